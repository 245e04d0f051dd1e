//! Go to implementation: from a statement of a draft, or from a fact of a model file, to what bears it out.

use super::analysis::Analysis;
use super::goto::{NavigationTarget, target};
use super::mentions::Subject;
use super::model_file::subject_in_model;
use super::spot::Spot;
use super::standing::statement;
use crate::model::{FactIdx, Model, SourceIdx};
use crate::text::Span;

/// Where a fact, or a source itself, was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The source's record in its model file.
    pub record: NavigationTarget,
    /// Where the source can be read, as the model file has it: the file that holds its text if it names one, else its
    /// address. A relative path counts from the model file's own folder.
    pub place: Option<String>,
    /// The words that say it, as they stand in the source.
    pub quote: Option<String>,
    /// Where the words stand: bytes of the source's text.
    pub at: Option<Span>,
}

/// What bears out the statement at `offset` (bytes of the draft), the source closest to the matter first. Nothing where the
/// draft states no fact of the model.
pub fn proofs(analysis: &Analysis, offset: u32) -> Vec<Proof> {
    stated_at(analysis, offset).map_or_else(Vec::new, |(fact, origin)| {
        proofs_of(&analysis.inputs.model, fact, origin)
    })
}

/// What bears out the fact that the model file at `path` speaks of at `offset` (bytes of that file); a source there stands
/// for itself.
pub fn proofs_in_model(model: &Model, path: &str, offset: u32) -> Vec<Proof> {
    let here = Span::new(offset, offset);
    match subject_in_model(model, path, offset) {
        Some(Subject::Fact(id)) => {
            let fact = model.fact_by_id(&id);
            fact.map_or_else(Vec::new, |fact| proofs_of(model, fact, here))
        }
        Some(Subject::Source(id)) => {
            let source = model.source_by_id(&id);
            let proof = source.and_then(|it| proof(model, it, here));
            proof.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The fact that the draft states at an offset, with its figure or in the words of a claim, and where.
fn stated_at(analysis: &Analysis, offset: u32) -> Option<(FactIdx, Span)> {
    let spot = Spot::at(analysis, offset)?;
    let model = &analysis.inputs.model;
    if let Some((idx, figure)) = spot.figure() {
        let fact = spot.facts_of_figure(model, idx).next()?;
        return Some((fact, spot.to_draft(figure.span)));
    }
    let paragraph = &spot.results.paragraph;
    let stated = |claim| Some((statement(model, paragraph, claim)?.fact, claim.whole));
    let (fact, whole) = spot.claims().find_map(stated)?;
    Some((fact, spot.to_draft(whole)))
}

fn proofs_of(model: &Model, fact: FactIdx, origin: Span) -> Vec<Proof> {
    let mut evidence: Vec<_> = model.fact(fact).evidence.iter().collect();
    evidence.sort_by_key(|it| model.source(it.source).tier);
    let proofs = evidence.into_iter().filter_map(|it| {
        Some(Proof {
            quote: it.quote.clone(),
            at: it.at,
            ..proof(model, it.source, origin)?
        })
    });
    proofs.collect()
}

fn proof(model: &Model, source: SourceIdx, origin: Span) -> Option<Proof> {
    let source = model.source(source);
    Some(Proof {
        record: target(model, source.declared, origin)?,
        place: source.text_file.clone().or_else(|| source.url.clone()),
        quote: None,
        at: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{self, FUNDS, FUNDS_PATH};
    use expect_test::{Expect, expect};

    fn draw(proofs: &[Proof]) -> String {
        let line = |it: &Proof| {
            let record = it.record.focus.slice(&it.record.text);
            format!("{record}, {:?}, {:?}\n", it.place, it.quote)
        };
        proofs.iter().map(line).collect()
    }

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        expected.assert_eq(&draw(&proofs(&analysis, offset)));
    }

    #[track_caller]
    fn check_in_model(part: &str, expected: Expect) {
        let analysis = fixture::with_funds("");
        let offset = Span::of(0..FUNDS.find(part).expect("a part")).end;
        let model = &analysis.inputs.model;
        expected.assert_eq(&draw(&proofs_in_model(model, FUNDS_PATH, offset)));
    }

    #[test]
    fn statements_lead_to_their_sources() {
        check(
            "Brightwater will invest $9 mil<|>lion in Northgate.",
            expect![[r#"
                notes, Some("notes/talk.txt"), Some("it will be nine million")
                wire, Some("https://wire.example/rails"), None
            "#]],
        );
        check(
            "Northgate Drills ma<|>kes the Mole Nine.",
            expect![[r#"
            wire, Some("https://wire.example/rails"), None
        "#]],
        );
        check("It cost $9 mil<|>lion.", expect![[r#""#]]);
        check("The c<|>at sat.", expect![[r#""#]]);
    }

    #[test]
    fn facts_and_sources_of_a_model_file() {
        check_in_model(
            "\"F2\"",
            expect![[r#"
            notes, Some("notes/talk.txt"), Some("it will be nine million")
            wire, Some("https://wire.example/rails"), None
        "#]],
        );
        check_in_model(
            "\"notes\", \"kind",
            expect![[r#"
            notes, Some("notes/talk.txt"), None
        "#]],
        );
        check_in_model("\"Northgate\", \"description", expect![[r#""#]]);
    }
}

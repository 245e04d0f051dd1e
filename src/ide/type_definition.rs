//! Go to type definition: from a figure or the words of a claim to the relation that they state, in the vocabulary; from a
//! name to its entity's record, which says of what kind it is.

use super::analysis::Analysis;
use super::goto::{NavigationTarget, target};
use super::mentions::Subject;
use super::model_file::subject_in_model;
use super::spot::Spot;
use crate::model::Model;
use crate::text::Span;

/// What sort of thing stands at `offset` (bytes of the draft); `None` where the model knows nothing of it.
pub fn type_definition(analysis: &Analysis, offset: u32) -> Option<NavigationTarget> {
    let spot = Spot::at(analysis, offset)?;
    let model = &analysis.inputs.model;
    if let Some(name) = spot.name() {
        let declared = model.entity(name.entity).declared;
        return target(model, declared, spot.to_draft(name.span));
    }
    let (claim, origin) = match spot.figure() {
        Some((idx, figure)) => (spot.claims_of_figure(idx).next()?, figure.span),
        None => {
            let claim = spot.claims().next()?;
            (claim, claim.span)
        }
    };
    let declared = model.relation(claim.relation).declared;
    target(model, declared, spot.to_draft(origin))
}

/// The relation of the fact that the model file at `path` speaks of at `offset` (bytes of that file).
pub fn type_definition_in_model(
    model: &Model,
    path: &str,
    offset: u32,
) -> Option<NavigationTarget> {
    let declared = match subject_in_model(model, path, offset)? {
        Subject::Fact(id) => {
            let fact = model.fact(model.fact_by_id(&id)?);
            model.relation(fact.relation).declared
        }
        Subject::Relation(id) => model.relation(model.relation_by_id(&id)?).declared,
        Subject::Entity(_) | Subject::Source(_) => return None,
    };
    target(model, declared, Span::new(offset, offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{self, FUNDS, FUNDS_PATH};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        let drawn = type_definition(&analysis, offset).map_or("nowhere".to_owned(), |it| {
            let origin = analysis.text.slice(it.origin).into_owned();
            format!("{origin} -> {} in {}", it.focus.slice(&it.text), it.path)
        });
        expected.assert_eq(&drawn);
    }

    #[test]
    fn claims_lead_to_their_relation_and_names_to_their_record() {
        check(
            "Brightwater will inv<|>est $9 million in Northgate.",
            expect!["will invest $9 million in Northgate -> invests_in in copydesk:/deals.json"],
        );
        check(
            "Brightwater will invest $9 mil<|>lion in Northgate.",
            expect!["$9 million -> invests_in in copydesk:/deals.json"],
        );
        check(
            "North<|>gate left.",
            expect!["Northgate -> Northgate in /story.model.json"],
        );
        check("It cost $9 mil<|>lion.", expect!["nowhere"]);
        check("The c<|>at sat.", expect!["nowhere"]);
    }

    #[test]
    fn facts_of_a_model_file_lead_to_their_relation() {
        let analysis = fixture::with_funds("");
        let model = &analysis.inputs.model;
        for (part, expected) in [("\"F4\"", Some("subsidiary_of")), ("\"Mole Nine\"", None)] {
            let offset = Span::of(0..FUNDS.find(part).expect("a part")).end + 1;
            let found = type_definition_in_model(model, FUNDS_PATH, offset);
            let focus = found.as_ref().map(|it| it.focus.slice(&it.text));
            assert_eq!(focus, expected);
        }
    }
}

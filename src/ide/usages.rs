//! Usages: where a draft mentions an entity or states a fact, with the figure that it prints and whether that agrees.

use std::collections::BTreeMap;

use super::analysis::Analysis;
use super::mentions::Subject;
use super::standing::{Agreement, Statement, statement};
use crate::draft::Block;
use crate::model::{EntityIdx, FactIdx, Model};
use crate::recognize::{Claim, Paragraph};
use crate::text::Span;

/// A place at which a draft uses a record of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Where: the name, or the figure, or the words of a claim that has no figure. Bytes of the draft.
    pub span: Span,
    /// The figure of a statement as it is printed, without markup; `None` for a name and for a claim without a figure.
    pub printed: Option<String>,
    /// Whether a statement agrees with its fact. `None` for a name, and where it is not to be told: a part of the amount, a
    /// denial, another occasion.
    pub agreement: Option<Agreement>,
}

/// Where a draft mentions an entity or states a fact, in reading order. Drafts mention no sources and no relations.
pub fn usages(analysis: &Analysis, subject: &Subject) -> Vec<Usage> {
    let model = &analysis.inputs.model;
    let mut found: Vec<Usage> = match subject {
        Subject::Entity(id) => {
            let entity = model.entity_by_id(id);
            let entity = entity.filter(|it| analysis.context.mentions(*it));
            // Most entities of a model are not in the draft, and then nothing is looked through.
            let names = entity.map(|entity| names(analysis).filter(move |it| it.0 == entity));
            names.into_iter().flatten().map(|it| it.1).collect()
        }
        Subject::Fact(id) => {
            let fact = model.fact_by_id(id);
            let stated = fact.map(|fact| statements(analysis).filter(move |it| it.0 == fact));
            stated.into_iter().flatten().map(|it| it.1).collect()
        }
        Subject::Source(_) | Subject::Relation(_) => Vec::new(),
    };
    put_in_order(&mut found);
    found
}

/// All that a draft uses, each subject with what [`usages`] gives for it: for an index of many drafts.
pub fn all_usages(analysis: &Analysis) -> BTreeMap<Subject, Vec<Usage>> {
    let model = &analysis.inputs.model;
    let names = names(analysis)
        .map(|(entity, usage)| (Subject::Entity(model.entity(entity).id.clone()), usage));
    let statements = statements(analysis)
        .map(|(fact, usage)| (Subject::Fact(model.fact(fact).id.clone()), usage));
    let mut all: BTreeMap<Subject, Vec<Usage>> = BTreeMap::new();
    for (subject, usage) in names.chain(statements) {
        all.entry(subject).or_default().push(usage);
    }
    all.values_mut().for_each(put_in_order);
    all
}

/// Claims of a block need not come in the order of their figures, and two may share one.
fn put_in_order(usages: &mut Vec<Usage>) {
    usages.sort_by_key(|it| it.span);
    usages.dedup_by_key(|it| it.span);
}

/// Every mention of an entity that counts, in reading order.
pub(super) fn names(analysis: &Analysis) -> impl Iterator<Item = (EntityIdx, Usage)> {
    analysis.blocks().flat_map(|(start, block, results)| {
        let names = results.paragraph.names.iter();
        let names = names.filter(|name| analysis.context.counts(name));
        names.map(move |name| {
            let usage = Usage {
                span: block.prose.to_draft(name.span).shifted(start),
                printed: None,
                agreement: None,
            };
            (name.entity, usage)
        })
    })
}

/// Every statement with each fact that it is about.
fn statements(analysis: &Analysis) -> impl Iterator<Item = (FactIdx, Usage)> {
    let model: &Model = &analysis.inputs.model;
    analysis.blocks().flat_map(move |(start, block, results)| {
        let paragraph = &results.paragraph;
        results.claims.iter().flat_map(move |claim| {
            let stated = statement(model, paragraph, claim);
            stated.into_iter().flat_map(move |stated| {
                let place = |span| block.prose.to_draft(span).shifted(start);
                let usage = usage(block, paragraph, claim, stated, place);
                facts(model, claim, stated).map(move |fact| (fact, usage.clone()))
            })
        })
    })
}

fn usage(
    block: &Block,
    paragraph: &Paragraph,
    claim: &Claim,
    stated: Statement,
    place: impl Fn(Span) -> Span,
) -> Usage {
    let figure = claim.figure.or(claim.date);
    let figure = figure.and_then(|idx| paragraph.figures.get(idx as usize));
    // A fact without a figure is stated by the claim's own words.
    let span = figure.map_or(claim.span, |figure| figure.span);
    Usage {
        span: place(span),
        printed: figure.map(|it| it.span.slice(block.prose.text()).to_owned()),
        agreement: stated.agreement,
    }
}

/// The facts that a statement is about: its own, and for an older amount also those that it replaced.
fn facts(model: &Model, claim: &Claim, stated: Statement) -> impl Iterator<Item = FactIdx> {
    let replaced = move |it: &FactIdx| {
        stated.agreement == Some(Agreement::Older)
            && model.fact(stated.fact).supersedes.contains(it)
    };
    let older = claim.facts.clone().into_iter().filter(replaced);
    std::iter::once(stated.fact).chain(older)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(subject: Subject, text: &str, expected: Expect) {
        let analysis = fixture::with_funds(text);
        let found = usages(&analysis, &subject);
        let drawn = found.iter().map(|it| {
            let agreement = it.agreement.map_or("?", Agreement::word);
            (it.span, it.printed.as_ref().map_or("named", |_| agreement))
        });
        expected.assert_eq(&fixture::draw(text, drawn));
    }

    #[track_caller]
    fn check_fact(id: &str, text: &str, expected: Expect) {
        check(Subject::Fact(id.into()), text, expected);
    }

    #[test]
    fn an_entity_is_used_wherever_it_is_named() {
        check(
            Subject::Entity("brightwater".into()),
            "Brightwater met OpenAI.\n\n> Brightwater's plan.",
            expect![[r#"
                Brightwater met OpenAI.
                ^^^^^^^^^^^ named
                > Brightwater's plan.
                  ^^^^^^^^^^^ named
            "#]],
        );
    }

    #[test]
    fn a_fact_is_stated_rightly_wrongly_and_as_it_was() {
        let text = "Brightwater will invest $9 million in Northgate.\n\nBrightwater will invest $7 million in Northgate.\n\nBrightwater will invest $8 million in Northgate.\n\nBrightwater will invest $9 million in OpenAI.\n";
        check_fact(
            "F2",
            text,
            expect![[r#"
            Brightwater will invest $9 million in Northgate.
                                    ^^^^^^^^^^ agrees
            Brightwater will invest $7 million in Northgate.
                                    ^^^^^^^^^^ older
            Brightwater will invest $8 million in Northgate.
                                    ^^^^^^^^^^ ?
        "#]],
        );
        check_fact(
            "F1",
            text,
            expect![[r#"
            Brightwater will invest $7 million in Northgate.
                                    ^^^^^^^^^^ older
        "#]],
        );
        check_fact("no such fact", text, expect![[r#""#]]);
    }

    #[test]
    fn what_is_disputed_is_neither_right_nor_wrong() {
        check_fact(
            "F3",
            "Northgate will invest $3 million in Brightwater.\n\nNorthgate will invest $4 million in Brightwater.",
            expect![[r#"
                Northgate will invest $3 million in Brightwater.
                                      ^^^^^^^^^^ disputed
                Northgate will invest $4 million in Brightwater.
                                      ^^^^^^^^^^ disputed
            "#]],
        );
    }

    #[test]
    fn a_denial_and_a_part_agree_with_nothing() {
        check_fact(
            "F2",
            "Brightwater will not invest $9 million in Northgate.\n\nBrightwater will invest an initial $2 million in Northgate.\n\nAmazon will not invest $50 billion in OpenAI.",
            expect![[r#"
                Brightwater will not invest $9 million in Northgate.
                                            ^^^^^^^^^^ ?
                Brightwater will invest an initial $2 million in Northgate.
                                                   ^^^^^^^^^^ ?
            "#]],
        );
    }

    #[test]
    fn all_of_them_are_those_of_each() {
        let text = "OpenAI and Amazon met. Amazon said it will invest $50 billion in OpenAI.\n\nBrightwater will invest $7 million in Northgate.";
        let analysis = fixture::with_funds(text);
        let all = all_usages(&analysis);
        assert!(all.len() >= 7, "{all:?}");
        for (subject, found) in &all {
            assert_eq!(found, &usages(&analysis, subject), "{subject:?}");
        }
    }
}

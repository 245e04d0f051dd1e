//! Hover inside a model file: what an id names, what a field, a word or a unit means.

use super::hover::{Hover, describe_entity, describe_fact};
use super::markup::{Markup, soft, strong, text};
use super::mentions::Subject;
use super::model_rename::subject;
use crate::model::{
    Exclusive, FactIdx, Model, Place, Relation, Sort, Unit, field_doc, place_at, words,
};

/// What is known at `offset` (bytes of the model file at `path`); `None` where there is nothing to say.
pub fn hover_in_model(model: &Model, path: &str, offset: u32) -> Option<Hover> {
    let number = model.file_by_path(path)?;
    let place = place_at(&model.file(number)?.text, offset).filter(|it| it.is_quoted)?;
    let mut markup = if place.is_name {
        let field = place.path.iter().copied().chain([place.text]);
        about_field(&field.collect::<Vec<_>>())
    } else {
        about_value(model, &place)
    };
    if markup.is_empty() && is_amount(&place) {
        let mut facts = (0..).map(FactIdx).zip(&model.facts);
        let own =
            facts.find(|(_, it)| it.declared.file == number && it.declared.full.covers(place.span));
        markup = own.map_or(markup, |(fact, _)| describe_fact(model, fact));
    }
    if markup.is_empty() && !place.is_name && matches!(place.path[..], ["entities", _]) {
        // What becomes of a name is said by the list that it stands in.
        markup = about_field(&place.path);
    }
    (!markup.is_empty()).then_some(Hover {
        span: place.span,
        markup,
    })
}

/// Whether a place is a number of a fact's value, which says little without its unit and bound.
fn is_amount(place: &Place<'_>) -> bool {
    matches!(&place.path[..], [.., "value", "amount" | "low" | "high"])
}

/// What a field means, by its path.
fn about_field(path: &[&str]) -> Markup {
    let mut markup = Markup::default();
    if let Some((name, doc)) = path.last().zip(field_doc(path)) {
        markup.paragraph([strong(*name), text(format!(": {doc}"))]);
    }
    markup
}

fn about_value(model: &Model, place: &Place<'_>) -> Markup {
    let mut markup = Markup::default();
    if let Some((sort, _)) = Sort::of(&place.path) {
        return about_record(model, &subject(sort, place.text));
    }
    if place.path.last() == Some(&"unit") {
        if let Some(unit) = Unit::parse(place.text) {
            markup.paragraph([strong(place.text), text(format!(": {}", unit.name(false)))]);
        }
        return markup;
    }
    let known = words(&place.path);
    if let Some(word) = known.iter().find(|it| it.name == place.text) {
        markup.paragraph([strong(place.text), text(format!(": {}", word.doc))]);
    }
    markup
}

fn about_record(model: &Model, subject: &Subject) -> Markup {
    let mut markup = Markup::default();
    match subject {
        Subject::Entity(id) => {
            if let Some(entity) = model.entity_by_id(id) {
                describe_entity(model, entity, &mut markup);
            }
        }
        Subject::Fact(id) => {
            if let Some(fact) = model.fact_by_id(id) {
                markup = describe_fact(model, fact);
            }
        }
        Subject::Source(id) => {
            if let Some(source) = model.source_by_id(id) {
                let source = model.source(source);
                let tier = format!(" · tier {}", source.tier);
                markup.paragraph([strong(source.citation()), soft(tier)]);
                if !source.title.is_empty() {
                    markup.paragraph([text(source.title.clone())]);
                }
            }
        }
        Subject::Relation(id) => {
            if let Some(relation) = model.relation_by_id(id) {
                about_relation(model.relation(relation), &mut markup);
            }
        }
    }
    markup
}

fn about_relation(relation: &Relation, markup: &mut Markup) {
    markup.paragraph([
        strong(format!("… {} …", relation.label)),
        soft(format!(" · back: … {} …", relation.inverse)),
    ]);
    let only = match relation.exclusive {
        Exclusive::No => "Any number of either side.",
        Exclusive::Subject => "An object has one subject.",
        Exclusive::Object => "A subject has one object at a time.",
        Exclusive::SubjectByRole => "An object has one subject where a role says “exclusive”.",
    };
    markup.paragraph([text(only)]);
    if let Some(example) = relation.patterns.iter().find_map(|it| it.examples.first()) {
        markup.paragraph([soft(format!("For example: {example}"))]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Layer, LayerFile};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (before, after) = text.split_once("<|>").expect("a cursor");
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: Layer::Story,
            path: "/story.model.json".into(),
            text: format!("{before}{after}").into(),
        });
        let model = Model::build(&files).0;
        let hover = hover_in_model(&model, "/story.model.json", before.len() as u32);
        expected.assert_eq(&hover.map_or_else(String::new, |it| it.markup.plain()));
    }

    #[test]
    fn ids_fields_words_and_units() {
        check(
            r#"{"facts": [{"subject": "ant<|>hropic"}]}"#,
            expect![[r#"
            Anthropic · company

            US company that develops AI models; maker of Claude

            Also: the Claude maker (metonym)

            • Anthropic makes Claude. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
            • OpenAI and Anthropic are rivals. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
            • The Pentagon labelled Anthropic a supply chain risk. · February 2026 · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
            • Anthropic worked with Palantir and AWS to put its models into classified military and intelligence systems. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
            • Anthropic won a Pentagon contract worth up to $200 million. · July 2025 · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”

            and 3 more in the model"#]],
        );
        check(
            r#"{"facts": [{"relation": "inv<|>ests_in"}]}"#,
            expect![[r#"
            … invests in … · back: … has as investor …

            Any number of either side.

            For example: Amazon will invest $50 billion in OpenAI."#]],
        );
        check(
            r#"{"facts": [{"supersedes": "S<|>12"}]}"#,
            expect![
                "OpenAI limited its government work to unclassified uses. · superseded · Reuters, wire of 17 March 2026"
            ],
        );
        check(
            r#"{"facts": [{"evidence": {"source": "reuters-2026-03-17<|>"}}]}"#,
            expect![[r#"
                Reuters, wire of 17 March 2026 · tier 2

                Reuters report on OpenAI, AWS and US government agencies"#]],
        );
        check(
            r#"{"facts": [{"ann<|>ounced": ""}]}"#,
            expect!["announced: When it was announced, or happened."],
        );
        check(
            r#"{"facts": [{"status": "pla<|>nned"}]}"#,
            expect!["planned: It is announced and not done."],
        );
        check(
            r#"{"facts": [{"value": {"bound": "up<|>_to"}}]}"#,
            expect!["up_to: Up to, as much as, no more than."],
        );
        check(
            r#"{"facts": [{"value": {"unit": "G<|>W"}}]}"#,
            expect!["GW: gigawatts"],
        );
        check(r#"{"facts": [{"statement": "so<|>me"}]}"#, expect![""]);
        check(
            r#"{"entities": [{"metonym": ["the big<|> harbour"]}]}"#,
            expect![[
                r#"metonym: What stands for it: "(the) Pentagon". An article in brackets may be missing."#
            ]],
        );
        check(
            r#"{"facts": [{"id": "F1", "subject": "amazon", "relation": "linked_to", "statement": "Amazon has 3 GW.", "value": {"amount": "<|>3", "unit": "GW"}}]}"#,
            expect!["Amazon has 3 GW."],
        );
    }
}

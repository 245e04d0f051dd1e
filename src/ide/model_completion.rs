//! Completion inside a model file: fields, words, units, and the ids of records with what they are.

use crate::model::{
    Entity, EntityIdx, EntityKind, KnownField, Model, Name, NameForm, Place, Sort, Unit, fields,
    place_at, words,
};
use crate::text::Span;

/// The most entries of one list. Further letters narrow it.
const MOST_ENTRIES: usize = 200;

/// Something to put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelCompletion {
    /// What the person reads and what is written, without quotation marks.
    pub label: String,
    /// In a few words, what it is.
    pub detail: String,
    /// What it means, for people.
    pub doc: String,
    /// The text to write, with quotation marks where there are none yet.
    pub insert: String,
    /// What it takes the place of: bytes of the file.
    pub replaces: Span,
    /// What it is.
    pub kind: ModelCompletionKind,
}

/// What is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelCompletionKind {
    /// The name of a field.
    Field,
    /// A word of the format.
    Word,
    /// A unit.
    Unit,
    /// An id.
    Id,
    /// A name that the model knows.
    Name,
}

/// What may stand at `offset` of the text of a model file. Works on broken text.
pub fn completions_in_model(model: &Model, text: &str, offset: u32) -> Vec<ModelCompletion> {
    let Some(place) = place_at(text, offset) else {
        return Vec::new();
    };
    if !place.is_name && place.path.ends_with(&["facts", "statement"]) {
        return names_in_sentence(model, &place, offset);
    }
    let mut list = if place.is_name {
        fields_of(&place)
    } else if place.path.ends_with(&["sources", "publisher"]) {
        publishers(model, &place)
    } else if let Some((sort, own)) = Sort::of(&place.path) {
        if own {
            Vec::new()
        } else {
            ids(model, sort, &place, typed(&place, offset))
        }
    } else if place.path.ends_with(&["value", "unit"]) {
        units(&place)
    } else {
        let known = words(&place.path).into_iter();
        known
            .map(|it| entry(&place, ModelCompletionKind::Word, it, String::new()))
            .collect()
    };
    let typed = typed(&place, offset).to_lowercase();
    list.retain(|it| {
        let fits = |text: &str| text.to_lowercase().contains(&typed);
        typed.is_empty()
            || fits(&it.label)
            // An id says little of what it stands for, and a unit's symbol too.
            || matches!(it.kind, ModelCompletionKind::Id | ModelCompletionKind::Unit)
                && (fits(&it.detail) || fits(&it.doc))
    });
    list.truncate(MOST_ENTRIES);
    list
}

/// The part of the text in quotes before the cursor.
fn typed<'t>(place: &Place<'t>, offset: u32) -> &'t str {
    let len = offset.saturating_sub(place.span.start) as usize;
    place.text.get(..len).unwrap_or(place.text)
}

/// The entities whose names go on from the word before the cursor, by the name that does. Only inside quotation marks.
fn names_in_sentence(model: &Model, place: &Place<'_>, offset: u32) -> Vec<ModelCompletion> {
    let before = typed(place, offset);
    let word = before.rsplit(|it: char| !it.is_alphanumeric()).next();
    let word = word.filter(|it| place.is_quoted && it.starts_with(char::is_uppercase));
    let Some(word) = word else {
        return Vec::new();
    };
    let known = |name: &Name| {
        let is_fit = !matches!(name.form, NameForm::Misspelt | NameForm::Former);
        // An article stands in the sentence already, or is left to the writer.
        let text = name.text.strip_prefix("the ").unwrap_or(&name.text);
        let goes_on = is_fit && text.starts_with(word) && is_plain(text);
        goes_on.then(|| text.to_owned())
    };
    let entities = model.entities.iter();
    let further = compiled_entities(model, &[], word);
    let entities = entities.chain(further.into_iter().map(|it| model.entity(it)));
    let found = entities.filter_map(|it| Some((it, it.names.iter().find_map(known)?)));
    let replaces = Span::new(offset - word.len() as u32, offset);
    found
        .map(|(entity, name)| ModelCompletion {
            replaces,
            ..known_name(place, &name, &entity.id, &entity.description)
        })
        .take(MOST_ENTRIES)
        .collect()
}

/// Who publishes: the publishers among the entities, and those that sources name.
fn publishers(model: &Model, place: &Place<'_>) -> Vec<ModelCompletion> {
    let entities = model.entities.iter();
    let entities = entities.filter(|it| it.kind == EntityKind::Publisher);
    let mut list: Vec<ModelCompletion> = entities
        .map(|it| known_name(place, it.name(), &it.id, &it.description))
        .collect();
    for source in &model.sources {
        let name = &source.publisher;
        // What is being typed is a publisher of the model, too.
        let is_new = name != place.text && list.iter().all(|it| it.label != *name);
        if is_new && !name.is_empty() {
            list.push(known_name(place, name, &source.id, ""));
        }
    }
    list.retain(|it| is_plain(&it.label));
    list
}

fn known_name(place: &Place<'_>, name: &str, id: &str, doc: &str) -> ModelCompletion {
    let known = KnownField {
        name: name.to_owned(),
        doc: doc.to_owned(),
    };
    entry(place, ModelCompletionKind::Name, known, id.to_owned())
}

/// Whether a name stands in JSON as it is.
fn is_plain(name: &str) -> bool {
    !name.contains(|it: char| matches!(it, '"' | '\\') || it.is_control())
}

fn fields_of(place: &Place<'_>) -> Vec<ModelCompletion> {
    let known = fields(&place.path).into_iter();
    known
        .filter(|it| it.name == place.text || !place.siblings.contains(&it.name.as_str()))
        .map(|it| {
            let mut entry = entry(place, ModelCompletionKind::Field, it, String::new());
            if !place.is_quoted {
                entry.insert += ": ";
            }
            entry
        })
        .collect()
}

/// The ids of this sort: all that people write, and those of compiled models that go on from what is typed.
fn ids(model: &Model, sort: Sort, place: &Place<'_>, typed: &str) -> Vec<ModelCompletion> {
    let id = |id: &str, detail: &str, doc: &str| {
        let known = KnownField {
            name: id.to_owned(),
            doc: doc.to_owned(),
        };
        entry(place, ModelCompletionKind::Id, known, detail.to_owned())
    };
    let compiled = match typed {
        "" => Vec::new(),
        typed => model.compiled_ids(sort, typed, MOST_ENTRIES),
    };
    match sort {
        Sort::Entity => {
            let entities = model.entities.iter();
            let further = compiled_entities(model, &compiled, typed);
            entities
                .chain(further.into_iter().map(|it| model.entity(it)))
                .map(|it| id(&it.id, it.name(), &who(it)))
                .collect()
        }
        Sort::Fact => {
            let further = compiled.iter().filter_map(|id| model.fact_by_id(id));
            let facts = model.facts.iter().chain(further.map(|it| model.fact(it)));
            facts.map(|it| id(&it.id, &it.statement, "")).collect()
        }
        Sort::Source => {
            let further = compiled.iter().filter_map(|id| model.source_by_id(id));
            let sources = model.sources.iter();
            let sources = sources.chain(further.map(|it| model.source(it)));
            sources
                .map(|it| id(&it.id, &it.citation(), &it.title))
                .collect()
        }
        Sort::Relation => {
            let relations = model.relations.iter();
            relations
                .map(|it| {
                    let example = it.patterns.iter().find_map(|it| it.examples.first());
                    id(&it.id, &it.label, example.map_or("", String::as_str))
                })
                .collect()
        }
    }
}

/// The entities of compiled models with these ids, and those with a name that begins with what is typed.
fn compiled_entities(model: &Model, ids: &[String], typed: &str) -> Vec<EntityIdx> {
    let named = match typed {
        "" => Vec::new(),
        typed => model.compiled_names(typed, MOST_ENTRIES),
    };
    let by_id = ids.iter().filter_map(|id| model.entity_by_id(id));
    let all = by_id.chain(named.into_iter().map(|it| it.0));
    let mut found = Vec::new();
    for entity in all {
        if !found.contains(&entity) {
            found.push(entity);
        }
    }
    found
}

/// What an entity is, and what else it is called.
fn who(entity: &Entity) -> String {
    let names = entity.names.iter();
    let names = names.filter(|name| name.form != NameForm::Misspelt);
    let names: Vec<&str> = names.skip(1).map(|name| name.text.as_str()).collect();
    let mut who = entity.description.clone();
    if !names.is_empty() {
        who += &format!("\n\nAlso: {}", names.join(", "));
    }
    who
}

fn units(place: &Place<'_>) -> Vec<ModelCompletion> {
    Unit::all_written()
        .filter(|unit| *unit != Unit::ONE)
        .map(|unit| {
            let known = KnownField {
                name: unit.symbol().to_owned(),
                doc: String::new(),
            };
            entry(
                place,
                ModelCompletionKind::Unit,
                known,
                unit.name(false).to_owned(),
            )
        })
        .collect()
}

fn entry(
    place: &Place<'_>,
    kind: ModelCompletionKind,
    known: KnownField,
    detail: String,
) -> ModelCompletion {
    let insert = if place.is_quoted {
        known.name.clone()
    } else {
        format!("\"{}\"", known.name)
    };
    ModelCompletion {
        label: known.name,
        detail,
        doc: known.doc,
        insert,
        replaces: place.span,
        kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (before, after) = text.split_once("<|>").expect("a cursor");
        let text = format!("{before}{after}");
        let list = completions_in_model(&Model::seed(), &text, before.len() as u32);
        let drawn = list.iter().take(6).map(|it| {
            let over = it.replaces.slice(&text);
            format!("{} [{}] {over} → {}\n", it.label, it.detail, it.insert)
        });
        expected.assert_eq(&drawn.collect::<String>());
    }

    #[test]
    fn names_that_the_model_knows() {
        check(
            r#"{"facts": [{"statement": "In May Ama<|>"}]}"#,
            expect![[r#"
                Amazon [amazon] Ama → Amazon
                Amazon Web Services [aws] Ama → Amazon Web Services
                Amazon Bedrock [bedrock] Ama → Amazon Bedrock
            "#]],
        );
        check(
            r#"{"facts": [{"statement": "In May Pent<|> said"}]}"#,
            expect![[r#"
                Pentagon [dod] Pent → Pentagon
            "#]],
        );
        check(
            r#"{"facts": [{"statement": "In Amazon <|>"}]}"#,
            expect![[r#""#]],
        );
        check(
            r#"{"facts": [{"statement": "It bought ama<|>"}]}"#,
            expect![[r#""#]],
        );
        check(
            r#"{"sources": [{"publisher": "re<|>"}]}"#,
            expect![[r#"
            Reuters [reuters] re → Reuters
        "#]],
        );
        check(
            r#"{"sources": [{"publisher": <|>}]}"#,
            expect![[r#"
            Reuters [reuters]  → "Reuters"
            OpenAI and Amazon [openai-amazon-release-2026-02-27]  → "OpenAI and Amazon"
        "#]],
        );
    }

    #[test]
    fn ids_by_their_names() {
        check(
            r#"{"facts": [{"subject": "pentag<|>"}]}"#,
            expect![[r#"
                dod [US Department of Defense] pentag → dod
            "#]],
        );
        check(
            "{\"facts\": [{\"subject\": \"palan<|>\n}]}",
            expect![[r#"
                palantir [Palantir] palan → palantir
            "#]],
        );
        check(
            r#"{"facts": [{"relation": "inv<|>"}]}"#,
            expect![[r#"
            invests_in [invests in] inv → invests_in
        "#]],
        );
        check(
            r#"{"facts": [{"supersedes": ["S2<|>"]}]}"#,
            expect![[r#"
            S2 [OpenAI makes ChatGPT.] S2 → S2
            S20 [OpenAI and Amazon will develop customised models for Amazon's customer-facing applications.] S2 → S20
            S21 [Amazon will invest $50 billion in OpenAI.] S2 → S21
            S22 [AWS is a unit of Amazon.] S2 → S22
            S22a [Bedrock is an AWS product.] S2 → S22a
            S22b [Trainium is an AWS product.] S2 → S22b
        "#]],
        );
        check(
            r#"{"facts": [{"evidence": [{"source": <|>}]}]}"#,
            expect![[r#"
                article-2026-03 [article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”]  → "article-2026-03"
                reuters-2026-03-17 [Reuters, wire of 17 March 2026]  → "reuters-2026-03-17"
                openai-amazon-release-2026-02-27 [OpenAI and Amazon, release of 27 February 2026]  → "openai-amazon-release-2026-02-27"
            "#]],
        );
        check(r#"{"facts": [{"id": "<|>"}]}"#, expect![""]);
    }

    #[test]
    fn words_units_and_fields() {
        check(
            r#"{"facts": [{"value": {"bound": "<|>"}}]}"#,
            expect![[r#"
            exact []  → exact
            about []  → about
            up_to []  → up_to
            at_least []  → at_least
            more_than []  → more_than
            less_than []  → less_than
        "#]],
        );
        check(
            r#"{"facts": [{"value": {"unit": "giga<|>"}}]}"#,
            expect![[r#"
                GL [gigalitres] giga → GL
                Gt [gigatonnes] giga → Gt
                GtCO2 [gigatonnes of CO2] giga → GtCO2
                GW [gigawatts] giga → GW
                GWh [gigawatt hours] giga → GWh
                GJ [gigajoules] giga → GJ
            "#]],
        );
        check(
            r#"{"entities": [{"kind": "p<|>"}]}"#,
            expect![[r#"
            company [] p → company
            public_body [] p → public_body
            publisher [] p → publisher
            person [] p → person
            product [] p → product
            place [] p → place
        "#]],
        );
        check(
            r#"{"sources": [{"kind": "w<|>"}]}"#,
            expect![[r#"
                wire [] w → wire
                interview [] w → interview
            "#]],
        );
        check(
            r#"{"facts": [{"id": "a", "st<|>": ""}]}"#,
            expect![[r#"
                statement [] st → statement
                status [] st → status
            "#]],
        );
        check(
            r#"{"facts": [{"id": "a", "status": "planned", <|>}]}"#,
            expect![[r#"
                announced []  → "announced": 
                attributed_to []  → "attributed_to": 
                comment []  → "comment": 
                disputes []  → "disputes": 
                evidence []  → "evidence": 
                for []  → "for": 
            "#]],
        );
        check(
            r#"{<|>}"#,
            expect![[r#"
            $schema []  → "$schema": 
            comment []  → "comment": 
            entities []  → "entities": 
            facts []  → "facts": 
            relations []  → "relations": 
            sources []  → "sources": 
        "#]],
        );
    }
}

//! One model file read: its records, each with its place, and what is wrong with it. Ids are still words here; `build`
//! puts the files together and finds out what they name. The format is described in `docs/fact-model.md`.

mod entity;
mod fact;
mod records;
mod relation;
mod words;

use jsonc_parser::ast::{Object, Value};

use super::declared::{Declared, ModelFileIdx};
use super::json::documents;
use super::problem::{Problem, ProblemCode};
use super::reader::{Fields, Located, Reader, type_of};
use super::source::Source;
use crate::text::Span;
use entity::entity;
use fact::fact;
use relation::relation;
use words::{ARRAYS, SOURCE_FIELDS, SOURCE_KINDS};

pub(super) use records::{EntityRecord, FactRecord, Party, RelationRecord, SourceRecord};
#[cfg(test)]
pub(super) use words::{FORMAT, WORDS};
pub(super) use words::{KINDS, NAME_LISTS};

/// The records of one model file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedFile {
    pub(super) sources: Vec<SourceRecord>,
    pub(super) entities: Vec<EntityRecord>,
    pub(super) relations: Vec<RelationRecord>,
    pub(super) facts: Vec<FactRecord>,
    /// The ids of records that were left out for their faults, and what each is.
    pub(super) left_out: Vec<(&'static str, String)>,
    /// What is wrong with the text, in the order of the file. Problems that need the other files to be seen come from
    /// [`super::Model::build`].
    pub problems: Vec<Problem>,
}

/// Reads a model file: one JSON document, or JSON Lines with one document's arrays, or one record of an array, a line.
///
/// Never fails: a broken text gives its problems and the records that can be read. All spans are bytes of `text`.
pub fn parse_model_file(text: &str) -> ParsedFile {
    let mut file = ParsedFile::default();
    let mut problems = Vec::new();
    for document in documents(text, &mut problems) {
        let mut reader = Reader {
            base: document.base,
            problems: &mut problems,
        };
        match document.array {
            Some(array) => file.record(array, &document.value, &mut reader),
            None => file.document(&document.value, &mut reader),
        }
    }
    problems.sort_by_key(|problem| problem.span);
    file.problems = problems;
    file
}

impl ParsedFile {
    fn document(&mut self, value: &Value<'_>, reader: &mut Reader<'_>) {
        let Value::Object(object) = value else {
            let message = format!("a model file is a record in braces, not {}", type_of(value));
            let mend = "write {\"entities\": […], \"facts\": […]}";
            return reader.problem(ProblemCode::WrongType, value, message, mend);
        };
        let fields = reader.fields(object, ARRAYS);
        for array in ARRAYS {
            if let Some(list) = fields.get(array) {
                for record in reader.list(list) {
                    self.record(array, record, reader);
                }
            }
        }
    }

    fn record(&mut self, array: &str, value: &Value<'_>, reader: &mut Reader<'_>) {
        let Some(object) = reader.object(array, value) else {
            return;
        };
        let left_out = &mut self.left_out;
        let mut note = |what| left_out.extend(id_of(object).map(|it| (what, it)));
        match array {
            "sources" => put(source(object, reader), &mut self.sources, || note("source")),
            "entities" => put(entity(object, reader), &mut self.entities, || {
                note("entity")
            }),
            "relations" => put(relation(object, reader), &mut self.relations, || {
                note("relation");
            }),
            _ => put(fact(object, reader), &mut self.facts, || note("fact")),
        }
    }
}

fn put<R>(record: Option<R>, records: &mut Vec<R>, or_else: impl FnOnce()) {
    match record {
        Some(record) => records.push(record),
        None => or_else(),
    }
}

/// The id that a record gives itself.
fn id_of(object: &Object<'_>) -> Option<String> {
    object.get_string("id").map(|it| it.value.to_string())
}

fn declared(full: Span, focus: Span) -> Declared {
    Declared {
        file: ModelFileIdx::default(),
        full,
        focus,
    }
}

fn optional_text(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Option<String> {
    fields
        .get(name)
        .and_then(|value| reader.text(name, value))
        .map(|it| it.text)
}

fn optional_texts(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Vec<Located> {
    fields
        .get(name)
        .map_or_else(Vec::new, |value| reader.texts(name, value))
}

fn plain_texts(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Vec<String> {
    optional_texts(fields, name, reader)
        .into_iter()
        .map(|it| it.text)
        .collect()
}

fn flag(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> bool {
    match fields.get(name) {
        None => false,
        Some(Value::BooleanLit(literal)) => literal.value,
        Some(other) => {
            let message = format!("\"{name}\" wants true or false");
            reader.problem(ProblemCode::WrongType, other, message, "");
            false
        }
    }
}

fn source(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<SourceRecord> {
    let fields = reader.fields(object, SOURCE_FIELDS);
    let id = reader.required(&fields, object, "id", "source")?;
    let kind = fields.get("kind");
    if let Some(kind) = kind {
        reader.word("kind", kind, SOURCE_KINDS);
    }
    let located = |name: &str, reader: &mut Reader<'_>| {
        let value = fields.get(name)?;
        reader.text(name, value)
    };
    let (text_file, sha256) = (located("file", reader), located("sha256", reader));
    let source = Source {
        id: id.text.clone(),
        kind: kind
            .and_then(Value::as_string_lit)
            .map_or_else(String::new, |it| it.value.to_string()),
        tier: tier(&fields, reader),
        publisher: optional_text(&fields, "publisher", reader).unwrap_or_default(),
        title: optional_text(&fields, "title", reader).unwrap_or_default(),
        published: fields
            .get("published")
            .and_then(|value| reader.date("published", value)),
        url: optional_text(&fields, "url", reader),
        text_file: text_file.clone().map(|it| it.text),
        sha256: sha256.clone().map(|it| it.text),
        spans: [text_file, sha256].map(|it| it.unwrap_or_default().span),
        derived_from: Vec::new(),
        declared: declared(reader.span(object), id.span),
    };
    let derived_from = optional_texts(&fields, "derived_from", reader);
    Some(SourceRecord {
        id,
        source,
        derived_from,
    })
}

/// The tier of a source; the weakest where none is given, so that nothing rests on an unknown source alone.
fn tier(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> u8 {
    let Some(value) = fields.get("tier") else {
        return 3;
    };
    let tier = value
        .as_number_lit()
        .and_then(|it| it.value.parse().ok())
        .filter(|tier| (1..=3).contains(tier));
    if tier.is_none() {
        let mend = "1 primary, 2 first-hand or wire, 3 rewrite";
        reader.problem(
            ProblemCode::UnknownWord,
            value,
            "a tier is 1, 2 or 3; 3 is taken".to_owned(),
            mend,
        );
    }
    tier.unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{check, report};
    use super::words::{ENTITY_FIELDS, FACT_FIELDS, IDENTIFIERS, RELATION_FIELDS};
    use super::*;
    use expect_test::{Expect, expect};

    /// The problems of one fact with these fields beside the needed ones.
    #[track_caller]
    fn check_fact(fields: &str, expected: Expect) {
        check(
            &format!(
                r#"{{"entities": [{{"id": "a", "kind": "company", "name": "Aldous"}}],
                "facts": [{{"id": "F", "subject": "a", "relation": "linked_to", "statement": "It is.", {fields}}}]}}"#
            ),
            expected,
        );
    }

    #[test]
    fn fields_that_the_format_does_not_know() {
        check(
            r#"{"entites": []}"#,
            expect![[r#"
                1:2 “"entites"”: model-unknown-field: no field "entites" is known here; it is left out; perhaps "entities" | "entities"
            "#]],
        );
        check(
            r#"{"comment": "ours", "$schema": "x", "entities": [{"comment": "-", "id": "a", "kind": "company", "name": "A"}]}"#,
            expect![""],
        );
        check(
            r#"{"entities": [{"id": "a", "kind": "company", "name": "A", "aliases": ["B"], "colour": 1}]}"#,
            expect![[r#"
                1:59 “"aliases"”: model-unknown-field: no field "aliases" is known here; it is left out; perhaps "alias" | "alias"
                1:77 “"colour"”: model-unknown-field: no field "colour" is known here; it is left out; one of id, kind, name, alias, abbreviation, legal, short, metonym, former, misspelt, variant, weak, needs, needs_words, not_before, not_after, not, not_alone_after_the, well_known, description, ids
            "#]],
        );
        check_fact(
            r#""suject": "b""#,
            expect![[r#"
                2:103 “"suject"”: model-unknown-field: no field "suject" is known here; it is left out; perhaps "subject" | "subject"
            "#]],
        );
    }

    #[test]
    fn fields_twice_missing_or_of_a_wrong_type() {
        check(
            r#"{"entities": [{"id": "a", "id": "b", "kind": "company", "name": "A"}]}"#,
            expect![[r#"
                1:27 “"id"”: model-duplicate-field: "id" stands twice in this record; the first counts; take one of them away
            "#]],
        );
        check(
            r#"{"entities": [{"id": "a"}, {"id": "", "kind": "company", "name": "A"}]}"#,
            expect![[r#"
                1:15 “{”: model-missing-field: this entity has no "name"; it is left out; add "name": "…"
                1:15 “{”: model-missing-field: this entity has no "kind"; it is left out; add "kind": "…"
                1:35 “""”: model-missing-field: "id" is empty; this entity is left out
            "#]],
        );
        check(
            r#"{"entities": [{"id": 7, "kind": "company", "name": "A"}], "facts": "none", "sources": 1}"#,
            expect![[r#"
                1:22 “7”: model-wrong-type: "id" wants text in double quotes, not a number
                1:68 “"none"”: model-wrong-type: "facts" wants a record in braces, not text
                1:87 “1”: model-wrong-type: "sources" wants a record in braces, not a number
            "#]],
        );
        check(
            r#"{"facts": [{"id": "F"}]}"#,
            expect![[r#"
                1:12 “{”: model-missing-field: this fact has no "subject"; it is left out; add "subject": "…"
                1:12 “{”: model-missing-field: this fact has no "relation"; it is left out; add "relation": "…"
                1:12 “{”: model-missing-field: this fact has no "statement"; it is left out; add "statement": "…"
            "#]],
        );
        check(
            "[1]",
            expect![[r#"
                1:1 “[1]”: model-wrong-type: a model file is a record in braces, not a list; write {"entities": […], "facts": […]}
            "#]],
        );
    }

    #[test]
    fn words_that_a_field_does_not_know() {
        check(
            r#"{"entities": [{"id": "a", "kind": "compny", "name": "A"}]}"#,
            expect![[r#"
                1:36 “compny”: model-unknown-word: "compny" is no kind; one of company, public_body, publisher, person, product, place, event | company
            "#]],
        );
        check(
            r#"{"sources": [{"id": "s", "kind": "blog", "tier": 4}]}"#,
            expect![[r#"
                1:35 “blog”: model-unknown-word: "blog" is no kind; one of filing, order, release, wire, article, interview
                1:50 “4”: model-unknown-word: a tier is 1, 2 or 3; 3 is taken; 1 primary, 2 first-hand or wire, 3 rewrite
            "#]],
        );
        check_fact(
            r#""status": "plannd""#,
            expect![[r#"
                2:114 “plannd”: model-unknown-word: "plannd" is no status; one of current, planned, conditional, superseded, disputed, retracted | planned
            "#]],
        );
    }

    #[test]
    fn amounts_and_units() {
        check_fact(
            r#""value": {"amount": "1,000", "unit": "USD"}"#,
            expect![[r#"
                2:123 “"1,000"”: model-not-a-decimal: "1,000" is no decimal number; the fact keeps no value; digits with at most one point and no separators, in quotes: "1500000000", "2.5"
            "#]],
        );
        check_fact(
            r#""value": {"amount": 2.5, "unit": "GW"}"#,
            expect![[r#"
                2:123 “2.5”: model-not-a-decimal: the amount 2.5 stands without quotes, so other programs would round it; put it into double quotes | "2.5"
            "#]],
        );
        check_fact(
            r#""value": {"amount": "2e9", "unit": "USD"}"#,
            expect![[r#"
                2:123 “"2e9"”: model-not-a-decimal: "2e9" is no decimal number; the fact keeps no value; digits with at most one point and no separators, in quotes: "1500000000", "2.5"
            "#]],
        );
        check_fact(
            r#""value": {"amount": "2", "unit": "Gw"}"#,
            expect![[r#"
                2:137 “Gw”: model-unknown-unit: nobody here knows the unit "Gw"; the fact keeps no value; perhaps "GW" | GW
            "#]],
        );
        check_fact(
            r#""value": {"unit": "USD"}"#,
            expect![[r#"
                2:112 “{"unit": "USD"}”: model-missing-field: this value has no "amount"; a value is "amount" with "unit" and "bound"; with the bound "between", "low" and "high"
            "#]],
        );
        check_fact(
            r#""value": {"low": "5", "high": "2", "bound": "between"}"#,
            expect![[r#"
                2:112 “{"low": "5", "high": "2", "bound": "between"}”: model-not-a-decimal: the range ends (2) below its start (5); the fact keeps no value; change "low" and "high"
            "#]],
        );
        check_fact(
            r#""value": {"amount": "5", "bound": "upto"}"#,
            expect![[r#"
                2:138 “upto”: model-unknown-word: "upto" is no bound; one of exact, about, up_to, at_least, more_than, less_than, between | up_to
            "#]],
        );
        check_fact(
            r#""value": {"low": "2", "high": "5", "bound": "between"}"#,
            expect![""],
        );
        check_fact(
            r#""value": {"amount": "-79228162514264337593543950335"}"#,
            expect![""],
        );
        check_fact(
            r#""value": {"amount": "79228162514264337593543950336"}"#,
            expect![[r#"
                2:123 “"79228162514264337593543950336"”: model-not-a-decimal: "79228162514264337593543950336" has more digits than can be kept; the fact keeps no value; 28 digits are exact; write fewer
            "#]],
        );
    }

    #[test]
    fn dates_and_places_of_quotes() {
        check_fact(
            r#""announced": "2026-02-30""#,
            expect![[r#"
                2:117 “2026-02-30”: model-not-a-date: "2026-02-30" is no date; write 2026-03-17, 2026-03 or 2026
            "#]],
        );
        check_fact(
            r#""announced": "March 2026""#,
            expect![[r#"
                2:117 “March 2026”: model-not-a-date: "March 2026" is no date; write 2026-03-17, 2026-03 or 2026
            "#]],
        );
        check_fact(
            r#""valid": {"from": "2026-03", "to": "2026-02"}"#,
            expect![[r#"
                2:138 “"2026-02"”: model-dates-out-of-order: the fact ends (2026-02) before it begins (2026-03); change "from" and "to"
            "#]],
        );
        check_fact(r#""valid": {"from": "2026-03", "to": "2026"}"#, expect![""]);
        check_fact(
            r#""evidence": [{"source": "s", "quote": "né", "at": [4, 6]}]"#,
            expect![[r#"
                2:128 “s”: model-unknown-id: no source has the id "s"; add the source with this id, or name another
                2:153 “[4, 6]”: model-quote: the place [4, 6) cannot hold this quote; the end is the start plus the quote's length in UTF-8 bytes
            "#]],
        );
        check_fact(
            r#""evidence": {"source": "s", "at": [4]}"#,
            expect![[r#"
                2:127 “s”: model-unknown-id: no source has the id "s"; add the source with this id, or name another
                2:137 “[4]”: model-quote: a place is two numbers, the first byte and the one after the last; write "at": [120, 164]
            "#]],
        );
    }

    #[test]
    fn weak_names_need_something() {
        check(
            r#"{"entities": [{"id": "a", "kind": "product", "name": "Lumen Orbit", "weak": ["Orbit"]}]}"#,
            expect![[r#"
                1:79 “Orbit”: model-weak-without-needs: "Orbit" is weak but needs nothing, so it never counts; add "needs": [ids of entities] or "needs_words": [words] that must be near
            "#]],
        );
        check(
            r#"{"entities": [{"id": "a", "kind": "product", "name": "Orbit", "weak": "Orbit", "needs_words": "moon"}]}"#,
            expect![""],
        );
    }

    #[test]
    fn a_record_keeps_the_place_of_its_name() {
        let text = r#"{"entities": [{"id": "a", "kind": "company", "name": "Zoë & Co", "metonym": "(the) Works"}]}"#;
        let file = parse_model_file(text);
        let entity = &file.entities[0].entity;
        assert_eq!(entity.declared.focus.slice(text), "Zoë & Co");
        assert_eq!(entity.declared.full.slice(text), &text[14..text.len() - 2]);
        assert_eq!(entity.names[1].text, "the Works");
        assert!(entity.names[1].article_optional);
        assert_eq!(entity.names[1].at.slice(text), "(the) Works");
    }

    #[test]
    fn the_manual_names_every_field() {
        let manual = include_str!("../../docs/fact-model.md");
        let lists = [
            ARRAYS,
            SOURCE_FIELDS,
            ENTITY_FIELDS,
            FACT_FIELDS,
            RELATION_FIELDS,
            IDENTIFIERS,
        ];
        for field in lists.into_iter().flatten() {
            let named =
                manual.contains(&format!("`{field}`")) || manual.contains(&format!("\"{field}\""));
            assert!(named, "docs/fact-model.md does not speak of {field}");
        }
    }

    #[test]
    fn the_manuals_examples_are_model_files() {
        let manual = include_str!("../../docs/fact-model.md");
        let mut count = 0;
        for example in manual
            .split("```json\n")
            .skip(1)
            .filter_map(|it| it.split("```").next())
        {
            assert_eq!(report(example), "", "{example}");
            count += 1;
        }
        assert_eq!(count, 3);
    }
}

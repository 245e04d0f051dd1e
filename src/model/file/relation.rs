//! Relations of a model file, with their sentence patterns.

use jsonc_parser::ast::{Object, Value};

use super::super::entity::EntityKind;
use super::super::reader::{Fields, Reader};
use super::super::relation::{PatternSource, Relation};
use super::records::RelationRecord;
use super::words::{EXCLUSIVES, KINDS, RELATION_FIELDS};
use super::{declared, optional_text, plain_texts};

pub(super) fn relation(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<RelationRecord> {
    let fields = reader.fields(object, RELATION_FIELDS);
    let id = reader.required(&fields, object, "id", "relation")?;
    let readable = id.text.replace('_', " ");
    let relation = Relation {
        id: id.text.clone(),
        label: optional_text(&fields, "label", reader).unwrap_or_else(|| readable.clone()),
        inverse: optional_text(&fields, "inverse", reader).unwrap_or(readable),
        subject_kinds: kinds(&fields, "subject_kinds", reader),
        object_kinds: kinds(&fields, "object_kinds", reader),
        exclusive: fields
            .get("exclusive")
            .and_then(|value| reader.word("exclusive", value, EXCLUSIVES))
            .unwrap_or_default(),
        cues: plain_texts(&fields, "cues", reader),
        patterns: patterns(&fields, reader),
        declared: declared(reader.span(object), id.span),
    };
    Some(RelationRecord { id, relation })
}

fn kinds(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Vec<EntityKind> {
    fields.get(name).map_or_else(Vec::new, |value| {
        reader
            .list(value)
            .iter()
            .filter_map(|it| reader.word("kind", it, KINDS))
            .collect()
    })
}

fn patterns(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Vec<PatternSource> {
    let Some(value) = fields.get("patterns") else {
        return Vec::new();
    };
    reader
        .list(value)
        .iter()
        .filter_map(|it| pattern(it, reader))
        .collect()
}

fn pattern(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<PatternSource> {
    let object = reader.object("patterns", value)?;
    let fields = reader.fields(object, &["text", "examples", "counter_examples"]);
    let text = reader.required(&fields, object, "text", "pattern")?;
    Some(PatternSource {
        text: text.text,
        examples: plain_texts(&fields, "examples", reader),
        counter_examples: plain_texts(&fields, "counter_examples", reader),
        declared: declared(reader.span(object), text.span),
    })
}

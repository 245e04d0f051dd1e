//! Records of compiled models as people would write them: a place for an editor to go to, since nobody can read the file.

use std::fmt::Write;

use super::super::entity::{Entity, EntityIdx, Name, NameForm};
use super::super::file::{KINDS, NAME_LISTS};
use super::super::index::Model;
use crate::text::Span;

/// An entity of a compiled model as the text of a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRecord {
    /// The text: the entity, and the facts of the compiled model that name it.
    pub text: String,
    /// Where the entity's record stands in it, in bytes.
    pub full: Span,
    /// Where the entity's own name stands in it, in bytes.
    pub focus: Span,
}

impl Model {
    /// The record of an entity of a compiled model as a model file; `None` for an entity that people write, which has a place
    /// of its own, and for one that cannot be read.
    pub fn shown_record(&self, entity: EntityIdx) -> Option<ShownRecord> {
        let (laid, number) = self.laid_entity(entity)?;
        let (record, facts) = self.stored(laid, number)?;
        let mut text = String::from("{\n  \"entities\": [\n    ");
        let start = text.len();
        let focus = self.put_entity(record, &mut text);
        let full = Span::of(start..text.len());
        text += "\n  ],\n  \"facts\": [";
        for (idx, &number) in facts.iter().enumerate() {
            let (json, ..) = laid.compiled.fact(number)?;
            text += if idx > 0 { ",\n    " } else { "\n    " };
            text += &json;
        }
        text += "\n  ]\n}\n";
        Some(ShownRecord { text, full, focus })
    }

    /// Appends an entity; tells where its name stands, without the quotes.
    fn put_entity(&self, entity: &Entity, out: &mut String) -> Span {
        let kind = KINDS.iter().find(|(_, it)| *it == entity.kind);
        // Writing to a string cannot fail.
        let _ = write!(out, "{{ \"id\": {}", quoted(&entity.id));
        let _ = write!(
            out,
            ", \"kind\": {}, \"name\": ",
            quoted(kind.map_or("", |it| it.0))
        );
        let start = out.len() + 1;
        *out += &quoted(entity.name());
        let focus = Span::of(start..out.len() - 1);
        let lists = NAME_LISTS.iter().filter(|it| it.1 != NameForm::Former);
        for (list, form) in lists {
            let names = entity.names.iter().filter(|it| it.form == *form);
            put_list(list, names.map(written), out);
        }
        let former = entity.names.iter().filter(|it| it.form == NameForm::Former);
        let former: Vec<String> = former
            .map(|it| {
                let until = it
                    .until
                    .map(|it| format!(", \"until\": {}", quoted(&it.to_string())));
                format!(
                    "{{ \"name\": {}{} }}",
                    quoted(&it.text),
                    until.unwrap_or_default()
                )
            })
            .collect();
        if !former.is_empty() {
            let _ = write!(out, ", \"former\": [{}]", former.join(", "));
        }
        let needs = entity.needs.iter().map(|it| self.entity(*it).id.clone());
        put_list("needs", needs, out);
        for (list, texts) in [
            ("needs_words", &entity.needs_words),
            ("not_before", &entity.not_before),
            ("not_after", &entity.not_after),
            ("not", &entity.not),
        ] {
            put_list(list, texts.iter().cloned(), out);
        }
        if !entity.description.is_empty() {
            let _ = write!(out, ", \"description\": {}", quoted(&entity.description));
        }
        let ids = entity.ids.iter();
        let ids: Vec<String> = ids
            .map(|(scheme, id)| format!("{}: {}", quoted(scheme), quoted(id)))
            .collect();
        if !ids.is_empty() {
            let _ = write!(out, ", \"ids\": {{ {} }}", ids.join(", "));
        }
        *out += " }";
        focus
    }
}

/// A name as a model file writes it.
fn written(name: &Name) -> String {
    match name
        .text
        .strip_prefix("the ")
        .filter(|_| name.article_optional)
    {
        Some(bare) => format!("(the) {bare}"),
        None => name.text.clone(),
    }
}

fn put_list(list: &str, texts: impl Iterator<Item = String>, out: &mut String) {
    let texts: Vec<String> = texts.map(|it| quoted(&it)).collect();
    if !texts.is_empty() {
        let _ = write!(out, ", \"{list}\": [{}]", texts.join(", "));
    }
}

/// A text as JSON (RFC 8259).
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

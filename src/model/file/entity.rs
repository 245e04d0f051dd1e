//! Entities of a model file, with their names by behaviour.

use jsonc_parser::ast::{Object, Value};

use super::super::calendar::PartialDate;
use super::super::entity::{Entity, Name, NameForm};
use super::super::problem::{Problem, ProblemCode};
use super::super::reader::{Fields, Located, Reader};
use super::records::EntityRecord;
use super::words::{ENTITY_FIELDS, IDENTIFIERS, KINDS, NAME_LISTS};
use super::{declared, flag, optional_text, optional_texts, plain_texts};
use crate::text::Span;

pub(super) fn entity(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<EntityRecord> {
    let fields = reader.fields(object, ENTITY_FIELDS);
    let id = reader.required(&fields, object, "id", "entity");
    let name = reader.required(&fields, object, "name", "entity");
    let kind_text = reader.required(&fields, object, "kind", "entity");
    let (id, name, _) = (id?, name?, kind_text?);
    let kind = fields
        .get("kind")
        .and_then(|value| reader.word("kind", value, KINDS))?;
    let (ids, id_spans) = identifiers(&fields, reader);
    let focus = name.span;
    let entity = Entity {
        id: id.text.clone(),
        kind,
        names: names(name, &fields, reader),
        needs: Vec::new(),
        needs_words: plain_texts(&fields, "needs_words", reader),
        not_before: plain_texts(&fields, "not_before", reader),
        not_after: plain_texts(&fields, "not_after", reader),
        not: plain_texts(&fields, "not", reader),
        not_alone_after_the: flag(&fields, "not_alone_after_the", reader),
        well_known: flag(&fields, "well_known", reader),
        description: optional_text(&fields, "description", reader).unwrap_or_default(),
        ids,
        declared: declared(reader.span(object), focus),
    };
    let needs = optional_texts(&fields, "needs", reader);
    weak_needs(&entity, &needs, reader);
    Some(EntityRecord {
        id,
        entity,
        needs,
        id_spans,
    })
}

fn weak_needs(entity: &Entity, needs: &[Located], reader: &mut Reader<'_>) {
    if !needs.is_empty() || !entity.needs_words.is_empty() {
        return;
    }
    if let Some(weak) = entity.names.iter().find(|name| name.form == NameForm::Weak) {
        let message = format!(
            "\"{}\" is weak but needs nothing, so it never counts",
            weak.text
        );
        let problem = Problem::new(ProblemCode::WeakWithoutNeeds, weak.at, message);
        reader.problems.push(problem.mend(
            "add \"needs\": [ids of entities] or \"needs_words\": [words] that must be near",
        ));
    }
}

fn names(own: Located, fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Vec<Name> {
    let mut names = vec![name(own, NameForm::Name, None)];
    for &(list, form) in NAME_LISTS {
        let Some(value) = fields.get(list) else {
            continue;
        };
        for element in reader.list(value) {
            match (form, element) {
                (NameForm::Former, Value::Object(former)) => {
                    names.extend(former_name(former, reader));
                }
                _ => names.extend(reader.text(list, element).map(|it| name(it, form, None))),
            }
        }
    }
    own_name_may_be_weak(&mut names);
    names.retain(|it| it.text.chars().any(char::is_alphanumeric));
    names
}

/// A name that is weak counts as weak only, though it is the entity's own: Claude.
fn own_name_may_be_weak(names: &mut Vec<Name>) {
    let Some((own, others)) = names.split_first_mut() else {
        return;
    };
    if let Some(weak) = others
        .iter()
        .position(|it| it.form == NameForm::Weak && it.text == own.text)
    {
        own.form = NameForm::Weak;
        names.remove(weak + 1);
    }
}

/// A name as it is written; "(the) Pentagon" is "the Pentagon" whose article may be missing.
fn name(written: Located, form: NameForm, until: Option<PartialDate>) -> Name {
    let bare = written.text.strip_prefix("(the) ");
    Name {
        article_optional: bare.is_some(),
        text: bare.map_or(written.text.clone(), |bare| format!("the {bare}")),
        form,
        until,
        at: written.span,
    }
}

fn former_name(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<Name> {
    let fields = reader.fields(object, &["name", "until"]);
    let former = reader.required(&fields, object, "name", "former name")?;
    let until = fields
        .get("until")
        .and_then(|value| reader.date("until", value));
    Some(name(former, NameForm::Former, until))
}

fn identifiers(
    fields: &Fields<'_, '_>,
    reader: &mut Reader<'_>,
) -> (Vec<(String, String)>, Vec<Span>) {
    let mut ids = Vec::new();
    let mut spans = Vec::new();
    let Some(object) = fields
        .get("ids")
        .and_then(|value| reader.object("ids", value))
    else {
        return (ids, spans);
    };
    let inner = reader.fields(object, IDENTIFIERS);
    for name in IDENTIFIERS {
        for found in optional_texts(&inner, name, reader) {
            ids.push(((*name).to_owned(), found.text));
            spans.push(found.span);
        }
    }
    (ids, spans)
}

//! Wikidata: JSON dumps (an array, one entity a line) and files of single entities.
//!
//! See <https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html>. Labels are the English ones, or those for all
//! languages (`mul`). Of statements only those that are not deprecated count, and of those the preferred ones alone where
//! there are some.

mod quantities;
mod statement;

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::names::entity;
use super::{Layer, NotImported, lines};
use statement::{Statement, statements};

/// What an entity is an instance of (P31), and what it is here.
const KINDS: &[(&str, &str)] = &[
    ("Q5", "person"),
    ("Q4830453", "company"),
    ("Q6881511", "company"),
    ("Q783794", "company"),
    ("Q891723", "company"),
    ("Q43229", "company"),
    ("Q327333", "public_body"),
    ("Q192350", "public_body"),
    ("Q11032", "publisher"),
    ("Q192283", "publisher"),
    ("Q2424752", "product"),
    ("Q7397", "product"),
    ("Q515", "place"),
    ("Q6256", "place"),
];

const IDS: &[(&str, &str)] = &[
    ("P1278", "lei"),
    ("P5531", "cik"),
    ("P946", "isin"),
    ("P249", "ticker"),
];

/// Properties that state a relation: whether the object of the statement is the subject here, and the title that it gives.
const RELATIONS: &[(&str, &str, bool, Option<&str>)] = &[
    ("P176", "maker_of", true, None),
    ("P178", "maker_of", true, None),
    ("P749", "subsidiary_of", false, None),
    ("P127", "invests_in", true, None),
    ("P169", "holds_title", true, Some("chief executive")),
    ("P488", "holds_title", true, Some("chair")),
];

pub(super) fn import(
    files: &[PathBuf],
    layer: &mut Layer,
    progress: &mut dyn FnMut(u64),
) -> Result<(), NotImported> {
    layer.line(
        "sources",
        json!({"id": "wikidata", "kind": "article", "tier": 3, "publisher": "Wikidata", "title": "Wikidata"}),
    );
    for path in files {
        // The line on which a list begins that has not ended.
        let mut open_list = None;
        lines::each(path, progress, &mut |line, text| {
            match text {
                "[" => open_list = Some(line),
                "]" => open_list = None,
                _ => add_all(
                    &lines::record(path, line, text.trim_end_matches(','))?,
                    layer,
                ),
            }
            Ok(())
        })?;
        if let Some(line) = open_list {
            let why = "the list that begins here does not end: the file is cut short; get it again";
            return Err(NotImported::Line(path.clone(), line, why.to_owned()));
        }
    }
    Ok(())
}

/// Adds the entities of a line: one, a list of them, or those of an entity file.
fn add_all(record: &Value, layer: &mut Layer) {
    match record.get("entities").and_then(Value::as_object) {
        Some(entities) => entities.values().for_each(|it| add(it, layer)),
        None => match record.as_array() {
            Some(entities) => entities.iter().for_each(|it| add(it, layer)),
            None => add(record, layer),
        },
    }
}

fn add(record: &Value, layer: &mut Layer) {
    layer.imported.read += 1;
    let text = |list: &str, language: &str| record.get(list)?.get(language)?.get("value")?.as_str();
    let Some(id) = record.get("id").and_then(Value::as_str) else {
        return layer.leave("records without an id");
    };
    let Some(name) = text("labels", "en").or_else(|| text("labels", "mul")) else {
        return layer.leave("entities without an English label");
    };
    let kind = statements(record, "P31", layer).into_iter().find_map(|it| {
        let of = it.target()?;
        KINDS.iter().find(|(known, _)| *known == of)
    });
    let Some((_, kind)) = kind else {
        return layer.leave("entities of kinds that a model does not hold");
    };
    let aliases: Vec<String> = ["en", "mul"]
        .iter()
        .filter_map(|language| record.get("aliases")?.get(language)?.as_array())
        .flatten()
        .filter_map(|it| it.get("value")?.as_str().map(str::to_owned))
        .collect();
    let mut made = entity(id, kind, name, &aliases);
    if let Some(description) = text("descriptions", "en").or_else(|| text("descriptions", "mul")) {
        made.insert("description".to_owned(), json!(description));
    }
    let mut ids = Map::from_iter([("wikidata".to_owned(), json!(id))]);
    for (property, scheme) in IDS {
        let found = statements(record, property, layer);
        let value = found.first().and_then(|it| it.value()?.as_str());
        ids.extend(value.map(|it| ((*scheme).to_owned(), json!(it))));
    }
    made.insert("ids".to_owned(), Value::Object(ids));
    layer.entity(made);
    for relation in RELATIONS {
        for statement in statements(record, relation.0, layer) {
            add_fact(id, name, *relation, statement, layer);
        }
    }
    quantities::put(record, id, name, layer);
}

fn add_fact(
    id: &str,
    name: &str,
    (property, relation, turned, title): (&str, &str, bool, Option<&str>),
    statement: Statement<'_>,
    layer: &mut Layer,
) {
    let Some(other) = statement.target() else {
        return layer.leave("statements whose value is unknown or none");
    };
    let fact_id = statement
        .id()
        .map_or_else(|| format!("{id}-{property}-{other}"), str::to_owned);
    let (subject, object) = if turned { (other, id) } else { (id, other) };
    let words = relation.replace('_', " ");
    let said = match (title, turned) {
        (Some(title), _) => format!("{other} is {title} of {name}."),
        (None, true) => format!("{other}: {words} {name}."),
        (None, false) => format!("{name}: {words} {other}."),
    };
    let mut made = Map::new();
    let mut put = |key: &str, value: Value| made.insert(key.to_owned(), value);
    put("id", json!(fact_id));
    put("subject", json!(subject));
    put("relation", json!(relation));
    match title {
        Some(title) => {
            put("object", json!({"text": title}));
            put("for", json!(id));
        }
        None => {
            put("object", json!(object));
        }
    }
    put("statement", json!(said));
    statement.put_times_and_sources(&mut made, layer);
    layer.fact(made);
}

//! What the format of model files knows at a place: the fields of a record, the words of a field, and what each means. It
//! is read from the schema, which is made from types.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The JSON Schema of model files.
pub const MODEL_SCHEMA: &str = include_str!("../../docs/schema/model.json");

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(MODEL_SCHEMA).unwrap_or_default());

/// A field of a record or a word of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// As it is written.
    pub name: String,
    /// What it means, for people.
    pub doc: String,
}

/// The fields of the record at a path of field names: `[]` is the document, `["facts", "value"]` a fact's figure.
pub fn fields(path: &[&str]) -> Vec<Known> {
    let mut fields = Vec::new();
    for record in records_at(path) {
        for (name, node) in properties(record) {
            if fields.iter().all(|it: &Known| it.name != *name) {
                fields.push(Known {
                    name: name.clone(),
                    doc: description(node),
                });
            }
        }
    }
    fields
}

/// What the field at the end of a path means; `None` for one that the format does not know.
pub fn field_doc(path: &[&str]) -> Option<String> {
    let (name, record) = path.split_last()?;
    let known = fields(record).into_iter().find(|it| it.name == *name)?;
    Some(known.doc)
}

/// The words that the field at the end of a path knows; none where it takes something else.
pub fn words(path: &[&str]) -> Vec<Known> {
    let Some((name, record)) = path.split_last() else {
        return Vec::new();
    };
    let nodes = records_at(record)
        .into_iter()
        .filter_map(|it| properties(it).find(|(known, _)| known == name));
    let mut words = Vec::new();
    nodes.for_each(|(_, node)| collect_words(node, &mut words));
    words
}

fn records_at(path: &[&str]) -> Vec<&'static Value> {
    let mut nodes = vec![&*SCHEMA];
    for name in path {
        let mut inner = Vec::new();
        for node in nodes {
            for record in records(node) {
                inner.extend(
                    properties(record)
                        .filter(|(known, _)| known == name)
                        .map(|(_, node)| node),
                );
            }
        }
        nodes = inner;
    }
    nodes.into_iter().flat_map(records).collect()
}

/// The records that a node of the schema may stand for: itself, what it refers to, one of its choices, its items.
fn records(node: &'static Value) -> Vec<&'static Value> {
    if node.get("properties").is_some() {
        return vec![node];
    }
    choices(node).into_iter().flat_map(records).collect()
}

fn choices(node: &'static Value) -> Vec<&'static Value> {
    let referred = node.get("$ref").and_then(Value::as_str);
    let referred = referred
        .and_then(|it| it.strip_prefix('#'))
        .and_then(|it| SCHEMA.pointer(it));
    let lists = ["anyOf", "oneOf"]
        .iter()
        .filter_map(|it| node.get(it)?.as_array());
    let items = node.get("items").filter(|it| it.is_object());
    referred
        .into_iter()
        .chain(lists.flatten())
        .chain(items)
        .collect()
}

fn properties(record: &'static Value) -> impl Iterator<Item = (&'static String, &'static Value)> {
    let fields = record.get("properties").and_then(Value::as_object);
    fields.into_iter().flat_map(Map::iter)
}

fn collect_words(node: &'static Value, into: &mut Vec<Known>) {
    if let Some(word) = node.get("const").and_then(Value::as_str)
        && into.iter().all(|it| it.name != word)
    {
        into.push(Known {
            name: word.to_owned(),
            doc: description(node),
        });
    }
    choices(node)
        .into_iter()
        .for_each(|it| collect_words(it, into));
}

fn description(node: &Value) -> String {
    let words = node.get("description").and_then(Value::as_str);
    words.unwrap_or_default().replace('\n', " ")
}

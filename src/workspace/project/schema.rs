//! (Tests only) The shape of `copydesk.toml` as types, from which its JSON Schema is made. What the keys mean comes from
//! the list of keys.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect_file;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Value, json};

use super::keys::{KEYS, Takes};
use crate::ide::RULES;

/// The house's decisions for a project of copydesk.
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    rename_all = "kebab-case",
    title = "copydesk.toml"
)]
#[expect(dead_code, reason = "its shape alone matters")]
struct ProjectFile {
    models: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    date: Option<String>,
    known_words: Option<Vec<String>>,
    #[schemars(schema_with = "rules")]
    rules: Option<BTreeMap<String, String>>,
    style: Option<Style>,
    file_types: Option<BTreeMap<String, String>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(dead_code, reason = "its shape alone matters")]
struct Style {
    scale: Option<String>,
    currency: Option<String>,
    date_order: Option<String>,
    first_reference: Option<String>,
}

fn rules(_: &mut SchemaGenerator) -> Schema {
    let levels = words("rules", "");
    let rule = |code: &str, doc: &str| {
        (
            code.to_owned(),
            json!({"description": doc, "oneOf": levels}),
        )
    };
    let rules: serde_json::Map<String, Value> =
        RULES.iter().map(|it| rule(it.code, it.summary)).collect();
    json_schema!({"type": "object", "properties": rules, "additionalProperties": false})
}

/// The words of a key with what they mean.
fn words(table: &str, name: &str) -> Vec<Value> {
    let key = KEYS.iter().find(|it| it.table == table && it.name == name);
    let words = key.into_iter().flat_map(|it| it.words());
    words
        .map(|(word, doc)| json!({"const": word, "description": doc}))
        .collect()
}

/// The schema of the types, with the words and the meaning of each key.
fn schema() -> Value {
    let mut schema = schema_for!(ProjectFile).to_value();
    for key in KEYS {
        let pointer = match (key.table, key.name) {
            ("", name) => format!("/properties/{name}"),
            ("style", name) => format!("/$defs/Style/properties/{name}"),
            (table, _) => format!("/properties/{table}"),
        };
        let node = schema
            .pointer_mut(&pointer)
            .expect("the types have every key");
        node["description"] = json!(key.doc);
        match (key.takes, key.table) {
            (Takes::Date, _) => node["pattern"] = json!(r"^(draft|today|\d{4}-\d{2}-\d{2})$"),
            (Takes::Word(_), "style") => {
                node["oneOf"] = json!(words(key.table, key.name));
            }
            (Takes::Word(_), "file-types") => {
                node["additionalProperties"] = json!({"oneOf": words(key.table, "")});
            }
            _ => {}
        }
    }
    schema
}

#[test]
fn the_schema_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&schema()).expect("a schema");
    expect_file!["../../../docs/schema/copydesk.json"].assert_eq(&(text + "\n"));
}

#[test]
fn the_schema_has_no_key_that_is_not_read() {
    let schema = schema();
    let keys = |pointer: &str| -> BTreeSet<String> {
        let fields = schema.pointer(pointer).and_then(Value::as_object);
        fields
            .into_iter()
            .flat_map(|it| it.keys().cloned())
            .collect()
    };
    let known = |table: &str| -> BTreeSet<String> {
        let keys = KEYS
            .iter()
            .filter(|it| it.table == table && !it.name.is_empty());
        keys.map(|it| it.name.to_owned()).collect()
    };
    assert_eq!(keys("/$defs/Style/properties"), known("style"));
    let mut top = known("");
    top.extend(["rules", "style", "file-types"].map(str::to_owned));
    assert_eq!(keys("/properties"), top);
}

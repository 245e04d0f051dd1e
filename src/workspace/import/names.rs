//! Names from elsewhere sorted into the lists of an entity by what they would do in copy.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::text::is_english;

/// An entity record with its names in their lists.
pub(super) fn entity(id: &str, kind: &str, name: &str, others: &[String]) -> Map<String, Value> {
    let mut record = Map::new();
    record.insert("id".to_owned(), json!(id));
    record.insert("kind".to_owned(), json!(kind));
    record.insert("name".to_owned(), json!(name));
    let mut seen: HashSet<&str> = HashSet::from([name]);
    for other in std::iter::once(name).chain(others.iter().map(String::as_str)) {
        let other = other.trim();
        let is_new = seen.insert(other);
        let list = if is_weak(other, kind) {
            "weak"
        } else if !is_new || other.is_empty() {
            continue;
        } else if is_abbreviation(other) {
            "abbreviation"
        } else {
            "alias"
        };
        let names = record.entry(list.to_owned()).or_insert_with(|| json!([]));
        if let Value::Array(names) = names {
            names.push(json!(other));
        }
    }
    if record.contains_key("weak") {
        record.insert("needs_words".to_owned(), json!(company(kind)));
    }
    record
}

/// An English word, which counts only in company, or a name of a person that is one word: everybody's.
fn is_weak(name: &str, kind: &str) -> bool {
    let one_word = !name.is_empty() && !name.contains(char::is_whitespace);
    one_word && (kind == "person" || is_english(name)) && !is_abbreviation(name)
}

/// A short form of capitals: two to six.
fn is_abbreviation(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|it| it.is_ascii_uppercase())
}

/// Words that keep a weak name company.
fn company(kind: &str) -> &'static [&'static str] {
    match kind {
        "company" | "publisher" => &["company", "firm", "shares", "group", "maker"],
        "public_body" => &["agency", "ministry", "government", "officials"],
        "product" => &["product", "device", "software", "users"],
        "person" => &["Mr", "Ms", "Mrs", "chief", "minister", "president"],
        _ => &["city", "town", "region", "river"],
    }
}

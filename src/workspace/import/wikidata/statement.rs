//! Statements of Wikidata: which of them count, when they hold, and what they rest on.

use serde_json::{Map, Value, json};

use super::super::Layer;

/// One statement of an entity.
#[derive(Clone, Copy)]
pub(super) struct Statement<'v>(&'v Value);

/// The statements of a property that count: none of deprecated rank, and the preferred alone where there are some.
pub(super) fn statements<'v>(
    record: &'v Value,
    property: &str,
    layer: &mut Layer,
) -> Vec<Statement<'v>> {
    let claims = record.get("claims").and_then(|it| it.get(property));
    let all = claims
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let rank = |it: &'v Value| it.get("rank").and_then(Value::as_str).unwrap_or("normal");
    let any_preferred = all.iter().any(|it| rank(it) == "preferred");
    let mut kept = Vec::new();
    for statement in all {
        match rank(statement) {
            "deprecated" => layer.leave("statements of deprecated rank"),
            "normal" if any_preferred => {
                layer.leave("statements of normal rank beside preferred ones")
            }
            _ => kept.push(Statement(statement)),
        }
    }
    kept
}

impl<'v> Statement<'v> {
    /// Its id.
    pub(super) fn id(self) -> Option<&'v str> {
        self.0.get("id")?.as_str()
    }

    /// Its value; `None` for one that is unknown or none.
    pub(super) fn value(self) -> Option<&'v Value> {
        self.0.get("mainsnak")?.get("datavalue")?.get("value")
    }

    /// The entity that is its value.
    pub(super) fn target(self) -> Option<&'v str> {
        self.value()?.get("id")?.as_str()
    }

    /// Puts into a fact when it is true and where that was read. The sources are written where they were not yet.
    pub(super) fn put_times_and_sources(self, fact: &mut Map<String, Value>, layer: &mut Layer) {
        let mut valid = Map::new();
        for (qualifier, key) in [("P580", "from"), ("P582", "to")] {
            valid.extend(self.time(qualifier).map(|it| (key.to_owned(), json!(it))));
        }
        if let Some(at) = point_in_time(self).filter(|_| valid.is_empty()) {
            valid.extend(["from", "to"].map(|key| (key.to_owned(), json!(at))));
        }
        if !valid.is_empty() {
            fact.insert("valid".to_owned(), Value::Object(valid));
        }
        let references = self.0.get("references").and_then(Value::as_array);
        let sources = references.into_iter().flatten().filter_map(source);
        let mut evidence = vec![json!({"source": "wikidata"})];
        for (id, record) in sources {
            evidence.push(json!({"source": id}));
            layer.once("sources", &id, record);
        }
        fact.insert("evidence".to_owned(), Value::Array(evidence));
    }

    fn time(self, property: &str) -> Option<String> {
        time(self.0.get("qualifiers")?.get(property)?.get(0)?)
    }
}

/// The day, month or year for which a statement is said to hold.
pub(super) fn point_in_time(statement: Statement<'_>) -> Option<String> {
    statement.time("P585")
}

/// The time of a snak, as precise as it is: precision 11 is a day, 10 a month, 9 a year; what is less precise is none.
fn time(snak: &Value) -> Option<String> {
    let value = snak.get("datavalue")?.get("value")?;
    let written = value.get("time")?.as_str()?.strip_prefix('+')?;
    let len = match value.get("precision")?.as_u64()? {
        11.. => 10,
        10 => 7,
        9 => 4,
        _ => return None,
    };
    written.get(..len).map(str::to_owned)
}

/// The source that a reference names, with its id: a page (P854) or a work (P248). Nobody here has read it, so it stands for
/// itself no more than a rewrite does.
fn source(reference: &Value) -> Option<(String, Value)> {
    let hash = reference.get("hash")?.as_str()?;
    let snaks = reference.get("snaks")?;
    let snak = |property: &str| snaks.get(property)?.get(0);
    let value = |property: &str| snak(property)?.get("datavalue")?.get("value");
    let url = value("P854").and_then(Value::as_str);
    let work = value("P248").and_then(|it| it.get("id")?.as_str());
    if url.is_none() && work.is_none() {
        return None;
    }
    let id = format!("wikidata-{hash}");
    let mut record = Map::from_iter([
        ("id".to_owned(), json!(id)),
        ("kind".to_owned(), json!("article")),
        ("tier".to_owned(), json!(3)),
    ]);
    let title = value("P1476").and_then(|it| it.get("text")?.as_str());
    record.extend(title.or(work).map(|it| ("title".to_owned(), json!(it))));
    record.extend(url.map(|it| ("url".to_owned(), json!(it))));
    let published = snak("P577").and_then(time);
    record.extend(published.map(|it| ("published".to_owned(), json!(it))));
    Some((id, Value::Object(record)))
}

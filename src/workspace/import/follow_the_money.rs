//! FollowTheMoney, one entity a line: people, companies and public bodies; ownership, directorships and contract awards.
//!
//! See <https://followthemoney.tech/explorer/> for the schemas. A link names others by id, which may stand anywhere in the
//! files; so links are kept until all entities were read, and each end's name is kept for the statement.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::names::entity;
use super::{AMOUNTS, DATES, Layer, NotImported, amount, lines};
use crate::ide::PartialDate;

#[derive(Deserialize)]
struct Record {
    id: String,
    schema: String,
    #[serde(default)]
    properties: HashMap<String, Vec<String>>,
}

impl Record {
    fn first(&self, property: &str) -> Option<&str> {
        Some(self.properties.get(property)?.first()?.as_str())
    }

    fn all(&self, properties: &[&str]) -> Vec<String> {
        let lists = properties.iter().filter_map(|it| self.properties.get(*it));
        lists.flatten().cloned().collect()
    }
}

/// The schemas that are people and bodies, and what they are here.
const KINDS: &[(&str, &str)] = &[
    ("Company", "company"),
    ("Organization", "company"),
    ("LegalEntity", "company"),
    ("PublicBody", "public_body"),
    ("Person", "person"),
];

/// Properties that hold identifiers, and their schemes here.
const IDS: &[(&str, &str)] = &[
    ("leiCode", "lei"),
    ("wikidataId", "wikidata"),
    ("isinCode", "isin"),
    ("cikCode", "cik"),
    ("ticker", "ticker"),
];

struct Link {
    record: Record,
    path: PathBuf,
    line: u64,
}

pub(super) fn import(
    files: &[PathBuf],
    layer: &mut Layer,
    progress: &mut dyn FnMut(u64),
) -> Result<(), NotImported> {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut buyers: HashMap<String, String> = HashMap::new();
    let mut links: Vec<Link> = Vec::new();
    for path in files {
        lines::each(path, progress, &mut |line, text| {
            let record: Record = lines::record(path, line, text)?;
            layer.imported.read += 1;
            match record.schema.as_str() {
                "Ownership" | "Directorship" | "ContractAward" => links.push(Link {
                    record,
                    path: path.clone(),
                    line,
                }),
                "Contract" => {
                    if let Some(buyer) = record.first("authority") {
                        buyers.insert(record.id.clone(), buyer.to_owned());
                    }
                }
                _ => add_entity(&record, &mut names, layer),
            }
            Ok(())
        })?;
    }
    links.sort_by(|a, b| {
        (b.record.schema.as_str(), &a.path, a.line).cmp(&(
            a.record.schema.as_str(),
            &b.path,
            b.line,
        ))
    });
    for link in &links {
        add_link(link, &names, &buyers, layer);
    }
    Ok(())
}

fn add_entity(record: &Record, names: &mut HashMap<String, String>, layer: &mut Layer) {
    let kind = KINDS.iter().find(|(schema, _)| *schema == record.schema);
    let Some((_, kind)) = kind else {
        return layer.leave(format!("records of the schema {}", record.schema));
    };
    let Some(name) = record.first("name") else {
        return layer.leave("entities without a name");
    };
    let others = record.all(&["name", "alias", "abbreviation"]);
    let mut made = entity(&record.id, kind, name, &others);
    let weak = record.all(&["weakAlias", "previousName"]);
    if !weak.is_empty() {
        // A former name without a day is stale at no day that is known: it is told, and never judged.
        layer.leave_many("weak and former names without a time", weak.len());
    }
    let mut ids = Map::new();
    for (property, scheme) in IDS {
        if let Some(id) = record.first(property) {
            ids.insert((*scheme).to_owned(), json!(id));
        }
    }
    if !ids.is_empty() {
        made.insert("ids".to_owned(), Value::Object(ids));
    }
    if let Some(summary) = record.first("summary").or(record.first("description")) {
        made.insert("description".to_owned(), json!(summary));
    }
    names.insert(record.id.clone(), name.to_owned());
    layer.entity(made);
}

fn add_link(
    link: &Link,
    names: &HashMap<String, String>,
    buyers: &HashMap<String, String>,
    layer: &mut Layer,
) {
    let record = &link.record;
    let end = |id: Option<&str>| {
        let id = id?;
        Some((id.to_owned(), names.get(id)?.clone()))
    };
    let role = record.first("role").unwrap_or("director");
    let made = match record.schema.as_str() {
        "Ownership" => end(record.first("asset"))
            .zip(end(record.first("owner")))
            .map(|(asset, owner)| {
                // More than half makes a parent; a smaller share, or one that is not known, an investor.
                match is_majority(link, layer) {
                    true => fact(
                        record,
                        &asset.0,
                        "subsidiary_of",
                        json!(owner.0),
                        format!("{} is a unit of {}.", asset.1, owner.1),
                    ),
                    false => fact(
                        record,
                        &owner.0,
                        "invests_in",
                        json!(asset.0),
                        format!("{} holds a share of {}.", owner.1, asset.1),
                    ),
                }
            }),
        "Directorship" => end(record.first("director"))
            .zip(end(record.first("organization")))
            .map(|(person, body)| {
                let statement = format!("{} is {role} of {}.", person.1, body.1);
                let mut made = fact(
                    record,
                    &person.0,
                    "holds_title",
                    json!({"text": role}),
                    statement,
                );
                made.insert("for".to_owned(), json!(body.0));
                made
            }),
        _ => {
            let buyer = record.first("contract").and_then(|it| buyers.get(it));
            end(record.first("supplier"))
                .zip(end(buyer.map(String::as_str)))
                .map(|(supplier, buyer)| {
                    let statement = format!("{} has a contract with {}.", supplier.1, buyer.1);
                    fact(
                        record,
                        &supplier.0,
                        "contract_with",
                        json!(buyer.0),
                        statement,
                    )
                })
        }
    };
    let Some(mut made) = made else {
        return layer.leave(format!(
            "links ({}) of which one end is missing",
            record.schema
        ));
    };
    times(link, &mut made, layer);
    if record.schema == "ContractAward" {
        value(link, &mut made, layer);
    }
    layer.fact(made);
}

fn fact(
    record: &Record,
    subject: &str,
    relation: &str,
    object: Value,
    statement: String,
) -> Map<String, Value> {
    let mut made = Map::new();
    let mut put = |key: &str, value: Value| made.insert(key.to_owned(), value);
    put("id", json!(record.id));
    put("subject", json!(subject));
    put("relation", json!(relation));
    put("object", object);
    put("statement", json!(statement));
    made
}

/// When a link holds, and when it was made; a date that is none is left out.
fn times(link: &Link, made: &mut Map<String, Value>, layer: &mut Layer) {
    let mut date = |property: &str| {
        let text = link.record.first(property)?;
        // A time of day says no more than its day.
        let day = text.get(..10).unwrap_or(text);
        if PartialDate::parse(day).is_none() {
            let why = format!("\"{text}\" is no date: write 2026-03-17, 2026-03 or 2026");
            layer.refuse(&link.path, link.line, DATES, &why);
            return None;
        }
        Some(json!(day))
    };
    let valid = [("startDate", "from"), ("endDate", "to")].into_iter();
    let valid = valid.filter_map(|(property, key)| Some((key.to_owned(), date(property)?)));
    let valid: Map<String, Value> = valid.collect();
    if !valid.is_empty() {
        made.insert("valid".to_owned(), Value::Object(valid));
    }
    made.extend(date("date").map(|day| ("announced".to_owned(), day)));
}

/// Whether a share is more than half. One that is no plain number is told, and counts as one that is not known.
fn is_majority(link: &Link, layer: &mut Layer) -> bool {
    let Some(text) = link.record.first("percentage") else {
        return false;
    };
    let share = text.trim_end_matches('%').trim().parse::<Decimal>();
    if share.is_err() {
        let why = format!("the share \"{text}\" is no plain decimal: write digits and a point");
        layer.refuse(&link.path, link.line, AMOUNTS, &why);
    }
    share.is_ok_and(|it| it > Decimal::from(50))
}

fn value(link: &Link, made: &mut Map<String, Value>, layer: &mut Layer) {
    let record = &link.record;
    let (Some(text), Some(unit)) = (record.first("amount"), record.first("currency")) else {
        return;
    };
    let path: &Path = &link.path;
    match amount(text) {
        Ok(amount) => {
            made.insert(
                "value".to_owned(),
                json!({"amount": amount, "unit": unit.to_uppercase()}),
            );
        }
        Err(why) => layer.refuse(path, link.line, AMOUNTS, &why),
    }
}

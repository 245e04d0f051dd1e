//! Tables: comma- or tab-separated, with a first line of column names, each mapped to a field of an entity or a fact.

mod rows;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::names::entity;
use super::unpack::Opened;
use super::{AMOUNTS, Layer, NotImported, amount};
use rows::Rows;

/// Which column holds what.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Field and column.
    map: Vec<(String, String)>,
    kind: String,
    relation: Option<String>,
    unit: Option<String>,
}

const FIELDS: &[&str] = &[
    "id",
    "name",
    "kind",
    "alias",
    "description",
    "wikidata",
    "lei",
    "cik",
    "ticker",
    "isin",
    "object",
    "amount",
    "unit",
];
const IDS: &[&str] = &["wikidata", "lei", "cik", "ticker", "isin"];

impl Columns {
    /// The mapping of `FIELD=COLUMN` pairs; entities are of `kind` where no column says it, facts of `relation` and in
    /// `unit`. The error says what is wrong.
    pub fn parse(
        pairs: &[impl AsRef<str>],
        kind: &str,
        relation: Option<&str>,
        unit: Option<&str>,
    ) -> Result<Columns, String> {
        let mut columns = Columns {
            kind: kind.to_owned(),
            relation: relation.map(str::to_owned),
            unit: unit.map(str::to_owned),
            ..Columns::default()
        };
        for pair in pairs {
            let pair = pair.as_ref();
            let (field, column) = pair
                .split_once('=')
                .ok_or_else(|| format!("\"{pair}\" is no FIELD=COLUMN"))?;
            if !FIELDS.contains(&field) {
                return Err(format!(
                    "no field \"{field}\"; one of {}",
                    FIELDS.join(", ")
                ));
            }
            let is_pair = |it: &str| {
                FIELDS
                    .iter()
                    .any(|field| it.starts_with(&format!("{field}=")))
            };
            if column.split(',').skip(1).any(is_pair) {
                let pairs = pair.replace(',', " --map ");
                return Err(format!("give --map once for each column: --map {pairs}"));
            }
            columns.map.push((field.to_owned(), column.to_owned()));
        }
        for needed in ["id", "name"] {
            if !columns.map.iter().any(|(field, _)| field == needed) {
                return Err(format!(
                    "which column holds the {needed}? Give --map {needed}=COLUMN"
                ));
            }
        }
        let is_mapped = |it: &str| columns.map.iter().any(|(field, _)| field == it);
        match &columns.relation {
            Some(relation) if !is_mapped("object") => Err(format!(
                "which column holds what each row is linked to by {relation}? Give --map object=COLUMN"
            )),
            None if is_mapped("object") || is_mapped("amount") => Err(
                "objects and amounts make facts only with a relation; give --relation ID"
                    .to_owned(),
            ),
            _ => Ok(columns),
        }
    }

    /// The places of the mapped columns in a header.
    fn places(
        &self,
        header: &csv::StringRecord,
        path: &Path,
    ) -> Result<Vec<(&str, usize)>, NotImported> {
        let place = |(field, column): &'_ (String, String)| {
            let at = header.iter().position(|it| it.trim() == column);
            at.ok_or_else(|| {
                let there: Vec<&str> = header.iter().collect();
                let why = format!(
                    "no column \"{column}\" for {field}; there are {}",
                    there.join(", ")
                );
                NotImported::Line(path.to_owned(), 1, why)
            })
        };
        self.map
            .iter()
            .map(|pair| Ok((pair.0.as_str(), place(pair)?)))
            .collect()
    }
}

pub(super) fn import(
    columns: &Columns,
    files: &[PathBuf],
    layer: &mut Layer,
    progress: &mut dyn FnMut(u64),
) -> Result<(), NotImported> {
    for path in files {
        let (opened, mut reader) = Opened::new(path)?;
        let start = reader.fill_buf().map_err(|error| opened.fault(error))?;
        let delimiter = delimiter(path, start);
        let mut rows = Rows::new(path, &opened, reader, delimiter);
        let header = rows.header()?;
        let places = columns.places(&header, path)?;
        while let Some((line, row)) = rows.next()? {
            layer.imported.read += 1;
            add(columns, &places, &row, (path, line), layer);
            progress(opened.more());
        }
        layer.imported.doubts.extend(rows.doubt());
    }
    Ok(())
}

/// What parts the columns: tabs where the name says so, else commas; tabs or semicolons where the first line has no comma.
fn delimiter(path: &Path, start: &[u8]) -> u8 {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let first = start.split(|it| *it == b'\n').next().unwrap_or_default();
    let others: &[u8] = if name.contains(".tsv") {
        b"\t"
    } else {
        b",\t;"
    };
    let mut found = others.iter().filter(|it| first.contains(it));
    found.next().or(others.first()).copied().unwrap_or(b',')
}

fn add(
    columns: &Columns,
    places: &[(&str, usize)],
    row: &csv::StringRecord,
    (path, line): (&Path, u64),
    layer: &mut Layer,
) {
    let get = |field: &str| {
        let place = places.iter().find(|(it, _)| *it == field)?.1;
        row.get(place).map(str::trim).filter(|it| !it.is_empty())
    };
    let (Some(id), Some(name)) = (get("id"), get("name")) else {
        return layer.leave("rows without an id or a name");
    };
    let aliases: Vec<String> = get("alias")
        .map(|it| it.split(';').map(|it| it.trim().to_owned()).collect())
        .unwrap_or_default();
    let mut made = entity(id, get("kind").unwrap_or(&columns.kind), name, &aliases);
    if let Some(description) = get("description") {
        made.insert("description".to_owned(), json!(description));
    }
    let ids = IDS
        .iter()
        .filter_map(|it| Some(((*it).to_owned(), json!(get(it)?))));
    let ids: Map<String, Value> = ids.collect();
    if !ids.is_empty() {
        made.insert("ids".to_owned(), Value::Object(ids));
    }
    layer.entity(made);
    let (Some(relation), Some(object)) = (&columns.relation, get("object")) else {
        return;
    };
    let unit = get("unit").or(columns.unit.as_deref());
    let amount = match get("amount").map(amount).transpose() {
        Ok(amount) => amount,
        // A fact without its amount would say another thing.
        Err(why) => return layer.refuse(path, line, AMOUNTS, &why),
    };
    let mut fact = Map::new();
    let words = relation.replace('_', " ");
    let said = match (&amount, unit) {
        (Some(amount), Some(unit)) => format!(", {amount} {unit}"),
        _ => String::new(),
    };
    fact.insert("id".to_owned(), json!(format!("{id}-{relation}-{object}")));
    fact.insert("subject".to_owned(), json!(id));
    fact.insert("relation".to_owned(), json!(relation));
    fact.insert("object".to_owned(), json!(object));
    fact.insert(
        "statement".to_owned(),
        json!(format!("{name}: {words} {object}{said}.")),
    );
    if let Some(amount) = amount {
        let mut value = Map::from_iter([("amount".to_owned(), json!(amount))]);
        value.extend(unit.map(|it| ("unit".to_owned(), json!(it))));
        fact.insert("value".to_owned(), Value::Object(value));
    }
    layer.fact(fact);
}

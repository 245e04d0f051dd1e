//! Other people's data made into model records, streamed: FollowTheMoney, Wikidata, tables, and our own JSON Lines.
//!
//! Every importer turns one record after another into lines of a layer, in the order of the files, so that a second run
//! gives the same bytes. Amounts stay text from file to file. What is left out is counted by reason.

#[cfg(test)]
mod bad_input;
mod follow_the_money;
mod lines;
mod names;
mod own_lines;
mod table;
mod unpack;
mod wikidata;

use std::collections::BTreeMap;
use std::fmt;
use std::hash::BuildHasher;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rustc_hash::{FxBuildHasher, FxHashSet};
use serde_json::{Map, Value};

use super::read::Unreadable;
use super::whole_file::WholeFile;
pub use table::Columns;

/// A format that can be imported.
#[derive(Clone, Debug)]
pub enum ImportFormat {
    /// FollowTheMoney entities, one a line.
    FollowTheMoney,
    /// A Wikidata JSON dump, or files of single entities.
    Wikidata,
    /// A table with a line of column names.
    Table(Columns),
    /// Lines of a model file: read, and written record by record.
    JsonLines,
}

/// What an import gave, and what it left out and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many records were read.
    pub read: u64,
    /// How many entities were written.
    pub entities: u64,
    /// How many facts were written.
    pub facts: u64,
    /// How many records or values were left out, by reason.
    pub left: BTreeMap<String, u64>,
    /// The first few values that were refused, each with its place.
    pub refused: Vec<String>,
    /// What may be wrong with what was imported, each with its place.
    pub doubts: Vec<String>,
}

/// Why an import was given up; nothing is written then. Displayed as one sentence.
#[derive(Debug)]
pub enum NotImported {
    /// A file could not be read.
    Input(PathBuf, Unreadable),
    /// A line is no record of the format: file, line from 1, what is wrong.
    Line(PathBuf, u64, String),
    /// A file cannot be what it is said to be.
    Unfit(PathBuf, String),
    /// The result could not be written.
    Output(PathBuf, io::Error),
}

impl fmt::Display for NotImported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotImported::Input(path, why) => write!(f, "{}: {why}", path.display()),
            NotImported::Line(path, line, why) => write!(f, "{}:{line}: {why}", path.display()),
            NotImported::Unfit(path, why) => write!(f, "{}: {why}", path.display()),
            NotImported::Output(path, why) => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for NotImported {}

/// Imports `files` into the model file `out` (JSON Lines), which is written whole and then renamed. `progress` is told how
/// many more bytes of the files, packed as they lie there, were read.
pub fn import_model(
    format: &ImportFormat,
    files: &[PathBuf],
    out: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Imported, NotImported> {
    let not_written = |error: io::Error| NotImported::Output(out.to_owned(), error);
    if is_among(out, files) {
        let why = "it is one of the files to import, which would be lost; name another";
        return Err(NotImported::Unfit(out.to_owned(), why.to_owned()));
    }
    let mut layer = Layer {
        out: WholeFile::begin(out).map_err(not_written)?,
        imported: Imported::default(),
        failure: None,
        written: FxHashSet::default(),
    };
    match format {
        ImportFormat::FollowTheMoney => follow_the_money::import(files, &mut layer, progress)?,
        ImportFormat::Wikidata => wikidata::import(files, &mut layer, progress)?,
        ImportFormat::Table(columns) => table::import(columns, files, &mut layer, progress)?,
        ImportFormat::JsonLines => own_lines::import(files, &mut layer, progress)?,
    }
    if let Some(error) = layer.failure {
        return Err(not_written(error));
    }
    layer.out.put().map_err(not_written)?;
    Ok(layer.imported)
}

/// Whether a file is one of some others, however it is named.
fn is_among(file: &Path, others: &[PathBuf]) -> bool {
    let there = |it: &Path| it.canonicalize().ok();
    there(file).is_some_and(|file| others.iter().any(|it| there(it).as_ref() == Some(&file)))
}

/// The layer that is being written.
struct Layer {
    out: WholeFile,
    imported: Imported,
    failure: Option<io::Error>,
    /// What was written once, by the hashes of the ids.
    written: FxHashSet<u64>,
}

/// What refused values are counted under.
const AMOUNTS: &str = "amounts that are no plain decimals";
const DATES: &str = "dates that are none";

/// How many refused values are shown with their places.
const SHOWN: usize = 20;

impl Layer {
    /// Writes a record, by its JSON.
    fn line(&mut self, array: &str, record: impl fmt::Display) {
        let written = writeln!(self.out.writer(), "{{\"{array}\":{record}}}");
        if let Err(error) = written {
            self.failure.get_or_insert(error);
        }
    }

    fn entity(&mut self, record: Map<String, Value>) {
        self.imported.entities += 1;
        self.line("entities", Value::Object(record));
    }

    fn fact(&mut self, record: Map<String, Value>) {
        self.imported.facts += 1;
        self.line("facts", Value::Object(record));
    }

    /// Writes a record that many others name, the first time.
    fn once(&mut self, array: &str, id: &str, record: Value) {
        if self.written.insert(FxBuildHasher.hash_one((array, id))) {
            self.line(array, record);
        }
    }

    fn leave(&mut self, why: impl Into<String>) {
        self.leave_many(why, 1);
    }

    fn leave_many(&mut self, why: impl Into<String>, count: usize) {
        *self.imported.left.entry(why.into()).or_default() += count as u64;
    }

    /// Leaves a value out that cannot be read, or not in one way only. `what` is the sort that it is counted under.
    fn refuse(&mut self, path: &Path, line: u64, what: &str, why: &str) {
        self.leave(what);
        if self.imported.refused.len() < SHOWN {
            let place = format!("{}:{line}: {why}", path.display());
            self.imported.refused.push(place);
        }
    }
}

/// An amount as model files write it, where its text can mean one number only: digits with a decimal point at most. What
/// could be a thousand to one reader and one to another (`1.000`, `1,000`) is refused, and so is every other mark.
fn amount(text: &str) -> Result<String, String> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) {
        return Err(format!(
            "\"{text}\" is no plain decimal: write digits, and a point before decimals, without other marks"
        ));
    }
    if digits.contains('.') && part.len() == 3 && whole.len() <= 3 && whole != "0" {
        return Err(format!(
            "\"{text}\" can be read as a thousand or as a decimal: write {whole}{part} or {whole}.{part}0"
        ));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use std::fs;

    #[track_caller]
    fn check(format: ImportFormat, name: &str, text: &str, expected: Expect) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (from, out) = (folder.path().join(name), folder.path().join("out.jsonl"));
        fs::write(&from, text).expect("a file");
        let drawn = match import_model(&format, &[from], &out, &mut |_| {}) {
            Err(error) => format!("{error}\n"),
            Ok(imported) => {
                let mut drawn = fs::read_to_string(&out).expect("the layer");
                for (why, count) in &imported.left {
                    drawn += &format!("left out: {count} {why}\n");
                }
                drawn + &imported.refused.join("\n")
            }
        };
        expected.assert_eq(&drawn.replace(&folder.path().display().to_string(), "F"));
    }

    #[test]
    fn amounts_that_could_be_read_two_ways_are_refused() {
        for (text, fits) in [
            ("1200000", true),
            ("-3.5", true),
            ("0.125", true),
            ("1234.567", true),
            ("1.000,00", false),
            ("1,000", false),
            ("1.000", false),
            ("1e6", false),
            ("", false),
        ] {
            assert_eq!(amount(text).is_ok(), fits, "{text}");
        }
    }

    /// What cannot be read is left out with its place, and what it was said of stays.
    #[test]
    fn dates_and_shares_that_cannot_be_read_are_told() {
        check(
            ImportFormat::FollowTheMoney,
            "a.json",
            concat!(
                r#"{"id": "c1", "schema": "Company", "properties": {"name": ["Nordvik Shipping"]}}"#,
                "\n",
                r#"{"id": "c2", "schema": "Company", "properties": {"name": ["Ostby Quays"]}}"#,
                "\n",
                r#"{"id": "o1", "schema": "Ownership", "properties": {"owner": ["c1"], "asset": ["c2"], "percentage": ["51,5"], "startDate": ["2020-02-30"]}}"#,
                "\n",
                r#"{"id": "o2", "schema": "Ownership", "properties": {"owner": ["c1"], "asset": ["c2"], "percentage": ["51.5 %"], "startDate": ["2020-02-03T09:30"], "endDate": ["March"], "date": ["2019"]}}"#,
                "\n",
            ),
            expect![[r#"
                {"entities":{"id":"c1","kind":"company","name":"Nordvik Shipping"}}
                {"entities":{"id":"c2","kind":"company","name":"Ostby Quays"}}
                {"facts":{"id":"o1","object":"c2","relation":"invests_in","statement":"Nordvik Shipping holds a share of Ostby Quays.","subject":"c1"}}
                {"facts":{"announced":"2019","id":"o2","object":"c1","relation":"subsidiary_of","statement":"Ostby Quays is a unit of Nordvik Shipping.","subject":"c2","valid":{"from":"2020-02-03"}}}
                left out: 1 amounts that are no plain decimals
                left out: 2 dates that are none
                F/a.json:3: the share "51,5" is no plain decimal: write digits and a point
                F/a.json:3: "2020-02-30" is no date: write 2026-03-17, 2026-03 or 2026
                F/a.json:4: "March" is no date: write 2026-03-17, 2026-03 or 2026"#]],
        );
    }

    #[test]
    fn a_table_is_told_what_its_columns_lack() {
        let wrong = |pairs: &[&str], relation| {
            let columns = Columns::parse(pairs, "company", relation, None);
            columns.map(|_| ()).expect_err("something is lacking")
        };
        expect!["give --map once for each column: --map id=Id --map name=Name"]
            .assert_eq(&wrong(&["id=Id,name=Name"], None));
        expect!["which column holds the name? Give --map name=COLUMN"]
            .assert_eq(&wrong(&["id=Id"], None));
        let both = ["id=Id", "name=Name"];
        expect!["which column holds what each row is linked to by uses? Give --map object=COLUMN"]
            .assert_eq(&wrong(&both, Some("uses")));
        expect!["objects and amounts make facts only with a relation; give --relation ID"]
            .assert_eq(&wrong(&["id=Id", "name=Name", "amount=Sum"], None));
    }

    #[test]
    fn what_is_imported_is_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let from = folder.path().join("a.jsonl");
        fs::write(&from, "{}\n").expect("a file");
        let again = folder.path().join(".").join("a.jsonl");
        let refused = import_model(
            &ImportFormat::JsonLines,
            std::slice::from_ref(&from),
            &again,
            &mut |_| {},
        );
        let message = refused.expect_err("it would be lost").to_string();
        assert!(message.ends_with("name another"), "{message}");
        assert_eq!(fs::read(&from).expect("the file"), b"{}\n");
    }

    #[test]
    fn follow_the_money() {
        check(
            ImportFormat::FollowTheMoney,
            "a.json",
            concat!(
                r#"{"id": "c1", "schema": "Company", "properties": {"name": ["Nordvik Shipping"], "alias": ["NVS"], "leiCode": ["X"]}}"#,
                "\n",
                r#"{"id": "b1", "schema": "PublicBody", "properties": {"name": ["Port of Ostby"]}}"#,
                "\n",
                r#"{"id": "p1", "schema": "Person", "properties": {"name": ["Ada Lund"]}}"#,
                "\n",
                r#"{"id": "k1", "schema": "Contract", "properties": {"authority": ["b1"]}}"#,
                "\n",
                r#"{"id": "a1", "schema": "ContractAward", "properties": {"supplier": ["c1"], "contract": ["k1"], "amount": ["1200000"], "currency": ["EUR"]}}"#,
                "\n",
                r#"{"id": "d1", "schema": "Directorship", "properties": {"director": ["p1"], "organization": ["c1"], "role": ["chair"], "startDate": ["2020-01"]}}"#,
                "\n",
                r#"{"id": "v1", "schema": "Vessel", "properties": {"name": ["Boat"]}}"#,
                "\n",
            ),
            expect![[r#"
                {"entities":{"abbreviation":["NVS"],"id":"c1","ids":{"lei":"X"},"kind":"company","name":"Nordvik Shipping"}}
                {"entities":{"id":"b1","kind":"public_body","name":"Port of Ostby"}}
                {"entities":{"id":"p1","kind":"person","name":"Ada Lund"}}
                {"facts":{"for":"c1","id":"d1","object":{"text":"chair"},"relation":"holds_title","statement":"Ada Lund is chair of Nordvik Shipping.","subject":"p1","valid":{"from":"2020-01"}}}
                {"facts":{"id":"a1","object":"b1","relation":"contract_with","statement":"Nordvik Shipping has a contract with Port of Ostby.","subject":"c1","value":{"amount":"1200000","unit":"EUR"}}}
                left out: 1 records of the schema Vessel
            "#]],
        );
    }

    #[test]
    fn tables() {
        let columns = Columns::parse(
            &[
                "id=Number",
                "name=Company",
                "alias=Also",
                "amount=Won",
                "object=Buyer",
            ],
            "company",
            Some("contract_with"),
            Some("EUR"),
        );
        check(
            ImportFormat::Table(columns.expect("columns")),
            "a.csv",
            "Number,Company,Also,Won,Buyer\n7,Nordvik Shipping,NVS; Nordvik,1200,ostby\n8,Alder Works,,\"1.000,00\",ostby\n",
            expect![[r#"
                {"entities":{"abbreviation":["NVS"],"alias":["Nordvik"],"id":"7","kind":"company","name":"Nordvik Shipping"}}
                {"facts":{"id":"7-contract_with-ostby","object":"ostby","relation":"contract_with","statement":"Nordvik Shipping: contract with ostby, 1200 EUR.","subject":"7","value":{"amount":"1200","unit":"EUR"}}}
                {"entities":{"id":"8","kind":"company","name":"Alder Works"}}
                left out: 1 amounts that are no plain decimals
                F/a.csv:3: "1.000,00" is no plain decimal: write digits, and a point before decimals, without other marks"#]],
        );
    }

    #[test]
    fn tables_are_parted_by_commas_tabs_or_semicolons() {
        let columns = Columns::parse(&["id=Id", "name=Name"], "company", None, None);
        let format = ImportFormat::Table(columns.expect("columns"));
        let expected = || {
            expect![[r#"
                {"entities":{"id":"1","kind":"company","name":"Alder, Birch; Oak"}}
            "#]]
        };
        for (name, mark) in [
            ("a.csv", ","),
            ("a.csv", ";"),
            ("a.csv", "\t"),
            ("a.tsv", "\t"),
        ] {
            let text = format!("Id{mark}Name\n1{mark}\"Alder, Birch; Oak\"\n");
            check(format.clone(), name, &text, expected());
        }
    }

    #[test]
    fn a_number_of_our_own_stays_as_it_is_written() {
        check(
            ImportFormat::JsonLines,
            "a.jsonl",
            "{\"facts\": [{\"id\": \"F\",  \"value\": {\"amount\": 12345678901234567890.10}}], \"comment\": 1, \"entites\": []}\n",
            expect![[r#"
                {"facts":{"id": "F",  "value": {"amount": 12345678901234567890.10}}}
                left out: 1 fields "entites", which no model file has
            "#]],
        );
    }

    #[test]
    fn wikidata() {
        let item = |id: &str, label: &str, claims: &str| {
            format!(
                r#"{{"id": "{id}", "labels": {{"mul": {{"value": "{label}"}}}}, "descriptions": {{"en": {{"value": "a firm"}}}}, "claims": {{{claims}}}}}"#
            )
        };
        let of = |to: &str| {
            format!(
                r#""mainsnak": {{"snaktype": "value", "datavalue": {{"type": "wikibase-entityid", "value": {{"id": "{to}"}}}}}}"#
            )
        };
        let company = format!(r#""P31": [{{{}, "rank": "normal"}}]"#, of("Q4830453"));
        let parent = format!(
            r#"{company}, "P749": [{{{}, "rank": "normal", "id": "S1", "qualifiers": {{"P580": [{{"datavalue": {{"value": {{"time": "+2020-03-00T00:00:00Z", "precision": 10}}}}}}]}}}}, {{{}, "rank": "deprecated", "id": "S2"}}]"#,
            of("Q1"),
            of("Q3")
        );
        let text = format!(
            "[\n{},\n{}\n]\n",
            item("Q1", "Nordvik Shipping", &company),
            item("Q2", "Alder Works", &parent)
        );
        check(
            ImportFormat::Wikidata,
            "dump.json",
            &text,
            expect![[r#"
                {"sources":{"id":"wikidata","kind":"article","publisher":"Wikidata","tier":3,"title":"Wikidata"}}
                {"entities":{"description":"a firm","id":"Q1","ids":{"wikidata":"Q1"},"kind":"company","name":"Nordvik Shipping"}}
                {"entities":{"description":"a firm","id":"Q2","ids":{"wikidata":"Q2"},"kind":"company","name":"Alder Works"}}
                {"facts":{"evidence":[{"source":"wikidata"}],"id":"S1","object":"Q1","relation":"subsidiary_of","statement":"Alder Works: subsidiary of Q1.","subject":"Q2","valid":{"from":"2020-03"}}}
                left out: 1 statements of deprecated rank
            "#]],
        );
    }

    #[test]
    fn wikidata_quantities() {
        let statement = |amount: &str, more: &str| {
            format!(
                r#"{{"mainsnak": {{"datavalue": {{"type": "quantity", "value": {amount}}}}}{more}}}"#
            )
        };
        let year = r#", "qualifiers": {"P585": [{"datavalue": {"value": {"time": "+2023-01-01T00:00:00Z", "precision": 9}}}]}"#;
        let read = r#", "id": "S1", "references": [{"hash": "ab12", "snaks": {"P854": [{"datavalue": {"value": "https://nordvik.example/2023"}}], "P1476": [{"datavalue": {"value": {"text": "Annual report"}}}]}}]"#;
        let euro = r#""unit": "http://www.wikidata.org/entity/Q4916""#;
        let item = format!(
            r#"{{"id": "Q1", "labels": {{"en": {{"value": "Nordvik Shipping"}}}}, "claims": {{
                "P31": [{{"mainsnak": {{"datavalue": {{"value": {{"id": "Q4830453"}}}}}}}}],
                "P2139": [{}, {}],
                "P1128": [{}, {}],
                "P2109": [{}, {}, {}]}}}}"#,
            statement(
                &format!(r#"{{"amount": "+12345678901234567.89", {euro}}}"#),
                &format!("{year}{read}")
            ),
            statement(
                &format!(r#"{{"amount": "+9", {euro}}}"#),
                r#", "rank": "deprecated""#
            ),
            statement(
                r#"{"amount": "+410", "upperBound": "+420", "lowerBound": "+400", "unit": "1"}"#,
                ""
            ),
            r#"{"mainsnak": {"snaktype": "somevalue"}}"#,
            statement(
                r#"{"amount": "+2.50", "unit": "http://www.wikidata.org/entity/Q6982035"}"#,
                &year.replace("P585", "P580")
            ),
            statement(
                r#"{"amount": "+1", "unit": "http://www.wikidata.org/entity/Q1"}"#,
                ""
            ),
            statement(r#"{"amount": "many", "unit": "1"}"#, ""),
        );
        let text = item.replace('\n', " ");
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (from, out) = (folder.path().join("a.json"), folder.path().join("o.jsonl"));
        fs::write(&from, text).expect("a file");
        let imported =
            import_model(&ImportFormat::Wikidata, &[from], &out, &mut |_| {}).expect("a layer");
        let written = fs::read_to_string(&out).expect("the layer");
        let lines: Vec<&str> = written.lines().skip(1).collect();
        let left: Vec<String> = imported
            .left
            .iter()
            .map(|(why, count)| format!("left out: {count} {why}"))
            .collect();
        expect![[r#"
            {"entities":{"id":"Q1","ids":{"wikidata":"Q1"},"kind":"company","name":"Nordvik Shipping"}}
            {"relations":{"exclusive":"no","id":"revenue","label":"revenue"}}
            {"sources":{"id":"wikidata-ab12","kind":"article","tier":3,"title":"Annual report","url":"https://nordvik.example/2023"}}
            {"facts":{"evidence":[{"source":"wikidata"},{"source":"wikidata-ab12"}],"id":"S1","relation":"revenue","statement":"Nordvik Shipping: revenue 12345678901234567.89 EUR (2023).","subject":"Q1","valid":{"from":"2023","to":"2023"},"value":{"amount":"12345678901234567.89","unit":"EUR"}}}
            {"relations":{"exclusive":"no","id":"employees","label":"employees"}}
            {"facts":{"evidence":[{"source":"wikidata"}],"id":"Q1-P1128-undated-410","relation":"employees","statement":"Nordvik Shipping: employees 410.","subject":"Q1","value":{"amount":"410","bound":"about"}}}
            {"relations":{"exclusive":"no","id":"power_output","label":"power output"}}
            {"facts":{"evidence":[{"source":"wikidata"}],"id":"Q1-P2109-undated-2.50","relation":"power_output","statement":"Nordvik Shipping: power output 2.50 MW.","subject":"Q1","valid":{"from":"2023"},"value":{"amount":"2.50","unit":"MW"}}}
            left out: 1 amounts that are no plain decimals
            left out: 1 figures in units that copydesk does not know
            left out: 1 statements of deprecated rank
            left out: 1 statements whose value is unknown or none"#]].assert_eq(&format!("{}\n{}", lines.join("\n"), left.join("\n")));
    }
}

//! The JSON document of `docs/cli.md` and `docs/check.schema.json`.

use serde::Serialize;

use super::{Sheaf, to_json};
use crate::cli::output::Unchecked;
use crate::cli::places::{Extent, Places};
use crate::cli::remark::{Mend, Remark};

/// The version of the document; raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Extent,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    notes: &'a [String],
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Extent,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    place: Extent,
    replacement: &'a str,
}

pub(super) fn head() -> String {
    format!("{{\"version\":{VERSION},\"files\":[\n")
}

pub(super) fn tail(unchecked: &[Unchecked]) -> String {
    format!("],\n\"unchecked\":{}}}\n", to_json(&unchecked))
}

pub(super) fn page(sheaf: &Sheaf<'_>) -> String {
    let places = Places::new(sheaf.sheet);
    let remarks = sheaf.remarks.iter();
    to_json(&File {
        path: sheaf.sheet.name(),
        findings: remarks
            .map(|it| finding(it, sheaf.sheet.text(), &places))
            .collect(),
    })
}

fn finding<'a>(remark: &'a Remark<'a>, text: &'a str, places: &Places<'_>) -> Finding<'a> {
    let related = remark.beside.iter().map(|(at, message)| Related {
        place: places.extent(*at),
        message,
    });
    Finding {
        code: remark.code,
        severity: remark.severity.word(),
        message: remark.message,
        place: places.extent(remark.at),
        text: remark.at.slice(text),
        fact: remark.fact,
        fingerprint: remark.fingerprint.map(|it| it.to_string()),
        notes: &remark.notes,
        related: related.collect(),
        fixes: remark.mends.iter().map(|it| fix(it, places)).collect(),
    }
}

fn fix<'a>(mend: &'a Mend<'a>, places: &Places<'_>) -> Fix<'a> {
    let edits = mend.edits.iter().map(|edit| Edit {
        place: places.extent(edit.at),
        replacement: edit.text,
    });
    Fix {
        title: mend.title,
        safe: mend.safe,
        edits: edits.collect(),
    }
}

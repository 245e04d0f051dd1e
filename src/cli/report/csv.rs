//! The ledger for a spreadsheet: a row for each figure, with columns to sign it off.

use super::Dossier;
use super::place::sentence;
use crate::ide::ledger;

const COLUMNS: [&str; 14] = [
    "draft",
    "line",
    "figure",
    "value",
    "kind",
    "state",
    "fact",
    "statement",
    "source",
    "address",
    "findings",
    "sentence",
    "initials",
    "note",
];

/// The row of column names.
pub(super) fn head() -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    writer.into_inner().unwrap_or_default()
}

/// The rows of a draft.
pub(super) fn rows(dossier: &Dossier) -> Result<Vec<u8>, csv::Error> {
    let analysis = &dossier.analysis;
    let text = analysis.text.to_string();
    let line_ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for entry in ledger(analysis) {
        let line = 1 + line_ends.partition_point(|at| *at < entry.span.start as usize);
        let source = entry.sources.iter().min_by_key(|it| it.tier);
        let findings: Vec<&str> = entry
            .findings
            .iter()
            .map(|it| it.message.as_str())
            .collect();
        let cells: [&str; COLUMNS.len()] = [
            &dossier.name,
            &line.to_string(),
            entry.span.slice(&text),
            &entry.value,
            entry.kind.word(),
            entry.state.word(),
            entry.fact.map_or("", |it| &it.id),
            entry.fact.map_or("", |it| &it.statement),
            &source.map_or(String::new(), |it| it.citation()),
            source.and_then(|it| it.url.as_deref()).unwrap_or_default(),
            &findings.join("; "),
            &sentence(analysis, entry.span),
            "",
            "",
        ];
        writer.write_record(cells.map(inert))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet takes for a formula: those begin with one of these signs, unless a number does.
fn inert(cell: &str) -> String {
    let is_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(inert("-5 percent"), "'-5 percent");
        assert_eq!(inert("-5"), "-5");
        assert_eq!(inert("$5"), "$5");
    }
}

//! Checkstyle's XML, which many CI services show beside the text.

use super::xml::{declaration, start};
use super::{Sheaf, plain_path, with_notes};
use crate::cli::output::Unchecked;
use crate::cli::remark::Remark;
use crate::ide::Severity;

pub(super) const HEAD: &str = concat!(declaration!(), "<checkstyle version=\"4.3\">\n");

pub(super) fn page(sheaf: &Sheaf<'_>) -> String {
    let errors: String = sheaf.remarks.iter().map(|it| error(sheaf, it)).collect();
    file(sheaf.sheet.name(), &errors)
}

pub(super) fn tail(unchecked: &[Unchecked]) -> String {
    let files = unchecked.iter().map(|it| {
        let attributes = [
            ("severity", "error"),
            ("message", it.message.as_str()),
            ("source", "copydesk.unchecked"),
        ];
        file(
            &it.path,
            &format!("    {}\n", start("error", &attributes, "/>")),
        )
    });
    files.collect::<String>() + "</checkstyle>\n"
}

fn file(name: &str, errors: &str) -> String {
    let start = start("file", &[("name", &plain_path(name))], ">");
    format!("  {start}\n{errors}  </file>\n")
}

fn error(sheaf: &Sheaf<'_>, remark: &Remark<'_>) -> String {
    let (line, column) = sheaf.sheet.position(remark.at.start);
    let attributes = [
        ("line", line.to_string()),
        ("column", column.to_string()),
        ("severity", severity(remark.severity).to_owned()),
        ("message", with_notes(remark)),
        ("source", format!("copydesk.{}", remark.code)),
    ];
    let attributes = attributes
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    format!("    {}\n", start("error", &attributes, "/>"))
}

/// Checkstyle's word; it has one for information and hint.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "info",
    }
}

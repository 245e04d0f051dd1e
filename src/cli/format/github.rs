//! Workflow commands of GitHub Actions, which show a remark beside its line in a change.

use super::{Sheaf, plain_path, with_notes};
use crate::cli::output::Unchecked;
use crate::cli::remark::Remark;
use crate::ide::Severity;

pub(super) fn page(sheaf: &Sheaf<'_>) -> String {
    sheaf.remarks.iter().map(|it| command(sheaf, it)).collect()
}

pub(super) fn tail(unchecked: &[Unchecked]) -> String {
    let commands = unchecked.iter().map(|it| {
        let file = property(&plain_path(&it.path));
        format!("::error file={file}::{}\n", data(&it.message))
    });
    commands.collect()
}

fn command(sheaf: &Sheaf<'_>, remark: &Remark<'_>) -> String {
    let (line, column) = sheaf.sheet.position(remark.at.start);
    let (end_line, end_column) = sheaf.sheet.position(remark.at.end);
    // GitHub refuses columns where the place has several lines.
    let columns = if line == end_line {
        format!(",col={column},endColumn={end_column}")
    } else {
        String::new()
    };
    format!(
        "::{} file={},line={line},endLine={end_line}{columns},title={}::{}\n",
        level(remark.severity),
        property(&plain_path(sheaf.sheet.name())),
        property(&format!("{} ({})", remark.code, remark.severity.word())),
        data(&with_notes(remark)),
    )
}

/// GitHub's word; it has one for information and hint, so the title says which.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    }
}

/// Text after the second `::`: a line end would end the command, and what follows could be a command of its own.
fn data(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '%' => "%25".to_owned(),
        '\r' => "%0D".to_owned(),
        '\n' => "%0A".to_owned(),
        c if c.is_control() => char::REPLACEMENT_CHARACTER.to_string(),
        c => c.to_string(),
    });
    escaped.collect()
}

/// The value of a property, which a comma or colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_begin_a_command() {
        assert_eq!(
            data("50%\n::error::x\r\u{1b}"),
            "50%25%0A::error::x%0D\u{fffd}"
        );
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}

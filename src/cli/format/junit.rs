//! JUnit's XML: a test suite for each text, a test case for each remark, which fails where the remark fails the run.

use super::xml::{declaration, start, text};
use super::{Sheaf, plain_path, with_notes};
use crate::cli::output::Unchecked;
use crate::cli::remark::Remark;

pub(super) const HEAD: &str = concat!(declaration!(), "<testsuites name=\"copydesk\">\n");

/// The test case of a text that has no remarks, or that could not be read: a suite without cases counts as missing.
const WHOLE: &str = "draft";

pub(super) fn page(sheaf: &Sheaf<'_>) -> String {
    let name = plain_path(sheaf.sheet.name());
    let fails = |it: &&Remark<'_>| sheaf.fail_on.includes(it.severity);
    let n_failures = sheaf.remarks.iter().filter(fails).count();
    let cases: String = match sheaf.remarks {
        [] => case(&name, WHOLE, ""),
        remarks => remarks
            .iter()
            .map(|it| remark_case(sheaf, &name, it))
            .collect(),
    };
    suite(&name, sheaf.remarks.len().max(1), n_failures, 0, &cases)
}

pub(super) fn tail(unchecked: &[Unchecked]) -> String {
    let suites = unchecked.iter().map(|it| {
        let name = plain_path(&it.path);
        let error = start(
            "error",
            &[("type", "unchecked"), ("message", &it.message)],
            "/>",
        );
        suite(&name, 1, 0, 1, &case(&name, WHOLE, &error))
    });
    suites.collect::<String>() + "</testsuites>\n"
}

fn suite(name: &str, n_tests: usize, n_failures: usize, n_errors: usize, cases: &str) -> String {
    let counts = [n_tests, n_failures, n_errors].map(|it| it.to_string());
    let attributes = [
        ("name", name),
        ("tests", &counts[0]),
        ("failures", &counts[1]),
        ("errors", &counts[2]),
    ];
    format!(
        "  {}\n{cases}  </testsuite>\n",
        start("testsuite", &attributes, ">")
    )
}

fn case(class: &str, name: &str, inside: &str) -> String {
    let start = start("testcase", &[("classname", class), ("name", name)], ">");
    format!("    {start}{inside}</testcase>\n")
}

fn remark_case(sheaf: &Sheaf<'_>, class: &str, remark: &Remark<'_>) -> String {
    let (line, column) = sheaf.sheet.position(remark.at.start);
    let told = text(&format!("{class}:{line}:{column}: {}", with_notes(remark)));
    let severity = remark.severity.word();
    let inside = if sheaf.fail_on.includes(remark.severity) {
        let attributes = [("type", severity), ("message", remark.message)];
        format!("{}{told}</failure>", start("failure", &attributes, ">"))
    } else {
        format!("<system-out>{severity}: {told}</system-out>")
    };
    case(class, &format!("{} {line}:{column}", remark.code), &inside)
}

//! The manual of the rules, made from the rules themselves.

use std::fmt::Write as _;

use super::rules::RULES;

/// The text of `docs/rules.md`: a table of all rules, then a page for each. Markdown, ending in one line end.
pub fn manual() -> String {
    let mut text = String::from(HEAD);
    for rule in RULES {
        let (code, severity) = (rule.code, rule.severity.word());
        let summary = rule.summary;
        let _ = writeln!(text, "| [`{code}`](#{code}) | {summary} | {severity} |");
    }
    text.push_str(MIDDLE);
    for rule in RULES {
        let needs = if rule.needs_model {
            "Needs the fact model."
        } else {
            "Works on the draft alone."
        };
        let (code, severity, doc) = (rule.code, rule.severity.word(), rule.doc.trim());
        let _ = write!(
            text,
            "\n## {code}\n\nSeverity: {severity}. {needs}\n\n{doc}\n"
        );
    }
    text
}

const HEAD: &str = "\
<!-- Made from src/check/rules by `UPDATE_EXPECT=1 cargo test --lib check::manual`; do not edit. -->

# The rules

A code names the fault, and settings, ignore notes and scripts use it. The house may set the severity of each rule: `error`, \
`warning`, `information`, `hint` or `off`.

| code | finds | severity |
| --- | --- | --- |
";

const MIDDLE: &str = "
Silence comes first. A rule speaks only where the roles of names and figures are certain; a finding inside quotation marks \
is information and has no fix; code, comments and link targets are never read. To keep what a rule would change, write \
`<!-- copydesk: allow CODE -->` before the paragraph, or `<!-- copydesk: allow-file CODE -->` anywhere for the whole draft. In an editor the action “Keep this, because …” writes a note into the workspace's `.copydesk/ignore.json`; it holds for that rule, that fact and that sentence, wherever the sentence moves, until its words change.
";

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect_file;

    #[test]
    fn the_manual_is_up_to_date() {
        expect_file!["../../docs/rules.md"].assert_eq(&manual());
    }
}

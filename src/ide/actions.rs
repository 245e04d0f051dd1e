//! Code actions: the mends that findings bring along, one by one or all the sure ones at once.

use crate::check::{Finding, Fix};
use crate::ide::Analysis;
use crate::ide::marks::around_marks;
use crate::text::Span;

/// A mend that an editor can offer.
#[derive(Clone, Debug)]
pub struct QuickFix<'a> {
    /// What it mends.
    pub finding: &'a Finding<Span>,
    /// The mend as its rule has it.
    pub fix: &'a Fix<Span>,
    /// The texts to replace around the markup of the draft: bytes of the draft.
    pub edits: Vec<(Span, String)>,
    /// Whether it is the one to take without thinking: the finding's best, and surely right.
    pub preferred: bool,
}

/// The findings that touch `span` (bytes of the draft).
pub fn findings_at(analysis: &Analysis, span: Span) -> impl Iterator<Item = &Finding<Span>> {
    let findings = analysis.findings.iter();
    findings.filter(move |it| it.at.touches(span.start) || it.at.overlaps(span))
}

/// The mends of the findings that touch `span` (bytes of the draft), in the order of the findings and the best first; none that would
/// leave marks around nothing.
pub fn quick_fixes(analysis: &Analysis, span: Span) -> Vec<QuickFix<'_>> {
    let mut found = Vec::new();
    for finding in findings_at(analysis, span) {
        for (idx, fix) in finding.fixes.iter().enumerate() {
            found.extend(around_marks(analysis, &fix.edits).map(|edits| QuickFix {
                finding,
                fix,
                edits,
                preferred: idx == 0 && fix.safe,
            }));
        }
    }
    found
}

/// The edits of every finding's sure mend, in order and without overlap; of two that would overlap the first is taken.
pub fn fix_all(analysis: &Analysis) -> Vec<(Span, String)> {
    let mut taken: Vec<(Span, String)> = Vec::new();
    let sure = analysis
        .findings
        .iter()
        .filter_map(|finding| finding.fixes.first().filter(|fix| fix.safe));
    for edits in sure.filter_map(|it| around_marks(analysis, &it.edits)) {
        let free = |(at, text): &(Span, String)| {
            // Two insertions at one place would come out in either order, so they exclude each other as well.
            !taken
                .iter()
                .any(|(other, it)| at.overlaps(*other) || (at == other && it != text))
        };
        if edits.iter().all(free) {
            taken.extend(edits);
        }
    }
    taken.sort_by_key(|(at, _)| *at);
    taken.dedup();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, Rule, Severity};
    use expect_test::{Expect, expect};

    static RULE: Rule = Rule {
        code: "test",
        summary: "",
        doc: "",
        severity: Severity::Warning,
        needs_model: false,
        check: Check::Along,
    };

    /// A finding with one fix for each `(start, end, text, safe)`.
    fn finding(at: (u32, u32), fixes: &[(u32, u32, &str, bool)]) -> Finding<Span> {
        let fixes = fixes
            .iter()
            .map(|&(start, end, text, safe)| Fix {
                title: format!("Change to “{text}”"),
                edits: vec![(Span::new(start, end), text.to_owned())],
                safe,
            })
            .collect();
        Finding {
            rule: &RULE,
            at: Span::new(at.0, at.1),
            severity: Severity::Warning,
            message: String::new(),
            explanation: String::new(),
            fact: None,
            related: Vec::new(),
            fixes,
        }
    }

    fn analysis(findings: Vec<Finding<Span>>) -> Analysis {
        Analysis {
            findings,
            ..Analysis::default()
        }
    }

    #[track_caller]
    fn check(analysis: &Analysis, span: (u32, u32), expected: Expect) {
        let drawn: Vec<String> = quick_fixes(analysis, Span::new(span.0, span.1))
            .iter()
            .map(|it| format!("{}{}", it.fix.title, if it.preferred { " *" } else { "" }))
            .collect();
        expected.assert_eq(&drawn.join(", "));
    }

    #[test]
    fn fixes_of_the_findings_at_hand() {
        let analysis = analysis(vec![
            finding((2, 5), &[(2, 5, "a", true), (2, 5, "b", true)]),
            finding((7, 9), &[(7, 9, "c", false)]),
        ]);
        check(&analysis, (2, 2), expect!["Change to “a” *, Change to “b”"]);
        check(&analysis, (5, 5), expect!["Change to “a” *, Change to “b”"]);
        check(&analysis, (6, 6), expect![""]);
        check(
            &analysis,
            (0, 20),
            expect!["Change to “a” *, Change to “b”, Change to “c”"],
        );
    }

    #[test]
    fn all_sure_fixes_at_once() {
        let analysis = analysis(vec![
            finding((7, 9), &[(7, 9, "late", true)]),
            finding((0, 2), &[(0, 2, "unsure", false), (0, 2, "second", true)]),
            finding((2, 5), &[(2, 5, "early", true)]),
            finding((4, 8), &[(4, 8, "overlapping", true)]),
            finding((2, 6), &[(2, 5, "early", true)]),
        ]);
        let edits = fix_all(&analysis);
        let drawn: Vec<String> = edits
            .iter()
            .map(|(at, text)| format!("{}-{} {text}", at.start, at.end))
            .collect();
        expect!["2-5 early, 7-9 late"].assert_eq(&drawn.join(", "));
    }
}

//! `arithmetic-error`: a derived number that no values behind the printed ones can give.
//!
//! Each file below knows one kind of sentence. It finds who is who in the sum by a narrow pattern and stays silent where
//! a role is not certain; whether the sum comes out is asked of intervals, so that rounding in print is never a fault.

mod age;
mod change;
mod frame;
mod multiple;
mod per_head;
mod poll;
mod share;
#[cfg(test)]
mod tests;
mod total;

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::phrase::phrases;
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::text::Span;
use frame::frames;

pub(super) static RULE: Rule = Rule {
    code: "arithmetic-error",
    summary: "A percentage, total, share, ratio or age that the numbers beside it cannot give",
    doc: "\
Sums, percentages and ages that follow from other numbers in the same sentence are done again, each printed number read as \
all the values that round to it. The rule speaks only when no such values satisfy the sentence, and shows the working. \
It knows percent changes (“from A to B, a rise of P”), percent where percentage points are meant, “doubled” and its \
kin, totals, shares (“45 of 60, or 75%”), amounts per head, ages and anniversaries against years, and percentages of \
very small groups that no whole number of people can give. Readers do these sums, and one that is wrong costs the trust \
in all the others.

Wrong:

> Revenue rose from $80 million to $100 million, a 20% increase.

---
> Turnout went up from 41% to 52%, a rise of 11%.

Right:

> Revenue rose from $80 million to $100 million, a 25% increase.

---
> Turnout went up from 41% to 52%, a rise of 11 percentage points.

May be wrong: when the percentage is of other numbers than those beside it (at constant exchange rates, per year, without \
a part of the business) and the sentence does not say so in words that the rule knows.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    let mut slips = Slips {
        prose: view.prose(),
        found: Vec::new(),
    };
    let today = view.draft.date.map(|now| now.day);
    for phrase in phrases(view, 2) {
        age::check(&phrase, today, &mut slips);
        if phrase.n_amounts() < 2 {
            continue;
        }
        let frames = frames(&phrase);
        change::check(&phrase, &frames, &mut slips);
        multiple::check(&phrase, &frames, &mut slips);
        total::check(&phrase, &mut slips);
        share::check(&phrase, &mut slips);
        per_head::check(&phrase, &mut slips);
        poll::check(&phrase, &mut slips);
    }
    findings.append(&mut slips.found);
}

/// The findings so far. Invariant: no two stand on the same text, since one sum may fit two patterns.
struct Slips<'a> {
    prose: &'a str,
    found: Vec<Finding<Span>>,
}

impl Slips<'_> {
    /// Adds a slip at `at`; `fixes` are the texts that may stand there instead, `None` where the style of the figure
    /// cannot say the value.
    fn add(&mut self, at: Span, message: String, fixes: impl IntoIterator<Item = Option<String>>) {
        if self.found.iter().any(|it| it.at.overlaps(at)) {
            return;
        }
        let mut finding = Finding::new(&RULE, at, message)
            .explained("Each number was read as all the values that round to it in print. Check which of them is wrong.");
        if is_quoted(self.prose, at) {
            finding.severity = Severity::Information;
        } else {
            for fix in fixes.into_iter().flatten() {
                finding = finding.replace(at, fix);
            }
        }
        self.found.push(finding);
    }
}

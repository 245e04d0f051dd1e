//! `impossible-date`: a day that no calendar has.

use jiff::civil::Date;

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::recognize::temporal::{Temporal, Year};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "impossible-date",
    summary: "A day that the calendar does not have",
    doc: "\
June has thirty days, and February has twenty-nine only in leap years. A date that cannot be is always a slip, mostly of \
the month.

Wrong:

> The ban takes effect on 31 November 2026.

---
> She was born on February 29, 2001.

Right:

> The ban takes effect on 30 November 2026.

---
> She was born on February 29, 2000.

May be wrong: when the draft tells of such a date on purpose. Write `<!-- copydesk: allow impossible-date -->` before it.",
    severity: Severity::Error,
    needs_model: false,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    let prose = view.prose();
    for figure in &view.paragraph.figures {
        let Some(temporal) = figure.temporal().filter(|it| it.is_impossible()) else {
            continue;
        };
        let mut finding = Finding::new(&RULE, figure.core, message(prose, temporal, figure.core));
        if is_quoted(prose, figure.core) {
            finding.severity = Severity::Information;
        } else if let Some(at) = temporal.day_at
            && let Some(last) = last_day(temporal)
        {
            finding = finding.replace(at, last.to_string());
        }
        findings.push(finding);
    }
}

fn message(prose: &str, temporal: &Temporal, at: Span) -> String {
    match last_day(temporal) {
        Some(last) => format!(
            "there is no {}: that month has {last} days",
            at.slice(prose)
        ),
        None => format!("there is no {}", at.slice(prose)),
    }
}

/// The last day of the month that is written; of February without a year, 29.
fn last_day(temporal: &Temporal) -> Option<i8> {
    let date = temporal.calendar_date()?;
    let year = match date.year {
        Some(Year::Of(year)) => year,
        _ => 2000,
    };
    Some(Date::new(year, date.month?, 1).ok()?.days_in_month())
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::report;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("impossible-date", text));
    }

    #[test]
    fn days_that_are_not() {
        check(
            "The shop closes on 31 April.",
            expect![[r#"
            “31 April”: there is no 31 April: that month has 30 days | “31” → “30”
        "#]],
        );
        check(
            "He was born on February 29, 1999, in Porto.",
            expect![[r#"
            “February 29, 1999”: there is no February 29, 1999: that month has 28 days | “29” → “28”
        "#]],
        );
        check(
            "The fair runs until Sept. 31, 2026.",
            expect![[r#"
            “Sept. 31, 2026”: there is no Sept. 31, 2026: that month has 30 days | “31” → “30”
        "#]],
        );
        check(
            "“I came on June 31,” he joked.",
            expect![[r#"
            “June 31”: there is no June 31: that month has 30 days
        "#]],
        );
    }

    #[test]
    fn days_that_are() {
        check("The shop closes on 30 April.", expect![""]);
        check("He was born on February 29, 1996, in Porto.", expect![""]);
        check("On 29 February the town doubles its prices.", expect![""]);
        check("In June 31 people applied.", expect![""]);
    }
}

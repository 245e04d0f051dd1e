//! `weekday-mismatch`: a weekday beside a date that falls on another day.

use jiff::civil::{Date, Weekday};

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::model::PartialDate;
use crate::recognize::temporal::{CalendarDate, Temporal, Year};
use crate::recognize::{Figure, Paragraph};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "weekday-mismatch",
    summary: "A weekday and a date that do not go together",
    doc: "\
The weekday of a date follows from the calendar. Where the two disagree, one of them is wrong, and readers miss the event \
or doubt the story; both mends are offered. Without a year, a date is checked only where it lies within six weeks of the \
draft's own date.

Wrong:

> The hearing is set for Monday, 5 May 2026.

Right:

> The hearing is set for Tuesday, 5 May 2026.

May be wrong: when the draft follows another calendar than the Gregorian one; dates before 1900 are left alone for that \
reason.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Paragraph(check),
};

/// Before this year calendars differed from land to land.
const FIRST_YEAR: i16 = 1900;

/// How far from the draft's date a date without a year is taken to be of the nearest year. Six weeks ahead and back
/// covers the events that a draft announces and reports, and leaves anniversaries out.
const NEAR_DAYS: i32 = 42;

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    let today = view.draft.date.map(|now| now.day);
    for figure in &view.paragraph.figures {
        if let Some(temporal) = figure.temporal()
            && let Some((date, weekday)) = dated(temporal, today)
            && date.weekday() != weekday
            && !(temporal.full_date().is_none() && has_year(view.paragraph, figure))
        {
            let mends = (temporal.weekday_at, temporal.day_at);
            findings.push(finding(view.prose(), figure.core, mends, date, weekday));
        }
    }
    for pair in view.paragraph.figures.windows(2) {
        if let [first, second] = pair {
            findings.extend(apart(view, first, second, today));
        }
    }
}

/// A weekday and a date that are two figures: "on Friday (March 19)", "March 18, 2026, a Tuesday".
fn apart(
    view: &ParagraphView<'_>,
    first: &Figure,
    second: &Figure,
    today: Option<Date>,
) -> Option<Finding<Span>> {
    let is_weekday = |figure: &Figure| {
        let date = figure.temporal().and_then(|it| it.calendar_date());
        date.is_some_and(|it| it.weekday.is_some() && it.day.is_none() && it.month.is_none())
    };
    // Few pairs of figures hold a weekday; what stands between the others is not looked at.
    if !is_weekday(first) && !is_weekday(second) {
        return None;
    }
    let prose = view.prose();
    let between = Span::new(first.span.end, second.span.start).slice(prose);
    let (day, date) = match between.trim() {
        "(" if is_weekday(first) => (first, second),
        ", a" | ", which is a" | ", which was a" | "is a" | "was a" if is_weekday(second) => {
            (second, first)
        }
        _ => return None,
    };
    let temporal = date.temporal()?;
    let written = CalendarDate {
        weekday: day.temporal()?.calendar_date()?.weekday,
        ..temporal.calendar_date().filter(|it| it.weekday.is_none())?
    };
    let (right, weekday) = dated_as(written, today)?;
    let unsure = temporal.full_date().is_none() && has_year(view.paragraph, date);
    let mends = (day.temporal()?.weekday_at, temporal.day_at);
    let closed = prose
        .get(second.span.end as usize..)
        .is_some_and(|rest| rest.starts_with(')'));
    let bracket = u32::from(closed && between.trim() == "(");
    let at = Span::new(first.core.start, second.span.end + bracket);
    (right.weekday() != weekday && !unsure).then(|| finding(prose, at, mends, right, weekday))
}

/// The day that is meant and the weekday that stands beside it.
fn dated(temporal: &Temporal, today: Option<Date>) -> Option<(Date, Weekday)> {
    dated_as(temporal.calendar_date()?, today)
}

fn dated_as(written: CalendarDate, today: Option<Date>) -> Option<(Date, Weekday)> {
    let weekday = written.weekday?;
    let date = match written.year {
        Some(Year::Of(year)) => Date::new(year, written.month?, written.day?).ok()?,
        Some(Year::Step(_)) => return None,
        None => nearest(written, today?)?,
    };
    (date.year() >= FIRST_YEAR).then_some((date, weekday))
}

/// Whether the sentence of a date names a year: then a date without one need not be of this year.
fn has_year(paragraph: &Paragraph, date: &Figure) -> bool {
    let sentence = paragraph
        .sentences
        .iter()
        .find(|it| it.span.covers(date.core));
    let years = paragraph.figures.iter().filter(|figure| {
        let written = figure.temporal().and_then(|it| it.calendar_date());
        written.is_some_and(|it| it.year.is_some())
    });
    sentence.is_none_or(|it| years.into_iter().any(|year| it.span.covers(year.core)))
}

/// The day without a year, where one of its years is close to the draft's date.
fn nearest(written: CalendarDate, today: Date) -> Option<Date> {
    let (month, day) = (written.month?, written.day?);
    (-1..=1)
        .filter_map(|step| Date::new(today.year() + step, month, day).ok())
        .find(|date| days_between(*date, today).abs() <= NEAR_DAYS)
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days())
}

fn finding(
    prose: &str,
    at: Span,
    (weekday_at, day_at): (Option<Span>, Option<Span>),
    date: Date,
    weekday: Weekday,
) -> Finding<Span> {
    let message = format!(
        "{} is a {}, not a {}",
        PartialDate::from(date).in_words(),
        name(date.weekday()),
        name(weekday)
    );
    let mut finding = Finding::new(&RULE, at, message)
        .explained("The calendar says so. Find out which of the two is right: the weekday or the day of the month.");
    if is_quoted(prose, at) {
        finding.severity = Severity::Information;
        return finding;
    }
    if let Some(at) = weekday_at {
        finding = finding.replace(at, in_style(name(date.weekday()), at.slice(prose)));
    }
    if let Some(at) = day_at
        && let Some(day) = same_week(date, weekday)
    {
        finding = finding.replace(at, day.day().to_string());
    }
    finding
}

/// The nearest day with this weekday, where it lies in the same month.
fn same_week(date: Date, weekday: Weekday) -> Option<Date> {
    let away = (i64::from(weekday.to_monday_zero_offset())
        - i64::from(date.weekday().to_monday_zero_offset())
        + 10)
        .rem_euclid(7)
        - 3;
    let day = date.checked_add(jiff::Span::new().days(away)).ok()?;
    (day.month() == date.month()).then_some(day)
}

/// A weekday's name written like the one that it replaces: in full or three letters, in capitals or not.
fn in_style(name: &str, like: &str) -> String {
    let short = like.len() < 6;
    let abbreviated = name.get(..3).filter(|_| short);
    let text = abbreviated.unwrap_or(name);
    if like.len() > 1 && like.chars().all(|c| !c.is_lowercase()) {
        text.to_uppercase()
    } else {
        text.to_owned()
    }
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{report, report_on};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("weekday-mismatch", text));
    }

    #[test]
    fn with_the_year() {
        check("The vote is on Friday, 8 May 2026.", expect![""]);
        check(
            "The vote is on Thursday, 8 May 2026.",
            expect![[r#"
            “Thursday, 8 May 2026”: 8 May 2026 is a Friday, not a Thursday | “Thursday” → “Friday” | “8” → “7”
        "#]],
        );
        check("They met on Mon., Feb. 3, 2025, in Lyon.", expect![""]);
        check(
            "They met on Tue., Feb. 3, 2025, in Lyon.",
            expect![[r#"
            “Tue., Feb. 3, 2025”: 3 February 2025 is a Monday, not a Tuesday | “Tue” → “Mon” | “3” → “4”
        "#]],
        );
        check(
            "“We met on Sunday, February 3, 2025,” she said.",
            expect![[r#"
                “Sunday, February 3, 2025”: 3 February 2025 is a Monday, not a Sunday
            "#]],
        );
    }

    #[test]
    fn without_the_year_only_near_the_draft() {
        check("The strike begins on Monday, March 23.", expect![""]);
        check(
            "The strike begins on Tuesday, March 23.",
            expect![[r#"
            “Tuesday, March 23”: 23 March 2026 is a Monday, not a Tuesday | “Tuesday” → “Monday” | “23” → “24”
        "#]],
        );
        check(
            "Each year they march on Tuesday, September 23.",
            expect![""],
        );
        let text = "The strike begins on Tuesday, March 23.";
        assert_eq!(report_on("weekday-mismatch", text, None), "");
    }

    #[test]
    fn weekday_and_date_apart() {
        check(
            "The hearing is on Friday (March 19).",
            expect![[r#"
            “Friday (March 19)”: 19 March 2026 is a Thursday, not a Friday | “Friday” → “Thursday” | “19” → “20”
        "#]],
        );
        check(
            "He was charged on March 18, 2026, a Tuesday.",
            expect![[r#"
            “March 18, 2026, a Tuesday”: 18 March 2026 is a Wednesday, not a Tuesday | “Tuesday” → “Wednesday” | “18” → “17”
        "#]],
        );
        check("The hearing is on Thursday (March 19).", expect![""]);
        check(
            "He was charged on March 18, 2026, a Wednesday.",
            expect![""],
        );
        check(
            "It opens on Friday (5 p.m.) and closes on March 30.",
            expect![""],
        );
    }

    #[test]
    fn old_calendars_are_left_alone() {
        check("The king fell on Monday, 14 October 1066.", expect![""]);
        check(
            "The trial began on Friday and ended on 3 May 2024.",
            expect![""],
        );
    }
}

//! `relative-date-mismatch`: "yesterday" or "last month" beside a printed date that is another one.

use jiff::civil::Date;

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::model::{Now, PartialDate};
use crate::recognize::Figure;
use crate::recognize::temporal::{CalendarDate, Pick, Year};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "relative-date-mismatch",
    summary: "A relative date beside a printed date that is another one",
    doc: "\
A draft that lies for a few days, or is taken over from another one, keeps its “yesterday”. Where the date stands right beside \
it, the draft's own date tells whether the two go together: “yesterday, 3 May”, “tomorrow (5 June)”, “last month (in March \
2025)”. The rule needs a draft with a date, and is silent wherever the words allow a second reading. In a draft of 18 March 2026:

Wrong:

> The mill closed yesterday, 16 March.

Right:

> The mill closed yesterday, 17 March.

May be wrong: when the draft carries the date of another day than the one from which it speaks.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    let Some(now) = view.draft.date else { return };
    for pair in view.paragraph.figures.windows(2) {
        if let [first, second] = pair {
            findings.extend(slip(view.prose(), first, second, now));
        }
    }
}

fn slip(prose: &str, first: &Figure, second: &Figure, now: Now) -> Option<Finding<Span>> {
    let between = Span::new(first.span.end, second.span.start).slice(prose);
    if between.len() > 6 || !is_apposition(prose, between, second) {
        return None;
    }
    let word = Word::of(first.core.slice(prose))?;
    let date = second.temporal()?.calendar_date()?;
    let right = word.day(now.day)?;
    if fits(word, date, right)? {
        return None;
    }
    let (relative, printed) = (first.core.slice(prose), second.core.slice(prose));
    let meant = word.written(right);
    let message = format!(
        "“{relative}” is {meant} in a draft of {}, not {printed}",
        PartialDate::from(now.day).in_words()
    );
    let mut finding = Finding::new(&RULE, first.core, message)
        .explained(
            "Either the relative date was kept from an earlier day, or the printed one is wrong.",
        )
        .related(second.core, "the date beside it");
    if is_quoted(prose, first.core) {
        finding.severity = Severity::Information;
    }
    Some(finding)
}

/// Whether the second date only names the first one: a comma or a bracket leads to it, and a mark ends it.
fn is_apposition(prose: &str, between: &str, second: &Figure) -> bool {
    let behind = prose.get(second.span.end as usize..).unwrap_or("");
    match between
        .trim()
        .trim_end_matches(" on")
        .trim_end_matches(" in")
    {
        "(" | "(on" | "(in" => behind.starts_with(')'),
        "," | ", on" | ", in" => behind.is_empty() || behind.starts_with([',', '.', ';', ')']),
        _ => false,
    }
}

/// A word for a day or a month that the draft's date alone explains.
#[derive(Clone, Copy)]
enum Word {
    Day(i32),
    Month(i32),
}

impl Word {
    fn of(text: &str) -> Option<Word> {
        const WORDS: &[(&str, Word)] = &[
            ("yesterday", Word::Day(-1)),
            ("today", Word::Day(0)),
            ("tomorrow", Word::Day(1)),
            ("last month", Word::Month(-1)),
            ("this month", Word::Month(0)),
            ("next month", Word::Month(1)),
        ];
        let known = WORDS
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(text));
        known.map(|(_, word)| *word)
    }

    /// The day meant, or one in the month or year meant.
    fn day(self, today: Date) -> Option<Date> {
        let span = match self {
            Word::Day(days) => jiff::Span::new().days(days),
            Word::Month(months) => jiff::Span::new().months(months),
        };
        let from = match self {
            Word::Day(_) => today,
            // From the first, so that no month is too short.
            _ => today.first_of_month(),
        };
        from.checked_add(span).ok()
    }

    fn written(self, day: Date) -> String {
        match self {
            Word::Day(_) => PartialDate::from(day).in_words(),
            Word::Month(_) => PartialDate::from(day).without_day().in_words(),
        }
    }
}

/// How far a printed date may lie from the one meant to be a slip. A draft that lay longer has the wrong date itself.
const NEAR_DAYS: i32 = 40;

/// The same for months: a slip in the year is a common one.
const NEAR_MONTHS: i32 = 12;

/// Whether a printed date can be the day or month meant; `None` where it is given too coarsely to tell, and where it lies so
/// far off that the draft's own date is in doubt.
fn fits(word: Word, date: CalendarDate, right: Date) -> Option<bool> {
    let year = match date.year {
        Some(Year::Of(year)) => Some(year),
        Some(Year::Step(_)) => return None,
        None => None,
    };
    if date.pick != Pick::default() {
        return None;
    }
    let month = date.month?;
    match word {
        Word::Day(_) => {
            let day = date.day?;
            let of_year = |year: i16| Date::new(year, month, day).ok();
            let years = year.map_or(right.year() - 1..=right.year() + 1, |it| it..=it);
            let away = years
                .filter_map(of_year)
                .map(|it| days_between(it, right).abs())
                .min()?;
            (away <= NEAR_DAYS).then_some(away == 0)
        }
        Word::Month(_) => {
            let years = i32::from(year.map_or(0, |it| it - right.year()));
            let away = years * 12 + i32::from(month) - i32::from(right.month());
            (away.abs() <= NEAR_MONTHS).then_some(away == 0)
        }
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{report, report_on};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("relative-date-mismatch", text));
    }

    #[track_caller]
    fn check_silent(text: &str) {
        check(text, expect![""]);
    }

    #[test]
    fn another_day_month_or_year() {
        check(
            "The mill closed yesterday, 3 March.",
            expect![[r#"
                “yesterday”: “yesterday” is 17 March 2026 in a draft of 18 March 2026, not 3 March & “3 March”: the date beside it
            "#]],
        );
        check(
            "The vote is tomorrow (5 April 2026).",
            expect![[r#"
                “tomorrow”: “tomorrow” is 19 March 2026 in a draft of 18 March 2026, not 5 April 2026 & “5 April 2026”: the date beside it
            "#]],
        );
        check(
            "It opens today, March 1, at noon.",
            expect![[r#"
            “today”: “today” is 18 March 2026 in a draft of 18 March 2026, not March 1, at noon & “March 1, at noon”: the date beside it
        "#]],
        );
        check(
            "Prices fell last month (in March 2025).",
            expect![[r#"
            “last month”: “last month” is February 2026 in a draft of 18 March 2026, not March 2025 & “March 2025”: the date beside it
        "#]],
        );
    }

    #[test]
    fn the_same_one_and_second_readings() {
        check_silent("The mill closed yesterday, 17 March.");
        check_silent("The mill closed yesterday (17 March 2026).");
        check_silent("The vote is tomorrow, March 19, at noon.");
        check_silent("Prices fell last month (February).");
        check_silent("Prices fell last month (in February 2026).");
        check_silent("The mill closed yesterday, 3 May being a holiday.");
        check_silent("The mill closed yesterday, three years after it opened.");
        check_silent("The mill closed yesterday (3 May is a holiday).");
        check_silent("Prices fell last month, June and July.");
        check_silent("Rain fell yesterday, Monday.");
        check_silent("It was built last year (2019).");
        check_silent("It was built last year, in May.");
    }

    #[test]
    fn silent_where_the_date_of_the_draft_is_in_doubt() {
        check_silent("The mill closed yesterday, 3 May.");
        check_silent("The mill closed yesterday, 17 March 2019.");
        check_silent("Prices fell last month (in June 2019).");
    }

    #[test]
    fn silent_without_a_date() {
        let text = "The mill closed yesterday, 3 May.";
        assert_eq!(report_on("relative-date-mismatch", text, None), "");
    }
}

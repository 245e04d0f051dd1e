//! The day of a draft: how it is written in front matter, in markup and in a dateline.

use jiff::civil::Date;

use crate::text::Span;

/// A day as it is written, perhaps without its year. Invariant: it exists in its year, without one in a leap year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    year: Option<i16>,
    month: i8,
    day: i8,
}

/// The days between a dateline without a year and the day that tells the year, at most.
const HALF_A_YEAR: i32 = 183;

impl WrittenDate {
    /// The day; one without a year is the one next to `near`, and unknown without it.
    pub fn resolve(self, near: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return Date::new(year, self.month, self.day).ok();
        }
        let near = near?;
        (-1..=1)
            .filter_map(|shift| Date::new(near.year() + shift, self.month, self.day).ok())
            .find(|date| (*date - near).get_days().abs() < HALF_A_YEAR)
    }

    fn new(year: Option<i16>, month: i8, day: i8) -> Option<WrittenDate> {
        Date::new(year.unwrap_or(2024), month, day).ok()?;
        Some(WrittenDate { year, month, day })
    }
}

/// Reads the value of a field: ISO 8601 with or without a time, "March 18, 2026", "18 March 2026", RFC 2822. `None`
/// without a year.
pub(super) fn field(text: &str) -> Option<WrittenDate> {
    iso(text).or_else(|| {
        written(text)
            .map(|(date, _)| date)
            .filter(|date| date.year.is_some())
    })
}

/// The day in the dateline that a first paragraph begins with: "GENEVA, March 18 (Agency) —", "OSLO, 18 March 2026 -".
/// The span is the day's alone, bytes of `prose`.
pub(super) fn dateline(prose: &str) -> Option<(WrittenDate, Span)> {
    let line = head(prose, 120);
    let dash = line
        .find(['—', '–'])
        .or_else(|| line.find(" - ").map(|at| at + 1));
    let (line, _) = line.split_at_checked(dash?)?;
    let comma = line.find(',')?;
    let (place, behind) = line.split_at_checked(comma)?;
    let place = place.split_whitespace().next()?;
    // A place in capitals, or the dash is an ordinary one and the comma too.
    if place.chars().count() < 2 || place.chars().any(char::is_lowercase) {
        return None;
    }
    let (date, span) = written(behind)?;
    Some((date, span.shifted(comma as u32)))
}

/// The first `n` bytes of `text`, or a little fewer where a character stands in the way.
fn head(text: &str, n: usize) -> &str {
    let boundary = (0..=n.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    boundary.and_then(|at| text.get(..at)).unwrap_or("")
}

/// `2026-03-18`, `2026/03/18` or `20260318`, alone or before a time.
fn iso(text: &str) -> Option<WrittenDate> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/')));
    let (day, rest) = text.split_at(end.unwrap_or(text.len()));
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' ', '+', 'Z'])) {
        return None;
    }
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let signs = day.len() - digits.len();
    if digits.len() != 8 || !matches!(signs, 0 | 2) || (signs == 2 && day.len() != 10) {
        return None;
    }
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    WrittenDate::new(year.parse().ok(), month.parse().ok()?, day.parse().ok()?)
}

/// The first day in `text` that is written with a month's name, and where.
fn written(text: &str) -> Option<(WrittenDate, Span)> {
    let words: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let at = words.iter().position(|(_, word)| month(word).is_some())?;
    let number = |idx: usize| {
        words
            .get(idx)
            .and_then(|(_, word)| word.parse::<i16>().ok())
    };
    let day = |idx: usize| number(idx).filter(|n| (1..=31).contains(n));
    let year = |idx: usize| number(idx).filter(|n| (1000..=2999).contains(n));
    let month = month(words.get(at)?.1)?;
    let (first, day_value, next) = match at
        .checked_sub(1)
        .and_then(|before| Some((before, day(before)?)))
    {
        Some((before, value)) => (before, value, at + 1),
        None => (at, day(at + 1)?, at + 2),
    };
    let date = WrittenDate::new(year(next), month, i8::try_from(day_value).ok()?)?;
    let last = if date.year.is_some() { next } else { next - 1 };
    let ((start, _), (at, word)) = (words.get(first)?, words.get(last)?);
    Some((date, Span::of(*start..at + word.len())))
}

/// The number of a month by its English name, or by the first three letters or more of it ("Sept").
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let found = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    i8::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_field(text: &str, expected: Option<&str>) {
        let date = field(text).and_then(|date| date.resolve(None));
        assert_eq!(
            date.map(|it| it.to_string()).as_deref(),
            expected,
            "{text:?}"
        );
    }

    #[track_caller]
    fn check_dateline(prose: &str, expected: Option<(&str, &str)>) {
        let near = Some(Date::constant(2026, 1, 10));
        let found = dateline(prose).map(|(date, span)| {
            (
                date.resolve(near).map(|it| it.to_string()),
                span.slice(prose),
            )
        });
        assert_eq!(
            found,
            expected.map(|(date, at)| (Some(date.to_owned()), at)),
            "{prose:?}"
        );
    }

    #[test]
    fn fields() {
        for text in [
            "2026-03-18",
            "2026-03-18T10:30:00Z",
            "2026-03-18 10:30:00 -0400",
            "2026/03/18",
            "20260318",
            "20260318T103000",
            "March 18, 2026",
            "18 March 2026",
            "Mar. 18, 2026",
            "Wed, 18 Mar 2026 10:00:00 +0000",
        ] {
            check_field(text, Some("2026-03-18"));
        }
        for text in [
            "",
            "soon",
            "2026",
            "2026-03",
            "2026-02-30",
            "March 18",
            "18",
            "1-2-3",
            "2026-03-18x",
        ] {
            check_field(text, None);
        }
    }

    #[test]
    fn datelines() {
        check_dateline(
            "GENEVA, March 18, 2026 (Agency) — The talks",
            Some(("2026-03-18", "March 18, 2026")),
        );
        check_dateline(
            "OSLO, 18 March 2026 – The",
            Some(("2026-03-18", "18 March 2026")),
        );
        check_dateline(
            "NEW YORK, Wednesday, Feb. 3 - The",
            Some(("2026-02-03", "Feb. 3")),
        );
        check_dateline(
            "LIMA, December 30 (Agency) - The",
            Some(("2025-12-30", "December 30")),
        );
    }

    #[test]
    fn other_beginnings_are_no_datelines() {
        for prose in [
            "",
            "GENEVA (Agency) — On March 18, the talks",
            "On Monday, March 18 - a cold day - the talks",
            "GENEVA, where talks began on March 18, was calm.",
            "The talks",
        ] {
            check_dateline(prose, None);
        }
    }
}

//! Years: four digits that are one and those that count something, and "'98".

use super::super::vocabulary::{Numeral, numeral};
use super::found::Found;
use super::reader::Reader;
use super::written::{Base, CalendarDate, Year};
use crate::draft::TokenKind;

/// Words before the four digits of an older year.
const BEFORE_OLD_YEAR: &[&str] = &[
    "in", "since", "of", "by", "from", "until", "before", "after", "circa", "year", "years",
    "between", "early", "late", "(",
];

/// Words and signs before four digits that make them a number.
const BEFORE_NUMBER: &[&str] = &[
    "russell",
    "no",
    "flight",
    "room",
    "route",
    "highway",
    "section",
    "than",
    "#",
    "about",
    "nearly",
    "some",
    "almost",
    "over",
    "rs",
    "least",
    "windows",
    "resolution",
    "page",
    "line",
    "number",
    "approximately",
    "roughly",
    "exactly",
    "only",
    "just",
    "under",
    "below",
    "above",
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "model",
    "channel",
    "top",
    "fortune",
    "formula",
    "up",
    "another",
    "points",
    "point",
    "block",
    "+",
    "-",
    "−",
    "iso",
    "rfc",
    "ext",
    "code",
    "unit",
    "apartment",
    "suite",
    "box",
];

/// What streets are called.
const STREETS: &[&str] = &[
    "ave",
    "avenue",
    "st",
    "street",
    "road",
    "rd",
    "blvd",
    "boulevard",
    "drive",
    "lane",
    "way",
];

impl Reader<'_> {
    /// Four digits that can be a year, and the token after them.
    pub(super) fn year_number(self, idx: usize) -> Option<(i16, usize)> {
        let year = self.digits(idx).filter(|_| self.len(idx) == 4)?;
        let next = self.text(idx + 1);
        let loose = !self.glued(idx + 1)
            || matches!(
                self.kind(idx + 1),
                Some(TokenKind::Punct | TokenKind::Suffix)
            ) && !matches!(next, "/" | ":" | "#" | "&" | "_" | "@")
            || next == ":" && self.spaced(idx + 2)
            || self.is_before_next_year(year, idx + 1);
        (is_year(year) && loose).then_some((year, idx + 1))
    }

    /// Whether a stroke and the last digits of the year after `year` stand at `idx`: "2022/23", as seasons and budgets are
    /// named.
    fn is_before_next_year(self, year: i16, idx: usize) -> bool {
        self.text(idx) == "/"
            && self.glued(idx + 1)
            && self.len(idx + 1) == 2
            && self.digits(idx + 1) == Some((year + 1) % 100)
            && self.text(idx + 2) != "/"
    }

    /// "nineteen ninety-eight" behind "in" and the like, as it is spoken.
    pub(super) fn spoken_year(self, idx: usize) -> Option<Found> {
        let century = match self.text(idx) {
            "eighteen" => 1800,
            "nineteen" => 1900,
            _ => return None,
        };
        let tens = matches!(numeral(self.text(idx + 1))?, Numeral::Tens(_));
        let (rest, end) = self.small_count(idx + 1).filter(|_| tens)?;
        let of = i16::try_from(rest).ok().filter(|it| *it < 100)?;
        let placed = self.after_any(
            idx,
            &[
                "in", "since", "of", "from", "before", "after", "until", "by", "and", "to",
            ],
        );
        let date = CalendarDate {
            year: Some(Year::Of(century + of)),
            ..CalendarDate::default()
        };
        (placed && !self.counts(idx, end) && !self.is_dash(end))
            .then(|| Found::date(Base::Calendar(date), idx, end))
    }

    /// "'98".
    pub(super) fn short_year(self, idx: usize) -> Option<(i16, usize)> {
        let two = self.is_apostrophe(idx) && self.glued(idx + 1) && self.len(idx + 1) == 2;
        let year = self.digits(idx + 1).filter(|_| two)?;
        let ends = !self.glued(idx + 2) || self.kind(idx + 2) == Some(TokenKind::Punct);
        // Nobody writes so of years far ahead: "the storm of '38".
        let century = if year < 30 { 2000 } else { 1900 };
        ends.then_some((century + year, idx + 2))
    }

    /// Four digits alone.
    pub(super) fn lone_year(self, idx: usize) -> Option<Found> {
        let (year, end) = self.year_number(idx)?;
        if !self.is_year_apart(idx, end) || self.is_numbered(idx, end) {
            return None;
        }
        if self.is_before_next_year(year, end) {
            // "the 2022/23 season"
            let (through, end) = self.second_year(year, end);
            let year = Some(Year::Of(year));
            return Some(Found::date(Base::Fiscal { year, through }, idx, end));
        }
        let alone = idx == 0 && self.tokens.len() <= 2;
        let fits = match year {
            1900..=2050 => true,
            // "the RTX 2060": nobody has the year behind a name in capitals in mind so far ahead.
            2051..=2100 => !self.is_capitals(idx.wrapping_sub(1)),
            1500..=1899 => self.after_any(idx, BEFORE_OLD_YEAR),
            _ => self.after_any(idx, &["in", "year"]),
        };
        let date = CalendarDate {
            year: Some(Year::Of(year)),
            ..CalendarDate::default()
        };
        // "The mid-2019 models" are of a year, however many.
        (alone || fits && (self.is_hung_on_part(idx) || !self.counts(idx, end)))
            .then(|| Found::date(Base::Calendar(date), idx, end))
    }

    /// Whether a word is an abbreviation in capitals.
    fn is_capitals(self, idx: usize) -> bool {
        let text = self.text(idx);
        text.len() > 1 && text.bytes().all(|it| it.is_ascii_uppercase())
    }

    /// "'92" behind "in" and the like, or behind another year: "in 1988, '92 and '96".
    pub(super) fn lone_short_year(self, idx: usize) -> Option<Found> {
        let (year, end) = self.short_year(idx)?;
        let behind_year = idx >= 2
            && self.after_any(idx, &[",", "and", "or"])
            && self.digits(idx - 2).is_some()
            && (self.len(idx - 2) == 4 || idx >= 3 && self.is_apostrophe(idx - 3));
        let placed = self.after_any(
            idx,
            &["in", "since", "of", "from", "before", "after", "until"],
        );
        let date = CalendarDate {
            year: Some(Year::Of(year)),
            ..CalendarDate::default()
        };
        ((behind_year || placed) && !self.counts(idx + 1, end))
            .then(|| Found::date(Base::Calendar(date), idx, end))
    }

    /// Whether nothing hangs on four digits that would make them a part of something longer: "555-2019", "2000-seat".
    fn is_year_apart(self, idx: usize, end: usize) -> bool {
        let before = idx == 0 || self.spaced(idx) || {
            self.is_hung_on_part(idx)
                || matches!(self.text(idx - 1), "(" | "\"" | "“" | "[" | "‘" | "—")
        };
        let compound = self.is_dash(end)
            && !matches!(self.text(end), "—" | "–")
            && self.glued(end)
            && self.glued(end + 1)
            && self.kind(end + 1) == Some(TokenKind::Word);
        before && !compound
    }

    /// Whether a dash joins the year to the word of its part: "mid-2025".
    fn is_hung_on_part(self, idx: usize) -> bool {
        idx >= 2
            && self.is_dash(idx - 1)
            && self.is_any(idx - 2, &["mid", "early", "late", "pre", "post"])
    }

    /// The word of time with "at least" between it and the token: the "since" of "since at least 2002".
    pub(super) fn before_at_least(self, idx: usize) -> Option<usize> {
        const OF_TIME: &[&str] = &["since", "from", "until", "till", "through"];
        let bounded = self.after_any(idx, &["least"]) && self.after_any(idx - 1, &["at"]);
        let before = idx.checked_sub(3).filter(|_| bounded)?;
        self.is_any(before, OF_TIME).then_some(before)
    }

    /// Whether the words around four digits make them a number: "Flight 1549", "1600 Pennsylvania Avenue", "1830 GMT".
    fn is_numbered(self, idx: usize, end: usize) -> bool {
        let abbreviated = idx > 1
            && self.text(idx - 1) == "."
            && self.is_any(
                idx - 2,
                &["no", "nos", "art", "p", "pp", "rs", "sec", "ext"],
            );
        let street = self.is_capital(end) && self.is_any(end + 1, STREETS);
        let hour = self.is_any(
            end,
            &["hours", "gmt", "utc", "est", "edt", "ist", "hrs", "block"],
        );
        let joined = self.is_hung_on_part(idx)
            || self.before_at_least(idx).is_some()
            || self.is(end, "levels")
            || idx >= 2 && self.is_dash(idx - 1) && self.year_number(idx - 2).is_some();
        // "the Global 2000" are firms, "the global 2008 crisis" is of a year.
        let list = self.after_any(idx, &["global"]) && self.is_capital(idx - 1);
        (self.after_any(idx, BEFORE_NUMBER) || list) && !joined || abbreviated || street || hour
    }
}

/// Years that prose counts by four digits.
pub(super) fn is_year(year: i16) -> bool {
    (1000..=2199).contains(&year)
}

/// The year of its last two digits: from 1950 to 2049.
pub(super) fn full_year(two: i16) -> i16 {
    if two < 50 { 2000 + two } else { 1900 + two }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn years_as_they_are_spoken() {
        check(&[
            (
                "He was born in nineteen ninety-eight.",
                "nineteen ninety-eight = 1998",
            ),
            (
                "Since nineteen sixty it has rained.",
                "nineteen sixty = 1960 1960..",
            ),
        ]);
        silent(&["In nineteen twenty-dollar notes; nineteen ninety times; in nineteen homes"]);
    }

    #[test]
    fn two_digits_look_back() {
        check(&[(
            "The storm of '38 and the vote of '24",
            "'38 = 1938; '24 = 2024",
        )]);
    }
}

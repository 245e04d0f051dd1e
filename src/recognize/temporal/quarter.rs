//! Quarters and halves of a year: "third quarter", "the first half of 2024", "Q3 2025", "1H24", "the 1988 third quarter".

use super::found::Found;
use super::reader::Reader;
use super::view::REPORTED;
use super::words::Word;
use super::written::{Base, PartOfYear, TimeUnit, Year};
use super::year::full_year;
use crate::draft::TokenKind;

/// Words behind which "H1" is a half-year.
const BEFORE_HALF: &[&str] = &[
    "in", "for", "during", "since", "by", "from", "to", "through", "and", "vs", "versus", "its",
    "fiscal", "early", "late",
];

impl Reader<'_> {
    /// What a rank makes of the word behind it: "third quarter", "final quarter", "the first half of 2024", "19th century",
    /// "the last Monday of March".
    pub(super) fn ranked(self, idx: usize) -> Option<Found> {
        let (rank, after) = match self.rank(idx) {
            Some(found) => found,
            None if self.is_any(idx, &["final", "last"]) => (-1, idx + 1),
            None => return None,
        };
        if let Some(found) = self.century_in_list(idx, rank, after) {
            return Some(found);
        }
        let at = self.hyphened(after);
        let fiscal = self.word(at) == Some(Word::Fiscal);
        let at = at + usize::from(fiscal);
        match self.word(at)? {
            Word::Unit(TimeUnit::Quarter) => self.ranked_quarter(idx, at, rank, fiscal),
            Word::Half => self.ranked_half(idx, at, rank, fiscal),
            Word::Unit(TimeUnit::Century) => self.ranked_century(idx, at, rank),
            Word::Weekday(weekday) => self.weekday_of_month(idx, at, weekday, rank),
            _ => None,
        }
    }

    /// The quarter of this rank, whose word stands at `at`; below zero the last.
    fn ranked_quarter(self, idx: usize, at: usize, rank: i8, fiscal: bool) -> Option<Found> {
        let compound = self.is_dash(at + 1) && self.glued(at + 1);
        if compound || self.is_of_match(idx, at) {
            return None;
        }
        let number = if rank < 0 { 4 } else { rank };
        let found = self.part_of_year(idx, at + 1, number, fiscal, Base::Quarter);
        // "Last quarter" alone is the one before this.
        let named = !self.is(idx, "last") || found.end > at + 1;
        ((1..=4).contains(&number) && named).then_some(found)
    }

    /// The half-year of this rank, whose word stands at `at`; below zero the last. A match has halves too: without a year or
    /// words of trade it is one of them.
    fn ranked_half(self, idx: usize, at: usize, rank: i8, fiscal: bool) -> Option<Found> {
        let number = if rank < 0 { 2 } else { rank };
        let found = self.part_of_year(idx, at + 1, number, fiscal, Base::Half);
        let told = found.end > at + 1
            || self.is_report(idx, found.end)
            || self.after_any(idx, &["the", "its"]) && self.tells_of_trade(idx, at);
        ((1..=2).contains(&number) && told).then_some(found)
    }

    /// "last year's third quarter": from the owner at `start` on, whose "'s" stands at `suffix`.
    pub(super) fn part_of_owner(self, start: usize, suffix: usize, year: Year) -> Option<Found> {
        if self.kind(suffix) != Some(TokenKind::Suffix) {
            return None;
        }
        let (number, after) = self.rank(suffix + 1)?;
        let at = self.hyphened(after);
        let base = numbered(self.word(at)?, number, year)?;
        Some(Found::date(base, start, at + 1))
    }

    pub(super) fn part_of_year(
        self,
        start: usize,
        end: usize,
        number: i8,
        fiscal: bool,
        base: fn(PartOfYear) -> Base,
    ) -> Found {
        let (year, of_fiscal, end) = match self.owner(end) {
            Some((year, fiscal, end)) => (Some(year), fiscal, end),
            None => (None, false, end),
        };
        let fiscal = fiscal || of_fiscal;
        let part = PartOfYear {
            number,
            year,
            fiscal,
        };
        Found::date(base(part), start, end)
    }

    /// "Q3", "Q3 2025", "3Q", "H1", "1H 2024": the letter and the number touch.
    pub(super) fn lettered(self, idx: usize) -> Option<Found> {
        if !self.glued(idx + 1) || idx > 0 && self.glued(idx) && !self.opens(idx - 1) {
            return None;
        }
        let (letter, digit) = match self.word(idx) {
            Some(letter) => (letter, idx + 1),
            None => (self.word(idx + 1)?, idx),
        };
        let ends = !self.glued(idx + 2)
            || self.kind(idx + 2) != Some(TokenKind::Word)
            || self.word(idx + 2) == Some(Word::Fiscal);
        let number = self
            .digits(digit)
            .filter(|_| ends && self.len(digit) == 1)?;
        let number = i8::try_from(number).ok()?;
        if digit == idx
            && let Some(found) = self.short_quarter(idx, letter, number)
        {
            return Some(found);
        }
        match letter {
            Word::Q if (1..=4).contains(&number) => {
                Some(self.part_of_year(idx, idx + 2, number, false, Base::Quarter))
            }
            Word::H if (1..=2).contains(&number) => self.lettered_half(idx, number),
            _ => None,
        }
    }

    /// "H1", "2H": "1h" is an hour, and "H2" may be a gas or a district where nothing says that it is a half-year.
    fn lettered_half(self, idx: usize, number: i8) -> Option<Found> {
        let half = self.part_of_year(idx, idx + 2, number, false, Base::Half);
        let capital = self.is_capital(idx) || self.is_capital(idx + 1);
        let told = half.end > idx + 2
            || idx == 0
            || self.after_any(idx, BEFORE_HALF)
            || self.is_any(idx + 2, REPORTED);
        (capital && told).then_some(half)
    }

    /// "1Q24", "2H25": the year in two digits behind the letter.
    fn short_quarter(self, idx: usize, letter: Word, number: i8) -> Option<Found> {
        let year = self
            .digits(idx + 2)
            .filter(|_| self.glued(idx + 2) && self.len(idx + 2) == 2)?;
        let base = numbered(letter, number, Year::Of(full_year(year)))?;
        Some(Found::date(base, idx, idx + 3))
    }

    /// "2017 q1", "2016H2", "2019-Q1", "the 1988 third quarter", "the 2024 fiscal year", "2024-25 fiscal year".
    pub(super) fn year_first(self, idx: usize) -> Option<Found> {
        let year = self
            .digits(idx)
            .filter(|it| self.len(idx) == 4 && (1000..=2199).contains(it))?;
        let (through, end) = self.second_year(year, idx + 1);
        if self.word(end) == Some(Word::Fiscal) && self.is(end + 1, "year") {
            let year = Some(Year::Of(year));
            return Some(Found::date(Base::Fiscal { year, through }, idx, end + 2));
        }
        let dash = usize::from(self.is_dash(idx + 1));
        if dash == 0
            && let Some(found) = self.ranked(idx + 1)
            && let Some(form) = found.moment.date
        {
            let Base::Quarter(part) = form.base else {
                return None;
            };
            let base = numbered(Word::Q, part.number, Year::Of(year))?;
            return part
                .year
                .is_none()
                .then(|| Found::date(base, idx, found.end));
        }
        let at = idx + 1 + dash;
        let number = self
            .digits(at + 1)
            .filter(|_| self.len(at + 1) == 1 && self.glued(at + 1))?;
        let base = numbered(self.word(at)?, i8::try_from(number).ok()?, Year::Of(year))?;
        Some(Found::date(base, idx, at + 2))
    }
}

/// The quarter or the half of a year, as the word says, where the year has so many.
fn numbered(word: Word, number: i8, year: Year) -> Option<Base> {
    let part = PartOfYear {
        number,
        year: Some(year),
        fiscal: false,
    };
    match word {
        Word::Q | Word::Unit(TimeUnit::Quarter) if (1..=4).contains(&number) => {
            Some(Base::Quarter(part))
        }
        Word::H | Word::Half if (1..=2).contains(&number) => Some(Base::Half(part)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn what_firms_report() {
        check(&[
            ("Third-quarter profit up", "Third-quarter = 2025-Q3"),
            ("First-half net loss", "First-half = 2025-H1"),
            ("Sales of 1Q24 and 2H25", "1Q24 = 2024-Q1; 2H25 = 2025-H2"),
            (
                "It expects third-quarter sales to fall.",
                "third-quarter = 2026-Q3",
            ),
        ]);
        silent(&["A first-half goal, a second-half penalty"]);
    }

    #[test]
    fn quarters_without_a_verb() {
        check(&[(
            "Its own earnings for the fourth quarter, of 20 cents a share, against 18 cents.",
            "fourth quarter = 2025-Q4",
        )]);
    }

    #[test]
    fn parts_of_the_year_that_owns_them() {
        check(&[
            (
                "In last year's third quarter it lost money; next year's first half will be better.",
                "last year's third quarter = 2025-Q3; next year's first half = 2027-H1",
            ),
            ("Last year's third loss", "Last year = 2025"),
        ]);
    }

    #[test]
    fn quarters_and_halves() {
        check(&[
            (
                "Sales rose in the third quarter.",
                "third quarter = 2025-Q3",
            ),
            (
                "Sales will rise in the third quarter.",
                "third quarter = 2026-Q3",
            ),
            (
                "Sales rose in Q3 2025 and in 2Q.",
                "Q3 2025 = 2025-Q3; 2Q = 2025-Q2",
            ),
            (
                "Sales rose in the fourth quarter of last year.",
                "fourth quarter of last year = 2025-Q4",
            ),
            (
                "Sales rose in the 2024 third quarter.",
                "2024 third quarter = 2024-Q3",
            ),
            (
                "Sales rose in H1 2024 and in the second half of 2025.",
                "H1 2024 = 2024-H1; second half of 2025 = 2025-H2",
            ),
            ("Sales rose in 2025 Q1.", "2025 Q1 = 2025-Q1"),
            (
                "It opens on the second Tuesday in November.",
                "second Tuesday in November = 2026-11-10",
            ),
            (
                "It opened on the last Monday of May 2025.",
                "last Monday of May 2025 = 2025-05-26",
            ),
        ]);
    }
}

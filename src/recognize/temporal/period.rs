//! Stretches with a name of their own, and the year that owns one: "Q3 of last year", "by midyear".

use super::found::Found;
use super::picked::step;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, Part, Pick, TimeUnit, Year};

impl Reader<'_> {
    /// A named stretch that starts at the token.
    pub(super) fn period_at(self, idx: usize) -> Option<Found> {
        match self.word(idx) {
            Some(Word::Season(season)) => self.season(idx, idx, season, Pick::Bare),
            Some(Word::Holiday) => self.holiday(idx, idx, Pick::Bare),
            Some(Word::Month(5)) if self.text(idx + 1) == "Day" && self.spaced(idx + 1) => {
                self.holiday(idx, idx, Pick::Bare)
            }
            Some(Word::Month(4)) if self.is_any(idx + 1, &["fools", "fool"]) => {
                self.holiday(idx, idx, Pick::Bare)
            }
            Some(Word::Fiscal) => self.fiscal(idx),
            Some(Word::Q | Word::H) => self.lettered(idx),
            Some(Word::Decade(decade)) => self.spoken_decade(idx, decade),
            Some(Word::Midyear) => self.middle_of(TimeUnit::Year, idx, idx + 1),
            Some(Word::Mid) => {
                let at = self.hyphened(idx + 1);
                match self.word(at)? {
                    Word::Unit(unit @ (TimeUnit::Year | TimeUnit::Century)) => {
                        self.middle_of(unit, idx, at + 1)
                    }
                    _ => None,
                }
            }
            _ => self
                .decade(idx)
                .or_else(|| self.lettered(idx))
                .or_else(|| self.year_first(idx))
                .or_else(|| self.ranked(idx)),
        }
    }

    /// The year that a quarter or a season belongs to: "2016", "of 2016", "of last year", "this year", "FY25".
    pub(super) fn owner(self, idx: usize) -> Option<(Year, bool, usize)> {
        let of = self.past_comma(idx);
        let of = if self.is_any(of, &["of", "in"]) {
            of + 1
        } else {
            of
        };
        let at = if of > idx { self.past(of, "the") } else { of };
        if let Some((year, fiscal, end)) = self.owner_year(at) {
            return Some((year, fiscal, end));
        }
        let own = of > idx && at > of && self.is(at, "year");
        own.then_some((Year::Step(0), false, at + 1))
    }

    fn owner_year(self, at: usize) -> Option<(Year, bool, usize)> {
        if let Some(Word::Pick(pick)) = self.word(at) {
            let fiscal = matches!(self.word(at + 1), Some(Word::Fiscal));
            let end = at + 1 + usize::from(fiscal);
            return self
                .is(end, "year")
                .then_some((Year::Step(step(pick)?), fiscal, end + 1));
        }
        if self.word(at) == Some(Word::Fiscal) {
            let (year, end) = self.fiscal_number(at)?;
            return Some((Year::Of(year), true, end));
        }
        if !self.spaced(at) {
            return None;
        }
        let (year, end) = self.year_number(at).or_else(|| {
            let two = self.is_apostrophe(at) && self.len(at + 1) == 2;
            let year = self.digits(at + 1).filter(|_| two)?;
            Some((super::year::full_year(year), at + 2))
        })?;
        Some((Year::Of(year), false, end))
    }

    /// "by midyear", "in mid-year", "by mid-century"; not "a mid-year review".
    fn middle_of(self, unit: TimeUnit, idx: usize, end: usize) -> Option<Found> {
        const BEFORE: &[&str] = &[
            "by", "at", "in", "since", "until", "before", "after", "from",
        ];
        let whole = Found::date(Base::Unit { unit, step: 0 }, idx, end);
        (self.after_any(idx, BEFORE) && self.ends_adverb(end)).then(|| whole.part(Part::Mid, idx))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn no_stretches() {
        silent(&[
            "He scored in the first half and in the second half.",
            "Hits of his 50s, and temperatures in the 70s.",
            "The first quarter-final is over, and a quarter of voters left.",
            "It will fall in spring water.",
            "The Christmas tree and the easter egg",
            "Half of them, the other half, in half.",
            "Two MD-80s, the over-40s and some XK-50s",
        ]);
    }

    #[test]
    fn middles_of_the_year() {
        check(&[
            ("By midyear it had sunk.", "midyear = 2026 ..2026-08-31"),
            (
                "It reopens in mid-year.",
                "mid-year = 2026 2026-04-01..2026-08-31",
            ),
        ]);
        silent(&["The mid-year review and a midyear sale"]);
    }

    #[test]
    fn the_middle_of_a_century() {
        check(&[(
            "By mid-century the ice will be gone.",
            "mid-century = 20 ..2066-12-31",
        )]);
        silent(&["A mid-century chair"]);
    }
}

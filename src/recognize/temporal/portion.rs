//! Parts of a stretch as they are named: "early next week", "the end of 2012", "the second week of January", "the first
//! nine months". What days they are is said in `part`.

use super::found::Found;
use super::reader::Reader;
use super::relative::unit;
use super::words::Word;
use super::written::{Base, Part, TimeUnit};

/// Words for a part that are nouns.
const NOUNS: &[&str] = &[
    "beginning",
    "start",
    "turn",
    "middle",
    "end",
    "rest",
    "remainder",
];

impl Reader<'_> {
    /// "early next week", "the end of 2012", "mid-1980s", "rest of the week", "later this month", "early in 1998".
    pub(super) fn part_at(self, idx: usize) -> Option<Found> {
        let part = match self.word(idx)? {
            Word::Early | Word::Turn => Part::Early,
            Word::Mid => Part::Mid,
            Word::Late => Part::Late,
            Word::Rest | Word::Later => Part::Rest,
            Word::Earlier => Part::Earlier,
            _ => return None,
        };
        if let Some(found) = self.part_to_part(idx) {
            return Some(found);
        }
        let named = self.is_any(idx, NOUNS);
        let of = self.past_of_part(idx, named)?;
        let owned = named || of > self.hyphened(idx + 1);
        let at = self.past(of, "the");
        let whole = self.whole_at(at).or_else(|| self.own_unit(at, owned))?;
        // "The turn of the century"; "the turn of the tide" has no time behind it.
        let turned = self.word(idx) == Some(Word::Turn) && !whole.is_age();
        // "Later today" is today.
        let whole_day = matches!(part, Part::Rest | Part::Earlier) && !named && whole.is_today();
        if turned || whole_day || !whole.has_parts(named) {
            return None;
        }
        let ends = self.is(idx, "end") && self.tokens.len() == whole.end && idx <= 1;
        Some(whole.part(if ends { Part::End } else { part }, idx))
    }

    /// The token after what joins the part at `idx` to its whole: "of", "in", a hyphen or nothing. Nouns need "of".
    fn past_of_part(self, idx: usize, named: bool) -> Option<usize> {
        let dashed = self.hyphened(idx + 1);
        match self.text(dashed) {
            "of" => Some(dashed + 1),
            "in" | "on" if !named => Some(dashed + 1),
            // "end-June", "end-2025", as wires write it.
            _ if self.is(idx, "end") && dashed > idx + 1 => Some(dashed),
            _ => (!named).then_some(dashed),
        }
    }

    /// "mid-to-late 1990s", "mid- to late May", "early to mid-April": told by the later part.
    fn part_to_part(self, idx: usize) -> Option<Found> {
        let hung = self.is_dash(idx + 1) && self.glued(idx + 1);
        let to = idx + 1 + usize::from(hung);
        let late = self.hyphened(to + 1);
        let rises = match (self.word(idx)?, self.word(late)?) {
            (Word::Early, Word::Mid | Word::Late) | (Word::Mid, Word::Late) => self.is(to, "to"),
            _ => false,
        };
        let found = rises.then(|| self.part_at(late))??;
        Some(Found {
            start: idx,
            ..found
        })
    }

    /// "the week", "month", "the year" behind "the end of".
    fn own_unit(self, idx: usize, of: bool) -> Option<Found> {
        match self.word(idx)? {
            Word::Unit(it) if of && it >= TimeUnit::Day && self.is_own(idx + 1) => {
                Some(Found::date(unit(it, 0), idx, idx + 1))
            }
            _ => None,
        }
    }

    /// Whether the unit ends here: "the end of the year", not "the end of the year-long strike".
    fn is_own(self, idx: usize) -> bool {
        !self.is_dash(idx)
    }

    /// "the second week of January", "the third weekend in May", "the first half of June".
    pub(super) fn nth_of(self, idx: usize) -> Option<Found> {
        let (rank, after) = self.rank(idx)?;
        let at = self.hyphened(after);
        let rank = u8::try_from(rank).ok()?;
        let part = match self.word(at)? {
            Word::Unit(TimeUnit::Week) if (2..=5).contains(&rank) => {
                Part::Nth(rank, TimeUnit::Week)
            }
            Word::Unit(TimeUnit::Weekend) if (1..=5).contains(&rank) => {
                Part::Nth(rank, TimeUnit::Weekend)
            }
            Word::Half if (1..=2).contains(&rank) => Part::Half(rank),
            _ => return None,
        };
        let whole = self
            .is_any(at + 1, &["of", "in"])
            .then(|| self.whole_at(self.past(at + 2, "the")))??;
        let halved = matches!(part, Part::Half(_)) && whole.is_decade_or_century();
        (halved || whole.is_month()).then(|| whole.part(part, idx))
    }

    /// "the first nine months of 1997", "the last two weeks of June", "first week of July", "the first nine months".
    pub(super) fn first_of(self, idx: usize) -> Option<Found> {
        let first = self.is(idx, "first");
        if !first && !self.is_any(idx, &["last", "final"]) {
            return None;
        }
        let counted = self.small_count(idx + 1);
        let (count, after) = counted.unwrap_or((1, idx + 1));
        let at = self.hyphened(after);
        let it = match self.word(at)? {
            // "The first quarter of 2026" has a number of its own.
            Word::Unit(TimeUnit::Quarter) if counted.is_none() => return None,
            Word::Units(it) | Word::Unit(it) if it >= TimeUnit::Day && it < TimeUnit::Year => it,
            _ => return None,
        };
        let count = u8::try_from(count).ok()?;
        let several = counted.is_none() && matches!(self.word(after), Some(Word::Units(_)));
        let part = match (several, first) {
            // "The last days of December" are not counted.
            (true, true) => Part::Early,
            (true, false) => Part::Late,
            (false, true) => Part::First(count, it),
            (false, false) => Part::Last(count, it),
        };
        let end = at + 1;
        if self.is_any(end, &["of", "in"]) {
            let at = self.past(end + 1, "the");
            let whole = self.whole_at(at).or_else(|| self.own_unit(at, true))?;
            return whole.has_parts(false).then(|| whole.part(part, idx));
        }
        // Firms report "the first nine months": of the year that is.
        let reported = first && count > 1 && it == TimeUnit::Month;
        reported.then(|| Found::date(unit(TimeUnit::Year, 0), idx, end).part(part, idx))
    }
}

impl Found {
    /// Whether a part of it can be told: "early next week", not "early two weeks ago" but "the end of the last two weeks".
    fn has_parts(&self, named: bool) -> bool {
        let Some(form) = self.moment.date.filter(|_| self.moment.clock.is_none()) else {
            return false;
        };
        let counted = matches!(form.base, Base::Shift { .. } | Base::Window { .. });
        form.part.is_none() && (named || form.base.is_that() || !counted)
    }

    /// Whether it is a month and nothing more.
    fn is_month(&self) -> bool {
        let of_month = |base| match base {
            Base::Calendar(date) => {
                date.month.is_some() && date.day.is_none() && date.weekday.is_none()
            }
            Base::Unit { unit, .. } => unit == TimeUnit::Month,
            Base::Shift { length, .. } => base.is_that() && length.unit == TimeUnit::Month,
            _ => false,
        };
        let date = self.moment.date.filter(|_| self.moment.clock.is_none());
        date.is_some_and(|form| form.part.is_none() && of_month(form.base))
    }

    /// Whether it is a century, a decade or a year, as "the turn of" is said of.
    fn is_age(&self) -> bool {
        let unit = |base| {
            matches!(
                base,
                Base::Unit {
                    unit: TimeUnit::Century | TimeUnit::Decade | TimeUnit::Year,
                    ..
                }
            )
        };
        self.is_decade_or_century() || self.moment.date.is_some_and(|form| unit(form.base))
    }

    fn is_decade_or_century(&self) -> bool {
        let named = |base| matches!(base, Base::Decade(_) | Base::Century(_));
        self.moment
            .date
            .is_some_and(|form| form.part.is_none() && named(form.base))
    }

    fn is_today(&self) -> bool {
        self.moment
            .date
            .is_some_and(|form| form.base == unit(TimeUnit::Day, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, now, silent, temporal};

    #[test]
    fn weeks_and_halves_of_months() {
        check(&[
            (
                "The fair ran in the second week of January.",
                "second week of January = 2026-01-08..2026-01-14",
            ),
            (
                "It rained in the fifth week of August 2025.",
                "fifth week of August 2025 = 2025-08-29..2025-08-31",
            ),
            (
                "They wed on the third weekend in May 2024.",
                "third weekend in May 2024 = 2024-05-18..2024-05-19",
            ),
            (
                "Sales fell in the first half of February and the second half of June 2025.",
                "first half of February = 2026-02-01..2026-02-14; second half of June 2025 = 2025-06-16..2025-06-30",
            ),
        ]);
        silent(&[
            "The second week of the trial, the third weekend of rain and the second half of the match",
        ]);
    }

    #[test]
    fn a_note_of_an_end() {
        let resolved = temporal("End of the month").resolve(Some(now()));
        assert_eq!(resolved.point.as_deref(), Some("2026-03-31"));
        let inside = temporal("They meet at the end of the month.").resolve(Some(now()));
        assert_eq!(inside.point, None);
    }

    #[test]
    fn turns_and_halves_of_centuries() {
        check(&[
            (
                "The mill shut at the turn of the century.",
                "turn of the century = 20 2000-01-01..2032-12-31",
            ),
            (
                "It ran for the first half of the 20th century and the second half of the 1980s.",
                "first half of the 20th century = 19 1900-01-01..1949-12-31; second half of the 1980s = 198 1985-01-01..1989-12-31",
            ),
            (
                "In the last days of December and the first weeks of 2026",
                "last days of December = 2025-12 2025-12-21..2025-12-31; first weeks of 2026 = 2026 2026-01-01..2026-03-31",
            ),
        ]);
        silent(&["The turn of the tide, his turn of phrase; they turn of their own will."]);
    }

    #[test]
    fn parts_by_their_names() {
        check(&[
            (
                "He left late last year and will be back early next week.",
                "late last year = 2025 2025-09-01..2025-12-31; early next week = 2026-W13 2026-03-23..2026-03-25",
            ),
            (
                "The end of the year, the beginning of March, the middle of 2024",
                "end of the year = 2026 2026-09-01..2026-12-31; beginning of March = 2026-03 2026-03-01..2026-03-10; middle of 2024 = 2024 2024-04-01..2024-08-31",
            ),
            (
                "It was cold in early 2024, late June and mid-2025.",
                "early 2024 = 2024 2024-01-01..2024-03-31; late June = 2025-06 2025-06-21..2025-06-30; mid-2025 = 2025 2025-04-01..2025-08-31",
            ),
            (
                "The yard shut in mid-May and reopens by mid-2027.",
                "mid-May = 2025-05 2025-05-11..2025-05-20; mid-2027 = 2027 ..2027-08-31",
            ),
            (
                "Rain for the rest of the week",
                "rest of the week = 2026-W12 2026-03-18..2026-03-22",
            ),
            (
                "Rain later this month, and earlier this year",
                "later this month = 2026-03 2026-03-18..2026-03-31; earlier this year = 2026 2026-01-01..2026-03-18",
            ),
            (
                "In the first nine months of 2025",
                "first nine months of 2025 = 2025-01-01..2025-09-30",
            ),
            (
                "In the last two weeks of June 2025",
                "last two weeks of June 2025 = 2025-06-17..2025-06-30",
            ),
            (
                "Early in 2025",
                "Early in 2025 = 2025 2025-01-01..2025-03-31",
            ),
            (
                "In the mid-to-late 1990s",
                "mid-to-late 1990s = 199 1997-01-01..1999-12-31",
            ),
            (
                "Late Monday",
                "Late Monday = 2026-03-23 2026-03-23..2026-03-23",
            ),
        ]);
    }
}

//! What "last", "this" and "next" pick: "last month", "this Friday", "next week Tuesday", "last night".

use super::found::Found;
use super::reader::Reader;
use super::relative::unit;
use super::words::Word;
use super::written::{Base, CalendarDate, DayPart, Pick, TimeUnit, Year};
use crate::draft::TokenKind;
use jiff::civil::Weekday;

impl Reader<'_> {
    /// What stands behind "last", "this" or "next", whose token is `start`.
    pub(super) fn picked(self, start: usize, at: usize, pick: Pick) -> Option<Found> {
        if let (Pick::This, Some(Word::Pick(second))) = (pick, self.word(at))
            && matches!(second, Pick::Last | Pick::Coming)
        {
            // "this past week", "this coming Monday".
            return self.picked(start, at + 1, second);
        }
        if self.is(start, "following") && !self.after_any(start, &["the"])
            || self.is(start, "latest") && self.is_newest(at)
        {
            return None;
        }
        match self.word(at) {
            Some(Word::Unit(TimeUnit::Second)) if pick == Pick::This => None,
            Some(Word::Unit(it)) => self.picked_unit(start, at, it, pick),
            Some(Word::Month(_) | Word::ShortMonth(_)) => self.picked_month(start, at, pick),
            Some(Word::Weekday(weekday)) => {
                let last = pick == Pick::Last;
                last.then(|| self.weekday_of_month(start, at, weekday, -1))
                    .flatten()
                    .or_else(|| Some(self.picked_weekday(start, at, weekday, pick)))
            }
            Some(Word::Season(season)) => self.season(start, at, season, pick),
            Some(Word::Holiday) => self.holiday(start, at, pick),
            Some(Word::Part(part)) => self.picked_part(start, at, part, pick),
            Some(Word::Fiscal) if self.is(at + 1, "year") => {
                let year = Some(Year::Step(step(pick)?));
                let through = None;
                Some(Found::date(Base::Fiscal { year, through }, start, at + 2))
            }
            _ => self.window(start, at, pick),
        }
    }

    /// Whether "latest" before the token only says that something is new: "her latest day out", "the latest Monday". "The
    /// latest quarter" and "the latest 12 months" are stretches.
    fn is_newest(self, at: usize) -> bool {
        let stretch = |unit| matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter);
        self.word(at)
            .is_some_and(|it| !matches!(it, Word::Unit(unit) if stretch(unit)))
    }

    /// "last November", "next June 3"; with a year of its own the month needs no pick.
    fn picked_month(self, start: usize, at: usize, pick: Pick) -> Option<Found> {
        let month = self.calendar_at(at)?;
        let pieces = month.moment.calendar_date()?;
        let pick = if pieces.year.is_some() {
            Pick::Bare
        } else {
            pick
        };
        let date = Base::Calendar(CalendarDate { pick, ..pieces });
        Some(Found {
            day_at: month.day_at,
            ..Found::date(date, start, month.end)
        })
    }

    /// "next Monday", "next week Tuesday": the weekday stands at `at`.
    fn picked_weekday(self, start: usize, at: usize, weekday: Weekday, pick: Pick) -> Found {
        let date = CalendarDate {
            weekday: Some(weekday),
            pick,
            ..CalendarDate::default()
        };
        Found::date(Base::Calendar(date), start, at + 1).weekday_at(self.span(at, at + 1))
    }

    /// "last month", "next week Tuesday", "last year's third quarter".
    fn picked_unit(self, start: usize, at: usize, it: TimeUnit, pick: Pick) -> Option<Found> {
        let end = at + 1;
        let of_more = self.is(start, "last") && self.is(end, "of");
        if self.is_no_unit(start, at, it, pick) || of_more {
            return None;
        }
        let step = step(pick)?;
        match (it, self.word(end)) {
            (TimeUnit::Week, Some(Word::Weekday(weekday))) => {
                return Some(self.picked_weekday(start, end, weekday, pick_of(step)));
            }
            (TimeUnit::Year, _) => {
                let owned = self.part_of_owner(start, end, Year::Step(step));
                if owned.is_some() {
                    return owned;
                }
            }
            _ => {}
        }
        self.long_window(start, at, it, step).or_else(|| {
            // "This fortnight" has no first day.
            let plain = it != TimeUnit::Fortnight;
            plain.then(|| Found::date(unit(it, step.into()), start, end))
        })
    }

    /// Whether a unit of minutes or less is none here: "last-minute", "this second term", "at the last minute".
    fn is_no_unit(self, start: usize, at: usize, it: TimeUnit, pick: Pick) -> bool {
        it < TimeUnit::Hour
            && (pick == Pick::This
                || it == TimeUnit::Minute && self.after_any(start, &["the", "very"])
                || self.is_dash(start + 1)
                || self.is_dash(at + 1)
                || self.kind(at + 1) == Some(TokenKind::Word))
    }

    /// "this morning", "last night".
    fn picked_part(self, start: usize, at: usize, part: DayPart, pick: Pick) -> Option<Found> {
        let days = step(pick)?.into();
        let day = Found::date(unit(TimeUnit::Day, days), start, at);
        Some(day.joined(self.clock_of_part(part, at)))
    }
}

/// The word in front that a step from the draft's own unit stands for.
fn pick_of(step: i8) -> Pick {
    match step {
        1 => Pick::Next,
        0 => Pick::This,
        _ => Pick::Last,
    }
}

/// How many years, weeks or days from the draft's a word picks.
pub(super) fn step(pick: Pick) -> Option<i8> {
    match pick {
        Pick::Last => Some(-1),
        Pick::This => Some(0),
        Pick::Next | Pick::Coming => Some(1),
        Pick::Bare | Pick::Any => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn last_this_and_next() {
        check(&[
            (
                "He left last month, last year, last week and last quarter.",
                "last month = 2026-02; last year = 2025; last week = 2026-W11; last quarter = 2025-Q4",
            ),
            (
                "He will leave next month, next year and next week.",
                "next month = 2026-04; next year = 2027; next week = 2026-W13",
            ),
            ("He left this week.", "this week = 2026-W12"),
            ("The shop opens next Monday.", "next Monday = 2026-03-23"),
            ("The shop closed last Friday.", "last Friday = 2026-03-13"),
            (
                "The shop will open this Friday.",
                "this Friday = 2026-03-20",
            ),
            (
                "They sold it last November and will buy it next June.",
                "last November = 2025-11; next June = 2026-06",
            ),
            (
                "This past weekend was wet, and next weekend will be dry.",
                "This past weekend = 2026-W11-WE 2026-03-14..2026-03-15; next weekend = 2026-W13-WE 2026-03-28..2026-03-29",
            ),
        ]);
    }
}

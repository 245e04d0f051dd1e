//! What "last", "this" and "next" pick: "last month", "this Friday", "next week Tuesday", "last night".

use super::found::Found;
use super::reader::Reader;
use super::relative::unit;
use super::words::Word;
use super::written::{Base, CalendarDate, DayPart, Pick, TimeUnit, Year};
use crate::draft::TokenKind;

impl Reader<'_> {
    /// What stands behind "last", "this" or "next", whose token is `start`.
    pub(super) fn picked(self, start: usize, at: usize, pick: Pick) -> Option<Found> {
        if let (Pick::This, Some(Word::Pick(second))) = (pick, self.word(at))
            && matches!(second, Pick::Last | Pick::Coming)
        {
            // "this past week", "this coming Monday".
            return self.picked(start, at + 1, second);
        }
        let following = self.is(start, "following");
        if following && !self.after_any(start, &["the"]) {
            return None;
        }
        let date = |date: CalendarDate, end| Found::date(Base::Calendar(date), start, end);
        // "Her latest day out", "the latest Monday"; "the latest quarter" and "the latest 12 months" are stretches.
        let stretch = |unit| matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter);
        if self.is(start, "latest")
            && self
                .word(at)
                .is_some_and(|it| !matches!(it, Word::Unit(unit) if stretch(unit)))
        {
            return None;
        }
        match self.word(at) {
            Some(Word::Unit(TimeUnit::Second)) if pick == Pick::This => None,
            Some(Word::Unit(it)) => self.picked_unit(start, at, it, pick),
            Some(Word::Month(_) | Word::ShortMonth(_)) => {
                let month = self.calendar_at(at)?;
                let pieces = month.moment.calendar_date()?;
                let pick = if pieces.year.is_some() {
                    Pick::Bare
                } else {
                    pick
                };
                let mut found = date(CalendarDate { pick, ..pieces }, month.end);
                found.day_at = month.day_at;
                Some(found)
            }
            Some(Word::Weekday(weekday)) => {
                if pick == Pick::Last
                    && let Some(found) = self.last_weekday_of(start, at)
                {
                    return Some(found);
                }
                let weekday = Some(weekday);
                let pieces = CalendarDate {
                    weekday,
                    pick,
                    ..CalendarDate::default()
                };
                Some(date(pieces, at + 1).weekday_at(self.span(at, at + 1)))
            }
            Some(Word::Season(season)) => self.season(start, at, season, pick),
            Some(Word::Holiday) => self.holiday(start, at, pick),
            Some(Word::Part(part)) => self.picked_part(start, at, part, pick),
            Some(Word::Fiscal) if self.is(at + 1, "year") => Some(Found::date(
                Base::Fiscal {
                    year: Some(Year::Step(step(pick)?)),
                    through: None,
                },
                start,
                at + 2,
            )),
            _ => self.window(start, at, pick),
        }
    }

    fn last_weekday_of(self, start: usize, at: usize) -> Option<Found> {
        let Some(Word::Weekday(weekday)) = self.word(at) else {
            return None;
        };
        let month = match self.word(at + 2) {
            Some(Word::Month(month) | Word::ShortMonth(month))
                if self.is_any(at + 1, &["of", "in"]) =>
            {
                month
            }
            _ => return None,
        };
        Some(self.nth(start, at + 3, -1, Some(weekday), month))
    }

    fn picked_unit(self, start: usize, at: usize, it: TimeUnit, pick: Pick) -> Option<Found> {
        // "last-minute", "next-hour": an adjective; "this second term"; "at the last minute".
        if it < TimeUnit::Hour
            && (pick == Pick::This
                || it == TimeUnit::Minute && self.after_any(start, &["the", "very"])
                || self.is_dash(start + 1)
                || self.is_dash(at + 1)
                || self.kind(at + 1) == Some(TokenKind::Word))
        {
            return None;
        }
        let step = i16::from(step(pick)?);
        let end = at + 1;
        if it == TimeUnit::Week
            && let Some(Word::Weekday(weekday)) = self.word(end)
        {
            // "next week Tuesday".
            return self
                .weekday_of_week(start, end + 1, weekday, step)
                .map(|it| it.weekday_at(self.span(end, end + 1)));
        }
        if step != 0 && pick == Pick::Last && self.is(start, "last") && self.is(end, "of") {
            return None;
        }
        if it == TimeUnit::Year
            && let Some(found) =
                self.part_of_owner(start, end, Year::Step(i8::try_from(step).ok()?))
        {
            return Some(found);
        }
        if let Some(found) = self.long_window(start, at, it, step) {
            return Some(found);
        }
        if it == TimeUnit::Fortnight {
            let ahead = step > 0;
            return (step != 0).then(|| {
                Found::date(
                    Base::Window {
                        count: 1,
                        unit: it,
                        ahead,
                    },
                    start,
                    end,
                )
            });
        }
        Some(Found::date(unit(it, step), start, end))
    }

    /// The weekday of a week: "Tuesday of next week".
    fn weekday_of_week(
        self,
        start: usize,
        end: usize,
        weekday: jiff::civil::Weekday,
        step: i16,
    ) -> Option<Found> {
        let pick = match step {
            1 => Pick::Next,
            0 => Pick::This,
            _ => Pick::Last,
        };
        let date = CalendarDate {
            weekday: Some(weekday),
            pick,
            ..CalendarDate::default()
        };
        Some(Found::date(Base::Calendar(date), start, end))
    }

    /// "this morning", "last night".
    fn picked_part(self, start: usize, at: usize, part: DayPart, pick: Pick) -> Option<Found> {
        let days = step(pick)?.into();
        let day = Found::date(unit(TimeUnit::Day, days), start, at);
        Some(day.joined(self.clock_of_part(part, at)))
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

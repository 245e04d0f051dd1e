//! Dates from where the draft stands: "today", "last month", "the next three weeks", "two years ago", "in three weeks",
//! "a week from Tuesday", "the day after tomorrow".

use super::found::Found;
use super::length::Counted;
use super::reader::Reader;
use super::words::Word;
use super::written::{Anchor, Base, CalendarDate, DayPart, Length, Part, Pick, TimeUnit};
use crate::draft::TokenKind;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// A relative date that starts at the token.
    pub(super) fn relative_at(self, idx: usize) -> Option<Found> {
        match self.word(idx) {
            Some(Word::Day(days)) => Some(self.day(idx, days)),
            Some(Word::Tonight) => {
                let day = Found::date(unit(TimeUnit::Day, 0), idx, idx + 1);
                Some(day.joined(self.clock_of_part(DayPart::Night, idx)))
            }
            Some(Word::Pick(pick)) => self.picked(idx, idx + 1, pick),
            Some(Word::Unit(TimeUnit::Day)) => self.day_beside(idx),
            _ => None,
        }
    }

    /// "tomorrow", "tomorrow week".
    fn day(self, idx: usize, days: i8) -> Found {
        if days > 0 && self.is(idx + 1, "week") {
            let base = shift(
                Length::of(Decimal::ONE, TimeUnit::Week),
                true,
                Anchor::Day(days),
            );
            return Found::date(base, idx, idx + 2);
        }
        Found::date(unit(TimeUnit::Day, days.into()), idx, idx + 1)
    }

    /// "day after tomorrow", "day before Christmas", "day after the June 3 vote".
    fn day_beside(self, idx: usize) -> Option<Found> {
        let ahead = match self.text(idx + 1) {
            "after" => true,
            "before" => false,
            _ => return None,
        };
        let (from, end) = self.anchor(idx + 2)?;
        let base = shift(Length::of(Decimal::ONE, TimeUnit::Day), ahead, from);
        Some(Found::date(base, idx, end))
    }

    // ---- last, this, next

    /// What stands behind "last", "this" or "next", whose token is `start`.
    fn picked(self, start: usize, at: usize, pick: Pick) -> Option<Found> {
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
                    year: Some(super::written::Year::Step(super::date::step(pick)?)),
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
        // "last-minute", "next-hour": an adjective; "this second term".
        if it < TimeUnit::Hour
            && (pick == Pick::This
                || self.is_dash(start + 1)
                || self.is_dash(at + 1)
                || it < TimeUnit::Hour && self.kind(at + 1) == Some(TokenKind::Word))
        {
            return None;
        }
        let step = match pick {
            Pick::Last => -1,
            Pick::This => 0,
            Pick::Next | Pick::Coming => 1,
            Pick::Bare => return None,
        };
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
        let days = match pick {
            Pick::Last => -1,
            Pick::This => 0,
            Pick::Next | Pick::Coming => 1,
            Pick::Bare => return None,
        };
        let day = Found::date(unit(TimeUnit::Day, days), start, at);
        Some(day.joined(self.clock_of_part(part, at)))
    }

    /// "last two weeks", "next few days", "past 24 hours".
    fn window(self, start: usize, at: usize, pick: Pick) -> Option<Found> {
        let ahead = match pick {
            Pick::Last => false,
            Pick::Next | Pick::Coming => true,
            _ => return None,
        };
        if self.is(start, "last") && self.is_verb(start) {
            return None;
        }
        let (count, after) = match self.word(at) {
            Some(Word::Few(count)) => (count.into(), self.past(at + 1, "of")),
            _ if self.is(at, "a") && matches!(self.word(at + 1), Some(Word::Few(_))) => {
                return None;
            }
            _ => self.small_count(at)?,
        };
        let after = self.hyphened(after);
        let after = if self.is_any(
            after,
            &["full", "consecutive", "straight", "fiscal", "calendar"],
        ) {
            after + 1
        } else {
            after
        };
        let it = match self.word(after)? {
            Word::Units(it) | Word::Unit(it) => it,
            Word::UnitLetters(it) => it,
            _ => return None,
        };
        let end = after + 1;
        if it < TimeUnit::Day && self.is(end, "of") || self.is(end, "of") && self.is(start, "last")
        {
            return None;
        }
        let base = Base::Window {
            count,
            unit: it,
            ahead,
        };
        Some(Found::date(base, start, end))
    }

    /// Whether "last" is the verb: "should not last two hours".
    fn is_verb(self, idx: usize) -> bool {
        self.after_any(
            idx,
            &[
                "to", "will", "would", "could", "should", "can", "may", "might", "must", "not",
                "'t", "’t", "'ll", "’ll",
            ],
        )
    }

    // ---- ago, from now, from Tuesday

    /// A length that the words around it make a date: "two years ago", "in three weeks", "a week from Tuesday".
    pub(super) fn shifted(self, counted: Counted, start: usize) -> Option<Found> {
        let Counted { length, end, low } = counted;
        if length.age || low.is_some() {
            return None;
        }
        let found = |ahead, from, end| Some(Found::date(shift(length, ahead, from), start, end));
        match self.word(end) {
            Some(Word::Ago) => {
                // "a week ago Tuesday".
                if length.unit == TimeUnit::Week
                    && let Some(Word::Weekday(weekday)) = self.word(end + 1)
                {
                    let date = CalendarDate {
                        weekday: Some(weekday),
                        ..CalendarDate::default()
                    };
                    return found(false, Anchor::Date(date), end + 2);
                }
                let end = if self.is(end + 1, "today") {
                    end + 2
                } else {
                    end + 1
                };
                return found(false, Anchor::Now, end);
            }
            Some(Word::Earlier) => return found(false, Anchor::Then, end + 1),
            Some(Word::Later) => return found(true, Anchor::Then, end + 1),
            _ => {}
        }
        let ahead = match self.text(end) {
            "from" if self.is(end + 1, "now") => return found(true, Anchor::Now, end + 2),
            "hence" => return found(true, Anchor::Now, end + 1),
            "after" | "from" | "following" => true,
            "before" => false,
            _ => return None,
        };
        if length.unit < TimeUnit::Day {
            return None;
        }
        if let Some((anchor, end)) = self.anchor(self.past(end + 1, "the")) {
            return found(ahead, anchor, end);
        }
        let last = self.kind(end + 1) != Some(TokenKind::Word)
            && self.kind(end + 1) != Some(TokenKind::Number);
        if last && matches!(self.text(end), "before" | "after") {
            return found(ahead, Anchor::Then, end + 1);
        }
        None
    }

    /// "in three weeks", where the sentence looks ahead; the caller knows that.
    pub(super) fn shifted_by_in(self, counted: Counted, idx: usize) -> Option<Found> {
        let plain = counted.low.is_none() && !counted.length.age && self.after_any(idx, &["in"]);
        let base = shift(counted.length, true, Anchor::Now);
        plain.then(|| Found::date(base, idx, counted.end))
    }

    /// A day to count from: "tomorrow", "Tuesday", "June 3", "Christmas".
    fn anchor(self, idx: usize) -> Option<(Anchor, usize)> {
        if let Some(Word::Day(days)) = self.word(idx) {
            return Some((Anchor::Day(days), idx + 1));
        }
        let found = self.period_at(idx).or_else(|| self.calendar_at(idx))?;
        match found.moment.date?.base {
            Base::Calendar(date) if date.day.is_some() || date.weekday.is_some() => {
                Some((Anchor::Date(date), found.end))
            }
            Base::Holiday { holiday, .. } => Some((Anchor::Holiday(holiday), found.end)),
            _ => None,
        }
    }

    // ---- parts

    /// "early next week", "the end of 2012", "mid-1980s", "rest of the week", "later this month", "early in 1998".
    pub(super) fn part_at(self, idx: usize) -> Option<Found> {
        let part = match self.word(idx)? {
            Word::Early => Part::Early,
            Word::Mid => Part::Mid,
            Word::Late => Part::Late,
            Word::Rest => Part::Rest,
            Word::Later => Part::Rest,
            Word::Earlier => Part::Earlier,
            _ => return None,
        };
        let named = self.is_any(
            idx,
            &["beginning", "start", "middle", "end", "rest", "remainder"],
        );
        let dashed = self.hyphened(idx + 1);
        // "mid-to-late 1990s".
        if part == Part::Mid && self.is(dashed, "to") {
            let late = self.hyphened(dashed + 1);
            let found = self
                .part_at(late)
                .filter(|_| self.word(late) == Some(Word::Late))?;
            return Some(Found {
                start: idx,
                ..found
            });
        }
        let of = match self.text(dashed) {
            "of" => dashed + 1,
            "in" | "on" if !named => dashed + 1,
            _ if named => return None,
            _ => dashed,
        };
        let at = if self.is_any(of, &["the", "that"]) {
            of + 1
        } else {
            of
        };
        let whole = self
            .date_at(at)
            .or_else(|| self.own_unit(at, of > dashed || named))?;
        let fits = whole.moment.clock.is_none()
            && whole.moment.date.is_some_and(|form| form.part.is_none())
            && (named
                || whole.moment.date.is_none_or(|form| {
                    !matches!(form.base, Base::Shift { .. } | Base::Window { .. })
                }));
        let part = if matches!(part, Part::Rest | Part::Earlier) && !named && whole.is_today() {
            return None;
        } else {
            part
        };
        fits.then(|| whole.part(part, idx))
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

    /// "the first nine months of 1997", "the last two weeks of June", "first week of July", "the first nine months".
    pub(super) fn first_of(self, idx: usize) -> Option<Found> {
        let first = match self.word(idx) {
            Some(Word::Pick(Pick::Last)) if self.is(idx, "last") => false,
            _ if self.is(idx, "first") => true,
            _ if self.is(idx, "final") => false,
            _ => return None,
        };
        let (count, after) = self.small_count(idx + 1).unwrap_or((1, idx + 1));
        let it = match self.word(self.hyphened(after))? {
            Word::Units(it) | Word::Unit(it) if it >= TimeUnit::Day && it < TimeUnit::Year => it,
            _ => return None,
        };
        let end = self.hyphened(after) + 1;
        let count = u8::try_from(count).ok()?;
        let part = if first {
            Part::First(count, it)
        } else {
            Part::Last(count, it)
        };
        if self.is_any(end, &["of", "in"]) {
            let at = self.past(end + 1, "the");
            let whole = self.date_at(at).or_else(|| self.own_unit(at, true))?;
            let fits = whole.moment.clock.is_none()
                && whole.moment.date.is_some_and(|form| {
                    form.part.is_none()
                        && !matches!(form.base, Base::Shift { .. } | Base::Window { .. })
                });
            return fits.then(|| whole.part(part, idx));
        }
        // Firms report "the first nine months": of the year that is.
        let reported = first && count > 1 && it == TimeUnit::Month;
        reported.then(|| Found::date(unit(TimeUnit::Year, 0), idx, end).part(part, idx))
    }
}

impl Found {
    fn is_today(&self) -> bool {
        self.moment
            .date
            .is_some_and(|form| form.base == unit(TimeUnit::Day, 0))
    }
}

fn unit(unit: TimeUnit, step: i16) -> Base {
    Base::Unit { unit, step }
}

fn shift(length: Length, ahead: bool, from: Anchor) -> Base {
    Base::Shift {
        length,
        ahead,
        from,
    }
}

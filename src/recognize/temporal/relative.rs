//! Dates from where the draft stands: "today", "last month", "the next three weeks", "two years ago", "in three weeks",
//! "a week from Tuesday", "the day after tomorrow".

use super::date::step;
use super::found::Found;
use super::length::Counted;
use super::reader::Reader;
use super::words::Word;
use super::written::{
    Anchor, Base, CalendarDate, DayPart, Length, Part, Pick, TimeUnit, View, Year,
};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;
use rust_decimal::Decimal;

/// Words that make a noun of the unit before them, or a phrase: there "that" joins clauses.
const BEHIND_CONJUNCTION: &[&str] = &[
    "after", "and", "by", "camp", "care", "ends", "jobs", "job", "of", "in", "or", "school",
    "shift", "shifts", "to", "trader", "traders", "trading", "trip", "trips", "work", "workers",
];

impl Reader<'_> {
    /// A relative date that starts at the token.
    pub(super) fn relative_at(self, idx: usize) -> Option<Found> {
        match self.word(idx) {
            // The paper is no day.
            Some(Word::Day(0)) if self.after_any(idx, &["USA"]) && self.is_capital(idx) => None,
            Some(Word::Day(days)) => Some(self.day(idx, days)),
            Some(Word::Tonight) => {
                let day = Found::date(unit(TimeUnit::Day, 0), idx, idx + 1);
                Some(day.joined(self.clock_of_part(DayPart::Night, idx)))
            }
            Some(Word::Pick(pick)) => self.picked(idx, idx + 1, pick),
            Some(Word::Recent) => self.vague_units(idx, idx + 1, false),
            Some(Word::Unit(it)) => self
                .units_end(idx, it)
                .or_else(|| self.unit_ago(idx, it))
                .or_else(|| self.the_weekend(idx, it))
                .or_else(|| self.week_of(idx, it))
                .or_else(|| self.unit_beside(idx, it))
                .or_else(|| self.day_beside(idx)),
            Some(_) => None,
            None => self.that_unit(idx),
        }
    }

    /// "recent years", "coming weeks": units that nobody counts. The unit stands at `at`.
    fn vague_units(self, start: usize, at: usize, ahead: bool) -> Option<Found> {
        let Some(Word::Units(unit)) = self.word(at) else {
            return None;
        };
        let base = Base::Vague { unit, ahead };
        (unit >= TimeUnit::Hour).then(|| Found::date(base, start, at + 1))
    }

    /// "that year", "that same weekend", "the same day", "that night": of a date that stands elsewhere.
    pub(super) fn that_unit(self, idx: usize) -> Option<Found> {
        let at = if self.is(idx, "that") {
            idx + 1 + usize::from(self.is_any(idx + 1, &["same", "very"]))
        } else if self.is(idx, "same") && self.after_any(idx, &["the"]) && self.ends_same(idx + 2) {
            idx + 1
        } else {
            return None;
        };
        let that = |unit| Base::Shift {
            length: Length::of(Decimal::ZERO, unit),
            ahead: true,
            from: Anchor::Then,
        };
        // "Said that year after year it fell", "hopes that day care is paid", "that year-long strike".
        let noun = self.is_dash(at + 1) || self.is_any(at + 1, BEHIND_CONJUNCTION);
        match self.word(at)? {
            Word::Unit(it) if it >= TimeUnit::Day && !noun => {
                Some(Found::date(that(it), idx, at + 1))
            }
            Word::Part(part) if !noun => {
                let day = Found::date(that(TimeUnit::Day), idx, at);
                Some(day.joined(self.clock_of_part(part, at)))
            }
            _ => None,
        }
    }

    /// Whether "the same day" ends before the token: "the same month last year" and "the same day as" name another themselves.
    fn ends_same(self, end: usize) -> bool {
        self.ends_adverb(end)
            && self.word(end).is_none()
            && !self.is_any(end, &["a", "an", "as", "that", "when", "in", "for"])
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
        if !self.is(idx, "day") {
            return None;
        }
        let ahead = match self.text(idx + 1) {
            "after" => true,
            "before" => false,
            _ => return None,
        };
        let (from, end) = self.anchor(self.past(idx + 2, "the"))?;
        let base = shift(Length::of(Decimal::ONE, TimeUnit::Day), ahead, from);
        Some(Found::date(base, idx, end))
    }

    /// "year's end", "month-end".
    fn units_end(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let fits = matches!(
            it,
            TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year
        );
        let hyphened = self.hyphened(idx + 1);
        let possessive = self.is_any(idx + 1, &["'s", "’s"]);
        let at = if possessive { idx + 2 } else { hyphened };
        let placed = it == TimeUnit::Year
            && self.after_any(
                idx,
                &["by", "at", "before", "since", "until", "through", "to"],
            );
        (fits && (at > idx + 1 || placed) && self.is(at, "end") && !self.is_dash(at + 1))
            .then(|| Found::date(unit(it, 0), idx, at + 1).part(Part::Late, idx))
    }

    /// "year-ago", "year-earlier": "the year-ago quarter".
    fn unit_ago(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let at = self.hyphened(idx + 1);
        let ago = matches!(self.word(at), Some(Word::Ago | Word::Earlier));
        let base = shift(Length::of(Decimal::ONE, it), false, Anchor::Now);
        (ago && at > idx + 1).then(|| Found::date(base, idx, at + 1))
    }

    /// "the week of April 6": the one that holds the day.
    fn week_of(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let of = it == TimeUnit::Week && self.is(idx + 1, "of");
        let day = of.then(|| self.calendar_at(idx + 2))??;
        let date = day.moment.calendar_date()?;
        (date.day.is_some() && date.month.is_some()).then(|| day.part(Part::Week, idx))
    }

    /// "the year before", "the day after", where nothing follows that it would be counted from.
    fn unit_beside(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let ahead = match self.text(idx + 1) {
            "after" => true,
            "before" => false,
            _ => return None,
        };
        let ends = !matches!(
            self.kind(idx + 2),
            Some(TokenKind::Word | TokenKind::Number | TokenKind::Symbol)
        ) && !self.is_any(idx + 2, &["\"", "“", "(", "‘", "'"])
            && !self.is_dash(idx + 2);
        let base = shift(Length::of(Decimal::ONE, it), ahead, Anchor::Then);
        (it >= TimeUnit::Day && ends && self.after_any(idx, &["the"]))
            .then(|| Found::date(base, idx, idx + 2))
    }

    /// "over the weekend".
    fn the_weekend(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let placed = it == TimeUnit::Weekend
            && !self.is(idx + 1, "of")
            && self.after_any(idx, &["the"])
            && self.after_any(idx - 1, &["over", "during", "at", "on", "through", "for"]);
        placed.then(|| Found::date(unit(it, 0), idx, idx + 1))
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

    /// "the past decade", "the past year and a half": years counted back from here, no calendar's decade.
    fn long_window(self, start: usize, at: usize, it: TimeUnit, step: i16) -> Option<Found> {
        let half = self.is(at + 1, "and") && self.is(at + 2, "a") && self.is(at + 3, "half");
        let past = self.is(start, "past");
        let (count, unit) = match it {
            TimeUnit::Year if half => (18, TimeUnit::Month),
            TimeUnit::Decade if half => (15, TimeUnit::Year),
            TimeUnit::Decade if past => (10, TimeUnit::Year),
            TimeUnit::Century if past => (100, TimeUnit::Year),
            _ => return None,
        };
        let base = Base::Window {
            count,
            unit,
            ahead: step > 0,
        };
        let end = at + 1 + if half { 3 } else { 0 };
        (step != 0).then(|| Found::date(base, start, end))
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
        if pick == Pick::Coming {
            if let Some(found) = self.vague_units(start, at, true) {
                return Some(found);
            }
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
            // "A year earlier than planned" is a length.
            Some(Word::Earlier | Word::Later) if self.is(end + 1, "than") => return None,
            Some(Word::Ago | Word::Earlier | Word::Later) => {
                let (ahead, from, end) = self.adverb_of_shift(length, start, end)?;
                return found(ahead, from, end);
            }
            _ => {}
        }
        let ahead = match self.text(end) {
            // "a week on Tuesday", as the British count.
            "on" if length.unit == TimeUnit::Week && self.view(start, end) != View::Back => {
                let Some(Word::Weekday(weekday)) = self.word(end + 1) else {
                    return None;
                };
                let date = CalendarDate {
                    weekday: Some(weekday),
                    ..CalendarDate::default()
                };
                return found(true, Anchor::Date(date), end + 2);
            }
            "prior" if !self.is(end + 1, "to") => return found(false, Anchor::Then, end + 1),
            "from" if self.is(end + 1, "now") => return found(true, Anchor::Now, end + 2),
            "hence" => return found(true, Anchor::Now, end + 1),
            "after" | "from" | "following" => true,
            "before" => false,
            _ => return None,
        };
        let anchor = self.anchor(self.past(end + 1, "the"));
        if let Some((anchor, end)) = anchor.filter(|_| length.unit >= TimeUnit::Day) {
            return found(ahead, anchor, end);
        }
        // "a year after that it was sold"
        let behind = end + 2;
        if self.is(end, "after")
            && self.is(end + 1, "that")
            && (self.kind(behind) != Some(TokenKind::Word) || is_function_word(self.text(behind)))
        {
            return found(true, Anchor::Then, behind);
        }
        let last = self.kind(end + 1) != Some(TokenKind::Word)
            && self.kind(end + 1) != Some(TokenKind::Number);
        if last && matches!(self.text(end), "before" | "after") {
            return found(ahead, Anchor::Then, end + 1);
        }
        None
    }

    /// Which way "ago", "earlier" or "later" at `at` shifts, from where, and the token after it.
    fn adverb_of_shift(
        self,
        length: Length,
        start: usize,
        at: usize,
    ) -> Option<(bool, Anchor, usize)> {
        let end = at + 1;
        match (self.word(at)?, self.word(end)) {
            // "a week ago Tuesday".
            (Word::Ago, Some(Word::Weekday(weekday))) if length.unit == TimeUnit::Week => {
                let date = CalendarDate {
                    weekday: Some(weekday),
                    ..CalendarDate::default()
                };
                Some((false, Anchor::Date(date), end + 1))
            }
            (Word::Ago, _) => Some((false, Anchor::Now, self.past(end, "today"))),
            (Word::Earlier, _) => Some((false, Anchor::Then, end)),
            // Alone, "two days later" has nothing else to count from.
            _ if start == 0 && end == self.tokens.len() => Some((true, Anchor::Now, end)),
            _ => Some((true, Anchor::Then, end)),
        }
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
            Word::Early | Word::Turn => Part::Early,
            Word::Mid => Part::Mid,
            Word::Late => Part::Late,
            Word::Rest => Part::Rest,
            Word::Later => Part::Rest,
            Word::Earlier => Part::Earlier,
            _ => return None,
        };
        let named = self.is_any(
            idx,
            &[
                "beginning",
                "start",
                "turn",
                "middle",
                "end",
                "rest",
                "remainder",
            ],
        );
        let dashed = self.hyphened(idx + 1);
        if let Some(found) = self.part_to_part(idx) {
            return Some(found);
        }
        let of = match self.text(dashed) {
            "of" => dashed + 1,
            "in" | "on" if !named => dashed + 1,
            // "end-June", "end-2025", as wires write it.
            _ if self.is(idx, "end") && dashed > idx + 1 => dashed,
            _ if named => return None,
            _ => dashed,
        };
        let at = self.past(of, "the");
        let whole = self
            .whole_at(at)
            .or_else(|| self.own_unit(at, of > dashed || named))?;
        // "The turn of the century"; "the turn of the tide" has no time behind it.
        if self.word(idx) == Some(Word::Turn) && !whole.is_age() {
            return None;
        }
        let fits = whole.moment.clock.is_none()
            && whole.moment.date.is_some_and(|form| form.part.is_none())
            && (named
                || whole.moment.date.is_none_or(|form| {
                    form.base.is_that()
                        || !matches!(form.base, Base::Shift { .. } | Base::Window { .. })
                }));
        let part = if matches!(part, Part::Rest | Part::Earlier) && !named && whole.is_today() {
            return None;
        } else {
            part
        };
        let ends = self.is(idx, "end") && self.tokens.len() == whole.end && idx <= 1;
        let part = if ends { Part::End } else { part };
        fits.then(|| whole.part(part, idx))
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
        let first = match self.word(idx) {
            Some(Word::Pick(Pick::Last)) if self.is(idx, "last") => false,
            _ if self.is(idx, "first") => true,
            _ if self.is(idx, "final") => false,
            _ => return None,
        };
        let counted = self.small_count(idx + 1);
        let (count, after) = counted.unwrap_or((1, idx + 1));
        let it = match self.word(self.hyphened(after))? {
            // "The first quarter of 2026" has a number of its own.
            Word::Unit(TimeUnit::Quarter) if counted.is_none() => return None,
            Word::Units(it) | Word::Unit(it) if it >= TimeUnit::Day && it < TimeUnit::Year => it,
            _ => return None,
        };
        let end = self.hyphened(after) + 1;
        let count = u8::try_from(count).ok()?;
        let several = counted.is_none() && matches!(self.word(after), Some(Word::Units(_)));
        let part = if several {
            // "The last days of December" are not counted.
            if first { Part::Early } else { Part::Late }
        } else if first {
            Part::First(count, it)
        } else {
            Part::Last(count, it)
        };
        if self.is_any(end, &["of", "in"]) {
            let at = self.past(end + 1, "the");
            let whole = self.whole_at(at).or_else(|| self.own_unit(at, true))?;
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

#[cfg(test)]
mod tests {
    use super::super::testing::{check, now, silent, temporal};

    #[test]
    fn from_where_the_draft_stands() {
        check(&[
            (
                "He left yesterday, and she will leave tomorrow.",
                "yesterday = 2026-03-17; tomorrow = 2026-03-19",
            ),
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
                "The last two weeks were hard, and the next three months will be.",
                "last two weeks = 2026-03-02..2026-03-15; next three months = 2026-04-01..2026-06-30",
            ),
            (
                "It rained for the past 24 hours.",
                "past 24 hours = 2026-03-17T10:00..2026-03-18T09:00",
            ),
            (
                "He left two years ago, three weeks ago and five days ago.",
                "two years ago = 2024 2024-03-18..2024-03-18; three weeks ago = 2026-W09 2026-02-25..2026-02-25; five days ago = 2026-03-13 2026-03-13..2026-03-13",
            ),
            (
                "He left a year earlier and came back two days later.",
                "a year earlier = 2025 2025-03-18..2025-03-18; two days later = ?",
            ),
            (
                "two days later",
                "two days later = 2026-03-20 2026-03-20..2026-03-20",
            ),
            (
                "10 months later the pier was shut, and three hours later it fell.",
                "10 months later = ?; three hours later = ?",
            ),
            (
                "It was built in 1931 - 12 years later it burned down.",
                "1931 = 1931; 12 years later = 1943",
            ),
            (
                "It was built in 1931 – two years later it burned down.",
                "1931 = 1931; two years later = 1933",
            ),
            (
                "It stood from 1931 – 1943.",
                "from 1931 – 1943 = 1931..1943",
            ),
            (
                "It will open in three weeks.",
                "three weeks = 2026-W15 2026-04-08..2026-04-08",
            ),
            (
                "It was the first storm in three weeks.",
                "three weeks = P3W",
            ),
            (
                "They will meet a week from Tuesday.",
                "a week from Tuesday = 2026-03-31 2026-03-31..2026-03-31",
            ),
            (
                "They will meet Monday week.",
                "Monday week = 2026-03-30 2026-03-30..2026-03-30",
            ),
            (
                "They will meet the day after tomorrow.",
                "day after tomorrow = 2026-03-20 2026-03-20..2026-03-20",
            ),
            (
                "He left two days before Christmas.",
                "two days before Christmas = 2025-12-23 2025-12-23..2025-12-23",
            ),
            (
                "He called two hours ago.",
                "two hours ago = 2026-03-18T08:30",
            ),
            ("It rained the following day.", "following day = ?"),
            (
                "This past weekend was wet, and next weekend will be dry.",
                "This past weekend = 2026-W11-WE 2026-03-14..2026-03-15; next weekend = 2026-W13-WE 2026-03-28..2026-03-29",
            ),
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
                "Rents rose over the past decade and fell over the past year and a half.",
                "past decade = 2016-01-01..2025-12-31; past year and a half = 2024-09-01..2026-02-28",
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

    #[test]
    fn no_relative_dates() {
        silent(&[
            "The end of the road, the rest of the team, early birds",
            "A last-minute deal; it shouldn't last long.",
            "Years of talks, hours later, days of rage",
            "Next to nothing, this much, past masters",
        ]);
    }

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
    fn weeks_and_years_beside_others() {
        check(&[
            (
                "He will visit the week of April 6.",
                "week of April 6 = 2026-W15 2026-04-06..2026-04-12",
            ),
            (
                "The court sits a week on Tuesday.",
                "a week on Tuesday = 2026-03-31 2026-03-31..2026-03-31",
            ),
            (
                "He fasted for a week on Tuesday.",
                "a week = P1W; Tuesday = 2026-03-17",
            ),
            (
                "It sold 40 boats in 2012, twice as many as the year before.",
                "2012 = 2012; year before = 2011",
            ),
            (
                "In the prior quarter it lost money.",
                "prior quarter = 2025-Q4",
            ),
            ("The latest quarter was weak.", "latest quarter = 2025-Q4"),
            (
                "It will be sold by year end.",
                "year end = 2026 ..2026-12-31",
            ),
            (
                "It was wet in the mid- to late 1990s and in early to mid-April.",
                "mid- to late 1990s = 199 1997-01-01..1999-12-31; early to mid-April = 2025-04 2025-04-11..2025-04-20",
            ),
        ]);
        silent(&[
            "The year before he left, prior to it; the latest day out.",
            "The week of prayer, the day after he left",
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
    fn weekends_of_a_day() {
        check(&[("It hit on the weekend of Jan. 12.", "Jan. 12 = 2026-01-12")]);
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
    fn units_that_nobody_counts() {
        check(&[
            (
                "Fares have risen in recent years and will rise in the coming months.",
                "recent years = PAST_REF; coming months = FUTURE_REF",
            ),
            ("The coming Monday", "coming Monday = 2026-03-23"),
        ]);
        silent(&["A recent party, the coming and going"]);
    }

    #[test]
    fn the_same_day() {
        check(&[
            (
                "On 3 May 2021 the bridge shut. On the same day the ferry broke down.",
                "3 May 2021 = 2021-05-03; same day = 2021-05-03",
            ),
            (
                "It sold more in the same month last year and in the same quarter a year ago.",
                "last year = 2025; a year ago = 2025 2025-03-18..2025-03-18",
            ),
            (
                "He came on the day after the June 3 vote.",
                "day after the June 3 = 2025-06-04 2025-06-04..2025-06-04",
            ),
        ]);
        silent(&["They want the same day care and same-day service."]);
    }
}

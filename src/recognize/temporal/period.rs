//! Stretches with a name of their own: quarters, halves, fiscal years, decades, centuries, seasons, holidays.

use super::date::step;
use super::found::Found;
use super::reader::Reader;
use super::view::REPORTED;
use super::words::Word;
use super::written::{Base, Holiday, Part, PartOfYear, Pick, Season, TimeUnit, Year};
use crate::draft::TokenKind;

/// The names of holidays, in lower case and without apostrophes and full stops; the longer of two that begin alike first.
/// Those marked `false` are ordinary words too, or stand before nouns ("Christmas tree").
const HOLIDAYS: &[(&[&str], Holiday, bool)] = &[
    (&["new", "year", "day"], Holiday::NewYearsDay, true),
    (&["new", "years", "day"], Holiday::NewYearsDay, true),
    (&["new", "year", "eve"], Holiday::NewYearsEve, true),
    (&["new", "years", "eve"], Holiday::NewYearsEve, true),
    (
        &["martin", "luther", "king", "day"],
        Holiday::MartinLutherKingDay,
        true,
    ),
    (
        &["martin", "luther", "king", "jr", "day"],
        Holiday::MartinLutherKingDay,
        true,
    ),
    (&["mlk", "day"], Holiday::MartinLutherKingDay, true),
    (&["groundhog", "day"], Holiday::GroundhogDay, true),
    (&["valentine", "day"], Holiday::ValentinesDay, true),
    (&["presidents", "day"], Holiday::PresidentsDay, true),
    (&["st", "patrick", "day"], Holiday::StPatricksDay, true),
    (&["saint", "patrick", "day"], Holiday::StPatricksDay, true),
    (&["april", "fools", "day"], Holiday::AprilFoolsDay, true),
    (&["april", "fool", "day"], Holiday::AprilFoolsDay, true),
    (&["mardi", "gras"], Holiday::MardiGras, false),
    (&["ash", "wednesday"], Holiday::AshWednesday, true),
    (&["palm", "sunday"], Holiday::PalmSunday, true),
    (&["good", "friday"], Holiday::GoodFriday, true),
    (&["easter", "monday"], Holiday::EasterMonday, true),
    (&["easter", "sunday"], Holiday::Easter, true),
    (&["easter"], Holiday::Easter, false),
    (&["pentecost"], Holiday::Pentecost, false),
    (&["whit", "sunday"], Holiday::Pentecost, true),
    (&["mother", "day"], Holiday::MothersDay, true),
    (&["mothers", "day"], Holiday::MothersDay, true),
    (&["memorial", "day"], Holiday::MemorialDay, true),
    (&["father", "day"], Holiday::FathersDay, true),
    (&["fathers", "day"], Holiday::FathersDay, true),
    (&["juneteenth"], Holiday::Juneteenth, true),
    (&["independence", "day"], Holiday::IndependenceDay, true),
    (&["bastille", "day"], Holiday::BastilleDay, true),
    (&["labor", "day"], Holiday::LaborDay, true),
    (&["columbus", "day"], Holiday::ColumbusDay, true),
    (&["halloween"], Holiday::Halloween, false),
    (&["all", "saints", "day"], Holiday::AllSaintsDay, true),
    (&["guy", "fawkes", "night"], Holiday::GuyFawkes, true),
    (&["guy", "fawkes", "day"], Holiday::GuyFawkes, true),
    (&["veterans", "day"], Holiday::VeteransDay, true),
    (&["thanksgiving", "day"], Holiday::Thanksgiving, true),
    (&["thanksgiving"], Holiday::Thanksgiving, false),
    (&["black", "friday"], Holiday::BlackFriday, true),
    (&["cyber", "monday"], Holiday::CyberMonday, true),
    (&["christmas", "eve"], Holiday::ChristmasEve, true),
    (&["christmas", "day"], Holiday::Christmas, true),
    (&["xmas", "day"], Holiday::Christmas, true),
    (&["christmas"], Holiday::Christmas, false),
    (&["xmas"], Holiday::Christmas, false),
    (&["boxing", "day"], Holiday::BoxingDay, true),
    (&["earth", "day"], Holiday::EarthDay, true),
    (&["election", "day"], Holiday::ElectionDay, true),
    (&["armistice", "day"], Holiday::ArmisticeDay, true),
    (&["remembrance", "day"], Holiday::ArmisticeDay, true),
    (&["international", "women", "day"], Holiday::WomensDay, true),
    (&["may", "day"], Holiday::MayDay, true),
];

/// Words of the weather: near them "the mid-60s" are degrees.
const WEATHER: &[&str] = &[
    "temperatures",
    "temperature",
    "highs",
    "lows",
    "degrees",
    "weather",
    "sunny",
    "cloudy",
    "rain",
    "chilly",
    "humid",
    "overnight",
];

/// Words of ball games with four quarters.
const GAME: &[&str] = &[
    "scored",
    "touchdown",
    "touchdowns",
    "yards",
    "halftime",
    "outscored",
    "rebounds",
    "quarterback",
    "assists",
    "buzzer",
    "pointer",
    "pointers",
    "interception",
    "fumble",
    "layup",
    "layups",
    "outplayed",
    "outgained",
    "shutout",
];

/// What is reckoned by half-years.
const TRADE: &[&str] = &[
    "sales",
    "profit",
    "profits",
    "revenue",
    "revenues",
    "earnings",
    "gdp",
    "growth",
    "income",
    "exports",
    "imports",
    "output",
    "production",
    "turnover",
    "shipments",
    "deliveries",
    "economy",
    "dividend",
    "orders",
];

/// Words of games with two halves.
const MATCH: &[&str] = &[
    "goal", "goals", "match", "game", "penalty", "striker", "coach", "kick", "halftime", "scored",
    "team", "season",
];

/// Words after which a holiday's bare name is a day.
const BEFORE_HOLIDAY: &[&str] = &[
    "on", "at", "by", "before", "after", "since", "last", "this", "next", "until", "till", "over",
    "during", "around", "from", "for", "every", "into",
];

/// Words behind which "H1" is a half-year.
const BEFORE_HALF: &[&str] = &[
    "in", "for", "during", "since", "by", "from", "to", "through", "and", "vs", "versus", "its",
    "fiscal", "early", "late",
];

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
    fn owner(self, idx: usize) -> Option<(Year, bool, usize)> {
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

    // ---- quarters and halves

    /// "third quarter", "the first half of 2024", "final quarter", "third-quarter", "first half"; "19th century".
    fn ranked(self, idx: usize) -> Option<Found> {
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
            Word::Unit(TimeUnit::Quarter) if self.is_dash(at + 1) && self.glued(at + 1) => None,
            Word::Unit(TimeUnit::Quarter) if self.is_of_match(idx, at) => None,
            Word::Unit(TimeUnit::Quarter) => {
                let number = if rank < 0 { 4 } else { rank };
                let found = self.part_of_year(idx, at + 1, number, fiscal, Base::Quarter);
                // "Last quarter" alone is the one before this.
                let named = !self.is(idx, "last") || found.end > at + 1;
                ((1..=4).contains(&number) && named).then_some(found)
            }
            Word::Half => {
                let number = if rank < 0 { 2 } else { rank };
                let found = self.part_of_year(idx, at + 1, number, fiscal, Base::Half);
                // A match has halves too: without a year it is one of them.
                let told = found.end > at + 1
                    || self.is_report(idx, found.end)
                    || self.after_any(idx, &["the", "its"]) && self.tells_of_trade(idx, at);
                ((1..=2).contains(&number) && told).then_some(found)
            }
            Word::Unit(TimeUnit::Century) if (1..=40).contains(&rank) => {
                Some(match self.past_before_christ(at + 1) {
                    Some(end) => Found::date(Base::Century(-rank), idx, end),
                    None => Found::date(Base::Century(rank), idx, at + 1),
                })
            }
            Word::Weekday(weekday) if self.is_any(at + 1, &["of", "in"]) => {
                let month = match self.word(at + 2)? {
                    Word::Month(month) | Word::ShortMonth(month) => month,
                    _ => return None,
                };
                let nth = if rank < 0 { -1 } else { rank };
                (nth <= 5).then(|| self.nth(idx, at + 3, nth, Some(weekday), month))
            }
            _ => None,
        }
    }

    /// The token after "B.C." or "BC", where it stands there.
    fn past_before_christ(self, idx: usize) -> Option<usize> {
        if matches!(self.text(idx), "BC" | "BCE") {
            return Some(idx + 1);
        }
        let spelled = self.text(idx) == "B" && self.text(idx + 2) == "C";
        spelled.then(|| self.past_stop(idx + 3))
    }

    /// Each of "the late 19th and early 20th centuries".
    fn century_in_list(self, idx: usize, rank: i8, after: usize) -> Option<Found> {
        let listed = |at: usize| matches!(self.word(at), Some(Word::Units(TimeUnit::Century)));
        let mut end = after;
        if listed(end) {
            end += 1;
        } else {
            let next = after + usize::from(self.is_any(after, &["and", "or", "to"]));
            let part = matches!(self.word(next), Some(Word::Early | Word::Mid | Word::Late));
            let (_, other) = self
                .rank(self.hyphened(next + usize::from(part)))
                .filter(|_| next > after)?;
            listed(other).then_some(())?;
        }
        (1..=40)
            .contains(&rank)
            .then(|| Found::date(Base::Century(rank), idx, end))
    }

    /// Whether the words around a quarter from `start` to `end` are those of a game: "scored 12 in the fourth quarter", "led
    /// 21-7 in the second quarter".
    fn is_of_match(self, start: usize, end: usize) -> bool {
        let around = || (start.saturating_sub(12)..start).chain(end + 1..end + 9);
        if around().any(|it| self.is_any(it, GAME)) {
            return true;
        }
        around().any(|it| self.is_score(it) || self.is_any(it, MATCH))
            && !around().any(|it| self.is_any(it, TRADE))
    }

    /// Whether the score of a game stands at the token: "21-7".
    fn is_score(self, idx: usize) -> bool {
        let points = |at: usize| self.digits(at).is_some_and(|it| it < 200) && self.len(at) < 4;
        let unit = self.kind(idx + 3) == Some(TokenKind::Symbol)
            || self.is_any(
                idx + 3,
                &["percent", "per", "pct", "million", "billion", "cents"],
            )
            || self.is_dash(idx + 3)
            || self.word(idx + 3).is_some();
        points(idx)
            && self.is_dash(idx + 1)
            && self.glued(idx + 1)
            && self.glued(idx + 2)
            && points(idx + 2)
            && !unit
            && !matches!(
                self.word_before(idx),
                Some(Word::Month(_) | Word::ShortMonth(_))
            )
    }

    /// "last year's third quarter": from the owner at `start` on, whose "'s" stands at `suffix`.
    pub(super) fn part_of_owner(self, start: usize, suffix: usize, year: Year) -> Option<Found> {
        if self.kind(suffix) != Some(TokenKind::Suffix) {
            return None;
        }
        let (number, after) = self.rank(suffix + 1)?;
        let at = self.hyphened(after);
        let part = PartOfYear {
            number,
            year: Some(year),
            fiscal: false,
        };
        let base = match self.word(at)? {
            Word::Unit(TimeUnit::Quarter) if (1..=4).contains(&number) => Base::Quarter(part),
            Word::Half if (1..=2).contains(&number) => Base::Half(part),
            _ => return None,
        };
        Some(Found::date(base, start, at + 1))
    }

    /// Whether a half from `start` to `end` is one of the year, by what the words around it tell of: "sales fell in the
    /// first half".
    fn tells_of_trade(self, start: usize, end: usize) -> bool {
        let around = || (start.saturating_sub(12)..start).chain(end + 1..end + 9);
        around().any(|it| self.is_any(it, TRADE)) && !around().any(|it| self.is_any(it, MATCH))
    }

    /// "the last Monday of March": from the rank on.
    pub(super) fn nth(
        self,
        start: usize,
        end: usize,
        nth: i8,
        weekday: Option<jiff::civil::Weekday>,
        month: i8,
    ) -> Found {
        let (year, end) = match self.owner(self.past_stop(end)) {
            Some((year, false, end)) => (Some(year), end),
            _ => (None, end),
        };
        let base = Base::Nth {
            nth,
            weekday,
            month,
            year,
        };
        Found::date(base, start, end)
    }

    fn part_of_year(
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
    fn lettered(self, idx: usize) -> Option<Found> {
        if !self.glued(idx + 1) || idx > 0 && self.glued(idx) && !self.opens(idx - 1) {
            return None;
        }
        let (letter, number) = match self.word(idx) {
            Some(letter) => (
                letter,
                self.digits(idx + 1).filter(|_| self.len(idx + 1) == 1)?,
            ),
            None => (
                self.word(idx + 1)?,
                self.digits(idx).filter(|_| self.len(idx) == 1)?,
            ),
        };
        let capital = self.is_capital(idx) || self.is_capital(idx + 1);
        let ends = !self.glued(idx + 2)
            || self.kind(idx + 2) != Some(TokenKind::Word)
            || self.word(idx + 2) == Some(Word::Fiscal);
        let number = i8::try_from(number).ok().filter(|_| ends)?;
        if self.kind(idx) == Some(TokenKind::Number)
            && let Some(found) = self.short_quarter(idx, letter, number)
        {
            return Some(found);
        }
        match letter {
            Word::Q if (1..=4).contains(&number) => {
                Some(self.part_of_year(idx, idx + 2, number, false, Base::Quarter))
            }
            // "1h" is an hour.
            Word::H if (1..=2).contains(&number) && capital => {
                let half = self.part_of_year(idx, idx + 2, number, false, Base::Half);
                // "H2" may be a gas or a district where nothing says that it is a half-year.
                let told = half.end > idx + 2
                    || idx == 0
                    || self.after_any(idx, BEFORE_HALF)
                    || self.is_any(idx + 2, REPORTED);
                told.then_some(half)
            }
            _ => None,
        }
    }

    /// "1Q24", "2H25": the year in two digits behind the letter.
    fn short_quarter(self, idx: usize, letter: Word, number: i8) -> Option<Found> {
        let year = self
            .digits(idx + 2)
            .filter(|_| self.glued(idx + 2) && self.len(idx + 2) == 2)?;
        let part = PartOfYear {
            number,
            year: Some(Year::Of(super::year::full_year(year))),
            fiscal: false,
        };
        let base = match letter {
            Word::Q if (1..=4).contains(&number) => Base::Quarter(part),
            Word::H if (1..=2).contains(&number) => Base::Half(part),
            _ => return None,
        };
        Some(Found::date(base, idx, idx + 3))
    }

    /// "2017 q1", "2016H2", "2019-Q1", "the 2024 fiscal year", "2024-25 fiscal year".
    fn year_first(self, idx: usize) -> Option<Found> {
        let year = self
            .digits(idx)
            .filter(|it| self.len(idx) == 4 && (1000..=2199).contains(it))?;
        let dash = usize::from(self.is_dash(idx + 1));
        let (through, end) = self.second_year(year, idx + 1);
        if self.word(end) == Some(Word::Fiscal) && self.is(end + 1, "year") {
            let year = Some(Year::Of(year));
            return Some(Found::date(Base::Fiscal { year, through }, idx, end + 2));
        }
        if dash == 0
            && let Some(found) = self.ranked(idx + 1)
            && let Some(form) = found.moment.date
        {
            // "the 1988 third quarter".
            let owned = |part: PartOfYear| PartOfYear {
                year: Some(Year::Of(year)),
                ..part
            };
            let base = match form.base {
                Base::Quarter(part) if part.year.is_none() => Base::Quarter(owned(part)),
                _ => return None,
            };
            return Some(Found::date(base, idx, found.end));
        }
        let at = idx + 1 + dash;
        let number = self
            .digits(at + 1)
            .filter(|_| self.len(at + 1) == 1 && self.glued(at + 1))?;
        let number = i8::try_from(number).ok()?;
        let part = PartOfYear {
            number,
            year: Some(Year::Of(year)),
            fiscal: false,
        };
        let base = match self.word(at)? {
            Word::Q if (1..=4).contains(&number) => Base::Quarter(part),
            Word::H if (1..=2).contains(&number) => Base::Half(part),
            _ => return None,
        };
        Some(Found::date(base, idx, at + 2))
    }

    // ---- fiscal years

    /// "fiscal 2024", "fiscal year 2008", "FY2024/25", "fiscal third quarter", "fiscal Q3".
    fn fiscal(self, idx: usize) -> Option<Found> {
        if let Some((year, end)) = self.fiscal_number(idx) {
            let (through, end) = self.second_year(year, end);
            let year = Some(Year::Of(year));
            return Some(Found::date(Base::Fiscal { year, through }, idx, end));
        }
        let rest = self.lettered(idx + 1).or_else(|| self.ranked(idx + 1))?;
        let form = rest.moment.date?;
        let base = match form.base {
            Base::Quarter(part) => Base::Quarter(PartOfYear {
                fiscal: true,
                ..part
            }),
            Base::Half(part) => Base::Half(PartOfYear {
                fiscal: true,
                ..part
            }),
            _ => return None,
        };
        Some(Found::date(base, idx, rest.end))
    }

    /// The year behind "fiscal", "fiscal year" or "FY".
    fn fiscal_number(self, idx: usize) -> Option<(i16, usize)> {
        let at = self.past(idx + 1, "year");
        let at = if self.is_apostrophe(at) { at + 1 } else { at };
        match (self.digits(at)?, self.len(at)) {
            (year, 4) if (1900..=2199).contains(&year) => Some((year, at + 1)),
            (year, 2) if self.is(idx, "fy") => Some((super::year::full_year(year), at + 1)),
            _ => None,
        }
    }

    /// "/25" or "-25" behind a year.
    pub(super) fn second_year(self, year: i16, end: usize) -> (Option<i16>, usize) {
        let joined = self.text(end) == "/" || self.is_dash(end);
        if !joined || !self.glued(end) || !self.glued(end + 1) {
            return (None, end);
        }
        let through = match (self.digits(end + 1), self.len(end + 1)) {
            (Some(two), 2) => year / 100 * 100 + two,
            (Some(four), 4) => four,
            _ => return (None, end),
        };
        if through > year {
            (Some(through), end + 2)
        } else {
            (None, end)
        }
    }

    // ---- decades

    /// "1990s", "1990's", "'90s", "the 70s".
    fn decade(self, idx: usize) -> Option<Found> {
        let apostrophe = self.is_apostrophe(idx) && self.glued(idx + 1);
        let at = idx + usize::from(apostrophe);
        let (digits, len) = (self.digits(at)?, self.len(at));
        let end = if self.is(at + 1, "s") && self.glued(at + 1) {
            at + 2
        } else if self.is_apostrophe(at + 1)
            && self.glued(at + 1)
            && self.is(at + 2, "s")
            && self.glued(at + 2)
        {
            at + 3
        } else {
            return None;
        };
        if digits % 10 != 0 || idx > 0 && self.glued(idx) && !self.opens(idx - 1) {
            return None;
        }
        let first = match len {
            4 if !apostrophe && (1000..=2190).contains(&digits) => digits,
            2 if apostrophe || self.is_decade_placed(idx) => two_digit_decade(digits),
            _ => return None,
        };
        Some(Found::date(Base::Decade(first), idx, end))
    }

    /// Whether what stands before makes two digits a decade: "the 70s", "mid-80s"; not "his 50s", "temperatures in the 70s".
    fn is_decade_placed(self, idx: usize) -> bool {
        let at = self.first_of_decades(idx);
        // "MD-80s" are aircraft, "over-40s" people.
        let hyphen = at < idx && matches!(self.text(at), "-" | "‑") && self.glued(at);
        let named = hyphen
            && at > 0
            && self.kind(at - 1) == Some(TokenKind::Word)
            && !self.after_any(at, &["s", "to", "pre", "post"]);
        let whose = self.after_any(at, &["his", "her", "their", "my", "your", "our", "its"]);
        !named
            && !whose
            && !self.is_weather(at, idx)
            && (at < idx || self.after_any(at, &["the", "and", "to", "or"]))
    }

    /// Whether the words around the decade that stands from `start` to `end` speak of degrees: "highs in the mid-60s".
    fn is_weather(self, start: usize, end: usize) -> bool {
        (start.saturating_sub(8)..start)
            .chain(end + 2..end + 6)
            .any(|it| self.is_any(it, WEATHER))
    }

    /// "the nineties".
    fn spoken_decade(self, idx: usize, decade: i8) -> Option<Found> {
        self.is_decade_placed(idx)
            .then(|| Found::date(Base::Decade(1900 + i16::from(decade)), idx, idx + 1))
    }

    // ---- seasons and holidays

    /// A season at `idx`, from the token where its pick stands: "summer 2014", "this winter", "the fall of 2008".
    pub(super) fn season(
        self,
        start: usize,
        idx: usize,
        season: Season,
        pick: Pick,
    ) -> Option<Found> {
        let found = |year, end| Found::date(Base::Season { season, year, pick }, start, end);
        if let Some((year, false, end)) = self.owner(idx + 1) {
            // "the winter of 2023-24"
            let end = match year {
                Year::Of(of) => self.second_year(of, end).1,
                Year::Step(_) => end,
            };
            return Some(found(Some(year), end));
        }
        let article = idx.wrapping_sub(usize::from(self.after_any(idx, &["the"])));
        let ambiguous = matches!(season, Season::Fall | Season::Spring) && !self.is(idx, "autumn");
        let placed = self.after_any(
            article,
            &[
                "in", "by", "since", "during", "until", "over", "through", "for", "from", "before",
                "after", "last",
            ],
        );
        // "By spring", but not "in spring water".
        let bare = self.after_any(idx, &["by", "in", "since", "until", "during"])
            && self.ends_adverb(idx + 1);
        let verb = ambiguous && article == idx && !bare;
        let noun = self.kind(idx + 1) == Some(TokenKind::Word)
            && self.is_any(idx + 1, &["of", "from", "to", "games", "olympics", "house"])
            || self.is_dash(idx + 1);
        (pick != Pick::Bare || placed && !verb && !noun).then(|| found(None, idx + 1))
    }

    /// A holiday at `idx`, from the token where its pick stands.
    pub(super) fn holiday(self, start: usize, idx: usize, pick: Pick) -> Option<Found> {
        let (holiday, certain, end) = HOLIDAYS.iter().find_map(|&(words, holiday, certain)| {
            Some((holiday, certain, self.phrase(idx, words)?))
        })?;
        if let Some((year, false, end)) = self.owner(end) {
            let year = Some(year);
            return Some(Found::date(
                Base::Holiday {
                    holiday,
                    year,
                    pick,
                },
                start,
                end,
            ));
        }
        let ends = self.kind(end) != Some(TokenKind::Word)
            || self.is_any(end, &["and", "or", "in", "at", "is", "was", "to", "with"])
            || matches!(self.word(end), Some(Word::Part(_)));
        let days = self.is_any(
            end,
            &[
                "weekend", "holiday", "holidays", "period", "season", "break",
            ],
        );
        let compound = self.is_dash(end) && self.glued(end) && self.glued(end + 1);
        let placed = self.after_any(idx, BEFORE_HOLIDAY) || idx == 0;
        let of_days = days && (placed || self.after_any(idx, &["the"]));
        let year = None;
        (certain || of_days || placed && ends && !compound).then(|| {
            Found::date(
                Base::Holiday {
                    holiday,
                    year,
                    pick,
                },
                start,
                end,
            )
        })
    }

    /// The token after a phrase; apostrophes with their endings and glued full stops are passed over.
    fn phrase(self, idx: usize, words: &[&str]) -> Option<usize> {
        let mut at = idx;
        for (nth, word) in words.iter().enumerate() {
            if nth > 0 {
                while self.kind(at) == Some(TokenKind::Suffix)
                    || matches!(self.text(at), "." | "'" | "’") && self.glued(at)
                {
                    at += 1;
                }
            }
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// The decade of its two digits: the thirties to the nineties are of the last century.
fn two_digit_decade(digits: i16) -> i16 {
    if digits < 30 {
        2000 + digits
    } else {
        1900 + digits
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn named_stretches() {
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
                "The budget of fiscal 2024, of FY2024/25 and of the fiscal year 2023",
                "fiscal 2024 = FY2024; FY2024/25 = FY2024; fiscal year 2023 = FY2023",
            ),
            (
                "Growth in the fiscal third quarter",
                "fiscal third quarter = FY2026-Q3",
            ),
            (
                "The fashion of the 1990s, of the '80s and of the 70s",
                "1990s = 199; '80s = 198; 70s = 197",
            ),
            (
                "In the late 1960s and the mid-1980s",
                "late 1960s = 196 1967-01-01..1969-12-31; mid-1980s = 198 1984-01-01..1986-12-31",
            ),
            (
                "A 19th-century house of the 21st century",
                "19th-century = 18; 21st century = 20",
            ),
            ("In the nineties he was young.", "nineties = 199"),
            (
                "The heat of summer 2014, of this winter and of the fall of 2024",
                "summer 2014 = 2014-SU 2014-06-21..2014-09-23; this winter = 2025-WI 2025-12-21..2026-03-20; fall of 2024 = 2024-FA 2024-09-23..2024-12-21",
            ),
            (
                "They met last spring and will meet next summer.",
                "last spring = 2025-SP 2025-03-20..2025-06-21; next summer = 2026-SU 2026-06-21..2026-09-23",
            ),
            (
                "They met at Christmas, on Thanksgiving and on Good Friday.",
                "Christmas = 2025-12-25; Thanksgiving = 2025-11-27; Good Friday = 2025-04-18",
            ),
            (
                "Easter 2024, Labor Day 2025 and New Year's Eve",
                "Easter 2024 = 2024-03-31; Labor Day 2025 = 2025-09-01; New Year's Eve = 2026-12-31",
            ),
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
    fn quarters_of_games_and_degrees() {
        check(&[
            (
                "Sales rose in the fourth quarter.",
                "fourth quarter = 2025-Q4",
            ),
            (
                "The band of the mid-70s",
                "mid-70s = 197 1974-01-01..1976-12-31",
            ),
        ]);
        silent(&[
            "Osei scored 12 in the fourth quarter.",
            "He threw two touchdowns in the third quarter.",
            "Highs will be in the mid-70s.",
        ]);
    }

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
    fn centuries_in_a_list() {
        check(&[(
            "It rose in the late 19th and early 20th centuries.",
            "late 19th = 18 1867-01-01..1899-12-31; early 20th centuries = 19 1900-01-01..1932-12-31",
        )]);
        silent(&["The 19th and 20th ships"]);
    }

    #[test]
    fn halves_that_trade_is_reckoned_by() {
        check(&[
            ("Sales rose in the first half.", "first half = 2025-H1"),
            (
                "It expects output to fall in the second half.",
                "second half = 2026-H2",
            ),
        ]);
        silent(&[
            "Two goals in the first half put them ahead.",
            "She read the first half of the book.",
            "The coach praised their growth in the second half.",
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
    fn holidays_and_the_days_around_them() {
        check(&[
            (
                "They rested over the Easter weekend.",
                "Easter = 2025-04-20",
            ),
            ("The Christmas holidays were wet.", "Christmas = 2025-12-25"),
            (
                "The winter of 2023-24 was mild.",
                "winter of 2023-24 = 2023-WI 2023-12-21..2024-03-20",
            ),
        ]);
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
    fn days_of_votes_and_remembrance() {
        check(&[
            ("He voted on Election Day.", "Election Day = 2025-11-04"),
            (
                "It rained on May Day 2024 and on Armistice Day.",
                "May Day 2024 = 2024-05-01; Armistice Day = 2025-11-11",
            ),
            (
                "They marched on International Women's Day.",
                "International Women's Day = 2026-03-08",
            ),
        ]);
        silent(&["Election officials, international women and the remembrance of the day"]);
    }

    #[test]
    fn quarters_of_a_game() {
        silent(&[
            "Lakeside led 21-7 in the second quarter.",
            "The Otters were outplayed in the fourth quarter.",
        ]);
        check(&[(
            "Output fell 10-12 percent in the second quarter.",
            "second quarter = 2025-Q2",
        )]);
    }

    #[test]
    fn financial_years() {
        check(&[
            (
                "The 2025-26 financial year will be hard; the last financial year was better.",
                "2025-26 financial year = FY2025; last financial year = FY2025",
            ),
            (
                "For the financial year ended June 30, 2025, it made a profit.",
                "financial year ended June 30, 2025 = 2024-07-01..2025-06-30",
            ),
            ("Sales in Q2FY26 rose.", "Q2FY26 = FY2026-Q2"),
        ]);
        silent(&["It hit a financial snag."]);
    }

    #[test]
    fn the_middle_of_a_century() {
        check(&[(
            "By mid-century the ice will be gone.",
            "mid-century = 20 ..2066-12-31",
        )]);
        silent(&["A mid-century chair"]);
    }

    #[test]
    fn springs_and_falls() {
        check(&[(
            "By spring, the pier will be done; in fall it will shut.",
            "spring = 2026-SP 2026-03-20..2026-06-21; fall = 2026-FA 2026-09-23..2026-12-21",
        )]);
        silent(&["The price had a fall; a spring is wet."]);
    }
}

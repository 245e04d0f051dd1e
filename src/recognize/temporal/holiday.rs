//! The days of holidays by rule.

use jiff::civil::{Date, Weekday};

use super::arithmetic::{add_days, weekday_up_to};
use super::written::Holiday;

impl Holiday {
    /// The day of the holiday in a year. Where countries differ, the American rule counts.
    pub fn day(self, year: i16) -> Option<Date> {
        use Holiday::*;
        let fixed = |month, day| Date::new(year, month, day).ok();
        let nth = |month, nth, weekday| {
            Date::new(year, month, 1)
                .and_then(|first| first.nth_weekday_of_month(nth, weekday))
                .ok()
        };
        let easter = |days| add_days(easter(year)?, days);
        match self {
            NewYearsDay => fixed(1, 1),
            MartinLutherKingDay => nth(1, 3, Weekday::Monday),
            GroundhogDay => fixed(2, 2),
            ValentinesDay => fixed(2, 14),
            PresidentsDay => nth(2, 3, Weekday::Monday),
            WomensDay => fixed(3, 8),
            StPatricksDay => fixed(3, 17),
            AprilFoolsDay => fixed(4, 1),
            MardiGras => easter(-47),
            AshWednesday => easter(-46),
            PalmSunday => easter(-7),
            GoodFriday => easter(-2),
            Easter => easter(0),
            EasterMonday => easter(1),
            Pentecost => easter(49),
            EarthDay => fixed(4, 22),
            MayDay => fixed(5, 1),
            MothersDay => nth(5, 2, Weekday::Sunday),
            MemorialDay => nth(5, -1, Weekday::Monday),
            Juneteenth => fixed(6, 19),
            FathersDay => nth(6, 3, Weekday::Sunday),
            IndependenceDay => fixed(7, 4),
            BastilleDay => fixed(7, 14),
            LaborDay => nth(9, 1, Weekday::Monday),
            ColumbusDay => nth(10, 2, Weekday::Monday),
            Halloween => fixed(10, 31),
            AllSaintsDay => fixed(11, 1),
            GuyFawkes => fixed(11, 5),
            ElectionDay => add_days(nth(11, 1, Weekday::Monday)?, 1),
            ArmisticeDay | VeteransDay => fixed(11, 11),
            Thanksgiving => nth(11, 4, Weekday::Thursday),
            BlackFriday => add_days(nth(11, 4, Weekday::Thursday)?, 1),
            CyberMonday => add_days(nth(11, 4, Weekday::Thursday)?, 4),
            ChristmasEve => fixed(12, 24),
            Christmas => fixed(12, 25),
            BoxingDay => fixed(12, 26),
            NewYearsEve => fixed(12, 31),
        }
    }
}

/// Easter Sunday of the Western churches, after the rule that Gauss wrote down for the Gregorian calendar: the Sunday after
/// the full moon (of the church's reckoning) on or after 21 March.
fn easter(year: i16) -> Option<Date> {
    let full_moon = paschal_full_moon(i32::from(year))?;
    let sunday = weekday_up_to(add_days(full_moon, 7)?, Weekday::Sunday)?;
    Some(sunday)
}

/// The fourteenth day of the church's moon on or after 21 March.
fn paschal_full_moon(year: i32) -> Option<Date> {
    let golden = year % 19;
    let century = year / 100;
    // The moon runs ahead of the golden number by the leap days left out and the moon's own correction.
    let correction = 15 - (8 * century + 13) / 25 + century - century / 4;
    let age = (19 * golden + correction).rem_euclid(30);
    let late = i32::from(age == 29 || (age == 28 && golden > 10));
    add_days(
        Date::new(i16::try_from(year).ok()?, 3, 21).ok()?,
        age - late,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_follows_the_moon() {
        for day in [
            date(1818, 3, 22),
            date(1943, 4, 25),
            date(1954, 4, 18),
            date(1981, 4, 19),
            date(1998, 4, 12),
            date(2000, 4, 23),
            date(2019, 4, 21),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2038, 4, 25),
        ] {
            assert_eq!(Holiday::Easter.day(day.year()), Some(day));
        }
    }

    #[test]
    fn holidays_by_rule() {
        for (holiday, day) in [
            (Holiday::Thanksgiving, date(2024, 11, 28)),
            (Holiday::BlackFriday, date(2024, 11, 29)),
            (Holiday::MemorialDay, date(2025, 5, 26)),
            (Holiday::LaborDay, date(2025, 9, 1)),
            (Holiday::MartinLutherKingDay, date(2025, 1, 20)),
            (Holiday::MothersDay, date(2025, 5, 11)),
            (Holiday::GoodFriday, date(2025, 4, 18)),
            (Holiday::AshWednesday, date(2025, 3, 5)),
            (Holiday::Pentecost, date(2025, 6, 8)),
        ] {
            assert_eq!(holiday.day(day.year()), Some(day), "{holiday:?}");
        }
    }
}

//! Holidays by their names: "Christmas", "Thanksgiving 2024", "New Year's Eve". Their days are in `holiday`.

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, Holiday, Pick};
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

/// Words after which a holiday's bare name is a day.
const BEFORE_HOLIDAY: &[&str] = &[
    "on", "at", "by", "before", "after", "since", "last", "this", "next", "until", "till", "over",
    "during", "around", "from", "for", "every", "into",
];

/// Words behind a holiday's name for the days about it.
const DAYS_ABOUT: &[&str] = &[
    "weekend", "holiday", "holidays", "period", "season", "break",
];

impl Reader<'_> {
    /// A holiday at `idx`, from the token where its pick stands.
    pub(super) fn holiday(self, start: usize, idx: usize, pick: Pick) -> Option<Found> {
        let (holiday, certain, end) = HOLIDAYS.iter().find_map(|&(words, holiday, certain)| {
            Some((holiday, certain, self.phrase(idx, words)?))
        })?;
        let (year, end) = match self.owner(end) {
            Some((year, false, end)) => (Some(year), end),
            _ => (None, end),
        };
        let base = Base::Holiday {
            holiday,
            year,
            pick,
        };
        (year.is_some() || certain || self.is_placed_holiday(idx, end))
            .then(|| Found::date(base, start, end))
    }

    /// Whether the words around a holiday's bare name from `idx` to `end` make it the day or the days about it: "at
    /// Christmas", "the Easter weekend"; not "the Christmas tree".
    fn is_placed_holiday(self, idx: usize, end: usize) -> bool {
        let ends = self.kind(end) != Some(TokenKind::Word)
            || self.is_any(end, &["and", "or", "in", "at", "is", "was", "to", "with"])
            || matches!(self.word(end), Some(Word::Part(_)));
        let compound = self.is_dash(end) && self.glued(end) && self.glued(end + 1);
        let days = self.is_any(end, DAYS_ABOUT);
        let placed = self.after_any(idx, BEFORE_HOLIDAY) || idx == 0;
        days && (placed || self.after_any(idx, &["the"])) || placed && ends && !compound
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

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

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
    fn holidays() {
        check(&[
            (
                "They met at Christmas, on Thanksgiving and on Good Friday.",
                "Christmas = 2025-12-25; Thanksgiving = 2025-11-27; Good Friday = 2025-04-18",
            ),
            (
                "Easter 2024, Labor Day 2025 and New Year's Eve",
                "Easter 2024 = 2024-03-31; Labor Day 2025 = 2025-09-01; New Year's Eve = 2026-12-31",
            ),
        ]);
    }
}

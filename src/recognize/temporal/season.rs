//! Seasons: "summer 2014", "this winter", "the fall of 2008", "by spring".

use super::found::Found;
use super::reader::Reader;
use super::written::{Base, Pick, Season, Year};
use crate::draft::TokenKind;

/// Words before a season that make a time of it, an article perhaps between.
const BEFORE_SEASON: &[&str] = &[
    "in", "by", "since", "during", "until", "over", "through", "for", "from", "before", "after",
    "last",
];

impl Reader<'_> {
    /// A season at `idx`, from the token where its pick stands: "summer 2014", "this winter", "the fall of 2008".
    pub(super) fn season(
        self,
        start: usize,
        idx: usize,
        season: Season,
        pick: Pick,
    ) -> Option<Found> {
        let found = |year, end| Found::date(Base::Season { season, year, pick }, start, end);
        // "A 12% fall in 2025"
        let drop = self.is(idx, "fall") && self.is(idx + 1, "in");
        match self.owner(idx + 1).filter(|_| !drop) {
            // "the winter of 2023-24"
            Some((Year::Of(year), false, end)) => {
                Some(found(Some(Year::Of(year)), self.second_year(year, end).1))
            }
            Some((year, false, end)) => Some(found(Some(year), end)),
            _ => (pick != Pick::Bare || self.is_placed_season(idx, season))
                .then(|| found(None, idx + 1)),
        }
    }

    /// Whether the words around a season alone make it a time: "in the fall", "by spring", but not "in spring water".
    fn is_placed_season(self, idx: usize, season: Season) -> bool {
        let the = self.after_any(idx, &["the"]);
        let ambiguous = matches!(season, Season::Fall | Season::Spring) && !self.is(idx, "autumn");
        let bare = self.after_any(idx, &["by", "in", "since", "until", "during"])
            && self.ends_adverb(idx + 1);
        let verb = ambiguous && !the && !bare;
        let noun = self.kind(idx + 1) == Some(TokenKind::Word)
            && self.is_any(idx + 1, &["of", "from", "to", "games", "olympics", "house"])
            || self.is_dash(idx + 1);
        self.after_any(idx - usize::from(the), BEFORE_SEASON) && !verb && !noun
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn springs_and_falls() {
        check(&[(
            "By spring, the pier will be done; in fall it will shut.",
            "spring = 2026-SP 2026-03-20..2026-06-21; fall = 2026-FA 2026-09-23..2026-12-21",
        )]);
        silent(&["The price had a fall; a spring is wet."]);
    }

    #[test]
    fn seasons() {
        check(&[
            (
                "The heat of summer 2014, of this winter and of the fall of 2024",
                "summer 2014 = 2014-SU 2014-06-21..2014-09-23; this winter = 2025-WI 2025-12-21..2026-03-20; fall of 2024 = 2024-FA 2024-09-23..2024-12-21",
            ),
            (
                "They met last spring and will meet next summer.",
                "last spring = 2025-SP 2025-03-20..2025-06-21; next summer = 2026-SU 2026-06-21..2026-09-23",
            ),
        ]);
    }

    #[test]
    fn a_fall_of_prices() {
        check(&[("Rents rose after a 12% fall in 2025.", "2025 = 2025")]);
    }
}

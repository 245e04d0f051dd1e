//! Whether a quarter or a half is one of a game or of the year, by the words around it.

use super::reader::Reader;
use super::words::Word;
use crate::draft::TokenKind;

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

impl Reader<'_> {
    /// Whether the words around a quarter from `start` to `end` are those of a game: "scored 12 in the fourth quarter", "led
    /// 21-7 in the second quarter".
    pub(super) fn is_of_match(self, start: usize, end: usize) -> bool {
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

    /// Whether a half from `start` to `end` is one of the year, by what the words around it tell of: "sales fell in the
    /// first half".
    pub(super) fn tells_of_trade(self, start: usize, end: usize) -> bool {
        let around = || (start.saturating_sub(12)..start).chain(end + 1..end + 9);
        around().any(|it| self.is_any(it, TRADE)) && !around().any(|it| self.is_any(it, MATCH))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

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
}

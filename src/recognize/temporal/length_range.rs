//! Lengths between two: "two to three years", "between 90 minutes and two hours", "a week or two".

use super::super::vocabulary::tells_change;
use super::length::Counted;
use super::reader::Reader;
use super::written::Length;
use crate::draft::TokenKind;
use rust_decimal::Decimal;

/// How many tokens before a length the verb of a move may stand.
const MOVE_REACH: usize = 6;

impl Reader<'_> {
    /// "a week or two".
    pub(super) fn or_two(self, one: Counted) -> Option<Counted> {
        let two = one.length.count == Decimal::ONE
            && one.length.more[0].is_none()
            && self.is(one.end, "or")
            && self.is(one.end + 1, "two")
            && self.kind(one.end + 2) != Some(TokenKind::Word);
        two.then(|| Counted {
            low: Some(one.length),
            length: Length::of(Decimal::TWO, one.length.unit),
            end: one.end + 2,
        })
    }

    /// "six months to two years", "between 90 minutes and two hours": a length up to a longer one. "Cut from two years to
    /// six months" and "extended from a week to a month" are moves.
    pub(super) fn to_longer(self, idx: usize, low: Counted) -> Option<Counted> {
        let between = self.after_any(idx, &["between"]);
        let joined = self.is(low.end, "to") || between && self.is(low.end, "and");
        let (count, _, at) = self.length_count(low.end + 1).filter(|_| joined)?;
        let (unit, end) = self.length_unit(low.end + 1, count, at)?;
        let longer = (unit, count) > (low.length.unit, low.length.count);
        // "It takes from a week to a month" changes nothing.
        let moves = |at| tells_change(self.text(at)) && !self.is_any(at, &["take", "taking"]);
        let moved = (idx.saturating_sub(MOVE_REACH)..idx).any(moves);
        let (age, end) = self.old(end);
        (longer && !moved && age == low.length.age).then(|| Counted {
            low: Some(low.length),
            length: Length {
                age,
                ..Length::of(count, unit)
            },
            end,
        })
    }

    /// "two to three years", "25-40 min", "8- to 16-week", "between 20 and 25 minutes".
    pub(super) fn length_range(self, idx: usize, low: Decimal, at: usize) -> Option<Counted> {
        let dashed = self.is_dash(at);
        let at = if dashed { at + 1 } else { at };
        let at = match self.text(at) {
            "to" | "or" => self.hyphened(at + 1),
            "and" if self.after_any(idx, &["between"]) => at + 1,
            _ if dashed => at,
            _ => return None,
        };
        let (high, after) = self.count(at).filter(|it| it.0 > low)?;
        let (unit, end) = self.length_unit(at, high, after)?;
        let (age, end) = self.old(end);
        let of = |count| Length {
            age,
            ..Length::of(count, unit)
        };
        Some(Counted {
            low: Some(of(low)),
            length: of(high),
            end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn lengths_up_to_longer_ones() {
        check(&[
            (
                "It will take from six months to two years.",
                "six months to two years = P6M..P2Y",
            ),
            (
                "The trip lasts between 90 minutes and two hours.",
                "between 90 minutes and two hours = PT90M..PT2H",
            ),
            (
                "He faces two years to five years in jail.",
                "two years to five years = P2Y..P5Y",
            ),
        ]);
        check(&[
            (
                "The ban was cut from two years to six months.",
                "two years = P2Y; six months = P6M",
            ),
            (
                "They extended it from a week to a month.",
                "a week = P1W; a month = P1M",
            ),
        ]);
    }

    #[test]
    fn lengths_between_two_and_another() {
        check(&[
            (
                "It takes between 20 and 25 minutes.",
                "between 20 and 25 minutes = PT20M..PT25M",
            ),
            ("It took a week or two.", "a week or two = P1W..P2W"),
            ("It took another year.", "another year = P1Y"),
            ("It took 20 and 25 minutes.", "25 minutes = PT25M"),
        ]);
        silent(&[
            "It was so for several hundred thousand years. Another day of rain, another year-on-year fall and another second chance",
        ]);
    }

    #[test]
    fn between_two_lengths() {
        check(&[
            (
                "He faces between 5 and 10 years in prison.",
                "between 5 and 10 years = P5Y..P10Y",
            ),
            (
                "Babies aged 6-23 months were weighed.",
                "aged 6-23 months = P6M..P23M",
            ),
        ]);
    }
}

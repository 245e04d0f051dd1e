//! Never a figure: the results of games and votes, "3-2", and the records of teams.

use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::recognize::view::View;

impl View<'_> {
    /// Whether digits without a unit are joined to further digits.
    pub(super) fn is_score(self, piece: &Piece) -> bool {
        let joint = self.joined(piece.end);
        let dash =
            self.is_dash(piece.end) && !self.spaced(piece.end) && !self.spaced(piece.end + 1);
        piece.place == UnitPlace::None
            && (joint != piece.end || dash)
            && self.kind(piece.end + 1) == Some(TokenKind::Number)
    }

    /// Whether a pair stands between commas or in brackets behind a name: "the Hawks, 9-20, lost", "Rovers (11-14, 3-5)"; or behind
    /// a verb for how a team has fared: "went 3-13".
    pub(super) fn is_record(self, start: usize, end: usize) -> bool {
        let before = start.wrapping_sub(1);
        let commas = self.is(before, ",") && self.is(end, ",");
        let brackets = self.is(before, "(") && self.is_any(end, &[")", ","]);
        // The second pair of a bracket: those of all games and of the league's.
        let second = self.is(before, ",")
            && self.is(start.wrapping_sub(5), "(")
            && self.is_dash(start.wrapping_sub(3))
            && self.is(end, ")");
        let fared = self.is_any(
            before,
            &[
                "went", "go", "goes", "going", "started", "finished", "opened",
            ],
        );
        (commas || brackets) && self.is_capitalized(start.wrapping_sub(2))
            || second
            || fared && !self.is_counted_noun(end)
            || self.is_standing(start, end)
    }

    /// "The Bears are 7-2; the Colts fell to 3-6." Nothing is counted behind the pair, and a team or a fall stands before it.
    fn is_standing(self, start: usize, end: usize) -> bool {
        let before = start.wrapping_sub(1);
        let alone = end == start + 3
            && !matches!(self.kind(end), Some(TokenKind::Word | TokenKind::Symbol));
        let team = || {
            self.is_any(before, &["are", "is", "were", "was"])
                && self.is_capitalized(before.wrapping_sub(1))
        };
        let moved = || {
            self.is(before, "to")
                && self.is_any(
                    before.wrapping_sub(1),
                    &["fell", "fall", "falls", "improved", "dropped", "slipped"],
                )
        };
        alone && (team() || moved())
    }

    /// Whether a comma joins a falling pair to the pair in `start..end`: in "7-5, 3-6, 6-4" all are scores.
    pub(super) fn is_beside_a_score(self, start: usize, end: usize) -> bool {
        let falls = |at: usize| {
            let digits = |at: usize| self.text(at).and_then(|text| text.parse::<u32>().ok());
            let pair = self.is_dash(at + 1) && !self.spaced(at + 1) && !self.spaced(at + 2);
            pair && digits(at) > digits(at + 2) && digits(at + 2).is_some()
        };
        let before = start >= 4 && self.is(start - 1, ",") && falls(start - 4);
        before || self.is(end, ",") && falls(end + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn records_of_teams() {
        check_silent(
            "
            The Rovers (4-7, 3-4) lost, went 3-13 and fell 0-3.
            ",
        );
        check(
            "
            Some 3-13 people went; the kit (5-10 parts, 3-4 tools)
            ",
            expect![[r#"
                Some 3-13 = number 3..13, about
                5-10 = number 5..10, between
                3-4 = number 3..4, between
            "#]],
        );
    }

    #[test]
    fn scores_and_votes() {
        check_silent(
            "
            A 3-2 ruling, a 15-0 vote, a 6-3, 6-4 win and 50-50 odds
            The bill passed 235-195.
            They won 7-5, 3-6, 7-6 after losing 2-6, 6-4, 0-6.
            ",
        );
    }

    #[test]
    fn how_teams_stand() {
        check_silent("The Bears are 2-7; the Colts fell to 3-6.");
        check(
            "It is 5-10 miles off and they are 3-4 members.",
            expect![[r#"
                5-10 miles = quantity 5..10 mi, between
                3-4 = number 3..4, between
            "#]],
        );
    }
}

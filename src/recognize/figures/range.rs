//! Ranges: two pieces that share a currency, a scale or a unit. A move from one amount to another is no range.

use rust_decimal::Decimal;

use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::model::Unit;
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, tells_change, tells_contest, tells_range};

/// Two ends in one unit, and the tokens from the first word to the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) unit: Unit,
    pub(super) grain: Decimal,
}

/// What joins the two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
}

impl View<'_> {
    /// The range that `first` opens, with a "between" or "from" before it.
    pub(super) fn range_from(self, first: &Piece, floor: usize) -> Option<Ends> {
        let opener = first.start.checked_sub(1).filter(|at| *at >= floor);
        let opened = |word| opener.filter(|at| self.is(*at, word));
        let between = opened("between");
        let from = opened("from");
        let (joint, at) = self.joint(first.end, between.is_some() || from.is_some())?;
        // "cars from 2015 and 2016" are of two years.
        if joint == Joint::And && between.is_none() && self.is_bare_year(first) {
            return None;
        }
        let bounded = if joint == Joint::Dash {
            at
        } else {
            self.bound_inside(at)
        };
        let second = self.second_piece(first, bounded, joint)?;
        if joint == Joint::To && self.is_move(first, &second, from) {
            return None;
        }
        let mut ends = self.unify(first, &second, joint, from.is_some() || between.is_some())?;
        let takes_opener = between.is_some() || from.is_some() && joint != Joint::Dash;
        if let Some(opener) = between.or(from).filter(|_| takes_opener) {
            ends.start = opener;
        }
        Some(ends)
    }

    /// A bare number with the unit of the number that it is listed with: "rose from 3 to 5 percent", "two, three or four
    /// miles". Its tokens stay as they are.
    pub(super) fn lent_unit(self, piece: &Piece) -> Option<Piece> {
        let bare = piece.place == UnitPlace::None
            && piece.unit == Unit::ONE
            && piece.scale == Decimal::ONE
            && piece.form != NumberForm::Fraction
            && !self.is_bare_year(piece);
        let grouped = self
            .text(piece.start)
            .is_some_and(|text| text.contains(','));
        (bare && (piece.value < Decimal::ONE_THOUSAND || grouped)).then_some(())?;
        // "a 5- or 6-foot wall"
        let hung = self.is_dash(piece.end) && !self.spaced(piece.end) && self.spaced(piece.end + 1);
        let mut at = piece.end + usize::from(hung);
        for _ in 0..MAX_LISTED {
            let comma = self.is(at, ",");
            let word = at + usize::from(comma);
            let joined = self.is_any(word, &["to", "or", "and"]);
            (comma || joined).then_some(())?;
            // "lost 149, or 19 percent" says the same twice; "5, 6, or 7 percent" is a list.
            let twice = comma && joined && !self.is_listed(piece.start) && at == piece.end;
            (!twice).then_some(())?;
            let next = word + usize::from(joined);
            let other = self.piece_at(next, next).filter(|it| it.start == next)?;
            match other.place {
                UnitPlace::Behind if joined => {
                    // "500 and 20 percent of the rest" are of two things.
                    let most = if grouped { Decimal::ONE } else { Decimal::TEN };
                    let printed = other.value.checked_div(other.scale)?;
                    let alike = piece.value <= printed.checked_mul(most)?;
                    return lend(piece, &other).filter(|_| alike);
                }
                // "five or six million"
                UnitPlace::None if self.is(word, "or") && other.scale > Decimal::ONE => {
                    let rising = piece.value < other.value.checked_div(other.scale)?;
                    return lend(piece, &other).filter(|_| rising);
                }
                UnitPlace::None if other.scale == Decimal::ONE && other.form == piece.form => {
                    at = other.end;
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether a number and a comma stand before `start`, so that what starts there goes on with their list.
    fn is_listed(self, start: usize) -> bool {
        self.is(start.wrapping_sub(1), ",") && self.is_number_before(start - 1)
    }

    /// The joint at `idx` and the token after it. "and" joins only behind "between", and in loose copy behind "from".
    fn joint(self, idx: usize, opened: bool) -> Option<(Joint, usize)> {
        if self.is_dash(idx) {
            // "8- to 16-meter"
            if self.is(idx + 1, "to") && self.spaced(idx + 1) {
                return Some((Joint::Dash, idx + 2));
            }
            // "one-to-two-day"
            if self.is(idx + 1, "to") && !self.spaced(idx + 1) && self.is_dash(idx + 2) {
                return Some((Joint::Dash, idx + 3));
            }
            let em = self.text(idx) == Some("—");
            return (!em).then_some((Joint::Dash, idx + 1));
        }
        match self.text(idx)? {
            "to" => Some((Joint::To, idx + 1)),
            "through" if opened => Some((Joint::To, idx + 1)),
            "~" if !self.spaced(idx) && !self.spaced(idx + 1) => Some((Joint::Dash, idx + 1)),
            "and" if opened => Some((Joint::And, idx + 1)),
            _ => None,
        }
    }

    /// "from $2 billion to as much as $3 billion", "between 2.0 g and about 7.0 g": words of a bound before the second end.
    fn bound_inside(self, at: usize) -> usize {
        if self.is_any(
            at,
            &[
                "about",
                "around",
                "nearly",
                "almost",
                "some",
                "roughly",
                "approximately",
                "over",
            ],
        ) {
            return at + 1;
        }
        let as_much_as = self.is(at, "as")
            && self.is_any(at + 1, &["much", "many", "high"])
            && self.is(at + 2, "as");
        let more_than = self.is_any(at, &["more", "less"]) && self.is(at + 1, "than");
        at + if as_much_as {
            3
        } else if more_than {
            2
        } else {
            0
        }
    }

    fn second_piece(self, first: &Piece, at: usize, joint: Joint) -> Option<Piece> {
        let second = self.piece_at(at, at).or_else(|| {
            // "hk $", "US$": the sign stands behind its letters.
            (1..=3).find_map(|n| self.piece_at(at + n, at).filter(|piece| piece.start == at))
        })?;
        // A dash glued to one side only is no joint: "5 -10" is loose typing, "5- 10" a list.
        // In a row of a table, "225.86 -12.99 -5.44%", the dashes are signs.
        let sign =
            self.spaced(at - 1) && !self.spaced(second.start) && first.value.is_sign_negative();
        let even =
            joint != Joint::Dash || (self.spaced(at - 1) || !self.spaced(second.start)) && !sign;
        let same_way = (first.form == NumberForm::Digits) == (second.form == NumberForm::Digits)
            || matches!(joint, Joint::To | Joint::And)
            || first.unit != Unit::ONE
            || second.unit != Unit::ONE;
        (even && same_way && second.start <= at + 1).then_some(second)
    }

    /// "rose from $2 to $3", "cut its forecast to 5 from 7", "up 20 cents to $45".
    fn is_move(self, first: &Piece, second: &Piece, from: Option<usize>) -> bool {
        // "raised its forecast to 5% to 6%": what it came to is a range.
        let before = first.start.wrapping_sub(1);
        if from.is_none() && self.is(before, "to") {
            return false;
        }
        // "rise 3 to 4 percent": the second end lends its unit or its scale, so the two are one amount. "Rose by 87,000 to
        // 1.49 million" is a step and where it led.
        let lends_scale = first.scale != second.scale
            && first.scale == Decimal::ONE
            && first.value < Decimal::ONE_THOUSAND;
        let shares = first.unit == Unit::ONE && second.unit != Unit::ONE || lends_scale;
        let by = self.is(before, "by") && second.scale != first.scale;
        if from.is_none() && (shares && !by || self.counts_a_few(first, second)) {
            return false;
        }
        let start = from.unwrap_or(first.start);
        let reach = if from.is_some() { 9 } else { 5 };
        (start.saturating_sub(reach)..start)
            .rev()
            .take_while(|at| !self.is_any(*at, &[".", ";"]))
            .any(|at| self.text(at).is_some_and(tells_change))
            && !(start.saturating_sub(5)..start).any(|at| self.text(at).is_some_and(tells_range))
    }

    /// "cut 5 to 10 jobs": two bare numbers not far apart, with what they count behind them.
    fn counts_a_few(self, first: &Piece, second: &Piece) -> bool {
        let bare = |piece: &Piece| piece.place == UnitPlace::None && piece.unit == Unit::ONE;
        let near = first
            .value
            .checked_mul(NEAR.into())
            .is_some_and(|most| second.value <= most);
        bare(first)
            && bare(second)
            && near
            && self.is_counted_noun(second.end)
            && !self.is_any(second.end, &["points", "votes"])
    }

    /// The two pieces in one unit, low end first.
    fn unify(self, first: &Piece, second: &Piece, joint: Joint, opened: bool) -> Option<Ends> {
        let (mut low, mut high) = (first.value, second.value);
        let mut grain = first.grain.max(second.grain);
        let unit = self.common_unit(first, second, joint, opened)?;
        if first.place != UnitPlace::None && first.unit != unit {
            low = first.unit.convert(low, unit)?;
            grain = second.grain;
        }
        let hundreds = || self.lent_hundred(first, second);
        let thousands = || self.lent_thousand(first, second, opened);
        let lent = lent_to_first(first, second, low).or_else(hundreds);
        if let Some(scale) = lent.or_else(thousands) {
            low = low.checked_mul(scale)?;
            grain = second.grain;
        }
        high = high.checked_mul(lent_to_second(first, second, joint))?;
        let (low, high) = match low.cmp(&high) {
            std::cmp::Ordering::Less => (low, high),
            std::cmp::Ordering::Greater
                if opened && low.is_sign_negative() && high.is_sign_negative() =>
            {
                (high, low)
            }
            _ => return None,
        };
        Some(Ends {
            start: first.start,
            end: second.end,
            low,
            high,
            unit,
            grain,
        })
    }

    /// The hundred that the second end lends to the first: "five to six hundred".
    fn lent_hundred(self, first: &Piece, second: &Piece) -> Option<Decimal> {
        let hundreds = self.numeral(second.number_end.checked_sub(1)?) == Some(Numeral::Hundred);
        let low = first.value.checked_mul(Decimal::ONE_HUNDRED)?;
        (hundreds && first.scale == Decimal::ONE && low < second.value)
            .then_some(Decimal::ONE_HUNDRED)
    }

    /// The thousand that the second end lends to the first where digits tell it: "20 to 30,000 troops". Behind "from" and "between" both
    /// mean what they say.
    fn lent_thousand(self, first: &Piece, second: &Piece, opened: bool) -> Option<Decimal> {
        let text = self.text(second.number_end.checked_sub(1)?)?;
        let thousands = text.ends_with(",000") && second.scale == Decimal::ONE;
        let fits = !opened && thousands && first.scale == Decimal::ONE && first.value.scale() == 0;
        let low = first.value.checked_mul(Decimal::ONE_THOUSAND)?;
        let near = low.checked_mul(NEAR.into())?;
        (fits && low < second.value && second.value <= near).then_some(Decimal::ONE_THOUSAND)
    }

    /// The unit of both ends: their own, or the one that one lends to the other.
    fn common_unit(
        self,
        first: &Piece,
        second: &Piece,
        joint: Joint,
        opened: bool,
    ) -> Option<Unit> {
        use UnitPlace::{Before, Behind, None as Nowhere};
        let same = first.unit == second.unit;
        let fits = match (first.place, second.place) {
            (Nowhere, Nowhere) => {
                joint != Joint::Dash || opened || self.is_plain_range(first, second)
            }
            // "$10 to 15" and "$10-15" share the sign.
            (Before, Nowhere) => {
                let counts = joint == Joint::To && second.scale == Decimal::ONE;
                return (!counts || first.scale == Decimal::ONE).then_some(first.unit);
            }
            (Nowhere, Behind) => true,
            (Before, Behind) => same,
            // "from 50 cents to $1"
            (Behind, Before) => opened && same,
            // "5 km to 10" leaves the 10 alone; "50 of them to $10" borrows no currency that stands before the other number.
            (Behind, Nowhere) | (Nowhere, Before) => false,
            (Before, Before) | (Behind, Behind) => true,
        };
        fits.then_some(second.unit)
    }

    /// Whether a piece is four bare digits of this century or the last.
    pub(super) fn is_bare_year(self, piece: &Piece) -> bool {
        piece.end == piece.start + 1
            && self.text(piece.start).is_some_and(|text| {
                text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
            })
    }

    /// "the 1850-1900 average": two bare numbers of four digits that may be years of earlier centuries.
    fn are_old_years(self, first: &Piece, second: &Piece) -> bool {
        let old = |piece: &Piece| {
            self.text(piece.start)
                .is_some_and(|text| text.len() == 4 && text.starts_with("1"))
        };
        old(first) && old(second) && !self.is_counted_noun(second.end)
    }

    /// Whether two bare numbers with a dash between them are a range, no score, vote or season: the two rise, and what
    /// follows is counted.
    fn is_plain_range(self, first: &Piece, second: &Piece) -> bool {
        let score = self.text(second.end).is_some_and(tells_contest);
        let phone = self
            .text(first.start)
            .is_some_and(|text| text.len() >= 3 && !text.contains([',', '.']))
            && self.text(second.start).is_some_and(|text| {
                text.len() >= 4 && !text.contains([',', '.']) && !text.ends_with("00")
            });
        let chained =
            self.is_dash(second.end) && self.kind(second.end + 1) == Some(TokenKind::Number);
        let both_words = first.form == NumberForm::Words || second.form == NumberForm::Words;
        let is_year = (self.is_bare_year(first) || self.are_old_years(first, second))
            && first.scale == Decimal::ONE;
        // "174 for six" of cricket: "6-174".
        let innings = first.value <= Decimal::TEN
            && second.value > Decimal::ONE_HUNDRED
            && !self.spaced(second.start)
            && !self.is_counted_noun(second.end);
        // "lost 0-3": nobody counts from none to a few.
        let nil = first.value.is_zero()
            && second.value < Decimal::from(10)
            && !self.is_counted_noun(second.end);
        first.value < second.value
            && !innings
            && !nil
            && !score
            && !self.is_beside_a_score(first.start, second.end)
            && !self.is_record(first.start, second.end)
            && !is_year
            && !phone
            && !chained
            && !(both_words && first.end == first.start + 1 && self.is_dash(second.end))
    }

    /// Whether a pair stands between commas or in brackets behind a name: "the Hawks, 9-20, lost", "Rovers (11-14, 3-5)"; or behind
    /// a verb for how a team has fared: "went 3-13".
    fn is_record(self, start: usize, end: usize) -> bool {
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
    }

    /// Whether a comma joins a falling pair to the pair in `start..end`: in "7-5, 3-6, 6-4" all are scores.
    fn is_beside_a_score(self, start: usize, end: usize) -> bool {
        let falls = |at: usize| {
            let digits = |at: usize| self.text(at).and_then(|text| text.parse::<u32>().ok());
            let pair = self.is_dash(at + 1) && !self.spaced(at + 1) && !self.spaced(at + 2);
            pair && digits(at) > digits(at + 2) && digits(at + 2).is_some()
        };
        let before = start >= 4 && self.is(start - 1, ",") && falls(start - 4);
        before || self.is(end, ",") && falls(end + 1)
    }
}

/// How many times the lower end of a range the upper end is at most, where nothing but that tells it from a move.
const NEAR: u32 = 5;

/// How many numbers of a list may wait for the unit at its end.
const MAX_LISTED: usize = 4;

/// `piece` in the unit and the scale of `other`.
fn lend(piece: &Piece, other: &Piece) -> Option<Piece> {
    Some(Piece {
        value: piece.value.checked_mul(other.scale)?,
        grain: piece.grain.checked_mul(other.scale)?,
        scale: other.scale,
        unit: other.unit,
        place: other.place,
        ..*piece
    })
}

/// The scale that the second end lends to the first: in "$10 to $15 billion", ten is billions too, and cents in "10 to 15
/// cents".
fn lent_to_first(first: &Piece, second: &Piece, low: Decimal) -> Option<Decimal> {
    let bare = first.scale == Decimal::ONE && second.scale != Decimal::ONE;
    let high = second.value.checked_div(second.scale);
    let rising = bare && high.is_some_and(|it| low.abs() < it.abs());
    rising.then_some(second.scale)
}

/// The scale that the first end lends to the second, one where it lends none: "$1.2bn-1.4".
fn lent_to_second(first: &Piece, second: &Piece, joint: Joint) -> Decimal {
    let lends = second.scale == Decimal::ONE
        && first.scale > Decimal::ONE
        && second.place == UnitPlace::None
        && joint == Joint::Dash;
    if lends { first.scale } else { Decimal::ONE }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn shared_scale_and_sign() {
        check(
            "
            £3m-£5m, $15-20bn, $10 to $15 billion, $1.2 million to $1.5 million
            between $1.2 billion and $1.4 billion
            3 to 4 percent, 5-10W, an 8- to 16-meter wall, 20~30
            from $2 billion to as much as $3 billion is spent
            ",
            expect![[r#"
                £3m-£5m = money 3000000..5000000 GBP, between
                $15-20bn = money 15000000000..20000000000 USD, between
                $10 to $15 billion = money 10000000000..15000000000 USD, between
                $1.2 million to $1.5 million = money 1200000..1500000 USD, between
                between $1.2 billion and $1.4 billion = money 1200000000..1400000000 USD, between
                3 to 4 percent = percent 3..4 %, between
                5-10W = quantity 5..10 W, between
                8- to 16-meter = quantity 8..16 m, between
                20~30 = number 20..30, between
                from $2 billion to as much as $3 billion = money 2000000000..3000000000 USD, between
            "#]],
        );
    }

    #[test]
    fn moves_are_two_figures() {
        check(
            "
            Prices rose from $5 to $7.
            It fell 20 cents to $45.10, to 5 percent from 7 percent.
            The rate climbed 5 percent to 7 percent.
            ",
            expect![[r#"
                $5 = money 5 USD, exact
                $7 = money 7 USD, exact
                20 cents = money 0.2 USD, exact
                $45.10 = money 45.1 USD, exact
                5 percent = percent 5 %, exact
                7 percent = percent 7 %, exact
                5 percent = percent 5 %, exact
                7 percent = percent 7 %, exact
            "#]],
        );
    }

    #[test]
    fn bare_numbers() {
        check(
            "
            300 to 400 members, the 10-15 people, between 20 and 30
            ",
            expect![[r#"
                300 to 400 = number 300..400, between
                10-15 = number 10..15, between
                between 20 and 30 = number 20..30, between
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            a range of $5 to $7, temperatures ranged from -18 °C to -34 °C
            $900 million to $1.2 billion
            ABC 225.86 -12.99 -5.44%
            ",
            expect![[r#"
                $5 to $7 = money 5..7 USD, between
                from -18 °C to -34 °C = quantity -34..-18 °C, between
                $900 million to $1.2 billion = money 900000000..1200000000 USD, between
                225.86 = number 225.86, exact
                -12.99 = number -12.99, exact
                -5.44% = percent -5.44 %, exact
            "#]],
        );
    }

    #[test]
    fn years_are_no_range() {
        check_silent("Cars from 2011 and 2013, and a film from 1998 and 1999");
        check(
            "Ships from 20 and 30 ports",
            expect![[r#"
                from 20 and 30 = number 20..30, between
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
    fn steps_and_outcomes() {
        check(
            "
            It raised its forecast to 5% to 6% growth.
            The count rose by 87,000 to 1.49 million; it grew by 3 to 4 million.
            The Hawks, 9-20, lost again; Rovers (11-14) won; grades 9-12
            ",
            expect![[r#"
                5% to 6% = percent 5..6 %, between
                87,000 = number 87000, exact
                1.49 million = number 1490000, exact
                3 = number 3, exact
                4 million = number 4000000, exact
                9-12 = number 9..12, between
            "#]],
        );
    }

    #[test]
    fn ranges_of_cents() {
        check(
            "
            A loss of between 10 and 15 cents a share, 40-60p a pint, two or three cents
            ",
            expect![[r#"
                between 10 and 15 cents = money 0.1..0.15 USD/share, between
                40-60p = money 0.4..0.6 GBP/pt_vol, between
                two = money 0.02 USD, exact
                three cents = money 0.03 USD, exact
            "#]],
        );
    }

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
    fn ranges_behind_a_verb() {
        check(
            "
            It cut 5 to 10 jobs, cut jobs by 5 to 10 percent and warmed by 2 to 3 degrees.
            It gained 12 to 1,450, fell 3 to 45, lost 40 to 50 points and rose by 87,000 to 1.49 million.
            ",
            expect![[r#"
                5 to 10 = number 5..10, between
                5 to 10 percent = percent 5..10 %, between
                2 to 3 degrees = quantity 2..3 °, between
                12 = number 12, exact
                1,450 = number 1450, exact
                3 = number 3, exact
                45 = number 45, exact
                40 = number 40, exact
                50 = number 50, exact
                87,000 = number 87000, exact
                1.49 million = number 1490000, exact
            "#]],
        );
    }

    #[test]
    fn thousands_and_millions_lent() {
        check(
            "
            five to six hundred men, between two and three hundred, two hundred to three hundred
            20 to 30,000 troops, 15-20,000 men, from 5 to 10,000 people, 5 to 90,000 people
            10m-15m users, a 10m-15m wall
            3,000 and 4,000 km, a 5- or 6-foot wall; 1,000 and 5 km
            ",
            expect![[r#"
                five to six hundred = number 500..600, between
                between two and three hundred = number 200..300, between
                two hundred to three hundred = number 200..300, between
                20 to 30,000 = number 20000..30000, between
                15-20,000 = number 15000..20000, between
                from 5 to 10,000 = number 5..10000, between
                5 to 90,000 = number 5..90000, between
                10m-15m = number 10000000..15000000, between
                10m-15m = quantity 10..15 m, between
                3,000 = quantity 3000 km, exact
                4,000 km = quantity 4000 km, exact
                5 = quantity 5 ft, exact
                6-foot = quantity 6 ft, exact
                1,000 = number 1000, exact
                5 km = quantity 5 km, exact
            "#]],
        );
    }

    #[test]
    fn years_of_earlier_centuries() {
        check_silent("The 1850-1900 average is low.");
        check(
            "Some 1500-1800 men left.",
            expect![[r#"
            Some 1500-1800 = number 1500..1800, about
        "#]],
        );
    }

    #[test]
    fn units_that_are_not_lent() {
        check(
            "
            The index lost 149, or 19 percent; it fell 45, or 0.4%, to 90. It kept 500 and 20 percent of the rest.
            5, 6, or 7 percent; 5, 6 or 7 percent; 10 and 5 percent
            ",
            expect![[r#"
                149 = number 149, exact
                19 percent = percent 19 %, exact
                45 = number 45, exact
                0.4% = percent 0.4 %, exact
                90 = number 90, exact
                500 = number 500, exact
                20 percent = percent 20 %, exact
                5 = percent 5 %, exact
                6 = percent 6 %, exact
                7 percent = percent 7 %, exact
                5 = percent 5 %, exact
                6 = percent 6 %, exact
                7 percent = percent 7 %, exact
                10 = percent 10 %, exact
                5 percent = percent 5 %, exact
            "#]],
        );
    }
}

//! Bare numbers: which of them are figures, proportions, parts of a whole, and vague amounts.

use rust_decimal::Decimal;

use super::amount::{Found, kind_of};
use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::model::{Bound, Dimension, Extent, Unit};
use crate::recognize::Amount;
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;

impl View<'_> {
    /// Whether a piece is a figure: always with a unit; without one, when it counts something.
    pub(super) fn is_bare_number(self, piece: &Piece) -> bool {
        if piece.place != UnitPlace::None || piece.unit != Unit::ONE {
            return true;
        }
        if self.is_named_war(piece.end) || self.is_ratio(piece) {
            return false;
        }
        match piece.form {
            NumberForm::Digits => self.is_counting_digits(piece),
            NumberForm::Words => self.is_counting_words(piece),
            NumberForm::Fraction => true,
        }
    }

    /// "the 100 Years War", "the Six-Day War": what stands behind the number is a name.
    fn is_named_war(self, idx: usize) -> bool {
        let unit = self.joined(idx);
        let named =
            self.is_capitalized(unit) && self.is_any(unit, &["years", "year", "day", "days"]);
        named && (unit + 1..unit + 3).any(|at| self.text(at) == Some("War"))
    }

    /// "a 3-for-1 split", "20-to-1 odds", "a one-on-one talk": either number of a ratio.
    fn is_ratio(self, piece: &Piece) -> bool {
        const JOINTS: &[&str] = &["for", "to", "on", "and", "of", "in", "by"];
        let opens = self.joined(piece.end) != piece.end
            && self.is_any(piece.end + 1, JOINTS)
            && self.joined(piece.end + 2) != piece.end + 2;
        let closes = piece.start >= 4
            && self.joined(piece.start - 1) == piece.start
            && self.is_any(piece.start - 2, JOINTS)
            && self.joined(piece.start - 3) == piece.start - 2
            && self.is_number_before(piece.start - 3);
        opens || closes
    }

    /// Digits are a number unless they are a year, an hour or glued to a word that is no unit.
    fn is_counting_digits(self, piece: &Piece) -> bool {
        let glued = !self.spaced(piece.end);
        if glued && self.kind(piece.end) == Some(TokenKind::Word) {
            return false;
        }
        if glued
            && self.is_any(piece.end, &["'", "’"])
            && self.kind(piece.end + 1) == Some(TokenKind::Word)
        {
            return false;
        }
        !self.is_year(piece) && !self.is_clock(piece)
    }

    /// `1998` and the like, unless a plural follows: "2000 people".
    fn is_year(self, piece: &Piece) -> bool {
        let text = self.text(piece.start).unwrap_or("");
        let four = piece.end == piece.start + 1
            && text.len() == 4
            && text.bytes().all(|b| b.is_ascii_digit());
        let near =
            four && (text.starts_with("18") || text.starts_with("19") || text.starts_with("20"));
        let bounded = self.is_any(
            piece.start.wrapping_sub(1),
            &[
                "than",
                "about",
                "some",
                "nearly",
                "almost",
                "least",
                "over",
                "up",
                "exceed",
                "exceeding",
                "surpass",
            ],
        );
        let dated = self.is_any(
            piece.start.wrapping_sub(1),
            &[
                "in", "since", "by", "until", "during", "before", "after", "for", "from",
            ],
        );
        near && (dated || !self.is_counted_noun(piece.end)) && !bounded
    }

    /// "at 7 p.m.", "6 am": hours are times.
    fn is_clock(self, piece: &Piece) -> bool {
        self.is_any(piece.end, &["am", "pm", "a.m", "p.m", "o"])
            && (!self.is(piece.end, "o") || self.is_any(piece.end + 1, &["'clock", "’clock"]))
            || self.is_any(piece.end, &["a", "p"])
                && self.is(piece.end + 1, ".")
                && self.is(piece.end + 2, "m")
    }

    /// Words are a number unless they are a pronoun, a name or a piece of an idiom.
    fn is_counting_words(self, piece: &Piece) -> bool {
        let single = piece.end == piece.start + 1;
        // "the million", "multi-million": a scale word without its number counts nothing inside a sentence.
        let scale = matches!(
            self.numeral(piece.start),
            Some(Numeral::Scale(_) | Numeral::Hundred | Numeral::Dozen)
        );
        let club =
            piece.start >= 2 && self.is(piece.start - 1, "of") && self.is(piece.start - 2, "Group");
        if club && self.is_capitalized(piece.start) || scale && single && piece.start > 0 {
            return false;
        }
        if single && self.is(piece.start, "one") {
            return self.is_counting_one(piece.start);
        }
        let name = self.is_capitalized(piece.start)
            && piece.start > 0
            && single
            && (self.is_capitalized(piece.start - 1)
                && !self.is_any(piece.start - 1, &["The", "And"])
                || self.is_capitalized(piece.end) && !self.is_sentence_start(piece.start));
        !name && !self.is_clock(piece)
    }

    fn is_sentence_start(self, idx: usize) -> bool {
        idx == 0
            || self.is_any(
                idx - 1,
                &[
                    ".", "!", "?", ":", "\"", "“", "”", "(", "-", "–", "—", "•", "'", "‘", "_",
                ],
            )
    }

    /// "one person", "one in five"; not "one of them", "no one", "the one that", "one must".
    fn is_counting_one(self, idx: usize) -> bool {
        const BEFORE: &[&str] = &[
            "no", "the", "this", "that", "which", "any", "every", "each", "another", "some",
            "other", "good", "big", "bad", "new", "first", "last", "next", "only", "old", "same",
            "right", "wrong", "easy", "tough", "hard", "long", "such", "what", "whoever", "these",
            "those", "little", "great", "best", "worst",
        ];
        const AFTER: &[&str] = &[
            "of", "another", "is", "was", "has", "had", "can", "could", "would", "might", "must",
            "should", "may", "will", "who", "that", "which", "knows", "does", "did", "to", "and",
            "or", "but", "as", "for", "by", "with", "from", "at", "on", "way", "'s", "’s", "thing",
            "reason", "because", "when", "where", "wants", "needs", "thinks", "gets", "never",
            "ever", "cannot", "'d", "'ll", "day", "time", "point",
        ];
        let alone = !self.spaced(idx) && idx > 0 && self.is_dash(idx - 1);
        let hyphened = self.is_dash(idx + 1) && !self.spaced(idx + 1);
        // "one of 16 tests" counts, "one of them" does not.
        let of_so_many = self.is(idx + 1, "of")
            && (self.kind(idx + 2) == Some(TokenKind::Number)
                || matches!(
                    self.numeral(idx + 2),
                    Some(Numeral::Ones(3..) | Numeral::Tens(_))
                ));
        // "Xbox One", "Capital One"
        let named = self.is_capitalized(idx) && !self.is_sentence_start(idx);
        let ended = !matches!(
            self.kind(idx + 1),
            Some(TokenKind::Word | TokenKind::Number)
        ) && idx > 0;
        !(alone
            || hyphened
            || ended
            || idx > 0 && self.is_any(idx - 1, BEFORE) && !(of_so_many && self.is(idx - 1, "only"))
            || named
            || self.is_any(idx + 1, AFTER) && !of_so_many)
    }

    /// `one in five`, `3 out of 10`, `nine of 10`: the piece is the smaller number.
    pub(super) fn proportion(self, piece: &Piece) -> Option<Piece> {
        let bare = piece.place == UnitPlace::None
            && piece.form != NumberForm::Fraction
            && piece.scale == Decimal::ONE;
        (bare && piece.value > Decimal::ZERO && piece.value < Decimal::ONE_HUNDRED).then_some(())?;
        let at = match self.text(piece.end)? {
            "in" | "of" => piece.end + 1,
            "out" if self.is(piece.end + 1, "of") => piece.end + 2,
            _ => return None,
        };
        let at = at + usize::from(self.is_any(at, &["every", "each"]));
        let whole = self.number(at, false)?;
        let year = self
            .text(at)
            .is_some_and(|text| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()));
        let round = whole.value >= Decimal::from(3)
            && (self.is(piece.end, "out")
                || whole.value <= Decimal::from(12)
                || (whole.value % Decimal::from(5)).is_zero());
        let other = self.unit_behind(whole.tokens.end).is_some()
            || self.is_any(
                whole.tokens.end,
                &[
                    "days",
                    "years",
                    "games",
                    "matches",
                    "weeks",
                    "months",
                    "innings",
                    "minutes",
                    "starts",
                    "seasons",
                    "attacks",
                    "cities",
                    "countries",
                    "states",
                    "hours",
                    "meetings",
                    "tries",
                    "attempts",
                    "overs",
                ],
            );
        let fits = whole.form != NumberForm::Fraction
            && piece.value < whole.value
            && !year
            && round
            && (!other || self.is(piece.end, "out"));
        let one_or_even =
            piece.value < whole.value && (piece.value <= Decimal::TEN || self.is(piece.end, "out"));
        (fits && one_or_even).then_some(())?;
        Some(Piece {
            end: whole.tokens.end,
            value: piece.value.checked_div(whole.value)?.normalize(),
            grain: Decimal::ZERO,
            form: NumberForm::Fraction,
            ..*piece
        })
    }

    /// `half a mile`, `a quarter of a percentage point`, `two-thirds of an inch`, `half-litre`, `a mile`: a part of one unit,
    /// or one.
    pub(super) fn share_of_unit(self, idx: usize, floor: usize) -> Option<Found> {
        let (start, value, mut at) = self.share_before_unit(idx, floor)?;
        let of = self.is(at, "of");
        at += usize::from(of);
        if self.is_any(at, &["a", "an", "one"]) {
            at += 1;
        } else if of {
            return None;
        }
        if let Some((minor, end)) = self.minor_behind(at) {
            let value = value.checked_div(minor.parts.into())?;
            let amount = Amount {
                extent: Extent::One(value),
                unit: minor.unit,
                per: None,
                grain: Decimal::ZERO,
            };
            return Some(self.with_bound(self.plain(start, end, amount), floor));
        }
        let (unit, mut end) = self.unit_behind(at).or_else(|| self.point_behind(at))?;
        let measured = !matches!(
            unit.dimension(),
            Dimension::Time
                | Dimension::Calendar
                | Dimension::Item
                | Dimension::Count
                | Dimension::Multiple
        );
        let word = self.text(end - 1).is_some_and(|text| text.len() > 1);
        (measured && word && end > at).then_some(())?;
        let mut value = value;
        // "a dollar and 42 cents"
        if unit.dimension() == Dimension::Money
            && let Some(number) = self.number(end + 1, false).filter(|_| self.is(end, "and"))
            && let Some((minor, minor_end)) = self.minor_behind(number.tokens.end)
        {
            value = value.checked_add(number.value.checked_div(minor.parts.into())?)?;
            end = minor_end;
        }
        let amount = Amount {
            extent: Extent::One(value),
            unit,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(self.with_bound(self.plain(start, end, amount), floor))
    }

    /// `half a point`, `a quarter-point cut`: what central banks move by.
    fn point_behind(self, idx: usize) -> Option<(Unit, usize)> {
        let at = self.joined(idx);
        self.is_any(at, &["point", "points"])
            .then(|| (const { Unit::known("percentage_point") }, at + 1))
    }

    /// A part of one before a unit: its first token, its value, the token after it.
    fn share_before_unit(self, idx: usize, floor: usize) -> Option<(usize, Decimal, usize)> {
        let article = idx > floor && self.is_any(idx - 1, &["a", "an"]);
        match self.numeral(idx)? {
            Numeral::Half => Some((idx - usize::from(article), Decimal::new(5, 1), idx + 1)),
            Numeral::Quarter if article => Some((idx - 1, Decimal::new(25, 2), idx + 1)),
            Numeral::Measure
                if article
                    && !self.is_any(
                        idx.wrapping_sub(2),
                        &[
                            "half", "quarter", "of", "per", "cents", "million", "billion",
                        ],
                    ) =>
            {
                Some((idx - 1, Decimal::ONE, idx))
            }
            // "tenth of a gallon", "a fifth of a mile"
            Numeral::NthOnes(parts @ 3..) if self.is(idx + 1, "of") => Some((
                idx - usize::from(article),
                Decimal::ONE.checked_div(parts.into())?,
                idx + 1,
            )),
            _ => {
                let number = self
                    .number(idx, false)
                    .filter(|it| it.form == NumberForm::Fraction)?;
                self.is(number.tokens.end, "of")
                    .then_some((idx, number.value, number.tokens.end))
            }
        }
    }

    /// `half of`, `more than half`, `a third of`, `a half`: a part of something that is not a unit.
    pub(super) fn part_alone(self, idx: usize, floor: usize) -> Option<Found> {
        let part = self.part_of_one(idx, floor)?;
        (self.is_bounded_part(idx, part.start, floor) || self.is_part_here(idx)).then_some(())?;
        let halves = self.is_any(
            idx.wrapping_sub(1),
            &[
                "first", "second", "other", "better", "latter", "former", "opening", "closing",
            ],
        );
        (!halves).then_some(())?;
        let found = self.with_bound(part, floor);
        Some(self.with_other_bound(found).unwrap_or(found))
    }

    /// `half`, `a quarter`, `a third` behind the words of a bound.
    pub(super) fn bounded_part(self, idx: usize, floor: usize) -> Option<Found> {
        self.part_of_one(idx, floor)
            .filter(|part| self.is_bounded_part(idx, part.start, floor))
    }

    /// Whether the bound before a part makes it one: any before "half", but "about a third term" speaks of a rank.
    pub(super) fn is_bounded_part(self, idx: usize, start: usize, floor: usize) -> bool {
        let clear = self.numeral(idx) == Some(Numeral::Half)
            || self.is_any(
                start.wrapping_sub(1),
                &[
                    "than", "nearly", "almost", "least", "most", "to", "below", "above",
                ],
            );
        clear && self.bound_before(start, floor).is_some()
    }

    /// `half`, `a half`, `a quarter`, `a third`, `a twentieth` as the part that they name.
    fn part_of_one(self, idx: usize, floor: usize) -> Option<Found> {
        let article = idx > floor && self.is(idx - 1, "a");
        let value = match self.numeral(idx)? {
            Numeral::Half => Decimal::new(5, 1),
            Numeral::Quarter if article => Decimal::new(25, 2),
            Numeral::NthOnes(parts @ 3..) if article => Decimal::ONE.checked_div(parts.into())?,
            Numeral::NthTens(parts) if article => Decimal::ONE.checked_div(parts.into())?,
            _ => return None,
        };
        let amount = Amount {
            extent: Extent::One(value),
            unit: Unit::ONE,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(self.plain(idx - usize::from(article), idx + 1, amount))
    }

    /// Whether the words around a part that no bound stands before make it one, and no half of a match, rank or time.
    fn is_part_here(self, idx: usize) -> bool {
        let followed = self.is_part_behind(idx + 1);
        match self.numeral(idx) {
            Some(Numeral::Half) => {
                followed || self.is_any(idx + 1, &["the", "its", "their", "his", "her", "all"])
            }
            Some(Numeral::Quarter) => followed && !self.is_any(idx + 1, &["from", "since", "to"]),
            _ => followed,
        }
    }

    /// Whether what stands behind "a third" or "a quarter" makes it a part: "of", a comparison, the end of a clause.
    pub(super) fn is_part_behind(self, idx: usize) -> bool {
        !matches!(self.kind(idx), Some(TokenKind::Word | TokenKind::Number)) && !self.is_dash(idx)
            || self.is(idx, "or") && self.bound_behind(idx).is_some()
            || self.is_any(
                idx,
                &[
                    "of", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "from",
                    "since", "to",
                ],
            )
    }

    /// `dozens`, `hundreds of thousands`, `tens of millions of dollars`, `several hundred`, `a few million pounds`.
    pub(super) fn vague(self, idx: usize, floor: usize) -> Option<Found> {
        let (start, mut end, low, high) = self
            .several(idx, floor)
            .or_else(|| self.many(idx, floor))
            .or_else(|| self.few(idx, floor))?;
        let mut unit = Unit::ONE;
        let of = usize::from(self.is(end, "of"));
        if let Some((found, unit_end)) = self.unit_behind(end + of).filter(|(unit, _)| {
            !matches!(
                unit.dimension(),
                Dimension::Time | Dimension::Calendar | Dimension::Item | Dimension::Multiple
            )
        }) {
            (unit, end) = (found, unit_end);
        }
        let amount = Amount {
            extent: Extent::Vague { low, high },
            unit,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(self.with_bound(self.plain(start, end, amount), floor))
    }

    /// `several hundred`, `a few thousand`, `a couple of million`: the scale word stands at `idx`.
    fn several(
        self,
        idx: usize,
        floor: usize,
    ) -> Option<(usize, usize, Option<Decimal>, Option<Decimal>)> {
        if !matches!(
            self.numeral(idx)?,
            Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen
        ) {
            return None;
        }
        let mut at = idx.checked_sub(1).filter(|at| *at >= floor)?;
        if self.is(at, "of") && at > floor {
            at -= 1;
        }
        let (low, high) = match self.text(at)? {
            "several" | "Several" => (3, 9),
            "few" => (2, 9),
            "many" | "Many" => (2, 9),
            "couple" => (2, 2),
            _ => return None,
        };
        let start = if at > floor && self.is_any(at - 1, &["a", "the"]) {
            at - 1
        } else {
            at
        };
        let scale = self.number(idx, false)?;
        Some((
            start,
            scale.tokens.end,
            scale.value.checked_mul(low.into()),
            scale.value.checked_mul(high.into()),
        ))
    }

    /// `dozens`, `thousands`, `hundreds of millions`.
    fn many(
        self,
        idx: usize,
        floor: usize,
    ) -> Option<(usize, usize, Option<Decimal>, Option<Decimal>)> {
        let tens =
            |exponent: u8| Decimal::from_i128_with_scale(10_i128.pow(exponent.min(20).into()), 0);
        let (mut low, mut end) = match self.numeral(idx)? {
            Numeral::Many(exponent) => (tens(exponent), idx + 1),
            Numeral::Dozens => (Decimal::from(12), idx + 1),
            _ => return None,
        };
        for _ in 0..2 {
            let Some(Numeral::Many(exponent)) =
                self.numeral(end + 1).filter(|_| self.is(end, "of"))
            else {
                break;
            };
            (low, end) = (low.checked_mul(tens(exponent))?, end + 2);
        }
        // "in the hundreds", "the thousands of" are vague all the same; "the twenties" never comes here.
        let start = if idx > floor
            && self.is_any(idx - 1, &["many", "several", "some"])
            && !self.is(idx - 1, "some")
        {
            idx - 1
        } else {
            idx
        };
        Some((start, end, Some(low), low.checked_mul(Decimal::TEN)))
    }

    /// `several people`, `a handful of voters`, `scores of homes`, `a couple of ships`: vague, where something is counted.
    fn few(
        self,
        idx: usize,
        floor: usize,
    ) -> Option<(usize, usize, Option<Decimal>, Option<Decimal>)> {
        let Numeral::Few(low, high) = self.numeral(idx)? else {
            return None;
        };
        let article = idx > floor && self.is(idx - 1, "a");
        let of = self.is(idx + 1, "of");
        // "several hundred", "a couple of million" are read from their scale word.
        let scaled = matches!(
            self.numeral(idx + 1 + usize::from(of)),
            Some(Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen)
        );
        let counts = !scaled
            && match self.text(idx)? {
                "several" | "Several" => {
                    self.is_counted_noun(idx + 1)
                        || self.is_lower(idx + 1) && self.is_counted_noun(idx + 2)
                }
                "scores" | "Scores" => of && self.is_lower(idx + 2),
                _ => article && (of || self.text(idx + 1).is_none()),
            };
        counts.then(|| {
            let start = idx - usize::from(article);
            (start, idx + 1, Some(low.into()), Some(high.into()))
        })
    }

    fn plain(self, start: usize, end: usize, amount: Amount) -> Found {
        Found {
            start,
            end,
            outer: (start, end),
            next: end,
            kind: kind_of(amount.unit),
            bound: Bound::Exact,
            amount,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn counts() {
        check(
            "
            1.5 million users, 1,234,567 votes, two-thirds of them, 3½ and 13 3/4
            a dozen eggs, two dozen, half a dozen, three dozen
            twenty-five men and fifteen hundred women
            forty-two, one hundred and five, two million three hundred thousand
            One person died and 2000 people marched.
            ",
            expect![[r#"
                1.5 million = number 1500000, exact
                1,234,567 = number 1234567, exact
                two-thirds = number 0.6666666666666666666666666667, exact
                3½ = number 3.5, exact
                13 3/4 = number 13.75, exact
                a dozen = number 12, exact
                two dozen = number 24, exact
                half a dozen = number 6, exact
                three dozen = number 36, exact
                twenty-five = number 25, exact
                fifteen hundred = number 1500, exact
                forty-two = number 42, exact
                one hundred and five = number 105, exact
                two million three hundred thousand = number 2300000, exact
                One = number 1, exact
                2000 = number 2000, exact
            "#]],
        );
    }

    #[test]
    fn proportions() {
        check(
            "
            One in five voters, 3 out of 10, nine of 10, two out of every three
            a third of voters, half of them, more than half
            ",
            expect![[r#"
                One in five = number 0.2, exact
                3 out of 10 = number 0.3, exact
                nine of 10 = number 0.9, exact
                two out of every three = number 0.6666666666666666666666666667, exact
                a third = number 0.3333333333333333333333333333, exact
                half = number 0.5, exact
                more than half = number 0.5, more_than
            "#]],
        );
    }

    #[test]
    fn multiples() {
        check(
            "
            It costs twice as much, a threefold rise, 1.5x the sum.
            ",
            expect![[r#"
                twice = number 2 x, exact
                threefold = number 3 x, exact
                1.5x = number 1.5 x, exact
            "#]],
        );
    }

    #[test]
    fn vague() {
        check(
            "
            Dozens died; hundreds of thousands fled; tens of millions of dollars were lost.
            several hundred people, a few thousand, many thousands
            ",
            expect![[r#"
                Dozens = number ~12..120, exact
                hundreds of thousands = number ~100000..1000000, exact
                tens of millions of dollars = money ~10000000..100000000 USD, exact
                several hundred = number ~300..900, exact
                a few thousand = number ~2000..9000, exact
                many thousands = number ~1000..10000, exact
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            the five-member panel and the 25,000-strong force
            two hundred and two thousand
            There are two in the car.
            IBM 101 1/4, off 3/8
            ",
            expect![[r#"
                five = number 5, exact
                25,000 = number 25000, exact
                two hundred and two thousand = number 202000, exact
                two = number 2, exact
                101 1/4 = number 101.25, exact
                3/8 = number 0.375, exact
            "#]],
        );
    }

    #[test]
    fn parts_between_two_bounds() {
        check(
            "
            More than a fifth but less than half of the seats; above a quarter
            Talk about a third term, over a fifth mandate and around a fourth child
            ",
            expect![[r#"
                More than a fifth but less than half = number 0.2..0.5, between
                above a quarter = number 0.25, more_than
                third = ordinal 3, exact
                fifth = ordinal 5, exact
                fourth = ordinal 4, exact
            "#]],
        );
    }

    #[test]
    fn powers_of_ten() {
        check(
            "
            About 4 x 10^6 cells, 2.5e3 of them, 7×10⁻² or 10^9; 3 x 10 crates and the 5e class
            ",
            expect![[r#"
                About 4 x 10^6 = number 4000000, about
                2.5e3 = number 2500, exact
                7×10⁻² = number 0.07, exact
                10^9 = number 1000000000, exact
                3 = number 3, exact
                10 = number 10, exact
            "#]],
        );
    }

    #[test]
    fn pronouns_and_idioms() {
        check_silent(
            "
            The one I saw was one of them, and no one else.
            One must go; that one is good.
            A one-way street
            The 80 Years' War, the Hundred Years War and the 4-Day War
            ",
        );
    }

    #[test]
    fn years_and_hours() {
        check_silent(
            "
            In 1998 and since 2015
            He left at 7 a.m.
            the 1990s
            ",
        );
    }

    #[test]
    fn vague_counts() {
        check(
            "
            Several ships sank, a handful of others and scores of boats limped home; several tons of oil
            She hit a couple of home runs in the 9th.
            several hundred, a couple of million
            The couple married; she scores often; several.
            ",
            expect![[r#"
                Several = number ~3..9, exact
                a handful = number ~3..9, exact
                scores = number ~20..200, exact
                several tons = quantity ~3..9 ton, exact
                a couple = number ~2..2, exact
                9th = ordinal 9, exact
                several hundred = number ~300..900, exact
                a couple of million = number ~2000000..2000000, exact
                -
            "#]],
        );
    }

    #[test]
    fn multiples_in_verbs() {
        check(
            "
            Rents doubled and fuel bills more than tripled; a 10-fold rise, a 30fold jump.
            She doubled down, and he doubled over.
            ",
            expect![[r#"
                doubled = number 2 x, exact
                more than tripled = number 3 x, more_than
                10-fold = number 10 x, exact
                30fold = number 30 x, exact
                -
            "#]],
        );
    }

    #[test]
    fn one_of_so_many() {
        check(
            "
            Only one of 16 bids was read, and one of them was late.
            Xbox One, Capital One and ONE Sports
            ",
            expect![[r#"
                one = number 1, exact
                16 = number 16, exact
                -
            "#]],
        );
    }

    #[test]
    fn decimals_alone() {
        check(
            "
            She bats .312 and pays $.75; a .38-caliber gun and (.5 mm).
            It sold 40. 30 stayed... 20
            ",
            expect![[r#"
                .312 = number 0.312, exact
                $.75 = money 0.75 USD, exact
                .38 = number 0.38, exact
                .5 mm = quantity 0.5 mm, exact
                40 = number 40, exact
                30 = number 30, exact
                20 = number 20, exact
            "#]],
        );
    }
}

//! Numbers in words: groups of hundreds, tens and ones between scale words.

use rust_decimal::Decimal;

use super::decimal::decimal;
use super::{MAX_TOKENS, NumberForm, NumberMatch, Part, power};
use crate::draft::TokenKind;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;

/// What a number in words can be, as its first two words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// None.
    Nothing,
    /// This one, and no further word belongs to it: `three villages`.
    Lone(u8),
    /// One of several words, perhaps.
    Longer,
}

impl View<'_> {
    pub(super) fn in_words(self, idx: usize) -> Option<NumberMatch> {
        match self.opening(idx) {
            Opening::Nothing => return None,
            Opening::Lone(value) => {
                let part = Part {
                    end: idx + 1,
                    value: value.into(),
                    grain: Decimal::ONE,
                };
                return Some(self.whole(idx, part, NumberForm::Words));
            }
            Opening::Longer => {}
        }
        if let Some(part) = self.part_of_scale(idx) {
            return Some(part);
        }
        let (total, scale) = self.groups(idx)?;
        let total = self.half_of_scale(self.dozens(total)?, scale);
        if total.end == idx + 1
            && let Some(fraction) = self.plain_fraction(idx)
        {
            return Some(self.whole(idx, fraction, NumberForm::Fraction));
        }
        Some(NumberMatch {
            scale,
            ..self.whole(idx, total, NumberForm::Words)
        })
    }

    /// Groups with falling scale words behind them, added up: `two million three hundred thousand and six`; and the last scale.
    fn groups(self, idx: usize) -> Option<(Part, Decimal)> {
        let mut total: Option<Part> = None;
        let (mut at, mut least, mut scale) = (idx, u8::MAX, Decimal::ONE);
        while at < idx + MAX_TOKENS {
            let Some(group) = self.group(at, total.is_none()) else {
                break;
            };
            let (end, exponent) = self.scale_words(group.end, false);
            if exponent >= least
                || (total.is_some() && end == group.end && group.value >= power(least)?)
            {
                break;
            }
            scale = power(exponent)?;
            least = exponent;
            let value = group.value.checked_mul(scale)?;
            total = Some(Part {
                end,
                value: total.map_or(Some(value), |it| it.value.checked_add(value))?,
                grain: group.grain.checked_mul(scale)?,
            });
            if exponent == 0 || group.grain != Decimal::ONE {
                break;
            }
            at = self.next_group(end, least);
        }
        Some((total?, scale))
    }

    /// `total` with a half of its scale where the words follow: `a million and a half`.
    fn half_of_scale(self, total: Part, scale: Decimal) -> Part {
        let half = (scale > Decimal::ONE_HUNDRED && self.is(total.end, "and"))
            .then(|| self.and_fraction(total.end + 1))
            .flatten()
            .filter(|it| it.value < Decimal::ONE);
        let sum = half.and_then(|it| {
            Some(Part {
                end: it.end,
                value: total.value.checked_add(it.value.checked_mul(scale)?)?,
                grain: scale.checked_mul(Decimal::new(1, 1))?,
            })
        });
        sum.unwrap_or(total)
    }

    /// What can begin at the word, told by it and the next: nearly all words and numbers of a draft need no further look.
    fn opening(self, idx: usize) -> Opening {
        let first = match self.numeral(idx) {
            // "a million", and far more often "a ship".
            None if self.is_any(idx, &["a", "an"]) => self.numeral(self.joined(idx + 1)),
            Some(Numeral::Ones(value) | Numeral::Tens(value)) => {
                return self.after_small(idx, value);
            }
            numeral => numeral,
        };
        match first {
            Some(
                Numeral::Hundred
                | Numeral::Scale(_)
                | Numeral::Dozen
                | Numeral::Half
                | Numeral::Quarter,
            ) => Opening::Longer,
            _ => Opening::Nothing,
        }
    }

    /// What begins with a word below a hundred.
    fn after_small(self, idx: usize, value: u8) -> Opening {
        let next = idx + 1;
        let ends = self.kind(next) == Some(TokenKind::Word)
            && self.numeral(next).is_none()
            && !self.is_any(next, &["and", "point"]);
        if ends {
            Opening::Lone(value)
        } else {
            Opening::Longer
        }
    }

    /// `total`, or so many dozens where the word follows: `two dozen`.
    fn dozens(self, total: Part) -> Option<Part> {
        let at = self.joined(total.end);
        if !matches!(self.numeral(at), Some(Numeral::Dozen | Numeral::Dozens)) {
            return Some(total);
        }
        let dozen = Decimal::from(12);
        Some(Part {
            end: at + 1,
            value: total.value.checked_mul(dozen)?,
            grain: total.grain.checked_mul(dozen)?,
        })
    }

    /// Where the next group may start: behind "and" or a comma when a smaller group follows, else right here.
    fn next_group(self, end: usize, least: u8) -> usize {
        if !self.is(end, "and") {
            return end;
        }
        // "between one million and two million": the word after "and" opens a number of its own.
        match self.group(end + 1, false) {
            Some(group) if self.scale_words(group.end, false).1 < least => end + 1,
            _ => end,
        }
    }

    /// Whether "multi-" stands before the scale word at `idx`: "a multi-billion-dollar market" says of no number how many.
    fn is_many(self, idx: usize) -> bool {
        idx >= 2 && self.joined(idx - 1) == idx && self.is(idx - 2, "multi")
    }

    /// A number below ten thousand, as words give it between two scale words: `two hundred and five`, `forty-five hundred`,
    /// `two point five`, `two and a half`, `nineteen seventy-three`. `first` allows "a" and a bare scale word for one.
    fn group(self, idx: usize, first: bool) -> Option<Part> {
        if first && let Some(end) = self.lone_scale(idx) {
            return Some(Part {
                end,
                value: Decimal::ONE,
                grain: Decimal::ONE,
            });
        }
        let whole = match self.numeral(idx) {
            Some(Numeral::Ones(_) | Numeral::Tens(_)) => self.hundreds(idx)?,
            Some(Numeral::Hundred) if first => self.hundreds(idx)?,
            None if first => self.hundreds(self.hundred_behind_article(idx)?)?,
            _ => return None,
        };
        if let Some(part) = self.point(whole) {
            return Some(part);
        }
        let fraction = self
            .fraction_after(whole.end)
            .filter(|_| self.is(self.joined(whole.end), "and"));
        match fraction {
            Some(fraction) => Some(Part {
                end: fraction.end,
                value: whole.value.checked_add(fraction.value)?,
                grain: Decimal::new(1, 1),
            }),
            None => Some(whole),
        }
    }

    /// The scale word that says one of it, at `idx` or behind an article there: "a million". The short ones need their number.
    fn lone_scale(self, idx: usize) -> Option<usize> {
        let behind = self.word_behind_article(idx);
        let at = behind.unwrap_or(idx);
        let scale = matches!(self.numeral(at), Some(Numeral::Scale(_) | Numeral::Dozen));
        let whole = || self.text(at).is_some_and(|it| it.len() > 3) && !self.is_many(at);
        (scale && (behind.is_some() || whole())).then_some(at)
    }

    fn hundred_behind_article(self, idx: usize) -> Option<usize> {
        self.word_behind_article(idx)
            .filter(|at| self.numeral(*at) == Some(Numeral::Hundred))
    }

    /// The token behind the article at `idx`, over a hyphen perhaps.
    fn word_behind_article(self, idx: usize) -> Option<usize> {
        self.is_any(idx, &["a", "an"]).then(|| self.joined(idx + 1))
    }

    /// `five`, `two hundred`, `two hundred and five`, `nineteen seventy-three`.
    fn hundreds(self, idx: usize) -> Option<Part> {
        let (mut end, mut value) = match self.numeral(idx)? {
            Numeral::Hundred => (idx, 1),
            _ => self.below_hundred(idx)?,
        };
        let after = self.joined(end);
        if self.numeral(after) == Some(Numeral::Hundred) {
            (end, value) = (after + 1, value * 100);
            let rest = if self.is(end, "and") {
                end + 1
            } else {
                self.joined(end)
            };
            if let Some((rest_end, rest)) = self.below_hundred(rest)
                && self.numeral(self.joined(rest_end)) != Some(Numeral::Hundred)
                && !(self.is(end, "and")
                    && self.scale_words(rest_end, false).1 > 0
                    && self.scale_words(end, false).1 == 0
                    && self.is_between(idx))
            {
                (end, value) = (rest_end, value + rest);
            }
        } else if let Some((rest_end, rest)) = self.second_half(value, after) {
            (end, value) = (rest_end, value * 100 + rest);
        }
        Some(Part {
            end,
            value: Decimal::from(value),
            grain: Decimal::ONE,
        })
    }

    /// The tens and ones of a number said in two halves: `nineteen seventy-three`, `one twenty two`. A hyphen behind it tells
    /// "fifteen twenty-year leases" from these, and a hyphen inside "one twenty-two" is as rare as two numbers are there.
    fn second_half(self, first: u32, idx: usize) -> Option<(usize, u32)> {
        let (end, rest) = self.below_hundred(idx)?;
        let year = (11..=20).contains(&first) && rest >= 10;
        let spoken = first < 10 && rest > 20 && end == idx + 2 && first > 0;
        ((year || spoken) && !self.is_dash(end)).then_some((end, rest))
    }

    /// Whether "between" or "from" stands before: then "and" joins two numbers.
    fn is_between(self, idx: usize) -> bool {
        idx > 0 && self.is(idx - 1, "between")
    }

    /// `seven`, `seventeen`, `seventy`, `seventy-seven`, `seventy seven`.
    fn below_hundred(self, idx: usize) -> Option<(usize, u32)> {
        match self.numeral(idx)? {
            Numeral::Ones(ones) => Some((idx + 1, ones.into())),
            Numeral::Tens(tens) => {
                // Tokenized copy sets its hyphens apart: "fifty - two".
                let apart = self.is(idx + 1, "-") && self.spaced(idx + 1) && self.spaced(idx + 2);
                let after = if apart { idx + 2 } else { self.joined(idx + 1) };
                match self.numeral(after) {
                    Some(Numeral::Ones(ones @ 1..=9)) => Some((after + 1, u32::from(tens + ones))),
                    _ => Some((idx + 1, tens.into())),
                }
            }
            _ => None,
        }
    }

    /// `two point five`: each word behind "point" is one decimal.
    pub(super) fn point(self, whole: Part) -> Option<Part> {
        self.is(whole.end, "point").then_some(())?;
        let (mut end, mut value, mut grain) = (whole.end + 1, whole.value, Decimal::ONE);
        if self.kind(end) == Some(TokenKind::Number)
            && let Some((digits, 0)) = decimal(self.text(end)?)
        {
            let grain = Decimal::try_new(1, self.text(end)?.len() as u32).ok()?;
            value = value.checked_add(digits.checked_mul(grain)?)?;
            end += 1;
            return Some(Part { end, value, grain });
        }
        while let Some(Numeral::Ones(digit @ 0..=9)) =
            self.numeral(end).filter(|_| end < whole.end + 12)
        {
            grain = grain.checked_mul(Decimal::new(1, 1))?;
            value = value.checked_add(grain.checked_mul(digit.into())?)?;
            end += 1;
        }
        (grain < Decimal::ONE).then_some(Part { end, value, grain })
    }
}

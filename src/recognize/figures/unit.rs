//! Units as they are written behind a number: signs, words and phrases, and whether a word is a unit here.

use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::view::View;
use crate::recognize::vocabulary::unit_word;

impl View<'_> {
    /// The unit that starts at `idx`, a hyphen before it allowed: the longest sign or phrase.
    pub(super) fn unit_behind(self, idx: usize) -> Option<(Unit, usize)> {
        let (unit, end) = self.plain_unit_behind(idx)?;
        Some(self.raised(unit, end).unwrap_or((unit, end)))
    }

    /// A length with the word of a power behind it: `km cubed`, `metres squared`.
    fn raised(self, unit: Unit, end: usize) -> Option<(Unit, usize)> {
        if unit.dimension() != Dimension::Length {
            return None;
        }
        let power = if self.is(end, "squared") {
            '2'
        } else if self.is(end, "cubed") {
            '3'
        } else {
            return None;
        };
        Some((to_power(unit, power)?, end + 1))
    }

    fn plain_unit_behind(self, idx: usize) -> Option<(Unit, usize)> {
        let at = self.joined(idx);
        let first = self.kind(at)?;
        if let Some(closing) = self.text(at).and_then(closing_bracket) {
            // "45 [km]", as tables and manuals print it.
            let (unit, end) = self.sign_phrase(at + 1)?;
            return self.is(end, closing).then_some((unit, end + 1));
        }
        if first == TokenKind::Number || first == TokenKind::Suffix {
            return None;
        }
        let sign = if at != idx && first == TokenKind::Symbol {
            None
        } else {
            self.inches(idx, at)
                .or_else(|| self.tiny_length(idx, at))
                .or_else(|| self.sign_phrase(at))
        };
        let word = self.word_phrase(at, unit_word);
        match (sign, word) {
            (Some(sign), Some(word)) => Some(if sign.1 >= word.1 { sign } else { word }),
            (sign, word) => sign.or(word),
        }
    }

    /// "in" means inches only where the word cannot: glued or hyphened to digits, at the end, before a measure's adjective.
    pub(super) fn inches(self, idx: usize, at: usize) -> Option<(Unit, usize)> {
        if self.text(at) != Some("in") || self.kind(idx.wrapping_sub(1)) != Some(TokenKind::Number)
        {
            return None;
        }
        let joined = at != idx || !self.spaced(at);
        // "a 3-in-1 charger"
        if self.joined(at + 1) != at + 1 && self.kind(at + 2) == Some(TokenKind::Number) {
            return None;
        }
        let adjective = [
            "thick", "wide", "long", "tall", "high", "deep", "across", "x", "by", "square", "more",
            "or", "diameter",
        ];
        let ends = self.text(at + 1).is_none()
            || self.is_any(at + 1, &[".", ",", ";", ")"])
            || self.is_any(at + 1, &adjective);
        (joined || ends).then_some((const { Unit::known("in") }, at + 1))
    }

    /// "pm" and "am" are lengths only behind decimals that are no minutes of an hour: `2.5 pm`.
    fn tiny_length(self, idx: usize, at: usize) -> Option<(Unit, usize)> {
        let unit = match self.text(at)? {
            "pm" => const { Unit::known("pm") },
            "am" => const { Unit::known("am") },
            _ => return None,
        };
        let (_, decimals) = self.text(idx.checked_sub(1)?)?.split_once('.')?;
        (decimals.len() != 2).then_some((unit, at + 1))
    }
}

/// Lengths that copy raises to a power in words.
const RAISED: [&str; 8] = ["m", "km", "cm", "mm", "mi", "ft", "yd", "in"];

/// The area or the volume whose sides are one `unit` of length: its `power` is `2` or `3`.
fn to_power(unit: Unit, power: char) -> Option<Unit> {
    let symbol = unit.symbol();
    RAISED
        .contains(&symbol)
        .then(|| Unit::parse(&format!("{symbol}{power}")))?
}

/// Whether rates are counted per it, and figures not measured in it: time and things.
pub(super) fn is_counted_per(unit: Unit) -> bool {
    matches!(
        unit.dimension(),
        Dimension::Time | Dimension::Calendar | Dimension::Item
    )
}

/// Whether figures may be measured in it, as against what rates are counted per.
pub(super) fn is_measure(unit: Unit) -> bool {
    !is_counted_per(unit) && !matches!(unit.dimension(), Dimension::Count | Dimension::Multiple)
}

/// The end of a bracket that a unit may stand in. Round ones hold conversions and remarks.
fn closing_bracket(opening: &str) -> Option<&'static str> {
    match opening {
        "[" => Some("]"),
        "{" => Some("}"),
        "<" => Some(">"),
        _ => None,
    }
}

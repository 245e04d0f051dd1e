//! Decades: "the 1990s", "'90s", "the 70s", "the nineties".

use super::found::Found;
use super::reader::Reader;
use super::written::Base;
use crate::draft::TokenKind;

/// Words of the weather: near them "the mid-60s" are degrees.
const WEATHER: &[&str] = &[
    "temperatures",
    "temperature",
    "highs",
    "lows",
    "degrees",
    "weather",
    "sunny",
    "cloudy",
    "rain",
    "chilly",
    "humid",
    "overnight",
];

impl Reader<'_> {
    /// "1990s", "1990's", "'90s", "the 70s".
    pub(super) fn decade(self, idx: usize) -> Option<Found> {
        let apostrophe = self.is_apostrophe(idx) && self.glued(idx + 1);
        let at = idx + usize::from(apostrophe);
        let (digits, len) = (self.digits(at)?, self.len(at));
        let end = if self.is(at + 1, "s") && self.glued(at + 1) {
            at + 2
        } else if self.is_apostrophe(at + 1)
            && self.glued(at + 1)
            && self.is(at + 2, "s")
            && self.glued(at + 2)
        {
            at + 3
        } else {
            return None;
        };
        if digits % 10 != 0 || idx > 0 && self.glued(idx) && !self.opens(idx - 1) {
            return None;
        }
        let first = match len {
            4 if !apostrophe && (1000..=2190).contains(&digits) => digits,
            2 if apostrophe || self.is_decade_placed(idx) => two_digit_decade(digits),
            _ => return None,
        };
        Some(Found::date(Base::Decade(first), idx, end))
    }

    /// Whether what stands before makes two digits a decade: "the 70s", "mid-80s"; not "his 50s", "temperatures in the 70s".
    fn is_decade_placed(self, idx: usize) -> bool {
        let at = self.first_of_decades(idx);
        // "MD-80s" are aircraft, "over-40s" people.
        let hyphen = at < idx && matches!(self.text(at), "-" | "‑") && self.glued(at);
        let named = hyphen
            && at > 0
            && self.kind(at - 1) == Some(TokenKind::Word)
            && !self.after_any(at, &["s", "to", "pre", "post"]);
        let whose = self.after_any(at, &["his", "her", "their", "my", "your", "our", "its"]);
        !named
            && !whose
            && !self.is_weather(at, idx)
            && (at < idx || self.after_any(at, &["the", "and", "to", "or"]))
    }

    /// Whether the words around the decade that stands from `start` to `end` speak of degrees: "highs in the mid-60s".
    fn is_weather(self, start: usize, end: usize) -> bool {
        (start.saturating_sub(8)..start)
            .chain(end + 2..end + 6)
            .any(|it| self.is_any(it, WEATHER))
    }

    /// "the nineties".
    pub(super) fn spoken_decade(self, idx: usize, decade: i8) -> Option<Found> {
        self.is_decade_placed(idx)
            .then(|| Found::date(Base::Decade(1900 + i16::from(decade)), idx, idx + 1))
    }
}

/// The decade of its two digits: the thirties to the nineties are of the last century.
fn two_digit_decade(digits: i16) -> i16 {
    if digits < 30 {
        2000 + digits
    } else {
        1900 + digits
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn decades() {
        check(&[
            (
                "The fashion of the 1990s, of the '80s and of the 70s",
                "1990s = 199; '80s = 198; 70s = 197",
            ),
            (
                "In the late 1960s and the mid-1980s",
                "late 1960s = 196 1967-01-01..1969-12-31; mid-1980s = 198 1984-01-01..1986-12-31",
            ),
            ("In the nineties he was young.", "nineties = 199"),
        ]);
    }
}

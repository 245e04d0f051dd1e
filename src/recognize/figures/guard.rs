//! Never a figure: the numbers that are a part of something else, and what is glued to them.

use crate::draft::TokenKind;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;

/// The longest letters of an exchange in the code of a stock.
const MAX_EXCHANGE: usize = 3;

impl View<'_> {
    /// Whether the number token at `idx` is a part of something else: of a name, an identifier, a time, a score.
    pub(super) fn is_part_of_name(self, idx: usize) -> bool {
        self.is_glued_to_name(idx)
            || self.is_numbered(idx)
            || self.is_joined_wrongly(idx)
            || self.is_serial(idx)
            || self.is_emergency(idx)
            || self.is_result(idx)
            || self.is_list_marker(idx)
    }

    /// `Trainium3`, `GPT-5`, `F-16`, `#5`, `'90s`, `10:30`, `p.12`.
    fn is_glued_to_name(self, idx: usize) -> bool {
        if self.spaced(idx) || idx == 0 {
            return false;
        }
        let before = self.text(idx - 1).unwrap_or("");
        let inner = !self.spaced(idx - 1) && idx >= 2;
        match self.kind(idx - 1) {
            Some(TokenKind::Word) => true,
            Some(TokenKind::Suffix | TokenKind::Number) => true,
            _ => match before {
                "#" | "'" | "’" | "@" | "_" | "*" => !inner || before != "'" && before != "’",
                "-" | "‐" | "‑" | "/" | ":" | "." | "&" | "+" | "^" => {
                    inner
                        && matches!(
                            self.kind(idx - 2),
                            Some(TokenKind::Word | TokenKind::Number)
                        )
                        && !self.is_hyphened_bound(idx)
                        && !self.is(idx - 2, "magnitude")
                }
                _ => false,
            },
        }
    }

    /// `5G`, `737s`, `747-400`, `2:1`, `5/17/2018`: what is glued behind the number is no unit.
    fn is_joined_wrongly(self, idx: usize) -> bool {
        if self.spaced(idx + 1) {
            return false;
        }
        let after = self.text(idx + 1).unwrap_or("");
        let number_follows = self.kind(idx + 2) == Some(TokenKind::Number) && !self.spaced(idx + 2);
        match after {
            ":" => number_follows,
            // "Tencent (0700.HK)"
            "." => self.is_exchange_code(idx + 2),
            // "a 401(k) plan"
            "(" => self.text(idx + 2).is_some_and(|it| it.len() == 1) && self.is(idx + 3, ")"),
            "/" => {
                self.kind(idx + 2).is_some()
                    && !self.spaced(idx + 2)
                    && self
                        .number(idx, false)
                        .is_none_or(|number| number.tokens.end == idx + 1)
                    && number_follows
            }
            "-" | "‑" => {
                self.is_capitalized(idx + 2)
                    && !self.spaced(idx + 2)
                    && self.unit_behind(idx + 1).is_none()
                    && !self.is_scale_in_capitals(idx + 2)
                    && self.text(idx + 2).is_some_and(|it| it.len() <= 7)
            }
            _ => false,
        }
    }

    /// "the 5-Million deal", but "7-Eleven": whether a word of a headline's number stands at `idx`.
    fn is_scale_in_capitals(self, idx: usize) -> bool {
        let small = |it| matches!(it, Numeral::Ones(_) | Numeral::Tens(_));
        self.numeral(idx).is_some_and(|it| !small(it))
    }

    /// Whether the letters of an exchange stand at `idx`, with a bracket behind them.
    fn is_exchange_code(self, idx: usize) -> bool {
        let letters = self.text(idx).is_some_and(|text| {
            text.len() <= MAX_EXCHANGE && text.bytes().all(|b| b.is_ascii_uppercase())
        });
        letters && !self.spaced(idx) && self.is_any(idx + 1, &[")", ">", "]", ","])
    }

    /// Long runs of bare digits, and digits with zeros before them: account, phone and serial numbers.
    fn is_serial(self, idx: usize) -> bool {
        let Some(text) = self.text(idx) else {
            return false;
        };
        if self.kind(idx) != Some(TokenKind::Number) {
            return false;
        }
        let bare = text.bytes().all(|b| b.is_ascii_digit());
        bare && (text.len() >= 10 || text.starts_with('0') && text.len() >= 5)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check_silent;

    #[test]
    fn names_with_digits() {
        check_silent(
            "
            GPT-5 and Trainium3 beat S3; the Boeing 737, the F-16 and an AK-47.
            Section 230, Flight 93, Highway 61, Windows 11, Apollo 13, Channel 4
            5G, 3M, G7, 49ers, COVID-19, Catch-22
            No. 2, Nos. 5, #7
            The 747-400 and the Airbus A320
            The 737 Max and a 787 Dreamliner; 777 jets; Wi-Fi 6 routers
            ",
        );
    }

    #[test]
    fn times_and_ratios() {
        check_silent(
            "
            10:30, 2:28.6, a 2:1 split, 5/17/2018, 9/11
            ",
        );
    }
}

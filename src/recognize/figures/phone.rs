//! Never a figure: phone numbers, and the numbers that one calls for help.

use crate::draft::TokenKind;
use crate::recognize::view::View;

/// More groups of digits than any phone number has.
const MAX_PHONE_GROUPS: usize = 8;

impl View<'_> {
    /// The token after a phone number whose first digits stand at `idx`.
    ///
    /// Groups of bare digits count as one where something says so: a `+`, a zero or a bracket in front, the American
    /// pattern 3-3-4, or a word such as "call" close before.
    pub(super) fn phone_at(self, idx: usize) -> Option<usize> {
        let first = self.text(idx).filter(|text| is_bare_digits(text))?;
        let opened = |sign| idx > 0 && !self.spaced(idx) && self.is(idx - 1, sign);
        let marked = opened("+") || opened("(") || first.starts_with('0') && first.len() >= 2;
        let joined = self.kind(idx + 1) == Some(TokenKind::Number)
            || self.is_any(idx + 1, &["-", "(", "/", "‑"])
                && self.kind(idx + 2) == Some(TokenKind::Number);
        (marked || joined).then_some(())?;
        let (mut end, mut n_digits, mut n_groups) = (idx, 0, 0);
        while n_groups < MAX_PHONE_GROUPS
            && let Some(group) = self.text(end).filter(|text| is_bare_digits(text))
        {
            n_digits += group.len();
            n_groups += 1;
            end += 1;
            let gap =
                (end..end + 3).find(|at| !self.is_any(*at, &["-", ".", "/", "(", ")", "‑"]))?;
            if self.kind(gap) != Some(TokenKind::Number) {
                break;
            }
            end = gap;
        }
        // The loop may have stepped over a sign to a group that is none.
        let american = n_groups == 3 && n_digits == 10 && first.len() == 3;
        let told = (idx.saturating_sub(5)..idx).any(|at| {
            self.is_any(
                at,
                &[
                    "phone",
                    "telephone",
                    "tel",
                    "call",
                    "fax",
                    "dial",
                    "mobile",
                    "hotline",
                    "text",
                ],
            )
        });
        let phone = n_groups >= 2 && (marked && n_digits >= 8 || american || told && n_digits >= 7);
        phone.then_some(end)
    }

    /// `dialled 999`, `a 911 dispatcher`: the number that one calls for help.
    pub(super) fn is_emergency(self, idx: usize) -> bool {
        const BEFORE: &[&str] = &[
            "call", "called", "calling", "calls", "dial", "dialed", "dialled", "dialing",
            "dialling", "phone", "phoned", "phoning", "rang", "ring", "ringing",
        ];
        const AFTER: &[&str] = &[
            "call",
            "calls",
            "caller",
            "callers",
            "dispatcher",
            "dispatchers",
            "operator",
            "operators",
            "emergency",
            "recording",
            "recordings",
            "tape",
            "tapes",
            "center",
            "centre",
            "hotline",
            "lifeline",
        ];
        matches!(
            self.text(idx),
            Some("911" | "999" | "112" | "111" | "000" | "988")
        ) && (self.is_any(idx.wrapping_sub(1), BEFORE) || self.is_any(idx + 1, AFTER))
    }
}

/// Whether a token is digits and nothing else, few enough for a group of a phone number.
pub(super) fn is_bare_digits(text: &str) -> bool {
    text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit())
}

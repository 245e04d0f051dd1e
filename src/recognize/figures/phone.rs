//! Never a figure: phone numbers, and the numbers that one calls for help.

use crate::draft::TokenKind;
use crate::recognize::view::View;

/// More groups of digits than any phone number has.
const MAX_PHONE_GROUPS: usize = 8;

/// How many tokens before a number may tell that it is one to call.
const TOLD_REACH: usize = 5;

/// Words that tell of a number to call.
const TELLING: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "call",
    "fax",
    "dial",
    "mobile",
    "hotline",
    "text",
];

/// Signs that groups of a phone number are set apart by.
const GROUP_SIGNS: &[&str] = &["-", ".", "/", "(", ")", "‑"];

/// The numbers for help of the countries that write in English, and of Europe.
const EMERGENCY: &[&str] = &["911", "999", "112", "111", "000", "988"];

/// Words before a number for help.
const CALLING: &[&str] = &[
    "call", "called", "calling", "calls", "dial", "dialed", "dialled", "dialing", "dialling",
    "phone", "phoned", "phoning", "rang", "ring", "ringing",
];

/// Words behind a number for help.
const ANSWERING: &[&str] = &[
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
        let groups = self.phone_groups(idx)?;
        let american = groups.n_groups == 3 && groups.n_digits == 10 && first.len() == 3;
        let told = || (idx.saturating_sub(TOLD_REACH)..idx).any(|at| self.is_any(at, TELLING));
        let phone = groups.n_groups >= 2
            && (marked && groups.n_digits >= 8 || american || groups.n_digits >= 7 && told());
        phone.then_some(groups.end)
    }

    /// The groups of bare digits from `idx` on, with signs between them; `None` where they end in nothing but signs.
    fn phone_groups(self, idx: usize) -> Option<Groups> {
        let mut groups = Groups {
            end: idx,
            n_digits: 0,
            n_groups: 0,
        };
        while groups.n_groups < MAX_PHONE_GROUPS
            && let Some(group) = self.text(groups.end).filter(|text| is_bare_digits(text))
        {
            groups.n_digits += group.len();
            groups.n_groups += 1;
            groups.end += 1;
            let next = (groups.end..groups.end + 3).find(|at| !self.is_any(*at, GROUP_SIGNS))?;
            if self.kind(next) != Some(TokenKind::Number) {
                break;
            }
            groups.end = next;
        }
        Some(groups)
    }

    /// `dialled 999`, `a 911 dispatcher`: the number that one calls for help.
    pub(super) fn is_emergency(self, idx: usize) -> bool {
        self.text(idx).is_some_and(|text| EMERGENCY.contains(&text))
            && (self.is_any(idx.wrapping_sub(1), CALLING) || self.is_any(idx + 1, ANSWERING))
    }
}

/// Groups of digits that may be a phone number.
struct Groups {
    /// The token after the last.
    end: usize,
    n_digits: usize,
    n_groups: usize,
}

/// Whether a token is digits and nothing else, few enough for a group of a phone number.
pub(super) fn is_bare_digits(text: &str) -> bool {
    text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit())
}

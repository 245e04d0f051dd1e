//! Months alone, and how they are told from names and verbs: "in May", "the March vote".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, CalendarDate};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;

/// Words before a month that make sure it is one.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "last",
    "this",
    "next",
    "by",
    "until",
    "till",
    "from",
    "during",
    "early",
    "late",
    "mid",
    "through",
    "throughout",
    "before",
    "after",
    "of",
    "between",
    "every",
    "past",
    "following",
];

impl Reader<'_> {
    /// A month alone, where its place makes sure that it is one.
    pub(super) fn lone_month(self, idx: usize) -> Option<Found> {
        let month = self.month_at(idx)?;
        let alone =
            idx == 0 && (self.tokens.len() == 1 || self.tokens.len() == 2 && self.text(1) == ".");
        let certain = alone
            || self.is_month(idx, month)
            || matches!(month, 3 | 5) && self.is_capital(idx) && self.is_month_by_use(idx);
        let glued_before = idx > 0 && self.glued(idx) && !self.opens(idx - 1);
        let date = CalendarDate {
            month: Some(month),
            ..CalendarDate::default()
        };
        (certain && !glued_before).then(|| Found::date(Base::Calendar(date), idx, idx + 1))
    }

    /// Whether the word is a month by what stands before it and by its capital letter; how much is asked hangs on what else
    /// the word may be.
    fn is_month(self, idx: usize, month: i8) -> bool {
        let part = idx >= 2 && self.is_dash(idx - 1) && self.after_any(idx - 1, &["mid"]);
        let before = part || self.after_any(idx, BEFORE_MONTH) || self.is_joined(idx);
        let name_follows = self.is_capital(idx + 1) && self.kind(idx + 1) == Some(TokenKind::Word);
        match month {
            _ if matches!(self.word(idx), Some(Word::ShortMonth(_))) => before && !name_follows,
            5 => self.is_may(idx, before),
            3 => {
                before
                    || self.is_capital(idx)
                        && self.after_any(idx, &["the"])
                        && !name_follows
                        && !self.is_of_people(idx + 1)
            }
            8 => before || self.is_capital(idx) && !name_follows,
            4 | 6 => before || !(name_follows || self.is_capital(idx.wrapping_sub(1)) && idx > 1),
            _ => true,
        }
    }

    /// Whether "of" or "on" at the token and a name make a march of people of the word before: "the March on Rome".
    fn is_of_people(self, idx: usize) -> bool {
        self.is_any(idx, &["of", "on"])
            && self.kind(idx + 1) == Some(TokenKind::Word)
            && self.is_capital(idx + 1)
            && self.word(idx + 1).is_none()
    }

    /// Whether "may" is the month, where `before` says that a word of time stands before it.
    fn is_may(self, idx: usize, before: bool) -> bool {
        const OPEN: &[&str] = &["of", "between", "after", "before"];
        let possessive = self.is_possessive(idx + 1);
        let ends = self.kind(idx + 1) != Some(TokenKind::Word) && !possessive;
        let timed = before && self.after_any(idx, &["in", "since", "last", "next", "this"]);
        let open = self.after_any(idx, OPEN);
        let named = before && !open || open && !possessive && !self.after_any(idx, &["between"]);
        timed && ends || self.is_capital(idx) && named
    }

    /// Whether the words around "March" or "May" tell that it is no name and no verb: "the year to March", "the May vote",
    /// "for May delivery".
    fn is_month_by_use(self, idx: usize) -> bool {
        const OF_A_PERSON: &[&str] = &[
            "government",
            "camp",
            "cabinet",
            "era",
            "family",
            "administration",
        ];
        let told = self.after_any(idx, &["to", "through"])
            && idx >= 2
            && matches!(self.word(idx - 2), Some(Word::Unit(_) | Word::Units(_)));
        let noun = self.kind(idx + 1) == Some(TokenKind::Word)
            && !self.is_capital(idx + 1)
            && !is_function_word(self.text(idx + 1));
        told || noun && self.is_contract(idx, idx + 1)
            || noun && self.after_any(idx, &["the"]) && !self.is_any(idx + 1, OF_A_PERSON)
    }

    fn is_possessive(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Suffix)
    }

    /// Whether another month is joined to it, before or behind: "April and May", "April-May".
    fn is_joined(self, idx: usize) -> bool {
        let joints = &["and", "or", "to", "through", "until", "-", "–", "/"];
        let hyphened_to = idx >= 4 && self.is_dash(idx - 1) && self.is(idx - 2, "to");
        let first = idx.saturating_sub(if hyphened_to { 4 } else { 2 });
        let behind = self.after_any(idx, joints) && idx >= 2 && self.month_at(first).is_some();
        let next = self.past_stop(idx + 1);
        behind || self.is_any(next, joints) && self.month_at(next + 1).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn may_and_march_by_their_use() {
        check(&[
            ("The May vote was lost.", "May = 2025-05"),
            ("Wheat for May delivery rose.", "May = 2026-05"),
            (
                "In the 12 months to May it fell.",
                "12 months to May = 2024-06-01..2025-05-31",
            ),
        ]);
        silent(&[
            "The May government fell; they came to March on.",
            "She may vote.",
        ]);
    }

    #[test]
    fn marches_of_people() {
        silent(&["The March on Rome and the March of Tears"]);
        check(&[("The March of 2024 was wet.", "March of 2024 = 2024-03")]);
    }
}

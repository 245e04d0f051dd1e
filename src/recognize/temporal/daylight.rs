//! Parts of a day that is not named beside them: "overnight", "at dawn", "in the early morning".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Clock, DayPart};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;

/// Words before "dawn" and its kin that make a time of them; "the dawn of an age" is none.
const BEFORE_LIGHT: &[&str] = &[
    "at", "before", "after", "until", "till", "since", "by", "from", "to", "around",
];

impl Reader<'_> {
    /// A part of a day from the token on.
    pub(super) fn part_of_day(self, idx: usize) -> Option<Found> {
        let part = match self.word(idx)? {
            Word::Overnight => (!self.is_behind_article(idx)).then_some(DayPart::Night)?,
            Word::Light(part) => self.after_any(idx, BEFORE_LIGHT).then_some(part)?,
            Word::Part(part) => self.is_placed_part(idx).then_some(part)?,
            Word::Early | Word::Mid | Word::Late => {
                return match self.word(idx + 1)? {
                    Word::Part(part) if self.is_placed_part(idx) => {
                        self.adverb_of_part(part, idx, idx + 2)
                    }
                    _ => None,
                };
            }
            _ => return None,
        };
        self.adverb_of_part(part, idx, idx + 1)
    }

    /// The part where its words end there, and are not a noun's: "an early morning raid".
    fn adverb_of_part(self, part: DayPart, idx: usize, end: usize) -> Option<Found> {
        self.ends_adverb(end)
            .then(|| Found::clock(Clock::Part(part), idx, end))
    }

    /// Whether no noun follows that the words before `end` would belong to.
    pub(super) fn ends_adverb(self, end: usize) -> bool {
        let free = match self.kind(end) {
            Some(TokenKind::Word) => {
                is_function_word(self.text(end)) && !self.is(end, "of")
                    || matches!(
                        self.word(end),
                        Some(Word::Weekday(_) | Word::Day(_) | Word::Pick(_))
                    )
            }
            Some(TokenKind::Suffix) => false,
            _ => true,
        };
        free && !self.is_dash(end)
    }

    /// "in the morning", "by evening", "during the night".
    fn is_placed_part(self, idx: usize) -> bool {
        const BEFORE_THE: &[&str] = &["in", "during", "through", "throughout", "into"];
        self.after_any(idx, &["the"]) && self.after_any(idx - 1, BEFORE_THE)
            || self.after_any(idx, &["by", "until"])
    }

    /// Whether "overnight" belongs to a noun: "an overnight train", "the overnight rate".
    fn is_behind_article(self, idx: usize) -> bool {
        const ARTICLES: &[&str] = &[
            "a", "an", "the", "its", "his", "her", "their", "'s", "’s", "-",
        ];
        self.after_any(idx, ARTICLES)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn overnight() {
        check(&[
            ("The river rose overnight.", "overnight = TNI"),
            (
                "Crews worked overnight Monday to clear the road.",
                "overnight Monday = 2026-03-16TNI 2026-03-16T18:00..2026-03-16T23:59",
            ),
            ("Overnight, the wind turned.", "Overnight = TNI"),
        ]);
        silent(&[
            "She became an overnight star, and the overnight rate rose.",
            "He took overnight trains and slept through overnight-express mail.",
        ]);
    }

    #[test]
    fn light_of_day() {
        check(&[
            (
                "They left at dawn on Tuesday and came home before dusk.",
                "dawn on Tuesday = 2026-03-17TMO 2026-03-17T00:00..2026-03-17T12:00; dusk = TEV ..TEV",
            ),
            (
                "The fast ends at sunset Friday.",
                "sunset Friday = 2026-03-20TEV 2026-03-20T18:00..2026-03-20T23:59",
            ),
        ]);
        silent(&[
            "At the dawn of the railway age, Dawn French drove into the sunset.",
            "It was the dawn of an age; at dawn raids were made on Dawn Street.",
        ]);
    }

    #[test]
    fn parts_of_no_named_day() {
        check(&[
            ("It rained in the morning.", "morning = TMO"),
            (
                "It rained in the early afternoon and through the night.",
                "early afternoon = TAF; night = TNI ..TNI",
            ),
            ("By evening the roads were clear.", "evening = TEV ..TEV"),
        ]);
        silent(&[
            "In the morning session and in the evening news, night after night",
            "The early morning raid failed; by night trains ran.",
        ]);
    }
}

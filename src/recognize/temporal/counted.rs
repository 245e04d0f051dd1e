//! Four digits that could be a year and count something: "2000 people", "1950 pines"; and those that count nothing though a
//! plural follows: "the 1998 budgets", "2025 marks the end".

use super::reader::Reader;
use super::words::Word;
use crate::draft::TokenKind;

/// Nouns that four digits before them count, beside all words in -s.
pub(super) const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "percent",
    "per",
    "pct",
    "million",
    "billion",
    "trillion",
    "hundred",
    "thousand",
    "feet",
    "metric",
    "square",
    "cubic",
    "acres",
    "km",
    "mph",
    "kg",
    "mm",
    "cm",
    "foot",
    "mile",
    "meter",
    "metre",
    "head",
    "more",
    "additional",
    "civilian",
    "dead",
    "wounded",
    "injured",
    "elderly",
    "troops",
    "cattle",
    "sheep",
    "staff",
    "personnel",
    "extra",
    "homes",
];

/// Words in -s behind a year that are no plural: verbs without an object and small words.
const NO_PLURALS: &[&str] = &[
    "was", "has", "does", "its", "perhaps", "always", "as", "says", "besides", "series", "news",
    "comes", "seems", "looks", "begins", "ends", "starts",
];

/// Plurals of what is held, reckoned or told of by the year: behind four digits, the year's own.
const OF_A_YEAR: &[&str] = &[
    "sales",
    "elections",
    "games",
    "olympics",
    "results",
    "earnings",
    "figures",
    "talks",
    "nationals",
    "finals",
    "playoffs",
    "championships",
    "politics",
    "economics",
    "finances",
    "profits",
    "revenues",
    "accounts",
    "taxes",
    "estimates",
    "forecasts",
    "levels",
    "prices",
    "wages",
    "riots",
];

/// Words that open an object: behind a word in -s they make a verb of it.
const DETERMINERS: &[&str] = &["the", "another", "its", "no", "our", "their"];

/// Nouns that something is counted by, beside the units of time: "2000 cars a head".
const COUNTED_BY: &[&str] = &["head", "share", "person", "piece", "time", "night", "shift"];

impl Reader<'_> {
    /// Whether the year at `idx` counts what follows it: "2000 people".
    pub(super) fn counts(self, idx: usize, end: usize) -> bool {
        if end != idx + 1 || !self.spaced(end) || self.kind(end) != Some(TokenKind::Word) {
            return matches!(self.text(end), "%" | "‰" | "°" | "×");
        }
        let word = self.text(end);
        if self.is_owned(idx) || self.is_of_period(idx) {
            return COUNTED.contains(&word);
        }
        if self.after_any(idx, &["since", "during"]) {
            return false;
        }
        let plural = is_plural(word)
            && !self.is_capital(end)
            && !self.is_verb_of_year(end)
            && !self.opens_clause_of_year(idx, end);
        plural || COUNTED.contains(&word)
    }

    /// Whether the word in -s at `idx` has an object, so that the year is what does it: "2025 marks the end".
    fn is_verb_of_year(self, idx: usize) -> bool {
        let article = self.is_any(idx + 1, &["a", "an"])
            && !matches!(self.word(idx + 2), Some(Word::Unit(_)))
            && !self.is_any(idx + 2, COUNTED_BY);
        article
            || self.is_any(idx + 1, DETERMINERS)
            || self.is(idx + 1, "to") && self.is(idx + 2, "be")
    }

    /// Whether the year from `idx` to `end` only says when, and the plural behind it is who acts: "In 2020 growers planted".
    /// Behind "In 2000 homes," a comma tells of what is counted.
    fn opens_clause_of_year(self, idx: usize, end: usize) -> bool {
        self.after_any(idx, &["in", "by"])
            && self.opens_sentence(idx - 1)
            && self.kind(end + 1) == Some(TokenKind::Word)
            && !self.is_any(end + 1, &["of", "in", "across", "around", "and", "or"])
    }

    /// Whether the word before a year says that it is one of a row, not a count: "the 1998 budgets", "its 2024 results".
    fn is_owned(self, idx: usize) -> bool {
        self.after_any(
            idx,
            &["the", "its", "his", "her", "their", "our", "'s", "’s"],
        ) || self.after_any(idx, &["and", "or"]) && idx > 1 && self.year_number(idx - 2).is_some()
    }

    /// Whether the four digits say which year a stretch belongs to: "the first months of 2014", "the end of 2023".
    fn is_of_period(self, idx: usize) -> bool {
        idx >= 2
            && self.after_any(idx, &["of"])
            && matches!(
                self.word(idx - 2),
                Some(
                    Word::Unit(_)
                        | Word::Units(_)
                        | Word::Half
                        | Word::Early
                        | Word::Mid
                        | Word::Late
                        | Word::Rest
                        | Word::Season(_)
                )
            )
    }
}

/// Whether four digits before the word may count it: a plural by its ending, not of what belongs to a year.
fn is_plural(word: &str) -> bool {
    let singular = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word.len() > 3
        && word.ends_with('s')
        && !singular
        && !NO_PLURALS.contains(&word)
        && !OF_A_YEAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn years_before_words_in_s() {
        check(&[
            ("In 2020 growers planted olives.", "2020 = 2020"),
            ("Since 2019 exporters have waited.", "2019 = 2019 2019.."),
            (
                "As 2025 heralds a new pier, 2024 promises to be forgotten.",
                "2025 = 2025; 2024 = 2024",
            ),
            (
                "It fell below 2019 levels in the 2020 census.",
                "2019 = 2019; 2020 = 2020",
            ),
            ("It was a 2021 bonus.", "2021 = 2021"),
            ("The global 2008 crisis hurt it.", "2008 = 2008"),
            ("The years 1850-1900 were good.", "1850-1900 = 1850..1900"),
        ]);
    }

    #[test]
    fn counts_of_years_size() {
        silent(&[
            "They planted 2020 olives and felled 1950 pines.",
            "It builds 2000 cars a day.",
            "It is one of the Forbes Global 2000.",
            "In 2000 homes, the lights went out.",
            "In 2000 homes across the valley the lights went out.",
            "It sold 2000 cars a head and 2010 bikes that fold.",
            "It reached 1900 villages and 2000 people.",
        ]);
    }

    #[test]
    fn halves_of_years_before_plurals() {
        check(&[(
            "It replaced the mid-2019 models.",
            "mid-2019 = 2019 2019-04-01..2019-08-31",
        )]);
    }
}

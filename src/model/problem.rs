//! What is wrong with a model file: a code, a place, a sentence and how to mend it.

use super::declared::{Declared, ModelFileIdx};
use crate::text::Span;

/// The sort of a problem. Each has a stable code, as rules do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemCode {
    /// The text is no JSON.
    BrokenJson,
    /// A field that the format does not know.
    UnknownField,
    /// A field that stands twice in one record.
    DuplicateField,
    /// A field without which a record says nothing.
    MissingField,
    /// A value of another type than its field wants.
    WrongType,
    /// A word that is none of those its field knows.
    UnknownWord,
    /// An id that names nothing.
    UnknownId,
    /// An id that two records of one layer have.
    DuplicateId,
    /// An amount that is no decimal number.
    NotADecimal,
    /// A unit that nobody knows.
    UnknownUnit,
    /// A date that is no day, month or year of the calendar.
    NotADate,
    /// Two dates in the wrong order.
    DatesOutOfOrder,
    /// Parts that do not add up to their whole.
    PartsDoNotSum,
    /// Two current facts of a relation that allows one.
    ExclusiveTwice,
    /// A weak name that needs nothing.
    WeakWithoutNeeds,
    /// A name that two entities claim.
    NameOfTwo,
    /// A subject or object of a kind that the relation does not take.
    WrongKind,
    /// Facts that replace or contain one another in a circle.
    Cycle,
    /// An identifier whose check digits are wrong.
    CheckDigit,
    /// Evidence whose place does not fit its quote.
    Quote,
    /// A sentence pattern that is not in the pattern language.
    Pattern,
    /// A sentence pattern that one of its own examples refutes.
    PatternExample,
}

use ProblemCode::*;

/// Every sort of problem: its code, whether it is an error (else a warning), and what it finds, for the manual.
const TABLE: &[(ProblemCode, &str, bool, &str)] = &[
    (
        BrokenJson,
        "model-broken-json",
        true,
        "the text is no JSON at this place; the records that can be read still count",
    ),
    (
        UnknownField,
        "model-unknown-field",
        false,
        "a field that the format does not know; it is left out",
    ),
    (
        DuplicateField,
        "model-duplicate-field",
        false,
        "a field that stands twice in one record; the first counts",
    ),
    (
        MissingField,
        "model-missing-field",
        true,
        "a field without which the record says nothing; the record is left out",
    ),
    (
        WrongType,
        "model-wrong-type",
        true,
        "text where a list is wanted, a number where text is wanted; the value is left out",
    ),
    (
        UnknownWord,
        "model-unknown-word",
        true,
        "a kind, status, bound, tier or exclusive side that does not exist; what it decides is left out",
    ),
    (
        UnknownId,
        "model-unknown-id",
        true,
        "an id that no record of any layer has",
    ),
    (
        DuplicateId,
        "model-duplicate-id",
        true,
        "an id that two records of the same layer have; the first counts",
    ),
    (
        NotADecimal,
        "model-not-a-decimal",
        true,
        "an amount that is no decimal string; the fact keeps no value",
    ),
    (
        UnknownUnit,
        "model-unknown-unit",
        true,
        "a unit that copydesk does not know; the fact keeps no value",
    ),
    (
        NotADate,
        "model-not-a-date",
        true,
        "a date that is none of 2026, 2026-03, 2026-03-17; it is left out",
    ),
    (
        DatesOutOfOrder,
        "model-dates-out-of-order",
        true,
        "a `valid` time that ends before it begins",
    ),
    (
        PartsDoNotSum,
        "model-parts-do-not-sum",
        false,
        "parts that do not add up to the fact they are `part_of`",
    ),
    (
        ExclusiveTwice,
        "model-exclusive-twice",
        false,
        "two current facts of a relation of which only one can hold",
    ),
    (
        WeakWithoutNeeds,
        "model-weak-without-needs",
        true,
        "a `weak` name with neither `needs` nor `needs_words`; it never counts",
    ),
    (
        NameOfTwo,
        "model-name-of-two",
        false,
        "a name that belongs to two entities; it is no name of either in a draft",
    ),
    (
        WrongKind,
        "model-wrong-kind",
        false,
        "a subject or object of a kind that the relation does not take",
    ),
    (
        Cycle,
        "model-cycle",
        true,
        "facts that supersede one another, or are part of one another, in a circle",
    ),
    (
        CheckDigit,
        "model-check-digit",
        false,
        "an LEI or ISIN whose check digits are wrong",
    ),
    (
        Quote,
        "model-quote",
        false,
        "a quote that is not in its source's `file`, or twice or elsewhere; a file that has another hash or cannot be read",
    ),
    (
        Pattern,
        "model-pattern",
        true,
        "a sentence pattern that is not in the pattern language; it is left out",
    ),
    (
        PatternExample,
        "model-pattern-example",
        false,
        "a sentence pattern that does not match one of its `examples`, or matches one of its `counter_examples`",
    ),
];

impl ProblemCode {
    /// Every sort of problem, in the order of the manual.
    pub fn all() -> impl Iterator<Item = ProblemCode> {
        TABLE.iter().map(|row| row.0)
    }

    /// The stable code: `model-unknown-id`.
    pub fn word(self) -> &'static str {
        self.row().1
    }

    /// Whether it is an error; the others are warnings.
    pub fn is_error(self) -> bool {
        self.row().2
    }

    /// What it finds and what becomes of the record, for the manual.
    pub fn summary(self) -> &'static str {
        self.row().3
    }

    fn row(self) -> &'static (ProblemCode, &'static str, bool, &'static str) {
        // Invariant: TABLE has the order of the enum; a test checks it.
        &TABLE[self as usize]
    }
}

/// Something wrong with a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its sort.
    pub code: ProblemCode,
    /// The file, a number of [`super::Model::files`].
    pub file: ModelFileIdx,
    /// The smallest text that a person would change: bytes of the file. Empty at 0 where the whole file is meant.
    pub span: Span,
    /// One sentence: what is wrong. No final dot.
    pub message: String,
    /// How to mend it; empty where the message says it all.
    pub mend: String,
    /// Text that would mend it in place of the span, where one is right.
    pub replacement: Option<String>,
    /// Another record that it clashes with.
    pub related: Option<Declared>,
}

impl Problem {
    /// A problem at a place of the file at hand; the file's number is set when files are put together.
    pub(super) fn new(code: ProblemCode, span: Span, message: impl Into<String>) -> Problem {
        Problem {
            code,
            file: ModelFileIdx::default(),
            span,
            message: message.into(),
            mend: String::new(),
            replacement: None,
            related: None,
        }
    }

    /// The same with how to mend it.
    pub(super) fn mend(mut self, mend: impl Into<String>) -> Problem {
        self.mend = mend.into();
        self
    }

    /// The same, mended by putting `text` in place of the span.
    pub(super) fn replace_with(mut self, text: impl Into<String>) -> Problem {
        self.replacement = Some(text.into());
        self
    }

    /// The same with the record that it clashes with.
    pub(super) fn related(mut self, other: Declared) -> Problem {
        self.related = Some(other);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_lists_every_code() {
        let manual = include_str!("../../docs/fact-model.md");
        for code in ProblemCode::all() {
            let severity = if code.is_error() { "error" } else { "warning" };
            let row = format!("| `{}` | {severity} | {} |\n", code.word(), code.summary());
            assert!(
                manual.contains(&row),
                "docs/fact-model.md lacks the line\n{row}"
            );
        }
    }

    #[test]
    fn the_table_has_the_order_of_the_enum() {
        for (idx, code) in ProblemCode::all().enumerate() {
            assert_eq!(code as usize, idx, "{code:?}");
            assert!(code.word().starts_with("model-"));
        }
    }
}

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
    /// Facts that replace or contain one another in a circle, or sources that derive from one another.
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
        "facts that supersede one another or are part of one another, or sources that derive from one another, in a circle",
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

    #[allow(
        clippy::indexing_slicing,
        reason = "TABLE has the order of the enum; a test checks it"
    )]
    fn row(self) -> &'static (ProblemCode, &'static str, bool, &'static str) {
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
    use super::super::fixture::report;
    use super::*;
    use expect_test::expect;

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

    /// One text for each sort of problem, with all that is said of it and where.
    #[test]
    fn every_sort_of_problem_at_its_place() {
        const A: &str = r#"{"id": "a", "kind": "company", "name": "Alder"}"#;
        let entity = |more: &str| {
            format!(
                r#"{{"entities": [{{"id": "a", "kind": "company", "name": "Alder", {more}}}]}}"#
            )
        };
        let fact = |more: &str| {
            format!(
                r#"{{"entities": [{A}], "facts": [{{"id": "F1", "subject": "a", "relation": "linked_to", "statement": "-", {more}}}]}}"#
            )
        };
        let value = |value: &str| fact(&format!(r#""value": {{{value}}}"#));
        let texts = [
            r#"{"entities": [{"id": "a",}"#.to_owned(),
            entity(r#""aliass": ["A"]"#),
            entity(r#""id": "b""#),
            r#"{"entities": [{"id": "a", "kind": "company"}]}"#.to_owned(),
            entity(r#""alias": 3"#),
            r#"{"entities": [{"id": "a", "kind": "compnay", "name": "Alder"}]}"#.to_owned(),
            fact(r#""object": "b""#),
            format!(r#"{{"entities": [{A}, {A}]}}"#),
            value(r#""amount": "1,000""#),
            value(r#""amount": "1", "unit": "GWW""#),
            fact(r#""announced": "March""#),
            fact(r#""valid": {"from": "2026", "to": "2025"}"#),
            format!(r#"{{"entities": [{A}], "facts": [{{"id": "W", "subject": "a", "relation": "linked_to", "statement": "-", "value": {{"amount": "3", "unit": "USD"}}}}, {{"id": "P", "subject": "a", "relation": "linked_to", "statement": "-", "value": {{"amount": "4", "unit": "USD"}}, "part_of": "W"}}]}}"#),
            format!(r#"{{"entities": [{A}, {{"id": "b", "kind": "company", "name": "Birch"}}, {{"id": "p", "kind": "product", "name": "Pine"}}], "facts": [{{"id": "F1", "subject": "a", "relation": "maker_of", "object": "p", "statement": "-"}}, {{"id": "F2", "subject": "b", "relation": "maker_of", "object": "p", "statement": "-"}}]}}"#),
            entity(r#""weak": ["Tern"]"#),
            format!(r#"{{"entities": [{A}, {{"id": "b", "kind": "company", "name": "Alder"}}]}}"#),
            r#"{"entities": [{"id": "p", "kind": "product", "name": "Pine"}], "facts": [{"id": "F1", "subject": "p", "relation": "invests_in", "object": "p", "statement": "-"}]}"#.to_owned(),
            fact(r#""supersedes": "F1""#),
            r#"{"sources": [{"id": "s", "derived_from": "t"}, {"id": "t", "derived_from": "s"}]}"#.to_owned(),
            entity(r#""ids": {"isin": "US0000000000"}"#),
            r#"{"sources": [{"id": "s"}], "entities": [{"id": "a", "kind": "company", "name": "Alder"}], "facts": [{"id": "F1", "subject": "a", "relation": "linked_to", "statement": "-", "evidence": [{"source": "s", "quote": "abc", "at": [1, 9]}]}]}"#.to_owned(),
        ];
        let told: Vec<String> = texts.iter().map(|text| report(text)).collect();
        expect![[r#"
            1:15 “{”: model-missing-field: this entity has no "name"; it is left out; add "name": "…"
            1:15 “{”: model-missing-field: this entity has no "kind"; it is left out; add "kind": "…"
            1:25 “,”: model-broken-json: broken JSON: a comma with nothing after it; take the comma away
            1:63 “"aliass"”: model-unknown-field: no field "aliass" is known here; it is left out; perhaps "alias" | "alias"
            1:63 “"id"”: model-duplicate-field: "id" stands twice in this record; the first counts; take one of them away
            1:15 “{”: model-missing-field: this entity has no "name"; it is left out; add "name": "…"
            1:72 “3”: model-wrong-type: "alias" wants text in double quotes, not a number
            1:36 “compnay”: model-unknown-word: "compnay" is no kind; one of company, public_body, publisher, person, product, place, event | company
            1:158 “b”: model-unknown-id: no entity has the id "b"; add the entity with this id, or name another
            1:72 “a”: model-duplicate-id: another entity has the id "a" already; the first counts; give one of them another id & 1:23 “a”
            1:167 “"1,000"”: model-not-a-decimal: "1,000" is no decimal number; the fact keeps no value; digits with at most one point and no separators, in quotes: "1500000000", "2.5"
            1:181 “GWW”: model-unknown-unit: nobody here knows the unit "GWW"; the fact keeps no value; an ISO 4217 code for money (USD), else the symbol of the field (GW, GWh, km, %, percentage_point); leave it out for a count
            1:161 “March”: model-not-a-date: "March" is no date; write 2026-03-17, 2026-03 or 2026
            1:179 “"2025"”: model-dates-out-of-order: the fact ends (2025) before it begins (2026); change "from" and "to"
            1:166 “"3"”: model-parts-do-not-sum: its part P alone is 4, and the whole 3; change the whole or a part, or take "part_of" away & 1:196 “P”
            1:284 “b”: model-exclusive-twice: F1 already says otherwise of Pine, and "makes" holds for one at a time; set the older one's "status" to superseded, or give both a "valid" time & 1:180 “F1”
            1:73 “Tern”: model-weak-without-needs: "Tern" is weak but needs nothing, so it never counts; add "needs": [ids of entities] or "needs_words": [words] that must be near
            1:104 “Alder”: model-name-of-two: "Alder" is a name of "a" and of "b"; in a draft it is neither's; take it away from one of them, or make it "weak" with "needs" & 1:55 “Alder”
            1:99 “p”: model-wrong-kind: the subject of invests_in is a company or a public_body or a person, not a product; name another entity, or another relation
            1:162 “F1”: model-cycle: F1 names itself; take one of the links away & 1:83 “F1”
            1:77 “s”: model-cycle: s and t derive from one another in a circle; take one of the links away & 1:22 “s”
            1:80 “US0000000000”: model-check-digit: "US0000000000" is no ISIN: its check digits do not fit; compare it with its register
            1:224 “[1, 9]”: model-quote: the place [1, 9) cannot hold this quote; the end is the start plus the quote's length in UTF-8 bytes
        "#]].assert_eq(&told.concat());
        for code in ProblemCode::all().filter(|it| !it.word().starts_with("model-pattern")) {
            let mut lines = told.iter().flat_map(|it| it.lines());
            let is_told = lines.any(|it| it.contains(&format!(": {}: ", code.word())));
            assert!(is_told, "no text for {}", code.word());
        }
    }
}

//! JSON with a place for every value, read as far as it goes.
//!
//! A broken text gives its first fault and whatever can still be read: first by a more forgiving grammar (comments,
//! trailing or missing commas, single quotes), then record by record.

use jsonc_parser::ast::Value;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use super::problem::{Problem, ProblemCode};
use crate::text::Span;

/// One JSON value of a text.
#[derive(Debug)]
pub(super) struct Document<'t> {
    /// Where its text begins; the ranges of `value` count from here.
    pub(super) base: usize,
    /// The array that it is a record of, where only the record could be read.
    pub(super) array: Option<&'t str>,
    /// The value.
    pub(super) value: Value<'t>,
}

/// The values of a text: one document, or one per line (JSON Lines).
pub(super) fn documents<'t>(text: &'t str, problems: &mut Vec<Problem>) -> Vec<Document<'t>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let base = text.len() - body.len();
    let open = open_string(body).map(|span| span.shifted(base as u32));
    let says_enough = open.is_some();
    problems.extend(open.map(open_string_problem));
    match parse(body, &STRICT) {
        Ok(value) => document(base, value),
        Err(error)
            if matches!(error.kind(), ParseErrorKind::MultipleRootJsonValues)
                && starts_lines(body) =>
        {
            lines(text, base, open, problems)
        }
        Err(error) => {
            // What comes after a missing quote is read inside out: its faults are none.
            if !says_enough {
                problems.push(broken(base, &error, body));
            }
            parse(body, &FORGIVING)
                .map_or_else(|_| records(text, base), |value| document(base, value))
        }
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

const FORGIVING: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_loose_object_property_names: true,
    allow_trailing_commas: true,
    allow_missing_commas: true,
    allow_single_quoted_strings: true,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: true,
    allow_bare_decimal_point_numbers: true,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: true,
};

fn parse<'t>(text: &'t str, options: &ParseOptions) -> Result<Option<Value<'t>>, ParseError> {
    parse_to_ast(text, &CollectOptions::default(), options).map(|result| result.value)
}

fn document(base: usize, value: Option<Value<'_>>) -> Vec<Document<'_>> {
    value
        .map(|value| Document {
            base,
            array: None,
            value,
        })
        .into_iter()
        .collect()
}

/// Whether the first line that is not blank is a whole value, as in JSON Lines.
fn starts_lines(text: &str) -> bool {
    text.lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| parse(line, &STRICT).is_ok())
}

/// The values of lines, of which one may hold a text that does not end: that is told already.
fn lines<'t>(
    text: &'t str,
    base: usize,
    open: Option<Span>,
    problems: &mut Vec<Problem>,
) -> Vec<Document<'t>> {
    let mut found = Vec::new();
    let mut start = base;
    let body = text.get(base..).unwrap_or_default();
    for line in body.split_inclusive('\n') {
        let end = start + line.len();
        match parse(line, &STRICT) {
            Ok(value) => found.extend(document(start, value)),
            Err(_) if open.is_some_and(|it| (start..end).contains(&(it.start as usize))) => {}
            Err(error) => problems.push(broken(start, &error, line)),
        }
        start = end;
    }
    found
}

fn broken(base: usize, error: &ParseError, text: &str) -> Problem {
    let range = error.range();
    let mut start = range.start;
    let mut end = range.end.max(start);
    if start == end {
        // What is missing has no place of its own: the character before it is shown.
        start = text
            .get(..start)
            .and_then(|it| it.char_indices().next_back())
            .map_or(start, |it| it.0);
    }
    // An unterminated object names itself from its first brace on; its opening line is enough to find it.
    if let Some(line) = text
        .get(range.start..end)
        .and_then(|it| it.find(['\n', '\r']))
    {
        end = range.start + line;
    }
    let (what, mend) = explain(error.kind());
    let span = Span::of(base + start..base + end);
    Problem::new(
        ProblemCode::BrokenJson,
        span,
        format!("broken JSON: {what}"),
    )
    .mend(mend)
}

fn explain(kind: &ParseErrorKind) -> (String, &'static str) {
    use ParseErrorKind::*;
    let (what, mend) = match kind {
        ExpectedComma => (
            "a comma was expected here",
            "put a comma between the two values",
        ),
        TrailingCommasNotAllowed => ("a comma with nothing after it", "take the comma away"),
        CommentsNotAllowed => (
            "a comment",
            "take it away, or put it into a \"comment\" field",
        ),
        ExpectedColonAfterObjectKey => (
            "a colon was expected after the field's name",
            "write \"name\": value",
        ),
        ExpectedObjectValue => (
            "a value was expected after the colon",
            "write the field's value",
        ),
        ExpectedStringObjectProperty => (
            "a field's name in double quotes was expected",
            "put the name into double quotes",
        ),
        SingleQuotedStringsNotAllowed => ("single quotes", "use double quotes"),
        UnterminatedArray => ("a list that begins here and never ends", "close it with ]"),
        UnterminatedObject => (
            "a record that begins here and never ends",
            "close it with }",
        ),
        UnexpectedTokenInObject => (
            "a field's name in double quotes was expected",
            "is the record before closed with }?",
        ),
        UnexpectedToken => (
            "a value was expected: text in double quotes, a number, a list or a record",
            "",
        ),
        String(ParseStringErrorKind::UnterminatedStringLiteral) => (UNENDED, CLOSE_QUOTE),
        UnexpectedWord => ("a word outside quotes", "put it into double quotes"),
        UnexpectedCloseBrace => (
            "a } where a value was expected",
            "write the value, or take the } away",
        ),
        UnexpectedCloseBracket => (
            "a ] where a value was expected",
            "write the value, or take the ] away",
        ),
        UnexpectedComma => ("a comma where a value was expected", "take one comma away"),
        UnexpectedColon => ("a colon where a value was expected", "take it away"),
        MultipleRootJsonValues => (
            "text after the end of the document",
            "a file is one document, or one record per line",
        ),
        NestingDepthExceeded => ("values nested too deep", "a model file needs five levels"),
        other => return (lower_first(&other.to_string()), ""),
    };
    (what.to_owned(), mend)
}

const UNENDED: &str = "a text that does not end on its line";
const CLOSE_QUOTE: &str = "put the closing quote, or write a line end as \\n";

/// The first string that does not end on its line. The parser reads on, strict JSON does not allow it, and nearly always
/// the closing quote is missing.
fn open_string(text: &str) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('"')) {
        let open = at + open;
        let end = string_end(bytes, open);
        if bytes.get(end) != Some(&b'"') {
            return Some(Span::of(open..text.trim_end().len().min(end).max(open + 1)));
        }
        at = end + 1;
    }
    None
}

fn open_string_problem(span: Span) -> Problem {
    let message = format!("broken JSON: {UNENDED}");
    Problem::new(ProblemCode::BrokenJson, span, message).mend(CLOSE_QUOTE)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

/// The records of a text that is no JSON as a whole: every balanced `{…}` inside one of the format's arrays.
fn records(text: &str, base: usize) -> Vec<Document<'_>> {
    let mut found = Vec::new();
    for (array, open) in arrays(text, base) {
        let mut at = open;
        while let Some(start) = next_record(text, at) {
            let end = record_end(text, start);
            let record = text.get(start..end).unwrap_or_default();
            if let Ok(Some(value)) = parse(record, &FORGIVING) {
                found.push(Document {
                    base: start,
                    array: Some(array),
                    value,
                });
            }
            at = end.max(start + 1);
        }
    }
    found
}

/// The names of the arrays of records, and where the text after each `[` begins.
fn arrays(text: &str, base: usize) -> Vec<(&'static str, usize)> {
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    let body = text.get(base..).unwrap_or_default();
    for array in ["sources", "entities", "facts", "relations"] {
        for (at, name) in body.match_indices(&format!("\"{array}\"")) {
            let after = body.get(at + name.len()..).unwrap_or_default();
            let open = after.trim_start().strip_prefix(':').map(str::trim_start);
            if let Some(list) = open.and_then(|it| it.strip_prefix('[')) {
                found.push((array, text.len() - list.len()));
            }
        }
    }
    found.sort_unstable_by_key(|it| it.1);
    found
}

/// Where the next record of an array begins: only commas, white space and stray closing braces may come before it.
fn next_record(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let record = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == '}');
    record
        .starts_with('{')
        .then(|| at + rest.len() - record.len())
}

/// Where the record that begins at `start` ends: after its closing brace, or before the `{` of the next record where the
/// brace is missing (after a comma an object wants a field's name, never a brace).
fn record_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut last = b' ';
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at),
            b'{' if last == b',' && open.last() == Some(&b'{') => return at,
            b'{' | b'[' => open.push(byte),
            b'}' | b']' => {
                open.pop();
                if open.is_empty() {
                    return at + 1;
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at += 1;
    }
    text.len()
}

/// Where the string that opens at `at` ends: its closing quote, or the end of the line, since no JSON string holds one.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 1,
            b'"' | b'\n' => return end,
            _ => {}
        }
        end += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::super::file::parse_model_file;
    use super::super::fixture::report;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// The problems, then the ids that could be read all the same.
    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let file = parse_model_file(text);
        let ids: Vec<&str> = file.entities.iter().map(|it| it.id.text.as_str()).collect();
        expected.assert_eq(&format!("{}read: {}\n", report(text), ids.join(" ")));
    }

    const A: &str = r#"{"id": "a", "kind": "company", "name": "Alder"}"#;
    const B: &str = r#"{"id": "b", "kind": "company", "name": "Birch"}"#;

    #[test]
    fn a_slip_costs_nothing_but_a_problem() {
        check(
            &format!("{{\"entities\": [{A}, {B},]}}"),
            expect![[r#"
                1:111 “,”: model-broken-json: broken JSON: a comma with nothing after it; take the comma away
                read: a b
            "#]],
        );
        check(
            &format!("{{\"entities\": [{A} {B}]}}"),
            expect![[r#"
                1:61 “}”: model-broken-json: broken JSON: a comma was expected here; put a comma between the two values
                read: a b
            "#]],
        );
        check(
            &format!("{{\"entities\": [{A}, // ours\n{B}]}}"),
            expect![[r#"
                1:64 “// ours”: model-broken-json: broken JSON: a comment; take it away, or put it into a "comment" field
                read: a b
            "#]],
        );
        check(
            &format!("{{'entities': [{A}, {B}]}}"),
            expect![[r#"
                1:2 “'”: model-broken-json: broken JSON: single quotes; use double quotes
                read: a b
            "#]],
        );
        check(
            &format!("{{entities: [{A}, {B}]}}"),
            expect![[r#"
                1:2 “entities”: model-broken-json: broken JSON: a field's name in double quotes was expected; put the name into double quotes
                read: a b
            "#]],
        );
    }

    #[test]
    fn lines_that_were_cut_short_are_told_once() {
        let [a, b] = [A, B].map(|it| format!("{{\"entities\": {it}}}"));
        let (cut, cut_outside_text) = (&b[..b.len() - 4], &b[..b.len() - 2]);
        check(
            &format!("{a}\n{cut}"),
            expect![[r#"
                2:53 “"Birc”: model-broken-json: broken JSON: a text that does not end on its line; put the closing quote, or write a line end as \n
                read: a
            "#]],
        );
        check(
            &format!("{a}\n{cut}\n{cut}\n{a}"),
            expect![[r#"
                2:53 “"Birc”: model-broken-json: broken JSON: a text that does not end on its line; put the closing quote, or write a line end as \n
                3:53 “"Birc”: model-broken-json: broken JSON: a text that does not end on its line; put the closing quote, or write a line end as \n
                4:22 “a”: model-duplicate-id: another entity has the id "a" already; the first counts; give one of them another id & 1:22 “a”
                read: a a
            "#]],
        );
        check(
            &format!("{a}\n{cut_outside_text}"),
            expect![[r#"
                2:14 “{"id": "b", "kind": "company", "name": "Birch"”: model-broken-json: broken JSON: a record that begins here and never ends; close it with }
                read: a
            "#]],
        );
        check(
            cut,
            expect![[r#"
                1:53 “"Birc”: model-broken-json: broken JSON: a text that does not end on its line; put the closing quote, or write a line end as \n
                read: 
            "#]],
        );
    }

    #[test]
    fn a_broken_record_does_not_take_the_others_along() {
        check(
            &format!("{{\"entities\": [{A}, {{\"id\": }}, {B}]}}"),
            expect![[r#"
                1:71 “}”: model-broken-json: broken JSON: a } where a value was expected; write the value, or take the } away
                read: a b
            "#]],
        );
        check(
            &format!("{{\"entities\": [{{\"id\": \"c\", \"kind\": \"company\", {A}, {B}]}}"),
            expect![[r#"
                1:46 “{”: model-broken-json: broken JSON: a field's name in double quotes was expected; is the record before closed with }?
                read: a b
            "#]],
        );
        check(
            &format!("{{\"entities\": [{A}, {{\"id\": \"unclosed,\n}}, {B}]}}"),
            expect![[r#"
                1:71 “"unclosed,”: model-broken-json: broken JSON: a text that does not end on its line; put the closing quote, or write a line end as \n
                read: a b
            "#]],
        );
        check(
            &format!("{{\"entities\": [{A}, {B}"),
            expect![[r#"
                1:14 “[{"id": "a", "kind": "company", "name": "Alder"}, {"id": "b", "kind": "company", "name": "Birch"}”: model-broken-json: broken JSON: a list that begins here and never ends; close it with ]
                read: a b
            "#]],
        );
        check(
            &format!("{{\"entities\": [{A}], \"facts\": [{{\"id\" \"F\"}}], \"entities\": [{B}]}}"),
            expect![[r#"
                1:81 “"F"”: model-broken-json: broken JSON: a colon was expected after the field's name; write "name": value
                read: a b
            "#]],
        );
    }

    #[test]
    fn one_record_a_line() {
        let line = |record: &str| format!("{{\"entities\": {record}}}\n");
        check(
            &format!("{}\n{}", line(A), line(B)),
            expect![[r#"
                read: a b
            "#]],
        );
        check(
            &format!("{}{{\"entities\": {{\"id\" 1}}}}\n{}", line(A), line(B)),
            expect![[r#"
                2:20 “1”: model-broken-json: broken JSON: a colon was expected after the field's name; write "name": value
                read: a b
            "#]],
        );
    }

    #[test]
    fn texts_that_are_no_model() {
        check(
            "",
            expect![[r#"
                read: 
            "#]],
        );
        check(
            "\u{feff}{}",
            expect![[r#"
                read: 
            "#]],
        );
        check(
            "not json",
            expect![[r#"
                1:1 “not”: model-broken-json: broken JSON: a word outside quotes; put it into double quotes
                read: 
            "#]],
        );
        check(
            "{\"entities\": [",
            expect![[r#"
                1:14 “[”: model-broken-json: broken JSON: a list that begins here and never ends; close it with ]
                read: 
            "#]],
        );
        check(
            &"[".repeat(100_000),
            expect![[r#"
                1:513 “[[”: model-broken-json: broken JSON: values nested too deep; a model file needs five levels
                read: 
            "#]],
        );
        check(
            "{\"entities\": [{\"id\": \"\\ud800\", \"kind\": \"company\", \"name\": \"A\"}]}",
            expect![[r#"
                1:23 “\ud800"”: model-broken-json: broken JSON: invalid unicode escape sequence. 'd800 (unpaired high surrogate)' is not a valid UTF8 character
                read: 
            "#]],
        );
    }

    proptest! {
        /// No text breaks the reader, and every problem stands inside the text, on character bounds.
        #[test]
        fn total_on_any_text(text in "([\\[\\]{}\",:é\\n ]|\"entities\"|\"facts\"|\"id\": \"a\"|\"kind\": \"company\"|\"name\": \"A\"|tru|1){0,30}") {
            let file = parse_model_file(&text);
            for problem in &file.problems {
                prop_assert!(text.get(problem.span.range()).is_some(), "{:?}", problem);
            }
        }

        /// Cutting a file anywhere keeps the records before the cut.
        #[test]
        fn a_cut_file_keeps_its_first_records(cut in 0usize..200) {
            let text = format!("{{\"entities\": [{A}, {B}]}}");
            let cut = cut.min(text.len());
            let file = parse_model_file(&text[..cut]);
            let whole = [14 + A.len(), 16 + A.len() + B.len()].iter().filter(|end| **end <= cut).count();
            prop_assert_eq!(file.entities.len(), whole);
        }
    }
}

//! The parameters of document notifications, read with patience.
//!
//! tower-lsp drops a notification whose types are not exactly right, without a word, and the document silently parts from
//! the client's. Here numbers may be negative, huge or fractions, versions may be missing, and unknown members may be
//! anything; only what leaves no sense at all is an error.

use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::Value;

use crate::text::{LineCol, Text};

/// `textDocument/didOpen`.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Opened {
    pub(crate) text_document: OpenedDocument,
}

/// The document that was opened.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenedDocument {
    pub(crate) uri: String,
    #[serde(default)]
    pub(crate) language_id: Option<String>,
    #[serde(default)]
    pub(crate) version: Version,
    #[serde(deserialize_with = "text")]
    pub(crate) text: Text,
}

/// Reads a text straight into its rope: a string between the two would be a further copy of a long draft.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    struct AnyText;
    impl Visitor<'_> for AnyText {
        type Value = Text;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string")
        }
        fn visit_str<E>(self, text: &str) -> Result<Text, E> {
            Ok(Text::from(text))
        }
    }
    deserializer.deserialize_str(AnyText)
}

/// `textDocument/didChange`.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Changed {
    pub(crate) text_document: Document,
    pub(crate) content_changes: Vec<Change>,
}

/// `textDocument/didSave` and `textDocument/didClose`, and what is left of a change that cannot be read.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct About {
    pub(crate) text_document: Document,
}

/// A document and its version.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Document {
    pub(crate) uri: String,
    #[serde(default)]
    pub(crate) version: Version,
}

/// One change; without a range the text is all of the document.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Change {
    #[serde(default)]
    pub(crate) range: Option<Range>,
    pub(crate) text: String,
}

/// Where a change stands, in the client's encoding.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub(crate) struct Range {
    start: Position,
    end: Position,
}

impl Range {
    /// Its two ends, perhaps reversed.
    pub(crate) fn ends(self) -> (LineCol, LineCol) {
        (self.start.line_col(), self.end.line_col())
    }
}

#[derive(Clone, Copy, Debug, serde::Deserialize)]
struct Position {
    line: Clamped,
    character: Clamped,
}

impl Position {
    fn line_col(self) -> LineCol {
        LineCol {
            line: self.line.0,
            col: self.character.0,
        }
    }
}

/// Any number, moved to the nearest that the type holds.
#[derive(Clone, Copy, Debug)]
struct Clamped(u32);

impl<'de> Deserialize<'de> for Clamped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Clamped, D::Error> {
        struct AnyNumber;
        impl Visitor<'_> for AnyNumber {
            type Value = Clamped;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number")
            }
            fn visit_u64<E>(self, number: u64) -> Result<Clamped, E> {
                Ok(Clamped(u32::try_from(number).unwrap_or(u32::MAX)))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Clamped, E> {
                Ok(Clamped(u32::try_from(number.max(0)).unwrap_or(u32::MAX)))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Clamped, E> {
                // The cast saturates, and a fraction of a column is that column.
                Ok(Clamped(number as u32))
            }
        }
        deserializer.deserialize_any(AnyNumber)
    }
}

/// A version as the client counts, of any size; absent where it sent none or no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Version(pub(crate) Option<i64>);

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let whole = value
            .as_i64()
            .or_else(|| value.as_f64().map(|it| it as i64));
        Ok(Version(whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(json: &str, expected: Expect) {
        let drawn = match serde_json::from_str::<Changed>(json) {
            Ok(it) => {
                let ends: Vec<_> = it
                    .content_changes
                    .iter()
                    .map(|change| {
                        change.range.map(|range| {
                            let (start, end) = range.ends();
                            [start.line, start.col, end.line, end.col]
                        })
                    })
                    .collect();
                format!("{:?} {ends:?}", it.text_document.version.0)
            }
            Err(_) => "unreadable".to_owned(),
        };
        expected.assert_eq(&drawn);
    }

    fn with_range(range: &str) -> String {
        format!(
            r#"{{"textDocument":{{"uri":"a","version":1}},"contentChanges":[{{"range":{range},"text":"","rangeLength":-1}}]}}"#
        )
    }

    #[test]
    fn numbers_of_every_size() {
        check(
            &with_range(
                r#"{"start":{"line":-1,"character":4294967296},"end":{"line":1e99,"character":2.5}}"#,
            ),
            expect!["Some(1) [Some([0, 4294967295, 4294967295, 2])]"],
        );
        check(&with_range("null"), expect!["Some(1) [None]"]);
        check(
            &with_range(r#"{"start":{"line":"1","character":0},"end":{"line":1,"character":0}}"#),
            expect!["unreadable"],
        );
        check(
            &with_range(r#"{"start":{"line":1,"character":0}}"#),
            expect!["unreadable"],
        );
    }

    #[test]
    fn versions_of_every_kind() {
        for (version, expected) in [
            ("2147483648", expect!["Some(2147483648) []"]),
            ("null", expect!["None []"]),
            ("-3", expect!["Some(-3) []"]),
            ("\"x\"", expect!["None []"]),
            ("1.0", expect!["Some(1) []"]),
        ] {
            check(
                &format!(
                    r#"{{"textDocument":{{"uri":"a","version":{version}}},"contentChanges":[]}}"#
                ),
                expected,
            );
        }
        check(
            r#"{"textDocument":{"uri":"a"},"contentChanges":[]}"#,
            expect!["None []"],
        );
    }
}

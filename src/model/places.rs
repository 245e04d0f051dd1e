//! Where a place in the text of a model file stands: inside which record, at which field. Works on broken text too, since
//! people ask for completion in the middle of a line.
//!
//! This is a scanner, no parser: it follows quotes, brackets, commas and colons, and makes the best of the rest.

use crate::text::Span;

/// A text in quotes, or a place where one may stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place<'t> {
    /// The names of the fields that it stands in, the outermost first; lists leave no trace. A value's own field is the last.
    pub path: Vec<&'t str>,
    /// Whether it is the name of a field, or stands where one may come.
    pub is_name: bool,
    /// Its text as written, without the quotes; empty where nothing stands.
    pub text: &'t str,
    /// Where it stands, without the quotes: bytes of the file.
    pub span: Span,
    /// Whether it has quotes.
    pub is_quoted: bool,
    /// The names of the fields beside it in its record.
    pub siblings: Vec<&'t str>,
}

/// A bracket that is open.
enum Frame<'t> {
    Record {
        names: Vec<&'t str>,
        name: Option<&'t str>,
        wants_name: bool,
    },
    List,
}

struct Scanner<'t> {
    text: &'t str,
    stack: Vec<Frame<'t>>,
}

/// Calls `visit` with every text in quotes of a file, in its order; without siblings.
pub fn strings<'t>(text: &'t str, mut visit: impl FnMut(Place<'t>)) {
    let mut scanner = Scanner {
        text,
        stack: Vec::new(),
    };
    let mut at = 0;
    while let Some((start, end)) = scanner.next_string(&mut at, text.len()) {
        visit(scanner.place(start, end, true));
        scanner.take(start, end);
    }
}

/// The place at `offset` (bytes of the file): the text in quotes there, else where one may stand. `None` outside every
/// record.
pub fn place_at(text: &str, offset: u32) -> Option<Place<'_>> {
    let offset = offset as usize;
    let mut scanner = Scanner {
        text,
        stack: Vec::new(),
    };
    let mut at = 0;
    let mut found = None;
    while let Some((start, end)) = scanner.next_string(&mut at, offset) {
        if end >= offset {
            found = Some(scanner.place(start, end, true));
            scanner.take(start, end);
            break;
        }
        scanner.take(start, end);
    }
    let mut place = found.unwrap_or_else(|| scanner.place(offset, offset, false));
    if scanner.stack.is_empty() {
        return None;
    }
    place.siblings = scanner.names_of_record(at);
    Some(place)
}

impl<'t> Scanner<'t> {
    /// Goes on from `at` to the next text in quotes that begins before `until`, and behind it; where it begins and ends,
    /// without the quotes.
    fn next_string(&mut self, at: &mut usize, until: usize) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(*at).filter(|_| *at < until) {
            *at += 1;
            if byte == b'"' {
                let start = *at;
                let end = string_end(bytes, start);
                *at = (end + 1).min(bytes.len());
                return Some((start, end));
            }
            self.step(byte);
        }
        None
    }

    fn step(&mut self, byte: u8) {
        match byte {
            b'{' => self.stack.push(Frame::Record {
                names: Vec::new(),
                name: None,
                wants_name: true,
            }),
            b'[' => self.stack.push(Frame::List),
            b'}' | b']' => {
                self.stack.pop();
            }
            b':' => self.wants_name(false),
            b',' => self.wants_name(true),
            _ => {}
        }
    }

    fn wants_name(&mut self, wants: bool) {
        if let Some(Frame::Record {
            name, wants_name, ..
        }) = self.stack.last_mut()
        {
            *wants_name = wants;
            if wants {
                *name = None;
            }
        }
    }

    /// Takes note of a text in quotes.
    fn take(&mut self, start: usize, end: usize) {
        let written = self.text.get(start..end).unwrap_or_default();
        if let Some(Frame::Record {
            names,
            name,
            wants_name,
        }) = self.stack.last_mut()
            && *wants_name
        {
            names.push(written);
            *name = Some(written);
        }
    }

    fn place(&self, start: usize, end: usize, is_quoted: bool) -> Place<'t> {
        let is_name = matches!(
            self.stack.last(),
            Some(Frame::Record {
                wants_name: true,
                ..
            })
        );
        let path = self.stack.iter().filter_map(|frame| match frame {
            Frame::Record { name, .. } => *name,
            Frame::List => None,
        });
        Place {
            path: path.collect(),
            is_name,
            text: self.text.get(start..end).unwrap_or_default(),
            span: Span::of(start..end),
            is_quoted,
            siblings: Vec::new(),
        }
    }

    /// The names of the innermost record, read on from `at` to its end.
    fn names_of_record(&mut self, mut at: usize) -> Vec<&'t str> {
        let record = |frame: &Frame<'t>| matches!(frame, Frame::Record { .. });
        let Some(depth) = self.stack.iter().rposition(record) else {
            return Vec::new();
        };
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            if byte == b'"' {
                let end = string_end(bytes, at);
                self.take(at, end);
                at = end + 1;
            } else if matches!(byte, b'}' | b']') && self.stack.len() == depth + 1 {
                break;
            } else {
                self.step(byte);
            }
        }
        match self.stack.get(depth) {
            Some(Frame::Record { names, .. }) => names.clone(),
            _ => Vec::new(),
        }
    }
}

/// Where a text in quotes ends that begins at `start`: at its closing quote, or at the end of the line where it has none.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' | b'\n' | b'\r' => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// An entity.
    Entity,
    /// A fact.
    Fact,
    /// A source.
    Source,
    /// A relation.
    Relation,
}

impl Sort {
    /// What the value of a field names, and whether it is the record's own id; `None` where it is no id.
    pub fn of(path: &[&str]) -> Option<(Sort, bool)> {
        Some(match path {
            ["entities", "id"] => (Sort::Entity, true),
            ["facts", "id"] => (Sort::Fact, true),
            ["sources", "id"] => (Sort::Source, true),
            ["relations", "id"] => (Sort::Relation, true),
            ["entities", "needs"]
            | [
                "facts",
                "subject" | "object" | "via" | "for" | "with" | "attributed_to",
            ] => (Sort::Entity, false),
            ["facts", "relation"] => (Sort::Relation, false),
            ["facts", "supersedes" | "disputes" | "part_of"] => (Sort::Fact, false),
            ["facts", "evidence", "source"] | ["sources", "derived_from"] => (Sort::Source, false),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (before, after) = text.split_once("<|>").expect("a cursor");
        let text = format!("{before}{after}");
        let drawn = match place_at(&text, Span::of(0..before.len()).end) {
            None => "nowhere".to_owned(),
            Some(place) => {
                let what = if place.is_name { "name" } else { "value" };
                let quotes = if place.is_quoted { "“”" } else { "" };
                let (path, siblings) = (place.path.join("."), place.siblings.join(" "));
                format!("{what} {path} {quotes}{} ({siblings})", place.text)
            }
        };
        expected.assert_eq(&drawn);
    }

    #[test]
    fn places_of_sound_text() {
        check(
            r#"{"facts": [{"id": "F1", "subject": "al<|>der"}]}"#,
            expect![[r#"value facts.subject “”alder (id subject)"#]],
        );
        check(
            r#"{"facts": [{"id": "F1", "value": {"unit": "<|>"}, "status": "x"}]}"#,
            expect!["value facts.value.unit “” (unit)"],
        );
        check(
            r#"{"facts": [{"i<|>d": "F1", "status": "x"}]}"#,
            expect!["name facts “”id (id status)"],
        );
        check(
            r#"{"entities": {"id": "a", "needs": ["b", "<|>c"]}}"#,
            expect!["value entities.needs “”c (id needs)"],
        );
        check(
            r#"{"facts": [{"id": "F1", <|>}]}"#,
            expect!["name facts  (id)"],
        );
        check(
            r#"{"facts": [{"id": <|>}]}"#,
            expect!["value facts.id  (id)"],
        );
        check(r#"<|>{"facts": []}"#, expect!["nowhere"]);
        check("{\"facts\": []}<|>", expect!["nowhere"]);
    }

    #[test]
    fn places_of_broken_text() {
        check(
            "{\"facts\": [{\"subject\": \"al<|>\n \"object\": \"x\"}]}",
            expect!["value facts.subject “”al (subject)"],
        );
        check("{\"facts\": [{\"sub<|>", expect!["name facts “”sub (sub)"]);
        check(
            r#"{"a \"quoted\" <|>name": 1}"#,
            expect![[r#"name  “”a \"quoted\" name (a \"quoted\" name)"#]],
        );
    }

    proptest! {
        #[test]
        fn any_text_has_places(text in "[{}\\[\\]\":,a\\\\\n é😀]{0,60}", at in 0_usize..80) {
            if let Some(place) = place_at(&text, at as u32) {
                prop_assert!(place.span.end as usize <= text.len().max(at));
            }
            strings(&text, |place| assert!(text.get(place.span.range()).is_some()));
        }
    }
}

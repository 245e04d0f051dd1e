//! Help while somebody writes a `copydesk.toml`: what a key means, and what may stand at a place.

use super::keys::{KEYS, Key, Takes};
use crate::ide::{Markup, Piece, RULES};
use crate::text::Span;

/// Something to put into a `copydesk.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingCompletion {
    /// What the person reads.
    pub label: String,
    /// What it means, for people.
    pub doc: String,
    /// The text to write.
    pub insert: String,
    /// What it takes the place of: bytes of the file.
    pub replaces: Span,
    /// Whether it is a key or a table; else a value.
    pub is_key: bool,
}

/// A line of the file at a place. Keys and values never run over a line but in lists, where nothing is offered.
struct Line<'t> {
    /// The table that it stands in; empty for the top of the file.
    table: &'t str,
    /// Where it begins: bytes of the file.
    start: usize,
    /// Its text without a comment.
    text: &'t str,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, offset: u32) -> Option<Line<'t>> {
        let offset = offset as usize;
        let before = text.get(..offset)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(start..)?;
        let line = rest.split(['\n', '\r']).next().unwrap_or(rest);
        let headers = before.get(..start)?.lines().rev();
        let table = headers
            .filter_map(|line| line.trim().strip_prefix('['))
            .find_map(|it| it.split(']').next());
        Some(Line {
            table: table.unwrap_or_default().trim(),
            start,
            text: line,
        })
    }

    /// The place of a part of the line.
    fn span(&self, part: &str) -> Span {
        let from = part.as_ptr() as usize - self.text.as_ptr() as usize + self.start;
        Span::of(from..from + part.len())
    }

    /// The name of its key, without quotes; the whole of a line without a value.
    fn key(&self) -> &'t str {
        let key = self.text.split('=').next().unwrap_or_default();
        key.trim()
    }

    fn value(&self) -> Option<&'t str> {
        self.text.split_once('=').map(|(_, value)| value.trim())
    }
}

/// What the key, the table or the word at `offset` (bytes of the file) means, and its place.
pub fn describe_setting(text: &str, offset: u32) -> Option<(Span, Markup)> {
    let line = Line::at(text, offset)?;
    if let Some(header) = line.text.trim().strip_prefix('[') {
        let name = header.split(']').next()?.trim();
        let key = KEYS.iter().find(|it| it.table == name)?;
        let doc = if key.name.is_empty() {
            key.doc
        } else {
            "How the house writes."
        };
        return Some((
            line.span(line.text.trim()),
            paragraph(&format!("[{name}]"), doc),
        ));
    }
    let name = line.key();
    let bare = name.trim_matches('"');
    let key = Key::find(line.table, bare)?;
    let value = line.value().filter(|it| line.span(it).touches(offset));
    if let Some(value) = value {
        let word = value.trim_matches('"');
        let (word, meaning) = key.words().iter().find(|(known, _)| *known == word)?;
        return Some((line.span(value), paragraph(word, meaning)));
    }
    let rule = RULES
        .iter()
        .find(|rule| line.table == "rules" && rule.code == bare);
    let mut markup = match rule {
        Some(rule) => paragraph(bare, rule.summary),
        None => paragraph(bare, key.doc),
    };
    let default = rule.map_or(key.default, |rule| rule.severity.word());
    markup.paragraph([Piece::Soft(format!("Where nothing is said: {default}"))]);
    Some((line.span(name), markup))
}

fn paragraph(name: &str, doc: &str) -> Markup {
    let mut markup = Markup::default();
    // The texts are Markdown for the manual; here code stands as it is.
    let doc = doc.replace('`', "");
    markup.paragraph([
        Piece::Strong(name.to_owned()),
        Piece::Text(format!(": {doc}")),
    ]);
    markup
}

/// What may stand at `offset` (bytes of the file): keys and tables, codes of rules, and the words of a key.
pub fn complete_setting(text: &str, offset: u32) -> Vec<SettingCompletion> {
    let Some(line) = Line::at(text, offset) else {
        return Vec::new();
    };
    let trimmed = line.text.trim_start();
    if trimmed.starts_with('#') {
        return Vec::new();
    }
    if trimmed.starts_with('[') {
        return tables(line.span(trimmed.trim_end()));
    }
    let mut list = match line.value() {
        Some(value) if line.span(value).start <= offset || value.is_empty() => {
            let replaces = if value.is_empty() {
                Span::new(offset, offset)
            } else {
                line.span(value)
            };
            values(&line, replaces)
        }
        _ => keys(text, &line, line.span(line.key())),
    };
    let typed = |it: &SettingCompletion| {
        let len = offset.saturating_sub(it.replaces.start);
        let typed = text.get(Span::new(it.replaces.start, it.replaces.start + len).range());
        typed
            .unwrap_or_default()
            .trim_matches(['"', '['])
            .to_owned()
    };
    list.retain(|it| it.label.contains(&typed(it)));
    list
}

fn values(line: &Line<'_>, replaces: Span) -> Vec<SettingCompletion> {
    let Some(key) = Key::find(line.table, line.key().trim_matches('"')) else {
        return Vec::new();
    };
    let words = key.words().iter();
    words
        .map(|(word, meaning)| SettingCompletion {
            label: (*word).to_owned(),
            doc: (*meaning).to_owned(),
            insert: format!("\"{word}\""),
            replaces,
            is_key: false,
        })
        .collect()
}

fn keys(text: &str, line: &Line<'_>, replaces: Span) -> Vec<SettingCompletion> {
    let key = |name: &str, doc: &str, takes: Takes| SettingCompletion {
        label: name.to_owned(),
        doc: doc.to_owned(),
        insert: match takes {
            _ if line.value().is_some() => name.to_owned(),
            Takes::Texts => format!("{name} = []"),
            Takes::Word(_) | Takes::Date => format!("{name} = "),
        },
        replaces,
        is_key: true,
    };
    let mut list: Vec<SettingCompletion> = if line.table == "rules" {
        let takes = Takes::Word(&[]);
        RULES
            .iter()
            .map(|rule| key(rule.code, rule.summary, takes))
            .collect()
    } else {
        let of_table = KEYS
            .iter()
            .filter(|it| it.table == line.table && !it.name.is_empty());
        of_table.map(|it| key(it.name, it.doc, it.takes)).collect()
    };
    let stands = |name: &str| {
        let lines = text
            .lines()
            .map(|line| line.split('=').next().unwrap_or_default().trim());
        name != line.key() && lines.into_iter().any(|it| it == name)
    };
    list.retain(|it| !stands(&it.label));
    if line.table.is_empty() && line.value().is_none() {
        list.extend(tables(replaces));
    }
    list
}

fn tables(replaces: Span) -> Vec<SettingCompletion> {
    let mut names: Vec<&str> = KEYS
        .iter()
        .map(|it| it.table)
        .filter(|it| !it.is_empty())
        .collect();
    names.dedup();
    names
        .into_iter()
        .map(|name| SettingCompletion {
            label: format!("[{name}]"),
            doc: String::new(),
            insert: format!("[{name}]"),
            replaces,
            is_key: true,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn at_cursor(text: &str) -> (String, u32) {
        let (before, after) = text.split_once("<|>").expect("a cursor");
        (format!("{before}{after}"), before.len() as u32)
    }

    #[track_caller]
    fn check_hover(text: &str, expected: Expect) {
        let (text, offset) = at_cursor(text);
        let hover = describe_setting(&text, offset);
        let drawn =
            hover.map(|(span, markup)| format!("“{}” {}", span.slice(&text), markup.plain()));
        expected.assert_eq(&drawn.unwrap_or_default());
    }

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (text, offset) = at_cursor(text);
        let list = complete_setting(&text, offset);
        let drawn = list
            .iter()
            .take(4)
            .map(|it| format!("{} over “{}”\n", it.insert, it.replaces.slice(&text)));
        expected.assert_eq(&drawn.collect::<String>());
    }

    #[test]
    fn keys_tables_rules_and_words_are_described() {
        check_hover(
            "da<|>te = \"today\"\n",
            expect![[r#"
            “date” date: What a draft is dated by that gives no date itself: "draft" (nothing, so that the same text gives the same findings for ever), "today", or a date such as 2026-03-17.

            Where nothing is said: "draft""#]],
        );
        check_hover(
            "date = \"to<|>day\"\n",
            expect![[r#"“"today"” today: the day on which it is read"#]],
        );
        check_hover(
            "[ru<|>les]\n",
            expect!["“[rules]” [rules]: The severity of a rule by its code."],
        );
        check_hover(
            "[rules]\nbound-<|>differs = \"off\"\n",
            expect![[r#"
            “bound-differs” bound-differs: “Up to”, “about” or “at least” lost, added or turned round

            Where nothing is said: warning"#]],
        );
        check_hover(
            "[style]\nscale = \"sh<|>ort\"\n",
            expect![[r#"“"short"” short: 50bn"#]],
        );
        check_hover("[style]\nno-such<|> = \"short\"\n", expect![""]);
    }

    #[test]
    fn keys_and_words_are_offered() {
        check(
            "<|>",
            expect![[r#"
            models = [] over “”
            ignore = [] over “”
            date =  over “”
            known-words = [] over “”
        "#]],
        );
        check(
            "date = \"today\"\nmod<|>\n",
            expect![[r#"
                models = [] over “mod”
            "#]],
        );
        check(
            "date = <|>",
            expect![[r#"
            "draft" over “”
            "today" over “”
        "#]],
        );
        check(
            "[style]\nscale = \"<|>\"\n",
            expect![[r#"
            "words" over “""”
            "short" over “""”
            "letters" over “""”
        "#]],
        );
        check(
            "[rules]\nbou<|>",
            expect![[r#"
                bound-differs =  over “bou”
            "#]],
        );
        check(
            "[rules]\nbound-differs = \"o<|>\"",
            expect![[r#"
                "error" over “"o"”
                "information" over “"o"”
                "off" over “"o"”
            "#]],
        );
        check(
            "[<|>]\n",
            expect![[r#"
            [rules] over “[]”
            [style] over “[]”
            [file-types] over “[]”
        "#]],
        );
        check("# <|>\n", expect![""]);
    }

    proptest! {
        #[test]
        fn any_text_and_place(text in "[a-z=\\[\\]\"#\r\n é😀]{0,60}", at in 0_u32..80) {
            for it in complete_setting(&text, at) {
                prop_assert!(it.replaces.end as usize <= text.len());
            }
            describe_setting(&text, at);
        }
    }
}

//! Text for a person: what hovers and documentation say, free of any one notation.
//!
//! A feature builds [`Markup`] out of plain strings; the edge asks for Markdown or plain text as its client wants.
//! Everything that came from a draft or a model file is escaped on the way out, so neither can bring in a link, an
//! image or HTML of its own.

use std::fmt::Write;

/// A short text of headings, paragraphs and list items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    kind: LineKind,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    Paragraph,
    Item,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Text(String),
    /// Words that stand out: a name, a figure.
    Strong(String),
    /// Words in the background: a date, a status.
    Soft(String),
    /// Words that lead somewhere.
    Link {
        /// What is read.
        text: String,
        /// A `file:`, `http:` or `https:` address; with any other the words stand alone.
        target: String,
    },
}

/// Words as they are.
pub(super) fn text(words: impl Into<String>) -> Piece {
    Piece::Text(words.into())
}

/// Words that stand out.
pub(super) fn strong(words: impl Into<String>) -> Piece {
    Piece::Strong(words.into())
}

/// Words in the background.
pub(super) fn soft(words: impl Into<String>) -> Piece {
    Piece::Soft(words.into())
}

impl Markup {
    /// Adds a paragraph.
    pub fn paragraph(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        self.push(LineKind::Paragraph, pieces);
    }

    /// Adds an item to the list at the end.
    pub fn item(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        self.push(LineKind::Item, pieces);
    }

    /// Adds all of `other` at the end.
    pub fn append(&mut self, other: Markup) {
        self.lines.extend(other.lines);
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn push(&mut self, kind: LineKind, pieces: impl IntoIterator<Item = Piece>) {
        let pieces: Vec<Piece> = pieces.into_iter().collect();
        if !pieces.is_empty() {
            self.lines.push(Line { kind, pieces });
        }
    }

    /// As CommonMark 0.31, every mark of the words escaped.
    pub fn markdown(&self) -> String {
        self.render("- ", |piece, out| match piece {
            Piece::Text(words) => escape(words, out),
            Piece::Strong(words) => wrapped("**", words, out),
            Piece::Soft(words) => wrapped("_", words, out),
            Piece::Link { text, target } => link(text, target, out),
        })
    }

    /// As plain text, for clients that show no Markdown.
    pub fn plain(&self) -> String {
        self.render("• ", |piece, out| match piece {
            Piece::Text(words)
            | Piece::Strong(words)
            | Piece::Soft(words)
            | Piece::Link { text: words, .. } => {
                out.push_str(&one_line(words));
            }
        })
    }

    fn render(&self, bullet: &str, mut piece: impl FnMut(&Piece, &mut String)) -> String {
        let mut out = String::new();
        let mut last = None;
        for line in &self.lines {
            match (last, line.kind) {
                (None, _) => {}
                (Some(LineKind::Item), LineKind::Item) => out.push('\n'),
                (Some(_), _) => out.push_str("\n\n"),
            }
            if line.kind == LineKind::Item {
                out.push_str(bullet);
            }
            line.pieces.iter().for_each(|it| piece(it, &mut out));
            last = Some(line.kind);
        }
        out
    }
}

fn wrapped(mark: &str, words: &str, out: &mut String) {
    // A mark beside white space is no mark to CommonMark (section 6.2), so white space at the ends stays outside.
    let inner = words.trim();
    if inner.is_empty() {
        return out.push_str(&one_line(words));
    }
    let (before, after) = words.split_once(inner).unwrap_or_default();
    out.push_str(&one_line(before));
    out.push_str(mark);
    escape(inner, out);
    out.push_str(mark);
    out.push_str(&one_line(after));
}

fn link(words: &str, target: &str, out: &mut String) {
    let known = ["file://", "http://", "https://"]
        .iter()
        .any(|scheme| target.starts_with(scheme));
    if !known {
        return escape(words, out);
    }
    out.push('[');
    escape(words, out);
    // Angle brackets and white space could end the address early, so they are percent-encoded (RFC 3986, 2.1).
    out.push_str("](<");
    for c in target.chars() {
        match c {
            '<' | '>' | '\\' => _ = write!(out, "%{:02X}", c as u32),
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out.push_str(">)");
}

/// Escapes what CommonMark reads as a mark (section 2.4, backslash escapes) and keeps the words on one line.
///
/// No more than that: many editors show the Markdown itself, so every backslash is read by somebody. Brackets, an
/// exclamation mark and the like mean something behind or before a square bracket only, which is escaped.
fn escape(words: &str, out: &mut String) {
    let words = one_line(words);
    // What would begin a heading, a quotation, a list or a rule. An equals sign underlines a heading only where words
    // stand in the line above, which is empty here.
    let starts_line = out.is_empty() || out.ends_with('\n') || out.ends_with("\n- ") || out == "- ";
    // White space before it changes nothing: up to three blanks may stand before a mark, and more are a block of code.
    let words = if starts_line {
        words.trim_start()
    } else {
        &*words
    };
    let number = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in words.char_indices() {
        let always = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|');
        let at_start = starts_line && at == 0 && matches!(c, '#' | '>' | '+' | '-');
        let ends_number = starts_line && at > 0 && at == number && matches!(c, '.' | ')');
        let entity = c == '&' && words.get(at..).is_some_and(|it| it.contains(';'));
        if always || at_start || ends_number || entity {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Line ends and other control characters would end the list item or begin a new block.
pub(super) fn one_line(words: &str) -> String {
    words
        .replace("\r\n", " ")
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn sample() -> Markup {
        let mut markup = Markup::default();
        markup.paragraph([strong("OpenAI"), text(" · company")]);
        markup.item([text("one *star* · "), soft("2026")]);
        markup.item([Piece::Link {
            text: "two".into(),
            target: "file:///a b#L4".into(),
        }]);
        markup
    }

    #[test]
    fn markdown_and_plain_text() {
        expect![[r#"
            **OpenAI** · company

            - one \*star\* · _2026_
            - [two](<file:///a%20b#L4>)"#]]
        .assert_eq(&sample().markdown());
        expect![[r#"
            OpenAI · company

            • one *star* · 2026
            • two"#]]
        .assert_eq(&sample().plain());
    }

    #[test]
    fn nothing_from_outside_becomes_a_mark() {
        let mut markup = Markup::default();
        markup.paragraph([text("[x](command:evil)\n# <img src=x>")]);
        markup.paragraph([Piece::Link {
            text: "run".into(),
            target: "command:evil".into(),
        }]);
        expect![[r#"
            \[x\](command:evil) # \<img src=x>

            run"#]]
        .assert_eq(&markup.markdown());
    }

    #[test]
    fn only_what_would_be_a_mark_is_escaped() {
        let mut markup = Markup::default();
        markup.paragraph([text("# up to $200 million (S8), R&D! {x}")]);
        markup.paragraph([text("2026. It was &lt; then, a_b")]);
        markup.item([text("- 3) and > 4")]);
        expect![[r#"
            \# up to $200 million (S8), R&D! {x}

            2026\. It was \&lt; then, a\_b

            - \- 3) and > 4"#]]
        .assert_eq(&markup.markdown());
    }
}

//! Plain text: blank lines part paragraphs, lines of a paragraph may be wrapped, lists are marked as people mark them.
//!
//! A line end inside a paragraph stays in the prose as the white space it is, so prose and draft have the same bytes.

use super::{Line, More, Window};
use crate::draft::block::{Block, BlockKind};
use crate::draft::prose::Prose;
use crate::draft::segment::SegmentContent;
use crate::draft::suppression::{Note, allowances};
use crate::text::Span;

/// A segment that a list has made so long ends at its next item, so that an edit in a list without end stays cheap.
pub(super) const LONG: usize = 32 * 1024;

/// The longest first line, in bytes, that can be a headline.
const HEADLINE_LEN: usize = 160;

/// The segment that begins where the window does: a paragraph, or a list, and the blank lines behind it.
pub(super) fn segment(window: Window<'_>) -> Result<SegmentContent, More> {
    let mut reader = Reader::default();
    let mut next = window.next_text(0)?;
    while let Some(line) = next {
        if reader.parts(&line) {
            return Ok(reader.finish(line.start, true));
        }
        let mut at = line;
        reader.line(window, &at);
        while let Some(line) = window.line(at.end)?.filter(|line| !line.is_blank()) {
            if reader.in_list() && at.end > LONG && marker(line.text).is_some() {
                return Ok(reader.finish(line.start, true));
            }
            reader.line(window, &line);
            at = line;
        }
        reader.blank_line(window);
        next = window.next_text(at.end)?;
    }
    Ok(reader.finish(window.text.len(), false))
}

/// The marks of lists: a bullet's own sign, or what stands behind a number.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Marker {
    sign: char,
    /// The bytes of indentation before it.
    indent: usize,
    /// The bytes from the line's start to the item's text.
    len: usize,
}

impl Marker {
    /// Whether the sign may be the minus of a temperature: "- 5 degrees", "- 12°C", "- 12 C" and no more.
    fn is_minus(self, line: &str) -> bool {
        let item = line.get(self.len..).unwrap_or_default();
        let unit = item.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let counted = unit.len() < item.len();
        let unit = unit.trim_start();
        let letter = matches!(unit.trim_end_matches('.').trim_end(), "C" | "c" | "F");
        let degrees = unit.starts_with('°') || unit.starts_with("degree") || letter;
        self.sign == '-' && counted && degrees
    }
}

/// The list marker that a line begins with.
fn marker(line: &str) -> Option<Marker> {
    let body = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - body.len();
    let behind = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = body.len() - behind.len();
    let mut behind = behind.chars();
    let sign = behind.next()?;
    let fits = match digits {
        0 => matches!(sign, '-' | '*' | '+' | '•' | '‣' | '◦' | '▪' | '·'),
        1..=3 => matches!(sign, '.' | ')'),
        _ => false,
    };
    let behind = behind.as_str();
    let text = behind.trim_start();
    let spaced = text.len() < behind.len() && !text.is_empty();
    (fits && spaced).then_some(Marker {
        sign,
        indent,
        len: line.len() - text.len(),
    })
}

/// A list that the current line may belong to.
#[derive(Clone, Copy)]
struct OpenList {
    marker: Marker,
    number: u32,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    notes: Vec<Note>,
    lists: Vec<OpenList>,
    n_lists: u32,
    /// The block being read: its kind, where its markup begins, and its prose.
    open: Option<(BlockKind, usize, Span)>,
    n_lines: u32,
}

impl Reader {
    fn in_list(&self) -> bool {
        !self.lists.is_empty()
    }

    /// Whether a segment ends before `line`, which follows blank lines: unless a list goes on or only notes were read.
    fn parts(&self, line: &Line<'_>) -> bool {
        let goes_on = self.in_list() && marker(line.text).is_some() && line.start < LONG;
        !self.blocks.is_empty() && !goes_on
    }

    fn line(&mut self, window: Window<'_>, line: &Line<'_>) {
        if let Some(note) = Note::parse(line.text, line.start) {
            self.close(window);
            self.notes.push(note);
            return;
        }
        let text = Span::of(line.start..line.start + line.text.trim_end().len());
        let begins_item = match &self.open {
            // A wrapped line may begin with a dash or a year: inside a paragraph only a colon announces a list.
            Some((BlockKind::Paragraph, _, so_far)) => so_far.slice(window.text).ends_with(':'),
            _ => true,
        };
        let marker = marker(line.text)
            .filter(|marker| begins_item || marker.sign == '•')
            .filter(|marker| self.in_list() || !marker.is_minus(line.text));
        match marker {
            Some(marker) => {
                self.close(window);
                let kind = self.item(marker);
                let prose = Span::new(text.start + marker.len as u32, text.end);
                self.open = Some((kind, line.start + marker.indent, prose));
            }
            None => self.text_line(line, text),
        }
        self.n_lines += 1;
    }

    fn text_line(&mut self, line: &Line<'_>, text: Span) {
        match &mut self.open {
            Some((_, _, prose)) => prose.end = text.end,
            None => {
                self.lists.clear();
                let start = line.start + (line.text.len() - line.text.trim_start().len());
                let prose = Span::new(start as u32, text.end);
                self.open = Some((BlockKind::Paragraph, start, prose));
            }
        }
    }

    /// The kind of the item that `marker` begins: in the list of its indentation, or in a new one.
    fn item(&mut self, marker: Marker) -> BlockKind {
        while self
            .lists
            .last()
            .is_some_and(|list| list.marker.indent > marker.indent + 1)
        {
            self.lists.pop();
        }
        let same_depth = self
            .lists
            .last()
            .filter(|list| marker.indent <= list.marker.indent + 1)
            .copied();
        match same_depth {
            Some(list) if list.marker.sign == marker.sign => {}
            _ => {
                if same_depth.is_some() {
                    self.lists.pop();
                }
                self.lists.push(OpenList {
                    marker,
                    number: self.n_lists,
                });
                self.n_lists += 1;
            }
        }
        BlockKind::ListItem {
            list: self.lists.last().map_or(0, |list| list.number),
            depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
        }
    }

    fn blank_line(&mut self, window: Window<'_>) {
        self.close(window);
        if let [only] = self.blocks.as_mut_slice()
            && window.first
            && self.n_lines == 1
        {
            only.kind = headline_or(only.kind, only.prose.text());
        }
    }

    fn close(&mut self, window: Window<'_>) {
        let Some((kind, start, prose_span)) = self.open.take() else {
            return;
        };
        let mut prose = Prose::default();
        prose.push(prose_span.slice(window.text), prose_span);
        if !prose.text().is_empty() {
            self.blocks.push(Block {
                kind,
                span: Span::new(start as u32, prose_span.end),
                prose,
            });
        }
    }

    /// The segment, which ends at `len`; `followed` says whether more text comes behind it.
    fn finish(mut self, len: usize, followed: bool) -> SegmentContent {
        if let [only] = &mut self.blocks[..]
            && !followed
            && only.kind == BlockKind::Headline(1)
        {
            only.kind = BlockKind::Paragraph;
        }
        SegmentContent {
            len: len as u32,
            allowances: allowances(self.notes, &self.blocks),
            blocks: self.blocks,
            ..SegmentContent::default()
        }
    }
}

/// A headline for a first line that is short and does not end as a sentence does.
fn headline_or(kind: BlockKind, line: &str) -> BlockKind {
    let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '—' | '…');
    let end = line.trim_end_matches(['"', '”', '’', '\'', ')']);
    if kind == BlockKind::Paragraph && line.len() <= HEADLINE_LEN && !end.ends_with(ends) {
        return BlockKind::Headline(1);
    }
    kind
}

#[cfg(test)]
mod tests {
    use crate::draft::Format;
    use crate::draft::parse::tests::draw;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&draw(text, Format::Plain));
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        check(
            "One line\nand its rest.  \n \t\nTwo.\r\nMore.\r\n\r\nThree.\r\rFour.",
            expect![[r#"
                Paragraph 0..22 "One line\nand its rest."
                Paragraph 28..39 "Two.\r\nMore."
                Paragraph 43..49 "Three."
                Paragraph 51..56 "Four."
            "#]],
        );
    }

    #[test]
    fn a_short_first_line_without_a_stop_is_the_headline() {
        check(
            "\u{feff}Rain to end a dry month\n\nIt rained.\n\nIt rained again\n\nand again.",
            expect![[r#"
                Headline(1) 3..26 "Rain to end a dry month"
                Paragraph 28..38 "It rained."
                Paragraph 40..55 "It rained again"
                Paragraph 57..67 "and again."
            "#]],
        );
        check(
            "It rained in the north.\n\nMore.",
            expect![[r#"
            Paragraph 0..23 "It rained in the north."
            Paragraph 25..30 "More."
        "#]],
        );
        check(
            "Rain to end\na dry month\n\nMore.",
            expect![[r#"
            Paragraph 0..23 "Rain to end\na dry month"
            Paragraph 25..30 "More."
        "#]],
        );
        check(
            "Rain to end a dry month\n\n",
            expect![[r#"
            Paragraph 0..23 "Rain to end a dry month"
        "#]],
        );
    }

    #[test]
    fn lists() {
        check(
            "Three things:\n- one\n- two\n  goes on\n\n- three\n  - deep\n1. new\n\nText.",
            expect![[r#"
                Paragraph 0..13 "Three things:"
                ListItem { list: 0, depth: 1 } 14..19 "one"
                ListItem { list: 0, depth: 1 } 20..35 "two\n  goes on"
                ListItem { list: 0, depth: 1 } 37..44 "three"
                ListItem { list: 1, depth: 2 } 47..53 "deep"
                ListItem { list: 2, depth: 1 } 54..60 "new"
                Paragraph 62..67 "Text."
            "#]],
        );
        check(
            "• a\n• b\n\nText\n- with a dash",
            expect![[r#"
            ListItem { list: 0, depth: 1 } 0..5 "a"
            ListItem { list: 0, depth: 1 } 6..11 "b"
            Paragraph 13..31 "Text\n- with a dash"
        "#]],
        );
        check(
            "It cost more than\n10. In\n2025. Then",
            expect![[r#"
            Paragraph 0..35 "It cost more than\n10. In\n2025. Then"
        "#]],
        );
    }

    #[test]
    fn a_minus_is_no_list() {
        check(
            "- 7 degrees at dawn.\n\n- 3.5 °C at noon.",
            expect![[r#"
                Paragraph 0..20 "- 7 degrees at dawn."
                Paragraph 22..40 "- 3.5 °C at noon."
            "#]],
        );
        check(
            "- 7 miles\n- 4 degrees\n\n- degrees of doubt",
            expect![[r#"
                ListItem { list: 0, depth: 1 } 0..9 "7 miles"
                ListItem { list: 0, depth: 1 } 10..21 "4 degrees"
                ListItem { list: 0, depth: 1 } 23..41 "degrees of doubt"
            "#]],
        );
    }

    #[test]
    fn notes() {
        check(
            "copydesk: allow a-b\n\nOne.\n\nTwo.\ncopydesk: allow c-d\nThree.",
            expect![[r#"
                Paragraph 21..25 "One."
                Paragraph 27..31 "Two."
                Paragraph 52..58 "Three."
                allow a-b in Some(Span { start: 21, end: 25 })
                allow c-d in Some(Span { start: 52, end: 58 })
            "#]],
        );
    }

    #[test]
    fn front_matter() {
        check(
            "---\ntitle: \"A \\\"quoted\\\" rain\"\nstandfirst: It rained\ndate: 2026-03-18\ntags: [a]\n---\n\nBody text",
            expect![[r#"
                Headline(1) 12..29 "A \"quoted\" rain" <- "A \\\"quoted\\\" rain"
                Standfirst 43..52 "It rained"
                Paragraph 85..94 "Body text"
                FrontMatter 2026-03-18 "2026-03-18"
            "#]],
        );
        check(
            "+++\ntitle = 'Rain'\npublished = 2026-03-18T10:00:00Z\n+++\nBody",
            expect![[r#"
                Headline(1) 13..17 "Rain"
                Paragraph 56..60 "Body"
                FrontMatter 2026-03-18 "2026-03-18T10:00:00Z"
            "#]],
        );
        check(
            "---\ntitle: never closed\n\nBody",
            expect![[r#"
            Paragraph 0..23 "---\ntitle: never closed"
            Paragraph 25..29 "Body"
        "#]],
        );
    }

    #[test]
    fn datelines() {
        check(
            "GENEVA, March 18, 2026 (Agency) — It rained.\n\nOSLO, March 19, 2026 — No.",
            expect![[r#"
                Paragraph 0..46 "GENEVA, March 18, 2026 (Agency) — It rained."
                Paragraph 48..76 "OSLO, March 19, 2026 — No."
                Dateline 2026-03-18 "March 18, 2026"
            "#]],
        );
    }
}

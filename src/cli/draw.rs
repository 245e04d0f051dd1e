//! Remarks drawn over the text they are about, as a good compiler does.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
};

use super::remark::{Edit, Mend, Remark};
use crate::ide::Severity;
use crate::text::Span;

/// The width that drawings are cut to, in terminal cells. A paragraph of a draft is often one line of a thousand
/// characters; only what stands around the remark is shown.
const WIDTH: usize = 100;

/// The longest lines that are drawn, in bytes; of longer ones only the place is named. All of a line is read for each remark
/// on it, and shown between two places of it: a model file on one line, with a thousand problems, would be read and shown a
/// thousand times.
const LONGEST_DRAWN: usize = 20_000;

/// About how far a note's first line is moved to the right, in terminal cells.
const NOTE_LEAD: usize = 12;

/// A named text that remarks are drawn over.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    name: &'a str,
    text: &'a str,
    /// The first byte of every line. Invariant: begins with 0 and rises.
    line_starts: Vec<usize>,
    renderer: Renderer,
}

impl<'a> Sheet<'a> {
    /// Finds the lines of the text once.
    pub(super) fn new(name: &'a str, text: &'a str) -> Sheet<'a> {
        let bytes = text.bytes();
        let ends = bytes.enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => is_lone(text, *at),
            _ => false,
        });
        let behind = ends.map(|(at, _)| at + 1);
        Sheet {
            name,
            text,
            line_starts: std::iter::once(0).chain(behind).collect(),
            renderer: Renderer::styled()
                .decor_style(DecorStyle::Unicode)
                .term_width(WIDTH),
        }
    }

    /// How messages call the text.
    pub(super) fn name(&self) -> &'a str {
        self.name
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The line and the column of a byte offset, both from 1, the column in code points.
    pub(super) fn position(&self, offset: u32) -> (usize, usize) {
        let line = self.line_of(offset as usize);
        let before = self.text.get(self.start_of(line)..offset as usize);
        (line + 1, before.map_or(0, |it| it.chars().count()) + 1)
    }

    /// The remark with its lines, coloured by ANSI escapes.
    pub(super) fn draw(&'a self, remark: &Remark<'a>) -> String {
        // The code and the brackets stand before the first line.
        let lead = remark.severity.word().len() + remark.code.len() + "[]: ".len();
        let title = level(remark.severity)
            .primary_title(wrapped(remark.message, lead))
            .id(remark.code);
        let notes = remark
            .notes
            .iter()
            .map(|it| Level::NOTE.message(wrapped(it, NOTE_LEAD)));
        let finding = title.element(self.place(remark)).elements(notes);
        let mends = remark.mends.iter().map(|mend| self.mend(mend));
        let report: Vec<Group<'_>> = std::iter::once(finding).chain(mends).collect();
        self.renderer.render(&report)
    }

    /// The lines of a remark with its places marked, or only where it stands.
    fn place<'s>(&'s self, remark: &Remark<'s>) -> Element<'s> {
        let places = remark.beside.iter().map(|(at, _)| *at);
        let window = self.window(places.fold(remark.at, Span::cover));
        if window.text.len() > LONGEST_DRAWN {
            let (line, column) = self.position(remark.at.start);
            let origin = Origin::path(self.name).line(line);
            return origin.char_column(column).into();
        }
        self.snippet(remark, &window).into()
    }

    fn snippet<'s>(
        &'s self,
        remark: &Remark<'s>,
        window: &Window<'s>,
    ) -> Snippet<'s, Annotation<'s>> {
        let beside = remark.beside.iter().map(|(at, words)| {
            AnnotationKind::Context
                .span(window.range(*at))
                .label(*words)
        });
        window
            .snippet(self.name)
            .annotation(AnnotationKind::Primary.span(window.range(remark.at)))
            .annotations(beside)
    }

    fn mend<'s>(&'s self, mend: &Mend<'s>) -> Group<'s> {
        let title = Level::HELP.secondary_title(mend.title);
        let places = mend.edits.iter().map(|edit| edit.at);
        let Some(all) = places.reduce(Span::cover) else {
            return Group::with_title(title);
        };
        let window = self.window(all);
        if window.text.len() > LONGEST_DRAWN {
            return Group::with_title(title);
        }
        let patches = mend
            .edits
            .iter()
            .map(|edit: &Edit<'s>| Patch::new(window.range(edit.at), edit.text));
        title.element(window.snippet(self.name).patches(patches))
    }

    /// The whole lines that `span` touches.
    fn window(&self, span: Span) -> Window<'_> {
        let (first, last) = (
            self.line_of(span.start as usize),
            self.line_of(span.end as usize),
        );
        let (start, end) = (self.start_of(first), self.start_of(last + 1));
        Window {
            line: first + 1,
            start,
            text: self.text.get(start..end).unwrap_or_default(),
        }
    }

    /// Where a line begins, by its number from 0; the text's end for one behind the last.
    fn start_of(&self, line: usize) -> usize {
        let start = self.line_starts.get(line).copied();
        start.unwrap_or(self.text.len())
    }

    /// The number of the line, from 0, that the byte stands in.
    fn line_of(&self, offset: usize) -> usize {
        // The first line starts at 0, so at least one start is not behind the offset.
        self.line_starts.partition_point(|start| *start <= offset) - 1
    }
}

/// Some whole lines of a sheet. Only they are handed to the drawing, which reads all that it is given.
struct Window<'a> {
    line: usize,
    start: usize,
    text: &'a str,
}

impl<'a> Window<'a> {
    fn snippet<T: Clone>(&self, name: &'a str) -> Snippet<'a, T> {
        Snippet::source(self.drawable())
            .line_start(self.line)
            .path(name)
    }

    /// The lines with a line feed for a lone carriage return, which the drawing would take for a character.
    fn drawable(&self) -> Cow<'a, str> {
        let lone = |(at, c): (usize, char)| c == '\r' && is_lone(self.text, at);
        if !self.text.char_indices().any(lone) {
            return self.text.into();
        }
        let feeds = self.text.char_indices();
        feeds
            .map(|it| if lone(it) { '\n' } else { it.1 })
            .collect::<String>()
            .into()
    }

    /// The bytes of the window under a span of the sheet.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |offset: u32| {
            let offset = (offset as usize).clamp(self.start, self.start + self.text.len());
            self.text.floor_char_boundary(offset - self.start)
        };
        within(span.start)..within(span.end)
    }
}

/// Whether no line feed follows the carriage return at this byte.
fn is_lone(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1) != Some(&b'\n')
}

/// The words with line ends between them, so that no line is wider than [`WIDTH`]; `lead` is taken of every line.
fn wrapped(words: &str, lead: usize) -> String {
    let mut text = String::with_capacity(words.len());
    let mut column = lead;
    for word in words.split_inclusive(' ') {
        let width = word.trim_end().chars().count();
        if column + width > WIDTH && column > lead {
            text.truncate(text.trim_end().len());
            text.push('\n');
            column = lead;
        }
        text.push_str(word);
        column += word.chars().count();
    }
    text
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn span_of(text: &str, part: &str) -> Span {
        let start = text.find(part).expect("the part stands in the text");
        Span::of(start..start + part.len())
    }

    #[track_caller]
    fn check(text: &str, part: &str, beside: Option<&str>, mend: Option<&str>, expected: Expect) {
        let at = span_of(text, part);
        let remark = Remark {
            severity: Severity::Warning,
            code: "some-code",
            message: "something is off",
            at,
            beside: beside
                .map(|it| (span_of(text, it), "see here"))
                .into_iter()
                .collect(),
            notes: vec!["what it rests on".to_owned()],
            fact: None,
            fingerprint: None,
            mends: mend
                .map(|text| Mend {
                    title: "put it right",
                    safe: false,
                    edits: vec![Edit { at, text }],
                })
                .into_iter()
                .collect(),
        };
        let drawn = Sheet::new("draft.md", text).draw(&remark);
        let plain = anstream::adapter::strip_str(&drawn).to_string();
        expected.assert_eq(&format!("{plain}\n"));
    }

    #[test]
    fn of_a_line_without_end_only_the_place_is_named() {
        let text = format!("One.\n{} off{}", "é".repeat(9_000), " end".repeat(1_000));
        check(
            &text,
            "off",
            Some("end"),
            Some("on"),
            expect![[r#"
            warning[some-code]: something is off
             ╭▸ draft.md:2:9002
             ╰ note: what it rests on
            help: put it right
        "#]],
        );
    }

    #[test]
    fn one_place() {
        check(
            "First line.\nThe café sold 😀 five cups.\nLast.",
            "five cups",
            None,
            None,
            expect![[r#"
                warning[some-code]: something is off
                  ╭▸ draft.md:2:17
                  │
                2 │ The café sold 😀 five cups.
                  │                  ━━━━━━━━━
                  │
                  ╰ note: what it rests on
            "#]],
        );
    }

    #[test]
    fn two_places_and_a_mend_over_crlf() {
        check(
            "Ten cups.\r\n\r\nThen eleven cups.\r\n",
            "eleven",
            Some("Ten"),
            Some("ten"),
            expect![[r#"
                warning[some-code]: something is off
                  ╭▸ draft.md:3:6
                  │
                1 │ Ten cups.
                  │ ─── see here
                2 │
                3 │ Then eleven cups.
                  │      ━━━━━━
                  │
                  ╰ note: what it rests on
                help: put it right
                  ╭╴
                3 - Then eleven cups.
                3 + Then ten cups.
                  ╰╴
            "#]],
        );
    }

    #[test]
    fn lone_carriage_returns_end_lines() {
        check(
            "One.\rTwo cups.\rThree.",
            "Two",
            None,
            None,
            expect![[r#"
                warning[some-code]: something is off
                  ╭▸ draft.md:2:1
                  │
                2 │ Two cups.
                  │ ━━━
                  │
                  ╰ note: what it rests on
            "#]],
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!(
            "{}Two cups.{}",
            "Much is said. ".repeat(40),
            " More is said.".repeat(40)
        );
        check(
            &text,
            "Two",
            None,
            None,
            expect![[r#"
            warning[some-code]: something is off
              ╭▸ draft.md:1:561
              │
            1 │ …d. Much is said. Much is said. Much is said. Two cups. More is said. More is said. More is sai…
              │                                               ━━━
              │
              ╰ note: what it rests on
        "#]],
        );
    }

    #[test]
    fn escapes_in_a_draft_do_not_reach_the_terminal() {
        check(
            "Red \u{1b}[31mcups.",
            "cups",
            None,
            None,
            expect![[r#"
            warning[some-code]: something is off
              ╭▸ draft.md:1:10
              │
            1 │ Red ␛[31mcups.
              │          ━━━━
              │
              ╰ note: what it rests on
        "#]],
        );
    }

    #[test]
    fn positions_count_code_points() {
        let sheet = Sheet::new("x", "a\r\né😀b\rc");
        assert_eq!(sheet.position(0), (1, 1));
        assert_eq!(sheet.position(3), (2, 1));
        assert_eq!(sheet.position(9), (2, 3));
        assert_eq!(sheet.position(11), (3, 1));
        assert_eq!(sheet.position(12), (3, 2));
    }
}

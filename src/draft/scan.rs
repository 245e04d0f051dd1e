//! Reading a text segment after segment, a long one from several places at once.
//!
//! What a segment is depends on the text from its start on alone. So a reader may begin anywhere, and once another that
//! comes from further up begins a segment where it began one, both read the same from there on.

use std::borrow::Cow;
use std::sync::Arc;

use super::format::{Format, More, Window, segment};
use super::segment::SegmentContent;
use crate::text::{LineCol, PositionEncoding, Room, Span, Text, in_parallel};

/// Whether to stop, asked after each segment and told its length in bytes.
pub(super) type Stops<'a> = &'a (dyn Fn(u32) -> bool + Sync);

/// A long text is read from so many places: more than there are threads, so that none waits long for the last.
const STRETCHES: u32 = 8;

/// A stretch is no shorter, in bytes, for where it begins a paragraph may be read twice. Tests have short ones, so that
/// small texts have several.
const SHORTEST: u32 = if cfg!(test) { 16 } else { 16 * 1024 };

/// How many bytes are parsed in the time in which one is recognized.
pub const PARSED: usize = 16;

/// All segments of a text; `None` if `stops` says so.
pub(super) fn scan_all(
    text: &Text,
    format: Format,
    stops: Stops<'_>,
) -> Option<Vec<Arc<SegmentContent>>> {
    let weight = |it: &Span| it.len() as usize / PARSED;
    let stretches = in_parallel(&stretches(text.len()), weight, |span| {
        Stretch::read(text, format, *span, stops)
    });
    let mut contents = Vec::new();
    let mut at = 0;
    for stretch in stretches {
        at = stretch?.join(text, format, at, &mut contents, stops)?;
    }
    Some(contents)
}

/// The parts of a text of `len` bytes that are read apart.
fn stretches(len: u32) -> Vec<Span> {
    let each = len.div_ceil(STRETCHES).max(SHORTEST);
    let starts = (0..len).step_by(each as usize);
    starts
        .map(|start| Span::new(start, start.saturating_add(each).min(len)))
        .collect()
}

/// Segments read from some place on.
struct Stretch {
    contents: Vec<Arc<SegmentContent>>,
    /// Where each begins.
    starts: Vec<u32>,
    /// Where the last one ends.
    end: u32,
}

impl Stretch {
    /// Reads from the first line that begins in `span` to the segment that holds its end; `None` if `stops` says so.
    fn read(text: &Text, format: Format, span: Span, stops: Stops<'_>) -> Option<Stretch> {
        let start = match span.start {
            0 => 0,
            start => next_line(text, start),
        };
        let mut stretch = Stretch {
            contents: Vec::new(),
            starts: Vec::new(),
            end: start,
        };
        let mut scanner = Scanner::new(text, format, start, span.end);
        let mut room = Room::default();
        while stretch.end < span.end
            && let Some(content) = scanner.next()
        {
            if stops(content.len) {
                return None;
            }
            room.make(content.len as usize);
            stretch.starts.push(stretch.end);
            stretch.end += content.len;
            stretch.contents.push(content);
        }
        Some(stretch)
    }

    /// Appends the segments from `at` on, which is where those before end: read anew as far as they begin elsewhere than
    /// those of the stretch. Gives where they end.
    fn join(
        mut self,
        text: &Text,
        format: Format,
        mut at: u32,
        contents: &mut Vec<Arc<SegmentContent>>,
        stops: Stops<'_>,
    ) -> Option<u32> {
        let mut scanner = None;
        while at < self.end {
            if let Ok(idx) = self.starts.binary_search(&at) {
                contents.extend(self.contents.drain(idx..));
                return Some(self.end);
            }
            let scanner = scanner.get_or_insert_with(|| Scanner::new(text, format, at, at));
            let Some(content) = scanner.next() else {
                break;
            };
            if stops(content.len) {
                return None;
            }
            at += content.len;
            contents.push(content);
        }
        Some(at)
    }
}

/// Where the line behind the one at `offset` begins, at most the text's end.
fn next_line(text: &Text, offset: u32) -> u32 {
    let encoding = PositionEncoding::Utf8;
    let line = text.line_col(offset, encoding).line.saturating_add(1);
    text.offset(LineCol { line, col: 0 }, encoding)
}

/// Reads segment after segment from a place in the text.
pub(super) struct Scanner<'a> {
    text: &'a Text,
    format: Format,
    /// Where the next segment begins.
    at: u32,
    /// The part of the text in hand, and where it begins.
    window: Cow<'a, str>,
    window_start: u32,
    /// How much is taken in hand next, at least.
    step: u32,
}

/// How much text is in hand beyond what surely is needed: some paragraphs.
const AHEAD: u32 = 4 * 1024;

/// How much text is copied out at once, however much is needed: what an allocator gives without asking the system.
const WINDOW: u32 = 32 * 1024;

impl<'a> Scanner<'a> {
    /// A reader from `at` on that will surely come to `needed`.
    pub(super) fn new(text: &'a Text, format: Format, at: u32, needed: u32) -> Scanner<'a> {
        let end = needed.clamp(at, at.saturating_add(WINDOW));
        let end = end.saturating_add(AHEAD);
        Scanner {
            text,
            format,
            at,
            window: text.slice(Span::new(at, end)),
            window_start: at,
            step: end - at,
        }
    }

    /// The next segment; `None` at the text's end.
    pub(super) fn next(&mut self) -> Option<Arc<SegmentContent>> {
        loop {
            if self.at >= self.text.len() {
                return None;
            }
            let into = (self.at - self.window_start) as usize;
            let window = Window {
                text: self.window.get(into..).unwrap_or(""),
                first: self.at == 0,
                to_end: self.window_start + self.window.len() as u32 >= self.text.len(),
            };
            match segment(self.format, window) {
                Ok(mut content) => {
                    self.at += content.len;
                    // Most segments are one block, and a vector makes room for four: half a byte for each of the text's.
                    content.blocks.shrink_to_fit();
                    return Some(Arc::new(content));
                }
                Err(More) => self.lengthen(),
            }
        }
    }

    /// Twice the text from the next segment on, so that a long segment is read again a few times at most.
    fn lengthen(&mut self) {
        let in_hand = self.window_start + self.window.len() as u32 - self.at;
        let end = self
            .at
            .saturating_add(in_hand.saturating_mul(2).max(self.step));
        self.window = self.text.slice(Span::new(self.at, end));
        self.window_start = self.at;
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::tests::{draft_text, format};
    use super::*;

    use proptest::prelude::*;

    fn one_after_another(text: &Text, format: Format) -> Vec<Arc<SegmentContent>> {
        let mut scanner = Scanner::new(text, format, 0, text.len());
        std::iter::from_fn(|| scanner.next()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn many_places_give_what_one_gives(format in format(), plain in draft_text(120)) {
            let text = Text::from(plain.as_str());
            let all = scan_all(&text, format, &|_| false);
            prop_assert_eq!(all, Some(one_after_another(&text, format)), "{:?}", plain);
        }
    }

    #[test]
    fn a_construct_over_every_place_is_one_segment() {
        let plain = format!("One.\n\n```\n{}```\n\nTwo.\n", "Code.\n\n".repeat(40));
        let text = Text::from(plain.as_str());
        assert!(stretches(text.len()).len() > 4);
        let all = scan_all(&text, Format::Markdown, &|_| false).unwrap_or_default();
        let longest = all.iter().map(|it| it.len).max();
        assert!(longest > Some(200), "{longest:?}");
        assert_eq!(all, one_after_another(&text, Format::Markdown));
    }

    #[test]
    fn stretches_cover_the_text() {
        for len in [0, 1, 15, 16, 17, 129, 1000] {
            let stretches = stretches(len);
            let mut at = 0;
            for span in &stretches {
                assert_eq!(span.start, at);
                at = span.end;
            }
            assert_eq!(at, len);
            assert!(stretches.len() <= STRETCHES as usize);
        }
    }

    #[test]
    fn whoever_asks_to_stop_gets_nothing() {
        let text = Text::from("One.\n\nTwo.\n\nThree, four and five.\n");
        assert_eq!(scan_all(&text, Format::Plain, &|_| true), None);
    }
}

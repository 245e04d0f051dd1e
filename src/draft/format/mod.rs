//! The formats: each finds the next segment of a text and the blocks in it.
//!
//! A format reads from a window, which begins at a segment's start and may end before the text does. Invariant: what a
//! segment holds depends on the text from its start to the end of the line or tag that begins the next segment, on
//! whether it is the first, and on nothing else. So an edit touches at most the segment it is in and the one before.
//! The one exception is front matter, see [`front_matter::LIMIT`].

mod html;
mod markdown;
mod plain;

use memchr::memchr2;

use super::front_matter;
use super::segment::SegmentContent;

/// The markup a draft is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Running text; blank lines part paragraphs.
    #[default]
    Plain,
    /// CommonMark with tables and front matter.
    Markdown,
    /// HTML.
    Html,
}

/// The window ends before the segment does: a longer one is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct More;

/// A part of a draft's text that begins where a segment does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Whether the draft begins here.
    pub(super) first: bool,
    /// Whether the draft ends where the window does.
    pub(super) to_end: bool,
}

/// A line of a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its first byte.
    pub(super) start: usize,
    /// Its text without the line end.
    pub(super) text: &'a str,
    /// The byte after its line end.
    pub(super) end: usize,
}

impl Line<'_> {
    /// Whether it holds white space alone.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// The bytes of white space it begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }
}

impl<'a> Window<'a> {
    /// The bytes of the byte order mark that the draft begins with; no part of any line.
    pub(super) fn mark_len(&self) -> usize {
        let marked = self.first && self.text.starts_with('\u{feff}');
        if marked { '\u{feff}'.len_utf8() } else { 0 }
    }

    /// The line that begins at `start`; `None` at the end of the draft. LF, CRLF and lone CR end a line.
    pub(super) fn line(&self, start: usize) -> Result<Option<Line<'a>>, More> {
        let start = start.max(self.mark_len());
        let rest = self.text.get(start..).unwrap_or("");
        let bytes = rest.as_bytes();
        let len = memchr2(b'\n', b'\r', bytes);
        // A CR at the window's end may be half of a CRLF.
        let end = len.and_then(|len| bytes.get(len..));
        let whole = matches!(end, Some([b'\n', ..] | [_, _, ..]));
        if !whole && !self.to_end {
            return Err(More);
        }
        if rest.is_empty() {
            return Ok(None);
        }
        let len = len.unwrap_or(rest.len());
        let end_len = match bytes.get(len..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        Ok(Some(Line {
            start,
            text: rest.get(..len).unwrap_or(rest),
            end: start + len + end_len,
        }))
    }

    /// The first line at or behind `start` that is not blank; `None` where only blank lines are left.
    pub(super) fn next_text(&self, start: usize) -> Result<Option<Line<'a>>, More> {
        let mut at = start;
        while let Some(line) = self.line(at)? {
            if !line.is_blank() {
                return Ok(Some(line));
            }
            at = line.end;
        }
        Ok(None)
    }
}

/// The segment that begins where the window does; never empty unless the window is.
pub(super) fn segment(format: Format, window: Window<'_>) -> Result<SegmentContent, More> {
    if format == Format::Html {
        return html::segment(window);
    }
    if let Some(segment) = front_matter::segment(window)? {
        return Ok(segment);
    }
    match format {
        Format::Markdown => markdown::segment(window),
        _ => plain::segment(window),
    }
}

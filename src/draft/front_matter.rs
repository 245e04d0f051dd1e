//! Front matter: the fields between `---` (YAML) or `+++` (TOML) at a draft's start.
//!
//! It is left out of the prose, but for its headline and standfirst. Only flat lines of a key and a value are read: what
//! a news desk keeps there is no more than that, and a line of any other shape is passed over, never misread.

use super::block::{Block, BlockKind};
use super::date;
use super::format::{Line, More, Window};
use super::prose::Prose;
use super::segment::{DateAuthority, SegmentContent, StatedDate};
use crate::text::Span;

/// Front matter that is not closed within so many bytes is none. Without a limit, one `---` at the start of a long draft
/// would have the whole of it searched after each edit.
pub(super) const LIMIT: usize = 32 * 1024;

/// The keys that give a draft's day, the most telling first.
const DATE_KEYS: [&str; 3] = ["date", "published", "versioncreated"];

/// Whether a text begins as one with front matter does.
pub(super) fn opens(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.starts_with("---") || text.starts_with("+++")
}

/// The front matter that the window begins with, and the blank lines behind it.
pub(super) fn segment(window: Window<'_>) -> Result<Option<SegmentContent>, More> {
    if !window.first {
        return Ok(None);
    }
    let Some(first) = window.line(0)? else {
        return Ok(None);
    };
    let fence = first.text.trim_end();
    if !matches!(fence, "---" | "+++") {
        return Ok(None);
    }
    let mut lines = Vec::new();
    let mut at = first.end;
    while let Some(line) = window.line(at)? {
        let closes = line.text.trim_end();
        if closes == fence || (fence == "---" && closes == "...") {
            return read(window, &lines, line.end).map(Some);
        }
        if line.end > LIMIT {
            break;
        }
        lines.push(line);
        at = line.end;
    }
    Ok(None)
}

fn read(window: Window<'_>, lines: &[Line<'_>], end: usize) -> Result<SegmentContent, More> {
    let len = match window.next_text(end)? {
        Some(line) => line.start,
        None => window.text.len(),
    };
    let fields = || lines.iter().filter_map(field);
    let date = DATE_KEYS.iter().find_map(|wanted| {
        let (_, value) = fields().find(|(key, _)| key.eq_ignore_ascii_case(wanted))?;
        Some(StatedDate {
            date: date::field(value.slice(window.text))?,
            span: value,
            authority: DateAuthority::FrontMatter,
        })
    });
    let blocks = fields()
        .filter_map(|(key, value)| Some(block(window.text, kind(key)?, value)))
        .collect();
    Ok(SegmentContent {
        len: u32::try_from(len).unwrap_or(u32::MAX),
        blocks,
        date,
        front_matter: true,
        ..SegmentContent::default()
    })
}

/// The values of front matter, in order: of flat fields, and of the items of lists ("- notes/talk.txt"). Bytes of `text`, which is
/// the front matter with its marks.
pub fn front_matter_values(text: &str) -> Vec<Span> {
    let mut values = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let bare = line.trim_end_matches(['\n', '\r']);
        let item = bare.trim_start().strip_prefix("- ");
        let whole = Line {
            start,
            text: bare,
            end,
        };
        values.extend(match item {
            Some(item) => value_in(&whole, item),
            None => field(&whole).map(|(_, value)| value),
        });
        start = end;
    }
    values
}

fn kind(key: &str) -> Option<BlockKind> {
    match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => Some(BlockKind::Headline(1)),
        "description" | "standfirst" | "summary" => Some(BlockKind::Standfirst),
        _ => None,
    }
}

/// The key of a flat `key: value` or `key = value` line, and the place of its value without quotation marks.
fn field<'a>(line: &Line<'a>) -> Option<(&'a str, Span)> {
    let (key, rest) = line.text.split_once([':', '='])?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if key.is_empty() || !key.chars().all(is_key) {
        return None;
    }
    Some((key, value_in(line, rest)?))
}

/// The place of the value that `part` of a line holds, without quotation marks; `None` where it is none that is read.
fn value_in(line: &Line<'_>, part: &str) -> Option<Span> {
    let value = part.trim();
    let quoted = |mark| value.strip_prefix(mark)?.strip_suffix(mark);
    let value = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
    if value.is_empty() || value.starts_with(['|', '>', '[', '{', '&', '*', '#']) {
        return None;
    }
    let start = line.start + (value.as_ptr() as usize - line.text.as_ptr() as usize);
    Some(Span::of(start..start + value.len()))
}

/// The block of a value; the backslashes of `\"` and `\\` are no prose.
fn block(text: &str, kind: BlockKind, value: Span) -> Block {
    let mut prose = Prose::default();
    let mut push = |span: Span| prose.push(span.slice(text), span);
    let mut from = value.start;
    for (at, _) in value.slice(text).match_indices('\\') {
        let at = value.start + at as u32;
        let behind = Span::new(at + 1, at + 2);
        let escapes = behind.end <= value.end && matches!(behind.slice(text), "\"" | "\\");
        if escapes && at >= from {
            push(Span::new(from, at));
            push(behind);
            from = behind.end;
        }
    }
    push(Span::new(from, value.end));
    Block {
        kind,
        span: value,
        prose,
    }
}

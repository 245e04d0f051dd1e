//! From text to draft: segments that can be parsed alone, and the blocks in them.
//!
//! A segment is a run of text that no construct of the format crosses, so an edit re-parses the segments it touches and
//! keeps the others. Segments cover the text without gap or overlap.

use std::sync::Arc;

use super::block::Block;
use super::format::Format;
use super::front_matter;
use super::page::{Page, PageAt, page_size};
use super::scan::{Scanner, Stops, scan_all};
use super::segment::{DateAuthority, Segment, SegmentContent, StatedDate};
use crate::text::{Span, Text};

/// A parsed draft. A clone costs a reference count per page.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The markup it was read as.
    pub format: Format,
    /// The text it was read from.
    pub text: Text,
    /// Its segments in order, in pages that cover the text.
    pub pages: Vec<PageAt>,
    /// The day that the draft gives as its own, the most trusted; its span counts from the draft's start.
    pub date: Option<StatedDate>,
}

impl Draft {
    /// The front matter with its marks, as bytes of the draft; `None` where there is none.
    pub fn front_matter(&self) -> Option<Span> {
        let at = self.pages.first()?;
        let first = at.page.segments.first()?;
        let span = Span::new(0, first.content.len).shifted(at.start + first.start);
        first.content.front_matter.then_some(span)
    }

    /// The number of blocks.
    pub fn n_blocks(&self) -> u32 {
        self.pages
            .last()
            .map_or(0, |it| it.first_block + it.page.n_blocks)
    }

    /// The blocks in reading order, each with the draft offset its spans count from.
    pub fn blocks(&self) -> impl Iterator<Item = (u32, &Block)> {
        self.pages.iter().flat_map(|at| {
            at.page
                .blocks()
                .map(|(start, block)| (at.start + start, block))
        })
    }

    /// What the draft's notes allow: the rules' codes, and the place in the draft, `None` for all of it.
    pub fn allowances_for_draft(&self) -> impl Iterator<Item = &str> {
        self.pages
            .iter()
            .filter(|at| at.page.allows_for_draft)
            .flat_map(|at| &at.page.segments)
            .flat_map(|segment| &segment.content.allowances)
            .filter(|it| it.within.is_none())
            .flat_map(|it| it.codes.iter().map(|code| &**code))
    }

    /// The page that covers `offset`, with its index; the last one for an offset past the end.
    pub fn page_at(&self, offset: u32) -> Option<(usize, &PageAt)> {
        let behind = self.pages.partition_point(|it| it.start <= offset);
        let idx = behind.checked_sub(1)?;
        Some((idx, self.pages.get(idx)?))
    }
}

/// Parses a text. Never fails: what the format cannot read is prose or left out.
///
/// `previous` is an earlier parse of about the same text, whose unchanged segments are taken over; the result has the
/// same segments as a parse without it.
pub fn parse(text: &Text, format: Format, previous: Option<&Draft>) -> Draft {
    // Nobody stops it.
    parse_unless(text, format, previous, &|_| false).unwrap_or_default()
}

/// As [`parse`], unless `stops` says so, which is asked after each segment and told its length in bytes.
pub fn parse_unless(
    text: &Text,
    format: Format,
    previous: Option<&Draft>,
    stops: Stops<'_>,
) -> Option<Draft> {
    let pages = match previous {
        Some(previous) if previous.format == format => reparse(text, format, previous, stops)?,
        _ => parse_all(text, format, stops)?,
    };
    let date = stated_date(&pages);
    Some(Draft {
        format,
        text: text.clone(),
        pages,
        date,
    })
}

fn parse_all(text: &Text, format: Format, stops: Stops<'_>) -> Option<Vec<PageAt>> {
    let contents = scan_all(text, format, stops)?;
    Some(pages(&contents, Vec::new(), text.len()))
}

/// The pages of `contents`, appended to `pages`, in a draft of `len` bytes.
fn pages(contents: &[Arc<SegmentContent>], mut pages: Vec<PageAt>, len: u32) -> Vec<PageAt> {
    let n_pages = contents.len().div_ceil(page_size(len)).max(1);
    for chunk in contents.chunks(contents.len().div_ceil(n_pages).max(1)) {
        append(&mut pages, Arc::new(Page::new(chunk)));
    }
    pages
}

fn append(pages: &mut Vec<PageAt>, page: Arc<Page>) {
    let (start, first_block) = pages.last().map_or((0, 0), |last| {
        (
            last.start + last.page.len,
            last.first_block + last.page.n_blocks,
        )
    });
    pages.push(PageAt {
        start,
        first_block,
        page,
    });
}

/// Finds the changed middle of the text, scans it again until the segments are in step with the old ones, and takes over
/// the pages on either side.
fn reparse(text: &Text, format: Format, previous: &Draft, stops: Stops<'_>) -> Option<Vec<PageAt>> {
    let old = &previous.text;
    let (prefix, suffix) = text.unchanged_since(old);
    if prefix == text.len() && prefix == old.len() {
        return Some(previous.pages.clone());
    }
    let (page, segment) = restart(previous, text, prefix);
    let Some(first) = previous.pages.get(page) else {
        return parse_all(text, format, stops);
    };
    let kept = first.page.segments.get(..segment).unwrap_or_default();
    let mut contents: Vec<_> = contents_of(kept).collect();
    let mut at = first.start + kept.last().map_or(0, |it| it.start + it.content.len);
    let mut scanner = Scanner::new(text, format, at, text.len() - suffix);
    // Where the old segments go on: a page and a segment of it.
    let mut rest = None;
    while let Some(content) = scanner.next() {
        if stops(content.len) {
            return None;
        }
        at += content.len;
        contents.push(content);
        rest = in_step(previous, text.len(), suffix, at);
        if rest.is_some() {
            break;
        }
    }
    Some(assemble(previous, page, contents, rest, text.len()))
}

fn contents_of(segments: &[Segment]) -> impl Iterator<Item = Arc<SegmentContent>> {
    segments.iter().map(|it| Arc::clone(&it.content))
}

/// The pages before `page`, those of `contents`, and the old ones from `rest` on.
fn assemble(
    previous: &Draft,
    page: usize,
    mut contents: Vec<Arc<SegmentContent>>,
    rest: Option<(usize, usize)>,
    len: u32,
) -> Vec<PageAt> {
    let mut next_page = previous.pages.len();
    if let Some((rest_page, rest_segment)) = rest {
        let tail = previous.pages.get(rest_page);
        let tail = tail.and_then(|it| it.page.segments.get(rest_segment..));
        contents.extend(contents_of(tail.unwrap_or_default()));
        next_page = rest_page + 1;
    }
    // A small page takes in its neighbour, or many edits would leave pages of one segment each.
    while contents.len() < page_size(len) / 4
        && let Some(neighbour) = previous.pages.get(next_page)
    {
        contents.extend(contents_of(&neighbour.page.segments));
        next_page += 1;
    }
    let mut all = Vec::with_capacity(previous.pages.len() + contents.len() / page_size(len) + 1);
    all.extend_from_slice(previous.pages.get(..page).unwrap_or_default());
    if !contents.is_empty() {
        all = pages(&contents, all, len);
    }
    for at in previous.pages.iter().skip(next_page) {
        append(&mut all, Arc::clone(&at.page));
    }
    all
}

/// The page and the segment to scan again from: the one before the change, since a segment ends where the line or tag
/// behind it says.
fn restart(previous: &Draft, text: &Text, prefix: u32) -> (usize, usize) {
    let Some((page, at)) = previous.page_at(prefix) else {
        return (0, 0);
    };
    if (prefix as usize) < front_matter::LIMIT && may_gain_front_matter(previous, text) {
        return (0, 0);
    }
    let segments = &at.page.segments;
    let behind = segments.partition_point(|segment| at.start + segment.start <= prefix);
    if let Some(segment) = behind.checked_sub(2) {
        return (page, segment);
    }
    match previous.pages.get(..page) {
        Some([.., before]) => (page - 1, before.page.segments.len().saturating_sub(1)),
        _ => (0, 0),
    }
}

/// Whether an edit anywhere near the start may turn what stands there into front matter.
fn may_gain_front_matter(previous: &Draft, text: &Text) -> bool {
    let first = previous
        .pages
        .first()
        .and_then(|at| at.page.segments.first());
    let has = first.is_some_and(|it| it.content.front_matter);
    !has && front_matter::opens(&text.slice(Span::new(0, 8)))
}

/// Where the old segments go on at `at`, a boundary in the new text: `None` before the end of the change, and where the
/// old text has no boundary. The very first segment is never taken over, since a first segment is read otherwise.
fn in_step(previous: &Draft, len: u32, suffix: u32, at: u32) -> Option<(usize, usize)> {
    let from_end = len - at;
    if from_end > suffix || from_end == 0 {
        return None;
    }
    let old_at = previous.text.len() - from_end;
    let (page, at) = previous.page_at(old_at)?;
    let into = old_at - at.start;
    let segments = &at.page.segments;
    let segment = segments
        .binary_search_by_key(&into, |segment| segment.start)
        .ok()?;
    (old_at > 0).then_some((page, segment))
}

/// The most trusted day that the draft gives.
fn stated_date(pages: &[PageAt]) -> Option<StatedDate> {
    let paragraph = pages.iter().find_map(|at| {
        at.page
            .first_paragraph
            .map(|(start, date)| (at.start + start, at.start, date))
    });
    let shifted = |date: StatedDate, start: u32| StatedDate {
        span: date.span.shifted(start),
        ..date
    };
    let dateline = paragraph.and_then(|(_, page, date)| Some(shifted(date?, page)));
    // A time in the body is when something happened; above the body it is the draft's.
    let above_body = |date: &StatedDate| {
        date.authority != DateAuthority::Time
            || paragraph.is_none_or(|(start, ..)| date.span.start < start)
    };
    pages
        .iter()
        .filter_map(|at| at.page.date.map(|date| shifted(date, at.start)))
        .filter(above_body)
        .chain(dateline)
        .min_by_key(|date| date.authority)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::fmt::Write;

    use proptest::prelude::*;

    /// Draws a draft: a line for each block with its kind, its place, its prose and, where they differ, the draft's text
    /// under it; and lines for notes and the day.
    pub(in crate::draft) fn draw(text: &str, format: Format) -> String {
        let draft = parse(&Text::from(text), format, None);
        let mut drawn = String::new();
        for (start, block) in draft.blocks() {
            let prose = block.prose.text();
            let under = block
                .prose
                .to_draft(Span::of(0..prose.len()))
                .shifted(start);
            let span = block.span.shifted(start);
            let _ = write!(
                drawn,
                "{:?} {}..{} {prose:?}",
                block.kind, span.start, span.end
            );
            if under.slice(text) != prose {
                let _ = write!(drawn, " <- {:?}", under.slice(text));
            }
            drawn.push('\n');
        }
        for at in &draft.pages {
            for segment in &at.page.segments {
                for it in &segment.content.allowances {
                    let within = it.within.map(|span| span.shifted(at.start + segment.start));
                    let _ = writeln!(drawn, "allow {} in {within:?}", it.codes.join(" "));
                }
            }
        }
        if let Some(date) = draft.date {
            let day = date
                .date
                .resolve(None)
                .map_or_else(|| "?".to_owned(), |it| it.to_string());
            let _ = writeln!(
                drawn,
                "{:?} {day} {:?}",
                date.authority,
                date.span.slice(text)
            );
        }
        drawn
    }

    /// The segments of a draft with their starts, pages left aside.
    fn segments(draft: &Draft) -> Vec<(u32, &SegmentContent)> {
        draft
            .pages
            .iter()
            .flat_map(|at| {
                at.page
                    .segments
                    .iter()
                    .map(|it| (at.start + it.start, &*it.content))
            })
            .collect()
    }

    /// Checks what holds of every draft: its segments cover the text, its pages count right, its prose maps to the draft.
    fn check_sound(draft: &Draft, text: &str) {
        let mut end = 0;
        let mut n_blocks = 0;
        for at in &draft.pages {
            assert_eq!((at.start, at.first_block), (end, n_blocks));
            n_blocks += at.page.n_blocks;
            for segment in &at.page.segments {
                assert_eq!(at.start + segment.start, end);
                end += segment.content.len;
                assert!(segment.content.len > 0);
            }
        }
        assert_eq!(end as usize, text.len());
        for (start, block) in draft.blocks() {
            let prose = block.prose.text();
            let mut last = 0;
            for (at, c) in prose.char_indices() {
                let span = block
                    .prose
                    .to_draft(Span::of(at..at + c.len_utf8()))
                    .shifted(start);
                assert!(
                    span.start >= last && !span.slice(text).is_empty(),
                    "{block:?} in {text:?}"
                );
                last = span.start;
                assert!(
                    block
                        .prose
                        .to_prose(span.start - start)
                        .is_some_and(|it| it <= at as u32)
                );
            }
        }
    }

    /// Bits of drafts that open, close and cross constructs.
    fn fragment() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "word ",
            "A fine day. ",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\n\n",
            "```",
            "\n```\n",
            "~~~~",
            "<!--",
            "-->",
            "---",
            "---\n",
            "+++\n",
            "- ",
            "\n- ",
            "* ",
            "1. ",
            "\n2) ",
            "  ",
            "    ",
            "\t",
            "> ",
            "# ",
            "===",
            "|",
            "| a | b |\n|---|---|\n",
            "**",
            "`",
            "[x](y)",
            "[x]: y",
            "![",
            "]",
            "&amp;",
            "&nbsp",
            "&",
            "\\",
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ul>",
            "<li>",
            "</ul>",
            "<script>",
            "</script>",
            "<blockquote>",
            "</blockquote>",
            "<pre>",
            "<",
            ">",
            "<h2>",
            "</h2>",
            "<title>",
            "<br>",
            "<meta name=date content=2026-03-18>",
            "title: x\n",
            "date: 2026-03-18\n",
            "copydesk: allow a\n",
            "\u{feff}",
            "\u{2028}",
            "é",
            "😀",
            "<!-- copydesk: allow a -->",
            "• ",
            "LIMA, March 2, 2026 — ",
            "[^1]",
            "~~",
            "\0",
            "<table><tr><td>",
            "</table>",
            "<a b='",
        ])
    }

    pub(in crate::draft) fn draft_text(n: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(fragment(), 0..n).prop_map(|parts| parts.concat())
    }

    pub(in crate::draft) fn format() -> impl Strategy<Value = Format> {
        prop::sample::select(vec![Format::Plain, Format::Markdown, Format::Html])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn a_parse_after_an_edit_is_a_parse(
            format in format(),
            start in draft_text(60),
            edits in prop::collection::vec((0.0f64..=1.0, 0.0f64..=1.0, draft_text(4), any::<bool>()), 1..12),
        ) {
            let mut text = Text::from(start.as_str());
            let mut draft = parse(&text, format, None);
            check_sound(&draft, &start);
            for (at, len, insert, far) in edits {
                let from = (f64::from(text.len()) * at) as u32;
                let reach = if far { text.len() - from } else { 8 };
                text.replace(Span::new(from, from + (f64::from(reach) * len) as u32), &insert);
                let plain = text.to_string();
                draft = parse(&text, format, Some(&draft));
                check_sound(&draft, &plain);
                let fresh = parse(&text, format, None);
                prop_assert_eq!(segments(&draft), segments(&fresh), "{:?}", plain);
                prop_assert_eq!(draft.date, fresh.date);
            }
        }
    }

    #[test]
    fn an_edit_leaves_the_segments_around_it() {
        let text: String = (0..1000)
            .map(|n| format!("Paragraph {n} says little.\n\n"))
            .collect();
        let mut edited = Text::from(text.as_str());
        let before = parse(&edited, Format::Markdown, None);
        let at = text.find("Paragraph 500").map_or(0, |at| at as u32 + 9);
        edited.replace(Span::new(at, at), "!");
        let after = parse(&edited, Format::Markdown, Some(&before));
        let kept = before.pages.iter().filter(|old| {
            after
                .pages
                .iter()
                .any(|new| Arc::ptr_eq(&old.page, &new.page))
        });
        assert!(kept.count() >= before.pages.len() - 2);
        let contents = |draft: &Draft| -> Vec<_> {
            draft
                .pages
                .iter()
                .flat_map(|at| at.page.segments.iter().map(|it| Arc::clone(&it.content)))
                .collect()
        };
        let (before, after) = (contents(&before), contents(&after));
        let shared = before
            .iter()
            .zip(&after)
            .filter(|(a, b)| Arc::ptr_eq(a, b))
            .count();
        assert!(shared >= before.len() - 2, "{shared}");
    }
}

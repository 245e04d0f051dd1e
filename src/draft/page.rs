//! Pages: a draft's segments in groups, so that what an edit costs grows with the groups and not with the segments.

use std::sync::Arc;

use super::block::{Block, BlockKind};
use super::date;
use super::segment::{DateAuthority, Segment, SegmentContent, StatedDate};

/// How many segments a page holds at most. A keystroke copies the references of one page and of the list of all pages;
/// at 10 MB both are then some hundreds. Tests have small pages, so that small texts have many.
const MAX_SEGMENTS: usize = if cfg!(test) { 4 } else { 64 };

/// How many segments a page of a draft of `len` bytes holds at most. Short drafts have small pages, since a page is also
/// what one thread works on when the draft is opened.
pub(super) fn page_size(len: u32) -> usize {
    (len as usize >> 13).clamp(MAX_SEGMENTS / 8 + 1, MAX_SEGMENTS)
}

/// A run of segments, shared with the draft before an edit elsewhere.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its length in bytes.
    pub len: u32,
    /// How many blocks its segments hold.
    pub n_blocks: u32,
    /// Its segments, in order.
    pub segments: Vec<Segment>,
    /// The most trusted day in its markup, with its span from the page's start.
    pub date: Option<StatedDate>,
    /// Where its first paragraph of the body begins, and the day in its dateline, from the page's start.
    pub(super) first_paragraph: Option<(u32, Option<StatedDate>)>,
    /// Whether a note in it allows something in the whole draft.
    pub(super) allows_for_draft: bool,
}

impl Page {
    /// A page of these segments.
    pub(super) fn new(contents: &[Arc<SegmentContent>]) -> Page {
        let mut page = Page::default();
        for content in contents {
            page.push(content);
        }
        page
    }

    fn push(&mut self, content: &Arc<SegmentContent>) {
        let start = self.len;
        let shifted = |date: StatedDate| StatedDate {
            span: date.span.shifted(start),
            ..date
        };
        if let Some(date) = content.date
            && self
                .date
                .is_none_or(|known| date.authority < known.authority)
        {
            self.date = Some(shifted(date));
        }
        if self.first_paragraph.is_none() {
            let paragraph = content
                .blocks
                .iter()
                .find(|block| block.kind == BlockKind::Paragraph);
            self.first_paragraph =
                paragraph.map(|block| (start + block.span.start, dateline(block).map(shifted)));
        }
        self.allows_for_draft |= content.allowances.iter().any(|it| it.within.is_none());
        self.n_blocks += content.blocks.len() as u32;
        self.len += content.len;
        self.segments.push(Segment {
            start,
            content: Arc::clone(content),
        });
    }

    /// The blocks in reading order, each with the page offset its spans count from.
    pub fn blocks(&self) -> impl Iterator<Item = (u32, &Block)> {
        self.segments.iter().flat_map(|segment| {
            segment
                .content
                .blocks
                .iter()
                .map(|block| (segment.start, block))
        })
    }
}

fn dateline(block: &Block) -> Option<StatedDate> {
    let (date, span) = date::dateline(block.prose.text())?;
    Some(StatedDate {
        date,
        span: block.prose.to_draft(span),
        authority: DateAuthority::Dateline,
    })
}

/// A page and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAt {
    /// Its first byte in the draft.
    pub start: u32,
    /// How many blocks come before it in the draft.
    pub first_block: u32,
    /// The page.
    pub page: Arc<Page>,
}

//! Segments: the parts of a draft that are parsed alone.

use std::sync::Arc;

use super::block::Block;
use super::date::WrittenDate;
use super::suppression::Allowance;
use crate::text::Span;

/// A segment and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its first byte, counted from the start of its page.
    pub start: u32,
    /// What it holds; shared with the draft before an edit elsewhere.
    pub content: Arc<SegmentContent>,
}

/// What a segment holds, with offsets from its own start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SegmentContent {
    /// Its length in bytes.
    pub len: u32,
    /// Its blocks, by where they begin.
    pub blocks: Vec<Block>,
    /// What its notes allow.
    pub allowances: Vec<Allowance>,
    /// Whether it is the draft's front matter.
    pub front_matter: bool,
    /// The day of the draft, where the segment's markup says it.
    pub date: Option<StatedDate>,
}

/// A day that markup gives as the draft's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedDate {
    /// The day.
    pub date: WrittenDate,
    /// Where it stands.
    pub span: Span,
    /// What says it.
    pub authority: DateAuthority,
}

/// What says a draft's day, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateAuthority {
    /// Front matter.
    FrontMatter,
    /// A `meta` element.
    Meta,
    /// A `time` element above the first paragraph.
    Time,
    /// The words before the first paragraph's dash: "GENEVA, March 18 —".
    Dateline,
}

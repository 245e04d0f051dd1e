//! Places as people and scripts name them: lines, columns and code points.

use serde::Serialize;

use super::code_points::CodePoints;
use super::draw::Sheet;
use crate::text::Span;

/// A place in a text: `offset` in code points from 0; `line` and `column` from 1, the column in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Point {
    pub(super) offset: u32,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The two ends of a place; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Extent {
    pub(super) start: Point,
    pub(super) end: Point,
}

/// Names the places of one text.
#[derive(Debug)]
pub(super) struct Places<'a> {
    sheet: &'a Sheet<'a>,
    points: CodePoints<'a>,
}

impl<'a> Places<'a> {
    /// Reads the text once.
    pub(super) fn new(sheet: &'a Sheet<'a>) -> Places<'a> {
        Places {
            sheet,
            points: CodePoints::new(sheet.text()),
        }
    }

    /// The place of a span, in bytes of the text.
    pub(super) fn extent(&self, span: Span) -> Extent {
        Extent {
            start: self.point(span.start),
            end: self.point(span.end),
        }
    }

    fn point(&self, offset: u32) -> Point {
        let (line, column) = self.sheet.position(offset);
        Point {
            offset: self.points.before(offset),
            line,
            column,
        }
    }
}

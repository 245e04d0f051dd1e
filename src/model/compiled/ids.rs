//! From ids to the numbers of their records.

use super::pages::{PagedFile, Place, Section};
use super::sorted::{Cursor, Sorted, Values};
use super::symbols::Symbols;
use super::wire::Take;

/// A table of ids.
#[derive(Debug)]
pub(super) struct Ids(Sorted<Number>);

/// The number of a record, in so many bytes.
#[derive(Debug)]
struct Number(usize);

impl Values for Number {
    fn pass(&self, take: &mut Take<'_>, _: &mut u32) -> Option<()> {
        take.bytes(self.0).map(|_| ())
    }
}

impl Ids {
    pub(super) fn new(number: u32, place: Place, width: usize) -> Ids {
        Ids(Sorted::new(
            number,
            place,
            Symbols::default(),
            Number(width),
        ))
    }

    pub(super) fn section(&self) -> &Section {
        self.0.section()
    }

    /// The number of the record with this id.
    pub(super) fn find(&self, file: &PagedFile, id: &str) -> Option<u32> {
        let mut cursor = Cursor::default();
        let there = cursor.seek(&self.0, file, id.as_bytes());
        if !there || cursor.key != id.as_bytes() {
            return None;
        }
        file.sound(Take(cursor.value()).fixed(self.0.values.0))
    }

    /// The first `most` ids that begin with `start`, in their order.
    pub(super) fn beginning(&self, file: &PagedFile, start: &str, most: usize) -> Vec<String> {
        let mut found = Vec::new();
        let mut cursor = Cursor::default();
        let mut there = cursor.seek(&self.0, file, start.as_bytes());
        while there && found.len() < most && cursor.key.starts_with(start.as_bytes()) {
            let id = String::from_utf8(cursor.key.clone()).ok();
            found.extend(file.sound(id));
            there = cursor.advance(&self.0, file);
        }
        found
    }
}

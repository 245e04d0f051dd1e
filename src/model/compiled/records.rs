//! Records by number: each with its length before it, on packed pages. Beside each stands a mark, a number that never falls
//! from record to record.

use std::io::{self, Write};

use super::pages::{PagedFile, Place, Section, SectionWriter};
use super::wire::{Put, Take};

/// How much goes onto a page before it is packed: small enough that one record costs some ten microseconds.
const PAGE: usize = 8 << 10;

/// A table of records.
#[derive(Debug)]
pub(super) struct Records {
    section: Section,
}

impl Records {
    pub(super) fn new(number: u32, place: Place) -> Records {
        Records {
            section: Section::new(number, place),
        }
    }

    pub(super) fn section(&self) -> &Section {
        &self.section
    }

    pub(super) fn count(&self) -> u32 {
        self.section.place.count as u32
    }

    /// What `read` makes of a record and its mark; `None` where there is no such record, or the file is damaged.
    pub(super) fn get<T>(
        &self,
        number: u32,
        file: &PagedFile,
        read: impl FnOnce(&mut Take<'_>, u32) -> Option<T>,
    ) -> Option<T> {
        if number >= self.count() {
            return None;
        }
        let index = self.section.index(file)?;
        let page = index.firsts.partition_point(|&first| first <= number);
        let page = page.checked_sub(1)?;
        let skipped = number - index.firsts.get(page)?;
        let bytes = self.section.page(page, file)?;
        let mut take = Take(&bytes);
        let found = (|| {
            let mut mark = take.index()?;
            for _ in 0..skipped {
                let len = take.len()?;
                take.bytes(len)?;
                mark = mark.checked_add(take.index()?)?;
            }
            let len = take.len()?;
            read(&mut Take(take.bytes(len)?), mark)
        })();
        file.sound(found)
    }
}

/// Writes records by number, from 0 on.
pub(super) struct RecordsWriter {
    section: SectionWriter,
    last_mark: u32,
}

impl RecordsWriter {
    pub(super) fn new(at: u64) -> RecordsWriter {
        RecordsWriter {
            section: SectionWriter::new(at, true),
            last_mark: 0,
        }
    }

    pub(super) fn push(&mut self, record: &[u8], mark: u32, out: &mut dyn Write) -> io::Result<()> {
        if self.section.page().len() >= PAGE {
            self.section.end_page(out)?;
            self.last_mark = 0;
        }
        self.section.begin_item(&[]);
        let page = self.section.page();
        page.number(u64::from(mark.saturating_sub(self.last_mark)));
        page.number(record.len() as u64);
        page.extend_from_slice(record);
        self.last_mark = mark;
        Ok(())
    }

    pub(super) fn finish(self, out: &mut dyn Write) -> io::Result<(Place, u64)> {
        self.section.finish(out)
    }
}

//! A table of sorted keys with small values: keys share what they have in common with the key before.
//!
//! A page holds entries one after another; each sixteenth is whole, and the page ends with the places of those, so that a
//! key is found by halving. Several entries may have the same key; they keep the order in which they were written.

use std::io::{self, Write};
use std::sync::Arc;

use super::pages::{PagedFile, Place, Section, SectionWriter};
use super::wire::{Put, Take};

/// How much goes onto a page.
const PAGE: usize = 8 << 10;
/// Each so many entries one is whole.
const RUN: u32 = 16;

/// Tells how long the value is that the bytes begin with.
pub(super) type ValueLen = fn(&[u8], usize) -> Option<usize>;

/// A table of sorted keys.
#[derive(Debug)]
pub(super) struct Sorted {
    section: Section,
    value_len: ValueLen,
    /// How many bytes a number within a value has.
    pub(super) width: usize,
}

impl Sorted {
    pub(super) fn new(number: u32, place: Place, value_len: ValueLen, width: usize) -> Sorted {
        Sorted {
            section: Section::new(number, place),
            value_len,
            width,
        }
    }

    pub(super) fn section(&self) -> &Section {
        &self.section
    }

    pub(super) fn count(&self) -> u32 {
        self.section.place.count as u32
    }
}

/// A place in a [`Sorted`] table. It keeps its page and its room for keys, so that moving about costs no memory.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    page: Option<(usize, Arc<[u8]>)>,
    /// Where the entry after this one begins.
    next: usize,
    /// Where the entries of the page end.
    end: usize,
    /// The key of the entry.
    pub(super) key: Vec<u8>,
    value: std::ops::Range<usize>,
    /// The number of the entry in the table.
    pub(super) rank: u32,
}

impl Cursor {
    /// The value of the entry.
    pub(super) fn value(&self) -> &[u8] {
        let page = self.page.as_ref().map(|(_, page)| &**page);
        page.and_then(|it| it.get(self.value.clone()))
            .unwrap_or_default()
    }

    /// Goes to the first entry whose key is `key` or follows it; `false` where there is none, or the file is damaged.
    pub(super) fn seek(&mut self, table: &Sorted, file: &PagedFile, key: &[u8]) -> bool {
        self.seek_or_fail(table, file, key).unwrap_or(false)
    }

    fn seek_or_fail(&mut self, table: &Sorted, file: &PagedFile, key: &[u8]) -> Option<bool> {
        let index = table.section.index(file)?;
        if index.n_pages() == 0 {
            return Some(false);
        }
        // Entries with this very key may end the page before the one that begins with it.
        let page = partition(index.n_pages(), |page| index.head(page) < key).saturating_sub(1);
        self.open(table, file, page)?;
        let restarts = self.restarts()?;
        let run = partition(restarts, |run| {
            self.restart_key(run).is_some_and(|it| it < key)
        });
        self.enter(table, file, run.saturating_sub(1))?;
        while self.key.as_slice() < key {
            if !self.advance(table, file) {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Goes to the entry with this number.
    pub(super) fn go(&mut self, table: &Sorted, file: &PagedFile, rank: u32) -> Option<()> {
        let index = table.section.index(file)?;
        let page = index.firsts.partition_point(|&first| first <= rank);
        let page = page.checked_sub(1)?;
        let run = (rank - index.firsts.get(page)?) / RUN;
        self.open(table, file, page)?;
        self.enter(table, file, run as usize)?;
        while self.rank < rank {
            self.advance(table, file).then_some(())?;
        }
        Some(())
    }

    /// Goes to the next entry; `false` at the end of the table.
    pub(super) fn advance(&mut self, table: &Sorted, file: &PagedFile) -> bool {
        if self.next >= self.end {
            let next = self.page.as_ref().map_or(0, |(page, _)| page + 1);
            let more = table
                .section
                .index(file)
                .is_some_and(|it| next < it.n_pages());
            return more
                && self
                    .open(table, file, next)
                    .and_then(|()| self.enter(table, file, 0))
                    .is_some();
        }
        self.rank = self.rank.wrapping_add(1);
        let read = self.read_entry(table);
        file.sound(read).is_some()
    }

    /// Goes to the first entry behind those whose keys begin with `prefix`, which that of this entry does; `false` where
    /// there is none.
    pub(super) fn skip(&mut self, table: &Sorted, file: &PagedFile, prefix: &[u8]) -> bool {
        // A few steps are cheaper than a search, and mostly enough.
        for _ in 0..8 {
            if !self.advance(table, file) {
                return false;
            }
            if !self.key.starts_with(prefix) {
                return true;
            }
        }
        let mut after = prefix.to_vec();
        while let Some(last) = after.pop() {
            if last < u8::MAX {
                after.push(last + 1);
                return self.seek(table, file, &after);
            }
        }
        false
    }

    fn open(&mut self, table: &Sorted, file: &PagedFile, page: usize) -> Option<()> {
        if self.page.as_ref().is_none_or(|(open, _)| *open != page) {
            self.page = None;
            let bytes = table.section.page(page, file)?;
            self.page = Some((page, bytes));
            let n_restarts = file.sound(self.restarts())?;
            let trailer = 2 + 2 * n_restarts;
            let len = self.page.as_ref().map_or(0, |(_, bytes)| bytes.len());
            self.end = file.sound(len.checked_sub(trailer))?;
        }
        Some(())
    }

    fn restarts(&self) -> Option<usize> {
        let (_, bytes) = self.page.as_ref()?;
        let count = bytes.last_chunk().map(|it| u16::from_le_bytes(*it))?;
        (count > 0).then_some(usize::from(count))
    }

    fn restart(&self, run: usize) -> Option<usize> {
        let (_, bytes) = self.page.as_ref()?;
        let at = self.end.checked_add(2 * run)?;
        let place = bytes.get(at..)?.first_chunk()?;
        Some(usize::from(u16::from_le_bytes(*place))).filter(|&it| it < self.end)
    }

    fn restart_key(&self, run: usize) -> Option<&[u8]> {
        let (_, bytes) = self.page.as_ref()?;
        let mut take = Take(bytes.get(self.restart(run)?..self.end)?);
        let (_, len) = take_lengths(&mut take)?;
        take.bytes(len)
    }

    /// Reads the first entry of a run of the open page.
    fn enter(&mut self, table: &Sorted, file: &PagedFile, run: usize) -> Option<()> {
        let (page, _) = self.page.as_ref()?;
        let first = *table.section.index(file)?.firsts.get(*page)?;
        self.key.clear();
        self.rank = first.wrapping_add(RUN.wrapping_mul(run as u32));
        let read = self.restart(run).and_then(|at| {
            self.next = at;
            self.read_entry(table)
        });
        file.sound(read)
    }

    fn read_entry(&mut self, table: &Sorted) -> Option<()> {
        let (_, bytes) = self.page.as_ref()?;
        let rest = bytes.get(self.next..self.end)?;
        let mut take = Take(rest);
        let (shared, len) = take_lengths(&mut take)?;
        if shared > self.key.len() {
            return None;
        }
        self.key.truncate(shared);
        self.key.extend_from_slice(take.bytes(len)?);
        let start = self.next + (rest.len() - take.0.len());
        let value = (table.value_len)(take.0, table.width)?;
        take.bytes(value)?;
        self.value = start..start + value;
        self.next = start + value;
        Some(())
    }
}

/// The first number below `count` for which `before` does not hold; it holds for all below that.
fn partition(count: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let mid = low + (high - low) / 2;
        if before(mid) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    low
}

/// How much a key shares with the one before, and how much of its own follows: half a byte each where they are small.
fn put_lengths(shared: usize, own: usize, out: &mut Vec<u8>) {
    out.push((shared.min(15) << 4 | own.min(15)) as u8);
    for len in [shared, own] {
        if len >= 15 {
            out.number(len as u64 - 15);
        }
    }
}

fn take_lengths(take: &mut Take<'_>) -> Option<(usize, usize)> {
    let both = take.byte()?;
    let mut length = |half: u8| match half {
        15 => usize::try_from(take.number()?).ok()?.checked_add(15),
        small => Some(usize::from(small)),
    };
    Some((length(both >> 4)?, length(both & 15)?))
}

/// Writes a table of sorted keys.
pub(super) struct SortedWriter {
    section: SectionWriter,
    restarts: Vec<u16>,
    in_page: u32,
    last: Vec<u8>,
}

impl SortedWriter {
    pub(super) fn new(at: u64) -> SortedWriter {
        SortedWriter {
            section: SectionWriter::new(at, false),
            restarts: Vec::new(),
            in_page: 0,
            last: Vec::new(),
        }
    }

    /// How many entries there are so far.
    pub(super) fn count(&self) -> u64 {
        self.section.count()
    }

    /// Appends an entry. Keys and values are at most some kilobytes long, and keys come in order.
    pub(super) fn push(&mut self, key: &[u8], value: &[u8], out: &mut dyn Write) -> io::Result<()> {
        if self.section.page().len() + key.len() + value.len() > PAGE {
            self.end_page(out)?;
        }
        self.section.begin_item(key);
        let shared = if self.in_page.is_multiple_of(RUN) {
            self.restarts.push(self.section.page().len() as u16);
            0
        } else {
            let same = self.last.iter().zip(key).take_while(|(a, b)| a == b);
            same.count()
        };
        let own = key.get(shared..).unwrap_or_default();
        let page = self.section.page();
        put_lengths(shared, own.len(), page);
        page.extend_from_slice(own);
        page.extend_from_slice(value);
        self.last.clear();
        self.last.extend_from_slice(key);
        self.in_page += 1;
        Ok(())
    }

    fn end_page(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let restarts = std::mem::take(&mut self.restarts);
        if restarts.is_empty() {
            return Ok(());
        }
        let page = self.section.page();
        page.extend(restarts.iter().flat_map(|it| it.to_le_bytes()));
        page.extend_from_slice(&(restarts.len() as u16).to_le_bytes());
        self.in_page = 0;
        self.section.end_page(out)
    }

    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<(Place, u64)> {
        self.end_page(out)?;
        self.section.finish(out)
    }
}

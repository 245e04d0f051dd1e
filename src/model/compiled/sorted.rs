//! A table of sorted keys with small values: keys share what they have in common with the key before.
//!
//! A page holds entries one after another; each sixteenth is whole, and the page ends with the places of those, so that a
//! key is found by halving. Several entries may have the same key; they keep the order in which they were written.
//! What a key does not share is packed ([`Symbols`]). A table may count something from entry to entry, so that values need
//! not say it ([`Values`]); the whole entries say how far the count is.

use std::cmp::Ordering;
use std::io::{self, Write};
use std::sync::Arc;

use super::pages::{PagedFile, Place, Section, SectionWriter};
use super::symbols::{Packer, Symbols};
use super::wire::{Put, Take};

/// How much goes onto a page.
const PAGE: usize = 8 << 10;
/// Each so many entries one is whole.
const RUN: u32 = 16;

/// What the values of a table are.
pub(super) trait Values {
    /// Passes over the value that the bytes begin with, and counts it where the table counts such values; `None` where it is
    /// none.
    fn pass(&self, take: &mut Take<'_>, counted: &mut u32) -> Option<()>;
}

/// A table of sorted keys.
#[derive(Debug)]
pub(super) struct Sorted<V> {
    section: Section,
    symbols: Symbols,
    pub(super) values: V,
}

impl<V: Values> Sorted<V> {
    pub(super) fn new(number: u32, place: Place, symbols: Symbols, values: V) -> Sorted<V> {
        Sorted {
            section: Section::new(number, place),
            symbols,
            values,
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
    /// The number of the first entry of the page.
    first: u32,
    /// What the table had counted before the entry, and with it.
    pub(super) counted: u32,
    counted_with: u32,
}

impl Cursor {
    /// The value of the entry.
    pub(super) fn value(&self) -> &[u8] {
        let page = self.page.as_ref().map(|(_, page)| &**page);
        page.and_then(|it| it.get(self.value.clone()))
            .unwrap_or_default()
    }

    /// Goes to the first entry whose key is `key` or follows it; `false` where there is none, or the file is damaged.
    pub(super) fn seek<V: Values>(
        &mut self,
        table: &Sorted<V>,
        file: &PagedFile,
        key: &[u8],
    ) -> bool {
        self.seek_or_fail(table, file, key).unwrap_or(false)
    }

    fn seek_or_fail<V: Values>(
        &mut self,
        table: &Sorted<V>,
        file: &PagedFile,
        key: &[u8],
    ) -> Option<bool> {
        let index = table.section.index(file)?;
        if index.n_pages() == 0 {
            return Some(false);
        }
        // Entries with this very key may end the page before the one that begins with it.
        let page = partition(index.n_pages(), |page| index.head(page) < key).saturating_sub(1);
        self.open(table, file, page)?;
        let restarts = self.restarts()?;
        let run = partition(restarts, |run| {
            self.compare_whole(table, run, key) == Some(Ordering::Less)
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
    pub(super) fn go<V: Values>(
        &mut self,
        table: &Sorted<V>,
        file: &PagedFile,
        rank: u32,
    ) -> Option<()> {
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
    pub(super) fn advance<V: Values>(&mut self, table: &Sorted<V>, file: &PagedFile) -> bool {
        self.advance_within(table, file, usize::MAX)
    }

    /// The same, but of a key that shares its first `within` bytes with the one before no more than these is read. The next
    /// step must be of this kind too, or a search.
    fn advance_within<V: Values>(
        &mut self,
        table: &Sorted<V>,
        file: &PagedFile,
        within: usize,
    ) -> bool {
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
        let read = self.read_entry(table, within);
        file.sound(read).is_some()
    }

    /// Goes to the first entry behind those whose keys begin with `prefix`, which that of this entry does; `false` where
    /// there is none.
    pub(super) fn skip<V: Values>(
        &mut self,
        table: &Sorted<V>,
        file: &PagedFile,
        prefix: &[u8],
    ) -> bool {
        // A few steps are cheaper than a search, and mostly enough.
        for _ in 0..8 {
            if !self.advance_within(table, file, prefix.len()) {
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

    fn open<V: Values>(&mut self, table: &Sorted<V>, file: &PagedFile, page: usize) -> Option<()> {
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

    /// How the key of the first entry of a run compares with `key`.
    fn compare_whole<V>(&self, table: &Sorted<V>, run: usize, key: &[u8]) -> Option<Ordering> {
        let (_, bytes) = self.page.as_ref()?;
        let mut take = Take(bytes.get(self.restart(run)?..self.end)?);
        take.number()?;
        let (_, len) = take_lengths(&mut take)?;
        table.symbols.compare(take.bytes(len)?, key)
    }

    /// Reads the first entry of a run of the open page.
    fn enter<V: Values>(&mut self, table: &Sorted<V>, file: &PagedFile, run: usize) -> Option<()> {
        let (page, _) = self.page.as_ref()?;
        let first = *table.section.index(file)?.firsts.get(*page)?;
        self.key.clear();
        self.rank = first.wrapping_add(RUN.wrapping_mul(run as u32));
        self.first = first;
        let read = self.restart(run).and_then(|at| {
            self.next = at;
            self.read_entry(table, usize::MAX)
        });
        file.sound(read)
    }

    fn read_entry<V: Values>(&mut self, table: &Sorted<V>, within: usize) -> Option<()> {
        let (_, bytes) = self.page.as_ref()?;
        let rest = bytes.get(self.next..self.end)?;
        let mut take = Take(rest);
        if self.rank.wrapping_sub(self.first).is_multiple_of(RUN) {
            self.counted_with = take.index()?;
        }
        let (shared, len) = take_lengths(&mut take)?;
        let codes = take.bytes(len)?;
        if shared >= within {
            self.key.truncate(within);
        } else if shared <= self.key.len() {
            self.key.truncate(shared);
            table.symbols.unpack(codes, &mut self.key)?;
        } else {
            return None;
        }
        let start = self.end - take.0.len();
        self.counted = self.counted_with;
        table.values.pass(&mut take, &mut self.counted_with)?;
        self.next = self.end - take.0.len();
        self.value = start..self.next;
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

/// How much a key shares with the one before, and how many bytes follow for the rest: five bits and three bits where they
/// are small, which is what most names want.
fn put_lengths(shared: usize, own: usize, out: &mut Vec<u8>) {
    out.push((shared.min(MANY_SHARED) << 3 | own.min(MANY_OWN)) as u8);
    for (len, many) in [(shared, MANY_SHARED), (own, MANY_OWN)] {
        if len >= many {
            out.number((len - many) as u64);
        }
    }
}

fn take_lengths(take: &mut Take<'_>) -> Option<(usize, usize)> {
    let both = usize::from(take.byte()?);
    let mut length = |small: usize, many: usize| match small == many {
        true => usize::try_from(take.number()?).ok()?.checked_add(many),
        false => Some(small),
    };
    Some((
        length(both >> 3, MANY_SHARED)?,
        length(both & MANY_OWN, MANY_OWN)?,
    ))
}

const MANY_SHARED: usize = 31;
const MANY_OWN: usize = 7;

/// Writes a table of sorted keys.
pub(super) struct SortedWriter {
    section: SectionWriter,
    restarts: Vec<u16>,
    in_page: u32,
    last: Vec<u8>,
    packer: Packer,
    codes: Vec<u8>,
}

impl SortedWriter {
    pub(super) fn new(at: u64, symbols: Symbols) -> SortedWriter {
        SortedWriter {
            section: SectionWriter::new(at, false),
            restarts: Vec::new(),
            in_page: 0,
            last: Vec::new(),
            packer: Packer::new(symbols),
            codes: Vec::new(),
        }
    }

    /// The symbols by which keys are packed, which the reader needs.
    pub(super) fn symbols(&self) -> &Symbols {
        &self.packer.symbols
    }

    /// How many entries there are so far.
    pub(super) fn count(&self) -> u64 {
        self.section.count()
    }

    /// Appends an entry. Keys and values are at most some kilobytes long, and keys come in order. `counted` is what the
    /// table counted before it.
    pub(super) fn push(
        &mut self,
        key: &[u8],
        value: &[u8],
        counted: u32,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.section.page().len() + key.len() + value.len() > PAGE {
            self.end_page(out)?;
        }
        self.section.begin_item(key);
        let is_whole = self.in_page.is_multiple_of(RUN);
        let same = self.last.iter().zip(key).take_while(|(a, b)| a == b);
        let shared = if is_whole { 0 } else { same.count() };
        self.codes.clear();
        self.packer
            .pack(key.get(shared..).unwrap_or_default(), &mut self.codes);
        let page = self.section.page();
        if is_whole {
            self.restarts.push(page.len() as u16);
            page.number(u64::from(counted));
        }
        put_lengths(shared, self.codes.len(), page);
        page.extend_from_slice(&self.codes);
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

#[cfg(test)]
mod tests {
    use super::super::symbols::Sample;
    use super::*;

    /// Values of one byte, of which the even ones are counted.
    #[derive(Debug)]
    struct Even;

    impl Values for Even {
        fn pass(&self, take: &mut Take<'_>, counted: &mut u32) -> Option<()> {
            let value = take.byte()?;
            *counted += u32::from(value % 2 == 0);
            Some(())
        }
    }

    fn keys() -> Vec<String> {
        let mut keys: Vec<String> = (0..3000)
            .map(|it| format!("harbour {} works {}", it * 7919 % 1009, it % 3))
            .collect();
        keys.push("a".repeat(400));
        keys.sort_unstable();
        keys
    }

    fn table(keys: &[String], symbols: Symbols) -> (Sorted<Even>, PagedFile) {
        let mut bytes = Vec::new();
        let mut writer = SortedWriter::new(0, symbols);
        let mut counted = 0;
        for (value, key) in (0_u8..=255).cycle().zip(keys) {
            let pushed = writer.push(key.as_bytes(), &[value], counted, &mut bytes);
            pushed.expect("written");
            counted += u32::from(value % 2 == 0);
        }
        let symbols = writer.symbols().clone();
        let (place, _) = writer.finish(&mut bytes).expect("written");
        let table = Sorted::new(0, place, symbols, Even);
        (table, PagedFile::new(Box::new(bytes)))
    }

    #[track_caller]
    fn is_at(cursor: &Cursor, keys: &[String], rank: usize) {
        assert_eq!(cursor.key, keys[rank].as_bytes());
        assert_eq!(cursor.rank as usize, rank);
        assert_eq!(cursor.value(), [rank as u8]);
        assert_eq!(
            cursor.counted as usize,
            rank.div_ceil(2),
            "the even ones before"
        );
    }

    #[test]
    fn entries_are_found_by_key_by_number_and_in_order() {
        let keys = keys();
        let mut sample = Sample::new();
        keys.iter().for_each(|it| sample.add(it.as_bytes()));
        for symbols in [Symbols::default(), sample.symbols()] {
            let (table, file) = table(&keys, symbols);
            assert!(table.section().index(&file).expect("an index").n_pages() > 1);
            let mut cursor = Cursor::default();
            assert!(cursor.seek(&table, &file, b""));
            for rank in 0..keys.len() {
                is_at(&cursor, &keys, rank);
                assert_eq!(cursor.advance(&table, &file), rank + 1 < keys.len());
            }
            for rank in (0..keys.len()).step_by(7) {
                cursor.go(&table, &file, rank as u32).expect("an entry");
                is_at(&cursor, &keys, rank);
                assert!(cursor.seek(&table, &file, keys[rank].as_bytes()));
                assert_eq!(cursor.key, keys[rank].as_bytes());
                let after = keys.partition_point(|it| it.as_str() <= keys[rank].as_str());
                let behind = keys[rank].clone() + "!";
                let there = cursor.seek(&table, &file, behind.as_bytes());
                assert_eq!(there, after < keys.len());
            }
            assert_eq!(file.failure(), None);
        }
    }

    #[test]
    fn all_that_begin_alike_are_passed_over() {
        let keys = keys();
        let (table, file) = table(&keys, Symbols::default());
        for prefix in ["harbour 1", "harbour 10", "harbour 1008 works", "aa", "h"] {
            let begins = |it: &&String| it.starts_with(prefix);
            let first = keys.iter().position(|it| begins(&it)).expect("a key");
            let after = first + keys.iter().filter(begins).count();
            for start in [first, (first + after) / 2, after - 1] {
                let mut cursor = Cursor::default();
                cursor.go(&table, &file, start as u32).expect("an entry");
                let there = cursor.skip(&table, &file, prefix.as_bytes());
                assert_eq!(there, after < keys.len(), "{prefix}");
                if there {
                    is_at(&cursor, &keys, after);
                    assert_eq!(cursor.advance(&table, &file), after + 1 < keys.len());
                }
            }
        }
        assert_eq!(file.failure(), None);
    }
}

//! Sections of a compiled model: pages that are read one by one, each checked as it is read, and kept in a small cache.
//!
//! A page is copied out of the file, its checksum compared, and only then looked at: damage anywhere is found when the
//! first name or record on its page is asked for, at the latest, and never taken for content.

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::bytes::Bytes;
use super::wire::{Put, Take};

/// Where a section lies; part of the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Where its pages begin.
    pub(super) pages_at: u64,
    /// Where the index of its pages begins: at once after them.
    pub(super) index_at: u64,
    /// The length of the index.
    pub(super) index_len: u64,
    /// The checksum of the index.
    pub(super) index_sum: u32,
    /// How many items the pages hold.
    pub(super) count: u64,
}

impl Place {
    /// The length of [`Place::put`].
    pub(super) const LEN: usize = 36;

    pub(super) fn put(self, out: &mut Vec<u8>) {
        for number in [self.pages_at, self.index_at, self.index_len] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&self.index_sum.to_le_bytes());
        out.extend_from_slice(&self.count.to_le_bytes());
    }

    pub(super) fn take(take: &mut Take<'_>) -> Option<Place> {
        Some(Place {
            pages_at: take.u64()?,
            index_at: take.u64()?,
            index_len: take.u64()?,
            index_sum: take.u32()?,
            count: take.u64()?,
        })
    }

    /// Whether it lies within a file of this size, and counts no more than numbers can name and its pages can hold: room is
    /// made for so many.
    pub(super) fn lies_within(self, size: u64) -> bool {
        let end = self.index_at.checked_add(self.index_len);
        let Some(len) = self.index_at.checked_sub(self.pages_at) else {
            return false;
        };
        end.is_some_and(|it| it <= size)
            && self.index_len <= MAX_INDEX
            && self.count < u64::from(u32::MAX)
            && self.count <= len.saturating_mul(MAX_PACKED)
    }
}

/// How many items a byte of the file holds at most: an item has at least one byte, and Deflate packs no more into one.
const MAX_PACKED: u64 = 1032;
/// The largest index that is read: a section of a terabyte has a smaller one.
const MAX_INDEX: u64 = 1 << 30;
/// The largest page: one record may be as large as a model file that people write.
const MAX_PAGE: u64 = 32 << 20;

/// Bytes that are read in one piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Blob {
    pub(super) at: u64,
    pub(super) len: u64,
    pub(super) sum: u32,
}

impl Blob {
    pub(super) const LEN: usize = 20;

    pub(super) fn put(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.at.to_le_bytes());
        out.extend_from_slice(&self.len.to_le_bytes());
        out.extend_from_slice(&self.sum.to_le_bytes());
    }

    pub(super) fn take(take: &mut Take<'_>) -> Option<Blob> {
        Some(Blob {
            at: take.u64()?,
            len: take.u64()?,
            sum: take.u32()?,
        })
    }

    pub(super) fn lies_within(self, size: u64) -> bool {
        let end = self.at.checked_add(self.len);
        end.is_some_and(|it| it <= size) && self.len <= MAX_INDEX
    }

    pub(super) fn read(self, file: &PagedFile) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(self.len).ok()?];
        file.read(self.at, &mut bytes, self.sum)?;
        Some(bytes)
    }
}

/// What is known of the pages of a section.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Where each page begins, and where the last ends.
    starts: Vec<u64>,
    sums: Vec<u32>,
    /// The length of each page when it is unpacked; 0 for pages that are not packed.
    unpacked: Vec<u32>,
    /// The number of the first item of each page.
    pub(super) firsts: Vec<u32>,
    /// The first key of each page, one after another, and where each ends.
    heads: Vec<u8>,
    head_ends: Vec<u32>,
}

impl Index {
    pub(super) fn n_pages(&self) -> usize {
        self.sums.len()
    }

    /// The first key of a page; empty for one that does not exist.
    pub(super) fn head(&self, page: usize) -> &[u8] {
        let end = |idx: usize| self.head_ends.get(idx).map_or(0, |&it| it as usize);
        let start = page.checked_sub(1).map_or(0, end);
        self.heads.get(start..end(page)).unwrap_or_default()
    }

    fn read(bytes: &[u8], place: Place) -> Option<Index> {
        let mut take = Take(bytes);
        let count = take.number()?;
        let mut index = Index::default();
        let mut at = place.pages_at;
        index.starts.push(at);
        for _ in 0..count {
            at = at.checked_add(take.number()?)?;
            index.starts.push(at);
            index.unpacked.push(take.index()?);
            index.sums.push(take.u32()?);
            let first = index
                .firsts
                .last()
                .map_or(Some(0), |last: &u32| last.checked_add(take.index()?))?;
            index.firsts.push(first);
            let len = take.len()?;
            index.heads.extend_from_slice(take.bytes(len)?);
            index.head_ends.push(u32::try_from(index.heads.len()).ok()?);
        }
        (at == place.index_at).then_some(index)
    }
}

/// A section of a compiled model.
#[derive(Debug)]
pub(super) struct Section {
    number: u32,
    pub(super) place: Place,
    index: OnceLock<Index>,
}

impl Section {
    pub(super) fn new(number: u32, place: Place) -> Section {
        Section {
            number,
            place,
            index: OnceLock::new(),
        }
    }

    /// The index, read when it is first needed. `None` where it is damaged, which `file` then remembers.
    pub(super) fn index(&self, file: &PagedFile) -> Option<&Index> {
        if let Some(index) = self.index.get() {
            return Some(index);
        }
        let mut bytes = vec![0; usize::try_from(self.place.index_len).ok()?];
        let read = file.read(self.place.index_at, &mut bytes, self.place.index_sum)?;
        let index = file.sound(Index::read(read, self.place))?;
        Some(self.index.get_or_init(|| index))
    }

    /// Reads every page once; `false` where one is damaged.
    pub(super) fn verify(&self, file: &PagedFile) -> bool {
        self.index(file)
            .is_some_and(|index| (0..index.n_pages()).all(|it| self.page(it, file).is_some()))
    }

    /// One of the pages, from the cache or the file.
    pub(super) fn page(&self, page: usize, file: &PagedFile) -> Option<Arc<[u8]>> {
        let index = self.index(file)?;
        let name = (self.number, u32::try_from(page).ok()?);
        if let Some(kept) = file.cache.get(name) {
            return Some(kept);
        }
        let (&start, &end) = index.starts.get(page).zip(index.starts.get(page + 1))?;
        let len = end.saturating_sub(start);
        let unpacked = u64::from(*index.unpacked.get(page)?);
        file.sound((len <= MAX_PAGE && unpacked <= MAX_PAGE).then_some(()))?;
        let mut bytes = vec![0; len as usize];
        let read = file.read(start, &mut bytes, *index.sums.get(page)?)?;
        let bytes: Arc<[u8]> = match unpacked {
            0 => read.into(),
            _ => file.sound(unpack(read, unpacked as usize))?.into(),
        };
        file.cache.put(name, &bytes);
        Some(bytes)
    }
}

fn unpack(packed: &[u8], len: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(len);
    let mut reader = flate2::read::DeflateDecoder::new(packed).take(len as u64 + 1);
    reader.read_to_end(&mut bytes).ok()?;
    (bytes.len() == len).then_some(bytes)
}

/// The file behind the sections, with what was found wrong with it.
#[derive(Debug)]
pub(super) struct PagedFile {
    pub(super) bytes: Box<dyn Bytes>,
    cache: Cache,
    failure: OnceLock<String>,
}

impl PagedFile {
    pub(super) fn new(bytes: Box<dyn Bytes>) -> PagedFile {
        PagedFile {
            bytes,
            cache: Cache::default(),
            failure: OnceLock::new(),
        }
    }

    /// What was found wrong since the file was opened.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.get().map(String::as_str)
    }

    /// Passes a value on; remembers that the file is damaged where there is none.
    pub(super) fn sound<T>(&self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.fail("it is damaged");
        }
        value
    }

    fn fail(&self, why: &str) {
        let _ = self.failure.set(why.to_owned());
    }

    /// Reads bytes whose checksum is `sum`. A file that failed once says nothing any more.
    pub(super) fn read<'b>(&self, at: u64, into: &'b mut [u8], sum: u32) -> Option<&'b [u8]> {
        if self.failure.get().is_some() {
            return None;
        }
        if let Err(error) = self.bytes.read_at(at, into) {
            match error.kind() {
                io::ErrorKind::UnexpectedEof => self.fail("it was cut short"),
                _ => self.fail(&format!("it cannot be read: {error}")),
            }
            return None;
        }
        self.sound(agrees(into, sum).then_some(into as &[u8]))
    }
}

/// Whether bytes have this checksum. Under a fuzzer all have: what it makes up must reach the readers behind the checksums,
/// since whoever forges a model forges those too.
pub(super) fn agrees(bytes: &[u8], sum: u32) -> bool {
    cfg!(fuzzing) || crc32fast::hash(bytes) == sum
}

/// How many pages are kept: with pages of 8 KB some 8 MB, which hold the words of a week's news.
const SLOTS: usize = 1024;

type Slot = Mutex<Option<((u32, u32), Arc<[u8]>)>>;

/// The pages read last, each in the one slot that its number leads to.
#[derive(Debug)]
struct Cache(Box<[Slot]>);

impl Default for Cache {
    fn default() -> Self {
        Cache((0..SLOTS).map(|_| Slot::default()).collect())
    }
}

impl Cache {
    fn slot(&self, (section, page): (u32, u32)) -> Option<&Slot> {
        let spread = page.wrapping_mul(0x9e37_79b1).wrapping_add(section << 20);
        self.0.get((spread >> 8) as usize % SLOTS)
    }

    fn get(&self, name: (u32, u32)) -> Option<Arc<[u8]>> {
        let slot = self.slot(name)?.lock();
        let slot = slot.unwrap_or_else(PoisonError::into_inner);
        let (kept, page) = slot.as_ref()?;
        (*kept == name).then(|| Arc::clone(page))
    }

    fn put(&self, name: (u32, u32), page: &Arc<[u8]>) {
        if let Some(slot) = self.slot(name) {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some((name, Arc::clone(page)));
        }
    }
}

/// Writes the pages of a section one after another, and its index behind them.
pub(super) struct SectionWriter {
    place: Place,
    pack: bool,
    index: Vec<u8>,
    n_pages: u64,
    at: u64,
    page: Vec<u8>,
    head: Vec<u8>,
    first: u64,
    last_first: u64,
}

impl SectionWriter {
    /// A section that begins at byte `at` of the file.
    pub(super) fn new(at: u64, pack: bool) -> SectionWriter {
        SectionWriter {
            place: Place {
                pages_at: at,
                ..Place::default()
            },
            pack,
            index: Vec::new(),
            n_pages: 0,
            at,
            page: Vec::new(),
            head: Vec::new(),
            first: 0,
            last_first: 0,
        }
    }

    /// The page that is being filled.
    pub(super) fn page(&mut self) -> &mut Vec<u8> {
        &mut self.page
    }

    /// How many items the section has so far.
    pub(super) fn count(&self) -> u64 {
        self.place.count
    }

    /// Counts one more item, whose bytes the caller puts into [`SectionWriter::page`].
    pub(super) fn begin_item(&mut self, key: &[u8]) {
        if self.page.is_empty() {
            self.head = key.to_vec();
            self.first = self.place.count;
        }
        self.place.count += 1;
    }

    /// Writes the page out, if there is anything in it.
    pub(super) fn end_page(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.page.is_empty() {
            return Ok(());
        }
        let unpacked = if self.pack { self.page.len() } else { 0 };
        if self.pack {
            let level = flate2::Compression::new(6);
            let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), level);
            packer.write_all(&self.page)?;
            self.page = packer.finish()?;
        }
        out.write_all(&self.page)?;
        self.at += self.page.len() as u64;
        self.index.number(self.page.len() as u64);
        self.index.number(unpacked as u64);
        self.index
            .extend_from_slice(&crc32fast::hash(&self.page).to_le_bytes());
        if self.n_pages > 0 {
            self.index.number(self.first - self.last_first);
        }
        self.index.number(self.head.len() as u64);
        self.index.extend_from_slice(&self.head);
        self.last_first = self.first;
        self.n_pages += 1;
        self.page.clear();
        Ok(())
    }

    /// Writes the last page and the index; tells where the section lies and where the next may begin.
    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<(Place, u64)> {
        self.end_page(out)?;
        let mut index = Vec::with_capacity(self.index.len() + 10);
        index.number(self.n_pages);
        index.append(&mut self.index);
        out.write_all(&index)?;
        let place = Place {
            index_at: self.at,
            index_len: index.len() as u64,
            index_sum: crc32fast::hash(&index),
            ..self.place
        };
        Ok((place, self.at + place.index_len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_counts_no_more_than_its_pages_can_hold() {
        let lies_within = |count| {
            let place = Place {
                pages_at: 100,
                index_at: 110,
                index_len: 4,
                count,
                ..Place::default()
            };
            place.lies_within(114)
        };
        assert!(lies_within(0) && lies_within(10 * MAX_PACKED));
        assert!(!lies_within(10 * MAX_PACKED + 1));
        assert!(!lies_within(u64::from(u32::MAX) - 1));
    }
}

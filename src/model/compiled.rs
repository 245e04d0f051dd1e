//! A compiled model: names, entities, facts and sources of any number in one file that is opened at once and read in parts.
//!
//! Nothing in the file is trusted: the header says how long the file is and has a checksum over itself, and everything
//! else is checked when it is first read (see `pages`). A file that turns out to be damaged says nothing from then on,
//! and [`Compiled::failure`] tells why.

mod automaton;
mod bytes;
mod compile;
mod entities;
mod ids;
mod kept;
mod laid;
mod links;
mod name_table;
mod name_value;
mod names;
mod pages;
mod records;
mod shape;
mod shown;
mod slots;
mod sort;
mod sorted;
mod spelling;
mod spooled;
mod summary;
mod symbols;
mod tables;
mod wire;

use std::fmt;

use self::automaton::Slips;
use self::entities::{Ranks, Stored};
use self::ids::Ids;
use self::name_value::{Owner, Sorts};
use self::names::Names;
use self::pages::{Blob, PagedFile, Place, agrees};
use self::records::Records;
use self::symbols::Symbols;
use self::wire::{Put, Take, width_for};
use super::fit::Fit;
use super::gazetteer::MAX_PIECES;
use super::pieces::Piece;
use super::places::Sort;
use super::starts::Starts;
use crate::text::Span;

pub use self::bytes::Bytes;
pub use self::compile::{Compiler, ParsedText};
pub use self::laid::CompiledLayer;
pub(super) use self::laid::{Firsts, Laid};
pub(super) use self::names::{Room, Walked};
pub use self::shown::ShownRecord;
pub use self::sort::{Spool, Spools};
pub use self::summary::{CompileError, Left, Summary};

/// Why a file is no compiled model. Displayed as one sentence with its mend, without the file's name.
#[derive(Debug)]
pub enum NotCompiled {
    /// It does not begin like one.
    Foreign,
    /// It is one of a version that this copydesk does not read.
    Version(u32),
    /// Its header does not agree with itself or with the length of the file.
    Damaged,
    /// It cannot be read.
    Io(std::io::Error),
}

impl fmt::Display for NotCompiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let again = "build it again with copydesk model build";
        match self {
            NotCompiled::Foreign => write!(f, "no compiled model; {again}"),
            NotCompiled::Version(version) => write!(
                f,
                "a compiled model of version {version}, and this copydesk reads version {VERSION}; {again}"
            ),
            NotCompiled::Damaged => {
                write!(f, "a compiled model that is damaged or cut short; {again}")
            }
            NotCompiled::Io(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for NotCompiled {}

const MAGIC: &[u8; 16] = b"copydesk model\r\n";
/// Rises whenever a file of before would be read wrongly: also when names are folded or cut differently.
const VERSION: u32 = 2;

/// What stands at the start of the file.
#[derive(Debug, Default)]
struct Header {
    /// The length of the whole file.
    size: u64,
    names: Place,
    entities: Place,
    entity_ids: Place,
    facts: Place,
    fact_ids: Place,
    sources: Place,
    source_ids: Place,
    /// What the table of names is read with.
    coding: Blob,
    first_words: Blob,
    relations: Blob,
    starts: Starts,
}

impl Header {
    const LEN: usize = MAGIC.len() + 4 + 8 + 7 * Place::LEN + 3 * Blob::LEN + 4 * 256 + 4;

    fn places(&self) -> [Place; 7] {
        [
            self.names,
            self.entities,
            self.entity_ids,
            self.facts,
            self.fact_ids,
            self.sources,
            self.source_ids,
        ]
    }

    fn blobs(&self) -> [Blob; 3] {
        [self.coding, self.first_words, self.relations]
    }

    /// What the parts are called, and how many bytes each has.
    fn parts(&self) -> Vec<(&'static str, u64)> {
        let places = [
            "names",
            "entities",
            "entity ids",
            "facts",
            "fact ids",
            "sources",
            "source ids",
        ];
        let places = places.into_iter().zip(
            self.places()
                .map(|it| it.index_at + it.index_len - it.pages_at),
        );
        let blobs = ["coding of names", "first words", "relations"];
        let blobs = blobs.into_iter().zip(self.blobs().map(|it| it.len));
        places.chain(blobs).collect()
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.fixed(VERSION, 4);
        out.extend_from_slice(&self.size.to_le_bytes());
        self.places().iter().for_each(|it| it.put(&mut out));
        self.blobs().iter().for_each(|it| it.put(&mut out));
        self.starts.0.iter().for_each(|&it| out.fixed(it, 4));
        let sum = crc32fast::hash(&out);
        out.fixed(sum, 4);
        out
    }

    fn read(bytes: &[u8], size: u64) -> Result<Header, NotCompiled> {
        let mut take = Take(bytes);
        if take.bytes(MAGIC.len()) != Some(MAGIC) {
            return Err(NotCompiled::Foreign);
        }
        match take.u32() {
            Some(VERSION) => {}
            Some(other) => return Err(NotCompiled::Version(other)),
            None => return Err(NotCompiled::Damaged),
        }
        let whole = bytes.split_last_chunk::<4>();
        let sound = whole.is_some_and(|(it, sum)| agrees(it, u32::from_le_bytes(*sum)));
        Header::take(&mut take)
            .filter(|it| sound && it.is_within(size))
            .ok_or(NotCompiled::Damaged)
    }

    fn take(take: &mut Take<'_>) -> Option<Header> {
        let mut header = Header {
            size: take.u64()?,
            names: Place::take(take)?,
            entities: Place::take(take)?,
            entity_ids: Place::take(take)?,
            facts: Place::take(take)?,
            fact_ids: Place::take(take)?,
            sources: Place::take(take)?,
            source_ids: Place::take(take)?,
            coding: Blob::take(take)?,
            first_words: Blob::take(take)?,
            relations: Blob::take(take)?,
            starts: Starts::default(),
        };
        for lengths in header.starts.0.iter_mut() {
            *lengths = take.u32()?;
        }
        Some(header)
    }

    fn is_within(&self, size: u64) -> bool {
        self.size == size
            && self.places().iter().all(|it| it.lies_within(size))
            && self.blobs().iter().all(|it| it.lies_within(size))
    }
}

/// A compiled model that is open. Its records are numbered from 0; `Laid` gives them numbers among others.
#[derive(Debug)]
pub struct Compiled {
    file: PagedFile,
    sum: u32,
    names: Names,
    entities: Records,
    entity_ids: Ids,
    facts: Records,
    fact_ids: Ids,
    sources: Records,
    source_ids: Ids,
    relations: Blob,
    /// How many bytes the number of a name has.
    name_width: usize,
}

impl Compiled {
    /// Opens a compiled model, however large, by its header alone.
    pub fn open(bytes: Box<dyn Bytes>) -> Result<Compiled, NotCompiled> {
        let size = bytes.size();
        let mut start = vec![0; Header::LEN.min(usize::try_from(size).unwrap_or(usize::MAX))];
        bytes.read_at(0, &mut start).map_err(NotCompiled::Io)?;
        let header = Header::read(&start, size)?;
        let file = PagedFile::new(bytes);
        let coding = header.coding.read(&file).ok_or(NotCompiled::Damaged)?;
        let coding = coding_of(&coding, width_for(header.entities.count));
        let ids = |number, place, count| Ids::new(number, place, width_for(count));
        Ok(Compiled {
            file,
            sum: crc32fast::hash(&start),
            names: Names::new(
                0,
                header.names,
                coding.ok_or(NotCompiled::Damaged)?,
                header.starts,
                header.first_words,
            ),
            entities: Records::new(1, header.entities),
            entity_ids: ids(2, header.entity_ids, header.entities.count),
            facts: Records::new(3, header.facts),
            fact_ids: ids(4, header.fact_ids, header.facts.count),
            sources: Records::new(5, header.sources),
            source_ids: ids(6, header.source_ids, header.sources.count),
            relations: header.relations,
            name_width: width_for(header.names.count),
        })
    }

    /// What was found wrong with the file since it was opened: it says nothing any more.
    pub fn failure(&self) -> Option<String> {
        let failure = self.file.failure()?;
        Some(format!(
            "a compiled model, but {failure}; build it again with copydesk model build"
        ))
    }

    /// Tells one content from another: a checksum over all checksums.
    pub fn sum(&self) -> u32 {
        self.sum
    }

    /// How many names, entities, facts and sources it holds.
    pub fn counts(&self) -> [u32; 4] {
        [
            self.names.count(),
            self.entities.count(),
            self.facts.count(),
            self.sources.count(),
        ]
    }

    /// Reads every page once, so that damage anywhere is found; `false` where there is some. For `model check`: it takes
    /// as long as reading the file does.
    pub fn verify(&self) -> bool {
        let sections = [
            self.names.section(),
            self.entities.section(),
            self.entity_ids.section(),
            self.facts.section(),
            self.fact_ids.section(),
            self.sources.section(),
            self.source_ids.section(),
        ];
        let pages = sections.iter().all(|it| it.verify(&self.file));
        pages && self.relations.read(&self.file).is_some() && self.names.verify(&self.file)
    }

    fn stored(&self, number: u32) -> Option<(Stored, Vec<u32>)> {
        self.entities.get(number, &self.file, |take, first| {
            let facts = take_numbers(take)?;
            let width = self.name_width;
            let spelled = |rank| self.names.entry(&self.file, rank);
            let stored = entities::take(take, Ranks { first, width }, &spelled);
            Some((stored?, facts))
        })
    }

    /// A fact as JSON, with the numbers of the facts that replaced it and of those that dispute it.
    fn fact(&self, number: u32) -> Option<(String, Vec<u32>, Vec<u32>)> {
        self.facts.get(number, &self.file, |take, _| {
            let (later, against) = (take_numbers(take)?, take_numbers(take)?);
            Some((std::str::from_utf8(take.0).ok()?.to_owned(), later, against))
        })
    }

    fn source(&self, number: u32) -> Option<String> {
        self.sources.get(number, &self.file, |take, _| {
            std::str::from_utf8(take.0).ok().map(str::to_owned)
        })
    }

    /// Whether an entity has this id.
    pub(super) fn has_entity(&self, id: &str) -> bool {
        self.entity_by_id(id).is_some()
    }

    /// Whether a fact has this id.
    pub(super) fn has_fact(&self, id: &str) -> bool {
        self.fact_by_id(id).is_some()
    }

    /// Whether a source has this id.
    pub(super) fn has_source(&self, id: &str) -> bool {
        self.source_by_id(id).is_some()
    }

    /// The first `most` ids of records of this sort that begin with `start`.
    pub(super) fn ids_beginning(&self, sort: Sort, start: &str, most: usize) -> Vec<String> {
        let ids = match sort {
            Sort::Entity => &self.entity_ids,
            Sort::Fact => &self.fact_ids,
            Sort::Source => &self.source_ids,
            // The few there are lie among those that people write.
            Sort::Relation => return Vec::new(),
        };
        ids.beginning(&self.file, start, most)
    }

    fn entity_by_id(&self, id: &str) -> Option<u32> {
        self.entity_ids.find(&self.file, id)
    }

    fn fact_by_id(&self, id: &str) -> Option<u32> {
        self.fact_ids.find(&self.file, id)
    }

    fn source_by_id(&self, id: &str) -> Option<u32> {
        self.source_ids.find(&self.file, id)
    }

    /// The relations as a JSON document; empty where there are none.
    pub(super) fn relations(&self) -> String {
        let text = self.relation_text();
        text.split('\0').next().unwrap_or_default().to_owned()
    }

    /// The words that facts have as objects and roles, each with its relation.
    pub(super) fn words(&self) -> Vec<(String, String)> {
        let text = self.relation_text();
        let mut parts = text.split('\0').skip(1).map(str::to_owned);
        std::iter::from_fn(|| parts.next().zip(parts.next())).collect()
    }

    /// The relations, then pairs of a relation and words, all with a zero between.
    fn relation_text(&self) -> String {
        let bytes = self.relations.read(&self.file).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    pub(super) fn may_start(&self, prose: &str, token: Span) -> bool {
        self.names.may_start(prose, token)
    }

    /// The longest name from `start` on; see [`Names::walk`].
    pub(super) fn walk(
        &self,
        prose: &str,
        start: usize,
        cut: &mut [Option<Piece>; MAX_PIECES],
        room: &mut Room,
        counts: &dyn Fn(u32) -> bool,
    ) -> Option<Walked> {
        self.names.walk(&self.file, prose, start, cut, room, counts)
    }

    fn readings(
        &self,
        prose: &str,
        walked: &Walked,
        cut: &[Option<Piece>],
        room: &mut Room,
        take: impl FnMut(Option<Owner>, Fit, &str),
    ) {
        self.names
            .readings(&self.file, prose, walked, cut, room, take);
    }

    /// Whether a phrase of the model that is nobody's name is spelled like this.
    pub(super) fn is_nobodys(&self, phrase: &str) -> bool {
        self.names.is_nobodys(&self.file, phrase)
    }

    fn beginning(&self, start: &str, take: impl FnMut(Owner) -> bool) {
        let key = spelling::key_of_start(start);
        if !key.is_empty() {
            self.names.beginning(&self.file, &key, take);
        }
    }

    fn near(&self, slips: &mut Slips, take: impl FnMut(Owner, &str)) {
        self.names.near(&self.file, slips, take);
    }
}

fn coding_of(bytes: &[u8], width: usize) -> Option<(Symbols, Sorts)> {
    let mut take = Take(bytes);
    Some((Symbols::take(&mut take)?, Sorts::take(&mut take, width)?))
}

fn put_numbers(numbers: &[u32], out: &mut Vec<u8>) {
    out.number(numbers.len() as u64);
    numbers.iter().for_each(|&it| out.number(u64::from(it)));
}

fn take_numbers(take: &mut Take<'_>) -> Option<Vec<u32>> {
    let count = take.len()?;
    (0..count).map(|_| take.index()).collect()
}

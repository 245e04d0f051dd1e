//! Model files compiled into one file: streamed through, sorted outside memory, written from front to back.
//!
//! Three passes. Records are read one by one; entities, facts and sources go to temporary files, and every spelling of
//! every name goes to a sorter. Then the names are merged in order and written, which gives each its number. Then the
//! records are written, entities with the numbers of their names and facts. In memory stay one hash and a few numbers for
//! each record.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufReader, BufWriter, Seek, SeekFrom, Write};

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::build::EMBEDDED;
use super::super::entity::{EntityIdx, NameForm};
use super::super::file::{EntityRecord, FactRecord, ParsedFile, Party, parse_model_file};
use super::super::gazetteer::{Entry, settle, takes_plural};
use super::super::pieces::{Piece, PieceKind, next_piece};
use super::super::problem::Problem;
use super::super::starts::Starts;
use super::entities::{self, Stored};
use super::names::FirstWords;
use super::pages::{Blob, Place};
use super::records::RecordsWriter;
use super::sort::{Merge, Sorter, Spool, Spools, read_record, write_record};
use super::sorted::SortedWriter;
use super::spelling::{GLUE, NOBODY, Owner, form_number, form_of, put_value, spellings};
use super::wire::{Put, Take, hash, width_for};
use super::{Header, put_numbers};

/// Why a record or a name was left out of a compiled model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Left {
    /// The record has a problem of its own.
    Faulty,
    /// Another record has its id; the first counts.
    DuplicateId,
    /// It names something that no record has as id.
    UnknownId,
    /// An id with a control character, or longer than 500 bytes.
    OddId,
    /// A name of two entities; it is no name of either.
    NameOfTwo,
    /// A name that is too long or holds control characters.
    OddName,
    /// Facts that replace one another, or are part of one another, in a circle.
    Cycle,
}

impl Left {
    /// What is said of it in a summary.
    pub fn words(self) -> &'static str {
        match self {
            Left::Faulty => "problems in records",
            Left::DuplicateId => "records whose id another has already",
            Left::UnknownId => "ids that no record has",
            Left::OddId => "records whose id is too long or holds control characters",
            Left::NameOfTwo => "names of two entities, which are a name of neither",
            Left::OddName => "names too long or with control characters",
            Left::Cycle => "facts that lead back to themselves",
        }
    }
}

/// What a compiled model holds, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many entities.
    pub entities: u64,
    /// How many names, the spellings of each with and without its marks counted once.
    pub names: u64,
    /// How many facts.
    pub facts: u64,
    /// How many sources.
    pub sources: u64,
    /// The length of the file in bytes.
    pub size: u64,
    /// The bytes of it that hold names and whose they are.
    pub name_bytes: u64,
    /// What was left out, by reason: how many, and the first few by name.
    pub left: std::collections::BTreeMap<Left, (u64, Vec<String>)>,
}

impl Summary {
    /// How many examples are kept of each reason.
    const EXAMPLES: usize = 5;

    fn leave(&mut self, why: Left, what: impl FnOnce() -> String) {
        let (count, examples) = self.left.entry(why).or_default();
        *count += 1;
        if examples.len() < Summary::EXAMPLES {
            examples.push(what());
        }
    }
}

/// Why a model could not be compiled.
#[derive(Debug)]
pub enum CompileError {
    /// A file could not be read or written.
    Io(io::Error),
    /// More records of a kind than a file can number.
    TooMany,
    /// Two different ids have the same hash, which happens once in a trillion models.
    Hashes(String),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Io(error) => write!(f, "{error}"),
            CompileError::TooMany => write!(f, "more records than 4 billion; split the model"),
            CompileError::Hashes(id) => write!(f, "the id \"{id}\" clashes by chance; change it"),
        }
    }
}

impl std::error::Error for CompileError {}

impl From<io::Error> for CompileError {
    fn from(error: io::Error) -> CompileError {
        CompileError::Io(error)
    }
}

type Writing = BufWriter<Box<dyn Spool>>;
type Reading = BufReader<Box<dyn Spool>>;

/// Takes model files text by text, and writes the compiled model.
pub struct Compiler<'s> {
    spools: &'s dyn Spools,
    summary: Summary,
    entities: Spooled,
    facts: Spooled,
    sources: Spooled,
    relations: Vec<String>,
    relation_ids: FxHashSet<String>,
    /// Spellings of names: key, zero, entity, which of its names, how it behaves, as it is written.
    names: Sorter<'s>,
    /// How many names the entities before each have.
    first_names: Vec<u32>,
    n_names: u64,
}

/// The records of one kind in a temporary file, with the numbers of their ids.
struct Spooled {
    out: Writing,
    numbers: FxHashMap<u64, u32>,
}

impl Spooled {
    fn new(spools: &dyn Spools) -> io::Result<Spooled> {
        Ok(Spooled {
            out: BufWriter::with_capacity(1 << 20, spools.spool()?),
            numbers: FxHashMap::default(),
        })
    }

    /// The next number, given to `id`; `None` where it has one, or is no fit id.
    fn number(&mut self, id: &str, summary: &mut Summary) -> Result<Option<u32>, CompileError> {
        if id.len() > 500 || id.contains(char::is_control) {
            summary.leave(Left::OddId, || id.chars().take(80).collect());
            return Ok(None);
        }
        let next = u32::try_from(self.numbers.len()).map_err(|_| CompileError::TooMany)?;
        match self.numbers.entry(hash(id.as_bytes())) {
            std::collections::hash_map::Entry::Occupied(_) => {
                summary.leave(Left::DuplicateId, || id.to_owned());
                Ok(None)
            }
            std::collections::hash_map::Entry::Vacant(vacant) => {
                vacant.insert(next);
                Ok(Some(next))
            }
        }
    }

    fn find(&self, id: &str) -> Option<u32> {
        self.numbers.get(&hash(id.as_bytes())).copied()
    }
}

fn reading(out: Writing) -> io::Result<Reading> {
    let mut spool = out.into_inner()?;
    spool.seek(SeekFrom::Start(0))?;
    Ok(BufReader::with_capacity(1 << 20, spool))
}

/// A text that was parsed, to be added to a compiled model: parsing needs no order, adding does.
#[derive(Debug)]
pub struct ParsedText {
    text: String,
    file: ParsedFile,
}

impl ParsedText {
    /// Parses a model file, or some lines of one.
    pub fn parse(text: String) -> ParsedText {
        ParsedText {
            file: parse_model_file(&text),
            text,
        }
    }

    /// What is wrong with it.
    pub fn problems(&self) -> &[Problem] {
        &self.file.problems
    }

    /// The text that was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<'s> Compiler<'s> {
    /// A compiler that puts its temporary files into `spools`.
    pub fn new(spools: &'s dyn Spools) -> Result<Compiler<'s>, CompileError> {
        let embedded = EMBEDDED
            .iter()
            .flat_map(|(_, text)| parse_model_file(text).relations);
        Ok(Compiler {
            spools,
            summary: Summary::default(),
            entities: Spooled::new(spools)?,
            facts: Spooled::new(spools)?,
            sources: Spooled::new(spools)?,
            relations: Vec::new(),
            relation_ids: embedded.map(|it| it.id.text).collect(),
            names: Sorter::new(spools),
            first_names: Vec::new(),
            n_names: 0,
        })
    }

    /// Adds the records of a text. What is wrong with it is counted; the caller says it.
    pub fn add(&mut self, parsed: ParsedText) -> Result<(), CompileError> {
        let ParsedText { text, file } = parsed;
        for problem in &file.problems {
            let words = || format!("{}: {}", problem.code.word(), problem.message);
            self.summary.leave(Left::Faulty, words);
        }
        for record in file.relations {
            if self.relation_ids.insert(record.id.text) {
                let json = record.relation.declared.full.slice(&text).to_owned();
                self.relations.push(json);
            }
        }
        for record in file.sources {
            let number = self.sources.number(&record.id.text, &mut self.summary)?;
            if number.is_some() {
                let json = record.source.declared.full.slice(&text);
                write_record(json.as_bytes(), &mut self.sources.out)?;
            }
        }
        for record in file.entities {
            self.add_entity(&record)?;
        }
        for record in file.facts {
            let number = self.facts.number(&record.id.text, &mut self.summary)?;
            if number.is_some() {
                write_record(record.full.slice(&text).as_bytes(), &mut self.facts.out)?;
            }
        }
        Ok(())
    }

    fn add_entity(&mut self, record: &EntityRecord) -> Result<(), CompileError> {
        let entity = &record.entity;
        let Some(number) = self.entities.number(&entity.id, &mut self.summary)? else {
            return Ok(());
        };
        self.first_names
            .push(u32::try_from(self.n_names).map_err(|_| CompileError::TooMany)?);
        self.n_names += entity.names.len() as u64;
        for (idx, name) in entity.names.iter().enumerate() {
            let bare = name
                .text
                .strip_prefix("the ")
                .filter(|_| name.article_optional)
                .unwrap_or(&name.text);
            let plural = takes_plural(entity.kind, name.form);
            if !self.add_name(bare, number, idx as u32, Some((name.form, plural)))? {
                self.summary
                    .leave(Left::OddName, || name.text.chars().take(80).collect());
            }
        }
        for phrase in &entity.not {
            self.add_name(phrase, number, u32::MAX, None)?;
        }
        let needs: Vec<String> = record.needs.iter().map(|it| it.text.clone()).collect();
        let mut bytes = Vec::new();
        entities::put(entity, &needs, &|_| None, 4, &mut bytes);
        write_record(&bytes, &mut self.entities.out)?;
        Ok(())
    }

    /// Adds the spellings of a name; `false` where it has none.
    fn add_name(
        &mut self,
        name: &str,
        entity: u32,
        number: u32,
        form: Option<(NameForm, bool)>,
    ) -> io::Result<bool> {
        let mut record = Vec::new();
        let found = spellings(name);
        for spelling in &found {
            record.clear();
            record.extend_from_slice(&spelling.key);
            record.push(0);
            record.extend_from_slice(&entity.to_be_bytes());
            record.extend_from_slice(&number.to_be_bytes());
            let whole = spelling.whole && spelling.written == name;
            let (form, plural) = form.map_or((NOBODY, false), |it| (form_number(it.0), it.1));
            record.push(form);
            record.push(u8::from(plural) | u8::from(whole) << 1);
            record.extend_from_slice(spelling.written.as_bytes());
            self.names.push(&record)?;
        }
        Ok(!found.is_empty())
    }

    /// Writes the compiled model from where `out` stands, which must be its start.
    pub fn finish<W: Write + Seek>(self, out: &mut W) -> Result<Summary, CompileError> {
        let Compiler {
            spools,
            mut summary,
            entities,
            facts,
            sources,
            relations,
            relation_ids,
            names,
            first_names,
            n_names,
        } = self;
        out.write_all(&vec![0; Header::LEN])?;
        let mut at = Header::LEN as u64;
        let mut header = Header::default();
        let width = width_for(entities.numbers.len() as u64);
        let named = write_names(
            names.finish()?,
            &first_names,
            n_names,
            width,
            at,
            out,
            &mut summary,
        )?;
        (header.names, header.starts) = (named.place, named.starts);
        at = named.end;
        summary.name_bytes = at - Header::LEN as u64;
        (header.first_words, at) = write_blob(named.first_words.as_bytes(), at, out)?;

        let linked = link_facts(
            facts,
            &entities,
            &sources,
            &relation_ids,
            spools,
            &mut summary,
        )?;
        (header.entities, header.entity_ids, at) = write_entities(
            entities,
            linked.by_entity,
            &first_names,
            &named.ranks,
            width_for(header.names.count),
            spools,
            at,
            out,
            &mut summary,
        )?;
        drop(named.ranks);
        let ids = |json: &str| fact_of(json).map(|(_, record)| record.id.text);
        let links = |number: u32, bytes: &mut Vec<u8>| {
            let (later, against) = linked.links.get(&number).cloned().unwrap_or_default();
            put_numbers(&later, bytes);
            put_numbers(&against, bytes);
        };
        (header.facts, header.fact_ids, at) =
            write_json(linked.facts, linked.count, &ids, &links, spools, at, out)?;
        let count = sources.numbers.len() as u64;
        let ids = |json: &str| {
            let file = parse_model_file(&format!("{{\"sources\":{json}}}"));
            file.sources.into_iter().next().map(|it| it.id.text)
        };
        (header.sources, header.source_ids, at) = write_json(
            reading(sources.out)?,
            count,
            &ids,
            &|_, _| {},
            spools,
            at,
            out,
        )?;
        let relations = match relations.is_empty() {
            true => String::new(),
            false => format!("{{\"relations\":[{}]}}", relations.join(",")),
        };
        let words = linked.words.iter();
        let words = words.map(|(relation, words)| format!("\0{relation}\0{words}"));
        let relations = relations + &words.collect::<String>();
        (header.relations, at) = write_blob(relations.as_bytes(), at, out)?;
        header.size = at;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header.to_bytes())?;
        out.flush()?;
        summary.entities = header.entities.count;
        summary.facts = header.facts.count;
        summary.sources = header.sources.count;
        summary.size = at;
        Ok(summary)
    }
}

fn write_blob(bytes: &[u8], at: u64, out: &mut dyn Write) -> io::Result<(Blob, u64)> {
    out.write_all(bytes)?;
    let blob = Blob {
        at,
        len: bytes.len() as u64,
        sum: crc32fast::hash(bytes),
    };
    Ok((blob, at + blob.len))
}

// ---- names ----

struct WrittenNames {
    place: Place,
    end: u64,
    starts: Starts,
    first_words: FirstWords,
    /// For each name of each entity, its number in the table; the highest number for none.
    ranks: Vec<u32>,
}

/// One spelling as it comes from the sorter.
struct Spelt {
    owner: Option<(u32, u32)>,
    form: NameForm,
    plural: bool,
    whole: bool,
    written: String,
}

impl Spelt {
    /// Splits a record of the sorter at its key.
    fn read(record: &[u8]) -> Option<(&[u8], Spelt)> {
        let end = record.iter().position(|&byte| byte == 0)?;
        let (key, rest) = record.split_at_checked(end)?;
        let mut take = Take(rest.get(1..)?);
        let number = |take: &mut Take<'_>| {
            let bytes = take.bytes(4)?.first_chunk()?;
            Some(u32::from_be_bytes(*bytes))
        };
        let (entity, name) = (number(&mut take)?, number(&mut take)?);
        let (form, flags) = (take.byte()?, take.byte()?);
        let spelt = Spelt {
            owner: (form != NOBODY).then_some((entity, name)),
            form: form_of(form).unwrap_or(NameForm::Name),
            plural: flags & 1 != 0,
            whole: flags & 2 != 0,
            written: std::str::from_utf8(take.0).ok()?.to_owned(),
        };
        Some((key, spelt))
    }

    fn entry(&self) -> Entry {
        let owner = self.owner.map(|(entity, name)| (EntityIdx(entity), name));
        Entry::new(owner, self.form, &self.written, self.plural)
    }
}

struct NamesWriter<'a, 'w> {
    table: SortedWriter,
    width: usize,
    first_names: &'a [u32],
    starts: Starts,
    last_start: (String, bool),
    word_hashes: Vec<u64>,
    ranks: Vec<u32>,
    out: &'w mut dyn Write,
    summary: &'a mut Summary,
}

fn write_names(
    mut merge: Merge,
    first_names: &[u32],
    n_names: u64,
    width: usize,
    at: u64,
    out: &mut dyn Write,
    summary: &mut Summary,
) -> Result<WrittenNames, CompileError> {
    let mut names = NamesWriter {
        table: SortedWriter::new(at),
        width,
        first_names,
        starts: Starts::default(),
        last_start: (String::new(), false),
        word_hashes: Vec::new(),
        ranks: vec![u32::MAX; n_names as usize],
        out,
        summary,
    };
    let (mut record, mut key, mut group) = (Vec::new(), Vec::new(), Vec::new());
    while merge.next(&mut record)? {
        let Some((found, spelt)) = Spelt::read(&record) else {
            continue;
        };
        if found != key.as_slice() {
            names.write(&key, &mut group)?;
            key.clear();
            key.extend_from_slice(found);
        }
        group.push(spelt);
    }
    names.write(&key, &mut group)?;
    names.summary.names = names.ranks.iter().filter(|it| **it != u32::MAX).count() as u64;
    let (place, end) = names.table.finish(names.out)?;
    Ok(WrittenNames {
        place,
        end,
        starts: names.starts,
        first_words: FirstWords::of(&names.word_hashes),
        ranks: names.ranks,
    })
}

impl NamesWriter<'_, '_> {
    /// Writes the spellings of one key, once it is settled whose they are.
    fn write(&mut self, key: &[u8], group: &mut Vec<Spelt>) -> Result<(), CompileError> {
        if group.is_empty() {
            return Ok(());
        }
        self.first_word(key);
        if group.len() > 1 {
            self.settle(group);
        }
        let mut value = Vec::new();
        for spelt in group.drain(..) {
            self.start(&spelt);
            let owner = spelt.owner.map(|(entity, name)| Owner {
                entity,
                name,
                form: spelt.form,
                takes_plural: spelt.plural,
            });
            value.clear();
            put_value(key, &spelt.written, owner, self.width, &mut value);
            let rank = u32::try_from(self.table.count()).map_err(|_| CompileError::TooMany)?;
            self.table.push(key, &value, self.out)?;
            if let Some(place) = self.rank_of(&spelt) {
                *place = rank;
            }
        }
        Ok(())
    }

    fn rank_of(&mut self, spelt: &Spelt) -> Option<&mut u32> {
        let (entity, name) = spelt.owner.filter(|_| spelt.whole)?;
        let first = *self.first_names.get(entity as usize)?;
        self.ranks.get_mut(first.checked_add(name)? as usize)
    }

    fn settle(&mut self, group: &mut Vec<Spelt>) {
        let mut entries: Vec<Entry> = Vec::with_capacity(group.len());
        for entry in group.iter().map(Spelt::entry) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        settle(&mut entries, &[], &[], &mut Vec::new());
        let mut kept = Vec::with_capacity(group.len());
        for entry in entries {
            if let Some(at) = group.iter().position(|it| it.entry() == entry) {
                kept.push(group.remove(at));
            }
        }
        for dropped in group.drain(..) {
            let is_twin = kept.iter().any(|it| it.entry() == dropped.entry());
            if !is_twin {
                self.summary
                    .leave(Left::NameOfTwo, || dropped.written.clone());
            }
        }
        *group = kept;
    }

    fn first_word(&mut self, key: &[u8]) {
        let is_mark = |byte: &u8| matches!(*byte, b' ' | GLUE);
        let word = key.split(is_mark).next().unwrap_or_default();
        let hash = hash(word);
        // Keys come sorted, so that those with one first word come together.
        if self.word_hashes.last() != Some(&hash) {
            self.word_hashes.push(hash);
        }
    }

    /// Lets the tokens through that the first piece may be.
    fn start(&mut self, spelt: &Spelt) {
        let Some(first) = next_piece(&spelt.written, 0, None) else {
            return;
        };
        let alone = |piece: Piece| next_piece(&spelt.written, piece.end, Some(piece)).is_none();
        let plural = spelt.plural && first.kind == PieceKind::Word && alone(first);
        let text = first.text(&spelt.written);
        if self.last_start.0 == text && (self.last_start.1 || !plural) {
            return;
        }
        self.starts.add(text);
        if plural {
            self.starts.add(&format!("{text}s"));
        }
        self.last_start = (text.to_owned(), plural);
    }
}

// ---- facts ----

/// The facts that can be kept, in a temporary file, and what links them.
struct LinkedFacts {
    facts: Reading,
    count: u64,
    /// Entity and fact, as eight bytes that sort.
    by_entity: Merge,
    /// The facts that replaced each, and those that dispute it.
    links: FxHashMap<u32, (Vec<u32>, Vec<u32>)>,
    /// Words that are objects or roles, each with its relation.
    words: BTreeSet<(String, String)>,
}

/// So many different words are kept for the sentence patterns to look for: enough for all the titles and labels of a
/// desk, and little enough to look for all of them.
const MOST_WORDS: usize = 20_000;

fn words_of(record: &FactRecord) -> impl Iterator<Item = (String, String)> + '_ {
    let roles = record.qualifiers.iter().filter(|it| it.0 == "role");
    let parties = record.object.iter().chain(roles.map(|it| &it.1));
    parties.filter_map(|party| match party {
        Party::Words(words) if !words.contains('\0') => {
            Some((record.relation.text.clone(), words.clone()))
        }
        _ => None,
    })
}

fn fact_of(json: &str) -> Option<(ParsedFile, FactRecord)> {
    let mut file = parse_model_file(&format!("{{\"facts\":{json}}}"));
    let record = file.facts.pop()?;
    Some((file, record))
}

/// Keeps the facts of which all that they need is known, numbers them, and finds what links them.
fn link_facts(
    facts: Spooled,
    entities: &Spooled,
    sources: &Spooled,
    relations: &FxHashSet<String>,
    spools: &dyn Spools,
    summary: &mut Summary,
) -> Result<LinkedFacts, CompileError> {
    let mut kept = BufWriter::with_capacity(1 << 20, spools.spool()?);
    let mut by_entity = Sorter::new(spools);
    let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
    let mut unlinked: Vec<(u32, u64, LinkKind)> = Vec::new();
    let mut from = reading(facts.out)?;
    let mut json = Vec::new();
    let mut words = BTreeSet::new();
    let mut count = 0u32;
    while read_record(&mut from, &mut json)? {
        let Some((_, record)) = std::str::from_utf8(&json).ok().and_then(fact_of) else {
            continue;
        };
        let Some(parties) = parties(&record, entities, sources, relations, summary) else {
            continue;
        };
        for party in parties {
            let pair = u64::from(party) << 32 | u64::from(count);
            by_entity.push(&pair.to_be_bytes())?;
        }
        numbers.insert(hash(record.id.text.as_bytes()), count);
        if words.len() < MOST_WORDS {
            words.extend(words_of(&record));
        }
        for (ids, kind) in [
            (&record.supersedes, LinkKind::Supersedes),
            (&record.disputes, LinkKind::Disputes),
        ] {
            let hashes = ids.iter().map(|id| hash(id.text.as_bytes()));
            unlinked.extend(hashes.map(|it| (count, it, kind)));
        }
        let part_of = record.part_of.iter().map(|id| hash(id.text.as_bytes()));
        unlinked.extend(part_of.map(|it| (count, it, LinkKind::PartOf)));
        write_record(&json, &mut kept)?;
        count = count.checked_add(1).ok_or(CompileError::TooMany)?;
    }
    let linked: Vec<(u32, u32, LinkKind)> = unlinked
        .into_iter()
        .filter_map(|(from, to, kind)| Some((from, *numbers.get(&to)?, kind)))
        .collect();
    for kind in [LinkKind::Supersedes, LinkKind::PartOf] {
        let n_circles = circles(&linked, kind);
        (0..n_circles).for_each(|_| summary.leave(Left::Cycle, String::new));
    }
    let mut links: FxHashMap<u32, (Vec<u32>, Vec<u32>)> = FxHashMap::default();
    for (from, to, kind) in linked {
        match kind {
            LinkKind::Supersedes => links.entry(to).or_default().0.push(from),
            LinkKind::Disputes => links.entry(to).or_default().1.push(from),
            LinkKind::PartOf => {}
        }
    }
    Ok(LinkedFacts {
        facts: reading(kept)?,
        count: u64::from(count),
        by_entity: by_entity.finish()?,
        links,
        words,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinkKind {
    Supersedes,
    Disputes,
    PartOf,
}

/// The entities that a fact names; `None` where one is missing without which it says nothing.
fn parties(
    record: &FactRecord,
    entities: &Spooled,
    sources: &Spooled,
    relations: &FxHashSet<String>,
    summary: &mut Summary,
) -> Option<Vec<u32>> {
    let mut unknown = |id: &str| {
        summary.leave(Left::UnknownId, || {
            format!("{id} in the fact {}", record.id.text)
        });
    };
    let mut parties = Vec::new();
    let mut keeps = true;
    let needed = [Some(&record.subject), party_id(record.object.as_ref())];
    for id in needed.into_iter().flatten() {
        match entities.find(&id.text) {
            Some(number) => parties.push(number),
            None => {
                unknown(&id.text);
                keeps = false;
            }
        }
    }
    if !relations.contains(&record.relation.text) {
        unknown(&record.relation.text);
        keeps = false;
    }
    let others = record.qualifiers.iter().map(|(_, party)| party);
    for party in others.chain(&record.attributed_to) {
        match party_id(Some(party)).map(|id| (id, entities.find(&id.text))) {
            Some((_, Some(number))) => parties.push(number),
            Some((id, None)) => unknown(&id.text),
            None => {}
        }
    }
    for it in &record.evidence {
        if sources.find(&it.source.text).is_none() {
            unknown(&it.source.text);
        }
    }
    parties.sort_unstable();
    parties.dedup();
    keeps.then_some(parties)
}

fn party_id(party: Option<&Party>) -> Option<&super::super::reader::Located> {
    match party {
        Some(Party::Id(id)) => Some(id),
        _ => None,
    }
}

/// How many links of a kind lead back to where they come from.
fn circles(links: &[(u32, u32, LinkKind)], kind: LinkKind) -> usize {
    let mut next: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (from, to, _) in links.iter().filter(|it| it.2 == kind) {
        next.entry(*from).or_default().push(*to);
    }
    let mut done: FxHashMap<u32, bool> = FxHashMap::default();
    let mut found = 0;
    for &start in next.keys() {
        let mut path = vec![(start, 0)];
        while let Some((at, idx)) = path.last_mut() {
            let to = next.get(at).and_then(|it| it.get(*idx)).copied();
            if *idx == 0 && done.insert(*at, false) == Some(true) {
                done.insert(*at, true);
                path.pop();
                continue;
            }
            *idx += 1;
            match to {
                None => {
                    done.insert(*at, true);
                    path.pop();
                }
                Some(to) => match done.get(&to) {
                    Some(false) => found += 1,
                    Some(true) => {}
                    None => path.push((to, 0)),
                },
            }
        }
    }
    found
}

// ---- records ----

/// Writes entities with the numbers of their facts and names, then their ids.
#[expect(
    clippy::too_many_arguments,
    reason = "the ends of all that was gathered before"
)]
fn write_entities(
    entities: Spooled,
    mut by_entity: Merge,
    first_names: &[u32],
    ranks: &[u32],
    width: usize,
    spools: &dyn Spools,
    at: u64,
    out: &mut dyn Write,
    summary: &mut Summary,
) -> Result<(Place, Place, u64), CompileError> {
    let Spooled {
        out: spool,
        numbers,
    } = entities;
    let count = numbers.len() as u64;
    let mut from = reading(spool)?;
    let mut ids = Sorter::new(spools);
    let mut table = RecordsWriter::new(at);
    let (mut record, mut bytes, mut pair) = (Vec::new(), Vec::new(), Vec::new());
    let mut facts_left = by_entity.next(&mut pair)?;
    for number in 0..count as u32 {
        if !read_record(&mut from, &mut record)? {
            break;
        }
        let Some(Stored { entity, needs }) = entities::take(&mut Take(&record), 4, &|_| None)
        else {
            return Err(io::Error::other("a temporary file was changed").into());
        };
        let mut facts = Vec::new();
        while facts_left && pair.starts_with(&number.to_be_bytes()) {
            facts.extend(pair.last_chunk().map(|it| u32::from_be_bytes(*it)));
            facts_left = by_entity.next(&mut pair)?;
        }
        for need in needs
            .iter()
            .filter(|it| !numbers.contains_key(&hash(it.as_bytes())))
        {
            summary.leave(Left::UnknownId, || {
                format!("{need} in the entity {}", entity.id)
            });
        }
        let first = first_names
            .get(number as usize)
            .copied()
            .unwrap_or(u32::MAX);
        let rank = |idx: usize| {
            let name = first.checked_add(idx as u32)? as usize;
            ranks.get(name).copied().filter(|it| *it != u32::MAX)
        };
        bytes.clear();
        put_numbers(&facts, &mut bytes);
        entities::put(&entity, &needs, &rank, width, &mut bytes);
        table.push(&bytes, out)?;
        push_id(&entity.id, number, &mut ids)?;
    }
    drop(numbers);
    let (place, at) = table.finish(out)?;
    let (id_place, at) = write_ids(ids, width_for(count), at, out)?;
    Ok((place, id_place, at))
}

/// Writes records that are JSON, each with what `links` puts before it, then their ids.
fn write_json(
    mut from: Reading,
    count: u64,
    id_of: &dyn Fn(&str) -> Option<String>,
    links: &dyn Fn(u32, &mut Vec<u8>),
    spools: &dyn Spools,
    at: u64,
    out: &mut dyn Write,
) -> Result<(Place, Place, u64), CompileError> {
    let mut ids = Sorter::new(spools);
    let mut table = RecordsWriter::new(at);
    let (mut json, mut bytes) = (Vec::new(), Vec::new());
    for number in 0..count as u32 {
        if !read_record(&mut from, &mut json)? {
            break;
        }
        bytes.clear();
        links(number, &mut bytes);
        bytes.extend_from_slice(&json);
        table.push(&bytes, out)?;
        if let Some(id) = std::str::from_utf8(&json).ok().and_then(id_of) {
            push_id(&id, number, &mut ids)?;
        }
    }
    let (place, at) = table.finish(out)?;
    let (id_place, at) = write_ids(ids, width_for(count), at, out)?;
    Ok((place, id_place, at))
}

fn push_id(id: &str, number: u32, ids: &mut Sorter<'_>) -> io::Result<()> {
    let mut record = id.as_bytes().to_vec();
    record.push(0);
    record.extend_from_slice(&number.to_be_bytes());
    ids.push(&record)
}

fn write_ids(
    ids: Sorter<'_>,
    width: usize,
    at: u64,
    out: &mut dyn Write,
) -> Result<(Place, u64), CompileError> {
    let mut merge = ids.finish()?;
    let mut table = SortedWriter::new(at);
    let (mut record, mut last, mut value) = (Vec::new(), Vec::new(), Vec::new());
    while merge.next(&mut record)? {
        let Some((key, number)) = record.split_last_chunk::<4>() else {
            continue;
        };
        let key = key.strip_suffix(&[0]).unwrap_or(key);
        if key == last.as_slice() && table.count() > 0 {
            return Err(CompileError::Hashes(
                String::from_utf8_lossy(key).into_owned(),
            ));
        }
        value.clear();
        value.fixed(u32::from_be_bytes(*number), width);
        table.push(key, &value, out)?;
        last.clear();
        last.extend_from_slice(key);
    }
    Ok(table.finish(out)?)
}

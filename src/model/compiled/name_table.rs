//! The names of a compiled model, written in order; entities get their numbers by it.

use std::io::Write;

use super::super::clash::settle;
use super::super::entity::{EntityIdx, NameForm};
use super::super::gazetteer::Entry;
use super::super::pieces::{Piece, PieceKind, next_piece};
use super::super::starts::Starts;
use super::name_value::{NOBODY, Owner, ValueWriter, form_of};
use super::names::FirstWords;
use super::pages::Place;
use super::sort::Merge;
use super::sorted::SortedWriter;
use super::spelling::GLUE;
use super::summary::{CompileError, Left, Summary};
use super::symbols::Symbols;
use super::wire::{Take, hash};

/// What was learnt while the names were written.
pub(super) struct WrittenNames {
    pub(super) place: Place,
    pub(super) end: u64,
    /// What reads the table: its symbols and its sorts of entries.
    pub(super) coding: Vec<u8>,
    pub(super) starts: Starts,
    pub(super) first_words: FirstWords,
    pub(super) entities: Numbered,
    /// For each name of each entity as it came in, its number in the table; the highest number for none.
    pub(super) ranks: Vec<u32>,
}

/// The numbers of entities: those that have names in the order of their first ones, then the others.
pub(super) struct Numbered {
    /// The number of each entity as it came in.
    pub(super) numbers: Vec<u32>,
    /// The number of the first name of each entity by its new number.
    pub(super) first_ranks: Vec<u32>,
}

impl Numbered {
    fn new(n_entities: usize) -> Numbered {
        Numbered {
            numbers: vec![u32::MAX; n_entities],
            first_ranks: Vec::with_capacity(n_entities),
        }
    }

    /// How many have numbers.
    fn count(&self) -> u32 {
        self.first_ranks.len() as u32
    }

    /// The number of an entity whose name `rank` comes now.
    fn number(&mut self, entity: u32, rank: u32) -> u32 {
        let next = self.count();
        match self.numbers.get_mut(entity as usize) {
            Some(number) if *number == u32::MAX => {
                *number = next;
                self.first_ranks.push(rank);
                next
            }
            Some(number) => *number,
            None => next,
        }
    }

    /// Numbers those that no name was met of.
    fn finish(&mut self, rank: u32) {
        for entity in 0..self.numbers.len() as u32 {
            self.number(entity, rank);
        }
    }
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
        let (entity, name) = (take.big_endian()?, take.big_endian()?);
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
    values: ValueWriter,
    entities: Numbered,
    first_names: &'a [u32],
    starts: Starts,
    last_start: (String, bool),
    word_hashes: Vec<u64>,
    ranks: Vec<u32>,
    out: &'w mut dyn Write,
    summary: &'a mut Summary,
}

/// Writes the names from byte `at` of the file on. `first_names` says how many names the entities before each have, `width`
/// how many bytes the number of an entity takes.
#[expect(
    clippy::too_many_arguments,
    reason = "the ends of all that was gathered before"
)]
pub(super) fn write_names(
    mut merge: Merge,
    symbols: Symbols,
    first_names: &[u32],
    n_names: u64,
    width: usize,
    at: u64,
    out: &mut dyn Write,
    summary: &mut Summary,
) -> Result<WrittenNames, CompileError> {
    let mut names = NamesWriter {
        table: SortedWriter::new(at, symbols),
        values: ValueWriter::new(width),
        entities: Numbered::new(first_names.len()),
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
    names.entities.finish(names.table.count() as u32);
    let mut coding = Vec::new();
    names.table.symbols().put(&mut coding);
    names.values.sorts.put(&mut coding);
    let (place, end) = names.table.finish(names.out)?;
    Ok(WrittenNames {
        place,
        end,
        coding,
        entities: names.entities,
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
            let rank = u32::try_from(self.table.count()).map_err(|_| CompileError::TooMany)?;
            let counted = self.entities.count();
            let owner = spelt.owner.map(|(entity, name)| Owner {
                entity: self.entities.number(entity, rank),
                name,
                form: spelt.form,
                takes_plural: spelt.plural,
            });
            value.clear();
            self.values
                .put(key, &spelt.written, owner, counted, &mut value);
            self.table.push(key, &value, counted, self.out)?;
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

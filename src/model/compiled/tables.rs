//! The records of a compiled model, written by number, and their ids.

use std::io::{self, Write};

use super::entities::{self, Ranks, Stored};
use super::name_table::Numbered;
use super::pages::{Blob, Place};
use super::put_numbers;
use super::records::RecordsWriter;
use super::sort::{Merge, Sorter, Spools, read_record};
use super::sorted::SortedWriter;
use super::spooled::{Reading, Spooled, reading};
use super::summary::{CompileError, Left, Summary};
use super::symbols::Symbols;
use super::wire::{Put, Take, hash, width_for};

/// Writes bytes that are read in one piece.
pub(super) fn write_blob(bytes: &[u8], at: u64, out: &mut dyn Write) -> io::Result<(Blob, u64)> {
    out.write_all(bytes)?;
    let blob = Blob {
        at,
        len: bytes.len() as u64,
        sum: crc32fast::hash(bytes),
    };
    Ok((blob, at + blob.len))
}

/// What is known of the entities and their names once the names are written.
pub(super) struct Named {
    pub(super) entities: Numbered,
    /// How many names the entities before each have, as they came in.
    pub(super) first_names: Vec<u32>,
    /// The number of each name in the table of names.
    pub(super) ranks: Vec<u32>,
    /// How many bytes such a number has.
    pub(super) width: usize,
}

impl Named {
    /// The number of a name of an entity, by how it came in.
    fn rank(&self, entity: u32, name: usize) -> Option<u32> {
        let first = *self.first_names.get(entity as usize)?;
        let rank = self.ranks.get(first.checked_add(name as u32)? as usize);
        rank.copied().filter(|it| *it != u32::MAX)
    }
}

/// The entities as they came in, sorted by their new numbers: both numbers stand before each.
fn renumbered(from: &mut Reading, named: &Named, spools: &dyn Spools) -> io::Result<Merge> {
    let mut sorter = Sorter::new(spools);
    let (mut record, mut sorted) = (Vec::new(), Vec::new());
    for (before, &number) in (0_u32..).zip(&named.entities.numbers) {
        if !read_record(from, &mut record)? {
            break;
        }
        sorted.clear();
        sorted.extend_from_slice(&number.to_be_bytes());
        sorted.extend_from_slice(&before.to_be_bytes());
        sorted.extend_from_slice(&record);
        sorter.push(&sorted)?;
    }
    sorter.finish()
}

/// Writes entities with the numbers of their facts and names, then their ids.
pub(super) fn write_entities(
    entities: Spooled,
    mut by_entity: Merge,
    named: Named,
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
    let mut sorted = renumbered(&mut reading(spool)?, &named, spools)?;
    let mut ids = Sorter::new(spools);
    let mut table = RecordsWriter::new(at);
    let (mut record, mut bytes, mut pair) = (Vec::new(), Vec::new(), Vec::new());
    let mut facts_left = by_entity.next(&mut pair)?;
    while sorted.next(&mut record)? {
        let changed = || io::Error::other("a temporary file was changed");
        let mut take = Take(&record);
        let (number, before) = (take.big_endian(), take.big_endian());
        let (number, before) = number.zip(before).ok_or_else(changed)?;
        let stored = entities::take(&mut take, Ranks::NONE, &|_| None);
        let Stored { entity, needs } = stored.ok_or_else(changed)?;
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
        let first = named.entities.first_ranks.get(number as usize);
        let ranks = Ranks {
            first: first.copied().unwrap_or_default(),
            width: named.width,
        };
        bytes.clear();
        put_numbers(&facts, &mut bytes);
        let rank = |name: usize| named.rank(before, name);
        entities::put(&entity, &needs, &rank, ranks, &mut bytes);
        table.push(&bytes, ranks.first, out)?;
        push_id(&entity.id, number, &mut ids)?;
    }
    drop((numbers, named));
    let (place, at) = table.finish(out)?;
    let (id_place, at) = write_ids(ids, width_for(count), at, out)?;
    Ok((place, id_place, at))
}

/// Writes records that are JSON, each with what `links` puts before it, then their ids.
pub(super) fn write_json(
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
        table.push(&bytes, 0, out)?;
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
    let mut table = SortedWriter::new(at, Symbols::default());
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
        table.push(key, &value, 0, out)?;
        last.clear();
        last.extend_from_slice(key);
    }
    Ok(table.finish(out)?)
}

//! Records in temporary files, with the numbers of their ids.

use std::io::{self, BufReader, BufWriter, Seek, SeekFrom};

use rustc_hash::FxHashMap;

use super::sort::{Spool, Spools};
use super::summary::{CompileError, Left, Summary};
use super::wire::hash;

pub(super) type Writing = BufWriter<Box<dyn Spool>>;
pub(super) type Reading = BufReader<Box<dyn Spool>>;

/// The records of one kind in a temporary file, with the numbers of their ids.
pub(super) struct Spooled {
    pub(super) out: Writing,
    pub(super) numbers: FxHashMap<u64, u32>,
}

impl Spooled {
    pub(super) fn new(spools: &dyn Spools) -> io::Result<Spooled> {
        Ok(Spooled {
            out: BufWriter::with_capacity(1 << 20, spools.spool()?),
            numbers: FxHashMap::default(),
        })
    }

    /// The next number, given to `id`; `None` where it has one, or is no fit id.
    pub(super) fn number(
        &mut self,
        id: &str,
        summary: &mut Summary,
    ) -> Result<Option<u32>, CompileError> {
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

    /// Gives the records new numbers, which stand in the order of those of before.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        for number in self.numbers.values_mut() {
            *number = numbers.get(*number as usize).copied().unwrap_or(*number);
        }
    }

    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.numbers.get(&hash(id.as_bytes())).copied()
    }
}

/// What was written, from its start.
pub(super) fn reading(out: Writing) -> io::Result<Reading> {
    let mut spool = out.into_inner()?;
    spool.seek(SeekFrom::Start(0))?;
    Ok(BufReader::with_capacity(1 << 20, spool))
}

//! Sorting more than fits into memory: sorted runs go to temporary files and are merged as they are read back.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::thread::JoinHandle;

/// A temporary file: written once, then read from the start. It goes when it is dropped.
pub trait Spool: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Spool for T {}

/// Makes temporary files. This layer has no disk of its own.
pub trait Spools: Sync {
    /// An empty temporary file.
    fn spool(&self) -> io::Result<Box<dyn Spool>>;
}

/// How many bytes of records are sorted at once. Two such blocks are in memory: one fills while the other is sorted.
const BLOCK: usize = 128 << 20;

#[derive(Clone, Copy)]
struct Item {
    /// The first bytes, which decide nearly always.
    prefix: u64,
    start: u32,
    len: u32,
}

#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    items: Vec<Item>,
}

impl Block {
    fn record(&self, item: Item) -> &[u8] {
        let start = item.start as usize;
        self.bytes
            .get(start..start + item.len as usize)
            .unwrap_or_default()
    }

    fn sort(&mut self) {
        let Block { bytes, items } = self;
        let record = |item: &Item| {
            let start = item.start as usize;
            bytes.get(start..start + item.len as usize)
        };
        items.sort_unstable_by(|a, b| {
            a.prefix
                .cmp(&b.prefix)
                .then_with(|| record(a).cmp(&record(b)))
        });
    }

    fn spill(mut self, spool: Box<dyn Spool>) -> io::Result<Box<dyn Spool>> {
        self.sort();
        let mut out = BufWriter::with_capacity(1 << 20, spool);
        for &item in &self.items {
            write_record(self.record(item), &mut out)?;
        }
        let mut spool = out.into_inner()?;
        spool.seek(SeekFrom::Start(0))?;
        Ok(spool)
    }
}

/// Writes a record with its length before it.
pub(super) fn write_record(record: &[u8], out: &mut impl Write) -> io::Result<()> {
    out.write_all(&(record.len() as u32).to_le_bytes())?;
    out.write_all(record)
}

/// Reads the next record into `record`; `false` at the end.
pub(super) fn read_record(from: &mut impl Read, record: &mut Vec<u8>) -> io::Result<bool> {
    let mut len = [0; 4];
    match from.read_exact(&mut len) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
        Err(error) => return Err(error),
    }
    record.resize(u32::from_le_bytes(len) as usize, 0);
    from.read_exact(record)?;
    Ok(true)
}

/// Takes records in any order and gives them back sorted by their bytes.
pub(super) struct Sorter<'s> {
    spools: &'s dyn Spools,
    block: Block,
    runs: Vec<Box<dyn Spool>>,
    sorting: Option<JoinHandle<io::Result<Box<dyn Spool>>>>,
}

impl<'s> Sorter<'s> {
    pub(super) fn new(spools: &'s dyn Spools) -> Sorter<'s> {
        Sorter {
            spools,
            block: Block::default(),
            runs: Vec::new(),
            sorting: None,
        }
    }

    pub(super) fn push(&mut self, record: &[u8]) -> io::Result<()> {
        if self.block.bytes.len() + record.len() > BLOCK {
            self.spill()?;
        }
        let mut prefix = [0; 8];
        prefix
            .iter_mut()
            .zip(record)
            .for_each(|(to, from)| *to = *from);
        self.block.items.push(Item {
            prefix: u64::from_be_bytes(prefix),
            start: self.block.bytes.len() as u32,
            len: record.len() as u32,
        });
        self.block.bytes.extend_from_slice(record);
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        self.collect_run()?;
        let block = std::mem::take(&mut self.block);
        let spool = self.spools.spool()?;
        self.sorting = Some(std::thread::spawn(move || block.spill(spool)));
        Ok(())
    }

    fn collect_run(&mut self) -> io::Result<()> {
        if let Some(sorting) = self.sorting.take() {
            let run = sorting
                .join()
                .map_err(|_| io::Error::other("sorting failed"))?;
            self.runs.push(run?);
        }
        Ok(())
    }

    /// All records, sorted.
    pub(super) fn finish(mut self) -> io::Result<Merge> {
        self.collect_run()?;
        self.block.sort();
        let mut merge = Merge {
            runs: Vec::new(),
            last: self.block,
            next_item: 0,
            heap: BinaryHeap::new(),
        };
        for run in self.runs {
            merge.runs.push(BufReader::with_capacity(1 << 19, run));
        }
        for run in 0..=merge.runs.len() {
            merge.refill(run, Vec::new())?;
        }
        Ok(merge)
    }
}

/// The runs of a [`Sorter`], merged.
pub(super) struct Merge {
    runs: Vec<BufReader<Box<dyn Spool>>>,
    /// The last run, which never left memory.
    last: Block,
    next_item: usize,
    heap: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
}

impl Merge {
    /// The next record, put into `record`; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Vec<u8>) -> io::Result<bool> {
        let Some(Reverse((found, run))) = self.heap.pop() else {
            return Ok(false);
        };
        let room = std::mem::replace(record, found);
        self.refill(run, room)?;
        Ok(true)
    }

    fn refill(&mut self, run: usize, mut room: Vec<u8>) -> io::Result<()> {
        let more = match self.runs.get_mut(run) {
            Some(run) => read_record(run, &mut room)?,
            None => {
                let item = self.last.items.get(self.next_item).copied();
                self.next_item += 1;
                room.clear();
                item.map(|item| room.extend_from_slice(self.last.record(item)))
                    .is_some()
            }
        };
        if more {
            self.heap.push(Reverse((room, run)));
        }
        Ok(())
    }
}

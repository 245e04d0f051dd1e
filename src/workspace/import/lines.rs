//! The lines of a file, plain or packed, one by one and never more than a limit at once.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Deserialize;

use super::super::read::{MAX_TEXT, Unreadable, open_plain, utf8_from};
use super::NotImported;

/// A stream of a file's bytes, unpacked by the file's ending: `.gz`, `.zst`, `.bz2`.
pub(super) struct Unpacked {
    pub(super) reader: Box<dyn BufRead>,
    read: Arc<AtomicU64>,
}

impl Unpacked {
    pub(super) fn open(path: &Path) -> Result<Unpacked, NotImported> {
        let unreadable = |why: Unreadable| NotImported::Input(path.to_owned(), why);
        let file = open_plain(path).map_err(unreadable)?;
        let read = Arc::new(AtomicU64::new(0));
        let counted = BufReader::with_capacity(1 << 18, Counted(file, Arc::clone(&read)));
        let ending = path.extension().and_then(|it| it.to_str());
        let inner: Box<dyn Read> = match ending {
            Some("gz") => Box::new(flate2::bufread::MultiGzDecoder::new(counted)),
            Some("bz2") => Box::new(bzip2::bufread::MultiBzDecoder::new(counted)),
            Some("zst") => Box::new(
                ruzstd::decoding::StreamingDecoder::new(counted)
                    .map_err(|error| unfit(path, &error.to_string()))?,
            ),
            _ => Box::new(counted),
        };
        Ok(Unpacked {
            reader: Box::new(BufReader::with_capacity(1 << 18, inner)),
            read,
        })
    }

    /// Tells how far the reading is, while somebody else reads.
    pub(super) fn progress(&self) -> Progress {
        Progress(Arc::clone(&self.read))
    }
}

/// How far the reading of a file is.
pub(super) struct Progress(Arc<AtomicU64>);

impl Progress {
    /// How many bytes of the file, packed as they lie there, were read since the last call.
    pub(super) fn more(&self) -> u64 {
        self.0.swap(0, Ordering::Relaxed)
    }
}

pub(super) fn unfit(path: &Path, why: &str) -> NotImported {
    let why = format!("not packed as its ending says, or cut short: {why}");
    NotImported::Unfit(path.to_owned(), why)
}

struct Counted(File, Arc<AtomicU64>);

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(into)?;
        self.1.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The record that a line holds.
pub(super) fn record<'t, T: Deserialize<'t>>(
    path: &Path,
    line: u64,
    text: &'t str,
) -> Result<T, NotImported> {
    serde_json::from_str(text)
        .map_err(|error| NotImported::Line(path.to_owned(), line, error.to_string()))
}

/// Calls `take` with the number, from 1, and the text of each line that is not blank.
pub(super) fn each(
    path: &Path,
    progress: &mut dyn FnMut(u64),
    take: &mut dyn FnMut(u64, &str) -> Result<(), NotImported>,
) -> Result<(), NotImported> {
    let mut unpacked = Unpacked::open(path)?;
    let read_so_far = unpacked.progress();
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        bytes.clear();
        line += 1;
        let mut limited = (&mut unpacked.reader).take(MAX_TEXT + 1);
        let read = limited.read_until(b'\n', &mut bytes);
        if read.map_err(|error| unfit(path, &error.to_string()))? == 0 {
            return Ok(());
        }
        if bytes.len() as u64 > MAX_TEXT {
            let why = format!(
                "the line is longer than {} MB; a record is one line, and never so long",
                MAX_TEXT >> 20
            );
            return Err(NotImported::Line(path.to_owned(), line, why));
        }
        let text = utf8_from(line, std::mem::take(&mut bytes));
        let text = text.map_err(|why| NotImported::Input(path.to_owned(), why))?;
        if line % 1024 == 0 {
            progress(read_so_far.more());
        }
        let record = text.trim_start_matches('\u{feff}').trim();
        if !record.is_empty() {
            take(line, record)?;
        }
        // The room serves the next line.
        bytes = text.into_bytes();
    }
}

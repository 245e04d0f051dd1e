//! Lines of an input of any length, in batches that are worth handing to a thread.

use std::io::{self, BufRead, BufReader, Read};
use std::iter;

/// The longest line that is read, in bytes. Far above any story; a longer one is more likely a file without line ends,
/// and reading it whole would be the end of bounded memory. Split the input if it hurts.
pub(super) const MAX_LINE: usize = 64 << 20;

/// About how many bytes of lines travel to a thread at once: enough to make the hand-over cheap.
const BATCH: usize = 64 << 10;

/// Lines of input with the number of the first of them.
pub(super) struct Batch {
    /// The number of the first, counted from 1.
    pub(super) first: u64,
    /// The lines.
    pub(super) lines: Vec<Line>,
}

/// One line of input.
pub(super) enum Line {
    /// Its bytes, with or without the line end.
    Read(Vec<u8>),
    /// It was longer than [`MAX_LINE`] and has been skipped.
    TooLong,
}

/// The lines of the input in batches. An input that cannot be read ends with the error.
pub(super) fn batches(input: impl Read) -> impl Iterator<Item = io::Result<Batch>> {
    let mut input = BufReader::with_capacity(BATCH, input);
    let mut first = 1;
    let mut broken = false;
    iter::from_fn(move || {
        if broken {
            return None;
        }
        let lines = read_batch(&mut input);
        broken = lines.is_err();
        let batch = lines.map(|lines| Batch { first, lines });
        first += batch.as_ref().map_or(0, |batch| batch.lines.len() as u64);
        batch
            .map(|it| Some(it).filter(|it| !it.lines.is_empty()))
            .transpose()
    })
}

/// Reads a line, and those behind it that are there without waiting: a script that writes one line gets its answer.
fn read_batch(input: &mut BufReader<impl Read>) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    while let Some(line) = read_line(input)? {
        lines.push(line);
        if !input.buffer().contains(&b'\n') {
            break;
        }
    }
    Ok(lines)
}

/// Reads one line; `None` at the end of the input.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let read = input.take(MAX_LINE as u64).read_until(b'\n', &mut line)?;
    if read == MAX_LINE && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok((read > 0).then_some(Line::Read(line)))
}

//! The lines of a file, plain or packed, one by one and never more than a limit at once.

use std::io::{BufRead, Read};
use std::path::Path;

use serde::Deserialize;

use super::super::read::{MAX_TEXT, Unreadable, utf8};
use super::NotImported;
use super::unpack::Opened;

/// The record that a line holds.
pub(super) fn record<'t, T: Deserialize<'t>>(
    path: &Path,
    line: u64,
    text: &'t str,
) -> Result<T, NotImported> {
    serde_json::from_str(text)
        .map_err(|error| NotImported::Line(path.to_owned(), line, no_record(&error, text)))
}

/// Why a line is no record, in terms of the line. Every record is a line of its own, so the error's own line says nothing.
fn no_record(error: &serde_json::Error, text: &str) -> String {
    if text.starts_with('[') {
        let mend = "put each record on a line of its own (jq -c '.[]' does that)";
        return format!("a list where one record is wanted; {mend}");
    }
    let byte = error.column();
    if error.is_eof() {
        return format!(
            "the record breaks off at byte {byte}; get the file again if it was cut short, and put each record on one line (jq -c does that)"
        );
    }
    let said = error.to_string();
    let place = format!(" at line {} column {byte}", error.line());
    let what = said.strip_suffix(&place).unwrap_or(&said);
    format!("no record of this format at byte {byte}: {what}")
}

/// A line that is longer than any record.
pub(super) fn too_long(path: &Path, line: u64, mend: &str) -> NotImported {
    let why = format!(
        "the line is longer than {} MB, and no record is; {mend}",
        MAX_TEXT >> 20
    );
    NotImported::Line(path.to_owned(), line, why)
}

/// Why the bytes of a line are no text.
fn no_text(path: &Path, line: u64, why: Unreadable) -> NotImported {
    match why {
        Unreadable::Binary { byte, .. } => bad_byte(path, line, &format!("byte {byte}"), 0),
        Unreadable::NotUtf8 { byte, value, .. } => {
            bad_byte(path, line, &format!("byte {byte}"), value)
        }
        why => NotImported::Input(path.to_owned(), why),
    }
}

/// A byte of a line that no text has: zero, or one that is not UTF-8.
pub(super) fn bad_byte(path: &Path, line: u64, place: &str, value: u8) -> NotImported {
    let why = match value {
        0 => format!("no text: {place} is zero; get the file again"),
        _ => format!("not UTF-8: {place} is 0x{value:02X}; save the file as UTF-8"),
    };
    NotImported::Line(path.to_owned(), line, why)
}

/// Calls `take` with the number, from 1, and the text of each line that is not blank.
pub(super) fn each(
    path: &Path,
    progress: &mut dyn FnMut(u64),
    take: &mut dyn FnMut(u64, &str) -> Result<(), NotImported>,
) -> Result<(), NotImported> {
    let (opened, mut reader) = Opened::new(path)?;
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        bytes.clear();
        line += 1;
        let mut limited = (&mut reader).take(MAX_TEXT + 1);
        let read = limited.read_until(b'\n', &mut bytes);
        if read.map_err(|error| opened.fault(error))? == 0 {
            return Ok(());
        }
        if bytes.len() as u64 > MAX_TEXT {
            let mend = "put each record on a line of its own (jq -c '.[]' does that to a list)";
            return Err(too_long(path, line, mend));
        }
        let text = utf8(std::mem::take(&mut bytes)).map_err(|why| no_text(path, line, why))?;
        if line % 1024 == 0 {
            progress(opened.more());
        }
        let record = text.trim_start_matches('\u{feff}').trim();
        if !record.is_empty() {
            take(line, record)?;
        }
        // The room serves the next line.
        bytes = text.into_bytes();
    }
}

//! The rows of a table, one by one and never more than a limit at once; a table that ends too early is told.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::rc::Rc;

use csv::{ByteRecord, StringRecord};

use super::super::NotImported;
use super::super::lines::{bad_byte, too_long};
use super::super::unpack::Opened;
use crate::workspace::read::MAX_TEXT;

/// A row of its own behind a table that is whole. At the end of the last field instead, it shows that the last line has no
/// end; there with its line end, that a quote is open.
const END: &str = "\u{1}\n";
const MARK: &str = "\u{1}";

/// The rows of a table.
pub(super) struct Rows<'f> {
    path: &'f Path,
    opened: &'f Opened,
    rows: csv::Reader<Rationed>,
    ration: Rc<Cell<u64>>,
    header: StringRecord,
    row: ByteRecord,
    /// The line of the last row, where that has no end.
    no_end: Option<u64>,
}

impl<'f> Rows<'f> {
    pub(super) fn new(
        path: &'f Path,
        opened: &'f Opened,
        reader: Box<dyn BufRead>,
        delimiter: u8,
    ) -> Rows<'f> {
        let ration = Rc::new(Cell::new(0));
        let rationed = Rationed {
            reader: Box::new(reader.chain(END.as_bytes())),
            left: Rc::clone(&ration),
        };
        let mut builder = csv::ReaderBuilder::new();
        // Rows of other lengths are told here, with words of ours; the first row is read as any.
        builder.flexible(true).has_headers(false);
        Rows {
            path,
            opened,
            rows: builder.delimiter(delimiter).from_reader(rationed),
            ration,
            header: StringRecord::new(),
            row: ByteRecord::new(),
            no_end: None,
        }
    }

    /// The names of the columns.
    pub(super) fn header(&mut self) -> Result<StringRecord, NotImported> {
        self.header = self.read()?.map_or_else(StringRecord::new, |it| it.1);
        Ok(self.header.clone())
    }

    /// The next row and its line, from 1.
    pub(super) fn next(&mut self) -> Result<Option<(u64, StringRecord)>, NotImported> {
        let Some((line, row)) = self.read()? else {
            return Ok(None);
        };
        if row.len() != self.header.len() {
            let why = format!(
                "this row has {} columns and the first one {}; a quote may be missing, or the file was cut short",
                row.len(),
                self.header.len()
            );
            return Err(self.wrong(line, why));
        }
        Ok(Some((line, row)))
    }

    /// What leaves it open, once all rows are read, whether the table is whole.
    pub(super) fn doubt(&self) -> Option<String> {
        let line = self.no_end?;
        Some(format!(
            "{}:{line}: the last line has no end; look whether the file was cut short",
            self.path.display()
        ))
    }

    fn read(&mut self) -> Result<Option<(u64, StringRecord)>, NotImported> {
        let line = self.rows.position().line();
        self.ration.set(MAX_TEXT);
        match self.rows.read_byte_record(&mut self.row) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(_) if self.ration.get() == 0 => {
                let mend = "a quote that opens there may not be closed";
                return Err(too_long(self.path, line, mend));
            }
            Err(error) => return Err(self.fault(line, error)),
        }
        let line = self.row.position().map_or(line, csv::Position::line);
        let row = self.text(line)?;
        let last = row.iter().next_back().unwrap_or_default();
        if last.ends_with(END) {
            let why = "a quote that opens in this row is not closed; get the file again if it was cut short";
            return Err(self.wrong(line, why.to_owned()));
        }
        Ok(if last.ends_with(MARK) {
            self.without_end(line, &row)
        } else {
            Some((line, row))
        })
    }

    /// The last row, without the mark of the end; nothing where that is a row of its own.
    fn without_end(&mut self, line: u64, row: &StringRecord) -> Option<(u64, StringRecord)> {
        if row.len() == 1 && row.get(0) == Some(MARK) {
            return None;
        }
        self.no_end = Some(line);
        let fields = row.iter().enumerate().map(|(at, field)| match at + 1 {
            last if last == row.len() => field.strip_suffix(MARK).unwrap_or(field),
            _ => field,
        });
        Some((line, fields.collect()))
    }

    /// The row that was read as text.
    fn text(&mut self, line: u64) -> Result<StringRecord, NotImported> {
        let row = std::mem::take(&mut self.row);
        let zero = |field: &[u8]| field.iter().position(|it| *it == 0);
        let mut fields = row.iter().enumerate();
        if let Some((column, at)) = fields.find_map(|(column, it)| Some((column, zero(it)?))) {
            return Err(self.bad_byte(line, column, at, 0));
        }
        StringRecord::from_byte_record(row).map_err(|error| {
            let fault = error.utf8_error();
            let (column, at) = (fault.field(), fault.valid_up_to());
            let row = error.into_byte_record();
            let value = row.get(column).and_then(|it| it.get(at));
            self.bad_byte(line, column, at, value.copied().unwrap_or_default())
        })
    }

    fn bad_byte(&self, line: u64, column: usize, at: usize, value: u8) -> NotImported {
        let place = format!("byte {} of column {}", at + 1, column + 1);
        bad_byte(self.path, line, &place, value)
    }

    fn wrong(&self, line: u64, why: String) -> NotImported {
        NotImported::Line(self.path.to_owned(), line, why)
    }

    fn fault(&self, line: u64, error: csv::Error) -> NotImported {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => self.opened.fault(error),
            other => self.wrong(line, format!("no row: {other:?}")),
        }
    }
}

/// A stream of which so many bytes may be read, until more are granted.
struct Rationed {
    reader: Box<dyn Read>,
    left: Rc<Cell<u64>>,
}

impl Read for Rationed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = into.len().min(left as usize);
        let room = into.get_mut(..most).unwrap_or_default();
        let read = self.reader.read(room)?;
        self.left.set(left - read as u64);
        Ok(read)
    }
}

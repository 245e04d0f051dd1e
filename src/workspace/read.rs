//! Reading a text from disk, with a message for everything that can be wrong with it.

use std::fmt;
use std::fs::{File, FileType};
use std::io::{self, Read};
use std::path::Path;

use crate::ide::NotCompiled;

/// The largest text that is read, in bytes: a hundred times the longest story. What is larger is a file named by mistake
/// (a dump, a disk image), and reading it would only cost memory. Split it if it hurts.
pub const MAX_TEXT: u64 = 16 << 20;

/// Why a text could not be read. Displayed as what is wrong and how to mend it, without the file's name.
#[derive(Debug)]
pub enum Unreadable {
    /// There is nothing under that name.
    Missing,
    /// It is a link, and there is nothing where it points.
    DeadLink,
    /// It is a link that leads back to itself, directly or through others.
    Circle,
    /// The system does not let this user read it.
    NotPermitted,
    /// It is a folder where a file is wanted.
    Folder,
    /// It is a pipe, a socket or a device, which could be waited on for ever.
    NotAFile,
    /// It is larger than [`MAX_TEXT`].
    TooLarge,
    /// It holds a zero byte, so it is no text.
    Binary {
        /// The line of the first such byte, from 1.
        line: usize,
        /// Which byte of that line, from 1.
        byte: usize,
    },
    /// It is UTF-16, by its byte order mark or by the zero byte in every letter that it begins with.
    Utf16,
    /// It is not UTF-8.
    NotUtf8 {
        /// The line of the first byte that is not, from 1.
        line: usize,
        /// Which byte of that line, from 1.
        byte: usize,
        /// Its value.
        value: u8,
    },
    /// It ends like a compiled model and is none that can be read.
    NotCompiled(NotCompiled),
    /// Anything else the system reports.
    Other(io::Error),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Missing => write!(f, "no such file; check the path"),
            Unreadable::DeadLink => write!(
                f,
                "a link to a file that is not there; let it point to one, or take it away"
            ),
            Unreadable::Circle => write!(
                f,
                "a link that leads back to itself; let it point to a file, or take it away"
            ),
            Unreadable::NotPermitted => write!(
                f,
                "no permission to read it; change its mode, or run as a user who may"
            ),
            Unreadable::Folder => write!(f, "a folder where a file is wanted; name a file in it"),
            Unreadable::NotAFile => write!(
                f,
                "a pipe, socket or device, not a file; give - and pipe the text in"
            ),
            Unreadable::TooLarge => write!(f, "larger than {} MB; split it", MAX_TEXT >> 20),
            Unreadable::Binary { line, byte } => write!(
                f,
                "a binary file (byte {byte} of line {line} is zero); save it as plain text, Markdown or HTML"
            ),
            Unreadable::Utf16 => write!(f, "encoded in UTF-16; save it as UTF-8"),
            Unreadable::NotUtf8 { line, byte, value } => write!(
                f,
                "not UTF-8: byte {byte} of line {line} is 0x{value:02X}; save it as UTF-8"
            ),
            Unreadable::NotCompiled(why) => write!(f, "{why}"),
            Unreadable::Other(error) if error.raw_os_error().is_some() => {
                write!(f, "{error}; check the path and its disk")
            }
            Unreadable::Other(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Unreadable {
    /// As it is displayed, with the mends of a file that nobody named: copydesk looks for it at its place.
    pub fn at_its_place(&self) -> String {
        let what = match self {
            Unreadable::Folder => "a folder where a file is wanted",
            Unreadable::NotAFile => "a pipe, socket or device, not a file",
            Unreadable::Binary { line, byte } => {
                return format!(
                    "a binary file (byte {byte} of line {line} is zero); save it as text"
                );
            }
            other => return other.to_string(),
        };
        format!("{what}; put a file in its place")
    }

    /// As it is displayed, with the mends of a model file.
    pub fn of_model(&self) -> String {
        match self {
            Unreadable::TooLarge => format!(
                "larger than {} MB; compile it with copydesk model build",
                MAX_TEXT >> 20
            ),
            Unreadable::Binary { line, byte } => format!(
                "a binary file (byte {byte} of line {line} is zero); unpack it, or save it as text"
            ),
            other => other.at_its_place(),
        }
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Unreadable {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unreadable::Missing,
            io::ErrorKind::PermissionDenied => Unreadable::NotPermitted,
            io::ErrorKind::IsADirectory => Unreadable::Folder,
            _ if is_circle(&error) => Unreadable::Circle,
            _ => Unreadable::Other(error),
        }
    }
}

/// Whether the system gave up a path because its links lead round and round. [`io::ErrorKind`] has no stable word for it.
fn is_circle(error: &io::Error) -> bool {
    let circle = rustix::io::Errno::LOOP.raw_os_error();
    error.raw_os_error() == Some(circle)
}

/// Reads a text file. Its byte order mark and line ends are kept, so that offsets are those of the file.
pub fn read_text(path: &Path) -> Result<String, Unreadable> {
    decode(open_plain(path)?)
}

/// Opens a plain file. Its type is asked before: opening a pipe waits until somebody writes to it.
pub(super) fn open_plain(path: &Path) -> Result<File, Unreadable> {
    let metadata = path.metadata().map_err(|error| match error.into() {
        Unreadable::Missing if path.is_symlink() => Unreadable::DeadLink,
        why => why,
    })?;
    check_type(metadata.file_type())?;
    Ok(File::open(path)?)
}

/// Reads a text from a stream to its end, under the limits of a file.
pub fn decode(stream: impl Read) -> Result<String, Unreadable> {
    let mut bytes = Vec::new();
    stream.take(MAX_TEXT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_TEXT {
        return Err(Unreadable::TooLarge);
    }
    utf8(bytes)
}

/// Bytes as a text, unless they are none.
pub(super) fn utf8(bytes: Vec<u8>) -> Result<String, Unreadable> {
    if is_utf16(&bytes) {
        return Err(Unreadable::Utf16);
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        let (line, byte) = place(&bytes, offset);
        return Err(Unreadable::Binary { line, byte });
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let (line, byte) = place(error.as_bytes(), offset);
        let value = error.as_bytes().get(offset).copied().unwrap_or_default();
        Unreadable::NotUtf8 { line, byte, value }
    })
}

/// The line of an offset and which byte of that line it is, both from 1.
fn place(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line_start = before.iter().rposition(|byte| *byte == b'\n');
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    (line, offset - line_start.map_or(0, |at| at + 1) + 1)
}

/// Whether a text that begins so is UTF-16: by its byte order mark, or because its first letters are ASCII with a zero byte
/// beside each.
pub(super) fn is_utf16(start: &[u8]) -> bool {
    let letter = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    match *start {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => letter(a) && letter(b),
        [a, 0] | [0, a] => letter(a),
        _ => false,
    }
}

/// As [`utf8`], of lines that begin with line `first` (from 1) of a file.
pub(super) fn utf8_from(first: u64, bytes: Vec<u8>) -> Result<String, Unreadable> {
    let before = first as usize - 1;
    utf8(bytes).map_err(|mut why| {
        if let Unreadable::NotUtf8 { line, .. } | Unreadable::Binary { line, .. } = &mut why {
            *line += before;
        }
        why
    })
}

fn check_type(kind: FileType) -> Result<(), Unreadable> {
    match kind {
        kind if kind.is_file() => Ok(()),
        kind if kind.is_dir() => Err(Unreadable::Folder),
        _ => Err(Unreadable::NotAFile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(bytes: &[u8], expected: Expect) {
        expected.assert_eq(&match decode(bytes) {
            Ok(text) => format!("{text:?}"),
            Err(error) => error.to_string(),
        });
    }

    #[test]
    fn texts_are_kept_as_they_are() {
        check(b"", expect![[r#""""#]]);
        check(
            "\u{feff}a\r\nb\rc".as_bytes(),
            expect![[r#""\u{feff}a\r\nb\rc""#]],
        );
    }

    #[test]
    fn what_is_no_text_says_so() {
        check(
            b"%PDF\0",
            expect![
                "a binary file (byte 5 of line 1 is zero); save it as plain text, Markdown or HTML"
            ],
        );
        check(
            b"\xff\xfea\0",
            expect!["encoded in UTF-16; save it as UTF-8"],
        );
        for utf16 in [&b"a\0b\0"[..], b"\0a\0\n", b"a\0"] {
            check(utf16, expect!["encoded in UTF-16; save it as UTF-8"]);
        }
        check(
            b"one\ntwo\0",
            expect![
                "a binary file (byte 4 of line 2 is zero); save it as plain text, Markdown or HTML"
            ],
        );
        check(
            b"one\ntwo caf\xe9\n",
            expect!["not UTF-8: byte 8 of line 2 is 0xE9; save it as UTF-8"],
        );
        check(
            b"\xe9",
            expect!["not UTF-8: byte 1 of line 1 is 0xE9; save it as UTF-8"],
        );
        check(
            &vec![b'a'; MAX_TEXT as usize + 1],
            expect!["larger than 16 MB; split it"],
        );
    }

    #[test]
    fn what_is_no_file_says_so() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let message = |path: &Path| read_text(path).map_err(|error| error.to_string());
        assert_eq!(
            message(folder.path()),
            Err("a folder where a file is wanted; name a file in it".to_owned())
        );
        assert_eq!(
            message(&folder.path().join("none.md")),
            Err("no such file; check the path".to_owned())
        );
        let refused = Unreadable::from(io::Error::from(io::ErrorKind::PermissionDenied));
        expect!["no permission to read it; change its mode, or run as a user who may"]
            .assert_eq(&refused.to_string());
    }
}

//! Compiled models on the disk: opened for any number of readers, and built whole before anybody sees them.

use std::collections::VecDeque;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use super::read::{MAX_TEXT, Unreadable, check_type, read_text, utf8};
use crate::ide::{Bytes, CompileError, Compiled, Compiler, ParsedText, Spool, Spools, Summary};

/// How the names of compiled models end.
pub const COMPILED: &str = "cdmodel";

/// Whether a path is that of a compiled model.
pub fn is_compiled(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == COMPILED)
}

/// Opens a compiled model. What is no plain file is never opened: a pipe would be waited on.
pub fn open_compiled(path: &Path) -> Result<Compiled, Unreadable> {
    check_type(path.metadata()?.file_type())?;
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let bytes = Box::new(FileBytes { file, size });
    Compiled::open(bytes).map_err(Unreadable::NotCompiled)
}

/// A file that several threads read at any place.
#[derive(Debug)]
struct FileBytes {
    file: File,
    size: u64,
}

impl Bytes for FileBytes {
    fn size(&self) -> u64 {
        self.size
    }

    #[cfg(unix)]
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, into, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, mut offset: u64, mut into: &mut [u8]) -> io::Result<()> {
        use std::os::windows::fs::FileExt;
        while !into.is_empty() {
            let read = self.file.seek_read(into, offset)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            into = into.get_mut(read..).unwrap_or_default();
            offset += read as u64;
        }
        Ok(())
    }
}

/// Why a compiled model was not built. Displayed as one sentence with the file's name.
#[derive(Debug)]
pub enum NotBuilt {
    /// A model file could not be read.
    Input(PathBuf, Unreadable),
    /// A line is longer than [`MAX_TEXT`]; its number, from 1.
    LongLine(PathBuf, u64),
    /// The compiled model could not be written.
    Output(PathBuf, CompileError),
}

impl fmt::Display for NotBuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotBuilt::Input(path, why) => write!(f, "{}: {why}", path.display()),
            NotBuilt::LongLine(path, line) => write!(
                f,
                "{}:{line}: the line is longer than {} MB; a record is one line, and never so long",
                path.display(),
                MAX_TEXT >> 20
            ),
            NotBuilt::Output(path, why) => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for NotBuilt {}

/// What [`build_model`] tells while it works.
#[derive(Debug)]
pub enum BuildNews<'a> {
    /// So many more bytes of the model files were read.
    Read(u64),
    /// A problem at a line (from 1) of a model file.
    Problem(&'a Path, u64, &'a str),
}

/// Compiles model files into `out`. Nobody ever sees half of it: it is written beside `out`, brought to the disk and
/// renamed, and what goes wrong before leaves an older `out` as it was.
pub fn build_model(
    files: &[PathBuf],
    out: &Path,
    news: &mut dyn FnMut(BuildNews<'_>),
) -> Result<Summary, NotBuilt> {
    let not_written = |error: CompileError| NotBuilt::Output(out.to_owned(), error);
    let io = |error: io::Error| not_written(error.into());
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let spools = Folder(folder.to_owned());
    let mut compiler = Compiler::new(&spools).map_err(not_written)?;
    for file in files {
        add_file(file, out, &mut compiler, news)?;
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-build-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let unfinished = builder.tempfile_in(folder).map_err(io)?;
    let mut writer = BufWriter::with_capacity(1 << 20, unfinished);
    let summary = compiler.finish(&mut writer).map_err(not_written)?;
    let unfinished = writer
        .into_inner()
        .map_err(|error| io(error.into_error()))?;
    unfinished.as_file().sync_all().map_err(io)?;
    unfinished.persist(out).map_err(|error| io(error.error))?;
    Ok(summary)
}

/// Temporary files in the folder of the result, without names: they vanish even when the program is killed.
struct Folder(PathBuf);

impl Spools for Folder {
    fn spool(&self) -> io::Result<Box<dyn Spool>> {
        Ok(Box::new(tempfile::tempfile_in(&self.0)?))
    }
}

/// How much text is parsed at once, and how many such pieces are under way.
const PIECE: usize = 1 << 20;
const PIECES: usize = 3;

fn add_file(
    path: &Path,
    out: &Path,
    compiler: &mut Compiler<'_>,
    news: &mut dyn FnMut(BuildNews<'_>),
) -> Result<(), NotBuilt> {
    let unreadable = |why: Unreadable| NotBuilt::Input(path.to_owned(), why);
    let mut add = |(line, parsed): (u64, ParsedText)| {
        for problem in parsed.problems() {
            let before = parsed.text().get(..problem.span.start as usize);
            let lines = before.map_or(0, |it| it.bytes().filter(|&it| it == b'\n').count());
            news(BuildNews::Problem(
                path,
                line + lines as u64,
                &problem.message,
            ));
        }
        news(BuildNews::Read(parsed.text().len() as u64));
        let added = compiler.add(parsed);
        added.map_err(|error| NotBuilt::Output(out.to_owned(), error))
    };
    if path.extension().is_none_or(|it| it != "jsonl") {
        let text = read_text(path).map_err(unreadable)?;
        return add((1, ParsedText::parse(text)));
    }
    let kind = path.metadata().map(|it| it.file_type());
    kind.map_err(Unreadable::from)
        .and_then(check_type)
        .map_err(unreadable)?;
    let file = File::open(path).map_err(|error| unreadable(error.into()))?;
    let mut lines = Pieces {
        reader: BufReader::with_capacity(PIECE, file),
        line: 1,
    };
    let mut under_way: VecDeque<JoinHandle<(u64, ParsedText)>> = VecDeque::new();
    while let Some((line, text)) = lines.next(path)? {
        under_way.push_back(std::thread::spawn(move || (line, ParsedText::parse(text))));
        if under_way.len() >= PIECES {
            add(parsed(under_way.pop_front(), out)?)?;
        }
    }
    while !under_way.is_empty() {
        add(parsed(under_way.pop_front(), out)?)?;
    }
    Ok(())
}

fn parsed(
    handle: Option<JoinHandle<(u64, ParsedText)>>,
    out: &Path,
) -> Result<(u64, ParsedText), NotBuilt> {
    let parsed = handle.and_then(|it| it.join().ok());
    parsed.ok_or_else(|| {
        let error = io::Error::other("a thread that read records failed");
        NotBuilt::Output(out.to_owned(), error.into())
    })
}

/// Lines of a file in pieces of whole lines.
struct Pieces {
    reader: BufReader<File>,
    line: u64,
}

impl Pieces {
    /// The next piece and the number of its first line.
    fn next(&mut self, path: &Path) -> Result<Option<(u64, String)>, NotBuilt> {
        let first = self.line;
        let mut bytes = Vec::with_capacity(PIECE + (PIECE >> 3));
        while bytes.len() < PIECE {
            let before = bytes.len();
            let mut limited = (&mut self.reader).take(MAX_TEXT + 1);
            let read = limited.read_until(b'\n', &mut bytes);
            read.map_err(|error| NotBuilt::Input(path.to_owned(), error.into()))?;
            let len = (bytes.len() - before) as u64;
            if len > MAX_TEXT {
                return Err(NotBuilt::LongLine(path.to_owned(), self.line));
            }
            if len == 0 {
                break;
            }
            self.line += 1;
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let text = utf8(bytes).map_err(|why| match why {
            Unreadable::NotUtf8 { line, byte, value } => Unreadable::NotUtf8 {
                line: line + first as usize - 1,
                byte,
                value,
            },
            other => other,
        });
        let text = text.map_err(|why| NotBuilt::Input(path.to_owned(), why))?;
        Ok(Some((first, text)))
    }
}

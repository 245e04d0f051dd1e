//! The bytes of a file, unpacked: gzip, Zstandard or bzip2, as its first bytes say.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::errors::ReadFrameHeaderError::SkipFrame;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::super::read::{Unreadable, is_utf16, open_plain};
use super::NotImported;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstandard,
    Bzip2,
}

impl Packing {
    /// By the mark that packed data begin with: RFC 1952, RFC 8878 (a frame, or one to be skipped), and the bzip2 format.
    fn by_start(start: &[u8]) -> Option<Packing> {
        match start {
            [0x1F, 0x8B, ..] => Some(Packing::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => {
                Some(Packing::Zstandard)
            }
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31 | 0x17, ..] => Some(Packing::Bzip2),
            _ => None,
        }
    }

    /// By how the name of a packed file ends.
    fn by_ending(path: &Path) -> Option<Packing> {
        match path.extension()?.to_str()? {
            "gz" => Some(Packing::Gzip),
            "zst" => Some(Packing::Zstandard),
            "bz2" => Some(Packing::Bzip2),
            _ => None,
        }
    }
}

/// A file of which the bytes are read, by somebody else.
pub(super) struct Opened {
    path: PathBuf,
    packing: Option<Packing>,
    read: Arc<AtomicU64>,
}

impl Opened {
    /// Opens a file and looks at its beginning; `-` is standard input.
    pub(super) fn new(path: &Path) -> Result<(Opened, Box<dyn BufRead>), NotImported> {
        let unreadable = |why: Unreadable| NotImported::Input(path.to_owned(), why);
        let (from, read): (Box<dyn Read>, _) = if path.as_os_str() == "-" {
            (Box::new(io::stdin().lock()), Arc::default())
        } else {
            let read = Arc::new(AtomicU64::new(0));
            let file = open_plain(path).map_err(unreadable)?;
            (Box::new(Counted(file, Arc::clone(&read))), read)
        };
        let mut packed = BufReader::with_capacity(1 << 18, from);
        let start = packed.fill_buf().map_err(|it| unreadable(it.into()))?;
        let opened = Opened {
            path: path.to_owned(),
            packing: Packing::by_start(start),
            read,
        };
        if start.is_empty() {
            return Err(opened.unfit("nothing is in it; get the file again"));
        }
        if Packing::by_ending(path).is_some_and(|it| opened.packing != Some(it)) {
            return Err(opened.unfit(
                "it is not packed as its name says; rename it, or get it again if it was cut short",
            ));
        }
        let mut unpacked = opened.unpack(packed);
        let start = unpacked.fill_buf().map_err(|error| opened.fault(error))?;
        if start.is_empty() {
            return Err(opened.unfit("nothing is packed in it; get the file again"));
        }
        if is_utf16(start) {
            return Err(unreadable(Unreadable::Utf16));
        }
        Ok((opened, unpacked))
    }

    fn unpack(&self, packed: BufReader<Box<dyn Read>>) -> Box<dyn BufRead> {
        let inner: Box<dyn Read> = match self.packing {
            None => return Box::new(packed),
            Some(Packing::Gzip) => Box::new(flate2::bufread::MultiGzDecoder::new(packed)),
            Some(Packing::Bzip2) => Box::new(bzip2::bufread::MultiBzDecoder::new(packed)),
            Some(Packing::Zstandard) => Box::new(Frames {
                packed,
                decoder: FrameDecoder::new(),
            }),
        };
        Box::new(BufReader::with_capacity(1 << 18, inner))
    }

    /// How many bytes of the file, packed as they lie there, were read since the last call.
    pub(super) fn more(&self) -> u64 {
        self.read.swap(0, Ordering::Relaxed)
    }

    /// Why the bytes cannot be read on.
    pub(super) fn fault(&self, error: io::Error) -> NotImported {
        if self.packing.is_none() {
            return NotImported::Input(self.path.clone(), error.into());
        }
        self.unfit(if is_cut(&error) {
            "it is cut short: it ends in the middle of what is packed; get the file again"
        } else {
            "it is damaged: what is packed cannot be read on; get the file again"
        })
    }

    fn unfit(&self, why: &str) -> NotImported {
        NotImported::Unfit(self.path.clone(), why.to_owned())
    }
}

/// Whether the bytes were at their end too early.
fn is_cut(error: &io::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|it| it.kind() == io::ErrorKind::UnexpectedEof) {
            return true;
        }
        // The cause of an `io::Error` is that of what it wraps: what it wraps itself would be passed over.
        cause = match io.and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    false
}

struct Counted(File, Arc<AtomicU64>);

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(into)?;
        self.1.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The frames of a Zstandard file, one after another: the decoder by itself reads one, and compares no checksum.
struct Frames<R> {
    packed: R,
    /// Of the frame under way.
    decoder: FrameDecoder,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.decoder.is_finished() && self.decoder.can_collect() == 0 {
                let stated = self.decoder.get_checksum_from_data();
                if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
                    return Err(io::ErrorKind::InvalidData.into());
                }
                if !self.begin_frame()? {
                    return Ok(0);
                }
            }
            if !self.decoder.is_finished() {
                let enough = BlockDecodingStrategy::UptoBytes(into.len());
                let decoded = self.decoder.decode_blocks(&mut self.packed, enough);
                decoded.map_err(io::Error::other)?;
            }
            let read = self.decoder.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
        }
    }
}

impl<R: BufRead> Frames<R> {
    /// Begins the next frame that is not to be skipped; `false` at the end.
    fn begin_frame(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.packed) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(SkipFrame { length, .. })) => {
                    let length = u64::from(length);
                    let skipped = (&mut self.packed).take(length);
                    if io::copy(&mut { skipped }, &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

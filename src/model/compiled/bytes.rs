//! Where the bytes of a compiled model come from: positional reads, so that this layer needs no disk.
//!
//! Reads, not a memory map: what another program does to a mapped file (cutting it short, writing over it) reaches the
//! mapping process as a signal that ends it, and the map is `unsafe` for that reason. A read of a file that was cut short
//! is an error like any other, and a page is checked after it was copied, so nothing can change it afterwards. The system
//! keeps the file's pages once for all processes in either case.

use std::fmt::Debug;
use std::io;

/// A file, or what stands for one, that can be read at any place by several threads at once.
pub trait Bytes: Send + Sync + Debug {
    /// How long it was when it was opened, in bytes.
    fn size(&self) -> u64;

    /// Fills `into` from byte `offset` on; an error where the file ends before.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()>;
}

impl Bytes for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let found = start
            .checked_add(into.len())
            .and_then(|end| self.get(start..end));
        into.copy_from_slice(found.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

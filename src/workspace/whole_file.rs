//! Files that are written whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

/// A file that is being written beside the one whose place it will take. Dropped before [`WholeFile::put`], it is gone.
pub struct WholeFile {
    path: PathBuf,
    /// Where it stands until then.
    meanwhile: TempPath,
    out: BufWriter<File>,
}

impl WholeFile {
    /// Begins what will stand at `path`, or where it leads if it is a link. An error where something stands there that is
    /// no plain file: a pipe or a device would be gone.
    pub fn begin(path: &Path) -> io::Result<WholeFile> {
        let old = path.metadata().ok();
        if old.as_ref().is_some_and(|it| !it.is_file()) {
            let why = "there stands something that is no plain file; give another name";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let path = match &old {
            Some(_) => path.canonicalize()?,
            None => path.to_owned(),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".copydesk-new-");
        // As any program makes its files: what this user lets others do is the mask's to say.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        // The error would name a file that nobody has asked for.
        let begun = builder
            .tempfile_in(folder_of(&path))
            .map_err(|error| unnamed(&error))?;
        let (file, meanwhile) = begun.into_parts();
        // And what somebody has said of the old file holds for the new one: a report may be private.
        #[cfg(unix)]
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
        Ok(WholeFile {
            path,
            meanwhile,
            out: BufWriter::with_capacity(1 << 20, file),
        })
    }

    /// Where to write it.
    pub(super) fn writer(&mut self) -> &mut BufWriter<File> {
        &mut self.out
    }

    /// Brings it to the disk and moves it to its place: a reader sees the old file or the new one.
    pub fn put(self) -> io::Result<()> {
        let (written, path) = self.on_disk()?;
        written.persist(&path).map_err(|error| error.error)
    }

    /// As [`WholeFile::put`], but an error where a file is there by then.
    fn put_new(self) -> io::Result<()> {
        let (written, path) = self.on_disk()?;
        written
            .persist_noclobber(&path)
            .map_err(|error| error.error)
    }

    fn on_disk(self) -> io::Result<(TempPath, PathBuf)> {
        let written = self.out.into_inner().map_err(|error| error.into_error())?;
        written.sync_all()?;
        Ok((self.meanwhile, self.path))
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// An error without the name of the file that it is about.
pub(super) fn unnamed(error: &io::Error) -> io::Error {
    match error.kind() {
        kind @ io::ErrorKind::NotFound => io::Error::new(kind, "no such folder; make it first"),
        kind => kind.into(),
    }
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Puts a file with these bytes in its place, whole or not at all.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::begin(path)?;
    file.writer().write_all(bytes)?;
    file.put()
}

/// Puts a file with these bytes where none is, whole or not at all; an error where there is one.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = WholeFile::begin(path)?;
    file.writer().write_all(bytes)?;
    file.put_new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_is_not_put_leaves_the_old_file_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("known.json");
        write_whole(&path, b"old").expect("written");
        let mut half = WholeFile::begin(&path).expect("begun");
        half.writer().write_all(b"ne").expect("written");
        drop(half);
        assert_eq!(fs::read(&path).expect("the old file"), b"old");
        write_whole(&path, b"new").expect("written");
        assert_eq!(fs::read(&path).expect("the new file"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }
}

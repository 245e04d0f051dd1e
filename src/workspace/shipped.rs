//! The shipped models as files: an editor that goes to a definition needs a path that it can open.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};

use crate::ide::{EMBEDDED, Layer, LayerFile, Model};

/// The user's data folder for copydesk, by the conventions of the system; `None` where the user has no home.
pub fn data_folder() -> Option<PathBuf> {
    Some(
        etcetera::choose_base_strategy()
            .ok()?
            .data_dir()
            .join("copydesk"),
    )
}

/// Names the shipped models by their content: hashing them at every start would take as long as reading them does.
const SHIPPED: &str = env!("COPYDESK_SHIPPED");

/// The shipped models, put as read-only files under `folder`, in a folder named by their content, so that two versions of
/// copydesk never write over each other's.
///
/// A file that is there already and the same is left alone. Where the folder cannot be written, the models keep the
/// paths `copydesk:/NAME` that no editor can open, and the error says why: all but going to a definition works.
pub fn shipped_models(folder: &Path) -> (Vec<LayerFile>, Option<io::Error>) {
    let put = EMBEDDED.iter().map(|(name, text)| {
        let path = put_at(folder.join("models").join(SHIPPED).join(name), text)?;
        Ok(LayerFile {
            layer: Layer::Seed,
            path: path.to_string_lossy().into_owned(),
            text: Arc::from(*text),
        })
    });
    match put.collect::<io::Result<Vec<LayerFile>>>() {
        Ok(files) => (files, None),
        Err(error) => (Model::embedded(), Some(error)),
    }
}

/// A record of a compiled model, put as a read-only file under `folder` so that an editor can go to it. It is no model file
/// there: nothing is checked by it.
pub fn shown_record(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    put_at(shown_record_path(folder, name, text), text)
}

/// Where [`shown_record`] puts a record.
pub fn shown_record_path(folder: &Path, name: &str, text: &str) -> PathBuf {
    folder.join("records").join(content_hash(text)).join(name)
}

fn put_at(path: PathBuf, text: &str) -> io::Result<PathBuf> {
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(path);
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    fs::create_dir_all(folder)?;
    // Written whole under another name, then renamed: no reader ever sees half of it, and of two servers that start at
    // once the last one wins with the same text.
    let unfinished = folder.join(format!(".{}.{}", name.display(), std::process::id()));
    let written = write(&unfinished, text).and_then(|()| fs::rename(&unfinished, &path));
    if let Err(error) = written {
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    Ok(path)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
    let mut permissions = file.metadata()?.permissions();
    permissions.set_readonly(true);
    file.set_permissions(permissions)?;
    file.sync_all()
}

/// The first half of the SHA-256 of a text, in hexadecimal: plenty to tell versions apart, and short in a path.
fn content_hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_models_are_put_once_and_mended_when_changed() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (files, error) = shipped_models(folder.path());
        assert!(error.is_none());
        assert_eq!(files.len(), EMBEDDED.len());
        for file in &files {
            let path = Path::new(&file.path);
            assert_eq!(fs::read_to_string(path).ok().as_deref(), Some(&*file.text));
            assert!(path.metadata().is_ok_and(|it| it.permissions().readonly()));
        }
        let path = PathBuf::from(&files[0].path);
        let before = path.metadata().and_then(|it| it.modified()).ok();
        assert_eq!(shipped_models(folder.path()).0, files);
        assert_eq!(path.metadata().and_then(|it| it.modified()).ok(), before);
        fs::remove_file(&path)
            .and_then(|()| fs::write(&path, "half"))
            .expect("a file");
        assert_eq!(shipped_models(folder.path()).0, files);
        assert_eq!(
            fs::read_to_string(&path).ok().as_deref(),
            Some(&*files[0].text)
        );
        let names = path
            .parent()
            .and_then(|it| it.read_dir().ok())
            .map(Iterator::count);
        assert_eq!(
            names,
            Some(EMBEDDED.len()),
            "no unfinished file stays behind"
        );
    }

    #[test]
    fn a_folder_that_cannot_be_written_costs_only_the_paths() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("a file");
        let (files, error) = shipped_models(&file);
        assert!(error.is_some());
        assert_eq!(files, Model::embedded());
    }
}

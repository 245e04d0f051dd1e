//! The texts of sources that lie in the workspace, and whether quotes stand in them.
//!
//! A model file may come from anybody, so it does not choose what is read: only what lies in the folder that it belongs to,
//! wherever links lead.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::capture::sha256;
use super::models::FOLDER;
use super::project::PROJECT_FILE;
use super::read::read_text;
use crate::ide::{CitedSource, Model, ModelFileIdx, Problem, SourceText, cited_sources};

/// A source that names the file of its text, by where that lies.
#[derive(Debug)]
pub struct CitedFile<'m> {
    cited: CitedSource<'m>,
    /// Where the text lies, without `.` and `..`.
    pub path: PathBuf,
}

/// The files that the sources of a model name.
pub fn cited_files(model: &Model) -> Vec<CitedFile<'_>> {
    let sources = cited_sources(model).into_iter();
    let files = sources.map(|cited| {
        let path = folder_of(cited.model_file).join(cited.file);
        let path = plain_path(&path).unwrap_or(path);
        CitedFile { cited, path }
    });
    files.collect()
}

impl CitedFile<'_> {
    /// Whether a model file has the source or evidence from it.
    pub fn concerns(&self, file: ModelFileIdx) -> bool {
        self.cited.concerns(file)
    }

    /// What is wrong with the source and the evidence from it. The text is that which `open` has for the file, since unsaved
    /// text is the truth, or else is read, where the file lies in the folder that the model file belongs to: the innermost
    /// one around it with a `.copydesk` or a `copydesk.toml` in it, or else its own.
    pub fn problems(&self, open: impl Fn(&Path) -> Option<Arc<str>>) -> Vec<Problem> {
        self.cited.problems(self.text(open))
    }

    fn text(&self, open: impl Fn(&Path) -> Option<Arc<str>>) -> Result<SourceText, String> {
        let home = home_of(folder_of(self.cited.model_file));
        let text = open(&self.path);
        let is_there = self.path.symlink_metadata().is_ok();
        // What is not there is told as missing and not as outside; nothing is read of it either way.
        let may_be_read = match self.path.parent().filter(|_| text.is_some() && !is_there) {
            Some(folder) => lies_within(folder, [&*home]),
            None => !is_there || lies_within(&self.path, [&*home]),
        };
        if !may_be_read {
            return Err(format!(
                "it lies outside {}, and nothing else is read; move it there",
                home.display()
            ));
        }
        let text = match text {
            Some(text) => text,
            None => read_text(&self.path)
                .map_err(|why| why.at_its_place())?
                .into(),
        };
        Ok(SourceText {
            sha256: sha256(&text),
            text,
        })
    }
}

/// What is wrong with the evidence of all sources of a model that name a file, see [`CitedFile::problems`].
pub fn quote_problems(
    model: &Model,
    open: impl Fn(&Path) -> Option<Arc<str>> + Copy,
) -> Vec<Problem> {
    let files = cited_files(model).into_iter();
    files.flat_map(|it| it.problems(open)).collect()
}

fn folder_of(model_file: &str) -> &Path {
    Path::new(model_file).parent().unwrap_or(Path::new(""))
}

/// The path without `.` and `..`, so that it shows where it leads; `None` if it leads above its root.
pub fn plain_path(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => plain.pop().then_some(())?,
            other => plain.push(other),
        }
    }
    Some(plain)
}

/// Whether a path lies in one of the folders once every link is followed. False for what is not there.
pub fn lies_within<'a>(path: &Path, folders: impl IntoIterator<Item = &'a Path>) -> bool {
    let Ok(path) = path.canonicalize() else {
        return false;
    };
    let mut folders = folders.into_iter();
    folders.any(|it| {
        or_here(it)
            .canonicalize()
            .is_ok_and(|it| path.starts_with(it))
    })
}

/// The folder that a model file in `folder` belongs to.
fn home_of(folder: &Path) -> PathBuf {
    let folder = or_here(folder);
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let is_home = |it: &&Path| it.join(FOLDER).is_dir() || it.join(PROJECT_FILE).is_file();
    let home = folder.ancestors().find(is_home);
    home.map_or_else(|| folder.clone(), Path::to_owned)
}

/// A folder's name as the system takes it: that of the current one is empty in a path without folders.
fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{Layer, LayerFile};
    use std::fs;

    /// The problems of a model at `desk/.copydesk/model.json` whose source names `file`.
    #[track_caller]
    fn problems(place: &Path, file: &str) -> Vec<String> {
        let folder = place.join("desk").join(FOLDER);
        fs::create_dir_all(&folder).expect("a folder");
        let text = format!(
            r#"{{"sources": [{{"id": "s", "kind": "article", "tier": 3, "title": "S", "file": "{file}"}}]}}"#
        );
        let path = folder.join("model.json").to_string_lossy().into_owned();
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: Layer::Workspace,
            path,
            text: text.into(),
        });
        let (model, built) = Model::build(&files);
        assert!(built.is_empty(), "{built:?}");
        quote_problems(&model, |_| None)
            .into_iter()
            .map(|it| it.message)
            .collect()
    }

    #[test]
    fn what_lies_in_the_desks_folder_is_read() {
        let place = tempfile::tempdir().expect("a folder");
        let desk = place.path().join("desk");
        fs::create_dir_all(desk.join("notes")).expect("a folder");
        fs::write(desk.join("notes/a.txt"), "Said.").expect("a file");
        assert!(problems(place.path(), "../notes/a.txt").is_empty());
        let absolute = desk.join("notes/a.txt");
        assert!(problems(place.path(), &absolute.to_string_lossy()).is_empty());
        assert!(problems(place.path(), "../notes/none.txt")[0].contains("no such file"));
    }

    #[test]
    fn what_lies_outside_is_not() {
        let place = tempfile::tempdir().expect("a folder");
        let secret = place.path().join("secret.txt");
        fs::write(&secret, "Private.").expect("a file");
        for file in ["../../secret.txt", &secret.to_string_lossy()] {
            let found = problems(place.path(), file);
            assert!(found[0].contains("outside"), "{found:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_nowhere_else() {
        let place = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(place.path().join("desk")).expect("a folder");
        fs::write(place.path().join("secret.txt"), "Private.").expect("a file");
        let link = place.path().join("desk/innocent.txt");
        std::os::unix::fs::symlink("../secret.txt", &link).expect("a link");
        assert!(problems(place.path(), "../innocent.txt")[0].contains("outside"));
        std::os::unix::fs::symlink("loop.txt", place.path().join("desk/loop.txt")).expect("a link");
        assert!(problems(place.path(), "../loop.txt")[0].contains("outside"));
    }
}

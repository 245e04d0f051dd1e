//! The projects read so far. While a project's file is broken, its last good settings stay in force.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::find::{PROJECT_FILE, project_file_for};
use super::force::Project;
use super::read::{ProjectSettings, SettingsProblem, read_project};
use crate::workspace::models::{ModelPath, Unread};
use crate::workspace::read::{Unreadable, read_text};

/// The projects read so far.
#[derive(Debug, Default)]
pub struct Projects {
    /// By the path of the file: the last text that could be read, and the project that is in force.
    kept: HashMap<PathBuf, Kept>,
    /// The project of each folder, as looked up since the world last changed.
    of_folders: HashMap<PathBuf, Option<LoadedProject>>,
    revision: u64,
}

#[derive(Debug)]
struct Kept {
    text: Option<Arc<str>>,
    loaded: LoadedProject,
    /// Whether the settings are those of a text without errors.
    is_good: bool,
}

/// A project, and what is wrong with its file.
#[derive(Clone, Debug)]
pub struct LoadedProject {
    /// The project that is in force.
    pub project: Arc<Project>,
    /// What is wrong inside its file.
    pub problems: Arc<Vec<SettingsProblem>>,
    /// Why its file could not be read, as a person is told.
    pub unread: Option<String>,
    /// Whether the settings in force are those from before the file was broken.
    pub is_kept: bool,
    /// The model files that it shares; `None` where it says nothing of models.
    pub models: Option<Arc<SharedModels>>,
}

/// The model files that a project shares.
#[derive(Debug)]
pub struct SharedModels {
    /// Where they lie, in the project's order.
    pub paths: Vec<PathBuf>,
    /// The folders in which they lie, and in which others may come to lie.
    pub folders: Vec<PathBuf>,
    /// The folders that could not be looked into, each with the reason.
    pub unread: Vec<(PathBuf, String)>,
}

impl SharedModels {
    /// The model files.
    pub fn files(&self) -> impl Iterator<Item = ModelPath> + '_ {
        self.paths.iter().cloned().map(ModelPath::shared)
    }

    /// What could not be looked into, for a person to be told.
    pub fn unread(&self) -> impl Iterator<Item = Unread> + '_ {
        self.unread.iter().map(|(path, why)| Unread {
            path: path.clone(),
            why: io::Error::other(format!("{why}; look at “models” in {PROJECT_FILE}")).into(),
        })
    }
}

impl LoadedProject {
    /// What a person is told once, a sentence; `None` where the file has no error.
    pub fn complaint(&self) -> Option<String> {
        let file = self.project.file.display();
        let instead = if self.is_kept {
            "the last good settings stay in force"
        } else {
            "what is wrong is left out"
        };
        if let Some(why) = &self.unread {
            return Some(format!("the settings {file}: {why}; {instead}"));
        }
        let n_errors = self.problems.iter().filter(|it| it.is_error).count();
        let what = if n_errors == 1 { "error" } else { "errors" };
        (n_errors > 0).then(|| format!("the settings {file} have {n_errors} {what}; {instead}"))
    }
}

impl Projects {
    /// The project that decides for `path` (absolute). A text that `open` knows is that of an editor's buffer and counts
    /// instead of the disk's. `None` where no folder above has a file.
    ///
    /// What was found for a folder is not looked for again while `revision` stays the same; it rises when files on the disk
    /// or in an editor may have changed.
    pub fn of(
        &mut self,
        path: &Path,
        revision: u64,
        open: impl Fn(&Path) -> Option<Arc<str>>,
    ) -> Option<LoadedProject> {
        if self.revision != revision {
            self.revision = revision;
            self.of_folders.clear();
        }
        let folder = path.parent().unwrap_or(path);
        if let Some(known) = self.of_folders.get(folder) {
            return known.clone();
        }
        let file = project_file_for(folder, |path| open(path).is_some());
        let found = file.map(|file| {
            let text = open(&file).map_or_else(|| read_text(&file).map(Arc::from), Ok);
            let mut loaded = self.take(file, text);
            loaded.models = loaded.project.models().map(Arc::new);
            loaded
        });
        self.of_folders.insert(folder.to_owned(), found.clone());
        found
    }

    /// The projects of the folders that were asked for since the world last changed.
    pub fn known(&self) -> impl Iterator<Item = &LoadedProject> {
        self.of_folders.values().flatten()
    }

    fn take(&mut self, file: PathBuf, text: Result<Arc<str>, Unreadable>) -> LoadedProject {
        let before = self.kept.get(&file);
        if let (Some(kept), Ok(text)) = (before, &text)
            && kept.text.as_ref() == Some(text)
        {
            return kept.loaded.clone();
        }
        let (settings, problems, unread) = match &text {
            Ok(text) => {
                let (settings, problems) = read_project(text);
                (settings, problems, None)
            }
            Err(why) => (
                ProjectSettings::default(),
                Vec::new(),
                Some(why.at_its_place()),
            ),
        };
        let is_good = unread.is_none() && !problems.iter().any(|it| it.is_error);
        let last_good = before.filter(|kept| !is_good && kept.is_good);
        let loaded = LoadedProject {
            project: match last_good {
                Some(kept) => Arc::clone(&kept.loaded.project),
                None => Arc::new(Project::new(file.clone(), settings)),
            },
            problems: Arc::new(problems),
            unread,
            is_kept: last_good.is_some(),
            models: None,
        };
        let kept = Kept {
            text: text.ok(),
            loaded: loaded.clone(),
            is_good: is_good || last_good.is_some(),
        };
        self.kept.insert(file, kept);
        loaded
    }
}

#[cfg(test)]
mod tests {
    use super::super::find::PROJECT_FILE;
    use super::*;
    use crate::ide::ScaleStyle;

    const GOOD: &str = "[style]\nscale = \"short\"\n";

    #[test]
    fn the_last_good_settings_stay_in_force() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join(PROJECT_FILE);
        let mut projects = Projects::default();
        let mut revision = 0;
        let mut read = |text: Option<&str>| {
            let open = |path: &Path| text.filter(|_| path == file).map(Arc::from);
            revision += 1;
            let loaded = projects.of(&folder.path().join("story.md"), revision, open)?;
            let scale = loaded.project.settings.scale.as_ref().map(|it| it.value);
            Some((scale, loaded.is_kept, loaded.complaint().is_some()))
        };
        assert_eq!(read(None), None);
        // Broken from the start: what can be read counts.
        assert_eq!(
            read(Some("[style]\nscale = \"short\"\ncurrency = \"x\"\n")),
            Some((Some(ScaleStyle::Short), false, true))
        );
        assert_eq!(read(Some("[style]\n")), Some((None, false, false)));
        assert_eq!(
            read(Some(GOOD)),
            Some((Some(ScaleStyle::Short), false, false))
        );
        for broken in [
            "[style\n",
            "[style]\nscale = \"sh\"\n",
            "[style]\nscale = \"sho\"\n",
        ] {
            assert_eq!(
                read(Some(broken)),
                Some((Some(ScaleStyle::Short), true, true)),
                "{broken}"
            );
        }
        assert_eq!(read(Some("")), Some((None, false, false)));
    }

    #[test]
    fn a_file_that_is_none_is_told() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::create_dir(folder.path().join(PROJECT_FILE)).expect("a folder");
        let loaded = Projects::default().of(&folder.path().join("story.md"), 0, |_| None);
        let complaint = loaded.expect("a project").complaint().expect("a complaint");
        assert!(
            complaint.ends_with(
                "copydesk.toml: a folder where a file is wanted; put a file in its place; what is wrong is left out"
            ),
            "{complaint}"
        );
    }
}

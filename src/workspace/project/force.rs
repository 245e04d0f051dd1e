//! What is in force: the command line over the project's file over the editor over copydesk's own choice.
//!
//! A project's file is the house's decision, the same for everybody who works on the project; an editor's settings are one
//! person's and fill in what the file leaves open. What somebody types on a command line is meant for that run.

use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::kept::SharedModels;
use super::read::{ProjectSettings, Stated};
use crate::ide::{Format, Level, Now, RULES, Settings};
use crate::workspace::drafts::{Unwalked, Walk};
use crate::workspace::models::is_model_name;

/// What a draft is dated by that gives no date itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DatePolicy {
    /// `draft`: nothing, so that the same text gives the same findings for ever.
    #[default]
    Draft,
    /// `today`: the day on which it is read.
    Today,
    /// A date: that one.
    On(Now),
}

impl DatePolicy {
    /// The policy of a word of the settings: `draft`, `today` or a date such as `2026-03-17`; `None` for any other.
    pub fn parse(word: &str) -> Option<DatePolicy> {
        match word {
            "draft" => Some(DatePolicy::Draft),
            "today" => Some(DatePolicy::Today),
            date => Now::parse(date).map(DatePolicy::On),
        }
    }

    /// The date of a draft that gives none itself; `today` is asked only where the policy wants it.
    pub fn day(self, today: impl FnOnce() -> Now) -> Option<Now> {
        match self {
            DatePolicy::Draft => None,
            DatePolicy::Today => Some(today()),
            DatePolicy::On(date) => Some(date),
        }
    }
}

/// A project: its file, and what it decides.
#[derive(Debug)]
pub struct Project {
    /// Its file.
    pub file: PathBuf,
    /// What the file says.
    pub settings: ProjectSettings,
    ignored: Gitignore,
    file_types: Vec<(Gitignore, Format)>,
}

/// What somebody asks for beside the project's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The levels of rules.
    pub rules: Settings,
    /// The date of drafts without one.
    pub date: Option<DatePolicy>,
}

/// Where a thing that is in force comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// The editor's settings.
    Editor,
    /// The project's file.
    File,
    /// The command line.
    Flag,
}

/// What is in force for the drafts of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// The rules, the style and the known words.
    pub settings: Settings,
    /// The date of drafts that give none.
    pub date: DatePolicy,
}

impl InForce {
    /// What is in force where the project says this, the editor that and the command line something else.
    pub fn new(project: Option<&Project>, editor: &Asked, flags: &Asked) -> InForce {
        let mut settings = flags.rules.clone();
        let mut date = flags.date;
        if let Some(project) = project {
            project.settings.fill(&mut settings);
            date = date.or(project.settings.date.as_ref().map(|it| it.value));
        }
        settings.fill_levels(&editor.rules);
        InForce {
            settings,
            date: date.or(editor.date).unwrap_or_default(),
        }
    }

    /// The same for a draft that is not to be checked: no rule speaks.
    pub fn silent(mut self) -> InForce {
        for rule in RULES {
            self.settings.set(rule.code, Level::Off);
        }
        self
    }
}

impl ProjectSettings {
    /// Lays what the file says under settings that count more.
    fn fill(&self, settings: &mut Settings) {
        let mut levels = Settings::default();
        for (code, level) in &self.rules {
            levels.set(code, level.value);
        }
        settings.fill_levels(&levels);
        let words = self.known_words.iter().flatten();
        settings
            .known_words
            .extend(words.map(|it| it.value.clone()));
        let style = &mut settings.style;
        style.scale = style.scale.or(value(&self.scale));
        style.currency = style.currency.or(value(&self.currency));
        style.date_order = style.date_order.or(value(&self.date_order));
        if let Some(policy) = value(&self.first_reference) {
            style.first_reference = policy;
        }
    }
}

fn value<T: Copy>(stated: &Option<Stated<T>>) -> Option<T> {
    stated.as_ref().map(|it| it.value)
}

impl Project {
    /// The project of a file (an absolute path) that says this.
    pub fn new(file: PathBuf, settings: ProjectSettings) -> Project {
        let root = file.parent().unwrap_or(Path::new("")).to_owned();
        let globs = settings.ignore.iter().flatten();
        let ignored = matcher(&root, globs.map(|it| it.value.as_str()));
        let file_types = settings
            .file_types
            .iter()
            .map(|(glob, format)| (matcher(&root, [glob.as_str()]), format.value))
            .collect();
        Project {
            file,
            settings,
            ignored,
            file_types,
        }
    }

    /// The folder that it lies in, from which its paths and globs count.
    pub fn root(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// Whether a file of the project is left unchecked.
    pub fn ignores(&self, path: &Path) -> bool {
        path.starts_with(self.root())
            && self
                .ignored
                .matched_path_or_any_parents(path, false)
                .is_ignore()
    }

    /// The markup that the project gives a file; `None` where its ending decides. Of two globs that match the later counts.
    pub fn format_of(&self, path: &Path) -> Option<Format> {
        let matches = |globs: &Gitignore| {
            path.starts_with(self.root())
                && globs.matched_path_or_any_parents(path, false).is_ignore()
        };
        let mut types = self.file_types.iter().rev();
        types
            .find(|(globs, _)| matches(globs))
            .map(|(_, format)| *format)
    }

    /// The model files that it shares, in its order and each once; `None` where it says nothing of models. Looks at the
    /// disk.
    pub(super) fn models(&self) -> Option<SharedModels> {
        let written = self.settings.models.as_ref()?;
        let mut models = SharedModels {
            folders: written
                .iter()
                .map(|it| watched_folder(self.root(), &it.value))
                .collect(),
            paths: Vec::new(),
            unread: Vec::new(),
        };
        for path in written {
            for found in expand(self.root(), &path.value) {
                match found {
                    Ok(path) if !models.paths.contains(&path) => models.paths.push(path),
                    Ok(_) => {}
                    Err(unwalked) => {
                        let why = unwalked.to_string();
                        models.unread.push((unwalked.path, why));
                    }
                }
            }
        }
        Some(models)
    }
}

/// Characters that make a path a glob.
const GLOB: [char; 4] = ['*', '?', '[', '{'];

/// The model files that a path, a folder or a glob of a project stands for.
pub(super) fn expand(root: &Path, written: &str) -> Vec<Result<PathBuf, Unwalked>> {
    let path = root.join(written);
    if !written.contains(GLOB) {
        return if path.is_dir() {
            walk(&path, &[])
        } else {
            vec![Ok(path)]
        };
    }
    let (folder, rest) = before_glob(&path);
    // Anchored: a glob of one name would else match at any depth.
    walk(&folder, &[format!("/{}", rest.display())])
}

/// A path cut before the first part with a glob: only the folder before it is walked and watched, so that a project of any
/// size costs nothing.
fn before_glob(path: &Path) -> (PathBuf, PathBuf) {
    let is_glob = |it: &Component<'_>| it.as_os_str().to_string_lossy().contains(GLOB);
    let mut parts = path.components().peekable();
    let folder = std::iter::from_fn(|| parts.next_if(|it| !is_glob(it))).collect();
    (folder, parts.collect())
}

/// The folder in which the model files lie, or will, that a path, a folder or a glob of a project stands for.
fn watched_folder(root: &Path, written: &str) -> PathBuf {
    let path = root.join(written);
    let (folder, rest) = before_glob(&path);
    match folder.parent() {
        Some(parent) if rest.as_os_str().is_empty() && is_model_name(&folder) => parent.to_owned(),
        _ => folder,
    }
}

fn walk(folder: &Path, include: &[String]) -> Vec<Result<PathBuf, Unwalked>> {
    let walk = Walk {
        include,
        ..Walk::default()
    };
    walk.named(folder, is_model_name).collect()
}

fn matcher<'g>(root: &Path, globs: impl IntoIterator<Item = &'g str>) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    for glob in globs {
        // Globs that mean nothing were told when the file was read.
        let _ = builder.add_line(None, glob);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use super::super::read::read_project;
    use super::*;
    use crate::ide::{FirstReference, ScaleStyle, Severity};
    use std::fs;

    #[test]
    fn folders_in_which_model_files_may_appear() {
        for (written, folder) in [
            ("beats/*.json", "/w/beats"),
            ("beats/rail.json", "/w/beats"),
            ("/srv/models", "/srv/models"),
            ("**/desk.jsonl", "/w"),
            ("a.cdmodel", "/w"),
        ] {
            assert_eq!(
                watched_folder(Path::new("/w"), written),
                Path::new(folder),
                "{written}"
            );
        }
    }

    fn project(text: &str) -> Project {
        let (settings, problems) = read_project(text);
        assert_eq!(problems, []);
        Project::new("/desk/copydesk.toml".into(), settings)
    }

    fn asked(code: &str, level: Level, date: DatePolicy) -> Asked {
        let mut rules = Settings::default();
        assert!(rules.set(code, level));
        Asked {
            rules,
            date: Some(date),
        }
    }

    #[test]
    fn flags_over_the_file_over_the_editor() {
        let project = project("date = \"today\"\n[rules]\nbound-differs = \"error\"\n");
        let error = Level::At(Severity::Error);
        let on = DatePolicy::On(Now::parse("2026-03-17").expect("a date"));
        let editor = asked("bound-differs", Level::Off, on);
        let nobody = Asked::default();

        let force = InForce::new(Some(&project), &editor, &nobody);
        assert_eq!(force.settings.level("bound-differs"), Some(error));
        assert_eq!(force.date, DatePolicy::Today);

        let flags = asked("bound-differs", Level::At(Severity::Hint), on);
        let force = InForce::new(Some(&project), &editor, &flags);
        assert_eq!(
            force.settings.level("bound-differs"),
            Some(Level::At(Severity::Hint))
        );
        assert_eq!(force.date, on);

        let editor = asked("wrong-party", Level::Off, on);
        let force = InForce::new(Some(&project), &editor, &nobody);
        assert_eq!(force.settings.level("wrong-party"), Some(Level::Off));
        let force = InForce::new(None, &editor, &nobody);
        assert_eq!(force.date, on);
        assert_eq!(InForce::new(None, &nobody, &nobody), InForce::default());
    }

    #[test]
    fn style_and_words_reach_the_rules() {
        let project = project(
            "known-words = [\"Smithe\"]\n[style]\nscale = \"short\"\nfirst-reference = \"free\"\n",
        );
        let force = InForce::new(Some(&project), &Asked::default(), &Asked::default());
        assert_eq!(force.settings.style.scale, Some(ScaleStyle::Short));
        assert_eq!(force.settings.style.first_reference, FirstReference::Free);
        assert!(force.settings.knows("Smithe"));
        let silent = force.silent().settings;
        assert!(RULES.iter().all(|rule| !silent.allows(rule)));
    }

    #[test]
    fn globs_count_from_the_file() {
        let project = project(
            "ignore = [\"archive/\", \"*.old.md\"]\n[file-types]\n\"*.story\" = \"markdown\"\n\"wire/*.story\" = \"plaintext\"\n",
        );
        let ignores = |path: &str| project.ignores(Path::new(path));
        assert!(ignores("/desk/archive/2019/a.md"));
        assert!(ignores("/desk/deep/b.old.md"));
        assert!(!ignores("/desk/a.md"));
        assert!(!ignores("/elsewhere/archive/a.md"));
        let format = |path: &str| project.format_of(Path::new(path));
        assert_eq!(format("/desk/a.story"), Some(Format::Markdown));
        assert_eq!(format("/desk/wire/a.story"), Some(Format::Plain));
        assert_eq!(format("/desk/a.md"), None);
        assert_eq!(format("/elsewhere/a.story"), None);
    }

    #[test]
    fn models_by_path_folder_and_glob() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let root = folder.path();
        for name in [
            "shared/a.json",
            "shared/deep/b.jsonl",
            "shared/notes.txt",
            "beats/c.json",
            "beats/sub/d.json",
            "e.json",
        ] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "{}").expect("a file");
        }
        let models = |written: &str| {
            let (settings, _) = read_project(&format!("models = [{written}]"));
            let project = Project::new(root.join("copydesk.toml"), settings);
            let SharedModels { paths, unread, .. } = project.models().expect("models");
            let names = paths.iter().map(|path| {
                let path = path.strip_prefix(root).unwrap_or(path);
                path.display().to_string()
            });
            (names.collect::<Vec<_>>().join(" "), unread.len())
        };
        assert_eq!(
            models("\"shared\""),
            ("shared/a.json shared/deep/b.jsonl".into(), 0)
        );
        assert_eq!(models("\"beats/*.json\""), ("beats/c.json".into(), 0));
        assert_eq!(
            models("\"**/d.json\", \"e.json\", \"e.json\""),
            ("beats/sub/d.json e.json".into(), 0)
        );
        assert_eq!(models("\"none.json\""), ("none.json".into(), 0));
        assert_eq!(models("\"none/*.json\"").1, 1);
        assert_eq!(models(""), (String::new(), 0));
    }
}

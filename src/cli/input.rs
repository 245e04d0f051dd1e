//! The files that a command names: folders walked, formats told by the ending, texts read.

use std::io;
use std::path::{Path, PathBuf};

use super::args::ChoiceArgs;
use super::changed::Changed;
use super::model::Models;
use super::output::Unchecked;
use crate::ide::Format;
use crate::workspace::{
    FOLDER, Unreadable, Unwalked, Walk, decode, draft_format, is_model_name, read_text,
};

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input, under the name that messages call it by.
    Stdin(String),
    /// A file.
    File(PathBuf),
}

impl Input {
    /// How messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Input::Stdin(name) => name.clone(),
            Input::File(path) => path.display().to_string(),
        }
    }

    /// Where it lies, unless it is standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Input::Stdin(_) => None,
            Input::File(path) => Some(path),
        }
    }

    /// The markup that its name speaks of; plain text where it speaks of none.
    pub(super) fn format(&self) -> Format {
        match self {
            Input::Stdin(name) => draft_format(Path::new(name)),
            Input::File(path) => draft_format(path),
        }
        .unwrap_or_default()
    }

    /// What is said of it where it cannot be checked.
    pub(super) fn unchecked(&self, message: String) -> Unchecked {
        Unchecked {
            path: self.name(),
            message,
        }
    }

    /// Its text.
    pub(super) fn read(&self) -> Result<String, Unreadable> {
        match self {
            Input::Stdin(_) => decode(io::stdin()),
            Input::File(path) => read_text(path),
        }
    }
}

/// The drafts under `paths`, in the order given, a folder's by name; `-` is standard input, called `stdin_name`.
///
/// Hidden files, and those that ignore files or their project leave out, are left out of folders, as ripgrep does it; a
/// file that is named itself is always taken. What else counts as a draft in a folder its project says; globs choose among
/// the files of folders. Files that have not changed are left out however they are named.
pub(super) fn drafts(
    paths: &[PathBuf],
    stdin_name: &str,
    choice: &ChoiceArgs,
    models: &Models,
) -> Vec<Result<Input, Unchecked>> {
    let (exclude, include): (Vec<_>, Vec<_>) = choice
        .glob
        .iter()
        .cloned()
        .partition(|glob| glob.starts_with('!'));
    let named = exclude.iter().filter_map(|glob| glob.strip_prefix('!'));
    let exclude: Vec<String> = named.map(str::to_owned).collect();
    let walk = Walk {
        include: &include,
        exclude: &exclude,
    };
    let mut changed = choice.changed_since.as_deref().map(Changed::since);
    let mut inputs = Vec::new();
    for path in paths {
        let is_draft = |path: &Path| models.is_draft(path);
        let in_folder = |folder: &Path| walk.files(folder, is_draft, || false).collect();
        let mut found = gather(path, stdin_name, in_folder);
        if let Some(changed) = &mut changed {
            keep_changed(changed, path, &mut found);
        }
        inputs.extend(found);
    }
    inputs
}

fn keep_changed(
    changed: &mut Changed<'_>,
    named: &Path,
    inputs: &mut Vec<Result<Input, Unchecked>>,
) {
    let is_file = |input: &Result<Input, Unchecked>| matches!(input, Ok(Input::File(_)));
    let (files, mut kept): (Vec<_>, Vec<_>) = inputs.drain(..).partition(is_file);
    if files.is_empty() {
        *inputs = kept;
        return;
    }
    let paths = files.into_iter().flatten();
    let mut paths: Vec<PathBuf> = paths
        .filter_map(|it| it.path().map(Path::to_owned))
        .collect();
    match changed.keep(named, &mut paths) {
        Ok(()) => kept.extend(paths.into_iter().map(|it| Ok(Input::File(it)))),
        Err(message) => kept.push(Err(Unchecked {
            path: named.display().to_string(),
            message,
        })),
    }
    *inputs = kept;
}

/// The model files under `paths`, in the order given, a folder's by name and those of its [`FOLDER`] last.
pub(super) fn models(paths: &[PathBuf]) -> Vec<Result<Input, Unchecked>> {
    let in_folder = |folder: &Path| Walk::default().named(folder, is_model_name).collect();
    let models_in = |path: &Path| gather(path, "<stdin>", in_folder);
    let mut found = Vec::new();
    for path in paths {
        found.extend(models_in(path));
        // The walk passes over it, as it is hidden.
        let own = Some(path.join(FOLDER)).filter(|it| it.is_dir());
        found.extend(own.into_iter().flat_map(|it| models_in(&it)));
    }
    found
}

/// What a path stands for: the files that are found in it if it is a folder, else itself.
fn gather(
    path: &Path,
    stdin_name: &str,
    in_folder: impl Fn(&Path) -> Vec<Result<PathBuf, Unwalked>>,
) -> Vec<Result<Input, Unchecked>> {
    if path.as_os_str() == "-" {
        vec![Ok(Input::Stdin(stdin_name.to_owned()))]
    } else if path.is_dir() {
        let found = in_folder(path).into_iter();
        found
            .map(|it| it.map(Input::File).map_err(unchecked))
            .collect()
    } else {
        vec![Ok(Input::File(path.to_owned()))]
    }
}

fn unchecked(unwalked: Unwalked) -> Unchecked {
    Unchecked {
        path: unwalked.path.display().to_string(),
        message: unwalked.why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_give_their_drafts_by_name() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let root = folder.path();
        fs::create_dir(root.join("deep")).expect("a folder");
        for name in [
            "b.md",
            "a.HTML",
            "deep/c.txt",
            ".hidden.md",
            "left-out.md",
            "x.rs",
        ] {
            fs::write(root.join(name), "").expect("a file");
        }
        fs::write(root.join(".gitignore"), "left-out*\n").expect("a file");
        let names: Vec<String> = drafts(
            &[root.to_owned()],
            "<stdin>",
            &ChoiceArgs::default(),
            &Models::open(&[]),
        )
        .into_iter()
        .map(|it| it.expect("a file").name())
        .map(|it| it[root.display().to_string().len() + 1..].to_owned())
        .collect();
        assert_eq!(names, ["a.HTML", "b.md", "deep/c.txt"]);
    }

    #[test]
    fn files_and_standard_input_are_taken_as_named() {
        let paths = ["none.rs".into(), "-".into(), "x.md".into()];
        let inputs: Vec<Input> = drafts(
            &paths,
            "copy.html",
            &ChoiceArgs::default(),
            &Models::open(&[]),
        )
        .into_iter()
        .map(|it| it.expect("no folder is walked"))
        .collect();
        assert_eq!(
            inputs,
            [
                Input::File("none.rs".into()),
                Input::Stdin("copy.html".to_owned()),
                Input::File("x.md".into())
            ]
        );
        let formats: Vec<Format> = inputs.iter().map(Input::format).collect();
        assert_eq!(formats, [Format::Plain, Format::Html, Format::Markdown]);
    }
}

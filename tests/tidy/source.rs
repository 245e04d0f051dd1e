//! The repository's files as the tidy tests read them: a line scanner, not a parser, so it stays simple and total.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// A text file of the repository.
pub(crate) struct TextFile {
    /// Its path from the root, with slashes.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// A Rust file of the library or the program.
pub(crate) struct Source {
    path: String,
    /// The layer it belongs to: the first folder or file name under `src/`.
    pub(crate) layer: String,
    /// Its lines before its tests.
    lines: Vec<String>,
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file that git would keep.
pub(crate) fn text_files() -> Vec<TextFile> {
    let walker = WalkBuilder::new(root())
        .hidden(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .sort_by_file_path(Ord::cmp)
        .build();
    let files = walker
        .map(|entry| entry.expect("the repository can be read").into_path())
        .filter(|path| path.is_file());
    files.filter_map(|path| read(&path)).collect()
}

fn read(path: &PathBuf) -> Option<TextFile> {
    let text = String::from_utf8(fs::read(path).ok()?).ok()?;
    let path = path.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/");
    Some(TextFile { path, text })
}

/// Every Rust file under `src/`.
pub(crate) fn sources() -> Vec<Source> {
    text_files()
        .iter()
        .filter(|file| file.path.starts_with("src/") && file.path.ends_with(".rs"))
        .map(|file| Source::of(&file.path, &file.text))
        .collect()
}

impl Source {
    /// Reads a file. Its tests, and what only they see, are left out: tests may use what they need.
    pub(crate) fn of(path: &str, text: &str) -> Source {
        let layer = path.trim_start_matches("src/").split(['/', '.']).next();
        let is_for_tests = path.ends_with("/fixture.rs") || path.ends_with("/tests.rs");
        let lines = text
            .lines()
            .take_while(|line| !is_for_tests && !starts_tests(line))
            .map(str::to_owned)
            .collect();
        Source {
            path: path.to_owned(),
            layer: layer.unwrap_or_default().to_owned(),
            lines,
        }
    }

    /// Its lines of code with their numbers, without comments.
    pub(crate) fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines
            .iter()
            .enumerate()
            .map(|(idx, line)| (idx + 1, without_comment(line)))
    }

    /// The layers that `crate::…` paths name, each with its line.
    pub(crate) fn imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (line, code) in self.code_lines() {
            for (at, path) in code.match_indices("crate::") {
                for name in first_names(&code[at + path.len()..]) {
                    found.push((line, name));
                }
            }
        }
        found
    }

    /// A fault at a line, as a person can jump to it.
    pub(crate) fn fault(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }
}

fn starts_tests(line: &str) -> bool {
    // A lone `mod fixture;` under the attribute is part of the face; only a module with a body ends the file's code.
    line.starts_with("mod tests {")
}

/// A line up to its comment. A `//` inside a string stays, unless the string has an escaped quote before it.
fn without_comment(line: &str) -> &str {
    let mut in_string = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => in_string = !in_string,
            '/' if !in_string && line[at..].starts_with("//") => return &line[..at],
            _ => {}
        }
    }
    line
}

/// The first names of a path behind `crate::`: `draft::Token` gives `draft`, `{text::Span, check}` gives both.
fn first_names(path: &str) -> Vec<String> {
    let name = |part: &str| -> String {
        let part = part.trim_start();
        part.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let mut depth = 0;
    let parts = group.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(name).filter(|it| !it.is_empty()).collect()
}

/// The files that the links of a line of Markdown lead to, without fragments; addresses of the web are left out.
pub(crate) fn link_targets(line: &str) -> Vec<&str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next())
        .filter(|target| !target.is_empty() && !target.contains(':'))
        .collect()
}

/// The documents of the repository that a line names: `docs/` and a file name.
pub(crate) fn documents(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("docs/").filter_map(|(at, _)| {
        let rest = &line[at..];
        let end = rest.find(".md")? + ".md".len();
        let name = &rest[..end];
        let is_path = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
        is_path.then_some(name)
    })
}

//! Baselines: findings that are known, so that only new ones are shown and fail a run.
//!
//! A finding is known by its draft and its fingerprint, never by its line, so a baseline holds while text around the
//! finding comes and goes. Where a sentence with the same fault stands several times in a draft, it is known as often as
//! it was noted.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::output::not_written;
use super::remark::Remark;
use crate::workspace::write_whole;

/// The version of the file; raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// The findings of one draft.
pub(super) type Entries = Vec<Entry>;

/// A known finding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Entry {
    /// Its fingerprint.
    fingerprint: String,
    /// Its rule; for people who read the file.
    code: String,
    /// The text that it is about; likewise.
    text: String,
    /// How often it stands in the draft.
    count: usize,
}

/// A baseline, as it is read and written.
#[derive(Debug, Deserialize, Serialize)]
struct File {
    version: u32,
    /// By the path of the draft from the baseline's folder, with `/` between its parts.
    drafts: BTreeMap<String, Entries>,
}

/// A baseline and where it lies.
#[derive(Debug)]
pub(super) struct Baseline {
    path: PathBuf,
    /// The folder of the file, that paths count from.
    folder: PathBuf,
    drafts: BTreeMap<String, Entries>,
}

impl Baseline {
    /// Reads a baseline. One that is not there is empty if `may_be_missing`. The error says what is wrong and how to
    /// mend it.
    pub(super) fn read(path: &Path, may_be_missing: bool) -> Result<Baseline, String> {
        let drafts = match fs::read_to_string(path) {
            Ok(text) => parse(&text)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && may_be_missing => {
                BTreeMap::new()
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err("no such baseline; --update-baseline writes it".to_owned());
            }
            Err(error) => return Err(error.to_string()),
        };
        let folder = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        Ok(Baseline {
            path: path.to_owned(),
            folder: real(folder),
            drafts,
        })
    }

    /// Takes the remarks on a draft that are known out of `remarks`; gives how many they were.
    pub(super) fn take_known(
        &self,
        draft: &Path,
        text: &str,
        remarks: &mut Vec<Remark<'_>>,
    ) -> usize {
        let Some(entries) = self.drafts.get(&self.key(draft)) else {
            return 0;
        };
        let known = entries.iter().map(|it| (it.fingerprint.as_str(), it.count));
        let mut left: BTreeMap<&str, usize> = known.collect();
        let before = remarks.len();
        remarks.retain(|remark| {
            let print = print_of(remark, text);
            match left.get_mut(print.as_str()) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            }
        });
        before - remarks.len()
    }

    /// Puts the findings of a draft in the place of those known of it.
    pub(super) fn set(&mut self, draft: &Path, entries: Entries) {
        let key = self.key(draft);
        if entries.is_empty() {
            self.drafts.remove(&key);
        } else {
            self.drafts.insert(key, entries);
        }
    }

    /// Writes the baseline, all or nothing: a reader sees the old file or the new one. Drafts that are gone are dropped.
    pub(super) fn write(mut self) -> io::Result<()> {
        let folder = &self.folder;
        self.drafts.retain(|draft, _| folder.join(draft).exists());
        let file = File {
            version: VERSION,
            drafts: self.drafts,
        };
        let mut text = serde_json::to_vec_pretty(&file)?;
        text.push(b'\n');
        write_whole(&self.path, &text).map_err(|error| not_written(&self.path, error))
    }

    fn key(&self, draft: &Path) -> String {
        let draft = real(draft);
        let inside = draft.strip_prefix(&self.folder).unwrap_or(&draft);
        let key = inside.display().to_string();
        key.replace(path::MAIN_SEPARATOR, "/")
    }
}

/// The remarks on a draft as a baseline notes them, in reading order.
pub(super) fn entries(text: &str, remarks: &[Remark<'_>]) -> Entries {
    let mut entries: Entries = Vec::new();
    for remark in remarks {
        let fingerprint = print_of(remark, text);
        match entries.iter_mut().find(|it| it.fingerprint == fingerprint) {
            Some(entry) => entry.count += 1,
            None => entries.push(Entry {
                fingerprint,
                code: remark.code.to_owned(),
                text: remark.at.slice(text).to_owned(),
                count: 1,
            }),
        }
    }
    entries
}

/// The fingerprint of a remark. One that stands in no prose is known by its rule and its own text.
fn print_of(remark: &Remark<'_>, text: &str) -> String {
    let print = remark.fingerprint.map(|it| it.to_string());
    print.unwrap_or_else(|| format!("{}: {}", remark.code, remark.at.slice(text)))
}

fn parse(text: &str) -> Result<BTreeMap<String, Entries>, String> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        format!("not a baseline: {error}; --update-baseline writes a new one once it is removed")
    })?;
    if file.version != VERSION {
        return Err(format!(
            "a baseline of version {}, this copydesk reads version {VERSION}",
            file.version
        ));
    }
    Ok(file.drafts)
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|_| path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

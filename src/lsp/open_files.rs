//! The open documents: the client's text, edit by edit, in the order of the wire.
//!
//! All of it sits behind one mutex that is held for microseconds. Readers take a [`Snapshot`] and let go.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use super::snapshot::{Role, Snapshot};
use super::sync_params::{Change, OpenedDocument, Version};
use super::uri::DocumentKey;
use super::world::SharedInputs;
use crate::ide::{Cancel, Format};
use crate::text::{PositionEncoding, Text};

/// The longest text that is checked, in bytes. An analysis takes about a dozen bytes for each byte of a draft, and the
/// longest drafts of a desk are a hundredth of this; beyond it something else than a draft was opened. Raise it if
/// somebody really edits books of this size in one file.
pub(crate) const LARGEST_CHECKED: u32 = 32 << 20;

/// The open documents.
#[derive(Debug, Default)]
pub(crate) struct OpenFiles {
    documents: BTreeMap<DocumentKey, Document>,
    /// The documents that are files, by their paths as [`super::home`] has them.
    by_path: HashMap<Arc<Path>, DocumentKey>,
    epoch: u64,
}

#[derive(Debug)]
struct Document {
    role: Role,
    current: Arc<Snapshot>,
    /// False after a change that could not be read: the text is then no longer the client's.
    in_step: bool,
}

/// What a notification did.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The document has this snapshot now.
    Current(Arc<Snapshot>),
    /// It was never opened; nothing happened.
    NotOpen,
    /// Its text is not the client's, and this change could not mend that.
    OutOfStep,
}

/// What is odd about a change, for the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Oddities {
    /// The version is lower than the last: from, to.
    pub(crate) went_back: Option<(i64, i64)>,
    /// The text has just grown beyond [`LARGEST_CHECKED`].
    pub(crate) too_large: bool,
}

impl OpenFiles {
    /// Opens a document, or replaces it if the client opened it twice.
    pub(crate) fn open(
        &mut self,
        document: OpenedDocument,
        path: Option<Arc<Path>>,
        role: Role,
        inputs: SharedInputs,
    ) -> Outcome {
        let key = DocumentKey::new(&document.uri);
        let mut snapshot = Snapshot {
            key: key.clone(),
            uri: document.uri.into(),
            path,
            version: document.version.0,
            text: document.text,
            role,
            inputs,
            epoch: self.next_epoch(),
            memory: Arc::default(),
            superseded: Cancel::default(),
            analysis: OnceLock::new(),
            making: Mutex::default(),
        };
        snapshot.role = role_of(role, &snapshot.text);
        let current = Arc::new(snapshot);
        let document = Document {
            role,
            current: Arc::clone(&current),
            in_step: true,
        };
        if let Some(path) = &current.path {
            self.by_path.insert(Arc::clone(path), key.clone());
        }
        if let Some(before) = self.documents.insert(key, document) {
            before.current.superseded.cancel();
        }
        Outcome::Current(current)
    }

    /// Applies changes, each to the result of the one before.
    pub(crate) fn change(
        &mut self,
        key: &DocumentKey,
        version: Version,
        changes: &[Change],
        encoding: PositionEncoding,
    ) -> (Outcome, Oddities) {
        let epoch = self.next_epoch();
        let Some(document) = self.documents.get_mut(key) else {
            return (Outcome::NotOpen, Oddities::default());
        };
        document.in_step |= changes.iter().any(|change| change.range.is_none());
        if !document.in_step {
            return (Outcome::OutOfStep, Oddities::default());
        }
        let before = &document.current;
        let mut text = before.text.clone();
        changes
            .iter()
            .for_each(|change| apply(&mut text, change, encoding));
        let role = role_of(document.role, &text);
        let oddities = Oddities {
            went_back: before
                .version
                .zip(version.0)
                .filter(|(before, now)| now < before),
            too_large: role != document.role && before.role == document.role,
        };
        let mut next = before.next(epoch);
        (next.text, next.role) = (text, role);
        next.version = version.0.or(before.version);
        (Outcome::Current(document.put(next)), oddities)
    }

    /// Notes that a change could not be read. True the first time.
    pub(crate) fn lose_step(&mut self, key: &DocumentKey) -> bool {
        let document = self.documents.get_mut(key);
        document.is_some_and(|it| std::mem::replace(&mut it.in_step, false))
    }

    /// Closes a document; its last snapshot.
    pub(crate) fn close(&mut self, key: &DocumentKey) -> Option<Arc<Snapshot>> {
        let closed = self.documents.remove(key)?.current;
        closed.superseded.cancel();
        if let Some(path) = &closed.path {
            self.by_path.remove(path);
            // The file may be open under another URI as well.
            let other = self
                .documents
                .iter()
                .find(|it| it.1.current.path.as_ref() == Some(path));
            let other = other.map(|(key, _)| (Arc::clone(path), key.clone()));
            self.by_path.extend(other);
        }
        Some(closed)
    }

    /// Gives documents that have the first inputs of a pair the second; the snapshots that came of it.
    pub(crate) fn refresh(&mut self, new: &[(SharedInputs, SharedInputs)]) -> Vec<Arc<Snapshot>> {
        let mut changed = Vec::new();
        for document in self.documents.values_mut() {
            let old = &document.current.inputs;
            if let Some((_, inputs)) = new.iter().find(|(it, _)| Arc::ptr_eq(it, old)) {
                self.epoch += 1;
                let mut next = document.current.next(self.epoch);
                next.inputs = Arc::clone(inputs);
                changed.push(document.put(next));
            }
        }
        changed
    }

    /// The snapshot of an open document whose text is the client's.
    pub(crate) fn get(&self, key: &DocumentKey) -> Option<Arc<Snapshot>> {
        let document = self.documents.get(key).filter(|it| it.in_step)?;
        Some(Arc::clone(&document.current))
    }

    /// The snapshot of a file, as [`OpenFiles::get`].
    pub(crate) fn at(&self, path: &Path) -> Option<Arc<Snapshot>> {
        self.get(self.by_path.get(path)?)
    }

    /// Whether a file is open.
    pub(crate) fn is_open_at(&self, path: &Path) -> bool {
        self.by_path.contains_key(path)
    }

    /// Whether this is what its document is at now, and the text is the client's.
    pub(crate) fn is_current(&self, snapshot: &Snapshot) -> bool {
        self.documents
            .get(&snapshot.key)
            .is_some_and(|it| it.in_step && it.current.epoch == snapshot.epoch)
    }

    /// The snapshots of all open documents.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Snapshot>> {
        self.documents.values().map(|it| &it.current)
    }

    fn next_epoch(&mut self) -> u64 {
        self.epoch += 1;
        self.epoch
    }
}

impl Document {
    fn put(&mut self, next: Snapshot) -> Arc<Snapshot> {
        let before = std::mem::replace(&mut self.current, Arc::new(next));
        before.superseded.cancel();
        Arc::clone(&self.current)
    }
}

impl Snapshot {
    /// The same document at the same version, with nothing analysed yet.
    fn next(&self, epoch: u64) -> Snapshot {
        Snapshot {
            key: self.key.clone(),
            uri: Arc::clone(&self.uri),
            path: self.path.clone(),
            version: self.version,
            text: self.text.clone(),
            role: self.role,
            inputs: Arc::clone(&self.inputs),
            epoch,
            memory: Arc::clone(&self.memory),
            superseded: Cancel::default(),
            analysis: OnceLock::new(),
            making: Mutex::default(),
        }
    }
}

fn apply(text: &mut Text, change: &Change, encoding: PositionEncoding) {
    match change.range {
        Some(range) => {
            let (start, end) = range.ends();
            text.edit(start, end, encoding, &change.text);
        }
        None => *text = Text::from(change.text.as_str()),
    }
}

fn role_of(role: Role, text: &Text) -> Role {
    if text.len() > LARGEST_CHECKED {
        Role::Untouched
    } else {
        role
    }
}

/// The markup of a document, from what the client calls its language, else from its name; `None` for languages that are
/// no prose.
pub(crate) fn format_of(language: Option<&str>, uri: &str) -> Option<Format> {
    let language = language.unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "markdown" | "md" => Some(Format::Markdown),
        "html" | "xhtml" => Some(Format::Html),
        "json" | "jsonc" | "json5" | "jsonl" => None,
        "" => Some(format_of_name(uri)),
        _ => Some(Format::Plain),
    }
}

fn format_of_name(uri: &str) -> Format {
    let path = uri.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        _ => Format::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::sync_params::{Changed, Opened};
    use crate::lsp::world::World;

    const KEY: &str = "file:///draft.txt";

    fn opened(text: &str) -> OpenFiles {
        let json = serde_json::json!({"textDocument": {"uri": KEY, "version": 3, "text": text}});
        let opened: Opened = serde_json::from_value(json).expect("well-formed");
        let mut files = OpenFiles::default();
        let inputs = Arc::new(World::new(None)).lazy_inputs(Format::Plain, None);
        files.open(opened.text_document, None, Role::Draft, inputs);
        files
    }

    fn change(files: &mut OpenFiles, version: i64, changes: &str) -> (Outcome, Oddities) {
        let json = format!(
            r#"{{"textDocument":{{"uri":"{KEY}","version":{version}}},"contentChanges":{changes}}}"#
        );
        let changed: Changed = serde_json::from_str(&json).expect("well-formed");
        let key = DocumentKey::new(&changed.text_document.uri);
        files.change(
            &key,
            changed.text_document.version,
            &changed.content_changes,
            PositionEncoding::Utf16,
        )
    }

    #[track_caller]
    fn check(files: &OpenFiles, version: i64, text: &str) {
        let snapshot = files.get(&DocumentKey::new(KEY)).expect("open");
        assert_eq!(snapshot.text.to_string(), text);
        assert_eq!(snapshot.version, Some(version));
    }

    fn insert(line: u32, col: u32, text: &str) -> String {
        format!(
            r#"{{"range":{{"start":{{"line":{line},"character":{col}}},"end":{{"line":{line},"character":{col}}}}},"text":"{text}"}}"#
        )
    }

    #[test]
    fn changes_build_on_each_other() {
        let mut files = opened("one\ntwo");
        let changes = format!("[{},{}]", insert(0, 3, "\\nand"), insert(1, 3, "!"));
        change(&mut files, 4, &changes);
        check(&files, 4, "one\nand!\ntwo");
        change(
            &mut files,
            9,
            r#"[{"text":"all"},{"range":null,"text":"new"}]"#,
        );
        check(&files, 9, "new");
    }

    #[test]
    fn a_snapshot_keeps_its_text() {
        let mut files = opened("old");
        let before = files.get(&DocumentKey::new(KEY)).expect("open");
        change(&mut files, 4, r#"[{"text":"new"}]"#);
        assert_eq!(before.text.to_string(), "old");
        assert!(!files.is_current(&before));
    }

    #[test]
    fn a_version_that_goes_back_is_odd_and_applied() {
        let mut files = opened("");
        let (_, oddities) = change(&mut files, 2, &format!("[{}]", insert(0, 0, "x")));
        assert_eq!(oddities.went_back, Some((3, 2)));
        check(&files, 2, "x");
    }

    #[test]
    fn only_the_whole_text_mends_a_lost_step() {
        let mut files = opened("old");
        assert!(files.lose_step(&DocumentKey::new(KEY)));
        assert!(!files.lose_step(&DocumentKey::new(KEY)));
        assert!(files.get(&DocumentKey::new(KEY)).is_none());
        let (outcome, _) = change(&mut files, 4, &format!("[{}]", insert(0, 0, "x")));
        assert!(matches!(outcome, Outcome::OutOfStep));
        change(&mut files, 5, r#"[{"text":"new"}]"#);
        check(&files, 5, "new");
    }

    #[test]
    fn a_document_that_is_not_open_stays_so() {
        let mut files = OpenFiles::default();
        let (outcome, _) = change(&mut files, 1, r#"[{"text":"x"}]"#);
        assert!(matches!(outcome, Outcome::NotOpen));
        assert!(files.close(&DocumentKey::new(KEY)).is_none());
        assert_eq!(files.all().count(), 0);
    }

    #[test]
    fn a_text_beyond_all_measure_is_only_kept_in_step() {
        let mut files = opened("");
        let huge = "x".repeat(LARGEST_CHECKED as usize + 1);
        let (outcome, oddities) = change(&mut files, 4, &format!(r#"[{{"text":"{huge}"}}]"#));
        assert!(oddities.too_large);
        assert!(matches!(outcome, Outcome::Current(it) if it.role == Role::Untouched));
        let (outcome, _) = change(&mut files, 5, r#"[{"text":"small"}]"#);
        assert!(matches!(outcome, Outcome::Current(it) if it.role == Role::Draft));
    }

    #[test]
    fn formats_by_language_and_by_name() {
        assert_eq!(format_of(Some("Markdown"), "x"), Some(Format::Markdown));
        assert_eq!(format_of(Some("plaintext"), "x.md"), Some(Format::Plain));
        assert_eq!(format_of(Some("json"), "x.md"), None);
        assert_eq!(format_of(None, "file:///a/b.HTM?x"), Some(Format::Html));
        assert_eq!(format_of(Some(""), "untitled:1"), Some(Format::Plain));
    }
}

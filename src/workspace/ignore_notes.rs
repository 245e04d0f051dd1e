//! Ignore notes: the findings that the desk keeps on purpose, in `.copydesk/ignore.json` of a workspace.
//!
//! A note refers to its finding by fingerprint; the rest of it is for the people who read the file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstRootNode};
use serde::Deserialize;

use super::models::{FOLDER, NOTES, holding_roots};
use super::read::{Unreadable, read_text};
use crate::ide::{Fingerprint, IgnoredFindings};

/// A note that keeps a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoreNote {
    /// The finding.
    pub fingerprint: Fingerprint,
    /// The rule's code.
    pub code: String,
    /// The id of the fact that the finding rests on.
    pub fact: Option<String>,
    /// The text that the finding stands on.
    pub text: String,
    /// Why it is kept.
    pub because: String,
}

#[derive(Deserialize)]
struct NotesFile {
    #[serde(default)]
    ignored: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    fingerprint: String,
}

/// The file that notes on findings of a draft go to: that of the innermost root which holds it, of the first root for a
/// draft without a path. `None` outside every root.
pub fn ignore_file(draft: Option<&Path>, roots: &[PathBuf]) -> Option<PathBuf> {
    Some(
        holding_roots(draft, roots)
            .first()?
            .join(FOLDER)
            .join(NOTES),
    )
}

/// Whether a path is that of a file of ignore notes.
pub fn is_ignore_file(path: &Path) -> bool {
    path.ends_with(Path::new(FOLDER).join(NOTES))
}

/// The findings that the roots holding a draft keep, and what is wrong with their files, a sentence each. A text that
/// `open` knows is that of an editor's buffer and counts instead of the disk's.
pub fn ignored_findings(
    draft: Option<&Path>,
    roots: &[PathBuf],
    open: impl Fn(&Path) -> Option<Arc<str>>,
) -> (IgnoredFindings, Vec<String>) {
    let mut ignored = IgnoredFindings::new();
    let mut wrong = Vec::new();
    for root in holding_roots(draft, roots) {
        let path = root.join(FOLDER).join(NOTES);
        let read = match open(&path).map_or_else(|| read_text(&path).map(Arc::from), Ok) {
            Ok(text) => read_notes(&text),
            Err(Unreadable::Missing) => continue,
            Err(why) => Err(why.at_its_place()),
        };
        match read {
            Ok(fingerprints) => ignored.extend(fingerprints),
            Err(why) => wrong.push(format!("the ignore notes {}: {why}", path.display())),
        }
    }
    (ignored, wrong)
}

/// The fingerprints of a notes file. One bad note makes the whole file count for nothing, so that nobody believes in a
/// note that does not work.
fn read_notes(text: &str) -> Result<Vec<Fingerprint>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let file: NotesFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let parsed = file.ignored.iter().enumerate().map(|(idx, entry)| {
        Fingerprint::parse(&entry.fingerprint).ok_or_else(|| {
            format!(
                "note {}: “{}” is no fingerprint of 16 hexadecimal digits",
                idx + 1,
                entry.fingerprint
            )
        })
    });
    parsed.collect()
}

/// The text of a notes file with a note added at its end, the rest of the file as it was; `text` is empty for a new
/// file. Fails where the text is not JSON of a notes file, with the reason.
pub fn with_note(text: &str, note: &IgnoreNote) -> Result<String, String> {
    let text = if text.trim().is_empty() { "{}\n" } else { text };
    let root =
        CstRootNode::parse(text, &ParseOptions::default()).map_err(|error| error.to_string())?;
    let file = root
        .object_value_or_create()
        .ok_or("the file is not a JSON object")?;
    let notes = file
        .array_value_or_create("ignored")
        .ok_or("“ignored” is not a list")?;
    notes.ensure_multiline();
    notes.append(entry(note));
    Ok(root.to_string())
}

fn entry(note: &IgnoreNote) -> CstInputValue {
    let text = |words: &str| CstInputValue::String(words.to_owned());
    let mut fields = vec![
        (
            "fingerprint".to_owned(),
            text(&note.fingerprint.to_string()),
        ),
        ("code".to_owned(), text(&note.code)),
    ];
    if let Some(fact) = &note.fact {
        fields.push(("fact".to_owned(), text(fact)));
    }
    fields.push(("text".to_owned(), text(&note.text)));
    fields.push(("because".to_owned(), text(&note.because)));
    CstInputValue::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn note(code: &str) -> IgnoreNote {
        IgnoreNote {
            fingerprint: Fingerprint::new(code, Some("F1"), "It is worth $5."),
            code: code.to_owned(),
            fact: Some("F1".to_owned()),
            text: "$5".to_owned(),
            because: "the owner said so".to_owned(),
        }
    }

    #[test]
    fn notes_are_added_and_read_again() {
        let one = with_note("", &note("bound-differs")).expect("a new file");
        let two = with_note(&one, &note("unit-differs")).expect("one more");
        expect![[r#"
            {
              "ignored": [
                {
                  "fingerprint": "c2df6e52f3615802",
                  "code": "bound-differs",
                  "fact": "F1",
                  "text": "$5",
                  "because": "the owner said so"
                },
                {
                  "fingerprint": "a5712335658dbc97",
                  "code": "unit-differs",
                  "fact": "F1",
                  "text": "$5",
                  "because": "the owner said so"
                }
              ]
            }
        "#]]
        .assert_eq(&two);
        let read = read_notes(&two).expect("a notes file");
        assert_eq!(
            read,
            [
                note("bound-differs").fingerprint,
                note("unit-differs").fingerprint
            ]
        );
    }

    #[test]
    fn the_rest_of_the_file_stays_as_it_was() {
        let text = "{ \"by\":   \"the desk\",\n\"ignored\": [] }";
        let added = with_note(text, &note("bound-differs")).expect("a notes file");
        assert!(
            added.starts_with("{ \"by\":   \"the desk\",\n\"ignored\": ["),
            "{added}"
        );
    }

    #[test]
    fn what_is_no_notes_file_is_left_alone() {
        for text in ["{", "[]", "{\"ignored\": 3}"] {
            assert!(with_note(text, &note("bound-differs")).is_err(), "{text}");
        }
        expect!["note 1: “12” is no fingerprint of 16 hexadecimal digits"].assert_eq(
            &read_notes(r#"{"ignored": [{"fingerprint": "12"}]}"#).expect_err("no fingerprint"),
        );
    }

    #[test]
    fn notes_of_every_root_that_holds_the_draft_count() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let inner = folder.path().join("desk");
        let roots = [folder.path().to_owned(), inner.clone()];
        let draft = inner.join("story.md");
        let file = ignore_file(Some(&draft), &roots).expect("a root holds it");
        assert_eq!(file, inner.join(".copydesk/ignore.json"));
        assert_eq!(
            ignored_findings(Some(&draft), &roots, |_| None),
            (IgnoredFindings::new(), vec![])
        );

        std::fs::create_dir_all(inner.join(FOLDER)).expect("a folder");
        std::fs::write(
            &file,
            with_note("", &note("bound-differs")).expect("a new file"),
        )
        .expect("a file");
        let (ignored, wrong) = ignored_findings(Some(&draft), &roots, |_| None);
        assert_eq!((ignored.len(), wrong), (1, vec![]));

        let (ignored, wrong) = ignored_findings(Some(&draft), &roots, |path| {
            (path == file).then(|| Arc::from("{"))
        });
        assert!(ignored.is_empty());
        assert_eq!(wrong.len(), 1, "the buffer counts instead of the disk");
        assert_eq!(ignore_file(Some(Path::new("/elsewhere.md")), &roots), None);
    }
}

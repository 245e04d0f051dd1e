//! The disk of a simulation: a folder with drafts, models and settings, and invented texts for them.

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::Chance;

const MODEL: &str = ".copydesk/model.json";

/// The settings of the desk's project.
pub(super) const SETTINGS: &str = "copydesk.toml";

/// Files that a desk may have, beside drafts.
pub(super) const OTHER_FILES: [&str; 4] =
    [MODEL, SETTINGS, "a.model.json", ".copydesk/ignored.json"];

/// Drafts that a desk may have.
pub(super) const DRAFTS: [&str; 5] = ["a.md", "b.txt", "c.html", "deep/d.md", "deep/e.md"];

/// The folder, and the time that its files are dated by, which only this moves.
pub(super) struct Desk {
    folder: TempDir,
    now: SystemTime,
    /// Changes that the server was not told of yet: names and the protocol's kind of change.
    pub(super) untold: Vec<(String, u32)>,
}

impl Desk {
    pub(super) fn new(chance: &mut Chance) -> Desk {
        let mut desk = Desk {
            folder: tempfile::tempdir().expect("a folder"),
            now: SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
            untold: Vec::new(),
        };
        for name in DRAFTS.iter().chain(&OTHER_FILES) {
            if chance.one_in(2) {
                desk.write(chance, name);
            }
        }
        desk.untold.clear();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.folder.path().display())
    }

    pub(super) fn folders(&self) -> Value {
        let uri = format!("file://{}", self.folder.path().display());
        json!([{"uri": uri, "name": "desk"}])
    }

    pub(super) fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    /// Writes an invented text.
    pub(super) fn write(&mut self, chance: &mut Chance, name: &str) {
        let text = text_for(chance, name);
        self.put(name, &text);
    }

    /// Writes a text. Its date differs from that of every text before; now and then it lies in the past, as after a restore
    /// or with a clock set back.
    pub(super) fn put(&mut self, name: &str, text: &str) {
        let path = self.path(name);
        let kind = if path.exists() { 2 } else { 1 };
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        self.now += Duration::from_secs(7);
        let seconds = self
            .now
            .duration_since(SystemTime::UNIX_EPOCH)
            .expect("after 1970")
            .as_secs();
        let back = Duration::from_secs(if seconds.is_multiple_of(3) {
            1_000_000
        } else {
            0
        });
        let file = File::options().write(true).open(&path).expect("a file");
        file.set_modified(self.now - back).expect("a date");
        self.untold.push((name.to_owned(), kind));
    }

    /// Deletes a file, where it is there.
    pub(super) fn delete(&mut self, name: &str) {
        if fs::remove_file(self.path(name)).is_ok() {
            self.untold.push((name.to_owned(), 3));
        }
    }

    /// Gives a file another name, where it is there and the other is not.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        let Some(text) = self.read(from).filter(|_| !self.path(to).exists()) else {
            return;
        };
        self.delete(from);
        self.put(to, &text);
    }
}

const SENTENCES: [&str; 12] = [
    "The vote is on Monday, 17 March 2026.",
    "It is $50 billion dollars.",
    "Alder Works has 260 people in Eastmere.",
    "Alder, which makes ferries, paid £1.2 million to Nordvik Ferries.",
    "Nordvik Feries said nothing.",
    "Lena Okafor said it had “3,400 people” 😀 in March.",
    "Costs rose from 200 to 300, a 40 percent rise.",
    "Palantir and OpenAI met on 31 February.",
    "He left last week.",
    "Nothing else was said.",
    "Of the 40 buses, 20 were red, 10 were blue and 12 were late.",
    "École Primaire d’Été opened at 5.30 p.m. on Tuesday.",
];

/// A draft's text.
pub(super) fn prose(chance: &mut Chance) -> String {
    let mut text = String::new();
    if chance.one_in(3) {
        text.push_str("---\ndate: 2026-03-18\n---\n\n");
    }
    if chance.one_in(3) {
        text.push_str("# A ferry for Eastmere\n\n");
    }
    for _ in 0..chance.below(9) {
        let sentence = *chance.of(&SENTENCES);
        let behind = *chance.of(&[" ", "\n", "\n\n", "\n\n> ", "\n\n- ", "</p><p>"]);
        text.push_str(sentence);
        text.push_str(behind);
    }
    text
}

/// A piece of text that somebody types.
pub(super) fn typed(chance: &mut Chance) -> String {
    match chance.below(4) {
        0 => (*chance.of(&SENTENCES)).to_owned(),
        1 => (*chance.of(&[
            "\n", "\n\n", "#", "*", "<", ">", "“", "---\n", "`", "[", "\"",
        ]))
        .to_owned(),
        2 => (*chance.of(&[
            "7", " million", "$", "Monday", "é", "😀", " Alder", "{", "}", ",",
        ]))
        .to_owned(),
        _ => String::new(),
    }
}

/// An invented text for a file, by its name.
pub(super) fn text_for(chance: &mut Chance, name: &str) -> String {
    match name {
        SETTINGS => (*chance.of(&[
            "date = \"2026-03-18\"\n",
            "[rules]\nweekday-mismatch = \"error\"\nredundant-currency = \"off\"\n",
            "ignore = [\"deep/**\"]\nmodels = [\"a.model.json\"]\n",
            "known-words = [\"Feries\"]\n[style]\nscale = \"letter\"\n",
            "rules = [",
        ]))
        .to_owned(),
        ".copydesk/ignored.json" => "{\"ignored\": []}\n".to_owned(),
        name if name.ends_with(".json") => model(chance),
        _ => prose(chance),
    }
}

fn model(chance: &mut Chance) -> String {
    let amount = *chance.of(&["250", "260", "1000"]);
    let mut records = json!({"entities": [
        {"id": "alder", "kind": "company", "name": "Alder Works", "alias": ["Alder"]},
        {"id": "nordvik", "kind": "company", "name": "Nordvik Ferries"},
        {"id": "eastmere", "kind": "place", "name": "Eastmere"},
    ], "facts": [
        {"id": "staff", "subject": "alder", "relation": "headcount",
         "value": {"amount": amount, "unit": "people"}, "statement": "Alder Works has people."},
    ]});
    if chance.one_in(2) {
        let person = json!({"id": "okafor", "kind": "person", "name": "Lena Okafor"});
        records["entities"]
            .as_array_mut()
            .expect("a list")
            .push(person);
    }
    let text = format!("{records:#}\n");
    if chance.one_in(6) {
        text[..text.len() / 2].to_owned()
    } else {
        text
    }
}

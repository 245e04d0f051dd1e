//! A workspace with a model, a source's text and two drafts, for the tests of features that lead from one to another.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::client::{Client, range};

pub(crate) const MODEL: &str = r#"{
"sources": [
{"id": "notes", "kind": "interview", "tier": 1, "title": "Notes of a talk", "url": "talks/notes.txt"},
{"id": "wire", "kind": "wire", "tier": 2, "publisher": "Harbour Wire", "published": "2026-03-02", "url": "https://wire.example/rails"}
],
"entities": [
{"id": "brightwater", "kind": "company", "name": "Brightwater Rail", "short": ["Brightwater"], "description": "Builder of tunnels"},
{"id": "northgate", "kind": "company", "name": "Northgate", "abbreviation": ["NGT"]},
{"id": "northgate-drills", "kind": "company", "name": "Northgate Drills"},
{"id": "mole", "kind": "product", "name": "Mole Nine"}
],
"facts": [
{"id": "F2", "subject": "brightwater", "relation": "invests_in", "object": "northgate", "value": {"amount": "9000000", "unit": "USD"}, "statement": "Brightwater will invest $9 million in Northgate.", "status": "planned", "announced": "2026-02", "evidence": [{"source": "notes", "quote": "nine million it is"}, {"source": "wire"}]},
{"id": "F4", "subject": "northgate-drills", "relation": "subsidiary_of", "object": "northgate", "statement": "Northgate Drills is a unit of Northgate.", "evidence": [{"source": "wire"}]},
{"id": "F5", "subject": "northgate-drills", "relation": "maker_of", "object": "mole", "statement": "Northgate Drills makes the Mole Nine.", "evidence": [{"source": "wire"}]}
]
}
"#;

pub(crate) const NOTES: &str = "We spoke for an hour.\n\n“😀 nine million it is,” she said.\n";

pub(crate) const DRAFT: &str = "# 😀 Brightwater grows\n\nBrightwater Rail and Northgate met. Brightwater will invest $9 million in Northgate.\n\nBrightwater’s plan is old.\n";

/// A draft that nobody opens.
pub(crate) const CLOSED: &str = "Brightwater will invest $8 million in Northgate.\n";

pub(crate) struct Story {
    folder: tempfile::TempDir,
    pub(crate) client: Client,
}

impl Story {
    /// The workspace, with the draft open in a client that can do `capabilities`.
    pub(crate) fn open(capabilities: Value) -> Story {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for folder in [".copydesk", "talks"] {
            std::fs::create_dir(path(folder)).expect("a folder");
        }
        for (name, text) in [
            (".copydesk/desk.json", MODEL),
            ("talks/notes.txt", NOTES),
            ("story.md", DRAFT),
            ("other.md", CLOSED),
        ] {
            std::fs::write(path(name), text).expect("a file");
        }
        let mut client = Client::start();
        let folders =
            json!([{"uri": format!("file://{}", folder.path().display()), "name": "desk"}]);
        client.initialize(json!({"workspaceFolders": folders, "capabilities": capabilities}));
        let mut story = Story { folder, client };
        let uri = story.uri("story.md");
        story.client.open(&uri, "markdown", DRAFT);
        story
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    /// The place of a part of the draft.
    #[track_caller]
    pub(crate) fn at(&self, part: &str) -> Value {
        let position = range(DRAFT, part)["start"].clone();
        json!({"textDocument": {"uri": self.uri("story.md")}, "position": position})
    }

    /// The place inside a part of the model file, which is opened.
    #[track_caller]
    pub(crate) fn in_model(&mut self, part: &str) -> Value {
        let uri = self.uri(".copydesk/desk.json");
        self.client.open(&uri, "json", MODEL);
        let mut position = range(MODEL, part)["start"].clone();
        position["character"] = json!(position["character"].as_i64().unwrap_or_default() + 1);
        json!({"textDocument": {"uri": uri}, "position": position})
    }

    #[track_caller]
    pub(crate) fn finish(self) {
        let mut client = self.client;
        client.notifications.clear();
        client.finish();
    }
}

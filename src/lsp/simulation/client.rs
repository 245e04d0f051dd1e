//! The client of a simulation: what it holds, what it has asked, and what it was told.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Chance;
use super::desk::{self, Desk};
use super::host::Host;

/// What a client can do, by chance.
pub(super) fn capabilities(chance: &mut Chance) -> Value {
    let all = [json!(["utf-8", "utf-16"]), json!(["utf-16"]), json!(null)];
    let encodings = chance.of(&all);
    let mut text_document = json!({
        "hover": {"contentFormat": ["markdown"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        "codeAction": {"codeActionLiteralSupport": {}},
        "publishDiagnostics": {"relatedInformation": true},
    });
    if chance.one_in(2) {
        text_document["diagnostic"] = json!({});
    }
    json!({
        "general": {"positionEncodings": encodings},
        "textDocument": text_document,
        "workspace": {
            "configuration": chance.one_in(2),
            "workspaceFolders": true,
            "didChangeWatchedFiles": {"dynamicRegistration": chance.one_in(2)},
            "diagnostics": {"refreshSupport": true},
        },
        "window": {"workDoneProgress": chance.one_in(2)},
    })
}

#[derive(Clone)]
struct Document {
    language: &'static str,
    version: i64,
    text: String,
}

/// A client.
pub(super) struct Client {
    capabilities: Value,
    settings: Value,
    documents: BTreeMap<String, Document>,
    /// The versions that closed documents came to: what was told of those may be read after they are open again.
    closed: BTreeMap<String, i64>,
    last_id: i64,
    /// Requests without an answer yet, by id: their methods.
    waiting: BTreeMap<i64, String>,
    answers: BTreeMap<i64, Value>,
    /// Requests of the server without an answer yet.
    asked: Vec<Value>,
    /// What was published last of each document.
    published: BTreeMap<String, (Option<i64>, Value)>,
}

const QUESTIONS_AT: [&str; 8] = [
    "hover",
    "definition",
    "references",
    "documentHighlight",
    "completion",
    "typeDefinition",
    "declaration",
    "implementation",
];

const QUESTIONS: [&str; 8] = [
    "documentSymbol",
    "foldingRange",
    "semanticTokens/full",
    "codeLens",
    "documentLink",
    "inlayHint",
    "codeAction",
    "diagnostic",
];

impl Client {
    pub(super) fn new(capabilities: Value) -> Client {
        Client {
            capabilities,
            settings: json!({}),
            documents: BTreeMap::new(),
            closed: BTreeMap::new(),
            last_id: 0,
            waiting: BTreeMap::new(),
            answers: BTreeMap::new(),
            asked: Vec::new(),
            published: BTreeMap::new(),
        }
    }

    /// A client that holds what another holds, and has said and heard nothing.
    pub(super) fn again(other: &Client) -> Client {
        Client {
            settings: other.settings.clone(),
            documents: other.documents.clone(),
            ..Client::new(other.capabilities.clone())
        }
    }

    pub(super) fn begin(&mut self, host: &mut Host<'_>, desk: &Desk) {
        let params = json!({
            "processId": null,
            "capabilities": self.capabilities,
            "workspaceFolders": desk.folders(),
            "initializationOptions": self.settings,
        });
        self.ask(host, "initialize", params);
        self.read(host, usize::MAX);
        self.notify(host, "initialized", json!({}));
    }

    pub(super) fn open_all(&self, host: &mut Host<'_>) {
        for (uri, document) in &self.documents {
            self.open(host, uri, document);
        }
    }

    fn open(&self, host: &mut Host<'_>, uri: &str, document: &Document) {
        let Document {
            language,
            version,
            text,
        } = document;
        let document =
            json!({"uri": uri, "languageId": language, "version": version, "text": text});
        self.notify(
            host,
            "textDocument/didOpen",
            json!({"textDocument": document}),
        );
    }

    fn notify(&self, host: &mut Host<'_>, method: &str, params: Value) {
        host.receive(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn ask(&mut self, host: &mut Host<'_>, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.waiting.insert(id, method.to_owned());
        host.receive(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// Something that a person at an editor does.
    pub(super) fn act(&mut self, chance: &mut Chance, host: &mut Host<'_>, desk: &mut Desk) {
        let uris: Vec<String> = self.documents.keys().cloned().collect();
        if uris.is_empty() || chance.one_in(6) {
            return self.open_one(chance, host, desk);
        }
        let uri = chance.of(&uris).clone();
        match chance.below(16) {
            0..=7 => self.edit(chance, host, &uri),
            8 => self.close(host, &uri),
            9 => self.save(host, desk, &uri),
            10..=12 => {
                let question = self.question(chance, &uri);
                self.ask(
                    host,
                    question["method"].as_str().unwrap_or_default(),
                    question["params"].clone(),
                );
            }
            13 => {
                if let Some((&id, _)) = self.waiting.last_key_value() {
                    self.notify(host, "$/cancelRequest", json!({"id": id}));
                }
            }
            14 => self.change_settings(chance, host),
            _ => {
                let commands = ["copydesk.recheck", "copydesk.coverage"];
                let command = *chance.of(&commands);
                self.ask(
                    host,
                    "workspace/executeCommand",
                    json!({"command": command}),
                );
            }
        }
    }

    fn open_one(&mut self, chance: &mut Chance, host: &mut Host<'_>, desk: &Desk) {
        let names: Vec<&str> = desk::DRAFTS
            .iter()
            .chain(&desk::OTHER_FILES)
            .copied()
            .collect();
        let name = *chance.of(&names);
        let is_file = !chance.one_in(8);
        let uri = if is_file {
            desk.uri(name)
        } else {
            "untitled:Untitled-1".to_owned()
        };
        let text = desk.read(name).filter(|_| is_file);
        let document = Document {
            language: language_of(name),
            version: 1,
            text: text.unwrap_or_else(|| desk::text_for(chance, name)),
        };
        if !self.documents.contains_key(&uri) {
            self.open(host, &uri, &document);
            self.published.remove(&uri);
            self.documents.insert(uri, document);
        }
    }

    fn edit(&mut self, chance: &mut Chance, host: &mut Host<'_>, uri: &str) {
        let encoding = &self.capabilities["general"]["positionEncodings"][0];
        let in_bytes = *encoding == "utf-8";
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        let mut changes = Vec::new();
        for _ in 0..1 + chance.below(3) {
            let text = &mut document.text;
            let insert = desk::typed(chance);
            if chance.one_in(12) {
                *text = if uri.ends_with(".json") || uri.ends_with(".toml") {
                    let name = uri.rsplit('/').next().unwrap_or_default();
                    desk::text_for(chance, name)
                } else {
                    desk::prose(chance)
                };
                changes.push(json!({"text": text}));
                continue;
            }
            let start = boundary(text, chance.below(text.len() + 1));
            let end = boundary(text, (start + chance.below(30)).min(text.len()));
            let end = if chance.one_in(2) { start } else { end };
            let range =
                json!({"start": place(text, start, in_bytes), "end": place(text, end, in_bytes)});
            text.replace_range(start..end, &insert);
            changes.push(json!({"range": range, "text": insert}));
        }
        document.version += 1 + chance.below(2) as i64;
        let version = document.version;
        let about = json!({"uri": uri, "version": version});
        self.notify(
            host,
            "textDocument/didChange",
            json!({"textDocument": about, "contentChanges": changes}),
        );
    }

    fn close(&mut self, host: &mut Host<'_>, uri: &str) {
        if let Some(document) = self.documents.remove(uri) {
            let reached = self.closed.entry(uri.to_owned()).or_default();
            *reached = document.version.max(*reached);
        }
        self.notify(
            host,
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
    }

    fn save(&mut self, host: &mut Host<'_>, desk: &mut Desk, uri: &str) {
        let names = desk::DRAFTS.iter().chain(&desk::OTHER_FILES);
        let name = names.copied().find(|name| desk.uri(name) == uri);
        if let (Some(name), Some(document)) = (name, self.documents.get(uri)) {
            desk.put(name, &document.text);
            self.notify(
                host,
                "textDocument/didSave",
                json!({"textDocument": {"uri": uri}}),
            );
        }
    }

    fn change_settings(&mut self, chance: &mut Chance, host: &mut Host<'_>) {
        self.settings = chance
            .of(&[
                json!({}),
                json!({"rules": {"weekday-mismatch": "off"}}),
                json!({"rules": {"redundant-currency": "hint"}, "date": "2026-03-18"}),
                json!({"scope": "open"}),
                json!({"models": ["a.model.json"]}),
                json!({"rules": 5}),
            ])
            .clone();
        let params = json!({"settings": {"copydesk": self.settings}});
        self.notify(host, "workspace/didChangeConfiguration", params);
    }

    /// Something happens on the disk.
    pub(super) fn act_on_disk(&mut self, chance: &mut Chance, desk: &mut Desk) {
        let draft = *chance.of(&desk::DRAFTS);
        match chance.below(6) {
            0 | 1 => desk.write(chance, desk::OTHER_FILES[0]),
            2 => {
                let other = *chance.of(&desk::OTHER_FILES);
                if chance.one_in(3) {
                    desk.delete(other)
                } else {
                    desk.write(chance, other)
                }
            }
            3 => desk.write(chance, draft),
            4 => desk.delete(draft),
            _ => {
                let other = *chance.of(&desk::DRAFTS);
                desk.rename(draft, other);
            }
        }
    }

    /// The editor has seen what happened on the disk, and says so.
    pub(super) fn tell_of_disk(&self, host: &mut Host<'_>, desk: &mut Desk) {
        let untold = std::mem::take(&mut desk.untold);
        if untold.is_empty() {
            return;
        }
        let changes: Vec<Value> = untold
            .iter()
            .map(|(name, kind)| json!({"uri": desk.uri(name), "type": kind}))
            .collect();
        self.notify(
            host,
            "workspace/didChangeWatchedFiles",
            json!({"changes": changes}),
        );
    }

    /// Reads up to `most` messages.
    pub(super) fn read(&mut self, host: &Host<'_>, most: usize) {
        for message in host.read(most) {
            host.trace(|| format!("server: {message}"));
            self.hear(message);
        }
    }

    fn hear(&mut self, message: Value) {
        match (message["method"].as_str(), message["id"].as_i64()) {
            (Some("textDocument/publishDiagnostics"), _) => self.hear_findings(&message["params"]),
            (Some("window/logMessage"), _) => {
                assert_ne!(message["params"]["type"], 1, "{message}");
            }
            (Some(_), Some(_)) => self.asked.push(message),
            (Some(_), None) => {}
            (None, Some(id)) => {
                let method = self.waiting.remove(&id);
                assert!(method.is_some(), "an answer to nothing: {message}");
                assert_ne!(message["error"]["code"], -32603, "{method:?}: {message}");
                self.answers.insert(id, message);
            }
            (None, None) => panic!("neither question nor answer: {message}"),
        }
    }

    fn hear_findings(&mut self, params: &Value) {
        let uri = params["uri"].as_str().expect("a URI");
        let version = params["version"].as_i64();
        if let Some(document) = self.documents.get(uri) {
            let earlier = self.closed.get(uri).copied().unwrap_or_default();
            let newest = document.version.max(earlier);
            assert!(version <= Some(newest), "from the future: {params}");
        }
        let told = (version, params["diagnostics"].clone());
        self.published.insert(uri.to_owned(), told);
    }

    /// Answers one request of the server, by chance wrongly.
    pub(super) fn answer_one(&mut self, chance: &mut Chance, host: &mut Host<'_>) {
        if self.asked.is_empty() {
            return;
        }
        let at = chance.below(self.asked.len());
        let request = self.asked.remove(at);
        // A client that says nothing of its settings leaves them as they are, so that answer is never wrong.
        let is_settings = request["method"] == "workspace/configuration";
        if chance.one_in(6) && !is_settings {
            let error = json!({"code": -32601, "message": "no"});
            host.receive(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error}));
        } else {
            self.answer(host, &request);
        }
    }

    fn answer(&self, host: &mut Host<'_>, request: &Value) {
        let result = match request["method"].as_str() {
            Some("workspace/configuration") => {
                let items = request["params"]["items"].as_array().map_or(0, Vec::len);
                json!(vec![self.settings.clone(); items])
            }
            _ => Value::Null,
        };
        host.receive(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
    }

    /// While a project's settings are broken the last sound ones stay in force, which a server that was started a moment ago
    /// cannot know: in the end they are sound.
    pub(super) fn mend_settings(&mut self, host: &mut Host<'_>, desk: &mut Desk) {
        let sound = "date = \"2026-03-18\"\n";
        if desk.read(desk::SETTINGS).is_some() {
            desk.put(desk::SETTINGS, sound);
        }
        let uri = desk.uri(desk::SETTINGS);
        if let Some(document) = self.documents.get_mut(&uri) {
            document.text = sound.to_owned();
            document.version += 1;
            let about = json!({"uri": uri, "version": document.version});
            let params = json!({"textDocument": about, "contentChanges": [{"text": sound}]});
            self.notify(host, "textDocument/didChange", params);
        }
    }

    /// Everything that is due happens: the client reads and answers, the server works, until nothing is left.
    pub(super) fn settle(&mut self, host: &mut Host<'_>, desk: &mut Desk) {
        self.tell_of_disk(host, desk);
        // Settings that were asked for and whose answer came too late are told again.
        let params = json!({"settings": {"copydesk": self.settings}});
        self.notify(host, "workspace/didChangeConfiguration", params);
        loop {
            host.settle();
            self.read(host, usize::MAX);
            let asked = std::mem::take(&mut self.asked);
            if asked.is_empty() {
                break;
            }
            for request in asked {
                self.answer(host, &request);
            }
        }
        // What was held back for a while comes.
        host.pass(60_000);
        host.settle();
        self.read(host, usize::MAX);
    }

    /// Every question has had an answer.
    pub(super) fn check_complete(&self) {
        assert!(
            self.waiting.is_empty(),
            "without an answer: {:?}",
            self.waiting
        );
    }

    /// The findings that stand: of each open document's last version, and of closed drafts that have some.
    pub(super) fn told(&self) -> BTreeMap<String, Value> {
        let standing = self.published.iter().filter(|(uri, (version, found))| {
            let any = found.as_array().is_some_and(|it| !it.is_empty());
            if let Some(document) = self.documents.get(*uri).filter(|_| any) {
                assert_eq!(*version, Some(document.version), "stale findings of {uri}");
            }
            any
        });
        standing
            .map(|(uri, (_, found))| (uri.clone(), found.clone()))
            .collect()
    }

    fn question(&self, chance: &mut Chance, uri: &str) -> Value {
        let text = self.documents.get(uri).map_or("", |it| it.text.as_str());
        let offset = boundary(text, chance.below(text.len() + 1));
        let all =
            json!({"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}});
        let (name, is_at) = if chance.one_in(2) {
            (*chance.of(&QUESTIONS_AT), true)
        } else {
            (*chance.of(&QUESTIONS), false)
        };
        let mut params = json!({"textDocument": {"uri": uri}});
        if is_at {
            let in_bytes = self.capabilities["general"]["positionEncodings"][0] == "utf-8";
            params["position"] = place(text, offset, in_bytes);
            params["context"] = json!({"includeDeclaration": true, "triggerKind": 1});
        } else {
            params["range"] = all;
            params["context"] = json!({"diagnostics": []});
        }
        json!({"method": format!("textDocument/{name}"), "params": params})
    }

    /// Questions about every document, its text among them.
    pub(super) fn questions(&self, chance: &mut Chance) -> Vec<Value> {
        let mut questions = Vec::new();
        for uri in self.documents.keys() {
            let params = json!({"textDocument": {"uri": uri}});
            questions.push(json!({"method": "copydesk/text", "params": params}));
            questions.push(json!({"method": "textDocument/diagnostic", "params": params}));
            questions.extend((0..12).map(|_| self.question(chance, uri)));
        }
        questions.push(json!({"method": "workspace/executeCommand", "params": {"command": "copydesk.coverage"}}));
        questions.push(json!({"method": "workspace/symbol", "params": {"query": "al"}}));
        questions
    }

    /// The answer to a question, without what only names a state of the server.
    pub(super) fn answer_to(
        &mut self,
        host: &mut Host<'_>,
        desk: &mut Desk,
        question: &Value,
    ) -> Value {
        let method = question["method"].as_str().unwrap_or_default();
        let id = self.ask(host, method, question["params"].clone());
        host.settle();
        self.read(host, usize::MAX);
        let _ = desk;
        let mut answer = self.answers.remove(&id).expect("an answer");
        if method == "copydesk/text" {
            let uri = question["params"]["textDocument"]["uri"]
                .as_str()
                .unwrap_or_default();
            assert_eq!(
                answer["result"], self.documents[uri].text,
                "the text of {uri}"
            );
        }
        if let Some(result) = answer["result"].as_object_mut() {
            result.remove("resultId");
        }
        answer["id"] = Value::Null;
        answer
    }
}

fn language_of(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("md") => "markdown",
        Some("html") => "html",
        Some("json") => "json",
        Some("toml") => "toml",
        _ => "plaintext",
    }
}

fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset)
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}

fn place(text: &str, offset: usize, in_bytes: bool) -> Value {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = if in_bytes {
        offset - start
    } else {
        before[start..].chars().map(char::len_utf16).sum()
    };
    json!({"line": line, "character": column})
}

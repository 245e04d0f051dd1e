//! Storms: tens of thousands of edits and requests of several drafts, cancelled by chance, before clients that read at once,
//! slowly or not at all. In the end the server says what one says that was started a moment ago.

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::client::{Client, Numbers};

/// A draft as a client holds it: paragraphs of phrases, one a line.
struct Held {
    uri: String,
    version: i64,
    lines: Vec<String>,
}

impl Held {
    fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Closes the draft and opens it as it is.
    fn reopen(&mut self, client: &mut Client) {
        client.close(&self.uri);
        self.version += 1;
        client.open_at(&self.uri, self.version, &self.text());
    }

    /// Changes something and tells the server.
    fn edit(&mut self, client: &mut Client, numbers: &mut Numbers) {
        const PHRASES: [&str; 14] = [
            "Antropic",
            "OpenAI",
            "the Pentagon",
            "AWS",
            "Amazon Web Services",
            "$50 billion",
            "up to $200 million",
            "on Tuesday",
            "2 gigawatts",
            "# ",
            "“",
            "said.",
            "",
            "- ",
        ];
        let line = numbers.below(self.lines.len());
        let phrase = PHRASES[numbers.below(PHRASES.len())];
        let len = self.lines[line].len();
        let (start, end, text) = match numbers.below(6) {
            0 => ((line, len), (line, len), format!("\n\n{phrase}")),
            1 if line + 1 < self.lines.len() => ((line, len), (line + 1, 0), " ".to_owned()),
            2 => ((line, len / 2), (line, len), String::new()),
            _ => ((line, len), (line, len), format!(" {phrase}")),
        };
        // All phrases but the quotation mark are ASCII; places inside that one are moved before it.
        let floor = |(line, col): (usize, usize)| {
            let before = (0..=col).rev();
            let text = &self.lines[line];
            (
                line,
                before
                    .into_iter()
                    .find(|it| text.is_char_boundary(*it))
                    .unwrap_or(0),
            )
        };
        let (start, end) = (floor(start), floor(end));
        let joined =
            self.lines[start.0][..start.1].to_owned() + &text + &self.lines[end.0][end.1..];
        let at = |(line, col): (usize, usize)| {
            let column = self.lines[line][..col].chars().count();
            json!({"line": line, "character": column})
        };
        let change = json!([{"range": {"start": at(start), "end": at(end)}, "text": text}]);
        self.lines
            .splice(start.0..=end.0, joined.split('\n').map(str::to_owned));
        self.version += 1;
        client.change(&self.uri, self.version, change);
    }
}

/// What a server says of a draft.
fn everything(client: &mut Client, held: &Held) -> Vec<Value> {
    let mut said = Vec::new();
    for method in OF_A_DRAFT {
        let mut params = place(held, 0, 0);
        params["range"] =
            json!({"start": {"line": 0, "character": 0}, "end": {"line": 100_000, "character": 0}});
        said.extend(answer_and_more(client, method, params));
    }
    for line in (0..held.lines.len()).step_by(held.lines.len().div_ceil(20)) {
        for method in AT_A_PLACE {
            said.extend(answer_and_more(client, method, place(held, line, 9)));
        }
    }
    said
}

/// The answer to a request, and what is there to ask about the first and the last of its items.
fn answer_and_more(client: &mut Client, method: &str, params: Value) -> Vec<Value> {
    let uri = params["textDocument"]["uri"].clone();
    let answer = answer(client, method, params);
    let more = about_items(method, &uri, &answer["result"]).into_iter();
    let mut all: Vec<Value> = more
        .map(|(method, params)| self::answer(client, method, params))
        .collect();
    all.push(answer);
    // The name of a result tells how often was asked.
    for result in all.iter_mut().filter_map(|it| it["result"].as_object_mut()) {
        result.remove("resultId");
    }
    all
}

fn answer(client: &mut Client, method: &str, params: Value) -> Value {
    let place = params["position"].clone();
    let id = client.ask(method, params);
    let mut answer = client.answer(id);
    answer["id"] = json!([method, place]);
    answer
}

/// The requests about the items of an answer.
fn about_items(method: &str, uri: &Value, result: &Value) -> Vec<(&'static str, Value)> {
    if method.starts_with("textDocument/semanticTokens/full") {
        let params = json!({"textDocument": {"uri": uri}, "previousResultId": result["resultId"]});
        return match params["previousResultId"].is_string() {
            true => vec![("textDocument/semanticTokens/full/delta", params)],
            false => Vec::new(),
        };
    }
    let items = result.get("items").unwrap_or(result).as_array();
    let ends = items.map_or(Vec::new(), |it| {
        it.iter().take(1).chain(it.last()).collect()
    });
    let asks: &[&str] = match method {
        "textDocument/completion" => &["completionItem/resolve"],
        "textDocument/codeAction" => &["codeAction/resolve"],
        "textDocument/codeLens" => &["codeLens/resolve"],
        "textDocument/inlayHint" => &["inlayHint/resolve"],
        "textDocument/documentLink" => &["documentLink/resolve"],
        "workspace/symbol" => &["workspaceSymbol/resolve"],
        "textDocument/prepareTypeHierarchy" => {
            &["typeHierarchy/supertypes", "typeHierarchy/subtypes"]
        }
        _ => &[],
    };
    let about = |item: &Value, ask: &str| match ask.starts_with("typeHierarchy") {
        true => json!({"item": item}),
        false => item.clone(),
    };
    ends.iter()
        .flat_map(|item| asks.iter().map(|ask| (*ask, about(item, ask))))
        .collect()
}

/// The requests about a whole draft, or all of them.
const OF_A_DRAFT: [&str; 13] = [
    "copydesk/text",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/range",
    "textDocument/inlayHint",
    "textDocument/codeLens",
    "textDocument/documentLink",
    "textDocument/codeAction",
    "textDocument/diagnostic",
    "workspace/diagnostic",
    "workspace/symbol",
    "workspace/executeCommand",
];

/// The requests about a place.
const AT_A_PLACE: [&str; 12] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/typeDefinition",
    "textDocument/implementation",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/selectionRange",
    "textDocument/prepareTypeHierarchy",
];

/// The parameters of a request about a place; what only some requests need, the others pass over.
fn place(held: &Held, line: usize, character: usize) -> Value {
    let (command, argument) = match (line + character) % 3 {
        0 => ("copydesk.factSheet", held.uri.as_str()),
        1 => ("copydesk.coverage", held.uri.as_str()),
        _ => ("copydesk.whereUsed", "openai"),
    };
    json!({
        "textDocument": {"uri": held.uri},
        "position": {"line": line, "character": character},
        "newName": "Harbour & Co",
        "query": "op",
        "previousResultIds": [],
        "positions": [{"line": line, "character": character}],
        "range": {"start": {"line": line, "character": 0}, "end": {"line": line, "character": character}},
        "context": {"diagnostics": [], "triggerKind": 1, "includeDeclaration": true},
        "command": command,
        "arguments": [argument],
    })
}

/// A client that takes whatever there is but for diagnostics on demand, so that these say of which version they are.
fn capabilities() -> Value {
    json!({
        "textDocument": {
            "hover": {"contentFormat": ["markdown"]},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "publishDiagnostics": {"relatedInformation": true},
            "completion": {"completionItem": {"resolveSupport": {"properties": ["documentation"]}}},
            "inlayHint": {"resolveSupport": {"properties": ["tooltip"]}},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
                "dataSupport": true,
                "resolveSupport": {"properties": ["edit"]},
            },
            "rename": {"prepareSupport": true},
            "typeHierarchy": {},
        },
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "symbol": {"resolveSupport": {"properties": ["location.range"]}},
        },
    })
}

/// How many edits the first storm has, with half as many requests; `COPYDESK_STORM=50000` makes it last.
fn n_edits() -> usize {
    let wanted = std::env::var("COPYDESK_STORM");
    wanted.ok().and_then(|it| it.parse().ok()).unwrap_or(10_000)
}

/// Edits of several drafts, requests and cancellations in any order; the drafts as they are then, and the requests.
fn storm(client: &mut Client, numbers: &mut Numbers, n_edits: usize) -> (Vec<Held>, Asked) {
    let mut drafts: Vec<Held> = (0..3)
        .map(|idx| Held {
            uri: format!("file:///storm/{idx}.md"),
            version: 1,
            lines: vec![
                "# A story".into(),
                String::new(),
                "OpenAI met Reuters.".into(),
            ],
        })
        .collect();
    for draft in &drafts {
        client.open(&draft.uri, "markdown", &draft.text());
    }
    let mut asked = Asked::default();
    for _ in 0..n_edits {
        let draft = numbers.below(drafts.len());
        if numbers.below(50) == 0 {
            drafts[draft].reopen(client);
        }
        drafts[draft].edit(client, numbers);
        let held = &drafts[draft];
        match numbers.below(4) {
            0 => asked.ask_anything(client, numbers, held, &OF_A_DRAFT),
            1 => asked.ask_anything(client, numbers, held, &AT_A_PLACE),
            2 => asked.ask_about_items(client, numbers),
            _ => {}
        }
    }
    (drafts, asked)
}

/// The requests of a storm that were not seen to be answered.
#[derive(Default)]
struct Asked(VecDeque<(i64, &'static str, Value)>);

impl Asked {
    /// Sends a request, and by chance thinks better of it.
    fn ask(
        &mut self,
        client: &mut Client,
        numbers: &mut Numbers,
        method: &'static str,
        params: Value,
    ) {
        let uri = params["textDocument"]["uri"].clone();
        let id = client.ask(method, params);
        self.0.push_back((id, method, uri));
        if numbers.below(5) == 0 {
            client.notify("$/cancelRequest", json!({"id": id}));
        }
    }

    /// Sends one of these requests about a place in a draft.
    fn ask_anything(
        &mut self,
        client: &mut Client,
        numbers: &mut Numbers,
        held: &Held,
        methods: &[&'static str],
    ) {
        let at = place(held, numbers.below(held.lines.len()), numbers.below(30));
        let method = methods[numbers.below(methods.len())];
        self.ask(client, numbers, method, at);
    }

    /// Asks about the items of the oldest answer that has arrived, of a text that is another by now.
    fn ask_about_items(&mut self, client: &mut Client, numbers: &mut Numbers) {
        let Some((id, method, uri)) = self.0.pop_front() else {
            return;
        };
        let Some(answer) = client.answer_if_there(id) else {
            return self.0.push_front((id, method, uri));
        };
        check_answer(&answer);
        for (method, params) in about_items(method, &uri, &answer["result"]) {
            self.ask(client, numbers, method, params);
        }
    }
}

/// One answer each.
#[track_caller]
fn check_answers(client: &mut Client, asked: Asked) {
    for (id, ..) in asked.0 {
        check_answer(&client.answer(id));
    }
}

/// Cancelled, overtaken by a change, refused as a rename of what is no name, or none of these.
#[track_caller]
fn check_answer(answer: &Value) {
    let code = answer["error"]["code"].as_i64();
    let fine = matches!(code, None | Some(-32803..=-32800));
    assert!(fine, "{answer}");
}

/// Checks that a server says of drafts what a fresh one says of them, and ends it.
#[track_caller]
fn check_like_fresh(mut client: Client, mut drafts: Vec<Held>, numbers: &mut Numbers) {
    let mut fresh = Client::initialized(capabilities());
    for draft in &mut drafts {
        // One more change, so that there are diagnostics of a version nobody has seen yet.
        draft.edit(&mut client, numbers);
        fresh.open_at(&draft.uri, draft.version, &draft.text());
        let found = |client: &mut Client| client.diagnostics_of(&draft.uri, draft.version);
        assert_eq!(found(&mut client), found(&mut fresh));
    }
    for draft in &drafts {
        let said = everything(&mut client, draft);
        for (said, expected) in said.into_iter().zip(everything(&mut fresh, draft)) {
            assert_eq!(said, expected);
        }
    }
    client.finish();
    fresh.finish();
}

#[test]
fn after_a_storm_the_server_says_what_a_fresh_one_says() {
    let mut numbers = Numbers(0x1234_5678_9ABC_DEF1);
    let mut client = Client::initialized(capabilities());
    let (drafts, asked) = storm(&mut client, &mut numbers, n_edits());
    check_answers(&mut client, asked);
    check_like_fresh(client, drafts, &mut numbers);
}

#[test]
fn a_storm_whose_answers_nobody_reads_is_weathered_too() {
    let mut numbers = Numbers(0xFEDC_BA98_7654_3210);
    let (mut client, reading) = Client::start_unread(capabilities());
    let (drafts, asked) = storm(&mut client, &mut numbers, n_edits() / 2);
    reading.begin();
    assert!(client.answer(1)["result"].is_object());
    check_answers(&mut client, asked);
    check_like_fresh(client, drafts, &mut numbers);
}

#[test]
fn a_storm_before_a_slow_reader() {
    let mut numbers = Numbers(0x0F1E_2D3C_4B5A_6978);
    let mut client = Client::start_slow();
    client.initialize(json!({"capabilities": capabilities()}));
    let (drafts, asked) = storm(&mut client, &mut numbers, n_edits() / 5);
    check_answers(&mut client, asked);
    check_like_fresh(client, drafts, &mut numbers);
}

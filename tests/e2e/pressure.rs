//! Much at once: clients that do not read, that do not answer, that change their mind.

use serde_json::{Value, json};

use crate::client::{Client, Numbers};

const URI: &str = "untitled:Untitled-1";

#[test]
fn a_client_that_reads_nothing_gets_every_answer_in_the_end() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", &"Some text. ".repeat(100));
    let params = json!({"textDocument": {"uri": URI}});
    let ids: Vec<i64> = (0..20_000)
        .map(|_| client.ask("copydesk/text", params.clone()))
        .collect();
    for id in ids {
        assert!(client.answer(id)["result"].is_string());
    }
    client.finish();
}

#[test]
fn answers_that_nobody_waits_for_are_harmless() {
    let mut client = Client::initialized(json!({}));
    for body in [
        r#"{"id":1,"result":null}"#,
        r#"{"id":99,"error":{"code":-1,"message":"m","surplus":{}}}"#,
        r#"{"id":"x","result":{}}"#,
        r#"{"id":null,"error":{"code":-32700,"message":"m"}}"#,
        r#"{"id":7}"#,
    ] {
        client.send_text(body);
    }
    client.finish();
}

#[test]
fn a_thousand_edits_in_one_burst_end_in_the_last_version() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "");
    for version in 2..=1001 {
        let insert = json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"}]);
        client.change(URI, version, insert);
    }
    client.diagnostics(URI, 1001);
    assert_eq!(client.text(URI), Value::from("x".repeat(1000)));
    client.finish();
}

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
    let document = json!({"textDocument": {"uri": held.uri}});
    let mut said = vec![Value::from(client.diagnostics_of(&held.uri, held.version))];
    let all =
        json!({"start": {"line": 0, "character": 0}, "end": {"line": 100_000, "character": 0}});
    for method in [
        "copydesk/text",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/semanticTokens/range",
        "textDocument/inlayHint",
        "textDocument/codeLens",
        "textDocument/documentLink",
        "textDocument/codeAction",
    ] {
        let mut params = document.clone();
        params["range"] = all.clone();
        params["context"] = json!({"diagnostics": []});
        said.push(client.request(method, params));
    }
    for line in (0..held.lines.len()).step_by(held.lines.len().div_ceil(20)) {
        for method in AT_A_PLACE {
            said.push(client.request(method, place(held, line, 9)));
        }
    }
    said
}

/// The requests about a place that change nothing and lead nowhere outside.
const AT_A_PLACE: [&str; 5] = [
    "textDocument/hover",
    "textDocument/documentHighlight",
    "textDocument/declaration",
    "textDocument/completion",
    "textDocument/prepareRename",
];

/// The parameters of a request about a place; what only some requests need, the others pass over.
fn place(held: &Held, line: usize, character: usize) -> Value {
    json!({
        "textDocument": {"uri": held.uri},
        "position": {"line": line, "character": character},
        "newName": "Harbour & Co",
        "query": "op",
        "previousResultId": "1",
        "positions": [{"line": line, "character": character}],
        "range": {"start": {"line": line, "character": 0}, "end": {"line": line, "character": character}},
        "context": {"diagnostics": [], "triggerKind": 1, "includeDeclaration": true},
    })
}

/// What is asked in a storm.
const ANYTHING: [&str; 23] = [
    "textDocument/hover",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/implementation",
    "textDocument/semanticTokens/full",
    "textDocument/codeAction",
    "textDocument/inlayHint",
    "textDocument/codeLens",
    "textDocument/documentSymbol",
    "textDocument/selectionRange",
    "textDocument/prepareRename",
    "textDocument/references",
    "textDocument/rename",
    "textDocument/typeDefinition",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/prepareTypeHierarchy",
    "workspace/symbol",
    "copydesk/text",
];

/// How many edits a storm has; `COPYDESK_STORM=50000` makes it last.
fn n_edits() -> usize {
    let wanted = std::env::var("COPYDESK_STORM");
    wanted.ok().and_then(|it| it.parse().ok()).unwrap_or(1_500)
}

/// Edits of several drafts, requests and cancellations in any order; the drafts as they are then, and the requests.
fn storm(client: &mut Client, numbers: &mut Numbers, n_edits: usize) -> (Vec<Held>, Vec<i64>) {
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
    let mut asked = Vec::new();
    for _ in 0..n_edits {
        let draft = numbers.below(drafts.len());
        if numbers.below(50) == 0 {
            drafts[draft].reopen(client);
        }
        drafts[draft].edit(client, numbers);
        let held = &drafts[draft];
        let at = place(held, numbers.below(held.lines.len()), numbers.below(30));
        let chosen = numbers.below(2 * ANYTHING.len());
        if let Some(method) = ANYTHING.get(chosen) {
            let id = client.ask(method, at);
            asked.push(id);
            if numbers.below(5) == 0 {
                client.notify("$/cancelRequest", json!({"id": id}));
            }
        }
    }
    (drafts, asked)
}

/// One answer each: cancelled, overtaken by a change, refused as a rename of what is no name, or none of these.
#[track_caller]
fn check_answers(client: &mut Client, asked: Vec<i64>) {
    for id in asked {
        let answer = client.answer(id);
        let code = answer["error"]["code"].as_i64();
        assert!(
            matches!(code, None | Some(-32800 | -32801 | -32803)),
            "{answer}"
        );
    }
}

/// Checks that a server says of drafts what a fresh one says of them, and ends it.
#[track_caller]
fn check_like_fresh(mut client: Client, mut drafts: Vec<Held>, numbers: &mut Numbers) {
    let mut fresh = Client::initialized(json!({}));
    for draft in &mut drafts {
        // One more change, so that there are diagnostics of a version nobody has seen yet.
        draft.edit(&mut client, numbers);
        fresh.open_at(&draft.uri, draft.version, &draft.text());
        assert_eq!(
            everything(&mut client, draft),
            everything(&mut fresh, draft)
        );
    }
    client.finish();
    fresh.finish();
}

#[test]
fn after_a_storm_the_server_says_what_a_fresh_one_says() {
    let mut numbers = Numbers(0x1234_5678_9ABC_DEF1);
    let mut client = Client::initialized(json!({}));
    let (drafts, asked) = storm(&mut client, &mut numbers, n_edits());
    check_answers(&mut client, asked);
    check_like_fresh(client, drafts, &mut numbers);
}

#[test]
fn a_storm_whose_answers_nobody_reads_is_weathered_too() {
    let mut numbers = Numbers(0xFEDC_BA98_7654_3210);
    let (mut client, reading) = Client::start_unread();
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
    client.initialize(json!({"capabilities": {}}));
    let (drafts, asked) = storm(&mut client, &mut numbers, n_edits() / 5);
    check_answers(&mut client, asked);
    check_like_fresh(client, drafts, &mut numbers);
}

/// A long draft that changes before it has been analysed: the analysis is broken off, whoever waited for it is told, and
/// the next one is right.
#[test]
fn an_edit_overtakes_the_analysis_of_a_long_draft() {
    let mut client = Client::initialized(json!({"textDocument": {"diagnostic": {}}}));
    let text = "It is $50 billion dollars.\n\n".to_owned()
        + &"OpenAI and Amazon said little of the $38 billion last month.\n\n".repeat(3_000);
    client.open(URI, "plaintext", &text);
    let document = json!({"textDocument": {"uri": URI}});
    let mut asked = Vec::new();
    for version in 2..20 {
        asked.push(client.ask("textDocument/diagnostic", document.clone()));
        asked.push(client.ask("textDocument/foldingRange", document.clone()));
        let insert = json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"}]);
        client.change(URI, version, insert);
    }
    for pair in asked.chunks(2) {
        let overtaken = client.answer(pair[0]);
        let again = json!({"retriggerRequest": true});
        assert!(
            overtaken["result"].is_object()
                || (overtaken["error"]["code"] == -32802 && overtaken["error"]["data"] == again),
            "{overtaken}"
        );
        let overtaken = client.answer(pair[1]);
        assert!(
            overtaken["result"].is_array() || overtaken["error"]["code"] == -32801,
            "{overtaken}"
        );
    }
    let found = client.request("textDocument/diagnostic", document)["items"].take();
    let mut fresh = Client::initialized(json!({}));
    fresh.open(URI, "plaintext", &("x".repeat(18) + &text));
    assert_eq!(found, Value::from(fresh.diagnostics(URI, 1)));
    client.finish();
    fresh.finish();
}

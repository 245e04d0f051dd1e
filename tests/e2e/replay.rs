//! A session that a client recorded, played again: what the server says must be what it said then.
//!
//! `sessions/NAME.jsonl` has the client's messages, one a line; `sessions/NAME.answers` what the server says to each, in order,
//! with the findings of every version of a document. `UPDATE_EXPECT=1` writes the answers anew; read the difference.

use expect_test::{ExpectFile, expect_file};
use serde_json::{Value, json};

use crate::client::Client;

/// Plays a session; the answers, a line for each message that has one.
fn play(session: &str) -> String {
    let mut client = Client::start();
    let mut answers = Vec::new();
    for line in session.lines() {
        let message: Value = serde_json::from_str(line).expect("a message a line");
        client.send(&message);
        answers.extend(answer(&mut client, &message));
    }
    client.finish();
    answers.concat()
}

/// What the server says to a message. What it can do is tested elsewhere.
fn answer(client: &mut Client, message: &Value) -> Option<String> {
    let method = message["method"].as_str().unwrap_or_default();
    let said = match message["id"].as_i64() {
        Some(id) => {
            let mut answer = client.answer(id);
            let object = answer.as_object_mut().expect("an object");
            object.remove("jsonrpc");
            answer
        }
        None => {
            let document = &message["params"]["textDocument"];
            let version = document["version"].as_i64()?;
            let uri = document["uri"].as_str()?;
            json!({"version": version, "found": client.diagnostics_of(uri, version)})
        }
    };
    (method != "initialize").then(|| format!("{method} {said}\n"))
}

#[track_caller]
fn check(session: &str, answers: ExpectFile) {
    answers.assert_eq(&play(session));
}

#[test]
fn harbour() {
    check(
        include_str!("sessions/harbour.jsonl"),
        expect_file!["sessions/harbour.answers"],
    );
}

#[test]
fn a_session_that_is_played_twice_gets_the_same_answers() {
    let session = include_str!("sessions/harbour.jsonl");
    assert_eq!(play(session), play(session));
}

//! `copydesk where`: which drafts state a fact, and whether each agrees.

use expect_test::expect;
use serde_json::Value;

use crate::{CLEAN, check, folder, run};

const RIGHT: &[u8] = b"Amazon will invest $50 billion in OpenAI.\n";
const WRONG: &[u8] = b"# Money\n\nIn a surprise, Amazon will invest\n$5 billion in OpenAI.\n";

#[test]
fn every_draft_that_states_the_fact() {
    let place = folder(&[("a.md", RIGHT), ("b/c.md", WRONG), ("d.md", CLEAN)]);
    check(
        place.path(),
        &["where", "S21"],
        b"",
        expect![[r#"
        exit code 1
        S21: Amazon will invest $50 billion in OpenAI.

        ./a.md:1:20: agrees: $50 billion
            Amazon will invest $50 billion in OpenAI.
        ./b/c.md:4:1: contradicts: $5 billion
            $5 billion in OpenAI.
        ---
        2 places in 2 drafts, 1 against the fact
    "#]],
    );
    let right = run(place.path(), &["where", "S21", "a.md"], b"");
    assert_eq!(right.code, Some(0));
    assert_eq!(right.err, "1 place in 1 draft, 0 against the fact\n");
}

#[test]
fn every_draft_that_names_the_entity_as_json() {
    let place = folder(&[("a.md", RIGHT), ("d.md", CLEAN)]);
    let found = run(
        place.path(),
        &["where", "amazon", ".", "--format", "json"],
        b"",
    );
    assert_eq!(found.code, Some(0), "{}", found.err);
    let document: Value = serde_json::from_str(&found.out).expect("one JSON document");
    expect![[r#"{"drafts":[{"path":"./a.md","places":[{"end":{"column":7,"line":1,"offset":6},"line_text":"Amazon will invest $50 billion in OpenAI.","start":{"column":1,"line":1,"offset":0},"text":"Amazon"}]}],"record":{"id":"amazon","told":"Amazon"},"version":1}"#]].assert_eq(&document.to_string());
}

#[test]
fn an_unknown_id_gives_the_nearest() {
    let place = folder(&[("a.md", RIGHT)]);
    check(
        place.path(),
        &["where", "amazone"],
        b"",
        expect![[r#"
        exit code 2
        ---
        copydesk: no fact or entity has the id "amazone"; near it: amazon (Amazon), bedrock (Amazon Bedrock), aws (Amazon Web Services)
    "#]],
    );
}

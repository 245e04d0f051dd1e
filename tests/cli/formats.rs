//! The formats for CI, held against their published schemas and read back.

use std::fs;
use std::path::Path;

use expect_test::expect;
use serde_json::Value;

use crate::{CLEAN, FAULT, check, folder, run};

/// A draft with a fault of its own, a hint, and characters that mean something to each format.
const AWKWARD: &[u8] =
    "😀 é\r\n\r\nHe said, <b>“50%: no & yes, ]]>”</b>. The vote is on Monday, 17 March 2026.\r\n"
        .as_bytes();

#[track_caller]
fn valid(schema: &str, document: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(schema);
    let schema = fs::read_to_string(path).expect("the schema is in the repository");
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let document: Value = serde_json::from_str(document).expect("one JSON document");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let place = "https://example.org/schema.json";
    compiler.add_resource(place, schema).expect("a schema");
    let schema = compiler
        .compile(place, &mut schemas)
        .expect("a sound schema");
    if let Err(faults) = schemas.validate(&document, schema) {
        panic!("{faults:#}");
    }
    document
}

#[test]
fn json_keeps_its_schema() {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let printed = run(&drafts, &["check", ".", "none.md", "--format", "json"], b"").out;
    let document = valid("docs/check.schema.json", &printed);
    let findings = document["files"][1]["findings"].as_array();
    assert!(findings.is_some_and(|it| it.len() > 5), "{printed}");
    let empty = run(&drafts, &["check", "none.md", "--format", "json"], b"").out;
    valid("docs/check.schema.json", &empty);
}

#[test]
fn sarif_keeps_the_published_schema() {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let printed = run(
        &drafts,
        &["check", ".", "none.md", "--format", "sarif"],
        b"",
    )
    .out;
    let document = valid("tests/cli/schemas/sarif-2.1.0.json", &printed);
    let run_of = &document["runs"][0];
    let results = run_of["results"].as_array().expect("results");
    assert!(results.len() > 5, "{printed}");
    let rules = run_of["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in results {
        let known = rules.iter().any(|rule| rule["id"] == result["ruleId"]);
        assert!(known, "{}", result["ruleId"]);
    }
    assert_eq!(run_of["invocations"][0]["executionSuccessful"], false);
    let place = folder(&[("a b.md", AWKWARD)]);
    let printed = run(place.path(), &["check", ".", "--format", "sarif"], b"").out;
    let document = valid("tests/cli/schemas/sarif-2.1.0.json", &printed);
    let result = &document["runs"][0]["results"][0];
    let shown = format!(
        "{} {}\n{}",
        result["level"], result["properties"], result["locations"][0]["physicalLocation"]
    );
    expect![[r#"
        "warning" {"severity":"warning"}
        {"artifactLocation":{"uri":"a%20b.md"},"region":{"charLength":21,"charOffset":60,"endColumn":75,"endLine":3,"snippet":{"text":"Monday, 17 March 2026"},"startColumn":54,"startLine":3}}"#]]
    .assert_eq(&shown);
}

#[test]
fn problems_of_model_files_have_the_formats_too() {
    let place = folder(&[("m.json", br#"{"entities": [{"id": "a", "kind": "firm"}]}"#)]);
    let printed = run(
        place.path(),
        &["model", "check", "m.json", "--format", "sarif"],
        b"",
    );
    let document = valid("tests/cli/schemas/sarif-2.1.0.json", &printed.out);
    assert_eq!(document["runs"][0]["results"][0]["level"], "error");
    assert_eq!(printed.code, Some(1));
}

#[test]
fn github_shows_a_command_for_each_finding() {
    let place = folder(&[("a,b.md", AWKWARD), ("c.md", CLEAN), ("d.md", b"\xff")]);
    check(
        place.path(),
        &["check", ".", "--format", "github"],
        b"",
        expect![[r#"
            exit code 2
            ::warning file=a%2Cb.md,line=3,endLine=3,col=54,endColumn=75,title=weekday-mismatch (warning)::17 March 2026 is a Tuesday, not a Monday%0AThe calendar says so. Find out which of the two is right: the weekday or the day of the month.
            ::error file=d.md::not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
            ---
            copydesk: ./d.md: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
            2 texts checked, 1 not: 1 warning
        "#]],
    );
}

#[test]
fn checkstyle_lists_every_file() {
    let place = folder(&[("a&b.md", AWKWARD), ("c.md", CLEAN), ("d.md", b"\xff")]);
    check(
        place.path(),
        &["check", ".", "--format", "checkstyle"],
        b"",
        expect![[r#"
            exit code 2
            <?xml version="1.0" encoding="UTF-8"?>
            <checkstyle version="4.3">
              <file name="a&amp;b.md">
                <error line="3" column="54" severity="warning" message="17 March 2026 is a Tuesday, not a Monday&#10;The calendar says so. Find out which of the two is right: the weekday or the day of the month." source="copydesk.weekday-mismatch"/>
              </file>
              <file name="c.md">
              </file>
              <file name="d.md">
                <error severity="error" message="not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8" source="copydesk.unchecked"/>
              </file>
            </checkstyle>
            ---
            copydesk: ./d.md: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
        "#]],
    );
}

#[test]
fn junit_fails_what_fails_the_run() {
    let place = folder(&[("a.md", FAULT), ("c.md", CLEAN), ("d.md", b"\xff")]);
    check(
        place.path(),
        &["check", ".", "--format", "junit"],
        b"",
        expect![[r#"
            exit code 2
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="copydesk">
              <testsuite name="a.md" tests="1" failures="1" errors="0">
                <testcase classname="a.md" name="weekday-mismatch 1:16"><failure type="warning" message="17 March 2026 is a Tuesday, not a Monday">a.md:1:16: 17 March 2026 is a Tuesday, not a Monday
            The calendar says so. Find out which of the two is right: the weekday or the day of the month.</failure></testcase>
              </testsuite>
              <testsuite name="c.md" tests="1" failures="0" errors="0">
                <testcase classname="c.md" name="draft"></testcase>
              </testsuite>
              <testsuite name="d.md" tests="1" failures="0" errors="1">
                <testcase classname="d.md" name="draft"><error type="unchecked" message="not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8"/></testcase>
              </testsuite>
            </testsuites>
            ---
            copydesk: ./d.md: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
        "#]],
    );
    check(
        place.path(),
        &["check", "a.md", "--format", "junit", "--fail-on", "error"],
        b"",
        expect![[r#"
            exit code 0
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="copydesk">
              <testsuite name="a.md" tests="1" failures="0" errors="0">
                <testcase classname="a.md" name="weekday-mismatch 1:16"><system-out>warning: a.md:1:16: 17 March 2026 is a Tuesday, not a Monday
            The calendar says so. Find out which of the two is right: the weekday or the day of the month.</system-out></testcase>
              </testsuite>
            </testsuites>
            ---
        "#]],
    );
}

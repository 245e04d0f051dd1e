//! The repository's own rules: which layer may import which, what each file must say, and what stands only in its place.
//!
//! The rules are those of `docs/architecture.md`. A failing test names the file, the line and the rule.

mod manifest;
mod source;

use std::fs;

use copydesk::ide::RULES;
use source::{Source, root, sources, text_files};

/// Which layers each layer may import. A layer is a folder of `src/`, or a file that stands for one.
const IMPORTS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("draft", &["text"]),
    ("model", &["text"]),
    ("recognize", &["text", "draft", "model"]),
    ("check", &["text", "draft", "model", "recognize"]),
    ("ide", &["text", "draft", "model", "recognize", "check"]),
    ("workspace", &["text", "ide"]),
    ("lsp", &["text", "ide", "workspace"]),
    ("cli", &["text", "ide", "workspace"]),
    ("main", &["cli", "lsp"]),
    ("lib", &[]),
];

/// Names that may stand only in these layers, and why.
const CONFINED: &[(&[&str], &[&str], &str)] = &[
    (
        &["std::fs", "File::open", "File::create"],
        &["workspace", "cli", "lsp", "main"],
        "only the edges touch the disk",
    ),
    (
        &[
            "std::env",
            "env::var",
            "SystemTime",
            "Instant::now",
            "Zoned::now",
            "Timestamp::now",
        ],
        &["workspace", "cli", "lsp", "main"],
        "clock and environment enter from outside, so that results are the same for ever",
    ),
    (
        &["tower_lsp", "lsp_types", "tokio"],
        &["lsp"],
        "only src/lsp knows the protocol and its runtime",
    ),
    (
        &["println!", "print!", "io::stdout"],
        &["cli", "lsp"],
        "standard output belongs to the protocol and to the command line",
    ),
    (
        &["eprintln!", "eprint!"],
        &["cli", "lsp", "main"],
        "only the edges speak",
    ),
    (
        &["serde_json"],
        &["model", "workspace", "lsp", "cli"],
        "JSON is read and written at the edges",
    ),
];

/// Texts that no file of the repository may hold, and why. Written in two halves so that this file does not hold them.
const BANNED_TEXTS: &[(&str, &str, &str)] = &[
    ("/wo", "rk/", "a path of somebody's machine"),
    ("/ro", "ot/", "a path of somebody's machine"),
    ("/ho", "me/", "a path of somebody's machine"),
    ("C:\\Us", "ers", "a path of somebody's machine"),
    ("TO", "DO", "an open end: finish it, or file it"),
    ("FIX", "ME", "an open end: finish it, or file it"),
];

#[track_caller]
fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn layers_import_downward_only() {
    let allowed = |layer: &str, other: &str| {
        layer == other
            || IMPORTS
                .iter()
                .any(|(name, others)| *name == layer && others.contains(&other))
    };
    let mut faults = Vec::new();
    for source in sources() {
        for (line, other) in source.imports() {
            if !allowed(&source.layer, &other) {
                let layer = &source.layer;
                faults.push(source.fault(line, &format!("{layer} may not import {other}")));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn the_table_knows_every_layer() {
    let known = |layer: &str| IMPORTS.iter().any(|(name, _)| *name == layer);
    let faults = sources()
        .iter()
        .filter(|source| !known(&source.layer))
        .map(|source| source.fault(1, "a layer that the table of imports does not know"))
        .collect();
    assert_none(faults);
}

#[test]
fn every_file_says_what_it_is() {
    let mut faults = Vec::new();
    for file in text_files().iter().filter(|it| it.path.ends_with(".rs")) {
        if !file.text.starts_with("//! ") {
            faults.push(format!(
                "{}:1: does not begin with a //! that says its one idea",
                file.path
            ));
        }
    }
    assert_none(faults);
}

#[test]
fn confined_names_stay_in_their_place() {
    let mut faults = Vec::new();
    for source in sources() {
        for (line, code) in source.code_lines() {
            for (names, layers, why) in CONFINED {
                let name = names.iter().find(|name| mentions(code, name));
                if let Some(name) = name.filter(|_| !layers.contains(&source.layer.as_str())) {
                    faults.push(source.fault(line, &format!("{name}: {why}")));
                }
            }
        }
    }
    assert_none(faults);
}

/// Whether the code has the name, not as the end of a longer one (`eprintln!` has no `println!`).
fn mentions(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn nothing_outside_the_tests_gives_up() {
    let mut faults = Vec::new();
    for source in sources() {
        for (line, code) in source.code_lines() {
            if code.contains(".unwrap()") {
                faults.push(source.fault(
                    line,
                    "unwrap: give the caller an error, or say with expect which line above makes it true",
                ));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn the_repository_speaks_of_the_product_alone() {
    let mut faults = Vec::new();
    for file in text_files() {
        for (number, line) in file.text.lines().enumerate() {
            for (head, tail, why) in BANNED_TEXTS {
                if line.contains(&format!("{head}{tail}")) {
                    faults.push(format!("{}:{}: {head}{tail}: {why}", file.path, number + 1));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut faults = Vec::new();
    for file in text_files().iter().filter(|it| it.path.ends_with(".md")) {
        if file.path.starts_with("tests/") {
            continue;
        }
        let folder = root().join(&file.path);
        let folder = folder.parent().expect("a file stands in a folder");
        for (number, line) in file.text.lines().enumerate() {
            for target in source::link_targets(line) {
                if !folder.join(target).exists() {
                    faults.push(format!(
                        "{}:{}: no such file: {target}",
                        file.path,
                        number + 1
                    ));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn documents_that_the_code_names_are_there() {
    let mut faults = Vec::new();
    for file in text_files().iter().filter(|it| it.path.ends_with(".rs")) {
        for (number, line) in file.text.lines().enumerate() {
            for document in source::documents(line) {
                if !root().join(document).exists() {
                    faults.push(format!(
                        "{}:{}: no such file: {document}",
                        file.path,
                        number + 1
                    ));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn the_readme_lists_every_rule() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let rows = RULES.iter().map(|rule| {
        let (code, summary, severity) = (rule.code, rule.summary, rule.severity.word());
        format!("| `{code}` | {summary} | {severity} |\n")
    });
    let table: String = rows.collect();
    assert!(
        readme.contains(&table),
        "the table of rules in README.md should be\n{table}"
    );
}

#[test]
fn ci_runs_what_a_person_runs() {
    let ci = fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    let commands: Vec<&str> = ci
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .collect();
    assert_eq!(commands, ["exec bash tests/run"]);
}

#[test]
fn the_tidy_tests_can_fail() {
    let source = Source::of(
        "src/draft/x.rs",
        "//! X.\nuse crate::model::Model;\nfn f() { crate::ide::analyze(); \"a // b\".len(); } // std::fs\n\
         use crate::{text::Span, check};\n#[cfg(test)]\nmod tests {\n    use crate::cli::Exit;\n}\n",
    );
    assert_eq!(
        source.imports(),
        [(2, "model"), (3, "ide"), (4, "text"), (4, "check")]
            .map(|(line, layer)| (line, layer.to_owned()))
    );
    assert!(
        source
            .code_lines()
            .all(|(_, code)| !mentions(code, "std::fs"))
    );
    assert!(mentions("use std::fs;", "std::fs"));
    assert!(!mentions("anstream::eprintln!()", "println!"));
    assert_eq!(
        source::link_targets("[a](b.md#c), ![d](e.svg) [f](https://g)"),
        ["b.md", "e.svg"]
    );
}

//! Invented drafts: those with a planted fault, where each finding must be given and no other of weight, and those on which
//! every rule must stay silent. The format is told at the head of `faults.txt`.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::check::Severity;
use copydesk::draft::Format;
use copydesk::ide::{Inputs, analyze};
use copydesk::model::{Model, Now};
use copydesk::text::Text;

/// One draft and what must be found in it: code and text.
struct Case {
    text: String,
    date: Option<Now>,
    expected: Vec<(String, String)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims")
}

fn cases(file: &str) -> Vec<Case> {
    let text = fs::read_to_string(folder().join(file)).expect("the drafts are in the repository");
    let body: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("// "))
        .collect();
    body.join("\n").split("\n---\n").map(case).collect()
}

fn case(block: &str) -> Case {
    let mut case = Case {
        text: String::new(),
        date: Now::parse("2026-03-18"),
        expected: Vec::new(),
    };
    for line in block.lines() {
        if let Some(finding) = line.strip_prefix("! ") {
            let (code, on) = finding.split_once(": ").expect("a finding is “code: text”");
            case.expected.push((code.to_owned(), on.to_owned()));
        } else if let Some(date) = line.strip_prefix("@ ") {
            case.date = Now::parse(date);
        } else {
            case.text.push_str(line);
            case.text.push('\n');
        }
    }
    case
}

/// What is wrong with the findings of a draft; nothing where all is as expected.
fn faults(case: &Case, model: &std::sync::Arc<Model>) -> String {
    let inputs = Inputs {
        format: Format::Markdown,
        model: model.clone(),
        date: case.date,
        ..Inputs::default()
    };
    let analysis = analyze(&Text::from(case.text.as_str()), &inputs, None);
    let mut faults = String::new();
    let mut is_used = vec![false; analysis.findings.len()];
    for (code, on) in &case.expected {
        let start = case
            .text
            .find(on)
            .expect("the text of the finding stands in the draft") as u32;
        let end = start + on.len() as u32;
        let mut found = false;
        for (idx, it) in analysis.findings.iter().enumerate() {
            if it.rule.code == code && it.at.start < end && start < it.at.end {
                is_used[idx] = true;
                found = true;
            }
        }
        if !found {
            faults += &format!("  missed {code} on “{on}”\n");
        }
    }
    for (it, used) in analysis.findings.iter().zip(is_used) {
        if !used && it.severity >= Severity::Warning {
            faults += &format!(
                "  extra {} on “{}”: {}\n",
                it.rule.code,
                it.at.slice(&case.text),
                it.message
            );
        }
    }
    faults
}

#[track_caller]
fn check(cases: &[Case]) {
    let model = Model::seed();
    let report: String = cases
        .iter()
        .map(|case| (case, faults(case, &model)))
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(case, faults)| format!("{}{faults}", case.text))
        .collect();
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn planted_faults_are_found_and_nothing_else() {
    check(&cases("faults.txt"));
}

#[test]
fn silence_on_what_is_right_and_on_what_is_about_other_matters() {
    check(&cases("silent.txt"));
}

#[test]
fn silence_on_whole_articles_about_other_matters() {
    let mut articles = Vec::new();
    for entry in
        fs::read_dir(folder().join("articles")).expect("the articles are in the repository")
    {
        let path = entry.expect("a readable folder").path();
        let text = fs::read_to_string(&path).expect("a readable article");
        articles.push(Case {
            text,
            date: Now::parse("2026-03-18"),
            expected: Vec::new(),
        });
    }
    assert!(!articles.is_empty());
    check(&articles);
}

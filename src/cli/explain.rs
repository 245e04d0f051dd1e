//! `copydesk explain`: the manual's page on a rule or on a problem of model files.

use super::exit::Exit;
use super::output::say;
use crate::ide::{ProblemCode, RULES, rule};

/// Prints the page of `code`, or the list of all codes.
pub(super) fn run(code: Option<&str>) -> Exit {
    let Some(code) = code else {
        return say(&list(), Exit::Clean);
    };
    match page(code) {
        Some(page) => say(&page, Exit::Clean),
        None => {
            anstream::eprintln!("copydesk: no rule has the code {code:?}; these are known:\n");
            anstream::eprint!("{}", list());
            Exit::CouldNotRun
        }
    }
}

fn page(code: &str) -> Option<String> {
    if let Some(rule) = rule(code) {
        let needs = if rule.needs_model {
            "rests on the fact model"
        } else {
            "rests on the draft alone"
        };
        let severity = rule.severity.word();
        return Some(format!(
            "# {code}\n\n{}.\n{severity} by default; {needs}.\n\n{}\n",
            rule.summary.trim_end_matches('.'),
            rule.doc.trim()
        ));
    }
    let problem = ProblemCode::all().find(|it| it.word() == code)?;
    let severity = if problem.is_error() {
        "error"
    } else {
        "warning"
    };
    Some(format!(
        "# {code}\n\n{}.\n{severity}; found in model files.\n",
        problem.summary()
    ))
}

fn list() -> String {
    let rules = RULES.iter().map(|rule| (rule.code, rule.summary));
    let problems = ProblemCode::all().map(|it| (it.word(), it.summary()));
    rules
        .chain(problems)
        .map(|(code, summary)| format!("{code:26} {summary}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_and_stands_in_the_list() {
        for line in list().lines() {
            let code = line.split_whitespace().next().expect("a code");
            assert!(page(code).is_some_and(|it| it.starts_with("# ")), "{code}");
        }
        assert_eq!(page("no-such-code"), None);
    }
}

//! A remark: what a command has to say about a place of a text, whether it comes from a rule or from a model file.

use crate::ide::{
    Analysis, Declared, Finding, Fingerprint, Model, Problem, Severity, describe_fact, fingerprint,
};
use crate::text::Span;

/// Something to say about a place of a text. Spans are bytes of the text.
#[derive(Debug)]
pub(super) struct Remark<'a> {
    /// How grave it is.
    pub(super) severity: Severity,
    /// The code of the rule or problem.
    pub(super) code: &'a str,
    /// What is wrong.
    pub(super) message: &'a str,
    /// Where.
    pub(super) at: Span,
    /// Other places of the same text, and what stands there.
    pub(super) beside: Vec<(Span, &'a str)>,
    /// Reasons, and what would settle it, a paragraph each.
    pub(super) notes: Vec<String>,
    /// The id of the fact that it rests on.
    pub(super) fact: Option<&'a str>,
    /// What stays the same of it while the text around it is edited.
    pub(super) fingerprint: Option<Fingerprint>,
    /// Mends, the best first.
    pub(super) mends: Vec<Mend<'a>>,
}

/// A way to put it right.
#[derive(Debug)]
pub(super) struct Mend<'a> {
    /// What it does.
    pub(super) title: &'a str,
    /// Whether it is surely right.
    pub(super) safe: bool,
    /// The texts to replace, none overlapping another.
    pub(super) edits: Vec<Edit<'a>>,
}

/// A text to replace.
#[derive(Debug)]
pub(super) struct Edit<'a> {
    /// What to replace.
    pub(super) at: Span,
    /// What to put there.
    pub(super) text: &'a str,
}

impl<'a> Remark<'a> {
    /// What a rule found in a draft.
    pub(super) fn of_finding(analysis: &'a Analysis, finding: &'a Finding<Span>) -> Remark<'a> {
        let model = &analysis.inputs.model;
        let explanation = Some(&finding.explanation).filter(|it| !it.is_empty());
        // Most messages that rest on a fact state it.
        let untold = finding.fact.filter(|fact| {
            let statement = model.fact(*fact).statement.trim_end_matches('.');
            !finding.message.contains(statement)
        });
        let fact = untold.map(|fact| {
            let said = describe_fact(model, fact).plain();
            format!("fact {}: {said}", model.fact(fact).id)
        });
        Remark {
            severity: finding.severity,
            code: finding.rule.code,
            message: &finding.message,
            at: finding.at,
            beside: finding
                .related
                .iter()
                .map(|it| (it.at, it.message.as_str()))
                .collect(),
            notes: explanation.cloned().into_iter().chain(fact).collect(),
            fact: finding.fact.map(|fact| model.fact(fact).id.as_str()),
            fingerprint: fingerprint(analysis, finding),
            mends: finding
                .fixes
                .iter()
                .map(|fix| Mend {
                    title: &fix.title,
                    safe: fix.safe,
                    edits: fix
                        .edits
                        .iter()
                        .map(|(at, text)| Edit { at: *at, text })
                        .collect(),
                })
                .collect(),
        }
    }

    /// What is wrong with a model file, and where the other record of a clash stands if that is another file.
    pub(super) fn of_problem(problem: &'a Problem, elsewhere: Option<&str>) -> Remark<'a> {
        let other = problem.related.filter(|it| it.file == problem.file);
        let replacement = problem.replacement.as_deref().map(|text| Mend {
            title: if problem.mend.is_empty() {
                "replace it"
            } else {
                &problem.mend
            },
            safe: false,
            edits: vec![Edit {
                at: problem.span,
                text,
            }],
        });
        let told = replacement.is_some() || problem.mend.is_empty();
        Remark {
            severity: if problem.code.is_error() {
                Severity::Error
            } else {
                Severity::Warning
            },
            code: problem.code.word(),
            message: &problem.message,
            at: problem.span,
            beside: other
                .map(|it| (it.focus, "the other stands here"))
                .into_iter()
                .collect(),
            notes: (!told)
                .then(|| problem.mend.clone())
                .into_iter()
                .chain(elsewhere.map(|it| format!("the other stands at {it}")))
                .collect(),
            fact: None,
            fingerprint: None,
            mends: replacement.into_iter().collect(),
        }
    }
}

/// Where a record stands, by file and line.
pub(super) fn place_in(model: &Model, other: Declared) -> Option<String> {
    let file = model.file(other.file)?;
    let before = file.text.get(..other.focus.start as usize)?;
    let line = before.matches('\n').count() + 1;
    Some(format!("{}:{line}", file.path))
}

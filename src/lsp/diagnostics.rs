//! Findings as diagnostics, for clients that ask and for those that are told.

use std::hash::{Hash, Hasher};
use std::path::Path;

use serde::Serialize;
use tower_lsp::lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Url,
};

use super::client::Client;
use super::model_texts::ModelTexts;
use super::to_proto;
use crate::ide::{self, Analysis, Finding, Problem};
use crate::text::{Span, Text};
use crate::workspace::{LoadedModel, SettingsProblem};

/// What diagnostics are signed with.
const SOURCE: &str = "copydesk";

/// `textDocument/publishDiagnostics`, with the URI as the client wrote it and any version it may have given.
#[derive(Debug, Serialize)]
pub(crate) struct Published<'a> {
    pub(crate) uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<i64>,
    pub(crate) diagnostics: &'a [Diagnostic],
}

/// What findings are turned into diagnostics with.
#[derive(Clone, Copy)]
pub(crate) struct Diagnose<'a> {
    /// The document, as the client writes its URI.
    pub(crate) uri: &'a str,
    /// The text that the findings are of.
    pub(crate) text: &'a Text,
    pub(crate) client: &'a Client,
    pub(crate) texts: &'a ModelTexts,
}

/// So many findings of a document are sent. A person mends the first before the last come into sight, and each change of
/// the document sends them all again: at some 300 bytes each, more would fill the pipe. Mend or switch off the rule that
/// speaks so often.
pub(crate) const MOST_FINDINGS: usize = 10_000;

/// What a person is told of a document with more than [`MOST_FINDINGS`].
pub(crate) fn too_many(uri: &str, analysis: &Analysis) -> Option<String> {
    let n_found = analysis.findings.len();
    (n_found > MOST_FINDINGS).then(|| {
        format!("{uri} has more than {MOST_FINDINGS} findings; the first of them are shown")
    })
}

impl Diagnose<'_> {
    /// The findings of an analysis of the text, at most [`MOST_FINDINGS`].
    pub(crate) fn all(self, analysis: &Analysis) -> Vec<Diagnostic> {
        // The document's address is the same for every related place in it.
        let own = Url::parse(self.uri).ok();
        analysis
            .findings
            .iter()
            .take(MOST_FINDINGS)
            .map(|finding| self.diagnostic(analysis, finding, own.as_ref()))
            .collect()
    }

    /// One finding of an analysis of the text.
    pub(crate) fn one(self, analysis: &Analysis, finding: &Finding<Span>) -> Diagnostic {
        let own = Url::parse(self.uri).ok();
        self.diagnostic(analysis, finding, own.as_ref())
    }

    /// What is wrong with the model file that is the document.
    pub(crate) fn problems(self, problems: &[Problem], loaded: &LoadedModel) -> Vec<Diagnostic> {
        let problems = problems.iter();
        problems.map(|it| self.problem(it, loaded)).collect()
    }

    /// What is wrong with a project's settings, whose text the snapshot holds.
    pub(crate) fn settings(self, problems: &[SettingsProblem]) -> Vec<Diagnostic> {
        problems.iter().map(|it| self.setting(it)).collect()
    }

    /// One problem of a project's settings.
    pub(crate) fn setting(self, problem: &SettingsProblem) -> Diagnostic {
        let told = (problem.message.as_str(), problem.mend.as_str());
        self.fault(problem.span, problem.code, problem.is_error, told)
    }

    /// What is wrong with a file that is no draft: its message and how to mend it, which may be empty.
    fn fault(
        self,
        span: Span,
        code: &str,
        is_error: bool,
        (message, mend): (&str, &str),
    ) -> Diagnostic {
        let severity = if is_error {
            DiagnosticSeverity::ERROR
        } else {
            DiagnosticSeverity::WARNING
        };
        let message = match mend {
            "" => message.to_owned(),
            mend => format!("{message}; {mend}"),
        };
        Diagnostic {
            range: to_proto::range(self.text, span, self.client.encoding),
            severity: Some(severity),
            code: Some(NumberOrString::String(code.to_owned())),
            source: Some(SOURCE.to_owned()),
            message,
            ..Diagnostic::default()
        }
    }

    /// One problem of a model file.
    pub(crate) fn problem(self, problem: &Problem, loaded: &LoadedModel) -> Diagnostic {
        let related = problem.related.filter(|_| self.client.related_information);
        let related = related.and_then(|declared| {
            let file = loaded.model.file(declared.file)?;
            let text = self.texts.of(&file.path, &file.text);
            let encoding = self.client.encoding;
            Some(vec![DiagnosticRelatedInformation {
                location: to_proto::location(
                    to_proto::url(&file.path)?,
                    &text,
                    declared.focus,
                    encoding,
                ),
                message: "The other one stands here".to_owned(),
            }])
        });
        let told = (problem.message.as_str(), problem.mend.as_str());
        let code = problem.code;
        Diagnostic {
            related_information: related,
            ..self.fault(problem.span, code.word(), code.is_error(), told)
        }
    }

    fn diagnostic(
        self,
        analysis: &Analysis,
        finding: &Finding<Span>,
        own: Option<&Url>,
    ) -> Diagnostic {
        let related = if self.client.related_information {
            self.related(analysis, finding, own)
        } else {
            Vec::new()
        };
        Diagnostic {
            range: to_proto::range(self.text, finding.at, self.client.encoding),
            severity: Some(to_proto::severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.code.to_owned())),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information: (!related.is_empty()).then_some(related),
            ..Diagnostic::default()
        }
    }

    /// The fact in its model file first, then the other places of the draft.
    fn related(
        self,
        analysis: &Analysis,
        finding: &Finding<Span>,
        own: Option<&Url>,
    ) -> Vec<DiagnosticRelatedInformation> {
        let fact = ide::evidence(analysis, finding).and_then(|evidence| {
            let target = &evidence.target;
            let text = self.texts.of(&target.path, &target.text);
            let encoding = self.client.encoding;
            Some(DiagnosticRelatedInformation {
                location: to_proto::location(
                    to_proto::url(&target.path)?,
                    &text,
                    target.focus,
                    encoding,
                ),
                message: evidence.statement,
            })
        });
        let places = finding.related.iter().filter_map(|related| {
            let range = to_proto::range(self.text, related.at, self.client.encoding);
            Some(DiagnosticRelatedInformation {
                location: Location::new(own?.clone(), range),
                message: related.message.clone(),
            })
        });
        fact.into_iter().chain(places).collect()
    }
}

/// The problems of the model file at `path`, but for its quotes and patterns.
pub(crate) fn problems_of<'a>(
    loaded: &'a LoadedModel,
    path: &Path,
) -> impl Iterator<Item = &'a Problem> {
    let files = &loaded.model.files;
    let number = files.iter().position(|it| Path::new(&it.path) == path);
    loaded
        .problems
        .iter()
        .filter(move |it| Some(it.file.0 as usize) == number)
}

/// A name for a set of diagnostics: equal sets have equal names.
pub(crate) fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = rustc_hash::FxHasher::default();
    serde_json::to_string(items)
        .unwrap_or_default()
        .hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

//! Code actions: the mends of findings, and of what is wrong in model files, as plain edits.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, CodeActionParams, Diagnostic};

use super::capture::CAPTURE;
use super::client::Client;
use super::diagnostics::problems_of;
use super::server::Server;
use super::snapshot::Snapshot;
use super::uri::file_path;
use super::{from_proto, to_proto};
use crate::ide::{self, Analysis};
use crate::text::Span;
use crate::workspace::read_project;

/// The kind of the action that applies every sure mend.
pub(crate) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.copydesk");

impl Server {
    /// The actions that a client wants for a range of a draft.
    pub(crate) fn actions(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let client = self.state.client();
        let only = params.context.only.as_deref();
        let mut actions = Vec::new();
        if wants(only, &CodeActionKind::QUICKFIX) {
            actions = self.quick_fixes(snapshot, analysis, params);
            actions.extend(self.keep_actions(snapshot, analysis, params));
        }
        if wants(only, &CodeActionKind::REFACTOR_REWRITE) {
            actions.extend(self.rewrites(snapshot, analysis, params));
        }
        // Not among the fixes of one place unless asked for: it changes others.
        if only.is_some() && wants(only, &FIX_ALL) {
            actions.extend(fix_all(snapshot, analysis, client));
        }
        if wants(only, &CAPTURE) {
            actions.extend(self.capture_actions(snapshot, analysis, params));
        }
        actions.retain(|action| action.edit.is_some());
        actions
    }

    /// The actions that a client wants for a range of a model file.
    pub(crate) async fn model_actions(
        &self,
        snapshot: &Snapshot,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let path = file_path(&snapshot.uri);
        let wanted = wants(params.context.only.as_deref(), &CodeActionKind::QUICKFIX);
        let Some(path) = path.filter(|_| wanted) else {
            return Vec::new();
        };
        let Some(loaded) = self.model_with(&path, snapshot).await else {
            return Vec::new();
        };
        let span = from_proto::span(snapshot, params.range, self.state.client().encoding);
        let diagnose = self.state.diagnose(snapshot);
        problems_of(&loaded, &path)
            .filter(|it| is_asked_about(it.span, span))
            .filter_map(|problem| {
                let replacement = problem.replacement.clone()?;
                let diagnostic = diagnose.problem(problem, &loaded);
                self.mend(snapshot, problem.span, replacement, diagnostic)
            })
            .collect()
    }

    /// The action that puts `replacement` in the place of what is wrong.
    fn mend(
        &self,
        snapshot: &Snapshot,
        span: Span,
        replacement: String,
        diagnostic: Diagnostic,
    ) -> Option<CodeAction> {
        let title = format!("Change to {replacement}");
        let client = self.state.client();
        Some(CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic]),
            edit: Some(to_proto::workspace_edit(
                snapshot,
                &[(span, replacement)],
                client,
            )?),
            ..CodeAction::default()
        })
    }

    fn rewrites(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let client = self.state.client();
        let span = from_proto::span(snapshot, params.range, client.encoding);
        let found = ide::rewrites(analysis, span).into_iter();
        found
            .map(|it| CodeAction {
                title: it.title,
                kind: Some(CodeActionKind::REFACTOR_REWRITE),
                edit: to_proto::workspace_edit(snapshot, &[(it.span, it.text)], client),
                ..CodeAction::default()
            })
            .collect()
    }

    /// The actions that a client wants for a range of a project's settings.
    pub(crate) fn settings_actions(
        &self,
        snapshot: &Snapshot,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        if !wants(params.context.only.as_deref(), &CodeActionKind::QUICKFIX) {
            return Vec::new();
        }
        let span = from_proto::span(snapshot, params.range, self.state.client().encoding);
        let diagnose = self.state.diagnose(snapshot);
        let (_, problems) = read_project(&snapshot.text.to_string());
        problems
            .iter()
            .filter(|it| is_asked_about(it.span, span))
            .filter_map(|problem| {
                let replacement = problem.replacement.clone()?;
                self.mend(
                    snapshot,
                    problem.span,
                    replacement,
                    diagnose.setting(problem),
                )
            })
            .collect()
    }

    fn quick_fixes(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let client = self.state.client();
        let span = from_proto::span(snapshot, params.range, client.encoding);
        let diagnose = self.state.diagnose(snapshot);
        let fixes = ide::quick_fixes(analysis, span).into_iter();
        fixes
            .map(|it| CodeAction {
                title: it.fix.title.clone(),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnose.one(analysis, it.finding)]),
                edit: to_proto::workspace_edit(snapshot, &it.fix.edits, client),
                is_preferred: (it.preferred && client.preferred_actions).then_some(true),
                ..CodeAction::default()
            })
            .collect()
    }
}

/// Whether what stands at `place` is in the range that a client asks about, or at its cursor.
fn is_asked_about(place: Span, range: Span) -> bool {
    place.touches(range.start) || place.overlaps(range)
}

fn fix_all(snapshot: &Snapshot, analysis: &Analysis, client: &Client) -> Option<CodeAction> {
    let edits = ide::fix_all(analysis);
    (!edits.is_empty()).then(|| CodeAction {
        title: "Apply every sure fix of copydesk".to_owned(),
        kind: Some(FIX_ALL),
        edit: to_proto::workspace_edit(snapshot, &edits, client),
        ..CodeAction::default()
    })
}

/// Whether a client that asks for these kinds, or for any, wants this one: a kind covers those below it.
fn wants(only: Option<&[CodeActionKind]>, kind: &CodeActionKind) -> bool {
    let covers = |wanted: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        wanted.as_str().is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
    };
    only.is_none_or(|only| only.iter().any(covers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_cover_those_below_them() {
        let kinds = |words: &[&'static str]| -> Vec<CodeActionKind> {
            words.iter().map(|it| CodeActionKind::new(it)).collect()
        };
        assert!(wants(None, &FIX_ALL));
        assert!(wants(Some(&kinds(&[""])), &FIX_ALL));
        assert!(wants(
            Some(&kinds(&["quickfix", "source.fixAll"])),
            &FIX_ALL
        ));
        assert!(wants(Some(&kinds(&["source"])), &FIX_ALL));
        assert!(!wants(
            Some(&kinds(&["sour", "source.fixAll.copydesk.x"])),
            &FIX_ALL
        ));
        assert!(!wants(Some(&kinds(&[])), &FIX_ALL));
    }
}

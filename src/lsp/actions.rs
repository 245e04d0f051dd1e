//! Code actions: the mends of findings, and of what is wrong in model files, as plain edits.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, Diagnostic, Url, WorkspaceEdit,
};

use super::blocking::elsewhere;
use super::capture::CAPTURE;
use super::client::Client;
use super::server::Server;
use super::snapshot::{Snapshot, Superseded};
use super::{from_proto, to_proto};
use crate::ide::{self, Analysis};
use crate::text::Span;
use crate::workspace::read_project;

/// What the edit of an action is made from once the action is taken: those that read files are not made for every list.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Deferred {
    uri: String,
    /// Of the snapshot that was asked about.
    epoch: u64,
    maker: Maker,
    /// The range that was asked about: bytes of the draft.
    start: u32,
    end: u32,
    /// Which of the things in the range.
    nth: usize,
}

impl Deferred {
    pub(super) fn new(snapshot: &Snapshot, maker: Maker, span: Span, nth: usize) -> Deferred {
        Deferred {
            uri: snapshot.uri.to_string(),
            epoch: snapshot.epoch,
            maker,
            start: span.start,
            end: span.end,
            nth,
        }
    }
}

/// Which action it is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum Maker {
    Capture,
    Keep,
}

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
        let span = from_proto::span(snapshot, params.range, client.encoding);
        let mut actions = Vec::new();
        if wants(only, &CodeActionKind::QUICKFIX) {
            actions = self.quick_fixes(snapshot, analysis, params);
            actions.extend(self.keep_actions(snapshot, analysis, span));
        }
        if wants(only, &CodeActionKind::REFACTOR_REWRITE) {
            let rewrites = self.rewrites(snapshot, analysis, params);
            // What mends a finding is not offered once more as a matter of taste.
            let is_new = |it: &CodeAction| !actions.iter().any(|known| known.edit == it.edit);
            let rewrites: Vec<CodeAction> = rewrites.into_iter().filter(is_new).collect();
            actions.extend(rewrites);
        }
        // Not among the fixes of one place unless asked for: it changes others.
        if only.is_some() && wants(only, &FIX_ALL) {
            actions.extend(fix_all(snapshot, analysis, client));
        }
        if wants(only, &CAPTURE) {
            actions.extend(self.capture_actions(snapshot, analysis, span));
        }
        actions.retain(|action| action.edit.is_some() || action.data.is_some());
        actions
    }

    /// An action with its edit, or with what that is made from once the action is taken, where the client can ask then.
    pub(super) fn with_edit(
        &self,
        mut action: CodeAction,
        deferred: Deferred,
        edit: impl FnOnce() -> Option<WorkspaceEdit>,
    ) -> CodeAction {
        if self.state.client().resolves_actions {
            action.data = serde_json::to_value(deferred).ok();
        } else {
            action.edit = edit();
        }
        action
    }

    /// An action with its edit. One that needs none stays as it is; an error where the draft has changed since.
    pub(crate) async fn resolved_action(&self, mut action: CodeAction) -> Result<CodeAction> {
        let deferred = action.data.clone().map(serde_json::from_value::<Deferred>);
        let Some(Ok(deferred)) = deferred else {
            return Ok(action);
        };
        let snapshot = Url::parse(&deferred.uri)
            .ok()
            .and_then(|it| self.draft(&it));
        let snapshot = snapshot.filter(|it| it.epoch == deferred.epoch);
        let snapshot = snapshot.ok_or(Superseded)?;
        let analysis = snapshot.analyzed().await?;
        let span = Span::new(deferred.start, deferred.end.max(deferred.start));
        action.edit = match deferred.maker {
            Maker::Capture => ide::captures(&analysis, span)
                .get(deferred.nth)
                .and_then(|it| self.capture_edit(&snapshot, &analysis, it)),
            Maker::Keep => ide::findings_at(&analysis, span)
                .nth(deferred.nth)
                .and_then(|it| self.keep_edit(&snapshot, &analysis, it)),
        };
        Ok(action)
    }

    /// The actions that a client wants for a range of a model file.
    pub(crate) async fn model_actions(
        &self,
        snapshot: &Snapshot,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let path = snapshot.path();
        let wanted = wants(params.context.only.as_deref(), &CodeActionKind::QUICKFIX);
        let Some(path) = path.filter(|_| wanted) else {
            return Vec::new();
        };
        let Some(loaded) = self.model_with(&path, snapshot).await else {
            return Vec::new();
        };
        let (state, key) = (Arc::clone(&self.state), snapshot.key.clone());
        let model = Arc::clone(&loaded);
        let problems = elsewhere(move || state.problems_in_model(&key, &model, &path)).await;
        let span = from_proto::span(snapshot, params.range, self.state.client().encoding);
        let diagnose = self.state.diagnose(snapshot);
        let problems = problems.unwrap_or_default();
        problems
            .iter()
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
                edit: to_proto::workspace_edit(snapshot, &it.edits, client),
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
                edit: to_proto::workspace_edit(snapshot, &it.edits, client),
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

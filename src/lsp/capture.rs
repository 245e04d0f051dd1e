//! The actions that write what a draft says into a model file, as plain edits. They come after all others and change
//! nothing of the draft.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, TextEdit, Url, WorkspaceEdit,
};

use super::client::Client;
use super::from_proto;
use super::keep::creation;
use super::server::Server;
use super::snapshot::Snapshot;
use super::to_proto;
use super::uri::file_path;
use crate::ide::{self, Analysis, Capture};
use crate::text::{Span, Text};
use crate::workspace::{CapturedFrom, file_of_entity, with_capture};

/// The kind of the actions.
pub(crate) const CAPTURE: CodeActionKind = CodeActionKind::new("refactor.capture.copydesk");

impl Server {
    /// An action for each thing in the range that the model does not hold yet.
    pub(super) fn capture_actions(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let client = self.state.client();
        let draft = file_path(&snapshot.uri);
        let span = from_proto::span(snapshot, params.range, client.encoding);
        let found = ide::captures(analysis, span);
        if found.is_empty() {
            return Vec::new();
        }
        let text = analysis.text.to_string();
        let from = CapturedFrom {
            path: draft.as_deref(),
            text: &text,
        };
        let action = |capture: &Capture| {
            let model = &analysis.inputs.model;
            let own = match capture {
                Capture::OtherName { entity, .. } => file_of_entity(model, entity),
                Capture::Name { .. } | Capture::Figure(_) => None,
            };
            let world = &self.state.world;
            let file = own.or_else(|| world.file_for_records(draft.as_deref()))?;
            let before = world.text_of(&file)?;
            let old = before.as_deref().unwrap_or_default();
            let after = with_capture(old, &file, model, capture, from).ok()?;
            Some(CodeAction {
                title: title(capture, analysis, &file),
                kind: Some(CAPTURE),
                edit: edit(&file, before.as_ref(), &after, client),
                ..CodeAction::default()
            })
        };
        found.iter().filter_map(action).collect()
    }
}

fn title(capture: &Capture, analysis: &Analysis, file: &Path) -> String {
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    match capture {
        Capture::Name { text, kind } => {
            let kind = kind.word().replace('_', " ");
            format!("Add “{text}” to the model as a {kind} ({file})")
        }
        Capture::OtherName { text, entity } => {
            let model = &analysis.inputs.model;
            let known = model.entity_by_id(entity).map(|it| model.entity(it).name());
            let known = known.unwrap_or_default();
            format!("Add “{text}” as another name of {known} ({file})")
        }
        Capture::Figure(figure) => format!("Record “{}” as a fact ({file})", figure.written),
    }
}

/// The edit that makes `after` of a file; `None` where the file must be made first and the client cannot.
fn edit(
    file: &PathBuf,
    before: Option<&Arc<str>>,
    after: &str,
    client: &Client,
) -> Option<WorkspaceEdit> {
    let uri = Url::from_file_path(file).ok()?;
    let Some(before) = before else {
        return client.creates_files.then(|| creation(uri, after));
    };
    let (span, insert) = difference(before, after);
    let range = to_proto::range(&Text::from(&**before), span, client.encoding);
    let edit = TextEdit::new(range, insert.to_owned());
    Some(WorkspaceEdit::new([(uri, vec![edit])].into()))
}

/// The part of `before` that differs, and what stands there in `after`: an edit of all the text would lose the marks and
/// the cursor of somebody who has it open.
fn difference<'a>(before: &str, after: &'a str) -> (Span, &'a str) {
    let same = |pair: &((usize, char), char)| pair.0.1 == pair.1;
    let start = before.char_indices().zip(after.chars()).take_while(same);
    let start: usize = start.map(|((_, c), _)| c.len_utf8()).sum();
    let (old, new) = (&before[start..], &after[start..]);
    let end = old.chars().rev().zip(new.chars().rev());
    let end: usize = end
        .take_while(|(one, other)| one == other)
        .map(|it| it.0.len_utf8())
        .sum();
    let span = Span::of(start..before.len() - end);
    (span, &after[start..after.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_difference_makes_one_text_of_the_other(before in "[ab\né😀]{0,12}", after in "[ab\né😀]{0,12}") {
            let (span, insert) = difference(&before, &after);
            let mut text = before.clone();
            text.replace_range(span.range(), insert);
            prop_assert_eq!(text, after);
        }
    }
}

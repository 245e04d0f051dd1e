//! The edit that makes another text of a file that need not be open, as plain as every client can take it.

use std::path::Path;

use tower_lsp::lsp_types::{
    CreateFile, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp, TextDocumentEdit,
    TextEdit, Url, WorkspaceEdit,
};

use super::server::Server;
use super::to_proto;
use crate::text::{Span, Text};

impl Server {
    /// The edit that makes `after` of a file, of the version at hand where that is open; `before` is `None` where there is no such
    /// file. `None` where it must be made first and the client cannot.
    pub(super) fn file_edit(
        &self,
        file: &Path,
        before: Option<&str>,
        after: &str,
    ) -> Option<WorkspaceEdit> {
        let client = self.state.client();
        let uri = self.state.url(file.to_str()?)?;
        let Some(before) = before else {
            return client.creates_files.then(|| creation(uri, after));
        };
        let version = self.state.files().at(file);
        let version = version.and_then(|it| to_proto::version(&it));
        let (span, insert) = difference(before, after);
        let range = to_proto::range(&Text::from(before), span, client.encoding);
        let edit = TextEdit::new(range, insert.to_owned());
        Some(to_proto::edits_of(vec![(uri, version, vec![edit])], client))
    }
}

/// The edit that makes a file with this text.
fn creation(uri: Url, text: &str) -> WorkspaceEdit {
    let create = CreateFile {
        uri: uri.clone(),
        options: None,
        annotation_id: None,
    };
    let start = Position::new(0, 0);
    let fill = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
        edits: vec![OneOf::Left(TextEdit::new(
            Range::new(start, start),
            text.to_owned(),
        ))],
    };
    let operations = vec![
        DocumentChangeOperation::Op(ResourceOp::Create(create)),
        DocumentChangeOperation::Edit(fill),
    ];
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    }
}

/// The part of `before` that differs, and what stands there in `after`: an edit of all the text would lose the marks and
/// the cursor of somebody who has it open.
fn difference<'a>(before: &'a str, after: &'a str) -> (Span, &'a str) {
    let same = |pair: &((usize, char), char)| pair.0.1 == pair.1;
    let start = before.char_indices().zip(after.chars()).take_while(same);
    let start: usize = start.map(|((_, c), _)| c.len_utf8()).sum();
    let rest = |text: &'a str| text.get(start..).unwrap_or_default();
    let (old, new) = (rest(before), rest(after));
    let end = old.chars().rev().zip(new.chars().rev());
    let end: usize = end
        .take_while(|(one, other)| one == other)
        .map(|it| it.0.len_utf8())
        .sum();
    let span = Span::of(start..before.len() - end);
    (span, new.get(..new.len() - end).unwrap_or_default())
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

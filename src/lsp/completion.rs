//! Completion, and what there is to read about an entry: told with it, or when the client asks for it.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    CompletionTextEdit, CompletionTriggerKind, Documentation, TextEdit, Url,
};

use super::client::Client;
use super::server::Server;
use super::snapshot::Snapshot;
use super::to_proto;
use crate::ide::{
    self, Analysis, Completion, CompletionKind, CompletionSubject, EntityKind, Model,
};
use crate::text::Span;

/// What brings up a list besides letters: a figure may follow a blank, or its currency's sign.
const TRIGGERS: [&str; 4] = [" ", "$", "€", "£"];

/// How completion is offered.
pub(crate) fn offered(client: &Client) -> CompletionOptions {
    CompletionOptions {
        resolve_provider: Some(client.resolves_completions),
        trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
        ..CompletionOptions::default()
    }
}

impl Server {
    /// What may be put in at a place of an open document; `None` where nothing ever may.
    pub(crate) async fn completed(
        &self,
        params: CompletionParams,
    ) -> Result<Option<CompletionList>> {
        let at = &params.text_document_position;
        // Without a word of how it was asked for, it counts as typing.
        let trigger = params.context.map(|it| it.trigger_kind);
        let list = |items| {
            // What fits is decided here, by more than the letters of the entries, and each further letter may bring in
            // names of which it is the first.
            let is_incomplete = true;
            CompletionList {
                is_incomplete,
                items,
            }
        };
        let Some((snapshot, offset)) = self.draft_at(at) else {
            if trigger == Some(CompletionTriggerKind::TRIGGER_CHARACTER) {
                return Ok(None);
            }
            return Ok(self.complete_in_files(at).await.map(list));
        };
        let analysis = snapshot.analyzed().await?;
        // Editors say that a list was asked for with each letter, too. Only where none is typed did a person ask.
        let last = snapshot
            .text
            .slice(Span::new(offset.saturating_sub(4), offset));
        let asked = trigger == Some(CompletionTriggerKind::INVOKED)
            && !last.ends_with(char::is_alphanumeric);
        let found = ide::completions(&analysis, offset, asked);
        let items = found.into_iter().enumerate();
        let items = items.map(|(nth, it)| self.draft_item(&snapshot, &analysis, nth, it));
        Ok(Some(list(items.collect())))
    }

    fn draft_item(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        nth: usize,
        it: Completion,
    ) -> CompletionItem {
        let client = self.state.client();
        let range = to_proto::range(&snapshot.text, it.replaces, client.encoding);
        let insert = ide::in_format(analysis, &it.text);
        let mut item = CompletionItem {
            label: it.text,
            kind: Some(known_kind(kind(it.kind), client)),
            detail: (!it.detail.is_empty()).then_some(it.detail),
            // The order is ours, not that of the letters.
            sort_text: Some(format!("{nth:03}")),
            // What was typed need not be a prefix of the label in the client's eyes: case and words differ.
            filter_text: Some(snapshot.text.slice(it.replaces).into_owned()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, insert))),
            ..CompletionItem::default()
        };
        if client.resolves_completions {
            item.data = data(&snapshot.uri, &it.about);
        } else {
            item.documentation = documentation(&analysis.inputs.model, &it.about, client);
        }
        item
    }

    /// An entry with what there is to read about it. One that none of us has made stays as it is.
    pub(crate) async fn resolved_completion(&self, mut item: CompletionItem) -> CompletionItem {
        if item.documentation.is_none()
            && let Some((uri, about)) = item.data.as_ref().and_then(subject)
            && let Some(snapshot) = self.draft(&uri)
        {
            let model = &snapshot.inputs.model;
            item.documentation = documentation(model, &about, self.state.client());
        }
        item
    }
}

fn documentation(
    model: &Model,
    about: &CompletionSubject,
    client: &Client,
) -> Option<Documentation> {
    let markup = ide::describe_completion(model, about);
    let content = to_proto::content(&markup, client.completion_markdown);
    (!markup.is_empty()).then_some(Documentation::MarkupContent(content))
}

/// What an entry is about, as [`subject`] reads it.
fn data(uri: &str, about: &CompletionSubject) -> Option<Value> {
    match about {
        CompletionSubject::Entity(id) => Some(json!({"uri": uri, "entity": id})),
        CompletionSubject::Fact(id) => Some(json!({"uri": uri, "fact": id})),
        CompletionSubject::Today => None,
    }
}

fn subject(data: &Value) -> Option<(Url, CompletionSubject)> {
    let text = |member: &str| data.get(member).and_then(Value::as_str);
    let about = match (text("entity"), text("fact")) {
        (Some(id), _) => CompletionSubject::Entity(id.to_owned()),
        (None, id) => CompletionSubject::Fact(id?.to_owned()),
    };
    Some((Url::parse(text("uri")?).ok()?, about))
}

/// A kind of the first ones alone for a client that knows no newer ones.
pub(super) fn known_kind(kind: CompletionItemKind, client: &Client) -> CompletionItemKind {
    match kind {
        newest if client.newer_completion_kinds => newest,
        CompletionItemKind::CONSTANT | CompletionItemKind::EVENT => CompletionItemKind::VALUE,
        CompletionItemKind::ENUM_MEMBER => CompletionItemKind::ENUM,
        first => first,
    }
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Figure | CompletionKind::Date => CompletionItemKind::CONSTANT,
        CompletionKind::Name(kind) => match kind {
            EntityKind::Person => CompletionItemKind::VARIABLE,
            EntityKind::Company | EntityKind::Publisher => CompletionItemKind::CLASS,
            EntityKind::PublicBody => CompletionItemKind::INTERFACE,
            EntityKind::Product => CompletionItemKind::VALUE,
            EntityKind::Place => CompletionItemKind::MODULE,
            EntityKind::Event => CompletionItemKind::EVENT,
        },
    }
}

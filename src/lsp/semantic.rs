//! Semantic tokens on the wire: five numbers each, relative to the one before, and only what changed where asked.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::lsp_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensLegend,
};

use super::snapshot::Snapshot;
use super::to_proto;
use super::uri::DocumentKey;
use crate::ide::{Analysis, EntityKind, SemanticSpan, TokenClass, semantic_spans};
use crate::text::{PositionEncoding, Span, Text};

/// The types in the order of their numbers: standard ones, so that every theme has colours for them.
const TYPES: [SemanticTokenType; 9] = [
    SemanticTokenType::CLASS,
    SemanticTokenType::INTERFACE,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::TYPE,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::EVENT,
    SemanticTokenType::NUMBER,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::STRING,
];

/// The bit of the one modifier, for names that should not be used.
const DEPRECATED: u32 = 1;

/// What the numbers mean.
pub(crate) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TYPES.to_vec(),
        token_modifiers: vec![SemanticTokenModifier::DEPRECATED],
    }
}

fn type_number(class: TokenClass) -> u32 {
    match class {
        TokenClass::Entity(EntityKind::Company | EntityKind::Publisher) => 0,
        TokenClass::Entity(EntityKind::PublicBody) => 1,
        TokenClass::Entity(EntityKind::Person) => 2,
        TokenClass::Entity(EntityKind::Product) => 3,
        TokenClass::Entity(EntityKind::Place) => 4,
        TokenClass::Entity(EntityKind::Event) => 5,
        TokenClass::Figure => 6,
        TokenClass::Time => 7,
        TokenClass::Quotation => 8,
    }
}

/// The tokens of a draft, or of a part of it.
pub(crate) fn tokens(
    text: &Text,
    analysis: &Analysis,
    within: Option<Span>,
    encoding: PositionEncoding,
) -> Vec<SemanticToken> {
    let within = within.unwrap_or(Span::new(0, u32::MAX));
    let mut last = (0, 0);
    let mut found = Vec::new();
    for span in semantic_spans(analysis, within) {
        lines(text, span, encoding, &mut last, &mut found);
    }
    found
}

/// One token for each line of a span: few clients take tokens of several lines, and a name can be broken over two.
fn lines(
    text: &Text,
    it: SemanticSpan,
    encoding: PositionEncoding,
    last: &mut (u32, u32),
    found: &mut Vec<SemanticToken>,
) {
    let range = to_proto::range(text, it.span, encoding);
    for line in range.start.line..=range.end.line {
        let start = if line == range.start.line {
            range.start.character
        } else {
            0
        };
        let end = if line == range.end.line {
            range.end.character
        } else {
            to_proto::end_of_line(text, line, encoding)
        };
        if start >= end {
            continue;
        }
        let delta_line = line - last.0;
        let before = if delta_line == 0 { last.1 } else { 0 };
        found.push(SemanticToken {
            delta_line,
            delta_start: start - before,
            length: end - start,
            token_type: type_number(it.class),
            token_modifiers_bitset: if it.outdated { DEPRECATED } else { 0 },
        });
        *last = (line, start);
    }
}

/// The tokens that were sent last of each document, to tell what changed since.
#[derive(Default)]
pub(crate) struct SentTokens(Mutex<HashMap<DocumentKey, Sent>>);

struct Sent {
    id: String,
    tokens: Vec<SemanticToken>,
}

impl SentTokens {
    /// All tokens.
    pub(crate) fn send(&self, snapshot: &Snapshot, tokens: Vec<SemanticToken>) -> SemanticTokens {
        let id = snapshot.epoch.to_string();
        let sent = Sent {
            id: id.clone(),
            tokens: tokens.clone(),
        };
        self.lock().insert(snapshot.key.clone(), sent);
        SemanticTokens {
            result_id: Some(id),
            data: tokens,
        }
    }

    /// What changed since the tokens with the id `previous`, or all tokens where those are not known any more.
    pub(crate) fn send_delta(
        &self,
        snapshot: &Snapshot,
        tokens: Vec<SemanticToken>,
        previous: &str,
    ) -> SemanticTokensFullDeltaResult {
        let before = self.lock().remove(&snapshot.key);
        let sent = self.send(snapshot, tokens);
        match before.filter(|it| it.id == previous) {
            Some(before) => SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
                result_id: sent.result_id,
                edits: difference(&before.tokens, &sent.data),
            }),
            None => SemanticTokensFullDeltaResult::Tokens(sent),
        }
    }

    /// Forgets a closed document.
    pub(crate) fn forget(&self, key: &DocumentKey) {
        self.lock().remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<DocumentKey, Sent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The one edit between what two lists begin and end with alike. Counted in numbers, five for a token.
fn difference(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let start = before.iter().zip(after).take_while(same).count();
    let (old, new) = (
        before.get(start..).unwrap_or_default(),
        after.get(start..).unwrap_or_default(),
    );
    let end = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(same)
        .count();
    let inserted = new.get(..new.len() - end).unwrap_or_default();
    let deleted = old.len() - end;
    if deleted == 0 && inserted.is_empty() {
        return Vec::new();
    }
    let numbers = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit {
        start: numbers(start),
        delete_count: numbers(deleted),
        data: Some(inserted.to_vec()),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(length: u32) -> SemanticToken {
        SemanticToken {
            length,
            ..SemanticToken::default()
        }
    }

    proptest! {
        #[test]
        fn the_difference_makes_one_list_of_the_other(
            before in prop::collection::vec(0u32..3, 0..12),
            after in prop::collection::vec(0u32..3, 0..12),
        ) {
            let mut list: Vec<SemanticToken> = before.into_iter().map(token).collect();
            let after: Vec<SemanticToken> = after.into_iter().map(token).collect();
            for edit in difference(&list, &after) {
                let start = edit.start as usize / 5;
                let end = start + edit.delete_count as usize / 5;
                list.splice(start..end, edit.data.unwrap_or_default());
            }
            prop_assert_eq!(list, after);
        }
    }
}

//! Completion: names after a few of their letters, figures and dates of facts behind the words that lead up to them.
//!
//! Running text brings up no list: a name needs letters of its own, a figure a sentence that states its fact.

mod dates;
mod figures;
mod names;
mod typed;

use self::typed::Typed;
use super::analysis::Analysis;
use super::hover::{describe_entity, describe_fact};
use super::markup::Markup;
use crate::model::{EntityKind, Model};
use crate::text::Span;

/// Something to put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is written.
    pub text: String,
    /// What was typed of it and is replaced: bytes of the draft.
    pub replaces: Span,
    /// What it is.
    pub kind: CompletionKind,
    /// In a few words, whose it is or what it says; empty where the text says it.
    pub detail: String,
    /// What there is to read about it.
    pub about: CompletionSubject,
}

/// What is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A name.
    Name(EntityKind),
    /// An amount.
    Figure,
    /// A date.
    Date,
}

/// What a completion comes from, by its id in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompletionSubject {
    /// An entity.
    Entity(String),
    /// A fact.
    Fact(String),
    /// The draft's own day.
    Today,
}

/// What may be put in at `offset` (bytes of the draft), the best first. `asked` is true when the person asked for a list, who
/// then gets one with less reason.
pub fn completions(analysis: &Analysis, offset: u32, asked: bool) -> Vec<Completion> {
    let mut list = Vec::new();
    if let Some(typed) = Typed::at(analysis, offset) {
        let facts = typed.facts(analysis);
        // Behind a word that a date may follow, a figure is the lesser guess.
        list.extend(dates::dates(analysis, &typed, &facts, asked));
        list.extend(figures::figures(analysis, &typed, &facts, asked));
    }
    list.extend(names::names(analysis, offset));
    list
}

/// What there is to read about a completion: an entity and its facts, a fact with its standing and source.
pub fn describe_completion(model: &Model, about: &CompletionSubject) -> Markup {
    match about {
        CompletionSubject::Entity(id) => {
            let mut markup = Markup::default();
            if let Some(entity) = model.entity_by_id(id) {
                describe_entity(model, entity, &mut markup);
            }
            markup
        }
        CompletionSubject::Fact(id) => model
            .fact_by_id(id)
            .map_or_else(Markup::default, |fact| describe_fact(model, fact)),
        CompletionSubject::Today => Markup::default(),
    }
}

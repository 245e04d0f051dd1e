//! A compiled model among the layers of a whole: its records get numbers behind those of the files that people write.
//!
//! Records are made when they are first asked for, and kept: what a server's drafts never mention costs it nothing.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::super::declared::Declared;
use super::super::entity::{Entity, EntityIdx, EntityKind, NameForm};
use super::super::fact::{Evidence, Fact, FactIdx, Object, Qualifier, Status};
use super::super::file::{FactRecord, Party, parse_model_file};
use super::super::gazetteer::Reading;
use super::super::index::Model;
use super::super::layer::Layer;
use super::super::near::{NearName, Reach, push_letters};
use super::super::pieces::Piece;
use super::super::relation::RelationIdx;
use super::super::source::{Source, SourceIdx};
use super::Compiled;
use super::automaton::Slips;
use super::kept::Kept;
use super::names::{Room, Walked};
use super::slots::Slots;
use crate::text::Span;

/// A compiled model and the layer that it is laid as.
#[derive(Clone, Debug)]
pub struct CompiledLayer {
    /// Its layer; a file of the same layer that people write wins over it.
    pub layer: Layer,
    /// Where it lies.
    pub path: String,
    /// What it holds.
    pub compiled: Arc<Compiled>,
}

/// A compiled model within a [`Model`].
#[derive(Debug)]
pub(in super::super) struct Laid {
    pub(in super::super) layer: Layer,
    pub(in super::super) path: String,
    pub(in super::super) compiled: Arc<Compiled>,
    /// Entities, each with the numbers of its facts.
    entities: Slots<(Entity, Vec<u32>)>,
    facts: Slots<(Fact, Vec<FactIdx>, Vec<FactIdx>)>,
    sources: Slots<Source>,
    /// The names that words nearly spell, and the numbers of their entities here: those spelt with slips, and those that
    /// differ in spaces and marks alone.
    near: [Kept<NearNames>; 2],
    first_entity: u32,
    first_fact: u32,
    first_source: u32,
    /// Its entities and facts whose ids a higher layer gives to others.
    pub(in super::super) hidden: FxHashMap<u32, EntityIdx>,
    pub(in super::super) hidden_facts: FxHashMap<u32, FactIdx>,
}

/// Names, and the numbers of their entities.
type NearNames = Arc<[(NearName, u32)]>;

static NOBODY: LazyLock<Entity> = LazyLock::new(|| Entity {
    id: String::new(),
    kind: EntityKind::Company,
    names: Vec::new(),
    needs: Vec::new(),
    needs_words: Vec::new(),
    not_before: Vec::new(),
    not_after: Vec::new(),
    not: Vec::new(),
    not_alone_after_the: false,
    well_known: false,
    description: String::new(),
    ids: Vec::new(),
    declared: Declared::NOWHERE,
});

static NOTHING: LazyLock<Fact> = LazyLock::new(|| Fact {
    id: String::new(),
    subject: EntityIdx(u32::MAX),
    relation: RelationIdx(0),
    object: None,
    value: None,
    statement: String::new(),
    qualifiers: Vec::new(),
    valid_from: None,
    valid_to: None,
    announced: None,
    status: Status::Retracted,
    attributed_to: None,
    supersedes: Vec::new(),
    disputes: Vec::new(),
    part_of: None,
    evidence: Vec::new(),
    declared: Declared::NOWHERE,
});

static NOWHERE: LazyLock<Source> = LazyLock::new(|| Source {
    id: String::new(),
    kind: String::new(),
    tier: 3,
    publisher: String::new(),
    title: String::new(),
    published: None,
    url: None,
    text_file: None,
    sha256: None,
    spans: [Span { start: 0, end: 0 }; 2],
    derived_from: Vec::new(),
    declared: Declared::NOWHERE,
});

/// Where the numbers of the next compiled model begin.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Firsts {
    pub(in super::super) entity: u32,
    pub(in super::super) fact: u32,
    pub(in super::super) source: u32,
}

impl Laid {
    /// Lays a compiled model with its numbers from `firsts` on, which are moved behind it; `None` where they would not
    /// suffice.
    pub(in super::super) fn new(layer: &CompiledLayer, firsts: &mut Firsts) -> Option<Laid> {
        let [_, entities, facts, sources] = layer.compiled.counts();
        let next = Firsts {
            entity: firsts.entity.checked_add(entities)?,
            fact: firsts.fact.checked_add(facts)?,
            source: firsts.source.checked_add(sources)?,
        };
        let first = std::mem::replace(firsts, next);
        Some(Laid {
            layer: layer.layer,
            path: layer.path.clone(),
            compiled: Arc::clone(&layer.compiled),
            entities: Slots::new(entities),
            facts: Slots::new(facts),
            sources: Slots::new(sources),
            near: Default::default(),
            first_entity: first.entity,
            first_fact: first.fact,
            first_source: first.source,
            hidden: FxHashMap::default(),
            hidden_facts: FxHashMap::default(),
        })
    }

    /// Calls `take` with each way to read the name where a walk ended, the number of its entity here, and its spelling.
    pub(in super::super) fn readings(
        &self,
        prose: &str,
        walked: &Walked,
        cut: &[Option<Piece>],
        room: &mut Room,
        mut take: impl FnMut(Reading, Option<u32>, &str),
    ) {
        self.compiled
            .readings(prose, walked, cut, room, |owner, fit, written| {
                let reading = Reading {
                    owner: owner.map(|it| (self.entity_idx(it.entity), it.name)),
                    form: owner.map_or(NameForm::Name, |it| it.form),
                    fit,
                };
                take(reading, owner.map(|it| it.entity), written);
            });
    }

    /// The names that `letters` spell, or nearly spell where there may be slips, and the number of each one's entity here.
    pub(in super::super) fn near(&self, letters: &str, may_slip: bool) -> NearNames {
        let [with_slips, without] = &self.near;
        let kept = if may_slip { with_slips } else { without };
        kept.get(letters, || {
            let mut found = Vec::new();
            self.find_near(letters, may_slip, &mut found);
            found.into()
        })
    }

    fn find_near(&self, letters: &str, may_slip: bool, found: &mut Vec<(NearName, u32)>) {
        let Some(reach) = Reach::of(letters) else {
            return;
        };
        let most = if may_slip { reach.most() } else { 0 };
        let Some(mut slips) = Slips::new(letters, most) else {
            return;
        };
        let mut spelled = String::new();
        self.compiled.near(&mut slips, |owner, written| {
            spelled.clear();
            push_letters(written, &mut spelled);
            if let Some(distance) = reach.distance(&spelled, letters) {
                let near = NearName {
                    entity: self.entity_idx(owner.entity),
                    name: owner.name,
                    distance,
                };
                if !found.contains(&(near, owner.entity)) {
                    found.push((near, owner.entity));
                }
            }
        });
    }

    /// Calls `take` with the names that begin with `start` in the order of their letters, and the number of each one's entity
    /// here, until it says `false`.
    pub(in super::super) fn beginning(
        &self,
        start: &str,
        mut take: impl FnMut((EntityIdx, u32), u32) -> bool,
    ) {
        self.compiled.beginning(start, |owner| {
            let name = (self.entity_idx(owner.entity), owner.name);
            take(name, owner.entity)
        });
    }

    pub(in super::super) fn entity_idx(&self, number: u32) -> EntityIdx {
        EntityIdx(self.first_entity.saturating_add(number))
    }

    fn entity_number(&self, entity: EntityIdx) -> Option<u32> {
        let number = entity.0.checked_sub(self.first_entity)?;
        let [_, count, _, _] = self.compiled.counts();
        (number < count).then_some(number)
    }

    fn fact_number(&self, fact: FactIdx) -> Option<u32> {
        let number = fact.0.checked_sub(self.first_fact)?;
        let [_, _, count, _] = self.compiled.counts();
        (number < count).then_some(number)
    }

    pub(in super::super) fn own_entity(&self, id: &str) -> Option<u32> {
        self.compiled.entity_by_id(id)
    }

    pub(in super::super) fn entity_by_id(&self, id: &str) -> Option<EntityIdx> {
        self.own_entity(id).map(|it| self.entity_idx(it))
    }

    pub(in super::super) fn own_fact(&self, id: &str) -> Option<u32> {
        self.compiled.fact_by_id(id)
    }

    pub(in super::super) fn fact_by_id(&self, id: &str) -> Option<FactIdx> {
        let number = self.own_fact(id)?;
        Some(FactIdx(self.first_fact.saturating_add(number)))
    }

    pub(in super::super) fn source_by_id(&self, id: &str) -> Option<SourceIdx> {
        let number = self.compiled.source_by_id(id)?;
        Some(SourceIdx(self.first_source.saturating_add(number)))
    }
}

impl Model {
    pub(super) fn laid_entity(&self, entity: EntityIdx) -> Option<(&Laid, u32)> {
        let mut all = self.laid.iter();
        all.find_map(|laid| Some((laid, laid.entity_number(entity)?)))
    }

    /// An entity of a compiled model. One that cannot be read is nobody, without a name.
    pub(in super::super) fn compiled_entity(&self, entity: EntityIdx) -> &Entity {
        let found = self.laid_entity(entity);
        let found = found.and_then(|(laid, number)| self.stored(laid, number));
        found.map_or_else(|| &*NOBODY, |it| &it.0)
    }

    pub(super) fn stored<'m>(
        &'m self,
        laid: &'m Laid,
        number: u32,
    ) -> Option<&'m (Entity, Vec<u32>)> {
        laid.entities.get(number, || {
            let (stored, facts) = laid.compiled.stored(number)?;
            let needs = stored.needs.iter().filter_map(|id| self.entity_by_id(id));
            let entity = Entity {
                needs: needs.collect(),
                ..stored.entity
            };
            Some((entity, facts))
        })
    }

    fn fact_with_links(&self, fact: FactIdx) -> Option<&(Fact, Vec<FactIdx>, Vec<FactIdx>)> {
        let (laid, number) = self
            .laid
            .iter()
            .find_map(|laid| Some((laid, laid.fact_number(fact)?)))?;
        laid.facts.get(number, || {
            let (json, later, against) = laid.compiled.fact(number)?;
            let record = parse_model_file(&format!("{{\"facts\":{json}}}"))
                .facts
                .pop()?;
            let numbered = |numbers: Vec<u32>| {
                let facts = numbers.into_iter().map(|it| self.overlaid_fact(laid, it));
                facts.collect::<Vec<FactIdx>>()
            };
            Some((
                self.resolved_fact(&record)?,
                numbered(later),
                numbered(against),
            ))
        })
    }

    fn overlaid_fact(&self, laid: &Laid, number: u32) -> FactIdx {
        let own = FactIdx(laid.first_fact.saturating_add(number));
        laid.hidden_facts.get(&number).copied().unwrap_or(own)
    }

    /// A fact of a compiled model. One that cannot be read says nothing, and is taken back.
    pub(in super::super) fn compiled_fact(&self, fact: FactIdx) -> &Fact {
        self.fact_with_links(fact)
            .map_or_else(|| &*NOTHING, |it| &it.0)
    }

    /// The facts of the compiled model that replaced this one of theirs.
    pub(in super::super) fn compiled_later(&self, fact: FactIdx) -> &[FactIdx] {
        self.fact_with_links(fact).map_or(&[], |it| &it.1)
    }

    /// The facts of the compiled model that dispute this one of theirs.
    pub(in super::super) fn compiled_disputing(&self, fact: FactIdx) -> &[FactIdx] {
        self.fact_with_links(fact).map_or(&[], |it| &it.2)
    }

    /// A source of a compiled model. One that cannot be read is a nameless rewrite.
    pub(in super::super) fn compiled_source(&self, source: SourceIdx) -> &Source {
        let found = self.laid.iter().find_map(|laid| {
            let number = source.0.checked_sub(laid.first_source)?;
            laid.sources.get(number, || {
                let json = laid.compiled.source(number)?;
                let mut file = parse_model_file(&format!("{{\"sources\":{json}}}"));
                let record = file.sources.pop()?;
                let from = record.derived_from.iter();
                Some(Source {
                    derived_from: from.filter_map(|id| self.source_by_id(&id.text)).collect(),
                    declared: Declared::NOWHERE,
                    ..record.source
                })
            })
        });
        found.unwrap_or_else(|| &NOWHERE)
    }

    /// The facts of compiled models that name an entity, whichever layer gives the entity.
    pub(in super::super) fn compiled_facts_of(&self, entity: EntityIdx) -> Vec<FactIdx> {
        let mut facts = Vec::new();
        for laid in &self.laid {
            let number = match laid.entity_number(entity) {
                Some(number) => Some(number),
                None => laid.own_entity(&self.entity(entity).id),
            };
            let stored = number.and_then(|it| self.stored(laid, it));
            let kept = stored.into_iter().flat_map(|(_, numbers)| numbers).copied();
            let kept = kept.filter(|it| !laid.hidden_facts.contains_key(it));
            facts.extend(kept.map(|it| FactIdx(laid.first_fact.saturating_add(it))));
        }
        facts
    }

    fn resolved_fact(&self, record: &FactRecord) -> Option<Fact> {
        let party = |party: &Party| match party {
            Party::Id(id) => self.entity_by_id(&id.text).map(Object::Entity),
            Party::Words(words) => Some(Object::Text(words.clone())),
        };
        let facts = |ids: &[super::super::reader::Located]| {
            let found = ids.iter().filter_map(|id| self.fact_by_id(&id.text));
            found.collect::<Vec<FactIdx>>()
        };
        let object = match &record.object {
            Some(named) => Some(party(named)?),
            None => None,
        };
        let qualifiers = record.qualifiers.iter().filter_map(|(key, value)| {
            Some(Qualifier {
                key: (*key).to_owned(),
                value: party(value)?,
            })
        });
        let evidence = record.evidence.iter().filter_map(|it| {
            Some(Evidence {
                source: self.source_by_id(&it.source.text)?,
                quote: it.quote.clone(),
                at: it.at,
                quote_span: Span::default(),
                at_span: Span::default(),
                file: Declared::NOWHERE.file,
            })
        });
        Some(Fact {
            id: record.id.text.clone(),
            subject: self.entity_by_id(&record.subject.text)?,
            relation: self.relation_by_id(&record.relation.text)?,
            object,
            value: record.value,
            statement: record.statement.clone(),
            qualifiers: qualifiers.collect(),
            valid_from: record.valid_from,
            valid_to: record.valid_to,
            announced: record.announced,
            status: record.status,
            attributed_to: record.attributed_to.as_ref().and_then(party),
            supersedes: facts(&record.supersedes),
            disputes: facts(&record.disputes),
            part_of: record
                .part_of
                .as_ref()
                .and_then(|id| self.fact_by_id(&id.text)),
            evidence: evidence.collect(),
            declared: Declared::NOWHERE,
        })
    }
}

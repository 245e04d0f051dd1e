//! From model files to a model: layers laid over one another, ids resolved, what is wrong between records found.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::checks;
use super::compiled::{CompiledLayer, Firsts, Laid};
use super::declared::{Declared, ModelFile, ModelFileIdx};
use super::entity::{Entity, EntityIdx};
use super::fact::{Evidence, Fact, FactIdx, Object, Qualifier};
use super::file::{
    EntityRecord, FactRecord, ParsedFile, Party, RelationRecord, SourceRecord, parse_model_file,
};
use super::gazetteer::Gazetteer;
use super::index::{Index, Model, Target};
use super::layer::{Layer, LayerFile};
use super::links::{Links, in_file};
use super::near::NearNames;
use super::problem::{Problem, ProblemCode};
use super::reader::Located;
use super::relation::{Relation, RelationIdx};
use super::source::{Source, SourceIdx};
use super::table::Table;
use crate::text::in_parallel;

/// The shipped models: the relations' vocabulary and the seed, with the file names that they bear on disk. The vocabulary is
/// in two files so that it is read in half the time, by two threads.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("relations.json", include_str!("data/relations.json")),
    ("deals.json", include_str!("data/deals.json")),
    ("seed.json", include_str!("data/seed.json")),
];

impl Model {
    /// Builds a model from files of all layers, in any order; the shipped seed is one of them and has no special powers.
    ///
    /// Never fails: what cannot be read or resolved is left out and reported. The problems come by file and place.
    pub fn build(files: &[LayerFile]) -> (Model, Vec<Problem>) {
        Model::build_over(files, &[])
    }

    /// As [`Model::build`], with compiled models among the layers. Of two with one layer the first wins, and a file that
    /// people write wins over both.
    pub fn build_over(files: &[LayerFile], compiled: &[CompiledLayer]) -> (Model, Vec<Problem>) {
        let mut sorted: Vec<&LayerFile> = files.iter().collect();
        sorted.sort_by_key(|file| file.layer);
        let mut builder = Builder::default();
        for layer in compiled {
            builder.add_relations(layer);
        }
        // Weighed against recognizing prose, which takes some eight times as long.
        let weight = |file: &&LayerFile| file.text.len() / 8;
        let parsed = in_parallel(&sorted, weight, |file| parse_model_file(&file.text));
        for (file, parsed) in sorted.into_iter().zip(parsed) {
            builder.add(file, parsed);
        }
        for layer in compiled {
            builder.yield_to(layer);
        }
        builder.finish(compiled)
    }

    /// The files of the shipped model, for callers that have no folder to put them into.
    pub fn embedded() -> Vec<LayerFile> {
        EMBEDDED
            .iter()
            .map(|(name, text)| LayerFile {
                layer: Layer::Seed,
                path: format!("copydesk:/{name}"),
                text: Arc::from(*text),
            })
            .collect()
    }

    /// The shipped model alone.
    pub fn seed() -> Arc<Model> {
        static SEED: LazyLock<Arc<Model>> =
            LazyLock::new(|| Arc::new(Model::build(&Model::embedded()).0));
        SEED.clone()
    }
}

#[derive(Default)]
struct Builder {
    files: Vec<ModelFile>,
    /// Compiled models, the highest layer first.
    laid: Vec<Laid>,
    sources: Table<SourceRecord>,
    entities: Table<EntityRecord>,
    relations: Table<RelationRecord>,
    facts: Table<FactRecord>,
    links: Links,
}

impl Builder {
    fn add(&mut self, file: &LayerFile, parsed: ParsedFile) {
        let idx = ModelFileIdx(self.files.len() as u32);
        self.files.push(ModelFile {
            path: file.path.clone(),
            layer: file.layer,
            text: file.text.clone(),
        });
        let ParsedFile {
            sources,
            entities,
            relations,
            facts,
            left_out,
            problems: found,
        } = parsed;
        self.links.left_out.extend(left_out);
        if found
            .iter()
            .any(|problem| problem.code == ProblemCode::BrokenJson)
        {
            self.links.broken.push(file.text.clone());
        }
        let problems = &mut self.links.problems;
        problems.extend(found.into_iter().map(|problem| in_file(problem, idx)));
        for record in sources {
            self.sources.add(record, file.layer, idx, problems);
        }
        for record in entities {
            self.entities.add(record, file.layer, idx, problems);
        }
        for record in relations {
            self.relations.add(record, file.layer, idx, problems);
        }
        for record in facts {
            self.facts.add(record, file.layer, idx, problems);
        }
    }

    fn add_relations(&mut self, layer: &CompiledLayer) {
        let relations = parse_model_file(&layer.compiled.relations()).relations;
        for record in relations {
            let nowhere = Declared::NOWHERE.file;
            self.relations
                .add(record, layer.layer, nowhere, &mut Vec::new());
        }
    }

    /// Takes away what a compiled model of a higher layer says anew.
    fn yield_to(&mut self, layer: &CompiledLayer) {
        let compiled = &layer.compiled;
        self.entities
            .yield_to(layer.layer, |id| compiled.has_entity(id));
        self.facts.yield_to(layer.layer, |id| compiled.has_fact(id));
        self.sources
            .yield_to(layer.layer, |id| compiled.has_source(id));
    }

    /// Lays compiled models over one another, with their numbers behind those of the records that people write.
    fn lay(&mut self, compiled: &[CompiledLayer]) {
        let mut firsts = Firsts {
            entity: self.entities.records.len() as u32,
            fact: self.facts.records.len() as u32,
            source: self.sources.records.len() as u32,
        };
        let mut sorted: Vec<&CompiledLayer> = compiled.iter().collect();
        sorted.sort_by_key(|it| std::cmp::Reverse(it.layer));
        for layer in sorted {
            let Some(mut laid) = Laid::new(layer, &mut firsts) else {
                continue;
            };
            for (number, (record, ..)) in (0..).zip(&self.entities.records) {
                let same = laid.own_entity(&record.id.text);
                laid.hidden.extend(same.map(|it| (it, EntityIdx(number))));
            }
            self.files.push(ModelFile {
                path: layer.path.clone(),
                layer: layer.layer,
                text: format!("a compiled model, checksum {:08x}", layer.compiled.sum()).into(),
            });
            self.laid.push(laid);
        }
    }

    fn finish(mut self, compiled: &[CompiledLayer]) -> (Model, Vec<Problem>) {
        self.lay(compiled);
        let facts = std::mem::take(&mut self.facts);
        let mut model = Model {
            facts: self.resolved_facts(&facts),
            sources: self.resolved_sources(),
            entities: self.resolved_entities(),
            relations: self.placed_relations(),
            files: self.files,
            layers: self.entities.records.iter().map(|it| it.1).collect(),
            laid: self.laid,
            ..Model::default()
        };
        for (number, fact) in (0..).map(FactIdx).zip(&model.facts) {
            for laid in &mut model.laid {
                let same = laid.own_fact(&fact.id);
                laid.hidden_facts.extend(same.map(|it| (it, number)));
            }
        }
        let Links {
            mut references,
            mut problems,
            ..
        } = self.links;
        references.sort_unstable_by_key(|it| (it.file, it.span));
        model.references = references;
        model.index = Index::of(&model);
        model.gazetteer = Gazetteer::build(&model.entities, &model.layers, &mut problems);
        model.near = NearNames::build(&model.entities);
        checks::entities(
            &model,
            self.entities.records.iter().map(|it| &it.0),
            &mut problems,
        );
        let records = facts
            .records
            .iter()
            .map(|it| (it.0.id.text.as_str(), &it.0))
            .collect();
        checks::facts(&model, &records, &mut problems);
        let sources = self.sources.records.iter().map(|it| &it.0);
        checks::sources(&model, sources, &mut problems);
        problems.sort_by_key(|problem| (problem.file, problem.span));
        (model, problems)
    }

    fn placed_relations(&self) -> Vec<Relation> {
        let placed = |(record, _, file): &(RelationRecord, Layer, ModelFileIdx)| {
            let mut relation = record.relation.clone();
            relation.declared.file = *file;
            relation
                .patterns
                .iter_mut()
                .for_each(|pattern| pattern.declared.file = *file);
            relation
        };
        self.relations.records.iter().map(placed).collect()
    }

    fn resolved_sources(&mut self) -> Vec<Source> {
        let mut sources = Vec::with_capacity(self.sources.records.len());
        for (record, _, file) in &self.sources.records {
            let mut source = record.source.clone();
            source.declared.file = *file;
            source.derived_from = record
                .derived_from
                .iter()
                .filter_map(|id| {
                    self.links
                        .follow(
                            &self.sources,
                            |it| source_in(&self.laid, it),
                            id,
                            *file,
                            source_target,
                        )
                        .map(SourceIdx)
                })
                .collect();
            sources.push(source);
        }
        sources
    }

    fn resolved_entities(&mut self) -> Vec<Entity> {
        let mut entities = Vec::with_capacity(self.entities.records.len());
        for (record, _, file) in &self.entities.records {
            let mut entity = record.entity.clone();
            entity.declared.file = *file;
            entity.needs = record
                .needs
                .iter()
                .filter_map(|id| {
                    self.links
                        .follow(
                            &self.entities,
                            |it| entity_in(&self.laid, it),
                            id,
                            *file,
                            entity_target,
                        )
                        .map(EntityIdx)
                })
                .collect();
            entities.push(entity);
        }
        entities
    }

    /// The facts whose subject, relation and object are known; the others are reported and left out.
    fn resolved_facts(&mut self, facts: &Table<FactRecord>) -> Vec<Fact> {
        let mut kept = Vec::with_capacity(facts.records.len());
        let mut kept_records = Vec::with_capacity(facts.records.len());
        let mut numbers: FxHashMap<&str, FactIdx> = FxHashMap::default();
        for (record, _, file) in &facts.records {
            if let Some(fact) = self.fact(record, *file) {
                numbers.insert(&record.id.text, FactIdx(kept.len() as u32));
                kept.push(fact);
                kept_records.push((record, *file));
            }
        }
        for (fact, (record, file)) in kept.iter_mut().zip(kept_records) {
            let mut link = |id: &Located| {
                let compiled = || self.laid.iter().find_map(|it| it.fact_by_id(&id.text));
                let found = numbers.get(id.text.as_str()).copied().or_else(compiled);
                match found {
                    Some(number) => self.links.note(id, file, Target::Fact(number)),
                    None if facts.find(id).is_none() => self.links.report(facts, id, file),
                    // A link to a fact that was left out is no second problem.
                    None => {}
                }
                found
            };
            fact.supersedes = record.supersedes.iter().filter_map(&mut link).collect();
            fact.disputes = record.disputes.iter().filter_map(&mut link).collect();
            fact.part_of = record.part_of.as_ref().and_then(&mut link);
        }
        kept
    }

    /// A fact without its links to others. Every id in it is followed, so that one run reports all that name nothing.
    fn fact(&mut self, record: &FactRecord, file: ModelFileIdx) -> Option<Fact> {
        let subject = self.entity(&record.subject, file);
        let relation = self.links.follow(
            &self.relations,
            |_| None,
            &record.relation,
            file,
            relation_target,
        );
        let object = record.object.as_ref().map(|party| self.party(party, file));
        let qualifiers = self.qualifiers(record, file);
        let attributed_to = record
            .attributed_to
            .as_ref()
            .and_then(|party| self.party(party, file));
        let evidence = self.evidence(record, file);
        Some(Fact {
            id: record.id.text.clone(),
            subject: subject?,
            relation: RelationIdx(relation?),
            // An object that names nothing makes the fact say nothing; no object at all is fine.
            object: match object {
                Some(named) => Some(named?),
                None => None,
            },
            value: record.value,
            statement: record.statement.clone(),
            qualifiers,
            valid_from: record.valid_from,
            valid_to: record.valid_to,
            announced: record.announced,
            status: record.status,
            attributed_to,
            supersedes: Vec::new(),
            disputes: Vec::new(),
            part_of: None,
            evidence,
            declared: Declared {
                file,
                full: record.full,
                focus: record.id.span,
            },
        })
    }

    fn qualifiers(&mut self, record: &FactRecord, file: ModelFileIdx) -> Vec<Qualifier> {
        let mut qualifiers = Vec::with_capacity(record.qualifiers.len());
        for (key, party) in &record.qualifiers {
            let value = self.party(party, file);
            qualifiers.extend(value.map(|value| Qualifier {
                key: (*key).to_owned(),
                value,
            }));
        }
        qualifiers
    }

    fn evidence(&mut self, record: &FactRecord, file: ModelFileIdx) -> Vec<Evidence> {
        let mut evidence = Vec::with_capacity(record.evidence.len());
        for it in &record.evidence {
            let source = self.links.follow(
                &self.sources,
                |it| source_in(&self.laid, it),
                &it.source,
                file,
                source_target,
            );
            evidence.extend(source.map(|source| Evidence {
                source: SourceIdx(source),
                quote: it.quote.clone(),
                at: it.at,
                quote_span: it.quote_span,
                at_span: it.at_span,
                file,
            }));
        }
        evidence
    }

    fn entity(&mut self, id: &Located, file: ModelFileIdx) -> Option<EntityIdx> {
        self.links
            .follow(
                &self.entities,
                |it| entity_in(&self.laid, it),
                id,
                file,
                entity_target,
            )
            .map(EntityIdx)
    }

    fn party(&mut self, party: &Party, file: ModelFileIdx) -> Option<Object> {
        match party {
            Party::Id(id) => self.entity(id, file).map(Object::Entity),
            Party::Words(words) => Some(Object::Text(words.clone())),
        }
    }
}

fn entity_in(laid: &[Laid], id: &str) -> Option<u32> {
    laid.iter()
        .find_map(|it| it.entity_by_id(id))
        .map(|it| it.0)
}

fn source_in(laid: &[Laid], id: &str) -> Option<u32> {
    laid.iter()
        .find_map(|it| it.source_by_id(id))
        .map(|it| it.0)
}

fn entity_target(number: u32) -> Target {
    Target::Entity(EntityIdx(number))
}

fn source_target(number: u32) -> Target {
    Target::Source(SourceIdx(number))
}

fn relation_target(number: u32) -> Target {
    Target::Relation(RelationIdx(number))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{TWO, build};
    use super::*;

    #[test]
    fn the_seed_is_whole_and_without_problems() {
        let (model, problems) = Model::build(&Model::embedded());
        assert_eq!(problems, []);
        for number in 1..=23 {
            assert!(
                model.fact_by_id(&format!("S{number}")).is_some(),
                "S{number}"
            );
        }
        assert_eq!(model.entities.len(), 14);
        assert_eq!(model.relations.len(), 22);
        assert!(model.facts.iter().all(|fact| !fact.evidence.is_empty()));
    }

    #[test]
    fn references_lead_to_what_they_name() {
        let text = format!(
            r#"{{{TWO}, "facts": [{{"id": "F1", "subject": "alder", "relation": "uses", "object": "birch", "statement": "-"}}]}}"#
        );
        let (model, _) = build(&text);
        let file = model
            .file_by_path("0.json")
            .expect("the file is in the model");
        let named = |id: &str, nth: usize| {
            let at = text
                .match_indices(&format!("\"{id}\""))
                .nth(nth)
                .expect("the id stands there")
                .0 as u32;
            let target = model
                .reference_at(file, at + 1)
                .map(|it| model.declared(it.target));
            target.map(|it| {
                it.focus
                    .slice(&model.files[it.file.0 as usize].text)
                    .to_owned()
            })
        };
        assert_eq!(named("alder", 1).as_deref(), Some("Alder"));
        assert_eq!(named("birch", 1).as_deref(), Some("Birch"));
        assert_eq!(named("uses", 0).as_deref(), Some("uses"));
        assert_eq!(
            named("alder", 0),
            None,
            "an id is no reference where it is given"
        );
        assert_eq!(
            model.record_at(file, 20),
            Some(Target::Entity(EntityIdx(0)))
        );
    }
}

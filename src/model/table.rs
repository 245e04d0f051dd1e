//! Layers laid over one another: of the records with one id the last layer's stands.

use rustc_hash::FxHashMap;

use super::declared::{Declared, ModelFileIdx};
use super::file::{EntityRecord, FactRecord, RelationRecord, SourceRecord};
use super::layer::Layer;
use super::links::in_file;
use super::problem::{Problem, ProblemCode};
use super::reader::{Located, nearest};

/// The records of one sort that stand after all layers: the last layer's, each in the place of the one it replaced.
pub(super) struct Table<R> {
    pub(super) records: Vec<(R, Layer, ModelFileIdx)>,
    by_id: FxHashMap<String, usize>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Table {
            records: Vec::new(),
            by_id: FxHashMap::default(),
        }
    }
}

/// What the builder must know of a record of any sort.
pub(super) trait Record {
    const WHAT: &'static str;
    fn id(&self) -> &Located;
}

impl Record for SourceRecord {
    const WHAT: &'static str = "source";
    fn id(&self) -> &Located {
        &self.id
    }
}

impl Record for EntityRecord {
    const WHAT: &'static str = "entity";
    fn id(&self) -> &Located {
        &self.id
    }
}

impl Record for RelationRecord {
    const WHAT: &'static str = "relation";
    fn id(&self) -> &Located {
        &self.id
    }
}

impl Record for FactRecord {
    const WHAT: &'static str = "fact";
    fn id(&self) -> &Located {
        &self.id
    }
}

impl<R: Record> Table<R> {
    pub(super) fn add(
        &mut self,
        record: R,
        layer: Layer,
        file: ModelFileIdx,
        problems: &mut Vec<Problem>,
    ) {
        let id = record.id();
        let Some(&at) = self.by_id.get(&id.text) else {
            self.by_id.insert(id.text.clone(), self.records.len());
            self.records.push((record, layer, file));
            return;
        };
        let Some((first, first_layer, first_file)) = self.records.get_mut(at) else {
            return;
        };
        if *first_layer != layer {
            (*first, *first_layer, *first_file) = (record, layer, file);
            return;
        }
        let other = Declared {
            file: *first_file,
            full: first.id().span,
            focus: first.id().span,
        };
        let message = format!(
            "another {} has the id \"{}\" already; the first counts",
            R::WHAT,
            id.text
        );
        let problem = Problem::new(ProblemCode::DuplicateId, id.span, message);
        problems.push(in_file(
            problem.mend("give one of them another id").related(other),
            file,
        ));
    }

    /// Takes away the records of layers below `layer` that `also` knows.
    pub(super) fn yield_to(&mut self, layer: Layer, also: impl Fn(&str) -> bool) {
        let records = std::mem::take(&mut self.records);
        self.by_id.clear();
        for (record, own, file) in records {
            if own >= layer || !also(&record.id().text) {
                self.by_id
                    .insert(record.id().text.clone(), self.records.len());
                self.records.push((record, own, file));
            }
        }
    }

    pub(super) fn find(&self, id: &Located) -> Option<u32> {
        self.by_id.get(&id.text).map(|&at| at as u32)
    }

    pub(super) fn unknown(&self, id: &Located) -> Problem {
        let known: Vec<&str> = self.by_id.keys().map(String::as_str).collect();
        let message = format!("no {} has the id \"{}\"", R::WHAT, id.text);
        let problem = Problem::new(ProblemCode::UnknownId, id.span, message);
        match nearest(&id.text, &known) {
            Some(near) => problem
                .mend(format!("perhaps \"{near}\""))
                .replace_with(near),
            None => problem.mend(format!("add the {} with this id, or name another", R::WHAT)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{build_layers, check, lines, names_in};
    use super::super::layer::Layer;
    use expect_test::expect;

    #[test]
    fn ids_twice_in_one_layer() {
        check(
            r#"{"entities": [{"id": "a", "kind": "company", "name": "Alder"}, {"id": "a", "kind": "company", "name": "Birch"}]}"#,
            expect![[r#"
                1:72 “a”: model-duplicate-id: another entity has the id "a" already; the first counts; give one of them another id & 1:23 “a”
            "#]],
        );
        check(
            r#"{"sources": [{"id": "a"}, {"id": "a"}], "relations": [{"id": "uses"}, {"id": "lends"}, {"id": "lends"}],
            "entities": [{"id": "a", "kind": "company", "name": "Alder"}], "facts": [
            {"id": "a", "subject": "a", "relation": "uses", "statement": "-"},
            {"id": "a", "subject": "a", "relation": "lends", "statement": "-"}]}"#,
            expect![[r#"
                1:35 “a”: model-duplicate-id: another source has the id "a" already; the first counts; give one of them another id & 1:22 “a”
                1:96 “lends”: model-duplicate-id: another relation has the id "lends" already; the first counts; give one of them another id & 1:79 “lends”
                4:21 “a”: model-duplicate-id: another fact has the id "a" already; the first counts; give one of them another id & 3:21 “a”
            "#]],
        );
        let [one, other] = ["Alder", "Birch"].map(|name| {
            format!("{{\"entities\": [\n{{\"id\": \"a\", \"kind\": \"company\", \"name\": \"{name}\"}}]}}")
        });
        let (model, problems) =
            build_layers(&[(Layer::Workspace, &one), (Layer::Workspace, &other)]);
        expect![[r#"
            2:9 “a”: model-duplicate-id: another entity has the id "a" already; the first counts; give one of them another id & 2:9 “a”
        "#]].assert_eq(&lines(&model, &problems));
        assert_eq!(names_in(&model, "Alder"), ["a"], "the first counts");
    }

    #[test]
    fn a_later_layer_replaces_a_record_whole() {
        let entity = |name: &str| {
            format!(
                r#"{{"entities": [{{"id": "a", "kind": "company", "name": "{name}", "alias": ["{name}s"]}}]}}"#
            )
        };
        let (story, shared) = (entity("Story"), entity("Shared"));
        let (model, problems) = build_layers(&[(Layer::Story, &story), (Layer::Shared, &shared)]);
        assert_eq!(problems, []);
        let names: Vec<&str> = model.entities[0]
            .names
            .iter()
            .map(|name| name.text.as_str())
            .collect();
        assert_eq!(names, ["Story", "Storys"]);
        assert_eq!(
            model.files[model.entities[0].declared.file.0 as usize].path,
            "0.json"
        );
    }
}

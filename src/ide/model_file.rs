//! Inside a model file: from an id to the record that it names, and from a record to all that refers to it.

use std::sync::Arc;

use crate::ide::goto::{NavigationTarget, entity_target, target};
use crate::ide::mentions::Subject;
use crate::ide::model_rename::{id_in_model, places_of_id};
use crate::model::{EntityIdx, Model, ModelFileIdx, Target};
use crate::text::Span;

/// A place in a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelPlace {
    /// The file, as [`crate::model::ModelFile::path`] names it.
    pub path: String,
    /// Its text as the model read it.
    pub text: Arc<str>,
    /// The place: bytes of `text`.
    pub span: Span,
}

/// Where the record stands that the id at `offset` (bytes of the model file at `path`) names: its own where that is a record's
/// id. `None` where no id stands that names one.
pub fn definition_in_model(model: &Model, path: &str, offset: u32) -> Option<NavigationTarget> {
    let reference = model.reference_at(model.file_by_path(path)?, offset);
    let (named, origin) = match reference {
        Some(reference) => (reference.target, reference.span),
        None => {
            let (subject, span) = id_in_model(model, path, offset)?;
            (record(model, &subject)?, span)
        }
    };
    match named {
        Target::Entity(entity) => entity_target(model, entity, origin),
        other => target(model, model.declared(other), origin),
    }
}

/// Where the model file at `path` has the id that stands at `offset`: bytes of it, and whether it is there that a record gets it.
pub fn highlights_in_model(model: &Model, path: &str, offset: u32) -> Vec<(Span, bool)> {
    let file = model.file_by_path(path).and_then(|it| model.file(it));
    let id = id_in_model(model, path, offset);
    let mut places = Vec::new();
    if let Some((file, (subject, _))) = file.zip(id) {
        places_of_id(&file.text, &subject, |span, own| places.push((span, own)));
    }
    places
}

/// What the model file at `path` speaks of at `offset`: what an id there names, else the record around it.
pub fn subject_in_model(model: &Model, path: &str, offset: u32) -> Option<Subject> {
    let file = model.file_by_path(path)?;
    let target = match model.reference_at(file, offset) {
        Some(reference) => reference.target,
        None => model.record_at(file, offset)?,
    };
    Some(match target {
        Target::Entity(idx) => Subject::Entity(model.entity(idx).id.clone()),
        Target::Fact(idx) => Subject::Fact(model.fact(idx).id.clone()),
        Target::Source(idx) => Subject::Source(model.source(idx).id.clone()),
        Target::Relation(idx) => Subject::Relation(model.relation(idx).id.clone()),
    })
}

/// Where the record of a subject stands: an entity's name, a fact's id.
pub fn record_in_model(model: &Model, subject: &Subject) -> Option<ModelPlace> {
    let record = record(model, subject)?;
    if let Target::Entity(entity) = record {
        return entity_place(model, entity);
    }
    let declared = model.declared(record);
    place(model, declared.file, declared.focus)
}

/// The model file that the record of a subject stands in, as [`crate::model::ModelFile::path`] names it: two folders may give two
/// records one id.
pub fn file_of_record<'m>(model: &'m Model, subject: &Subject) -> Option<&'m str> {
    let declared = match record(model, subject)? {
        Target::Entity(entity) => model.entity(entity).declared,
        other => model.declared(other),
    };
    Some(&model.file(declared.file)?.path)
}

/// Where the name of an entity stands, in a model file or in what is shown of a compiled model.
pub(super) fn entity_place(model: &Model, entity: EntityIdx) -> Option<ModelPlace> {
    let target = entity_target(model, entity, Span::default())?;
    Some(ModelPlace {
        path: target.path,
        text: target.text,
        span: target.focus,
    })
}

/// Where model files refer to a subject.
pub fn references_in_model(model: &Model, subject: &Subject) -> Vec<ModelPlace> {
    let Some(target) = record(model, subject) else {
        return Vec::new();
    };
    model
        .references_to(target)
        .filter_map(|it| place(model, it.file, it.span))
        .collect()
}

fn record(model: &Model, subject: &Subject) -> Option<Target> {
    match subject {
        Subject::Entity(id) => model.entity_by_id(id).map(Target::Entity),
        Subject::Fact(id) => model.fact_by_id(id).map(Target::Fact),
        Subject::Source(id) => model.source_by_id(id).map(Target::Source),
        Subject::Relation(id) => model.relation_by_id(id).map(Target::Relation),
    }
}

/// A place of a model file; `None` where the file is not known.
pub(super) fn place(model: &Model, file: ModelFileIdx, span: Span) -> Option<ModelPlace> {
    let file = model.file(file)?;
    Some(ModelPlace {
        path: file.path.clone(),
        text: Arc::clone(&file.text),
        span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use crate::model::{Layer, LayerFile};
    use expect_test::{Expect, expect};

    const MODEL: &str = r#"{
"sources": [{"id": "wire", "kind": "wire", "tier": 2, "publisher": "P", "title": "T"}],
"entities": [
{"id": "brightwater", "kind": "company", "name": "Brightwater Rail"},
{"id": "tunnel", "kind": "product", "name": "North Tunnel"}
],
"facts": [
{"id": "B1", "subject": "brightwater", "relation": "maker_of", "object": "tunnel", "statement": "s", "evidence": [{"source": "wire"}]}
]
}
"#;

    fn model() -> Model {
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: Layer::Story,
            path: "/story.model.json".into(),
            text: MODEL.into(),
        });
        Model::build(&files).0
    }

    fn offset(part: &str) -> u32 {
        Span::of(0..MODEL.find(part).expect("a part")).end + 1
    }

    #[track_caller]
    fn check(part: &str, expected: Expect) {
        let model = model();
        let spans = definition_in_model(&model, "/story.model.json", offset(part))
            .map(|it| [(it.origin, "asked"), (it.focus, "found")]);
        expected.assert_eq(&fixture::draw(MODEL, spans.into_iter().flatten()));
    }

    #[test]
    fn from_an_id_to_its_record() {
        check(
            "\"tunnel\", \"statement",
            expect![[r#"
                {"id": "tunnel", "kind": "product", "name": "North Tunnel"}
                                                             ^^^^^^^^^^^^ found
                {"id": "B1", "subject": "brightwater", "relation": "maker_of", "object": "tunnel", "statement": "s", "evidence": [{"source": "wire"}]}
                                                                                          ^^^^^^ asked
            "#]],
        );
        check("statement", expect![""]);
        check(
            "tunnel\", \"kind",
            expect![[r#"
            {"id": "tunnel", "kind": "product", "name": "North Tunnel"}
                    ^^^^^^ asked
                                                         ^^^^^^^^^^^^ found
        "#]],
        );
    }

    #[test]
    fn an_id_in_one_file() {
        let model = model();
        let drawn = |part: &str| {
            let found = highlights_in_model(&model, "/story.model.json", offset(part));
            let kind = |own| if own { "written" } else { "read" };
            fixture::draw(MODEL, found.into_iter().map(|it| (it.0, kind(it.1))))
        };
        expect![[r#"
            {"id": "brightwater", "kind": "company", "name": "Brightwater Rail"},
                    ^^^^^^^^^^^ written
            {"id": "B1", "subject": "brightwater", "relation": "maker_of", "object": "tunnel", "statement": "s", "evidence": [{"source": "wire"}]}
                                     ^^^^^^^^^^^ read
        "#]].assert_eq(&drawn("brightwater\", \"relation"));
        expect![""].assert_eq(&drawn("Brightwater Rail"));
        assert_eq!(highlights_in_model(&model, "/none.json", 0), []);
    }

    #[test]
    fn a_record_and_what_refers_to_it() {
        let model = model();
        for part in ["Brightwater Rail", "brightwater\", \"relation"] {
            let subject = subject_in_model(&model, "/story.model.json", offset(part));
            assert_eq!(subject, Some(Subject::Entity("brightwater".into())));
        }
        let source = subject_in_model(&model, "/story.model.json", offset("wire\"}]"));
        let source = source.expect("a source");
        assert_eq!(references_in_model(&model, &source).len(), 1);
        let record = record_in_model(&model, &source).expect("a record");
        assert_eq!(record.path, "/story.model.json");
        assert_eq!(subject_in_model(&model, "/no/such.json", 0), None);
        let unknown = Subject::Fact("x".into());
        assert_eq!(references_in_model(&model, &unknown), []);
        assert_eq!(record_in_model(&model, &unknown), None);
    }
}

//! Renaming an id across model files.

use crate::ide::mentions::Subject;
use crate::model::{Layer, Model, Sort, place_at, strings};
use crate::text::Span;

/// A place of an id in a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdPlace {
    /// The file, as [`crate::model::ModelFile::path`] names it.
    pub path: String,
    /// The id, without its quotes: bytes of the file.
    pub span: Span,
}

/// The id at `offset` (bytes of the model file at `path`) and where it stands; `None` where no id stands.
pub fn id_in_model(model: &Model, path: &str, offset: u32) -> Option<(Subject, Span)> {
    let file = model.file(model.file_by_path(path)?)?;
    let place = place_at(&file.text, offset).filter(|it| it.is_quoted && !it.is_name)?;
    let (sort, _) = Sort::of(&place.path)?;
    Some((subject(sort, place.text), place.span))
}

/// The edits that give the record of a subject another id: its own and every one that refers to it, in all model files,
/// each to be replaced by `new`. An error says why it cannot be done, a sentence for people without a final dot.
///
/// Files of copydesk itself are not changed, so a record that only they have keeps its id.
pub fn rename_in_models(
    model: &Model,
    subject: &Subject,
    new: &str,
) -> Result<Vec<IdPlace>, String> {
    let old = subject.id();
    if !is_id(new) {
        return Err(format!(
            "“{new}” is no id: it may hold letters, digits, - _ . : and /"
        ));
    }
    if new != old && is_taken(model, sort_of(subject), new) {
        return Err(format!("another record has the id “{new}” already"));
    }
    let mut places = Vec::new();
    let mut is_own = false;
    for file in &model.files {
        if file.layer == Layer::Seed {
            continue;
        }
        places_of_id(&file.text, subject, |span, own| {
            is_own |= own;
            places.push(IdPlace {
                path: file.path.clone(),
                span,
            });
        });
    }
    if is_own {
        Ok(places)
    } else {
        Err(format!(
            "“{old}” is an id of copydesk's own models, which stay as they are"
        ))
    }
}

/// Calls `take` with every place at which the text of a model file has the id of a subject, and whether that gives it to a record.
pub(super) fn places_of_id(text: &str, subject: &Subject, mut take: impl FnMut(Span, bool)) {
    let (sort, id) = (sort_of(subject), subject.id());
    strings(text, |place| {
        if let Some((_, own)) = Sort::of(&place.path).filter(|it| it.0 == sort)
            && !place.is_name
            && place.text == id
        {
            take(place.span, own);
        }
    });
}

/// An id that reads the same in JSON and in a message.
fn is_id(id: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/');
    !id.is_empty() && id.chars().all(fits)
}

fn is_taken(model: &Model, sort: Sort, id: &str) -> bool {
    match sort {
        Sort::Entity => model.entity_by_id(id).is_some(),
        Sort::Fact => model.fact_by_id(id).is_some(),
        Sort::Source => model.source_by_id(id).is_some(),
        Sort::Relation => model.relation_by_id(id).is_some(),
    }
}

pub(super) fn subject(sort: Sort, id: &str) -> Subject {
    let id = id.to_owned();
    match sort {
        Sort::Entity => Subject::Entity(id),
        Sort::Fact => Subject::Fact(id),
        Sort::Source => Subject::Source(id),
        Sort::Relation => Subject::Relation(id),
    }
}

fn sort_of(subject: &Subject) -> Sort {
    match subject {
        Subject::Entity(_) => Sort::Entity,
        Subject::Fact(_) => Sort::Fact,
        Subject::Source(_) => Sort::Source,
        Subject::Relation(_) => Sort::Relation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LayerFile;

    const DESK: &str = r#"{"entities": [{"id": "alder", "kind": "company", "name": "alder"}, {"id": "birch", "kind": "company", "name": "Birch"}]}"#;
    const STORY: &str = r#"{"facts": [{"id": "alder", "subject": "alder", "relation": "rival_of", "object": "birch", "statement": "alder", "with": ["alder", {"text": "alder"}]}]}"#;

    fn model() -> Model {
        let mut files = Model::embedded();
        for (path, layer, text) in [
            ("/desk.json", Layer::Workspace, DESK),
            ("/story.model.json", Layer::Story, STORY),
        ] {
            files.push(LayerFile {
                layer,
                path: path.to_owned(),
                text: text.into(),
            });
        }
        Model::build(&files).0
    }

    #[test]
    fn an_id_is_renamed_wherever_it_names_the_record() {
        let model = model();
        let at = DESK.find("alder").expect("an id") as u32;
        let (subject, span) = id_in_model(&model, "/desk.json", at).expect("an id");
        assert_eq!(subject, Subject::Entity("alder".into()));
        assert_eq!(span.slice(DESK), "alder");
        let places = rename_in_models(&model, &subject, "alder-works").expect("places");
        let at: Vec<(&str, u32)> = places.iter().map(|it| (&*it.path, it.span.start)).collect();
        let subject_at = STORY.find("\"subject\": \"").expect("a field") as u32 + 12;
        let with_at = STORY.find("[\"alder").expect("a list") as u32 + 2;
        assert_eq!(
            at,
            [
                ("/desk.json", 22),
                ("/story.model.json", subject_at),
                ("/story.model.json", with_at)
            ]
        );
    }

    #[test]
    fn what_cannot_be_renamed_says_why() {
        let model = model();
        let rename = |id: &str, new: &str| {
            rename_in_models(&model, &Subject::Entity(id.into()), new).map(|it| it.len())
        };
        assert_eq!(
            rename("alder", "birch"),
            Err("another record has the id “birch” already".into())
        );
        assert_eq!(
            rename("alder", "a b"),
            Err("“a b” is no id: it may hold letters, digits, - _ . : and /".into())
        );
        assert_eq!(rename("alder", "alder"), Ok(3));
        assert_eq!(
            rename("openai", "open"),
            Err("“openai” is an id of copydesk's own models, which stay as they are".into())
        );
    }
}

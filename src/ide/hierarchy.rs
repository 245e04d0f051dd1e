//! Type hierarchy: what an entity is part of or made by, and what is part of it or made by it: parent company, unit, product.

use super::analysis::Analysis;
use super::goto::{NavigationTarget, target};
use super::mentions::{Subject, subject_at};
use super::model_file::subject_in_model;
use crate::model::{EntityIdx, EntityKind, Exclusive, Fact, Model, Object, Status};
use crate::text::Span;

/// An entity in its hierarchy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// Its id.
    pub id: String,
    /// Its own name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// What it is to the one that was asked about: "is a unit of", "makes"; nothing for that one itself.
    pub relation: String,
    /// Its record in a model file.
    pub place: NavigationTarget,
}

/// The entity at `offset` (bytes of the draft).
pub fn relative_at(analysis: &Analysis, offset: u32) -> Option<Relative> {
    of_subject(&analysis.inputs.model, subject_at(analysis, offset)?)
}

/// The entity that the model file at `path` speaks of at `offset` (bytes of that file).
pub fn relative_in_model(model: &Model, path: &str, offset: u32) -> Option<Relative> {
    of_subject(model, subject_in_model(model, path, offset)?)
}

/// What the entity with this id is part of or made by, in the order of the model.
pub fn supertypes(model: &Model, id: &str) -> Vec<Relative> {
    related(model, id, |owner, owned, entity| {
        (owned == entity).then_some(owner)
    })
}

/// What is part of the entity with this id or made by it, in the order of the model.
pub fn subtypes(model: &Model, id: &str) -> Vec<Relative> {
    related(model, id, |owner, owned, entity| {
        (owner == entity).then_some(owned)
    })
}

fn of_subject(model: &Model, subject: Subject) -> Option<Relative> {
    match subject {
        Subject::Entity(id) => relative(model, model.entity_by_id(&id)?, String::new()),
        _ => None,
    }
}

fn related(
    model: &Model,
    id: &str,
    other: fn(EntityIdx, EntityIdx, EntityIdx) -> Option<EntityIdx>,
) -> Vec<Relative> {
    let Some(entity) = model.entity_by_id(id) else {
        return Vec::new();
    };
    let mut found: Vec<(EntityIdx, &str)> = Vec::new();
    for fact in model.facts_of(entity).map(|it| model.fact(it)) {
        let pair = ownership(model, fact);
        let relative = pair.and_then(|(owner, owned)| other(owner, owned, entity));
        let Some(relative) = relative.filter(|it| !found.iter().any(|known| known.0 == *it)) else {
            continue;
        };
        let relation = model.relation(fact.relation);
        let is_subject = fact.subject == relative;
        found.push((
            relative,
            if is_subject {
                &relation.label
            } else {
                &relation.inverse
            },
        ));
    }
    let relatives = found.into_iter();
    relatives
        .filter_map(|(idx, words)| self::relative(model, idx, words.to_owned()))
        .collect()
}

/// Who owns or makes whom by a fact that stands: a relation with one subject for its object says that the subject makes the
/// object, one with one object at a time that the object is the parent.
fn ownership(model: &Model, fact: &Fact) -> Option<(EntityIdx, EntityIdx)> {
    let Some(Object::Entity(object)) = fact.object else {
        return None;
    };
    if matches!(fact.status, Status::Superseded | Status::Retracted) {
        return None;
    }
    match model.relation(fact.relation).exclusive {
        Exclusive::Subject => Some((fact.subject, object)),
        Exclusive::Object => Some((object, fact.subject)),
        Exclusive::No | Exclusive::SubjectByRole => None,
    }
}

fn relative(model: &Model, idx: EntityIdx, relation: String) -> Option<Relative> {
    let entity = model.entity(idx);
    Some(Relative {
        id: entity.id.clone(),
        name: entity.name().to_owned(),
        kind: entity.kind,
        relation,
        place: target(model, entity.declared, Span::default())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        let model = &analysis.inputs.model;
        let Some(relative) = relative_at(&analysis, offset) else {
            return expected.assert_eq("nothing");
        };
        let line = |it: &Relative| format!("{} ({})\n", it.name, it.relation);
        let above: String = supertypes(model, &relative.id).iter().map(line).collect();
        let below: String = subtypes(model, &relative.id).iter().map(line).collect();
        expected.assert_eq(&format!("{above}-- {}\n{below}", relative.name));
    }

    #[test]
    fn parents_units_and_products() {
        check(
            "North<|>gate Drills left.",
            expect![[r#"
            Northgate (is the parent of)
            -- Northgate Drills
            Mole Nine (is made by)
        "#]],
        );
        check(
            "Northg<|>ate.",
            expect![[r#"
            -- Northgate
            Northgate Drills (is a unit of)
        "#]],
        );
        check(
            "The Mole Ni<|>ne.",
            expect![[r#"
            Northgate Drills (makes)
            -- Mole Nine
        "#]],
        );
        check(
            "Re<|>uters.",
            expect![[r#"
            -- Reuters
        "#]],
        );
        check("The c<|>at.", expect!["nothing"]);
    }
}

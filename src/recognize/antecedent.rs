//! Who "the company", "it" and "its" are: only where exactly one antecedent fits, else nobody.

use crate::model::{EntityIdx, EntityKind, Model};

/// The one entity among `names` that fits; `None` where none does or two do, and where a name that the model does not know
/// might be meant as well. `names` are those before the word, of its own sentence and of the one before it. A noun that the
/// description of just one of them has ("the retailer") tells them apart.
pub(super) fn only_fitting(
    names: impl Iterator<Item = Option<EntityIdx>>,
    noun: &str,
    kinds: &[EntityKind],
    others: &[Option<EntityIdx>],
    model: &Model,
) -> Option<EntityIdx> {
    let mut fitting: Vec<EntityIdx> = Vec::new();
    for name in names {
        let entity = name?;
        let kind = model.entity(entity).kind;
        let fits = (kinds.is_empty() || kinds.contains(&kind))
            && matches!(kind, EntityKind::Company | EntityKind::PublicBody);
        if fits && !others.contains(&Some(entity)) && !fitting.contains(&entity) {
            fitting.push(entity);
        }
    }
    let only = |entities: &[EntityIdx]| match entities {
        &[entity] => Some(entity),
        _ => None,
    };
    only(&fitting).or_else(|| {
        fitting.retain(|&it| is_described_as(noun, it, model));
        only(&fitting)
    })
}

/// Whether the noun is told of the entity, beyond the one word that is told of every company.
fn is_described_as(noun: &str, entity: EntityIdx, model: &Model) -> bool {
    let mut words = model
        .entity(entity)
        .description
        .split(|c: char| !c.is_alphanumeric());
    noun != "company" && !noun.is_empty() && words.any(|it| it.eq_ignore_ascii_case(noun))
}

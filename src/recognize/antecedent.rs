//! Who "the company", "it" and "its" are: only where exactly one antecedent fits, else nobody.

use crate::model::{EntityIdx, EntityKind, Model};

/// The one entity among `names` that fits; `None` where none does or two do, and where a name that the model does not know
/// might be meant as well. `names` are those before the word, of its own sentence and of the one before it.
pub(super) fn only_fitting(
    names: impl Iterator<Item = Option<EntityIdx>>,
    kinds: &[EntityKind],
    others: &[Option<EntityIdx>],
    model: &Model,
) -> Option<EntityIdx> {
    let mut found = None;
    for name in names {
        let entity = name?;
        let kind = model.entity(entity).kind;
        let fits = (kinds.is_empty() || kinds.contains(&kind))
            && matches!(kind, EntityKind::Company | EntityKind::PublicBody);
        if !fits || others.contains(&Some(entity)) || found == Some(entity) {
            continue;
        }
        if found.is_some() {
            return None;
        }
        found = Some(entity);
    }
    found
}

//! What only the whole draft can tell: its date, and who is in it.

use super::cast::Cast;
use super::name::NameMention;
use crate::model::{EntityIdx, Model, Now};

/// What a paragraph must know of the rest of its draft. Equal contexts give equal findings, so a paragraph is checked
/// again only when its prose, the model or this changes.
///
/// Invariant: it holds what is in the draft, never how often or where, so that typing seldom changes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftContext {
    /// The draft's date, where one is known.
    pub date: Option<Now>,
    /// The entities that the draft mentions by a name that counts, sorted.
    pub present: Vec<EntityIdx>,
    /// The entities whose weak names count all through the draft, since what they need is present; sorted.
    pub accompanied: Vec<EntityIdx>,
}

impl DraftContext {
    /// Whether a mention counts as one of its entity: it is certain by itself, or its company is elsewhere in the draft.
    pub fn counts(&self, mention: &NameMention) -> bool {
        mention.certain || self.accompanied.binary_search(&mention.entity).is_ok()
    }

    /// Whether the draft mentions the entity by a name that counts.
    pub fn mentions(&self, entity: EntityIdx) -> bool {
        self.present.binary_search(&entity).is_ok()
    }
}

/// The context of a draft with this cast.
pub fn resolve(date: Option<Now>, cast: Cast, model: &Model) -> DraftContext {
    let mut present = cast.certain;
    let mut accompanied = cast.doubtful;
    let is_present = |entity: &EntityIdx| present.binary_search(entity).is_ok();
    accompanied
        .retain(|entity| is_present(entity) || model.entity(*entity).needs.iter().any(is_present));
    present.extend(&accompanied);
    present.sort_unstable();
    present.dedup();
    DraftContext {
        date,
        present,
        accompanied,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Paragraph, recognize};
    use super::*;

    /// The ids of the entities present in a draft of these paragraphs, and whether the first mention of the first counts.
    #[track_caller]
    fn check(paragraphs: &[&str], present: &[&str], first_counts: bool) {
        let model = Model::seed();
        let recognized: Vec<Paragraph> = paragraphs
            .iter()
            .map(|prose| recognize(prose, &model))
            .collect();
        let context = resolve(None, Cast::of(recognized.iter()), &model);
        let ids: Vec<&str> = context
            .present
            .iter()
            .map(|&entity| model.entity(entity).id.as_str())
            .collect();
        assert_eq!(ids, present);
        let first = recognized
            .first()
            .and_then(|paragraph| paragraph.names.first());
        assert_eq!(
            first.is_some_and(|mention| context.counts(mention)),
            first_counts
        );
    }

    #[test]
    fn a_weak_name_counts_when_its_company_is_in_the_draft() {
        check(
            &["Frontier is new.", "OpenAI sells it."],
            &["openai", "openai-frontier"],
            true,
        );
        check(
            &["Frontier is new.", "Amazon sells it."],
            &["amazon"],
            false,
        );
        check(
            &["Claude Monet painted.", "Anthropic did not."],
            &["anthropic"],
            false,
        );
    }
}

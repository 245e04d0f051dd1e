//! The surface forms of a model compiled into one matcher over tokens.

use super::entity::EntityIdx;
use crate::text::Span;

/// A name of the model found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// Where it stands in the text that was searched.
    pub span: Span,
    /// Whose name it is.
    pub entity: EntityIdx,
    /// Which of [`super::Entity::names`].
    pub name: u32,
}

/// The surface forms of a model.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {}

impl Gazetteer {
    pub(super) fn build(
        entities: &[super::entity::Entity],
        layers: &[super::layer::Layer],
        problems: &mut Vec<super::problem::Problem>,
    ) -> Gazetteer {
        let _ = (entities, layers, problems);
        Gazetteer {}
    }
}

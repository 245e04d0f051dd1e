//! Where a record stands: its model file and its places there.

use std::sync::Arc;

use super::layer::Layer;
use crate::text::Span;

/// The number of a model file in its model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModelFileIdx(pub u32);

/// Where a record stands in its model file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The file.
    pub file: ModelFileIdx,
    /// The whole record: bytes of the file.
    pub full: Span,
    /// What a reader should land on: an entity's name, a fact's id.
    pub focus: Span,
}

impl Declared {
    /// Of a record that stands in no text: compiled models hold none.
    pub const NOWHERE: Declared = Declared {
        file: ModelFileIdx(u32::MAX),
        full: Span { start: 0, end: 0 },
        focus: Span { start: 0, end: 0 },
    };
}

/// A model file that took part in a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelFile {
    /// Where an editor can open it: an absolute path, or a URI that the workspace layer gave.
    pub path: String,
    /// Its layer.
    pub layer: Layer,
    /// Its text.
    pub text: Arc<str>,
}

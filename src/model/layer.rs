//! The layers of a model: which file wins where two say something of the same id.

use std::sync::Arc;

/// How near to the story a model file stands. Later ones win: a record whose id stands in two layers is replaced whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Shipped inside copydesk.
    Seed,
    /// Shared by the newsroom.
    Shared,
    /// The workspace's own.
    Workspace,
    /// Beside the draft.
    Story,
}

/// One model file to build a model from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerFile {
    /// Its layer.
    pub layer: Layer,
    /// Where an editor can open it: an absolute path, or a URI that the workspace layer gave.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
}

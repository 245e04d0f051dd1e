//! What drafts are checked against: the model, the settings, the folders of the workspace.

use std::sync::{Arc, PoisonError, RwLock};

use serde_json::Value;

use super::open_files::format_of;
use super::snapshot::Role;
use crate::ide::{Inputs, Model};

/// What drafts are checked against.
#[derive(Default)]
pub(crate) struct World {
    model: RwLock<Option<Arc<Model>>>,
}

impl World {
    /// Reads what `initialize` says of folders and settings.
    pub(crate) fn initialize(&self, _: &Value) {
        let seed = Model::seed();
        *self.model.write().unwrap_or_else(PoisonError::into_inner) = Some(seed);
    }

    /// What a document is, and what its analysis depends on.
    pub(crate) fn role_and_inputs(&self, language: Option<&str>, uri: &str) -> (Role, Inputs) {
        let Some(format) = format_of(language, uri) else {
            return (Role::Untouched, Inputs::default());
        };
        let model = self.model.read().unwrap_or_else(PoisonError::into_inner);
        let inputs = Inputs {
            format,
            model: model.clone().unwrap_or_default(),
            ..Inputs::default()
        };
        (Role::Draft, inputs)
    }
}

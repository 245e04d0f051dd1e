//! The texts of model files with their lines counted, kept from answer to answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::text::Text;

/// The texts of model files, by their path.
#[derive(Default)]
pub(crate) struct ModelTexts(Mutex<HashMap<String, (Arc<str>, Text)>>);

impl ModelTexts {
    /// The text of a model file as one that knows its lines. It is made anew only when the file's text is another.
    pub(crate) fn of(&self, path: &str, text: &Arc<str>) -> Text {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((source, lines)) = known.get(path)
            && Arc::ptr_eq(source, text)
        {
            return lines.clone();
        }
        let lines = Text::from(&**text);
        known.insert(path.to_owned(), (Arc::clone(text), lines.clone()));
        lines
    }
}

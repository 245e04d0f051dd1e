//! What the ids of a model name: followed, remembered for who asks where an id stands, or reported as naming nothing.

use std::sync::Arc;

use super::declared::ModelFileIdx;
use super::index::{Reference, Target};
use super::problem::Problem;
use super::reader::Located;
use super::table::{Record, Table};

/// A problem of a file.
pub(super) fn in_file(mut problem: Problem, file: ModelFileIdx) -> Problem {
    problem.file = file;
    problem
}

/// What ids name, gathered while the records are resolved.
#[derive(Default)]
pub(super) struct Links {
    pub(super) references: Vec<Reference>,
    pub(super) problems: Vec<Problem>,
    /// The texts that are broken JSON, of which records may be lost.
    pub(super) broken: Vec<Arc<str>>,
}

impl Links {
    /// The number of the record that an id names: remembered, or reported as naming nothing.
    pub(super) fn follow<R: Record>(
        &mut self,
        table: &Table<R>,
        compiled: impl FnOnce(&str) -> Option<u32>,
        id: &Located,
        file: ModelFileIdx,
        target: fn(u32) -> Target,
    ) -> Option<u32> {
        let found = table.find(id).or_else(|| compiled(&id.text));
        match found {
            Some(number) => self.note(id, file, target(number)),
            None => self.report(table.unknown(id), id, file),
        }
        found
    }

    /// Reports an id that names nothing, unless its record stands where a file is broken: that has been said once.
    fn report(&mut self, problem: Problem, id: &Located, file: ModelFileIdx) {
        if !self.broken.iter().any(|text| gives_id(text, &id.text)) {
            self.problems.push(in_file(problem, file));
        }
    }

    pub(super) fn note(&mut self, id: &Located, file: ModelFileIdx, target: Target) {
        self.references.push(Reference {
            file,
            span: id.span,
            target,
        });
    }
}

/// Whether a text holds `"id": "…"` with this id.
fn gives_id(text: &str, id: &str) -> bool {
    text.match_indices(&format!("\"{id}\"")).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let name = before.strip_suffix(':');
        name.is_some_and(|it| it.trim_end().ends_with("\"id\""))
    })
}

//! What the ids of a model name: followed, remembered for who asks where an id stands, or reported as naming nothing.

use std::sync::Arc;

use rustc_hash::FxHashSet;

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
    /// The ids of records that were left out for their faults, and what each is.
    pub(super) left_out: FxHashSet<(&'static str, String)>,
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
            None => self.report(table, id, file),
        }
        found
    }

    /// Reports an id that names nothing, unless its record stands where a file is broken or was left out: that has been said.
    pub(super) fn report<R: Record>(&mut self, table: &Table<R>, id: &Located, file: ModelFileIdx) {
        let is_left_out = self.left_out.contains(&(R::WHAT, id.text.clone()));
        if !is_left_out && !self.broken.iter().any(|text| gives_id(text, &id.text)) {
            self.problems.push(in_file(table.unknown(id), file));
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

#[cfg(test)]
mod tests {
    use super::super::fixture::{TWO, check};
    use expect_test::expect;

    /// The fault of the record has been told; that links to it lead nowhere is no second one.
    #[test]
    fn records_that_were_left_out() {
        check(
            r#"{"sources": [{"id": "s", "derived_from": "r"}, {"id": "r", "published": 3}],
"entities": [{"id": "a", "kind": "compny", "name": "Alder"}, {"id": "b", "kind": "company", "name": "Birch"}],
"facts": [{"id": "F1", "subject": "a", "relation": "uses", "object": "b", "statement": "-"},
{"id": "F2", "subject": "b", "statement": "-"},
{"id": "F3", "subject": "b", "relation": "linked_to", "statement": "-", "supersedes": ["F1", "F2"], "via": "F2"}]}"#,
            expect![[r#"
                1:73 “3”: model-wrong-type: "published" wants text in double quotes, not a number
                2:35 “compny”: model-unknown-word: "compny" is no kind; one of company, public_body, publisher, person, product, place, event | company
                4:1 “{”: model-missing-field: this fact has no "relation"; it is left out; add "relation": "…"
                5:109 “F2”: model-unknown-id: no entity has the id "F2"; add the entity with this id, or name another
            "#]],
        );
    }

    #[test]
    fn ids_that_name_nothing() {
        check(
            &format!(
                r#"{{{TWO}, "facts": [
                {{"id": "F1", "subject": "aldr", "relation": "uses", "object": "birch", "statement": "-"}},
                {{"id": "F2", "subject": "alder", "relation": "usess", "object": "oak", "statement": "-"}},
                {{"id": "F3", "subject": "alder", "relation": "invests_in", "object": "birch", "statement": "-",
                  "supersedes": ["F1", "F9"], "evidence": [{{"source": "wire"}}], "with": "ash"}}]}}"#
            ),
            expect![[r#"
                2:42 “aldr”: model-unknown-id: no entity has the id "aldr"; perhaps "alder" | alder
                3:63 “usess”: model-unknown-id: no relation has the id "usess"; perhaps "uses" | uses
                3:82 “oak”: model-unknown-id: no entity has the id "oak"; add the entity with this id, or name another
                5:41 “F9”: model-unknown-id: no fact has the id "F9"; add the fact with this id, or name another
                5:72 “wire”: model-unknown-id: no source has the id "wire"; add the source with this id, or name another
                5:90 “ash”: model-unknown-id: no entity has the id "ash"; add the entity with this id, or name another
            "#]],
        );
    }

    #[test]
    fn every_field_that_holds_ids_is_followed() {
        let text = format!(
            r#"{{"sources": [{{"id": "s", "derived_from": ["s1"]}}],
            {TWO}, "facts": [
            {{"id": "F1", "subject": "alder", "relation": "uses", "statement": "-",
              "via": "e1", "for": "e2", "with": ["e3", "alder"], "scope": "words", "role": "words",
              "attributed_to": "e4",
              "disputes": "F2", "supersedes": "F3", "part_of": "F4", "evidence": {{"source": "s2"}}}}]}}"#
        );
        check(
            &text,
            expect![[r#"
            1:44 “s1”: model-unknown-id: no source has the id "s1"; add the source with this id, or name another
            4:23 “e1”: model-unknown-id: no entity has the id "e1"; add the entity with this id, or name another
            4:36 “e2”: model-unknown-id: no entity has the id "e2"; add the entity with this id, or name another
            4:51 “e3”: model-unknown-id: no entity has the id "e3"; add the entity with this id, or name another
            5:33 “e4”: model-unknown-id: no entity has the id "e4"; add the entity with this id, or name another
            6:28 “F2”: model-unknown-id: no fact has the id "F2"; add the fact with this id, or name another
            6:48 “F3”: model-unknown-id: no fact has the id "F3"; add the fact with this id, or name another
            6:65 “F4”: model-unknown-id: no fact has the id "F4"; add the fact with this id, or name another
            6:94 “s2”: model-unknown-id: no source has the id "s2"; add the source with this id, or name another
        "#]],
        );
        let needs = r#"{"entities": [{"id": "a", "kind": "product", "name": "Alder Orbit", "weak": "Orbit",
            "needs": ["b"]}]}"#;
        check(
            needs,
            expect![[r#"
            2:24 “b”: model-unknown-id: no entity has the id "b"; add the entity with this id, or name another
        "#]],
        );
    }

    #[test]
    fn a_lost_record_is_one_problem_not_many() {
        check(
            r#"{"entities": [{"id": "alder", "kind": "company", "name": "Alder", {"id": "birch", "kind": "company", "name": "Birch"}],
            "facts": [{"id": "F1", "subject": "alder", "relation": "uses", "object": "birch", "statement": "-"}]}"#,
            expect![[r#"
                1:67 “{”: model-broken-json: broken JSON: a field's name in double quotes was expected; is the record before closed with }?
            "#]],
        );
    }
}

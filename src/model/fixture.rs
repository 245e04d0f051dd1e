//! The text language of model tests: a model file over the shipped relations, and its problems as lines.

use expect_test::Expect;

use super::index::Model;
use super::layer::{Layer, LayerFile};
use super::problem::Problem;
use crate::text::Span;

/// Two companies, as a field of a model file.
pub(super) const TWO: &str = r#""entities": [{"id": "alder", "kind": "company", "name": "Alder"}, {"id": "birch", "kind": "company", "name": "Birch"}]"#;

/// The model of a workspace file over the shipped relations, and its problems.
pub(super) fn build(text: &str) -> (Model, Vec<Problem>) {
    build_layers(&[(Layer::Workspace, text)])
}

/// As [`build`], with files of any layers.
pub(super) fn build_layers(texts: &[(Layer, &str)]) -> (Model, Vec<Problem>) {
    let shipped = Model::embedded().into_iter();
    let vocabulary = shipped.filter(|it| !it.path.ends_with("seed.json"));
    let files = texts
        .iter()
        .enumerate()
        .map(|(idx, (layer, text))| LayerFile {
            layer: *layer,
            path: format!("{idx}.json"),
            text: (*text).into(),
        });
    Model::build(&vocabulary.chain(files).collect::<Vec<_>>())
}

/// The problems of a workspace file, one a line: line and column, code, the text it stands on, the message, the mend, the
/// replacement, and place and text of the record it clashes with.
pub(super) fn report(text: &str) -> String {
    let (model, problems) = build(text);
    lines(&model, &problems)
}

/// Checks what [`report`] says of a workspace file.
#[track_caller]
pub(super) fn check(text: &str, expected: Expect) {
    expected.assert_eq(&report(text));
}

/// Problems as lines; see [`report`].
pub(super) fn lines(model: &Model, problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| line(model, problem))
        .collect()
}

fn line(model: &Model, problem: &Problem) -> String {
    let text = |file: super::declared::ModelFileIdx| &*model.files[file.0 as usize].text;
    let place = place(text(problem.file), problem.span);
    let mut line = format!("{place}: {}: {}", problem.code.word(), problem.message);
    if !problem.mend.is_empty() {
        line += &format!("; {}", problem.mend);
    }
    if let Some(new) = &problem.replacement {
        line += &format!(" | {new}");
    }
    if let Some(other) = problem.related {
        line += &format!(" & {}", self::place(text(other.file), other.focus));
    }
    line + "\n"
}

/// The line and the character of a place, from 1, and what stands there.
fn place(text: &str, span: Span) -> String {
    let before = &text[..span.start as usize];
    let line = before.matches('\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[line_start..].chars().count() + 1;
    format!("{line}:{column} “{}”", span.slice(text))
}

/// The ids of the entities that a word names.
pub(super) fn names_in<'m>(model: &'m Model, word: &str) -> Vec<&'m str> {
    let mut hits = Vec::new();
    let words = [Span::of(0..word.len())];
    model.find_names(word, &words, |it| *it, &mut hits);
    let entities = hits.iter().map(|it| model.entity(it.entity));
    entities.map(|it| it.id.as_str()).collect()
}

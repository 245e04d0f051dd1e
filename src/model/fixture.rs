//! The text language of model tests: a model file over the shipped relations, and its problems as lines.

use super::build::EMBEDDED;
use super::index::Model;
use super::layer::{Layer, LayerFile};
use super::problem::Problem;

/// The model of a workspace file over the shipped relations, and its problems.
pub(super) fn build(text: &str) -> (Model, Vec<Problem>) {
    build_layers(&[(Layer::Workspace, text)])
}

/// As [`build`], with files of any layers.
pub(super) fn build_layers(texts: &[(Layer, &str)]) -> (Model, Vec<Problem>) {
    let relations = LayerFile {
        layer: Layer::Seed,
        path: "relations.json".to_owned(),
        text: EMBEDDED[0].1.into(),
    };
    let files = texts
        .iter()
        .enumerate()
        .map(|(idx, (layer, text))| LayerFile {
            layer: *layer,
            path: format!("{idx}.json"),
            text: (*text).into(),
        });
    Model::build(&std::iter::once(relations).chain(files).collect::<Vec<_>>())
}

/// The problems of a workspace file, one a line: code, the text it stands on, the message, the mend, the replacement and
/// the record it clashes with.
pub(super) fn report(text: &str) -> String {
    let (model, problems) = build(text);
    lines(&model, &problems)
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
    let at = problem.span.slice(text(problem.file));
    let mut line = format!("{} “{at}”: {}", problem.code.word(), problem.message);
    if !problem.mend.is_empty() {
        line += &format!("; {}", problem.mend);
    }
    if let Some(new) = &problem.replacement {
        line += &format!(" | {new}");
    }
    if let Some(other) = problem.related {
        line += &format!(" & {}", other.focus.slice(text(other.file)));
    }
    line + "\n"
}

//! What is wrong with the sentence patterns of model files: those that cannot be read, and those that their own examples
//! refute.

use super::compile::Patterns;
use super::search::{Buffers, Reader};
use crate::model::{Model, ModelFileIdx, PatternSource, Problem, ProblemCode, RelationIdx};
use crate::recognize::{DraftContext, recognize};

/// The patterns of the model that cannot be read, and those that miss one of their examples or match one of their
/// counter-examples. Each problem stands on the pattern's text in its model file; `is_asked` says of which files.
///
/// All patterns are compiled for it, and every example of those files is recognized: ask it when somebody looks at a model
/// file, not on a keystroke in a draft.
pub fn pattern_problems(model: &Model, is_asked: impl Fn(ModelFileIdx) -> bool) -> Vec<Problem> {
    let Some(patterns) = Patterns::of(model) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    for (relation, number, error) in &patterns.errors {
        let source = source(model, *relation, *number).filter(|it| is_asked(it.declared.file));
        let message = format!("this pattern {}", error.message);
        problems.extend(source.map(|it| problem(it, ProblemCode::Pattern, message)));
    }
    for (idx, relation) in (0..).map(RelationIdx).zip(&model.relations) {
        for (number, source) in (0..).zip(&relation.patterns) {
            let is_read = patterns
                .errors
                .iter()
                .all(|it| (it.0, it.1) != (idx, number));
            if is_read && is_asked(source.declared.file) {
                problems.extend(refuted(model, patterns, idx, number, source));
            }
        }
    }
    problems
}

fn source(model: &Model, relation: RelationIdx, number: u32) -> Option<&PatternSource> {
    model.relation(relation).patterns.get(number as usize)
}

/// The problems of one pattern with its examples.
fn refuted<'a>(
    model: &'a Model,
    patterns: &'a Patterns,
    relation: RelationIdx,
    number: u32,
    source: &'a PatternSource,
) -> impl Iterator<Item = Problem> + 'a {
    let wanted = source.examples.iter().map(|it| (it, true));
    let unwanted = source.counter_examples.iter().map(|it| (it, false));
    let refuting = wanted.chain(unwanted).filter(move |(text, expected)| {
        matches(model, patterns, relation, number, text) != *expected
    });
    refuting.map(move |(text, expected)| {
        let message = if expected {
            format!("this pattern does not match its example “{text}”")
        } else {
            format!("this pattern matches its counter-example “{text}”")
        };
        problem(source, ProblemCode::PatternExample, message)
    })
}

fn problem(source: &PatternSource, code: ProblemCode, message: String) -> Problem {
    Problem {
        code,
        file: source.declared.file,
        span: source.declared.focus,
        message,
        mend: String::new(),
        replacement: None,
        related: None,
    }
}

/// Whether one pattern of a relation matches somewhere in the text, other patterns aside.
fn matches(
    model: &Model,
    patterns: &Patterns,
    relation: RelationIdx,
    number: u32,
    text: &str,
) -> bool {
    let paragraph = recognize(text, model);
    let context = DraftContext::default();
    let mut buffers = Buffers::default();
    let mut reader = Reader::new(text, &paragraph, model, &context, patterns, &mut buffers);
    paragraph
        .sentences
        .iter()
        .any(|sentence| reader.matches_pattern(sentence, relation, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Layer, LayerFile};
    use expect_test::{Expect, expect};

    fn told(model: &Model) -> String {
        let mut told = String::new();
        for it in pattern_problems(model, |_| true) {
            let file = &model.files[it.file.0 as usize];
            let at = it.span.slice(&file.text);
            told += &format!("{} {at}: {}\n", it.code.word(), it.message);
        }
        told
    }

    /// The problems of a relation "sponsors" with one pattern.
    #[track_caller]
    fn check(pattern: &str, expected: Expect) {
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: Layer::Workspace,
            path: "desk.json".to_owned(),
            text: format!(
                r#"{{"relations": [{{"id": "sponsors", "label": "sponsors", "inverse": "is sponsored by", "patterns": [{{
                "text": "{pattern}", "examples": ["Amazon sponsors OpenAI."], "counter_examples": ["Amazon fears OpenAI."]}}]}}]}}"#
            )
            .into(),
        });
        expected.assert_eq(&told(&Model::build(&files).0));
    }

    #[test]
    fn patterns_of_the_seed_hold_what_their_examples_say() {
        expect![[""]].assert_eq(&told(&Model::seed()));
    }

    #[test]
    fn unreadable_patterns_and_refuted_ones() {
        check("{subject} <sponsor> {object}", expect![[""]]);
        check(
            "{subject} <sponsor {object}",
            expect![[r#"
                model-pattern {subject} <sponsor {object}: this pattern “<sponsor” lacks its “>”
            "#]],
        );
        check(
            "{subject} <pay> {object}",
            expect![[r#"
                model-pattern-example {subject} <pay> {object}: this pattern does not match its example “Amazon sponsors OpenAI.”
            "#]],
        );
        check(
            "{subject} <sponsor|fear> {object}",
            expect![[r#"
                model-pattern-example {subject} <sponsor|fear> {object}: this pattern matches its counter-example “Amazon fears OpenAI.”
            "#]],
        );
    }
}

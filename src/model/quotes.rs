//! Whether the quotes of evidence stand in the texts of their sources.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::declared::ModelFileIdx;
use super::fact::Evidence;
use super::index::Model;
use super::problem::{Problem, ProblemCode};
use super::source::{Source, SourceIdx};
use crate::text::Span;

/// The text of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The text.
    pub text: Arc<str>,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A source that names the file of its text, with the evidence that is from it.
#[derive(Debug)]
pub struct CitedSource<'m> {
    source: &'m Source,
    evidence: Vec<&'m Evidence>,
    /// Where the model file lies that has the source.
    pub model_file: &'m str,
    /// The file that it names, as that is written there.
    pub file: &'m str,
}

/// The sources of a model that name a file, in the order of the model.
pub fn cited_sources(model: &Model) -> Vec<CitedSource<'_>> {
    let mut evidence: FxHashMap<SourceIdx, Vec<&Evidence>> = FxHashMap::default();
    for it in model.facts.iter().flat_map(|it| &it.evidence) {
        evidence.entry(it.source).or_default().push(it);
    }
    let sources = (0..).map(SourceIdx).zip(&model.sources);
    let cited = sources.filter_map(|(number, source)| {
        Some(CitedSource {
            source,
            evidence: evidence.remove(&number).unwrap_or_default(),
            model_file: &model.file(source.declared.file)?.path,
            file: source.text_file.as_deref()?,
        })
    });
    cited.collect()
}

impl CitedSource<'_> {
    /// Whether a model file has the source or evidence from it.
    pub fn concerns(&self, file: ModelFileIdx) -> bool {
        self.source.declared.file == file || self.evidence.iter().any(|it| it.file == file)
    }

    /// What is wrong with it: a file that cannot be read, a hash or a place that is not the text's, a quote that is not in it
    /// or stands twice. `text` is the file's text, or why there is none.
    pub fn problems(&self, text: Result<SourceText, String>) -> Vec<Problem> {
        match text {
            Ok(text) => {
                let quotes = self.evidence.iter();
                let wrong = quotes.filter_map(|it| wrong_quote(it, self.file, &text.text));
                wrong_hash(self.source, self.file, &text)
                    .into_iter()
                    .chain(wrong)
                    .collect()
            }
            Err(why) => {
                let message = format!("the text of this source cannot be read: {why}");
                let (file, span) = (self.source.declared.file, self.source.spans[0]);
                vec![at(file, span, message)]
            }
        }
    }
}

fn at(file: ModelFileIdx, span: Span, message: String) -> Problem {
    let mut problem = Problem::new(ProblemCode::Quote, span, message);
    problem.file = file;
    problem
}

fn wrong_hash(source: &Source, file: &str, text: &SourceText) -> Option<Problem> {
    let stated = source.sha256.as_ref()?;
    if stated.eq_ignore_ascii_case(&text.sha256) {
        return None;
    }
    let message = format!("{file} has another hash: it has changed since this was written");
    let problem = at(source.declared.file, source.spans[1], message);
    Some(problem.replace_with(text.sha256.clone()))
}

fn wrong_quote(evidence: &Evidence, file: &str, text: &str) -> Option<Problem> {
    let quote = evidence.quote.as_deref().filter(|it| !it.is_empty())?;
    if let Some(place) = evidence.at
        && text.get(place.range()) == Some(quote)
    {
        return None;
    }
    let places: Vec<usize> = text.match_indices(quote).map(|(at, _)| at).collect();
    let place = |start: usize| format!("[{start}, {}]", start + quote.len());
    match (&places[..], evidence.at) {
        ([], _) => {
            let message = format!("this quote does not stand in {file}");
            let problem = at(evidence.file, evidence.quote_span, message);
            Some(problem.mend("copy it letter by letter, or name its own source"))
        }
        ([_], None) => None,
        ([first, ..], Some(stated)) => {
            let nearest = |it: &&usize| it.abs_diff(stated.start as usize);
            let near = places.iter().min_by_key(nearest).unwrap_or(first);
            let message = format!("the quote stands at {} of {file}, not here", place(*near));
            Some(at(evidence.file, evidence.at_span, message).replace_with(place(*near)))
        }
        ([first, ..], None) => {
            let message = format!("this quote stands {} times in {file}", places.len());
            let problem = at(evidence.file, evidence.quote_span, message);
            Some(problem.mend(format!("say which: \"at\": {}", place(*first))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layer::{Layer, LayerFile};
    use super::*;
    use expect_test::{Expect, expect};

    const SOURCE: &str = "Café talk. The deal is worth $5. The deal holds.";

    #[track_caller]
    fn check(source: &str, evidence: &str, expected: Expect) {
        let text = format!(
            r#"{{"sources": [{{"id": "s", {source}}}],
"entities": [{{"id": "a", "kind": "company", "name": "Alder"}}],
"facts": [{{"id": "F1", "subject": "a", "relation": "linked_to", "statement": "-", "evidence": [{{"source": "s", {evidence}}}]}}]}}"#
        );
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: Layer::Story,
            path: "/desk/story.model.json".into(),
            text: text.as_str().into(),
        });
        let (model, problems) = Model::build(&files);
        assert_eq!(problems, []);
        let cited = cited_sources(&model).into_iter();
        let found = cited.flat_map(|it| {
            it.problems(match (it.model_file, it.file) {
                ("/desk/story.model.json", "notes.txt") => Ok(SourceText {
                    text: SOURCE.into(),
                    sha256: "ab12".into(),
                }),
                _ => Err("no such file; check the path".into()),
            })
        });
        let lines = found.map(|it| {
            let mend = it.replacement.as_ref().unwrap_or(&it.mend);
            format!("“{}”: {}; {mend}\n", it.span.slice(&text), it.message)
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn sound_evidence() {
        let source = r#""file": "notes.txt", "sha256": "AB12""#;
        check(source, r#""quote": "Café talk.""#, expect![""]);
        check(
            source,
            r#""quote": "The deal", "at": [12, 20]"#,
            expect![""],
        );
        check(r#""title": "T""#, r#""quote": "Anything""#, expect![""]);
    }

    #[test]
    fn quotes_that_are_not_there_or_elsewhere_or_twice() {
        let source = r#""file": "notes.txt""#;
        check(
            source,
            r#""quote": "the deal is""#,
            expect![[r#"
            “the deal is”: this quote does not stand in notes.txt; copy it letter by letter, or name its own source
        "#]],
        );
        check(
            source,
            r#""quote": "The deal""#,
            expect![[r#"
            “The deal”: this quote stands 2 times in notes.txt; say which: "at": [12, 20]
        "#]],
        );
        check(
            source,
            r#""quote": "The deal", "at": [30, 38]"#,
            expect![[r#"
                “[30, 38]”: the quote stands at [34, 42] of notes.txt, not here; [34, 42]
            "#]],
        );
        check(
            source,
            r#""quote": "Café talk.", "at": [2, 13]"#,
            expect![[r#"
                “[2, 13]”: the quote stands at [0, 11] of notes.txt, not here; [0, 11]
            "#]],
        );
        check(
            source,
            r#""quote": "Café talk.", "at": [900, 911]"#,
            expect![[r#"
                “[900, 911]”: the quote stands at [0, 11] of notes.txt, not here; [0, 11]
            "#]],
        );
    }

    #[test]
    fn texts_that_have_changed_or_are_gone() {
        check(
            r#""file": "notes.txt", "sha256": "cd""#,
            r#""quote": "holds""#,
            expect![[r#"
                “cd”: notes.txt has another hash: it has changed since this was written; ab12
            "#]],
        );
        check(
            r#""file": "none.txt""#,
            r#""quote": "holds""#,
            expect![[r#"
            “none.txt”: the text of this source cannot be read: no such file; check the path; 
        "#]],
        );
    }
}

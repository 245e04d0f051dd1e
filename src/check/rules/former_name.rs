//! `former-name`: a name that its bearer has given up.

use crate::check::context::ParagraphView;
use crate::check::evidence::known;
use crate::check::finding::{Finding, Severity};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::draft::{BlockKind, Sentence};
use crate::model::{NameForm, PartialDate};
use crate::recognize::NameMention;
use crate::recognize::temporal::Temporal;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "former-name",
    summary: "A name that its bearer has given up",
    doc: "\
Firms and places change their names, and the old one stays in the fingers. The rule speaks where the fact model lists the name \
as `former`, with the date from which it is stale, and the draft is of a later day. It is silent where the sentence says that \
the name is an old one (“formerly”, “then known as”), tells of an earlier time, names the bearer by the new name too, or quotes. \
With a model in which Harbour One was called Seafarer Lines until July 2023:

Wrong:

> Seafarer Lines cuts its fares.

Right:

> Harbour One, formerly Seafarer Lines, cuts its fares.

May be wrong: when the draft tells of the time before the change and no date in the sentence says so.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for mention in &view.paragraph.names {
        if mention.form == NameForm::Former && view.draft.counts(mention) {
            findings.extend(stale(view, mention));
        }
    }
}

fn stale(view: &ParagraphView<'_>, mention: &NameMention) -> Option<Finding<Span>> {
    let entity = view.model.entity(mention.entity);
    let until = entity.names.get(mention.name as usize)?.until?;
    let changed = until.period()?;
    let sentences = &view.paragraph.sentences;
    let sentence = sentences.iter().find(|it| it.span.covers(mention.span))?;
    let is_later = view.draft.date.is_some_and(|now| now.day > changed.last);
    if !is_later
        || view.block.kind == BlockKind::Quote
        || is_quoted(view.prose(), mention.span)
        || is_told_as_old(view, sentence)
        || has_new_name(view, mention, sentence)
        || is_of_the_past(view, sentence, until)
    {
        return None;
    }
    let (old, new) = (mention.span.slice(view.prose()), entity.name());
    let message = format!("“{old}” has been called {new} since {}", until.in_words());
    Some(
        Finding::new(&RULE, mention.span, message)
            .explained(known(entity))
            .replace(mention.span, new),
    )
}

/// Whether a word of the sentence says that names change.
fn is_told_as_old(view: &ParagraphView<'_>, sentence: &Sentence) -> bool {
    let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let tokens = view.paragraph.tokens.get(range).unwrap_or(&[]);
    tokens.iter().any(|token| {
        let text = token.text(view.prose());
        OLD.iter().any(|word| word.eq_ignore_ascii_case(text))
    })
}

/// Whether the sentence names the bearer by another name as well.
fn has_new_name(view: &ParagraphView<'_>, mention: &NameMention, sentence: &Sentence) -> bool {
    view.paragraph.names.iter().any(|it| {
        it.entity == mention.entity && it.form != NameForm::Former && sentence.span.covers(it.span)
    })
}

/// Whether the sentence has a date before the change.
fn is_of_the_past(view: &ParagraphView<'_>, sentence: &Sentence, until: PartialDate) -> bool {
    let is_before = |temporal: &Temporal| {
        let period = temporal.resolve(view.draft.date).period;
        period
            .zip(until.period())
            .is_none_or(|(told, changed)| told.first < changed.first)
    };
    let figures = view.paragraph.figures.iter();
    figures
        .filter(|it| sentence.span.covers(it.span))
        .filter_map(|it| it.temporal())
        .any(is_before)
}

/// Words that tell a reader of an older name, or of an older time.
#[rustfmt::skip]
const OLD: &[&str] = &[
    "formerly", "former", "previously", "previous", "then", "once", "ex", "old", "older", "original", "originally",
    "renamed", "renaming", "rename", "rebranded", "rebrand", "rebranding", "called", "known", "name", "named", "names",
    "founded", "when", "before", "until", "had", "history", "early", "earlier", "became", "become", "was", "were", "since",
];

#[cfg(test)]
mod tests {
    use crate::check::fixture::report_with;
    use crate::model::{Layer, LayerFile, Model, Now};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check_on(day: &str, text: &str, expected: Expect) {
        let files = [LayerFile {
            layer: Layer::Workspace,
            path: "desk.json".to_owned(),
            text: r#"{"entities": [{"id": "harbour", "kind": "company", "name": "Harbour One", "description": "A ferry line",
                "former": [{"name": "Seafarer Lines", "until": "2023-07"}, "Old Ferries"]}]}"#
                .into(),
        }];
        let (model, _) = Model::build(&files);
        expected.assert_eq(&report_with("former-name", text, Now::parse(day), &model));
    }

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        check_on("2026-03-18", text, expected);
    }

    #[track_caller]
    fn check_silent(text: &str) {
        check(text, expect![""]);
    }

    #[test]
    fn a_name_given_up() {
        check(
            "Seafarer Lines cuts its fares.",
            expect![[r#"
            “Seafarer Lines”: “Seafarer Lines” has been called Harbour One since July 2023 | “Seafarer Lines” → “Harbour One”
        "#]],
        );
        check(
            "The strike at Seafarer Lines goes on.",
            expect![[r#"
            “Seafarer Lines”: “Seafarer Lines” has been called Harbour One since July 2023 | “Seafarer Lines” → “Harbour One”
        "#]],
        );
    }

    #[test]
    fn silent_where_the_old_name_is_right() {
        check_silent("Harbour One, formerly Seafarer Lines, cuts its fares.");
        check_silent("Harbour One, then known as Seafarer Lines, cut its fares.");
        check_silent("In 2019 Seafarer Lines cut its fares.");
        check_silent("“Seafarer Lines cuts its fares,” said a trader.");
        check_silent("Seafarer Lines was founded by two sisters.");
        check_silent("Harbour One still paints Seafarer Lines on its ships.");
        check_silent("Old Ferries cuts its fares.");
        check_on("2023-07-20", "Seafarer Lines cuts its fares.", expect![""]);
        check_on("2022-07-20", "Seafarer Lines cuts its fares.", expect![""]);
    }
}

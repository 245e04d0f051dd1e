//! References and highlights: every mention of an entity, every statement of a fact, in one draft.

use crate::ide::Analysis;
use crate::ide::spot::Spot;
use crate::ide::usages::usages;
use crate::text::Span;

/// What drafts can mention. Named by id, so that it can be asked of drafts with other models.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// An entity.
    Entity(String),
    /// A fact, restated or contradicted by a figure or a date.
    Fact(String),
    /// A source; drafts mention none, model files do.
    Source(String),
    /// A relation, likewise.
    Relation(String),
}

impl Subject {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Subject::Entity(id)
            | Subject::Fact(id)
            | Subject::Source(id)
            | Subject::Relation(id) => id,
        }
    }
}

/// What is mentioned at `offset` (bytes of the draft): the entity of a name, the fact of a figure.
pub fn subject_at(analysis: &Analysis, offset: u32) -> Option<Subject> {
    let spot = Spot::at(analysis, offset)?;
    let model = &analysis.inputs.model;
    if let Some(name) = spot.name() {
        return Some(Subject::Entity(model.entity(name.entity).id.clone()));
    }
    let (idx, _) = spot.figure()?;
    let fact = spot.facts_of_figure(model, idx).next()?;
    Some(Subject::Fact(model.fact(fact).id.clone()))
}

/// Where a draft mentions a subject, in reading order; spans are bytes of the draft. The first is where it is introduced.
pub fn mentions(analysis: &Analysis, subject: &Subject) -> Vec<Span> {
    let found = usages(analysis, subject).into_iter();
    found.map(|it| it.span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (analysis, offset) = fixture::at_cursor(text);
        let spans = subject_at(&analysis, offset).map(|it| mentions(&analysis, &it));
        let spans = spans.unwrap_or_default().into_iter().map(|span| (span, ""));
        expected.assert_eq(&fixture::draw(&analysis.text.to_string(), spans));
    }

    #[test]
    fn every_name_of_the_entity() {
        check(
            "# Amazon’s **cloud** unit\n\nAmazon Web Ser<|>vices (AWS) is part of Amazon. Only AWS’s\ncustomers pay.\n",
            expect![[r#"
                Amazon Web Services (AWS) is part of Amazon. Only AWS’s
                ^^^^^^^^^^^^^^^^^^^
                                     ^^^
                                                                  ^^^
            "#]],
        );
    }

    #[test]
    fn markup_inside_and_around() {
        check(
            "> Open**AI**<|> said no.\n\n| OpenAI | 5 |\n|---|---|\n| x | _OpenAI_ |\n",
            expect![[r#"
                > Open**AI** said no.
                  ^^^^^^^^
                | OpenAI | 5 |
                  ^^^^^^
                | x | _OpenAI_ |
                       ^^^^^^
            "#]],
        );
    }

    #[test]
    fn nothing_at_other_places() {
        check("Nothing <|>here about OpenAI.", expect![""]);
        check("<|>", expect![""]);
        check("```\nOpen<|>AI\n```\n", expect![""]);
    }

    #[test]
    fn a_subject_of_another_model_is_mentioned_nowhere() {
        let analysis = fixture::analysis("OpenAI.");
        for subject in [Subject::Entity("x".into()), Subject::Fact("x".into())] {
            assert_eq!(mentions(&analysis, &subject), []);
        }
    }
}

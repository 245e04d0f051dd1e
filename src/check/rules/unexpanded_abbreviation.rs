//! `unexpanded-abbreviation`: an abbreviation that the reader has not been told.

use rustc_hash::FxHashMap;

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::noted::{NoteIdx, Noted, Notes};
use crate::check::rule::{Check, Rule};
use crate::check::style::FirstReference;
use crate::draft::BlockKind;
use crate::model::{EntityIdx, Model, NameForm};
use crate::recognize::NameMention;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "unexpanded-abbreviation",
    summary: "An abbreviation stands before its expansion",
    doc: "\
An abbreviation of the fact model stands in the text before the name it is short for, or the name never comes. A reader \
who does not know it has to guess. One finding for each name and draft, at the first place.

Headlines, captions and tables may be short, and so may an abbreviation whose entity the model calls `well_known`.

Wrong:

> AWS will host the models. Amazon Web Services is the largest of its kind.

Right:

> Amazon Web Services (AWS) will host the models. AWS is the largest of its kind.

May be wrong: when every reader of the page knows the abbreviation; set `well_known` in the model then.",
    severity: Severity::Information,
    needs_model: true,
    check: Check::Noted(&Noted { note, check }),
};

/// A name of an entity, as far as it matters here.
#[derive(Debug, PartialEq)]
struct Use {
    entity: EntityIdx,
    how: How,
}

#[derive(Debug, PartialEq)]
enum How {
    /// An abbreviation in running text, and whether an ending hangs on it.
    Short { text: Box<str>, has_ending: bool },
    /// A name that tells what the abbreviation stands for.
    Full,
}

fn note(view: &ParagraphView<'_>, notes: &mut Vec<(Span, Use)>) {
    if view.settings.style.first_reference == FirstReference::Free {
        return;
    }
    // A headline does not introduce anybody.
    let introduces = !matches!(view.block.kind, BlockKind::Headline(_));
    for (at, mention) in view.paragraph.names.iter().enumerate() {
        let how = match mention.form {
            NameForm::Abbreviation
                if wants_expansion(view, at)
                    && !view.settings.knows(mention.span.slice(view.prose())) =>
            {
                How::Short {
                    text: mention.span.slice(view.prose()).into(),
                    has_ending: mention.possessive || mention.plural,
                }
            }
            form if introduces && expands(form) => How::Full,
            _ => continue,
        };
        let entity = mention.entity;
        notes.push((mention.span, Use { entity, how }));
    }
}

/// What was seen of one entity's names so far.
#[derive(Default)]
struct Seen<'a> {
    short: Option<(NoteIdx, &'a str, bool)>,
    full: Option<NoteIdx>,
}

fn check(notes: &Notes<'_, Use>, findings: &mut Vec<Finding<NoteIdx>>) {
    let policy = notes.settings.style.first_reference;
    let mut seen: FxHashMap<EntityIdx, Seen<'_>> = FxHashMap::default();
    for (idx, _, Use { entity, how }) in notes.iter() {
        let seen = seen.entry(*entity).or_default();
        match how {
            How::Short { text, has_ending } => {
                seen.short.get_or_insert((idx, text, *has_ending));
            }
            How::Full => {
                seen.full.get_or_insert(idx);
            }
        }
    }
    findings.extend(
        seen.into_iter()
            .filter_map(|(entity, seen)| finding(notes.model, policy, entity, &seen)),
    );
    findings.sort_by_key(|it| it.at);
}

fn expands(form: NameForm) -> bool {
    matches!(
        form,
        NameForm::Name
            | NameForm::Legal
            | NameForm::Alias
            | NameForm::Short
            | NameForm::Former
            | NameForm::Weak
    )
}

/// Whether the abbreviation stands in running text and its expansion does not follow in brackets.
fn wants_expansion(block: &ParagraphView<'_>, at: usize) -> bool {
    let running = matches!(
        block.block.kind,
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Standfirst
    );
    let names = &block.paragraph.names;
    let explained = |mention: &NameMention, next: &NameMention| {
        let between = block
            .prose()
            .get(mention.span.end as usize..next.span.start as usize);
        next.entity == mention.entity
            && expands(next.form)
            && matches!(between, Some(" (" | ", or " | " ["))
    };
    running
        && !names
            .get(at)
            .zip(names.get(at + 1))
            .is_some_and(|(mention, next)| explained(mention, next))
}

fn finding(
    model: &Model,
    policy: FirstReference,
    entity: EntityIdx,
    seen: &Seen<'_>,
) -> Option<Finding<NoteIdx>> {
    let (place, short, has_ending) = seen.short?;
    let entity = model.entity(entity);
    let is_expanded = seen
        .full
        .is_some_and(|full| full < place || policy == FirstReference::Anywhere);
    if entity.well_known || is_expanded {
        return None;
    }
    let name = entity.name();
    let how = if seen.full.is_some() {
        "stands before"
    } else {
        "stands here without"
    };
    let mut finding = Finding::new(
        &RULE,
        place,
        format!("“{short}” {how} its expansion, “{name}”"),
    );
    if let Some(full) = seen.full {
        finding = finding.related(full, format!("“{name}” comes only here"));
    }
    if !has_ending {
        finding = finding.replace(
            place,
            match policy {
                FirstReference::ShortFirst => format!("{short} ({name})"),
                _ => format!("{name} ({short})"),
            },
        );
    }
    Some(finding.explained("Write the name out at first mention, or set \"well_known\" in the model if every reader knows it."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Settings;
    use crate::check::fixture::{report_in, report_with};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report_with(RULE.code, text, None, &Model::seed()));
    }

    #[track_caller]
    fn check_silent(text: &str) {
        assert_eq!(
            report_with(RULE.code, text, None, &Model::seed()),
            "",
            "{text}"
        );
    }

    #[test]
    fn before_the_expansion_or_without() {
        check(
            "AWS will host it. Amazon Web Services is large. AWS is a unit.",
            expect![[r#"
                “AWS”: “AWS” stands before its expansion, “Amazon Web Services” | “AWS” → “Amazon Web Services (AWS)” & “Amazon Web Services”: “Amazon Web Services” comes only here
            "#]],
        );
        check(
            "It runs on AWS.\n\nAWS’s chips are new.",
            expect![[r#"
            “AWS”: “AWS” stands here without its expansion, “Amazon Web Services” | “AWS” → “Amazon Web Services (AWS)”
        "#]],
        );
        check(
            "AWS’s chips are new. The DoD said so; the Pentagon agreed.",
            expect![[r#"
                “AWS”: “AWS” stands here without its expansion, “Amazon Web Services”
                “DoD”: “DoD” stands here without its expansion, “US Department of Defense” | “DoD” → “US Department of Defense (DoD)”
            "#]],
        );
        check(
            "# Amazon Web Services grows\n\nAWS grew.",
            expect![[r#"
            “AWS”: “AWS” stands here without its expansion, “Amazon Web Services” | “AWS” → “Amazon Web Services (AWS)”
        "#]],
        );
    }

    #[test]
    fn silent_when_told() {
        for text in [
            "Amazon Web Services (AWS) will host it. AWS is large.",
            "AWS (Amazon Web Services) will host it.",
            "# AWS grows\n\nAmazon Web Services grew.",
            "AWS Bedrock is a product.",
            "| AWS | 1 |\n| --- | --- |\n| AWS | 2 |\n",
            "The Department of Defense (DoD) paid. The DOD paid.",
        ] {
            check_silent(text);
        }
    }

    #[track_caller]
    fn check_in(policy: FirstReference, text: &str, expected: Expect) {
        let mut settings = Settings::default();
        settings.style.first_reference = policy;
        expected.assert_eq(&report_in(RULE.code, text, None, &Model::seed(), &settings));
    }

    #[test]
    fn the_house_decides_what_a_first_reference_needs() {
        let before = "AWS will host it. Amazon Web Services is large.";
        check_in(
            FirstReference::ShortFirst,
            before,
            expect![[r#"
            “AWS”: “AWS” stands before its expansion, “Amazon Web Services” | “AWS” → “AWS (Amazon Web Services)” & “Amazon Web Services”: “Amazon Web Services” comes only here
        "#]],
        );
        check_in(FirstReference::Anywhere, before, expect![""]);
        check_in(
            FirstReference::Anywhere,
            "AWS will host it.",
            expect![[r#"
            “AWS”: “AWS” stands here without its expansion, “Amazon Web Services” | “AWS” → “Amazon Web Services (AWS)”
        "#]],
        );
        check_in(FirstReference::Free, "AWS will host it.", expect![""]);
    }

    #[test]
    fn a_known_word_needs_no_expansion() {
        let settings = Settings::knowing(&["AWS"]);
        let report = |text| report_in(RULE.code, text, None, &Model::seed(), &settings);
        assert_eq!(report("AWS will host it."), "");
        assert!(report("The DoD paid.").contains("“DoD”"));
    }
}

//! `unexpanded-abbreviation`: an abbreviation that the reader has not been told.

use rustc_hash::FxHashMap;

use crate::check::context::{DraftView, ParagraphView};
use crate::check::finding::{Finding, Place, Severity};
use crate::check::rule::{Check, Rule};
use crate::draft::BlockKind;
use crate::model::{EntityIdx, NameForm};
use crate::recognize::NameMention;

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
    check: Check::Draft(check),
};

/// What was seen of one entity's names so far.
#[derive(Default)]
struct Seen {
    abbreviation: Option<Place>,
    possessive: bool,
    expansion: Option<Place>,
}

fn check(view: &DraftView<'_>, findings: &mut Vec<Finding<Place>>) {
    let mut seen: FxHashMap<EntityIdx, Seen> = FxHashMap::default();
    for (idx, block) in view.blocks.iter().enumerate() {
        for (at, mention) in block.paragraph.names.iter().enumerate() {
            let place = Place {
                block: idx as u32,
                span: mention.span,
            };
            let seen = seen.entry(mention.entity).or_default();
            match mention.form {
                NameForm::Abbreviation if wants_expansion(block, at) => {
                    if seen.abbreviation.is_none() {
                        seen.abbreviation = Some(place);
                        seen.possessive = mention.possessive || mention.plural;
                    }
                }
                // A headline does not introduce anybody.
                form if expands(form) && !matches!(block.block.kind, BlockKind::Headline(_)) => {
                    seen.expansion.get_or_insert(place);
                }
                _ => {}
            }
        }
    }
    let mut found: Vec<Finding<Place>> = seen
        .into_iter()
        .filter_map(|(entity, seen)| finding(view, entity, &seen))
        .collect();
    found.sort_by_key(|it| (it.at.block, it.at.span));
    findings.append(&mut found);
}

fn expands(form: NameForm) -> bool {
    matches!(
        form,
        NameForm::Name | NameForm::Legal | NameForm::Alias | NameForm::Short | NameForm::Former
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

fn finding(view: &DraftView<'_>, entity: EntityIdx, seen: &Seen) -> Option<Finding<Place>> {
    let place = seen.abbreviation?;
    let order = |place: Place| (place.block, place.span);
    let entity = view.model.entity(entity);
    if entity.well_known || seen.expansion.is_some_and(|it| order(it) < order(place)) {
        return None;
    }
    let short = place
        .span
        .slice(view.blocks.get(place.block as usize)?.prose());
    let name = entity.name();
    let how = if seen.expansion.is_some() {
        "stands before"
    } else {
        "stands here without"
    };
    let mut finding = Finding::new(
        &RULE,
        place,
        format!("“{short}” {how} its expansion, “{name}”"),
    );
    if let Some(expansion) = seen.expansion {
        finding = finding.related(expansion, format!("“{name}” comes only here"));
    }
    if !seen.possessive {
        finding = finding.replace(place, format!("{name} ({short})"));
    }
    Some(finding.explained("Write the name out at first mention, or set \"well_known\" in the model if every reader knows it."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::fixture::report_with;
    use crate::model::Model;
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
}

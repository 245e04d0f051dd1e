//! `unresolved-date`: a relative date in a draft that has no date of its own.

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::noted::{NoteIdx, Noted, Notes};
use crate::check::rule::{Check, Rule};
use crate::recognize::{Figure, FigureKind};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "unresolved-date",
    summary: "A relative date in a draft that has no date",
    doc: "\
“Last month” means another month in every issue. Without the draft's own date, from its front matter, its dateline or the \
settings, copydesk cannot check such dates, and neither can a colleague who opens the draft in a year. The rule speaks \
once in a draft, at the first such date.

Wrong:

> ---
> title: A new bridge
> ---
>
> The bridge opened last month.

Right:

> ---
> date: 2026-03-18
> ---
>
> The bridge opened last month.

May be wrong: never, but it may be of no interest to a house that dates its drafts elsewhere; set it to `off` there.",
    severity: Severity::Hint,
    needs_model: false,
    check: Check::Noted(&Noted { note, check }),
};

/// Notes the first date of a block that only the draft's date can place, unless the draft has one.
fn note(view: &ParagraphView<'_>, notes: &mut Vec<(Span, Box<str>)>) {
    if view.draft.date.is_none()
        && let Some(figure) = view.paragraph.figures.iter().find(|it| is_relative(it))
    {
        notes.push((figure.core, figure.core.slice(view.prose()).into()));
    }
}

fn check(notes: &Notes<'_, Box<str>>, findings: &mut Vec<Finding<NoteIdx>>) {
    let first = notes.iter().next();
    findings.extend(first.map(|(at, _, date)| {
        let message = format!("the draft has no date, so “{date}” cannot be placed");
        Finding::new(&RULE, at, message)
            .explained("Give the draft a date in its front matter, for example `date: 2026-03-18`.")
    }));
}

fn is_relative(figure: &Figure) -> bool {
    figure.kind == FigureKind::Date && figure.temporal().is_some_and(|it| it.needs_date())
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::{TODAY, report_on};
    use crate::model::Now;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report_on("unresolved-date", text, None));
    }

    #[test]
    fn once_in_a_draft() {
        check(
            "The school opened last month. It will close next year.",
            expect![[r#"
                “last month”: the draft has no date, so “last month” cannot be placed
            "#]],
        );
        check("The school opened in 1998.", expect![""]);
    }

    #[test]
    fn silent_in_a_dated_draft() {
        let text = "The school opened last month.";
        assert_eq!(report_on("unresolved-date", text, Now::parse(TODAY)), "");
    }
}

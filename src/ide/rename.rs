//! Renaming an entity in a draft: the form of its name that was chosen, wherever the draft uses that form.
//!
//! The model stays as it is; other names of the entity do too, as an abbreviation is no misspelling of the full name.

use super::analysis::Analysis;
use super::spot::Spot;
use crate::draft::{Block, Format};
use crate::recognize::NameMention;
use crate::text::Span;

/// A name that can be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    /// Where it stands, without the ending of a possessive or a plural: bytes of the draft.
    pub span: Span,
    /// The name as it stands there, without markup.
    pub name: String,
}

/// The name at `offset` (bytes of the draft); `None` where no name of the model stands.
pub fn renamable(analysis: &Analysis, offset: u32) -> Option<Renamable> {
    let spot = Spot::at(analysis, offset)?;
    let name = spot.name().filter(|it| analysis.context.counts(it))?;
    Some(Renamable {
        span: spot.to_draft(name.span),
        name: name.span.slice(spot.block.prose.text()).to_owned(),
    })
}

/// The edits that put `new` in the place of the name at `offset` (bytes of the draft) wherever the draft uses the same form,
/// by place. An error says why it cannot be done, a sentence for people without a final dot.
pub fn rename(
    analysis: &Analysis,
    offset: u32,
    new: &str,
) -> Result<Vec<(Span, String)>, &'static str> {
    let new = new.trim();
    if new.is_empty() {
        return Err("a name cannot be empty");
    }
    if new
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
    {
        return Err("a name cannot go over the end of a line");
    }
    let spot = Spot::at(analysis, offset);
    let chosen = spot.and_then(Spot::name);
    let chosen = chosen
        .filter(|it| analysis.context.counts(it))
        .ok_or("there is no name of the model here")?;
    let new = match analysis.inputs.format {
        Format::Html => new.replace('&', "&amp;").replace('<', "&lt;"),
        _ => new.to_owned(),
    };
    let mut edits = Vec::new();
    for (start, block, results) in analysis.blocks() {
        let names = results.paragraph.names.iter().filter(|it| {
            (it.entity, it.name) == (chosen.entity, chosen.name) && analysis.context.counts(it)
        });
        for name in names {
            let (span, text) = edit(block, name, &new);
            let split = between_marks(block, span, &text).into_iter();
            edits.extend(
                split.map(|(span, text)| (block.prose.to_draft(span).shifted(start), text)),
            );
        }
    }
    edits.sort_by_key(|(span, _)| *span);
    Ok(edits)
}

/// A possessive keeps its ending; where a bare apostrophe was enough for the old name ("Reuters’") and is not for the new
/// one, an s goes with it.
fn edit(block: &Block, name: &NameMention, new: &str) -> (Span, String) {
    let behind = block.prose.text().get(name.span.end as usize..);
    let mut behind = behind.unwrap_or_default().chars();
    let (apostrophe, next) = (behind.next(), behind.next());
    match apostrophe {
        Some(mark @ ('\'' | '’'))
            if name.possessive && next != Some('s') && !new.ends_with(['s', 'S']) =>
        {
            let end = name.span.end + Span::of(0..mark.len_utf8()).end;
            (Span::new(name.span.start, end), format!("{new}{mark}s"))
        }
        _ => (name.span, new.to_owned()),
    }
}

/// An edit of the prose in parts between which the draft has markup, so that this stays: a name of which only the end is
/// strong is so afterwards, too.
fn between_marks(block: &Block, span: Span, new: &str) -> Vec<(Span, String)> {
    let runs = runs(block, span);
    let n_runs = runs.len();
    let mut rest = new;
    let parts = runs.into_iter().enumerate().map(|(idx, run)| {
        let n_chars = run.slice(block.prose.text()).chars().count();
        let n_left = rest.chars().count();
        // Every part keeps a letter where there are enough, as marks around nothing are no marks.
        let n_taken = if idx + 1 == n_runs {
            n_left
        } else {
            n_chars.min(n_left.saturating_sub(n_runs - 1 - idx))
        };
        let end = rest
            .char_indices()
            .nth(n_taken)
            .map_or(rest.len(), |(at, _)| at);
        let (part, behind) = rest.split_at(end);
        rest = behind;
        (run, part.to_owned())
    });
    parts.collect()
}

/// The parts of a span of the prose that stand in the draft without markup inside.
fn runs(block: &Block, span: Span) -> Vec<Span> {
    let mut runs = vec![Span::new(span.start, span.start)];
    for (at, c) in span.slice(block.prose.text()).char_indices() {
        let start = span.start + Span::of(0..at).end;
        let end = start + Span::of(0..c.len_utf8()).end;
        if let Some(run) = runs.last_mut() {
            let grown = Span::new(run.start, end);
            if block.prose.to_draft(grown).len() == grown.len() {
                *run = grown;
            } else {
                runs.push(Span::new(start, end));
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, new: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        let drawn = match rename(&analysis, offset, new) {
            Ok(edits) => {
                let mut text = analysis.text.to_string();
                for (span, new) in edits.iter().rev() {
                    text.replace_range(span.range(), new);
                }
                text
            }
            Err(why) => why.to_owned(),
        };
        expected.assert_eq(&drawn);
    }

    #[test]
    fn one_form_of_a_name_everywhere() {
        check(
            "# North<|>gate grows\n\nNorth**gate**’s plan, and 'Northgate' alone. Northgate Drills left.",
            "Southgate",
            expect![[r#"
                # Southgate grows

                South**gate**’s plan, and 'Southgate' alone. Northgate Drills left."#]],
        );
        check(
            "Bright<|>water Rail (BWR) met. Brightwater left.",
            " Tidewater ",
            expect!["Tidewater (BWR) met. Brightwater left."],
        );
    }

    #[test]
    fn possessives_follow_the_new_name() {
        check(
            "Reu<|>ters’ report. Reuters said.",
            "Harbour Wire",
            expect!["Harbour Wire’s report. Harbour Wire said."],
        );
        check("Reu<|>ters’ report.", "Wires", expect!["Wires’ report."]);
        check(
            "Two Chat<|>GPTs, and ChatGPT's plan.",
            "Mole",
            expect!["Two Moles, and Mole's plan."],
        );
    }

    #[test]
    fn what_cannot_be_renamed() {
        check("North<|>gate.", " ", expect!["a name cannot be empty"]);
        check(
            "North<|>gate.",
            "a\nb",
            expect!["a name cannot go over the end of a line"],
        );
        check(
            "The c<|>at sat.",
            "dog",
            expect!["there is no name of the model here"],
        );
    }

    #[test]
    fn the_name_without_its_ending() {
        let (analysis, offset) = fixture::funds_at_cursor("It is North<|>gate’s.");
        let found = renamable(&analysis, offset).expect("a name");
        assert_eq!(
            (found.name.as_str(), found.span),
            ("Northgate", Span::new(6, 15))
        );
        let (analysis, offset) = fixture::funds_at_cursor("It <|>is.");
        assert_eq!(renamable(&analysis, offset), None);
    }
}

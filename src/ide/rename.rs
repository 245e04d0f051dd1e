//! Renaming an entity in a draft: the form of its name that was chosen, wherever the draft uses that form.
//!
//! The model stays as it is; other names of the entity do too, as an abbreviation is no misspelling of the full name.

use super::analysis::Analysis;
use super::marks::Place;
use super::markup::one_line;
use super::spot::Spot;
use crate::draft::Block;
use crate::recognize::NameMention;
use crate::text::Span;

/// A name that can be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    /// Where it stands, without the ending of a possessive or a plural: bytes of the draft.
    pub span: Span,
    /// The name as it stands there, without markup and in one line.
    pub name: String,
}

/// The name at `offset` (bytes of the draft); `None` where no name of the model stands.
pub fn renamable(analysis: &Analysis, offset: u32) -> Option<Renamable> {
    let spot = Spot::at(analysis, offset)?;
    let name = spot.name().filter(|it| analysis.context.counts(it))?;
    Some(Renamable {
        span: spot.to_draft(name.span),
        name: one_line(name.span.slice(spot.block.prose.text())),
    })
}

/// The edits that put `new` in the place of the name at `offset` (bytes of the draft) wherever the draft uses the same form,
/// by place. An error says why it cannot be done, a sentence for people without a final dot.
pub fn rename(
    analysis: &Analysis,
    offset: u32,
    new: &str,
) -> Result<Vec<(Span, String)>, &'static str> {
    let new = in_copy(new)?;
    let spot = Spot::at(analysis, offset);
    let chosen = spot.and_then(Spot::name);
    let chosen = chosen
        .filter(|it| analysis.context.counts(it))
        .ok_or("there is no name of the model here")?;
    let entity = analysis.inputs.model.entity(chosen.entity);
    let written = entity.names.get(chosen.name as usize);
    let written = written.map_or("", |it| &it.text);
    let mut edits = Vec::new();
    for (start, block, results) in analysis.blocks() {
        let names = results.paragraph.names.iter().filter(|it| {
            (it.entity, it.name) == (chosen.entity, chosen.name) && analysis.context.counts(it)
        });
        for name in names {
            let (span, text) = edit(block, name, written, new);
            let place = Place {
                analysis,
                block,
                start,
            };
            // One in two links stays as it is where the new name has a word for one alone.
            edits.extend(place.around_marks(span, &text).into_iter().flatten());
        }
    }
    edits.sort_by_key(|(span, _)| *span);
    Ok(edits)
}

/// A name as it may stand in a draft.
fn in_copy(name: &str) -> Result<&str, &'static str> {
    let name = name.trim();
    let ends_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if name.is_empty() {
        Err("a name cannot be empty")
    } else if name.contains(ends_line) {
        Err("a name cannot go over the end of a line")
    } else {
        Ok(name)
    }
}

/// The edit of one mention: bytes of the prose. A possessive keeps its ending; where a bare apostrophe was enough for the old name
/// ("Reuters’") and is not for the new one, an s goes with it. A plural gets the ending that the new name wants. A name
/// in capitals stays in capitals.
fn edit(block: &Block, name: &NameMention, written: &str, new: &str) -> (Span, String) {
    let prose = block.prose.text();
    let new = match is_shouted(name.span.slice(prose)) && !is_shouted(written) {
        true => new.to_uppercase(),
        false => new.to_owned(),
    };
    let behind = prose.get(name.span.end as usize..).unwrap_or_default();
    let with = |len: usize| Span::new(name.span.start, name.span.end + Span::of(0..len).end);
    if let Some(old) = plural_ending(behind).filter(|_| name.plural) {
        let ending = if hisses(&new) { "es" } else { "s" };
        let ending = match old.starts_with(char::is_uppercase) {
            true => ending.to_uppercase(),
            false => ending.to_owned(),
        };
        return (with(old.len()), new + &ending);
    }
    let mut behind = behind.chars();
    match (behind.next(), behind.next()) {
        (Some(mark @ ('\'' | '’')), next)
            if name.possessive && next != Some('s') && !new.ends_with(['s', 'S']) =>
        {
            (with(mark.len_utf8()), format!("{new}{mark}s"))
        }
        _ => (name.span, new),
    }
}

/// The ending of a plural, where a text begins with one.
fn plural_ending(text: &str) -> Option<&str> {
    let len = text.len() - text.trim_start_matches(['e', 's', 'E', 'S']).len();
    text.get(..len).filter(|it| !it.is_empty())
}

/// Whether a name is in capitals.
fn is_shouted(name: &str) -> bool {
    name.chars().filter(|it| it.is_uppercase()).count() > 1 && !name.chars().any(char::is_lowercase)
}

/// Whether the plural of a name ends in "es".
fn hisses(name: &str) -> bool {
    let name = name.to_lowercase();
    ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|it| name.ends_with(it))
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
    fn marks_stay_around_words() {
        let names = |new: &str, expected: Expect| {
            let text = "Brightwater Ra<|>il; Brightwater *Rail* and **Brightwater** Rail, **Brightwater** *Rail*; **Brightwater Rail**.\n\n\
                        > Brightwater\n> Rail left.\n\nA Brightwater [Rail](x).";
            check(text, new, expected);
        };
        names(
            "Tide Tunnels",
            expect![[r#"
            Tide Tunnels; Tide *Tunnels* and **Tide** Tunnels, **Tide** *Tunnels*; **Tide Tunnels**.

            > Tide
            > Tunnels left.

            A Tide [Tunnels](x)."#]],
        );
        names(
            "Zen & Co",
            expect![[r#"
                Zen & Co; Zen & *Co* and **Zen &** Co, **Zen &** *Co*; **Zen & Co**.

                > Zen &
                > Co left.

                A Zen & [Co](x)."#]],
        );
        names(
            "Tidewater",
            expect![[r#"
            Tidewater; *Tidewater* and **Tidewater**, **Tidewater**; **Tidewater**.

            > Tidewater
            >  left.

            A [Tidewater](x)."#]],
        );
    }

    #[test]
    fn capitals_stay_capitals() {
        check(
            "North<|>gate. NORTHGATE SELLS",
            "Mole & Co",
            expect!["Mole & Co. MOLE & CO SELLS"],
        );
        check(
            "BW<|>R and Brightwater Rail (BWR)",
            "Mole",
            expect!["Mole and Brightwater Rail (Mole)"],
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
        check(
            "Two Chat<|>GPTs, and ChatGPT's plan.",
            "Fox",
            expect!["Two Foxes, and Fox's plan."],
        );
    }

    #[test]
    fn families_follow_the_new_name() {
        let rename = |new, expected| {
            check(
                "Ola Harris met Har<|>ris. The Harrises’ boat; THE HARRISES SELL.",
                new,
                expected,
            );
        };
        rename(
            "Mole",
            expect!["Ola Harris met Mole. The Moles’ boat; THE MOLES SELL."],
        );
        rename(
            "Walsh",
            expect!["Ola Harris met Walsh. The Walshes’ boat; THE WALSHES SELL."],
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

//! Renaming an entity in a draft: the form of its name that was chosen, wherever the draft uses that form.
//!
//! The model stays as it is; other names of the entity do too, as an abbreviation is no misspelling of the full name.

use super::analysis::Analysis;
use super::markup::one_line;
use super::spot::Spot;
use crate::draft::{Block, Format};
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
    let written = analysis
        .inputs
        .model
        .entity(chosen.entity)
        .names
        .get(chosen.name as usize);
    let written = written.map_or("", |it| &it.text);
    let is_html = analysis.inputs.format == Format::Html;
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
            let parts = place.between_marks(span, &text).into_iter();
            edits.extend(parts.map(|(span, text)| {
                let text = if is_html { escaped(&text) } else { text };
                (place.to_draft(span), text)
            }));
        }
    }
    edits.sort_by_key(|(span, _)| *span);
    Ok(edits)
}

/// The edit of one mention: bytes of the prose. A possessive keeps its ending; where a bare apostrophe was enough for the old name
/// ("Reuters’") and is not for the new one, an s goes with it. A plural keeps its s, or gets the "es" that the new name wants. A name
/// in capitals stays in capitals.
fn edit(block: &Block, name: &NameMention, written: &str, new: &str) -> (Span, String) {
    let prose = block.prose.text();
    let new = match is_shouted(name.span.slice(prose)) && !is_shouted(written) {
        true => new.to_uppercase(),
        false => new.to_owned(),
    };
    let behind = prose.get(name.span.end as usize..);
    let mut behind = behind.unwrap_or_default().chars();
    let with = |c: char| {
        Span::new(
            name.span.start,
            name.span.end + Span::of(0..c.len_utf8()).end,
        )
    };
    match (behind.next(), behind.next()) {
        (Some(mark @ ('\'' | '’')), next)
            if name.possessive && next != Some('s') && !new.ends_with(['s', 'S']) =>
        {
            (with(mark), format!("{new}{mark}s"))
        }
        (Some('s'), _) if name.plural && hisses(&new) => (with('s'), format!("{new}es")),
        _ => (name.span, new),
    }
}
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
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

/// A block, to change a name in it around its markup.
#[derive(Clone, Copy)]
struct Place<'a> {
    analysis: &'a Analysis,
    block: &'a Block,
    /// Where its segment starts: bytes of the draft.
    start: u32,
}

impl Place<'_> {
    fn to_draft(self, span: Span) -> Span {
        self.block.prose.to_draft(span).shifted(self.start)
    }

    fn prose(&self, span: Span) -> &str {
        span.slice(self.block.prose.text())
    }

    /// An edit of the prose in parts between which the draft has markup, so that this stays: a name of which only the last word
    /// is strong is so afterwards, too. None where the new name has too few words for that: marks around nothing are no marks.
    fn between_marks(self, span: Span, new: &str) -> Vec<(Span, String)> {
        let runs = runs(self.block, span);
        if runs.len() < 2 {
            return vec![(span, new.to_owned())];
        }
        let is_blank = |it: &Span| self.prose(*it).trim().is_empty();
        if !runs.windows(2).all(|it| self.are_words(it)) {
            return letters_in(&runs, |it| self.prose(it).chars().count(), new);
        }
        let wordy: Vec<Span> = runs.into_iter().filter(|it| !is_blank(it)).collect();
        let words: Vec<&str> = new.split_whitespace().collect();
        if words.len() < wordy.len() {
            return self.in_one(&wordy, new);
        }
        let mut left = words.as_slice();
        let parts = wordy.iter().enumerate().map(|(idx, run)| {
            let n_behind = wordy.len() - 1 - idx;
            let n_taken = match n_behind {
                0 => left.len(),
                _ => self.n_words(*run).min(left.len() - n_behind),
            };
            let (taken, behind) = left.split_at_checked(n_taken).unwrap_or((left, &[]));
            left = behind;
            (self.without_blanks(*run), taken.join(" "))
        });
        parts.collect()
    }

    fn n_words(&self, run: Span) -> usize {
        self.prose(run).split_whitespace().count()
    }

    /// Whether two parts meet between words.
    fn are_words(&self, pair: &[Span]) -> bool {
        let [first, second] = pair else { return true };
        self.prose(*first).ends_with(char::is_whitespace)
            || self.prose(*second).starts_with(char::is_whitespace)
    }

    fn without_blanks(&self, run: Span) -> Span {
        let text = self.prose(run);
        let start = run.start + Span::of(0..text.len() - text.trim_start().len()).end;
        Span::new(start, start + Span::of(0..text.trim().len()).end)
    }

    /// A name in one of two parts, where the other stands outside the marks and can go.
    fn in_one(self, parts: &[Span], new: &str) -> Vec<(Span, String)> {
        let [first, last] = parts else {
            return Vec::new();
        };
        let new = new.to_owned();
        let (goes, stays) = match (self.is_bare_before(*first), self.is_bare_behind(*last)) {
            (_, true) => (last, first),
            (true, false) if !self.prose(*first).contains('\n') => (first, last),
            _ => return Vec::new(),
        };
        let mut edits = vec![(*goes, String::new()), (self.without_blanks(*stays), new)];
        edits.sort_by_key(|(span, _)| *span);
        edits
    }

    /// Whether no mark stands right before a part.
    fn is_bare_before(self, part: Span) -> bool {
        let start = self.to_draft(part).start;
        let before = self
            .analysis
            .text
            .slice(Span::new(start.saturating_sub(4), start));
        let last = before.chars().next_back();
        last.is_none_or(char::is_whitespace) || self.is_prose(part.start.checked_sub(1), start)
    }

    /// Whether no mark stands right behind a part.
    fn is_bare_behind(self, part: Span) -> bool {
        let end = self.to_draft(part).end;
        let behind = self
            .analysis
            .text
            .slice(Span::new(end, end.saturating_add(4)));
        let next = behind.chars().next();
        next.is_none_or(char::is_whitespace) || self.is_prose(Some(part.end), end.saturating_add(1))
    }

    /// Whether the byte of the prose at `at` ends at `end` in the draft.
    fn is_prose(self, at: Option<u32>, end: u32) -> bool {
        let len = Span::of(0..self.block.prose.text().len()).end;
        at.filter(|it| *it < len)
            .is_some_and(|it| self.to_draft(Span::new(it, it + 1)).end == end)
    }
}

/// A name in parts by its letters, for marks within words.
fn letters_in(runs: &[Span], n_chars: impl Fn(Span) -> usize, new: &str) -> Vec<(Span, String)> {
    let mut rest = new;
    let parts = runs.iter().enumerate().map(|(idx, run)| {
        let n_left = rest.chars().count();
        let n_behind = runs.len() - 1 - idx;
        // Every part keeps a letter where there are enough, as marks around nothing are no marks.
        let n_taken = match n_behind {
            0 => n_left,
            _ => n_chars(*run).min(n_left.saturating_sub(n_behind)),
        };
        let end = rest.char_indices().nth(n_taken);
        let (part, behind) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = behind;
        (*run, part.to_owned())
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
            Zen & Co; Zen *& Co* and **Zen** & Co, **Zen** *& Co*; **Zen & Co**.

            > Zen
            > & Co left.

            A Zen [& Co](x)."#]],
        );
        names(
            "Tidewater",
            expect![[r#"
            Tidewater; *Tidewater* and **Tidewater**, **Brightwater** *Rail*; **Tidewater**.

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

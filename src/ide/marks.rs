//! Edits of a draft around its markup: a phrase of which a part is strong or a link is so afterwards, too, and what is put into HTML
//! is text there.

use super::analysis::Analysis;
use super::emphasis;
use crate::draft::{Block, Format};
use crate::text::Span;

/// More bytes than the marks around a word take in any draft that a person can read.
const LONGEST_MARKS: u32 = 64;

/// Edits whose spans may have markup inside (bytes of the draft), as edits that leave it where it is. `None` where one puts too few
/// words around too many marks for that.
pub(super) fn around_marks(
    analysis: &Analysis,
    edits: &[(Span, String)],
) -> Option<Vec<(Span, String)>> {
    let mut fitted = Vec::with_capacity(edits.len());
    for (span, text) in edits {
        let place = Place::of(analysis, *span);
        match place.and_then(|it| Some((it, it.to_prose(*span)?))) {
            Some((place, prose)) => fitted.extend(place.around_marks(prose, text)?),
            None => fitted.push((*span, in_format(analysis, text))),
        }
    }
    Some(fitted)
}

/// A text as the draft's format writes it: in HTML with its signs as entities.
pub fn in_format(analysis: &Analysis, text: &str) -> String {
    match analysis.inputs.format {
        Format::Html => text.replace('&', "&amp;").replace('<', "&lt;"),
        _ => text.to_owned(),
    }
}

/// A block, to change something in it around its markup.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) block: &'a Block,
    /// Where its segment starts: bytes of the draft.
    pub(super) start: u32,
}

impl<'a> Place<'a> {
    /// The block in which a span of the draft begins.
    fn of(analysis: &'a Analysis, span: Span) -> Option<Place<'a>> {
        let (start, block, _) = analysis.block_at(span.start)?;
        Some(Place {
            analysis,
            block,
            start,
        })
    }

    /// The edits that put `new` in the place of a span of the prose, by place: bytes of the draft. `None` where the new text has
    /// too few words for the marks.
    pub(super) fn around_marks(self, span: Span, new: &str) -> Option<Vec<(Span, String)>> {
        let parts = self.between_marks(span, new);
        let part = |(span, text): (Span, String)| (span, in_format(self.analysis, &text));
        (!parts.is_empty()).then(|| parts.into_iter().map(part).collect())
    }

    /// A span of the draft in the prose; `None` where it is none of it, and where nothing stands.
    fn to_prose(self, span: Span) -> Option<Span> {
        let at = |offset: u32| self.block.prose.to_prose(offset.checked_sub(self.start)?);
        let start = at(span.start)?;
        let found = Span::new(start, at(span.end)?.max(start));
        (!span.is_empty() && self.to_draft(found) == span).then_some(found)
    }

    fn to_draft(self, span: Span) -> Span {
        self.block.prose.to_draft(span).shifted(self.start)
    }

    fn prose(&self, span: Span) -> &str {
        span.slice(self.block.prose.text())
    }

    /// An edit of the prose in parts of the draft between which this has markup, so that it stays: a name of which only the last
    /// word is strong is so afterwards, too. None where the new name has too few words for that: marks around nothing are no
    /// marks.
    fn between_marks(self, span: Span, new: &str) -> Vec<(Span, String)> {
        let in_draft = |(span, text)| (self.to_draft(span), text);
        let runs = runs(self.block, span);
        if runs.len() < 2 {
            return vec![(self.to_draft(span), new.to_owned())];
        }
        if !runs.windows(2).all(|it| self.are_words(it)) {
            let letters = letters_in(&runs, |it| self.prose(it).chars().count(), new);
            return letters.into_iter().map(in_draft).collect();
        }
        let wordy: Vec<Span> = runs
            .iter()
            .copied()
            .filter(|it| !self.is_blank(*it))
            .collect();
        let words: Vec<&str> = new.split_whitespace().collect();
        match words.len() < wordy.len() {
            true => self.in_one(&runs, new),
            false => self.words_in(&wordy, &words).map(in_draft).collect(),
        }
    }

    /// Words in at most as many parts, by place.
    fn words_in(self, wordy: &[Span], words: &[&str]) -> impl Iterator<Item = (Span, String)> {
        // From the end, where a figure has its unit and a name its noun; the first part takes what is left.
        let mut left = words;
        let parts = wordy.iter().enumerate().rev().map(|(n_before, run)| {
            let n_taken = match n_before {
                0 => left.len(),
                _ => self.n_words(*run).min(left.len() - n_before),
            };
            let (before, taken) = left.split_at(left.len() - n_taken);
            left = before;
            (self.without_blanks(*run), taken.join(" "))
        });
        let parts: Vec<(Span, String)> = parts.collect();
        parts.into_iter().rev()
    }

    fn is_blank(self, run: Span) -> bool {
        self.prose(run).trim().is_empty()
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

    /// A name in the first or the last of more parts than it has words, where the others can go: better those without marks.
    fn in_one(self, runs: &[Span], new: &str) -> Vec<(Span, String)> {
        let is_wordy = |it: &Span| !self.is_blank(*it);
        let first = runs.iter().position(is_wordy).unwrap_or_default();
        let last = runs.iter().rposition(is_wordy).unwrap_or_default();
        let bare = |run| {
            self.with_own_marks(run)
                .filter(|it| *it == self.to_draft(run))
        };
        self.all_in(runs, first, new, bare)
            .or_else(|| self.all_in(runs, last, new, bare))
            .or_else(|| self.all_in(runs, first, new, |it| self.with_own_marks(it)))
            .or_else(|| self.all_in(runs, last, new, |it| self.with_own_marks(it)))
            .unwrap_or_default()
    }

    /// A name in one of several parts without the others; `None` where one of these cannot go.
    fn all_in(
        self,
        runs: &[Span],
        stays: usize,
        new: &str,
        goes: impl Fn(Span) -> Option<Span>,
    ) -> Option<Vec<(Span, String)>> {
        let mut edits = Vec::new();
        for (idx, &run) in runs.iter().enumerate() {
            let ends_line = self.prose(run).contains('\n');
            if idx == stays {
                let words = if ends_line {
                    self.without_blanks(run)
                } else {
                    run
                };
                edits.push((self.to_draft(words), new.to_owned()));
            } else if !self.is_blank(run) {
                edits.push((goes(run).filter(|_| !ends_line)?, String::new()));
            } else if !ends_line {
                edits.push((self.to_draft(run), String::new()));
            }
        }
        Some(edits)
    }

    /// A part and the emphasis that it alone has: what can go, and leaves the marks around in pairs. `None` where it is a link,
    /// or a part of what is emphasized together.
    fn with_own_marks(self, run: Span) -> Option<Span> {
        let text = self.prose(run);
        let opens = !text.starts_with(char::is_whitespace) && !self.is_bare_before(run);
        let closes = !text.ends_with(char::is_whitespace) && !self.is_bare_behind(run);
        let span = self.to_draft(run);
        if !opens {
            return (!closes).then_some(span);
        }
        let near = |start: u32, end: u32| self.analysis.text.slice(Span::new(start, end));
        let before = near(span.start.saturating_sub(LONGEST_MARKS), span.start);
        let behind = near(span.end, span.end.saturating_add(LONGEST_MARKS));
        let (n_before, n_behind) = emphasis::around(&before, &behind).filter(|it| it.0 > 0)?;
        Some(Span::new(
            span.start - Span::of(0..n_before).end,
            span.end + Span::of(0..n_behind).end,
        ))
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

/// A text in parts by its letters, for marks within words; none where a blank would come to stand at a mark.
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
    let parts: Vec<(Span, String)> = parts.collect();
    let at_mark = |pair: &[(Span, String)]| match pair {
        [(_, one), (_, other)] => {
            one.ends_with(char::is_whitespace) || other.starts_with(char::is_whitespace)
        }
        _ => false,
    };
    match parts.windows(2).any(at_mark) {
        true => Vec::new(),
        false => parts,
    }
}

/// The parts of a span of the prose that stand in the draft without markup inside.
fn runs(block: &Block, span: Span) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut end_in_draft = None;
    for (at, c) in span.slice(block.prose.text()).char_indices() {
        let start = span.start + Span::of(0..at).end;
        let letter = Span::new(start, start + Span::of(0..c.len_utf8()).end);
        let in_draft = block.prose.to_draft(letter);
        match runs.last_mut() {
            Some(run) if end_in_draft == Some(in_draft.start) => *run = run.cover(letter),
            _ => runs.push(letter),
        }
        end_in_draft = Some(in_draft.end);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{Inputs, analyze};
    use crate::text::Text;
    use expect_test::{Expect, expect};

    /// Puts `new` in the place of what stands from `from` to the end of `to`.
    #[track_caller]
    fn check(format: Format, text: &str, (from, to): (&str, &str), new: &str, expected: Expect) {
        let inputs = Inputs {
            format,
            ..Inputs::default()
        };
        let analysis = analyze(&Text::from(text), &inputs, None);
        let start = text.find(from).expect("the start");
        let end = start + text[start..].find(to).expect("the end") + to.len();
        let edit = (Span::of(start..end), new.to_owned());
        let drawn = around_marks(&analysis, &[edit]).map(|edits| {
            let mut text = text.to_owned();
            for (span, new) in edits.iter().rev() {
                text.replace_range(span.range(), new);
            }
            text
        });
        expected.assert_eq(drawn.as_deref().unwrap_or("nothing"));
    }

    #[test]
    fn marks_stay() {
        let check = |text, new, expected| {
            check(Format::Markdown, text, ("$4", "million"), new, expected);
        };
        check(
            "It is **$40** million.",
            "up to $50 million",
            expect!["It is **up to $50** million."],
        );
        check(
            "It is $40 *million*.",
            "up to $50 million",
            expect!["It is up to $50 *million*."],
        );
        check(
            "It is [$40 million](x).",
            "up to $50 million",
            expect!["It is [up to $50 million](x)."],
        );
        check("It is **$40** million.", "€50m", expect!["It is **€50m**."]);
        check(
            "It is **$40** *million*.",
            "€50m",
            expect!["It is **€50m**."],
        );
        check(
            "It is **$40 *million***.",
            "€50m",
            expect!["It is **€50m**."],
        );
        check("It is ***$40* million**.", "€50m", expect!["nothing"]);
        check(
            "It is **$40** [million](x).",
            "€50m",
            expect!["It is [€50m](x)."],
        );
        check("It is [$40](y) [million](x).", "€50m", expect!["nothing"]);
        check(
            "It is [$40](y) *million*.",
            "€50m",
            expect!["It is [€50m](y)."],
        );
        check(
            "> It is $40\n> million.",
            "€50m",
            expect![[r#"
            > It is €50m
            > ."#]],
        );
        check(
            "> It is $40\n> million.",
            "up to $50 million",
            expect![[r#"
                > It is up to $50
                > million."#]],
        );
        check("It is $4*0* million.", "$50 million", expect!["nothing"]);
        check(
            "It is $4*0* million.",
            "up to $50 million",
            expect!["nothing"],
        );
    }

    #[test]
    fn html_is_text() {
        let check = |text, new, expected| {
            check(Format::Html, text, ("Turn", "Tide"), new, expected);
        };
        check(
            "<p>Turn &amp; Tide</p>",
            "Tern & Tide",
            expect!["<p>Tern &amp; Tide</p>"],
        );
        check("<p>Turn &amp; Tide</p>", "Tern", expect!["<p>Tern</p>"]);
        check(
            "<p><b>Turn</b>&nbsp;&amp; Tide</p>",
            "Tern & Tide",
            expect!["<p><b>Tern</b>&nbsp;&amp; Tide</p>"],
        );
        check(
            "<p><b>Turn</b> <i>&amp;</i> <em>Tide</em></p>",
            "Tern",
            expect!["<p><b>Tern</b></p>"],
        );
        check(
            "<p><a href='x'>Turn</a> &amp; <span class='y'>Tide</span></p>",
            "Tern",
            expect!["nothing"],
        );
        check(
            "<p title='Turn Tide'>x</p>",
            "A < B",
            expect!["<p title='A &lt; B'>x</p>"],
        );
    }
}

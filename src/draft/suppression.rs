//! Notes in a draft that allow what a rule would find: `copydesk: allow CODE, CODE` for a block, `copydesk: allow-file
//! CODE` for the draft. In Markdown and HTML they stand in comments, in plain text on a line of their own.

use super::block::Block;
use crate::text::Span;

/// What a note allows, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The codes of the rules.
    pub codes: Vec<Box<str>>,
    /// The block it is for, bytes from the segment's start; `None` for the whole draft.
    pub within: Option<Span>,
}

/// A note as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    codes: Vec<Box<str>>,
    whole_draft: bool,
    at: u32,
}

impl Note {
    /// Reads a note from the inside of a comment or from a line; `at` is where it stands. `None` for any other text and
    /// for a note without a code.
    pub(super) fn parse(text: &str, at: usize) -> Option<Note> {
        let rest = text.trim().strip_prefix("copydesk:")?.trim_start();
        let rest = rest.strip_prefix("allow")?;
        let (whole_draft, rest) = match rest.strip_prefix("-file") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        if !rest.starts_with(char::is_whitespace) {
            return None;
        }
        let codes: Vec<Box<str>> = rest
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|code| !code.is_empty())
            .map(Box::from)
            .collect();
        (!codes.is_empty()).then_some(Note {
            codes,
            whole_draft,
            at: u32::try_from(at).unwrap_or(u32::MAX),
        })
    }

    /// Reads the notes of all comments in a run of HTML that begins at `at`.
    pub(super) fn parse_comments(html: &str, at: usize, notes: &mut Vec<Note>) {
        let mut rest = html;
        while let Some((_, behind)) = rest.split_once("<!--") {
            let start = html.len() - behind.len() - "<!--".len();
            let (inside, behind) = behind.split_once("-->").unwrap_or((behind, ""));
            notes.extend(Note::parse(inside, at + start));
            rest = behind;
        }
    }
}

/// Gives each note its block: the one it stands in, else the next one. A note with none behind it allows nothing.
pub(super) fn allowances(notes: Vec<Note>, blocks: &[Block]) -> Vec<Allowance> {
    notes
        .into_iter()
        .filter_map(|note| {
            let within = if note.whole_draft {
                None
            } else {
                Some(block_of(note.at, blocks)?)
            };
            Some(Allowance {
                codes: note.codes,
                within,
            })
        })
        .collect()
}

fn block_of(at: u32, blocks: &[Block]) -> Option<Span> {
    let around = blocks.iter().rfind(|block| block.span.touches(at));
    let behind = || blocks.iter().find(|block| block.span.start >= at);
    around.or_else(behind).map(|block| block.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(bool, &[&str])>) {
        let note = Note::parse(text, 0);
        let codes = |note: &Note| {
            note.codes
                .iter()
                .map(|it| it.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            note.map(|note| (note.whole_draft, codes(&note))),
            expected.map(|(whole, codes)| (whole, codes.iter().map(|it| it.to_string()).collect()))
        );
    }

    #[test]
    fn notes() {
        check(
            " copydesk: allow bound-differs ",
            Some((false, &["bound-differs"])),
        );
        check(
            "copydesk: allow a-b, c-d,e",
            Some((false, &["a-b", "c-d", "e"])),
        );
        check("copydesk:allow-file a-b", Some((true, &["a-b"])));
    }

    #[test]
    fn other_comments_are_no_notes() {
        for text in [
            "",
            "copydesk",
            "copydesk: allow",
            "copydesk: allowed a",
            "allow a",
            "copydesk: allow ,",
        ] {
            check(text, None);
        }
    }
}

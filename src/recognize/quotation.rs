//! Which parts of a block stand inside quotation marks.

use crate::draft::{Token, TokenKind};
use crate::text::Span;

/// The spans between quotation marks, in order. A mark that is never closed holds to the end of the block, as a quotation
/// of several paragraphs is printed. Single marks count only where they are curly or stand at the edge of a word.
pub fn quotations(prose: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(u32, char)> = None;
    for (idx, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Punct {
            continue;
        }
        let Some(mark) = token.text(prose).chars().next() else {
            continue;
        };
        match open {
            None => {
                let glued = tokens.get(idx + 1).is_some_and(|it| !it.spaced);
                open = closing(mark, token.spaced && glued).map(|close| (token.span.end, close));
            }
            Some((start, close)) if mark == close => {
                found.push(Span::new(start, token.span.start));
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some((start, close)) = open
        && close != '\''
        && close != '’'
    {
        found.push(Span::new(start, prose.len() as u32));
    }
    found
}

/// The mark that closes what `mark` opens.
fn closing(mark: char, at_edge: bool) -> Option<char> {
    match mark {
        '"' => Some('"'),
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '‘' => Some('’'),
        '\'' if at_edge => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::tokenize;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(prose: &str, expected: Expect) {
        let mut tokens = Vec::new();
        tokenize(prose, &mut tokens);
        let drawn: Vec<&str> = quotations(prose, &tokens)
            .iter()
            .map(|it| it.slice(prose))
            .collect();
        expected.assert_eq(&drawn.join(" | "));
    }

    #[test]
    fn marks_of_all_kinds() {
        check("He said \"yes\" and “no”.", expect!["yes | no"]);
        check("A «word» and a ‘term’.", expect!["word | term"]);
        check("It's the boss's 'plan'.", expect!["plan"]);
    }

    #[test]
    fn a_quotation_that_goes_on_in_the_next_paragraph() {
        check(
            "“We shall see. Then we go.",
            expect!["We shall see. Then we go."],
        );
        check("'Twas the night before.", expect![""]);
    }
}

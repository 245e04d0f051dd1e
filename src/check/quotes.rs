//! Quotation marks: whether a place stands inside what somebody else has said.

use crate::text::Span;

/// Whether `at` stands between quotation marks of `prose`.
///
/// Straight marks are counted in pairs; a curly mark opens or closes by its shape. A mark that is never closed quotes to
/// the end of the block, as newspapers do for a quotation of several paragraphs. Single marks are too often apostrophes
/// to count.
pub(super) fn is_quoted(prose: &str, at: Span) -> bool {
    let before = prose.get(..at.start as usize).unwrap_or(prose);
    let mut open = false;
    for mark in before.chars() {
        match mark {
            '“' | '«' | '„' => open = true,
            '”' | '»' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prose: &str, quoted: bool) {
        let at = prose.find("25%").expect("the figure") as u32;
        assert_eq!(is_quoted(prose, Span::new(at, at + 3)), quoted, "{prose}");
    }

    #[test]
    fn inside_and_outside() {
        check("He said: “It is 25% more.”", true);
        check("“It is more,” he said of the 25% rise.", false);
        check("\"It is 25% more,\" he said.", true);
        check("\"More,\" he said, for 25% is much.", false);
        check("It's 25% more.", false);
    }
}

//! The emphasis right around some words, for words that go with their marks: `*Holdings*`, `<b>Holdings</b>`.
//!
//! Links are none: one that goes takes its address with it.

/// The marks of emphasis in Markdown.
const SIGNS: [char; 3] = ['*', '_', '~'];

/// The elements of emphasis, which carry nothing but that.
const ELEMENTS: [&str; 9] = ["b", "cite", "del", "em", "i", "mark", "s", "strong", "u"];

/// The marks that open at the end of `before` and close at the start of `behind`, the same on both sides: how many bytes they
/// take of each. `None` where something opens there that does not close.
pub(super) fn around(before: &str, behind: &str) -> Option<(usize, usize)> {
    let (mut opened, mut closed) = (before, behind);
    while let Some((outside, close)) = last_opening(opened) {
        closed = closed.strip_prefix(close.as_str())?;
        opened = outside;
    }
    Some((before.len() - opened.len(), behind.len() - closed.len()))
}

/// What stands before the mark that opens at the end of a text, and what closes it.
fn last_opening(text: &str) -> Option<(&str, String)> {
    if let Some(outside) = text.strip_suffix(SIGNS) {
        let sign = text.get(outside.len()..)?;
        return Some((outside, sign.to_owned()));
    }
    let (outside, name) = text.strip_suffix('>')?.rsplit_once('<')?;
    ELEMENTS
        .contains(&name)
        .then(|| (outside, format!("</{name}>")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, behind: &str, expected: Option<(usize, usize)>) {
        assert_eq!(around(before, behind), expected, "{before}…{behind}");
    }

    #[test]
    fn marks_of_both_sides() {
        check("A ", " b", Some((0, 0)));
        check("A *", "* b", Some((1, 1)));
        check("**A *", "*** b", Some((1, 1)));
        check("a **_", "_**, b", Some((3, 3)));
        check("a <b><em>", "</em></b>", Some((7, 9)));
        check("<b>A</b> ", "", Some((0, 0)));
        check("*A* **", "* b", None);
        check("<p><i>", "</i></p>", Some((3, 4)));
        check("<i>", " b</i>", None);
        check("[", "](x)", Some((0, 0)));
    }
}

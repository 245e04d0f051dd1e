//! XML elements, escaped by `quick-xml`.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// The declaration that XML documents begin with.
macro_rules! declaration {
    () => {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    };
}
pub(super) use declaration;

/// The start of an element, with its attributes; `end` closes the tag: `>` or `/>`.
pub(super) fn start(name: &str, attributes: &[(&str, &str)], end: &str) -> String {
    let mut tag = format!("<{name}");
    for (name, value) in attributes {
        // A reader folds the line ends of an attribute into spaces unless they are references.
        let value = text(value).replace('\n', "&#10;");
        tag.push_str(&format!(" {name}=\"{value}\""));
    }
    tag + end
}

/// Text of an element. Characters that XML 1.0 cannot hold at all become U+FFFD.
pub(super) fn text(text: &str) -> String {
    let is_good = |c: char| {
        matches!(c, '\t' | '\n' | '\r') || !(c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    let text = if text.chars().all(is_good) {
        Cow::Borrowed(text)
    } else {
        let mended = text.chars().map(|c| {
            if is_good(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        });
        Cow::Owned(mended.collect())
    };
    escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_xml_is_escaped() {
        assert_eq!(
            start("a", &[("b", "\"<&>'\n\u{1b}")], "/>"),
            "<a b=\"&quot;&lt;&amp;&gt;&apos;&#10;\u{fffd}\"/>"
        );
    }
}

//! `redundant-currency`: a currency sign and the same currency's name beside one amount.

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::draft::Token;
use crate::recognize::{Figure, FigureKind};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "redundant-currency",
    summary: "A currency sign and the currency's name beside one amount",
    doc: "\
A sign before the number already says the currency; the word after it says it again. The reader stumbles, and in speech \
the amount is read twice.

Wrong:

> The bridge will cost $40 million dollars.

Right:

> The bridge will cost $40 million.

May be wrong: when the word belongs to what follows (“a $40 million dollar-bond sale”); such compounds are left alone.",
    severity: Severity::Information,
    needs_model: false,
    check: Check::Paragraph(check),
};

/// Signs and the words that repeat them.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("$", &["dollars", "dollar"]),
    ("€", &["euros", "euro"]),
    ("£", &["pounds", "pound"]),
    ("¥", &["yen", "yuan"]),
    ("₹", &["rupees", "rupee"]),
    ("Rs", &["rupees", "rupee"]),
    ("USD", &["dollars", "dollar"]),
    ("EUR", &["euros", "euro"]),
    ("GBP", &["pounds", "pound"]),
];

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    let prose = view.prose();
    for figure in &view.paragraph.figures {
        if figure.kind != FigureKind::Money {
            continue;
        }
        let Some(word) = repeated_word(prose, &view.paragraph.tokens, figure) else {
            continue;
        };
        let at = figure.core.cover(word.span);
        let kept = Span::new(at.start, word.span.start)
            .slice(prose)
            .trim_end_matches(|c: char| c.is_whitespace() || c == '-')
            .to_owned();
        let message = format!(
            "“{}” after the currency sign says the currency twice",
            word.text(prose)
        );
        let finding = Finding::new(&RULE, at, message).replace(at, kept);
        findings.push(finding.safe(is_surely_idle(word.text(prose))));
    }
}

/// Whether a word can be nothing but the sign's own: pounds are weights, too, and a capital may be a title's.
fn is_surely_idle(word: &str) -> bool {
    !word.starts_with("pound") && !word.contains(char::is_uppercase)
}

/// The word that repeats the sign of `figure`: its own last word, or the one right behind it.
fn repeated_word(prose: &str, tokens: &[Token], figure: &Figure) -> Option<Token> {
    let core = figure.core.slice(prose);
    let (_, words) = CURRENCIES.iter().find(|(sign, _)| {
        core.split_once(sign)
            .is_some_and(|(before, _)| !before.contains(|c: char| c.is_ascii_digit()))
    })?;
    let behind = tokens.partition_point(|token| token.span.start < figure.core.end);
    let repeats = |token: &Token| {
        let text = token.text(prose);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    };
    let inside = behind
        .checked_sub(1)
        .and_then(|idx| tokens.get(idx))
        .filter(|token| repeats(token));
    let (word, next) = match inside {
        Some(word) => (word, tokens.get(behind)),
        None => {
            let hyphen = tokens
                .get(behind)
                .is_some_and(|it| !it.spaced && it.text(prose) == "-");
            let at = behind + usize::from(hyphen);
            (
                tokens.get(at).filter(|token| repeats(token))?,
                tokens.get(at + 1),
            )
        }
    };
    let compound = next.is_some_and(|token| !token.spaced && token.text(prose) == "-");
    (!compound).then_some(*word)
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::report;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("redundant-currency", text));
    }

    #[test]
    fn said_twice() {
        check(
            "The stadium cost £80 million pounds.",
            expect![[r#"
            “£80 million pounds”: “pounds” after the currency sign says the currency twice | “£80 million pounds” → “£80 million”
        "#]],
        );
        check(
            "It is a $2 billion-dollar deal.",
            expect![[r#"
            “$2 billion-dollar”: “dollar” after the currency sign says the currency twice | “$2 billion-dollar” → “$2 billion”
        "#]],
        );
        check(
            "A ticket is $5 dollars.",
            expect![[r#"
            “$5 dollars”: “dollars” after the currency sign says the currency twice | “$5 dollars” → “$5”
        "#]],
        );
        check(
            "They owe €3bn euros to the bank.",
            expect![[r#"
            “€3bn euros”: “euros” after the currency sign says the currency twice | “€3bn euros” → “€3bn”
        "#]],
        );
    }

    #[test]
    fn surely_so_but_for_pounds_and_titles() {
        for (word, sure) in [
            ("dollars", true),
            ("euro", true),
            ("pounds", false),
            ("Dollar", false),
        ] {
            assert_eq!(super::is_surely_idle(word), sure, "{word}");
        }
    }

    #[test]
    fn said_once() {
        check("The stadium cost £80 million.", expect![""]);
        check("It cost 80 million pounds.", expect![""]);
        check("It paid $5, and dollars were scarce.", expect![""]);
        check("A $40 million dollar-bond sale failed.", expect![""]);
        check("It is worth £5 in euros.", expect![""]);
    }
}

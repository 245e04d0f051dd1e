//! `names-disagree`: one draft spells an unknown name in two ways.

use rustc_hash::FxHashMap;

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::noted::{NoteIdx, Noted, Notes};
use crate::check::rule::{Check, Rule};
use crate::text::{Span, is_english};

pub(super) static RULE: Rule = Rule {
    code: "names-disagree",
    summary: "One draft spells a name in two ways",
    doc: "\
A first name and a surname that stand in the draft twice, a letter apart: one of the two is probably a slip, and the \
reader cannot tell which. The rule works without the fact model; names that the model knows are left to `misspelt-name`.

Wrong:

> Katherine Smith opened the hall. “It is cold,” Katherine Smithe said.

Right:

> Katherine Smith opened the hall. “It is cold,” Katherine Smith said.

May be wrong: when two people of nearly the same name are in the story; so it is information only. Plurals, two English \
words, and forms of one given name for a man and a woman are left alone.",
    severity: Severity::Information,
    needs_model: false,
    check: Check::Noted(&Noted { note, check }),
};

/// The two words of what looks like a name.
type Words = [Box<str>; 2];

fn note(view: &ParagraphView<'_>, notes: &mut Vec<(Span, Words)>) {
    for &first in &view.paragraph.unknown_pairs {
        let tokens = view
            .paragraph
            .tokens
            .get(first as usize..first as usize + 2);
        if let Some([first, second]) = tokens {
            let words: [Box<str>; 2] = [first, second].map(|token| token.text(view.prose()).into());
            let span = first.span.cover(second.span);
            let settings = view.settings;
            let is_known = settings.knows(span.slice(view.prose()))
                || words.iter().any(|word| settings.knows(word));
            if !is_known {
                notes.push((span, words));
            }
        }
    }
}

/// One of the two words of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// The given name.
    Given,
    /// The surname.
    Sur,
}

/// Two words in a place of the draft.
#[derive(Clone, Copy)]
struct Pair<'a> {
    words: [&'a str; 2],
    place: NoteIdx,
}

impl<'a> Pair<'a> {
    fn word(&self, which: Word) -> &'a str {
        let [given, surname] = self.words;
        match which {
            Word::Given => given,
            Word::Sur => surname,
        }
    }
}

fn check(notes: &Notes<'_, Words>, findings: &mut Vec<Finding<NoteIdx>>) {
    let pairs: Vec<Pair<'_>> = notes
        .iter()
        .map(|(place, _, words)| Pair {
            words: words.each_ref().map(|word| &**word),
            place,
        })
        .collect();
    // Two spellings share one word and nearly share the other.
    for (shared, other) in [(Word::Given, Word::Sur), (Word::Sur, Word::Given)] {
        let mut groups: FxHashMap<&str, Vec<Pair<'_>>> = FxHashMap::default();
        for pair in &pairs {
            groups.entry(pair.word(shared)).or_default().push(*pair);
        }
        for group in groups.into_values().filter(|group| group.len() > 1) {
            compare(&group, other, findings);
        }
    }
    findings.sort_by_key(|finding| finding.at);
}

/// Reports the spellings of one word in a group of pairs that share their other word.
fn compare(group: &[Pair<'_>], which: Word, findings: &mut Vec<Finding<NoteIdx>>) {
    let mut spellings: Vec<(&str, Vec<Pair<'_>>)> = Vec::new();
    for pair in group {
        let word = pair.word(which);
        match spellings.iter_mut().find(|(known, _)| *known == word) {
            Some((_, pairs)) => pairs.push(*pair),
            None => spellings.push((word, vec![*pair])),
        }
    }
    for (idx, one) in spellings.iter().enumerate() {
        for other in spellings.iter().skip(idx + 1) {
            if are_one_name(one.0, other.0, which) {
                report(&one.1, &other.1, findings);
                report(&other.1, &one.1, findings);
            }
        }
    }
}

/// Reports a spelling: at each place where it is the rarer one, else at the first.
fn report(here: &[Pair<'_>], there: &[Pair<'_>], findings: &mut Vec<Finding<NoteIdx>>) {
    let Some(other) = there.first() else {
        return;
    };
    let places = if here.len() < there.len() {
        here
    } else {
        here.get(..1).unwrap_or_default()
    };
    for pair in places {
        let [first, second] = pair.words;
        let right = other.words.join(" ");
        let message = format!(
            "“{first} {second}” here, but “{right}” {}",
            times(there.len())
        );
        let finding = Finding::new(&RULE, pair.place, message)
            .related(other.place, format!("“{right}” stands here"))
            .replace(pair.place, right);
        findings.push(finding.explained(
            "One letter parts the two; look the name up, or note that they are two people.",
        ));
    }
}

fn times(count: usize) -> String {
    match count {
        1 => "elsewhere".to_owned(),
        count => format!("in {count} places"),
    }
}

/// Whether two words are one name spelled in two ways.
fn are_one_name(one: &str, other: &str, which: Word) -> bool {
    let long_enough = one.chars().count().min(other.chars().count()) >= 5;
    long_enough
        && one.chars().count().abs_diff(other.chars().count()) <= 1
        && strsim::osa_distance(one, other) == 1
        && !is_derived(one, other)
        && !is_derived(other, one)
        && !(which == Word::Given && are_of_man_and_woman(one, other))
        && !(is_english(one) && is_english(other))
}

/// Whether a word is another with an ending that makes a plural, an adjective or a people of it: South Korea and South
/// Korean. A final e is no such ending: Smith and Smithe are two spellings.
fn is_derived(word: &str, from: &str) -> bool {
    let ending = word.strip_prefix(from);
    ending.is_some_and(|it| matches!(it, "s" | "n" | "y" | "i" | "a" | "o" | "d" | "r"))
}

/// Mario and Maria, Daniel and Daniela: forms that differ in a last vowel.
fn are_of_man_and_woman(one: &str, other: &str) -> bool {
    let stem = |it: &str| it.trim_end_matches(['a', 'e', 'i', 'o']).to_owned();
    stem(one) == stem(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Settings;
    use crate::check::fixture::{assert_silent, report, report_in};
    use crate::model::Model;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report(RULE.code, text));
    }

    #[track_caller]
    fn check_silent(text: &str) {
        assert_eq!(report(RULE.code, text), "", "{text}");
        assert_silent(text);
    }

    #[test]
    fn a_surname_spelled_twice() {
        check(
            "# Mayor Katherine Smithe resigns\n\nKatherine Smith left on Friday.",
            expect![[r#"
                “Katherine Smithe”: “Katherine Smithe” here, but “Katherine Smith” elsewhere | “Katherine Smithe” → “Katherine Smith” & “Katherine Smith”: “Katherine Smith” stands here
                “Katherine Smith”: “Katherine Smith” here, but “Katherine Smithe” elsewhere | “Katherine Smith” → “Katherine Smithe” & “Katherine Smithe”: “Katherine Smithe” stands here
            "#]],
        );
        check(
            "Katherine Smith spoke. Katherine Smith sang. Later Katherine Smyth slept.",
            expect![[r#"
                “Katherine Smith”: “Katherine Smith” here, but “Katherine Smyth” elsewhere | “Katherine Smith” → “Katherine Smyth” & “Katherine Smyth”: “Katherine Smyth” stands here
                “Katherine Smyth”: “Katherine Smyth” here, but “Katherine Smith” in 2 places | “Katherine Smyth” → “Katherine Smith” & “Katherine Smith”: “Katherine Smith” stands here
            "#]],
        );
    }

    #[test]
    fn a_given_name_spelled_twice() {
        check(
            "Katherine Holm spoke.\n\n“Yes,” Catherine Holm said.",
            expect![[r#"
                “Katherine Holm”: “Katherine Holm” here, but “Catherine Holm” elsewhere | “Katherine Holm” → “Catherine Holm” & “Catherine Holm”: “Catherine Holm” stands here
                “Catherine Holm”: “Catherine Holm” here, but “Katherine Holm” elsewhere | “Catherine Holm” → “Katherine Holm” & “Katherine Holm”: “Katherine Holm” stands here
            "#]],
        );
    }

    #[test]
    fn silent_on_other_people_and_words() {
        for text in [
            "Mario Bellini married Maria Bellini. Daniel Holm met Daniela Holm.",
            "The Grand Hotels and the Grand Hotel",
            "The Winter Games and the Winner Games",
            "Jane Holm and Joan Holm",
            "Katherine Smith met Katherine Smithson.",
            "President Holmes and President Homes",
            "Katherine Smith, Katherine Smith’s brother",
            "South Korea and South Korean ships; West Germany and West German trains; Latin America, Latin American music",
            "Israel Katzen and Israeli Katzen",
            "KATHERINE SMITH and KATHERINE SMYTH",
        ] {
            check_silent(text);
        }
    }

    #[test]
    fn the_house_knows_names_that_are_right() {
        let text = "Katherine Smith opened the hall. “It is cold,” Katherine Smithe said.";
        let report = |words: &[&str]| {
            let settings = Settings::knowing(words);
            report_in(RULE.code, text, None, &Model::default(), &settings)
        };
        assert_ne!(report(&[]), "");
        assert_eq!(report(&["Katherine Smithe"]), "");
        assert_eq!(report(&["Smithe"]), "");
    }
}

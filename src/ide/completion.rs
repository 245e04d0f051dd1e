//! Completion: the names of the model after a few of their letters.

use crate::ide::Analysis;
use crate::model::{EntityKind, Name, NameForm};
use crate::text::Span;

/// The fewest letters after which names are offered unasked, if the first is a capital: with fewer, every second sentence
/// of a draft would bring up a list.
const FEWEST_LETTERS: usize = 2;

/// The same for words in lower case, most of which are no names: "am" and "be" begin two companies' products.
const FEWEST_SMALL_LETTERS: usize = 3;

/// The most entries of one list. Further letters narrow it.
const MOST_ENTRIES: usize = 60;

/// How far before the cursor a name may begin, in bytes: longer than any name's first words are worth.
const LONGEST_START: u32 = 80;

/// A name to put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The name.
    pub name: String,
    /// The letters that it replaces: bytes of the draft.
    pub replaces: Span,
    /// What the entity is.
    pub kind: EntityKind,
    /// The entity's own name, where this is another.
    pub of: Option<String>,
    /// One line that says what the entity is.
    pub description: String,
    /// The model's id of the entity.
    pub entity: String,
}

/// The names that begin with the letters before `offset` (bytes of the draft): the entity's own name first, entities that
/// the draft mentions before others. `asked` is true when the person asked for a list, who then gets one after any letter.
pub fn completions(analysis: &Analysis, offset: u32, asked: bool) -> Vec<Completion> {
    let before = analysis
        .text
        .slice(Span::new(offset.saturating_sub(LONGEST_START), offset));
    let mut found: Vec<(bool, bool, Completion)> = Vec::new();
    for start in word_starts(&before) {
        let Some(typed) = before.get(start..) else {
            continue;
        };
        if asked || is_enough(typed) {
            let replaces = Span::new(offset - Span::of(0..typed.len()).end, offset);
            matching(analysis, typed, replaces, &mut found);
        }
    }
    found.sort_by_cached_key(|(elsewhere, other, it)| (*elsewhere, *other, it.name.to_lowercase()));
    let mut list: Vec<Completion> = found.into_iter().map(|(.., it)| it).collect();
    list.dedup_by(|a, b| a.name == b.name && a.entity == b.entity);
    list.truncate(MOST_ENTRIES);
    list
}

fn is_enough(typed: &str) -> bool {
    let least = if typed.starts_with(char::is_uppercase) {
        FEWEST_LETTERS
    } else {
        FEWEST_SMALL_LETTERS
    };
    typed.chars().count() >= least
}

/// Where the words begin of which the last ends at the end of `before`; longest run of words first, at most four words.
fn word_starts(before: &str) -> Vec<usize> {
    let ends_in_word = before.chars().next_back().is_some_and(in_word);
    if !ends_in_word {
        return Vec::new();
    }
    let mut starts: Vec<usize> = before
        .char_indices()
        .zip(std::iter::once(' ').chain(before.chars()))
        .filter(|((_, c), previous)| in_word(*c) && !in_word(*previous))
        .map(|((at, _), _)| at)
        .collect();
    let first = starts.len().saturating_sub(4);
    starts.drain(..first);
    starts
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\'' | '&')
}

fn matching(
    analysis: &Analysis,
    typed: &str,
    replaces: Span,
    found: &mut Vec<(bool, bool, Completion)>,
) {
    for (idx, entity) in analysis.inputs.model.entities.iter().enumerate() {
        for (nth, name) in entity.names.iter().enumerate() {
            if fit_for_copy(name) && begins_with(&name.text, typed) {
                let present = analysis
                    .context
                    .present
                    .iter()
                    .any(|it| it.0 as usize == idx);
                found.push((
                    !present,
                    nth > 0,
                    Completion {
                        name: name.text.clone(),
                        replaces,
                        kind: entity.kind,
                        of: (nth > 0).then(|| entity.name().to_owned()),
                        description: entity.description.clone(),
                        entity: entity.id.clone(),
                    },
                ));
            }
        }
    }
}

/// Names that nobody should be led to write are not offered.
fn fit_for_copy(name: &Name) -> bool {
    !matches!(
        name.form,
        NameForm::Misspelt | NameForm::Former | NameForm::Variant
    )
}

/// Whether a name goes on from what was typed; case does not matter, and a name that is there already is no completion.
fn begins_with(name: &str, typed: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let begins = typed
        .chars()
        .flat_map(char::to_lowercase)
        .all(|c| letters.next() == Some(c));
    begins && name != typed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, asked: bool, expected: Expect) {
        let (analysis, offset) = fixture::at_cursor(text);
        let text = analysis.text.to_string();
        let drawn: Vec<String> = completions(&analysis, offset, asked)
            .iter()
            .map(|it| {
                let of = it.of.as_ref().map(|it| format!(" ({it})"));
                let typed = it.replaces.slice(&text);
                format!("{typed} → {}{}", it.name, of.unwrap_or_default())
            })
            .collect();
        expected.assert_eq(&drawn.join("\n"));
    }

    #[test]
    fn names_after_a_few_letters() {
        check("Then anth<|>", false, expect!["anth → Anthropic"]);
        check(
            "Then amazon be<|>",
            false,
            expect!["amazon be → Amazon Bedrock"],
        );
    }

    #[test]
    fn silence_in_running_text() {
        check("Then a<|>", false, expect![[""]]);
        check("They met. <|>", false, expect![[""]]);
        check("The committee<|>", false, expect![[""]]);
        check("It would be<|>", false, expect![[""]]);
        check("<|>", true, expect![[""]]);
    }

    #[test]
    fn one_letter_will_do_when_asked() {
        check("Then R<|>", true, expect!["R → Reuters"]);
    }

    #[test]
    fn entities_of_the_draft_come_first() {
        check(
            "Anthropic. Then A<|>",
            true,
            expect![[r#"
                A → Anthropic
                A → Amazon
                A → Amazon Bedrock
                A → Amazon Web Services
                A → Amazon.com (Amazon)
                A → Amazon.com, Inc. (Amazon)
                A → AWS (Amazon Web Services)
                A → AWS Bedrock (Amazon Bedrock)
                A → AWS Trainium (Trainium)"#]],
        );
    }
}

//! The names of the model after a few of their letters.

use super::{Completion, CompletionKind, CompletionSubject};
use crate::ide::analysis::Analysis;
use crate::ide::declaration::full_reference;
use crate::model::{EntityIdx, Name, NameForm};
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

/// The names that begin with the letters before `offset` (bytes of the draft): entities that the draft mentions before others,
/// and of each its full name first until the draft has given that, then the short ones.
pub(super) fn names(analysis: &Analysis, offset: u32, asked: bool) -> Vec<Completion> {
    let before = analysis
        .text
        .slice(Span::new(offset.saturating_sub(LONGEST_START), offset));
    let mut found = Vec::new();
    for start in word_starts(&before) {
        let Some(typed) = before.get(start..) else {
            continue;
        };
        if asked || is_enough(typed) {
            let replaces = Span::new(offset - Span::of(0..typed.len()).end, offset);
            matching(analysis, typed, replaces, &mut found);
        }
    }
    found.sort_by_cached_key(|(rank, it)| (*rank, it.text.to_lowercase()));
    let mut list: Vec<Completion> = found.into_iter().map(|(.., it)| it).collect();
    list.dedup_by(|a, b| a.text == b.text && a.about == b.about);
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

/// What comes first: what the draft mentions, then how well the form of a name suits the place.
type Rank = (bool, u8);

fn matching(analysis: &Analysis, typed: &str, replaces: Span, found: &mut Vec<(Rank, Completion)>) {
    let model = &analysis.inputs.model;
    let mut compiled: Vec<EntityIdx> = model
        .compiled_names(typed, MOST_ENTRIES)
        .into_iter()
        .map(|(entity, _)| entity)
        .collect();
    compiled.sort_unstable();
    compiled.dedup();
    let written = (0..model.entities.len() as u32).map(EntityIdx);
    for idx in written.chain(compiled) {
        let entity = model.entity(idx);
        let mut fitting = entity.names.iter().enumerate();
        let mut fitting = fitting
            .by_ref()
            .filter(|(_, it)| fit_for_copy(it) && begins_with(&it.text, typed))
            .peekable();
        if fitting.peek().is_none() {
            continue;
        }
        let elsewhere = !analysis.context.mentions(idx);
        let introduced = !elsewhere && is_introduced(analysis, idx, replaces.start);
        for (nth, name) in fitting {
            let completion = Completion {
                text: name.text.clone(),
                replaces,
                kind: CompletionKind::Name(entity.kind),
                detail: match nth {
                    0 => String::new(),
                    _ => entity.name().to_owned(),
                },
                about: CompletionSubject::Entity(entity.id.clone()),
            };
            found.push(((elsewhere, rank(name.form, introduced)), completion));
        }
    }
}

/// Whether the draft has given the entity's full name before `offset`, so that a short form will do.
fn is_introduced(analysis: &Analysis, entity: EntityIdx, offset: u32) -> bool {
    full_reference(analysis, entity).is_some_and(|span| span.end <= offset)
}

/// How well a form suits a place, best first.
fn rank(form: NameForm, introduced: bool) -> u8 {
    match form {
        NameForm::Short | NameForm::Abbreviation if introduced => 0,
        NameForm::Name => 1,
        NameForm::Short | NameForm::Abbreviation => 3,
        _ => 2,
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
        let (analysis, offset) = fixture::funds_at_cursor(text);
        let text = analysis.text.to_string();
        let drawn: Vec<String> = names(&analysis, offset, asked)
            .iter()
            .map(|it| {
                let of = match it.detail.as_str() {
                    "" => String::new(),
                    of => format!(" ({of})"),
                };
                let typed = it.replaces.slice(&text);
                format!("{typed} → {}{of}", it.text)
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
    fn the_full_name_first_and_then_the_short_one() {
        check(
            "Then Bri<|>",
            false,
            expect![[r#"
                Bri → Brightwater Rail
                Bri → Brightwater (Brightwater Rail)"#]],
        );
        check(
            "Brightwater Rail grew. Then Bri<|>",
            false,
            expect![[r#"
                Bri → Brightwater (Brightwater Rail)
                Bri → Brightwater Rail"#]],
        );
        check(
            "# Brightwater grows\n\nThen Bri<|>",
            false,
            expect![[r#"
                Bri → Brightwater Rail
                Bri → Brightwater (Brightwater Rail)"#]],
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
                A → AWS Bedrock (Amazon Bedrock)
                A → AWS Trainium (Trainium)
                A → AWS (Amazon Web Services)"#]],
        );
    }
}

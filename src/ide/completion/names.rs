//! The names of the model after a few of their letters.

use super::{Completion, CompletionKind, CompletionSubject};
use crate::draft::BlockKind;
use crate::ide::analysis::Analysis;
use crate::ide::declaration::full_reference;
use crate::ide::spot::Spot;
use crate::model::{Entity, EntityIdx, Model, Name, NameForm, push_letters};
use crate::text::Span;

/// The fewest letters after which names are offered, if the first is a capital: with fewer, every second sentence of a draft
/// would bring up a list. That a list was asked for does not tell: editors ask by themselves with each letter.
const FEWEST_LETTERS: usize = 2;

/// The same for words in lower case, most of which are no names: "am" and "be" begin two companies' products.
const FEWEST_SMALL_LETTERS: usize = 3;

/// From how many capitals on somebody writes in capitals, and does not only begin a name so.
const FEWEST_CAPITALS: usize = 3;

/// The most entries of one list. Further letters narrow it.
const MOST_ENTRIES: usize = 60;

/// How far before the cursor a name may begin, in bytes: longer than any name's first words are worth.
const LONGEST_START: usize = 80;

/// The names that begin with the letters before `offset` (bytes of the draft): entities that the draft mentions before others,
/// and of each its full name first until the draft has given that, then the short ones. Within a word, the names that go on with
/// its end, which they replace. None outside prose.
pub(super) fn names(analysis: &Analysis, offset: u32) -> Vec<Completion> {
    let mut found = Vec::new();
    if let Some(spot) = Spot::at(analysis, offset) {
        let (before, after) = around(spot);
        let rest = rest_of_word(after);
        for start in word_starts(before) {
            let letters = before.get(start..).filter(|it| is_enough(it));
            let typed = letters.and_then(|it| Letters::at(analysis, spot, offset, it, rest));
            if let Some(typed) = typed {
                matching(analysis, &typed, &mut found);
            }
        }
    }
    found.sort_by_cached_key(|(rank, it)| (*rank, it.text.to_lowercase()));
    let mut list: Vec<Completion> = found.into_iter().map(|(.., it)| it).collect();
    list.dedup_by(|a, b| a.text == b.text && a.about == b.about);
    list.truncate(MOST_ENTRIES);
    list
}

/// The prose before a spot, as much of it as a name may begin in, and that behind it.
fn around(spot: Spot<'_>) -> (&str, &str) {
    let prose = spot.block.prose.text();
    let (before, after) = prose
        .split_at_checked(spot.offset() as usize)
        .unwrap_or_default();
    let first = before.len().saturating_sub(LONGEST_START);
    let first = (first..before.len()).find(|it| before.is_char_boundary(*it));
    (
        first.and_then(|it| before.get(it..)).unwrap_or_default(),
        after,
    )
}

/// What stands of a word behind the cursor.
fn rest_of_word(after: &str) -> &str {
    let end = after.find(|c: char| !c.is_alphanumeric());
    after.split_at(end.unwrap_or(after.len())).0
}

/// What is typed of a name.
struct Letters<'a> {
    /// From its first letter to the cursor.
    before: &'a str,
    /// Both sides of the cursor.
    whole: String,
    /// Where that stands: bytes of the draft.
    span: Span,
    /// Whether it stands in a headline, a caption or a table, where names may be short.
    may_be_short: bool,
}

impl<'a> Letters<'a> {
    /// `None` where markup stands in between, and where the draft has something else there, as code is no prose.
    fn at(
        analysis: &Analysis,
        spot: Spot<'_>,
        offset: u32,
        before: &'a str,
        rest: &str,
    ) -> Option<Letters<'a>> {
        let start = offset.checked_sub(Span::of(0..before.len()).end)?;
        let span = Span::new(start, offset + Span::of(0..rest.len()).end);
        let whole = format!("{before}{rest}");
        (analysis.text.slice(span) == whole).then_some(Letters {
            before,
            whole,
            span,
            may_be_short: matches!(
                spot.block.kind,
                BlockKind::Headline(_) | BlockKind::Caption | BlockKind::TableCell
            ),
        })
    }
}

impl Letters<'_> {
    /// A name in capitals where capitals are typed that are not its own, as in a headline.
    fn in_case(&self, name: &str) -> String {
        let capitals = self.before.chars().filter(|it| it.is_uppercase()).count();
        let is_shouted =
            capitals >= FEWEST_CAPITALS && !self.before.chars().any(char::is_lowercase);
        match is_shouted && !name.starts_with(self.before) {
            true => name.to_uppercase(),
            false => name.to_owned(),
        }
    }
}

fn is_enough(typed: &str) -> bool {
    let least = if typed.starts_with(char::is_uppercase) {
        FEWEST_LETTERS
    } else {
        FEWEST_SMALL_LETTERS
    };
    typed.chars().count() >= least
}

/// Where the words begin of which the last ends at the end of `before`; longest run of words first, at most four words. In
/// "Amazon-Ope" the second name may begin, too.
fn word_starts(before: &str) -> Vec<usize> {
    let ends_in_word = before.chars().next_back().is_some_and(in_word);
    if !ends_in_word {
        return Vec::new();
    }
    let begins =
        |c: char, previous: char| !in_word(previous) || (previous == '-' && c.is_uppercase());
    let mut starts: Vec<usize> = before
        .char_indices()
        .zip(std::iter::once(' ').chain(before.chars()))
        .filter(|((_, c), previous)| in_word(*c) && begins(*c, *previous))
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

/// The entities of which a name may begin so: all that are written out, and those of compiled models of which one does.
fn candidates(model: &Model, typed: &str) -> impl Iterator<Item = EntityIdx> + use<> {
    let compiled = model.compiled_names(typed, MOST_ENTRIES).into_iter();
    let mut compiled: Vec<EntityIdx> = compiled.map(|(entity, _)| entity).collect();
    compiled.sort_unstable();
    compiled.dedup();
    let written = (0..model.entities.len() as u32).map(EntityIdx);
    written.chain(compiled)
}

fn matching(analysis: &Analysis, typed: &Letters<'_>, found: &mut Vec<(Rank, Completion)>) {
    let model = &analysis.inputs.model;
    for idx in candidates(model, typed.before) {
        let entity = model.entity(idx);
        let fits = |it: &&Name| fit_for_copy(it) && begins_with(&it.text, &typed.whole);
        let fitting: Vec<&Name> = entity.names.iter().filter(fits).collect();
        if fitting.is_empty() {
            continue;
        }
        let elsewhere = !analysis.context.mentions(idx);
        let introduced =
            typed.may_be_short || (!elsewhere && is_introduced(analysis, idx, typed.span.start));
        let completion = |text: &str| Completion {
            text: typed.in_case(text),
            replaces: typed.span,
            kind: CompletionKind::Name(entity.kind),
            detail: match is_name_of(entity, text) {
                true => String::new(),
                false => entity.name().to_owned(),
            },
            about: CompletionSubject::Entity(entity.id.clone()),
        };
        let first = first_reference(entity, &fitting).filter(|_| !introduced);
        found.extend(first.map(|it| ((elsewhere, 1), completion(&it))));
        found.extend(fitting.into_iter().map(|name| {
            let rank = rank(name.form, introduced);
            ((elsewhere, rank), completion(&name.text))
        }));
    }
}

/// Whether a text tells whose name it is: the name itself, with or without an abbreviation behind it.
fn is_name_of(entity: &Entity, text: &str) -> bool {
    let behind = text.strip_prefix(entity.name());
    behind.is_some_and(|it| it.is_empty() || it.starts_with(" ("))
}

/// What stands at first reference in place of names of which none is full: the full name, with an abbreviation in brackets
/// behind it that not every reader knows.
fn first_reference(entity: &Entity, fitting: &[&Name]) -> Option<String> {
    let is_short = |it: &&&Name| matches!(it.form, NameForm::Short | NameForm::Abbreviation);
    let short = fitting.iter().find(is_short)?;
    if fitting.iter().any(|it| it.form == NameForm::Name) {
        return None;
    }
    match short.form {
        NameForm::Abbreviation if entity.well_known => None,
        NameForm::Abbreviation => Some(format!("{} ({})", entity.name(), short.text)),
        _ => Some(entity.name().to_owned()),
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

/// Whether a name goes on from what was typed; neither case nor accents matter, and a name that is there already is no completion.
fn begins_with(name: &str, typed: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let mut begins = || {
        let mut typed = typed.chars().flat_map(char::to_lowercase);
        typed.all(|c| letters.next() == Some(c))
    };
    let begins_plainly = || plain(name).starts_with(&plain(typed));
    name != typed && (begins() || (!name.is_ascii() && begins_plainly()))
}

/// The words of a text without case, accents and marks.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in text.split(' ') {
        push_letters(word, &mut plain);
        plain.push(' ');
    }
    plain.pop();
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(text);
        let text = analysis.text.to_string();
        let drawn: Vec<String> = names(&analysis, offset)
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
        check("Then anth<|>", expect!["anth → Anthropic"]);
        check("Then amazon be<|>", expect!["amazon be → Amazon Bedrock"]);
    }

    #[test]
    fn accents_may_be_missing_and_capitals_stay() {
        check("Then Zo<|>", expect!["Zo → Zoë Lind"]);
        check("Then Zoe<|>", expect!["Zoe → Zoë Lind"]);
        check("Then Zoë L<|>", expect!["Zoë L → Zoë Lind"]);
        check("Then Zoel<|>", expect![[""]]);
        check(
            "BRI<|>",
            expect![[r#"
            BRI → BRIGHTWATER RAIL
            BRI → BRIGHTWATER (Brightwater Rail)"#]],
        );
        check(
            "BW<|>",
            expect![[r#"
            BW → Brightwater Rail (BWR)
            BW → BWR (Brightwater Rail)"#]],
        );
    }

    #[test]
    fn the_full_name_first_and_then_the_short_one() {
        check(
            "Then Bri<|>",
            expect![[r#"
                Bri → Brightwater Rail
                Bri → Brightwater (Brightwater Rail)"#]],
        );
        check(
            "Brightwater Rail grew. Then Bri<|>",
            expect![[r#"
                Bri → Brightwater (Brightwater Rail)
                Bri → Brightwater Rail"#]],
        );
        check(
            "# Brightwater grows\n\nThen Bri<|>",
            expect![[r#"
                Bri → Brightwater Rail
                Bri → Brightwater (Brightwater Rail)"#]],
        );
    }

    #[test]
    fn silence_in_running_text() {
        check("Then a<|>", expect![[""]]);
        check("They met. <|>", expect![[""]]);
        check("The committee<|>", expect![[""]]);
        check("It would be<|>", expect![[""]]);
        check("<|>", expect![[""]]);
    }

    #[test]
    fn within_a_word_only_what_goes_on_with_its_end() {
        check("Then anth<|>ropic met.", expect!["anthropic → Anthropic"]);
        check("Then Anth<|>ropic met.", expect![[""]]);
        check("Then Anth<|>ology met.", expect![[""]]);
        check(
            "Bright<|>water's",
            expect!["Brightwater → Brightwater Rail"],
        );
        check(
            "😀 é́ Bri<|>.",
            expect![[r#"
                Bri → Brightwater Rail
                Bri → Brightwater (Brightwater Rail)"#]],
        );
    }

    #[test]
    fn no_names_in_code_and_addresses() {
        check("See `Anth<|>`.", expect![[""]]);
        check("See [this](Anth<|>).", expect![[""]]);
        check("---\ntags: Anth<|>\n---\n", expect![[""]]);
        check("<!-- Anth<|> -->", expect![[""]]);
        check("See [Anth<|>](x).", expect!["Anth → Anthropic"]);
        check("- **Anth<|>", expect!["Anth → Anthropic"]);
    }

    #[test]
    fn an_abbreviation_at_first_reference() {
        check(
            "Then BW<|>",
            expect![[r#"
                BW → Brightwater Rail (BWR)
                BW → BWR (Brightwater Rail)"#]],
        );
        check(
            "Brightwater Rail (BWR) grew. Then BW<|>",
            expect!["BW → BWR (Brightwater Rail)"],
        );
        check("# BW<|>", expect!["BW → BWR (Brightwater Rail)"]);
    }

    #[test]
    fn behind_a_hyphen() {
        check(
            "The Amazon-Opena<|>",
            expect![[r#"
            Opena → OpenAI
            Opena → OpenAI Frontier"#]],
        );
        check("A self-ant<|>", expect![[""]]);
    }

    #[test]
    fn entities_of_the_draft_come_first() {
        check(
            "Amazon Web Services grew. Then Am<|>",
            expect![[r#"
                Am → Amazon Web Services
                Am → Amazon
                Am → Amazon Bedrock
                Am → Amazon.com (Amazon)
                Am → Amazon.com, Inc. (Amazon)"#]],
        );
    }
}

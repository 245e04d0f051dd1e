//! `miscounted-list`: a lead that counts the items of the list under it, and a list with more or fewer.

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::noted::{NoteIdx, Noted, Notes};
use crate::check::phrase::{Phrase, phrases};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::check::wording::count_like;
use crate::check::words::{Words, words};
use crate::draft::BlockKind;
use crate::model::{Bound, Unit};
use crate::recognize::{Figure, FigureKind};
use crate::text::{Span, counted};

pub(super) static RULE: Rule = Rule {
    code: "miscounted-list",
    summary: "A number of items that the list does not have",
    doc: "\
“Five things to know”, and then four bullets: the most common slip of a late cut, and the first that readers write in \
about. The rule counts the items of a list that directly follows a line with a number and a plural noun; nested items do \
not count, and a list that a blank line interrupts is one list.

Wrong:

> Three lessons:
>
> - Start early.
> - Read it aloud.

Right:

> Three lessons:
>
> - Start early.
> - Read it aloud.
> - Cut the last line.

May be wrong: when the list shows only a part of what the line counts and does not say so.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Both(in_sentences, &Noted { note, check }),
};

/// Longer lists are tables of another sort, and nobody counts them in a line above.
const MOST_ITEMS: usize = 30;

/// What a block has to do with lists.
#[derive(Debug, PartialEq)]
enum Mark {
    /// An item, with its list and its depth.
    Item(u32, u8),
    /// A line that announces a number of items, and how it says it.
    Lead(usize, Box<str>),
    /// A headline; it may announce items too.
    Headline(Option<(usize, Box<str>)>),
}

impl Mark {
    /// The number of items that is announced, and how.
    fn announced(&self) -> Option<(usize, &str)> {
        match self {
            Mark::Lead(said, text) | Mark::Headline(Some((said, text))) => Some((*said, text)),
            _ => None,
        }
    }
}

fn note(view: &ParagraphView<'_>, notes: &mut Vec<(Span, Mark)>) {
    if let BlockKind::ListItem { list, depth } = view.block.kind {
        notes.push((Span::default(), Mark::Item(list, depth)));
        return;
    }
    let announced = announced(view);
    let span = announced.map_or(Span::default(), |(figure, _)| figure.core);
    let announced = announced.map(|(_, said)| (said, span.slice(view.prose()).into()));
    let mark = match (view.block.kind, announced) {
        (BlockKind::Headline(_), announced) => Mark::Headline(announced),
        (_, Some((said, text))) => Mark::Lead(said, text),
        (_, None) => return,
    };
    notes.push((span, mark));
}

/// A mark with its place and its block.
type Marked<'a> = (NoteIdx, u32, &'a Mark);

fn check(notes: &Notes<'_, Mark>, findings: &mut Vec<Finding<NoteIdx>>) {
    let marks: Vec<Marked<'_>> = notes.iter().collect();
    let mut rest = marks.as_slice();
    while let [(at, block, mark), behind @ ..] = rest {
        rest = behind;
        if let Some((said, text)) = mark.announced()
            && let Some(n_items) = count(behind, block + 1)
            && said != n_items
            && is_slip(said, n_items)
        {
            findings.push(finding(*at, text, n_items));
        }
    }
}

/// Whether the two numbers are so close that one is a slip; ten announced and three shown is a selection.
fn is_slip(said: usize, n_items: usize) -> bool {
    said <= 6 || said.abs_diff(n_items) <= 3
}

fn finding(at: NoteIdx, said: &str, n_items: usize) -> Finding<NoteIdx> {
    Finding::new(&RULE, at, slip(said, n_items))
        .explained("Items inside other items were not counted.")
        .replace(at, count_like(said, n_items))
}

fn slip(said: &str, n_items: usize) -> String {
    let items = counted(n_items, "item");
    format!("the list has {items}, not {}", said.to_lowercase())
}

/// "Three reasons: a, b, c and d": the items that a sentence gives behind its colon.
fn in_sentences(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    if !view.prose().contains(':') {
        return;
    }
    for phrase in phrases(view, 1) {
        let found = phrase
            .find_any(words![":"])
            .and_then(|colon| counted_before(&phrase, colon).zip(items_after(&phrase, colon)));
        if let Some(((figure, said), n_items)) = found
            && said != n_items
        {
            let text = figure.core.slice(view.prose());
            let mut finding = Finding::new(&RULE, figure.core, slip(text, n_items))
                .explained("The items behind the colon were counted, commas parting them.");
            if is_quoted(view.prose(), figure.core) {
                finding.severity = Severity::Information;
            } else {
                finding = finding.replace(figure.core, count_like(text, n_items));
            }
            findings.push(finding);
        }
    }
}

/// The number right before the noun that a colon ends: "three reasons:", "for two main reasons:".
fn counted_before<'a>(phrase: &Phrase<'a>, colon: usize) -> Option<(&'a Figure, usize)> {
    let noun = colon.checked_sub(1).filter(|it| phrase.any(*it, LISTED))?;
    let at = (1..=2)
        .filter_map(|back| noun.checked_sub(back))
        .find(|it| phrase.figure(*it).is_some())?;
    let figure = phrase.amount(at).filter(|it| is_count(it))?;
    let said: usize = figure.amount()?.extent.value()?.try_into().ok()?;
    let before = at.wrapping_sub(1);
    let is_part = phrase.has_any(BLOCKS) || phrase.any(before, words!["of", "least", "than", "-"]);
    (!is_part && (2..=9).contains(&said)).then_some((figure, said))
}

/// How many items stand behind the colon, up to the end of the sentence; `None` unless each is a few plain words, commas
/// part them, and one "and" leads the last.
fn items_after(phrase: &Phrase<'_>, colon: usize) -> Option<usize> {
    let end = phrase.len() - usize::from(phrase.is(phrase.len() - 1, "."));
    let commas = (colon + 1..end).filter(|at| phrase.is(*at, ",")).count();
    let mut ands = (colon + 1..end).filter(|at| phrase.any(*at, words!["and", "or", "&"]));
    let and = ands.next().filter(|_| ands.next().is_none())?;
    // Items with a comma or an "and" of their own are counted by nobody's eye alone.
    let serial = phrase.is(and - 1, ",");
    let is_last = (and + 1..end).all(|at| !phrase.is(at, ","));
    let plain = (colon + 1..end).all(|at| {
        at == and || phrase.is(at, ",") || (phrase.is_word(at) && !phrase.any(at, CLAUSES))
    });
    let longest = (colon + 1..=end)
        .filter(|at| *at == end || *at == and || phrase.is(*at, ","))
        .try_fold(colon, |start, at| (at - start <= 5).then_some(at));
    (is_last && plain && longest.is_some() && commas > 0).then(|| commas + 2 - usize::from(serial))
}

/// Nouns of which a sentence names each behind its colon.
const LISTED: &Words = words![
    "reasons",
    "things",
    "conditions",
    "demands",
    "goals",
    "aims",
    "priorities",
    "factors",
    "ways",
    "options",
    "words",
    "causes",
    "risks",
    "lessons",
    "questions",
    "themes",
    "topics",
    "rules",
    "steps",
    "ingredients",
    "colours",
    "colors",
    "cities",
    "countries",
];

/// Words of clauses, in which a comma parts no items.
const CLAUSES: &Words = words![
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "which",
    "who",
    "that",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "not",
    "but",
    "because",
    "if",
    "when",
    "both",
    "either",
    "as",
    "including",
    "such",
    "like",
];

/// The number of outer items from block `first` on, the first of `marks`; `None` where it is not sure which belong
/// together: a second list right behind, or more items further down under the same headline.
fn count(marks: &[Marked<'_>], first: u32) -> Option<usize> {
    let mut n_items = 0;
    let mut list = None;
    let mut rest = marks;
    let mut next_block = first;
    while let [(_, block, Mark::Item(number, depth)), others @ ..] = rest
        && *block == next_block
    {
        (rest, next_block) = (others, next_block + 1);
        if *depth > 1 {
            continue;
        }
        // Segments number their lists anew from zero; a higher number is another list of the same segment.
        if list.is_some_and(|list| *number > list) {
            return None;
        }
        list = Some(*number);
        n_items += 1;
    }
    let goes_on = rest
        .iter()
        .take_while(|(.., mark)| !matches!(mark, Mark::Headline(_)))
        .any(|(.., mark)| matches!(mark, Mark::Item(..)));
    (n_items >= 2 && !goes_on).then_some(n_items)
}

/// The number of items that a line announces.
fn announced<'a>(lead: &ParagraphView<'a>) -> Option<(&'a Figure, usize)> {
    let headline = matches!(lead.block.kind, BlockKind::Headline(_));
    let colon = lead.prose().trim_end().ends_with(':');
    if !headline && !colon {
        return None;
    }
    let last = lead.paragraph.sentences.last()?.span;
    let phrase = phrases(lead, 1).last()?;
    let figures: Vec<usize> = (0..phrase.len())
        .filter(|at| phrase.figure(*at).is_some())
        .collect();
    let [at] = figures[..] else { return None };
    let counted = last.covers(phrase.span(at)) && is_counted(&phrase, at);
    let figure = phrase.amount(at).filter(|it| counted && is_count(it))?;
    let said: usize = figure.amount()?.extent.value()?.try_into().ok()?;
    (2..=MOST_ITEMS).contains(&said).then_some((figure, said))
}

fn is_count(figure: &Figure) -> bool {
    let plain = figure
        .amount()
        .is_some_and(|it| it.unit == Unit::ONE && it.per.is_none());
    plain && figure.kind == FigureKind::Number && figure.bound == Bound::Exact
}

/// Whether the number counts what a list has: a noun of lists follows, or the line is nothing but number and noun.
fn is_counted(phrase: &Phrase<'_>, at: usize) -> bool {
    if phrase.has_any(BLOCKS)
        || phrase.any(at.wrapping_sub(1), words!["of", "least", "than", "-", "no"])
    {
        return false;
    }
    let noun = (at + 1..at + 4)
        .take_while(|it| phrase.text(*it).starts_with(char::is_alphabetic))
        .find(|it| phrase.any(*it, NOUNS));
    // A short line that begins with its number and ends with a colon counts whatever it names.
    let short = phrase.len() <= 9 && phrase.is(phrase.len() - 1, ":");
    let plural =
        (at + 1..at + 4).any(|it| phrase.text(it).len() > 3 && phrase.text(it).ends_with('s'));
    let people =
        (at + 1..at + 3).any(|it| phrase.any(it, words!["people", "men", "women", "children"]));
    let bare = at == 0 && short && (plural || people);
    noun.is_some() || bare
}

/// Words that make the list a part of what is counted, or more than it.
#[rustfmt::skip]
const BLOCKS: &Words = words![
    "include", "includes", "included", "including", "among", "some", "other", "others", "more", "another", "first",
    "most", "part", "except", "besides", "plus", "half", "minus", "remaining",
];

/// What lines count that a list then gives.
#[rustfmt::skip]
const NOUNS: &Words = words![
    "takeaways", "things", "reasons", "ways", "points", "facts", "questions", "lessons", "tips", "steps",
    "findings", "rules", "numbers", "charts", "examples", "priorities", "demands", "conditions", "options",
    "changes", "highlights", "factors", "measures", "recommendations", "proposals", "goals", "aims", "ideas",
    "signs", "moments", "issues", "themes", "trends", "risks", "benefits", "mistakes", "myths", "principles",
    "criteria", "requirements", "objectives", "insights", "messages", "stories", "items", "answers", "scenarios",
    "topics", "areas", "categories", "stages", "phases", "pillars", "arguments", "challenges", "problems",
    "solutions", "threats", "promises", "pledges", "charges", "counts", "allegations", "predictions",
    "observations", "suggestions", "commitments", "tasks", "elements", "components", "features", "advantages",
    "disadvantages", "names", "candidates", "winners", "finalists", "nominees", "books", "films", "songs", "albums",
    "recipes", "places", "cities", "countries", "players", "companies", "parts", "sections",
];

#[cfg(test)]
mod tests {
    use crate::check::fixture::report;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("miscounted-list", text));
    }

    #[test]
    fn too_few_and_too_many() {
        check(
            "The mayor named four priorities:\n\n- roads\n- schools\n- parks\n",
            expect![[r#"
                “four”: the list has 3 items, not four | “four” → “three”
            "#]],
        );
        check(
            "## Three things to know\n\n1. It rains.\n2. It pours.\n3. It snows.\n4. It clears.\n",
            expect![[r#"
                “Three”: the list has 4 items, not three | “Three” → “Four”
            "#]],
        );
        check(
            "He gave three reasons: cost, time, risk and noise.",
            expect![[r#"
                “three”: the list has 4 items, not three | “three” → “four”
            "#]],
        );
        check(
            "She left for two reasons: the low pay, the long hours, and the noise.",
            expect![[r#"
                “two”: the list has 3 items, not two | “two” → “three”
            "#]],
        );
        check(
            "6 tips:\n\n- one\n- two\n",
            expect![[r#"
            “6”: the list has 2 items, not 6 | “6” → “2”
        "#]],
        );
    }

    #[test]
    fn the_right_number() {
        check(
            "The mayor named three priorities:\n\n- roads\n- schools\n- parks\n",
            expect![""],
        );
        check(
            "Two rules:\n\n- no dogs\n    - nor cats\n    - nor birds\n- no bikes\n",
            expect![""],
        );
        check(
            "Three rules:\n\n- no dogs\n\n- no cats\n\n- no birds\n",
            expect![""],
        );
    }

    #[test]
    fn sentences_that_count_right_or_cannot_be_counted() {
        check("He gave three reasons: cost, time and risk.", expect![""]);
        check("He gave three reasons: cost, time, and risk.", expect![""]);
        check(
            "He gave two reasons: cost and time, and the rest followed.",
            expect![""],
        );
        check(
            "He gave two reasons: it was late, dark and cold, and he was tired.",
            expect![""],
        );
        check(
            "He gave two reasons: bread and butter, and jam.",
            expect![""],
        );
        check(
            "He gave two reasons, among others: cost, time and risk.",
            expect![""],
        );
        check(
            "He gave three reasons: cost, the time of the year and the noise of the road that leads there.",
            expect![""],
        );
        check(
            "He gave one of two reasons: cost, time and risk.",
            expect![""],
        );
    }

    #[test]
    fn lines_that_do_not_count_the_list() {
        check(
            "Five priorities, among them:\n\n- roads\n- parks\n",
            expect![""],
        );
        check(
            "At least five priorities:\n\n- roads\n- parks\n",
            expect![""],
        );
        check("The five demands include:\n\n- pay\n- hours\n", expect![""]);
        check(
            "The club lost five games last year.\n\n- roads\n- parks\n",
            expect![""],
        );
        check(
            "Two of the five demands:\n\n- pay\n- hours\n- rest\n",
            expect![""],
        );
        check("In 2026 it plans:\n\n- pay\n- hours\n- rest\n", expect![""]);
        check("Top 10 cities:\n\n- Oslo\n- Rome\n- Bonn\n", expect![""]);
    }

    #[test]
    fn a_list_in_pieces_is_left_alone() {
        check(
            "Three tips:\n\n1. Sleep.\n2. Eat.\n\nThat was easy.\n\n3. Run.\n",
            expect![""],
        );
        check("Five tips:\n\n1. Sleep.\n\nMost forget it.\n", expect![""]);
    }
}

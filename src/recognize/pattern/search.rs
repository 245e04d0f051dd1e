//! The search for claims in a paragraph: which sequences to try where, and which matches the sentence around them forbids.

use super::compile::{Patterns, Sequence};
use super::cues::Held;
use super::items::{Item, ItemKind, Mark, items};
use super::lexicon::Class;
use super::matcher::{Captures, Filled, HEADS, Matcher, Node, Who};
use super::parse::Flags;
use super::sentence::SentenceView;
use super::verb::Polarity;
use crate::draft::Sentence;
use crate::model::{EntityIdx, EntityKind, Exclusive, Model, RelationIdx};
use crate::recognize::{DraftContext, FigureKind, Paragraph};
use crate::text::Span;

/// A sequence found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::recognize) struct Match {
    /// The relation that it states.
    pub(in crate::recognize) relation: RelationIdx,
    /// Which of the relation's patterns it is.
    pub(in crate::recognize) pattern: u32,
    /// What the pattern says of its matches.
    pub(in crate::recognize) flags: Flags,
    /// What it took.
    pub(in crate::recognize) captures: Captures,
    /// Its first item.
    pub(in crate::recognize) start: usize,
    /// The item after it.
    pub(in crate::recognize) end: usize,
    /// How firmly it is stated.
    pub(in crate::recognize) polarity: Polarity,
    /// Whether a word near its figure says that this is a part, a total or another round.
    pub(in crate::recognize) partial: bool,
    /// Whether several subjects do it, each for itself.
    pub(in crate::recognize) each: bool,
}

/// What a [`Reader`] knows of its sentence, in buffers that serve the readers of many paragraphs one after another.
#[derive(Debug, Default)]
pub(in crate::recognize) struct Buffers {
    items: Vec<Item>,
    held: Held,
    /// The sequences that are worth a try.
    tried: Vec<(u32, u32)>,
    /// Where a party may begin.
    parties: Vec<usize>,
}

/// Reads the sentences of a paragraph one after another.
pub(in crate::recognize) struct Reader<'a> {
    prose: &'a str,
    paragraph: &'a Paragraph,
    model: &'a Model,
    context: &'a DraftContext,
    patterns: &'a Patterns,
    buffers: &'a mut Buffers,
}

impl<'a> Reader<'a> {
    /// A reader of the paragraph.
    pub(in crate::recognize) fn new(
        prose: &'a str,
        paragraph: &'a Paragraph,
        model: &'a Model,
        context: &'a DraftContext,
        patterns: &'a Patterns,
        buffers: &'a mut Buffers,
    ) -> Reader<'a> {
        Reader {
            prose,
            paragraph,
            model,
            context,
            patterns,
            buffers,
        }
    }

    fn view(&self) -> SentenceView<'_> {
        SentenceView {
            prose: self.prose,
            paragraph: self.paragraph,
            lexicon: &self.patterns.lexicon,
            items: &self.buffers.items,
        }
    }

    /// Cuts the sentence into items and finds what is worth a try in it.
    fn open(&mut self, sentence: &Sentence) {
        self.buffers.items.clear();
        items(
            self.prose,
            self.paragraph,
            sentence,
            &self.patterns.lexicon,
            self.model,
            self.context,
            &mut self.buffers.items,
        );
        self.find_worth_trying();
        self.find_parties();
    }

    /// Whether one pattern of a relation matches somewhere in the sentence, whatever else does.
    pub(super) fn matches_pattern(
        &mut self,
        sentence: &Sentence,
        relation: RelationIdx,
        pattern: u32,
    ) -> bool {
        self.open(sentence);
        let view = self.view();
        let mut found = Vec::new();
        let tried = self.buffers.tried.iter();
        tried
            .filter_map(|&it| self.patterns.sequence(it))
            .filter(|it| (it.relation, it.pattern) == (relation, pattern))
            .for_each(|it| self.search(&view, it, &mut found));
        !found.is_empty()
    }

    /// The matches in a sentence, the best of those that overlap.
    pub(in crate::recognize) fn read(&mut self, sentence: &Sentence) -> Vec<Match> {
        self.open(sentence);
        let view = self.view();
        let mut found = Vec::new();
        for sequence in self
            .buffers
            .tried
            .iter()
            .filter_map(|&it| self.patterns.sequence(it))
        {
            self.search(&view, sequence, &mut found);
        }
        keep_best(&mut found);
        let is_question = sentence
            .span
            .slice(self.prose)
            .trim_end_matches(['"', '”', '’', ')'])
            .ends_with('?');
        for it in &mut found {
            it.polarity = polarity(&view, it, is_question);
            it.partial = is_partial(&view, it);
        }
        found
    }

    /// The sequences of which all words stand in the sentence.
    fn find_worth_trying(&mut self) {
        let cues = &self.patterns.cues;
        self.buffers.held.clear(cues);
        for item in &self.buffers.items {
            match item.kind {
                ItemKind::Word(id) => {
                    self.buffers.held.word(id, cues);
                    if self.patterns.lexicon.word(id).class.has(Class::ITS) {
                        self.buffers.held.possessive();
                    }
                }
                ItemKind::Possessive => self.buffers.held.possessive(),
                ItemKind::Figure(figure) => match self
                    .paragraph
                    .figures
                    .get(figure as usize)
                    .map(|it| it.kind)
                {
                    Some(FigureKind::Money) => self.buffers.held.money(),
                    Some(FigureKind::Quantity) => self.buffers.held.quantity(),
                    _ => {}
                },
                _ => {}
            }
        }
        self.buffers.tried.clear();
        self.buffers
            .held
            .worth_trying(self.patterns, &mut self.buffers.tried);
        self.buffers.tried.sort_unstable();
    }

    fn search(&self, view: &SentenceView<'_>, sequence: &Sequence, found: &mut Vec<Match>) {
        let matcher = Matcher::new(
            view,
            &sequence.nodes,
            self.patterns.texts(sequence.relation),
            sequence.flags.phrase,
        );
        let anywhere = 0..view.items.len();
        match sequence.nodes.first() {
            Some(Node::Party(..)) => {
                let starts = self.buffers.parties.iter().copied();
                self.matches(view, sequence, &matcher, starts, found);
            }
            // What stands before an amount ("another") is asked when the match is judged.
            Some(Node::Figure(_)) => {
                let is_figure = |at: &usize| matches!(view.kind(*at), Some(ItemKind::Figure(_)));
                self.matches(view, sequence, &matcher, anywhere.filter(is_figure), found);
            }
            _ => self.matches(view, sequence, &matcher, anywhere, found),
        }
    }

    /// Appends the matches of a sequence that begin at one of `starts`.
    fn matches(
        &self,
        view: &SentenceView<'_>,
        sequence: &Sequence,
        matcher: &Matcher<'_>,
        starts: impl Iterator<Item = usize>,
        found: &mut Vec<Match>,
    ) {
        for start in starts {
            let Some((end, captures)) = matcher.at(start).filter(|it| it.0 > start) else {
                continue;
            };
            let each = has_each(view, start, end);
            if stands_well(view, sequence, &captures, start)
                && !is_likeness(view, sequence, &captures, start, end)
                && self.kinds_fit(sequence.relation, &captures)
                && parties_are_whole(self.model, view, sequence, &captures, start, end, each)
            {
                found.push(Match {
                    relation: sequence.relation,
                    pattern: sequence.pattern,
                    flags: sequence.flags,
                    captures: Captures {
                        verb: captures.verb.filter(|_| !sequence.flags.given),
                        ..captures
                    },
                    start,
                    end,
                    polarity: Polarity::Asserted,
                    partial: false,
                    each,
                });
            }
        }
    }

    /// Where a party may begin: at a name, at a second mention, and at a word of a phrase that a name ends.
    fn find_parties(&mut self) {
        let mut parties = std::mem::take(&mut self.buffers.parties);
        parties.clear();
        let view = self.view();
        let opens = Class::DET.or(Class::IT).or(Class::ITS);
        parties.extend((0..view.items.len()).filter(|&at| {
            let before_noun = || (at..at + 5).any(|it| view.class(it).has(HEADS));
            view.is_name_at(at)
                || view.class(at).has(opens)
                || (view.is_word_at(at) && before_noun())
        }));
        self.buffers.parties = parties;
    }

    /// Whether the parties of an exclusive relation are of the kinds that it takes: "Microsoft's OpenAI" is about no product.
    fn kinds_fit(&self, relation: RelationIdx, captures: &Captures) -> bool {
        let relation = self.model.relation(relation);
        let fits = |filled: Option<Filled>, kinds: &[EntityKind]| match filled.map(|it| it.who) {
            Some(Who::Entity(entity)) => {
                kinds.is_empty() || kinds.contains(&self.model.entity(entity).kind)
            }
            _ => true,
        };
        relation.exclusive == Exclusive::No
            || (fits(captures.subject, &relation.subject_kinds)
                && fits(captures.object, &relation.object_kinds))
    }

    /// The span of items, from the first to before `end`.
    pub(in crate::recognize) fn span(&self, start: usize, end: usize) -> Span {
        let first = self
            .buffers
            .items
            .get(start)
            .map_or(Span::default(), |it| it.span);
        end.checked_sub(1)
            .and_then(|last| self.buffers.items.get(last))
            .map_or(first, |last| first.cover(last.span))
    }

    /// How many items of "came in", "was made in" stand at `at` before a date; 0 where none do.
    fn verb_before_date(&self, at: usize) -> usize {
        let view = self.view();
        let is_verb = |at: usize| {
            view.class(at).has(Class::BE.or(Class::LINK))
                || view
                    .items
                    .get(at)
                    .is_some_and(|it| view.text(*it).ends_with("ed"))
        };
        (1..=3)
            .take_while(|len| is_verb(at + len - 1))
            .find(|len| view.class(at + len).has(Class::PREP) && view.is_time_at(at + len + 1))
            .map_or(0, |len| len + 1)
    }

    /// The entities named in the sentence before item `end`, in order; `None` for a name that the model does not know.
    pub(in crate::recognize) fn names_before(
        &self,
        end: usize,
    ) -> impl Iterator<Item = Option<EntityIdx>> + '_ {
        let view_end = end.min(self.buffers.items.len());
        self.buffers
            .items
            .iter()
            .take(view_end)
            .filter_map(|item| match (item.whole, item.kind) {
                (Some((entity, _)), _) => Some(Some(entity)),
                (None, ItemKind::Name(entity)) => Some(Some(entity)),
                (None, ItemKind::Unknown) => Some(None),
                _ => None,
            })
    }

    /// All names of the sentence.
    pub(in crate::recognize) fn names(&self) -> impl Iterator<Item = Option<EntityIdx>> + '_ {
        self.names_before(usize::MAX)
    }

    /// The entities that stand in a list before the one at item `at`: "Nvidia and Amazon".
    pub(in crate::recognize) fn listed_before(&self, at: usize) -> Vec<(EntityIdx, Span)> {
        let mut listed = Vec::new();
        for item in self.buffers.items.get(..at).unwrap_or(&[]).iter().rev() {
            match item.kind {
                ItemKind::Name(entity) => listed.push((entity, item.span)),
                ItemKind::Unknown | ItemKind::Mark(Mark::Comma) => {}
                ItemKind::Word(id) if self.patterns.lexicon.word(id).class.has(Class::AND) => {}
                _ => break,
            }
        }
        listed
    }

    /// Whether the match speaks of something that is there ("its contract", "Anthropic's contract") and not of any one.
    pub(in crate::recognize) fn is_definite(&self, found: &Match) -> bool {
        let view = self.view();
        (found.start..found.end)
            .any(|at| view.class(at).has(Class::ITS) || view.kind(at) == Some(ItemKind::Possessive))
    }

    /// Whether the sentence says who speaks.
    pub(in crate::recognize) fn is_attributed(&self) -> bool {
        let view = self.view();
        (0..self.buffers.items.len()).any(|at| {
            view.class(at).has(Class::SAY)
                || self
                    .buffers
                    .items
                    .get(at)
                    .is_some_and(|it| view.text(*it) == "according")
        })
    }

    /// The entity before item `end` that a verb of saying follows: "OpenAI said".
    pub(in crate::recognize) fn speaker_before(&self, end: usize) -> Option<(EntityIdx, Span)> {
        let view = self.view();
        (0..end).find_map(|at| match view.kind(at) {
            Some(ItemKind::Name(entity)) if view.class(at + 1).has(Class::SAY) => {
                Some((entity, self.span(at, at + 1)))
            }
            _ => None,
        })
    }

    /// The entity that a comma after item `end` introduces in a sentence that a preposition opens: "With its bet, Amazon".
    pub(in crate::recognize) fn subject_after(&self, end: usize) -> Option<EntityIdx> {
        let view = self.view();
        let comma =
            view.kind(end) == Some(ItemKind::Mark(Mark::Comma)) && view.class(0).has(Class::PREP);
        match view.kind(end + 1) {
            Some(ItemKind::Name(entity)) if comma => Some(entity),
            _ => None,
        }
    }

    /// Where a date may stand that belongs to the match: before it where it opens the sentence, in it, and right behind it.
    pub(in crate::recognize) fn reach(&self, found: &Match) -> [Span; 2] {
        let view = self.view();
        let opens = (0..found.start.min(MAX_OPENING))
            .take_while(|&at| !view.is_name_at(at))
            .count();
        let opening = if opens == found.start.min(MAX_OPENING) {
            self.span(0, opens)
        } else {
            Span::default()
        };
        let comma = usize::from(view.kind(found.end) == Some(ItemKind::Mark(Mark::Comma)));
        let preposition = usize::from(view.class(found.end + comma).has(Class::PREP));
        let mut after = found.end + comma + preposition;
        if found.flags.dated {
            after += self.verb_before_date(after);
        }
        let end = if view.is_time_at(after) {
            after + 1
        } else {
            found.end
        };
        [opening, self.span(found.start, end)]
    }
}

/// A sentence opens with a few words before its subject: "In July 2025,".
const MAX_OPENING: usize = 6;

/// Of matches of one relation that overlap the one that took most from the sentence stays.
fn keep_best(found: &mut Vec<Match>) {
    let richness = |it: &Match| {
        let taken = &it.captures;
        let parties = [taken.subject, taken.object, taken.with]
            .iter()
            .flatten()
            .count();
        (
            parties * 2
                + usize::from(taken.figure.is_some()) * 2
                + usize::from(taken.date.is_some()),
            it.end - it.start,
        )
    };
    found.sort_by_key(|it| std::cmp::Reverse(richness(it)));
    let mut kept: Vec<Match> = Vec::new();
    for it in found.iter() {
        let overlaps = |other: &Match| {
            other.relation == it.relation && other.start < it.end && it.start < other.end
        };
        if !kept.iter().any(overlaps) {
            kept.push(*it);
        }
    }
    kept.sort_by_key(|it| it.start);
    *found = kept;
}

/// Whether a match may begin where it does: the subject of a clause is no part of a phrase before it, and nobody stands
/// beside it.
fn stands_well(
    view: &SentenceView<'_>,
    sequence: &Sequence,
    captures: &Captures,
    start: usize,
) -> bool {
    if !sequence.begins_with_party() {
        return true;
    }
    let Some(before) = start.checked_sub(1) else {
        return true;
    };
    // "Microsoft, OpenAI, the Claude maker and Google": a list, and no apposition.
    if sequence.flags.phrase
        && view.kind(before) == Some(ItemKind::Mark(Mark::Comma))
        && before > 0
        && view.is_name_at(before - 1)
    {
        return false;
    }
    match view.kind(before) {
        None => true,
        Some(ItemKind::Name(_) | ItemKind::Unknown | ItemKind::Mark(Mark::Hyphen)) => false,
        Some(ItemKind::Mark(_) | ItemKind::Possessive) => true,
        Some(ItemKind::Figure(figure)) => view.is_time(figure),
        Some(ItemKind::Word(_)) => {
            let class = view.class(before);
            let opens = Class::CONJ
                .or(Class::REL)
                .or(Class::THAT)
                .or(Class::SAY)
                .or(Class::ADVERB)
                .or(Class::BE);
            class.has(Class::AND)
                || !sequence.is_clause()
                || is_relative(view, captures)
                || class.has(opens)
                || is_opening(view, before)
        }
    }
}

/// "Its backers include Amazon, which is investing": the clause is the relative one, whatever its head does.
fn is_relative(view: &SentenceView<'_>, captures: &Captures) -> bool {
    let Some(subject) = captures.subject else {
        return false;
    };
    let end = subject.end as usize;
    let comma = usize::from(view.kind(end) == Some(ItemKind::Mark(Mark::Comma)));
    view.class(end + comma).has(Class::SUBJECT_REL)
}

/// "Under the deal OpenAI will consume": a preposition opens the sentence, and no name stands before the subject.
fn is_opening(view: &SentenceView<'_>, before: usize) -> bool {
    before < MAX_OPENING
        && view.class(0).has(Class::PREP)
        && !view.class(before).has(Class::PREP)
        && !(0..before).any(|at| view.is_name_at(at))
}

/// "Ernie is Baidu's ChatGPT": a likeness. Only a company of which the model knows nothing is likened to another's product.
fn is_likeness(
    view: &SentenceView<'_>,
    sequence: &Sequence,
    captures: &Captures,
    start: usize,
    end: usize,
) -> bool {
    let is_possessive = matches!(
        sequence.nodes.as_slice(),
        [Node::Party(..), Node::Possessive, Node::Party(..), ..]
    );
    let first = [captures.subject, captures.object]
        .into_iter()
        .flatten()
        .find(|it| it.start as usize == start);
    if !is_possessive || first.is_none_or(|it| it.who != Who::Unknown) {
        return false;
    }
    let likens = |at: usize| {
        view.class(at).has(Class::BE)
            || view.items.get(at).is_some_and(|it| {
                matches!(
                    view.text(*it),
                    "as" | "like"
                        | "called"
                        | "dubbed"
                        | "not"
                        | "version"
                        | "nicknamed"
                        | "so-called"
                        | "unlike"
                )
            })
    };
    (start.saturating_sub(2)..start).any(likens)
        || view.kind(end) == Some(ItemKind::Mark(Mark::Comma))
}

/// Whether no party of the match is one of several, unless each acts for itself.
fn parties_are_whole(
    model: &Model,
    view: &SentenceView<'_>,
    sequence: &Sequence,
    captures: &Captures,
    start: usize,
    end: usize,
    each: bool,
) -> bool {
    if each {
        return true;
    }
    if sequence.begins_with_party() && is_joined_before(view, start) {
        return false;
    }
    let parties: [Option<Filled>; 3] = [captures.subject, captures.object, captures.with];
    let lists = !sequence.flags.symmetric && (sequence.has_figure() || !sequence.flags.phrase);
    let is_party = |at: usize| {
        parties
            .iter()
            .flatten()
            .any(|it| it.start as usize == at || it.phrase as usize == at)
    };
    // "Anthropic makes ChatGPT, and OpenAI": a company is no further product.
    let is_alike = |it: &Filled, after: usize| {
        let next = (after + 1..after + 3)
            .find_map(|at| view.entities_at(at).next())
            .map(|it| it.0);
        match (it.who, next) {
            (Who::Entity(one), Some(other)) => model.entity(one).kind == model.entity(other).kind,
            _ => true,
        }
    };
    !parties.iter().flatten().any(|it| {
        let after = it.end as usize;
        let counts = after == end || (sequence.has_figure() && it.start as usize > start);
        lists
            && counts
            && view.list_goes_on(after)
            && is_alike(it, after)
            && !is_party(after + 1)
            && !is_party(after + 2)
    })
}

/// "Nvidia and" before the match; a clause before the "and" is told by its comma.
fn is_joined_before(view: &SentenceView<'_>, start: usize) -> bool {
    // "OpenAI and its Claude models": the two are not beside each other.
    if view.class(start).has(Class::ITS) {
        return false;
    }
    let Some(and) = start
        .checked_sub(1)
        .filter(|&it| view.class(it).has(Class::AND))
    else {
        return false;
    };
    match and.checked_sub(1).and_then(|it| view.kind(it)) {
        Some(ItemKind::Mark(Mark::Comma)) => {
            and.checked_sub(2).is_some_and(|it| view.is_name_at(it))
        }
        Some(_) => true,
        None => false,
    }
}

fn has_each(view: &SentenceView<'_>, start: usize, end: usize) -> bool {
    (start..end + 2).any(|it| view.class(it).has(Class::EACH))
}

/// How firmly the sentence states the match.
fn polarity(view: &SentenceView<'_>, it: &Match, is_question: bool) -> Polarity {
    let own = it
        .captures
        .verb
        .map_or(Polarity::Asserted, |verb| verb.polarity);
    if is_question {
        return Polarity::Question;
    }
    if own != Polarity::Asserted {
        return own;
    }
    if (0..view.items.len()).any(|at| view.class(at).has(Class::SILENCE)) {
        return Polarity::Doubtful;
    }
    if (0..it.start).any(|at| view.class(at).has(Class::NOT)) {
        return Polarity::Negated;
    }
    // "in talks on a $50bn investment", "considering a stake": a noun's verb stands before it.
    let doubted = it.start.saturating_sub(6)..it.start;
    if it.captures.verb.is_none()
        && !it.flags.given
        && doubted
            .rev()
            .take_while(|&at| view.kind(at) != Some(ItemKind::Mark(Mark::Comma)))
            .any(|at| view.class(at).has(Class::DOUBT.or(Class::MAYBE)))
    {
        return Polarity::Doubtful;
    }
    Polarity::Asserted
}

/// "will total $5 billion", "totals": the verb sums nothing up; "investments total" does.
fn is_total_verb(view: &SentenceView<'_>, at: usize) -> bool {
    let text = |at: usize| view.items.get(at).map_or("", |it| view.text(*it));
    let helped = at
        .checked_sub(1)
        .is_some_and(|it| view.class(it).has(Class::WILL.or(Class::TO)));
    let is_verb = text(at) == "totals" || (text(at) == "total" && helped);
    is_verb && matches!(view.kind(at + 1), Some(ItemKind::Figure(_)))
}

/// Whether words in or near the match say that its figure is a part, a total or another round.
fn is_partial(view: &SentenceView<'_>, it: &Match) -> bool {
    let near = it.start.saturating_sub(2)..it.end + 5;
    let bounds = near
        .clone()
        .skip(it.end - near.start)
        .find(|&at| view.kind(at) == Some(ItemKind::Mark(Mark::Stop)));
    let end = bounds.unwrap_or(near.end);
    if (near.start..end).any(|at| view.class(at).has(Class::PART) && !is_total_verb(view, at)) {
        return true;
    }
    let Some(figure) = it.captures.figure else {
        return false;
    };
    let Some(at) = view
        .items
        .iter()
        .position(|item| item.kind == ItemKind::Figure(figure))
    else {
        return false;
    };
    // "$15 billion of the $50 billion": only "of" with an article behind it parts a figure.
    let parts = |near: usize| {
        let of = view
            .items
            .get(near)
            .is_some_and(|it| view.text(*it) == "of");
        view.class(near).has(Class::NEAR_PART)
            && (!of || (near == at + 1 && view.class(near + 1).has(Class::DET)))
    };
    // "$35 billion in OpenAI later"
    let later = |near: usize| {
        view.items
            .get(near)
            .is_some_and(|it| matches!(view.text(*it), "later" | "first" | "now" | "afterwards"))
    };
    (at.saturating_sub(2)..at + 3).any(parts) || (it.end..it.end + 2).any(later)
}

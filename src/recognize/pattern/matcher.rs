//! Matching one sequence against one sentence.
//!
//! The search goes back only at gaps, asides and helping verbs, all of which are short; a budget bounds it for good.

use std::cell::Cell;
use std::sync::Arc;

use super::items::{Item, ItemKind, Mark};
use super::lexicon::{Class, VerbId, WordId};
use super::parse::{FigureClass, Role, Whom};
use super::sentence::SentenceView;
use super::verb::{VerbGroup, VerbGroups};
use crate::model::EntityIdx;
use crate::recognize::FigureKind;

/// One step of a compiled sequence; see [`super::parse::Element`]. Its words are shared by all sequences of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Words(Arc<[WordId]>),
    NotWords(Arc<[WordId]>),
    Verb { verbs: Arc<[VerbId]>, passive: bool },
    Party(Role, Whom),
    Possessive,
    Figure(FigureClass),
    Date,
    Text,
    Gap(u8),
    Comma,
    Hyphen { optional: bool },
    End,
    Head,
}

/// Who fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) enum Who {
    /// An entity of the model.
    Entity(EntityIdx),
    /// "the company", "it", "its": to be resolved.
    Anaphor,
    /// A name that the model does not know.
    Unknown,
}

/// A filled role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) struct Filled {
    /// Who.
    pub(in crate::recognize) who: Who,
    /// The first item of the noun phrase.
    pub(in crate::recognize) phrase: u32,
    /// The first item of the name.
    pub(in crate::recognize) start: u32,
    /// The item after the name.
    pub(in crate::recognize) end: u32,
}

/// What a match took from the sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::recognize) struct Captures {
    pub(in crate::recognize) subject: Option<Filled>,
    pub(in crate::recognize) object: Option<Filled>,
    pub(in crate::recognize) with: Option<Filled>,
    pub(in crate::recognize) figure: Option<u32>,
    pub(in crate::recognize) date: Option<u32>,
    pub(in crate::recognize) verb: Option<VerbGroup>,
    /// The first item of the last word that the pattern names; where the claim begins when it has no verb.
    pub(in crate::recognize) word: Option<u32>,
}

/// Steps that a search may take before it gives up; real sentences need a few dozen.
const BUDGET: u32 = 3000;

/// A search for one sequence.
pub(super) struct Matcher<'a> {
    sentence: &'a SentenceView<'a>,
    nodes: &'a [Node],
    texts: &'a [String],
    is_phrase: bool,
    budget: Cell<u32>,
}

impl<'a> Matcher<'a> {
    /// A search for `nodes`; `texts` are what [`Node::Text`] stands for; `is_phrase` says that the
    /// parties stand as one phrase, which no aside parts.
    pub(super) fn new(
        sentence: &'a SentenceView<'a>,
        nodes: &'a [Node],
        texts: &'a [String],
        is_phrase: bool,
    ) -> Matcher<'a> {
        Matcher {
            sentence,
            nodes,
            texts,
            is_phrase,
            budget: Cell::new(BUDGET),
        }
    }

    /// The item after a match that begins at `start`, and what it took.
    pub(super) fn at(&self, start: usize) -> Option<(usize, Captures)> {
        self.step(0, start, Captures::default())
    }

    fn step(&self, node: usize, at: usize, captures: Captures) -> Option<(usize, Captures)> {
        let Some(next) = self.nodes.get(node) else {
            return self.ends_well(at).then_some((at, captures));
        };
        let left = self.budget.get().checked_sub(1)?;
        self.budget.set(left);
        self.take(next, node, at, captures).or_else(|| {
            let skipped = self.skip(next, node, at)?;
            self.step(node, skipped, captures)
        })
    }

    /// A name at the end of a pattern must be the head of its noun phrase.
    fn ends_well(&self, at: usize) -> bool {
        match self.nodes.last() {
            Some(Node::Party(..) | Node::Figure(_) | Node::Text) => self.sentence.phrase_ends(at),
            _ => true,
        }
    }

    fn take(
        &self,
        next: &Node,
        node: usize,
        at: usize,
        captures: Captures,
    ) -> Option<(usize, Captures)> {
        let sentence = self.sentence;
        match next {
            Node::Words(words) => self
                .word(words, at)
                .then_some(Captures {
                    word: Some(at as u32),
                    ..captures
                })
                .and_then(|captures| self.step(node + 1, at + 1, captures)),
            Node::NotWords(words) => {
                if self.word(words, at) {
                    None
                } else {
                    self.step(node + 1, at, captures)
                }
            }
            Node::Verb { verbs, passive } => VerbGroups::new(sentence, at, verbs, *passive)
                .find_map(|group| {
                    self.step(
                        node + 1,
                        group.end as usize,
                        Captures {
                            verb: Some(group),
                            ..captures
                        },
                    )
                }),
            Node::Party(role, whom) => self.party(*role, *whom, node, at, captures),
            Node::Possessive => self.possessive(node, at, captures),
            Node::Figure(class) => self.figure(*class, node, at, captures),
            Node::Date => self.date(node, at, captures),
            Node::Text => self.text(at).and_then(|end| {
                self.step(
                    node + 1,
                    end,
                    Captures {
                        word: Some(at as u32),
                        ..captures
                    },
                )
            }),
            Node::Gap(most) => self.gap(*most, node, at, captures),
            Node::Comma => matches!(
                sentence.kind(at),
                Some(ItemKind::Mark(Mark::Comma | Mark::Dash | Mark::Open))
            )
            .then(|| self.step(node + 1, at + 1, captures))?,
            Node::Hyphen { optional } => {
                let hyphen = sentence.kind(at) == Some(ItemKind::Mark(Mark::Hyphen));
                (hyphen || *optional)
                    .then(|| self.step(node + 1, at + usize::from(hyphen), captures))?
            }
            Node::End => sentence
                .strictly_ends(at)
                .then(|| self.step(node + 1, at, captures))?,
            Node::Head => sentence
                .phrase_ends(at)
                .then(|| self.step(node + 1, at, captures))?,
        }
    }

    fn word(&self, words: &[WordId], at: usize) -> bool {
        matches!(self.sentence.kind(at), Some(ItemKind::Word(id)) if words.contains(&id))
    }

    /// What may stand between two steps without a word of the pattern: an adverb, a time, an aside.
    fn skip(&self, next: &Node, node: usize, at: usize) -> Option<usize> {
        let sentence = self.sentence;
        let before = node.checked_sub(1).and_then(|it| self.nodes.get(it))?;
        // "Amazon Web Services (AWS), a unit of": brackets part nothing.
        if matches!(next, Node::Comma) && sentence.kind(at) == Some(ItemKind::Mark(Mark::Open)) {
            return sentence.aside_end(at);
        }
        // "gave Anthropic, in July 2025, a contract": a time between commas parts nothing either.
        if matches!(before, Node::Party(..))
            && !self.is_phrase
            && !matches!(next, Node::Comma)
            && let end @ Some(_) = sentence.time_aside_end(at)
        {
            return end;
        }
        if matches!(
            next,
            Node::Comma
                | Node::Hyphen { .. }
                | Node::Possessive
                | Node::End
                | Node::Head
                | Node::Gap(_)
                | Node::NotWords(_)
        ) || matches!(
            before,
            Node::Hyphen { .. } | Node::Gap(_) | Node::Possessive
        ) {
            return None;
        }
        // "Amazon, which will invest": the clause's subject is the name before.
        if matches!((before, next), (Node::Party(..), Node::Verb { .. })) {
            let comma = usize::from(sentence.kind(at) == Some(ItemKind::Mark(Mark::Comma)));
            if sentence.class(at + comma).has(Class::SUBJECT_REL) {
                return Some(at + comma + 1);
            }
            // "Amazon and Nvidia will each invest": each of the list is a subject of its own.
            if sentence.list_goes_on(at) && sentence.has_each(at) {
                return (at + 1..at + 4)
                    .find(|&it| sentence.is_name_at(it))
                    .map(|it| it + 1);
            }
        }
        // "its parent, Amazon, will invest": the comma closes an apposition.
        let closes = matches!((before, next), (Node::Party(..), Node::Verb { .. }))
            && sentence.kind(at) == Some(ItemKind::Mark(Mark::Comma))
            && at > 2
            && sentence.kind(at - 2) == Some(ItemKind::Mark(Mark::Comma))
            && !sentence.is_name_at(at - 3);
        if closes {
            return Some(at + 1);
        }
        if sentence.is_adverb_at(at) || sentence.is_time_at(at) {
            return Some(at + 1);
        }
        if sentence.class(at).has(Class::PREP) && sentence.is_time_at(at + 1) {
            return Some(at + 2);
        }
        // An aside may stand between a party and its verb; before a party a comma opens another phrase, as it does within an
        // apposition.
        (!self.is_phrase && !matches!(next, Node::Party(..))).then(|| sentence.aside_end(at))?
    }

    fn possessive(&self, node: usize, at: usize, captures: Captures) -> Option<(usize, Captures)> {
        // "its" and "whose" hold their own possessive.
        let held = at
            .checked_sub(1)
            .is_some_and(|it| self.is_possessive_word(it));
        let marked = self.sentence.kind(at) == Some(ItemKind::Possessive);
        (held || marked).then(|| self.step(node + 1, at + usize::from(marked), captures))?
    }

    fn is_possessive_word(&self, at: usize) -> bool {
        self.sentence.class(at).has(Class::ITS)
    }

    fn figure(
        &self,
        class: FigureClass,
        node: usize,
        at: usize,
        captures: Captures,
    ) -> Option<(usize, Captures)> {
        let figure_at = (at..at + 5).find(|&it| !self.may_stand_before_figure(it, at))?;
        let Some(ItemKind::Figure(figure)) = self.sentence.kind(figure_at) else {
            return None;
        };
        let kind = self.sentence.paragraph.figures.get(figure as usize)?.kind;
        let fits = match class {
            FigureClass::Money => kind == FigureKind::Money,
            FigureClass::Quantity => kind == FigureKind::Quantity,
        };
        fits.then(|| {
            self.step(
                node + 1,
                figure_at + 1,
                Captures {
                    figure: Some(figure),
                    ..captures
                },
            )
        })?
    }

    /// "a further", "a whopping", "the sum of": an article or a word for a part opens what stands before an amount.
    fn may_stand_before_figure(&self, at: usize, from: usize) -> bool {
        let Some(item) = self.sentence.items.get(at) else {
            return false;
        };
        let class = self.sentence.class(at);
        let opens = Class::DET
            .or(Class::PART)
            .or(Class::NEAR_PART)
            .or(Class::ADVERB);
        let blocked = Class::CONJ
            .or(Class::REL)
            .or(Class::BE)
            .or(Class::HAVE)
            .or(Class::WILL)
            .or(Class::TO);
        // "a two-year, $200 million contract"
        let time = self.sentence.is_time_at(at);
        let comma = item.kind == ItemKind::Mark(Mark::Comma)
            && at
                .checked_sub(1)
                .is_some_and(|it| self.sentence.is_time_at(it));
        if at > from && (time || comma) {
            return true;
        }
        let word = self.sentence.text(*item);
        // "won a contract worth $5 million": the amount is that of the contract, and was not won.
        if matches!(word, "worth" | "valued") {
            return false;
        }
        let of = word == "of" && at > from;
        let fits = of || !class.has(blocked.or(Class::PREP));
        matches!(item.kind, ItemKind::Word(_)) && fits && (at > from || class.has(opens))
    }

    fn date(&self, node: usize, at: usize, captures: Captures) -> Option<(usize, Captures)> {
        let at = at + usize::from(self.sentence.class(at).has(Class::PREP));
        let Some(ItemKind::Figure(figure)) = self.sentence.kind(at) else {
            return None;
        };
        let is_date =
            self.sentence.paragraph.figures.get(figure as usize)?.kind == FigureKind::Date;
        is_date.then(|| {
            self.step(
                node + 1,
                at + 1,
                Captures {
                    date: Some(figure),
                    ..captures
                },
            )
        })?
    }

    /// The item after one of the texts; articles before it are passed over, hyphens count as blanks.
    fn text(&self, at: usize) -> Option<usize> {
        let at = at + usize::from(self.sentence.class(at).has(Class::DET));
        self.texts.iter().find_map(|text| {
            let mut left = text.as_str();
            for (idx, item) in self.sentence.items.get(at..)?.iter().enumerate() {
                left = strip_words(left, self.sentence.text(*item))?;
                if left.is_empty() {
                    return Some(at + idx + 1);
                }
            }
            None
        })
    }

    fn gap(
        &self,
        most: u8,
        node: usize,
        at: usize,
        captures: Captures,
    ) -> Option<(usize, Captures)> {
        for taken in 0..=usize::from(most) {
            if let Some(found) = self.step(node + 1, at + taken, captures) {
                return Some(found);
            }
            if !self.is_passable(at + taken) {
                return None;
            }
        }
        None
    }

    /// Whether a gap may pass over the item: no clause bound, no party, no amount, no verb of the clause.
    fn is_passable(&self, at: usize) -> bool {
        match self.sentence.kind(at) {
            Some(ItemKind::Word(_)) => {
                let bounds = Class::CONJ
                    .or(Class::REL)
                    .or(Class::BE)
                    .or(Class::HAVE)
                    .or(Class::WILL)
                    .or(Class::MAYBE)
                    .or(Class::NOT)
                    .or(Class::SAY)
                    .or(Class::IT)
                    .or(Class::DO);
                !self.sentence.class(at).has(bounds)
            }
            Some(ItemKind::Figure(figure)) => self.sentence.is_no_amount(figure),
            Some(ItemKind::Mark(Mark::Hyphen)) => true,
            _ => false,
        }
    }

    fn party(
        &self,
        role: Role,
        whom: Whom,
        node: usize,
        at: usize,
        captures: Captures,
    ) -> Option<(usize, Captures)> {
        let fill = |filled: Filled| {
            let slot = match role {
                Role::Subject => Captures {
                    subject: Some(filled),
                    ..captures
                },
                Role::Object => Captures {
                    object: Some(filled),
                    ..captures
                },
                Role::With => Captures {
                    with: Some(filled),
                    ..captures
                },
            };
            self.step(node + 1, filled.end as usize, slot)
        };
        let phrase = at as u32;
        if let Some(end) = self.anaphor_end(at, node)
            && let found @ Some(_) = fill(Filled {
                who: Who::Anaphor,
                phrase,
                start: phrase,
                end: end as u32,
            })
        {
            return found;
        }
        let mut name = at;
        for _ in 0..=MAX_PREMODIFIERS {
            for (entity, end) in self.sentence.entities_at(name) {
                let filled = Filled {
                    who: Who::Entity(entity),
                    phrase,
                    start: name as u32,
                    end: end as u32,
                };
                if let found @ Some(_) = fill(filled) {
                    return found;
                }
            }
            if self.fits_unknown(name, whom) {
                return fill(Filled {
                    who: Who::Unknown,
                    phrase,
                    start: name as u32,
                    end: name as u32 + 1,
                });
            }
            // "OpenAI's rival Claude": what a possessive owns directly has no word before it.
            let owned = self
                .nodes
                .get(node.saturating_sub(2)..node)
                .is_some_and(|it| it.iter().any(|it| matches!(it, Node::Possessive)));
            name = (!owned).then(|| self.premodifier_end(at, name))??;
        }
        None
    }

    fn fits_unknown(&self, at: usize, whom: Whom) -> bool {
        let Some(
            item @ Item {
                kind: ItemKind::Unknown,
                ..
            },
        ) = self.sentence.items.get(at)
        else {
            return false;
        };
        match whom {
            Whom::Known => false,
            Whom::Company => self.sentence.lexicon.is_company(self.sentence.text(*item)),
            Whom::Anyone => true,
        }
    }

    /// "the company", "it", and before a possessive "its".
    fn anaphor_end(&self, at: usize, node: usize) -> Option<usize> {
        let class = self.sentence.class(at);
        let possessive = matches!(self.nodes.get(node + 1), Some(Node::Possessive));
        if class.has(Class::IT) || (possessive && class.has(Class::ITS)) {
            return Some(at + 1);
        }
        (class.has(Class::THE)
            && self.sentence.class(at + 1).has(Class::ANAPHOR)
            && !self.sentence.is_name_at(at + 2))
        .then_some(at + 2)
    }

    /// The item after a premodifier at `at`: "the", "AI", "start-up", "ChatGPT-maker". A plain word counts only when a word
    /// for a company closes the run, as in "the artificial intelligence company OpenAI".
    fn premodifier_end(&self, phrase: usize, at: usize) -> Option<usize> {
        let sentence = self.sentence;
        match sentence.kind(at)? {
            ItemKind::Name(_) | ItemKind::Unknown => {
                let hyphen = sentence.kind(at + 1) == Some(ItemKind::Mark(Mark::Hyphen));
                let noun = at + 1 + usize::from(hyphen);
                let is_word = matches!(sentence.kind(noun), Some(ItemKind::Word(_)));
                // "ChatGPT-maker OpenAI", "Microsoft-backed OpenAI"
                let compound = hyphen && is_word && sentence.is_name_at(noun + 1);
                (compound || sentence.class(noun).has(Class::ORG)).then_some(noun + 1)
            }
            ItemKind::Word(_) if sentence.class(at).has(Class::DET) && at == phrase => Some(at + 1),
            ItemKind::Word(_) => {
                let blocked = Class::PREP
                    .or(Class::CONJ)
                    .or(Class::REL)
                    .or(Class::BE)
                    .or(Class::HAVE)
                    .or(Class::WILL)
                    .or(Class::MAYBE)
                    .or(Class::TO)
                    .or(Class::NOT)
                    .or(Class::SAY)
                    .or(Class::IT)
                    .or(Class::DET);
                let closes =
                    (at..at + MAX_PREMODIFIERS).find(|&it| sentence.class(it).has(HEADS))?;
                let plain = (at..closes).all(|it| {
                    matches!(sentence.kind(it), Some(ItemKind::Word(_)))
                        && !sentence.class(it).has(blocked)
                });
                (plain && sentence.is_name_at(closes + 1)).then_some(closes + 1)
            }
            _ => None,
        }
    }
}

/// Nouns that close the words before a name: "the start-up OpenAI", "the chatbot Claude".
pub(super) const HEADS: Class = Class::ORG.or(Class::PRODUCT);

/// Words before a name in its noun phrase.
const MAX_PREMODIFIERS: usize = 5;

/// `text` without `word` at its start, and without the blank after it; case and hyphens do not matter.
fn strip_words<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut left = text.chars();
    for c in word.chars() {
        let c = if c == '-' || c == '‑' { ' ' } else { c };
        let known = left.next().map(|it| if it == '-' { ' ' } else { it })?;
        if !known.to_lowercase().eq(c.to_lowercase()) {
            return None;
        }
    }
    let rest = left.as_str();
    if rest.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix([' ', '-'])
    }
}

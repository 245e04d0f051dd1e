//! Questions about a sentence of items: what a word does, where an aside ends, whether a noun phrase is over.

use super::inflect::Form;
use super::items::{Item, ItemKind, Mark};
use super::lexicon::{Class, Lexicon};
use crate::model::EntityIdx;
use crate::recognize::{FigureKind, Paragraph};

/// A sentence with all that is needed to read it.
#[derive(Clone, Copy)]
pub(super) struct SentenceView<'a> {
    pub(super) prose: &'a str,
    pub(super) paragraph: &'a Paragraph,
    pub(super) lexicon: &'a Lexicon,
    pub(super) items: &'a [Item],
}

/// An aside of a newspaper is seldom longer; the limit keeps a comma that opens nothing cheap.
const MAX_ASIDE: usize = 28;

impl<'a> SentenceView<'a> {
    /// What the word at `at` does; nothing for what is no word.
    pub(super) fn class(&self, at: usize) -> Class {
        match self.items.get(at).map(|it| it.kind) {
            Some(ItemKind::Word(id)) => self.lexicon.word(id).class,
            _ => Class::default(),
        }
    }

    /// The item's text.
    pub(super) fn text(&self, item: Item) -> &'a str {
        item.span.slice(self.prose)
    }

    /// The kind of the item at `at`.
    pub(super) fn kind(&self, at: usize) -> Option<ItemKind> {
        self.items.get(at).map(|it| it.kind)
    }

    /// Whether the figure is a time rather than an amount.
    pub(super) fn is_time(&self, figure: u32) -> bool {
        self.paragraph
            .figures
            .get(figure as usize)
            .is_some_and(|it| {
                matches!(
                    it.kind,
                    FigureKind::Date | FigureKind::Time | FigureKind::Duration | FigureKind::Set
                )
            })
    }

    /// Whether the figure is a time, a rank or a bare number, which no claim states: "third" in "third-party".
    pub(super) fn is_no_amount(&self, figure: u32) -> bool {
        let figures = &self.paragraph.figures;
        figures.get(figure as usize).is_some_and(|it| {
            !matches!(
                it.kind,
                FigureKind::Money | FigureKind::Quantity | FigureKind::Percent
            )
        })
    }

    /// Whether the item is a time.
    pub(super) fn is_time_at(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(ItemKind::Figure(figure)) if self.is_time(figure))
    }

    /// Whether the item is a word.
    pub(super) fn is_word_at(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(ItemKind::Word(_)))
    }

    /// Whether the word is an adverb, known or by its ending.
    pub(super) fn is_adverb_at(&self, at: usize) -> bool {
        let by_ending = || {
            self.items.get(at).is_some_and(|it| {
                let text = self.text(*it);
                matches!(it.kind, ItemKind::Word(_)) && text.ends_with("ly") && text.len() > 4
            })
        };
        self.class(at).has(Class::ADVERB) || by_ending()
    }

    /// Whether the item is a name, known or not.
    pub(super) fn is_name_at(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(ItemKind::Name(_) | ItemKind::Unknown))
    }

    /// The entity named at `at`, and the item after its name; the longer reading first.
    pub(super) fn entities_at(
        &self,
        at: usize,
    ) -> impl Iterator<Item = (EntityIdx, usize)> + use<> {
        let item = self.items.get(at).copied();
        let whole = item
            .and_then(|it| it.whole)
            .map(|(entity, end)| (entity, end as usize));
        let name = item.and_then(|it| match it.kind {
            ItemKind::Name(entity) => Some((entity, at + 1)),
            _ => None,
        });
        whole.into_iter().chain(name)
    }

    /// The item after a time between two commas at `at`: ", in July 2025,".
    pub(super) fn time_aside_end(&self, at: usize) -> Option<usize> {
        let comma = |at: usize| self.kind(at) == Some(ItemKind::Mark(Mark::Comma));
        let preposition = at + 1 + usize::from(self.class(at + 1).has(Class::PREP));
        let time = preposition + usize::from(self.class(preposition).has(Class::THE));
        (comma(at) && self.is_time_at(time) && comma(time + 1)).then_some(time + 2)
    }

    /// The item after the aside that a comma, a dash or a bracket at `at` opens; `None` where it opens none.
    pub(super) fn aside_end(&self, at: usize) -> Option<usize> {
        let close = match self.kind(at)? {
            ItemKind::Mark(Mark::Comma) => Mark::Comma,
            ItemKind::Mark(Mark::Dash) => Mark::Dash,
            ItemKind::Mark(Mark::Open) => Mark::Close,
            _ => return None,
        };
        if close == Mark::Comma && !self.may_open_aside(at) {
            return None;
        }
        for end in at + 1..self.items.len().min(at + MAX_ASIDE) {
            match self.kind(end)? {
                ItemKind::Mark(mark) if mark == close => return (end > at + 1).then_some(end + 1),
                ItemKind::Mark(Mark::Stop) => return None,
                _ => {}
            }
        }
        None
    }

    /// A list and a clause begin with a comma too: "Amazon, Nvidia and", "Amazon, but", "Amazon, along with Nvidia,".
    fn may_open_aside(&self, at: usize) -> bool {
        let class = self.class(at + 1);
        if class.has(Class::AND.or(Class::CONJ)) && !class.has(Class::PREP) {
            return false;
        }
        let text = self.items.get(at + 1).map_or("", |it| self.text(*it));
        let joins = [
            "along",
            "together",
            "with",
            "plus",
            "like",
            "including",
            "alongside",
            "then",
            "not",
        ];
        if joins.iter().any(|it| it.eq_ignore_ascii_case(text)) {
            return false;
        }
        let next = self.items.get(at + 1);
        let listed = self.is_name_at(at + 1) && next.is_some_and(|it| it.whole.is_none());
        !(listed
            && (self.kind(at + 2) == Some(ItemKind::Mark(Mark::Comma))
                || self.class(at + 2).has(Class::AND)))
    }

    /// Whether a list of names goes on at `at`: ", Nvidia and", "and Nvidia".
    pub(super) fn list_goes_on(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(ItemKind::Mark(Mark::Comma)) => {
                (self.is_name_at(at + 1)
                    && (self.class(at + 2).has(Class::AND)
                        || self.kind(at + 2) == Some(ItemKind::Mark(Mark::Comma))))
                    || (self.class(at + 1).has(Class::AND) && self.is_name_at(at + 2))
            }
            Some(ItemKind::Word(_)) if self.class(at).has(Class::AND) => {
                self.is_name_at(at + 1)
                    || self.class(at + 1).has(Class::ITS)
                    || self.is_org_phrase(at + 1)
            }
            _ => false,
        }
    }

    /// Whether "each" follows within a few words.
    pub(super) fn has_each(&self, at: usize) -> bool {
        (at..at + 8).any(|it| self.class(it).has(Class::EACH))
    }

    /// "other companies", "three rivals": more parties without a name.
    fn is_org_phrase(&self, at: usize) -> bool {
        (at..at + 4).any(|it| self.class(it).has(Class::ORG)) && !self.class(at).has(Class::THE)
    }

    /// Whether a noun phrase that ends before `at` is over there, so that the name before it was its head: false for
    /// "OpenAI shares", "Amazon's rivals", "Amazon-backed", "Amazon Prime".
    pub(super) fn phrase_ends(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else {
            return true;
        };
        match item.kind {
            ItemKind::Mark(Mark::Hyphen)
            | ItemKind::Possessive
            | ItemKind::Unknown
            | ItemKind::Name(_) => false,
            ItemKind::Mark(_) => true,
            // "used twice"
            ItemKind::Figure(figure) => self.is_time(figure) || self.text(*item) == "twice",
            ItemKind::Word(id) => {
                let word = self.lexicon.word(id);
                let is_verb = word
                    .verbs
                    .iter()
                    .any(|it| it.1.has(Form::PAST) && !it.1.has(Form::BASE));
                // "hopes to", "plans to": a noun in -s stands there as well, and ends the phrase no less.
                let wishes = word.class.has(Class::PLAN.or(Class::DOUBT))
                    && self.class(at + 1).has(Class::TO);
                // "dwarfs its rivals": a word in -s with an article behind it is a verb.
                let is_present =
                    self.text(*item).ends_with('s') && self.class(at + 1).has(Class::DET);
                // "ChatGPT and Claude integrations": the noun behind the list is the head of both.
                let head_follows = word.class.has(Class::AND)
                    && self.is_name_at(at + 1)
                    && self.kind(at + 2) != Some(ItemKind::Possessive)
                    && !self.phrase_ends(at + 2);
                (word.class.has(FOLLOWING) && !head_follows)
                    || is_verb
                    || wishes
                    || is_present
                    || is_past(self.text(*item))
            }
        }
    }

    /// Whether a phrase ends at `at` with a mark, a conjunction, a time, or the end of the sentence.
    pub(super) fn strictly_ends(&self, at: usize) -> bool {
        match self.kind(at) {
            None => true,
            Some(ItemKind::Mark(mark)) => mark != Mark::Hyphen,
            Some(ItemKind::Figure(figure)) => self.is_time(figure),
            Some(ItemKind::Word(_)) => {
                let class = self.class(at);
                class.has(Class::CONJ)
                    || class.has(Class::REL)
                    || (class.has(Class::PLACE) && self.is_time_at(at + 1))
            }
            _ => false,
        }
    }
}

/// Words that may follow a noun phrase.
const FOLLOWING: Class = Class::BE
    .or(Class::HAVE)
    .or(Class::DO)
    .or(Class::WILL)
    .or(Class::MAYBE)
    .or(Class::TO)
    .or(Class::NOT)
    .or(Class::AND)
    .or(Class::CONJ)
    .or(Class::REL)
    .or(Class::DET)
    .or(Class::IT)
    .or(Class::ADVERB)
    .or(Class::PREP)
    .or(Class::SAY)
    .or(Class::LINK);

/// A past form that no list holds: "closed", "valued". Nouns in -ed are rare enough.
fn is_past(text: &str) -> bool {
    text.ends_with("ed") && text.len() > 4 && text.starts_with(char::is_lowercase)
}

//! Verb groups: "will invest", "has agreed to put", "said on Friday it would not back", "was made".
//!
//! A group is read from its first word to a verb that a pattern names. On the way its auxiliaries say when, and whether at
//! all: a plan, a denial, a doubt.

use super::inflect::Form;
use super::items::{Item, ItemKind, Mark};
use super::lexicon::{Class, VerbId};
use super::sentence::SentenceView;

/// When a claim says that its matter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It is to come: "will", "plans to", "agreed to".
    Planned,
    /// It happened: "invested", "has invested".
    Done,
    /// It is going on: "is investing".
    Ongoing,
    /// The verb does not tell: "invests" may be news of a plan; a noun has no tense.
    #[default]
    Open,
}

/// How firmly a claim is stated. Only [`Polarity::Asserted`] claims can contradict a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Polarity {
    /// As it is, or as it is planned.
    #[default]
    Asserted,
    /// Not: "will not", "has no plans to".
    Negated,
    /// Perhaps: "could", "is in talks to", "if".
    Doubtful,
    /// As a question.
    Question,
}

/// A verb group of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) struct VerbGroup {
    /// The first item of the group.
    pub(in crate::recognize) start: u32,
    /// The item after the verb.
    pub(in crate::recognize) end: u32,
    /// When.
    pub(in crate::recognize) tense: Tense,
    /// Whether at all.
    pub(in crate::recognize) polarity: Polarity,
    /// Whether the group says who speaks: "said it would".
    pub(in crate::recognize) attributed: bool,
}

/// No verb group of a newspaper is longer than this; the limit keeps a malformed sentence cheap.
const MAX_GROUP: usize = 16;

/// The verb groups that begin at an item and end in one of `verbs`; several where a helping verb is also a cue.
pub(super) struct VerbGroups<'a> {
    sentence: &'a SentenceView<'a>,
    verbs: &'a [VerbId],
    passive: bool,
    start: usize,
    at: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    last: Last,
    planned: bool,
    doubtful: bool,
    negated: bool,
    perfect: bool,
    past_be: bool,
    said: bool,
    helped: bool,
}

/// The word before, adverbs left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    To,
    Modal,
    Be,
    Have,
    Chain,
    Say,
    Article,
}

impl<'a> VerbGroups<'a> {
    /// The groups from the item `start` on.
    pub(super) fn new(
        sentence: &'a SentenceView<'a>,
        start: usize,
        verbs: &'a [VerbId],
        passive: bool,
    ) -> VerbGroups<'a> {
        VerbGroups {
            sentence,
            verbs,
            passive,
            start,
            at: start,
            state: State::default(),
        }
    }

    fn item(&self, at: usize) -> Option<Item> {
        self.sentence.items.get(at).copied()
    }

    fn class(&self, at: usize) -> Class {
        self.sentence.class(at)
    }

    /// The form in which the word at `at` is one of the verbs.
    fn form(&self, at: usize) -> Option<Form> {
        let Some(ItemKind::Word(id)) = self.item(at).map(|it| it.kind) else {
            return None;
        };
        // The first half of "won't" is no victory.
        if self.is_nt(at + 1) {
            return None;
        }
        let verbs = &self.sentence.lexicon.word(id).verbs;
        verbs
            .iter()
            .find(|it| self.verbs.contains(&it.0))
            .map(|it| it.1)
    }

    fn is_nt(&self, at: usize) -> bool {
        self.item(at).is_some_and(|it| {
            self.class(at).has(Class::NOT) && self.sentence.text(it).starts_with(['\'', '’'])
        })
    }

    /// Whether the form fits the words before it.
    fn fits(&self, form: Form) -> bool {
        let state = &self.state;
        if self.passive {
            let after =
                state.last == Last::Be || (state.last == Last::Nothing && self.at == self.start);
            return after && form.has(Form::PARTICIPLE);
        }
        match state.last {
            // "is committed to consuming"
            Last::To => form.has(Form::BASE.or(Form::ING)),
            Last::Modal => form.has(Form::BASE),
            Last::Be => form.has(Form::ING),
            Last::Have => form.has(Form::PARTICIPLE),
            Last::Chain => form.has(Form::ING),
            Last::Say => form.has(Form::PAST.or(Form::THIRD).or(Form::BASE)),
            Last::Article => false,
            Last::Nothing => form.has(Form::PAST.or(Form::THIRD).or(Form::BASE)),
        }
    }

    fn tense(&self, form: Form) -> Tense {
        let state = &self.state;
        if state.planned {
            Tense::Planned
        } else if state.perfect || state.past_be {
            Tense::Done
        } else if self.passive {
            Tense::Open
        } else if form.has(Form::ING) {
            Tense::Ongoing
        } else if (form.has(Form::PAST) && !form.has(Form::BASE))
            || self.class(self.at).has(Class::BE)
        {
            // "is available" tells what is there, unlike "invests", which may be news of a plan.
            Tense::Done
        } else {
            Tense::Open
        }
    }

    fn group(&self, form: Form) -> VerbGroup {
        let polarity = match self.state {
            State { negated: true, .. } => Polarity::Negated,
            State { doubtful: true, .. } => Polarity::Doubtful,
            _ => Polarity::Asserted,
        };
        VerbGroup {
            start: self.start as u32,
            end: self.at as u32 + 1,
            tense: self.tense(form),
            polarity,
            attributed: self.state.said,
        }
    }

    /// Takes the item at `at` into the group, or says that the group cannot go on.
    fn take(&mut self) -> bool {
        let Some(item) = self.item(self.at) else {
            return false;
        };
        match item.kind {
            ItemKind::Word(_) => self.take_word(item),
            ItemKind::Figure(figure) => self.sentence.is_time(figure),
            // "Amazon's plan to invest": the group begins with its noun.
            ItemKind::Possessive => {
                self.at == self.start && self.class(self.at + 1).has(Class::PLAN)
            }
            ItemKind::Mark(Mark::Comma | Mark::Dash | Mark::Open) => self.take_aside(),
            _ => false,
        }
    }

    /// "will, the company said, invest": only once the group has begun.
    fn take_aside(&mut self) -> bool {
        match self.sentence.aside_end(self.at) {
            Some(end) if self.at > self.start => {
                self.at = end - 1;
                true
            }
            _ => false,
        }
    }

    fn take_word(&mut self, item: Item) -> bool {
        if self.is_nt(self.at + 1) {
            self.state.negated = true;
            self.state.last = if self.class(self.at).has(Class::BE) {
                Last::Be
            } else {
                Last::Modal
            };
            self.at += 1;
            return true;
        }
        let class = self.class(self.at);
        let state = &mut self.state;
        let text = self.sentence.text(item);
        if class.has(Class::NOT) {
            state.negated = true;
        } else if class.has(Class::WILL) {
            state.planned = true;
            state.last = Last::Modal;
        } else if class.has(Class::MAYBE) {
            state.doubtful = true;
            state.last = Last::Modal;
        } else if class.has(Class::BE) {
            state.past_be |= matches!(text, "was" | "were");
            state.last = Last::Be;
        } else if class.has(Class::HAVE) {
            // "would have", "was to have": what did not come.
            state.doubtful |= state.planned;
            state.perfect = true;
            state.last = Last::Have;
        } else if class.has(Class::DO) {
            state.last = Last::Modal;
        } else if class.has(Class::TO) {
            // "were to" and "was to": what was expected once.
            state.doubtful |=
                text == "to" && state.last == Last::Be && state.past_be && !state.helped;
            state.planned = true;
            state.last = Last::To;
        } else if class.has(Class::DOUBT) {
            state.doubtful = true;
            state.last = Last::Chain;
        } else {
            return self.take_other(class);
        }
        self.state.helped = true;
        true
    }

    fn take_other(&mut self, class: Class) -> bool {
        let next = self.class(self.at + 1);
        let state = &mut self.state;
        // "announced plans to", "confirmed a deal to": the word for a plan follows.
        let plans =
            next.has(Class::PLAN.or(Class::TO)) || (next.has(Class::DET) && !next.has(Class::THAT));
        if class.has(Class::SAY) {
            state.said = true;
            state.last = if plans { Last::Chain } else { Last::Say };
        } else if class.has(Class::PLAN) {
            state.planned = true;
            state.last = Last::Chain;
        } else if class.has(Class::THAT) && state.last == Last::Say {
        } else if class.has(Class::IT) && state.last == Last::Say {
            *state = State {
                said: true,
                last: Last::Nothing,
                negated: state.negated,
                doubtful: state.doubtful,
                ..State::default()
            };
            state.helped = true;
        } else if class.has(Class::DET)
            && matches!(state.last, Last::Chain | Last::Have | Last::Say)
        {
            state.last = Last::Article;
        } else if class.has(Class::PLACE) {
            return self.is_time_after();
        } else {
            return class.has(Class::EACH) || self.sentence.is_adverb_at(self.at);
        }
        true
    }

    /// "on Friday", "in July": the preposition belongs to a time.
    fn is_time_after(&self) -> bool {
        matches!(self.item(self.at + 1), Some(Item { kind: ItemKind::Figure(figure), .. }) if self.sentence.is_time(figure))
    }
}

impl Iterator for VerbGroups<'_> {
    type Item = VerbGroup;

    fn next(&mut self) -> Option<VerbGroup> {
        while self.at < self.start + MAX_GROUP {
            let found = self
                .form(self.at)
                .filter(|&form| self.fits(form))
                .map(|form| self.group(form));
            let goes_on = self.take();
            self.at += 1;
            if !goes_on {
                self.at = usize::MAX - MAX_GROUP;
                self.start = 0;
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

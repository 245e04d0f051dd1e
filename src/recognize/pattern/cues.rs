//! Which patterns are worth a try in a sentence: only those of which every step that names words finds one there.
//!
//! Most sentences hold the cue of some pattern ("contract", "will"), few hold all words of one; so nearly all patterns fall
//! here, at the cost of a look at each word, and those that no sentence of a draft is about are never multiplied out.

use rustc_hash::FxHashMap;

use super::compile::Patterns;
use super::lexicon::WordId;

/// Something that a sentence must hold: one word of a set, or one of the three below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need(u16);

impl Need {
    /// A possessive.
    pub(super) const POSSESSIVE: Need = Need(0);
    /// An amount of money.
    pub(super) const MONEY: Need = Need(1);
    /// Another amount with a unit.
    pub(super) const QUANTITY: Need = Need(2);

    const N_WORDLESS: usize = 3;
}

/// How often a need is met in print: those of function words often, else those of many words more often than those of few.
type Commonness = (bool, usize);

/// The needs of all templates.
#[derive(Debug)]
pub(super) struct Cues {
    known: FxHashMap<Box<[WordId]>, Need>,
    /// By word.
    by_word: Vec<Vec<Need>>,
    /// By need.
    commonness: Vec<Commonness>,
    /// By need: the templates of which it is the rarest.
    templates: Vec<Vec<u32>>,
    /// The templates without a need that all their sequences share.
    uncued: Vec<u32>,
}

impl Cues {
    /// No template yet.
    pub(super) fn new() -> Cues {
        Cues {
            known: FxHashMap::default(),
            by_word: Vec::new(),
            commonness: vec![(true, usize::MAX); Need::N_WORDLESS],
            templates: vec![Vec::new(); Need::N_WORDLESS],
            uncued: Vec::new(),
        }
    }

    /// Puts needs in order: what is rare comes first, so that a sentence which lacks something is soon seen to.
    pub(super) fn sort(&self, needs: &mut [Need]) {
        needs.sort_by_key(|need| self.commonness.get(usize::from(need.0)));
    }

    /// Adds template number `template` with what it cannot do without, the rarest first. That is its cue.
    pub(super) fn add(&mut self, template: u32, needs: &[Need]) {
        let cue = needs.first().map(|it| usize::from(it.0));
        match cue.and_then(|it| self.templates.get_mut(it)) {
            Some(templates) => templates.push(template),
            None => self.uncued.push(template),
        }
    }

    /// The need of one of these words; `are_common` tells whether one of them is a function word.
    pub(super) fn need(&mut self, words: &[WordId], are_common: bool) -> Need {
        if let Some(&need) = self.known.get(words) {
            return need;
        }
        let number = u16::try_from(self.templates.len());
        let need = number.map_or(Need::POSSESSIVE, Need);
        self.templates.push(Vec::new());
        self.commonness.push((are_common, words.len()));
        for word in words {
            if self.by_word.len() <= word.index() {
                self.by_word.resize(word.index() + 1, Vec::new());
            }
            if let Some(needs) = self.by_word.get_mut(word.index()) {
                needs.push(need);
            }
        }
        self.known.insert(words.into(), need);
        need
    }
}

/// What one sentence holds; reused for the next.
#[derive(Debug, Default)]
pub(super) struct Held {
    is_held: Vec<bool>,
    held: Vec<Need>,
}

impl Held {
    /// Forgets the sentence before.
    pub(super) fn clear(&mut self, cues: &Cues) {
        self.is_held.resize(cues.templates.len(), false);
        for need in self.held.drain(..) {
            if let Some(is_held) = self.is_held.get_mut(usize::from(need.0)) {
                *is_held = false;
            }
        }
    }

    /// The sentence holds this word.
    pub(super) fn word(&mut self, word: WordId, cues: &Cues) {
        for &need in cues.by_word.get(word.index()).into_iter().flatten() {
            self.hold(need);
        }
    }

    /// The sentence holds a possessive.
    pub(super) fn possessive(&mut self) {
        self.hold(Need::POSSESSIVE);
    }

    /// The sentence holds an amount of money.
    pub(super) fn money(&mut self) {
        self.hold(Need::MONEY);
    }

    /// The sentence holds an amount with a unit.
    pub(super) fn quantity(&mut self) {
        self.hold(Need::QUANTITY);
    }

    fn hold(&mut self, need: Need) {
        if let Some(is_held) = self.is_held.get_mut(usize::from(need.0))
            && !*is_held
        {
            *is_held = true;
            self.held.push(need);
        }
    }

    /// Appends the sequences that find all they need: the number of the template, and that of the sequence in it.
    pub(super) fn worth_trying(&self, patterns: &Patterns, sequences: &mut Vec<(u32, u32)>) {
        let cues = &patterns.cues;
        let of_need = |need: &Need| cues.templates.get(usize::from(need.0));
        let cued = self.held.iter().filter_map(of_need).flatten();
        for &number in cued.chain(&cues.uncued) {
            let Some(template) = patterns.template(number) else {
                continue;
            };
            if !self.holds(&template.needs) {
                continue;
            }
            let numbered = (0..).zip(template.sequences());
            // A sequence without a word or an amount would match nearly anything.
            let found = numbered.filter(|(_, it)| !it.needs.is_empty() && self.holds(&it.needs));
            sequences.extend(found.map(|(sequence, _)| (number, sequence)));
        }
    }

    fn holds(&self, needs: &[Need]) -> bool {
        needs
            .iter()
            .all(|need| self.is_held.get(usize::from(need.0)) == Some(&true))
    }
}

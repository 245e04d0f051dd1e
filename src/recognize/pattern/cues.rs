//! Which sequences are worth a try in a sentence: only those of which every step that names words finds one there.
//!
//! Most sentences hold the cue of some pattern ("contract", "will"), few hold all words of one; so nearly all sequences fall
//! here, at the cost of a look at each word.

use rustc_hash::FxHashMap;

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

/// The needs of all sequences.
#[derive(Debug)]
pub(super) struct Cues {
    known: FxHashMap<Box<[WordId]>, Need>,
    /// By word.
    by_word: Vec<Vec<Need>>,
    /// By need.
    commonness: Vec<Commonness>,
    /// By need: the sequences of which it is the rarest.
    sequences: Vec<Vec<u32>>,
    /// The needs of all sequences one after another.
    needs: Vec<Need>,
    /// By sequence: where its needs end.
    ends: Vec<usize>,
}

impl Cues {
    /// No sequence yet.
    pub(super) fn new() -> Cues {
        Cues {
            known: FxHashMap::default(),
            by_word: Vec::new(),
            commonness: vec![(true, usize::MAX); Need::N_WORDLESS],
            sequences: vec![Vec::new(); Need::N_WORDLESS],
            needs: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Adds the next sequence with all that it cannot do without. The rarest of it is its cue.
    pub(super) fn add(&mut self, needs: impl Iterator<Item = Need>) {
        let sequence = self.ends.len() as u32;
        let first = self.needs.len();
        self.needs.extend(needs);
        self.ends.push(self.needs.len());
        let commonness = &self.commonness;
        let Some(own) = self.needs.get_mut(first..) else {
            return;
        };
        // What is rare comes first, so that a sentence which lacks something is soon seen to.
        own.sort_by_key(|need| commonness.get(usize::from(need.0)));
        let cue = own.first().map(|it| usize::from(it.0));
        if let Some(sequences) = cue.and_then(|it| self.sequences.get_mut(it)) {
            sequences.push(sequence);
        }
    }

    /// The need of one of these words; `are_common` tells whether one of them is a function word.
    pub(super) fn need(&mut self, words: &[WordId], are_common: bool) -> Need {
        if let Some(&need) = self.known.get(words) {
            return need;
        }
        let number = u16::try_from(self.sequences.len());
        let need = number.map_or(Need::POSSESSIVE, Need);
        self.sequences.push(Vec::new());
        self.commonness.push((are_common, words.len()));
        for word in words {
            if self.by_word.len() <= word.index() {
                self.by_word.resize(word.index() + 1, Vec::new());
            }
            self.by_word[word.index()].push(need);
        }
        self.known.insert(words.into(), need);
        need
    }

    /// All needs of a sequence.
    fn needs_of(&self, sequence: u32) -> &[Need] {
        let idx = sequence as usize;
        let start = idx.checked_sub(1).and_then(|it| self.ends.get(it));
        let end = self.ends.get(idx).copied().unwrap_or_default();
        self.needs
            .get(start.copied().unwrap_or_default()..end)
            .unwrap_or_default()
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
        self.is_held.resize(cues.sequences.len(), false);
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

    /// Appends the sequences that find all they need.
    pub(super) fn worth_trying(&self, cues: &Cues, sequences: &mut Vec<u32>) {
        let holds = |need: &Need| self.is_held.get(usize::from(need.0)) == Some(&true);
        for need in &self.held {
            let all = cues
                .sequences
                .get(usize::from(need.0))
                .into_iter()
                .flatten();
            sequences.extend(all.filter(|&&it| cues.needs_of(it).iter().all(holds)));
        }
    }
}

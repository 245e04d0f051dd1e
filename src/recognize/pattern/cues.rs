//! Which sequences are worth a try in a sentence: only those of which every step that names words finds one there.
//!
//! Most sentences hold the cue of some pattern ("contract", "will"), few hold all words of one; so nearly all sequences fall
//! here, at the cost of a look at each word.

use rustc_hash::FxHashMap;

use super::lexicon::WordId;

/// A set of words of which a sequence needs one; the first three are needs of another sort.
type Need = u16;

/// What a sentence must hold for a step that names no words.
const POSSESSIVE: Need = 0;
const MONEY: Need = 1;
const QUANTITY: Need = 2;

/// A step of a sequence as far as a sentence can lack it.
pub(super) enum Step {
    /// One of these words.
    Words(Vec<WordId>),
    /// A possessive.
    Possessive,
    /// An amount of money.
    Money,
    /// Another amount with a unit.
    Quantity,
}

/// The needs of all sequences.
#[derive(Debug)]
pub(super) struct Cues {
    known: FxHashMap<Vec<WordId>, Need>,
    by_word: FxHashMap<WordId, Vec<Need>>,
    /// By need: the sequences of which it is the rarest.
    sequences: Vec<Vec<u32>>,
    /// By sequence: all its needs.
    needs: Vec<Vec<Need>>,
}

impl Cues {
    /// No sequence yet.
    pub(super) fn new() -> Cues {
        Cues {
            known: FxHashMap::default(),
            by_word: FxHashMap::default(),
            sequences: vec![Vec::new(); usize::from(QUANTITY) + 1],
            needs: Vec::new(),
        }
    }

    /// Adds the next sequence with the steps that it cannot do without. The step with the fewest words is its cue.
    pub(super) fn add(&mut self, steps: Vec<Step>) {
        let sequence = self.needs.len() as u32;
        let mut cue: Option<(usize, Need)> = None;
        let mut needs = Vec::new();
        for step in steps {
            let (n_words, need) = match step {
                Step::Words(words) => (words.len(), self.need(words)),
                Step::Possessive => (usize::MAX, POSSESSIVE),
                Step::Money => (usize::MAX - 1, MONEY),
                Step::Quantity => (usize::MAX - 1, QUANTITY),
            };
            if cue.is_none_or(|it| n_words < it.0) {
                cue = Some((n_words, need));
            }
            needs.push(need);
        }
        if let Some((_, need)) = cue
            && let Some(sequences) = self.sequences.get_mut(usize::from(need))
        {
            sequences.push(sequence);
        }
        self.needs.push(needs);
    }

    fn need(&mut self, words: Vec<WordId>) -> Need {
        if let Some(&need) = self.known.get(&words) {
            return need;
        }
        let need = Need::try_from(self.sequences.len()).unwrap_or(POSSESSIVE);
        self.sequences.push(Vec::new());
        for &word in &words {
            self.by_word.entry(word).or_default().push(need);
        }
        self.known.insert(words, need);
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
        self.is_held.resize(cues.sequences.len(), false);
        for need in self.held.drain(..) {
            if let Some(is_held) = self.is_held.get_mut(usize::from(need)) {
                *is_held = false;
            }
        }
    }

    /// The sentence holds this word.
    pub(super) fn word(&mut self, word: WordId, cues: &Cues) {
        for &need in cues.by_word.get(&word).into_iter().flatten() {
            self.hold(need);
        }
    }

    /// The sentence holds a possessive.
    pub(super) fn possessive(&mut self) {
        self.hold(POSSESSIVE);
    }

    /// The sentence holds an amount of money.
    pub(super) fn money(&mut self) {
        self.hold(MONEY);
    }

    /// The sentence holds an amount with a unit.
    pub(super) fn quantity(&mut self) {
        self.hold(QUANTITY);
    }

    fn hold(&mut self, need: Need) {
        if let Some(is_held) = self.is_held.get_mut(usize::from(need))
            && !*is_held
        {
            *is_held = true;
            self.held.push(need);
        }
    }

    /// Appends the sequences that find all they need.
    pub(super) fn worth_trying(&self, cues: &Cues, sequences: &mut Vec<u32>) {
        let holds = |need: &Need| self.is_held.get(usize::from(*need)) == Some(&true);
        for need in &self.held {
            let all = cues.sequences.get(usize::from(*need)).into_iter().flatten();
            sequences.extend(all.filter(|&&it| {
                cues.needs
                    .get(it as usize)
                    .is_some_and(|needs| needs.iter().all(holds))
            }));
        }
    }
}

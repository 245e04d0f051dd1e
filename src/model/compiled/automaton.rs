//! A Levenshtein automaton over sorted keys: which keys are spelled like a word but for one or two slips.
//!
//! A slip is a letter put in, taken out, changed, or swapped with its neighbour. The states are sets of bits, one set for
//! each number of slips: bit `n` says that `n` letters of the word are matched. Following sorted keys, only what a key does
//! not share with the key before is followed anew; where no state is left, all keys that go on from there are passed over.
//! The marks between the pieces of a key are no letters. A piece "and" may stand for "&", which is no letter either, so
//! both readings are followed.

use super::super::near::class_of;
use super::spelling::GLUE;

/// The longest word that is looked for, in letters.
pub(super) const LONGEST: usize = 126;

#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// By number of slips: how many letters may be matched.
    matched: [u128; 3],
    /// By number of slips: where a swap is half done.
    swapping: [u128; 3],
    /// Whether no letter has come yet.
    fresh: bool,
}

impl State {
    fn is_dead(&self) -> bool {
        self.matched == [0; 3] && self.swapping == [0; 3]
    }

    fn or(self, other: State) -> State {
        let both = |a: [u128; 3], b: [u128; 3]| [a[0] | b[0], a[1] | b[1], a[2] | b[2]];
        State {
            matched: both(self.matched, other.matched),
            swapping: both(self.swapping, other.swapping),
            fresh: self.fresh && other.fresh,
        }
    }
}

/// The automaton of one word, and where it stands.
pub(super) struct Slips {
    letters: Vec<char>,
    reach: usize,
    /// Where each letter of plain ASCII stands in the word.
    ascii: [u128; 128],
    /// The key that was followed last.
    key: Vec<u8>,
    /// The state before each byte of the key, and behind the last. Inside a letter it is that before the letter.
    states: Vec<State>,
}

impl Slips {
    /// The automaton of a word of letters for at most `reach` slips; `None` for a word that is empty or too long.
    pub(super) fn new(word: &str, reach: usize) -> Option<Slips> {
        let letters: Vec<char> = word.chars().collect();
        if letters.is_empty() || letters.len() > LONGEST {
            return None;
        }
        let mut ascii = [0; 128];
        for (idx, &letter) in letters.iter().enumerate() {
            if let Some(bits) = ascii.get_mut(letter as usize) {
                *bits |= 1 << idx;
            }
        }
        let reach = reach.min(2);
        let mut start = State {
            fresh: true,
            ..State::default()
        };
        for (slips, matched) in start.matched.iter_mut().enumerate().take(reach + 1) {
            *matched = (1 << (slips + 1)) - 1;
        }
        Some(Slips {
            letters,
            reach,
            ascii,
            key: Vec::new(),
            states: vec![start],
        })
    }

    /// Follows a key. Where no key that begins with its first bytes can be reached, tells how many bytes those are.
    pub(super) fn follow(&mut self, key: &[u8]) -> Option<usize> {
        let shared = self.key.iter().zip(key).take_while(|(a, b)| a == b).count();
        let mut at = shared.min(self.states.len() - 1);
        while at > 0 && key.get(at).is_some_and(|byte| is_inside(*byte)) {
            at -= 1;
        }
        self.states.truncate(at + 1);
        self.key.clear();
        self.key.extend_from_slice(key);
        while let Some(rest @ [first, ..]) = key.get(at..) {
            let letter = rest.get(..letter_len(*first)).unwrap_or(rest);
            let len = letter.len();
            let before = self.before(at);
            let state = match std::str::from_utf8(letter) {
                Ok(text) => text
                    .chars()
                    .next()
                    .map_or(before, |c| self.step(at, before, c)),
                Err(_) => State::default(),
            };
            self.states.extend(std::iter::repeat_n(before, len - 1));
            self.states.push(state);
            at += len;
            if state.is_dead() && !self.may_be_ampersand(at) {
                return Some(at);
            }
        }
        None
    }

    /// Whether the key that was followed is within reach.
    pub(super) fn accepts(&self) -> bool {
        let end = 1 << self.letters.len();
        let state = self.before(self.key.len());
        let state = self
            .without_and(self.key.len())
            .map_or(state, |it| it.or(state));
        state.matched.iter().any(|it| it & end != 0)
    }

    fn before(&self, at: usize) -> State {
        self.states.get(at).copied().unwrap_or_default()
    }

    fn step(&self, at: usize, state: State, c: char) -> State {
        if !c.is_alphanumeric() {
            return match self.without_and(at) {
                Some(skipped) if self.key.get(at).copied().is_some_and(is_mark) => {
                    state.or(skipped)
                }
                _ => state,
            };
        }
        if state.fresh && class_of(c) != self.letters.first().copied().and_then(class_of) {
            return State::default();
        }
        self.letter(state, self.places(c))
    }

    fn places(&self, c: char) -> u128 {
        match self.ascii.get(c as usize) {
            Some(&bits) => bits,
            None => {
                let same = self.letters.iter().enumerate().filter(|(_, it)| **it == c);
                same.fold(0, |bits, (idx, _)| bits | 1 << idx)
            }
        }
    }

    #[allow(
        clippy::indexing_slicing,
        reason = "at most two slips, and a place for none to two in each row; this is the innermost loop"
    )]
    fn letter(&self, state: State, places: u128) -> State {
        let mut next = State::default();
        for slips in 0..=self.reach {
            let mut matched = (state.matched[slips] & places) << 1;
            if let Some(fewer) = slips.checked_sub(1) {
                // Put in, changed, taken out; the second letter of a swap.
                matched |= state.matched[fewer]
                    | state.matched[fewer] << 1
                    | next.matched[fewer] << 1
                    | (state.swapping[slips] & places) << 2;
                next.swapping[slips] = state.matched[fewer] & places >> 1;
            }
            next.matched[slips] = matched;
        }
        let all = (1 << (self.letters.len() + 1)) - 1;
        next.matched = next.matched.map(|it| it & all);
        next
    }

    /// The state before a piece "and" that ends at byte `at`, where there is one.
    fn without_and(&self, at: usize) -> Option<State> {
        let start = at.checked_sub(3)?;
        let is_and = self.key.get(start..at) == Some(b"and") && self.begins_piece(start);
        is_and.then(|| self.before(start))
    }

    /// Whether a piece "and" may be under way at byte `at`, and the state before it is alive.
    fn may_be_ampersand(&self, at: usize) -> bool {
        let starts = |len: usize| {
            at.checked_sub(len).is_some_and(|start| {
                self.key.get(start..at) == b"and".get(..len)
                    && self.begins_piece(start)
                    && !self.before(start).is_dead()
            })
        };
        (1..=3).any(starts)
    }

    fn begins_piece(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_none_or(|before| self.key.get(before).is_some_and(|it| is_mark(*it)))
    }
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b' ' | GLUE)
}

/// Whether a byte goes on in a letter of several bytes.
fn is_inside(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn letter_len(first: u8) -> usize {
    match first {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn accepts(word: &str, key: &str, reach: usize) -> bool {
        let mut slips = Slips::new(word, reach).expect("a word");
        slips.follow(key.as_bytes()).is_none() && slips.accepts()
    }

    #[test]
    fn slips_of_a_word() {
        assert!(accepts("palantir", "palatnir", 1));
        assert!(!accepts("palantir", "palatinr", 1));
        assert!(accepts("alderbirch", "alder and birch", 1));
        assert!(accepts("alderbirch", "alder and brich", 1));
        assert!(!accepts("alderbirch", "alder und birch", 1));
        assert!(accepts("openai", "open ai", 0));
        assert!(!accepts("openai", "apenai", 2), "the first letter is sure");
        assert!(accepts("lpenai", "ipenai", 1), "unless it looks alike");
    }

    proptest! {
        #[test]
        fn agrees_with_the_distance(
            word in "[a-cé]{1,8}",
            mut keys in proptest::collection::vec("[a-cé]{1,8}", 1..8),
            reach in 0usize..3,
        ) {
            keys.sort();
            let mut slips = Slips::new(&word, reach).expect("a word");
            let first = word.chars().next().and_then(class_of);
            for key in keys {
                let near = strsim::osa_distance(&word, &key) <= reach
                    && key.chars().next().and_then(class_of) == first;
                let found = slips.follow(key.as_bytes()).is_none() && slips.accepts();
                prop_assert_eq!(found, near, "{} {}", word, key);
            }
        }
    }
}

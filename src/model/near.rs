//! Names by nearness: which known name a word nearly spells.
//!
//! Names lie in buckets by first letter and length, each with the set of its letters as a bit mask; a query looks at the
//! lengths within reach and measures only those whose masks nearly agree. What a near miss means is decided by a rule.

use super::entity::{Entity, EntityIdx, EntityKind, Name, NameForm};
use super::fold::fold_into;

/// A known name that a spelling is near to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearName {
    /// Whose name it is.
    pub entity: EntityIdx,
    /// Which of [`Entity::names`].
    pub name: u32,
    /// How many letters must be put in, taken out, changed or swapped with their neighbour: 0 where the letters are the
    /// same and case, spaces or marks differ.
    pub distance: u8,
}

/// The names that others may nearly spell.
#[derive(Clone, Debug, Default)]
pub struct NearNames {
    /// By class of the first letter, then by length.
    buckets: Vec<Vec<Target>>,
    /// Bit per class of first letters that some name begins with.
    classes: u64,
    /// Phrases that are no misspelling of what they resemble.
    never: rustc_hash::FxHashSet<String>,
}

#[derive(Clone, Debug)]
struct Target {
    letters: String,
    mask: u64,
    entity: EntityIdx,
    name: u32,
}

/// The shortest name that is looked for: shorter ones are a letter away from too many others.
pub(super) const SHORTEST: usize = 6;
/// Names from this length on may be two letters off.
const LONG: usize = 10;
/// Names from this length on may be two letters off where all letters are there in another order: "Antrophic".
const JUMBLED: usize = 9;
/// Longer names fall into the last bucket of their letter.
const LENGTHS: usize = 64;
const CLASSES: usize = 37;

impl NearNames {
    /// The names of these entities that have enough letters.
    pub(super) fn build(entities: &[Entity]) -> NearNames {
        let mut near = NearNames {
            buckets: vec![Vec::new(); CLASSES * LENGTHS],
            ..NearNames::default()
        };
        let mut letters = String::new();
        for (idx, entity) in entities.iter().enumerate() {
            for (number, name) in entity.names.iter().enumerate() {
                if !is_target(entity.kind, name) {
                    continue;
                }
                letters.clear();
                push_letters(&name.text, &mut letters);
                near.add(&letters, EntityIdx(idx as u32), number as u32);
            }
            for phrase in &entity.not {
                near.never.insert(phrase.clone());
            }
        }
        near
    }

    fn add(&mut self, letters: &str, entity: EntityIdx, name: u32) {
        let length = letters.chars().count();
        let Some(class) = class(letters).filter(|_| length >= SHORTEST) else {
            return;
        };
        self.classes |= 1 << class;
        let target = Target {
            letters: letters.to_owned(),
            mask: mask(letters),
            entity,
            name,
        };
        let bucket = class * LENGTHS + length.min(LENGTHS - 1);
        if let Some(targets) = self.buckets.get_mut(bucket) {
            targets.push(target);
        }
    }

    /// Whether a name begins like this word.
    pub fn may_start(&self, word: &str) -> bool {
        word.chars()
            .next()
            .map(|c| c.to_ascii_lowercase())
            .and_then(class_of)
            .is_some_and(|it| self.classes & (1 << it) != 0)
    }

    /// Whether a model says that this phrase is no name of anybody, though it looks like one.
    pub fn is_excepted(&self, phrase: &str) -> bool {
        self.never.contains(phrase)
    }

    /// Appends the names that `letters` (of [`push_letters`]) spell or nearly spell to `found`.
    ///
    /// One letter may be wrong, two from ten letters on (from nine, where one has only changed its place), never the first,
    /// unless it is taken for one that looks like it.
    pub fn find(&self, letters: &str, found: &mut Vec<NearName>) {
        let Some(reach) = Reach::of(letters).filter(|_| !self.buckets.is_empty()) else {
            return;
        };
        let query = mask(letters);
        for bucket in reach.shortest..=reach.longest {
            let targets = self.buckets.get(reach.class * LENGTHS + bucket);
            for target in targets.into_iter().flatten() {
                if (target.mask ^ query).count_ones() as usize > 2 * allowed(bucket) {
                    continue;
                }
                if let Some(distance) = reach.distance(&target.letters, letters) {
                    found.push(NearName {
                        entity: target.entity,
                        name: target.name,
                        distance,
                    });
                }
            }
        }
    }
}

/// Which names a word may nearly spell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// The class of its first letter, which a name must share.
    class: usize,
    /// The shortest and the longest names, as buckets.
    shortest: usize,
    longest: usize,
}

impl Reach {
    /// The reach of a word; `None` for one that is too short or begins with no letter.
    pub(super) fn of(letters: &str) -> Option<Reach> {
        let length = letters.chars().count();
        let reach = if length >= LONG { 2 } else { 1 };
        let class = class(letters).filter(|_| length + 1 >= SHORTEST)?;
        Some(Reach {
            class,
            shortest: length.saturating_sub(reach).min(LENGTHS - 1),
            longest: (length + reach).min(LENGTHS - 1),
        })
    }

    /// The most slips that any name within reach allows.
    pub(super) fn most(self) -> usize {
        allowed(self.longest)
    }

    /// How far a name's letters are from a word's, where that is near enough.
    pub(super) fn distance(self, name: &str, letters: &str) -> Option<u8> {
        let length = name.chars().count();
        let bucket = length.min(LENGTHS - 1);
        let near = length >= SHORTEST
            && (self.shortest..=self.longest).contains(&bucket)
            && class(name) == Some(self.class);
        // A name that is spelt right is by far the most common query.
        let measured = || match name == letters {
            true => 0,
            false => strsim::osa_distance(name, letters),
        };
        let distance = near.then(measured);
        let jumbled = || length >= JUMBLED && same_letters(name, letters);
        let distance = distance.filter(|&it| it <= allowed(bucket) || (it == 2 && jumbled()));
        distance.map(|it| it as u8)
    }
}

/// How many slips a name of this length allows.
fn allowed(length: usize) -> usize {
    if length >= LONG { 2 } else { 1 }
}

/// Appends the letters and digits of a text, folded: what remains when case, accents, spaces and marks are forgotten.
pub fn push_letters(text: &str, letters: &mut String) {
    if text.is_ascii() {
        letters.extend(
            text.bytes()
                .filter(u8::is_ascii_alphanumeric)
                .map(|b| char::from(b.to_ascii_lowercase())),
        );
        return;
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    letters.extend(folded.chars().filter(|c| c.is_alphanumeric()));
}

/// Names that a near miss may mean. Weak ones are common words; a person's short name is half the world's.
pub(super) fn is_target(kind: EntityKind, name: &Name) -> bool {
    let one_word = !name.text.contains(' ');
    let lower_word =
        |word: &str| word.chars().next().is_some_and(char::is_lowercase) && !is_link(word);
    match name.form {
        NameForm::Weak | NameForm::Misspelt | NameForm::Variant | NameForm::Metonym => false,
        _ if kind == EntityKind::Person && one_word => false,
        // A phrase of small words ("federal government") is ordinary English; iPhone is not.
        _ => one_word || !name.text.split(' ').any(lower_word),
    }
}

/// Small words inside names.
pub fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "and" | "the" | "for" | "de" | "la" | "von" | "van" | "&"
    )
}

/// Letters that the eye takes for one another are of one class.
pub(super) fn class_of(c: char) -> Option<usize> {
    match c {
        'i' | '1' => class_of('l'),
        '0' => class_of('o'),
        'a'..='z' => Some(c as usize - 'a' as usize),
        '2'..='9' => Some(26 + c as usize - '0' as usize),
        c if c.is_alphabetic() => Some(CLASSES - 1),
        _ => None,
    }
}

fn class(letters: &str) -> Option<usize> {
    class_of(letters.chars().next()?)
}

/// Whether the letters are those of the name in any order.
fn same_letters(name: &str, letters: &str) -> bool {
    let count = |text: &str, letter: char| text.chars().filter(|it| *it == letter).count();
    name.len() == letters.len()
        && letters
            .chars()
            .all(|it| count(letters, it) == count(name, it))
}

fn mask(letters: &str) -> u64 {
    letters
        .chars()
        .fold(0, |mask, c| mask | 1 << (c as u32 % 64))
}

#[cfg(test)]
mod tests {
    use super::super::index::Model;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8)]) {
        let model = Model::seed();
        let mut letters = String::new();
        push_letters(text, &mut letters);
        let mut found = Vec::new();
        model.near.find(&letters, &mut found);
        let found: Vec<(&str, u8)> = found
            .iter()
            .map(|it| {
                (
                    model.entity(it.entity).names[it.name as usize]
                        .text
                        .as_str(),
                    it.distance,
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn one_letter_or_two() {
        check("Palatir", &[("Palantir", 1)]);
        check("Palatnir", &[("Palantir", 1)]);
        check("Open AI", &[("OpenAI", 0)]);
        check("OpenAl", &[("OpenAI", 1)]);
        check("Amazon Web Sevrices", &[("Amazon Web Services", 1)]);
        check(
            "Stateful Runtme Enviroment",
            &[("Stateful Runtime Environment", 2)],
        );
        check("Traininum", &[("Trainium", 1)]);
        check("Antrophic", &[("Anthropic", 2)]);
    }

    #[test]
    fn too_far_or_too_short() {
        for text in [
            "Amazing", "Entropic", "Titanium", "AWZ", "Claud", "Amazonas", "", "42",
        ] {
            check(text, &[]);
        }
    }
    #[test]
    fn excepted_phrases() {
        let model = Model::seed();
        assert!(model.is_excepted("OpenAPI"));
        assert!(!model.is_excepted("OpenAl"));
    }
}

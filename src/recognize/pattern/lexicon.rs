//! The words that patterns know: each word of a draft is looked up once and from then on is a number.
//!
//! Function words come from `words.txt`, well-known companies from `companies.txt`, verbs and nouns from the patterns.

use rustc_hash::{FxHashMap, FxHashSet};

use super::inflect::{Form, inflect};

/// A word of the lexicon; 0 is every word that it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct WordId(u16);

impl WordId {
    /// A word that no pattern knows.
    pub(super) const OTHER: WordId = WordId(0);

    /// Its number, for tables with a row for each word.
    pub(super) fn index(self) -> usize {
        self.0.into()
    }
}

/// A verb of the lexicon, whatever its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct VerbId(u16);

/// What a word does in a sentence: a set of the classes of `words.txt`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

macro_rules! classes {
    ($($name:ident $word:literal $bit:literal,)*) => {
        impl Class {
            $(#[doc = concat!("The class `", $word, "` of `words.txt`.")] pub(super) const $name: Class = Class(1 << $bit);)*

            fn parse(word: &str) -> Option<Class> {
                match word { $($word => Some(Class::$name),)* _ => None }
            }
        }
    };
}

classes! {
    BE "be" 0, HAVE "have" 1, DO "do" 2, WILL "will" 3, MAYBE "maybe" 4, TO "to" 5, NOT "not" 6, AND "and" 7, CONJ "conj" 8,
    REL "rel" 9, THAT "that" 10, DET "det" 11, ITS "its" 12, IT "it" 13, THE "the" 14, ADVERB "adverb" 15, PREP "prep" 16,
    PLAN "plan" 17, DOUBT "doubt" 18, SAY "say" 19, SILENCE "silence" 20, PART "part" 21, NEAR_PART "near-part" 22,
    EACH "each" 23, ORG "org" 24, ANAPHOR "anaphor" 25, LEGAL "legal" 26, PRODUCT "product" 27, LINK "link" 28,
    CALENDAR "calendar" 29, PLACE "place" 30, SUBJECT_REL "subject-rel" 31,
}

impl Class {
    /// Whether any class is in both sets.
    pub(super) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets as one.
    pub(super) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// What the lexicon knows of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// What it does in a sentence.
    pub(super) class: Class,
    /// Which forms of which verbs it is.
    pub(super) verbs: Vec<(VerbId, Form)>,
}

/// A word of which nothing is known.
static OTHER: Word = Word {
    class: Class(0),
    verbs: Vec::new(),
};

impl Word {
    fn add_form(&mut self, verb: VerbId, form: Form) {
        match self.verbs.iter_mut().find(|it| it.0 == verb) {
            Some(known) => known.1 = known.1.or(form),
            None => self.verbs.push((verb, form)),
        }
    }
}

/// The words that patterns know.
#[derive(Debug)]
pub(super) struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    words: Vec<Word>,
    verbs: FxHashMap<Box<str>, VerbId>,
    /// The words that are forms of each verb, in order.
    forms: Vec<Vec<WordId>>,
    companies: FxHashSet<&'static str>,
}

const WORDS: &str = include_str!("words.txt");
const COMPANIES: &str = include_str!("companies.txt");

/// The longest word that is looked up; longer ones are in no list.
const MAX_WORD: usize = 32;

impl Lexicon {
    /// The lexicon of function words alone.
    pub(super) fn new() -> Lexicon {
        let mut lexicon = Lexicon {
            ids: FxHashMap::default(),
            words: vec![Word::default()],
            verbs: FxHashMap::default(),
            forms: Vec::new(),
            companies: lines(COMPANIES).collect(),
        };
        for line in lines(WORDS) {
            let (class, words) = line.split_once(':').unwrap_or((line, ""));
            let class = Class::parse(class).unwrap_or_default();
            for word in words.split_whitespace() {
                let id = lexicon.add(word);
                if let Some(word) = lexicon.words.get_mut(id.0 as usize) {
                    word.class = word.class.or(class);
                }
            }
        }
        lexicon
    }

    /// The number of a word, which is added where it is new. Lower case.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = WordId(u16::try_from(self.words.len()).unwrap_or(0));
        self.ids.insert(word.into(), id);
        self.words.push(Word::default());
        id
    }

    /// The number of a verb, whose forms are added where it is new.
    pub(super) fn add_verb(&mut self, base: &str) -> VerbId {
        if let Some(&verb) = self.verbs.get(base) {
            return verb;
        }
        let verb = VerbId(u16::try_from(self.verbs.len()).unwrap_or(u16::MAX));
        self.verbs.insert(base.into(), verb);
        let mut forms = Vec::new();
        for (text, form) in inflect(base) {
            let id = self.add(&text);
            forms.push(id);
            if let Some(word) = self.words.get_mut(id.0 as usize) {
                word.add_form(verb, form);
            }
        }
        self.forms.push(forms);
        verb
    }

    /// The number of a word of a draft in any case; a curly apostrophe counts as a straight one.
    pub(super) fn look_up(&self, text: &str) -> WordId {
        let mut buffer = [0_u8; MAX_WORD];
        let mut len = 0;
        for c in text.chars() {
            let c = match c {
                '’' | 'ʼ' => b'\'',
                '‑' => b'-',
                c if c.is_ascii() => c.to_ascii_lowercase() as u8,
                _ => return WordId::OTHER,
            };
            let Some(place) = buffer.get_mut(len) else {
                return WordId::OTHER;
            };
            *place = c;
            len += 1;
        }
        let lower = buffer
            .get(..len)
            .and_then(|it| std::str::from_utf8(it).ok());
        let known = lower.and_then(|it| self.ids.get(it));
        known.copied().unwrap_or(WordId::OTHER)
    }

    /// All words that are forms of one of the verbs, in order.
    pub(super) fn forms(&self, verbs: &[VerbId]) -> Vec<WordId> {
        let forms = verbs.iter().filter_map(|it| self.forms.get(it.0 as usize));
        let mut words: Vec<WordId> = forms.flatten().copied().collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// What is known of a word.
    pub(super) fn word(&self, id: WordId) -> &Word {
        self.words.get(id.0 as usize).unwrap_or(&OTHER)
    }

    /// Whether one of these is a function word, or another that `words.txt` lists for being frequent.
    pub(super) fn any_common(&self, words: &[WordId]) -> bool {
        words
            .iter()
            .any(|&it| self.word(it).class != Class::default())
    }

    /// Whether the text is the name of one of the companies that everybody knows.
    pub(super) fn is_company(&self, text: &str) -> bool {
        self.companies.contains(text)
    }
}

/// The lines of a word list without blank lines and comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_word_list_names_a_class() {
        for line in lines(WORDS) {
            let class = line.split(':').next().unwrap_or("");
            assert!(Class::parse(class).is_some(), "{class}");
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        let mut lexicon = Lexicon::new();
        let verb = lexicon.add_verb("invest");
        let id = lexicon.look_up("INVESTED");
        assert_eq!(lexicon.word(id).verbs[0].0, verb);
        assert!(lexicon.word(lexicon.look_up("’ll")).class.has(Class::WILL));
        assert_eq!(lexicon.look_up("Müller"), WordId::OTHER);
    }
}

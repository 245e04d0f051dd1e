//! Words around names that are no part of them.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Whether a word, in any case, is one that opens sentences with a capital and is no part of a name, or one that a name
/// cannot describe: the closed classes of English and the adverbs that news sentences open with.
pub fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.split(' ').collect());
    let mut lower = [0; 12];
    let Some(buffer) = lower.get_mut(..word.len()) else {
        return false;
    };
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    std::str::from_utf8(buffer).is_ok_and(|it| WORDS.contains(it))
}

const FUNCTION_WORDS: &str = "\
    a about above across after again against all along already also although always among an and another any are \
    around as at be because been before behind being below beside besides between beyond both but by can could \
    despite did do does down during each either even every except few first for from had has have he her here his \
    how however i if in inside instead into is it its last later like many may meanwhile might more most must near \
    neither never no nor not now of off often on once one only onto or other our out outside over per perhaps \
    quite rather said says several shall she should since so some sometimes soon still such than that the their \
    then there these they this those though through thus to today together too toward towards two under unless \
    unlike until up upon using via was we were what when where whereas whether which while who whose why will with \
    within without would yesterday yet you your";

/// Whether a word comes before a person's name and is no part of it: "President", "Dr".
pub fn is_title(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| TITLES.split(' ').collect());
    WORDS.contains(word)
}

const TITLES: &str = "\
    Mr Mrs Ms Miss Mx Dr Prof Professor President Chairman Chairwoman Chair Executive CEO CFO CTO COO Secretary \
    Minister Senator Sen Rep Representative Governor Gov Mayor Judge Justice General Gen Colonel Col Captain Capt \
    Sir Lord Lady Dame King Queen Prince Princess Pope Officer Director Founder Spokesman Spokeswoman Chancellor";

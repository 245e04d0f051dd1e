//! The forms of a verb, made from its base: our own small lemmatizer for the cue verbs of patterns.
//!
//! It runs the other way round from a stemmer: a pattern names a verb once, its forms are made when the pattern is compiled,
//! and a word of a draft is looked up among them. So no word that is not a form of a cue verb can be taken for one.

use std::borrow::Cow;

/// What a word is as a form of a verb; several at once for "put".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form(u8);

impl Form {
    /// "invest".
    pub(super) const BASE: Form = Form(1);
    /// "invests".
    pub(super) const THIRD: Form = Form(2);
    /// "invested" in "Amazon invested".
    pub(super) const PAST: Form = Form(4);
    /// "invested" in "has invested".
    pub(super) const PARTICIPLE: Form = Form(8);
    /// "investing".
    pub(super) const ING: Form = Form(16);

    /// Whether the word can be any of `other`.
    pub(super) fn has(self, other: Form) -> bool {
        self.0 & other.0 != 0
    }

    /// The word as any of both.
    pub(super) fn or(self, other: Form) -> Form {
        Form(self.0 | other.0)
    }
}

/// Base, past tense, participle of the verbs that go their own way.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("bear", "bore", "borne"), ("become", "became", "become"), ("begin", "began", "begun"),
    ("bet", "bet", "bet"), ("bid", "bid", "bid"), ("bind", "bound", "bound"), ("break", "broke", "broken"),
    ("bring", "brought", "brought"), ("build", "built", "built"), ("buy", "bought", "bought"),
    ("catch", "caught", "caught"), ("choose", "chose", "chosen"), ("come", "came", "come"),
    ("cut", "cut", "cut"), ("draw", "drew", "drawn"), ("drive", "drove", "driven"), ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"), ("fight", "fought", "fought"), ("find", "found", "found"),
    ("forbid", "forbade", "forbidden"), ("get", "got", "got"), ("give", "gave", "given"),
    ("go", "went", "gone"), ("grow", "grew", "grown"), ("have", "had", "had"), ("hit", "hit", "hit"),
    ("hold", "held", "held"), ("keep", "kept", "kept"), ("know", "knew", "known"), ("lead", "led", "led"),
    ("leave", "left", "left"), ("lend", "lent", "lent"), ("let", "let", "let"), ("lose", "lost", "lost"),
    ("make", "made", "made"), ("meet", "met", "met"), ("offset", "offset", "offset"),
    ("oversee", "oversaw", "overseen"), ("pay", "paid", "paid"), ("put", "put", "put"),
    ("quit", "quit", "quit"), ("rebuild", "rebuilt", "rebuilt"), ("repay", "repaid", "repaid"),
    ("rise", "rose", "risen"), ("run", "ran", "run"), ("say", "said", "said"), ("see", "saw", "seen"),
    ("seek", "sought", "sought"), ("sell", "sold", "sold"), ("send", "sent", "sent"), ("set", "set", "set"),
    ("show", "showed", "shown"), ("shut", "shut", "shut"), ("sink", "sank", "sunk"),
    ("speak", "spoke", "spoken"), ("spend", "spent", "spent"), ("split", "split", "split"),
    ("stand", "stood", "stood"), ("steal", "stole", "stolen"), ("stick", "stuck", "stuck"),
    ("strike", "struck", "struck"), ("take", "took", "taken"), ("teach", "taught", "taught"),
    ("tell", "told", "told"), ("think", "thought", "thought"), ("throw", "threw", "thrown"),
    ("undertake", "undertook", "undertaken"), ("win", "won", "won"), ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"), ("write", "wrote", "written"),
];

/// Verbs that double their last consonant: stress on the last syllable, which spelling does not show.
#[rustfmt::skip]
const DOUBLING: &[&str] = &[
    "bag", "ban", "bar", "begin", "bet", "bid", "cap", "chop", "commit", "control", "cut", "defer", "drop",
    "dub", "equip", "forbid", "get", "grab", "hit", "jet", "label", "let", "lag", "net", "offset", "permit",
    "pin", "plan", "plug", "prefer", "put", "quit", "refer", "rip", "run", "scrap", "set", "ship", "shop",
    "shun", "shut", "slap", "snag", "split", "stem", "step", "stop", "submit", "tag", "tap", "tip", "top",
    "transfer", "transmit", "trim", "win", "wrap",
];

/// The forms of the verb with this base. British and American spellings of doubled consonants and of -ise are both given.
pub(super) fn inflect(base: &str) -> Vec<(Cow<'_, str>, Form)> {
    if base == "be" {
        return BE.map(|(text, form)| (text.into(), form)).to_vec();
    }
    let mut forms = Vec::with_capacity(6);
    forms.push((base.into(), Form::BASE));
    forms.push((third(base), Form::THIRD));
    let doubled = doubled(base);
    // "label" has both spellings.
    let has_single = doubled.is_none() || base == "label";
    let single = has_single.then(|| base.strip_suffix('e').unwrap_or(base));
    let stems = [doubled.as_deref(), single].into_iter().flatten();
    for stem in stems.clone() {
        let stem = if base.ends_with("ee") { base } else { stem };
        forms.push(([stem, "ing"].concat().into(), Form::ING));
    }
    if let Some((_, past, participle)) = IRREGULAR.iter().find(|it| it.0 == base) {
        forms.push(((*past).into(), Form::PAST));
        forms.push(((*participle).into(), Form::PARTICIPLE));
        return forms;
    }
    let both = Form::PAST.or(Form::PARTICIPLE);
    if let Some(stem) = consonant_y(base) {
        forms.push(([stem, "ied"].concat().into(), both));
        return forms;
    }
    forms.extend(stems.map(|stem| ([stem, "ed"].concat().into(), both)));
    forms
}

const BE: [(&str, Form); 7] = [
    ("be", Form::BASE),
    ("is", Form::THIRD),
    ("are", Form::THIRD),
    ("was", Form::PAST),
    ("were", Form::PAST),
    ("been", Form::PARTICIPLE),
    ("being", Form::ING),
];

fn third(base: &str) -> Cow<'static, str> {
    if base == "have" {
        return "has".into();
    }
    if let Some(stem) = consonant_y(base) {
        return [stem, "ies"].concat().into();
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"];
    let ending = if hisses.iter().any(|it| base.ends_with(it)) {
        "es"
    } else {
        "s"
    };
    [base, ending].concat().into()
}

/// The base without its y, where a consonant comes before: "supply".
fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

/// The base with its last letter twice, where that is one of its spellings.
fn doubled(base: &str) -> Option<String> {
    let last = base.chars().next_back()?;
    let is_doubling = DOUBLING.contains(&base);
    is_doubling.then(|| [base, last.encode_utf8(&mut [0; 4])].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(base: &str, expected: Expect) {
        let forms: Vec<_> = inflect(base).into_iter().map(|it| it.0).collect();
        expected.assert_eq(&forms.join(" "));
    }

    #[test]
    fn regular_verbs() {
        check("invest", expect!["invest invests investing invested"]);
        check("pledge", expect!["pledge pledges pledging pledged"]);
        check("supply", expect!["supply supplies supplying supplied"]);
        check("employ", expect!["employ employs employing employed"]);
        check("launch", expect!["launch launches launching launched"]);
        check("agree", expect!["agree agrees agreeing agreed"]);
    }

    #[test]
    fn doubled_consonants() {
        check("bar", expect!["bar bars barring barred"]);
        check(
            "label",
            expect!["label labels labelling labeling labelled labeled"],
        );
    }

    #[test]
    fn irregular_verbs() {
        check("put", expect!["put puts putting put put"]);
        check("win", expect!["win wins winning won won"]);
        check("make", expect!["make makes making made made"]);
    }
}

//! The words of bounds, by the word next to the figure.

use crate::model::Bound::{self, About, AtLeast, LessThan, MoreThan, UpTo};
use crate::text::{WordTable, words};

/// Words that make a bound together with the word they are listed under; the empty phrase is that word alone.
pub(in crate::recognize) type BoundPhrases = &'static [(&'static [&'static str], Bound)];

/// For the last word before a figure: what may stand before it, longest first.
pub(in crate::recognize) fn bound_before(word: &str) -> Option<BoundPhrases> {
    BEFORE.folded(word)
}

/// For the first word behind a figure: what may follow it, longest first.
pub(in crate::recognize) fn bound_behind(word: &str) -> Option<BoundPhrases> {
    BEHIND.folded(word)
}

/// Whether an adjective of "… than" compares upward (`true`) or downward.
pub(in crate::recognize) fn compares_up(word: &str) -> Option<bool> {
    COMPARATIVES.folded(word)
}

/// The bound that a form of a verb puts on its object: "topped", "nearing". The verb is no part of the figure.
pub(in crate::recognize) fn limiting_verb(word: &str) -> Option<Bound> {
    LIMITING.folded(word)
}

/// For a form of a verb that takes something "up to" an amount, so that "up to" is no ceiling: whether it needs an object for that, as
/// "build its stake up to" does and "went up to" does not.
pub(in crate::recognize) fn raises(word: &str) -> Option<bool> {
    RAISING.folded(word)
}

/// Whether `word` may stand between an article and an amount that a limit before the article limits: "at least an additional 40".
pub(in crate::recognize) fn measures_amount(word: &str) -> bool {
    MEASURING.folded(word).is_some()
}

/// Whether what goes "past" an amount behind a form of this verb exceeds it: "surged past 50"; not "walked past 12 houses".
pub(in crate::recognize) fn passes(word: &str) -> bool {
    PASSING.folded(word).is_some()
}

/// Whether `verb` and the word behind it are one, so that the word is no bound: "hand over", "worry about".
pub(in crate::recognize) fn takes_particle(verb: &str, word: Option<&str>) -> bool {
    let particle = match PARTICLES.folded(verb) {
        Some(Particle::Over) => "over",
        Some(Particle::About) => "about",
        None => return false,
    };
    word.is_some_and(|it| it.eq_ignore_ascii_case(particle))
}

/// The word that belongs to a verb.
#[derive(Clone, Copy)]
enum Particle {
    Over,
    About,
}

const OVER: BoundPhrases = &[
    (&["just"], MoreThan),
    (&["well"], MoreThan),
    (&["not"], UpTo),
    (&[], MoreThan),
];
const UNDER: BoundPhrases = &[
    (&["just"], LessThan),
    (&["well"], LessThan),
    (&["not"], AtLeast),
    (&[], LessThan),
];

static BEFORE: WordTable<BoundPhrases, 128> = WordTable::new(&[
    (
        "to",
        &[
            (&["up"], UpTo),
            (&["close"], About),
            (&["closer"], About),
            (&["near"], About),
        ],
    ),
    (
        "as",
        &[
            (&["as", "much"], UpTo),
            (&["as", "many"], UpTo),
            (&["as", "high"], UpTo),
            (&["as", "long"], UpTo),
            (&["as", "far"], UpTo),
            (&["as", "large"], UpTo),
            (&["as", "little"], AtLeast),
            (&["as", "few"], AtLeast),
            (&["as", "low"], AtLeast),
            (&["as", "big"], UpTo),
            (&["as", "deep"], UpTo),
            (&["as", "fast"], UpTo),
            (&["as", "heavy"], UpTo),
            (&["as", "short"], AtLeast),
            (&["as", "small"], AtLeast),
        ],
    ),
    (
        "least",
        &[
            (&["at", "the", "very"], AtLeast),
            (&["at", "the"], AtLeast),
            (&["at", "very"], AtLeast),
            (&["at"], AtLeast),
        ],
    ),
    (
        "most",
        &[
            (&["at", "the", "very"], UpTo),
            (&["at", "the"], UpTo),
            (&["at"], UpTo),
        ],
    ),
    ("exactly", &[(&["almost"], About)]),
    ("like", &[(&["something"], About), (&["more"], About)]),
    (
        "of",
        &[
            (&["in", "the", "region"], About),
            (&["in", "the", "neighbourhood"], About),
            (&["in", "the", "neighborhood"], About),
            (&["in", "the", "order"], About),
            (&["on", "the", "order"], About),
            (&["of", "the", "order"], About),
            (&["the", "best", "part"], LessThan),
            (&["the", "better", "part"], LessThan),
            (&["in", "the", "vicinity"], About),
            (&["with", "a", "ceiling"], UpTo),
            (&["a", "cap"], UpTo),
            (&["a", "floor"], AtLeast),
            (&["a", "maximum"], UpTo),
            (&["a", "minimum"], AtLeast),
            (&["in", "excess"], MoreThan),
            (&["just", "shy"], LessThan),
            (&["just", "short"], LessThan),
            (&["maximum"], UpTo),
            (&["minimum"], AtLeast),
            (&["upwards"], MoreThan),
            (&["upward"], MoreThan),
            (&["north"], MoreThan),
            (&["south"], LessThan),
            (&["shy"], LessThan),
            (&["short"], LessThan),
        ],
    ),
    ("including", &[(&["up", "to", "and"], UpTo)]),
    ("less", &[(&["more", "or"], About)]),
    ("quite", &[(&["not"], LessThan)]),
    ("near", &[(&["nowhere"], LessThan), (&[], About)]),
    ("for", &[(&["getting", "on"], About)]),
    ("within", &[(&["to"], UpTo)]),
    ("upto", &[(&[], UpTo)]),
    // Joined by its hyphen alone: "a sub-4 percent rate".
    ("sub", &[(&[], LessThan)]),
    ("estimated", &[(&["an"], About), (&[], About)]),
    ("about", &[(&[], About)]),
    ("around", &[(&[], About)]),
    ("some", &[(&[], About)]),
    ("roughly", &[(&[], About)]),
    ("approximately", &[(&[], About)]),
    ("approx", &[(&[], About)]),
    ("circa", &[(&[], About)]),
    ("nearly", &[(&[], LessThan)]),
    ("almost", &[(&[], LessThan)]),
    ("virtually", &[(&[], LessThan)]),
    ("practically", &[(&[], LessThan)]),
    ("over", OVER),
    ("above", OVER),
    ("beyond", OVER),
    ("under", UNDER),
    ("below", UNDER),
    ("exceeding", &[(&["not"], UpTo), (&[], MoreThan)]),
    (
        "exceed",
        &[
            (&["not"], UpTo),
            (&["not", "to"], UpTo),
            (&["never"], UpTo),
            (&["cannot"], UpTo),
            (&["'t"], UpTo),
            (&["’t"], UpTo),
            (&[], MoreThan),
        ],
    ),
    ("surpass", &[(&[], MoreThan)]),
    ("minimum", &[(&["a"], AtLeast), (&[], AtLeast)]),
    ("maximum", &[(&["a"], UpTo), (&[], UpTo)]),
]);

static BEHIND: WordTable<BoundPhrases, 32> = WordTable::new(&[
    (
        "or",
        &[
            (&["so"], About),
            (&["thereabouts"], About),
            (&["more"], AtLeast),
            (&["even", "more"], AtLeast),
            (&["above"], AtLeast),
            (&["over"], AtLeast),
            (&["greater"], AtLeast),
            (&["higher"], AtLeast),
            (&["better"], AtLeast),
            (&["older"], AtLeast),
            (&["larger"], AtLeast),
            (&["longer"], AtLeast),
            (&["up"], AtLeast),
            (&["less"], UpTo),
            (&["fewer"], UpTo),
            (&["below"], UpTo),
            (&["under"], UpTo),
            (&["lower"], UpTo),
            (&["smaller"], UpTo),
            (&["younger"], UpTo),
        ],
    ),
    (
        "and",
        &[
            (&["up"], AtLeast),
            (&["above"], AtLeast),
            (&["over"], AtLeast),
            (&["more"], AtLeast),
            (&["counting"], AtLeast),
            (&["older"], AtLeast),
            (&["under"], UpTo),
            (&["younger"], UpTo),
        ],
    ),
    (
        "at",
        &[
            (&["the", "most"], UpTo),
            (&["the", "least"], AtLeast),
            (&["most"], UpTo),
            (&["least"], AtLeast),
        ],
    ),
    ("give", &[(&["or", "take"], About)]),
    ("plus", &[(&[], AtLeast)]),
    ("upward", &[(&[], AtLeast)]),
    ("upwards", &[(&[], AtLeast)]),
    ("minimum", &[(&[], AtLeast)]),
    ("maximum", &[(&[], UpTo)]),
    ("tops", &[(&[], UpTo)]),
    ("max", &[(&[], UpTo)]),
]);

static COMPARATIVES: WordTable<bool, 64> = WordTable::new(&[
    ("more", true),
    ("greater", true),
    ("higher", true),
    ("larger", true),
    ("bigger", true),
    ("better", true),
    ("longer", true),
    ("older", true),
    ("heavier", true),
    ("taller", true),
    ("less", false),
    ("fewer", false),
    ("lower", false),
    ("smaller", false),
    ("younger", false),
    ("shorter", false),
]);

static LIMITING: WordTable<Bound, 64> = WordTable::new(&[
    ("neared", LessThan),
    ("nearing", LessThan),
    ("nears", LessThan),
    ("approaching", LessThan),
    ("exceeds", MoreThan),
    ("exceeded", MoreThan),
    ("surpasses", MoreThan),
    ("surpassed", MoreThan),
    ("surpassing", MoreThan),
    ("eclipsed", MoreThan),
    ("eclipsing", MoreThan),
    ("top", MoreThan),
    ("tops", MoreThan),
    ("topped", MoreThan),
    ("topping", MoreThan),
]);

#[rustfmt::skip]
static MEASURING: WordTable<(), 32> = WordTable::new(words![
    "additional" "combined" "estimated" "extra" "further" "full" "record" "staggering" "total" "whopping"
]);

#[rustfmt::skip]
static PASSING: WordTable<(), 128> = WordTable::new(words![
    "blew" "blow" "blowing" "blown" "climb" "climbed" "climbing" "climbs" "grew" "grow" "growing" "grown" "grows"
    "jumped" "push" "pushed" "pushes" "pushing" "raced" "rise" "risen" "rises" "rising" "rocketed" "rose" "shot"
    "soared" "soaring" "spiked" "surge" "surged" "surges" "surging" "swelled" "vaulted" "weakened" "well"
]);

static PARTICLES: WordTable<Particle, 128> = WordTable::new({
    use Particle::{About, Over};
    &[
        ("hand", Over),
        ("handed", Over),
        ("handing", Over),
        ("hands", Over),
        ("turned", Over),
        ("turning", Over),
        ("presided", Over),
        ("presides", Over),
        ("talk", About),
        ("talked", About),
        ("talking", About),
        ("talks", About),
        ("worried", About),
        ("worries", About),
        ("worry", About),
        ("concerned", About),
        ("complain", About),
        ("complained", About),
        ("questions", About),
        ("care", About),
        ("article", About),
        ("articles", About),
        ("book", About),
        ("books", About),
        ("documentary", About),
        ("drama", About),
        ("film", About),
        ("films", About),
        ("memoir", About),
        ("movie", About),
        ("novel", About),
        ("song", About),
        ("stories", About),
        ("story", About),
        ("tale", About),
    ]
});

static RAISING: WordTable<bool, 128> = WordTable::new(&[
    ("build", true),
    ("builds", true),
    ("built", true),
    ("building", true),
    ("bring", true),
    ("brings", true),
    ("brought", true),
    ("bringing", true),
    ("take", true),
    ("takes", true),
    ("took", true),
    ("taking", true),
    ("taken", true),
    ("push", false),
    ("pushes", false),
    ("pushed", false),
    ("pushing", false),
    ("move", false),
    ("moves", false),
    ("moved", false),
    ("moving", false),
    ("raise", true),
    ("raises", true),
    ("raised", true),
    ("raising", true),
    ("bump", false),
    ("bumped", false),
    ("drive", false),
    ("drove", false),
    ("driving", false),
    ("bid", true),
    ("went", false),
    ("goes", false),
    ("going", false),
    ("gone", false),
    ("crept", false),
    ("inched", false),
    ("edged", false),
    ("stepped", false),
    ("ramped", false),
    ("ticked", false),
    ("climbed", false),
    ("rounded", false),
    ("topped", false),
]);

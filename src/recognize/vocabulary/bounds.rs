//! The words of bounds, by the word next to the figure.

use super::table::WordTable;
use crate::model::Bound::{self, About, AtLeast, LessThan, MoreThan, UpTo};

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

/// Whether `word` is a form of a verb that takes something "up to" an amount: there "up to" is no ceiling.
pub(in crate::recognize) fn raises(word: &str) -> bool {
    RAISING.folded(word).is_some()
}

const OVER: BoundPhrases = &[
    (&["just"], MoreThan),
    (&["well"], MoreThan),
    (&[], MoreThan),
];
const UNDER: BoundPhrases = &[
    (&["just"], LessThan),
    (&["well"], LessThan),
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
        ],
    ),
    ("least", &[(&["at", "the"], AtLeast), (&["at"], AtLeast)]),
    ("most", &[(&["at", "the"], UpTo), (&["at"], UpTo)]),
    (
        "of",
        &[
            (&["in", "the", "region"], About),
            (&["in", "the", "neighbourhood"], About),
            (&["in", "the", "neighborhood"], About),
            (&["in", "the", "order"], About),
            (&["on", "the", "order"], About),
            (&["in", "the", "vicinity"], About),
            (&["with", "a", "ceiling"], UpTo),
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
    ("near", &[(&[], About)]),
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
            (&[], MoreThan),
        ],
    ),
    ("exceeds", &[(&[], MoreThan)]),
    ("exceeded", &[(&[], MoreThan)]),
    ("surpass", &[(&[], MoreThan)]),
    ("surpasses", &[(&[], MoreThan)]),
    ("surpassed", &[(&[], MoreThan)]),
    ("surpassing", &[(&[], MoreThan)]),
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

static LIMITING: WordTable<Bound, 16> = WordTable::new(&[
    ("nearing", LessThan),
    ("approaching", LessThan),
    ("top", MoreThan),
    ("tops", MoreThan),
    ("topped", MoreThan),
    ("topping", MoreThan),
]);

static RAISING: WordTable<(), 128> = WordTable::new(&[
    ("build", ()),
    ("builds", ()),
    ("built", ()),
    ("building", ()),
    ("bring", ()),
    ("brings", ()),
    ("brought", ()),
    ("bringing", ()),
    ("take", ()),
    ("takes", ()),
    ("took", ()),
    ("taking", ()),
    ("taken", ()),
    ("push", ()),
    ("pushes", ()),
    ("pushed", ()),
    ("pushing", ()),
    ("move", ()),
    ("moves", ()),
    ("moved", ()),
    ("moving", ()),
    ("raise", ()),
    ("raised", ()),
    ("raising", ()),
    ("bump", ()),
    ("bumped", ()),
    ("drive", ()),
    ("drove", ()),
    ("driving", ()),
    ("bid", ()),
    ("went", ()),
    ("goes", ()),
    ("going", ()),
    ("gone", ()),
    ("crept", ()),
    ("inched", ()),
    ("edged", ()),
    ("stepped", ()),
    ("ramped", ()),
    ("ticked", ()),
    ("climbed", ()),
    ("rounded", ()),
    ("topped", ()),
]);

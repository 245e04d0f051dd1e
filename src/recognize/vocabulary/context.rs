//! Words around a figure that tell what it is: a move or a range, a score or a count, money or weight.

use crate::text::{WordTable, words};

/// Whether `word`, in any case, tells of a change: what follows it "from … to …" is a move, no range.
pub(in crate::recognize) fn tells_change(word: &str) -> bool {
    CHANGES.folded(word).is_some()
}

/// Whether `word` tells of a range, whatever changes beside it.
pub(in crate::recognize) fn tells_range(word: &str) -> bool {
    RANGES.folded(word).is_some()
}

/// Whether `word` tells of a contest: two numbers before it are a score or a vote.
pub(in crate::recognize) fn tells_contest(word: &str) -> bool {
    CONTESTS.folded(word).is_some()
}

/// Whether a small `word` in -s is no plural.
pub(in crate::recognize) fn is_no_plural(word: &str) -> bool {
    NO_PLURALS.exact(word).is_some()
}

/// Whether a small `word` is counted though it has no plural's -s, or stands before what is: "people", "new".
pub(in crate::recognize) fn stands_behind_count(word: &str) -> bool {
    COUNTED.exact(word).is_some()
}

/// Whether `word` is something that copy counts by the million, so that "5.3m" near it is no length.
pub(in crate::recognize) fn is_of_millions(word: &str) -> bool {
    MILLIONS.folded(word).is_some()
}

/// Whether `word` tells of a vote or a game: "48 to 52" behind it are how many there were on either side.
pub(in crate::recognize) fn tells_tally(word: &str) -> bool {
    TALLIES.folded(word).is_some()
}

/// Whether `word` tells that pounds near it are money (`true`) or weight (`false`).
pub(in crate::recognize) fn tells_money(word: &str) -> Option<bool> {
    let weight = || WEIGHING.folded(word).map(|()| false);
    PAYING.folded(word).map(|()| true).or_else(weight)
}

/// Whether `word` is something of which pounds are counted as money: "of debt".
pub(in crate::recognize) fn tells_sum(word: &str) -> bool {
    SUMS.folded(word).is_some()
}

/// Whether what follows `word` is a length of time where it may be something else too: "for a second, he hoped", not "a
/// second, larger hall"; "for over a decade" is more than one, "paid over a decade" is not.
pub(in crate::recognize) fn tells_length(word: &str) -> bool {
    LASTING.folded(word).is_some()
}

#[rustfmt::skip]
static CHANGES: WordTable<(), 256> = WordTable::new(words![
    "from … to …" "rose" "rise" "rises" "risen" "rising" "fell" "fall" "falls" "fallen" "falling" "drop"
    "dropped" "drops" "dropping" "climb" "climbed" "climbs" "climbing" "increase" "increased" "increases"
    "increasing" "decrease" "decreased" "decline" "declined" "declines" "declining" "grew" "grow" "grown"
    "grows" "growing" "jump" "jumped" "jumps" "slip" "slipped" "slid" "slide" "sank" "sink" "soared" "surged"
    "surge" "plunged" "plunge" "tumbled" "dived" "dipped" "eased" "edged" "inched" "rallied" "advanced"
    "gained" "gain" "gains" "lost" "up" "down" "cut" "cuts" "cutting" "raise" "raised" "raises" "raising"
    "lower" "lowered" "lowering" "reduce" "reduced" "reducing" "narrowed" "widened" "shrank" "shrunk"
    "expanded" "expand" "doubled" "tripled" "quadrupled" "went" "go" "going" "gone" "goes" "moved" "changed"
    "improved" "swelled" "boost" "boosted" "halved" "trimmed" "upgraded" "downgraded" "revised" "reversed"
    "ballooned" "mushroomed" "rebounded" "recovered" "added" "slumped" "slashed" "trim" "hike" "hiked" "bring"
    "brought" "bringing" "take" "taking" "took" "crept" "extended" "extend" "extends" "extending" "lengthened"
    "lengthen" "shortened" "shorten"
]);

#[rustfmt::skip]
static RANGES: WordTable<(), 16> = WordTable::new(words![
    "range" "ranging" "ranges" "ranged" "vary" "varies" "varying" "anywhere"
]);

#[rustfmt::skip]
static CONTESTS: WordTable<(), 64> = WordTable::new(words![
    "decision" "defeat" "defeats" "deficit" "draw" "favorite" "favourite" "lead" "leads" "loser" "loss"
    "losses" "majority" "margin" "odds" "record" "rout" "ruling" "run" "score" "series" "split" "start" "tie"
    "triumph" "victory" "vote" "votes" "win" "winner" "wins"
]);

#[rustfmt::skip]
static NO_PLURALS: WordTable<(), 64> = WordTable::new(words![
    "across" "always" "besides" "does" "gets" "goes" "has" "is" "makes" "plans" "says" "this" "thus" "towards"
    "versus" "was"
]);

#[rustfmt::skip]
static COUNTED: WordTable<(), 64> = WordTable::new(words![
    "billion" "black" "children" "dead" "fewer" "foreign" "former" "jobs" "men" "million" "more" "new" "other"
    "people" "per" "percent" "police" "women"
]);

#[rustfmt::skip]
static MILLIONS: WordTable<(), 128> = WordTable::new(words![
    "audience" "customer" "customers" "deliveries" "dose" "doses" "downloads" "job" "jobs" "member" "members"
    "passenger" "passengers" "population" "shipments" "subscriber" "subscribers" "unemployed" "unemployment" "user"
    "users" "viewer" "viewers" "visitor" "visitors" "vote" "voter" "voters" "votes"
]);

#[rustfmt::skip]
static TALLIES: WordTable<(), 64> = WordTable::new(words![
    "voted" "vote" "votes" "failed" "fails" "passed" "passes" "approved" "rejected" "adopted" "defeated" "beat"
    "beats" "won" "wins" "lost" "loses" "ruled" "drew"
]);

#[rustfmt::skip]
static PAYING: WordTable<(), 256> = WordTable::new(words![
    "pay" "pays" "paid" "paying" "cost" "costs" "costing" "worth" "fine" "fined" "price" "priced" "spend"
    "spent" "earn" "earns" "earned" "salary" "invest" "invested" "sell" "sold" "bought" "buy" "debt" "debts"
    "profit" "profits" "loss" "losses" "raised" "charge" "charged" "fee" "owed" "stole" "won" "valued"
    "british" "ticket" "tickets" "fare" "fares" "admission" "rent" "rents" "bet" "tip" "donated" "donation"
    "donations" "tax" "pension" "wage" "wages" "savings" "reward" "loan" "borrowed" "lent" "owe" "owes" "repay"
    "repaid" "prices" "fees" "fines" "threshold" "allowance" "income" "budget" "bill" "bills"
]);

#[rustfmt::skip]
static WEIGHING: WordTable<(), 64> = WordTable::new(words![
    "weigh" "weighs" "weighed" "weighing" "lost" "lose" "losing" "gained" "shed" "lighter" "heavier" "carried"
    "carries" "carrying" "carry" "lifted" "lifts" "lift" "hauled" "dropped" "caught" "seized" "eats" "ate"
]);

#[rustfmt::skip]
static SUMS: WordTable<(), 128> = WordTable::new(words![
    "debt" "debts" "aid" "savings" "cuts" "funding" "investment" "money" "taxes" "tax" "profit" "losses"
    "damage" "public" "taxpayers" "government" "spending" "assets" "cash" "fraud" "note" "notes" "bill" "coin"
    "fine" "fee" "fees" "bonus" "prize" "deal" "loan" "ticket" "tickets" "salary" "grant" "charge" "penalty"
    "reward" "deposit" "discount" "budget"
]);

static LASTING: WordTable<(), 32> = WordTable::new(words![
    "for" "in" "within" "than" "about" "took" "takes" "take" "just" "of" "after" "with" "lasted" "lasts"
]);

//! Percentages of very small groups: no whole number of ten people is 53% of them.
//!
//! The test of granularity (Brown and Heathers, "The GRIM Test", 2017): a share of `n` people is a multiple of 1/n, so a
//! printed percentage that no multiple rounds to was computed from other numbers.

use rust_decimal::Decimal;

use super::Slips;
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::wording::percent;
use crate::check::words::{Words, words};
use crate::model::{Bound, Dimension, Extent};

/// Larger groups have a whole number for nearly every percentage in print.
const MOST_PEOPLE: u64 = 99;

pub(super) fn check(phrase: &Phrase<'_>, slips: &mut Slips<'_>) {
    for at in 0..phrase.len() {
        share_of_people(phrase, at, slips);
    }
    if let Some((group, share)) = asked(phrase) {
        compare(phrase, group, share, slips);
    }
}

/// "A survey of 20 people found that 53% of them": the group and its share. Only where the sentence has no other figure and
/// no word for a part of the group.
fn asked(phrase: &Phrase<'_>) -> Option<(usize, usize)> {
    let survey = phrase.find_any(SURVEYS)?;
    let group = survey + 2;
    let noun = group + 1 + usize::from(!phrase.any(group + 1, PEOPLE));
    let verb = noun + 1;
    let share = verb + 1 + usize::from(phrase.is(verb + 1, "that"));
    let n_figures = (0..phrase.len())
        .filter(|at| phrase.figure(*at).is_some())
        .count();
    let of = phrase.is(share + 1, "of")
        && phrase.any(share + 2, words!["them", "respondents", "participants"]);
    let is_whole = phrase.is(survey + 1, "of")
        && phrase.any(noun, PEOPLE)
        && phrase.any(verb, words!["found", "showed"])
        && (of || phrase.any(share + 1, STATES))
        && n_figures == 2
        && !phrase.has_any(PARTS);
    is_whole.then_some((group, share))
}

fn share_of_people(phrase: &Phrase<'_>, at: usize, slips: &mut Slips<'_>) -> Option<()> {
    let share = phrase.amount(at).filter(|it| it.bound == Bound::Exact)?;
    if share.amount()?.unit.dimension() != Dimension::Percent || !phrase.is(at + 1, "of") {
        return None;
    }
    let group = at + 2 + usize::from(phrase.any(at + 2, words!["the", "those", "all"]));
    let noun = group + 1 + usize::from(!phrase.any(group + 1, PEOPLE));
    if !phrase.any(noun, PEOPLE) {
        return None;
    }
    compare(phrase, group, at, slips)
}

/// Whether some whole number of the group at `group` is the percentage at `at`.
fn compare(phrase: &Phrase<'_>, group: usize, at: usize, slips: &mut Slips<'_>) -> Option<()> {
    let share = phrase.amount(at).filter(|it| it.bound == Bound::Exact)?;
    let people = phrase.amount(group).filter(|it| it.bound == Bound::Exact)?;
    let amount = people.amount()?;
    let is_percent = share.amount()?.unit.dimension() == Dimension::Percent;
    if amount.unit.dimension() != Dimension::Count || !is_percent {
        return None;
    }
    let Extent::One(size) = amount.extent else {
        return None;
    };
    let n: u64 = size
        .try_into()
        .ok()
        .filter(|n| (1..=MOST_PEOPLE).contains(n))?;
    let half = share.amount()?.grain.checked_div(Decimal::TWO)?;
    let stated = Interval::printed(share)?.raised(half)?;
    let of = |part: u64| Decimal::from(part * 100).checked_div(Decimal::from(n));
    if (0..=n).any(|part| of(part).is_some_and(|it| stated.meets(Interval::exact(it)))) {
        return Some(());
    }
    let value = share.amount()?.extent.value()?;
    let below: u32 = value
        .checked_mul(size)?
        .checked_div(Decimal::ONE_HUNDRED)?
        .floor()
        .try_into()
        .ok()?;
    let below = u64::from(below);
    let message = format!(
        "no whole number of {n} is {}: {below} of {n} is {}, {} of {n} is {}",
        share.core.slice(phrase.prose()),
        percent(of(below)?),
        below + 1,
        percent(of(below + 1)?)
    );
    slips.add(share.core, message, []);
    Some(())
}

/// What asks or tries a group.
const SURVEYS: &Words = words!["survey", "poll", "study", "trial", "test"];

/// What the share of a group does; a rise or a rate is no share of it.
const STATES: &Words = words![
    "said",
    "were",
    "had",
    "felt",
    "wanted",
    "preferred",
    "agreed",
    "thought",
    "believed",
    "supported",
    "liked",
    "opposed",
];

/// Words by which the share is one of another group, or weighted.
const PARTS: &Words = words![
    "average", "weighted", "aged", "among", "who", "most", "half", "women", "men", "first",
];

/// Those who can only be counted whole.
#[rustfmt::skip]
const PEOPLE: &Words = words![
    "people", "respondents", "members", "voters", "patients", "students", "pupils", "teachers", "employees",
    "workers", "participants", "players", "lawmakers", "senators", "mps", "residents", "households", "doctors",
    "nurses", "women", "men", "children", "adults", "economists", "analysts", "volunteers", "councillors", "judges",
    "jurors", "drivers", "officers", "soldiers", "farmers", "parents", "girls", "boys", "graduates", "delegates",
    "subjects",
];

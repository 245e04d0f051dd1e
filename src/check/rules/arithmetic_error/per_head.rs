//! Amounts per head: "$12 million for 40 schools, or $300,000 each".

use super::Slips;
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::wording::restated;
use crate::check::words::{Words, words};
use crate::model::Dimension;
use crate::recognize::FigureKind;

pub(super) fn check(phrase: &Phrase<'_>, slips: &mut Slips<'_>) {
    if !phrase.has_any(words!["each", "apiece", "person", "head"]) {
        return;
    }
    for at in 0..phrase.len() {
        share_of_each(phrase, at, slips);
    }
}

/// Reads back from the share of each: "or Z each" behind "X for Y people", ", Z each" at the end of a clause.
fn share_of_each(phrase: &Phrase<'_>, at: usize, slips: &mut Slips<'_>) -> Option<()> {
    let single = phrase
        .amount(at)
        .filter(|it| it.kind == FigureKind::Money)?;
    let lead = lead(phrase, at)?;
    let mut amounts = (0..lead).rev().filter(|it| phrase.amount(*it).is_some());
    let (last, first) = (amounts.next()?, amounts.next()?);
    let is_count = |at: usize| {
        phrase.amount(at).is_some_and(|it| {
            it.kind == FigureKind::Number
                && it
                    .amount()
                    .is_some_and(|it| it.unit.dimension() == Dimension::Count)
        })
    };
    let (heads, whole) = if is_count(last) {
        (last, first)
    } else {
        (first, last)
    };
    let (count, total) = (phrase.amount(heads)?, phrase.amount(whole)?);
    let (unit, of) = (single.amount()?.unit, total.amount()?);
    // "for each of 40 schools" and a second clause are other sums; "gave 40 schools $12 million" needs no word.
    let words = words!["for", "among", "between", "to", "across", "from", "by"];
    let shared = if whole < heads {
        (whole + 1..heads).any(|it| phrase.any(it, words))
    } else {
        amounts.next().is_none() && whole - heads <= 3 && !phrase.any(whole - 1, words)
    };
    let blocked = (first + 1..lead).any(|it| phrase.any(it, BLOCKS));
    if !is_count(heads) || unit != of.unit || of.per.is_some() || !shared || blocked {
        return None;
    }
    let stated = Interval::printed(single)?;
    if Interval::printed(total)?
        .over(Interval::printed(count)?)?
        .meets(stated)
    {
        return Some(());
    }
    let value = of
        .extent
        .value()?
        .checked_div(count.amount()?.extent.value()?)?;
    let prose = phrase.prose();
    let right = restated(prose, single, value)?;
    let message = format!(
        "{} ÷ {} = {right}, not {}",
        total.core.slice(prose),
        count.core.slice(prose),
        single.core.slice(prose)
    );
    slips.add(single.core, message, [Some(right)]);
    Some(())
}

/// Where the words begin that make the amount at `at` the share of each: "or about", or a comma where nothing follows.
fn lead(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let each = phrase.any(at + 1, words!["each", "apiece"]);
    let worded = phrase.run(at + 1, &["per", "person"])
        || phrase.run(at + 1, &["a", "head"])
        || phrase.run(at + 1, &["per", "head"]);
    let or = at.checked_sub(1).filter(|_| each || worded)?;
    let about = phrase.any(or, words!["about", "roughly"]) && phrase.is(or.wrapping_sub(1), "or");
    let ends = phrase.is_end(at + 2 + usize::from(worded)) && !phrase.is(at + 2, "—");
    let parted = phrase.any(or, words![",", "—", "–", "("]) && ends;
    (phrase.is(or, "or") || about || parted).then_some(or)
}

const BLOCKS: &Words = words![
    "each", "every", "per", "than", "rose", "fell", "plus", "and", "but", ";", "over", "year",
];

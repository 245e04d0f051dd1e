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

/// Reads back from the share of each: "or Z each" behind "X for Y people".
fn share_of_each(phrase: &Phrase<'_>, at: usize, slips: &mut Slips<'_>) -> Option<()> {
    let single = phrase
        .amount(at)
        .filter(|it| it.kind == FigureKind::Money)?;
    let each = phrase.any(at + 1, words!["each", "apiece"])
        || phrase.run(at + 1, &["per", "person"])
        || phrase.run(at + 1, &["a", "head"])
        || phrase.run(at + 1, &["per", "head"]);
    let or = at.checked_sub(1)?;
    let led = phrase.is(or, "or")
        || (phrase.any(or, words!["about", "roughly"]) && phrase.is(or.wrapping_sub(1), "or"));
    if !each || !led {
        return None;
    }
    let mut amounts = (0..or).rev().filter(|it| phrase.amount(*it).is_some());
    let (heads, whole) = (amounts.next()?, amounts.next()?);
    let (count, total) = (phrase.amount(heads)?, phrase.amount(whole)?);
    let counted =
        count.amount()?.unit.dimension() == Dimension::Count && count.kind == FigureKind::Number;
    let (unit, of) = (single.amount()?.unit, total.amount()?);
    // "for each of 40 schools" and a second clause are other sums.
    let shared = (whole + 1..heads).any(|it| {
        phrase.any(
            it,
            words!["for", "among", "between", "to", "across", "from", "by"],
        )
    });
    let blocked = (whole + 1..or).any(|it| phrase.any(it, BLOCKS));
    if !counted || unit != of.unit || of.per.is_some() || !shared || blocked {
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

const BLOCKS: &Words = words![
    "each", "every", "per", "than", "rose", "fell", "plus", "and", "but", ";", "over", "year",
];

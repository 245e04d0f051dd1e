//! Sums: parts in a row and their total, before or after them.

use rust_decimal::Decimal;

use super::Slips;
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::wording::{plain, restated};
use crate::check::words::{Words, words};
use crate::model::{Bound, Dimension, Unit};
use crate::recognize::Figure;

pub(super) fn check(phrase: &Phrase<'_>, slips: &mut Slips<'_>) {
    if !phrase.has_any(MARKS_OF_SUMS) {
        return;
    }
    for at in 0..phrase.len() {
        if phrase.amount(at).is_none() {
            continue;
        }
        if let Some(start) = trigger(phrase, at) {
            after_parts(phrase, start, at, slips);
        }
        before_parts(phrase, at, slips);
    }
}

/// Where the words begin that make the figure at `total` the sum of what stands before them.
fn trigger(phrase: &Phrase<'_>, total: usize) -> Option<usize> {
    let back = |n: usize| total.checked_sub(n);
    let led = LEADS.iter().find_map(|words| {
        let start = back(words.len())?;
        phrase.run(start, words).then_some(start)
    });
    let trailed = || {
        let end = skip_words(phrase, total + 1, 2);
        let all = (total + 1..=end).any(|it| {
            phrase.run(it, &["in", "all"])
                || phrase.run(it, &["in", "total"])
                || phrase.is(it, "altogether")
        });
        all.then_some(total)
    };
    let mut start = led.or_else(trailed)?;
    while start > 0
        && phrase.any(
            start - 1,
            words!["for", "making", "or", "a", "with", "giving", "that", "is"],
        )
    {
        start -= 1;
    }
    let comma = start.checked_sub(1)?;
    let parted = phrase.any(comma, words![",", "—", "–", "(", ";"]);
    (parted || phrase.any(start, words!["for", "making"])).then_some(start)
}

/// "A into x and B into y, a total of C".
fn after_parts(phrase: &Phrase<'_>, end: usize, total: usize, slips: &mut Slips<'_>) -> Option<()> {
    let tail = (total + 1..phrase.len())
        .take_while(|at| !phrase.any(*at, words![".", ";", "!", "?", ","]));
    if tail.take(8).any(|at| phrase.any(at, TAIL_BLOCKS)) {
        return None;
    }
    let start = (0..end)
        .rev()
        .find(|at| phrase.any(*at, words![";", ":"]))
        .map_or(0, |at| at + 1);
    if let Some(found) = product(phrase, start, end, total, slips) {
        return Some(found);
    }
    let parts = parts(phrase, start, end, phrase.amount(total)?)?;
    compare(phrase, &parts, total, slips)
}

/// "a total of C people: A men, B women and D children".
fn before_parts(phrase: &Phrase<'_>, total: usize, slips: &mut Slips<'_>) -> Option<()> {
    let led = phrase.run(total.wrapping_sub(2), &["total", "of"])
        || phrase.is(total.wrapping_sub(1), "total");
    let colon = skip_words(phrase, total + 1, 4);
    if !phrase.any(colon, words![":", "—", "–"]) || !(led || is_bare_list(phrase, total, colon + 1))
    {
        return None;
    }
    let end = phrase.len();
    // Each part must lead its own item, or the list is more than a list of parts.
    phrase.amount(colon + 1)?;
    let parts = parts(phrase, colon + 1, end, phrase.amount(total)?)?;
    let leads = parts
        .iter()
        .all(|&at| at == colon + 1 || phrase.any(at - 1, words![",", "and", ";", "plus"]));
    leads.then(|| compare(phrase, &parts, total, slips))?
}

/// Whether nothing but counts, each with one or two words, follows up to the end: "12 medals: 5 gold, 4 silver and 3 bronze".
fn is_bare_list(phrase: &Phrase<'_>, total: usize, first: usize) -> bool {
    let is_count = |at: usize| {
        let amount = phrase.amount(at).and_then(|it| it.amount());
        amount.is_some_and(|it| it.unit == Unit::ONE && it.grain == Decimal::ONE)
    };
    let mut at = first;
    while is_count(at) {
        let end = skip_words(phrase, at + 1, 2);
        if end == at + 1
            || phrase.any(end - 1, words!["and", "in", "of", "from", "to"]) && !is_count(end)
        {
            return false;
        }
        if end >= phrase.len() || phrase.is(end, ".") {
            return is_count(total);
        }
        at = end + usize::from(phrase.any(end, words![",", ";"]));
        at += usize::from(phrase.is(at, "and"));
    }
    false
}

/// "20 workers $500 each, a total of $10,000".
fn product(
    phrase: &Phrase<'_>,
    start: usize,
    end: usize,
    total: usize,
    slips: &mut Slips<'_>,
) -> Option<()> {
    let mut amounts = (start..end).filter(|at| phrase.amount(*at).is_some());
    let (first, second) = (amounts.next()?, amounts.next()?);
    let each = |at: usize| phrase.any(at + 1, words!["each", "apiece"]);
    if amounts.next().is_some() || !(each(first) || each(second)) {
        return None;
    }
    let (count, single) = if each(first) {
        (second, first)
    } else {
        (first, second)
    };
    let (count, single, whole) = (
        phrase.amount(count)?,
        phrase.amount(single)?,
        phrase.amount(total)?,
    );
    let units = (
        count.amount()?.unit.dimension(),
        single.amount()?.unit,
        whole.amount()?.unit,
    );
    if units.0 != Dimension::Count || units.1 != units.2 {
        return None;
    }
    let sum = Interval::printed(count)?.times(Interval::printed(single)?)?;
    if sum.meets(Interval::printed(whole)?) {
        return Some(());
    }
    let value = count
        .amount()?
        .extent
        .value()?
        .checked_mul(single.amount()?.extent.value()?)?;
    let prose = phrase.prose();
    let right = restated(prose, whole, value);
    let message = format!(
        "{} × {} = {}, not {}",
        count.core.slice(prose),
        single.core.slice(prose),
        right.clone().unwrap_or_else(|| plain(value)),
        whole.core.slice(prose)
    );
    slips.add(whole.core, message, [right]);
    Some(())
}

/// The parts of a sum between `start` and `end`: all amounts there are parts of it, in one row; `None` in doubt.
fn parts(phrase: &Phrase<'_>, start: usize, end: usize, total: &Figure) -> Option<Vec<usize>> {
    let total = total.amount()?;
    let counted = total.unit.dimension() == Dimension::Count;
    let mut parts = Vec::new();
    for at in start..end {
        if phrase.any(at, BLOCKS) {
            return None;
        }
        let Some(figure) = phrase.amount(at) else {
            continue;
        };
        let amount = figure.amount()?;
        if amount.unit != total.unit || amount.per != total.per {
            if counted || amount.unit.dimension() != Dimension::Count {
                return None;
            }
            continue;
        }
        if phrase.any(at.wrapping_sub(1), PART_BLOCKS) || amount.extent.value().is_none() {
            return None;
        }
        if let Some(&last) = parts.last()
            && !(last + 1..at).any(|it| phrase.any(it, words!["and", ",", ";", "plus", "&"]))
        {
            return None;
        }
        parts.push(at);
    }
    (parts.len() >= 2).then_some(parts)
}

fn compare(
    phrase: &Phrase<'_>,
    parts: &[usize],
    total: usize,
    slips: &mut Slips<'_>,
) -> Option<()> {
    let figures: Vec<&Figure> = parts.iter().filter_map(|at| phrase.amount(*at)).collect();
    let whole = phrase.amount(total)?;
    let zero = Some((Interval::exact(Decimal::ZERO), Decimal::ZERO));
    let (sum, value) = figures.iter().try_fold(zero?, |(sum, value), figure| {
        let part = figure.amount()?.extent.value()?;
        Some((
            sum.plus(Interval::printed(figure)?)?,
            value.checked_add(part)?,
        ))
    })?;
    let open = whole.bound != Bound::Exact && figures.iter().any(|it| it.bound != Bound::Exact);
    if open || sum.meets(Interval::printed(whole)?) || shares_a_scale(&figures) {
        return Some(());
    }
    let prose = phrase.prose();
    let row: Vec<&str> = figures.iter().map(|it| it.core.slice(prose)).collect();
    let right = restated(prose, whole, value);
    let message = format!(
        "{} = {}, not {}",
        row.join(" + "),
        right.as_deref().unwrap_or("another number"),
        whole.core.slice(prose)
    );
    slips.add(whole.core, message, [right]);
    Some(())
}

/// Whether one part looks as if it shared the scale word of another: "15 and 40 billion".
fn shares_a_scale(figures: &[&Figure]) -> bool {
    let values = || figures.iter().filter_map(|it| it.amount()?.extent.value());
    let (Some(least), Some(most)) = (values().min(), values().max()) else {
        return true;
    };
    least <= Decimal::ZERO
        || most
            .checked_div(least)
            .is_none_or(|it| it > Decimal::from(5_000))
}

/// The place after up to `most` plain words.
fn skip_words(phrase: &Phrase<'_>, at: usize, most: usize) -> usize {
    let is_word =
        |at: usize| phrase.figure(at).is_none() && phrase.text(at).starts_with(char::is_alphabetic);
    let mut end = at;
    while end < at + most && is_word(end) && !phrase.any(end, words!["in", "altogether"]) {
        end += 1;
    }
    end
}

/// Without one of these no sum is told: the last words of [`LEADS`], those behind a total, and the marks before a row.
const MARKS_OF_SUMS: &Words = words![
    "total",
    "totalling",
    "totaling",
    "combined",
    "adding",
    "amounting",
    "all",
    "altogether",
    ":",
    "—",
    "–",
];

/// Words right before a total.
const LEADS: &[&[&str]] = &[
    &["total", "of"],
    &["totalling"],
    &["totaling"],
    &["combined"],
    &["adding", "up", "to"],
    &["amounting", "to"],
];

/// Words that make the row more, or other, than a row of parts.
#[rustfmt::skip]
const BLOCKS: &Words = words![
    "including", "included", "includes", "include", "compared", "than", "each", "apiece", "per", "respectively",
    "already", "besides", "excluding", "minus", "less", "net", "until", "since", "increase", "raising", "or", "up",
    "down", "rose", "fell", "increased", "addition", "remaining", "rest", "other", "others", "top", "ago",
    "instead", "not", "plus", "followed", "out", "both", "between", "almost", "half", "every", "times", "overlap",
    "also",
];

/// Words right before an amount that make it no part.
const PART_BLOCKS: &Words = words![
    "from", "to", "than", "of", "by", "up", "down", "between", "against", "with", "until", "at",
    "under", "over",
];

/// Words after a total that add to it what the row does not have.
#[rustfmt::skip]
const TAIL_BLOCKS: &Words = words![
    "since", "so", "including", "with", "when", "after", "before", "until", "if", "once", "more", "less",
    "counting", "adding", "plus", "excluding", "ever", "already", "now", "to", "raised", "through", "as",
];

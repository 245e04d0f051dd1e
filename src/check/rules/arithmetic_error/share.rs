//! Shares: "45 of 60 members (75%)", "45 out of 60, or 75%", "75% (45 of 60)".

use rust_decimal::Decimal;

use super::Slips;
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::wording::{percent, plain, restated};
use crate::check::words::words;
use crate::model::{Bound, Dimension};
use crate::recognize::{Figure, FigureKind};

pub(super) fn check(phrase: &Phrase<'_>, slips: &mut Slips<'_>) {
    for at in 0..phrase.len() {
        if let Some(of_one) = proportion(phrase, at) {
            rounded(phrase, at, of_one, slips);
        }
        let Some(pair) = pair_at(phrase, at) else {
            continue;
        };
        let share = share_after(phrase, pair.end).or_else(|| share_before(phrase, at));
        if let Some(share) = share {
            compare(phrase, &pair, share, slips);
        }
    }
}

/// A part and the whole it is taken of.
struct Pair {
    part: Interval,
    whole: Interval,
    part_value: Decimal,
    whole_value: Decimal,
    end: usize,
}

impl Pair {
    fn of(
        part: Interval,
        part_value: Decimal,
        whole: Interval,
        whole_value: Decimal,
        end: usize,
    ) -> Option<Pair> {
        let sound = part_value > Decimal::ZERO && part_value <= whole_value;
        sound.then_some(Pair {
            part,
            whole,
            part_value,
            whole_value,
            end,
        })
    }
}

/// "x of the y", "x out of y", as two figures or as one.
fn pair_at(phrase: &Phrase<'_>, at: usize) -> Option<Pair> {
    let part = phrase.amount(at)?;
    if let Some(pair) = one_figure(phrase, at).or_else(|| of_the_whole(phrase, at)) {
        return Some(pair);
    }
    let of = at + 1 + usize::from(phrase.is(at + 1, "out"));
    if !phrase.is(of, "of") {
        return None;
    }
    let whole = of + 1 + usize::from(phrase.any(of + 1, words!["the", "its", "their", "all"]));
    let figure = phrase.amount(whole)?;
    let (x, y) = (part.amount()?, figure.amount()?);
    let comparable = x.unit == y.unit
        && x.per.is_none()
        && y.per.is_none()
        && !matches!(x.unit.dimension(), Dimension::Percent | Dimension::Points);
    if !comparable {
        return None;
    }
    Pair::of(
        Interval::printed(part)?,
        x.extent.value()?,
        Interval::printed(figure)?,
        y.extent.value()?,
        whole + 1,
    )
}

/// "Of the 200 workers, 50": the part behind its whole.
fn of_the_whole(phrase: &Phrase<'_>, at: usize) -> Option<Pair> {
    let comma = at.checked_sub(1).filter(|it| phrase.is(*it, ","))?;
    let whole = (1..=4)
        .map_while(|back| comma.checked_sub(back))
        .take_while(|it| {
            phrase.figure(*it).is_some() || phrase.text(*it).starts_with(char::is_alphabetic)
        })
        .find(|it| phrase.figure(*it).is_some())?;
    let the = whole.checked_sub(1)?;
    let of = if phrase.any(the, words!["the", "its", "their"]) {
        the.checked_sub(1)?
    } else {
        the
    };
    let leads = phrase.is(of, "of")
        && (of == 0 || phrase.any(of - 1, words![",", ";", "—", "–", "that", "and", "but"]));
    if !leads {
        return None;
    }
    let (part, whole) = (phrase.amount(at)?, phrase.amount(whole)?);
    let (x, y) = (part.amount()?, whole.amount()?);
    let counts = x.unit == y.unit && x.unit.dimension() == Dimension::Count;
    let (x, y) = (x.extent.value()?, y.extent.value()?);
    counts.then(|| {
        Pair::of(
            Interval::printed(part)?,
            x,
            Interval::printed(whole)?,
            y,
            at + 1,
        )
    })?
}

/// A proportion that is one figure: its two whole numbers stand on either side of "of".
fn one_figure(phrase: &Phrase<'_>, at: usize) -> Option<Pair> {
    let text = phrase.text(at);
    phrase
        .amount(at)
        .filter(|it| it.kind == FigureKind::Number)?;
    let (part, whole) = text
        .split_once(" out of ")
        .or_else(|| text.split_once(" of "))?;
    let whole = whole.strip_prefix("the ").unwrap_or(whole);
    let number = |text: &str| text.trim().replace(',', "").parse::<Decimal>().ok();
    let (part, whole) = (number(part)?, number(whole)?);
    Pair::of(
        Interval::exact(part),
        part,
        Interval::exact(whole),
        whole,
        at + 1,
    )
}

/// The value of "one in five" at `at`.
fn proportion(phrase: &Phrase<'_>, at: usize) -> Option<Decimal> {
    let amount = phrase
        .amount(at)
        .filter(|it| it.bound == Bound::Exact)?
        .amount()?;
    let value = amount.extent.value()?;
    let is_part = value > Decimal::ZERO && value < Decimal::ONE;
    if !is_part || amount.unit.dimension() != Dimension::Count {
        return None;
    }
    let text = phrase.text(at);
    (text.contains(" in ") || text.contains(" out of ")).then_some(value)
}

/// "One in five adults (22%)": such proportions are rounded to small numbers, so only a gross slip counts.
fn rounded(phrase: &Phrase<'_>, at: usize, value: Decimal, slips: &mut Slips<'_>) -> Option<()> {
    let at_share = share_after(phrase, at + 1)?;
    let share = phrase.amount(at_share)?;
    let value = value.checked_mul(Decimal::ONE_HUNDRED)?;
    let slack = Decimal::new(35, 1);
    if Interval::printed(share)?
        .widened(slack)?
        .meets(Interval::exact(value))
    {
        return Some(());
    }
    let prose = phrase.prose();
    let message = format!(
        "{} is {}, not {}",
        phrase.text(at),
        percent(value),
        share.core.slice(prose)
    );
    slips.add(share.core, message, [restated(prose, share, value)]);
    Some(())
}

/// The percentage in brackets or after "or" behind the pair, up to four words on.
fn share_after(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 4
        && phrase.figure(end).is_none()
        && phrase.text(end).starts_with(char::is_alphabetic)
    {
        end += 1;
    }
    let start = if phrase.is(end, "(") {
        end + 1
    } else if phrase.is(end, ",") && phrase.is(end + 1, "or") {
        end + 2
    } else if phrase.is(end.wrapping_sub(1), "or") {
        end
    } else {
        return None;
    };
    let closed = phrase.is_end(start + 1);
    (closed && is_share(phrase, start)).then_some(start)
}

/// The percentage that the pair in brackets explains: "75% (45 of 60)", "75%, or 45 of 60".
fn share_before(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(2)?;
    let bracket = phrase.is(at - 1, "(") && is_share(phrase, before);
    let or = phrase.is(at - 1, "or") && phrase.is(before, ",");
    if bracket {
        return Some(before);
    }
    let before = before.checked_sub(1)?;
    (or && is_share(phrase, before)).then_some(before)
}

fn is_share(phrase: &Phrase<'_>, at: usize) -> bool {
    let percent = |figure: &Figure| {
        figure
            .amount()
            .is_some_and(|it| it.unit.dimension() == Dimension::Percent && it.per.is_none())
    };
    phrase.amount(at).is_some_and(percent)
}

fn compare(phrase: &Phrase<'_>, pair: &Pair, at: usize, slips: &mut Slips<'_>) -> Option<()> {
    let share = phrase.amount(at)?;
    let half = share.amount()?.grain.checked_div(Decimal::TWO)?;
    let stated = Interval::printed(share)?.raised(half)?;
    let hundred = Decimal::ONE_HUNDRED;
    if pair
        .part
        .over(pair.whole)?
        .scaled(hundred, Decimal::ZERO)?
        .meets(stated)
    {
        return Some(());
    }
    let value = pair
        .part_value
        .checked_div(pair.whole_value)?
        .checked_mul(hundred)?;
    let prose = phrase.prose();
    let message = format!(
        "{} ÷ {} = {}, not {}",
        plain(pair.part_value),
        plain(pair.whole_value),
        percent(value),
        share.core.slice(prose)
    );
    slips.add(share.core, message, [restated(prose, share, value)]);
    Some(())
}

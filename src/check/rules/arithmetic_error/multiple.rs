//! "Doubled", "tripled", "halved", "threefold" and "twice the" beside both levels.

use rust_decimal::Decimal;

use super::Slips;
use super::frame::{Frame, multiple};
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::wording::plain;
use crate::check::words::{Words, words};
use crate::model::{Bound, Dimension, Unit};
use crate::recognize::Figure;

pub(super) fn check(phrase: &Phrase<'_>, frames: &[Frame], slips: &mut Slips<'_>) {
    for frame in frames {
        if let (Some((at, times)), Some(from), Some(to)) = (frame.multiple, frame.from, frame.to) {
            let times = if frame.down == Some(true) && times > Decimal::ONE {
                Decimal::ONE.checked_div(times)
            } else {
                Some(times)
            };
            times.and_then(|times| compare(phrase, at, times, from, to, slips));
        }
    }
    for at in 0..phrase.len() {
        twice_the(phrase, at, slips);
    }
}

/// "B, double the A of last year", "B, more than twice the A".
fn twice_the(phrase: &Phrase<'_>, at: usize, slips: &mut Slips<'_>) -> Option<()> {
    let (times, behind) = times_at(phrase, at)?;
    let as_many = phrase.is(behind, "as")
        && phrase.any(behind + 1, words!["many", "much"])
        && phrase.is(behind + 2, "as");
    let the = behind + 3 * usize::from(as_many);
    let level = the + usize::from(phrase.any(the, words!["the", "its", "their"]));
    phrase.amount(level)?;
    let mut before = at.checked_sub(1)?;
    while phrase.any(before, GUARDS) {
        before = before.checked_sub(1)?;
    }
    let comma = phrase.any(before, words![",", "—", "–", "("]);
    let to = counted_before(phrase, before)?;
    comma.then(|| compare(phrase, at, times, level, to, slips))?
}

/// The multiple of "twice", "double" or "three times" at `at`, and the place behind it.
fn times_at(phrase: &Phrase<'_>, at: usize) -> Option<(Decimal, usize)> {
    if phrase.text(at).eq_ignore_ascii_case("twice") {
        return Some((Decimal::TWO, at + 1));
    }
    let of_words = || multiple(phrase, at).map(|(_, times)| (times, at + 1));
    let of_figure = || {
        let amount = phrase.amount(at)?.amount()?;
        let is_multiple = amount.unit.dimension() == Dimension::Multiple;
        let counted = amount.unit == Unit::ONE && phrase.is(at + 1, "times");
        let behind = at + 1 + usize::from(counted);
        (is_multiple || counted).then_some((amount.extent.value()?, behind))
    };
    of_words()
        .or_else(of_figure)
        .filter(|(times, _)| *times > Decimal::ONE)
}

/// The amount before a comma, up to two words back: "600 new members, twice the 300".
fn counted_before(phrase: &Phrase<'_>, comma: usize) -> Option<usize> {
    (1..=3)
        .map_while(|back| comma.checked_sub(back))
        .take_while(|at| {
            phrase.figure(*at).is_some() || phrase.text(*at).starts_with(char::is_alphabetic)
        })
        .find(|at| phrase.figure(*at).is_some())
        .filter(|at| phrase.amount(*at).is_some())
}

/// Words between a level and "twice": "more than", "almost".
#[rustfmt::skip]
const GUARDS: &Words = words![
    "more", "less", "than", "nearly", "almost", "about", "roughly", "over", "around", "well", "some", "exactly",
    "just", "under", "approximately", "virtually", "or", "not", "quite",
];

fn compare(
    phrase: &Phrase<'_>,
    at: usize,
    times: Decimal,
    from: usize,
    to: usize,
    slips: &mut Slips<'_>,
) -> Option<()> {
    let (old, new) = (phrase.amount(from)?, phrase.amount(to)?);
    let (old_amount, new_amount) = (old.amount()?, new.amount()?);
    if old_amount.unit != new_amount.unit || old_amount.per != new_amount.per {
        return None;
    }
    let ratio = Interval::printed(new)?.over(Interval::printed(old)?)?;
    if ratio.meets(meant(phrase, at, times)?) {
        return Some(());
    }
    let exact = new_amount
        .extent
        .value()?
        .checked_div(old_amount.extent.value()?)?;
    let prose = phrase.prose();
    let message = format!(
        "{} ÷ {} = {}, not {}",
        new.core.slice(prose),
        old.core.slice(prose),
        plain(exact),
        plain(times)
    );
    slips.add(phrase.span(at), message, []);
    Some(())
}

/// The ratios that a multiple can stand for. "Doubled" is said of a little less and of up to a quarter more; a guard
/// before it says which side is meant.
fn meant(phrase: &Phrase<'_>, at: usize, times: Decimal) -> Option<Interval> {
    let of = |percent: i64| times.checked_mul(Decimal::new(percent, 2));
    let before = at.wrapping_sub(1);
    let bound = phrase
        .figure(at)
        .map_or(Bound::Exact, |figure: &Figure| figure.bound);
    let more = bound == Bound::MoreThan
        || phrase.is(before, "over")
        || phrase.any(before.wrapping_sub(1), words!["more"]) && phrase.is(before, "than");
    let nearly = matches!(bound, Bound::LessThan | Bound::UpTo)
        || phrase.any(
            before,
            words!["nearly", "almost", "virtually", "practically", "quite"],
        )
        || phrase.is(before, "than") && phrase.is(before.wrapping_sub(1), "less");
    let about = bound == Bound::About
        || phrase.any(
            before,
            words![
                "about",
                "roughly",
                "around",
                "approximately",
                "least",
                "some",
            ],
        );
    Some(if times < Decimal::ONE {
        // "More than halved" goes further down, and so do its kin.
        match (more, nearly) {
            (true, _) => Interval::new(Decimal::ZERO, of(103)?),
            (_, true) => Interval::new(of(98)?, of(140)?),
            _ => Interval::new(of(75)?, of(115)?),
        }
    } else {
        match (more, nearly) {
            (true, _) => Interval::new(of(98)?, of(200)?),
            (_, true) => Interval::new(of(75)?, of(103)?),
            _ if about => Interval::new(of(80)?, of(125)?),
            _ => Interval::new(of(92)?, of(125)?),
        }
    })
}

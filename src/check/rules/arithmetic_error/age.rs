//! Ages, anniversaries and "years ago" against the years they are counted from.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Slips;
use crate::check::phrase::Phrase;
use crate::check::words::{Words, words};
use crate::model::Bound;
use crate::recognize::temporal::{TimeUnit, Written};
use crate::recognize::{Figure, FigureKind};

pub(super) fn check(phrase: &Phrase<'_>, today: Option<Date>, slips: &mut Slips<'_>) {
    let this_year = today.map(|day| i32::from(day.year()));
    years_ago(phrase, this_year, slips);
    born(phrase, this_year, slips);
    anniversary(phrase, this_year, slips);
}

/// "in 1990, 40 years ago" and "40 years ago, in 1990".
fn years_ago(phrase: &Phrase<'_>, this_year: Option<i32>, slips: &mut Slips<'_>) -> Option<()> {
    let now = this_year?;
    let (at, length) = (0..phrase.len()).find_map(|at| Some((at, ago(phrase, at)?)))?;
    // A full date has a day of its own to count from: "On 5 June 1994, 50 years ago, they had landed".
    let mut years = (0..phrase.len())
        .filter_map(|at| Some((at, year(phrase, at).filter(|_| is_year(phrase, at))?)));
    let (year_at, then) = years.next()?;
    let beside = beside(phrase, year_at, at) || beside(phrase, at, year_at);
    if years.next().is_some() || !beside || fits(now - then, length.1, length.0) {
        return None;
    }
    let message = format!("{now} − {then} = {} years", now - then);
    slips.add(phrase.span(at), message, []);
    Some(())
}

/// Whether only a comma or a bracket and "in" stand between two places.
fn beside(phrase: &Phrase<'_>, first: usize, second: usize) -> bool {
    let between = first + 1..second;
    first < second
        && between.len() <= 2
        && between
            .clone()
            .any(|at| phrase.any(at, words![",", "(", "—", "–"]))
        && between
            .into_iter()
            .all(|at| phrase.any(at, words![",", "(", "—", "–", "in"]))
}

/// "N years ago" as one figure or two: how many, and the figure that says so.
fn ago<'a>(phrase: &Phrase<'a>, at: usize) -> Option<(&'a Figure, i32)> {
    let figure = phrase.figure(at)?;
    figure.temporal()?;
    let text = phrase.text(at);
    let said = text.ends_with("years ago") || (text.ends_with("years") && phrase.is(at + 1, "ago"));
    let count: u16 = text.split([' ', '-']).next()?.parse().ok()?;
    said.then_some((figure, count.into()))
}

/// Whether a count of years in print fits the true one: a birthday may lie ahead, and round counts are rounded.
fn fits(truth: i32, said: i32, figure: &Figure) -> bool {
    let slack = if said >= 20 && said % 5 == 0 { 2 } else { 1 };
    match figure.bound {
        Bound::Exact | Bound::Between => (truth - said).abs() <= slack,
        Bound::About => (truth - said).abs() <= slack + said / 10,
        Bound::MoreThan | Bound::AtLeast => truth >= said - 1,
        Bound::LessThan | Bound::UpTo => truth <= said + 1,
    }
}

/// "born in 1980 … aged 47", "born in 1950 and died in 2020 aged 75".
fn born(phrase: &Phrase<'_>, this_year: Option<i32>, slips: &mut Slips<'_>) -> Option<()> {
    let birth = phrase.find_any(words!["born"])?;
    let birth_year = year_in_next(phrase, birth)?;
    let death = phrase.find_any(words!["died"]);
    let until = match death {
        Some(at) => year_in_next(phrase, at)?,
        None => this_year?,
    };
    let n_years = (0..phrase.len())
        .filter(|at| year(phrase, *at).is_some())
        .count();
    if n_years != 1 + usize::from(death.is_some()) || phrase.has_any(OTHER_TIMES) {
        return None;
    }
    let mut ages = (0..phrase.len()).filter_map(|at| Some((at, age(phrase, at)?)));
    let (at, age) = ages.next()?;
    let truth = until - birth_year;
    if ages.next().is_some() || truth <= 0 || age == truth || age + 1 == truth {
        return None;
    }
    let message = format!(
        "{until} − {birth_year} = {truth}, so {} or {truth} years old, not {age}",
        truth - 1
    );
    slips.add(phrase.span(at), message, []);
    Some(())
}

/// "founded in 1990 … its 40th anniversary".
fn anniversary(phrase: &Phrase<'_>, this_year: Option<i32>, slips: &mut Slips<'_>) -> Option<()> {
    let feast = phrase.find_any(words!["anniversary", "birthday"])?;
    let rank_at = feast.checked_sub(1)?;
    let rank = phrase
        .figure(rank_at)
        .filter(|it| it.kind == FigureKind::Ordinal)?;
    let said: i32 = rank.amount()?.extent.value()?.try_into().ok()?;
    let start = phrase.find_any(STARTS)?;
    let start_year = year_in_next(phrase, start)?;
    let mut later = (0..phrase.len())
        .filter_map(|at| year(phrase, at))
        .filter(|it| *it != start_year);
    // "It marked its 100th anniversary with a parade" tells of any year.
    let until = match later.next() {
        Some(year) => year,
        None => this_year.filter(|_| {
            phrase.has_any(CELEBRATES) && !phrase.has_any(words!["next", "years", "later"])
        })?,
    };
    if later.next().is_some()
        || (until - start_year - said).abs() <= 1
        || phrase.has_any(words!["would", "have", "had"])
    {
        return None;
    }
    let message = format!(
        "{until} − {start_year} = {}, not {said}",
        until - start_year
    );
    slips.add(rank.core, message, []);
    Some(())
}

const STARTS: &Words = words![
    "founded",
    "established",
    "opened",
    "launched",
    "formed",
    "created",
    "born",
    "built",
    "married",
    "started",
];

/// Words that put a feast into the draft's own year.
const CELEBRATES: &Words = words![
    "marks",
    "celebrates",
    "celebrating",
    "marking",
    "observes",
    "mark",
    "celebrate",
    "turns",
];

/// Words that put the age at another time than now.
#[rustfmt::skip]
const OTHER_TIMES: &Words = words![
    "when", "then", "until", "after", "before", "while", "by", "would", "since", "time", "son", "daughter", "wife",
    "husband", "brother", "sister", "father", "mother", "turned", "became",
];

/// The year in "in 1990", "on 3 May 1990", right after a verb.
fn year_in_next(phrase: &Phrase<'_>, verb: usize) -> Option<i32> {
    let at = verb + 1 + usize::from(phrase.any(verb + 1, words!["in", "on"]));
    (at..at + 3).find_map(|at| year(phrase, at))
}

/// The year that a date figure names, where it names one in full.
fn year(phrase: &Phrase<'_>, at: usize) -> Option<i32> {
    use crate::recognize::temporal::Year;
    let date = phrase.figure(at)?.temporal()?.calendar_date()?;
    match date.year? {
        Year::Of(year) => Some(i32::from(year)),
        Year::Step(_) => None,
    }
}

/// Whether the date at `at` is nothing but a year.
fn is_year(phrase: &Phrase<'_>, at: usize) -> bool {
    let date = phrase
        .figure(at)
        .and_then(|it| it.temporal()?.calendar_date());
    date.is_some_and(|it| it.is_year())
}

/// The age at `at`: "aged 47", "47-year-old", ", 47,".
fn age(phrase: &Phrase<'_>, at: usize) -> Option<i32> {
    let figure = phrase.figure(at).filter(|it| it.bound == Bound::Exact)?;
    if let Some(temporal) = figure.temporal() {
        let Written::Length(length) = temporal.written else {
            return None;
        };
        let years = length.age && length.unit == TimeUnit::Year && length.more[0].is_none();
        return years.then(|| length.count.try_into().ok())?;
    }
    let before = at.wrapping_sub(1);
    let set_off =
        phrase.is(before, ",") && (phrase.any(at + 1, words![",", "."]) || at + 1 >= phrase.len());
    let ends = at + 1 >= phrase.len() || phrase.any(at + 1, words![".", ";", ","]);
    let said =
        phrase.any(before, words!["aged", "age"]) || set_off || (ends && phrase.is(before, "is"));
    let count: Decimal = figure.amount()?.extent.value()?;
    said.then(|| count.try_into().ok().filter(|it| (1..=110).contains(it)))?
}

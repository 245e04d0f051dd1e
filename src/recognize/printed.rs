//! (Tests only) What is printed from a figure reads the same again: every kind, in the forms that papers print it in.
//!
//! The printers here know the house forms and nothing of the grammar, so that an error of the one does not hide in the
//! other.

use jiff::civil::{Date, Weekday};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::temporal::{CalendarDate, Clock, Length, Moment, TimeUnit, Written, Year};
use super::{Figure, FigureKind, Meaning, recognize_figures_in};
use crate::draft::tokenize;
use crate::model::{Bound, Dimension, Extent, PartialDate, Unit};

/// The only figure of a text; `None` where there are more or none.
fn only(prose: &str) -> Option<Figure> {
    let (mut tokens, mut figures) = (Vec::new(), Vec::new());
    tokenize(prose, &mut tokens);
    recognize_figures_in(prose, &tokens, None, &mut figures);
    figures.pop().filter(|_| figures.is_empty())
}

/// Checks that the text holds one figure, with this kind, extent, unit and bound.
fn reads_as(
    prose: &str,
    kind: FigureKind,
    extent: Extent,
    unit: Unit,
    bound: Bound,
) -> Result<(), String> {
    let figure = only(prose).ok_or_else(|| format!("{prose:?} has not one figure"))?;
    let amount = figure.amount().map(|it| (it.extent, it.unit));
    let wanted = (figure.kind, amount, figure.bound) == (kind, Some((extent, unit)), bound);
    wanted
        .then_some(())
        .ok_or_else(|| format!("{prose:?} reads as {figure:?}"))
}

/// The pieces of the only time of the text.
fn written(prose: &str) -> Option<Written> {
    match only(prose)?.meaning {
        Meaning::Temporal(temporal) => Some(temporal.written),
        Meaning::Amount(_) => None,
    }
}

/// Whether copy counts in the unit, by a word of its own. "Million cubic feet" read as so many million of cubic feet.
fn is_printed(unit: Unit) -> bool {
    let counted = matches!(
        unit.dimension(),
        Dimension::Count
            | Dimension::Multiple
            | Dimension::Time
            | Dimension::Calendar
            | Dimension::Item
    );
    let name = unit.name(false);
    let scaled = ["million ", "billion ", "trillion "]
        .iter()
        .any(|scale| name.starts_with(scale));
    !counted && !scaled && name != unit.symbol()
}

/// All units that copy counts in.
fn units() -> impl Strategy<Value = Unit> {
    select(
        Unit::all_written()
            .filter(|it| is_printed(*it))
            .collect::<Vec<_>>(),
    )
}

/// An amount of a hundred or more: "20 marks" and "11 won" may speak of other things.
fn values() -> impl Strategy<Value = Decimal> {
    (0_i64..10_000_000_000, 0_u32..4).prop_map(|(mantissa, places)| {
        (Decimal::new(mantissa, places) + Decimal::ONE_HUNDRED).normalize()
    })
}

/// Whether the amount is of the other pounds: with two decimals they are pounds and pence, whatever came to them.
fn has_pence(unit: Unit, value: Decimal) -> bool {
    unit.name(false) == "pounds" && unit.dimension() != Dimension::Money && value.scale() == 2
}

/// The kind of figures in a unit.
fn kind_in(unit: Unit) -> FigureKind {
    match unit.dimension() {
        Dimension::Money => FigureKind::Money,
        Dimension::Percent | Dimension::Points => FigureKind::Percent,
        _ => FigureKind::Quantity,
    }
}

/// Digits with commas between thousands, as copy prints them.
fn grouped(value: Decimal) -> String {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(String::from_iter).collect();
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{point}{fraction}", groups.join(","))
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A number below a thousand million in words, with or without the British "and".
fn in_words(value: u32, and: bool) -> String {
    let joint = if and { " and " } else { " " };
    let rest = |rest: u32, joint: &str| match rest {
        0 => String::new(),
        _ => format!("{joint}{}", in_words(rest, and)),
    };
    let behind = |left: u32| if left < 100 { joint } else { " " };
    match value {
        0..20 => ONES[value as usize].into(),
        20..100 => format!("{}{}", TENS[value as usize / 10], rest(value % 10, "-")),
        100..1000 => format!(
            "{} hundred{}",
            ONES[value as usize / 100],
            rest(value % 100, joint)
        ),
        1000..1_000_000 => {
            let left = value % 1000;
            format!(
                "{} thousand{}",
                in_words(value / 1000, and),
                rest(left, behind(left))
            )
        }
        _ => {
            let left = value % 1_000_000;
            format!(
                "{} million{}",
                in_words(value / 1_000_000, and),
                rest(left, behind(left))
            )
        }
    }
}

/// "21st", "112th".
fn ranked(value: u32) -> String {
    let ending = match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{value}{ending}")
}

fn bounds() -> impl Strategy<Value = Bound> {
    use Bound::*;
    select(vec![Exact, About, UpTo, AtLeast, MoreThan, LessThan])
}

fn dates() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day of the calendar", |(year, month, day)| {
            Date::new(year, month, day).ok()
        })
}

fn weekday_name(weekday: Weekday) -> String {
    format!("{weekday:?}")
}

/// A date in the forms of print, from the most to the least exact.
fn date_forms(date: Date) -> Vec<String> {
    let full = PartialDate {
        year: date.year(),
        month: Some(date.month()),
        day: Some(date.day()),
    };
    let day_first = full.in_words();
    let month = PartialDate { day: None, ..full }.in_words();
    let (name, year) = month.split_once(' ').unwrap_or_default();
    let weekday = weekday_name(date.weekday());
    vec![
        format!("{weekday}, {name} {}, {year}", date.day()),
        format!("{weekday} {day_first}"),
        format!("{name} {}, {year}", date.day()),
        format!(
            "{} of {name} {year}",
            ranked(date.day().unsigned_abs().into())
        ),
        day_first,
        full.to_string(),
    ]
}

const LENGTHS: [(TimeUnit, &str); 8] = [
    (TimeUnit::Second, "second"),
    (TimeUnit::Minute, "minute"),
    (TimeUnit::Hour, "hour"),
    (TimeUnit::Day, "day"),
    (TimeUnit::Week, "week"),
    (TimeUnit::Month, "month"),
    (TimeUnit::Year, "year"),
    (TimeUnit::Decade, "decade"),
];

/// So many of a unit of time: "2 years".
fn counted(count: u32, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

#[test]
fn every_unit_reads_as_its_name() {
    let wrong: Vec<String> = Unit::all_written()
        .filter(|unit| is_printed(*unit))
        .filter_map(|unit| {
            let prose = format!("It came to 370 {} there.", unit.name(false));
            let extent = Extent::One(Decimal::from(370));
            reads_as(&prose, kind_in(unit), extent, unit, Bound::Exact).err()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_currency_reads_as_its_sign() {
    let wrong: Vec<String> = Unit::all_written()
        .filter(|unit| unit.dimension() == Dimension::Money)
        // Codes that are words as well are not read.
        .filter(|unit| !matches!(unit.sign(), "SOS" | "CUP"))
        .filter_map(|unit| {
            let prose = format!("It came to {}37 there.", unit.sign());
            let extent = Extent::One(Decimal::from(37));
            reads_as(&prose, FigureKind::Money, extent, unit, Bound::Exact).err()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn amounts(value in values(), bound in bounds(), unit in units()) {
        prop_assume!(!has_pence(unit, value));
        let extent = Extent::One(value);
        let prose = format!("It came to {}{} {} there.", bound.words(), grouped(value), unit.name(false));
        prop_assert_eq!(reads_as(&prose, kind_in(unit), extent, unit, bound), Ok(()));
    }

    #[test]
    fn ranges(low in values(), more in values(), unit in units()) {
        let high = (low + more).normalize();
        prop_assume!(![low, high].iter().any(|it| has_pence(unit, *it)));
        let prose = format!("It came to between {} and {} {} there.", grouped(low), grouped(high), unit.name(false));
        prop_assert_eq!(reads_as(&prose, kind_in(unit), Extent::Range { low, high }, unit, Bound::Between), Ok(()));
    }

    #[test]
    fn percents(mantissa in 0_i64..1_000_000, places in 0_u32..4, minus in any::<bool>(), form in select(vec!["%", " percent", " per cent", " pct"])) {
        let value = Decimal::new(if minus { -mantissa } else { mantissa }, places).normalize();
        let prose = format!("It came to {value}{form} there.");
        prop_assert_eq!(reads_as(&prose, FigureKind::Percent, Extent::One(value), Unit::known("%"), Bound::Exact), Ok(()));
    }

    #[test]
    fn numbers_in_words(value in 2_u32..1_000_000_000, fewer in 0_u32..9, and in any::<bool>()) {
        let value = (value / 10_u32.pow(fewer)).max(2);
        let prose = format!("They counted {} boats there.", in_words(value, and));
        prop_assert_eq!(reads_as(&prose, FigureKind::Number, Extent::One(value.into()), Unit::ONE, Bound::Exact), Ok(()));
    }

    #[test]
    fn numbers_in_digits(mantissa in 1_i64..10_000_000_000, places in 0_u32..4, bound in bounds()) {
        let value = Decimal::new(mantissa, places).normalize();
        let prose = format!("They counted {}{} boats there.", bound.words(), grouped(value));
        prop_assert_eq!(reads_as(&prose, FigureKind::Number, Extent::One(value), Unit::ONE, bound), Ok(()));
    }

    #[test]
    fn ordinals(value in 1_u32..10_000) {
        let prose = format!("It came {} of all boats there.", ranked(value));
        prop_assert_eq!(reads_as(&prose, FigureKind::Ordinal, Extent::One(value.into()), Unit::ONE, Bound::Exact), Ok(()));
    }

    #[test]
    fn days(date in dates()) {
        for form in date_forms(date) {
            let prose = format!("It closed on {form}.");
            let Some(Written::Moment(moment)) = written(&prose) else {
                return Err(TestCaseError::fail(format!("{prose:?} is no date: {:?}", only(&prose))));
            };
            let expected = CalendarDate {
                weekday: moment.calendar_date().and_then(|it| it.weekday),
                day: Some(date.day()),
                month: Some(date.month()),
                year: Some(Year::Of(date.year())),
                ..CalendarDate::default()
            };
            prop_assert_eq!(moment.calendar_date(), Some(expected), "{}", prose);
        }
    }

    #[test]
    fn months_and_years(date in dates()) {
        let month = PartialDate { year: date.year(), month: Some(date.month()), day: None };
        for date in [month, PartialDate { month: None, ..month }] {
            let prose = format!("It closed in {} for good.", date.in_words());
            let read = written(&prose);
            let expected = CalendarDate { month: date.month, year: Some(Year::Of(date.year)), ..CalendarDate::default() };
            let Some(Written::Moment(moment)) = read else {
                return Err(TestCaseError::fail(format!("{prose:?} is no date")));
            };
            prop_assert_eq!(moment.calendar_date(), Some(expected), "{}", prose);
        }
    }

    #[test]
    fn times(hour in 0_i8..24, minute in 0_i8..60) {
        let (half, twelve) = (if hour < 12 { "a.m." } else { "p.m." }, (hour + 11) % 12 + 1);
        let glued = half.replace('.', "");
        for form in [
            format!("{twelve}:{minute:02} {half}"),
            format!("{twelve}:{minute:02}{glued}"),
            format!("{twelve}.{minute:02}{glued}"),
            format!("{hour:02}:{minute:02}"),
        ] {
            let prose = format!("It closed at {form} there.");
            let Some(Written::Moment(Moment { date: None, clock: Some(Clock::Time(time)) })) = written(&prose) else {
                return Err(TestCaseError::fail(format!("{prose:?} is no time: {:?}", only(&prose))));
            };
            prop_assert_eq!((time.hour, time.minute), (hour, Some(minute)), "{}", prose);
        }
    }

    #[test]
    fn lengths(count in 1_u32..400, idx in 0_usize..LENGTHS.len()) {
        let (unit, name) = LENGTHS[idx];
        let length = Length::of(count.into(), unit);
        for form in [counted(count, name), format!("a {count}-{name}")] {
            let prose = format!("It took {form} strike.").replace("s strike", "s");
            prop_assert_eq!(written(&prose), Some(Written::Length(length)), "{}", prose);
        }
    }

    #[test]
    fn lengths_of_two_units(count in 1_u32..100, more in 1_u32..11, idx in 1_usize..LENGTHS.len() - 1, joint in select(vec![" ", " and ", ", "])) {
        let ((unit, name), (small, small_name)) = (LENGTHS[idx], LENGTHS[idx - 1]);
        let length = Length { more: [Some((more.into(), small)), None], ..Length::of(count.into(), unit) };
        let prose = format!("It took {}{joint}{} in all.", counted(count, name), counted(more, small_name));
        prop_assert_eq!(written(&prose), Some(Written::Length(length)), "{}", prose);
    }
}

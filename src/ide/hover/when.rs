//! A date or time under the cursor: what it means in this draft.

use jiff::civil::Date;

use crate::draft::DateAuthority;
use crate::ide::Analysis;
use crate::ide::markup::{Markup, soft, strong, text};
use crate::model::PartialDate;
use crate::recognize::temporal::{Resolved, Temporal};

pub(super) fn describe(temporal: &Temporal, analysis: &Analysis, markup: &mut Markup) {
    let context = &analysis.context;
    let resolved = temporal.resolve(context.date);
    let Some(meaning) = meaning(&resolved) else {
        if resolved.iso.is_none() {
            let why = if context.date.is_none() {
                "the draft has no date"
            } else {
                "it names no day of the calendar"
            };
            markup.paragraph([text("Not resolved: "), text(why)]);
        }
        return;
    };
    let mut pieces = vec![strong(meaning)];
    // A date that says all of itself hangs on nothing.
    if let Some(now) = context.date.filter(|_| temporal.needs_date()) {
        let day = PartialDate::from(now.day).in_words();
        pieces.push(soft(format!(
            " (counted from {day}, {})",
            authority(analysis)
        )));
    }
    markup.paragraph(pieces);
}

/// What is meant, in words; `None` where nothing is, and for lengths and what comes again and again, which the draft says as well.
fn meaning(resolved: &Resolved) -> Option<String> {
    let days = resolved.period.map(|it| days(it.first, it.last));
    let Some(iso) = &resolved.iso else {
        let ends = resolved.low.as_ref().zip(resolved.high.as_ref());
        return days.or_else(|| ends.map(|(low, high)| format!("{low} to {high}")));
    };
    let hour = iso.split_once('T').map(|(_, hour)| hour);
    let hour = hour.filter(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    match (hour, days) {
        (Some(hour), Some(days)) => Some(format!("{hour} on {days}")),
        (Some(hour), None) => Some(hour.to_owned()),
        (None, Some(days)) => Some(days),
        (None, None) => (!iso.contains(['P', 'X', 'T'])).then(|| iso.clone()),
    }
}

/// Some days, from the first to the last: one with its weekday, a whole month and years by their names.
fn days(first: Date, last: Date) -> String {
    let (from, to) = (PartialDate::from(first), PartialDate::from(last));
    let (start, end) = (from.in_words(), to.in_words());
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    let whole_months = first.day() == 1 && last == last.last_of_month();
    if first == last {
        format!("{:?}, {start}", first.weekday())
    } else if whole_months && same_month {
        from.without_day().in_words()
    } else if whole_months && first.month() == 1 && last.month() == 12 {
        match first.year() == last.year() {
            true => first.year().to_string(),
            false => format!("{} to {}", first.year(), last.year()),
        }
    } else if same_month {
        format!("{} to {end}", first.day())
    } else if first.year() == last.year() {
        let year = format!(" {}", first.year());
        format!("{} to {end}", start.strip_suffix(&year).unwrap_or(&start))
    } else {
        format!("{start} to {end}")
    }
}

/// What says the day that a draft speaks from.
fn authority(analysis: &Analysis) -> &'static str {
    let stated = analysis.draft.date.as_ref();
    match stated.map(|it| it.authority) {
        Some(DateAuthority::FrontMatter) => "the date of the front matter",
        Some(DateAuthority::Meta | DateAuthority::Time) => "the date of the page",
        Some(DateAuthority::Dateline) => "the date of the dateline",
        None => "which the settings give",
    }
}

//! A date or time under the cursor: what it means in this draft.

use crate::draft::DateAuthority;
use crate::ide::Analysis;
use crate::ide::markup::{Markup, soft, strong, text};
use crate::model::PartialDate;
use crate::recognize::temporal::Temporal;

pub(super) fn describe(temporal: &Temporal, analysis: &Analysis, markup: &mut Markup) {
    let context = &analysis.context;
    let resolved = temporal.resolve(context.date);
    let meaning = match (&resolved.iso, &resolved.low, &resolved.high) {
        (Some(iso), ..) => iso.clone(),
        (None, Some(low), Some(high)) => format!("{low} to {high}"),
        (None, ..) => {
            let why = if context.date.is_none() {
                "the draft has no date"
            } else {
                "it names no day of the calendar"
            };
            return markup.paragraph([text("Not resolved: "), text(why)]);
        }
    };
    let mut pieces = vec![strong(meaning)];
    if let (Some(period), true) = (resolved.period, resolved.iso.is_some()) {
        if period.first == period.last {
            pieces.push(text(format!(", a {:?}", period.first.weekday())));
        } else {
            pieces.push(text(format!(", from {} to {}", period.first, period.last)));
        }
    }
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

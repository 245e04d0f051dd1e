//! A date or time under the cursor: what it means in this draft.

use crate::ide::markup::{Markup, soft, strong, text};
use crate::recognize::DraftContext;
use crate::recognize::temporal::Temporal;

pub(super) fn describe(temporal: &Temporal, context: &DraftContext, markup: &mut Markup) {
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
    if let Some(now) = context.date {
        pieces.push(soft(format!(" (the draft is of {})", now.day)));
    }
    markup.paragraph(pieces);
}

//! The time line of a draft: the dated facts that it rests on, oldest first.

use maud::{Markup, html};

use crate::ide::{Fact, FactSheet};

/// The time line; empty where no fact has a day, month or year.
pub(super) fn timeline(sheet: &FactSheet<'_>) -> Markup {
    let stated = sheet.figures.iter().filter_map(|it| it.fact);
    let related = sheet.relations.iter().map(|it| it.fact);
    let mut facts: Vec<(_, &Fact)> = stated
        .chain(related)
        .filter_map(|fact| Some((fact.announced.or(fact.valid_from)?, fact)))
        .collect();
    facts.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    facts.dedup_by(|a, b| a.1.id == b.1.id);
    if facts.is_empty() {
        return html! {};
    }
    html! {
        section {
            h3 { "Time line" }
            ol.time {
                @for (date, fact) in facts {
                    li {
                        time datetime=(date) { (date.in_words()) }
                        " " (fact.statement) " " span.id { (fact.id) }
                    }
                }
            }
        }
    }
}

//! Running the rules: those of one block, and those of the whole draft.

use super::context::{DraftView, ParagraphView};
use super::finding::{Finding, Place};
use super::rule::Check;
use super::rules::RULES;
use super::settings::Settings;
use crate::text::Span;

/// What the paragraph rules find in one block: a function of the view and the settings alone, so that the caller may
/// remember it. Spans are bytes of the block's prose.
pub fn check_paragraph(view: &ParagraphView<'_>, settings: &Settings) -> Vec<Finding<Span>> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Paragraph(check) | Check::Both(check, _) = rule.check
            && settings.allows(rule)
        {
            check(view, &mut found);
        }
    }
    settled(found, settings)
}

/// What the rules find that look at the top of the draft at once.
pub fn check_top(view: &DraftView<'_>, settings: &Settings) -> Vec<Finding<Place>> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Top(check) = rule.check
            && settings.allows(rule)
        {
            check(view, &mut found);
        }
    }
    settled(found, settings)
}

fn settled<P>(found: Vec<Finding<P>>, settings: &Settings) -> Vec<Finding<P>> {
    found
        .into_iter()
        .filter_map(|finding| settings.apply(finding))
        .collect()
}

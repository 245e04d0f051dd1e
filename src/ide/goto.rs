//! Go to definition: from a name or a figure of the draft to its place in the model file.

use crate::ide::Analysis;
use crate::ide::spot::Spot;
use crate::model::{Declared, EntityIdx, Model};
use crate::text::Span;

/// A place to go to, in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationTarget {
    /// The file, as [`crate::model::ModelFile::path`] names it.
    pub path: String,
    /// Its text as the model read it; the spans count in it.
    pub text: std::sync::Arc<str>,
    /// The whole record: bytes of `text`.
    pub full: Span,
    /// What the cursor should land on: bytes of `text`.
    pub focus: Span,
    /// What was asked about: bytes of the draft.
    pub origin: Span,
}

/// Where the thing at `offset` (bytes of the draft) is defined: a mention's entity, or the fact a figure is bound to.
/// `None` where nothing at the offset leads anywhere.
pub fn definition(analysis: &Analysis, offset: u32) -> Option<NavigationTarget> {
    let spot = Spot::at(analysis, offset)?;
    let model = &analysis.inputs.model;
    if let Some(name) = spot.name() {
        return entity_target(model, name.entity, spot.to_draft(name.span));
    }
    let (idx, figure) = spot.figure()?;
    let fact = spot.facts_of_figure(model, idx).next()?;
    target(model, model.fact(fact).declared, spot.to_draft(figure.span))
}

/// Where the records of compiled models stand that are shown: `copydesk:/compiled/ID.json`. No editor can open that; who
/// answers one puts the text where it can.
pub const SHOWN_RECORDS: &str = "copydesk:/compiled/";

/// The record of an entity, asked about at `origin`: its place in a model file, or what is shown of a compiled model.
pub(super) fn entity_target(
    model: &Model,
    entity: EntityIdx,
    origin: Span,
) -> Option<NavigationTarget> {
    let record = model.entity(entity);
    if let Some(target) = target(model, record.declared, origin) {
        return Some(target);
    }
    let shown = model.shown_record(entity)?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name: String = record
        .id
        .chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect();
    Some(NavigationTarget {
        path: format!(
            "{SHOWN_RECORDS}{}.json",
            name.chars().take(60).collect::<String>()
        ),
        text: shown.text.into(),
        full: shown.full,
        focus: shown.focus,
        origin,
    })
}

/// The record declared there, asked about at `origin`; `None` where its file is not known.
pub(super) fn target(model: &Model, declared: Declared, origin: Span) -> Option<NavigationTarget> {
    let file = model.file(declared.file)?;
    Some(NavigationTarget {
        path: file.path.clone(),
        text: file.text.clone(),
        full: declared.full,
        focus: declared.focus,
        origin,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::at_cursor;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = at_cursor(marked);
        let drawn = definition(&analysis, offset).map_or("nowhere".to_string(), |it| {
            format!(
                "{} -> {}",
                analysis.text.slice(it.origin),
                it.focus.slice(&it.text)
            )
        });
        expected.assert_eq(&drawn);
    }

    #[test]
    fn a_name_leads_to_its_entity() {
        check(
            "The Pentagon<|> said so.",
            expect!["Pentagon -> US Department of Defense"],
        );
        check("**Open<|>AI**'s plan.", expect!["OpenAI -> OpenAI"]);
    }

    #[test]
    fn a_figure_leads_to_its_fact() {
        check(
            "Amazon will invest <|>$50 billion in OpenAI.",
            expect!["$50 billion -> S21"],
        );
        check("The road cost <|>$50 billion.", expect!["nowhere"]);
    }

    #[test]
    fn other_words_lead_nowhere() {
        check("The cat<|> sat.", expect!["nowhere"]);
    }
}

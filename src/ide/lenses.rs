//! Lenses: what can be read over a draft's headline and over the records of a model file.

use super::analysis::Analysis;
use super::mentions::Subject;
use super::standing::Agreement;
use super::usages::Usage;
use crate::draft::BlockKind;
use crate::model::{Declared, Model};
use crate::text::{Span, counted};

/// Where the figures of a draft are counted: its first headline, else its first block; bytes of the draft. `None` for an
/// empty draft.
pub fn headline(analysis: &Analysis) -> Option<Span> {
    let is_headline = |kind| matches!(kind, BlockKind::Headline(_));
    // A headline below the first page is not over the draft.
    let top = || analysis.blocks().take(16);
    let chosen = top()
        .find(|(_, block, _)| is_headline(block.kind))
        .or_else(|| top().next());
    chosen.map(|(start, block, _)| block.span.shifted(start))
}

/// The entities and facts of the model file at `path`, by place: bytes of that file.
pub fn records_in_model(model: &Model, path: &str) -> Vec<(Span, Subject)> {
    let Some(file) = model.file_by_path(path) else {
        return Vec::new();
    };
    let here = |declared: Declared| (declared.file == file).then_some(declared.full);
    let entities = model.entities.iter();
    let entities =
        entities.filter_map(|it| Some((here(it.declared)?, Subject::Entity(it.id.clone()))));
    let facts = model.facts.iter();
    let facts = facts.filter_map(|it| Some((here(it.declared)?, Subject::Fact(it.id.clone()))));
    let mut found: Vec<(Span, Subject)> = entities.chain(facts).collect();
    found.sort_by_key(|(span, _)| *span);
    found
}

/// How often drafts use a record, and with which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UseCounts {
    n_drafts: usize,
    n_places: usize,
    n_against: usize,
    n_older: usize,
}

impl UseCounts {
    /// Counts in the usages of one more draft.
    pub fn add(&mut self, usages: &[Usage]) {
        self.add_draft(usages.iter().map(|it| it.agreement));
    }

    /// Counts in one more draft by what agrees in it.
    pub fn add_draft(&mut self, agreements: impl IntoIterator<Item = Option<Agreement>>) {
        let before = self.n_places;
        for agreement in agreements {
            self.n_places += 1;
            self.n_against += usize::from(agreement == Some(Agreement::Contradicts));
            self.n_older += usize::from(agreement == Some(Agreement::Older));
        }
        self.n_drafts += usize::from(self.n_places > before);
    }

    /// "used in 2 drafts, 3 times: 1 contradicts, 1 older"; what there is none of is left out.
    pub fn in_words(self) -> String {
        let (drafts, times) = (
            counted(self.n_drafts, "draft"),
            counted(self.n_places, "time"),
        );
        let outcomes = [(self.n_against, "contradicts"), (self.n_older, "older")];
        let outcomes: Vec<String> = outcomes
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        match (self.n_places, outcomes.is_empty()) {
            (0, _) => "used in no draft".to_owned(),
            (_, true) => format!("used in {drafts}, {times}"),
            (_, false) => format!("used in {drafts}, {times}: {}", outcomes.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{self, FUNDS, FUNDS_PATH};
    use crate::ide::usages;

    #[test]
    fn figures_are_counted_over_the_first_headline() {
        let span =
            |text: &str| headline(&fixture::with_funds(text)).map(|it| it.slice(text).to_owned());
        assert_eq!(
            span("Words.\n\n# High\n\n# Higher\n").as_deref(),
            Some("# High")
        );
        assert_eq!(span("Words.\n\nMore.").as_deref(), Some("Words."));
        assert_eq!(span(""), None);
    }

    #[test]
    fn records_of_one_file_in_order() {
        let analysis = fixture::with_funds("");
        let found = records_in_model(&analysis.inputs.model, FUNDS_PATH);
        assert_eq!(found.len(), 11);
        assert!(found.is_sorted_by_key(|it| it.0));
        let (span, subject) = &found[6];
        assert_eq!(subject, &Subject::Fact("F1".into()));
        assert!(span.slice(FUNDS).starts_with("{\"id\": \"F1\""));
        assert!(records_in_model(&analysis.inputs.model, "/none.json").is_empty());
    }

    #[test]
    fn uses_in_words() {
        let mut counts = UseCounts::default();
        assert_eq!(counts.in_words(), "used in no draft");
        let analysis = fixture::with_funds("Brightwater will invest $9 million in Northgate.");
        let fact = Subject::Fact("F2".into());
        counts.add(&usages(&analysis, &fact));
        counts.add(&[]);
        assert_eq!(counts.in_words(), "used in 1 draft, 1 time");
        let analysis = fixture::with_funds("Brightwater will invest $7 million in Northgate.");
        counts.add(&usages(&analysis, &fact));
        assert_eq!(counts.in_words(), "used in 2 drafts, 2 times: 1 older");
    }
}

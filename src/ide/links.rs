//! Document links: from a figure of a draft to the source of its fact on the web, from a source of a model file to where it
//! can be read.

use super::analysis::Analysis;
use super::ledger::{FigureState, ledger};
use crate::model::{Model, strings};
use crate::text::Span;

/// A stretch that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where: bytes of the document.
    pub span: Span,
    /// An `http:` or `https:` address; in model files also the path of a file.
    pub target: String,
    /// What is there, in a few words; empty where the address says it.
    pub tooltip: String,
}

/// The links of a draft: figures that restate a fact, each to the source closest to the matter that has a web address.
pub fn links(analysis: &Analysis) -> Vec<Link> {
    let stands = |state| matches!(state, FigureState::Sourced | FigureState::Disputed);
    let entries = ledger(analysis).into_iter().filter(|it| stands(it.state));
    let link = entries.filter_map(|entry| {
        let on_web = entry.sources.iter().filter(|it| it.web_address().is_some());
        let source = on_web.min_by_key(|it| it.tier)?;
        Some(Link {
            span: entry.span,
            target: source.web_address()?.to_owned(),
            tooltip: source.citation(),
        })
    });
    link.collect()
}

/// The links of the model file at `path`: the addresses of its sources, and the files that hold their texts.
pub fn links_in_model(model: &Model, path: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let file = model.file_by_path(path).and_then(|it| model.file(it));
    let Some(file) = file else {
        return found;
    };
    strings(&file.text, |place| {
        let is_place = place.path.ends_with(&["url"]) || place.path.ends_with(&["file"]);
        let is_address = is_place && place.path.contains(&"sources");
        // An address with an escape in it is not what stands between the quotes.
        if is_address && !place.is_name && !place.text.is_empty() && !place.text.contains('\\') {
            found.push(Link {
                span: place.span,
                target: place.text.to_owned(),
                tooltip: String::new(),
            });
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{self, FUNDS, FUNDS_PATH};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, links: &[Link], expected: Expect) {
        let drawn = links.iter().map(|it| (it.span, it.target.as_str()));
        expected.assert_eq(&fixture::draw(text, drawn));
    }

    #[test]
    fn figures_lead_to_their_source_on_the_web() {
        let text = "Brightwater will invest $9 million in Northgate.\n\nBrightwater will invest $8 million in Northgate. It cost $5.\n";
        check(
            text,
            &links(&fixture::with_funds(text)),
            expect![[r#"
            Brightwater will invest $9 million in Northgate.
                                    ^^^^^^^^^^ https://wire.example/rails
        "#]],
        );
    }

    #[test]
    fn sources_lead_to_where_they_can_be_read() {
        let analysis = fixture::with_funds("");
        let model = &analysis.inputs.model;
        let found = links_in_model(model, FUNDS_PATH);
        let targets: Vec<&str> = found.iter().map(|it| it.target.as_str()).collect();
        assert_eq!(targets, ["https://wire.example/rails", "notes/talk.txt"]);
        assert!(found.iter().all(|it| it.span.slice(FUNDS) == it.target));
        assert!(links_in_model(model, "/none.json").is_empty());
    }
}

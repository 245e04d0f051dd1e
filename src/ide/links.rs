//! Document links: from a figure of a draft to the source of its fact on the web, from its front matter to the files and
//! addresses that this names, from a source of a model file to where it can be read.

use super::analysis::Analysis;
use super::ledger::{FigureState, ledger};
use crate::draft::front_matter_values;
use crate::model::{Model, is_web_address, strings};
use crate::text::Span;

/// A stretch that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where: bytes of the document.
    pub span: Span,
    /// An `http:` or `https:` address, or the path of a file as it is written; whether there is such a file is not known.
    pub target: String,
    /// What is there, in a few words; empty where the address says it.
    pub tooltip: String,
}

/// The links of a draft: what its front matter names, and figures that restate a fact, each to the source closest to the matter
/// that has a web address.
pub fn links(analysis: &Analysis) -> Vec<Link> {
    let mut found = in_front_matter(analysis);
    found.extend(to_sources(analysis));
    found
}

fn in_front_matter(analysis: &Analysis) -> Vec<Link> {
    let Some(place) = analysis.draft.front_matter() else {
        return Vec::new();
    };
    let text = analysis.text.slice(place);
    let values = front_matter_values(&text).into_iter();
    let links = values.filter_map(|span| {
        let target = span.slice(&text);
        (is_web_address(target) || is_file_name(target)).then(|| Link {
            span: span.shifted(place.start),
            target: target.to_owned(),
            tooltip: String::new(),
        })
    });
    links.collect()
}

/// Whether words look like a file's path: without blanks, and with an ending such as `.txt`.
fn is_file_name(words: &str) -> bool {
    let name = words.rsplit(['/', '\\']).next().unwrap_or(words);
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    let is_ending = (1..=5).contains(&ending.len())
        && ending.starts_with(|c: char| c.is_ascii_alphabetic())
        && ending.bytes().all(|it| it.is_ascii_alphanumeric());
    is_ending && !stem.is_empty() && !words.contains(char::is_whitespace) && !words.contains(':')
}

fn to_sources(analysis: &Analysis) -> Vec<Link> {
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
    fn front_matter_leads_to_what_it_names() {
        let text = "---\ntitle: The deal. In full\nsource: \"notes/talk.txt\"\nversion: 2.5\nsite: https://desk.example/rails\nfiles:\n  - ../minutes.pdf\n  - a plan.txt\n---\n\nSee talk.txt.\n";
        check(
            text,
            &links(&fixture::with_funds(text)),
            expect![[r#"
            source: "notes/talk.txt"
                     ^^^^^^^^^^^^^^ notes/talk.txt
            site: https://desk.example/rails
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ https://desk.example/rails
              - ../minutes.pdf
                ^^^^^^^^^^^^^^ ../minutes.pdf
        "#]],
        );
        let open = "---\nsource: notes/talk.txt\n";
        assert_eq!(links(&fixture::with_funds(open)), []);
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

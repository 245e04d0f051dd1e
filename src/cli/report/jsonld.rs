//! The ledger as linked data in the words of schema.org: a `Claim` for each figure, a `ClaimReview` for each that the
//! model says something of.

use serde_json::{Map, Value, json};

use super::Dossier;
use super::place::sentence;
use crate::ide::{FigureState, LedgerEntry, Source, ledger};

/// The document with all nodes.
pub(super) fn document(nodes: Vec<Value>) -> Vec<u8> {
    let document = json!({ "@context": "https://schema.org", "@graph": nodes });
    let mut text = serde_json::to_vec_pretty(&document).unwrap_or_default();
    text.push(b'\n');
    text
}

/// The draft, its claims and the reviews of them.
pub(super) fn nodes(dossier: &Dossier) -> Vec<Value> {
    let text = dossier.analysis.text.to_string();
    let draft = format!("#draft-{}", dossier.number);
    let mut article = node([
        ("@type", "Article"),
        ("@id", &draft),
        ("name", &dossier.name),
    ]);
    if let Some(date) = dossier.analysis.context.date {
        article.insert("dateCreated".to_owned(), date.day.to_string().into());
    }
    let mut nodes = vec![article.into()];
    for (entry, number) in ledger(&dossier.analysis).iter().zip(1..) {
        let id = format!("{draft}-claim-{number}");
        let sentence = sentence(&dossier.analysis, entry.span);
        let claim = json!({
            "@type": "Claim",
            "@id": id,
            "name": entry.span.slice(&text),
            "text": sentence,
            "appearance": { "@id": draft },
        });
        nodes.push(claim);
        nodes.extend(review(entry, &id, &sentence));
    }
    nodes
}

/// What the model says of a figure; `None` where it says nothing.
fn review(entry: &LedgerEntry<'_>, claim: &str, sentence: &str) -> Option<Value> {
    let fact = entry.fact?;
    let rating = rating(entry.state)?;
    let citations: Vec<Value> = entry.sources.iter().map(|it| citation(it)).collect();
    Some(json!({
        "@type": "ClaimReview",
        "@id": format!("{claim}-review"),
        "claimReviewed": sentence,
        "itemReviewed": { "@id": claim },
        "reviewBody": fact.statement,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": entry.state.word(),
        },
        "citation": citations,
    }))
}

/// How far a figure is borne out, from 1 to 5 as ClaimReview rates it; `None` where nobody has looked.
fn rating(state: FigureState) -> Option<u8> {
    match state {
        FigureState::Sourced => Some(5),
        FigureState::Disputed => Some(3),
        FigureState::Superseded => Some(2),
        FigureState::Contradicted => Some(1),
        FigureState::Inconsistent | FigureState::Unsourced => None,
    }
}

fn citation(source: &Source) -> Value {
    let mut work = node([("@type", "CreativeWork"), ("name", &source.citation())]);
    if let Some(published) = source.published {
        work.insert("datePublished".to_owned(), published.to_string().into());
    }
    if let Some(url) = source.web_address() {
        work.insert("url".to_owned(), url.into());
    }
    work.into()
}

/// A node with these fields.
fn node<const N: usize>(fields: [(&str, &str); N]) -> Map<String, Value> {
    let fields = fields.into_iter();
    fields
        .map(|(name, text)| (name.to_owned(), text.into()))
        .collect()
}

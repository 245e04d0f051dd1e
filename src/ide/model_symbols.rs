//! Workspace symbols: the entities and facts of a model by a few letters of their names.

use crate::ide::mentions::Subject;
use crate::ide::model_file::{ModelPlace, entity_place, place};
use crate::ide::symbols::SymbolKind;
use crate::model::{Declared, Model};
use crate::recognize::FigureKind;

/// The most symbols of one answer. More letters narrow it.
const MOST_SYMBOLS: usize = 200;

/// The most names of compiled models that are looked at: each costs a record, and a place to open.
const MOST_COMPILED: usize = 40;

/// An entity or a fact of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelSymbol {
    /// An entity's name, a fact's sentence.
    pub name: String,
    /// Its id.
    pub id: String,
    /// What it is; a fact counts as a figure.
    pub kind: SymbolKind,
    /// Where it stands.
    pub place: ModelPlace,
}

impl ModelSymbol {
    /// The record.
    pub fn subject(&self) -> Subject {
        let id = self.id.clone();
        match self.kind {
            SymbolKind::Figure(_) => Subject::Fact(id),
            _ => Subject::Entity(id),
        }
    }
}

/// The entities and facts whose names or ids hold the letters of `query` in this order, the closest first: those that are them,
/// those that begin with them, then those that hold them in one piece, then the rest; and the facts whose sentences hold words that
/// begin like those of the query, since a sentence is long enough to hold almost any letters. An empty query finds all. Of compiled
/// models those entities of which a name begins with the query.
pub fn model_symbols(model: &Model, query: &str) -> Vec<ModelSymbol> {
    let query = query.to_lowercase();
    let mut found: Vec<(u8, ModelSymbol)> = Vec::new();
    for entity in &model.entities {
        let names = entity.names.iter().map(|it| it.text.as_str());
        let distance = names
            .chain([entity.id.as_str()])
            .filter_map(|it| distance(it, &query))
            .min();
        let symbol = || {
            let kind = SymbolKind::Entity(entity.kind);
            symbol(model, entity.name(), &entity.id, kind, entity.declared)
        };
        found.extend(distance.and_then(|it| Some((it, symbol()?))));
    }
    // Of compiled models those that begin with the query, which are found without looking at the others.
    for (entity, _) in model.compiled_names(&query, MOST_COMPILED) {
        let record = model.entity(entity);
        let distance = record
            .names
            .iter()
            .filter_map(|it| distance(&it.text, &query));
        let symbol = || {
            Some(ModelSymbol {
                name: record.name().to_owned(),
                id: record.id.clone(),
                kind: SymbolKind::Entity(record.kind),
                place: entity_place(model, entity)?,
            })
        };
        let known = found.iter().any(|(_, it)| it.id == record.id);
        found.extend(
            distance
                .min()
                .filter(|_| !known)
                .and_then(|it| Some((it, symbol()?))),
        );
    }
    for fact in &model.facts {
        let distances = [
            distance(&fact.id, &query),
            distance_of_sentence(&fact.statement, &query),
        ];
        let distance = distances.into_iter().flatten().min();
        let symbol = || {
            let kind = SymbolKind::Figure(FigureKind::Number);
            symbol(model, &fact.statement, &fact.id, kind, fact.declared)
        };
        found.extend(distance.and_then(|it| Some((it, symbol()?))));
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.name).cmp(&(b, &other.name)));
    found.truncate(MOST_SYMBOLS);
    found.into_iter().map(|(_, symbol)| symbol).collect()
}

fn symbol(
    model: &Model,
    name: &str,
    id: &str,
    kind: SymbolKind,
    declared: Declared,
) -> Option<ModelSymbol> {
    Some(ModelSymbol {
        name: if name.is_empty() { id } else { name }.to_owned(),
        id: id.to_owned(),
        kind,
        place: place(model, declared.file, declared.focus)?,
    })
}

/// How far a name is from a query in lower case; `None` where the letters are not in it in this order.
fn distance(name: &str, query: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == query {
        return Some(0);
    }
    if name.starts_with(query) {
        return Some(1);
    }
    if name.contains(query) {
        return Some(2);
    }
    let mut letters = name.chars();
    let in_order = query.chars().all(|wanted| letters.any(|it| it == wanted));
    in_order.then_some(3)
}

/// How far a sentence is from a query in lower case; `None` where a word of the query begins none of its own.
fn distance_of_sentence(sentence: &str, query: &str) -> Option<u8> {
    let sentence = sentence.to_lowercase();
    let words = || sentence.split(|c: char| !c.is_alphanumeric());
    let mut wanted = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty());
    if sentence.starts_with(query) {
        return Some(1);
    }
    let all = wanted.all(|wanted| words().any(|it| it.starts_with(wanted)));
    // Behind the names that hold the query in one piece, before those that only hold its letters.
    all.then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(query: &str, expected: Expect) {
        let model = Model::seed();
        let names: Vec<String> = model_symbols(&model, query)
            .into_iter()
            .filter(|it| matches!(it.kind, SymbolKind::Entity(_)))
            .map(|it| it.name)
            .collect();
        expected.assert_eq(&names.join(", "));
    }

    #[test]
    fn the_closest_first() {
        check(
            "amaz",
            expect!["Amazon, Amazon Bedrock, Amazon Web Services"],
        );
        check("PENTAGON", expect!["US Department of Defense"]);
        check("opnai", expect!["OpenAI, OpenAI Frontier"]);
        check("qqq", expect![""]);
    }

    #[test]
    fn facts_by_id_and_by_words() {
        let model = Model::seed();
        let fact = model.facts.first().expect("a fact");
        let ids = |query: &str| -> Vec<String> {
            model_symbols(&model, query)
                .into_iter()
                .map(|it| it.id)
                .collect()
        };
        assert_eq!(ids(&fact.id).first(), Some(&fact.id));
        assert!(ids(&fact.statement).contains(&fact.id));
        assert_eq!(ids("amazon invest $50"), ["S21"]);
        assert_eq!(ids("opnaiinvest"), [""; 0]);
        let all = model.entities.len() + model.facts.len();
        assert_eq!(ids("").len(), all.min(MOST_SYMBOLS));
    }
}

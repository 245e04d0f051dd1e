//! Capture: what a draft or a source text says that the model does not hold yet, ready to be written into a model file.

use super::analysis::Analysis;
use super::spot::Spot;
use crate::draft::{Token, TokenKind};
use crate::model::{
    Bound, EntityIdx, EntityKind, Extent, Model, NearName, Unit, is_link, push_letters,
};
use crate::recognize::{Amount, Figure};
use crate::text::Span;

/// Something to write into a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Capture {
    /// A name that the model does not know.
    Name {
        /// The name.
        text: String,
        /// What it probably is the name of.
        kind: EntityKind,
    },
    /// A name that nearly is one of a known entity.
    OtherName {
        /// The name.
        text: String,
        /// The id of the entity.
        entity: String,
    },
    /// A figure that no fact of the model states.
    Figure(FigureCapture),
}

/// A figure and what its sentence says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureCapture {
    /// The figure as it stands in the draft.
    pub written: String,
    /// The id of the entity that it is said of.
    pub subject: String,
    /// The id of the relation.
    pub relation: String,
    /// The id of the other entity.
    pub object: Option<String>,
    /// `amount`, or `low` and `high`: decimals.
    pub amounts: Vec<(&'static str, String)>,
    /// The symbol of the unit; `None` for a count.
    pub unit: Option<&'static str>,
    /// How the amount is meant.
    pub bound: Bound,
    /// The sentence, as its words stand in prose.
    pub statement: String,
    /// The day that the draft speaks from.
    pub announced: Option<String>,
    /// The sentence with its markup: bytes of the draft.
    pub quote: Span,
}

/// The relation of a figure whose sentence states none that the model knows. It contradicts nothing.
const VAGUE: &str = "linked_to";

/// The longest name that is taken from a selection, in bytes.
const LONGEST_NAME: usize = 80;

/// The most words of a selection that is taken for a name: with more it is a sentence.
const MOST_WORDS: usize = 7;

/// Words at the end of a company's name.
const COMPANY_WORDS: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "company",
    "co",
    "ltd",
    "llc",
    "plc",
    "ag",
    "group",
    "holdings",
    "partners",
    "bank",
    "motors",
    "airlines",
    "energy",
    "systems",
    "technologies",
    "industries",
];

/// What can be captured at `span` (bytes of the draft): at the cursor, or the text that is selected.
pub fn captures(analysis: &Analysis, span: Span) -> Vec<Capture> {
    let Some(spot) = Spot::at(analysis, span.start) else {
        return Vec::new();
    };
    if let Some(figure) = figure(analysis, spot) {
        return vec![Capture::Figure(figure)];
    }
    // A date in capitals ("Wednesday") is nobody's name.
    if span.is_empty() && spot.figure().is_some() {
        return Vec::new();
    }
    name(analysis, spot, span)
}

fn name(analysis: &Analysis, spot: Spot<'_>, span: Span) -> Vec<Capture> {
    let text = if span.is_empty() {
        words_at(spot)
    } else {
        selected(analysis, span)
    };
    let Some(text) = text else {
        return Vec::new();
    };
    let model = &analysis.inputs.model;
    let near = near(model, &text).map(|entity| Capture::OtherName {
        text: text.clone(),
        entity: model.entity(entity).id.clone(),
    });
    let kind = kind_of(&text);
    near.into_iter()
        .chain([Capture::Name { text, kind }])
        .collect()
}

/// The selected text, where it can be a name.
fn selected(analysis: &Analysis, span: Span) -> Option<String> {
    let text = analysis.text.slice(span).trim().to_owned();
    let first = text.chars().next()?;
    let may_be = (first.is_uppercase() || first.is_ascii_digit())
        && text.len() <= LONGEST_NAME
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.contains(['\n', '\r', '"', '\\', '[', ']', '<', '|']);
    let is_known = analysis.inputs.model.entities.iter();
    let is_known = is_known
        .flat_map(|it| &it.names)
        .any(|name| name.text == text);
    (may_be && !is_known).then_some(text)
}

/// The run of capitalized words at the cursor, where no known name is among them. A lone word that begins its sentence is
/// most probably none.
fn words_at(spot: Spot<'_>) -> Option<String> {
    let prose = spot.block.prose.text();
    let paragraph = &spot.results.paragraph;
    let tokens = &paragraph.tokens;
    let is_capital = |token: &Token| {
        token.kind == TokenKind::Word && token.text(prose).starts_with(char::is_uppercase)
    };
    let at = tokens
        .iter()
        .position(|it| it.span.touches(spot.offset()) && is_capital(it))?;
    let joins = |before: usize| {
        let pair = tokens.get(before).zip(tokens.get(before + 1));
        pair.is_some_and(|(one, other)| other.spaced && is_capital(one) && is_capital(other))
    };
    let first = (0..at)
        .rev()
        .take_while(|&it| joins(it))
        .last()
        .unwrap_or(at);
    let last = (at..tokens.len() - 1)
        .take_while(|&it| joins(it))
        .last()
        .map_or(at, |it| it + 1);
    let span = tokens.get(first)?.span.cover(tokens.get(last)?.span);
    let begins_sentence = paragraph
        .sentences
        .iter()
        .any(|it| it.tokens.start as usize == first);
    let is_known = paragraph.names.iter().any(|it| it.span.overlaps(span));
    let is_word = first == last && (begins_sentence || span.len() < 2);
    (!is_known && !is_word).then(|| span.slice(prose).to_owned())
}

/// The only entity that has nearly this name.
fn near(model: &Model, text: &str) -> Option<EntityIdx> {
    let mut letters = String::new();
    let words = text.split_whitespace().filter(|it| !is_link(it));
    words.for_each(|it| push_letters(it, &mut letters));
    let mut found: Vec<NearName> = Vec::new();
    model.find_near(&letters, &|| true, &mut found);
    let nearest = found.iter().min_by_key(|it| it.distance)?;
    let is_only = found.iter().all(|it| it.entity == nearest.entity);
    is_only.then_some(nearest.entity)
}

fn kind_of(text: &str) -> EntityKind {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words
        .last()
        .map(|it| it.trim_end_matches('.').to_lowercase());
    let is_company = last.is_some_and(|it| COMPANY_WORDS.contains(&it.as_str()));
    let letters = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || c == '-' || c == '’')
    };
    if !is_company && words.len() == 2 && words.iter().all(letters) {
        EntityKind::Person
    } else {
        EntityKind::Company
    }
}

/// The figure at the spot, unless a fact states it or no known name stands in its sentence.
fn figure(analysis: &Analysis, spot: Spot<'_>) -> Option<FigureCapture> {
    let model = &analysis.inputs.model;
    let (idx, figure) = spot.figure()?;
    let amount = figure.amount().filter(|it| it.per.is_none())?;
    if spot.facts_of_figure(model, idx).next().is_some() {
        return None;
    }
    let paragraph = &spot.results.paragraph;
    let sentence = paragraph
        .sentences
        .iter()
        .find(|it| it.span.covers(figure.core))?;
    let mut named: Vec<EntityIdx> = Vec::new();
    for mention in &paragraph.names {
        let counts = sentence.span.covers(mention.span) && analysis.context.counts(mention);
        if counts && !named.contains(&mention.entity) {
            named.push(mention.entity);
        }
    }
    let claim = spot.claims_of_figure(idx).next();
    let claimed = |party: Option<crate::recognize::Party>| party.and_then(|it| it.entity);
    let subject = claim
        .and_then(|it| claimed(it.subject))
        .or(named.first().copied())?;
    let (relation, object) = match claim {
        Some(claim) => (
            model.relation(claim.relation).id.clone(),
            claimed(claim.object),
        ),
        None => {
            model.relation_by_id(VAGUE)?;
            let other = named.into_iter().find(|it| *it != subject);
            (VAGUE.to_owned(), other)
        }
    };
    let id = |entity: EntityIdx| model.entity(entity).id.clone();
    let date = analysis.context.date.map(|it| it.day.to_string());
    Some(FigureCapture {
        written: figure.span.slice(spot.block.prose.text()).to_owned(),
        subject: id(subject),
        relation,
        object: object.map(id),
        amounts: amounts(amount)?,
        unit: (amount.unit != Unit::ONE).then(|| amount.unit.symbol()),
        bound: bound(figure, amount),
        statement: sentence
            .span
            .slice(spot.block.prose.text())
            .trim()
            .to_owned(),
        announced: date,
        quote: spot.to_draft(sentence.span),
    })
}

/// `None` for a vague amount.
fn amounts(amount: &Amount) -> Option<Vec<(&'static str, String)>> {
    let decimal = |it: rust_decimal::Decimal| it.normalize().to_string();
    Some(match amount.extent {
        Extent::One(value) => vec![("amount", decimal(value))],
        Extent::Range { low, high } => vec![("low", decimal(low)), ("high", decimal(high))],
        Extent::Vague { .. } => return None,
    })
}

fn bound(figure: &Figure, amount: &Amount) -> Bound {
    match amount.extent {
        Extent::One(_) | Extent::Vague { .. } => figure.bound,
        Extent::Range { .. } => Bound::Between,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::at_cursor;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (analysis, offset) = at_cursor(text);
        let drawn = captures(&analysis, Span::new(offset, offset))
            .into_iter()
            .map(|it| match it {
                Capture::Name { text, kind } => format!("{text}: {kind:?}\n"),
                Capture::OtherName { text, entity } => format!("{text} = {entity}\n"),
                Capture::Figure(it) => format!(
                    "{} {} {:?}: {:?} {:?} {:?}; {} {:?}\n“{}”\n",
                    it.subject,
                    it.relation,
                    it.object,
                    it.amounts,
                    it.unit,
                    it.bound,
                    it.statement,
                    it.announced,
                    analysis.text.slice(it.quote)
                ),
            });
        expected.assert_eq(&drawn.collect::<String>());
    }

    #[test]
    fn dates_are_no_names() {
        check("They met on Wednes<|>day.", expect![""]);
        check("It opens on 3 Mar<|>ch.", expect![""]);
    }

    #[test]
    fn names_that_are_not_known() {
        check(
            "The deal helps Nordvik Fer<|>ries Inc. grow.",
            expect![[r#"
            Nordvik Ferries Inc: Company
        "#]],
        );
        check(
            "It was seen by Maria Lin<|>dqvist.",
            expect![[r#"
            Maria Lindqvist: Person
        "#]],
        );
        check("Open<|>AI grew.", expect![""]);
        check("Yester<|>day it rained.", expect![""]);
        check("It rained yes<|>terday.", expect![""]);
    }

    #[test]
    fn figures_that_no_fact_states() {
        check(
            "It is new. Palantir said it would pay *up to* $3<|>0 million to Reuters. It is old.",
            expect![[r#"
                palantir linked_to Some("reuters"): [("amount", "30000000")] Some("USD") UpTo; Palantir said it would pay up to $30 million to Reuters. Some("2026-03-18")
                “Palantir said it would pay *up to* $30 million to Reuters.”
            "#]],
        );
        check(
            "Anthropic has 3,0<|>00 employees.",
            expect![[r#"
            anthropic linked_to None: [("amount", "3000")] None Exact; Anthropic has 3,000 employees. Some("2026-03-18")
            “Anthropic has 3,000 employees.”
        "#]],
        );
        check("Amazon will invest $5<|>0 billion in OpenAI.", expect![""]);
        check("The bridge cost $5<|>0 billion.", expect![""]);
    }
}

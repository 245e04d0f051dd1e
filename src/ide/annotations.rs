//! Everything that an analysis recognized, as plain data for scripts: names, figures and findings with their places.

use std::borrow::Cow;

use crate::check::Severity;
use crate::model::{Bound, Dimension, Extent, FactIdx, Model, Unit};
use crate::recognize::{Amount, Figure, Meaning, NameMention, Rate, temporal::Temporal};
use crate::text::Span;

use super::analysis::Analysis;
use super::page::BlockAnalysis;

/// What an analysis recognized, in reading order. Spans are bytes of the draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations<'a> {
    /// The names of the model.
    pub entities: Vec<EntityAnnotation<'a>>,
    /// The figures.
    pub figures: Vec<FigureAnnotation<'a>>,
    /// The findings.
    pub findings: Vec<FindingAnnotation<'a>>,
}

/// A name of the model in the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityAnnotation<'a> {
    /// Where it stands, without a possessive ending.
    pub span: Span,
    /// The id of the entity.
    pub entity: &'a str,
    /// Its kind, as model files write it.
    pub kind: &'static str,
    /// The entity's own name.
    pub name: &'a str,
}

/// A figure in the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureAnnotation<'a> {
    /// Where it stands, the words of its bound included.
    pub span: Span,
    /// `money`, `quantity`, `percent`, `number`, `ordinal`, `date`, `time`, `duration` or `set`.
    pub kind: &'static str,
    /// The one value: a decimal, or ISO 8601 for times.
    pub value: Option<String>,
    /// The lower end of a range, or the value of a lower bound ("at least").
    pub low: Option<String>,
    /// The upper end of a range, or the value of an upper bound ("up to").
    pub high: Option<String>,
    /// The unit: the symbol of model files, or the name where the symbol says something else too: `percentage point`,
    /// `pound`. With what it is counted per where the words for that are in the span: `kg/ha`, `J/m2/a`.
    pub unit: Option<Cow<'static, str>>,
    /// For a rate, what it is counted per: `share`, `bbl`, `t/a`. The words for it stand behind the span.
    pub per: Option<Cow<'static, str>>,
    /// How it is meant: the words of [`Bound::word`].
    pub bound: &'static str,
    /// The id of the fact that it restates or contradicts.
    pub fact: Option<&'a str>,
}

/// A finding in the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingAnnotation<'a> {
    /// The smallest text that a person would change.
    pub span: Span,
    /// The rule's code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: &'a str,
    /// The id of the fact that it rests on.
    pub fact: Option<&'a str>,
}

/// Gathers what an analysis recognized.
pub fn annotations(analysis: &Analysis) -> Annotations<'_> {
    let mut gathered = Annotations {
        findings: findings(analysis),
        ..Annotations::default()
    };
    for (start, block, results) in analysis.blocks() {
        let place = |span| block.prose.to_draft(span).shifted(start);
        let names = results.paragraph.names.iter();
        gathered.entities.extend(
            names
                .filter(|name| counts(analysis, name))
                .map(|name| entity(&analysis.inputs.model, name, place(name.span))),
        );
        let figures = results.paragraph.figures.iter().enumerate();
        gathered.figures.extend(
            figures.map(|(idx, it)| figure(analysis, results, idx as u32, it, place(it.span))),
        );
    }
    gathered
}

/// A weak name counts where its company is in the paragraph, or anywhere in the draft.
fn counts(analysis: &Analysis, name: &NameMention) -> bool {
    name.certain || analysis.context.present.binary_search(&name.entity).is_ok()
}

fn entity<'a>(model: &'a Model, name: &NameMention, span: Span) -> EntityAnnotation<'a> {
    let entity = model.entity(name.entity);
    EntityAnnotation {
        span,
        entity: &entity.id,
        kind: entity.kind.word(),
        name: entity.name(),
    }
}

fn figure<'a>(
    analysis: &'a Analysis,
    results: &BlockAnalysis,
    idx: u32,
    figure: &Figure,
    span: Span,
) -> FigureAnnotation<'a> {
    let claim = results
        .claims
        .iter()
        .find(|claim| claim.fact.is_some() && [claim.figure, claim.date].contains(&Some(idx)));
    let blank = FigureAnnotation {
        span,
        kind: figure.kind.word(),
        value: None,
        low: None,
        high: None,
        unit: None,
        per: None,
        bound: figure.bound.word(),
        fact: fact_id(&analysis.inputs.model, claim.and_then(|claim| claim.fact)),
    };
    match &figure.meaning {
        Meaning::Amount(amount) => with_amount(blank, figure.bound, amount),
        Meaning::Temporal(temporal) => with_temporal(blank, analysis, temporal),
    }
}

fn with_amount<'a>(
    blank: FigureAnnotation<'a>,
    bound: Bound,
    amount: &Amount,
) -> FigureAnnotation<'a> {
    let decimal = |number: rust_decimal::Decimal| number.normalize().to_string();
    let (value, low, high) = match amount.extent {
        Extent::One(value) => {
            let is_low = matches!(bound, Bound::AtLeast | Bound::MoreThan);
            let is_high = matches!(bound, Bound::UpTo | Bound::LessThan);
            (
                Some(value),
                is_low.then_some(value),
                is_high.then_some(value),
            )
        }
        Extent::Range { low, high } => (None, Some(low), Some(high)),
        // "A couple" has one value, vague words have two ends.
        Extent::Vague { low, high } => (low.filter(|_| low == high), low, high),
    };
    let (mut unit, mut per) = (unit_word(amount.unit), amount.per.map(rate_word));
    if amount.per.is_some_and(|it| it.in_unit)
        && let Some(rate) = per.take()
    {
        unit = format!("{unit}/{rate}").into();
    }
    FigureAnnotation {
        value: value.map(decimal),
        low: low.map(decimal),
        high: high.map(decimal),
        unit: (!unit.is_empty()).then_some(unit),
        per,
        ..blank
    }
}

/// The unit as readers of the output know it: its symbol, or its name where the symbol is no word of the trade
/// (`percentage_point`) or means something else as often (`lb` of force, `am` and `pm` of the clock).
fn unit_word(unit: Unit) -> Cow<'static, str> {
    let word = match (unit.dimension(), unit.symbol()) {
        (Dimension::Points, _) | (_, "lb" | "am" | "pm") => unit.name(true),
        (_, symbol) => symbol,
    };
    word.into()
}

fn rate_word(rate: Rate) -> Cow<'static, str> {
    let unit = unit_word(rate.unit);
    match rate.and {
        Some(and) => format!("{unit}/{}", unit_word(and)).into(),
        None => unit,
    }
}

fn with_temporal<'a>(
    blank: FigureAnnotation<'a>,
    analysis: &Analysis,
    temporal: &Temporal,
) -> FigureAnnotation<'a> {
    let resolved = temporal.resolve(analysis.context.date);
    FigureAnnotation {
        value: resolved.point.or(resolved.iso),
        low: resolved.low,
        high: resolved.high,
        ..blank
    }
}

fn findings(analysis: &Analysis) -> Vec<FindingAnnotation<'_>> {
    let model = &analysis.inputs.model;
    let findings = analysis.findings.iter();
    findings
        .map(|finding| FindingAnnotation {
            span: finding.at,
            code: finding.rule.code,
            severity: finding.severity,
            message: &finding.message,
            fact: fact_id(model, finding.fact),
        })
        .collect()
}

fn fact_id(model: &Model, fact: Option<FactIdx>) -> Option<&str> {
    fact.map(|fact| model.fact(fact).id.as_str())
}

//! How what a draft states stands to the model: the fact that a claim is about, and whether the claim bears it out.
//!
//! Recognition binds a claim where exactly one fact fits. Here the facts that replaced one another count as one matter
//! as well, so that a figure of before a change is known as such.

use crate::model::{Fact, FactIdx, Model, Status};
use crate::recognize::{
    Claim, DateComparison, Figure, FigureComparison, Paragraph, Polarity, compare,
};

/// Whether a statement of a draft agrees with the fact that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Agreement {
    /// It restates the fact, as far as rounding and bounds let anybody tell.
    Agrees,
    /// It says something else: another amount, unit, bound, date or party.
    Contradicts,
    /// It restates what a later fact has replaced.
    Older,
    /// It is about something that is disputed.
    Disputed,
}

impl Agreement {
    /// `agrees`, `contradicts`, `older` or `disputed`.
    pub fn word(self) -> &'static str {
        match self {
            Agreement::Agrees => "agrees",
            Agreement::Contradicts => "contradicts",
            Agreement::Older => "older",
            Agreement::Disputed => "disputed",
        }
    }
}

/// What a claim states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    /// The fact; the one that stands, where others went before it.
    pub(super) fact: FactIdx,
    /// Whether the two agree; `None` where that is not to be told: a part of the amount, a denial, another occasion.
    pub(super) agreement: Option<Agreement>,
}

/// What a claim states with its figure, or with its own words where it has none. `None` where it is about no one fact.
pub(super) fn statement(model: &Model, paragraph: &Paragraph, claim: &Claim) -> Option<Statement> {
    let figure = claim.figure;
    let figure = figure.and_then(|idx| paragraph.figures.get(idx as usize));
    match claim.fact {
        Some(fact) => Some(Statement {
            fact,
            agreement: of_bound(model, claim, figure, fact),
        }),
        None => among(model, claim, figure?),
    }
}

/// What a claim states with its date. `None` where it is about no one fact.
pub(super) fn dated_statement(model: &Model, claim: &Claim) -> Option<Statement> {
    let fact = claim.fact?;
    let agreement = match claim.comparison.date {
        Some(DateComparison::Agrees) => Some(in_time(model, fact)),
        Some(DateComparison::Differs) => Some(Agreement::Contradicts),
        None => None,
    };
    Some(Statement { fact, agreement })
}

fn of_bound(
    model: &Model,
    claim: &Claim,
    figure: Option<&Figure>,
    fact: FactIdx,
) -> Option<Agreement> {
    if claim.comparison.party.is_some() {
        return Some(Agreement::Contradicts);
    }
    // What is denied may well be what the fact says.
    if claim.polarity == Polarity::Negated {
        return None;
    }
    let Some(figure) = figure else {
        return Some(in_time(model, fact));
    };
    if restates(figure, model.fact(fact)) {
        return Some(in_time(model, fact));
    }
    if model.fact(fact).status == Status::Disputed {
        return Some(Agreement::Disputed);
    }
    let differs = claim.comparison.figure.is_some() && claim.polarity == Polarity::Asserted;
    let older = |older: &FactIdx| restates(figure, model.fact(*older));
    differs.then(|| {
        let was_so = model.fact(fact).supersedes.iter().any(older);
        if was_so {
            Agreement::Older
        } else {
            Agreement::Contradicts
        }
    })
}

/// The statement of a figure to which several facts fit: facts of which one replaced the others are one matter, and else the
/// figure itself must tell which is meant.
fn among(model: &Model, claim: &Claim, figure: &Figure) -> Option<Statement> {
    let facts = claim.facts.iter().copied();
    let replaced = |fact: &FactIdx| {
        let mut others = claim.facts.iter().map(|it| model.fact(*it));
        others.any(|other| other.supersedes.contains(fact))
    };
    let current = only(facts.clone().filter(|it| !replaced(it)));
    let meant = only(facts.filter(|it| restates(figure, model.fact(*it))));
    let fact = match meant {
        Some(meant) if replaced(&meant) => current.unwrap_or(meant),
        Some(meant) => meant,
        None => current?,
    };
    let told = meant.filter(|_| claim.polarity != Polarity::Negated);
    Some(Statement {
        fact,
        // Another amount may be that of another occasion: with several facts at hand nobody can tell.
        agreement: told.map(|it| in_time(model, it)),
    })
}

/// The one item there is; `None` of none and of several.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// Whether a figure says what the fact's does, or merely less.
fn restates(figure: &Figure, fact: &Fact) -> bool {
    let compared = fact.value.and_then(|value| compare(figure, &value));
    matches!(
        compared,
        Some(FigureComparison::Agrees | FigureComparison::OtherBound { harmless: true, .. })
    )
}

/// The agreement of what restates a fact, by how the fact stands.
fn in_time(model: &Model, fact: FactIdx) -> Agreement {
    let known = model.fact(fact);
    if known.status == Status::Superseded || model.later_facts(fact).next().is_some() {
        Agreement::Older
    } else if known.status == Status::Disputed
        || !known.disputes.is_empty()
        || model.disputing_facts(fact).next().is_some()
    {
        Agreement::Disputed
    } else {
        Agreement::Agrees
    }
}

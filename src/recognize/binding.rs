//! From a claim to the fact that it restates or contradicts.
//!
//! Silence comes first: a claim binds only where exactly one fact fits its relation, its parties and the dimension of its
//! figure. Who else might be meant, which other deal, which other year, is no contradiction.

use super::agreement::compare;
use super::claim::{
    Claim, Comparison, DateComparison, FigureComparison, Party, PartyComparison, StatusComparison,
};
use super::figure::Figure;
use super::pattern::{Match, Polarity, Tense};
use super::resolve::DraftContext;
use super::temporal::Precision;
use crate::model::{
    Bound, EntityIdx, EntityKind, Exclusive, Fact, FactIdx, Model, Object, Period, Quantity,
    Relation, Status,
};

/// What binding looks at beside the claim.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) model: &'a Model,
    pub(super) context: &'a DraftContext,
    /// The figures of the paragraph.
    pub(super) figures: &'a [Figure],
    /// The figures of the claim's sentence: indices into `figures`.
    pub(super) in_sentence: (usize, usize),
    /// The entities that the sentence names.
    pub(super) names: &'a [EntityIdx],
    /// Whether the sentence speaks of something that is there ("its contract") and not of any ("a contract").
    pub(super) definite: bool,
}

/// Finds the facts that fit `claim` and says how it compares with the one that does.
pub(super) fn bind(claim: &mut Claim, found: &Match, scene: &Scene<'_>) {
    let model = scene.model;
    let of_relation = |fact: &FactIdx| {
        let fact = model.fact(*fact);
        fact.relation == claim.relation
            && fact.status != Status::Retracted
            && !fact.is_after(scene.context.date)
    };
    let facts: Vec<FactIdx> = candidates(claim, model).filter(of_relation).collect();
    claim.facts = facts
        .iter()
        .copied()
        .filter(|&fact| fits(claim, found.flags.symmetric, fact, scene))
        .collect();
    match claim.facts.as_slice() {
        &[fact] => {
            claim.fact = Some(fact);
            claim.comparison = comparison(claim, found, model.fact(fact), scene);
        }
        [] if !found.flags.symmetric => {
            if let Some((fact, party)) = wrong_party(claim, &facts, scene) {
                claim.fact = Some(fact);
                claim.comparison.party = Some(party);
            }
        }
        _ => {}
    }
}

/// The facts that a claim may state: all that people wrote, and of compiled models those that name one of its parties or
/// an entity that belongs to one.
fn candidates<'m>(claim: &Claim, model: &'m Model) -> impl Iterator<Item = FactIdx> + use<'m> {
    let compiled = if model.has_compiled() {
        compiled_candidates(claim, model)
    } else {
        Vec::new()
    };
    model.own_facts().chain(compiled)
}

fn compiled_candidates(claim: &Claim, model: &Model) -> Vec<FactIdx> {
    let mut facts: Vec<FactIdx> = Vec::new();
    let parties = [claim.subject, claim.object, claim.with];
    for party in parties.into_iter().flatten().filter_map(|it| it.entity) {
        for fact in model.facts_of(party) {
            let known = model.fact(fact);
            if model.relation(known.relation).exclusive == Exclusive::Object {
                facts.extend(known.parties().flat_map(|it| model.facts_of(it)));
            }
            facts.push(fact);
        }
    }
    // Compiled facts are numbered behind those that people wrote.
    let n_own = model.facts.len() as u32;
    facts.retain(|it| it.0 >= n_own);
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn fits(claim: &Claim, symmetric: bool, fact: FactIdx, scene: &Scene<'_>) -> bool {
    let model = scene.model;
    let fact = model.fact(fact);
    let is_subject = |party: Option<Party>| fills(party, Some(fact.subject), model);
    let is_object = |party: Option<Party>| fills_object(party, fact, model);
    let is_further = |party: Option<Party>| {
        let parties = fact
            .qualifiers
            .iter()
            .filter(|it| matches!(it.key.as_str(), "with" | "via" | "for"));
        parties.map(|it| &it.value).any(|it| match it {
            Object::Entity(entity) => fills(party, Some(*entity), model),
            Object::Text(_) => false,
        })
    };
    // "Anthropic was labelled a supply chain risk": by whom goes without saying.
    let is_agent = claim.subject.is_none() && fact.value.is_none();
    let straight = (is_agent || is_subject(claim.subject)) && is_object(claim.object);
    let turned = symmetric && is_object(claim.subject) && is_subject(claim.object);
    // "Amazon and OpenAI will build": the two makers in either order.
    let joint =
        symmetric && is_further(claim.subject) && is_subject(claim.with) && is_object(claim.object);
    // "2 gigawatts of capacity from AWS": the product goes without saying.
    let unsaid = claim.object.is_none() && is_subject(claim.subject) && is_further(claim.with);
    // Another third party means another deal.
    let knows_further = fact
        .qualifiers
        .iter()
        .any(|it| it.key != "role" && matches!(it.value, Object::Entity(_)));
    let stray = claim.with.is_some() && knows_further && !joint && !is_further(claim.with);
    (straight || turned || joint || unsaid) && !stray && has_figure_for(claim, fact, scene)
}

/// A figure needs a value of its kind to compare with: a contract of which the model knows no amount is another one.
fn has_figure_for(claim: &Claim, fact: &Fact, scene: &Scene<'_>) -> bool {
    let Some(figure) = claim.figure.and_then(|it| scene.figures.get(it as usize)) else {
        return true;
    };
    fact.value
        .as_ref()
        .is_some_and(|value| compare(figure, value).is_some())
}

fn fills_object(party: Option<Party>, fact: &Fact, model: &Model) -> bool {
    match &fact.object {
        Some(Object::Entity(object)) => fills(party, Some(*object), model),
        // What is said in words ("supply chain risk") was matched by the pattern itself.
        Some(Object::Text(_)) | None => party.is_none(),
    }
}

fn fills(party: Option<Party>, entity: Option<EntityIdx>, model: &Model) -> bool {
    match (party.and_then(|it| it.entity), entity) {
        (Some(party), Some(entity)) => party == entity || is_family(party, entity, model),
        _ => false,
    }
}

/// Whether one is a unit of the other: reporters say Amazon for AWS, and the other way round.
fn is_family(one: EntityIdx, other: EntityIdx, model: &Model) -> bool {
    model.facts_of(one).any(|fact| {
        let fact = model.fact(fact);
        let Some(Object::Entity(object)) = fact.object else {
            return false;
        };
        let pair = (fact.subject, object);
        model.relation(fact.relation).exclusive == Exclusive::Object
            && (pair == (one, other) || pair == (other, one))
    })
}

fn wrong_party(
    claim: &Claim,
    facts: &[FactIdx],
    scene: &Scene<'_>,
) -> Option<(FactIdx, PartyComparison)> {
    if claim.polarity != Polarity::Asserted {
        return None;
    }
    let model = scene.model;
    let relation = model.relation(claim.relation);
    // "Microsoft's Claude models come from Anthropic": who knows the right party means something else.
    let is_stranger = claim.phrase
        && [claim.subject, claim.object]
            .iter()
            .flatten()
            .any(|it| it.entity.is_none());
    let knows_better = |fact: &Fact| {
        let right = match fact.object {
            Some(Object::Entity(object)) if relation.exclusive == Exclusive::Object => object,
            _ => fact.subject,
        };
        is_stranger && scene.names.contains(&right)
    };
    let only = |fits: &dyn Fn(&Fact) -> bool| {
        let mut all = facts.iter().copied().filter(|&it| fits(model.fact(it)));
        let first = all.next().filter(|_| all.next().is_none());
        first.filter(|&it| !knows_better(model.fact(it)))
    };
    let is_party = |party: Option<Party>, kinds: &[EntityKind]| may_be(party, kinds, model);
    match relation.exclusive {
        Exclusive::Subject if is_party(claim.subject, &relation.subject_kinds) => {
            only(&|fact| fills_object(claim.object, fact, model) && fact.status == Status::Current)
                .map(|fact| (fact, PartyComparison::WrongSubject))
        }
        Exclusive::SubjectByRole if is_party(claim.subject, &relation.subject_kinds) => {
            only(&|fact| fills_object(claim.object, fact, model) && has_exclusive_role(fact))
                .map(|fact| (fact, PartyComparison::WrongSubject))
        }
        Exclusive::Object if is_party(claim.object, &relation.object_kinds) => only(&|fact| {
            fills(claim.subject, Some(fact.subject), model) && fact.status == Status::Current
        })
        .map(|fact| (fact, PartyComparison::WrongObject)),
        Exclusive::No => only(&|fact| is_swapped(claim, fact, relation, scene))
            .map(|fact| (fact, PartyComparison::Swapped)),
        _ => None,
    }
}

/// A name that the model does not know may be anybody; a known one must be of a kind that fits.
fn may_be(party: Option<Party>, kinds: &[EntityKind], model: &Model) -> bool {
    party.is_some_and(|it| {
        it.entity
            .is_none_or(|it| kinds.is_empty() || kinds.contains(&model.entity(it).kind))
    })
}

fn has_exclusive_role(fact: &Fact) -> bool {
    fact.qualifiers.iter().any(|it| {
        it.key == "role"
            && matches!(&it.value, Object::Text(role) if role.to_lowercase().contains("exclusive"))
    })
}

/// Whether subject and object (or subject and the party between them) have changed places. The figure, or the words that
/// the pattern shares with the fact, must prove that this fact is meant.
fn is_swapped(claim: &Claim, fact: &Fact, relation: &Relation, scene: &Scene<'_>) -> bool {
    let model = scene.model;
    let figure = claim.figure.and_then(|it| scene.figures.get(it as usize));
    let proven = match (figure, &fact.value) {
        (Some(figure), Some(value)) => {
            matches!(
                compare(figure, value),
                Some(FigureComparison::Agrees | FigureComparison::OtherBound { .. })
            )
        }
        (None, None) => {
            fact.qualifiers.iter().any(|it| it.key == "role") && relation.id == "labelled_as"
        }
        _ => false,
    };
    let Some(Object::Entity(object)) = fact.object else {
        return false;
    };
    let around =
        fills(claim.subject, Some(object), model) && fills(claim.object, Some(fact.subject), model);
    let via = fact
        .qualifiers
        .iter()
        .find(|it| it.key == "via")
        .map(|it| &it.value);
    let between = match via {
        Some(Object::Entity(via)) => {
            fills(claim.object, Some(object), model)
                && fills(claim.subject, Some(*via), model)
                && fills(claim.with, Some(fact.subject), model)
        }
        _ => false,
    };
    let is_thing = |party: Option<Party>| {
        party
            .and_then(|it| it.entity)
            .is_some_and(|it| model.entity(it).kind == EntityKind::Product)
    };
    proven && !is_thing(claim.subject) && (around || between)
}

fn comparison(claim: &Claim, found: &Match, fact: &Fact, scene: &Scene<'_>) -> Comparison {
    // What is disputed is never called wrong.
    if claim.polarity != Polarity::Asserted || fact.status == Status::Disputed {
        return Comparison::default();
    }
    let figure = claim.figure.and_then(|it| scene.figures.get(it as usize));
    let compared = figure
        .zip(fact.value.as_ref())
        .and_then(|(figure, value)| compare_as(figure, found.flags.ceiling, value));
    let same_amount = matches!(
        compared,
        Some(FigureComparison::Agrees | FigureComparison::OtherBound { .. })
    );
    let time = time_of(claim, fact, scene);
    let date = compare_date(time, found, same_amount, claim, scene);
    let other_time = time.is_some_and(|it| !it.overlaps) && !(same_amount && found.flags.dated);
    let comparable = !claim.partial && !tells_parts(claim, fact, scene);
    Comparison {
        figure: compared.filter(|it| {
            *it == FigureComparison::Agrees
                || (comparable && !is_other_deal(claim, found, time, other_time))
        }),
        date: date.filter(|_| !claim.partial),
        status: compare_status(claim, found, fact),
        party: None,
    }
}

/// How a figure compares with a fact's value; as the most that it can be, where the words around it say so.
fn compare_as(figure: &Figure, is_ceiling: bool, value: &Quantity) -> Option<FigureComparison> {
    if is_ceiling && figure.bound == Bound::Exact {
        let bound = Bound::UpTo;
        return compare(
            &Figure {
                bound,
                ..figure.clone()
            },
            value,
        );
    }
    compare(figure, value)
}

/// Whether the claim's own date says that another deal, or a part of this one, is meant.
fn is_other_deal(claim: &Claim, found: &Match, time: Option<Time>, other_time: bool) -> bool {
    match claim.tense {
        // "will invest $10 billion in 2027": the date is that of a part, unless it is the day of the news.
        Tense::Planned => time.is_some_and(|it| it.is_to_come && !it.is_fine),
        _ => other_time && (found.flags.dated || claim.tense == Tense::Done),
    }
}

/// Whether another figure of the sentence is the fact's, or makes it up together with the claim's: then the claim's is a part.
fn tells_parts(claim: &Claim, fact: &Fact, scene: &Scene<'_>) -> bool {
    let (Some(own), Some(value)) = (claim.figure, &fact.value) else {
        return false;
    };
    let (first, end) = scene.in_sentence;
    let own_amount = scene
        .figures
        .get(own as usize)
        .and_then(Figure::amount)
        .and_then(|it| it.extent.value());
    (first..end)
        .filter(|&it| it != own as usize)
        .filter_map(|it| scene.figures.get(it))
        .any(|other| {
            let whole = compare(other, value) == Some(FigureComparison::Agrees);
            let sum = own_amount
                .zip(other.amount().and_then(|it| it.extent.value()))
                .and_then(|(a, b)| a.checked_add(b));
            let adds_up = other.amount().is_some_and(|it| it.unit == value.unit)
                && sum.is_some()
                && sum == value.extent.value();
            whole || adds_up
        })
}

/// A claim's date beside the fact's.
#[derive(Clone, Copy)]
struct Time {
    overlaps: bool,
    /// Whether it lies after the draft's day.
    is_to_come: bool,
    /// Days between the two periods.
    gap: i32,
    /// Whether it is the same month of the year before or after.
    same_month: bool,
    /// Whether month and year are written out.
    is_explicit: bool,
    /// Whether it is a day or a week.
    is_fine: bool,
}

fn time_of(claim: &Claim, fact: &Fact, scene: &Scene<'_>) -> Option<Time> {
    let temporal = scene.figures.get(claim.date? as usize)?.temporal()?;
    let resolved = temporal.resolve(scene.context.date);
    let period = resolved.period?;
    let known = fact.announced.or(fact.valid_from)?.period()?;
    let months = |it: Period| (i32::from(it.first.year()), i32::from(it.first.month()));
    let ((year, month), (known_year, known_month)) = (months(period), months(known));
    Some(Time {
        overlaps: period.overlaps(known),
        is_to_come: scene.context.date.is_some_and(|now| period.last > now.day),
        gap: gap(period, known),
        same_month: resolved.precision <= Some(Precision::Month)
            && month == known_month
            && (year - known_year).abs() == 1,
        is_explicit: !temporal.needs_date(),
        is_fine: resolved.precision < Some(Precision::Month),
    })
}

/// The days between two periods; 0 where they meet.
fn gap(one: Period, other: Period) -> i32 {
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| {
        from.until(to).map_or(i32::MAX, |it| it.get_days())
    };
    if one.overlaps(other) {
        0
    } else if one.last < other.first {
        days(one.last, other.first)
    } else {
        days(other.last, one.first)
    }
}

/// Two months: a reporter who errs on a date errs by one or two months, or by a whole year; further off it is another event.
const NEAR: i32 = 62;
/// Even "its contract" of more than a year earlier may be another one.
const FAR: i32 = 400;
/// The model often knows only the month; a day or a week soon after it may well be a follow-up.
const UNSURE: i32 = 45;

/// Whether the date belongs to the fact's event, and fits.
fn compare_date(
    time: Option<Time>,
    found: &Match,
    same_amount: bool,
    claim: &Claim,
    scene: &Scene<'_>,
) -> Option<DateComparison> {
    // "announced in January that it would invest": the date is that of the announcement.
    let announced =
        found.captures.verb.is_some_and(|it| it.attributed) && claim.tense == Tense::Planned;
    let time = time.filter(|_| found.flags.dated || announced)?;
    if time.overlaps {
        return Some(DateComparison::Agrees);
    }
    if (claim.tense == Tense::Planned && !announced)
        || (claim.figure.is_some() && !same_amount)
        || (time.is_fine && time.gap < UNSURE && !time.is_explicit)
    {
        return None;
    }
    let one_event = found.flags.once || scene.definite || same_amount;
    let slip = time.is_explicit && (time.gap <= NEAR || time.same_month);
    (slip || (one_event && time.gap <= FAR)).then_some(DateComparison::Differs)
}

fn compare_status(claim: &Claim, found: &Match, fact: &Fact) -> Option<StatusComparison> {
    if found.flags.timeless || claim.partial {
        return None;
    }
    match (fact.status, claim.tense) {
        (Status::Planned, Tense::Done) => Some(StatusComparison::PlannedToldAsDone),
        (Status::Current, Tense::Planned) => Some(StatusComparison::DoneToldAsPlanned),
        _ => None,
    }
}

//! `wrong-party`: an exclusive relation given to another, or the roles of a fact swapped.

use crate::check::context::ParagraphView;
use crate::check::evidence::{against_fact, is_quoted};
use crate::check::finding::{Finding, Fix, Severity};
use crate::check::rule::{Check, Rule};
use crate::model::{EntityIdx, Fact, FactIdx, Object};
use crate::recognize::{Claim, Party, PartyComparison};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "wrong-party",
    summary: "A product, a unit or a role given to the wrong party",
    doc: "\
A product has one maker, a unit one parent, an exclusive distributor no second: a sentence that gives one of them to \
somebody else is wrong. So is one in which the parties of a fact have changed places. “Microsoft's Claude integration”, \
“Monday's ChatGPT outage” and “Palantir's use of Claude” give nothing to anybody and are left alone.

Wrong:

> OpenAI, the maker of Claude, declined to comment.

Right:

> Anthropic, the maker of Claude, declined to comment.

May be wrong: after a sale or a spin-off that the model does not know yet.",
    severity: Severity::Error,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let (Some(fact), Some(party)) = (claim.fact, claim.comparison.party) else {
            continue;
        };
        let Some((at, fault)) = place(view, claim, party) else {
            continue;
        };
        let mut finding = against_fact(&RULE, view, claim, fact, at, &fault);
        if !is_quoted(view, claim) {
            finding.fixes = fixes(view, claim, fact, party);
        }
        findings.push(finding);
    }
}

/// Where the finding stands, and what is wrong there.
fn place(
    view: &ParagraphView<'_>,
    claim: &Claim,
    party: PartyComparison,
) -> Option<(Span, String)> {
    let (wrong, other) = match party {
        PartyComparison::WrongObject => (claim.object?, claim.subject),
        PartyComparison::WrongSubject | PartyComparison::Swapped => (claim.subject?, claim.object),
    };
    let name = wrong.span.slice(view.prose());
    let label = &view.model.relation(claim.relation).label;
    Some(match (party, other) {
        (PartyComparison::Swapped, _) => {
            // The finding stands on the subject of the sentence, whichever role that has.
            let parties = [claim.subject, claim.object, claim.with];
            let first = parties.into_iter().flatten().map(|it| it.span).min()?;
            (first, "The parties have changed places".to_owned())
        }
        (_, Some(other)) if claim.phrase => {
            let at = wrong.span.cover(other.span);
            (
                at,
                format!("“{}” names the wrong party", at.slice(view.prose())),
            )
        }
        (PartyComparison::WrongObject, _) => (
            wrong.span,
            format!("“{name}” is not the one to whom “{label}” applies"),
        ),
        _ => (
            wrong.span,
            format!("“{name}” is not the one who {label} this"),
        ),
    })
}

/// Both ends of the claim may be the wrong one, so both are offered where the model knows the other half.
fn fixes(
    view: &ParagraphView<'_>,
    claim: &Claim,
    fact: FactIdx,
    party: PartyComparison,
) -> Vec<Fix<Span>> {
    let fact = view.model.fact(fact);
    let name = |entity: EntityIdx| view.model.entity(entity).name().to_owned();
    let object = match fact.object {
        Some(Object::Entity(object)) => Some(object),
        _ => None,
    };
    match party {
        PartyComparison::WrongSubject => {
            let other = claim
                .subject
                .and_then(|it| it.entity)
                .and_then(|it| only_object(view, fact, it));
            let own = claim.subject.map(|it| fix(it, name(fact.subject)));
            let product = claim
                .object
                .zip(other)
                .map(|(it, other)| fix(it, name(other)));
            own.into_iter().chain(product).collect()
        }
        PartyComparison::WrongObject => claim
            .object
            .zip(object)
            .map(|(it, object)| fix(it, name(object)))
            .into_iter()
            .collect(),
        PartyComparison::Swapped => swap(claim, fact, view).into_iter().collect(),
    }
}

/// The one thing that the model gives to `subject` in the relation of `fact`.
fn only_object(view: &ParagraphView<'_>, fact: &Fact, subject: EntityIdx) -> Option<EntityIdx> {
    let objects = view.model.facts_of(subject).filter_map(|it| {
        let other = view.model.fact(it);
        match other.object {
            Some(Object::Entity(object))
                if other.relation == fact.relation && other.subject == subject =>
            {
                Some(object)
            }
            _ => None,
        }
    });
    let mut objects = objects.take(2);
    objects.next().filter(|_| objects.next().is_none())
}

fn fix(party: Party, name: String) -> Fix<Span> {
    Fix {
        title: format!("Change to “{name}”"),
        edits: vec![(party.span, name)],
        safe: false,
    }
}

fn swap(claim: &Claim, fact: &Fact, view: &ParagraphView<'_>) -> Option<Fix<Span>> {
    let is_object = |party: &Party| {
        let entity = party.entity.map(Object::Entity);
        entity.is_some() && entity == fact.object
    };
    // Where the object stands in its place, the subject has changed places with the party between the two.
    let other = claim.object.filter(|it| !is_object(it)).or(claim.with);
    let (subject, object) = (claim.subject?, other?);
    let text = |party: Party| party.span.slice(view.prose()).to_owned();
    Some(Fix {
        title: format!("Change places: “{}” and “{}”", text(object), text(subject)),
        edits: vec![(subject.span, text(object)), (object.span, text(subject))],
        safe: false,
    })
}

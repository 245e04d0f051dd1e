//! A name under the cursor: who or what it is, its other names, its facts, and whether the draft uses the name well.

use super::fact;
use crate::ide::Analysis;
use crate::ide::declaration::full_reference;
use crate::ide::markup::{Markup, Piece, soft, strong, text};
use crate::ide::spot::Spot;
use crate::model::{
    Entity, EntityIdx, EntityKind, Fact, FactIdx, Model, Name, NameForm, Object, Status,
};
use crate::recognize::NameMention;
use crate::text::PositionEncoding;

pub(super) fn describe(
    analysis: &Analysis,
    spot: Spot<'_>,
    mention: &NameMention,
    markup: &mut Markup,
) {
    let model = &analysis.inputs.model;
    let entity = model.entity(mention.entity);
    markup.paragraph([
        strong(entity.name()),
        soft(format!(" · {}", kind(entity.kind))),
    ]);
    if !entity.description.is_empty() {
        markup.paragraph([text(entity.description.clone())]);
    }
    if !analysis.context.counts(mention) {
        return markup.paragraph([text(out_of_company(analysis, entity, mention))]);
    }
    other_names(entity, markup);
    if let Some(advice) = advice(analysis, entity, mention) {
        markup.paragraph([text(advice)]);
    }
    fact::list(model, &by_relevance(analysis, spot, mention.entity), markup);
}

/// What is known of an entity, whoever asks: its name and kind, its other names, its facts.
pub(super) fn describe_known(model: &Model, idx: EntityIdx, markup: &mut Markup) {
    let entity = model.entity(idx);
    markup.paragraph([
        strong(entity.name()),
        soft(format!(" · {}", kind(entity.kind))),
    ]);
    if !entity.description.is_empty() {
        markup.paragraph([text(entity.description.clone())]);
    }
    other_names(entity, markup);
    let facts: Vec<FactIdx> = model.facts_of(idx).collect();
    fact::list(model, &facts, markup);
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Company => "company",
        EntityKind::PublicBody => "public body",
        EntityKind::Publisher => "publisher",
        EntityKind::Person => "person",
        EntityKind::Product => "product",
        EntityKind::Place => "place",
        EntityKind::Event => "event",
    }
}

fn other_names(entity: &Entity, markup: &mut Markup) {
    let mut pieces: Vec<Piece> = Vec::new();
    for name in entity.names.iter().skip(1) {
        let Some(label) = label(name) else { continue };
        pieces.push(text(if pieces.is_empty() { "Also: " } else { ", " }));
        pieces.push(text(name.text.clone()));
        if !label.is_empty() {
            pieces.push(soft(format!(" ({label})")));
        }
    }
    markup.paragraph(pieces);
}

/// How a name behaves, in a word; `None` for spellings that nobody should use.
fn label(name: &Name) -> Option<String> {
    Some(match name.form {
        NameForm::Misspelt | NameForm::Variant => return None,
        NameForm::Name | NameForm::Alias => String::new(),
        NameForm::Abbreviation => "abbreviation".into(),
        NameForm::Legal => "legal name".into(),
        NameForm::Short => "short".into(),
        NameForm::Metonym => "metonym".into(),
        NameForm::Weak => "only in context".into(),
        NameForm::Former => name
            .until
            .map_or("former".into(), |until| format!("until {until}")),
    })
}

/// Why a weak name is not taken for its entity here. The facts would only mislead.
fn out_of_company(analysis: &Analysis, entity: &Entity, mention: &NameMention) -> String {
    let needs: Vec<&str> = entity
        .needs
        .iter()
        .map(|&need| analysis.inputs.model.entity(need).name())
        .collect();
    let company = if needs.is_empty() {
        "its company".to_string()
    } else {
        needs.join(" or ")
    };
    let written = entity
        .names
        .get(mention.name as usize)
        .map_or(entity.name(), |name| name.text.as_str());
    format!(
        "“{written}” is a common word: it is taken for {} only near {company}.",
        entity.name()
    )
}

/// What a copy editor would say of the form that the draft uses.
fn advice(analysis: &Analysis, entity: &Entity, mention: &NameMention) -> Option<String> {
    match mention.form {
        NameForm::Misspelt | NameForm::Variant => {
            Some(format!("The name is spelt {}.", entity.name()))
        }
        NameForm::Former => Some(format!("A former name; it is {} now.", entity.name())),
        NameForm::Abbreviation => {
            let place = full_reference(analysis, mention.entity).map_or(String::new(), |span| {
                let line = analysis
                    .text
                    .line_col(span.start, PositionEncoding::Utf8)
                    .line;
                format!(", written out in line {}", line + 1)
            });
            Some(format!("Short for {}{place}.", entity.name()))
        }
        _ => None,
    }
}

/// The entity's facts: those about others in this paragraph first, then others in the draft; what still holds before
/// what does not; the latest first.
fn by_relevance(analysis: &Analysis, spot: Spot<'_>, entity: EntityIdx) -> Vec<FactIdx> {
    let model = &analysis.inputs.model;
    let near: Vec<EntityIdx> = spot
        .results
        .paragraph
        .names
        .iter()
        .map(|name| name.entity)
        .collect();
    let mut facts: Vec<FactIdx> = model.facts_of(entity).collect();
    facts.sort_by_cached_key(|&idx| {
        let fact = model.fact(idx);
        let others = parties(fact).filter(|party| *party != entity);
        let closeness = others
            .map(|party| match () {
                () if near.contains(&party) => 0,
                () if analysis.context.mentions(party) => 1,
                () => 2,
            })
            .min();
        let stands = matches!(fact.status, Status::Superseded | Status::Retracted);
        (
            stands,
            closeness.unwrap_or(2),
            std::cmp::Reverse(fact.announced),
            idx,
        )
    });
    facts
}

/// The entities that a fact is about.
fn parties(fact: &Fact) -> impl Iterator<Item = EntityIdx> + '_ {
    let objects = fact
        .object
        .iter()
        .chain(fact.qualifiers.iter().map(|it| &it.value));
    let named = objects.filter_map(|object| match object {
        Object::Entity(entity) => Some(*entity),
        Object::Text(_) => None,
    });
    std::iter::once(fact.subject).chain(named)
}

//! The fact sheet of a draft: its figures and what stands behind them, who is in it, and how these are related.

use rustc_hash::FxHashMap;

use super::analysis::Analysis;
use super::ledger::{LedgerCounts, LedgerEntry, ledger};
use super::model_file::{ModelPlace, place};
use super::usages::names;
use crate::model::{Entity, EntityIdx, Fact, FactIdx, Object, Status};
use crate::text::Span;

/// The fact sheet of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSheet<'a> {
    /// The day from which the draft speaks, as `YYYY-MM-DD`; `None` where nothing says it.
    pub date: Option<String>,
    /// Its figures, in reading order.
    pub figures: Vec<LedgerEntry<'a>>,
    /// How many of them stand how.
    pub counts: LedgerCounts,
    /// Who and what is in it, by first mention.
    pub entities: Vec<EntityEntry<'a>>,
    /// The facts of the model that relate two of these, in the order of the model.
    pub relations: Vec<RelationEntry<'a>>,
}

/// Somebody or something in a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityEntry<'a> {
    /// Who or what it is.
    pub entity: &'a Entity,
    /// Where the draft mentions it, in reading order: bytes of the draft. Never empty.
    pub mentions: Vec<Span>,
    /// Where the model says so; `None` where its file is not known.
    pub place: Option<ModelPlace>,
}

/// A fact of the model between two entities of a draft, whether or not the draft states it.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationEntry<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// Of whom it speaks.
    pub subject: &'a Entity,
    /// How it reads from subject to object: "invests in".
    pub label: &'a str,
    /// With whom or what.
    pub object: &'a Entity,
}

/// The fact sheet of a draft.
pub fn fact_sheet(analysis: &Analysis) -> FactSheet<'_> {
    let figures = ledger(analysis);
    FactSheet {
        date: analysis.context.date.map(|it| it.day.to_string()),
        counts: figures.iter().map(|it| it.state).collect(),
        figures,
        entities: entities(analysis),
        relations: relations(analysis),
    }
}

fn entities(analysis: &Analysis) -> Vec<EntityEntry<'_>> {
    let mut mentions: FxHashMap<EntityIdx, Vec<Span>> = FxHashMap::default();
    for (entity, usage) in names(analysis) {
        mentions.entry(entity).or_default().push(usage.span);
    }
    let model = &analysis.inputs.model;
    let mut found: Vec<EntityEntry<'_>> = mentions
        .into_iter()
        .map(|(idx, mentions)| {
            let entity = model.entity(idx);
            EntityEntry {
                entity,
                mentions,
                place: place(model, entity.declared.file, entity.declared.focus),
            }
        })
        .collect();
    found.sort_by_key(|it| it.mentions.first().copied());
    found
}

fn relations(analysis: &Analysis) -> Vec<RelationEntry<'_>> {
    let model = &analysis.inputs.model;
    let present = analysis.context.present.iter();
    let mut facts: Vec<FactIdx> = present.flat_map(|it| model.facts_of(*it)).collect();
    facts.sort_unstable();
    facts.dedup();
    let related = |idx: FactIdx| {
        let fact = model.fact(idx);
        let Some(Object::Entity(object)) = fact.object else {
            return None;
        };
        let both = [fact.subject, object];
        let stands = fact.status != Status::Retracted;
        let is_here = stands && both.iter().all(|it| analysis.context.mentions(*it));
        is_here.then(|| RelationEntry {
            fact,
            subject: model.entity(fact.subject),
            label: &model.relation(fact.relation).label,
            object: model.entity(object),
        })
    };
    facts.into_iter().filter_map(related).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::expect;

    #[test]
    fn figures_people_and_what_binds_them() {
        let text = "# Northgate grows\n\nBrightwater will invest $9 million in Northgate, maker of nothing. Amazon watched.\n\nNorthgate has 40 shops.\n";
        let analysis = fixture::with_funds(text);
        let sheet = fact_sheet(&analysis);
        let mut drawn = format!(
            "{} · {}\n",
            sheet.date.unwrap_or_default(),
            sheet.counts.in_words()
        );
        for entity in &sheet.entities {
            let place = entity
                .place
                .as_ref()
                .map_or("", |it| it.span.slice(&it.text));
            drawn += &format!(
                "{} × {} ({place})\n",
                entity.entity.id,
                entity.mentions.len()
            );
        }
        for relation in &sheet.relations {
            let [subject, object] = [relation.subject, relation.object].map(Entity::name);
            drawn += &format!(
                "{}: {subject} {} {object}\n",
                relation.fact.id, relation.label
            );
        }
        expect![[r#"
            2026-03-18 · 2 figures: 1 sourced, 1 unsourced
            northgate × 3 (Northgate)
            brightwater × 1 (Brightwater Rail)
            amazon × 1 (Amazon)
            F1: Brightwater Rail invests in Northgate
            F2: Brightwater Rail invests in Northgate
            F3: Northgate invests in Brightwater Rail
        "#]]
        .assert_eq(&drawn);
    }

    #[test]
    fn an_empty_draft_has_an_empty_sheet() {
        let analysis = fixture::with_funds("");
        let sheet = fact_sheet(&analysis);
        assert!(
            sheet.figures.is_empty() && sheet.entities.is_empty() && sheet.relations.is_empty()
        );
    }
}

//! The fact sheet of a draft as JSON, in the form that `docs/editors.md` gives.

use serde_json::{Map, Value, json};
use tower_lsp::lsp_types::Location;

use super::snapshot::Snapshot;
use super::to_proto;
use crate::ide::{
    self, Analysis, EntityEntry, Fact, FigureState, LedgerCounts, LedgerEntry, Model, ModelPlace,
    RelationEntry, Source,
};
use crate::text::{PositionEncoding, Span};

/// The fact sheet of an analysed snapshot. `place` finds where the client can open a place of a model file.
pub(crate) fn json(
    snapshot: &Snapshot,
    analysis: &Analysis,
    place: impl Fn(&ModelPlace) -> Option<Location>,
    encoding: PositionEncoding,
) -> Value {
    let sheet = ide::fact_sheet(analysis);
    let writer = Writer {
        snapshot,
        model: &analysis.inputs.model,
        place,
        encoding,
    };
    let figures: Vec<Value> = sheet.figures.iter().map(|it| writer.figure(it)).collect();
    let entities: Vec<Value> = sheet.entities.iter().map(|it| writer.entity(it)).collect();
    let relations = sheet.relations.iter();
    let relations: Vec<Value> = relations.map(|it| writer.relation(it)).collect();
    json!({
        "uri": &*snapshot.uri,
        "version": snapshot.version,
        "date": sheet.date,
        "summary": sheet.counts.in_words(),
        "counts": counts(sheet.counts),
        "figures": figures,
        "entities": entities,
        "relations": relations,
    })
}

/// The number of figures in each state, and of all.
pub(crate) fn counts(counts: LedgerCounts) -> Value {
    let states = FigureState::ALL.into_iter();
    let mut members: Map<String, Value> = states
        .map(|it| (it.word().to_owned(), counts.of(it).into()))
        .collect();
    members.insert("total".into(), counts.total().into());
    Value::Object(members)
}

struct Writer<'a, P> {
    snapshot: &'a Snapshot,
    model: &'a Model,
    place: P,
    encoding: PositionEncoding,
}

impl<P: Fn(&ModelPlace) -> Option<Location>> Writer<'_, P> {
    fn range(&self, span: Span) -> Value {
        json!(to_proto::range(&self.snapshot.text, span, self.encoding))
    }

    fn figure(&self, entry: &LedgerEntry<'_>) -> Value {
        let findings: Vec<Value> = entry
            .findings
            .iter()
            .map(|it| {
                json!({
                    "range": self.range(it.at),
                    "code": it.rule.code,
                    "severity": it.severity.word(),
                    "message": it.message,
                })
            })
            .collect();
        json!({
            "range": self.range(entry.span),
            "text": self.snapshot.text.slice(entry.span),
            "kind": entry.kind.word(),
            "value": entry.value,
            "bound": entry.bound.word(),
            "state": entry.state.word(),
            "fact": entry.fact.map(|it| self.fact(it)),
            "findings": findings,
        })
    }

    fn fact(&self, fact: &Fact) -> Value {
        let sources = fact.evidence.iter().map(|it| self.model.source(it.source));
        let sources: Vec<Value> = sources.map(source).collect();
        let place = ide::record_in_model(self.model, &ide::Subject::Fact(fact.id.clone()));
        json!({
            "id": fact.id,
            "statement": fact.statement,
            "status": fact.status.word(),
            "announced": fact.announced.map(|it| it.in_words()),
            "sources": sources,
            "location": place.as_ref().and_then(&self.place),
        })
    }

    fn entity(&self, entry: &EntityEntry<'_>) -> Value {
        let mentions: Vec<Value> = entry.mentions.iter().map(|it| self.range(*it)).collect();
        json!({
            "id": entry.entity.id,
            "kind": entry.entity.kind.word(),
            "name": entry.entity.name(),
            "description": entry.entity.description,
            "mentions": mentions,
            "location": entry.place.as_ref().and_then(&self.place),
        })
    }

    fn relation(&self, entry: &RelationEntry<'_>) -> Value {
        json!({
            "subject": entry.subject.id,
            "label": entry.label,
            "object": entry.object.id,
            "fact": self.fact(entry.fact),
        })
    }
}

fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "citation": source.citation(),
        "kind": source.kind,
        "tier": source.tier,
        "url": source.url,
    })
}

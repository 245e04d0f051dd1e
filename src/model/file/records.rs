//! The records of a model file as they stand there: what they name are words still.

use super::super::calendar::PartialDate;
use super::super::entity::Entity;
use super::super::fact::Status;
use super::super::quantity::Quantity;
use super::super::reader::Located;
use super::super::relation::Relation;
use super::super::source::Source;
use crate::text::Span;

/// A source with the ids that it refers to.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct SourceRecord {
    pub(in super::super) id: Located,
    pub(in super::super) source: Source,
    pub(in super::super) derived_from: Vec<Located>,
}

/// An entity with the ids that it refers to.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct EntityRecord {
    pub(in super::super) id: Located,
    pub(in super::super) entity: Entity,
    pub(in super::super) needs: Vec<Located>,
    /// Where the identifiers stand that have check digits, beside `entity.ids`.
    pub(in super::super) id_spans: Vec<Span>,
}

/// A relation; it refers to nothing.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct RelationRecord {
    pub(in super::super) id: Located,
    pub(in super::super) relation: Relation,
}

/// An entity's id, or words.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Party {
    Id(Located),
    Words(String),
}

/// A fact in terms of ids.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct FactRecord {
    pub(in super::super) id: Located,
    pub(in super::super) full: Span,
    pub(in super::super) subject: Located,
    pub(in super::super) relation: Located,
    pub(in super::super) object: Option<Party>,
    pub(in super::super) value: Option<Quantity>,
    pub(in super::super) value_span: Span,
    pub(in super::super) statement: String,
    pub(in super::super) qualifiers: Vec<(&'static str, Party)>,
    pub(in super::super) valid_from: Option<PartialDate>,
    pub(in super::super) valid_to: Option<PartialDate>,
    pub(in super::super) valid_span: Span,
    pub(in super::super) announced: Option<PartialDate>,
    pub(in super::super) status: Status,
    pub(in super::super) attributed_to: Option<Party>,
    pub(in super::super) supersedes: Vec<Located>,
    pub(in super::super) disputes: Vec<Located>,
    pub(in super::super) part_of: Option<Located>,
    pub(in super::super) evidence: Vec<EvidenceRecord>,
}

/// Evidence in terms of ids.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct EvidenceRecord {
    pub(in super::super) source: Located,
    pub(in super::super) quote: Option<String>,
    pub(in super::super) at: Option<Span>,
    pub(in super::super) quote_span: Span,
    pub(in super::super) at_span: Span,
}

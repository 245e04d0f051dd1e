//! A fact: one sourced statement, with its figure, its time and its standing.

use super::calendar::PartialDate;
use super::declared::{Declared, ModelFileIdx};
use super::entity::EntityIdx;
use super::quantity::Quantity;
use super::relation::RelationIdx;
use super::source::SourceIdx;
use crate::text::Span;

/// The number of a fact in its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactIdx(pub u32);

/// How a fact stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// It holds, or it happened.
    #[default]
    Current,
    /// It was announced and is to come.
    Planned,
    /// It depends on something.
    Conditional,
    /// A later fact replaced it.
    Superseded,
    /// It is disputed.
    Disputed,
    /// Its source took it back.
    Retracted,
}

impl Status {
    /// The word of model files: `current`, `planned`, and so on.
    pub fn word(self) -> &'static str {
        match self {
            Status::Current => "current",
            Status::Planned => "planned",
            Status::Conditional => "conditional",
            Status::Superseded => "superseded",
            Status::Disputed => "disputed",
            Status::Retracted => "retracted",
        }
    }
}

/// What a fact's subject stands in relation to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// An entity of the model.
    Entity(EntityIdx),
    /// Words, where no entity is meant: a title, a label.
    Text(String),
}

/// A further party or condition of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// `via`, `for`, `scope`, `role` or `with`.
    pub key: String,
    /// What it says.
    pub value: Object,
}

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The source.
    pub source: SourceIdx,
    /// The words that say it, as they stand in the source.
    pub quote: Option<String>,
    /// Where the quote stands: bytes of the source's text.
    pub at: Option<Span>,
    /// Where the model file writes the quote, without its quotation marks: bytes of `file`.
    pub quote_span: Span,
    /// Where the model file writes `at`: bytes of `file`.
    pub at_span: Span,
    /// The model file.
    pub file: ModelFileIdx,
}

/// One sourced statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The id that other facts and findings refer to, unique in the model.
    pub id: String,
    /// Of whom it speaks.
    pub subject: EntityIdx,
    /// What it says of the subject.
    pub relation: RelationIdx,
    /// With whom or what.
    pub object: Option<Object>,
    /// Its figure.
    pub value: Option<Quantity>,
    /// One sentence for people.
    pub statement: String,
    /// Further parties and conditions.
    pub qualifiers: Vec<Qualifier>,
    /// From when it is true.
    pub valid_from: Option<PartialDate>,
    /// Until when it is true.
    pub valid_to: Option<PartialDate>,
    /// When it was announced or happened.
    pub announced: Option<PartialDate>,
    /// How it stands.
    pub status: Status,
    /// To whom the statement is attributed.
    pub attributed_to: Option<Object>,
    /// The older facts that it replaces.
    pub supersedes: Vec<FactIdx>,
    /// The facts that say otherwise.
    pub disputes: Vec<FactIdx>,
    /// The fact of which it is a part; parts add up.
    pub part_of: Option<FactIdx>,
    /// Where it was read.
    pub evidence: Vec<Evidence>,
    /// Where it stands in its model file.
    pub declared: Declared,
}

//! A claim: what a sentence states of a relation of the model, and how it compares with the fact that it restates.

use rust_decimal::Decimal;

use super::pattern::{Polarity, Tense};
use crate::model::{Bound, EntityIdx, FactIdx, RelationIdx};
use crate::text::Span;

/// A party of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// Who it is; `None` for a name that the model does not know.
    pub entity: Option<EntityIdx>,
    /// Its name, or the words that stand for it ("the company", "its"): bytes of the prose.
    pub span: Span,
}

/// A statement of a sentence that a relation's pattern matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is stated.
    pub relation: RelationIdx,
    /// Of whom.
    pub subject: Option<Party>,
    /// With whom or what.
    pub object: Option<Party>,
    /// Through or together with whom.
    pub with: Option<Party>,
    /// The figure it states: an index into [`super::Paragraph::figures`].
    pub figure: Option<u32>,
    /// The date it states: an index into [`super::Paragraph::figures`].
    pub date: Option<u32>,
    /// When it says that its matter is.
    pub tense: Tense,
    /// How firmly it is stated.
    pub polarity: Polarity,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether its sentence says who speaks.
    pub attributed: bool,
    /// Whether words near its figure say that it is a part, a total or another round, so that it compares with no fact.
    pub partial: bool,
    /// Whether the parties stand as one phrase ("OpenAI's Claude"), which is then faulty as a whole.
    pub phrase: bool,
    /// The claim from its verb on: bytes of the prose.
    pub span: Span,
    /// All of it, from its first to its last word: bytes of the prose.
    pub whole: Span,
    /// All facts that fit, in file order.
    pub facts: Vec<FactIdx>,
    /// The fact that it restates or contradicts, where exactly one fits.
    pub fact: Option<FactIdx>,
    /// How it compares with that fact.
    pub comparison: Comparison,
}

/// How a claim compares with its fact; `None` where that is not to be told, or there is nothing to compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Its figure.
    pub figure: Option<FigureComparison>,
    /// Its date: whether it fits.
    pub date: Option<DateComparison>,
    /// Its tense, where that does not fit the fact's status.
    pub status: Option<StatusComparison>,
    /// Its parties, where they are not those of the fact.
    pub party: Option<PartyComparison>,
}

/// How a claim's figure compares with the fact's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureComparison {
    /// The same, or not to be told apart by rounding and bounds.
    Agrees,
    /// The same amount under another bound.
    OtherBound {
        /// The draft's.
        draft: Bound,
        /// The fact's.
        model: Bound,
        /// Whether it merely says less than is known; otherwise it says something else.
        harmless: bool,
    },
    /// The same number in a unit that measures something else: 2 GWh for 2 GW.
    OtherUnit,
    /// Another amount.
    OtherAmount {
        /// The draft's amount divided by the fact's; `None` where the fact's is zero.
        ratio: Option<Decimal>,
    },
}

/// How a claim's date compares with the fact's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateComparison {
    /// The two have days in common.
    Agrees,
    /// They have none.
    Differs,
}

/// How a claim's tense differs from the fact's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusComparison {
    /// What is planned is told as done.
    PlannedToldAsDone,
    /// What is done is told as planned.
    DoneToldAsPlanned,
}

/// How a claim's parties differ from the fact's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyComparison {
    /// The subject of an exclusive relation is another.
    WrongSubject,
    /// The object of an exclusive relation is another.
    WrongObject,
    /// Subject and object have changed places.
    Swapped,
}

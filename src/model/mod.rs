//! What the desk holds to be true: entities, facts, sources and relations, and the names that lead to them.
//!
//! A model is immutable once built and shared by every analysis. Model files are data: nothing in them is run or fetched.
//! This layer never sees a draft.

mod calendar;
mod entity;
mod fact;
mod gazetteer;
mod index;
mod quantity;
mod relation;
mod source;
mod unit;

pub use calendar::{PartialDate, Period};
pub use entity::{Entity, EntityIdx, EntityKind, Name, NameForm};
pub use fact::{Evidence, Fact, FactIdx, Object, Qualifier, Status};
pub use gazetteer::{Gazetteer, NameHit};
pub use index::{Declared, Model, ModelFile, ModelFileIdx};
pub use quantity::{Bound, Extent, Quantity};
pub use relation::{Exclusive, PatternSource, Relation, RelationIdx};
pub use source::{Source, SourceIdx};
pub use unit::{Dimension, Unit};

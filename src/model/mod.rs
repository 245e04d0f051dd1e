//! What the desk holds to be true: entities, facts, sources and relations, and the names that lead to them.
//!
//! A model is immutable once built and shared by every analysis. Model files are data: nothing in them is run or fetched.
//! This layer never sees a draft.

mod calendar;
mod unit;

mod quantity;

mod declared;

mod entity;
mod fact;
mod relation;
mod source;

mod problem;

#[cfg(test)]
mod fixture;

mod json;
mod places;
mod reader;

mod file;
mod format;
mod layer;
#[cfg(test)]
mod schema;

mod starts;

mod fold;
mod pieces;

mod build;
mod checks;
mod circles;
mod clash;
mod fit;
mod gazetteer;
mod index;
mod links;
mod memo;
mod near;
mod quotes;
mod table;

mod compiled;
mod find;

pub use build::EMBEDDED;
pub use calendar::{Now, PartialDate, Period};
pub use compiled::{
    Bytes, CompileError, Compiled, CompiledLayer, Compiler, Left, NotCompiled, ParsedText,
    ShownRecord, Spool, Spools, Summary,
};
pub use declared::{Declared, ModelFile, ModelFileIdx};
pub use entity::{Entity, EntityIdx, EntityKind, Name, NameForm};
pub use fact::{Evidence, Fact, FactIdx, Object, Qualifier, Status};
pub use file::{ParsedFile, parse_model_file};
pub use find::NameHit;
pub use format::{Known as KnownField, MODEL_SCHEMA, field_doc, fields, words};
pub use gazetteer::Gazetteer;
pub use index::{Model, Reference, Target};
pub use layer::{Layer, LayerFile};
pub use memo::Memo;
pub use near::{NearName, NearNames, is_link, push_letters};
pub use places::{Place, Sort, place_at, strings};
pub use problem::{Problem, ProblemCode};
pub use quantity::{Bound, Extent, Quantity};
pub use quotes::{CitedSource, SourceText, cited_sources};
pub use reader::nearest;
pub use relation::{Exclusive, PatternSource, Relation, RelationIdx};
pub use source::{Source, SourceIdx, is_web_address};
pub use unit::{Dimension, Unit};

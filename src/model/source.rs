//! A source: where a fact was read.

use super::calendar::PartialDate;
use super::declared::Declared;

/// The number of a source in its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceIdx(pub u32);

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id that evidence refers to, unique in the model.
    pub id: String,
    /// What it is: filing, order, release, wire, article, interview.
    pub kind: String,
    /// 1 primary, 2 first-hand or wire, 3 rewrite.
    pub tier: u8,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it can be read; never fetched.
    pub url: Option<String>,
    /// The hash of its text, in hexadecimal.
    pub sha256: Option<String>,
    /// The sources it rests on itself.
    pub derived_from: Vec<SourceIdx>,
    /// Where it stands in its model file.
    pub declared: Declared,
}

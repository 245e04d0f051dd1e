//! What a compiled model holds, what was left out of it, and why one could not be compiled.

use std::fmt;
use std::io;

/// Why a record or a name was left out of a compiled model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Left {
    /// The record has a problem of its own.
    Faulty,
    /// Another record has its id; the first counts.
    DuplicateId,
    /// It names something that no record has as id.
    UnknownId,
    /// An id with a control character, or longer than 500 bytes.
    OddId,
    /// A name of two entities; it is no name of either.
    NameOfTwo,
    /// A name that is too long or holds control characters.
    OddName,
    /// Facts that replace one another or are part of one another, or sources that derive from one another, in a circle.
    Cycle,
}

impl Left {
    /// What is said of it in a summary.
    pub fn words(self) -> &'static str {
        match self {
            Left::Faulty => "problems in records",
            Left::DuplicateId => "records whose id another has already",
            Left::UnknownId => "ids that no record of these files has",
            Left::OddId => "records whose id is too long or holds control characters",
            Left::NameOfTwo => "names of two entities, which are a name of neither",
            Left::OddName => "names too long or with control characters",
            Left::Cycle => "links of facts or sources that lead back in a circle",
        }
    }
}

/// What a compiled model holds, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many entities.
    pub entities: u64,
    /// How many names, the spellings of each with and without its marks counted once.
    pub names: u64,
    /// How many facts.
    pub facts: u64,
    /// How many sources.
    pub sources: u64,
    /// The length of the file in bytes.
    pub size: u64,
    /// What the parts of the file are called, and how many bytes each has.
    pub parts: Vec<(&'static str, u64)>,
    /// What was left out, by reason: how many, and the first few by name.
    pub left: std::collections::BTreeMap<Left, (u64, Vec<String>)>,
}

impl Summary {
    /// How many examples are kept of each reason.
    const EXAMPLES: usize = 5;

    /// How many bytes a part of the file has.
    pub fn part(&self, name: &str) -> u64 {
        let part = self.parts.iter().find(|it| it.0 == name);
        part.map_or(0, |it| it.1)
    }

    pub(super) fn leave(&mut self, why: Left, what: impl FnOnce() -> String) {
        let (count, examples) = self.left.entry(why).or_default();
        *count += 1;
        if examples.len() < Summary::EXAMPLES {
            examples.push(what());
        }
    }
}

/// Why a model could not be compiled.
#[derive(Debug)]
pub enum CompileError {
    /// A file could not be read or written.
    Io(io::Error),
    /// More records of a kind than a file can number.
    TooMany,
    /// Two different ids have the same hash, which happens once in a trillion models.
    Hashes(String),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Io(error) => write!(f, "{error}"),
            CompileError::TooMany => write!(f, "more records than 4 billion; split the model"),
            CompileError::Hashes(id) => write!(f, "the id \"{id}\" clashes by chance; change it"),
        }
    }
}

impl std::error::Error for CompileError {}

impl From<io::Error> for CompileError {
    fn from(error: io::Error) -> CompileError {
        CompileError::Io(error)
    }
}

//! The evidence of a finding: the fact that it rests on, where the model file states it.

use crate::check::Finding;
use crate::ide::Analysis;
use crate::ide::goto::{NavigationTarget, target};
use crate::text::Span;

/// The fact that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where it stands.
    pub target: NavigationTarget,
    /// What it says, in one sentence.
    pub statement: String,
}

/// The evidence of a finding of this analysis; `None` where it rests on the draft alone.
pub fn evidence(analysis: &Analysis, finding: &Finding<Span>) -> Option<Evidence> {
    let model = &analysis.inputs.model;
    let fact = model.fact(finding.fact?);
    Some(Evidence {
        target: target(model, fact.declared, finding.at)?,
        statement: fact.statement.clone(),
    })
}

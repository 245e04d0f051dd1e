//! What an editor, a terminal or a script can ask of a draft. Change over time begins here.
//!
//! Features are plain functions that take an [`Analysis`] and return plain data; none knows LSP, and nothing here reads
//! disk, clock or environment.

mod analysis;
mod cancel;
mod page;
mod spot;

mod actions;
mod evidence;
mod goto;
mod hover;
mod markup;

mod annotations;

pub use crate::check::{Finding, Fix, RULES, Related, Severity, rule};
pub use crate::draft::Format;
pub use crate::model::{EMBEDDED, Layer, LayerFile, Model, Now, Problem, ProblemCode};
pub use actions::{QuickFix, fix_all, quick_fixes};
pub use analysis::{Analysis, Inputs, analyze, analyze_unless};
pub use annotations::{
    Annotations, EntityAnnotation, FigureAnnotation, FindingAnnotation, annotations,
};
pub use cancel::Cancel;
pub use evidence::{Evidence, evidence};
pub use goto::{NavigationTarget, definition};
pub use hover::{Hover, describe_fact, hover};
pub use markup::{Markup, Piece};
pub use page::BlockAnalysis;

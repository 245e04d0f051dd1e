//! What an editor, a terminal or a script can ask of a draft. Change over time begins here.
//!
//! Features are plain functions that take an [`Analysis`] and return plain data; none knows LSP, and nothing here reads
//! disk, clock or environment.

mod analysis;
mod cancel;
mod page;
mod spot;

mod sections;
mod standing;
mod value;

mod actions;
mod capture;
mod completion;
mod declaration;
mod emphasis;
mod evidence;
mod fact_sheet;
mod folding;
mod goto;
mod hierarchy;
mod hints;
mod hover;
mod ignored;
mod ledger;
mod lenses;
mod links;
mod marks;
mod markup;
mod mentions;
mod model_completion;
mod model_file;
mod model_hover;
mod model_outline;
mod model_rename;
mod model_symbols;
mod proof;
mod rename;
mod rewrites;
mod selection;
mod symbols;
mod tokens;
mod type_definition;
mod usages;

mod annotations;

pub use crate::check::{
    CurrencyStyle, Finding, Fingerprint, FirstReference, Fix, HouseStyle, Level, RULES, Related,
    ScaleStyle, Settings, Severity, rule,
};
pub use crate::draft::{Block, BlockKind, Format};
pub use crate::model::{
    Bytes, CitedSource, CompileError, Compiled, CompiledLayer, Compiler, Declared, EMBEDDED,
    EntityKind, Fact, Layer, LayerFile, Left, MODEL_SCHEMA, Model, ModelFile, ModelFileIdx,
    NotCompiled, Now, ParsedText, PartialDate, Problem, ProblemCode, Source, SourceText, Spool,
    Spools, Summary, cited_sources, is_web_address, nearest,
};
pub use crate::recognize::temporal::DateOrder;
pub use crate::recognize::{pattern_problems, prepare};
pub use actions::{QuickFix, findings_at, fix_all, quick_fixes};
pub use analysis::{Analysis, Inputs, Known, Unfinished, analyze, analyze_unless};
pub use annotations::{
    Annotations, EntityAnnotation, FigureAnnotation, FindingAnnotation, annotations,
};
pub use cancel::Cancel;
pub use capture::{Capture, FigureCapture, captures};
pub use completion::{
    Completion, CompletionKind, CompletionSubject, completions, describe_completion,
};
pub use declaration::{Declaration, declaration, introduced};
pub use evidence::{Evidence, evidence};
pub use fact_sheet::{EntityEntry, FactSheet, RelationEntry, fact_sheet};
pub use folding::folding_ranges;
pub use goto::{NavigationTarget, SHOWN_RECORDS, definition};
pub use hierarchy::{Relative, relative_at, relative_in_model, subtypes, supertypes};
pub use hints::{Hint, HintKinds, describe_hint, hints};
pub use hover::{Hover, Tells, describe_fact, hover};
pub use ignored::{IgnoredFindings, fingerprint};
pub use ledger::{FigureState, LedgerCounts, LedgerEntry, ledger, ledger_counts, ledger_within};
pub use lenses::{UseCounts, headline, records_in_model};
pub use links::{Link, links, links_in_model};
pub use marks::in_format;
pub use markup::{Markup, Piece};
pub use mentions::{Subject, mentions, subject_at};
pub use model_completion::{ModelCompletion, ModelCompletionKind, completions_in_model};
pub use model_file::{
    ModelPlace, definition_in_model, file_of_record, highlights_in_model, record_in_model,
    references_in_model, subject_in_model,
};
pub use model_hover::hover_in_model;
pub use model_outline::{folds_of_model, outline_of_model};
pub use model_rename::{IdPlace, id_in_model, rename_in_models};
pub use model_symbols::{ModelSymbol, model_symbols};
pub use page::BlockAnalysis;
pub use proof::{Proof, proofs, proofs_in_model};
pub use rename::{Renamable, renamable, rename};
pub use rewrites::{Rewrite, rewrites};
pub use selection::selection_ranges;
pub use standing::Agreement;
pub use symbols::{Symbol, SymbolKind, document_symbols};
pub use tokens::{SemanticSpan, TokenClass, semantic_spans};
pub use type_definition::{type_definition, type_definition_in_model};
pub use usages::{Usage, all_usages, usages};

#[cfg(test)]
mod fixture;

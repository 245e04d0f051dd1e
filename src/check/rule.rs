//! A rule: a fault that copydesk looks for.

use super::context::{DraftView, ParagraphView};
use super::finding::{Finding, Place, Severity};
use super::noted::NotedRule;
use crate::text::Span;

/// A fault that copydesk looks for.
#[derive(Debug)]
pub struct Rule {
    /// The code, stable for ever: scripts, settings and ignore notes use it.
    pub code: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// The manual's page in Markdown, from which `docs/rules.md` is made: what it finds and why that matters in print;
    /// then, each on a line of its own, `Wrong:` and `Right:` with an example as a Markdown quotation (`> text`) in the
    /// lines below; last a paragraph that begins `May be wrong:`. The examples are tested.
    pub doc: &'static str,
    /// The severity unless the house sets another.
    pub severity: Severity,
    /// Whether it needs the fact model; the others work on the draft alone.
    pub needs_model: bool,
    /// The function that looks.
    pub check: Check,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}

/// How many blocks make up the top of a draft: the whole of all but the longest, and few enough to look at again while
/// somebody types in them.
pub const TOP: usize = 200;

/// How a rule looks at a draft.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At one block; remembered while the block, the model and the draft's context stay the same.
    Paragraph(fn(&ParagraphView<'_>, &mut Vec<Finding<Span>>)),
    /// At the whole draft, in two steps; what it notes of each block is remembered, and so is what it finds.
    Noted(&'static dyn NotedRule),
    /// At one block, and at the whole draft in two steps.
    Both(
        fn(&ParagraphView<'_>, &mut Vec<Finding<Span>>),
        &'static dyn NotedRule,
    ),
    /// At the draft's first [`TOP`] blocks, all at once; remembered while they stay the same.
    Top(fn(&DraftView<'_>, &mut Vec<Finding<Place>>)),
    /// Not by itself: another rule's function reports it too.
    Along,
}

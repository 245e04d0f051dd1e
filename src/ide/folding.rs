//! Folding: sections, and quotations and lists of more than one block.

use crate::draft::BlockKind;
use crate::ide::Analysis;
use crate::ide::sections::sections;
use crate::text::Span;

/// What can be folded, outer before inner; spans are bytes of the draft, from the first byte that stays to the last that
/// goes.
pub fn folding_ranges(analysis: &Analysis) -> Vec<Span> {
    let mut found: Vec<Span> = sections(analysis).into_iter().map(|it| it.full).collect();
    found.extend(runs(analysis));
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    found.dedup();
    found
}

/// Quotations, lists and tables: blocks of one such kind in a row.
fn runs(analysis: &Analysis) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut current: Option<(BlockKind, Span)> = None;
    for (start, block, _) in analysis.blocks() {
        let span = block.span.shifted(start);
        current = match (current, family(block.kind)) {
            (Some((kind, run)), Some(family)) if kind == family => Some((kind, run.cover(span))),
            (before, family) => {
                found.extend(before.map(|(_, run)| run));
                family.map(|family| (family, span))
            }
        };
    }
    found.extend(current.map(|(_, run)| run));
    found
}

/// The kind that stands for all blocks of the same run.
fn family(kind: BlockKind) -> Option<BlockKind> {
    match kind {
        BlockKind::Quote | BlockKind::TableCell => Some(kind),
        BlockKind::ListItem { list, .. } => Some(BlockKind::ListItem { list, depth: 1 }),
        BlockKind::Headline(_)
        | BlockKind::Standfirst
        | BlockKind::Paragraph
        | BlockKind::Caption => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let folded: Vec<String> = folding_ranges(&fixture::analysis(text))
            .iter()
            .map(|span| format!("{:?}", span.slice(text)))
            .collect();
        expected.assert_eq(&folded.join("\n"));
    }

    #[test]
    fn sections_and_runs() {
        check(
            "# A\n\nText.\n\n## B\n\n- one\n- two\n  - deep\n\n> said\n>\n> more\n\n# C\n",
            expect![[r###"
                "# A\n\nText.\n\n## B\n\n- one\n- two\n  - deep\n\n> said\n>\n> more"
                "## B\n\n- one\n- two\n  - deep\n\n> said\n>\n> more"
                "- one\n- two"
                "- deep"
                "said\n>\n> more"
                "# C""###]],
        );
    }
}

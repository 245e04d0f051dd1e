//! The ledger of a draft: each of its figures, and what stands behind it.
//!
//! In it are amounts, shares and counts. Ranks, vague numbers ("dozens"), the pronoun "one" and numbers inside names claim
//! nothing that a source could bear out and are left out; so are dates and times, unless the model or the draft itself
//! has something to say of them.

use super::analysis::Analysis;
use super::page::BlockAnalysis;
use super::standing::{Agreement, Statement, dated_statement, statement};
use super::value;
use crate::check::{Finding, Severity, TOP};
use crate::draft::{Block, BlockKind};
use crate::model::{Bound, Extent, Fact, FactIdx, Source};
use crate::recognize::{Figure, FigureKind, Meaning};
use crate::text::Span;

/// What stands behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureState {
    /// It restates a fact of the model.
    Sourced,
    /// It differs from the fact that its sentence is about: in amount, unit, bound, date or party. That stays so where the
    /// desk keeps the finding on purpose.
    Contradicted,
    /// It restates a fact that is disputed.
    Disputed,
    /// It restates what a later fact of the model has replaced.
    Superseded,
    /// The model does not know it, and the draft itself speaks against it: its arithmetic, or another of its figures.
    Inconsistent,
    /// The model does not know it.
    Unsourced,
}

impl FigureState {
    /// All states, in the order in which counts are told.
    pub const ALL: [FigureState; 6] = [
        FigureState::Sourced,
        FigureState::Contradicted,
        FigureState::Disputed,
        FigureState::Superseded,
        FigureState::Inconsistent,
        FigureState::Unsourced,
    ];

    /// `sourced`, `contradicted`, `disputed`, `superseded`, `inconsistent` or `unsourced`.
    pub fn word(self) -> &'static str {
        match self {
            FigureState::Sourced => "sourced",
            FigureState::Contradicted => "contradicted",
            FigureState::Disputed => "disputed",
            FigureState::Superseded => "superseded",
            FigureState::Inconsistent => "inconsistent",
            FigureState::Unsourced => "unsourced",
        }
    }
}

/// A figure of a draft, and what stands behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry<'a> {
    /// Where it stands, the words of its bound included: bytes of the draft.
    pub span: Span,
    /// Its sort.
    pub kind: FigureKind,
    /// The part of the story in which it stands.
    pub block: BlockKind,
    /// Its value in one form, the words of its bound included: `up to 200,000,000 USD`, `2026-02`.
    pub value: String,
    /// How it is meant.
    pub bound: Bound,
    /// What stands behind it.
    pub state: FigureState,
    /// The fact that it restates, contradicts or disputes.
    pub fact: Option<&'a Fact>,
    /// The sources of that fact, in the order of its evidence.
    pub sources: Vec<&'a Source>,
    /// The findings on it, by place.
    pub findings: Vec<&'a Finding<Span>>,
}

/// How many figures stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedgerCounts([usize; FigureState::ALL.len()]);

impl FromIterator<FigureState> for LedgerCounts {
    /// Counts the states of figures.
    fn from_iter<I: IntoIterator<Item = FigureState>>(states: I) -> LedgerCounts {
        let mut counts = LedgerCounts::default();
        states.into_iter().for_each(|it| counts.add(it));
        counts
    }
}

impl LedgerCounts {
    fn add(&mut self, state: FigureState) {
        if let Some(count) = self.0.get_mut(state as usize) {
            *count += 1;
        }
    }

    /// How many figures are in this state.
    pub fn of(self, state: FigureState) -> usize {
        self.0.get(state as usize).copied().unwrap_or_default()
    }

    /// How many figures there are.
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// "12 figures: 5 sourced, 1 contradicted, 6 unsourced"; states that no figure is in are left out.
    pub fn in_words(self) -> String {
        let total = match self.total() {
            0 => return "no figures".to_owned(),
            1 => "1 figure".to_owned(),
            total => format!("{total} figures"),
        };
        let states = FigureState::ALL.into_iter().filter(|it| self.of(*it) > 0);
        let states: Vec<String> = states
            .map(|it| format!("{} {}", self.of(it), it.word()))
            .collect();
        format!("{total}: {}", states.join(", "))
    }
}

/// The ledger of a draft, in reading order.
pub fn ledger(analysis: &Analysis) -> Vec<LedgerEntry<'_>> {
    ledger_within(analysis, Span::new(0, u32::MAX))
}

/// The part of the ledger whose figures share a byte with `within` (bytes of the draft).
pub fn ledger_within(analysis: &Analysis, within: Span) -> Vec<LedgerEntry<'_>> {
    let mut entries = Vec::new();
    for_each(analysis, within, |it| entries.push(it.entry(analysis)));
    entries
}

/// How many figures of a draft stand how.
pub fn ledger_counts(analysis: &Analysis) -> LedgerCounts {
    let mut counts = LedgerCounts::default();
    for_each(analysis, Span::new(0, u32::MAX), |it| counts.add(it.state));
    counts
}

/// How each figure of the ledger stands, and the fact behind that, by place.
pub(super) fn states(analysis: &Analysis) -> Vec<(Span, FigureState, Option<FactIdx>)> {
    let mut states = Vec::new();
    for_each(analysis, Span::new(0, u32::MAX), |it| {
        states.push((it.span, it.state, it.fact));
    });
    states.sort_by_key(|(span, ..)| *span);
    states
}

/// A figure whose state is known, before anything of it is written out.
struct Standing<'a> {
    span: Span,
    block: &'a Block,
    figure: &'a Figure,
    state: FigureState,
    fact: Option<FactIdx>,
    findings: Vec<&'a Finding<Span>>,
}

impl<'a> Standing<'a> {
    fn entry(self, analysis: &'a Analysis) -> LedgerEntry<'a> {
        let model = &analysis.inputs.model;
        let fact = self.fact.map(|fact| model.fact(fact));
        let evidence = fact.into_iter().flat_map(|fact| &fact.evidence);
        LedgerEntry {
            span: self.span,
            kind: self.figure.kind,
            block: self.block.kind,
            value: value::of_figure(self.figure, &analysis.context),
            bound: self.figure.bound,
            state: self.state,
            fact,
            sources: evidence.map(|it| model.source(it.source)).collect(),
            findings: self.findings,
        }
    }
}

fn for_each<'a>(analysis: &'a Analysis, within: Span, mut take: impl FnMut(Standing<'a>)) {
    for (start, block, results) in analysis.blocks_within(within) {
        if is_repeated(analysis, block, start) {
            continue;
        }
        for (idx, figure) in results.paragraph.figures.iter().enumerate() {
            let span = block.prose.to_draft(figure.span).shifted(start);
            if !span.overlaps(within) || is_in_name(analysis, results, figure) {
                continue;
            }
            let statement = stated(analysis, results, idx as u32);
            let findings = findings_on(analysis, block.span.shifted(start), span, statement);
            let state = state(statement, &findings);
            if state != FigureState::Unsourced || is_claim(figure, block) {
                take(Standing {
                    span,
                    block,
                    figure,
                    state,
                    fact: statement.map(|it| it.fact),
                    findings,
                });
            }
        }
    }
}

/// Whether a title of the front matter stands as a headline below it once more, so that its figures would count twice.
fn is_repeated(analysis: &Analysis, block: &Block, start: u32) -> bool {
    let is_headline = |it: &Block| matches!(it.kind, BlockKind::Headline(_));
    let front_matter = analysis.draft.front_matter();
    let in_front_matter = front_matter.is_some_and(|it| it.covers(block.span.shifted(start)));
    in_front_matter && is_headline(block) && {
        let mut below = analysis.draft.blocks().take(TOP).skip(1);
        below.any(|(_, it)| is_headline(it) && it.prose.text() == block.prose.text())
    }
}

/// What the figure with this number states, where it can be told whether the model bears it out.
fn stated(analysis: &Analysis, results: &BlockAnalysis, idx: u32) -> Option<Statement> {
    let model = &analysis.inputs.model;
    let told = |it: &Statement| it.agreement.is_some();
    results.claims.iter().find_map(|claim| {
        if claim.figure == Some(idx) {
            statement(model, &results.paragraph, claim).filter(told)
        } else if claim.date == Some(idx) {
            dated_statement(model, claim).filter(told)
        } else {
            None
        }
    })
}

/// The findings on a figure of a block. One that covers a whole claim is about its figure if it rests on the same fact.
fn findings_on(
    analysis: &Analysis,
    block: Span,
    span: Span,
    statement: Option<Statement>,
) -> Vec<&Finding<Span>> {
    let first = analysis
        .findings
        .partition_point(|it| it.at.start < block.start);
    let in_block = analysis.findings.get(first..).unwrap_or_default();
    let in_block = in_block.iter().take_while(|it| it.at.start < span.end);
    let fact = statement.map(|it| it.fact);
    in_block
        .filter(|it| it.at.overlaps(span) && (span.covers(it.at) || it.fact == fact))
        .collect()
}

fn state(statement: Option<Statement>, findings: &[&Finding<Span>]) -> FigureState {
    match statement.and_then(|it| it.agreement) {
        Some(Agreement::Agrees) => FigureState::Sourced,
        Some(Agreement::Contradicts) => FigureState::Contradicted,
        Some(Agreement::Disputed) => FigureState::Disputed,
        Some(Agreement::Older) => FigureState::Superseded,
        None if findings.iter().any(|it| speaks_against(it)) => FigureState::Inconsistent,
        None => FigureState::Unsourced,
    }
}

/// Whether a finding says that a figure is wrong by the draft alone, and not merely that it could be put better.
fn speaks_against(finding: &Finding<Span>) -> bool {
    !finding.rule.needs_model && finding.rule.severity >= Severity::Warning
}

/// Whether somebody may ask where the figure comes from.
fn is_claim(figure: &Figure, block: &Block) -> bool {
    let Meaning::Amount(amount) = &figure.meaning else {
        return false;
    };
    match figure.kind {
        FigureKind::Money | FigureKind::Quantity | FigureKind::Percent => true,
        FigureKind::Number => {
            let is_vague = matches!(amount.extent, Extent::Vague { .. });
            !is_vague
                && !figure
                    .span
                    .slice(block.prose.text())
                    .eq_ignore_ascii_case("one")
        }
        FigureKind::Ordinal
        | FigureKind::Date
        | FigureKind::Time
        | FigureKind::Duration
        | FigureKind::Set => false,
    }
}

/// Whether the figure is part of a name: the number of a product.
fn is_in_name(analysis: &Analysis, results: &BlockAnalysis, figure: &Figure) -> bool {
    let names = &results.paragraph.names;
    let first = names.partition_point(|it| it.span.end <= figure.span.start);
    let name = names.get(first);
    name.is_some_and(|it| it.span.overlaps(figure.span) && analysis.context.counts(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let analysis = fixture::with_funds(text);
        let entries = ledger(&analysis);
        let labels: Vec<(Span, String)> = entries
            .iter()
            .map(|it| {
                let fact = it
                    .fact
                    .map_or(String::new(), |fact| format!(", {}", fact.id));
                let sources: Vec<&str> = it.sources.iter().map(|it| it.id.as_str()).collect();
                let findings: Vec<&str> = it.findings.iter().map(|it| it.rule.code).collect();
                let label = format!(
                    "{} {}{fact} {sources:?} {findings:?}",
                    it.value,
                    it.state.word()
                );
                (it.span, label)
            })
            .collect();
        let drawn = labels.iter().map(|(span, label)| (*span, label.as_str()));
        let counts = ledger_counts(&analysis);
        assert_eq!(counts.total(), entries.len());
        expected.assert_eq(&format!(
            "{}{}",
            fixture::draw(text, drawn),
            counts.in_words()
        ));
    }

    #[test]
    fn what_the_model_knows() {
        check(
            "Amazon will invest $50 billion in OpenAI. Brightwater will invest about $9m in Northgate.",
            expect![[r#"
                Amazon will invest $50 billion in OpenAI. Brightwater will invest about $9m in Northgate.
                                   ^^^^^^^^^^^ 50,000,000,000 USD sourced, S21 ["openai-amazon-release-2026-02-27", "article-2026-03"] []
                                                                                  ^^^^^^^^^ about 9,000,000 USD sourced, F2 ["notes", "wire"] []
                2 figures: 2 sourced"#]],
        );
        check(
            "Amazon will invest $5 billion in OpenAI.",
            expect![[r#"
            Amazon will invest $5 billion in OpenAI.
                               ^^^^^^^^^^ 5,000,000,000 USD contradicted, S21 ["openai-amazon-release-2026-02-27", "article-2026-03"] ["figure-contradicts-fact"]
            1 figure: 1 contradicted"#]],
        );
        check(
            "Brightwater will invest $7 million in Northgate.\n\nNorthgate will invest $3 million in Brightwater.",
            expect![[r#"
                Brightwater will invest $7 million in Northgate.
                                        ^^^^^^^^^^ 7,000,000 USD superseded, F2 ["notes", "wire"] []
                Northgate will invest $3 million in Brightwater.
                                      ^^^^^^^^^^ 3,000,000 USD disputed, F3 ["wire"] ["disputed-fact"]
                2 figures: 1 disputed, 1 superseded"#]],
        );
    }

    #[test]
    fn what_only_the_draft_knows() {
        check(
            "Sales rose 10% to **about** $7 million from $4 million. It has 40 shops.",
            expect![[r#"
                Sales rose 10% to **about** $7 million from $4 million. It has 40 shops.
                           ^^^ 10 % inconsistent [] ["arithmetic-error"]
                                    ^^^^^^^^^^^^^^^^^^ about 7,000,000 USD unsourced [] []
                                                            ^^^^^^^^^^ 4,000,000 USD unsourced [] []
                                                                               ^^ 40 unsourced [] []
                4 figures: 1 inconsistent, 3 unsourced"#]],
        );
    }

    #[test]
    fn a_title_that_stands_twice_counts_once() {
        check(
            "---\ntitle: A plan of $5 million\n---\n\n# A plan of $5 million\n\nIt rained.\n",
            expect![[r#"
                # A plan of $5 million
                            ^^^^^^^^^^ 5,000,000 USD unsourced [] []
                1 figure: 1 unsourced"#]],
        );
        check(
            "---\ntitle: A plan of $5 million\n---\n\n# Another plan\n\nIt rained.\n",
            expect![[r#"
                title: A plan of $5 million
                                 ^^^^^^^^^^ 5,000,000 USD unsourced [] []
                1 figure: 1 unsourced"#]],
        );
    }

    #[test]
    fn what_claims_nothing_is_no_entry() {
        check(
            "On 3 March the third of dozens of people, one of us, rode the Mole Nine for two hours.",
            expect!["no figures"],
        );
        check("", expect!["no figures"]);
    }

    #[test]
    fn a_part_of_the_ledger_is_what_the_whole_has_there() {
        let text = "It cost $5 million.\n\n# Costs of $6\n\n- 7% more\n- 8% less\n";
        let analysis = fixture::with_funds(text);
        let all = ledger(&analysis);
        assert_eq!(all.len(), 4);
        for start in 0..Span::of(0..text.len()).end {
            for end in [start, start + 1, start + 9, u32::MAX] {
                let within = Span::new(start, end);
                let part: Vec<_> = all.iter().filter(|it| it.span.overlaps(within)).collect();
                let found = ledger_within(&analysis, within);
                assert_eq!(found.iter().collect::<Vec<_>>(), part);
            }
        }
    }
}

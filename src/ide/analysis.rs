//! The analysis of one version of one draft: parse, recognize, resolve, claim, check, reusing what an edit left alone.

use std::sync::Arc;

use crate::check::{
    DraftView, Finding, ParagraphView, Place, Settings, check_draft, check_paragraph,
};
use crate::draft::{Block, Draft, Format, parse};
use crate::model::{Model, Now};
use crate::recognize::{Claim, DraftContext, Paragraph, claims, recognize, resolve};
use crate::text::{Span, Text};

/// What an analysis depends on besides the text.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The markup of the draft.
    pub format: Format,
    /// The fact model.
    pub model: Arc<Model>,
    /// The draft's date where the draft itself gives none.
    pub date: Option<Now>,
    /// The severities that the house has set.
    pub settings: Arc<Settings>,
}

/// Everything known about one version of a draft. A complete value: share it by [`Arc`] and ask it from any thread.
#[derive(Debug, Default)]
pub struct Analysis {
    /// What it depends on.
    pub inputs: Inputs,
    /// The text.
    pub text: Text,
    /// The parsed draft.
    pub draft: Draft,
    /// The local results of each block, in reading order.
    pub blocks: Vec<Arc<BlockAnalysis>>,
    /// What the draft says as a whole.
    pub context: DraftContext,
    /// The findings, by place; spans are bytes of the draft.
    pub findings: Vec<Finding<Span>>,
}

/// The results of one block.
#[derive(Debug, Default)]
pub struct BlockAnalysis {
    /// What it mentions.
    pub paragraph: Arc<Paragraph>,
    /// What it claims.
    pub claims: Vec<Claim>,
    /// What its paragraph rules found; spans are bytes of its prose.
    pub findings: Vec<Finding<Span>>,
}

/// Analyzes a text. `previous` is an analysis of an earlier version, whose results are taken over where nothing they
/// depend on has changed; the result is equal to an analysis without it.
pub fn analyze(text: &Text, inputs: &Inputs, previous: Option<&Analysis>) -> Analysis {
    let draft = parse(text, inputs.format, previous.map(|it| &it.draft));
    let paragraphs: Vec<Arc<Paragraph>> = blocks_of(&draft)
        .map(|(_, block)| Arc::new(recognize(block.prose.text(), &inputs.model)))
        .collect();
    let context = resolve(inputs.date, paragraphs.iter().map(|it| &**it), &inputs.model);
    let blocks: Vec<Arc<BlockAnalysis>> = blocks_of(&draft)
        .zip(paragraphs)
        .map(|((_, block), paragraph)| Arc::new(check_block(block, paragraph, &context, inputs)))
        .collect();
    let findings = gather(&draft, &blocks, &context, inputs);
    Analysis {
        inputs: inputs.clone(),
        text: text.clone(),
        draft,
        blocks,
        context,
        findings,
    }
}

impl Analysis {
    /// The block whose markup or prose covers `offset` (bytes of the draft), its results, and the draft offset that its
    /// spans count from. `None` between blocks and outside the draft.
    pub fn block_at(&self, offset: u32) -> Option<(u32, &Block, &BlockAnalysis)> {
        let covers = |&((start, block), _): &((u32, &Block), &Arc<BlockAnalysis>)| {
            block.span.shifted(start).touches(offset)
        };
        blocks_of(&self.draft)
            .zip(&self.blocks)
            .find(covers)
            .map(|((start, block), results)| (start, block, &**results))
    }
}

/// The blocks of a draft in reading order, each with the draft offset its spans count from.
pub(super) fn blocks_of(draft: &Draft) -> impl Iterator<Item = (u32, &Block)> {
    draft.blocks()
}

fn check_block(
    block: &Block,
    paragraph: Arc<Paragraph>,
    context: &DraftContext,
    inputs: &Inputs,
) -> BlockAnalysis {
    let model = &*inputs.model;
    let claims = claims(block.prose.text(), &paragraph, context, model);
    let view = ParagraphView {
        model,
        draft: context,
        block,
        paragraph: &paragraph,
        claims: &claims,
    };
    let findings = check_paragraph(&view, &inputs.settings);
    BlockAnalysis {
        paragraph,
        claims,
        findings,
    }
}

fn gather(
    draft: &Draft,
    blocks: &[Arc<BlockAnalysis>],
    context: &DraftContext,
    inputs: &Inputs,
) -> Vec<Finding<Span>> {
    let model = &*inputs.model;
    let located: Vec<(u32, &Block)> = blocks_of(draft).collect();
    let to_draft = |place: Place| {
        let (start, block) = located[place.block as usize];
        block.prose.to_draft(place.span).shifted(start)
    };
    let views: Vec<ParagraphView<'_>> = located
        .iter()
        .zip(blocks)
        .map(|(&(_, block), it)| ParagraphView {
            model,
            draft: context,
            block,
            paragraph: &it.paragraph,
            claims: &it.claims,
        })
        .collect();
    let view = DraftView {
        model,
        draft: context,
        blocks: &views,
    };
    let mut findings: Vec<Finding<Span>> = check_draft(&view, &inputs.settings)
        .into_iter()
        .map(|finding| finding.map(to_draft))
        .collect();
    for (idx, block) in blocks.iter().enumerate() {
        findings.extend(block.findings.iter().cloned().map(|it| {
            it.map(|span| {
                to_draft(Place {
                    block: idx as u32,
                    span,
                })
            })
        }));
    }
    findings.sort_by_key(|finding| (finding.at, finding.rule.code));
    findings
}

//! The results of one page of a draft, and how they are taken over from the version before an edit.
//!
//! Invariant: what is recognized depends on prose, model and the house's order of dates alone, what is checked also on the draft's context and the
//! settings. So an edit recognizes the blocks whose prose it changes, and checks no more than those unless it changes
//! what the draft says as a whole.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::analysis::Inputs;
use super::cancel::Cancel;
use crate::check::{Finding, PageNotes, ParagraphView, Phrases, check_paragraph};
use crate::draft::{Block, Page, SegmentContent};
use crate::recognize::{Cast, Claim, ClaimFinder, DraftContext, Paragraph, Recognizer};
use crate::text::{Room, Span};

/// The results of one block.
#[derive(Debug, Default, PartialEq)]
pub struct BlockAnalysis {
    /// What it mentions.
    pub paragraph: Arc<Paragraph>,
    /// What it claims.
    pub claims: Vec<Claim>,
    /// What its paragraph rules found; spans are bytes of its prose.
    pub findings: Vec<Finding<Span>>,
}

/// The results of one page, shared with the version before an edit elsewhere.
#[derive(Debug, Default)]
pub(super) struct PageAnalysis {
    /// What is mentioned in the page.
    pub(super) recognized: Arc<PageRecognition>,
    /// The results of its blocks, in reading order; each shared with the version before an edit of another block.
    pub(super) blocks: Vec<Arc<BlockAnalysis>>,
    /// The findings of its blocks that no note allows, by place; spans are bytes from the page's start.
    pub(super) findings: Vec<Finding<Span>>,
    /// What draft rules noted of its blocks.
    pub(super) notes: PageNotes,
}

/// What is mentioned in a page.
#[derive(Debug, Default)]
pub(super) struct PageRecognition {
    /// The page.
    pub(super) page: Arc<Page>,
    /// What its blocks mention, in reading order.
    pub(super) paragraphs: Vec<Arc<Paragraph>>,
    /// Who they mention.
    pub(super) cast: Cast,
}

/// The paragraphs of pages that are replaced, to be found again by their segment or by their prose.
#[derive(Default)]
pub(super) struct Replaced<'a> {
    /// By the address of the segment.
    by_segment: FxHashMap<usize, &'a [Arc<Paragraph>]>,
    by_prose: FxHashMap<&'a str, &'a Arc<Paragraph>>,
}

impl<'a> Replaced<'a> {
    /// The paragraphs of these pages.
    pub(super) fn of(pages: impl Iterator<Item = &'a Arc<PageRecognition>>) -> Replaced<'a> {
        let mut replaced = Replaced::default();
        for recognized in pages {
            let mut rest = &recognized.paragraphs[..];
            for segment in &recognized.page.segments {
                let (paragraphs, others) =
                    rest.split_at(segment.content.blocks.len().min(rest.len()));
                replaced
                    .by_segment
                    .insert(address(&segment.content), paragraphs);
                for (block, paragraph) in segment.content.blocks.iter().zip(paragraphs) {
                    replaced.by_prose.insert(block.prose.text(), paragraph);
                }
                rest = others;
            }
        }
        replaced
    }

    /// How many bytes of a page are not known from them by their segments.
    pub(super) fn new_bytes(&self, page: &Page) -> usize {
        let segments = page.segments.iter().map(|it| &it.content);
        let new = segments.filter(|it| !self.by_segment.contains_key(&address(it)));
        new.map(|it| it.len as usize).sum()
    }
}

fn address<T>(shared: &Arc<T>) -> usize {
    Arc::as_ptr(shared) as usize
}

/// The checked blocks of the pages that an edit replaced, to be found again by what is mentioned in them.
///
/// Invariant: empty unless context, model and settings are those that the blocks were checked with.
#[derive(Default)]
pub(super) struct CheckedBlocks<'a> {
    /// By the address of the paragraph.
    by_paragraph: FxHashMap<usize, (&'a Block, &'a Arc<BlockAnalysis>)>,
}

impl<'a> CheckedBlocks<'a> {
    /// The blocks of these pages.
    pub(super) fn of(pages: &'a [Arc<PageAnalysis>]) -> CheckedBlocks<'a> {
        let mut checked = CheckedBlocks::default();
        for page in pages {
            for ((_, block), results) in page.recognized.page.blocks().zip(&page.blocks) {
                let key = address(&results.paragraph);
                checked.by_paragraph.insert(key, (block, results));
            }
        }
        checked
    }

    /// How many bytes of a page's prose have not been checked.
    pub(super) fn new_bytes(&self, page: &PageRecognition) -> usize {
        let located = page.page.blocks().zip(&page.paragraphs);
        let new = located.filter(|(_, it)| !self.by_paragraph.contains_key(&address(it)));
        new.map(|((_, block), _)| block.prose.text().len()).sum()
    }

    /// The results of an equal block: one of the same kind with the same prose from the same markup.
    fn find(&self, block: &Block, paragraph: &Arc<Paragraph>) -> Option<Arc<BlockAnalysis>> {
        let (before, results) = self.by_paragraph.get(&address(paragraph))?;
        let same = before.kind == block.kind && before.prose == block.prose;
        same.then(|| Arc::clone(results))
    }
}

impl PageRecognition {
    /// Recognizes what is new in a page; `None` if cancelled.
    pub(super) fn new(
        page: &Arc<Page>,
        inputs: &Inputs,
        replaced: &Replaced<'_>,
        cancel: &Cancel,
    ) -> Option<PageRecognition> {
        let order = inputs.settings.style.date_order;
        let mut recognizer = Recognizer::default();
        let mut room = Room::default();
        let mut paragraphs = Vec::with_capacity(page.n_blocks as usize);
        for segment in &page.segments {
            if let Some(known) = replaced.by_segment.get(&address(&segment.content)) {
                paragraphs.extend(known.iter().map(Arc::clone));
                continue;
            }
            for block in &segment.content.blocks {
                let prose = block.prose.text();
                if let Some(known) = replaced.by_prose.get(prose) {
                    paragraphs.push(Arc::clone(known));
                    continue;
                }
                if cancel.stops_before(prose.len()) {
                    return None;
                }
                room.make(prose.len());
                let paragraph = recognizer.recognize(prose, &inputs.model, order);
                paragraphs.push(Arc::new(paragraph));
            }
        }
        let cast = Cast::of(paragraphs.iter().map(|it| &**it));
        Some(PageRecognition {
            page: Arc::clone(page),
            paragraphs,
            cast,
        })
    }
}

impl PageAnalysis {
    /// Checks the blocks of a page; `None` if cancelled.
    pub(super) fn new(
        recognized: Arc<PageRecognition>,
        context: &DraftContext,
        inputs: &Inputs,
        checked: &CheckedBlocks<'_>,
        cancel: &Cancel,
    ) -> Option<PageAnalysis> {
        let mut room = Room::default();
        let mut finder = ClaimFinder::default();
        let mut blocks = Vec::with_capacity(recognized.paragraphs.len());
        for ((_, block), paragraph) in recognized.page.blocks().zip(&recognized.paragraphs) {
            if let Some(known) = checked.find(block, paragraph) {
                blocks.push(known);
                continue;
            }
            let len = block.prose.text().len();
            if cancel.stops_before(len) {
                return None;
            }
            room.make(len);
            let results = check_block(block, Arc::clone(paragraph), context, inputs, &mut finder);
            blocks.push(Arc::new(results));
        }
        let findings = gather(&recognized.page, &blocks);
        let located = recognized.page.blocks().zip(&blocks);
        let phrases: Vec<_> = blocks.iter().map(|_| Phrases::default()).collect();
        let views: Vec<_> = located
            .zip(&phrases)
            .map(|(((_, block), results), phrases)| results.view(block, context, inputs, phrases))
            .collect();
        let notes = PageNotes::new(&views, &inputs.settings);
        Some(PageAnalysis {
            recognized,
            blocks,
            findings,
            notes,
        })
    }

    /// The blocks with their results, in reading order, each with the page offset its spans count from.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (u32, &Block, &BlockAnalysis)> {
        let located = self.recognized.page.blocks();
        located
            .zip(&self.blocks)
            .map(|((start, block), results)| (start, block, &**results))
    }
}

impl BlockAnalysis {
    /// What rules see of the block.
    pub(super) fn view<'a>(
        &'a self,
        block: &'a Block,
        context: &'a DraftContext,
        inputs: &'a Inputs,
        phrases: &'a Phrases,
    ) -> ParagraphView<'a> {
        ParagraphView {
            model: &inputs.model,
            draft: context,
            block,
            paragraph: &self.paragraph,
            claims: &self.claims,
            settings: &inputs.settings,
            phrases,
        }
    }
}

fn check_block(
    block: &Block,
    paragraph: Arc<Paragraph>,
    context: &DraftContext,
    inputs: &Inputs,
    finder: &mut ClaimFinder,
) -> BlockAnalysis {
    let claims = finder.claims(block.prose.text(), &paragraph, context, &inputs.model);
    let mut results = BlockAnalysis {
        paragraph,
        claims,
        findings: Vec::new(),
    };
    let phrases = Phrases::default();
    let view = results.view(block, context, inputs, &phrases);
    results.findings = check_paragraph(&view, &inputs.settings);
    results
}

/// The findings of a page's blocks that no note of their segment allows, by place.
fn gather(page: &Page, blocks: &[Arc<BlockAnalysis>]) -> Vec<Finding<Span>> {
    let mut gathered = Vec::new();
    let mut results = blocks.iter();
    for segment in &page.segments {
        for (block, results) in segment.content.blocks.iter().zip(&mut results) {
            let found = results
                .findings
                .iter()
                .filter(|it| !allows(&segment.content, block, it.rule.code));
            gathered.extend(
                found
                    .cloned()
                    .map(|it| it.map(|span| block.prose.to_draft(span).shifted(segment.start))),
            );
        }
    }
    gathered.sort_by_key(|finding| (finding.at, finding.rule.code));
    gathered
}

/// Whether a note of the segment allows the rule in this block of it.
pub(super) fn allows(segment: &SegmentContent, block: &Block, code: &str) -> bool {
    let notes = segment
        .allowances
        .iter()
        .filter(|it| it.within == Some(block.span));
    notes
        .flat_map(|it| &it.codes)
        .any(|allowed| **allowed == *code)
}

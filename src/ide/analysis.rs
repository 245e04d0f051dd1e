//! The analysis of one version of one draft: parse, recognize, resolve, claim, check, reusing what an edit left alone.

use std::sync::Arc;

use super::cancel::Cancel;
use super::ignored::{IgnoredFindings, drop_ignored};
use super::page::{BlockAnalysis, CheckedBlocks, PageAnalysis, PageRecognition, Replaced, allows};
use crate::check::{
    Before, DraftView, Finding, NotedFindings, PageNotes, PageNotesAt, Phrases, Place, Settings,
    TOP, check_top,
};
use crate::draft::{Block, Draft, Format, PARSED, PageAt, SegmentContent, parse_unless};
use crate::model::{Model, Now};
use crate::recognize::temporal::DateOrder;
use crate::recognize::{Cast, DraftContext, resolve};
use crate::text::{Span, Text, in_parallel};

/// How many bytes are checked in the time in which one is recognized.
const CHECKED: usize = 4;

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
    /// The findings that the desk keeps on purpose.
    pub ignored: Arc<IgnoredFindings>,
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
    /// The results of each page of the draft, in order. Invariant: as many as the draft has pages.
    pub(super) pages: Vec<Arc<PageAnalysis>>,
    /// What the draft says as a whole.
    pub context: DraftContext,
    /// What the noted rules found.
    pub(super) noted: NotedFindings,
    /// What the rules found that look at the draft's top.
    pub(super) top: Arc<Vec<Finding<Place>>>,
    /// The findings, by place; spans are bytes of the draft.
    pub findings: Vec<Finding<Span>>,
}

/// What is known of a text before it is analyzed: results that are taken over where nothing they depend on has changed.
/// They change how long an analysis takes and never what it says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The analysis of an earlier version.
    pub previous: Option<&'a Analysis>,
    /// What was done of an analysis that was broken off.
    pub unfinished: Option<&'a Unfinished>,
}

/// What was recognized before an analysis was broken off.
#[derive(Debug)]
pub struct Unfinished {
    model: Arc<Model>,
    date_order: Option<DateOrder>,
    draft: Draft,
    recognized: Vec<Arc<PageRecognition>>,
}

/// Analyzes a text. `previous` is an analysis of an earlier version; the result is equal to an analysis without it.
pub fn analyze(text: &Text, inputs: &Inputs, previous: Option<&Analysis>) -> Analysis {
    let known = Known {
        previous,
        unfinished: None,
    };
    // Nobody can cancel a token that only this call knows.
    analyze_unless(text, inputs, known, &Cancel::default()).unwrap_or_default()
}

/// As [`analyze`]. Once `cancel` asks to stop, which is looked at between blocks, gives what was done until then.
pub fn analyze_unless(
    text: &Text,
    inputs: &Inputs,
    known: Known<'_>,
    cancel: &Cancel,
) -> Result<Analysis, Box<Unfinished>> {
    let Known {
        previous,
        unfinished,
    } = known.under(inputs);
    let stops = |bytes: u32| cancel.stops_before(bytes as usize / PARSED);
    let Some(draft) = parse_unless(text, inputs.format, known.draft(), &stops) else {
        return Err(Unfinished::new(inputs, Draft::default(), Vec::new()));
    };
    let turnover = Turnover::between(&draft, previous);
    let replaced = Replaced::of(
        turnover
            .recognized()
            .chain(unfinished.iter().flat_map(|it| &it.recognized)),
    );
    let recognized = match recognize_pages(&draft, inputs, &turnover, &replaced, cancel) {
        Ok(recognized) => recognized,
        Err(done) => return Err(Unfinished::new(inputs, draft, done)),
    };
    let context = DraftContext {
        date: date(&draft, inputs),
        ..who_is_there(&recognized, inputs, previous)
    };
    let checked =
        previous.filter(|it| it.context == context && it.inputs.settings == inputs.settings);
    let known = checked.map(|_| CheckedBlocks::of(turnover.gone()));
    let Some(pages) = check_pages(&recognized, known.as_ref(), &context, inputs, cancel) else {
        return Err(Unfinished::new(inputs, draft, recognized.new));
    };
    let mut analysis = Analysis {
        inputs: inputs.clone(),
        text: text.clone(),
        draft,
        pages,
        context,
        noted: NotedFindings::default(),
        top: Arc::default(),
        findings: Vec::new(),
    };
    analysis.top = find_at_top(&analysis, checked, &turnover);
    analysis.noted = find_in_notes(&analysis, checked, &turnover);
    let mut findings = gather(&analysis);
    drop_ignored(&analysis, &mut findings);
    analysis.findings = findings;
    Ok(analysis)
}

impl<'a> Known<'a> {
    /// The part of it that holds under these inputs: all or nothing of each.
    fn under(self, inputs: &Inputs) -> Known<'a> {
        let recognizes_the_same = |model: &Arc<Model>, order: Option<DateOrder>| {
            Arc::ptr_eq(model, &inputs.model) && order == inputs.settings.style.date_order
        };
        Known {
            previous: self.previous.filter(|it| {
                let before = &it.inputs;
                recognizes_the_same(&before.model, before.settings.style.date_order)
            }),
            unfinished: self
                .unfinished
                .filter(|it| recognizes_the_same(&it.model, it.date_order)),
        }
    }

    /// The parsed draft to take segments over from.
    fn draft(self) -> Option<&'a Draft> {
        let unfinished = self.unfinished.map(|it| &it.draft);
        self.previous.map(|it| &it.draft).or(unfinished)
    }
}

impl Unfinished {
    fn new(
        inputs: &Inputs,
        draft: Draft,
        recognized: Vec<Arc<PageRecognition>>,
    ) -> Box<Unfinished> {
        Box::new(Unfinished {
            model: Arc::clone(&inputs.model),
            date_order: inputs.settings.style.date_order,
            draft,
            recognized,
        })
    }

    /// How far it had come.
    pub fn pages_done(&self) -> usize {
        self.recognized.len()
    }
}

/// Which pages an edit left alone: those at the draft's start and at its end.
struct Turnover<'a> {
    old: &'a [Arc<PageAnalysis>],
    front: usize,
    back: usize,
}

impl<'a> Turnover<'a> {
    /// Compares the drafts, whose lists of pages lie side by side in memory; the results of a page would have to be fetched
    /// for each.
    fn between(draft: &Draft, previous: Option<&'a Analysis>) -> Turnover<'a> {
        let before = previous.map_or(&[][..], |it| &it.draft.pages);
        let is_same = |(new, old): &(&PageAt, &PageAt)| Arc::ptr_eq(&new.page, &old.page);
        let pairs = draft.pages.iter().zip(before);
        let front = pairs.take_while(is_same).count();
        let come = draft.pages.get(front..).unwrap_or_default();
        let gone = before.get(front..).unwrap_or_default();
        let pairs = come.iter().rev().zip(gone.iter().rev());
        let back = pairs.take_while(is_same).count();
        let old = previous.map_or(&[][..], |it| &it.pages);
        Turnover { old, front, back }
    }

    /// The results of the pages left alone: those at the draft's start, and those at its end.
    fn stayed(&self) -> [&'a [Arc<PageAnalysis>]; 2] {
        let back = self.old.len().saturating_sub(self.back);
        [
            self.old.get(..self.front).unwrap_or_default(),
            self.old.get(back..).unwrap_or_default(),
        ]
    }

    /// The old pages that are gone.
    fn gone(&self) -> &'a [Arc<PageAnalysis>] {
        self.come(self.old)
    }

    /// What was recognized in them.
    fn recognized(&self) -> impl Iterator<Item = &'a Arc<PageRecognition>> {
        self.gone().iter().map(|it| &it.recognized)
    }

    /// The part of `pages`, the new ones or the old, that the edit did not leave alone.
    fn come<'p, T>(&self, pages: &'p [T]) -> &'p [T] {
        let end = pages.len().saturating_sub(self.back);
        pages.get(self.front..end).unwrap_or_default()
    }
}

/// What is recognized in all pages of a draft: in those that an edit left alone, and in the new ones.
struct Recognized<'a> {
    turnover: &'a Turnover<'a>,
    new: Vec<Arc<PageRecognition>>,
}

impl Recognized<'_> {
    /// By page, in the draft's order.
    fn all(&self) -> impl Iterator<Item = &Arc<PageRecognition>> {
        let [front, back] = self
            .turnover
            .stayed()
            .map(|pages| pages.iter().map(|it| &it.recognized));
        front.chain(&self.new).chain(back)
    }
}

/// Recognizes the pages that the edit did not leave alone; gives those that were done, if cancelled.
fn recognize_pages<'a>(
    draft: &Draft,
    inputs: &Inputs,
    turnover: &'a Turnover<'_>,
    replaced: &Replaced<'_>,
    cancel: &Cancel,
) -> Result<Recognized<'a>, Vec<Arc<PageRecognition>>> {
    let come = turnover.come(&draft.pages);
    let weight = |at: &PageAt| replaced.new_bytes(&at.page);
    let recognized = in_parallel(come, weight, |at| {
        PageRecognition::new(&at.page, inputs, replaced, cancel).map(Arc::new)
    });
    let new: Vec<_> = recognized.into_iter().flatten().collect();
    if new.len() == come.len() {
        Ok(Recognized { turnover, new })
    } else {
        Err(new)
    }
}

/// Checks the pages; `None` if cancelled. `known` are the blocks' results of the version before, where they still hold;
/// without them the pages that were left alone are checked again as well.
fn check_pages(
    recognized: &Recognized<'_>,
    known: Option<&CheckedBlocks<'_>>,
    context: &DraftContext,
    inputs: &Inputs,
    cancel: &Cancel,
) -> Option<Vec<Arc<PageAnalysis>>> {
    let check = |page: &Arc<PageRecognition>, known: &CheckedBlocks<'_>| {
        PageAnalysis::new(Arc::clone(page), context, inputs, known, cancel).map(Arc::new)
    };
    let Some(known) = known else {
        let all: Vec<&Arc<PageRecognition>> = recognized.all().collect();
        let none = CheckedBlocks::default();
        let weight = |it: &&Arc<PageRecognition>| it.page.len as usize / CHECKED;
        let checked = in_parallel(&all, weight, |it| check(it, &none));
        return checked.into_iter().collect();
    };
    let weight = |it: &Arc<PageRecognition>| known.new_bytes(it) / CHECKED;
    let new = in_parallel(&recognized.new, weight, |it| check(it, known));
    let [front, back] = recognized
        .turnover
        .stayed()
        .map(|pages| pages.iter().cloned().map(Some));
    front.chain(new).chain(back).collect()
}

/// Whom the draft names. Where the new pages name whom those named that are gone, nobody came or went: an edit in a long
/// draft asks no other page.
fn who_is_there(
    recognized: &Recognized<'_>,
    inputs: &Inputs,
    previous: Option<&Analysis>,
) -> DraftContext {
    let gone = recognized.turnover.recognized().map(|it| &it.cast);
    match previous {
        Some(before) if gone.eq(recognized.new.iter().map(|it| &it.cast)) => before.context.clone(),
        _ => resolve(
            None,
            Cast::merged(recognized.all().map(|it| &it.cast)),
            &inputs.model,
        ),
    }
}

/// What the noted rules find. `checked` is the version before, if what was found in its pages holds in those left alone.
fn find_in_notes(
    analysis: &Analysis,
    checked: Option<&Analysis>,
    turnover: &Turnover<'_>,
) -> NotedFindings {
    let gone: Vec<&PageNotes> = turnover.gone().iter().map(|it| &it.notes).collect();
    let come: Vec<&PageNotes> = turnover
        .come(&analysis.pages)
        .iter()
        .map(|it| &it.notes)
        .collect();
    let before = checked.map(|it| Before {
        found: &it.noted,
        gone: &gone,
        come: &come,
    });
    let Inputs {
        model, settings, ..
    } = &analysis.inputs;
    NotedFindings::new(&analysis.notes(), before, model, settings)
}

/// The moment the draft speaks from: the day it gives itself, else the one from outside. Where both are the same day,
/// the one from outside may know the time.
fn date(draft: &Draft, inputs: &Inputs) -> Option<Now> {
    let stated = draft
        .date
        .and_then(|it| it.date.resolve(inputs.date.map(|now| now.day)));
    match (stated, inputs.date) {
        (Some(day), Some(now)) if now.day == day => Some(now),
        (Some(day), _) => Some(day.into()),
        (None, now) => now,
    }
}

impl Analysis {
    /// The blocks with their results, in reading order, each with the draft offset its spans count from.
    pub fn blocks(&self) -> impl Iterator<Item = (u32, &Block, &BlockAnalysis)> {
        self.draft
            .pages
            .iter()
            .zip(&self.pages)
            .flat_map(|(at, page)| {
                page.blocks()
                    .map(|(start, block, results)| (at.start + start, block, results))
            })
    }

    /// The blocks of [`Analysis::blocks`] that share a byte with `within`, bytes of the draft. Pages outside are not looked at.
    pub fn blocks_within(
        &self,
        within: Span,
    ) -> impl Iterator<Item = (u32, &Block, &BlockAnalysis)> {
        let first = self.draft.page_at(within.start).map(|(idx, _)| idx);
        let pages = self.draft.pages.iter().zip(&self.pages);
        let pages = pages.skip(first.unwrap_or_default());
        let pages = pages.take_while(move |(at, _)| at.start < within.end);
        let blocks = pages.flat_map(|(at, page)| {
            page.blocks()
                .map(|(start, block, results)| (at.start + start, block, results))
        });
        blocks.filter(move |(start, block, _)| block.span.shifted(*start).overlaps(within))
    }

    /// The block whose markup or prose covers `offset` (bytes of the draft), its results, and the draft offset that its
    /// spans count from; the inner one of two. `None` between blocks and outside the draft.
    pub fn block_at(&self, offset: u32) -> Option<(u32, &Block, &BlockAnalysis)> {
        let (idx, at) = self.draft.page_at(offset)?;
        let touches = |&(start, block, _): &(u32, &Block, &BlockAnalysis)| {
            block.span.shifted(at.start + start).touches(offset)
        };
        let (start, block, results) = self.pages.get(idx)?.blocks().filter(touches).last()?;
        Some((at.start + start, block, results))
    }

    /// What the noted rules keep of each page.
    fn notes(&self) -> Vec<PageNotesAt<'_>> {
        let pages = self.draft.pages.iter().zip(&self.pages);
        pages
            .map(|(at, page)| (at.first_block, &page.notes))
            .collect()
    }

    /// The block with this number, counted through the draft, with its segment and the draft offset its spans count from.
    fn block(&self, number: u32) -> Option<(u32, &SegmentContent, &Block)> {
        let idx = self
            .draft
            .pages
            .partition_point(|at| at.first_block <= number)
            .checked_sub(1)?;
        let at = self.draft.pages.get(idx)?;
        let mut left = (number - at.first_block) as usize;
        for segment in &at.page.segments {
            if let Some(block) = segment.content.blocks.get(left) {
                return Some((at.start + segment.start, &segment.content, block));
            }
            left -= segment.content.blocks.len();
        }
        None
    }
}

/// The findings that no note allows, by place.
fn gather(analysis: &Analysis) -> Vec<Finding<Span>> {
    let mut findings = draft_findings(analysis);
    let pages = analysis.draft.pages.iter().zip(&analysis.pages);
    for (at, page) in pages.filter(|(_, page)| !page.findings.is_empty()) {
        findings.extend(
            page.findings
                .iter()
                .cloned()
                .map(|it| it.map(|span| span.shifted(at.start))),
        );
    }
    let allowed: Vec<&str> = analysis.draft.allowances_for_draft().collect();
    findings.retain(|finding| !allowed.contains(&finding.rule.code));
    findings.sort_by_key(|finding| (finding.at, finding.rule.code));
    findings
}

/// What the draft rules find, but for what the notes of single blocks allow.
fn draft_findings(analysis: &Analysis) -> Vec<Finding<Span>> {
    let to_draft = |place: Place| {
        let located = analysis.block(place.block);
        located.map_or(Span::default(), |(start, _, block)| {
            block.prose.to_draft(place.span).shifted(start)
        })
    };
    let is_allowed = |finding: &Finding<Place>| {
        let located = analysis.block(finding.at.block);
        located.is_some_and(|(_, segment, block)| allows(segment, block, finding.rule.code))
    };
    let mut found = analysis.noted.placed(&analysis.notes());
    found.extend(analysis.top.iter().cloned());
    found
        .into_iter()
        .filter(|finding| !is_allowed(finding))
        .map(|finding| finding.map(to_draft))
        .collect()
}

/// What the rules find that look at the draft's top. `checked` is as for [`find_in_notes`].
fn find_at_top(
    analysis: &Analysis,
    checked: Option<&Analysis>,
    turnover: &Turnover<'_>,
) -> Arc<Vec<Finding<Place>>> {
    let first_new = analysis.draft.pages.get(turnover.front);
    let below_top = first_new.is_some_and(|at| at.first_block as usize >= TOP);
    let unchanged = first_new.is_none() && turnover.gone().is_empty();
    if let Some(checked) = checked.filter(|_| below_top || unchanged) {
        return Arc::clone(&checked.top);
    }
    let Analysis {
        context, inputs, ..
    } = analysis;
    let phrases: Vec<_> = (0..TOP).map(|_| Phrases::default()).collect();
    let blocks: Vec<_> = analysis
        .blocks()
        .zip(&phrases)
        .map(|((_, block, results), phrases)| results.view(block, context, inputs, phrases))
        .collect();
    let view = DraftView {
        model: &inputs.model,
        draft: context,
        blocks: &blocks,
    };
    Arc::new(check_top(&view, &inputs.settings))
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn inputs(format: Format) -> Inputs {
        Inputs {
            format,
            model: Model::seed(),
            date: Now::parse("2026-03-18"),
            ..Inputs::default()
        }
    }

    /// Bits of drafts with names, figures, dates, faults and markup, and line ends to part them.
    fn fragment() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "OpenAI ",
            "Amazon's ",
            "Anthropic, the Claude-maker, ",
            "Claude ",
            "Frontier ",
            "AWS ",
            "Amazon Web Services ",
            "Katherine Holm ",
            "Catherine Holm ",
            "said it will invest $50 billion ",
            "up to **$35** billion in OpenAI ",
            "2 GW ",
            "3 percent ",
            "On Monday, March 18, 2026, ",
            "last month ",
            "“a deal,” ",
            "it fell. ",
            "It rose",
            "\n",
            "\n\n",
            "\n\n",
            "\r\n\r\n",
            "\n\n# ",
            "\n\n- ",
            "\n- ",
            "> ",
            "</p><p>",
            "<h1>",
            "<!-- copydesk: allow figure-contradicts-fact -->",
            "<!-- copydesk: allow-file bound-differs -->",
            "---\ndate: 2026-02-01\n---\n",
            "GENEVA, March 2, 2025 — ",
            "😀",
            "```\n",
        ])
    }

    fn text(n: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(fragment(), 0..n).prop_map(|parts| parts.concat())
    }

    /// Checks that an analysis after an edit is equal to one from scratch, in all that can be asked of it.
    #[track_caller]
    fn check_equal(analysis: &Analysis, fresh: &Analysis) {
        assert_eq!(analysis.context, fresh.context);
        assert_eq!(analysis.findings, fresh.findings);
        assert!(analysis.blocks().eq(fresh.blocks()));
        assert_eq!(analysis.pages.len(), analysis.draft.pages.len());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn an_analysis_after_an_edit_is_an_analysis(
            format in prop::sample::select(vec![Format::Plain, Format::Markdown, Format::Html]),
            start in text(80),
            edits in prop::collection::vec((0.0f64..=1.0, 0.0f64..=1.0, text(4), any::<bool>()), 1..8),
        ) {
            let inputs = inputs(format);
            let mut text = Text::from(start.as_str());
            let mut analysis = analyze(&text, &inputs, None);
            for (at, len, insert, far) in edits {
                let from = (f64::from(text.len()) * at) as u32;
                let reach = if far { text.len() - from } else { 8 };
                text.replace(Span::new(from, from + (f64::from(reach) * len) as u32), &insert);
                analysis = analyze(&text, &inputs, Some(&analysis));
                check_equal(&analysis, &analyze(&text, &inputs, None));
            }
        }
    }

    #[test]
    fn an_edit_recognizes_the_paragraph_it_is_in_and_no_other() {
        let inputs = inputs(Format::Markdown);
        let paragraphs = (0..100).map(|n| format!("OpenAI grew {n} percent in a year.\n\n"));
        let mut text = Text::from(paragraphs.collect::<String>().as_str());
        let before = analyze(&text, &inputs, None);
        text.replace(Span::new(1700, 1700), "x");
        let after = analyze(&text, &inputs, Some(&before));
        let paragraphs = |analysis: &Analysis| -> Vec<_> {
            analysis
                .blocks()
                .map(|(_, _, it)| Arc::as_ptr(&it.paragraph))
                .collect()
        };
        let (before, after) = (paragraphs(&before), paragraphs(&after));
        assert_eq!(before.iter().zip(&after).filter(|(a, b)| a != b).count(), 1);
    }

    #[test]
    fn other_inputs_are_not_taken_for_the_same() {
        let text = Text::from("Last month Amazon grew.");
        let mut inputs = inputs(Format::Plain);
        let before = analyze(&text, &inputs, None);
        inputs.date = Now::parse("2025-01-01");
        let dated = analyze(&text, &inputs, Some(&before));
        check_equal(&dated, &analyze(&text, &inputs, None));
        inputs.model = Arc::default();
        let without_model = analyze(&text, &inputs, Some(&dated));
        check_equal(&without_model, &analyze(&text, &inputs, None));
        assert!(without_model.context.present.is_empty());
    }

    #[test]
    fn the_day_a_draft_gives_itself_comes_first() {
        let day = |text: &str| {
            let analysis = analyze(&Text::from(text), &inputs(Format::Markdown), None);
            analysis.context.date.map(|now| now.day.to_string())
        };
        assert_eq!(day("It rained.").as_deref(), Some("2026-03-18"));
        assert_eq!(
            day("---\ndate: 2025-02-03\n---\n\nIt rained.").as_deref(),
            Some("2025-02-03")
        );
        assert_eq!(
            day("OSLO, December 30 — It rained.").as_deref(),
            Some("2025-12-30")
        );
    }

    #[test]
    fn notes_silence_what_they_name() {
        let found = |text: &str| {
            let analysis = analyze(&Text::from(text), &inputs(Format::Markdown), None);
            let places = analysis
                .findings
                .iter()
                .map(|it| it.at.slice(text).to_owned());
            places.collect::<Vec<_>>()
        };
        let fault = "It cost $50 billion dollars.";
        assert_eq!(found(fault).len(), 1);
        assert_eq!(
            found(&format!(
                "<!-- copydesk: allow redundant-currency -->\n\n{fault}\n\n{fault}"
            ))
            .len(),
            1
        );
        assert_eq!(
            found(&format!(
                "<!-- copydesk: allow-file redundant-currency -->\n\n{fault}\n\n{fault}"
            ))
            .len(),
            0
        );
        assert_eq!(
            found(&format!(
                "<!-- copydesk: allow bound-differs -->\n\n{fault}"
            ))
            .len(),
            1
        );
        let noted = "Katherine Holm sang. <!-- copydesk: allow names-disagree -->\n\nCatherine Holm danced.";
        assert_eq!(found(noted), ["Catherine Holm"]);
    }

    #[test]
    fn block_at_finds_the_inner_block() {
        let text = Text::from("One.\n\nSee ![a view](x.png) here.\n");
        let analysis = analyze(&text, &inputs(Format::Markdown), None);
        let at = |offset| {
            analysis
                .block_at(offset)
                .map(|(_, block, _)| block.prose.text())
        };
        assert_eq!(at(0), Some("One."));
        assert_eq!(at(4), Some("One."));
        assert_eq!(at(5), None);
        assert_eq!(at(13), Some("a view"));
        assert_eq!(at(7), Some("See \u{fffc} here."));
        assert_eq!(at(999), None);
    }

    #[test]
    fn cancelled_work_gives_nothing() {
        let cancel = Cancel::default();
        let inputs = inputs(Format::Plain);
        let analyzed =
            || analyze_unless(&Text::from("One."), &inputs, Known::default(), &cancel).is_ok();
        assert!(analyzed());
        cancel.cancel();
        assert!(!analyzed());
    }

    #[test]
    fn no_more_than_a_block_is_worked_on_between_two_looks_at_the_wish_to_stop() {
        const ALLOWED: u32 = 900;
        let inputs = inputs(Format::Markdown);
        let paragraphs = (0..100).map(|n| format!("OpenAI grew {n} percent in a year.\n\n"));
        let text = Text::from(paragraphs.collect::<String>().as_str());
        let mut unfinished: Option<Box<Unfinished>> = None;
        let bytes_done = |it: &Unfinished| -> usize {
            let blocks = it.recognized.iter().flat_map(|page| page.page.blocks());
            blocks.map(|(_, block)| block.prose.text().len()).sum()
        };
        for round in 1..=3 {
            let known = Known {
                previous: None,
                unfinished: unfinished.as_deref(),
            };
            let cancel = Cancel::default().within(ALLOWED);
            let stopped = analyze_unless(&text, &inputs, known, &cancel).expect_err("much to do");
            let before = unfinished.as_deref().map_or(0, bytes_done);
            let done = bytes_done(&stopped);
            assert!(
                before < done && done <= before + ALLOWED as usize,
                "round {round}"
            );
            unfinished = Some(stopped);
        }
        let known = Known {
            previous: None,
            unfinished: unfinished.as_deref(),
        };
        let resumed = analyze_unless(&text, &inputs, known, &Cancel::default());
        let resumed = resumed.expect("nobody cancels");
        check_equal(&resumed, &analyze(&text, &inputs, None));
    }

    #[test]
    fn what_was_recognized_before_a_cancellation_is_not_recognized_again() {
        let inputs = inputs(Format::Markdown);
        let paragraphs = (0..100).map(|n| format!("OpenAI grew {n} percent in a year.\n\n"));
        let mut text = Text::from(paragraphs.collect::<String>().as_str());
        let whole = analyze(&text, &inputs, None);
        let half = whole.pages.len() / 2;
        let unfinished = Unfinished {
            date_order: None,
            model: Arc::clone(&inputs.model),
            draft: whole.draft.clone(),
            recognized: whole.pages[..half]
                .iter()
                .map(|it| Arc::clone(&it.recognized))
                .collect(),
        };
        text.replace(Span::new(200, 200), "x");
        let known = Known {
            previous: None,
            unfinished: Some(&unfinished),
        };
        let resumed = analyze_unless(&text, &inputs, known, &Cancel::default());
        let resumed = resumed.expect("nobody cancels");
        check_equal(&resumed, &analyze(&text, &inputs, None));
        let addresses = |pages: &[Arc<PageAnalysis>]| -> Vec<_> {
            let paragraphs = pages.iter().flat_map(|it| &it.recognized.paragraphs);
            paragraphs.map(Arc::as_ptr).collect()
        };
        let (before, after) = (addresses(&whole.pages[..half]), addresses(&resumed.pages));
        let kept = before.iter().filter(|it| after.contains(it)).count();
        assert_eq!(kept, before.len() - 1);
    }
}

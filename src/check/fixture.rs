//! The text language of rule tests: a draft in Markdown, taken through the real pipeline, and its findings as lines.

use super::context::{DraftView, ParagraphView};
use super::finding::{Finding, Place, Severity};
use super::noted::{NotedFindings, PageNotes};
use super::phrase::Phrases;
use super::rule::TOP;
use super::rules::{RULES, rule};
use super::run::{check_paragraph, check_top};
use super::settings::Settings;
use crate::draft::{Block, Format, parse};
use crate::model::{Model, Now};
use crate::recognize::{Cast, ClaimFinder, recognize_in, resolve};
use crate::text::{Span, Text};

/// The day of drafts in tests: a Wednesday.
pub(crate) const TODAY: &str = "2026-03-18";

/// The findings of all rules on a draft of the day `date`, spans in bytes of `text`.
pub(crate) fn findings(text: &str, date: Option<Now>, model: &Model) -> Vec<Finding<Span>> {
    findings_in(text, date, model, &Settings::default())
}

/// As [`findings`], in a house with these settings.
pub(crate) fn findings_in(
    text: &str,
    date: Option<Now>,
    model: &Model,
    settings: &Settings,
) -> Vec<Finding<Span>> {
    let draft = parse(&Text::from(text), Format::Markdown, None);
    let located: Vec<(u32, &Block)> = draft.blocks().collect();
    let paragraphs: Vec<_> = located
        .iter()
        .map(|(_, block)| recognize_in(block.prose.text(), model, settings.style.date_order))
        .collect();
    let stated = draft.date.and_then(|it| it.date.resolve(None));
    let date = stated.map(Now::from).or(date);
    let context = resolve(date, Cast::of(paragraphs.iter()), model);
    let mut finder = ClaimFinder::default();
    let claims: Vec<_> = located
        .iter()
        .zip(&paragraphs)
        .map(|((_, block), it)| finder.claims(block.prose.text(), it, &context, model))
        .collect();
    let phrases: Vec<_> = located.iter().map(|_| Phrases::default()).collect();
    let blocks: Vec<ParagraphView<'_>> = (0..located.len())
        .map(|idx| ParagraphView {
            model,
            draft: &context,
            block: located[idx].1,
            paragraph: &paragraphs[idx],
            claims: &claims[idx],
            settings,
            phrases: &phrases[idx],
        })
        .collect();
    let mut found = check_top(
        &DraftView {
            model,
            draft: &context,
            blocks: &blocks[..blocks.len().min(TOP)],
        },
        settings,
    );
    let notes = PageNotes::new(&blocks, settings);
    let pages = [(0, &notes)];
    found.extend(NotedFindings::new(&pages, None, model, settings).placed(&pages));
    for (idx, view) in blocks.iter().enumerate() {
        let block = idx as u32;
        let local = check_paragraph(view, settings).into_iter();
        found.extend(local.map(|it| it.map(|span| Place { block, span })));
    }
    let mut found: Vec<Finding<Span>> = found
        .into_iter()
        .map(|finding| {
            finding.map(|place| {
                let (start, block) = located[place.block as usize];
                block.prose.to_draft(place.span).shifted(start)
            })
        })
        .collect();
    found.sort_by_key(|finding| (finding.at, finding.rule.code));
    found
}

/// The findings of one rule on a draft of [`TODAY`], one a line: the text it stands on, the message, then the fixes
/// (what the text becomes) and the related places.
pub(crate) fn report(code: &str, text: &str) -> String {
    report_on(code, text, Now::parse(TODAY))
}

/// As [`report`], for a draft of another day or of none.
pub(crate) fn report_on(code: &str, text: &str, date: Option<Now>) -> String {
    report_with(code, text, date, &Model::default())
}

/// As [`report_on`], with a fact model.
pub(crate) fn report_with(code: &str, text: &str, date: Option<Now>, model: &Model) -> String {
    report_in(code, text, date, model, &Settings::default())
}

/// As [`report_with`], in a house with these settings.
pub(crate) fn report_in(
    code: &str,
    text: &str,
    date: Option<Now>,
    model: &Model,
    settings: &Settings,
) -> String {
    assert!(rule(code).is_some(), "no rule {code}");
    findings_in(text, date, model, settings)
        .into_iter()
        .filter(|finding| finding.rule.code == code)
        .map(|finding| line(text, &finding))
        .collect()
}

/// Holds when no rule that works on the draft alone has anything to say of `text` above a hint.
#[track_caller]
pub(crate) fn assert_silent(text: &str) {
    let loud: String = findings(text, Now::parse(TODAY), &Model::default())
        .into_iter()
        .filter(|it| !it.rule.needs_model && it.severity > Severity::Hint)
        .map(|finding| format!("{}: {}", finding.rule.code, line(text, &finding)))
        .collect();
    assert!(loud.is_empty(), "{text}\n{loud}");
}

fn line(text: &str, finding: &Finding<Span>) -> String {
    let mut line = format!("“{}”: {}", finding.at.slice(text), finding.message);
    for fix in &finding.fixes {
        let edits = fix
            .edits
            .iter()
            .map(|(at, new)| format!("“{}” → “{new}”", at.slice(text)));
        line += &format!(" | {}", edits.collect::<Vec<_>>().join(", "));
    }
    for related in &finding.related {
        line += &format!(" & “{}”: {}", related.at.slice(text), related.message);
    }
    line + "\n"
}

/// The examples of a rule's manual page after the line `heading` ("Wrong:" or "Right:"), parted by lines of `---`.
fn examples(doc: &str, heading: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    let mut fresh = true;
    for line in doc.lines() {
        match line.strip_prefix('>') {
            Some(_) if !inside => {}
            Some(example) => {
                let example = example.strip_prefix(' ').unwrap_or(example);
                match found.last_mut().filter(|_| !fresh) {
                    Some(text) => *text += &format!("\n{example}"),
                    None => found.push(example.to_owned()),
                }
                fresh = false;
            }
            None if line.is_empty() => {}
            None if line == "---" => fresh = true,
            None => (inside, fresh) = (line == heading, true),
        }
    }
    found
}

#[test]
fn every_manual_page_has_its_parts() {
    for rule in RULES {
        for part in ["Wrong:", "Right:"] {
            let n_examples = examples(rule.doc, part).len();
            assert!(n_examples > 0, "{} has no example “{part}”", rule.code);
        }
        assert!(
            rule.doc.contains("\nMay be wrong:"),
            "{} does not say when it may be wrong",
            rule.code
        );
    }
}

#[test]
fn the_examples_of_the_manual_are_true() {
    for rule in RULES.iter().filter(|rule| !rule.needs_model) {
        for wrong in examples(rule.doc, "Wrong:") {
            let found = report(rule.code, &wrong) + &report_on(rule.code, &wrong, None);
            assert!(!found.is_empty(), "{} misses: {wrong}", rule.code);
        }
        for right in examples(rule.doc, "Right:") {
            assert_silent(&right);
        }
    }
}

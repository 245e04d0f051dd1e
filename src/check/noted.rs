//! Draft rules in two steps: what a rule notes of each block, and what it finds in all notes.
//!
//! Notes are remembered with their page, so a draft rule never reads the paragraphs of a long draft again. And what it
//! finds is remembered too: it depends on the notes' values and blocks alone, never on where exactly they stand, so a
//! letter typed into a paragraph changes nothing as long as the paragraph's notes say the same.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use super::context::ParagraphView;
use super::finding::{Finding, Place};
use super::rule::{Check, Rule};
use super::rules::RULES;
use super::settings::Settings;
use crate::model::Model;
use crate::text::Span;

/// The number of a note, counted through the draft, one count for each rule. It is how a noted rule names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoteIdx(pub u32);

/// What a rule notes of a block.
#[derive(Debug)]
struct Note<N> {
    /// The number of the block in its page.
    block: u32,
    /// Bytes of the block's prose.
    span: Span,
    value: N,
}

/// A rule in two steps. `N` is what it notes; two equal notes must mean the same to it.
pub struct Noted<N: 'static> {
    /// Notes what matters of one block, each with its place in the block's prose.
    pub note: fn(&ParagraphView<'_>, &mut Vec<(Span, N)>),
    /// Looks at all notes of the draft. Must be a function of them.
    pub check: fn(&Notes<'_, N>, &mut Vec<Finding<NoteIdx>>),
}

/// All that one rule noted of a draft.
#[derive(Debug)]
pub struct Notes<'a, N> {
    /// The fact model.
    pub model: &'a Model,
    /// What the house has decided.
    pub settings: &'a Settings,
    pages: Vec<(u32, &'a [Note<N>])>,
}

impl<'a, N> Notes<'a, N> {
    /// The notes in reading order, each with its number and the number of its block, counted through the draft.
    pub fn iter(&self) -> impl Iterator<Item = (NoteIdx, u32, &'a N)> + '_ {
        let located = self
            .pages
            .iter()
            .flat_map(|&(first, notes)| notes.iter().map(move |it| (first + it.block, it)));
        (0..)
            .zip(located)
            .map(|(idx, (block, note))| (NoteIdx(idx), block, &note.value))
    }
}

/// What the noted rules keep of one page.
#[derive(Debug, Default)]
pub struct PageNotes {
    /// How many blocks the page has.
    n_blocks: u32,
    /// By the rule's place among the noted rules; `None` where it noted nothing.
    lists: Vec<Option<Box<dyn NoteList>>>,
}

impl PageNotes {
    /// What the rules note of the blocks of a page.
    pub fn new(blocks: &[ParagraphView<'_>], settings: &Settings) -> PageNotes {
        let note = |(rule, noted): (&Rule, &dyn NotedRule)| {
            noted.note(blocks).filter(|_| settings.allows(rule))
        };
        PageNotes {
            n_blocks: blocks.len() as u32,
            lists: noted_rules().map(note).collect(),
        }
    }

    fn list(&self, rule: usize) -> Option<&dyn NoteList> {
        self.lists.get(rule)?.as_deref()
    }

    /// Whether rule number `rule` noted the same of both pages, places left aside.
    fn says_the_same(&self, other: &PageNotes, rule: usize) -> bool {
        let same_notes = match (self.list(rule), other.list(rule)) {
            (None, None) => true,
            (Some(one), Some(other)) => one.says_the_same(other),
            _ => false,
        };
        same_notes && self.n_blocks == other.n_blocks
    }
}

/// A page's notes, and how many blocks come before the page.
pub type PageNotesAt<'a> = (u32, &'a PageNotes);

/// What the noted rules found, places named by notes.
#[derive(Clone, Debug, Default)]
pub struct NotedFindings {
    /// By the rule's place among the noted rules.
    by_rule: Vec<Arc<Found>>,
}

/// What one noted rule found.
#[derive(Debug, Default)]
struct Found {
    /// Its findings, in the order in which the rule gave them.
    findings: Vec<Finding<NoteIdx>>,
    /// The pages that have notes of the rule: how many notes come before, and the page's number. Empty where nothing is found.
    /// Invariant: holds as long as the pages say the same, so that nobody counts the notes of a long draft at a keystroke.
    pages: Vec<(u32, u32)>,
}

/// What was found before an edit, and the pages that the edit replaced.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What was found.
    pub found: &'a NotedFindings,
    /// The notes of the pages that are gone.
    pub gone: &'a [&'a PageNotes],
    /// The notes of those that stand in their place.
    pub come: &'a [&'a PageNotes],
}

impl Before<'_> {
    /// What rule number `rule` found, if it still holds.
    fn still_found(&self, rule: usize) -> Option<Arc<Found>> {
        let mut pairs = self.gone.iter().zip(self.come);
        let same = self.gone.len() == self.come.len()
            && pairs.all(|(gone, come)| gone.says_the_same(come, rule));
        self.found
            .by_rule
            .get(rule)
            .filter(|_| same)
            .map(Arc::clone)
    }
}

impl NotedFindings {
    /// What the noted rules find; a rule whose notes say what they said before does not look again.
    pub fn new(
        pages: &[PageNotesAt<'_>],
        before: Option<Before<'_>>,
        model: &Model,
        settings: &Settings,
    ) -> NotedFindings {
        let find = |(idx, (_, noted)): (usize, (&Rule, &dyn NotedRule))| {
            let known = before.and_then(|it| it.still_found(idx));
            known.unwrap_or_else(|| {
                let found = noted.check(idx, pages, model, settings);
                let findings = found.into_iter().filter_map(|it| settings.apply(it));
                Arc::new(Found::new(idx, findings.collect(), pages))
            })
        };
        NotedFindings {
            by_rule: noted_rules().enumerate().map(find).collect(),
        }
    }

    /// The findings with the places where their notes stand now.
    pub fn placed(&self, pages: &[PageNotesAt<'_>]) -> Vec<Finding<Place>> {
        let of_rule = |(rule, found): (usize, &Arc<Found>)| {
            let place = |note| found.place(rule, note, pages).unwrap_or_default();
            let findings = found.findings.iter().cloned();
            findings.map(|it| it.map(place)).collect::<Vec<_>>()
        };
        self.by_rule.iter().enumerate().flat_map(of_rule).collect()
    }
}

impl Found {
    fn new(rule: usize, findings: Vec<Finding<NoteIdx>>, pages: &[PageNotesAt<'_>]) -> Found {
        if findings.is_empty() {
            return Found::default();
        }
        let mut before = 0;
        let mut counted = Vec::new();
        for (page, (_, notes)) in (0..).zip(pages) {
            if let Some(list) = notes.list(rule) {
                counted.push((before, page));
                before += list.count();
            }
        }
        Found {
            findings,
            pages: counted,
        }
    }

    /// The place of a note of rule number `rule`; `None` for one that is not there.
    fn place(&self, rule: usize, note: NoteIdx, pages: &[PageNotesAt<'_>]) -> Option<Place> {
        let behind = self.pages.partition_point(|&(before, _)| before <= note.0);
        let &(before, page) = self.pages.get(..behind)?.last()?;
        let (first_block, notes) = pages.get(page as usize)?;
        let (block, span) = notes.list(rule)?.place(note.0 - before)?;
        Some(Place {
            block: first_block + block,
            span,
        })
    }
}

fn noted_rules() -> impl Iterator<Item = (&'static Rule, &'static dyn NotedRule)> {
    RULES.iter().filter_map(|rule| match rule.check {
        Check::Noted(noted) | Check::Both(_, noted) => Some((*rule, noted)),
        _ => None,
    })
}

/// The notes of one rule on one page, whatever they are.
pub trait NoteList: Debug + Send + Sync {
    /// How many there are.
    fn count(&self) -> u32;
    /// The block of a note, counted from the page's first, and the note's place in its prose.
    fn place(&self, note: u32) -> Option<(u32, Span)>;
    /// Whether the notes of another page have the same values in the same blocks.
    fn says_the_same(&self, other: &dyn NoteList) -> bool;
    /// The list itself.
    fn as_any(&self) -> &dyn Any;
}

impl<N: Value> NoteList for Vec<Note<N>> {
    fn count(&self) -> u32 {
        self.len() as u32
    }

    fn place(&self, note: u32) -> Option<(u32, Span)> {
        let note = self.get(note as usize)?;
        Some((note.block, note.span))
    }

    fn says_the_same(&self, other: &dyn NoteList) -> bool {
        let same = |(one, other): (&Note<N>, &Note<N>)| {
            one.block == other.block && one.value == other.value
        };
        let other = other.as_any().downcast_ref::<Vec<Note<N>>>();
        other.is_some_and(|other| self.len() == other.len() && self.iter().zip(other).all(same))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What may be noted.
pub trait Value: Debug + PartialEq + Send + Sync + 'static {}

impl<N: Debug + PartialEq + Send + Sync + 'static> Value for N {}

/// A [`Noted`] rule, whatever it notes.
pub trait NotedRule: Debug + Sync {
    /// What matters of a page's blocks; `None` if nothing does.
    fn note(&self, blocks: &[ParagraphView<'_>]) -> Option<Box<dyn NoteList>>;
    /// What the rule, number `rule` of the noted ones, finds in the notes of all pages.
    fn check(
        &self,
        rule: usize,
        pages: &[PageNotesAt<'_>],
        model: &Model,
        settings: &Settings,
    ) -> Vec<Finding<NoteIdx>>;
}

impl<N: Value> NotedRule for Noted<N> {
    fn note(&self, blocks: &[ParagraphView<'_>]) -> Option<Box<dyn NoteList>> {
        let mut notes = Vec::new();
        let mut found = Vec::new();
        for (block, view) in (0..).zip(blocks) {
            (self.note)(view, &mut found);
            notes.extend(
                found
                    .drain(..)
                    .map(|(span, value)| Note { block, span, value }),
            );
        }
        notes.shrink_to_fit();
        (!notes.is_empty()).then(|| Box::new(notes) as Box<dyn NoteList>)
    }

    fn check(
        &self,
        rule: usize,
        pages: &[PageNotesAt<'_>],
        model: &Model,
        settings: &Settings,
    ) -> Vec<Finding<NoteIdx>> {
        let mut notes_of_pages = Vec::new();
        for &(first, notes) in pages {
            let list = notes
                .list(rule)
                .and_then(|list| list.as_any().downcast_ref::<Vec<Note<N>>>());
            notes_of_pages.extend(list.map(|list| (first, &list[..])));
        }
        let notes = Notes {
            model,
            settings,
            pages: notes_of_pages,
        };
        let mut found = Vec::new();
        (self.check)(&notes, &mut found);
        found
    }
}

impl<N> Debug for Noted<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Noted")
    }
}

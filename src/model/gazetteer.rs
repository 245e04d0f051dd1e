//! The surface forms of a model compiled into one matcher: longest match first, in one pass over the tokens of a text.
//!
//! A tree of folded words holds the names. A token is tried only where its first byte and length are those of some
//! name's first word, so nearly every word of a text costs one table look-up and no hash. Case is compared last, against
//! the names that end where the walk ended. Who looks for names asks [`super::index::Model::find_names`]: what holds them may change.

use rustc_hash::FxHashMap;

use super::clash::settle;
use super::entity::{Entity, EntityIdx, EntityKind, NameForm};
use super::fit::{Fit, fit, may_end};
use super::fold::fold_into;
use super::layer::Layer;
use super::pieces::{Piece, PieceKind, next_piece};
use super::problem::Problem;
use super::starts::Starts;
use crate::text::Span;

/// The surface forms of a model.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    starts: Starts,
    words: FxHashMap<Box<str>, Word>,
    /// From a node by a word to the next node.
    edges: FxHashMap<(u32, u32), u32>,
    /// The names that end at each node, best first. Node 0 is the root.
    nodes: Vec<Vec<Entry>>,
}

/// What a folded word is to the tree.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// Its own number; 0 where only its singular is a word of names.
    id: u32,
    /// The number of the word of which it is the plural; 0 for none.
    plural_of: u32,
}

/// One surface form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Whose name it is; `None` for a phrase that is nobody's, though it holds a name.
    pub(super) owner: Option<(EntityIdx, u32)>,
    pub(super) form: NameForm,
    /// The name's pieces as they are written.
    pub(super) cased: Vec<String>,
    takes_plural: bool,
}

impl Default for Gazetteer {
    fn default() -> Self {
        Gazetteer {
            starts: Starts::default(),
            words: FxHashMap::default(),
            edges: FxHashMap::default(),
            nodes: vec![Vec::new()],
        }
    }
}

/// How far a walk from one token came.
pub(super) struct Walk {
    node: u32,
    /// Whether the name stands in the plural.
    pub(super) plural: bool,
    /// Where it ends, a plural ending included.
    pub(super) end: usize,
    /// How many pieces it has.
    pub(super) pieces: usize,
}

/// One way to read what stands between two places of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// Whose name it is; `None` where it is nobody's.
    pub(super) owner: Option<(EntityIdx, u32)>,
    /// How the name behaves.
    pub(super) form: NameForm,
    /// How well the spelling fits.
    pub(super) fit: Fit,
}

impl Gazetteer {
    /// Whether a token may be the first word of a name; most are turned away here, without a hash.
    pub(super) fn may_start(&self, prose: &str, token: Span) -> bool {
        self.starts.fit(prose, token)
    }

    /// Walks the tree along the pieces from `start` on, which it leaves in `cut`, and gives the last place where a name
    /// ended.
    pub(super) fn walk(
        &self,
        prose: &str,
        start: usize,
        cut: &mut [Option<Piece>; MAX_PIECES],
        scratch: &mut String,
    ) -> Option<Walk> {
        let mut best = None;
        let mut node = 0;
        let mut last: Option<Piece> = None;
        for pieces in 1..=MAX_PIECES {
            let Some(piece) = next_piece(prose, last.map_or(start, |it| it.end), last) else {
                break;
            };
            if let Some(slot) = cut.get_mut(pieces - 1) {
                *slot = Some(piece);
            }
            last = Some(piece);
            let word = self.word(prose, piece, scratch);
            let cut = cut.get(..pieces).unwrap_or_default();
            let here = |node: u32, plural: bool| {
                let ends = self.ends(node, prose, cut, plural);
                ends.then_some(Walk {
                    node,
                    plural,
                    end: piece.end,
                    pieces,
                })
            };
            best = self
                .edge(node, word.plural_of)
                .and_then(|node| here(node, true))
                .or(best);
            let Some(next) = self.edge(node, word.id) else {
                break;
            };
            node = next;
            best = here(node, false).or(best);
        }
        best
    }

    fn word(&self, prose: &str, piece: Piece, scratch: &mut String) -> Word {
        key_into(prose, piece, scratch);
        self.words
            .get(scratch.as_str())
            .copied()
            .unwrap_or_default()
    }

    fn edge(&self, node: u32, word: u32) -> Option<u32> {
        if word == 0 {
            return None;
        }
        self.edges.get(&(node, word)).copied()
    }

    /// The names that end at a node.
    fn entries(&self, node: u32) -> &[Entry] {
        self.nodes.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a name ends here, spelled as the model spells it.
    fn ends(&self, node: u32, prose: &str, cut: &[Option<Piece>], plural: bool) -> bool {
        let entries = self.entries(node);
        !entries.is_empty()
            && cut
                .last()
                .copied()
                .flatten()
                .is_some_and(|last| may_end(prose, last.end))
            && entries
                .iter()
                .any(|entry| entry.fits(prose, cut, plural).is_some())
    }

    /// Appends the names that end where the walk ended and are spelled as the text is.
    pub(super) fn readings(
        &self,
        prose: &str,
        walk: &Walk,
        cut: &[Option<Piece>],
        readings: &mut Vec<Reading>,
    ) {
        readings.extend(self.entries(walk.node).iter().filter_map(|entry| {
            Some(Reading {
                owner: entry.owner,
                form: entry.form,
                fit: entry.fits(prose, cut, walk.plural)?,
            })
        }));
    }

    /// The name with this owner that ends where the walk ended, as it is written.
    pub(super) fn written(&self, walk: &Walk, owner: (EntityIdx, u32)) -> &[String] {
        let mut entries = self.entries(walk.node).iter();
        let found = entries.find(|it| it.owner == Some(owner));
        found.map_or(&[], |it| &it.cased)
    }
}

/// A name has at most so many pieces; longer ones are cut off at the build, with no loss that a reader would see.
pub(super) const MAX_PIECES: usize = 16;

impl Entry {
    /// A name that is written without marks that may be missing.
    pub(super) fn new(
        owner: Option<(EntityIdx, u32)>,
        form: NameForm,
        written: &str,
        takes_plural: bool,
    ) -> Entry {
        let pieces = cut_all(written);
        Entry {
            owner,
            form,
            cased: pieces
                .iter()
                .map(|it| it.text(written).to_owned())
                .collect(),
            takes_plural,
        }
    }

    fn fits(&self, prose: &str, cut: &[Option<Piece>], plural: bool) -> Option<Fit> {
        if self.cased.len() != cut.len() || (plural && !self.takes_plural) {
            return None;
        }
        fit(self.cased.iter().map(String::as_str), prose, cut, plural)
    }
}

/// The key of a piece in the tree: its folded form, marked where it is glued to the piece before.
pub(super) fn key_into(text: &str, piece: Piece, out: &mut String) {
    match piece.kind {
        PieceKind::Hyphen => {
            out.clear();
            out.push('-');
        }
        PieceKind::Mark('&') => {
            out.clear();
            out.push_str("and");
        }
        PieceKind::Mark(c) => {
            out.clear();
            out.push(c);
        }
        PieceKind::Word | PieceKind::Number => fold_into(piece.text(text), out),
    }
    if piece.glued {
        out.push('\u{1}');
    }
}

// ---- building ----

impl Gazetteer {
    /// Compiles the names of all entities; `layers` tells from which layer each entity comes. Clashes are reported.
    pub(super) fn build(
        entities: &[Entity],
        layers: &[Layer],
        problems: &mut Vec<Problem>,
    ) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for (idx, entity) in entities.iter().enumerate() {
            let idx = EntityIdx(idx as u32);
            for (number, name) in entity.names.iter().enumerate() {
                let takes_plural = takes_plural(entity.kind, name.form);
                // An article that may be missing is no part of a mention.
                let bare = name
                    .text
                    .strip_prefix("the ")
                    .filter(|_| name.article_optional);
                let owner = Some((idx, number as u32));
                gazetteer.add(bare.unwrap_or(&name.text), owner, name.form, takes_plural);
            }
            for phrase in &entity.not {
                gazetteer.add(phrase, None, NameForm::Name, false);
            }
        }
        for node in &mut gazetteer.nodes {
            settle(node, entities, layers, problems);
        }
        gazetteer
    }

    fn add(
        &mut self,
        name: &str,
        owner: Option<(EntityIdx, u32)>,
        form: NameForm,
        takes_plural: bool,
    ) {
        let pieces = cut_all(name);
        for variant in variants(&pieces) {
            let mut node = 0;
            for (idx, piece) in variant.iter().enumerate() {
                let word = self.intern(
                    name,
                    *piece,
                    idx == 0,
                    takes_plural && idx + 1 == variant.len(),
                );
                node = self.grow(node, word);
            }
            let cased = variant
                .iter()
                .map(|piece| piece.text(name).to_owned())
                .collect();
            let entry = Entry {
                owner,
                form,
                cased,
                takes_plural,
            };
            if node != 0
                && let Some(entries) = self.nodes.get_mut(node as usize)
                && !entries
                    .iter()
                    .any(|it| it.owner == entry.owner && it.cased == entry.cased)
            {
                entries.push(entry);
            }
        }
    }

    fn grow(&mut self, node: u32, word: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let found = *self.edges.entry((node, word)).or_insert(next);
        if found == next {
            self.nodes.push(Vec::new());
        }
        found
    }

    /// The number of a piece's word; 0 is none.
    fn intern(&mut self, name: &str, piece: Piece, first: bool, plural: bool) -> u32 {
        let mut key = String::new();
        key_into(name, piece, &mut key);
        let next = self.words.len() as u32 + 1;
        let word = self.words.entry(key.as_str().into()).or_default();
        if word.id == 0 {
            word.id = next;
        }
        let id = word.id;
        let text = piece.text(name);
        if first {
            self.starts.add(text);
        }
        if plural && piece.kind == PieceKind::Word && !piece.glued {
            key.push('s');
            self.words
                .entry(key.into_boxed_str())
                .or_default()
                .plural_of = id;
            if first {
                self.starts.add(&format!("{text}s"));
            }
        }
        id
    }
}

pub(super) fn takes_plural(kind: EntityKind, form: NameForm) -> bool {
    kind != EntityKind::Event
        && matches!(
            form,
            NameForm::Name | NameForm::Alias | NameForm::Short | NameForm::Abbreviation
        )
}

/// The pieces of a name.
pub(super) fn cut_all(name: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    while pieces.len() < MAX_PIECES {
        let last = pieces.last().copied();
        match next_piece(name, last.map_or(0, |it| it.end), last) {
            Some(piece) => pieces.push(piece),
            None => break,
        }
    }
    pieces
}

/// The name with and without its commas and its full stops after abbreviations: "Inc." and "Inc".
pub(super) fn variants(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut variants: Vec<Vec<Piece>> = vec![Vec::new()];
    for (idx, piece) in pieces.iter().enumerate() {
        let next_glued = pieces
            .get(idx + 1)
            .is_some_and(|next| next.glued && next.kind != PieceKind::Mark(','));
        let optional = idx > 0 && matches!(piece.kind, PieceKind::Mark('.' | ',')) && !next_glued;
        if optional && variants.len() < 8 {
            let with: Vec<Vec<Piece>> = variants
                .iter()
                .map(|variant| variant.iter().copied().chain([*piece]).collect())
                .collect();
            variants.extend(with);
        } else {
            for variant in &mut variants {
                variant.push(*piece);
            }
        }
    }
    variants
}

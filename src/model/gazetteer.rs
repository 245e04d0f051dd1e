//! The surface forms of a model compiled into one matcher: longest match first, in one pass over the tokens of a text.
//!
//! A tree of folded words holds the names. A token is tried only where its first byte and length are those of some
//! name's first word, so nearly every word of a text costs one table look-up and no hash. Case is compared last, against
//! the names that end where the walk ended. Who looks for names asks [`super::index::Model::find_names`]: what holds them may change.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::declared::Declared;
use super::entity::{Entity, EntityIdx, EntityKind, NameForm};
use super::fold::{accents, fold_into, without_accents};
use super::layer::Layer;
use super::pieces::{Piece, PieceKind, is_letter, next_piece};
use super::problem::{Problem, ProblemCode};
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
    owner: Option<(EntityIdx, u32)>,
    form: NameForm,
    /// The name's pieces as they are written.
    cased: Vec<String>,
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

/// How well a text's spelling fits a name's, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Letter by letter, but for a capital where the name has a small first letter.
    Exact,
    /// All in capitals.
    Capitals,
    /// With other accents.
    Accents,
}

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

/// How the pieces of a text fit those of a name with the same folded forms; of a plural, without its ending.
pub(super) fn fit<'n>(
    name: impl Iterator<Item = &'n str>,
    prose: &str,
    cut: &[Option<Piece>],
    plural: bool,
) -> Option<Fit> {
    let mut all_exact = true;
    let mut all_capitals = true;
    let mut accents_fit = true;
    for (idx, (name, piece)) in name.zip(cut).enumerate() {
        let mut text = piece.map_or("", |piece| piece.text(prose));
        if plural && idx + 1 == cut.len() {
            text = text.strip_suffix(['s', 'S']).unwrap_or(text);
        }
        let case = case_of(name, text);
        all_exact &= case.exact;
        all_capitals &= case.capitals;
        accents_fit &= case.accents;
    }
    match (all_exact, all_capitals) {
        (true, _) if accents_fit => Some(Fit::Exact),
        // Capitals are often set without accents.
        (false, true) => Some(Fit::Capitals),
        (true, _) => Some(Fit::Accents),
        (false, false) => None,
    }
}

struct Case {
    exact: bool,
    capitals: bool,
    accents: bool,
}

/// How the case of `text` relates to that of a name's piece with the same folded form.
fn case_of(name: &str, text: &str) -> Case {
    if name == text || name == "&" || text == "&" {
        return Case {
            exact: true,
            capitals: !has_lower(text),
            accents: true,
        };
    }
    if name.is_ascii() && text.is_ascii() {
        return ascii_case_of(name, text);
    }
    let plain_name = without_accents(name);
    let plain_text = without_accents(text);
    Case {
        exact: plain_name == plain_text || is_capitalized(&plain_name, &plain_text),
        capitals: !has_lower(&plain_text),
        accents: accents(&name.to_lowercase()).eq(accents(&text.to_lowercase())),
    }
}

/// The same for plain letters, where nothing need be decomposed: nearly all text.
fn ascii_case_of(name: &str, text: &str) -> Case {
    let mut of_name = name.bytes().filter(|&b| b != b'.');
    let mut of_text = text.bytes().filter(|&b| b != b'.');
    let first = of_name.next().zip(of_text.next());
    let first_fits = first
        .is_some_and(|(a, b)| a == b || (a.is_ascii_lowercase() && a.to_ascii_uppercase() == b));
    Case {
        exact: first_fits && of_name.eq(of_text),
        capitals: !text.bytes().any(|b| b.is_ascii_lowercase()),
        accents: true,
    }
}

fn has_lower(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}

/// Whether `text` is `name` with its small first letter made a capital.
fn is_capitalized(name: &str, text: &str) -> bool {
    let (mut name, mut text) = (name.chars(), text.chars());
    let first = name.next().zip(text.next());
    first.is_some_and(|(small, capital)| small.is_lowercase() && small.to_uppercase().eq([capital]))
        && name.as_str() == text.as_str()
}

/// A name does not begin inside a word, a handle or an address.
pub(super) fn may_begin(prose: &str, start: usize) -> bool {
    let before = prose.get(..start).and_then(|it| it.chars().next_back());
    before.is_none_or(|c| !(is_letter(c) || c.is_ascii_digit() || matches!(c, '@' | '_' | '\\')))
}

/// A name does not end inside a word, nor before the rest of an address ("OpenAI.com").
pub(super) fn may_end(prose: &str, end: usize) -> bool {
    let mut after = prose.get(end..).unwrap_or("").chars();
    match after.next() {
        None => true,
        Some('.') => !after.next().is_some_and(|c| c.is_lowercase()),
        Some('@' | '_') => false,
        Some(c) => !(is_letter(c) || c.is_ascii_digit()),
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

/// Puts the names that end at one node in order and settles whose each is.
pub(super) fn settle(
    entries: &mut Vec<Entry>,
    entities: &[Entity],
    layers: &[Layer],
    problems: &mut Vec<Problem>,
) {
    if entries.len() < 2 {
        return;
    }
    entries.sort_by_key(|entry| rank(entry.form));
    // One that is dropped still clashes with others: of three that are nobody's the third is not somebody's.
    let dropped = vec![Cell::new(false); entries.len()];
    let all = || entries.iter().zip(&dropped);
    for (idx, (entry, drop)) in all().enumerate() {
        let mut told: Option<(&Entry, &Cell<bool>, Clash)> = None;
        for (earlier, drop_earlier) in all().take(idx) {
            let clash = clash(earlier, entry, layers);
            if matches!(clash, Clash::None) {
                continue;
            }
            if told.is_none_or(|(_, it, _)| it.get() && !drop_earlier.get()) {
                told = Some((earlier, drop_earlier, clash));
            }
            drop.set(drop.get() || !matches!(clash, Clash::Second));
            drop_earlier.set(drop_earlier.get() || !matches!(clash, Clash::First));
        }
        if let Some((other, _, clash)) = told {
            report([other, entry], clash, entities, layers, problems);
        }
    }
    let mut dropped = dropped.into_iter().map(Cell::into_inner);
    entries.retain(|_| !dropped.next().unwrap_or_default());
}

pub(super) fn rank(form: NameForm) -> u8 {
    match form {
        NameForm::Misspelt | NameForm::Variant => 2,
        NameForm::Weak => 1,
        _ => 0,
    }
}

/// Which of two entries with the same words keeps them.
#[derive(Clone, Copy)]
enum Clash {
    None,
    First,
    Second,
    Neither,
}

fn clash(first: &Entry, second: &Entry, layers: &[Layer]) -> Clash {
    let (Some((a, _)), Some((b, _))) = (first.owner, second.owner) else {
        return Clash::None;
    };
    // Two weak names, or a weak and an ordinary one, are told apart by their company.
    if a == b
        || first.cased != second.cased
        || first.form == NameForm::Weak
        || second.form == NameForm::Weak
    {
        return Clash::None;
    }
    if rank(first.form) != rank(second.form) {
        return Clash::First;
    }
    match layers.get(a.0 as usize).cmp(&layers.get(b.0 as usize)) {
        std::cmp::Ordering::Greater => Clash::First,
        std::cmp::Ordering::Less => Clash::Second,
        std::cmp::Ordering::Equal => Clash::Neither,
    }
}

/// Reports a clash at the name of the later layer, or of the later entity.
fn report(
    clashing: [&Entry; 2],
    clash: Clash,
    entities: &[Entity],
    layers: &[Layer],
    problems: &mut Vec<Problem>,
) {
    let named = |entry: &Entry| {
        let (owner, name) = entry.owner?;
        let entity = entities.get(owner.0 as usize)?;
        let order = (layers.get(owner.0 as usize), owner);
        Some((order, entity, entity.names.get(name as usize)?))
    };
    let [Some(first), Some(second)] = clashing.map(named) else {
        return;
    };
    let (other, own) = match first.0 > second.0 {
        true => (second, first),
        false => (first, second),
    };
    let whose = match clash {
        Clash::First => format!("that of \"{}\"", first.1.id),
        Clash::Second => format!("that of \"{}\"", second.1.id),
        Clash::None | Clash::Neither => "neither's".to_owned(),
    };
    let message = format!(
        "\"{}\" is a name of \"{}\" and of \"{}\"; in a draft it is {whose}",
        own.2.text, other.1.id, own.1.id
    );
    let mend = match other.0.0 == own.0.0 {
        true => "take it away from one of them, or make it \"weak\" with \"needs\"",
        false => "give both one id if they are one, or make it \"weak\" with \"needs\"",
    };
    let mut problem = Problem::new(ProblemCode::NameOfTwo, own.2.at, message).mend(mend);
    problem.file = own.1.declared.file;
    problem.related = Some(Declared {
        focus: other.2.at,
        ..other.1.declared
    });
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

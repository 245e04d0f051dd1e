//! The names of a compiled model, walked as the gazetteer is walked, and the names that a word nearly spells.

use std::sync::OnceLock;

use super::super::fit::{Fit, fit, may_begin, may_end};
use super::super::gazetteer::MAX_PIECES;
use super::super::pieces::{Piece, PieceKind, next_piece};
use super::super::starts::Starts;
use super::automaton::Slips;
use super::name_value::{NameValue, Owner, Sorts};
use super::pages::{Blob, PagedFile, Place, Section};
use super::sorted::{Cursor, Sorted};
use super::spelling::push_piece;
use super::symbols::Symbols;
use super::wire::hash;
use crate::text::Span;

/// First words of names as a filter (Bloom's): what is not in it begins no name; of other words one in a hundred is let
/// through for nothing.
#[derive(Debug, Default)]
pub(super) struct FirstWords(Vec<u8>);

impl FirstWords {
    const PROBES: u64 = 4;

    /// The filter of words by their hashes.
    pub(super) fn of(hashes: &[u64]) -> FirstWords {
        // Ten bits a word, in whole bytes.
        let len = (hashes.len() * 10).div_ceil(8).max(8);
        let mut filter = FirstWords(vec![0; len]);
        for &hash in hashes {
            for bit in filter.bits(hash) {
                if let Some(byte) = filter.0.get_mut(bit / 8) {
                    *byte |= 1 << (bit % 8);
                }
            }
        }
        filter
    }

    pub(super) fn from_bytes(bytes: Vec<u8>) -> FirstWords {
        FirstWords(bytes)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    fn bits(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let n_bits = (self.0.len() as u64 * 8).max(1);
        let step = hash >> 32 | 1;
        (0..FirstWords::PROBES)
            .map(move |probe| (hash.wrapping_add(probe.wrapping_mul(step)) % n_bits) as usize)
    }

    fn may_hold(&self, word: &[u8]) -> bool {
        self.bits(hash(word)).all(|bit| {
            self.0
                .get(bit / 8)
                .is_some_and(|byte| byte & (1 << (bit % 8)) != 0)
        })
    }
}

/// Room for looking names up, kept from token to token.
#[derive(Debug, Default)]
pub(in super::super) struct Room {
    cursor: Cursor,
    key: Vec<u8>,
    folded: String,
    written: String,
}

/// The text of a walk so far, and whose names count.
struct Spelled<'a> {
    prose: &'a str,
    pieces: &'a [Option<Piece>],
    counts: &'a dyn Fn(u32) -> bool,
}

impl Spelled<'_> {
    /// Whether an entry is spelled like this.
    fn is(&self, owner: Option<Owner>, written: &str, plural: bool) -> bool {
        owner.is_none_or(|it| (self.counts)(it.entity))
            && fits(owner, written, self.prose, self.pieces, plural).is_some()
    }
}

/// How far a walk from one token came.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Walked {
    pub(in super::super) plural: bool,
    pub(in super::super) end: usize,
    pub(in super::super) pieces: usize,
    key_len: usize,
}

/// The names of a compiled model.
#[derive(Debug)]
pub(super) struct Names {
    table: Sorted<Sorts>,
    starts: Starts,
    words_at: Blob,
    first_words: OnceLock<FirstWords>,
}

impl Names {
    pub(super) fn new(
        number: u32,
        place: Place,
        (symbols, sorts): (Symbols, Sorts),
        starts: Starts,
        words_at: Blob,
    ) -> Names {
        Names {
            table: Sorted::new(number, place, symbols, sorts),
            starts,
            words_at,
            first_words: OnceLock::new(),
        }
    }

    pub(super) fn count(&self) -> u32 {
        self.table.count()
    }

    pub(super) fn section(&self) -> &Section {
        self.table.section()
    }

    /// Whether the filter of first words is whole.
    pub(super) fn verify(&self, file: &PagedFile) -> bool {
        self.words_at.read(file).is_some()
    }

    pub(super) fn may_start(&self, prose: &str, token: Span) -> bool {
        self.starts.fit(prose, token)
    }

    /// The longest name from `start` on; `counts` tells which owners' names count. The pieces are left in `cut`.
    pub(super) fn walk(
        &self,
        file: &PagedFile,
        prose: &str,
        start: usize,
        cut: &mut [Option<Piece>; MAX_PIECES],
        room: &mut Room,
        counts: &dyn Fn(u32) -> bool,
    ) -> Option<Walked> {
        if !may_begin(prose, start) {
            return None;
        }
        let mut best = None;
        let mut last: Option<Piece> = None;
        room.key.clear();
        for idx in 0..MAX_PIECES {
            let Some(piece) = next_piece(prose, last.map_or(start, |it| it.end), last) else {
                break;
            };
            *cut.get_mut(idx)? = Some(piece);
            last = Some(piece);
            push_piece(prose, piece, idx == 0, &mut room.folded, &mut room.key);
            let singular = singular(piece, room);
            if idx == 0 && !self.may_hold_first(file, &room.key, singular) {
                break;
            }
            let pieces = cut.get(..=idx).unwrap_or_default();
            let spelled = Spelled {
                prose,
                pieces,
                counts,
            };
            let may_end = may_end(prose, piece.end);
            let mut found = |plural: bool, key_len: usize| {
                best = Some(Walked {
                    plural,
                    end: piece.end,
                    pieces: idx + 1,
                    key_len,
                });
            };
            if let Some(key_len) = singular.filter(|_| may_end)
                && self.step(file, room, key_len, Some((&spelled, true))).0
            {
                found(true, key_len);
            }
            let key_len = room.key.len();
            let whole = Some((&spelled, false)).filter(|_| may_end);
            let (ends, goes_on) = self.step(file, room, key_len, whole);
            if ends {
                found(false, key_len);
            }
            if !goes_on {
                break;
            }
        }
        best
    }

    fn may_hold_first(&self, file: &PagedFile, word: &[u8], singular: Option<usize>) -> bool {
        let words = self.first_words.get_or_init(|| {
            let read = self.words_at.read(file);
            read.map(FirstWords::from_bytes).unwrap_or_default()
        });
        let singular = singular.and_then(|len| word.get(..len));
        words.may_hold(word) || singular.is_some_and(|word| words.may_hold(word))
    }

    /// Whether a name ends with the key in `room`, cut off at `key_len`, and is spelled as the text is, in the plural or not;
    /// and whether a name goes on from there.
    fn step(
        &self,
        file: &PagedFile,
        room: &mut Room,
        key_len: usize,
        spelled: Option<(&Spelled<'_>, bool)>,
    ) -> (bool, bool) {
        let mut ends = false;
        let there = self.each(file, room, key_len, |owner, written| {
            ends = ends || spelled.is_some_and(|(it, plural)| it.is(owner, written, plural));
        });
        // What goes on from a key follows it at once: the marks between pieces come before all else.
        let next = room.cursor.key.get(key_len);
        let key = room.key.get(..key_len).unwrap_or_default();
        let goes_on =
            there && room.cursor.key.starts_with(key) && next.is_some_and(|&it| it <= b' ');
        (ends, goes_on)
    }

    /// Calls `look` with every entry of a key; the cursor then stands behind them, `false` where nothing comes there.
    fn each(
        &self,
        file: &PagedFile,
        room: &mut Room,
        key_len: usize,
        mut look: impl FnMut(Option<Owner>, &str),
    ) -> bool {
        let Room {
            cursor,
            key,
            written,
            ..
        } = room;
        let key = key.get(..key_len).unwrap_or_default();
        let mut there = cursor.seek(&self.table, file, key);
        while there && cursor.key == key {
            let value = self.value(cursor);
            let read = value.and_then(|it| it.written(&cursor.key, written).map(|()| it.owner));
            match file.sound(read) {
                Some(owner) => look(owner, written),
                None => return false,
            }
            there = cursor.advance(&self.table, file);
        }
        there
    }

    fn value<'c>(&self, cursor: &'c Cursor) -> Option<NameValue<'c>> {
        NameValue::read(cursor.value(), &self.table.values, cursor.counted)
    }

    /// Appends the ways to read the name where a walk ended; `written` is called with how each is spelled in the model.
    pub(super) fn readings(
        &self,
        file: &PagedFile,
        prose: &str,
        walked: &Walked,
        cut: &[Option<Piece>],
        room: &mut Room,
        mut take: impl FnMut(Option<Owner>, Fit, &str),
    ) {
        self.each(file, room, walked.key_len, |owner, written| {
            if let Some(fit) = fits(owner, written, prose, cut, walked.plural) {
                take(owner, fit, written);
            }
        });
    }

    /// Whether a phrase of the model that is nobody's name is spelled like this.
    pub(super) fn is_nobodys(&self, file: &PagedFile, phrase: &str) -> bool {
        let mut room = Room::default();
        let mut found = false;
        for spelling in super::spelling::spellings(phrase) {
            room.key = spelling.key;
            let len = room.key.len();
            self.each(file, &mut room, len, |owner, written| {
                found |= owner.is_none() && written == phrase;
            });
        }
        found
    }

    /// The spelling of an entry by its number.
    pub(super) fn entry(&self, file: &PagedFile, rank: u32) -> Option<String> {
        let mut cursor = Cursor::default();
        cursor.go(&self.table, file, rank)?;
        let value = file.sound(self.value(&cursor))?;
        let mut written = String::new();
        file.sound(value.written(&cursor.key, &mut written))?;
        Some(written)
    }

    /// Calls `take` with the names whose keys begin with `key`, in order, until it says `false`.
    pub(super) fn beginning(
        &self,
        file: &PagedFile,
        key: &[u8],
        mut take: impl FnMut(Owner) -> bool,
    ) {
        let mut cursor = Cursor::default();
        let mut there = cursor.seek(&self.table, file, key);
        while there && cursor.key.starts_with(key) {
            let owner = file.sound(self.value(&cursor)).map(|it| it.owner);
            match owner {
                Some(Some(owner)) if !take(owner) => return,
                None => return,
                Some(_) => {}
            }
            there = cursor.advance(&self.table, file);
        }
    }

    /// Calls `take` with the owner of each entry whose letters are within the slips' reach, and perhaps with a few others.
    pub(super) fn near(
        &self,
        file: &PagedFile,
        slips: &mut Slips,
        mut take: impl FnMut(Owner, &str),
    ) {
        let mut cursor = Cursor::default();
        let mut written = String::new();
        let mut there = cursor.seek(&self.table, file, &[]);
        while there {
            if let Some(dead) = slips.follow(&cursor.key) {
                let prefix = cursor.key.get(..dead).unwrap_or_default().to_vec();
                there = cursor.skip(&self.table, file, &prefix);
                continue;
            }
            if slips.accepts() {
                let value = self.value(&cursor);
                let read = value.and_then(|it| it.written(&cursor.key, &mut written).map(|()| it));
                if let Some(owner) = file.sound(read).and_then(|it| it.owner) {
                    take(owner, &written);
                }
            }
            there = cursor.advance(&self.table, file);
        }
    }
}

/// How long the key is without the plural ending of its last piece, where it may have one.
fn singular(piece: Piece, room: &Room) -> Option<usize> {
    let word = piece.kind == PieceKind::Word && !piece.glued;
    let ends = word && room.folded.len() > 1 && room.folded.ends_with('s');
    ends.then(|| room.key.len() - 1)
}

fn fits(
    owner: Option<Owner>,
    written: &str,
    prose: &str,
    cut: &[Option<Piece>],
    plural: bool,
) -> Option<Fit> {
    if plural && owner.is_none_or(|it| !it.takes_plural) {
        return None;
    }
    let mut last = None;
    let mut n_pieces = 0;
    let pieces = std::iter::from_fn(|| {
        last = next_piece(written, last.map_or(0, |it: Piece| it.end), last);
        n_pieces += usize::from(last.is_some());
        last.map(|piece| piece.text(written))
    });
    fit(pieces.take(cut.len()), prose, cut, plural).filter(|_| n_pieces == cut.len())
}

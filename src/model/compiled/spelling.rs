//! Names as entries of a table: the folded key by which a name is found, and what brings its capitals back.
//!
//! A key is the pieces of a name, folded as the gazetteer folds them, with a space between two, or [`GLUE`] where no white
//! space stands between. Nearly every name is its key with capitals at the usual places, so its own spelling takes no room.
//!
//! Entities are numbered in the order in which the table names them first, so most entries need not say whose they are
//! either; what else an entry says (how the name behaves, which of the names it is) is one of a few sorts, and one byte.

use rustc_hash::FxHashMap;

use super::super::entity::NameForm;
use super::super::gazetteer::{cut_all, key_into, variants};
use super::super::pieces::{Piece, is_space};
use super::sorted::Values;
use super::wire::{Put, Take};

/// Stands before a piece that follows the one before without white space. Below the space, so that all that goes on from
/// a name follows it at once in the order of keys.
pub(super) const GLUE: u8 = 1;

/// The longest name that is compiled, in bytes: longer ones are sentences.
pub(super) const LONGEST: usize = 500;

/// One spelling of a name, as the table takes it.
pub(super) struct Spelling {
    pub(super) key: Vec<u8>,
    /// As it is written; of a name with marks that may be missing, without those that this spelling leaves out.
    pub(super) written: String,
    /// Whether it is the name with all its marks.
    pub(super) whole: bool,
}

/// The spellings of a name: with and without its commas and its full stops after abbreviations. None for one that is
/// empty, too long, or holds control characters.
pub(super) fn spellings(name: &str) -> Vec<Spelling> {
    let odd = |c: char| c.is_control() && !is_space(c);
    let pieces = cut_all(name);
    if pieces.is_empty() || name.len() > LONGEST || name.contains(odd) {
        return Vec::new();
    }
    let mut spellings: Vec<Spelling> = Vec::new();
    for variant in variants(&pieces) {
        let spelling = Spelling {
            key: key_of(name, &variant),
            written: written(name, &variant),
            whole: variant.len() == pieces.len(),
        };
        let known = |it: &Spelling| it.key == spelling.key && it.written == spelling.written;
        // Without its comma "1.,1" is "1.1", which a text never has in those pieces.
        let stands = spelling.whole
            || key_of(&spelling.written, &cut_all(&spelling.written)) == spelling.key;
        if stands && !spelling.key.is_empty() && !spellings.iter().any(known) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// The key that all names share which begin with `text`, whose last word may be begun only.
pub(super) fn key_of_start(text: &str) -> Vec<u8> {
    key_of(text, &cut_all(text))
}

fn key_of(name: &str, pieces: &[Piece]) -> Vec<u8> {
    let mut key = Vec::new();
    let mut folded = String::new();
    for (idx, piece) in pieces.iter().enumerate() {
        push_piece(name, *piece, idx == 0, &mut folded, &mut key);
    }
    key
}

/// Appends a piece to a key. `folded` is room for it.
pub(super) fn push_piece(
    text: &str,
    piece: Piece,
    first: bool,
    folded: &mut String,
    key: &mut Vec<u8>,
) {
    if !first {
        key.push(if piece.glued { GLUE } else { b' ' });
    }
    key_into(
        text,
        Piece {
            glued: false,
            ..piece
        },
        folded,
    );
    key.extend_from_slice(folded.as_bytes());
}

fn written(name: &str, pieces: &[Piece]) -> String {
    let mut text = String::with_capacity(name.len());
    for (idx, piece) in pieces.iter().enumerate() {
        if idx > 0 && !piece.glued {
            text.push(' ');
        }
        text.push_str(piece.text(name));
    }
    text
}

/// How the spelling comes back from the key. The numbers stand in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    /// Each piece begins with a capital.
    Title = 0,
    /// No capitals.
    Small = 1,
    /// Capitals only.
    Capitals = 2,
    /// As `Title`, and each lone "and" is "&".
    Ampersand = 3,
    /// Pieces that begin with a capital, as bits.
    Some = 4,
    /// The same, and as bits those that are all in capitals.
    Mixed = 5,
    /// Spelled out.
    Own = 6,
}

const SHAPES: [Shape; 7] = [
    Shape::Title,
    Shape::Small,
    Shape::Capitals,
    Shape::Ampersand,
    Shape::Some,
    Shape::Mixed,
    Shape::Own,
];

/// The pieces of a key, each with whether it is glued to the one before.
fn pieces_of(key: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = Some((false, key));
    std::iter::from_fn(move || {
        let (glued, text) = rest.take()?;
        let Some((piece, behind)) = text.split_once([' ', char::from(GLUE)]) else {
            return Some((glued, text));
        };
        rest = Some((text.as_bytes().get(piece.len()) == Some(&GLUE), behind));
        Some((glued, piece))
    })
}

/// Spells a key out with capitals where `titled` and `shouted` have bits.
fn spell(key: &str, titled: u64, shouted: u64, ampersand: bool, out: &mut String) {
    out.clear();
    for (idx, (glued, piece)) in pieces_of(key).enumerate() {
        if idx > 0 && !glued {
            out.push(' ');
        }
        let bit = |bits: u64| bits & (1 << idx.min(63)) != 0;
        let start = out.len();
        out.push_str(if ampersand && piece == "and" {
            "&"
        } else {
            piece
        });
        let own = out.get_mut(start..).unwrap_or_default();
        if bit(shouted) {
            own.make_ascii_uppercase();
        } else if bit(titled)
            && let Some(first) = own.get_mut(..1)
        {
            first.make_ascii_uppercase();
        }
    }
}

const ALL: u64 = u64::MAX;

/// Whose name an entry is, and how it behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) entity: u32,
    /// Which of the entity's names.
    pub(super) name: u32,
    pub(super) form: NameForm,
    pub(super) takes_plural: bool,
}

/// What an entry says beside its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameValue<'a> {
    /// `None` for a phrase that is nobody's.
    pub(super) owner: Option<Owner>,
    shape: Shape,
    rest: &'a [u8],
}

/// The forms in the order of their numbers in files.
const FORMS: [NameForm; 10] = [
    NameForm::Name,
    NameForm::Alias,
    NameForm::Abbreviation,
    NameForm::Legal,
    NameForm::Short,
    NameForm::Metonym,
    NameForm::Former,
    NameForm::Misspelt,
    NameForm::Variant,
    NameForm::Weak,
];
/// The form of a phrase that is nobody's name.
pub(super) const NOBODY: u8 = 15;

/// The number of a form in files.
pub(super) fn form_number(form: NameForm) -> u8 {
    let number = FORMS.iter().position(|&it| it == form);
    number.map_or(0, |it| it as u8)
}

/// The form with this number.
pub(super) fn form_of(number: u8) -> Option<NameForm> {
    FORMS.get(usize::from(number)).copied()
}

/// Where an entry says whose name it is. The numbers stand in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    /// The first name of the next entity.
    Next = 0,
    /// A name of one of the last entities: how many came since.
    Recent = 1,
    /// The number of the entity.
    Any = 2,
    /// Nobody's.
    Nobody = 3,
}

const WHOSE: [Whose; 4] = [Whose::Next, Whose::Recent, Whose::Any, Whose::Nobody];

/// Entities that came this long ago are numbered in two bytes at most.
const RECENT: u32 = 1 << 14;

impl Whose {
    /// How to say that a name is an entity's where `counted` entities have been named.
    fn of(entity: u32, counted: u32) -> Whose {
        match counted.checked_sub(entity) {
            Some(0) => Whose::Next,
            Some(ago) if ago <= RECENT => Whose::Recent,
            _ => Whose::Any,
        }
    }
}

/// What many entries have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Sort {
    form: u8,
    takes_plural: bool,
    shape: Shape,
    whose: Whose,
    /// Which of the entity's names.
    name: u32,
}

impl Sort {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(self.form | u8::from(self.takes_plural) << 4 | (self.shape as u8) << 5);
        out.push(self.whose as u8);
        out.number(u64::from(self.name));
    }

    fn take(take: &mut Take<'_>) -> Option<Sort> {
        let tag = take.byte()?;
        Some(Sort {
            form: tag & 15,
            takes_plural: tag & 16 != 0,
            shape: *SHAPES.get(usize::from(tag >> 5))?,
            whose: *WHOSE.get(usize::from(take.byte()?))?,
            name: take.index()?,
        })
    }
}

/// The sorts of entries by the bytes that stand for them.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    sorts: Vec<Sort>,
    /// How many bytes the number of an entity has.
    width: usize,
}

/// Stands before a sort that has no byte of its own.
const OWN_SORT: u8 = u8::MAX;

impl Sorts {
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        out.number(self.sorts.len() as u64);
        self.sorts.iter().for_each(|it| it.put(out));
    }

    pub(super) fn take(take: &mut Take<'_>, width: usize) -> Option<Sorts> {
        let count = take.len()?;
        let sorts = (0..count).map(|_| Sort::take(take));
        let sorts = sorts.collect::<Option<Vec<Sort>>>()?;
        Some(Sorts { sorts, width })
    }
}

impl Values for Sorts {
    fn pass(&self, take: &mut Take<'_>, counted: &mut u32) -> Option<()> {
        let (value, whose) = NameValue::take(take, self, *counted)?;
        *counted = counted.wrapping_add(u32::from(whose == Whose::Next));
        match value.shape {
            Shape::Some => take.number().map(|_| ()),
            Shape::Mixed => take.number().and_then(|_| take.number()).map(|_| ()),
            Shape::Own => take.text().map(|_| ()),
            Shape::Title | Shape::Small | Shape::Capitals | Shape::Ampersand => Some(()),
        }
    }
}

/// Writes values, and keeps their sorts.
pub(super) struct ValueWriter {
    pub(super) sorts: Sorts,
    codes: FxHashMap<Sort, u8>,
}

impl ValueWriter {
    /// `width` is that of an entity's number.
    pub(super) fn new(width: usize) -> ValueWriter {
        ValueWriter {
            sorts: Sorts {
                sorts: Vec::new(),
                width,
            },
            codes: FxHashMap::default(),
        }
    }

    /// Appends the bytes of a value, where `counted` entities have been named. One whose number that is becomes the next.
    pub(super) fn put(
        &mut self,
        key: &[u8],
        written: &str,
        owner: Option<Owner>,
        counted: u32,
        out: &mut Vec<u8>,
    ) {
        let (shape, extra) = shape_of(&String::from_utf8_lossy(key), written);
        let whose = owner.map_or(Whose::Nobody, |it| Whose::of(it.entity, counted));
        self.put_sort(
            Sort {
                form: owner.map_or(NOBODY, |it| form_number(it.form)),
                takes_plural: owner.is_some_and(|it| it.takes_plural),
                shape,
                whose,
                name: owner.map_or(0, |it| it.name),
            },
            out,
        );
        let entity = owner.map_or(0, |it| it.entity);
        match whose {
            Whose::Recent => out.number(u64::from(counted.saturating_sub(entity))),
            Whose::Any => out.fixed(entity, self.sorts.width),
            Whose::Next | Whose::Nobody => {}
        }
        out.extend_from_slice(&extra);
    }

    fn put_sort(&mut self, sort: Sort, out: &mut Vec<u8>) {
        let next = self.codes.len() as u8;
        match self.codes.get(&sort) {
            Some(&code) => out.push(code),
            None if next < OWN_SORT => {
                self.codes.insert(sort, next);
                self.sorts.sorts.push(sort);
                out.push(next);
            }
            None => {
                out.push(OWN_SORT);
                sort.put(out);
            }
        }
    }
}

fn shape_of(key: &str, written: &str) -> (Shape, Vec<u8>) {
    let mut spelled = String::new();
    let mut is = |titled, shouted, ampersand| {
        spell(key, titled, shouted, ampersand, &mut spelled);
        spelled == written
    };
    for (shape, titled, shouted) in [
        (Shape::Title, ALL, 0),
        (Shape::Small, 0, 0),
        (Shape::Capitals, 0, ALL),
    ] {
        if is(titled, shouted, false) {
            return (shape, Vec::new());
        }
    }
    if is(ALL, 0, true) {
        return (Shape::Ampersand, Vec::new());
    }
    let (titled, shouted) = capitals_of(written);
    let mut extra = Vec::new();
    extra.number(titled);
    if is(titled, 0, false) {
        return (Shape::Some, extra);
    }
    if is(titled, shouted, false) {
        extra.number(shouted);
        return (Shape::Mixed, extra);
    }
    extra.clear();
    extra.text(written);
    (Shape::Own, extra)
}

/// The pieces of a spelling that begin with a capital, and those of two letters or more that have no other.
fn capitals_of(written: &str) -> (u64, u64) {
    let (mut titled, mut shouted) = (0, 0);
    for (idx, piece) in cut_all(written).iter().enumerate() {
        let text = piece.text(written);
        let bit = 1 << idx.min(63);
        if text.starts_with(|c: char| c.is_ascii_uppercase()) {
            titled |= bit;
        }
        if text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase()) {
            shouted |= bit;
        }
    }
    (titled, shouted)
}

impl<'a> NameValue<'a> {
    /// Reads a value before which `counted` entities were named.
    pub(super) fn read(bytes: &'a [u8], sorts: &Sorts, counted: u32) -> Option<NameValue<'a>> {
        NameValue::take(&mut Take(bytes), sorts, counted).map(|it| it.0)
    }

    fn take(take: &mut Take<'a>, sorts: &Sorts, counted: u32) -> Option<(NameValue<'a>, Whose)> {
        let sort = match take.byte()? {
            OWN_SORT => Sort::take(take)?,
            code => *sorts.sorts.get(usize::from(code))?,
        };
        let entity = match sort.whose {
            Whose::Next => Some(counted),
            Whose::Recent => Some(counted.checked_sub(take.index()?)?),
            Whose::Any => Some(take.fixed(sorts.width)?),
            Whose::Nobody => None,
        };
        let owner = match entity {
            None => None,
            Some(entity) => Some(Owner {
                entity,
                name: sort.name,
                form: form_of(sort.form)?,
                takes_plural: sort.takes_plural,
            }),
        };
        let value = NameValue {
            owner,
            shape: sort.shape,
            rest: take.0,
        };
        Some((value, sort.whose))
    }

    /// Puts the spelling of the entry into `out`, whose old content goes.
    pub(super) fn written(&self, key: &[u8], out: &mut String) -> Option<()> {
        let key = std::str::from_utf8(key).ok()?;
        let mut rest = Take(self.rest);
        match self.shape {
            Shape::Title => spell(key, ALL, 0, false, out),
            Shape::Small => spell(key, 0, 0, false, out),
            Shape::Capitals => spell(key, 0, ALL, false, out),
            Shape::Ampersand => spell(key, ALL, 0, true, out),
            Shape::Some => spell(key, rest.number()?, 0, false, out),
            Shape::Mixed => spell(key, rest.number()?, rest.number()?, false, out),
            Shape::Own => {
                out.clear();
                out.push_str(rest.text()?);
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Writes a value where five entities were named, reads it, and tells its length.
    fn written(name: &str, entity: Option<u32>) -> usize {
        let mut len = 0;
        for spelling in spellings(name) {
            let mut writer = ValueWriter::new(3);
            let owner = entity.map(|entity| Owner {
                entity,
                name: 3,
                form: NameForm::Alias,
                takes_plural: true,
            });
            let mut value = Vec::new();
            writer.put(&spelling.key, &spelling.written, owner, 5, &mut value);
            let mut counted = 5;
            let mut take = Take(&value);
            assert_eq!(
                writer.sorts.pass(&mut take, &mut counted),
                Some(()),
                "{name}"
            );
            assert_eq!(
                (take.0.len(), counted),
                (0, 5 + u32::from(entity == Some(5)))
            );
            let read = NameValue::read(&value, &writer.sorts, 5).expect("a value");
            assert_eq!(read.owner, owner);
            let mut written = String::new();
            read.written(&spelling.key, &mut written)
                .expect("a spelling");
            assert_eq!(written, spelling.written);
            // A spelling is cut into the pieces that it was made of.
            assert_eq!(key_of(&written, &cut_all(&written)), spelling.key, "{name}");
            len = value.len();
        }
        len
    }

    fn round_trip(name: &str) {
        for entity in [None, Some(5), Some(4), Some(70_000)] {
            written(name, entity);
        }
    }

    #[test]
    fn spellings_come_back_from_their_keys() {
        for name in [
            "Nordvik Shipping",
            "Nordvik, Inc.",
            "nordvik",
            "NORDVIK AB",
            "Bank of Ostby",
            "Alder & Birch",
            "AT&T",
            "Østby-Havn",
            "U.S. Steel",
            "the Hill",
            "O’Malley’s",
            "R. B. Alder, Jr., and Sons",
            "1.,1",
        ] {
            round_trip(name);
        }
        let sizes =
            ["Nordvik Shipping", "Bank of Ostby", "Alder & Birch"].map(|it| written(it, Some(5)));
        assert_eq!(sizes, [1, 2, 1], "the usual capitals take no room");
        let sizes = [5, 2, 70_000].map(|entity| written("Nordvik Shipping", Some(entity)));
        assert_eq!(
            sizes,
            [1, 2, 4],
            "the next entity takes no room, a recent one little"
        );
    }

    #[test]
    fn sorts_beyond_a_byte_are_spelled_out() {
        let mut writer = ValueWriter::new(3);
        let owner = |name| Owner {
            entity: 0,
            name,
            form: NameForm::Alias,
            takes_plural: false,
        };
        let mut put = |name| {
            let mut value = Vec::new();
            writer.put(b"a", "A", Some(owner(name)), 0, &mut value);
            value
        };
        let values: Vec<Vec<u8>> = (0..300).map(&mut put).collect();
        assert_eq!((values[254].len(), values[255].len()), (1, 5));
        let mut sorts = Vec::new();
        writer.sorts.put(&mut sorts);
        let sorts = Sorts::take(&mut Take(&sorts), 3).expect("the sorts");
        for (name, value) in (0..).zip(&values) {
            let read = NameValue::read(value, &sorts, 0).expect("a value");
            assert_eq!(read.owner, Some(owner(name)));
        }
    }

    #[test]
    fn what_is_no_name_has_no_spelling() {
        assert!(spellings("").is_empty());
        assert!(spellings("\u{1}").is_empty());
        assert!(spellings(&"a".repeat(LONGEST + 1)).is_empty());
    }

    proptest! {
        #[test]
        fn any_name_comes_back(name in "[A-Ca-c1é&., \\-'’]{1,20}") {
            round_trip(&name);
        }

        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>, key: Vec<u8>, sorts: Vec<u8>) {
            let mut out = String::new();
            let sorts = Sorts::take(&mut Take(&sorts), 3).unwrap_or_default();
            if let Some(value) = NameValue::read(&bytes, &sorts, 3) {
                value.written(&key, &mut out);
            }
            sorts.pass(&mut Take(&bytes), &mut 0);
        }
    }
}

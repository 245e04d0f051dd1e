//! What brings the capitals of a name back that is found by its folded key. Nearly every name is its key with capitals at the
//! usual places, so its own spelling takes no room.

use super::super::gazetteer::cut_all;
use super::spelling::GLUE;
use super::wire::{Put, Take};

/// How the spelling comes back from the key. The numbers stand in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
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

impl Shape {
    /// The shape in which a key is spelled so, and what stands behind it in files.
    pub(super) fn of(key: &str, written: &str) -> (Shape, Vec<u8>) {
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

    /// The shape with this number.
    pub(super) fn of_number(number: u8) -> Option<Shape> {
        SHAPES.get(usize::from(number)).copied()
    }

    /// Passes over what stands behind it.
    pub(super) fn pass(self, take: &mut Take<'_>) -> Option<()> {
        match self {
            Shape::Some => take.number().map(|_| ()),
            Shape::Mixed => take.number().and_then(|_| take.number()).map(|_| ()),
            Shape::Own => take.text().map(|_| ()),
            Shape::Title | Shape::Small | Shape::Capitals | Shape::Ampersand => Some(()),
        }
    }

    /// Puts the spelling of a key into `out`, whose old content goes. `rest` is what stands behind the shape.
    pub(super) fn spell(self, key: &str, mut rest: Take<'_>, out: &mut String) -> Option<()> {
        match self {
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

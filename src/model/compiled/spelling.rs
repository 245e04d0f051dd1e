//! The spellings of names and the folded keys by which they are found.
//!
//! A key is the pieces of a name, folded as the gazetteer folds them, with a space between two, or [`GLUE`] where no white
//! space stands between.

use super::super::gazetteer::{cut_all, key_into, variants};
use super::super::pieces::{Piece, is_space};

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

pub(super) fn key_of(name: &str, pieces: &[Piece]) -> Vec<u8> {
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

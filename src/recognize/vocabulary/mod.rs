//! The words that figures are written with, as data: numerals, scales, units, currencies. What a word means is said
//! here once; how words combine is the grammar's business.

mod numerals;
mod table;

pub(super) use numerals::{Numeral, fraction_sign, letter_scale, numeral};
pub(super) use table::WordTable;

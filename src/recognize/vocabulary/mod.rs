//! The words that figures are written with, as data: numerals, scales, units, currencies. What a word means is said
//! here once; how words combine is the grammar's business.

mod bounds;
mod context;
mod names;
mod numerals;
mod units;

pub(super) use bounds::{
    bound_before, bound_behind, compares_up, limiting_verb, measures_amount, passes, raises,
    takes_particle,
};
pub(super) use context::{
    is_no_plural, is_of_millions, stands_behind_count, tells_change, tells_contest, tells_length,
    tells_money, tells_range, tells_sum, tells_tally,
};
pub(super) use names::{Naming, is_counted_off, naming};
pub(super) use numerals::{Numeral, fraction_sign, letter_scale, may_be_numeral, numeral};
pub(super) use units::{Minor, goes_on, minor_word, opens_minor, opens_unit, unit_sign, unit_word};

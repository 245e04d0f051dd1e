//! The rules, one file each, and the one list of them.

mod arithmetic_error;
mod conversion_error;
mod figures_disagree;
mod impossible_date;
mod miscounted_list;
mod misspelt_name;
mod names_disagree;
mod redundant_currency;
mod unexpanded_abbreviation;
mod unresolved_date;
mod weekday_mismatch;
mod wrong_unit_kind;

use super::rule::Rule;

/// Every rule, in the order of the manual.
pub static RULES: &[&Rule] = &[
    &misspelt_name::RULE,
    &unexpanded_abbreviation::RULE,
    &names_disagree::RULE,
    &figures_disagree::RULE,
    &arithmetic_error::RULE,
    &conversion_error::RULE,
    &wrong_unit_kind::RULE,
    &redundant_currency::RULE,
    &weekday_mismatch::RULE,
    &impossible_date::RULE,
    &unresolved_date::RULE,
    &miscounted_list::RULE,
];

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

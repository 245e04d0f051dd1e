//! The rules, one file each, and the one list of them.

mod arithmetic_error;
mod bound_differs;
mod conversion_error;
mod date_contradicts_fact;
mod disputed_fact;
mod figure_contradicts_fact;
mod figures_disagree;
mod former_name;
mod impossible_date;
mod miscounted_list;
mod misspelt_name;
mod names_disagree;
mod redundant_currency;
mod relative_date_mismatch;
mod status_differs;
mod superseded_fact;
mod unexpanded_abbreviation;
mod unit_differs;
mod unresolved_date;
mod weekday_mismatch;
mod wrong_party;
mod wrong_unit_kind;

use super::rule::Rule;

/// Every rule, in the order of the manual.
pub static RULES: &[&Rule] = &[
    &figure_contradicts_fact::RULE,
    &bound_differs::RULE,
    &unit_differs::RULE,
    &date_contradicts_fact::RULE,
    &wrong_party::RULE,
    &status_differs::RULE,
    &superseded_fact::RULE,
    &disputed_fact::RULE,
    &misspelt_name::RULE,
    &former_name::RULE,
    &unexpanded_abbreviation::RULE,
    &names_disagree::RULE,
    &figures_disagree::RULE,
    &arithmetic_error::RULE,
    &conversion_error::RULE,
    &wrong_unit_kind::RULE,
    &redundant_currency::RULE,
    &weekday_mismatch::RULE,
    &relative_date_mismatch::RULE,
    &impossible_date::RULE,
    &unresolved_date::RULE,
    &miscounted_list::RULE,
];

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

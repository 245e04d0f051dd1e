//! The rules, one file each, and the one list of them.

mod misspelt_name;
mod names_disagree;
mod redundant_currency;
mod unexpanded_abbreviation;

use super::rule::Rule;

/// Every rule, in the order of the manual.
pub static RULES: &[&Rule] = &[
    &misspelt_name::RULE,
    &unexpanded_abbreviation::RULE,
    &names_disagree::RULE,
    &redundant_currency::RULE,
];

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

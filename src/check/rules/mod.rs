//! The rules, one file each, and the one list of them.

mod redundant_currency;

use super::rule::Rule;

/// Every rule, in the order of the manual.
pub static RULES: &[&Rule] = &[&redundant_currency::RULE];

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

//! Figures said anew: a computed value in the style of the figure that it mends.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::recognize::Figure;

/// Number words up to twenty, by value.
const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// A count in words up to twenty, in digits above; with a capital where `like` has one.
pub(super) fn count_like(like: &str, count: usize) -> String {
    if like.starts_with(|c: char| c.is_ascii_digit()) {
        return count.to_string();
    }
    let Some(word) = WORDS.get(count) else {
        return count.to_string();
    };
    let mut word = (*word).to_owned();
    if like.starts_with(char::is_uppercase)
        && let Some(first) = word.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    word
}

/// The text of `figure`'s core with `value` in its place, as many decimals as it has and its scale word kept.
///
/// `None` where the figure is not one number in digits, and where its style cannot say the value: "$60 billion" cannot
/// say four million.
pub(super) fn restated(prose: &str, figure: &Figure, value: Decimal) -> Option<String> {
    let core = figure.core.slice(prose);
    let [before, printed, after] = around_number(core)?;
    let old = figure.amount()?.extent.value()?;
    let plain: Decimal = printed.replace(',', "").parse().ok()?;
    let scale = old.checked_div(plain)?;
    let number = value.checked_div(scale)?;
    let n_decimals = printed
        .split_once('.')
        .map_or(0, |(_, rest)| rest.len() as u32);
    let rounded = round(number, n_decimals);
    if rounded <= Decimal::ZERO {
        return None;
    }
    let grouped = printed.contains(',') || rounded >= Decimal::from(10_000);
    let number = if grouped {
        in_groups(rounded, n_decimals)
    } else {
        format!("{rounded:.*}", n_decimals as usize)
    };
    Some(format!("{before}{number}{after}"))
}

/// A share in percent for a message: one decimal at most, none where it would be zero.
pub(super) fn percent(value: Decimal) -> String {
    format!("{}%", plain(value))
}

/// A number for a message: three digits that count, no zeros at the end, thousands apart.
pub(super) fn plain(value: Decimal) -> String {
    let n_decimals = match value.abs() {
        it if it >= Decimal::ONE_HUNDRED => 0,
        it if it >= Decimal::ONE => 1,
        _ => 2,
    };
    let rounded = round(value, n_decimals).normalize();
    in_groups(rounded, rounded.scale())
}

fn round(value: Decimal, n_decimals: u32) -> Decimal {
    value.round_dp_with_strategy(n_decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// The only number of `text`, between what stands before and behind it; `None` where there are more, or none.
fn around_number(text: &str) -> Option<[&str; 3]> {
    let is_digit = |c: char| c.is_ascii_digit();
    let belongs = |c: char| is_digit(c) || c == ',' || c == '.';
    let (before, rest) = text.split_at_checked(text.find(is_digit)?)?;
    let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches([',', '.']);
    let after = rest.get(number.len()..)?;
    (!after.contains(is_digit)).then_some([before, number, after])
}

fn in_groups(value: Decimal, n_decimals: u32) -> String {
    let text = format!("{:.*}", n_decimals as usize, value.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::with_capacity(text.len() + text.len() / 3);
    if value.is_sign_negative() && !value.is_zero() {
        grouped.push('−');
    }
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !rest.is_empty() {
        grouped.push('.');
        grouped.push_str(rest);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_messages() {
        let shown = |text: &str| plain(text.parse().expect("a decimal"));
        assert_eq!(shown("25.00"), "25");
        assert_eq!(shown("15.2174"), "15.2");
        assert_eq!(shown("1234567.8"), "1,234,568");
        assert_eq!(shown("-0.256"), "−0.26");
    }

    #[test]
    fn counts_take_after_the_word_they_replace() {
        assert_eq!(count_like("Five", 4), "Four");
        assert_eq!(count_like("five", 12), "twelve");
        assert_eq!(count_like("5", 4), "4");
        assert_eq!(count_like("twenty-two", 21), "21");
    }
}

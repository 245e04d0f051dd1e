//! The value of one token of digits, whatever its separators: `1,234.5`, `12,34,567`, `1.234.567,89`.

use rust_decimal::Decimal;

/// The longest token of digits that can fit a [`Decimal`]: 28 digits and their separators.
const MAX_DIGITS: usize = 40;

/// A token of so many bytes has a value that an `i64` holds.
const SHORT: usize = 18;

/// Whether a number is a whole multiple of another.
pub(in crate::recognize) fn is_multiple(value: Decimal, of: Decimal) -> bool {
    value.checked_rem(of).is_some_and(|rest| rest.is_zero())
}

/// The value of a token of digits and the number of its decimal places.
///
/// `1,234,567.89` and the Indian `12,34,567.89` group with commas; `1.234.567,89` groups with full stops; `42,33` and `3,5`
/// have a decimal comma. A network address (`192.168.100.200`) and what follows no habit of grouping (`1,2,3`, `10.0.0.1`, `1,2345`) is no number.
pub(super) fn decimal(text: &str) -> Option<(Decimal, u32)> {
    if text.len() > MAX_DIGITS {
        return None;
    }
    let (whole, fraction) = split_decimals(text)?;
    let places = fraction.len() as u32;
    // Nearly every number is short, and then plain machine arithmetic does.
    if text.len() <= SHORT {
        let digits = whole.bytes().chain(fraction.bytes());
        let digits = digits.filter(u8::is_ascii_digit);
        let value = digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        return Some((Decimal::try_new(value, places).ok()?, places));
    }
    let mut value: i128 = 0;
    for digit in whole
        .bytes()
        .chain(fraction.bytes())
        .filter(u8::is_ascii_digit)
    {
        value = value
            .checked_mul(10)?
            .checked_add(i128::from(digit - b'0'))?;
    }
    Decimal::try_from_i128_with_scale(value, places)
        .ok()
        .map(|value| (value, places))
}

/// The grouped digits before the decimal mark and the digits after it.
fn split_decimals(text: &str) -> Option<(&str, &str)> {
    let n_commas = text.bytes().filter(|b| *b == b',').count();
    let n_points = text.bytes().filter(|b| *b == b'.').count();
    let (whole, fraction, group) = match (n_commas, n_points) {
        (0, 0) => return Some((text, "")),
        (0, 1) => return text.split_once('.'),
        (0, 3) if text.split('.').all(|part| part.parse::<u8>().is_ok()) => return None,
        (0, _) => (text, "", '.'),
        (1, 0) if !is_grouped(text, ',') => {
            let (whole, fraction) = text.split_once(',')?;
            return (fraction.len() <= 2).then_some((whole, fraction));
        }
        (_, 0) => (text, "", ','),
        (_, 1) if text.rfind('.') > text.rfind(',') => {
            let (whole, fraction) = text.split_once('.')?;
            (whole, fraction, ',')
        }
        (1, _) if text.rfind(',') > text.rfind('.') => {
            let (whole, fraction) = text.split_once(',')?;
            (whole, fraction, '.')
        }
        _ => return None,
    };
    is_grouped(whole, group).then_some((whole, fraction))
}

/// Whether the digits are grouped by thousands, or the Indian way: the last three, then by twos.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.rsplit(mark);
    let last = groups.next().unwrap_or("");
    if last.len() != 3 {
        return false;
    }
    let mut n_groups = 1;
    let mut width = 0;
    let mut first = last;
    for group in groups {
        if n_groups > 1 && (first.len() != width || width == 0) {
            return false;
        }
        if n_groups == 1 {
            width = 3;
        }
        if n_groups == 1 && group.len() == 2 && mark == ',' {
            width = 2;
        }
        first = group;
        n_groups += 1;
    }
    n_groups > 1 && (1..=width).contains(&first.len())
}

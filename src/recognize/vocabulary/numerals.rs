//! Words and signs of numbers.

use crate::draft::Token;
use crate::text::WordTable;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) enum Numeral {
    /// zero to nineteen.
    Ones(u8),
    /// twenty to ninety.
    Tens(u8),
    /// hundred.
    Hundred,
    /// A power of ten: thousand, million, lakh, bn.
    Scale(u8),
    /// dozen.
    Dozen,
    /// first to nineteenth, and "fortysecond" in one word.
    NthOnes(u8),
    /// twentieth to ninetieth.
    NthTens(u8),
    /// hundredth.
    NthHundred,
    /// thousandth, millionth.
    NthScale(u8),
    /// half, halves.
    Half,
    /// quarter, quarters.
    Quarter,
    /// thirds, fifths: the plural only, since the singular is a rank too.
    Parts(u16),
    /// hundreds, thousands, millions: vague on their own.
    Many(u8),
    /// dozens.
    Dozens,
    /// twice, twofold, tenfold: a multiple in one word.
    Fold(u16),
    /// A word for a vague count from a lower to an upper one: several, a handful of.
    Few(u8, u8),
    /// A unit that copy counts without a number: "a mile".
    Measure,
}

/// What `word` does in a number, whatever its case.
#[inline]
pub(in crate::recognize) fn numeral(word: &str) -> Option<Numeral> {
    NUMERALS.folded(word).or_else(|| JOINED.folded(word))
}

/// Whether a word may do something in a number. A no is certain, and needs no look at the word's text.
#[inline]
pub(in crate::recognize) fn may_be_numeral(word: &Token) -> bool {
    NUMERALS.may_hold(word.hint) || JOINED.may_hold(word.hint)
}

/// The power of ten of a letter that is glued to digits: k, m, b, t. Only money and counts may read it so.
pub(in crate::recognize) fn letter_scale(word: &str) -> Option<u8> {
    match word {
        "k" | "K" => Some(3),
        "m" | "M" => Some(6),
        "b" | "B" => Some(9),
        "t" | "T" => Some(12),
        _ => None,
    }
}

/// Numerator and denominator of a fraction sign such as `¾`.
pub(in crate::recognize) fn fraction_sign(sign: &str) -> Option<(u8, u8)> {
    Some(match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

/// The ranks behind each of the tens, run together with it.
macro_rules! joined_ranks {
    ($($tens:literal $value:literal),+) => { &[$(
        (concat!($tens, "first"), Numeral::NthOnes($value + 1)),
        (concat!($tens, "second"), Numeral::NthOnes($value + 2)),
        (concat!($tens, "third"), Numeral::NthOnes($value + 3)),
        (concat!($tens, "fourth"), Numeral::NthOnes($value + 4)),
        (concat!($tens, "fifth"), Numeral::NthOnes($value + 5)),
        (concat!($tens, "sixth"), Numeral::NthOnes($value + 6)),
        (concat!($tens, "seventh"), Numeral::NthOnes($value + 7)),
        (concat!($tens, "eighth"), Numeral::NthOnes($value + 8)),
        (concat!($tens, "ninth"), Numeral::NthOnes($value + 9)),
    )+] };
}

/// Ranks of two words that copy has run together: `fortysecond`.
#[rustfmt::skip]
static JOINED: WordTable<Numeral, 256> = WordTable::new(joined_ranks!(
    "twenty" 20, "thirty" 30, "forty" 40, "fifty" 50, "sixty" 60, "seventy" 70, "eighty" 80, "ninety" 90
));

static NUMERALS: WordTable<Numeral, 512> = WordTable::new({
    use Numeral::*;
    &[
        ("zero", Ones(0)),
        ("one", Ones(1)),
        ("two", Ones(2)),
        ("three", Ones(3)),
        ("four", Ones(4)),
        ("five", Ones(5)),
        ("six", Ones(6)),
        ("seven", Ones(7)),
        ("eight", Ones(8)),
        ("nine", Ones(9)),
        ("ten", Ones(10)),
        ("eleven", Ones(11)),
        ("twelve", Ones(12)),
        ("thirteen", Ones(13)),
        ("fourteen", Ones(14)),
        ("fifteen", Ones(15)),
        ("sixteen", Ones(16)),
        ("seventeen", Ones(17)),
        ("eighteen", Ones(18)),
        ("nineteen", Ones(19)),
        ("twenty", Tens(20)),
        ("thirty", Tens(30)),
        ("forty", Tens(40)),
        ("fourty", Tens(40)),
        ("fifty", Tens(50)),
        ("sixty", Tens(60)),
        ("seventy", Tens(70)),
        ("eighty", Tens(80)),
        ("ninety", Tens(90)),
        ("hundred", Hundred),
        ("thousand", Scale(3)),
        ("lakh", Scale(5)),
        ("lac", Scale(5)),
        ("million", Scale(6)),
        ("mn", Scale(6)),
        ("mln", Scale(6)),
        ("mio", Scale(6)),
        ("crore", Scale(7)),
        ("cr", Scale(7)),
        ("billion", Scale(9)),
        ("bn", Scale(9)),
        ("bln", Scale(9)),
        ("trillion", Scale(12)),
        ("tn", Scale(12)),
        ("trn", Scale(12)),
        ("trln", Scale(12)),
        ("quadrillion", Scale(15)),
        ("quintillion", Scale(18)),
        ("dozen", Dozen),
        ("first", NthOnes(1)),
        ("second", NthOnes(2)),
        ("third", NthOnes(3)),
        ("fourth", NthOnes(4)),
        ("fifth", NthOnes(5)),
        ("sixth", NthOnes(6)),
        ("seventh", NthOnes(7)),
        ("eighth", NthOnes(8)),
        ("ninth", NthOnes(9)),
        ("tenth", NthOnes(10)),
        ("eleventh", NthOnes(11)),
        ("twelfth", NthOnes(12)),
        ("thirteenth", NthOnes(13)),
        ("fourteenth", NthOnes(14)),
        ("fifteenth", NthOnes(15)),
        ("sixteenth", NthOnes(16)),
        ("seventeenth", NthOnes(17)),
        ("eighteenth", NthOnes(18)),
        ("nineteenth", NthOnes(19)),
        ("twentieth", NthTens(20)),
        ("thirtieth", NthTens(30)),
        ("fortieth", NthTens(40)),
        ("fiftieth", NthTens(50)),
        ("sixtieth", NthTens(60)),
        ("seventieth", NthTens(70)),
        ("eightieth", NthTens(80)),
        ("ninetieth", NthTens(90)),
        ("hundredth", NthHundred),
        ("thousandth", NthScale(3)),
        ("millionth", NthScale(6)),
        ("billionth", NthScale(9)),
        ("trillionth", NthScale(12)),
        ("half", Half),
        ("halves", Half),
        ("quarter", Quarter),
        ("quarters", Quarter),
        ("thirds", Parts(3)),
        ("fourths", Parts(4)),
        ("fifths", Parts(5)),
        ("sixths", Parts(6)),
        ("sevenths", Parts(7)),
        ("eighths", Parts(8)),
        ("ninths", Parts(9)),
        ("tenths", Parts(10)),
        ("twelfths", Parts(12)),
        ("sixteenths", Parts(16)),
        ("twentieths", Parts(20)),
        ("hundredths", Parts(100)),
        ("thousandths", Parts(1000)),
        ("hundreds", Many(2)),
        ("thousands", Many(3)),
        ("lakhs", Many(5)),
        ("millions", Many(6)),
        ("crores", Many(7)),
        ("billions", Many(9)),
        ("trillions", Many(12)),
        ("dozens", Dozens),
        ("tens", Many(1)),
        ("several", Few(3, 9)),
        ("handful", Few(3, 9)),
        ("scores", Few(20, 200)),
        ("couple", Few(2, 2)),
        ("twice", Fold(2)),
        ("thrice", Fold(3)),
        ("double", Fold(2)),
        ("triple", Fold(3)),
        ("treble", Fold(3)),
        ("quadruple", Fold(4)),
        ("doubled", Fold(2)),
        ("tripled", Fold(3)),
        ("trebled", Fold(3)),
        ("quadrupled", Fold(4)),
        ("quintupled", Fold(5)),
        ("sextupled", Fold(6)),
        ("twofold", Fold(2)),
        ("threefold", Fold(3)),
        ("fourfold", Fold(4)),
        ("fivefold", Fold(5)),
        ("sixfold", Fold(6)),
        ("sevenfold", Fold(7)),
        ("eightfold", Fold(8)),
        ("ninefold", Fold(9)),
        ("tenfold", Fold(10)),
        ("twentyfold", Fold(20)),
        ("hundredfold", Fold(100)),
        ("thousandfold", Fold(1000)),
        ("mile", Measure),
        ("kilometre", Measure),
        ("kilometer", Measure),
        ("metre", Measure),
        ("meter", Measure),
        ("centimetre", Measure),
        ("centimeter", Measure),
        ("millimetre", Measure),
        ("millimeter", Measure),
        ("litre", Measure),
        ("liter", Measure),
        ("millilitre", Measure),
        ("milliliter", Measure),
        ("gallon", Measure),
        ("kilogram", Measure),
        ("kilo", Measure),
        ("gram", Measure),
        ("acre", Measure),
        ("hectare", Measure),
        ("tonne", Measure),
        ("lb", Measure),
        ("ounce", Measure),
        ("pint", Measure),
        ("quart", Measure),
        ("tablespoon", Measure),
        ("teaspoon", Measure),
        ("inch", Measure),
        ("dollar", Measure),
        ("penny", Measure),
        ("euro", Measure),
    ]
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(numeral("Twenty"), Some(Numeral::Tens(20)));
        assert_eq!(numeral("BILLION"), Some(Numeral::Scale(9)));
        assert_eq!(numeral("the"), None);
        assert_eq!(numeral("secondary"), None);
    }

    #[test]
    fn ranks_run_together() {
        assert_eq!(numeral("fortysecond"), Some(Numeral::NthOnes(42)));
        assert_eq!(numeral("Seventyseventh"), Some(Numeral::NthOnes(77)));
        assert_eq!(numeral("sixtyfirst"), Some(Numeral::NthOnes(61)));
        assert_eq!(numeral("fortytenth"), None);
        assert_eq!(numeral("microsecond"), None);
        assert_eq!(numeral("thirtyéfirst"), None);
    }
}

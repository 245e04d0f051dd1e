//! How the house writes: what quick fixes follow, and what an abbreviation needs at its first place.
//!
//! Where the house has not said anything, a quick fix keeps the style of the draft.

use crate::recognize::temporal::DateOrder;

/// How the house writes; `None` where it leaves a thing to the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HouseStyle {
    /// How thousands, millions and billions are written.
    pub scale: Option<ScaleStyle>,
    /// How a currency is written beside its amount.
    pub currency: Option<CurrencyStyle>,
    /// Which of "03/04/2025" is the day.
    pub date_order: Option<DateOrder>,
    /// What an abbreviation needs at its first place.
    pub first_reference: FirstReference,
}

/// How thousands, millions and billions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleStyle {
    /// 50 billion.
    Words,
    /// 50bn.
    Short,
    /// 50B.
    Letters,
}

/// How a currency is written beside its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyStyle {
    /// $50 billion, where the currency has a sign of its own.
    Sign,
    /// USD 50 billion.
    Code,
    /// 50 billion dollars.
    Words,
}

/// What an abbreviation of the fact model needs at its first place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstReference {
    /// The name first, the abbreviation in brackets: Amazon Web Services (AWS).
    #[default]
    NameFirst,
    /// The abbreviation first, the name in brackets: AWS (Amazon Web Services).
    ShortFirst,
    /// The name somewhere in the draft, before or after.
    Anywhere,
    /// Nothing.
    Free,
}

//! Months that goods are traded for: "April delivery", "March corn futures".

use super::reader::Reader;
use super::written::View;

/// What markets trade for a month to come: "April delivery", "the December contract".
const CONTRACTS: &[&str] = &[
    "contract",
    "contracts",
    "delivery",
    "expiry",
    "futures",
    "settlement",
    "shipment",
];

/// What is traded for a month to come.
const COMMODITIES: &[&str] = &[
    "brent", "cattle", "cocoa", "coffee", "copper", "corn", "cotton", "crude", "gasoline", "gold",
    "hogs", "oats", "silver", "soybean", "soybeans", "sugar", "wheat",
];

impl Reader<'_> {
    /// Whether the month at `start` is the one that something is traded for: "April delivery", "March corn futures", "Brent
    /// for January settled". What stands behind the month starts at `noun`.
    pub(super) fn is_contract(self, start: usize, noun: usize) -> bool {
        let goods = |at: usize| self.is_any(at, COMMODITIES);
        self.is_any(noun, CONTRACTS)
            || goods(noun)
                && (self.is_any(noun + 1, CONTRACTS) || self.cue(noun + 1) == Some(View::Back))
            || self.after_any(start, &["for"])
                && start >= 2
                && (goods(start - 2) || self.is_any(start - 2, CONTRACTS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_is_traded_for_a_month_to_come() {
        check(&[
            ("Wheat for April delivery rose 2 cents.", "April = 2026-04"),
            (
                "The December contract fell on Monday.",
                "December = 2026-12; Monday = 2026-03-16",
            ),
        ]);
    }

    #[test]
    fn months_that_goods_are_traded_for() {
        check(&[
            (
                "Brent for May settled lower; April corn futures rose and July wheat fell.",
                "May = 2026-05; April = 2026-04; July = 2026-07",
            ),
            ("The July wheat was good.", "July = 2026-07"),
        ]);
    }
}

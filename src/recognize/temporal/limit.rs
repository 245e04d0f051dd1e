//! Words before a time that open a stretch: "since 2014", "by Friday", "no later than 31 May".

use super::reader::Reader;
use super::written::Limit;

impl Reader<'_> {
    /// Whether the word before the time opens a stretch.
    pub(super) fn limit(self, start: usize) -> Option<Limit> {
        let mut at = start;
        while self.after_any(at, &["the", "around", "about"]) {
            at -= 1;
        }
        let at = self.before_at_least(at).map_or(at, |before| before + 1);
        // "no later than 31 May", "no earlier than 7am"
        if self.after_any(at, &["than"]) && at >= 3 && self.is_any(at - 3, &["no", "not"]) {
            return match self.text(at - 2) {
                "later" => Some(Limit::To),
                "earlier" | "sooner" => Some(Limit::From),
                _ => None,
            };
        }
        match at.checked_sub(1).map(|at| self.text(at))? {
            "from" if self.is_compared(at - 1) => None,
            "since" | "Since" | "after" | "After" | "from" | "From" => Some(Limit::From),
            "by" | "By" | "until" | "Until" | "till" | "before" | "Before" | "through" => {
                Some(Limit::To)
            }
            _ => None,
        }
    }

    /// Whether "from" at the token compares an amount with that of another time, and opens no stretch: "rose 2% from May",
    /// "down from 1995", "unchanged from last week".
    fn is_compared(self, from: usize) -> bool {
        const BEFORE: &[&str] = &[
            "%",
            "percent",
            "pct",
            "points",
            "point",
            "million",
            "billion",
            "trillion",
            "cents",
            "up",
            "down",
            "unchanged",
            "changed",
        ];
        self.after_any(from, BEFORE)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_opens_a_stretch() {
        check(&[
            ("It has stood since 2014.", "2014 = 2014 2014.."),
            (
                "Pay by about May 31, 2026.",
                "May 31, 2026 = 2026-05-31 ..2026-05-31",
            ),
            (
                "They stay until at least June 2027.",
                "June 2027 = 2027-06 ..2027-06",
            ),
            ("It stood in 2014.", "2014 = 2014"),
            ("Sales rose 2% from 2014.", "2014 = 2014"),
        ]);
    }
}

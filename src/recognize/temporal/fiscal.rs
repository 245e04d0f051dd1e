//! Fiscal years: "fiscal 2024", "FY2024/25", "the 2025-26 financial year", "fiscal third quarter".

use super::found::Found;
use super::reader::Reader;
use super::written::{Base, PartOfYear, Year};
use super::year::full_year;

impl Reader<'_> {
    /// "fiscal 2024", "fiscal year 2008", "FY2024/25", "fiscal third quarter", "fiscal Q3".
    pub(super) fn fiscal(self, idx: usize) -> Option<Found> {
        if let Some((year, end)) = self.fiscal_number(idx) {
            let (through, end) = self.second_year(year, end);
            let year = Some(Year::Of(year));
            return Some(Found::date(Base::Fiscal { year, through }, idx, end));
        }
        let rest = self.lettered(idx + 1).or_else(|| self.ranked(idx + 1))?;
        let form = rest.moment.date?;
        let base = match form.base {
            Base::Quarter(part) => Base::Quarter(PartOfYear {
                fiscal: true,
                ..part
            }),
            Base::Half(part) => Base::Half(PartOfYear {
                fiscal: true,
                ..part
            }),
            _ => return None,
        };
        Some(Found::date(base, idx, rest.end))
    }

    /// The year behind "fiscal", "fiscal year" or "FY".
    pub(super) fn fiscal_number(self, idx: usize) -> Option<(i16, usize)> {
        let at = self.past(idx + 1, "year");
        let short = self.is_apostrophe(at);
        let at = at + usize::from(short);
        match (self.digits(at)?, self.len(at)) {
            (year, 4) if (1900..=2199).contains(&year) => Some((year, at + 1)),
            (year, 2) if short || self.is(idx, "fy") => Some((full_year(year), at + 1)),
            _ => None,
        }
    }

    /// "/25" or "-25" behind a year.
    pub(super) fn second_year(self, year: i16, end: usize) -> (Option<i16>, usize) {
        let joined = self.text(end) == "/" || self.is_dash(end);
        if !joined || !self.glued(end) || !self.glued(end + 1) {
            return (None, end);
        }
        let through = match (self.digits(end + 1), self.len(end + 1)) {
            (Some(two), 2) => year / 100 * 100 + two,
            (Some(four), 4) => four,
            _ => return (None, end),
        };
        if through > year {
            (Some(through), end + 2)
        } else {
            (None, end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn financial_years() {
        check(&[
            (
                "The 2025-26 financial year will be hard; the last financial year was better.",
                "2025-26 financial year = FY2025; last financial year = FY2025",
            ),
            (
                "For the financial year ended June 30, 2025, it made a profit.",
                "financial year ended June 30, 2025 = 2024-07-01..2025-06-30",
            ),
            ("Sales in Q2FY26 rose.", "Q2FY26 = FY2026-Q2"),
        ]);
        silent(&["It hit a financial snag."]);
    }

    #[test]
    fn fiscal_years() {
        check(&[
            (
                "The budget of fiscal 2024, of FY2024/25 and of the fiscal year 2023",
                "fiscal 2024 = FY2024; FY2024/25 = FY2024; fiscal year 2023 = FY2023",
            ),
            (
                "Growth in the fiscal third quarter",
                "fiscal third quarter = FY2026-Q3",
            ),
        ]);
    }

    #[test]
    fn fiscal_years_of_two_digits() {
        check(&[("It lost money in fiscal '24.", "fiscal '24 = FY2024")]);
    }
}

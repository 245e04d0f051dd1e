//! Never a figure: numbers of houses, of roads and of the codes of the mail.

use crate::recognize::view::View;

/// What roads and lots of houses are called at the end of their names.
const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "boulevard",
    "blvd",
    "lane",
    "drive",
    "square",
    "place",
    "plaza",
    "parkway",
    "court",
    "terrace",
    "way",
];

/// Roads that their numbers stand before.
const ROADS: &[&str] = &["freeway", "motorway", "turnpike", "expressway"];

impl View<'_> {
    /// `1600 Pennsylvania Ave.`, `10 Downing Street`, `Washington, DC 20500`.
    pub(super) fn is_address(self, idx: usize) -> bool {
        self.is_house(idx) || self.is_mail_code(idx)
    }

    /// `1600 Pennsylvania Ave.`, `1200 N. Main St.`
    fn is_house(self, idx: usize) -> bool {
        let initial =
            || self.is(idx + 2, ".") && self.text(idx + 1).is_some_and(|it| it.len() == 1);
        self.is_capitalized(idx + 1) && {
            let name = idx + 2 + usize::from(initial());
            (name..name + 2)
                .take_while(|at| self.is_capitalized(*at))
                .any(|at| self.is_any(at, STREETS))
        }
    }

    /// `DC 20500`
    fn is_mail_code(self, idx: usize) -> bool {
        self.text(idx).is_some_and(|text| text.len() == 5)
            && self
                .text(idx - 1)
                .is_some_and(|text| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()))
    }

    /// `the 405 freeway`, `18 U.S.C.`: roads and laws that their numbers stand before.
    pub(super) fn is_road(self, idx: usize) -> bool {
        let law = self.is(idx + 1, "U") && self.is(idx + 3, "S") && self.is(idx + 5, "C");
        law || self.is_any(idx - 1, &["the"]) && self.is_any(idx + 1, ROADS)
    }
}

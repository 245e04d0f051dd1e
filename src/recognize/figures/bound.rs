//! The words of a bound, before a figure and behind it: "up to", "no fewer than", "or more", "-odd".

use crate::draft::TokenKind;
use crate::model::Bound;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{bound_before, bound_behind, compares_up, raises};

/// A bound and the token where its words start (before a figure) or end (behind it).
pub(super) type Bounded = (Bound, usize);

impl View<'_> {
    /// The bound whose words end right before token `start`; none of them before `floor`.
    pub(super) fn bound_before(self, start: usize, floor: usize) -> Option<Bounded> {
        let last = start.checked_sub(1).filter(|at| *at >= floor)?;
        if self.kind(last) != Some(TokenKind::Word) {
            return self.sign_bound(last, floor);
        }
        if let Some(found) = self.comparison(last, floor) {
            return Some(found);
        }
        let text = self.text(last)?;
        let (words, bound) = bound_before(text)?
            .iter()
            .find(|(words, _)| self.stand_before(last, words, floor))?;
        let start = last - words.len();
        let joined = words.is_empty()
            && matches!(bound, Bound::MoreThan | Bound::LessThan)
            && last > floor
            && self.is_any(last - 1, &["and", "or"])
            && !self.is_any(last, &["nearly", "almost"]);
        let raised = words.first() == Some(&"up") && self.is_raised_to(start, floor);
        (!joined && !raised).then_some((*bound, start))
    }

    /// Whether `words` stand right before token `idx`.
    fn stand_before(self, idx: usize, words: &[&str], floor: usize) -> bool {
        idx >= floor + words.len()
            && words
                .iter()
                .zip(idx - words.len()..)
                .all(|(word, at)| self.is(at, word))
    }

    /// `more than`, `no fewer than`, `less than or equal to`; "rather than" and "other than" are no bounds.
    fn comparison(self, last: usize, floor: usize) -> Option<Bounded> {
        if self.stand_before(last, &["or", "equal"], floor) && self.is_any(last, &["to", "than"]) {
            let (bound, start) = self.or_equal(last - 3, floor)?;
            return Some((bound, start));
        }
        self.is(last, "than").then_some(())?;
        let at = last.checked_sub(1).filter(|at| *at >= floor)?;
        let up = compares_up(self.text(at)?)?;
        let negated = at > floor && self.is_any(at - 1, &["no", "not"]);
        let bound = match (up, negated) {
            (true, false) => Bound::MoreThan,
            (true, true) => Bound::UpTo,
            (false, false) => Bound::LessThan,
            (false, true) => Bound::AtLeast,
        };
        let start = at - usize::from(negated);
        if !negated && self.stand_before(start, &["equal", "to", "or"], floor) {
            return Some((inclusive(bound), start - 3));
        }
        Some((bound, start))
    }

    /// What stands before "or equal to": `less than`, `bigger`, `at least`.
    fn or_equal(self, last: usize, floor: usize) -> Option<Bounded> {
        if let Some(up) = self
            .text(last)
            .and_then(compares_up)
            .filter(|_| last >= floor)
        {
            return Some((if up { Bound::AtLeast } else { Bound::UpTo }, last));
        }
        let (bound, start) = self.bound_before(last + 1, floor)?;
        Some((inclusive(bound), start))
    }

    /// `>`, `<`, `≥`, `~`, `approx.` right before a figure.
    fn sign_bound(self, last: usize, floor: usize) -> Option<Bounded> {
        let before = |words: &[&str]| last > floor && self.is_any(last - 1, words);
        let two_signs = |bound| Some((bound, last - 1));
        let found = match self.text(last)? {
            "~" | "≈" | "±" if self.spaced(last) || last == floor => Bound::About,
            ">" => Bound::MoreThan,
            "<" => Bound::LessThan,
            "≥" => Bound::AtLeast,
            "≤" => Bound::UpTo,
            "=" if before(&[">"]) => return two_signs(Bound::AtLeast),
            "=" if before(&["<"]) => return two_signs(Bound::UpTo),
            "." if before(&["approx", "c", "ca"]) && !self.spaced(last) => {
                return two_signs(Bound::About);
            }
            _ => return None,
        };
        Some((found, last))
    }

    /// Whether "up" before "to" belongs to a verb: "build its stake up to $14 billion" says where it ends, no ceiling.
    fn is_raised_to(self, up: usize, floor: usize) -> bool {
        (up.saturating_sub(4).max(floor)..up).any(|at| self.text(at).is_some_and(raises))
    }

    /// The bound whose words start at token `end`.
    pub(super) fn bound_behind(self, end: usize) -> Option<Bounded> {
        let at = self.joined(end);
        if at != end || !self.spaced(at) {
            return self.glued_bound(at, at != end);
        }
        let (words, bound) = bound_behind(self.text(at)?)?.iter().find(|(words, _)| {
            words
                .iter()
                .zip(at + 1..)
                .all(|(word, at)| self.is(at, word))
        })?;
        let after = at + 1 + words.len();
        // "20 or more than that", "five plus three", "at least 40" open something of their own.
        let opens = self.is(after, "than")
            || !self.is(at, "or") && self.is_number_start(after)
            || self.is(at, "plus") && self.is_any(after, &["a", "an", "the"]);
        (!opens).then_some((*bound, after))
    }

    /// `20-plus`, `100+`, `60-odd`, `30-ish`.
    fn glued_bound(self, at: usize, hyphened: bool) -> Option<Bounded> {
        let bound = match self.text(at)? {
            "+" => Bound::AtLeast,
            "plus" => Bound::AtLeast,
            "odd" if hyphened => Bound::About,
            "ish" => Bound::About,
            _ => return None,
        };
        Some((bound, at + 1))
    }

    fn is_number_start(self, idx: usize) -> bool {
        matches!(self.kind(idx), Some(TokenKind::Number | TokenKind::Symbol))
            || self.numeral(idx).is_some()
    }
}

/// The bound with its limit included.
fn inclusive(bound: Bound) -> Bound {
    match bound {
        Bound::MoreThan => Bound::AtLeast,
        Bound::LessThan => Bound::UpTo,
        other => other,
    }
}

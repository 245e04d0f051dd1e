//! The words of a bound, before a figure and behind it: "up to", "no fewer than", "or more", "-odd".

use crate::draft::TokenKind;
use crate::model::Bound;
use crate::recognize::view::View;

/// A bound and the token where its words start (before a figure) or end (behind it).
pub(super) type Bounded = (Bound, usize);

impl View<'_> {
    /// The bound whose words end right before token `start`; none of them before `floor`.
    pub(super) fn bound_before(self, start: usize, floor: usize) -> Option<Bounded> {
        let last = start.checked_sub(1).filter(|at| *at >= floor)?;
        let before = |n: usize| last.checked_sub(n).filter(|at| *at >= floor);
        let is_before =
            |n: usize, words: &[&str]| before(n).is_some_and(|at| self.is_any(at, words));
        let text = self.text(last)?;
        if self.kind(last) != Some(TokenKind::Word) {
            return self.sign_bound(last, floor);
        }
        // What is longer than any of the words below is none of them.
        if text.len() > 13 {
            return None;
        }
        let mut word = [0; 13];
        let word = lowered(text, &mut word)?;
        let found = match word {
            "to" if is_before(1, &["up"]) => {
                (!self.is_raised_to(last - 1, floor)).then_some((Bound::UpTo, 1))
            }
            "to" if is_before(1, &["close", "closer", "near", "nearer"]) => Some((Bound::About, 1)),
            "to" if is_before(1, &["equal", "amounting", "amounted"]) => None,
            "than" => self.comparison(last, floor),
            "as" if is_before(1, &["much", "many", "high", "long", "big", "large", "far"])
                && is_before(2, &["as"]) =>
            {
                Some((Bound::UpTo, 2))
            }
            "as" if is_before(1, &["little", "few", "low"]) && is_before(2, &["as"]) => {
                Some((Bound::AtLeast, 2))
            }
            "least" if is_before(1, &["at"]) => Some((Bound::AtLeast, 1)),
            "least" if is_before(1, &["the"]) && is_before(2, &["at"]) => Some((Bound::AtLeast, 2)),
            "most" if is_before(1, &["at"]) => Some((Bound::UpTo, 1)),
            "most" if is_before(1, &["the"]) && is_before(2, &["at"]) => Some((Bound::UpTo, 2)),
            "of" if is_before(1, &["maximum"]) => {
                Some((Bound::UpTo, 1 + usize::from(is_before(2, &["a"]))))
            }
            "of" if is_before(1, &["minimum"]) => {
                Some((Bound::AtLeast, 1 + usize::from(is_before(2, &["a"]))))
            }
            "of" if is_before(1, &["excess"]) && is_before(2, &["in"]) => {
                Some((Bound::MoreThan, 2))
            }
            "of" if is_before(1, &["upwards", "upward", "north"]) => Some((Bound::MoreThan, 1)),
            "of" if is_before(1, &["shy", "short", "south"]) => {
                Some((Bound::LessThan, 1 + usize::from(is_before(2, &["just"]))))
            }
            "of" if is_before(
                1,
                &[
                    "region",
                    "neighbourhood",
                    "neighborhood",
                    "order",
                    "vicinity",
                ],
            ) && is_before(2, &["the"])
                && is_before(3, &["in", "on"]) =>
            {
                Some((Bound::About, 3))
            }
            "estimated" => Some((Bound::About, usize::from(is_before(1, &["an"])))),
            "about" | "around" | "some" | "roughly" | "approximately" | "approx" | "circa"
            | "somewhere" => Some((Bound::About, 0)),
            "nearly" | "almost" | "virtually" | "practically" => Some((Bound::LessThan, 0)),
            "over" | "above" | "under" | "below" if is_before(1, &["and", "or"]) => None,
            "over" | "above" | "beyond" => Some((
                Bound::MoreThan,
                usize::from(is_before(1, &["just", "well"])),
            )),
            "exceeding" | "exceed" | "exceeds" | "exceeded" | "topping" | "surpassing"
            | "surpass" | "topped" => Some((Bound::MoreThan, 0)),
            "under" | "below" => Some((
                Bound::LessThan,
                usize::from(is_before(1, &["just", "well"])),
            )),
            "minimum" | "min" => Some((Bound::AtLeast, usize::from(is_before(1, &["a"])))),
            "maximum" | "max" => Some((Bound::UpTo, usize::from(is_before(1, &["a"])))),
            _ => None,
        };
        found.map(|(bound, n)| (bound, last - n))
    }

    /// `more than`, `no fewer than`, `less than`; "rather than" and "other than" are no bounds.
    fn comparison(self, than: usize, floor: usize) -> Option<(Bound, usize)> {
        let at = than.checked_sub(1).filter(|at| *at >= floor)?;
        let negated = at > floor && self.is_any(at - 1, &["no", "not"]);
        let more = self.is_any(
            at,
            &[
                "more", "greater", "higher", "larger", "bigger", "better", "longer", "older",
                "heavier", "taller",
            ],
        );
        let less = self.is_any(
            at,
            &["less", "fewer", "lower", "smaller", "younger", "shorter"],
        );
        let bound = match (more, less, negated) {
            (true, _, false) => Bound::MoreThan,
            (true, _, true) => Bound::UpTo,
            (_, true, false) => Bound::LessThan,
            (_, true, true) => Bound::AtLeast,
            _ => return None,
        };
        Some((bound, 1 + usize::from(negated)))
    }

    /// `>`, `<`, `≥`, `~` right before a figure.
    fn sign_bound(self, last: usize, floor: usize) -> Option<Bounded> {
        let found = match self.text(last)? {
            "~" | "≈" | "±" if self.spaced(last) || last == floor => Bound::About,
            ">" => Bound::MoreThan,
            "<" => Bound::LessThan,
            "≥" => Bound::AtLeast,
            "≤" => Bound::UpTo,
            "=" if last > floor && self.is(last - 1, ">") => {
                return Some((Bound::AtLeast, last - 1));
            }
            "=" if last > floor && self.is(last - 1, "<") => return Some((Bound::UpTo, last - 1)),
            "." if last > floor
                && self.is_any(last - 1, &["approx", "c", "ca"])
                && !self.spaced(last) =>
            {
                return Some((Bound::About, last - 1));
            }
            _ => return None,
        };
        Some((found, last))
    }

    /// Whether "up" before "to" belongs to a verb: "build its stake up to $14 billion" says where it ends, no ceiling.
    fn is_raised_to(self, up: usize, floor: usize) -> bool {
        const VERBS: &[&str] = &[
            "build", "builds", "built", "building", "bring", "brings", "brought", "bringing",
            "take", "takes", "took", "taking", "taken", "push", "pushes", "pushed", "pushing",
            "move", "moves", "moved", "moving", "raise", "raised", "raising", "bump", "bumped",
            "drive", "drove", "driving", "bid", "bids", "went", "goes", "going", "gone", "crept",
            "inched", "edged", "stepped", "ramped", "ticked", "climbed", "shot", "topped",
            "rounded", "live", "lived", "lives", "owned", "stand", "stood", "add", "adds", "added",
        ];
        (up.saturating_sub(4).max(floor)..up).any(|at| self.is_any(at, VERBS))
    }

    /// The bound whose words start at token `end`.
    pub(super) fn bound_behind(self, end: usize) -> Option<Bounded> {
        let at = self.joined(end);
        let hyphened = at != end;
        let text = self.text(at)?;
        if hyphened || !self.spaced(at) {
            return match text {
                "plus" | "Plus" | "PLUS" => Some((Bound::AtLeast, at + 1)),
                "odd" if hyphened => Some((Bound::About, at + 1)),
                "ish" => Some((Bound::About, at + 1)),
                "+" => Some((Bound::AtLeast, at + 1)),
                _ => None,
            };
        }
        let second = |words: &[&str]| self.is_any(at + 1, words);
        match text {
            "or" if second(&["so", "thereabouts"]) => Some((Bound::About, at + 2)),
            "or" if second(&[
                "more", "above", "over", "greater", "higher", "better", "older", "larger",
                "longer", "bigger", "up",
            ]) =>
            {
                let compared = self.is(at + 2, "than");
                (!compared).then_some((Bound::AtLeast, at + 2))
            }
            "or" if second(&[
                "less", "fewer", "below", "under", "lower", "smaller", "younger", "shorter",
            ]) =>
            {
                Some((Bound::UpTo, at + 2))
            }
            "and"
                if second(&["up", "above", "over", "more"])
                    && !self.is(at + 2, "than")
                    && !self.is_number_start(at + 2) =>
            {
                Some((Bound::AtLeast, at + 2))
            }
            "at" if second(&["least"]) && !self.is_number_start(at + 2) => {
                Some((Bound::AtLeast, at + 2))
            }
            "at" if second(&["most"]) && !self.is_number_start(at + 2) => {
                Some((Bound::UpTo, at + 2))
            }
            "at" if second(&["the"]) && self.is_any(at + 2, &["most"]) => {
                Some((Bound::UpTo, at + 3))
            }
            "at" if second(&["the"]) && self.is_any(at + 2, &["least"]) => {
                Some((Bound::AtLeast, at + 3))
            }
            "plus"
                if !self.is_number_start(at + 1) && !self.is_any(at + 1, &["a", "an", "the"]) =>
            {
                Some((Bound::AtLeast, at + 1))
            }
            "tops" | "max" => Some((Bound::UpTo, at + 1)),
            _ => None,
        }
    }

    fn is_number_start(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Number)
            || self.numeral(idx).is_some()
            || self.kind(idx) == Some(TokenKind::Symbol)
    }
}

/// `text` in ASCII lower case in `buffer`; `None` where it does not fit.
fn lowered<'b>(text: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let room = buffer.get_mut(..text.len())?;
    room.copy_from_slice(text.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

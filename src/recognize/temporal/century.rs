//! Centuries behind the rank that counts them: "the fifth century B.C.", "the late 19th and early 20th centuries".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, TimeUnit};

impl Reader<'_> {
    /// "19th century", "the fifth century B.C.": the word stands at `at`.
    pub(super) fn ranked_century(self, idx: usize, at: usize, rank: i8) -> Option<Found> {
        let (number, end) = match self.past_before_christ(at + 1) {
            Some(end) => (-rank, end),
            None => (rank, at + 1),
        };
        (1..=40)
            .contains(&rank)
            .then(|| Found::date(Base::Century(number), idx, end))
    }

    /// The token after "B.C." or "BC", where it stands there.
    fn past_before_christ(self, idx: usize) -> Option<usize> {
        if matches!(self.text(idx), "BC" | "BCE") {
            return Some(idx + 1);
        }
        let spelled = self.text(idx) == "B" && self.text(idx + 2) == "C";
        spelled.then(|| self.past_stop(idx + 3))
    }

    /// Each of "the late 19th and early 20th centuries".
    pub(super) fn century_in_list(self, idx: usize, rank: i8, after: usize) -> Option<Found> {
        let listed = |at: usize| matches!(self.word(at), Some(Word::Units(TimeUnit::Century)));
        let mut end = after;
        if listed(end) {
            end += 1;
        } else {
            let next = after + usize::from(self.is_any(after, &["and", "or", "to"]));
            let part = matches!(self.word(next), Some(Word::Early | Word::Mid | Word::Late));
            let (_, other) = self
                .rank(self.hyphened(next + usize::from(part)))
                .filter(|_| next > after)?;
            listed(other).then_some(())?;
        }
        (1..=40)
            .contains(&rank)
            .then(|| Found::date(Base::Century(rank), idx, end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn centuries_in_a_list() {
        check(&[(
            "It rose in the late 19th and early 20th centuries.",
            "late 19th = 18 1867-01-01..1899-12-31; early 20th centuries = 19 1900-01-01..1932-12-31",
        )]);
        silent(&["The 19th and 20th ships"]);
    }

    #[test]
    fn centuries() {
        check(&[(
            "A 19th-century house of the 21st century",
            "19th-century = 18; 21st century = 20",
        )]);
    }
}

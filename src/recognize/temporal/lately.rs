//! What was read at a token a moment ago.
//!
//! Each form of a time asks for the number that it may begin with, and most begin at the same few tokens: without this a
//! number would be read seven times.

use std::cell::Cell;

use rust_decimal::Decimal;

/// How many tokens are remembered: the one that a time may begin at, and its next.
const PLACES: usize = 4;

/// A token, and what was read there.
type Place<T> = Cell<Option<(usize, Option<T>)>>;

/// What was read at each of a few tokens.
pub(super) struct Lately<T>([Place<T>; PLACES]);

impl<T: Copy> Default for Lately<T> {
    fn default() -> Self {
        Lately([const { Cell::new(None) }; PLACES])
    }
}

impl<T: Copy> Lately<T> {
    /// What stands at token `idx`; `read` is asked where that is not remembered.
    pub(super) fn at(&self, idx: usize, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let Some(place) = self.0.get(idx % PLACES) else {
            return read();
        };
        if let Some((at, known)) = place.get()
            && at == idx
        {
            return known;
        }
        let found = read();
        place.set(Some((idx, found)));
        found
    }
}

/// The numbers of one paragraph, each with the token after it.
#[derive(Default)]
pub(super) struct Numbers {
    pub(super) counts: Lately<(Decimal, usize)>,
    pub(super) ranks: Lately<(i8, usize)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_its_own_and_is_read_once() {
        let lately = Lately::default();
        let reads = Cell::new(0);
        let at = |idx: usize| {
            lately.at(idx, || {
                reads.set(reads.get() + 1);
                (idx % 2 == 1).then_some(idx * 10)
            })
        };
        assert_eq!(
            [at(1), at(2), at(1), at(2)],
            [Some(10), None, Some(10), None]
        );
        assert_eq!(reads.get(), 2);
        assert_eq!([at(1 + PLACES), at(1)], [Some(50), Some(10)]);
        assert_eq!(reads.get(), 4);
    }
}

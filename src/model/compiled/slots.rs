//! Room for many values of which few are ever made: each is made once, when it is first asked for, and kept.

use std::sync::OnceLock;

/// How many values share a leaf: one value that is asked for costs a leaf of some kilobytes at most.
const LEAF: usize = 128;

type Leaf<T> = Box<[OnceLock<Box<T>>]>;

/// Values by number, made when they are first asked for.
#[derive(Debug)]
pub(super) struct Slots<T>(Box<[OnceLock<Leaf<T>>]>);

impl<T> Slots<T> {
    /// Room for `count` values.
    pub(super) fn new(count: u32) -> Slots<T> {
        let leaves = (count as usize).div_ceil(LEAF);
        Slots((0..leaves).map(|_| OnceLock::new()).collect())
    }

    /// The value with this number, made by `make` on the first call. `None` where the number is out of range or `make`
    /// gave nothing.
    pub(super) fn get(&self, number: u32, make: impl FnOnce() -> Option<T>) -> Option<&T> {
        let number = number as usize;
        let leaf = self.0.get(number / LEAF)?;
        let leaf = leaf.get_or_init(|| (0..LEAF).map(|_| OnceLock::new()).collect());
        let slot = leaf.get(number % LEAF)?;
        if let Some(value) = slot.get() {
            return Some(value);
        }
        let made = make()?;
        Some(slot.get_or_init(|| Box::new(made)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_once_and_only_within_range() {
        let slots = Slots::new(300);
        assert_eq!(slots.get(299, || Some(1)), Some(&1));
        assert_eq!(slots.get(299, || Some(2)), Some(&1));
        assert_eq!(slots.get(5, || None::<i32>), None);
        assert_eq!(slots.get(5, || Some(3)), Some(&3));
        assert_eq!(slots.get(1 << 20, || Some(4)), None);
    }
}

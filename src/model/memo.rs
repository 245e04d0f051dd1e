//! Room in a model for what an upper layer compiles from it, once.
//!
//! Sentence patterns are compiled in `recognize`, which this layer cannot see; yet they live exactly as long as the model
//! that they come from. So the model lends a place, and the owner of the type fills it.

use std::any::Any;
use std::sync::OnceLock;

/// One value compiled from a model on first use and kept as long as the model.
#[derive(Debug, Default)]
pub struct Memo(OnceLock<Box<dyn Any + Send + Sync>>);

impl Memo {
    /// The value, made by `make` on the first call. `None` where a value of another type already holds the place.
    pub fn get_or_init<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.0.get_or_init(|| Box::new(make())).downcast_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_once_and_only_of_one_type() {
        let memo = Memo::default();
        assert_eq!(memo.get_or_init(|| 1_u8), Some(&1));
        assert_eq!(memo.get_or_init(|| 2_u8), Some(&1));
        assert_eq!(memo.get_or_init(|| "other"), None::<&&str>);
    }
}

//! Room in the heap for what a thread is about to make.

use std::hint::black_box;

/// How much room is made at once, in bytes: just less than what glibc's allocator gives back to the system at once.
const ROOM: usize = 120 * 1024;

/// How much text fills that room with what is found in it, where it is dense in figures: some fifteen bytes for each of its
/// own. Room that is still there when more is made costs nothing.
const FILLED_BY: usize = 8 * 1024;

/// Makes room ahead of many small values that stay. An allocator that grows a thread's heap page by page, as glibc's does,
/// asks the system two thousand times for the analysis of a megabyte, and threads that ask at once wait for one another.
#[derive(Debug)]
pub struct Room {
    /// How many bytes of text there still is room for.
    left: usize,
}

impl Default for Room {
    /// The paragraphs that an edit changes find room as it is.
    fn default() -> Self {
        Room {
            left: FILLED_BY / 2,
        }
    }
}

impl Room {
    /// Sees to it that there is room for what is found in `len` bytes of text, or in the first of them.
    pub fn make(&mut self, len: usize) {
        if len > self.left {
            // What is given back at once stays with the thread.
            drop(black_box(Vec::<u8>::with_capacity(ROOM)));
            self.left = FILLED_BY;
        }
        self.left = self.left.saturating_sub(len);
    }
}

//! The tokens of an HTML text, up to a tag that no person wrote.
//!
//! html5gum reads the attributes of a tag by functions that call each other, so that a tag with tens of thousands of them would
//! overflow the stack and end the program.

use std::cell::Cell;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{Emitter, ForwardingEmitter, Readable, Reader, StringReader, Tokenizer};

/// A tag with more attributes ends the reading. Pages have some dozens at most; each costs some kilobytes of stack in a
/// build without optimization.
const MOST_ATTRIBUTES: usize = 256;

/// How far a text has been read.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// Bytes read.
    at: Cell<usize>,
    /// Where the tag begins that was met last.
    tag: Cell<usize>,
    /// The attributes of that tag so far.
    n_attributes: Cell<usize>,
}

impl Progress {
    /// The first byte of the tag that was met last.
    pub(super) fn tag(&self) -> usize {
        self.tag.get()
    }

    /// Bytes read; may lie inside a character.
    pub(super) fn at(&self) -> usize {
        self.at.get()
    }

    fn advance(&self, by: usize) {
        self.at.set(self.at.get() + by);
    }

    fn check(&self) -> Result<(), Crowded> {
        if self.n_attributes.get() > MOST_ATTRIBUTES {
            return Err(Crowded);
        }
        Ok(())
    }
}

/// A tag has too many attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crowded;

impl std::fmt::Display for Crowded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a tag has more than {MOST_ATTRIBUTES} attributes")
    }
}

impl std::error::Error for Crowded {}

/// The tokens of `text` with their places in bytes; nothing follows a [`Crowded`].
pub(super) fn tokens<'a>(
    text: &'a str,
    progress: &'a Progress,
) -> impl Iterator<Item = Result<Token<usize>, Crowded>> + 'a {
    let mut inner = DefaultEmitter::<usize>::new_with_span();
    inner.naively_switch_states(true);
    let reader = Measured {
        inner: text.to_reader(),
        progress,
    };
    Tokenizer::new_with_emitter(reader, Counting { inner, progress })
}

/// Counts the attributes of each tag.
struct Counting<'a> {
    inner: DefaultEmitter<usize>,
    progress: &'a Progress,
}

impl ForwardingEmitter for Counting<'_> {
    type Token = Token<usize>;

    fn inner(&mut self) -> &mut impl Emitter<Token = Token<usize>> {
        &mut self.inner
    }

    fn start_open_tag(&mut self) {
        self.progress
            .tag
            .set(self.progress.at().saturating_sub("<".len()));
        self.progress.n_attributes.set(0);
        Emitter::start_open_tag(&mut self.inner);
    }

    fn init_attribute(&mut self) {
        let n_attributes = &self.progress.n_attributes;
        n_attributes.set(n_attributes.get() + 1);
        Emitter::init_attribute(&mut self.inner);
    }
}

/// Tells how far it has read, and reads no further in a crowded tag.
struct Measured<'a> {
    inner: StringReader<'a>,
    progress: &'a Progress,
}

/// An error of a reader that knows none.
fn never(never: std::convert::Infallible) -> Crowded {
    match never {}
}

impl Reader for Measured<'_> {
    type Error = Crowded;

    fn read_byte(&mut self) -> Result<Option<u8>, Crowded> {
        self.progress.check()?;
        let byte = self.inner.read_byte().map_err(never)?;
        self.progress.advance(byte.iter().len());
        Ok(byte)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Crowded> {
        let is_read = self
            .inner
            .try_read_string(text, case_sensitive)
            .map_err(never)?;
        if is_read {
            self.progress.advance(text.len());
        }
        Ok(is_read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Crowded> {
        self.progress.check()?;
        let read = self.inner.read_until(needle, buffer).map_err(never)?;
        self.progress.advance(read.map_or(0, <[u8]>::len));
        Ok(read)
    }
}

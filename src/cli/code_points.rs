//! From byte offsets to Unicode code points, the unit in which scripts count.

/// How many bytes share a checkpoint: a look-up counts at most these, and the table costs a sixteenth of the text.
const STEP: usize = 64;

/// Converts byte offsets of one text, after one pass over it.
#[derive(Debug)]
pub(super) struct CodePoints<'a> {
    text: &'a str,
    /// The code points before every [`STEP`]th byte; empty for a text of ASCII alone, where the two units are one.
    checkpoints: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Reads the text once.
    pub(super) fn new(text: &'a str) -> CodePoints<'a> {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            checkpoints.extend(text.as_bytes().chunks(STEP).map(|chunk| {
                let here = before;
                before += count(chunk);
                here
            }));
        }
        CodePoints { text, checkpoints }
    }

    /// The number of code points that begin before the byte at `offset`; an offset past the end counts them all.
    pub(super) fn before(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let Some(last) = self.checkpoints.len().checked_sub(1) else {
            return offset as u32;
        };
        let nearest = (offset / STEP).min(last);
        let known = self.checkpoints.get(nearest).copied().unwrap_or_default();
        let since = self.text.as_bytes().get(nearest * STEP..offset);
        known + since.map_or(0, count)
    }
}

/// The code points that begin in these bytes: all bytes but UTF-8's continuation bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting_chars(text in "([a-z ]{0,40}|[é€😀\u{301}]{0,40}){0,8}") {
            let points = CodePoints::new(&text);
            for (number, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.before(byte as u32), number as u32);
            }
            prop_assert_eq!(points.before(u32::MAX), text.chars().count() as u32);
        }
    }
}

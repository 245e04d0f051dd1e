//! Numbers and texts as bytes. Reading never trusts what it reads: every step may find the bytes at their end.

/// Appends numbers and texts to bytes.
pub(super) trait Put {
    /// A number, seven bits a byte, the lowest first.
    fn number(&mut self, number: u64);
    /// A text with its length before it.
    fn text(&mut self, text: &str);
    /// The `width` lowest bytes of a number, the lowest first.
    fn fixed(&mut self, number: u32, width: usize);
}

impl Put for Vec<u8> {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.extend_from_slice(text.as_bytes());
    }

    fn fixed(&mut self, number: u32, width: usize) {
        self.extend(number.to_le_bytes().iter().take(width));
    }
}

/// The bytes that are still to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Take<'a>(pub(super) &'a [u8]);

impl<'a> Take<'a> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    pub(super) fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number that counts or numbers something.
    pub(super) fn index(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// A length of something that lies in the rest: never more than there is.
    pub(super) fn len(&mut self) -> Option<usize> {
        let len = usize::try_from(self.number()?).ok()?;
        (len <= self.0.len()).then_some(len)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let len = self.len()?;
        std::str::from_utf8(self.bytes(len)?).ok()
    }

    pub(super) fn fixed(&mut self, width: usize) -> Option<u32> {
        let bytes = self.bytes(width)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |number, &byte| number << 8 | u32::from(byte)),
        )
    }

    /// Four bytes that sort as the number does.
    pub(super) fn big_endian(&mut self) -> Option<u32> {
        let bytes = self.bytes(4)?.first_chunk()?;
        Some(u32::from_be_bytes(*bytes))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.fixed(4)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        let low = u64::from(self.u32()?);
        Some(low | u64::from(self.u32()?) << 32)
    }
}

/// How many bytes the numbers below `count` need.
pub(super) fn width_for(count: u64) -> usize {
    (1..4).find(|&width| count <= 1 << (8 * width)).unwrap_or(4)
}

/// A hash that is the same on every machine and for ever (FNV-1a with a last mix): files hold it.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, &byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (sum ^ sum >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ mixed >> 33
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_is_taken(number: u64, text: String, small in 0u32..1 << 24) {
            let mut bytes = Vec::new();
            bytes.number(number);
            bytes.text(&text);
            bytes.fixed(small, width_for(1 << 24));
            let mut take = Take(&bytes);
            prop_assert_eq!(take.number(), Some(number));
            prop_assert_eq!(take.text(), Some(text.as_str()));
            prop_assert_eq!(take.fixed(3), Some(small));
            prop_assert_eq!(take.byte(), None);
        }

        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>) {
            let mut take = Take(&bytes);
            while take.text().is_some() || take.number().is_some() {}
        }
    }
}

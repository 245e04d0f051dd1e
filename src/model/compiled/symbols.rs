//! Letters in fewer bytes: one byte stands for up to eight bytes that often come together.
//!
//! The table of such symbols is made from a sample of the keys and lies in the file (after the idea of FSST: Boncz, Neumann
//! and Leis, "Fast Random Access String Compression", 2020). Each text is packed for itself, so that one key is read
//! without its neighbours, by looking up a symbol for each byte.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::wire::{Put, Take};

/// The longest symbol, in bytes.
const LONGEST: usize = 8;
/// Stands before a byte that no symbol begins with.
const ESCAPE: u8 = u8::MAX;
/// How often the table is made anew from what the one before made of the sample.
const ROUNDS: usize = 5;

/// A few bytes that one byte stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Symbol {
    bytes: [u8; LONGEST],
    len: u8,
}

impl Symbol {
    fn new(text: &[u8]) -> Symbol {
        let mut bytes = [0; LONGEST];
        bytes
            .iter_mut()
            .zip(text)
            .for_each(|(to, from)| *to = *from);
        let len = text.len().min(LONGEST) as u8;
        Symbol { bytes, len }
    }

    fn text(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// Both one after the other, if that is no more than a symbol holds.
    fn with(&self, next: &Symbol) -> Option<Symbol> {
        let both = [self.text(), next.text()].concat();
        (both.len() <= LONGEST).then(|| Symbol::new(&both))
    }
}

/// The symbols by the bytes that stand for them. Without any, every byte stands for itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Symbols(Vec<Symbol>);

impl Symbols {
    /// The symbols that serve texts like these best.
    pub(super) fn of(sample: &[Vec<u8>]) -> Symbols {
        let mut symbols = Symbols::default();
        for _ in 0..ROUNDS {
            symbols = Symbols::better(sample, &Packer::new(symbols));
        }
        symbols
    }

    fn better(sample: &[Vec<u8>], packer: &Packer) -> Symbols {
        let mut counts: FxHashMap<Symbol, u64> = FxHashMap::default();
        for text in sample {
            let mut last: Option<Symbol> = None;
            let mut rest = text.as_slice();
            while let Some(symbol) = packer.first(rest) {
                *counts.entry(symbol).or_default() += 1;
                if let Some(both) = last.and_then(|it| it.with(&symbol)) {
                    *counts.entry(both).or_default() += 1;
                }
                last = Some(symbol);
                rest = rest.get(usize::from(symbol.len)..).unwrap_or_default();
            }
        }
        let gains = counts.into_iter().map(|(symbol, count)| {
            let gain = count * u64::from(symbol.len);
            (gain, symbol)
        });
        // A symbol takes its own length and a byte more in the file.
        let mut gains: Vec<(u64, Symbol)> = gains
            .filter(|(gain, symbol)| *gain > 2 * u64::from(symbol.len) + 2)
            .collect();
        // The last resort is the symbol itself, so that a second run makes the same table.
        gains.sort_unstable_by(|a, b| b.cmp(a));
        gains.truncate(usize::from(ESCAPE));
        Symbols(gains.into_iter().map(|(_, symbol)| symbol).collect())
    }

    pub(super) fn put(&self, out: &mut Vec<u8>) {
        out.number(self.0.len() as u64);
        for symbol in &self.0 {
            out.number(symbol.text().len() as u64);
            out.extend_from_slice(symbol.text());
        }
    }

    pub(super) fn take(take: &mut Take<'_>) -> Option<Symbols> {
        let count = take.len()?;
        let symbols = (0..count).map(|_| {
            let len = take.len().filter(|len| (1..=LONGEST).contains(len))?;
            take.bytes(len).map(Symbol::new)
        });
        symbols.collect::<Option<Vec<Symbol>>>().map(Symbols)
    }

    /// What the first of the codes stands for, and how many bytes of them that takes; `None` for one that means nothing.
    fn first<'a>(&'a self, codes: &'a [u8]) -> Option<(&'a [u8], usize)> {
        if self.0.is_empty() {
            return Some((codes, codes.len()));
        }
        let &code = codes.first()?;
        match self.0.get(usize::from(code)) {
            Some(symbol) => Some((symbol.text(), 1)),
            None if code == ESCAPE => Some((codes.get(1..2)?, 2)),
            None => None,
        }
    }

    /// Appends what the codes stand for; `None` where one means nothing.
    pub(super) fn unpack(&self, mut codes: &[u8], out: &mut Vec<u8>) -> Option<()> {
        while !codes.is_empty() {
            let (text, len) = self.first(codes)?;
            out.extend_from_slice(text);
            codes = codes.get(len..)?;
        }
        Some(())
    }

    /// How what the codes stand for compares with `key`; `None` where one means nothing.
    pub(super) fn compare(&self, mut codes: &[u8], mut key: &[u8]) -> Option<Ordering> {
        while !codes.is_empty() {
            let (text, len) = self.first(codes)?;
            let (start, after) = key.split_at(text.len().min(key.len()));
            match text.cmp(start) {
                Ordering::Equal => (codes, key) = (codes.get(len..)?, after),
                different => return Some(different),
            }
        }
        Some(if key.is_empty() {
            Ordering::Equal
        } else {
            Ordering::Less
        })
    }
}

/// Symbols and a way to find the longest that a text begins with.
pub(super) struct Packer {
    pub(super) symbols: Symbols,
    /// By first byte: the codes of the symbols that begin with it, longest first.
    by_first: Vec<Vec<u8>>,
}

impl Packer {
    pub(super) fn new(symbols: Symbols) -> Packer {
        let mut by_first = vec![Vec::new(); 256];
        for (code, symbol) in (0..ESCAPE).zip(&symbols.0) {
            if let Some(codes) = by_first.get_mut(usize::from(symbol.bytes[0])) {
                codes.push(code);
            }
        }
        for codes in &mut by_first {
            codes.sort_by_key(|&code| {
                let symbol = symbols.0.get(usize::from(code));
                std::cmp::Reverse(symbol.map_or(0, |it| it.len))
            });
        }
        Packer { symbols, by_first }
    }

    fn code(&self, text: &[u8]) -> Option<u8> {
        let codes = self.by_first.get(usize::from(*text.first()?))?;
        let fits = |code: &&u8| {
            let symbol = self.symbols.0.get(usize::from(**code));
            symbol.is_some_and(|it| text.starts_with(it.text()))
        };
        codes.iter().find(fits).copied()
    }

    /// The longest symbol that a text begins with, or its first byte; `None` at the end.
    fn first(&self, text: &[u8]) -> Option<Symbol> {
        let known = self
            .code(text)
            .and_then(|code| self.symbols.0.get(usize::from(code)));
        known.copied().or_else(|| text.get(..1).map(Symbol::new))
    }

    /// Appends the codes of a text.
    pub(super) fn pack(&self, mut text: &[u8], out: &mut Vec<u8>) {
        if self.symbols.0.is_empty() {
            return out.extend_from_slice(text);
        }
        while let Some(&byte) = text.first() {
            let code = self.code(text);
            let symbol = code.and_then(|it| self.symbols.0.get(usize::from(it)));
            match code {
                Some(code) => out.push(code),
                None => out.extend([ESCAPE, byte]),
            }
            let len = symbol.map_or(1, |it| usize::from(it.len));
            text = text.get(len..).unwrap_or_default();
        }
    }
}

/// A sample of texts that come one after another, the same for the same texts: each so many-th, as many as there is room
/// for.
pub(super) struct Sample {
    texts: Vec<Vec<u8>>,
    every: u64,
    seen: u64,
}

impl Sample {
    /// How many texts are kept at most; half as many at least, of more.
    const MOST: usize = 1 << 16;

    pub(super) fn new() -> Sample {
        Sample {
            texts: Vec::new(),
            every: 1,
            seen: 0,
        }
    }

    pub(super) fn add(&mut self, text: &[u8]) {
        if self.seen.is_multiple_of(self.every) {
            if self.texts.len() == Sample::MOST {
                let mut nth = 0;
                self.texts.retain(|_| {
                    nth += 1;
                    nth % 2 == 1
                });
                self.every *= 2;
            }
            self.texts.push(text.to_vec());
        }
        self.seen += 1;
    }

    /// The symbols for what sorted texts like these do not share with the one before.
    pub(super) fn symbols(mut self) -> Symbols {
        self.texts.sort_unstable();
        let mut last: &[u8] = &[];
        let own = self.texts.iter().map(|text| {
            let same = last.iter().zip(text).take_while(|(a, b)| a == b).count();
            last = text;
            text.get(same..).unwrap_or_default().to_vec()
        });
        Symbols::of(&own.collect::<Vec<Vec<u8>>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(packer: &Packer, text: &[u8]) -> Vec<u8> {
        let mut codes = Vec::new();
        packer.pack(text, &mut codes);
        codes
    }

    #[test]
    fn what_comes_often_takes_little_room() {
        let sample: Vec<Vec<u8>> = (0..100)
            .map(|it| format!("harbour works {it}").into_bytes())
            .collect();
        let packer = Packer::new(Symbols::of(&sample));
        assert!(packed(&packer, b"harbour works 7").len() <= 4);
        assert_eq!(
            packed(&packer, "ü".as_bytes()).len(),
            4,
            "two bytes, each with its mark"
        );
    }

    #[test]
    fn a_sample_is_spread_and_bounded() {
        let mut sample = Sample::new();
        (0..200_000).for_each(|it: u32| sample.add(&it.to_be_bytes()));
        assert!((Sample::MOST / 2..=Sample::MOST).contains(&sample.texts.len()));
        assert_eq!(sample.texts[0], 0_u32.to_be_bytes());
        assert!(sample.texts.is_sorted());
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(sample: Vec<Vec<u8>>, text: Vec<u8>, key: Vec<u8>) {
            let packer = Packer::new(Symbols::of(&sample));
            for text in sample.iter().chain([&text]) {
                let codes = packed(&packer, text);
                let mut out = Vec::new();
                packer.symbols.unpack(&codes, &mut out);
                prop_assert_eq!(&out, text);
                prop_assert_eq!(packer.symbols.compare(&codes, &key), Some(text.cmp(&key)));
            }
            let mut bytes = Vec::new();
            packer.symbols.put(&mut bytes);
            prop_assert_eq!(Symbols::take(&mut Take(&bytes)).map(|it| it.0), Some(packer.symbols.0));
        }

        #[test]
        fn any_bytes_are_read_without_harm(table: Vec<u8>, codes: Vec<u8>) {
            if let Some(symbols) = Symbols::take(&mut Take(&table)) {
                symbols.unpack(&codes, &mut Vec::new());
                symbols.compare(&codes, b"key");
            }
        }
    }
}

//! Never a figure: runs of tokens that are an identifier as a whole, such as web addresses, hashes, versions.

use crate::draft::TokenKind;
use crate::recognize::view::View;

/// Signs that amounts have and no versions or numbers of phones.
const AMOUNT_SIGNS: [&str; 10] = ["$", "€", "£", "¥", "%", "₹", "½", "¼", "¾", "°"];

/// What a run of tokens without spaces is, found once for each run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chunk {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    end: usize,
    /// Whether it is an identifier as a whole.
    identifier: bool,
}

impl Chunk {
    /// The token after the identifier that the token `idx` is of. `start` is the first of the run that `idx` stands in, unless this run is
    /// still the one.
    pub(super) fn identifier_end(&mut self, view: View<'_>, idx: usize) -> Option<usize> {
        if idx >= self.end {
            *self = view.chunk_at(self.start.max(self.end));
        }
        self.identifier.then_some(self.end)
    }
}

impl View<'_> {
    /// The run of unspaced tokens that starts at `start`.
    fn chunk_at(self, start: usize) -> Chunk {
        let mut end = start + 1;
        while end < self.tokens.len() && !self.spaced(end) {
            end += 1;
        }
        let identifier = end - start > 2 && self.is_identifier(start, end);
        Chunk {
            start,
            end,
            identifier,
        }
    }

    /// Web and mail addresses, hashes, phone numbers, versions and network addresses.
    fn is_identifier(self, start: usize, end: usize) -> bool {
        let (mut n_numbers, mut n_joints, mut n_mixed, mut n_slashes) = (0, 0, 0, 0);
        let mut amount = false;
        for at in start..end {
            let Some(text) = self.text(at) else { break };
            match (self.kind(at), text) {
                (Some(TokenKind::Number), _) => n_numbers += 1,
                (Some(TokenKind::Word), "www" | "http" | "https" | "ftp") => return true,
                (Some(TokenKind::Word), word) => {
                    let mixed = at + 1 < end && !matches!(word, "x" | "m" | "bn" | "by");
                    n_mixed += usize::from(mixed && at > start && self.is_between_numbers(at));
                }
                (_, "@" | "_" | "\\" | "#" | "&" | "{" | "|") if at > start => return true,
                (_, "/") => n_slashes += 1,
                (_, ":") if self.is(at + 1, ":") || self.is(at + 1, "/") => return true,
                (_, "-" | "." | ":" | "‑") => {
                    n_joints += usize::from(at > start && self.is_between_numbers(at));
                }
                (Some(TokenKind::Symbol), sign) => amount |= AMOUNT_SIGNS.contains(&sign),
                _ => {}
            }
        }
        !amount && (n_numbers >= 3 && n_joints + n_slashes >= 2 && n_slashes != 1 || n_mixed >= 2)
    }

    /// Whether digits stand on both sides of the token at `idx`, which is not the first.
    fn is_between_numbers(self, idx: usize) -> bool {
        let number = |at| self.kind(at) == Some(TokenKind::Number);
        number(idx - 1) && number(idx + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check_silent;

    #[test]
    fn addresses_and_identifiers() {
        check_silent(
            "
            Call 202-555-0147 or +44 20 7946 0958, (212) 555 0100, 0161 496 0000.
            He lives at 1600 Pennsylvania Ave., Washington, DC 20500.
            https://example.com/2024/5 and mail4@example.org
            10.0.0.1 and 192.168.100.200
            06582887-9123-4064-1234-161260181113
            1234567890123
            ",
        );
    }
}

//! Document URIs: a key under which different spellings of one URI meet, and the path of those that name a file.
//!
//! The wire always carries the client's own spelling; keys never leave the server.

use std::path::PathBuf;

use tower_lsp::lsp_types::Url;

/// What a document is known by: its URI in one spelling of many.
///
/// Clients disagree about percent-encoding (`c%3A` or `c:`, `%c3` or `%C3` or the bare character) and about the case of
/// drive letters; the specification asks servers to bear both. Anything that is no URI at all is its own key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct DocumentKey(String);

impl DocumentKey {
    /// The key of a URI as a client wrote it.
    pub(crate) fn new(uri: &str) -> DocumentKey {
        match Url::parse(uri) {
            Ok(url) => DocumentKey::of(&url),
            Err(_) => DocumentKey(decoded(uri)),
        }
    }

    /// The key of a parsed URI.
    pub(crate) fn of(url: &Url) -> DocumentKey {
        let mut key = decoded(url.as_str());
        if url.scheme() == "file" {
            lower_drive_letter(&mut key);
        }
        DocumentKey(key)
    }
}

/// The file that a URI names; `None` for `untitled:` and all other schemes but `file:`, although some of them look as if
/// they had a path.
pub(crate) fn file_path(uri: &str) -> Option<PathBuf> {
    let url = Url::parse(uri).ok()?;
    (url.scheme() == "file")
        .then(|| url.to_file_path().ok())
        .flatten()
}

/// Percent-decodes all but the characters that would then part the URI otherwise, and what is no UTF-8; of those, the
/// hexadecimal digits are made upper case.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        match percent(rest) {
            Some(b'#' | b'%' | b'/' | b'?') => {
                bytes.extend(rest.iter().take(3).map(u8::to_ascii_uppercase));
                rest = rest.get(3..).unwrap_or_default();
            }
            Some(byte) => {
                bytes.push(byte);
                rest = rest.get(3..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| uri.to_owned())
}

/// The byte of a `%XX` at the start.
fn percent(bytes: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = bytes else {
        return None;
    };
    let digit = |byte: u8| (byte as char).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

fn lower_drive_letter(key: &mut String) {
    let drive = "file:///".len();
    if let [letter, b':', ..] = key.as_bytes().get(drive..).unwrap_or_default()
        && letter.is_ascii_uppercase()
    {
        let lower = letter.to_ascii_lowercase() as char;
        key.replace_range(drive..=drive, lower.encode_utf8(&mut [0; 4]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(spellings: &[&str]) {
        let keys: Vec<DocumentKey> = spellings.iter().map(|it| DocumentKey::new(it)).collect();
        assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
    }

    #[test]
    fn spellings_of_one_document() {
        same(&[
            "file:///c%3A/a%20b.md",
            "file:///C:/a b.md",
            "file:///c:/a%20b.md",
            "FILE:///C%3a/a%20b.md",
        ]);
        same(&["file:///%C3%BC.md", "file:///%c3%bc.md", "file:///ü.md"]);
        same(&["file:///[x].md", "file:///%5Bx%5D.md"]);
        same(&["file:///a.md", "file://localhost/a.md"]);
        same(&["untitled:Untitled-1", "untitled:Untitled%2D1"]);
        same(&["no scheme", "no%20scheme"]);
    }

    #[test]
    fn different_documents() {
        let uris = [
            "file:///a.md",
            "file:///A.md",
            "file:///a.md?1",
            "file:///a.md#1",
            "file:///a.md%231",
            "file:///a%2Fb",
            "file:///a/b",
            "untitled:/a.md",
            "file:///%FF",
            "file:///%FE",
        ];
        for (idx, uri) in uris.iter().enumerate() {
            for other in &uris[..idx] {
                assert_ne!(DocumentKey::new(uri), DocumentKey::new(other));
            }
        }
    }

    #[test]
    fn only_file_uris_have_a_path() {
        assert_eq!(file_path("file:///a%20b.md"), Some("/a b.md".into()));
        for uri in [
            "untitled:/x",
            "git:/x?y",
            "zed:///x",
            "x",
            "",
            "untitled:U-1",
        ] {
            assert_eq!(file_path(uri), None, "{uri}");
        }
    }
}

//! Frames of the base protocol: `Content-Length` headers around a body, read with patience and written in one piece.
//!
//! Reading accepts any case, order and number of headers, and finds its way back after a wrong length: the next header
//! is looked for anywhere in a line, since the rest of a misjudged body and that header then share one.

use std::io::{self, BufRead, Read};

use serde::Serialize;

/// The largest body that is read. A draft of this size is far beyond any desk; a larger number is a broken or hostile
/// client, and reading on would wait for bytes that may never come. Raise it if documents of hundreds of megabytes appear.
pub(crate) const LARGEST_BODY: usize = 256 << 20;

/// The longest header line that is kept; longer ones are read in parts, which can hide only a header nobody sends.
const LONGEST_HEADER: u64 = 8 << 10;

/// The first allocation for a body. The rest grows as bytes arrive, so that a lying header costs nothing.
const FIRST_ALLOCATION: usize = 1 << 20;

/// What came next on the wire.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A whole body, now in the buffer.
    Body,
    /// Headers without a usable length: reading can go on.
    Unusable(&'static str),
    /// A body of so many bytes is announced, over [`LARGEST_BODY`].
    TooLarge(usize),
    /// The end of the input, perhaps within a frame.
    End,
}

/// Reads the next frame; a body replaces the content of `body`.
pub(crate) fn read_frame(input: &mut impl BufRead, body: &mut Vec<u8>) -> io::Result<Frame> {
    let length = match read_headers(input)? {
        Headers::Length(length) => length,
        Headers::Unusable(why) => return Ok(Frame::Unusable(why)),
        Headers::End => return Ok(Frame::End),
    };
    if length > LARGEST_BODY {
        return Ok(Frame::TooLarge(length));
    }
    body.clear();
    body.shrink_to(FIRST_ALLOCATION);
    body.reserve(length.min(FIRST_ALLOCATION));
    let read = input.by_ref().take(length as u64).read_to_end(body)?;
    Ok(if read < length {
        Frame::End
    } else {
        Frame::Body
    })
}

/// Whether bytes that have arrived begin with a whole frame, so that the next message can be had without waiting for the
/// client. `false` where they are odd in any way.
pub(crate) fn holds_frame(arrived: &[u8]) -> bool {
    const BLANK: &[u8] = b"\r\n\r\n";
    // The headers of a frame are short.
    let headers = arrived.get(..arrived.len().min(256)).unwrap_or_default();
    let Some(at) = headers.windows(BLANK.len()).position(|it| it == BLANK) else {
        return false;
    };
    let length = headers
        .get(..at)
        .unwrap_or_default()
        .split(|byte| *byte == b'\n')
        .find_map(content_length);
    match length {
        Some(Headers::Length(length)) => arrived.len() - at - BLANK.len() >= length,
        _ => false,
    }
}

enum Headers {
    Length(usize),
    Unusable(&'static str),
    End,
}

fn read_headers(input: &mut impl BufRead) -> io::Result<Headers> {
    let mut found = Headers::Unusable("a header without Content-Length");
    let mut line = Vec::with_capacity(64);
    let mut any = false;
    loop {
        line.clear();
        if input
            .by_ref()
            .take(LONGEST_HEADER)
            .read_until(b'\n', &mut line)?
            == 0
        {
            return Ok(Headers::End);
        }
        match line.trim_ascii() {
            [] if any => return Ok(found),
            // A blank line before a header is noise, not an empty header.
            [] => {}
            text => {
                any = true;
                if let Some(headers) = content_length(text) {
                    found = headers;
                }
            }
        }
    }
}

/// The length that a line gives, if it holds the header at all.
fn content_length(line: &[u8]) -> Option<Headers> {
    const NAME: &[u8] = b"content-length:";
    let at = line
        .windows(NAME.len())
        .rposition(|window| window.eq_ignore_ascii_case(NAME))?;
    let value = line.get(at + NAME.len()..)?.trim_ascii();
    let length = std::str::from_utf8(value)
        .ok()
        .and_then(|digits| digits.parse().ok());
    Some(length.map_or(
        Headers::Unusable("a Content-Length that is no number"),
        Headers::Length,
    ))
}

/// A message as a whole frame. The body is serialized once, into its place behind the header.
pub(crate) fn frame(message: &impl Serialize) -> Vec<u8> {
    // `Content-Length: ` + 20 digits + CRLF CRLF is 40 bytes at most.
    const ROOM: usize = 40;
    let mut bytes = Vec::with_capacity(512);
    bytes.resize(ROOM, 0);
    // Our messages have string keys and are written to memory, so serializing them cannot fail; were it to, an empty
    // body still leaves the stream in step.
    if serde_json::to_writer(&mut bytes, message).is_err() {
        debug_assert!(false, "a message of ours did not serialize");
        bytes.truncate(ROOM);
    }
    let header = format!("Content-Length: {}\r\n\r\n", bytes.len() - ROOM);
    drop(bytes.splice(..ROOM, header.into_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(input: &str, expected: Expect) {
        let mut reader = input.as_bytes();
        let mut body = Vec::new();
        let mut seen = Vec::new();
        loop {
            match read_frame(&mut reader, &mut body).expect("memory can be read") {
                Frame::Body => seen.push(String::from_utf8_lossy(&body).into_owned()),
                Frame::End => break,
                other => seen.push(format!("{other:?}")),
            }
            if seen.last().is_some_and(|it| it.starts_with("TooLarge")) {
                break;
            }
        }
        expected.assert_eq(&seen.join(" | "));
    }

    #[test]
    fn a_frame_is_there_or_not() {
        for (arrived, expected) in [
            ("Content-Length: 2\r\n\r\n{}", true),
            ("X: 1\r\ncontent-length: 2\r\n\r\n{}Cont", true),
            ("Content-Length: 2\r\n\r\n{", false),
            ("Content-Length: 2\r\n", false),
            ("Content-Length: x\r\n\r\n{}", false),
            ("", false),
        ] {
            assert_eq!(holds_frame(arrived.as_bytes()), expected, "{arrived}");
        }
    }

    #[test]
    fn headers_of_every_shape() {
        check("Content-Length: 2\r\n\r\n{}", expect!["{}"]);
        check("content-length:2\n\n{}", expect!["{}"]);
        check(
            "X-A: 1\r\nCONTENT-LENGTH:  2 \r\nContent-Type: a; charset=x\r\nX-B: 2\r\n\r\n[]",
            expect!["[]"],
        );
        check("\r\n\r\nContent-Length: 2\r\n\r\n{}", expect!["{}"]);
        check(
            "Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n1",
            expect![" | 1"],
        );
    }

    #[test]
    fn no_usable_length() {
        check(
            "Content-Length: abc\r\n\r\nContent-Length: 2\r\n\r\n{}",
            expect![[r#"Unusable("a Content-Length that is no number") | {}"#]],
        );
        check(
            "Content-Length: -1\r\n\r\nX: 1\r\n\r\nContent-Length: 2\r\n\r\n{}",
            expect![[
                r#"Unusable("a Content-Length that is no number") | Unusable("a header without Content-Length") | {}"#
            ]],
        );
        check(
            "Content-Length: 99999999999\r\n\r\n",
            expect!["TooLarge(99999999999)"],
        );
    }

    #[test]
    fn a_wrong_length_costs_no_more_than_its_own_frame() {
        check(
            "Content-Length: 5\r\n\r\n{\"a\":1}Content-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            expect![[r#"{"a": | {} | []"#]],
        );
        check("noise\r\nContent-Length: 2\r\n\r\n{}", expect!["{}"]);
    }

    #[test]
    fn the_end_within_a_frame() {
        check("Content-Length: 10\r\n\r\n{}", expect![""]);
        check("Content-Le", expect![""]);
    }

    #[test]
    fn a_written_frame_is_read_back() {
        let bytes = frame(&serde_json::json!({"a": "ü"}));
        assert_eq!(bytes, "Content-Length: 10\r\n\r\n{\"a\":\"ü\"}".as_bytes());
    }
}

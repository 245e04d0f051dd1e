//! Edits by line and column against a plain `String`, and analyses that build on each other against fresh ones.

use copydesk::ide::{Inputs, Model, analyze};
use copydesk::text::{LineCol, PositionEncoding, Span, Text};

/// After the format, every edit is six bytes and a piece of text: two places, a length, an encoding.
pub(crate) fn edits(input: &[u8]) {
    let [format, first, rest @ ..] = input else {
        return;
    };
    let split = usize::from(*first).min(rest.len());
    let (start, mut script) = rest.split_at(split);
    let mut plain = String::from_utf8_lossy(start).into_owned();
    let mut text = Text::from(plain.as_str());
    let inputs = Inputs {
        format: super::drafts::format(*format),
        model: Model::seed(),
        ..Inputs::default()
    };
    let mut analysis = analyze(&text, &inputs, None);
    let mut n_edits = 0;
    while let [line_a, col_a, line_b, col_b, length, encoding, more @ ..] = script {
        let length = usize::from(length % 24).min(more.len());
        let (insert, more) = more.split_at(length);
        script = more;
        n_edits += 1;
        if n_edits > 24 {
            break;
        }
        let insert = String::from_utf8_lossy(insert);
        let encoding = if encoding % 2 == 0 {
            PositionEncoding::Utf16
        } else {
            PositionEncoding::Utf8
        };
        let (a, b) = (place(*line_a, *col_a), place(*line_b, *col_b));
        edit_plain(&mut plain, a, b, encoding, &insert);
        text.edit(a, b, encoding, &insert);
        assert_eq!(text.to_string(), plain);
        assert_eq!(text.len() as usize, plain.len());
        analysis = analyze(&text, &inputs, Some(&analysis));
        let fresh = analyze(&Text::from(plain.as_str()), &inputs, None);
        assert_eq!(
            format!("{:?}", analysis.findings),
            format!("{:?}", fresh.findings)
        );
    }
    round_trips(&text, &plain);
}

fn place(line: u8, col: u8) -> LineCol {
    // Large values stand for places beyond every text.
    let grown = |it: u8| {
        if it > 250 {
            u32::MAX - u32::from(255 - it)
        } else {
            u32::from(it % 40)
        }
    };
    LineCol {
        line: grown(line),
        col: grown(col),
    }
}

/// What LSP says of ranges, the slow way.
fn edit_plain(
    plain: &mut String,
    a: LineCol,
    b: LineCol,
    encoding: PositionEncoding,
    insert: &str,
) {
    let (start, end) = (
        offset(plain, a.min(b), encoding),
        offset(plain, a.max(b), encoding),
    );
    // Of a character of two UTF-16 code units that is cut in two, each half that stays becomes U+FFFD.
    let half = |splits| if splits { "\u{fffd}" } else { "" };
    let whole = format!("{}{insert}{}", half(start.1), half(end.1));
    let behind = if end.1 { end.0 + 4 } else { end.0 };
    plain.replace_range(start.0..behind, &whole);
}

/// The byte offset of a place, and whether the place lies between the two code units of the character there.
fn offset(plain: &str, at: LineCol, encoding: PositionEncoding) -> (usize, bool) {
    let Some((start, end)) = lines(plain).into_iter().nth(at.line as usize) else {
        return (plain.len(), false);
    };
    let mut left = at.col as usize;
    for (idx, c) in plain[start..end].char_indices() {
        let width = match encoding {
            PositionEncoding::Utf16 => c.len_utf16(),
            _ => c.len_utf8(),
        };
        if left < width {
            return (start + idx, encoding == PositionEncoding::Utf16 && left > 0);
        }
        left -= width;
    }
    (end, false)
}

/// Where each line starts and ends, its line end left out.
fn lines(plain: &str) -> Vec<(usize, usize)> {
    let bytes = plain.as_bytes();
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let width = match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
            b'\r' | b'\n' => 1,
            _ => 0,
        };
        if width > 0 {
            found.push((start, at));
            start = at + width;
        }
        at += width.max(1);
    }
    found.push((start, plain.len()));
    found
}

fn round_trips(text: &Text, plain: &str) {
    for (offset, _) in plain.char_indices().take(400) {
        for encoding in [PositionEncoding::Utf8, PositionEncoding::Utf16] {
            let at = text.line_col(offset as u32, encoding);
            let back = text.offset(at, encoding) as usize;
            // Between CR and LF there is no place of its own.
            let between = plain[..offset].ends_with('\r') && plain[offset..].starts_with('\n');
            assert!(back == offset || between, "{offset} became {back}");
        }
    }
    assert_eq!(text.slice(Span::new(0, text.len())), plain);
}

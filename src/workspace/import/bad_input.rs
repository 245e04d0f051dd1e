//! (Tests only) What every importer makes of files that are cut short, damaged, wrongly encoded or of one long line: one
//! sentence with the file, the place and the mend, nothing written, and the output of before as it was.

use std::fs;
use std::io::Write;

use expect_test::{Expect, expect};

use super::super::read::MAX_TEXT;
use super::{Columns, ImportFormat, import_model};

/// A format with the name of a file and what it writes around and for a name.
struct Sample {
    format: ImportFormat,
    file: &'static str,
    before: &'static str,
    record: fn(&str) -> String,
    after: &'static str,
}

fn samples() -> [Sample; 4] {
    let columns = Columns::parse(&["id=Id", "name=Name"], "company", None, None);
    let sample = |format, file, (before, after), record| Sample {
        format,
        file,
        before,
        record,
        after,
    };
    [
        sample(ImportFormat::FollowTheMoney, "ftm.json", ("", ""), |it| {
            format!(r#"{{"id": "{it}", "schema": "Company", "properties": {{"name": ["{it}"]}}}}"#)
        }),
        sample(ImportFormat::Wikidata, "dump.json", ("[\n", "]\n"), |it| {
            format!(
                r#"{{"id": "{it}", "labels": {{"en": {{"value": "{it}"}}}}, "claims": {{"P31": [{{"mainsnak": {{"datavalue": {{"value": {{"id": "Q4830453"}}}}}}}}]}}}},"#
            )
        }),
        sample(
            ImportFormat::Table(columns.expect("columns")),
            "table.csv",
            ("Id,Name\n", ""),
            |it| format!(r#"{it},"{it}""#),
        ),
        sample(ImportFormat::JsonLines, "own.jsonl", ("", ""), |it| {
            format!(r#"{{"entities": {{"id": "{it}", "kind": "company", "name": "{it}"}}}}"#)
        }),
    ]
}

impl Sample {
    fn text(&self, names: &[&str]) -> String {
        let records: String = names.iter().map(|it| (self.record)(it) + "\n").collect();
        format!("{}{records}{}", self.before, self.after)
    }

    /// Imports these bytes over an output of before. What is said: the counts and doubts, or why nothing was imported; then
    /// the old output must stand, and nothing else.
    fn import(&self, ending: &str, bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let from = folder.path().join(format!("{}{ending}", self.file));
        let out = folder.path().join("out.jsonl");
        fs::write(&from, bytes).expect("a file");
        fs::write(&out, "old").expect("a file");
        let imported = import_model(&self.format, &[from], &out, &mut |_| {});
        let n_files = fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(n_files, 2, "nothing half written is left");
        let said = match imported {
            Ok(imported) => {
                format!(
                    "{} entities; {}",
                    imported.entities,
                    imported.doubts.join("; ")
                )
            }
            Err(error) => {
                assert_eq!(fs::read(&out).expect("the output"), b"old");
                error.to_string()
            }
        };
        said.replace(&format!("{}/", folder.path().display()), "")
    }
}

/// What every importer says of its sample file after `damage`.
#[track_caller]
fn check(damage: impl Fn(&Sample) -> Vec<u8>, expected: Expect) {
    let said = samples().map(|it| it.import("", &damage(&it)) + "\n");
    expected.assert_eq(&said.concat());
}

const NAMES: &[&str] = &["Ostby Works", "Håfen", "Brück Mills"];

/// The sample with bytes put in place of the first `what`.
fn replaced(sample: &Sample, what: &[u8], with: &[u8]) -> Vec<u8> {
    let bytes = sample.text(NAMES).into_bytes();
    let at = bytes.windows(what.len()).position(|it| it == what);
    let at = at.expect("it is there");
    [&bytes[..at], with, &bytes[at + what.len()..]].concat()
}

fn utf16(sample: &Sample, mark: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = format!("{mark}{}", sample.text(NAMES));
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn what_is_sound() {
    let sound = expect![[r#"
        3 entities; 
        3 entities; 
        3 entities; 
        3 entities; 
    "#]];
    check(|it| it.text(NAMES).into_bytes(), sound);
    let marked = expect![[r#"
        3 entities; 
        3 entities; 
        3 entities; 
        3 entities; 
    "#]];
    check(
        |it| format!("\u{feff}{}", it.text(NAMES)).into_bytes(),
        marked,
    );
}

#[test]
fn nothing_and_no_more_than_the_beginning() {
    check(
        |_| Vec::new(),
        expect![[r#"
        ftm.json: nothing is in it; get the file again
        dump.json: nothing is in it; get the file again
        table.csv: nothing is in it; get the file again
        own.jsonl: nothing is in it; get the file again
    "#]],
    );
    check(
        |it| it.text(NAMES).into_bytes()[..it.before.len() + 9].to_vec(),
        expect![[r#"
            ftm.json:1: the record breaks off at byte 9; get the file again if it was cut short, and put each record on one line (jq -c does that)
            dump.json:2: the record breaks off at byte 9; get the file again if it was cut short, and put each record on one line (jq -c does that)
            table.csv:2: this row has 1 columns and the first one 2; a quote may be missing, or the file was cut short
            own.jsonl:1: the record breaks off at byte 9; get the file again if it was cut short, and put each record on one line (jq -c does that)
        "#]],
    );
}

#[test]
fn cut_within_a_record_between_two_and_before_the_last_line_end() {
    check(
        |it| {
            let text = it.text(NAMES);
            let at = text.rfind("Mills").expect("it is there");
            text.as_bytes()[..at].to_vec()
        },
        expect![[r#"
            ftm.json:3: the record breaks off at byte 75; get the file again if it was cut short, and put each record on one line (jq -c does that)
            dump.json:4: the record breaks off at byte 57; get the file again if it was cut short, and put each record on one line (jq -c does that)
            table.csv:4: a quote that opens in this row is not closed; get the file again if it was cut short
            own.jsonl:3: the record breaks off at byte 70; get the file again if it was cut short, and put each record on one line (jq -c does that)
        "#]],
    );
    check(
        |it| {
            let (text, last) = (it.text(NAMES), (it.record)(NAMES[2]));
            let at = text.find(&last).expect("it is there");
            text.as_bytes()[..at].to_vec()
        },
        expect![[r#"
            2 entities; 
            dump.json:1: the list that begins here does not end: the file is cut short; get it again
            2 entities; 
            2 entities; 
        "#]],
    );
    check(
        |it| it.text(NAMES).trim_end().as_bytes().to_vec(),
        expect![[r#"
            3 entities; 
            3 entities; 
            3 entities; table.csv:4: the last line has no end; look whether the file was cut short
            3 entities; 
        "#]],
    );
}

#[test]
fn other_encodings() {
    let latin = |it: &Sample| it.text(NAMES).chars().map(|it| it as u8).collect();
    check(
        latin,
        expect![[r#"
        ftm.json:2: not UTF-8: byte 10 is 0xE5; save the file as UTF-8
        dump.json:3: not UTF-8: byte 10 is 0xE5; save the file as UTF-8
        table.csv:3: not UTF-8: byte 2 of column 1 is 0xE5; save the file as UTF-8
        own.jsonl:2: not UTF-8: byte 23 is 0xE5; save the file as UTF-8
    "#]],
    );
    let units: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];
    for (mark, unit) in units.iter().flat_map(|it| [("\u{feff}", *it), ("", *it)]) {
        let said = samples().map(|it| it.import("", &utf16(&it, mark, unit)) + "\n");
        for (said, sample) in said.iter().zip(samples()) {
            let expected = format!("{}: encoded in UTF-16; save it as UTF-8\n", sample.file);
            assert_eq!(*said, expected);
        }
    }
}

#[test]
fn one_bad_byte() {
    check(
        |it| replaced(it, "ü".as_bytes(), &[0xC3]),
        expect![[r#"
            ftm.json:3: not UTF-8: byte 11 is 0xC3; save the file as UTF-8
            dump.json:4: not UTF-8: byte 11 is 0xC3; save the file as UTF-8
            table.csv:4: not UTF-8: byte 3 of column 1 is 0xC3; save the file as UTF-8
            own.jsonl:3: not UTF-8: byte 24 is 0xC3; save the file as UTF-8
        "#]],
    );
    check(
        |it| replaced(it, "ü".as_bytes(), &[0]),
        expect![[r#"
            ftm.json:3: no text: byte 11 is zero; get the file again
            dump.json:4: no text: byte 11 is zero; get the file again
            table.csv:4: no text: byte 3 of column 1 is zero; get the file again
            own.jsonl:3: no text: byte 24 is zero; get the file again
        "#]],
    );
}

#[test]
fn lines_that_are_no_records() {
    let list: fn(&Sample) -> Vec<u8> = |it| {
        let records: Vec<String> = NAMES.iter().map(|name| (it.record)(name)).collect();
        let records: Vec<&str> = records.iter().map(|it| it.trim_end_matches(',')).collect();
        format!("[{}]\n", records.join(",")).into_bytes()
    };
    check(
        list,
        expect![[r#"
            ftm.json:1: a list where one record is wanted; put each record on a line of its own (jq -c '.[]' does that)
            3 entities; 
            table.csv:1: no column "Id" for id; there are [Ostby Works, Ostby Works, Håfen, Håfen, Brück Mills, Brück Mills]
            own.jsonl:1: a list where one record is wanted; put each record on a line of its own (jq -c '.[]' does that)
        "#]],
    );
    check(
        |_| b"{\n  \"id\": \"a\"\n}\n".to_vec(),
        expect![[r#"
            ftm.json:1: the record breaks off at byte 1; get the file again if it was cut short, and put each record on one line (jq -c does that)
            dump.json:1: the record breaks off at byte 1; get the file again if it was cut short, and put each record on one line (jq -c does that)
            table.csv:1: no column "Id" for id; there are {
            own.jsonl:1: the record breaks off at byte 1; get the file again if it was cut short, and put each record on one line (jq -c does that)
        "#]],
    );
    check(
        |it| replaced(it, b"Ostby Works", b"Ostby\" \"Works"),
        expect![[r#"
            ftm.json:1: no record of this format at byte 16: expected `,` or `}`
            dump.json:2: no record of this format at byte 16: expected `,` or `}`
            3 entities; 
            own.jsonl:1: no record of this format at byte 29: expected `,` or `}`
        "#]],
    );
}

/// Bytes packed as the ending says.
fn packed(ending: &str, bytes: &[u8]) -> Vec<u8> {
    match ending {
        ".gz" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), Default::default());
            packer.write_all(bytes).expect("packed");
            packer.finish().expect("packed")
        }
        ".bz2" => {
            let mut packer = bzip2::write::BzEncoder::new(Vec::new(), Default::default());
            packer.write_all(bytes).expect("packed");
            packer.finish().expect("packed")
        }
        _ => {
            let level = ruzstd::encoding::CompressionLevel::Fastest;
            ruzstd::encoding::compress_to_vec(bytes, level)
        }
    }
}

const ENDINGS: [&str; 3] = [".gz", ".bz2", ".zst"];

/// Each sample with the ending of each packing.
fn in_each_packing(samples: &[Sample]) -> impl Iterator<Item = (&Sample, &'static str)> {
    let packings = |it| ENDINGS.map(|ending| (it, ending));
    samples.iter().flat_map(packings)
}

/// A text of many records, packed.
fn large(sample: &Sample, ending: &str) -> Vec<u8> {
    let names: Vec<String> = (0..4_000)
        .map(|it| format!("Ostby {}", it * 7919 % 10_007))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    packed(ending, sample.text(&names).as_bytes())
}

#[test]
fn packed_files_are_read_by_what_they_begin_with() {
    let samples = samples();
    for (sample, ending) in in_each_packing(&samples) {
        let whole = large(sample, ending);
        assert_eq!(sample.import(ending, &whole), "4000 entities; ");
        assert_eq!(sample.import("", &whole), "4000 entities; ", "no ending");
        let twice = sample.import(ending, &[&whole[..], &whole[..]].concat());
        // The second header of a table is a row.
        assert!(
            matches!(twice.as_str(), "8000 entities; " | "8001 entities; "),
            "{twice}"
        );
    }
    let own = &samples[3];
    let skipped = [
        &[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3][..],
        &large(own, ".zst"),
    ];
    assert_eq!(own.import(".zst", &skipped.concat()), "4000 entities; ");
}

#[test]
fn packed_files_that_were_cut_short_or_damaged() {
    let samples = samples();
    for (sample, ending) in in_each_packing(&samples) {
        let whole = large(sample, ending);
        let file = format!("{}{ending}", sample.file);
        for cut in [whole.len() / 2, whole.len() - 1] {
            let said = sample.import(ending, &whole[..cut]);
            let cut_short =
                "it is cut short: it ends in the middle of what is packed; get the file again";
            assert_eq!(said, format!("{file}: {cut_short}"));
        }
        let said = sample.import(ending, &whole[..1]);
        let not_packed =
            "it is not packed as its name says; rename it, or get it again if it was cut short";
        assert_eq!(said, format!("{file}: {not_packed}"));
        assert_eq!(
            sample.import(ending, b"plain"),
            format!("{file}: {not_packed}")
        );
        let damaged = "it is damaged: what is packed cannot be read on; get the file again";
        let more = sample.import(ending, &[&whole[..], b"and more of it, and more"].concat());
        assert_eq!(more, format!("{file}: {damaged}"));
        let nothing = sample.import(ending, &packed(ending, b""));
        assert_eq!(
            nothing,
            format!("{file}: nothing is packed in it; get the file again")
        );
        let mut flipped = whole;
        let middle = flipped.len() / 2;
        flipped[middle] ^= 0x10;
        // What a changed bit leads to is unpacked until the checksum: a fault may be met before.
        let said = sample.import(ending, &flipped);
        assert!(said.starts_with(&file), "{said}");
    }
}

#[test]
fn a_line_without_end() {
    // Packed, a line of any length lies in a small file, as it comes out of a pipe: it is never held whole.
    let long = packed(".gz", &vec![b'a'; MAX_TEXT as usize + (1 << 20)]);
    check(
        |_| long.clone(),
        expect![[r#"
        ftm.json:1: the line is longer than 16 MB, and no record is; put each record on a line of its own (jq -c '.[]' does that to a list)
        dump.json:1: the line is longer than 16 MB, and no record is; put each record on a line of its own (jq -c '.[]' does that to a list)
        table.csv:1: the line is longer than 16 MB, and no record is; a quote that opens there may not be closed
        own.jsonl:1: the line is longer than 16 MB, and no record is; put each record on a line of its own (jq -c '.[]' does that to a list)
    "#]],
    );
    let quote = [
        b"Id,Name\n1,\"".to_vec(),
        vec![b'\n'; MAX_TEXT as usize + (1 << 20)],
    ]
    .concat();
    let table = &samples()[2];
    expect!["table.csv:2: the line is longer than 16 MB, and no record is; a quote that opens there may not be closed"].assert_eq(&table.import("", &quote));
}

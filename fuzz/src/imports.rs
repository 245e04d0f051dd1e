//! Other people's data, plain and packed: what an importer writes is a model file that copydesk reads.

use std::fs;

use copydesk::workspace::{Columns, ImportFormat, import_model};

/// The first byte chooses the format and the packing.
pub(crate) fn importers(input: &[u8]) {
    let (&choice, data) = input.split_first().unwrap_or((&0, &[]));
    let folder = tempfile::tempdir().expect("a folder");
    let columns = [
        "id=id",
        "name=name",
        "object=object",
        "amount=amount",
        "unit=unit",
    ];
    let (format, ending) = match choice % 4 {
        0 => (ImportFormat::FollowTheMoney, "json"),
        1 => (ImportFormat::Wikidata, "json"),
        2 => {
            let columns = Columns::parse(&columns, "company", Some("revenue"), None);
            (ImportFormat::Table(columns.expect("columns")), "csv")
        }
        _ => (ImportFormat::JsonLines, "jsonl"),
    };
    let packing = ["", ".gz", ".zst", ".bz2"][usize::from(choice / 4 % 4)];
    let file = folder.path().join(format!("in.{ending}{packing}"));
    fs::write(&file, data).expect("a file");
    let out = folder.path().join("out.jsonl");
    if import_model(&format, &[file], &out, &mut |_| {}).is_ok() {
        let written = fs::read_to_string(&out).expect("a whole file in UTF-8");
        for line in written.lines() {
            let _: serde_json::Value = serde_json::from_str(line).expect("a record a line");
        }
    } else {
        assert!(!out.exists(), "an import that failed wrote something");
    }
}

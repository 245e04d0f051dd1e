//! Lines of a model file: each record is written as it stands, on a line of its own.
//!
//! Its text is kept: a number that was read and written again would have passed through a float.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::value::RawValue;

use super::{Layer, NotImported, lines};

/// What a model file holds.
const ARRAYS: &[&str] = &["sources", "entities", "relations", "facts"];

/// Remarks for people and editors, which are no records.
const REMARKS: &[&str] = &["$schema", "comment"];

pub(super) fn import(
    files: &[PathBuf],
    layer: &mut Layer,
    progress: &mut dyn FnMut(u64),
) -> Result<(), NotImported> {
    for path in files {
        lines::each(path, progress, &mut |line, text| {
            let arrays: BTreeMap<String, &RawValue> = lines::record(path, line, text)?;
            layer.imported.read += 1;
            for (array, records) in arrays {
                if ARRAYS.contains(&array.as_str()) {
                    add(&array, records, (path, line), layer)?;
                } else if !REMARKS.contains(&array.as_str()) {
                    layer.leave(format!("fields \"{array}\", which no model file has"));
                }
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Adds the records of an array, or a lone one.
fn add(
    array: &str,
    records: &RawValue,
    (path, line): (&Path, u64),
    layer: &mut Layer,
) -> Result<(), NotImported> {
    let records: Vec<&RawValue> = match records.get().starts_with('[') {
        true => lines::record(path, line, records.get())?,
        false => vec![records],
    };
    for record in records {
        layer.imported.entities += u64::from(array == "entities");
        layer.imported.facts += u64::from(array == "facts");
        layer.line(array, record.get());
    }
    Ok(())
}

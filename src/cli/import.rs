//! `copydesk model import`: other people's data made into a model file.

use super::args::{ImportKind, ModelImportArgs};
use super::exit::Exit;
use super::progress::over_bytes;
use crate::workspace::{Columns, ImportFormat, Imported, import_model};

/// Imports the files that are named.
pub(super) fn run(args: &ModelImportArgs) -> Exit {
    let format = match format(args) {
        Ok(format) => format,
        Err(why) => {
            anstream::eprintln!("copydesk: {why}");
            return Exit::CouldNotRun;
        }
    };
    let ending = args.out.extension().and_then(|it| it.to_str());
    if !matches!(ending, Some("jsonl" | "json")) {
        anstream::eprintln!(
            "copydesk: {}: the name of a model file of lines ends in .jsonl; nothing was imported",
            args.out.display()
        );
        return Exit::CouldNotRun;
    }
    let bar = over_bytes(&args.files);
    let imported = import_model(&format, &args.files, &args.out, &mut |read| bar.inc(read));
    bar.finish_and_clear();
    match imported {
        Ok(imported) => {
            tell(&imported, args);
            match imported.left.is_empty() {
                true => Exit::Clean,
                false => Exit::Findings,
            }
        }
        Err(error) => {
            anstream::eprintln!("copydesk: {error}; nothing was imported");
            Exit::CouldNotRun
        }
    }
}

fn format(args: &ModelImportArgs) -> Result<ImportFormat, String> {
    Ok(match args.format {
        ImportKind::Ftm => ImportFormat::FollowTheMoney,
        ImportKind::Wikidata => ImportFormat::Wikidata,
        ImportKind::Jsonl => ImportFormat::JsonLines,
        ImportKind::Csv => ImportFormat::Table(Columns::parse(
            &args.map,
            &args.kind,
            args.relation.as_deref(),
            args.unit.as_deref(),
        )?),
    })
}

fn tell(imported: &Imported, args: &ModelImportArgs) {
    for place in imported.refused.iter().chain(&imported.doubts) {
        anstream::eprintln!("{place}");
    }
    for (why, count) in &imported.left {
        anstream::eprintln!("left out: {count} {why}");
    }
    anstream::eprintln!(
        "{}: {} entities and {} facts of {} records",
        args.out.display(),
        imported.entities,
        imported.facts,
        imported.read
    );
}

//! `copydesk model init`: a first model file, with an example of every sort of record and remarks on what they do.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::exit::Exit;
use crate::ide::MODEL_SCHEMA;
use crate::workspace::{FOLDER, write_new, write_whole};

/// The example. JSON has no comments, so each record speaks of itself in a field that the reader leaves out.
const EXAMPLE: &str = include_str!("example.json");

/// Writes the example to `file`; over one that is there only where `force` says so.
pub(super) fn run(file: &Path, force: bool) -> Exit {
    let name = file.display();
    match write(file, force) {
        Ok(()) => {
            anstream::eprintln!(
                "copydesk: wrote {name}; check it with copydesk model check {name}"
            );
            Exit::Clean
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            anstream::eprintln!("copydesk: {name} is there already; give --force to write over it");
            Exit::CouldNotRun
        }
        Err(error) => {
            anstream::eprintln!("copydesk: {name}: {error}");
            Exit::CouldNotRun
        }
    }
}

fn write(file: &Path, force: bool) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new(""));
    if !folder.as_os_str().is_empty() {
        fs::create_dir_all(folder)?;
    }
    // Fails where the file is there, with no moment in between.
    let put = if force { write_whole } else { write_new };
    if !folder.ends_with(FOLDER) {
        // Beside drafts a folder with a schema would be in the way.
        let text: String = EXAMPLE
            .split_inclusive('\n')
            .filter(|line| !line.contains("\"$schema\""))
            .collect();
        return put(file, text.as_bytes());
    }
    put(file, EXAMPLE.as_bytes())?;
    let folder = folder.join("schema");
    fs::create_dir_all(&folder)?;
    write_whole(&folder.join("model.json"), MODEL_SCHEMA.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{Layer, LayerFile, Model};

    #[test]
    fn the_example_is_sound() {
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: Layer::Workspace,
            path: "/example.json".to_owned(),
            text: EXAMPLE.into(),
        });
        let (model, problems) = Model::build(&files);
        assert_eq!(problems, []);
        assert!(model.fact_by_id("ferry-contract").is_some());
    }
}

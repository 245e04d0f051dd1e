//! What the manifest of the VS Code extension says of the server: made from the server's own tables, and checked here.

use std::{env, fs};

use copydesk::lsp::settings_schema;

use crate::source::root;

const MANIFEST: &str = "editors/vscode/package.json";

/// The line before the properties that are generated; they end at the first line that is indented as little as it.
const HEAD: &str = "        \"title\": \"What is checked\",\n        \"properties\": ";
const END: &str = "\n        }";

/// The settings as the manifest should have them, indented to stand there.
fn wanted() -> String {
    let schema = serde_json::to_string_pretty(&settings_schema()).expect("a map of JSON");
    schema.replace('\n', "\n        ")
}

/// The part of the manifest that is generated: where it begins and ends.
fn generated(manifest: &str) -> Option<(usize, usize)> {
    let start = manifest.find(HEAD)? + HEAD.len();
    let end = start + manifest[start..].find(END)? + END.len();
    Some((start, end))
}

#[test]
fn the_extension_offers_the_settings_that_the_server_reads() {
    let path = root().join(MANIFEST);
    let manifest = fs::read_to_string(&path).expect(MANIFEST);
    let (start, end) = generated(&manifest).expect("the generated settings in the manifest");
    let wanted = wanted();
    if env::var_os("UPDATE_EXPECT").is_some() {
        let updated = format!("{}{wanted}{}", &manifest[..start], &manifest[end..]);
        fs::write(&path, updated).expect(MANIFEST);
        return;
    }
    assert!(
        manifest[start..end] == wanted,
        "{MANIFEST} is behind the server: UPDATE_EXPECT=1 cargo test --test tidy brings it up to date"
    );
}

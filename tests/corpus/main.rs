//! Invented drafts, each with everything that is recognized in it drawn under its lines.
//!
//! A draft stands in `drafts/` beside its `.expect` file. After a change, run the test with `UPDATE_EXPECT=1`, and read the
//! difference before it is accepted: what is wrong is mended, not recorded.

mod drawing;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use copydesk::ide::{Format, Inputs, Layer, Model, Now, analyze};
use copydesk::text::Text;
use copydesk::workspace::{ModelPath, build_model, load_model};
use expect_test::expect_file;

/// The day of drafts that give none.
const TODAY: &str = "2026-03-18";

#[test]
fn every_draft_is_read_as_expected() {
    check_all(&Model::seed());
}

/// The shipped model compiled into one file: recognition, facts and near misses must not tell it from the written one.
#[test]
fn every_draft_is_read_alike_with_the_model_compiled() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut embedded = Model::embedded();
    let seed = embedded.pop().expect("the seed comes last");
    let (written, out) = (
        folder.path().join("seed.json"),
        folder.path().join("seed.cdmodel"),
    );
    fs::write(&written, &*seed.text).expect("a file");
    let summary = build_model(&[written], &out, &mut |_| {}).expect("a compiled model");
    assert_eq!(summary.left, std::collections::BTreeMap::default());
    let layer = Layer::Seed;
    let loaded = load_model(&embedded, &[ModelPath { layer, path: out }], |_| None);
    assert!(loaded.unread.is_empty() && loaded.problems.is_empty());
    assert!(loaded.model.entities.is_empty() && loaded.model.facts.is_empty());
    check_all(&loaded.model);
    assert_eq!(loaded.model.failures().count(), 0);
}

fn check_all(model: &Arc<Model>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/drafts");
    let entries = fs::read_dir(&folder).expect("the folder of drafts");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a file of the folder").path())
        .collect();
    paths.sort();
    let mut n_drafts = 0;
    for path in paths {
        let ending = path.extension().and_then(|it| it.to_str());
        let format = match ending {
            Some("txt") => Format::Plain,
            Some("md") => Format::Markdown,
            Some("html") => Format::Html,
            _ => continue,
        };
        let text = fs::read_to_string(&path).expect("a draft in UTF-8");
        let inputs = Inputs {
            format,
            model: Arc::clone(model),
            date: Now::parse(TODAY),
            ..Inputs::default()
        };
        let analysis = analyze(&Text::from(&*text), &inputs, None);
        let drawn = drawing::draw(&text, &analysis);
        let name = path.file_name().and_then(|it| it.to_str());
        expect_file![folder.join(format!("{}.expect", name.expect("a name")))].assert_eq(&drawn);
        n_drafts += 1;
    }
    assert!(n_drafts >= 10, "only {n_drafts} drafts were found");
}

//! Compiled models on the disk: opened for any number of readers, and built whole before anybody sees them.

use std::collections::VecDeque;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use super::read::{MAX_TEXT, Unreadable, open_plain, read_text, utf8_from};
use super::whole_file::{WholeFile, folder_of, unnamed};
use crate::ide::{Bytes, CompileError, Compiled, Compiler, ParsedText, Spool, Spools, Summary};

/// How the names of compiled models end.
pub const COMPILED: &str = "cdmodel";

/// Whether a path is that of a compiled model.
pub fn is_compiled(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == COMPILED)
}

/// Opens a compiled model. What is no plain file is never opened: a pipe would be waited on.
pub fn open_compiled(path: &Path) -> Result<Compiled, Unreadable> {
    let file = open_plain(path)?;
    let size = file.metadata()?.len();
    let bytes = Box::new(FileBytes { file, size });
    Compiled::open(bytes).map_err(Unreadable::NotCompiled)
}

/// A file that several threads read at any place.
#[derive(Debug)]
struct FileBytes {
    file: File,
    size: u64,
}

impl Bytes for FileBytes {
    fn size(&self) -> u64 {
        self.size
    }

    #[cfg(unix)]
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, into, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, mut offset: u64, mut into: &mut [u8]) -> io::Result<()> {
        use std::os::windows::fs::FileExt;
        while !into.is_empty() {
            let read = self.file.seek_read(into, offset)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            into = into.get_mut(read..).unwrap_or_default();
            offset += read as u64;
        }
        Ok(())
    }
}

/// Why a compiled model was not built. Displayed as one sentence with the file's name.
#[derive(Debug)]
pub enum NotBuilt {
    /// A model file could not be read.
    Input(PathBuf, Unreadable),
    /// A line is longer than [`MAX_TEXT`]; its number, from 1.
    LongLine(PathBuf, u64),
    /// The compiled model could not be written.
    Output(PathBuf, CompileError),
}

const LINES: &str = "put each record on a line of its own";

impl fmt::Display for NotBuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotBuilt::Input(path, Unreadable::TooLarge) => write!(
                f,
                "{}: larger than {} MB, which only lines may be; {LINES}, in a file that ends in .jsonl",
                path.display(),
                MAX_TEXT >> 20
            ),
            NotBuilt::Input(path, why) => write!(f, "{}: {}", path.display(), why.of_model()),
            NotBuilt::LongLine(path, line) => write!(
                f,
                "{}:{line}: the line is longer than {} MB, and no record is; {LINES}",
                path.display(),
                MAX_TEXT >> 20
            ),
            NotBuilt::Output(path, why) => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for NotBuilt {}

/// What [`build_model`] tells while it works.
#[derive(Debug)]
pub enum BuildNews<'a> {
    /// So many more bytes of the model files were read.
    Read(u64),
    /// A problem at a line (from 1) of a model file.
    Problem(&'a Path, u64, &'a str),
}

/// Compiles model files into `out`. Nobody ever sees half of it: it is written beside `out`, brought to the disk and
/// renamed, and what goes wrong before leaves an older `out` as it was.
pub fn build_model(
    files: &[PathBuf],
    out: &Path,
    news: &mut dyn FnMut(BuildNews<'_>),
) -> Result<Summary, NotBuilt> {
    let not_written = |error: CompileError| NotBuilt::Output(out.to_owned(), error);
    let io = |error: io::Error| not_written(error.into());
    let spools = Folder(folder_of(out).to_owned());
    let mut compiler = Compiler::new(&spools).map_err(not_written)?;
    for file in files {
        add_file(file, out, &mut compiler, news)?;
    }
    let mut file = WholeFile::begin(out).map_err(io)?;
    let summary = compiler.finish(file.writer()).map_err(not_written)?;
    file.put().map_err(io)?;
    Ok(summary)
}

/// Temporary files in the folder of the result, without names: they vanish even when the program is killed.
struct Folder(PathBuf);

impl Spools for Folder {
    fn spool(&self) -> io::Result<Box<dyn Spool>> {
        let file = tempfile::tempfile_in(&self.0).map_err(|error| unnamed(&error))?;
        Ok(Box::new(file))
    }
}

/// How much text is parsed at once, and how many such pieces are under way.
const PIECE: usize = 1 << 20;
const PIECES: usize = 3;

fn add_file(
    path: &Path,
    out: &Path,
    compiler: &mut Compiler<'_>,
    news: &mut dyn FnMut(BuildNews<'_>),
) -> Result<(), NotBuilt> {
    let unreadable = |why: Unreadable| NotBuilt::Input(path.to_owned(), why);
    let mut add = |(line, parsed): (u64, ParsedText)| {
        for problem in parsed.problems() {
            let before = parsed.text().get(..problem.span.start as usize);
            let lines = before.map_or(0, |it| it.bytes().filter(|&it| it == b'\n').count());
            news(BuildNews::Problem(
                path,
                line + lines as u64,
                &problem.message,
            ));
        }
        news(BuildNews::Read(parsed.text().len() as u64));
        let added = compiler.add(parsed);
        added.map_err(|error| NotBuilt::Output(out.to_owned(), error))
    };
    if path.extension().is_none_or(|it| it != "jsonl") {
        let text = read_text(path).map_err(unreadable)?;
        return add((1, ParsedText::parse(text)));
    }
    let file = open_plain(path).map_err(unreadable)?;
    let mut lines = Pieces {
        reader: BufReader::with_capacity(PIECE, file),
        line: 1,
    };
    let mut under_way: VecDeque<JoinHandle<(u64, ParsedText)>> = VecDeque::new();
    while let Some((line, text)) = lines.next(path)? {
        under_way.push_back(std::thread::spawn(move || (line, ParsedText::parse(text))));
        if under_way.len() >= PIECES {
            add(parsed(under_way.pop_front(), out)?)?;
        }
    }
    while !under_way.is_empty() {
        add(parsed(under_way.pop_front(), out)?)?;
    }
    Ok(())
}

fn parsed(
    handle: Option<JoinHandle<(u64, ParsedText)>>,
    out: &Path,
) -> Result<(u64, ParsedText), NotBuilt> {
    let parsed = handle.and_then(|it| it.join().ok());
    parsed.ok_or_else(|| {
        let error = io::Error::other("a thread that read records failed");
        NotBuilt::Output(out.to_owned(), error.into())
    })
}

/// Lines of a file in pieces of whole lines.
struct Pieces {
    reader: BufReader<File>,
    line: u64,
}

impl Pieces {
    /// The next piece and the number of its first line.
    fn next(&mut self, path: &Path) -> Result<Option<(u64, String)>, NotBuilt> {
        let first = self.line;
        let mut bytes = Vec::with_capacity(PIECE + (PIECE >> 3));
        while bytes.len() < PIECE {
            let before = bytes.len();
            let mut limited = (&mut self.reader).take(MAX_TEXT + 1);
            let read = limited.read_until(b'\n', &mut bytes);
            read.map_err(|error| NotBuilt::Input(path.to_owned(), error.into()))?;
            let len = (bytes.len() - before) as u64;
            if len > MAX_TEXT {
                return Err(NotBuilt::LongLine(path.to_owned(), self.line));
            }
            if len == 0 {
                break;
            }
            self.line += 1;
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let text = utf8_from(first, bytes);
        let text = text.map_err(|why| NotBuilt::Input(path.to_owned(), why))?;
        Ok(Some((first, text)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::models::{ModelPath, load_model};
    use super::*;
    use crate::ide::{
        Inputs, Layer, LayerFile, Left, Model, analyze, annotations, completions, definition,
        model_symbols,
    };
    use crate::text::Text;
    use proptest::prelude::*;
    use std::fs;
    use std::sync::Arc;

    const DRAFT: &str = "Nordvik Shippings and NORDVIK SHIPPING, Inc. met Alder & Birch; the Hill and Orbit were there, \
        Østby too. Nordvik Shiping has a €12 million contract with the Port of Ostby. Alder Papers stay.";
    const MODEL: &str = r#"{"sources": [{"id": "filing", "kind": "filing", "tier": 1, "publisher": "Port of Ostby"}],
        "entities": [
        {"id": "nordvik", "kind": "company", "name": "Nordvik Shipping", "legal": ["Nordvik Shipping, Inc."]},
        {"id": "ostby", "kind": "public_body", "name": "Port of Ostby", "metonym": ["(the) Hill"], "alias": ["Østby"]},
        {"id": "alder", "kind": "company", "name": "Alder & Birch", "short": ["Alder"], "not": ["Alder Papers"]},
        {"id": "orbit", "kind": "product", "name": "Nordvik Orbit", "weak": ["Orbit"], "needs": ["nordvik"]}],
        "facts": [{"id": "N1", "subject": "nordvik", "relation": "contract_with", "object": "ostby",
        "value": {"amount": "12000000", "unit": "EUR", "bound": "up_to"}, "statement": "-", "evidence": [{"source": "filing"}]},
        {"id": "N0", "subject": "nordvik", "relation": "contract_with", "object": "ostby", "status": "superseded", "statement": "-"}]}"#;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder for the test")
    }

    /// Builds the texts, named `0.json` and so on, into `out.cdmodel` of the folder.
    fn built(folder: &Path, texts: &[&str]) -> (PathBuf, Summary) {
        let files = (0..).zip(texts).map(|(number, text)| {
            let path = folder.join(format!("{number}.json"));
            fs::write(&path, text).expect("a file");
            path
        });
        let files: Vec<PathBuf> = files.collect();
        let out = folder.join("out.cdmodel");
        let summary = build_model(&files, &out, &mut |_| {}).expect("a compiled model");
        (out, summary)
    }

    fn load(shipped: &[LayerFile], path: &Path) -> Arc<Model> {
        let layer = Layer::Shared;
        let path = path.to_owned();
        load_model(shipped, &[ModelPath { layer, path }], |_| None).model
    }

    fn read(model: &Arc<Model>) -> String {
        let inputs = Inputs {
            model: Arc::clone(model),
            ..Inputs::default()
        };
        format!(
            "{:#?}",
            annotations(&analyze(&Text::from(DRAFT), &inputs, None))
        )
    }

    #[test]
    fn a_compiled_model_reads_as_the_written_one() {
        let folder = folder();
        let (out, summary) = built(folder.path(), &[MODEL]);
        assert_eq!(summary.left, std::collections::BTreeMap::default());
        let compiled = load(&Model::embedded(), &out);
        let written = load(&Model::embedded(), &folder.path().join("0.json"));
        assert_eq!(read(&compiled), read(&written));
        assert_eq!(compiled.failures().count(), 0);
    }

    /// A model of many entities whose names begin alike.
    fn crowded() -> String {
        let entity = |it: u32| {
            let name = format!("Ostby Works {it}");
            format!(
                r#"{{"id": "w{it}", "kind": "company", "name": "{name}", "short": ["W{it} Ostby"], "former": [{{"name": "Harbour {it}"}}]}}"#
            )
        };
        let entities: Vec<String> = (0..3000).map(entity).collect();
        format!(r#"{{"entities": [{}]}}"#, entities.join(","))
    }

    #[test]
    fn every_name_of_many_is_found_and_read() {
        let folder = folder();
        let (out, summary) = built(folder.path(), &[&crowded()]);
        assert_eq!(summary.names, 9000);
        let model = load(&Model::embedded(), &out);
        for number in (0..3000).step_by(37) {
            let text = Text::from(format!("Ostby Works {number} paid W{number} Ostby.").as_str());
            let inputs = Inputs {
                model: Arc::clone(&model),
                ..Inputs::default()
            };
            let drawn = format!("{:?}", annotations(&analyze(&text, &inputs, None)));
            assert_eq!(
                drawn.matches(&format!("\"w{number}\"")).count(),
                2,
                "{drawn}"
            );
        }
        assert_eq!(model.failures().count(), 0);
    }

    #[test]
    fn two_compiled_models_are_read_side_by_side() {
        let folders = [folder(), folder()];
        let texts = [
            MODEL,
            r#"{"entities": [{"id": "alder_mill", "kind": "company", "name": "Alder Mill"}, {"id": "mill", "kind": "company",
            "name": "Nordvik Mill"}]}"#,
        ];
        let paths = folders.iter().zip(texts).map(|(folder, text)| ModelPath {
            layer: Layer::Shared,
            path: built(folder.path(), &[text]).0,
        });
        let paths: Vec<ModelPath> = paths.collect();
        let inputs = Inputs {
            model: load_model(&[], &paths, |_| None).model,
            ..Inputs::default()
        };
        let text =
            Text::from("Nordvik Mill and Nordvik Shipping met Alder & Birch; Alder Mill did not.");
        let analysis = analyze(&text, &inputs, None);
        let names = annotations(&analysis).entities;
        let ids: Vec<&str> = names.iter().map(|it| it.entity).collect();
        assert_eq!(ids, ["mill", "nordvik", "alder", "alder_mill"]);
        assert_eq!(inputs.model.failures().count(), 0);
    }

    #[test]
    fn names_are_completed_and_listed_without_looking_at_all() {
        let folder = folder();
        let (out, _) = built(folder.path(), &[&crowded()]);
        let model = load(&Model::embedded(), &out);
        let complete = |typed: &str| {
            let inputs = Inputs {
                model: Arc::clone(&model),
                ..Inputs::default()
            };
            let text = Text::from(typed);
            let found = completions(&analyze(&text, &inputs, None), typed.len() as u32, true);
            found.into_iter().map(|it| it.text).collect::<Vec<String>>()
        };
        let found = complete("Then ostby works 299");
        let all = (2990..3000).map(|it| format!("Ostby Works {it}"));
        let all = std::iter::once("Ostby Works 299".to_owned()).chain(all);
        assert_eq!(found, all.collect::<Vec<String>>());
        assert_eq!(complete("Then Ostb").len(), 60, "as many as a list has");
        assert_eq!(
            complete("Then harbour 12"),
            [] as [String; 0],
            "nobody is led to a former name"
        );
        let symbols = model_symbols(&model, "ostby works 17");
        assert_eq!(symbols.first().map(|it| it.id.as_str()), Some("w17"));
        assert!(
            symbols
                .iter()
                .all(|it| it.name.starts_with("Ostby Works 17"))
        );
        assert!(model_symbols(&model, "ostby").len() >= 40);
    }

    #[test]
    fn the_record_of_a_compiled_entity_is_shown_as_a_model_file() {
        let folder = folder();
        let (out, _) = built(folder.path(), &[MODEL]);
        let model = load(&Model::embedded(), &out);
        let inputs = Inputs {
            model: Arc::clone(&model),
            ..Inputs::default()
        };
        let analysis = analyze(&Text::from("The Port of Ostby opens."), &inputs, None);
        let target = definition(&analysis, 8).expect("a place");
        assert_eq!(target.path, "copydesk:/compiled/ostby.json");
        assert_eq!(target.focus.slice(&target.text), "Port of Ostby");
        expect_test::expect![[r#"
            {
              "entities": [
                { "id": "ostby", "kind": "public_body", "name": "Port of Ostby", "alias": ["Østby"], "metonym": ["(the) Hill"] }
              ],
              "facts": [
                {"id": "N1", "subject": "nordvik", "relation": "contract_with", "object": "ostby",
                    "value": {"amount": "12000000", "unit": "EUR", "bound": "up_to"}, "statement": "-", "evidence": [{"source": "filing"}]},
                {"id": "N0", "subject": "nordvik", "relation": "contract_with", "object": "ostby", "status": "superseded", "statement": "-"}
              ]
            }
        "#]]
        .assert_eq(&target.text);
    }

    #[test]
    fn what_people_write_wins_over_it() {
        let folder = folder();
        let (out, _) = built(folder.path(), &[MODEL]);
        let story = LayerFile {
            layer: Layer::Story,
            path: "story.json".to_owned(),
            text: r#"{"entities": [{"id": "nordvik", "kind": "company", "name": "Fjordline"}]}"#
                .into(),
        };
        let mut shipped = Model::embedded();
        shipped.push(story);
        let model = load(&shipped, &out);
        let nordvik = model.entity_by_id("nordvik").expect("an entity");
        assert_eq!(model.entity(nordvik).name(), "Fjordline");
        assert!(model.facts_of(nordvik).count() >= 2, "its facts stay");
        assert!(!read(&model).contains("\"Nordvik Shipping\""));
    }

    #[test]
    fn what_is_left_out_is_told() {
        let folder = folder();
        let other = r#"{"entities": [{"id": "nordvik", "kind": "company", "name": "Twin"}, {"id": "t", "kind": "company", "name": "Alder & Birch"}],
            "facts": [{"id": "A", "subject": "nordvik", "relation": "uses", "object": "none", "statement": "-"},
            {"id": "B", "subject": "nordvik", "relation": "uses", "object": "t", "statement": "-", "supersedes": ["C"]},
            {"id": "C", "subject": "nordvik", "relation": "uses", "object": "t", "statement": "-", "supersedes": ["B"]}],
            "sources": [{"id": "s", "derived_from": ["t"]}, {"id": "t", "derived_from": ["s"]}, {"id": "u", "derived_from": ["t"]}]}"#;
        let (_, summary) = built(folder.path(), &[MODEL, other]);
        let left: Vec<(Left, u64)> = summary.left.iter().map(|(why, it)| (*why, it.0)).collect();
        assert_eq!(
            left,
            [
                (Left::DuplicateId, 1),
                (Left::UnknownId, 1),
                (Left::NameOfTwo, 2),
                (Left::Cycle, 2),
            ]
        );
    }

    #[test]
    fn what_is_no_compiled_model_is_refused_with_one_message() {
        let folder = folder();
        let (out, _) = built(folder.path(), &[MODEL]);
        let bytes = fs::read(&out).expect("a file");
        let message = |bytes: &[u8]| {
            fs::write(&out, bytes).expect("a file");
            open_compiled(&out)
                .map(|_| ())
                .map_err(|why| why.to_string())
        };
        let again = "build it again with copydesk model build";
        let damaged = Err(format!(
            "a compiled model that is damaged or cut short; {again}"
        ));
        assert_eq!(message(&bytes), Ok(()));
        assert_eq!(message(b"{}"), Err(format!("no compiled model; {again}")));
        assert_eq!(message(b""), Err(format!("no compiled model; {again}")));
        for len in [20, 100, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(message(&bytes[..len]), damaged, "{len}");
        }
        let mut newer = bytes;
        newer[16] = 200;
        assert_eq!(
            message(&newer),
            Err(format!(
                "a compiled model of version 200, and this copydesk reads version 2; {again}"
            ))
        );
        assert_eq!(
            open_compiled(folder.path())
                .map(|_| ())
                .map_err(|why| why.to_string()),
            Err("a folder where a file is wanted; name a file in it".to_owned())
        );
    }

    #[test]
    fn what_goes_wrong_leaves_the_old_file() {
        let folder = folder();
        let (out, _) = built(folder.path(), &[MODEL]);
        let before = fs::read(&out).expect("a file");
        let long = folder.path().join("long.jsonl");
        let line = format!(
            "{{\"entities\": []}}\n\"{}\"\n",
            "a".repeat(MAX_TEXT as usize)
        );
        fs::write(&long, line).expect("a file");
        let error = build_model(&[long], &out, &mut |_| {}).map_err(|it| it.to_string());
        let message = error.expect_err("the line is too long");
        assert!(
            message.contains("long.jsonl:2: the line is longer than 16 MB"),
            "{message}"
        );
        assert_eq!(fs::read(&out).expect("a file"), before);
        let left: Vec<_> = fs::read_dir(folder.path())
            .expect("the folder")
            .filter_map(|it| it.ok()?.file_name().into_string().ok())
            .filter(|it| it.starts_with('.'))
            .collect();
        assert_eq!(left, [] as [String; 0], "no unfinished file stays behind");
    }

    #[test]
    fn a_file_cut_short_while_it_is_open_says_nothing_any_more() {
        let folder = folder();
        let (out, _) = built(folder.path(), &[MODEL]);
        let model = load(&Model::embedded(), &out);
        let file = File::options().write(true).open(&out).expect("a file");
        file.set_len(1400).expect("a shorter file");
        read(&model);
        let failures: Vec<String> = model.failures().collect();
        let told = format!(
            "the model {}: a compiled model, but it was cut short; build it again with copydesk model build",
            out.display()
        );
        assert_eq!(failures, [told]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// A changed bit is found or does not matter; it never changes what is read, and nothing panics.
        #[test]
        fn a_changed_bit_is_found(place in 0.0..1.0f64, bit in 0u32..8) {
            let folder = folder();
            let (out, _) = built(folder.path(), &[MODEL]);
            let sound = read(&load(&Model::embedded(), &out));
            let mut bytes = fs::read(&out).expect("a file");
            let at = (place * bytes.len() as f64) as usize;
            bytes[at] ^= 1 << bit;
            fs::write(&out, &bytes).expect("a file");
            let model = load(&Model::embedded(), &out);
            let changed = read(&model);
            prop_assert!(changed == sound || model.failures().count() > 0 || !model.has_compiled());
            if let Ok(compiled) = open_compiled(&out) {
                prop_assert!(!compiled.verify());
            }
        }
    }
}

//! Models of 10^4 to 10^7 names, generated with a seed: how long a build takes, how large the result is, and what it costs to
//! have it. `cargo bench --bench large -- 10000 100000` prints some lines for each size. Each step
//! runs in a process of its own, so that its memory is its own. With `keep=FILE` the last compiled model is kept.

// The numbers are this program's product; no protocol is spoken here.
#![allow(clippy::print_stdout)]

mod numbers;

use std::fmt::{self, Write as _};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use copydesk::draft::{Token, tokenize};
use copydesk::ide::{Inputs, Layer, Model, analyze};
use copydesk::model::push_letters;
use copydesk::recognize::{recognize, recognize_names};
use copydesk::text::Text;
use copydesk::workspace::{ModelPath, build_model, load_model};
use numbers::Numbers;

const SYLLABLES: &[&str] = &[
    "ka", "lo", "mer", "ni", "dor", "vel", "sta", "bri", "on", "ta", "ru", "fen", "gal", "hu",
    "ies", "mond", "per", "qui", "sa", "the", "wen", "ul", "bo", "cas",
];
const GIVEN: &[&str] = &[
    "Anna", "Bela", "Carla", "Dina", "Elias", "Femke", "Goran", "Hanna", "Ilse", "Jonas", "Karin",
    "Lars", "Mira", "Nils", "Olga", "Petra", "Rosa", "Sven", "Tomas", "Ulla",
];
const ENDINGS: &[&str] = &[
    "Group",
    "Holdings",
    "Bank",
    "Partners",
    "Energy",
    "Systems",
    "Foods",
    "Airlines",
    "Capital",
    "Shipping",
    "Works",
    "Media",
    "Pharma",
    "Motors",
    "Steel",
    "Insurance",
];
const FORMS: &[&str] = &["Inc.", "Ltd", "AG", "SA", "plc", "LLC"];
const FILLER: &str = "The company said on Monday that it would open a second plant near the river next year, after months of \
    talks with the town and its neighbours. Officials in the capital declined to comment. Shares rose 3% in early trade. \
    \"We are glad,\" a spokeswoman said, \"that the work can begin before the winter.\" ";

fn stem(numbers: &mut Numbers, syllables: usize) -> String {
    let stem: String = (0..syllables).map(|_| numbers.pick(SYLLABLES)).collect();
    format!("{}{}", stem[..1].to_uppercase(), &stem[1..])
}

/// The names of an entity: its own, then others.
fn names(numbers: &mut Numbers) -> (&'static str, Vec<String>) {
    if numbers.below(10) < 4 {
        let (given, family) = (numbers.pick(GIVEN), stem(numbers, 4));
        let middle = stem(numbers, 2);
        return (
            "person",
            vec![
                format!("{given} {middle} {family}"),
                format!("{given} {} {family}", &middle[..1]),
            ],
        );
    }
    let syllables = 2 + numbers.below(2);
    let mut name = stem(numbers, syllables);
    name += &format!(" {} {}", stem(numbers, 3), numbers.pick(ENDINGS));
    let legal = format!("{name} {}", numbers.pick(FORMS));
    ("company", vec![name, legal])
}

/// Writes a model file with `count` names.
fn generate(count: usize, path: &Path) -> std::io::Result<()> {
    let mut numbers = Numbers(7);
    let mut out = BufWriter::new(File::create(path)?);
    let mut written = 0;
    while written < count {
        let (kind, names) = names(&mut numbers);
        let (list, own) = (if kind == "company" { "legal" } else { "alias" }, &names[0]);
        let other = &names[1];
        writeln!(
            out,
            "{{\"entities\": {{\"id\": \"e{written}\", \"kind\": \"{kind}\", \"name\": \"{own}\", \"{list}\": [\"{other}\"]}}}}"
        )?;
        written += names.len();
    }
    out.flush()
}

/// News text with a name every few hundred bytes, of which the model of `count` names knows some.
fn news(bytes: usize) -> String {
    let mut numbers = Numbers(7);
    let mut text = String::new();
    while text.len() < bytes {
        let own = names(&mut numbers).1.swap_remove(0);
        let _ = write!(text, "{FILLER}{own} and OpenAI met Amazon on Friday.\n\n");
    }
    text
}

/// A line of `/proc/self/status`, in KB.
fn status(field: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with(field));
    let number = line.and_then(|it| it.split_whitespace().nth(1));
    number.and_then(|it| it.parse().ok()).unwrap_or(0)
}

fn build(from: &Path, out: &Path) {
    let start = Instant::now();
    let summary = build_model(&[from.to_owned()], out, &mut |_| {}).expect("a model");
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "build: {} names, {} entities: {seconds:.1} s, peak {} MB, file {:.1} bytes a name, names alone {:.1}",
        summary.names,
        summary.entities,
        status("VmHWM") >> 10,
        summary.size as f64 / summary.names as f64,
        summary.part("names") as f64 / summary.names as f64,
    );
    for (part, bytes) in summary.parts.iter().filter(|it| it.1 > 0) {
        let each = *bytes as f64 / summary.names as f64;
        println!("    {part:<16} {bytes:>12} bytes, {each:>6.2} a name");
    }
}

fn measure(compiled: Option<&Path>) {
    let before = status("RssAnon");
    let start = Instant::now();
    let paths: Vec<ModelPath> = compiled
        .map(|path| ModelPath {
            layer: Layer::Shared,
            path: path.to_owned(),
        })
        .into_iter()
        .collect();
    let loaded = load_model(&Model::embedded(), &paths, |_| None);
    let open = start.elapsed();
    let text = news(400_000);
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(&text, &mut tokens);
    let find = best(5, || recognize_names(&text, &tokens, &loaded.model).len());
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let recognition = best(5, || {
        let each = paragraphs.iter().map(|it| recognize(it, &loaded.model));
        each.map(|it| it.names.len()).sum()
    });
    let short = Text::from(&text[..text.floor_char_boundary(100_000)]);
    let inputs = Inputs {
        model: loaded.model.clone(),
        ..Inputs::default()
    };
    let whole = best(3, || analyze(&short, &inputs, None).findings.len());
    let mut numbers = Numbers(99);
    let strange = near_misses(&loaded.model, || {
        format!("{} {}", stem(&mut numbers, 3), stem(&mut numbers, 3))
    });
    let mut numbers = Numbers(7);
    let known = near_misses(&loaded.model, || names(&mut numbers).1.swap_remove(0));
    println!(
        "use: start {:.1} ms, anonymous +{} MB, recognition {:.1} MB/s, names {:.0} ns a token, analysis {:.1} MB/s, near miss {:.3} ms, failures {}",
        open.as_secs_f64() * 1e3,
        (status("RssAnon").saturating_sub(before)) >> 10,
        0.4 / recognition,
        find * 1e9 / tokens.len() as f64,
        0.1 / whole,
        strange.mean,
        loaded.model.failures().count() + loaded.unread.len(),
    );
    let names = recognize_names(&text, &tokens, &loaded.model).len();
    println!(
        "    text: a token in {:.0} begins a name; near misses of no name: {strange}; of names: {known}",
        tokens.len() as f64 / names.max(1) as f64
    );
}

/// What looking for names costs that words nearly spell, in milliseconds.
struct NearMisses {
    mean: f64,
    /// Half of the looks took no longer.
    middle: f64,
    /// 99 of 100 took no longer.
    most: f64,
    longest: f64,
    /// How many words were near a name.
    found: usize,
}

impl fmt::Display for NearMisses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "mean {:.3} ms, half {:.3}, 99 in 100 {:.3}, worst {:.3}, {} of {LOOKS} found",
            self.mean, self.middle, self.most, self.longest, self.found
        )
    }
}

const LOOKS: usize = 200;

/// Looks up words from `name`, each with a letter put in.
fn near_misses(model: &Model, mut name: impl FnMut() -> String) -> NearMisses {
    let mut found = 0;
    let mut times: Vec<f64> = (0..LOOKS)
        .map(|_| {
            let (mut letters, mut near) = (String::new(), Vec::new());
            push_letters(&name(), &mut letters);
            letters.insert(4, 'x');
            let start = Instant::now();
            model.find_near(&letters, &|| true, &mut near);
            found += usize::from(!near.is_empty());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    NearMisses {
        mean: times.iter().sum::<f64>() / LOOKS as f64,
        middle: times[LOOKS / 2],
        most: times[LOOKS * 99 / 100 - 1],
        longest: times[LOOKS - 1],
        found,
    }
}

/// The seconds of the quickest of some runs.
fn best(runs: usize, mut run: impl FnMut() -> usize) -> f64 {
    let time = |run: &mut dyn FnMut() -> usize| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(|_| time(&mut run)).fold(f64::MAX, f64::min)
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["step-build", from, out] => return build(Path::new(from), Path::new(out)),
        ["step-use"] => return measure(None),
        ["step-use", path] => return measure(Some(Path::new(path))),
        _ => {}
    }
    let own = std::env::current_exe().expect("the path of this program");
    let step = |args: &[&str]| {
        let done = Command::new(&own).args(args).status();
        assert!(done.is_ok_and(|it| it.success()), "a step failed");
    };
    let folder = tempfile::tempdir_in(".").expect("a folder");
    println!("seed alone");
    step(&["step-use"]);
    for count in args.iter().filter_map(|it| it.parse::<usize>().ok()) {
        println!("{count} names");
        let file = |name: &str| -> PathBuf { folder.path().join(name) };
        let (from, out) = (file("model.jsonl"), file("model.cdmodel"));
        generate(count, &from).expect("a model file");
        let (from, out) = (from.to_string_lossy(), out.to_string_lossy());
        step(&["step-build", &from, &out]);
        fs::remove_file(&*from).expect("the model file goes");
        step(&["step-use", &out]);
        let keep = args.iter().find_map(|it| it.strip_prefix("keep="));
        if let Some(keep) = keep {
            fs::copy(&*out, keep).expect("a copy of the compiled model");
        }
    }
}

//! How fast names are found: the shipped model, and generated ones of more and more names, over invented news text.

mod numbers;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use copydesk::draft::{Token, tokenize};
use copydesk::model::{Layer, LayerFile, Model, NearName};
use copydesk::recognize::recognize_names;
use numbers::Numbers;

const SYLLABLES: &[&str] = &[
    "ka", "lo", "mer", "ni", "dor", "vel", "sta", "bri", "on", "ta", "ru", "fen", "gal", "hu",
    "ies", "mond", "per", "qui",
];
const ENDINGS: &[&str] = &[
    "Group", "Holdings", "Bank", "Partners", "Energy", "Systems", "Foods", "Airlines",
];
const FILLER: &str = "The company said on Monday that it would open a second plant near the river next year, after months of \
    talks with the town and its neighbours. Officials in the capital declined to comment. Shares rose 3% in early trade. \
    \"We are glad,\" a spokeswoman said, \"that the work can begin before the winter.\" ";

fn name(numbers: &mut Numbers) -> String {
    let stem: String = (0..3).map(|_| numbers.pick(SYLLABLES)).collect();
    format!(
        "{}{} {}",
        stem[..1].to_uppercase(),
        &stem[1..],
        numbers.pick(ENDINGS)
    )
}

/// A model of `count` companies.
fn generated(count: usize) -> Model {
    let mut numbers = Numbers(7);
    let records: Vec<String> = (0..count)
        .map(|idx| format!("{{\"entities\": {{\"id\": \"e{idx}\", \"kind\": \"company\", \"name\": \"{} {idx}\"}}}}", name(&mut numbers)))
        .collect();
    let file = LayerFile {
        layer: Layer::Shared,
        path: "generated.jsonl".to_owned(),
        text: records.join("\n").into(),
    };
    Model::build(&[file]).0
}

/// News text with a known name every few hundred bytes.
fn news(bytes: usize) -> String {
    let mut numbers = Numbers(7);
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(FILLER);
        text.push_str(&format!(
            "OpenAI and Amazon met {} on Friday. ",
            name(&mut numbers)
        ));
    }
    text
}

fn names(criterion: &mut Criterion) {
    let text = news(200_000);
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(&text, &mut tokens);
    let models = [
        ("seed", Model::build(&Model::embedded()).0),
        ("10000", generated(10_000)),
        ("100000", generated(100_000)),
    ];
    let mut group = criterion.benchmark_group("names");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("tokenize", |bencher| {
        bencher.iter(|| {
            tokens.clear();
            tokenize(&text, &mut tokens);
            tokens.len()
        });
    });
    for (label, model) in &models {
        group.bench_with_input(BenchmarkId::new("find", label), model, |bencher, model| {
            bencher.iter(|| {
                let mut hits = Vec::new();
                model.find_names(&text, &tokens, |token| token.span, &mut hits);
                hits.len()
            });
        });
        group.bench_with_input(
            BenchmarkId::new("recognize", label),
            model,
            |bencher, model| {
                bencher.iter(|| recognize_names(&text, &tokens, model).len());
            },
        );
    }
    group.finish();
    let mut group = criterion.benchmark_group("near");
    for (label, model) in &models {
        group.bench_with_input(
            BenchmarkId::new("one word", label),
            model,
            |bencher, model| {
                let mut found: Vec<NearName> = Vec::new();
                bencher.iter(|| {
                    found.clear();
                    model.find_near("kalomerstagruop", &|| true, &mut found);
                    found.len()
                });
            },
        );
    }
    group.finish();
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    group.bench_function("seed", |bencher| {
        bencher.iter(|| Model::build(&Model::embedded()).0.entities.len())
    });
    group.bench_function("10000", |bencher| {
        bencher.iter(|| generated(10_000).entities.len())
    });
    group.finish();
}

criterion_group!(benches, names);
criterion_main!(benches);

//! Reading figures: throughput over news-like text beside a plain scan for digits, and hostile text at doubling sizes,
//! whose times must double with them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use copydesk::draft::{Token, tokenize};
use copydesk::recognize::recognize_figures;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Sentences with as many figures as business copy has, and as many without.
const SENTENCES: &[&str] = &[
    "The harbour authority said on Tuesday that it would spend up to $1.2 billion on two new piers, 15 percent more than planned. ",
    "Officials in the northern valley said the road would stay closed while engineers look at the bridge and its foundations. ",
    "Shares of the ferry company rose 35 cents, or 2.4 percent, to $15.10 in heavy trading of 1.3 million shares. ",
    "The minister, who has long opposed the plan, told reporters that nothing had been decided and that talks would go on. ",
    "At least 20 people were hurt, three of them badly, when a 40-foot wall gave way 12 miles (19 kilometers) west of the town. ",
    "Critics called the answer evasive, saying the committee had promised to publish its findings before the summer break. ",
    "The mill will use 2 gigawatts by 2027, against 500 MW in 2019, and wants a 10-year contract worth between £3 million and £5 million. ",
    "Neighbours described the owner as a quiet man who kept bees and was seldom seen in the village after the harvest. ",
];

/// The bytes of news-like text.
const SIZE: usize = 1 << 20;

fn news(size: usize) -> String {
    let mut text = String::with_capacity(size + 200);
    for sentence in SENTENCES.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(sentence);
    }
    text
}

fn tokens_of(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    tokens
}

/// What no recognizer can beat: one pass over the bytes that only counts digits.
fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn throughput(c: &mut Criterion) {
    let text = news(SIZE);
    let tokens = tokens_of(&text);
    let mut group = c.benchmark_group("news");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("digit scan", |b| b.iter(|| count_digits(black_box(&text))));
    group.bench_function("tokens", |b| b.iter(|| tokens_of(black_box(&text)).len()));
    let mut figures = Vec::new();
    group.bench_function("figures", |b| {
        b.iter(|| {
            figures.clear();
            recognize_figures(black_box(&text), &tokens, &mut figures);
            figures.len()
        })
    });
    group.finish();
}

/// The shortest of a few runs: what other work on the machine adds is left out.
fn shortest(mut run: impl FnMut()) -> Duration {
    let times = (0..7).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Prints how many times as long as a plain scan for digits it takes to read all figures of the same text.
fn ratio(_: &mut Criterion) {
    let text = news(SIZE);
    let tokens = tokens_of(&text);
    let scan = shortest(|| {
        black_box(count_digits(black_box(&text)));
    });
    let read = shortest(|| {
        black_box(figures_of(&text, &tokens));
    });
    let megabytes = text.len() as f64 / 1e6 / read.as_secs_f64();
    let times = read.as_secs_f64() / scan.as_secs_f64();
    eprintln!("figures: {megabytes:.1} MB/s, {times:.0} times as long as a scan for digits");
}

fn figures_of(text: &str, tokens: &[Token]) -> usize {
    let mut figures = Vec::new();
    recognize_figures(black_box(text), tokens, &mut figures);
    figures.len()
}

/// Prints the time for half a megabyte of each hostile text, and by what it grows for a whole one: two is linear.
fn hostile(_: &mut Criterion) {
    let scraps = [
        "9",
        "9,",
        "9 ",
        "million ",
        "one hundred and ",
        "1 000 ",
        "1-",
        "- ",
        "-",
        "and ",
        "between 1 and ",
        "1, ",
        "1 and ",
        "5 feet ",
        "the year ",
        "$",
        "1e9 ",
        "10^9 ",
        "a half ",
        "no more than ",
        "52m ",
        "early ",
        "Monday ",
        "1:30",
    ];
    for scrap in scraps {
        let [half, whole] = [1 << 19, 1 << 20].map(|size| {
            let text = scrap.repeat(size / scrap.len());
            let tokens = tokens_of(&text);
            shortest(|| {
                black_box(figures_of(&text, &tokens));
            })
        });
        let growth = whole.as_secs_f64() / half.as_secs_f64().max(1e-9);
        eprintln!(
            "{scrap:?}: {:.1} ms, x{growth:.2}",
            half.as_secs_f64() * 1e3
        );
    }
}

criterion_group!(benches, ratio, hostile, throughput);
criterion_main!(benches);

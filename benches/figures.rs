//! Reading figures: throughput over two texts, one with as many figures as a news story has and one full of them, beside a
//! plain scan for digits; and hostile text at doubling sizes, whose times must double with them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use copydesk::draft::{Token, tokenize};
use copydesk::recognize::recognize_figures;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Sentences of which every other is full of figures: one in 30 bytes.
const DENSE: &[&str] = &[
    "The harbour authority said on Tuesday that it would spend up to $1.2 billion on two new piers, 15 percent more than planned. ",
    "Officials in the northern valley said the road would stay closed while engineers look at the bridge and its foundations. ",
    "Shares of the ferry company rose 35 cents, or 2.4 percent, to $15.10 in heavy trading of 1.3 million shares. ",
    "The minister, who has long opposed the plan, told reporters that nothing had been decided and that talks would go on. ",
    "At least 20 people were hurt, three of them badly, when a 40-foot wall gave way 12 miles (19 kilometers) west of the town. ",
    "Critics called the answer evasive, saying the committee had promised to publish its findings before the summer break. ",
    "The mill will use 2 gigawatts by 2027, against 500 MW in 2019, and wants a 10-year contract worth between £3 million and £5 million. ",
    "Neighbours described the owner as a quiet man who kept bees and was seldom seen in the village after the harvest. ",
];

/// A story as it runs on most pages: a figure in some 170 bytes, many of them in words.
const STORY: &[&str] = &[
    "The council of the old harbour town voted on Tuesday night to close the fish market for good, ending months of argument between traders and the owners of the quay. ",
    "Traders who had gathered outside the hall shouted as the result was read out, and one of them threw his cap at the mayor, who walked on without a word. ",
    "\"We were promised that nothing would be decided before the summer,\" said Ines Calloway, whose family has sold eels there since 1931. ",
    "The owners say that the roof is unsafe and that repairing it would cost more than $4 million, a sum which neither the town nor the county wants to find. ",
    "They plan to put up flats, a small hotel and a car park, and have offered the traders a place in the new hall behind the railway station at a lower rent. ",
    "About 40 people work in the market, most of them for wages that have hardly risen, and the union that speaks for them called the offer an insult. ",
    "Nobody from the company answered questions after the meeting, though a lawyer who has represented it in court told reporters that talks would continue. ",
    "A report by engineers, which was published in March, found rust in the beams and advised the town to keep lorries away from the eastern wall. ",
    "Older residents remember the winter when the sea came over the wall and carried the stalls as far as the church, and when the market opened again within two weeks. ",
    "The mayor, whose party lost its majority last autumn, has said that she will not stand again and that the matter should be settled by whoever follows her. ",
    "Her opponents accuse her of having settled it already, in private and with people who do not have to live beside what they build. ",
    "Visitors to the market fell by 12 percent over the past year, according to the traders themselves, who blame the works on the bridge and the price of parking. ",
];

/// The bytes of each text.
const SIZE: usize = 1 << 20;

fn text_of(sentences: &[&str], size: usize) -> String {
    let mut text = String::with_capacity(size + 200);
    for sentence in sentences.iter().cycle() {
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

/// The texts by name.
fn texts() -> [(&'static str, String); 2] {
    [
        ("story", text_of(STORY, SIZE)),
        ("dense", text_of(DENSE, SIZE)),
    ]
}

fn throughput(c: &mut Criterion) {
    for (name, text) in texts() {
        let tokens = tokens_of(&text);
        let mut group = c.benchmark_group(name);
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

/// Prints, for each text, how fast all its figures are read, and how many times as long as a plain scan for digits that takes.
fn ratio(_: &mut Criterion) {
    for (name, text) in texts() {
        let tokens = tokens_of(&text);
        let scan = shortest(|| {
            black_box(count_digits(black_box(&text)));
        });
        let mut n_figures = 0;
        let read = shortest(|| n_figures = black_box(figures_of(&text, &tokens)));
        let megabytes = text.len() as f64 / 1e6 / read.as_secs_f64();
        let times = read.as_secs_f64() / scan.as_secs_f64();
        let density = text.len() / n_figures.max(1);
        eprintln!(
            "{name}: {megabytes:.1} MB/s, {times:.0} times as long as a scan for digits; a figure in {density} bytes"
        );
    }
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

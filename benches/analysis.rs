//! How long an analysis takes when a draft is opened and after a keystroke in it, by the draft's length.
//!
//! `cargo bench --bench analysis` prints all; times of one run compare with each other, not with those of another day.

use std::fmt::Write;
use std::hint::black_box;

use copydesk::draft::Format;
use copydesk::ide::{Analysis, Inputs, analyze};
use copydesk::model::{Model, Now};
use copydesk::text::{Span, Text};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Draft lengths in bytes.
const LENGTHS: [usize; 5] = [2_000, 20_000, 200_000, 1_000_000, 10_000_000];

/// A news draft in Markdown of about `len` bytes: headings, lists, names and figures as dense as in print.
fn news(len: usize) -> String {
    let sentences = [
        "The council of Millbrook voted on Tuesday to spend $4.2 million on a new bridge, up from $3 million last year.",
        "Amazon said in a statement that it would open two depots there by June 2027, which may hire up to 1,200 people.",
        "“We have waited for **nine years**,” said Ida Brandt, who leads the ferry guild.",
        "Prices rose 3.4 percent in March, the [statistics office](https://stats.example) said, after 2.9% in February.",
        "The river is 45 km (28 miles) long, and the old bridge carried about 8,000 cars a day before it was shut.",
        "OpenAI, which has no office in the county, declined to comment on the plan.",
        "It was not clear who would pay for the road that leads to it.",
    ];
    let mut text = String::from("---\ntitle: Town to build its bridge\ndate: 2026-03-18\n---\n\n");
    for paragraph in 0.. {
        if text.len() >= len {
            break;
        }
        match paragraph % 20 {
            7 => text.push_str("## What comes next\n\n"),
            13 => text.push_str(
                "- The vote of May 4\n- The loan of €20 million\n- The works, in 18 months\n\n",
            ),
            _ => {
                for idx in 0..2 {
                    let _ = write!(
                        text,
                        "{} ",
                        sentences[(paragraph + idx * 3) % sentences.len()]
                    );
                }
                let _ = write!(text, "That was item {paragraph}.\n\n");
            }
        }
    }
    text
}

fn inputs() -> Inputs {
    Inputs {
        format: Format::Markdown,
        model: Model::seed(),
        date: Now::parse("2026-03-19"),
        ..Inputs::default()
    }
}

/// The draft with one letter more in a word in its middle.
fn typed(text: &Text) -> Text {
    let mut text = text.clone();
    let middle = text.len() / 2;
    text.replace(Span::new(middle, middle), "x");
    text
}

fn open(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    group.sample_size(10);
    let inputs = inputs();
    for len in LENGTHS {
        let text = Text::from(news(len).as_str());
        group.throughput(Throughput::Bytes(u64::from(text.len())));
        group.bench_with_input(BenchmarkId::from_parameter(len), &text, |bencher, text| {
            bencher.iter_with_large_drop(|| analyze(black_box(text), &inputs, None));
        });
    }
}

fn keystroke(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    group.sample_size(20);
    let inputs = inputs();
    for len in LENGTHS {
        let text = Text::from(news(len).as_str());
        let before = analyze(&text, &inputs, None);
        group.bench_with_input(
            BenchmarkId::from_parameter(len),
            &before,
            |bencher, before: &Analysis| {
                bencher.iter_batched(
                    || typed(&before.text),
                    |text| analyze(black_box(&text), &inputs, Some(before)),
                    BatchSize::SmallInput,
                );
            },
        );
    }
}

criterion_group!(benches, open, keystroke);
criterion_main!(benches);

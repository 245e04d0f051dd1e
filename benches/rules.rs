//! The cost of all rules beside the cost of recognition, on the same text.
//!
//! Run `cargo bench --bench rules`. The figure that matters is the ratio of `rules` to `recognition`: it should stay
//! under 0.3. `top rules` is the part that runs after every keystroke among the first blocks of a draft.

use std::hint::black_box;

use copydesk::check::{
    DraftView, ParagraphView, Phrases, Settings, TOP, check_paragraph, check_top,
};
use copydesk::draft::{Draft, Format, parse};
use copydesk::model::{Model, Now};
use copydesk::recognize::{Cast, Claim, ClaimFinder, DraftContext, Paragraph, recognize, resolve};
use copydesk::text::Text;
use criterion::{Criterion, criterion_group, criterion_main};

/// An invented story as dense in names and figures as markets copy is; repeated, it makes a long draft.
const STORY: &str = "\
# Amazon bets $50 billion on OpenAI

Amazon will invest $50 billion in OpenAI, the companies said on Tuesday, March 17, 2026. Under the deal OpenAI is to consume 2 \
gigawatts of Trainium capacity through Amazon Web Services (AWS), about 40% of what it uses today.

Shares of the retailer rose 2.4% to $212.10 from $207.13. They are up 11% this year and have more than doubled from $98.40 in \
January 2023. Revenue grew to $180 billion from $170 billion a year earlier, a 5.9% increase.

The first of the plants, 60 miles (97 km) from the coast, will cost $4 billion and employ 300 people. Of 120 neighbours who were \
asked, 84 (70%) said they were in favour. “We have waited for this since 1998,” said Ana Petty, 57, who runs a shop there.

The state put $15 million into roads and $40 million into power lines, a total of $55 million. Work begins in June and ends in \
late 2027.

Three conditions:

- local jobs
- clean power
- a new school
";

/// How often the story stands in the long draft: some 5,000 blocks.
const N_STORIES: usize = 560;

struct Recognized {
    model: std::sync::Arc<Model>,
    draft: Draft,
    context: DraftContext,
    paragraphs: Vec<Paragraph>,
    claims: Vec<Vec<Claim>>,
}

impl Recognized {
    fn of(text: &str) -> Recognized {
        let model = Model::seed();
        let draft = parse(&Text::from(text), Format::Markdown, None);
        let paragraphs = recognize_all(&draft, &model);
        let date = Now::parse("2026-03-18");
        let context = resolve(date, Cast::of(paragraphs.iter()), &model);
        let mut finder = ClaimFinder::default();
        let claims: Vec<_> = draft
            .blocks()
            .zip(&paragraphs)
            .map(|((_, block), it)| finder.claims(block.prose.text(), it, &context, &model))
            .collect();
        Recognized {
            model,
            draft,
            context,
            paragraphs,
            claims,
        }
    }

    /// As many blocks as there are `phrases`, as rules see them.
    fn views<'a>(
        &'a self,
        settings: &'a Settings,
        phrases: &'a [Phrases],
    ) -> Vec<ParagraphView<'a>> {
        let blocks = self.draft.blocks().map(|(_, block)| block);
        blocks
            .zip(self.paragraphs.iter().zip(&self.claims))
            .zip(phrases)
            .map(|((block, (paragraph, claims)), phrases)| ParagraphView {
                model: &self.model,
                draft: &self.context,
                block,
                paragraph,
                claims,
                settings,
                phrases,
            })
            .collect()
    }
}

fn recognize_all(draft: &Draft, model: &Model) -> Vec<Paragraph> {
    draft
        .blocks()
        .map(|(_, block)| recognize(block.prose.text(), model))
        .collect()
}

fn bench(criterion: &mut Criterion) {
    let recognized = Recognized::of(&STORY.repeat(N_STORIES));
    let settings = Settings::default();
    // Rules that look at a block for the first time make its phrases.
    let fresh = |n_blocks| -> Vec<_> { (0..n_blocks).map(|_| Phrases::default()).collect() };
    let top = |views: &[ParagraphView<'_>]| {
        let draft = DraftView {
            model: &recognized.model,
            draft: &recognized.context,
            blocks: &views[..TOP],
        };
        black_box(check_top(&draft, &settings))
    };
    let mut group = criterion.benchmark_group("5,000 blocks");
    group.sample_size(10);
    group.bench_function("recognition", |bencher| {
        bencher.iter(|| black_box(recognize_all(&recognized.draft, &recognized.model)));
    });
    group.bench_function("rules", |bencher| {
        bencher.iter(|| {
            let phrases = fresh(recognized.paragraphs.len());
            let views = recognized.views(&settings, &phrases);
            for view in &views {
                black_box(check_paragraph(view, &settings));
            }
            top(&views)
        });
    });
    group.bench_function("top rules", |bencher| {
        bencher.iter(|| top(&recognized.views(&settings, &fresh(TOP))));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

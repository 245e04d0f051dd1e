//! Drafts of every format, and the grammar of figures and dates.

use copydesk::draft::{parse, tokenize};
use copydesk::ide::{
    Format, Inputs, Model, Now, Tells, analyze, annotations, captures, completions,
    document_symbols, fix_all, folding_ranges, hover, quick_fixes, semantic_spans,
};
use copydesk::recognize::recognize_figures;
use copydesk::text::{Span, Text};

pub(crate) fn format(choice: u8) -> Format {
    match choice % 3 {
        0 => Format::Markdown,
        1 => Format::Html,
        _ => Format::Plain,
    }
}

/// Any draft: prose lies in it, what is found lies in it, mends can be made, and every question has an answer.
pub(crate) fn prose(input: &[u8]) {
    let (choice, plain) = super::choice_and_text(input);
    let text = Text::from(plain.as_str());
    let draft = parse(&text, format(choice), None);
    for (start, block) in draft.blocks() {
        let prose = block.prose.text();
        for (at, c) in prose.char_indices() {
            let span = Span::of(at..at + c.len_utf8());
            let place = block.prose.to_draft(span).shifted(start);
            assert!(plain.get(place.range()).is_some(), "{place:?}");
        }
    }
    let inputs = Inputs {
        format: format(choice),
        model: Model::seed(),
        date: Now::parse("2026-03-18"),
        ..Inputs::default()
    };
    let analysis = analyze(&text, &inputs, None);
    let inside = |span: Span| assert!(plain.get(span.range()).is_some(), "{span:?}");
    for finding in &analysis.findings {
        inside(finding.at);
        finding.related.iter().for_each(|it| inside(it.at));
    }
    let mut mended = plain.clone();
    let mut fixes = fix_all(&analysis);
    fixes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, insert) in fixes {
        mended.replace_range(span.range(), &insert);
    }
    let _ = annotations(&analysis);
    let _ = (document_symbols(&analysis), folding_ranges(&analysis));
    let all = Span::new(0, text.len());
    for span in semantic_spans(&analysis, all) {
        inside(span.span);
    }
    let boundaries = plain.char_indices().map(|(at, _)| at as u32);
    for offset in boundaries.step_by(1 + plain.len() / 24) {
        let here = Span::new(offset, offset);
        let _ = hover(&analysis, offset, Tells::Findings);
        let _ = completions(&analysis, offset, true);
        let _ = (captures(&analysis, here), quick_fixes(&analysis, here));
    }
}

/// Any prose: figures stand in order, inside it and on character boundaries, and every date has its arithmetic.
pub(crate) fn figures(input: &[u8]) {
    let (choice, prose) = super::choice_and_text(input);
    let mut tokens = Vec::new();
    tokenize(&prose, &mut tokens);
    let mut figures = Vec::new();
    recognize_figures(&prose, &tokens, &mut figures);
    let day = match choice % 4 {
        0 => None,
        1 => Now::parse("2026-03-18"),
        2 => Now::parse("9999-12-31"),
        _ => Now::parse("0001-01-01"),
    };
    let mut end = 0;
    for figure in &figures {
        let range = figure.span.range();
        assert!(range.start >= end);
        assert!(
            prose
                .get(range.clone())
                .is_some_and(|text| !text.is_empty())
        );
        assert!(figure.span.covers(figure.core));
        if let Some(temporal) = figure.temporal() {
            let _ = temporal.resolve(day);
        }
        end = range.end;
    }
    let _ = Now::parse(&prose);
}

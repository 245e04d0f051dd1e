//! Any text: no panic, spans in order, inside the text and on character boundaries.
#![no_main]

use copydesk::draft::tokenize;
use copydesk::recognize::recognize_figures;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|prose: &str| {
    let mut tokens = Vec::new();
    tokenize(prose, &mut tokens);
    let mut figures = Vec::new();
    recognize_figures(prose, &tokens, &mut figures);
    let mut end = 0;
    for figure in &figures {
        let range = figure.span.range();
        assert!(
            range.start >= end
                && prose
                    .get(range.clone())
                    .is_some_and(|text| !text.is_empty())
        );
        assert!(figure.span.covers(figure.core));
        end = range.end;
    }
});

//! Selection ranges: from the word under the cursor outwards, in the steps in which a writer thinks.

use crate::ide::analysis::Analysis;
use crate::ide::sections::sections;
use crate::ide::spot::Spot;
use crate::text::Span;

/// What a selection at `offset` (bytes of the draft) grows through: word, name or figure, sentence, block, sections, the
/// whole draft. Each covers the one before and is larger.
pub fn selection_ranges(analysis: &Analysis, offset: u32) -> Vec<Span> {
    let mut steps = Vec::new();
    if let Some(spot) = Spot::at(analysis, offset) {
        steps.extend(inside_block(spot));
    }
    let around = sections(analysis).into_iter().rev();
    steps.extend(around.map(|it| it.full).filter(|it| it.touches(offset)));
    steps.push(Span::new(0, analysis.text.len()));
    let mut grown: Vec<Span> = Vec::new();
    for step in steps {
        let last = grown.last().copied();
        if last.is_none_or(|last| step.covers(last) && step != last) {
            grown.push(step);
        }
    }
    grown
}

fn inside_block(spot: Spot<'_>) -> Vec<Span> {
    let paragraph = &spot.results.paragraph;
    let at = spot.offset();
    let word = paragraph.tokens.iter().map(|it| it.span);
    // Between two words that touch, the one behind the cursor is meant.
    let word = word.filter(|it| it.touches(at)).max_by_key(|it| it.start);
    let mention = spot
        .name()
        .map(|it| it.span)
        .or_else(|| spot.figure().map(|(_, figure)| figure.span));
    let sentence = paragraph.sentences.iter().map(|it| it.span);
    let sentence = sentence
        .filter(|it| it.touches(at))
        .max_by_key(|it| it.start);
    let prose = Span::of(0..spot.block.prose.text().len());
    let steps = [word, mention, sentence, Some(prose)];
    let mut found: Vec<Span> = steps
        .into_iter()
        .flatten()
        .map(|span| spot.to_draft(span))
        .collect();
    found.push(spot.block_span());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (analysis, offset) = fixture::at_cursor(text);
        let text = analysis.text.to_string();
        let steps: Vec<String> = selection_ranges(&analysis, offset)
            .iter()
            .map(|span| format!("{:?}", span.slice(&text)))
            .collect();
        expected.assert_eq(&steps.join("\n"));
    }

    #[test]
    fn from_word_to_draft() {
        check(
            "# Head\n\nFirst. The Amazon Web Ser<|>vices unit grew.\n\n## Next\n",
            expect![[r##"
                "Services"
                "Amazon Web Services"
                "The Amazon Web Services unit grew."
                "First. The Amazon Web Services unit grew."
                "# Head\n\nFirst. The Amazon Web Services unit grew.\n\n## Next"
                "# Head\n\nFirst. The Amazon Web Services unit grew.\n\n## Next\n""##]],
        );
    }

    #[test]
    fn outside_all_prose() {
        check("One.\n\n<|>\n\nTwo.", expect![[r#""One.\n\n\n\nTwo.""#]]);
        check("<|>", expect![[r#""""#]]);
    }
}

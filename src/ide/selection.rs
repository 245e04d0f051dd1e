//! Selection ranges: from the word under the cursor outwards, in the steps in which a writer thinks.

use crate::draft::TokenKind;
use crate::ide::analysis::Analysis;
use crate::ide::sections::sections;
use crate::ide::spot::Spot;
use crate::text::Span;

/// What a selection at `offset` (bytes of the draft) grows through: word, name or figure, clause, sentence, block, sections,
/// the whole draft. Each covers the one before and is larger.
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
    let clause = sentence.and_then(|it| clause(spot, it, mention));
    let prose = Span::of(0..spot.block.prose.text().len());
    let steps = [word, mention, clause, sentence, Some(prose)];
    let mut found: Vec<Span> = steps
        .into_iter()
        .flatten()
        .map(|span| spot.to_draft(span))
        .collect();
    found.push(spot.block_span());
    found
}

/// The part of a sentence around the spot that commas, dashes, brackets and such bound, without them; `None` where nothing
/// parts the sentence. What bounds it stands in no name or figure: "$1,000", "Amazon.com, Inc.".
fn clause(spot: Spot<'_>, sentence: Span, mention: Option<Span>) -> Option<Span> {
    let paragraph = &spot.results.paragraph;
    let prose = spot.block.prose.text();
    let at = mention.unwrap_or(Span::new(spot.offset(), spot.offset()));
    let inside = |it: Span| {
        let names = paragraph.names.iter().map(|it| it.span);
        let mut mentions = names.chain(paragraph.figures.iter().map(|it| it.span));
        mentions.any(|mention| mention.covers(it))
    };
    let (mut start, mut end, mut parted) = (sentence.start, sentence.end, false);
    let tokens = paragraph.tokens.iter();
    let within = tokens.filter(|it| sentence.covers(it.span) && it.kind == TokenKind::Punct);
    for mark in within.filter(|it| bounds_clause(it.text(prose)) && !inside(it.span)) {
        if mark.span.end <= at.start {
            start = mark.span.end;
            parted = true;
        } else if at.end <= mark.span.start {
            end = mark.span.start;
            parted = parted || !is_stop(mark.text(prose));
            break;
        }
    }
    let words = Span::new(start, end).slice(prose);
    let blanks = words.len() - words.trim_start().len();
    let start = start + Span::of(0..blanks).end;
    parted.then(|| Span::new(start, start + Span::of(0..words.trim().len()).end))
}

fn bounds_clause(mark: &str) -> bool {
    let marks = [
        ",", ";", ":", "—", "–", "(", ")", "“", "”", "\"", "«", "»", "„",
    ];
    marks.contains(&mark) || is_stop(mark)
}

/// Whether a mark ends a sentence, so that it alone makes no clause of it.
fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…")
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
    fn clauses() {
        check(
            "Amazon said it would pay $1,0<|>00 more, and it did.",
            expect![[r#"
                "1,000"
                "$1,000"
                "Amazon said it would pay $1,000 more"
                "Amazon said it would pay $1,000 more, and it did.""#]],
        );
        check(
            "“We <|>pay,” Amazon.com, Inc. said.",
            expect![[r#"
            "pay"
            "We pay"
            "“We pay,” Amazon.com, Inc. said.""#]],
        );
        check(
            "He left (and ca<|>me back) — again!",
            expect![[r#"
            "came"
            "and came back"
            "He left (and came back) — again!""#]],
        );
        check(
            "He <|>left.",
            expect![[r#"
            "left"
            "He left.""#]],
        );
        check(
            "One kite, two.\nLong bows, arr<|>ows",
            expect![[r#"
            "arrows"
            "Long bows, arrows"
            "One kite, two.\nLong bows, arrows""#]],
        );
        check("No. <|>", expect![[r#""No. ""#]]);
    }

    #[test]
    fn outside_all_prose() {
        check("One.\n\n<|>\n\nTwo.", expect![[r#""One.\n\n\n\nTwo.""#]]);
        check("<|>", expect![[r#""""#]]);
    }
}

//! What was recognized in a draft, drawn under its lines.
//!
//! Lines of the draft begin with a bar. Under each stand the marks that begin in it: `~` under a name, `^` under a figure,
//! `!` under a finding, as wide as the text in characters, and what is said of it. A mark that goes on in the next
//! line ends with `>`.

use copydesk::ide::{Analysis, FigureAnnotation, annotations};
use copydesk::text::Span;

struct Mark {
    span: Span,
    sign: char,
    words: String,
}

/// Draws everything that was recognized.
pub(crate) fn draw(text: &str, analysis: &Analysis) -> String {
    let mut marks = marks(analysis);
    marks.sort_by_key(|mark| (mark.span, mark.sign == '!'));
    let mut marks = marks.iter().peekable();
    let mut drawn = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\r', '\n']);
        drawn.push_str(format!("| {shown}").trim_end());
        drawn.push('\n');
        let end = start + line.len();
        while let Some(mark) = marks.next_if(|mark| (mark.span.start as usize) < end) {
            drawn.push_str(&draw_mark(mark, start, shown));
        }
        start = end;
    }
    drawn
}

fn draw_mark(mark: &Mark, line_start: usize, line: &str) -> String {
    let in_line = |offset: u32| (offset as usize - line_start).min(line.len());
    let (start, end) = (in_line(mark.span.start), in_line(mark.span.end));
    let width = line[start..end].chars().count().max(1);
    let goes_on = mark.span.end as usize - line_start > line.len();
    format!(
        "  {}{}{} {}\n",
        " ".repeat(line[..start].chars().count()),
        mark.sign.to_string().repeat(width),
        if goes_on { ">" } else { "" },
        mark.words
    )
}

fn marks(analysis: &Analysis) -> Vec<Mark> {
    let found = annotations(analysis);
    let names = found.entities.iter().map(|it| Mark {
        span: it.span,
        sign: '~',
        words: it.entity.to_owned(),
    });
    let figures = found.figures.iter().map(|it| Mark {
        span: it.span,
        sign: '^',
        words: figure(it),
    });
    let findings = analysis.findings.iter().map(|it| Mark {
        span: it.at,
        sign: '!',
        words: finding(analysis, it),
    });
    names.chain(figures).chain(findings).collect()
}

fn figure(it: &FigureAnnotation<'_>) -> String {
    let value = match (&it.value, &it.low, &it.high) {
        (Some(value), _, _) => value.clone(),
        (None, None, None) => "?".to_owned(),
        (None, low, high) => format!(
            "{}..{}",
            low.as_deref().unwrap_or_default(),
            high.as_deref().unwrap_or_default()
        ),
    };
    let bound = Some(it.bound).filter(|bound| *bound != "exact");
    let fact = it.fact.map(|fact| format!("= {fact}"));
    let parts = [
        Some(it.kind.to_owned()),
        bound.map(str::to_owned),
        Some(value),
        it.unit.as_ref().map(|unit| match &it.per {
            Some(per) => format!("{unit} per {per}"),
            None => unit.to_string(),
        }),
        fact,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn finding(analysis: &Analysis, it: &copydesk::ide::Finding<Span>) -> String {
    let fixes: String = it
        .fixes
        .iter()
        .map(|fix| format!(" [{}]", fix.title))
        .collect();
    let fact = it.fact.map(|fact| {
        let fact = analysis.inputs.model.fact(fact);
        format!(" ({})", fact.id)
    });
    format!(
        "{} {}{}: {}{fixes}",
        it.severity.word(),
        it.rule.code,
        fact.unwrap_or_default(),
        it.message
    )
}

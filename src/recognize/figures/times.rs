//! The bounds of times: "more than two years", "about 3 p.m.", "two weeks or so". The grammar of times gives the core; the
//! words around it are those of amounts.

use crate::draft::Token;
use crate::model::Bound;
use crate::recognize::view::View;
use crate::recognize::vocabulary::tells_length;
use crate::recognize::{Figure, FigureKind};

/// Gives the lengths and times of day among `figures`, which are in order, the bounds that stand around them.
pub(super) fn bind(prose: &str, tokens: &[Token], figures: &mut [Figure]) {
    let view = View { prose, tokens };
    let mut start = 0;
    let mut floor = 0;
    for figure in figures {
        while tokens
            .get(start)
            .is_some_and(|it| it.span.start < figure.core.start)
        {
            start += 1;
        }
        let mut end = start;
        while tokens
            .get(end)
            .is_some_and(|it| it.span.end <= figure.core.end)
        {
            end += 1;
        }
        if matches!(figure.kind, FigureKind::Duration | FigureKind::Time) {
            bind_one(view, figure, start, end, floor);
        }
        (start, floor) = (end, end);
    }
}

fn bind_one(view: View<'_>, figure: &mut Figure, start: usize, end: usize, floor: usize) {
    // "Over three years" may be how long something went on, "over 30 years old" is an age, and "for over a decade" a bound.
    let is_age = end > start && view.is_any(end - 1, &["old", "olds", "age"]);
    let before = view.bound_before(start, floor).filter(|&(_, at)| {
        is_age || !view.is(at, "over") || view.text(at.wrapping_sub(1)).is_some_and(tells_length)
    });
    if let Some((bound, at)) = before
        && let Some(first) = view.tokens.get(at)
    {
        figure.bound = bound;
        figure.span = first.span.cover(figure.span);
    } else if figure.kind == FigureKind::Duration
        && let Some((bound, at)) = view.bound_behind(end)
        && let Some(last) = at.checked_sub(1).and_then(|at| view.tokens.get(at))
    {
        figure.bound = bound;
        figure.span = figure.span.cover(last.span);
    }
    if figure.bound == Bound::Exact && figure.kind == FigureKind::Duration {
        figure.bound = inner_bound(view, start, end);
    }
    debug_assert!(figure.bound == Bound::Exact || figure.span.covers(figure.core));
}

/// The bound between a count and its unit: "a 20-plus-year run".
fn inner_bound(view: View<'_>, start: usize, end: usize) -> Bound {
    (start..end)
        .filter_map(|at| view.text(at))
        .find_map(|text| match text {
            "plus" | "+" => Some(Bound::AtLeast),
            "odd" => Some(Bound::About),
            _ => None,
        })
        .unwrap_or(Bound::Exact)
}

#[cfg(test)]
mod tests {
    use super::super::recognize_figures;
    use crate::draft::tokenize;

    #[track_caller]
    fn check(prose: &str, expected: &[(&str, &str)]) {
        let (mut tokens, mut figures) = (Vec::new(), Vec::new());
        tokenize(prose, &mut tokens);
        recognize_figures(prose, &tokens, &mut figures);
        let found: Vec<(&str, &str)> = figures
            .iter()
            .map(|it| (it.span.slice(prose), it.bound.word()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn bounds_of_times() {
        check(
            "It took more than two years.",
            &[("more than two years", "more_than")],
        );
        check("It lasts up to 18 months.", &[("up to 18 months", "up_to")]);
        check("It took nearly a year.", &[("nearly a year", "less_than")]);
        check("It took two weeks or so.", &[("two weeks or so", "about")]);
        check("It began at about 3 p.m.", &[("about 3 p.m.", "about")]);
        check("It took two years.", &[("two years", "exact")]);
        check("A 30-plus-year run.", &[("30-plus-year", "at_least")]);
        check(
            "He is over 40 years old.",
            &[("over 40 years old", "more_than")],
        );
        check("It was paid over two years.", &[("two years", "exact")]);
        check(
            "He led it for over a decade.",
            &[("over a decade", "more_than")],
        );
    }
}

//! Circles of links: facts that supersede one another or are part of one another, sources that derive from one another.

use super::declared::Declared;
use super::problem::{Problem, ProblemCode};
use super::reader::Located;

/// A record that links to others of its sort.
pub(super) struct Linked<'r> {
    /// Its id.
    pub(super) id: &'r str,
    /// Where it stands.
    pub(super) declared: Declared,
    /// Its links as they are written.
    pub(super) links: &'r [Located],
}

/// The problem of each link that closes a circle among `count` records, at the link. `how` is what they do to one another;
/// `next` gives the numbers of those that a record links to.
pub(super) fn circles<'r>(
    count: usize,
    how: &str,
    record: impl Fn(u32) -> Linked<'r>,
    next: impl Fn(u32) -> Vec<u32>,
) -> Vec<Problem> {
    let closing = closing_links(count, next).into_iter();
    closing
        .map(|(from, to)| circle(&record(from), &record(to), how))
        .collect()
}

fn circle(from: &Linked<'_>, to: &Linked<'_>, how: &str) -> Problem {
    let message = if from.id == to.id {
        format!("{} names itself", from.id)
    } else {
        format!("{} and {} {how} in a circle", to.id, from.id)
    };
    let link = from.links.iter().find(|it| it.text == to.id);
    let span = link.map_or(from.declared.focus, |it| it.span);
    let mut problem = Problem::new(ProblemCode::Cycle, span, message).related(to.declared);
    problem.file = from.declared.file;
    problem.mend("take one of the links away")
}

/// How far the search is with a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Not,
    OnPath,
    Done,
}

/// The links that lead back to where they come from, one for each circle that a walk over all records closes; from and to.
/// Links to a number of `count` or more lead out of the records, and so never back.
pub(super) fn closing_links(count: usize, next: impl Fn(u32) -> Vec<u32>) -> Vec<(u32, u32)> {
    let mut states = vec![Seen::Not; count];
    let mut set = |record: u32, seen: Seen| {
        let state = states.get_mut(record as usize);
        state.map_or(Seen::Done, |it| std::mem::replace(it, seen.max(*it)))
    };
    let mut closing = Vec::new();
    for start in 0..count as u32 {
        let mut path: Vec<(u32, Vec<u32>)> = Vec::new();
        if set(start, Seen::OnPath) == Seen::Not {
            path.push((start, next(start)));
        }
        while let Some((at, rest)) = path.last_mut() {
            let at = *at;
            let Some(to) = rest.pop() else {
                set(at, Seen::Done);
                path.pop();
                continue;
            };
            match set(to, Seen::OnPath) {
                Seen::Not => path.push((to, next(to))),
                Seen::OnPath => closing.push((at, to)),
                Seen::Done => {}
            }
        }
    }
    closing
}

#[cfg(test)]
mod tests {
    use super::super::fixture::check;
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn sources_that_derive_from_one_another() {
        let sources = |links: &[(&str, &str)]| {
            let source = |(id, from): &(&str, &str)| {
                format!("{{\"id\": \"{id}\", \"derived_from\": {from}}}")
            };
            let sources: Vec<String> = links.iter().map(source).collect();
            format!("{{\"sources\": [{}]}}", sources.join(",\n"))
        };
        check(
            &sources(&[("a", r#"["b", "c"]"#), ("b", r#""c""#), ("c", "[]")]),
            expect![""],
        );
        check(
            &sources(&[("a", r#""a""#)]),
            expect![[r#"
            1:43 “a”: model-cycle: a names itself; take one of the links away & 1:22 “a”
        "#]],
        );
        check(
            &sources(&[("a", r#"["c", "b"]"#), ("b", r#"["c"]"#), ("c", r#"["a"]"#)]),
            expect![[r#"
                3:31 “a”: model-cycle: a and c derive from one another in a circle; take one of the links away & 1:22 “a”
            "#]],
        );
        // The shipped sources are records like any other.
        check(
            &sources(&[
                ("article-2026-03", r#"["mine"]"#),
                ("mine", r#"["article-2026-03"]"#),
            ]),
            expect![[r#"
                2:34 “article-2026-03”: model-cycle: article-2026-03 and mine derive from one another in a circle; take one of the links away & 1:22 “article-2026-03”
            "#]],
        );
    }

    proptest! {
        /// Without the links that close circles nothing leads back, however the records are linked.
        #[test]
        fn no_circle_is_missed(links in prop::collection::vec((0_u32..12, 0_u32..14), 0..30)) {
            let from = |links: &[(u32, u32)], at: u32| -> Vec<u32> {
                links.iter().filter(|it| it.0 == at).map(|it| it.1).collect()
            };
            let closing = closing_links(12, |at| from(&links, at));
            let rest: Vec<_> = links.iter().copied().filter(|it| !closing.contains(it)).collect();
            prop_assert_eq!(closing_links(12, |at| from(&rest, at)), []);
            // A closing link leads to where its end is reached from.
            for (start, end) in closing {
                let mut reached = vec![end];
                let mut idx = 0;
                while let Some(&at) = reached.get(idx) {
                    let more: Vec<u32> = from(&links, at).into_iter().filter(|it| !reached.contains(it)).collect();
                    reached.extend(more);
                    idx += 1;
                }
                prop_assert!(reached.contains(&start));
            }
        }
    }
}

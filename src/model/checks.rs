//! What is wrong between the records of a model: sums, circles, clashes, check digits.

use rustc_hash::FxHashMap;

use super::circles::{Linked, circles};
use super::entity::{EntityIdx, EntityKind};
use super::fact::{Fact, FactIdx, Object, Status};
use super::file::{EntityRecord, FactRecord, SourceRecord};
use super::index::Model;
use super::problem::{Problem, ProblemCode};
use super::quantity::{Bound, Extent, Quantity};
use super::reader::Located;
use super::relation::{Exclusive, Relation};
use super::source::SourceIdx;
use crate::text::Span;

/// Checks of entities. `records` are the entities' records, in the order of the model.
pub(super) fn entities<'r>(
    model: &Model,
    records: impl Iterator<Item = &'r EntityRecord>,
    problems: &mut Vec<Problem>,
) {
    for (entity, record) in model.entities.iter().zip(records) {
        for ((scheme, id), &span) in entity.ids.iter().zip(&record.id_spans) {
            let sound = match scheme.as_str() {
                "lei" => lei_is_sound(id),
                "isin" => isin_is_sound(id),
                _ => true,
            };
            if !sound {
                let message = format!(
                    "\"{id}\" is no {}: its check digits do not fit",
                    scheme.to_uppercase()
                );
                let mut problem = Problem::new(ProblemCode::CheckDigit, span, message)
                    .mend("compare it with its register");
                problem.file = entity.declared.file;
                problems.push(problem);
            }
        }
    }
}

/// Checks of facts. `records` are by id.
pub(super) fn facts(
    model: &Model,
    records: &FxHashMap<&str, &FactRecord>,
    problems: &mut Vec<Problem>,
) {
    for fact in &model.facts {
        let Some(record) = records.get(fact.id.as_str()) else {
            continue;
        };
        let mut found = Vec::new();
        dates_in_order(fact, record, &mut found);
        kinds_fit(model, fact, record, &mut found);
        for mut problem in found {
            problem.file = fact.declared.file;
            problems.push(problem);
        }
    }
    parts_sum(model, records, problems);
    one_at_a_time(model, records, problems);
    for (how, next, links) in CHAINS {
        problems.extend(circles(
            model.facts.len(),
            how,
            |number| linked_fact(model, records, *links, number),
            |number| next(model.fact(FactIdx(number))),
        ));
    }
}

/// A sort of link between facts: what facts do to one another by it, where a fact leads by it, and how its record says so.
type Chain = (
    &'static str,
    fn(&Fact) -> Vec<u32>,
    fn(&FactRecord) -> &[Located],
);

/// The links that must not lead back.
const CHAINS: &[Chain] = &[
    (
        "supersede one another",
        |fact| fact.supersedes.iter().map(|it| it.0).collect(),
        |record| &record.supersedes,
    ),
    (
        "are part of one another",
        |fact| fact.part_of.iter().map(|it| it.0).collect(),
        |record| record.part_of.as_slice(),
    ),
];

fn linked_fact<'m>(
    model: &'m Model,
    records: &FxHashMap<&str, &'m FactRecord>,
    links: fn(&FactRecord) -> &[Located],
    number: u32,
) -> Linked<'m> {
    let fact = model.fact(FactIdx(number));
    let record = records.get(fact.id.as_str());
    Linked {
        id: &fact.id,
        declared: fact.declared,
        links: record.map_or(&[], |it| links(it)),
    }
}

/// Checks of sources. `records` are the sources' records, in the order of the model.
pub(super) fn sources<'r>(
    model: &Model,
    records: impl Iterator<Item = &'r SourceRecord>,
    problems: &mut Vec<Problem>,
) {
    let records: Vec<&SourceRecord> = records.collect();
    let linked = |number: u32| {
        let source = model.source(SourceIdx(number));
        let record = records.get(number as usize);
        Linked {
            id: &source.id,
            declared: source.declared,
            links: record.map_or(&[], |it| &it.derived_from),
        }
    };
    let next = |number: u32| {
        let from = &model.source(SourceIdx(number)).derived_from;
        from.iter().map(|it| it.0).collect()
    };
    let how = "derive from one another";
    problems.extend(circles(model.sources.len(), how, linked, next));
}

fn dates_in_order(fact: &Fact, record: &FactRecord, problems: &mut Vec<Problem>) {
    let (Some(from), Some(to)) = (fact.valid_from, fact.valid_to) else {
        return;
    };
    let starts_after = from
        .period()
        .zip(to.period())
        .is_some_and(|(from, to)| from.first > to.last);
    if starts_after {
        let message = format!("the fact ends ({to}) before it begins ({from})");
        problems.push(
            Problem::new(ProblemCode::DatesOutOfOrder, record.valid_span, message)
                .mend("change \"from\" and \"to\""),
        );
    }
}

fn kinds_fit(model: &Model, fact: &Fact, record: &FactRecord, problems: &mut Vec<Problem>) {
    let relation = model.relation(fact.relation);
    let mut check = |entity: EntityIdx, wanted: &[EntityKind], side: &str, span| {
        let entity = model.entity(entity);
        if !wanted.is_empty() && !wanted.contains(&entity.kind) {
            let words: Vec<&str> = wanted.iter().map(|kind| kind.word()).collect();
            let message = format!(
                "the {side} of {} is a {}, not a {}",
                relation.id,
                words.join(" or a "),
                entity.kind.word()
            );
            problems.push(
                Problem::new(ProblemCode::WrongKind, span, message)
                    .mend("name another entity, or another relation"),
            );
        }
    };
    check(
        fact.subject,
        &relation.subject_kinds,
        "subject",
        record.subject.span,
    );
    if let (Some(Object::Entity(object)), Some(super::file::Party::Id(id))) =
        (&fact.object, &record.object)
    {
        check(*object, &relation.object_kinds, "object", id.span);
    }
}

/// The value where it is one exact number.
fn exact(fact: &Fact) -> Option<Quantity> {
    fact.value
        .filter(|value| value.bound == Bound::Exact && matches!(value.extent, Extent::One(_)))
}

/// Parts must not exceed their whole, and two or more must make it up: one part alone may leave the rest unsaid.
fn parts_sum(model: &Model, records: &FxHashMap<&str, &FactRecord>, problems: &mut Vec<Problem>) {
    let mut parts: FxHashMap<FactIdx, Vec<&Fact>> = FxHashMap::default();
    for fact in &model.facts {
        if let Some(whole) = fact.part_of {
            parts.entry(whole).or_default().push(fact);
        }
    }
    for (whole, parts) in parts {
        let whole = model.fact(whole);
        let Some((value, sum)) = exact(whole).and_then(|value| Some((value, sum(&parts, value)?)))
        else {
            continue;
        };
        let total = value.extent.value().unwrap_or_default();
        if sum > total || (sum < total && parts.len() > 1) {
            let span = records
                .get(whole.id.as_str())
                .map_or(whole.declared.focus, |record| record.value_span);
            let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
            let message = match ids[..] {
                [part] => format!("its part {part} alone is {sum}, and the whole {total}"),
                _ => format!(
                    "the parts {} add up to {sum}, not to {total}",
                    ids.join(", ")
                ),
            };
            let mut problem = Problem::new(ProblemCode::PartsDoNotSum, span, message);
            problem.file = whole.declared.file;
            problem.related = parts.first().map(|part| part.declared);
            problems.push(problem.mend("change the whole or a part, or take \"part_of\" away"));
        }
    }
}

/// The sum of the parts in the unit of the whole; `None` where one has no exact value or another dimension.
fn sum(parts: &[&Fact], whole: Quantity) -> Option<rust_decimal::Decimal> {
    parts
        .iter()
        .try_fold(rust_decimal::Decimal::ZERO, |sum, part| {
            let value = exact(part)?;
            sum.checked_add(value.unit.convert(value.extent.value()?, whole.unit)?)
        })
}

/// Two current facts of which only one can hold at a time.
fn one_at_a_time(
    model: &Model,
    records: &FxHashMap<&str, &FactRecord>,
    problems: &mut Vec<Problem>,
) {
    let mut seen: FxHashMap<(u32, EntityIdx), Vec<(EntityIdx, &Fact)>> = FxHashMap::default();
    for fact in model
        .facts
        .iter()
        .filter(|fact| fact.status == Status::Current)
    {
        let Some((shared, only)) = exclusive_sides(model.relation(fact.relation), fact) else {
            continue;
        };
        let holders = seen.entry((fact.relation.0, shared)).or_default();
        if let Some((_, first)) = holders
            .iter()
            .find(|(other, it)| *other != only && overlap(it, fact))
        {
            let span = records
                .get(fact.id.as_str())
                .map_or(fact.declared.focus, |record| record.subject.span);
            problems.push(second_holder(model, fact, first, shared, span));
        }
        holders.push((only, fact));
    }
}

fn second_holder(
    model: &Model,
    fact: &Fact,
    first: &Fact,
    shared: EntityIdx,
    span: Span,
) -> Problem {
    let label = &model.relation(fact.relation).label;
    let message = format!(
        "{} already says otherwise of {}, and \"{label}\" holds for one at a time",
        first.id,
        model.entity(shared).name(),
    );
    let mut problem =
        Problem::new(ProblemCode::ExclusiveTwice, span, message).related(first.declared);
    problem.file = fact.declared.file;
    problem.mend("set the older one's \"status\" to superseded, or give both a \"valid\" time")
}

/// The side that two facts would share, and the side on which only one may stand.
fn exclusive_sides(relation: &Relation, fact: &Fact) -> Option<(EntityIdx, EntityIdx)> {
    let Some(Object::Entity(object)) = fact.object else {
        return None;
    };
    match relation.exclusive {
        Exclusive::No => None,
        Exclusive::Subject => Some((object, fact.subject)),
        Exclusive::Object => Some((fact.subject, object)),
        Exclusive::SubjectByRole => fact
            .is_exclusive_by_role()
            .then_some((object, fact.subject)),
    }
}

fn overlap(one: &Fact, other: &Fact) -> bool {
    let ends_before = |a: &Fact, b: &Fact| {
        let end = a.valid_to.and_then(|to| to.period());
        let start = b.valid_from.and_then(|from| from.period());
        end.zip(start)
            .is_some_and(|(end, start)| end.last <= start.last)
    };
    !ends_before(one, other) && !ends_before(other, one)
}

/// ISO 17442: 20 letters and digits whose ISO 7064 mod 97-10 checksum is 1.
fn lei_is_sound(lei: &str) -> bool {
    let upper = |c: u8| c.is_ascii_digit() || c.is_ascii_uppercase();
    lei.len() == 20
        && lei.bytes().all(upper)
        && lei.bytes().fold(0u32, |rest, c| match c {
            b'0'..=b'9' => (rest * 10 + u32::from(c - b'0')) % 97,
            _ => (rest * 100 + u32::from(c - b'A') + 10) % 97,
        }) == 1
}

/// ISO 6166: two letters, nine letters or digits and a check digit, which is the Luhn sum over letters as two digits.
fn isin_is_sound(isin: &str) -> bool {
    let bytes = isin.as_bytes();
    let upper = |c: &u8| c.is_ascii_uppercase();
    let shape = bytes.len() == 12
        && bytes.iter().take(2).all(upper)
        && bytes.iter().all(|c| c.is_ascii_digit() || upper(c))
        && bytes.last().is_some_and(u8::is_ascii_digit);
    let digits = bytes.iter().flat_map(|&c| match c {
        b'0'..=b'9' => vec![u32::from(c - b'0')],
        _ => {
            let value = u32::from(c.saturating_sub(b'A')) + 10;
            vec![value / 10, value % 10]
        }
    });
    let digits: Vec<u32> = digits.collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(idx, &digit)| luhn(idx, digit))
        .sum();
    shape && sum.is_multiple_of(10)
}

fn luhn(idx: usize, digit: u32) -> u32 {
    let doubled = digit * (1 + idx as u32 % 2);
    doubled / 10 + doubled % 10
}

#[cfg(test)]
mod tests {
    use super::super::fixture::report;
    use expect_test::{Expect, expect};

    /// The problems of these facts about three companies and a product.
    #[track_caller]
    fn check(facts: &[&str], expected: Expect) {
        let entity = |id: &str, kind: &str| {
            format!(r#"{{"id": "{id}", "kind": "{kind}", "name": "{id} of Ostby"}}"#)
        };
        let entities = [
            entity("a", "company"),
            entity("b", "company"),
            entity("c", "company"),
            entity("p", "product"),
        ];
        let facts: Vec<String> = facts
            .iter()
            .map(|fact| format!(r#"{{"statement": "-", {fact}}}"#))
            .collect();
        let text = format!(
            r#"{{"entities": [{}], "facts": [{}]}}"#,
            entities.join(", "),
            facts.join(", ")
        );
        expected.assert_eq(&report(&text));
    }

    fn investment(id: &str, amount: &str, more: &str) -> String {
        format!(
            r#""id": "{id}", "subject": "a", "relation": "invests_in", "object": "b", "value": {{"amount": "{amount}", "unit": "USD"}}{more}"#
        )
    }

    #[test]
    fn parts_must_add_up() {
        let part = r#", "part_of": "W""#;
        let parts = |whole: &str, parts: &[&str]| -> Vec<String> {
            let parts = parts
                .iter()
                .enumerate()
                .map(|(idx, amount)| investment(&format!("P{idx}"), amount, part));
            std::iter::once(investment("W", whole, ""))
                .chain(parts)
                .collect()
        };
        let run = |facts: Vec<String>, expected: Expect| {
            check(
                &facts.iter().map(String::as_str).collect::<Vec<_>>(),
                expected,
            )
        };
        run(parts("50", &["15", "35"]), expect![""]);
        run(parts("50", &["15"]), expect![""]);
        run(
            parts("50", &["15", "30"]),
            expect![[r#"
                1:349 “"50"”: model-parts-do-not-sum: the parts P0, P1 add up to 45, not to 50; change the whole or a part, or take "part_of" away & 1:398 “P0”
            "#]],
        );
        run(
            parts("50", &["60"]),
            expect![[r#"
                1:349 “"50"”: model-parts-do-not-sum: its part P0 alone is 60, and the whole 50; change the whole or a part, or take "part_of" away & 1:398 “P0”
            "#]],
        );
    }

    #[test]
    fn one_at_a_time() {
        let made = |id: &str, by: &str, more: &str| {
            format!(
                r#""id": "{id}", "subject": "{by}", "relation": "maker_of", "object": "p"{more}"#
            )
        };
        check(
            &[&made("F1", "a", ""), &made("F2", "b", "")],
            expect![[r#"
                1:372 “b”: model-exclusive-twice: F1 already says otherwise of p of Ostby, and "makes" holds for one at a time; set the older one's "status" to superseded, or give both a "valid" time & 1:268 “F1”
            "#]],
        );
        check(&[&made("F1", "a", ""), &made("F2", "a", "")], expect![""]);
        check(
            &[
                &made("F1", "a", r#", "status": "superseded""#),
                &made("F2", "b", ""),
            ],
            expect![""],
        );
        check(
            &[
                &made("F1", "a", r#", "valid": {"to": "2024"}"#),
                &made("F2", "b", r#", "valid": {"from": "2025"}"#),
            ],
            expect![""],
        );
        let sold = |id: &str, by: &str, role: &str| {
            format!(
                r#""id": "{id}", "subject": "{by}", "relation": "distributor_of", "object": "p", "role": "{role}""#
            )
        };
        check(
            &[
                &sold("F1", "a", "exclusive distributor"),
                &sold("F2", "b", "sole distributor"),
            ],
            expect![[r#"
                1:411 “b”: model-exclusive-twice: F1 already says otherwise of p of Ostby, and "distributes" holds for one at a time; set the older one's "status" to superseded, or give both a "valid" time & 1:268 “F1”
            "#]],
        );
        check(
            &[
                &sold("F1", "a", "distributor"),
                &sold("F2", "b", "distributor"),
            ],
            expect![""],
        );
    }

    #[test]
    fn kinds_and_circles() {
        check(
            &[r#""id": "F1", "subject": "p", "relation": "invests_in", "object": "a""#],
            expect![[r#"
                1:285 “p”: model-wrong-kind: the subject of invests_in is a company or a public_body or a person, not a product; name another entity, or another relation
            "#]],
        );
        let link = |id: &str, more: &str| {
            format!(r#""id": "{id}", "subject": "a", "relation": "linked_to", {more}"#)
        };
        check(
            &[
                &link("F1", r#""supersedes": "F2""#),
                &link("F2", r#""supersedes": "F3""#),
                &link("F3", r#""supersedes": "F1""#),
            ],
            expect![[r#"
                1:515 “F1”: model-cycle: F1 and F3 supersede one another in a circle; take one of the links away & 1:268 “F1”
            "#]],
        );
        check(
            &[
                &link("F1", r#""part_of": "F2""#),
                &link("F2", r#""part_of": "F3""#),
                &link("F3", r#""part_of": "F2""#),
            ],
            expect![[r#"
                1:506 “F2”: model-cycle: F2 and F3 are part of one another in a circle; take one of the links away & 1:358 “F2”
            "#]],
        );
        check(
            &[&link("F1", r#""part_of": "F1""#)],
            expect![[r#"
                1:326 “F1”: model-cycle: F1 names itself; take one of the links away & 1:268 “F1”
            "#]],
        );
        check(
            &[
                &link("F1", r#""supersedes": ["F2", "F3"]"#),
                &link("F2", r#""supersedes": "F3""#),
                &link("F3", r#""object": "b""#),
            ],
            expect![""],
        );
    }

    #[test]
    fn check_digits() {
        let run = |ids: &str, expected: Expect| {
            let text = format!(
                r#"{{"entities": [{{"id": "a", "kind": "company", "name": "A", "ids": {{{ids}}}}}]}}"#
            );
            expected.assert_eq(&report(&text));
        };
        run(
            r#""lei": "5493001KJTIIGC8Y1R12", "isin": "US0378331005", "ticker": "ABC""#,
            expect![""],
        );
        run(
            r#""lei": "5493001KJTIIGC8Y1R13", "isin": ["US0378331006", "us0378331005", "X"]"#,
            expect![[r#"
                1:75 “5493001KJTIIGC8Y1R13”: model-check-digit: "5493001KJTIIGC8Y1R13" is no LEI: its check digits do not fit; compare it with its register
                1:108 “US0378331006”: model-check-digit: "US0378331006" is no ISIN: its check digits do not fit; compare it with its register
                1:124 “us0378331005”: model-check-digit: "us0378331005" is no ISIN: its check digits do not fit; compare it with its register
                1:140 “X”: model-check-digit: "X" is no ISIN: its check digits do not fit; compare it with its register
            "#]],
        );
    }
}

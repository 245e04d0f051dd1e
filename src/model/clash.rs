//! Names that several entities claim: whose each is, and what is told of it.

use std::cell::Cell;

use super::declared::Declared;
use super::entity::{Entity, NameForm};
use super::gazetteer::Entry;
use super::layer::Layer;
use super::problem::{Problem, ProblemCode};

/// Puts the names that end at one node in order and settles whose each is.
pub(super) fn settle(
    entries: &mut Vec<Entry>,
    entities: &[Entity],
    layers: &[Layer],
    problems: &mut Vec<Problem>,
) {
    if entries.len() < 2 {
        return;
    }
    entries.sort_by_key(|entry| rank(entry.form));
    // One that is dropped still clashes with others: of three that are nobody's the third is not somebody's.
    let dropped = vec![Cell::new(false); entries.len()];
    let all = || entries.iter().zip(&dropped);
    for (idx, (entry, drop)) in all().enumerate() {
        let mut told: Option<(&Entry, &Cell<bool>, Clash)> = None;
        for (earlier, drop_earlier) in all().take(idx) {
            let clash = clash(earlier, entry, layers);
            if matches!(clash, Clash::None) {
                continue;
            }
            if told.is_none_or(|(_, it, _)| it.get() && !drop_earlier.get()) {
                told = Some((earlier, drop_earlier, clash));
            }
            drop.set(drop.get() || !matches!(clash, Clash::Second));
            drop_earlier.set(drop_earlier.get() || !matches!(clash, Clash::First));
        }
        if let Some((other, _, clash)) = told {
            report([other, entry], clash, entities, layers, problems);
        }
    }
    let mut dropped = dropped.into_iter().map(Cell::into_inner);
    entries.retain(|_| !dropped.next().unwrap_or_default());
}

pub(super) fn rank(form: NameForm) -> u8 {
    match form {
        NameForm::Misspelt | NameForm::Variant => 2,
        NameForm::Weak => 1,
        _ => 0,
    }
}

/// Which of two entries with the same words keeps them.
#[derive(Clone, Copy)]
enum Clash {
    None,
    First,
    Second,
    Neither,
}

fn clash(first: &Entry, second: &Entry, layers: &[Layer]) -> Clash {
    let (Some((a, _)), Some((b, _))) = (first.owner, second.owner) else {
        return Clash::None;
    };
    // Two weak names, or a weak and an ordinary one, are told apart by their company.
    if a == b
        || first.cased != second.cased
        || first.form == NameForm::Weak
        || second.form == NameForm::Weak
    {
        return Clash::None;
    }
    if rank(first.form) != rank(second.form) {
        return Clash::First;
    }
    match layers.get(a.0 as usize).cmp(&layers.get(b.0 as usize)) {
        std::cmp::Ordering::Greater => Clash::First,
        std::cmp::Ordering::Less => Clash::Second,
        std::cmp::Ordering::Equal => Clash::Neither,
    }
}

/// Reports a clash at the name of the later layer, or of the later entity.
fn report(
    clashing: [&Entry; 2],
    clash: Clash,
    entities: &[Entity],
    layers: &[Layer],
    problems: &mut Vec<Problem>,
) {
    let named = |entry: &Entry| {
        let (owner, name) = entry.owner?;
        let entity = entities.get(owner.0 as usize)?;
        let order = (layers.get(owner.0 as usize), owner);
        Some((order, entity, entity.names.get(name as usize)?))
    };
    let [Some(first), Some(second)] = clashing.map(named) else {
        return;
    };
    let (other, own) = match first.0 > second.0 {
        true => (second, first),
        false => (first, second),
    };
    let whose = match clash {
        Clash::First => format!("that of \"{}\"", first.1.id),
        Clash::Second => format!("that of \"{}\"", second.1.id),
        Clash::None | Clash::Neither => "neither's".to_owned(),
    };
    let message = format!(
        "\"{}\" is a name of \"{}\" and of \"{}\"; in a draft it is {whose}",
        own.2.text, other.1.id, own.1.id
    );
    let mend = match other.0.0 == own.0.0 {
        true => "take it away from one of them, or make it \"weak\" with \"needs\"",
        false => "give both one id if they are one, or make it \"weak\" with \"needs\"",
    };
    let mut problem = Problem::new(ProblemCode::NameOfTwo, own.2.at, message).mend(mend);
    problem.file = own.1.declared.file;
    problem.related = Some(Declared {
        focus: other.2.at,
        ..other.1.declared
    });
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{build, build_layers, check, lines, names_in};
    use super::super::layer::Layer;
    use expect_test::expect;

    #[test]
    fn a_name_of_two_entities() {
        let text = r#"{"entities": [{"id": "a", "kind": "company", "name": "Alder"}, {"id": "b", "kind": "company", "name": "Birch", "alias": "Alder"}]}"#;
        check(
            text,
            expect![[r#"
                1:122 “Alder”: model-name-of-two: "Alder" is a name of "a" and of "b"; in a draft it is neither's; take it away from one of them, or make it "weak" with "needs" & 1:55 “Alder”
            "#]],
        );
        let three = r#"{"entities": [{"id": "a", "kind": "company", "name": "Alder"}, {"id": "b", "kind": "place", "name": "Alder"}, {"id": "c", "kind": "person", "name": "Alder", "misspelt": "Aldr"}]}"#;
        check(
            three,
            expect![[r#"
            1:102 “Alder”: model-name-of-two: "Alder" is a name of "a" and of "b"; in a draft it is neither's; take it away from one of them, or make it "weak" with "needs" & 1:55 “Alder”
            1:150 “Alder”: model-name-of-two: "Alder" is a name of "a" and of "c"; in a draft it is neither's; take it away from one of them, or make it "weak" with "needs" & 1:55 “Alder”
        "#]],
        );
        assert_eq!(names_in(&build(three).0, "Alder"), [""; 0]);
        let rank = r#"{"entities": [{"id": "a", "kind": "company", "name": "Alder"}, {"id": "b", "kind": "company", "name": "Birch", "misspelt": "Alder"}]}"#;
        check(
            rank,
            expect![[r#"
            1:125 “Alder”: model-name-of-two: "Alder" is a name of "a" and of "b"; in a draft it is that of "a"; take it away from one of them, or make it "weak" with "needs" & 1:55 “Alder”
        "#]],
        );
        assert_eq!(names_in(&build(rank).0, "Alder"), ["a"]);
        let other = r#"{"entities": [{"id": "c", "kind": "company", "name": "Alder"}]}"#;
        let first = r#"{"entities": [{"id": "a", "kind": "company", "name": "Alder"}]}"#;
        let (model, problems) = build_layers(&[(Layer::Shared, first), (Layer::Workspace, other)]);
        expect![[r#"
            1:55 “Alder”: model-name-of-two: "Alder" is a name of "a" and of "c"; in a draft it is that of "c"; give both one id if they are one, or make it "weak" with "needs" & 1:55 “Alder”
        "#]].assert_eq(&lines(&model, &problems));
        assert_eq!(names_in(&model, "Alder"), ["c"], "the later layer wins");
        let story = r#"{"entities": [{"id": "s", "kind": "company", "name": "Alder"}]}"#;
        let layers = [
            (Layer::Shared, first),
            (Layer::Workspace, other),
            (Layer::Story, story),
        ];
        assert_eq!(names_in(&build_layers(&layers).0, "Alder"), ["s"]);
    }
}

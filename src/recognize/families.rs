//! Families, named by one of them in the plural: "the Harrises", "the Walshes’".
//!
//! The gazetteer knows the plural in "s". The one in "es" is asked for here, where an article comes before: "the Foxes" may
//! as well be a team, so a family counts only where the draft speaks of the person.

use super::name::NameMention;
use super::names::is_possessive;
use crate::draft::{Token, TokenKind};
use crate::model::{EntityKind, Model, NameForm, NameHit};
use crate::text::{Span, word_hint};

/// The ends of names whose plural is in "es".
const HISSING: [&str; 5] = ["s", "x", "z", "ch", "sh"];

/// The hint of the article that comes before a family.
const THE: u16 = word_hint(b"the");

/// Appends the families whose name is that of one person of the model.
pub(super) fn find_families(
    prose: &str,
    tokens: &[Token],
    model: &Model,
    found: &mut Vec<NameMention>,
) {
    let n_others = found.len();
    for (behind, pair) in (2..).zip(tokens.windows(2)) {
        let [article, word] = pair else { continue };
        // Nearly all words are turned away by this.
        if article.hint != THE || !article.text(prose).eq_ignore_ascii_case("the") {
            continue;
        }
        let hit = one_of_them(word, prose).and_then(|name| person(name, model));
        if let Some(hit) = hit {
            let next = tokens.get(behind);
            found.push(NameMention {
                span: Span::new(word.span.start, word.span.start + hit.span.end),
                entity: hit.entity,
                name: hit.name,
                form: NameForm::Short,
                possessive: next.is_some_and(|it| is_possessive(it, prose)),
                plural: true,
                accents_differ: hit.accents_differ,
                certain: false,
            });
        }
    }
    if found.len() > n_others {
        in_order_and_apart(found, n_others);
    }
}

/// Puts the families among the other mentions, but for those that are part of one.
fn in_order_and_apart(found: &mut Vec<NameMention>, n_others: usize) {
    let families = found.split_off(n_others);
    let apart = |it: &NameMention| !found.iter().any(|other| other.span.overlaps(it.span));
    let families: Vec<NameMention> = families.into_iter().filter(apart).collect();
    found.extend(families);
    found.sort_by_key(|it| it.span);
}

/// The name of one of the family that a word may name in the plural.
fn one_of_them<'p>(word: &Token, prose: &'p str) -> Option<&'p str> {
    let text = word.text(prose);
    let (name, ending) = text.split_at_checked(text.len().checked_sub(2)?)?;
    if word.kind != TokenKind::Word || !ending.eq_ignore_ascii_case("es") {
        return None;
    }
    let behind = prose.get(word.span.end as usize..)?.chars().next();
    if behind.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let starts_like_name = name.chars().next().is_some_and(char::is_uppercase);
    let ends_with = |end: &&str| {
        let last = name.get(name.len().saturating_sub(end.len())..);
        last.is_some_and(|it| it.eq_ignore_ascii_case(end))
    };
    (starts_like_name && HISSING.iter().any(ends_with)).then_some(name)
}

/// The one person whose short name this is.
fn person(name: &str, model: &Model) -> Option<NameHit> {
    let mut hits = Vec::new();
    let whole = Span::of(0..name.len());
    model.find_names(name, &[whole], |it| *it, &mut hits);
    let &[hit] = hits.as_slice() else { return None };
    let entity = model.entity(hit.entity);
    let form = entity.names.get(hit.name as usize)?.form;
    let is_short = matches!(form, NameForm::Short) && entity.kind == EntityKind::Person;
    (is_short && hit.span == whole).then_some(hit)
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::model;
    use super::super::{DraftContext, recognize};
    use crate::model::EntityIdx;

    /// What counts as a name in a draft that speaks of all in the model, in brackets.
    #[track_caller]
    fn check(prose: &str, expected: &str) {
        let text = r#"{"entities": [
            {"id": "h", "kind": "person", "name": "Ola Harris", "short": ["Harris"]},
            {"id": "w", "kind": "person", "name": "Ben Walsh", "short": ["Walsh"]},
            {"id": "j", "kind": "person", "name": "Amy Jones", "short": ["Jones"]},
            {"id": "f", "kind": "company", "name": "Fox", "short": ["Box"]}]}"#;
        let paragraph = recognize(prose, &model(text));
        let everybody = DraftContext {
            accompanied: (0..4).map(EntityIdx).collect(),
            ..DraftContext::default()
        };
        let mut drawn = String::new();
        let mut at = 0;
        for name in &paragraph.names {
            assert!(everybody.counts(name));
            let alone = DraftContext::default().counts(name);
            assert_eq!(alone, !name.plural, "{name:?}");
            drawn += &prose[at..name.span.start as usize];
            let flag = |on: bool, sign: &'static str| if on { sign } else { "" };
            drawn += flag(name.plural, "+");
            drawn += flag(name.possessive, "'");
            drawn += &format!("[{}]", name.span.slice(prose));
            at = name.span.end as usize;
        }
        drawn += &prose[at..];
        assert_eq!(drawn, expected);
    }

    #[test]
    fn families() {
        check(
            "Ola Harris left. The Harrises stayed.",
            "[Ola Harris] left. The +[Harris]es stayed.",
        );
        check(
            "the Walshes’ house and the Joneses' car",
            "the +'[Walsh]es’ house and the +'[Jones]es' car",
        );
        check("AT THE HARRISES TODAY", "AT THE +[HARRIS]ES TODAY");
        check("the Harrises met Harris", "the +[Harris]es met [Harris]");
    }

    #[test]
    fn none() {
        for prose in [
            "Harrises are common.",
            "the harrises of this world",
            "the Boxes and the Foxes",
            "the Marches, the Churches, the Es",
            "the Harrisés, the Harrises2",
        ] {
            check(prose, prose);
        }
    }
}

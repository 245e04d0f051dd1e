//! Where a figure is to be expected: behind words that a relation's patterns have before theirs.

use super::compile::{Patterns, Sequence};
use super::lexicon::{Lexicon, WordId};
use super::matcher::Node;
use super::parse::{FigureClass, Role};
use crate::model::{Dimension, EntityIdx, Fact, Model, Object};

/// Whether the words of a sentence so far lead up to the figure of a fact: "Amazon will invest" to what Amazon invests.
///
/// `words` are the sentence's words up to the place of the figure, bounds and articles left out; `named` are the entities
/// that it names. The last word must stand right before the figure in a pattern of the fact's relation, all other words of the
/// pattern before the figure must stand in the sentence, and so must the parties.
pub fn leads_to_figure(model: &Model, fact: &Fact, named: &[EntityIdx], words: &[&str]) -> bool {
    let Some((patterns, value)) = Patterns::of(model).zip(fact.value) else {
        return false;
    };
    let class = match value.unit.dimension() {
        Dimension::Money => FigureClass::Money,
        _ => FigureClass::Quantity,
    };
    let words = ids(&patterns.lexicon, words);
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    patterns
        .sequences_of(fact.relation)
        .filter_map(|it| before_figure(it, class))
        .any(|nodes| {
            let Some((lead, rest)) = nodes.split_last() else {
                return false;
            };
            // "{subject} in {money}": any sentence has such a word somewhere.
            let is_told = matches!(lead, Node::Verb { .. })
                || rest
                    .iter()
                    .any(|it| matches!(it, Node::Verb { .. } | Node::Words(_)));
            is_told
                && takes(lead, &patterns.lexicon, *last)
                && rest.iter().all(|node| match node {
                    Node::Party(role, _) => is_filled(*role, fact, named),
                    Node::Words(_) | Node::Verb { .. } => {
                        before.iter().any(|it| takes(node, &patterns.lexicon, *it))
                    }
                    _ => true,
                })
                && rest.iter().any(|it| matches!(it, Node::Party(..)))
        })
}

/// Whether a sentence with these words speaks of a fact's relation: one of them is a verb of its patterns, or begins with one
/// of its cues.
pub fn speaks_of(model: &Model, fact: &Fact, words: &[&str]) -> bool {
    let cues = &model.relation(fact.relation).cues;
    let begins = |word: &&str| cues.iter().any(|cue| begins_with(word, cue));
    if words.iter().any(begins) {
        return true;
    }
    let Some(patterns) = Patterns::of(model) else {
        return false;
    };
    let words = ids(&patterns.lexicon, words);
    let sequences = patterns.sequences_of(fact.relation);
    let nodes = sequences.flat_map(|it| &it.nodes);
    nodes
        .filter(|it| matches!(it, Node::Verb { .. }))
        .any(|node| words.iter().any(|it| takes(node, &patterns.lexicon, *it)))
}

fn ids(lexicon: &Lexicon, words: &[&str]) -> Vec<WordId> {
    words.iter().map(|it| lexicon.look_up(it)).collect()
}

/// The steps before the figure of a sequence, if that is of this class.
fn before_figure(sequence: &Sequence, class: FigureClass) -> Option<&[Node]> {
    let is_figure = |node: &Node| matches!(node, Node::Figure(it) if *it == class);
    let mut nodes = sequence
        .nodes
        .get(..sequence.nodes.iter().position(is_figure)?)?;
    while let Some((Node::Gap(_), rest)) = nodes.split_last() {
        nodes = rest;
    }
    Some(nodes)
}

/// Whether a step takes a word.
fn takes(node: &Node, lexicon: &Lexicon, word: WordId) -> bool {
    word != WordId::OTHER
        && match node {
            Node::Words(words) => words.contains(&word),
            Node::Verb { verbs, .. } => lexicon.forms(verbs).binary_search(&word).is_ok(),
            _ => false,
        }
}

fn is_filled(role: Role, fact: &Fact, named: &[EntityIdx]) -> bool {
    let is_named = |object: &Object| match object {
        Object::Entity(entity) => named.contains(entity),
        Object::Text(_) => false,
    };
    match role {
        Role::Subject => named.contains(&fact.subject),
        Role::Object => fact.object.as_ref().is_some_and(is_named),
        Role::With => fact.qualifiers.iter().any(|it| is_named(&it.value)),
    }
}

fn begins_with(word: &str, cue: &str) -> bool {
    let start = word.get(..cue.len());
    start.is_some_and(|it| it.eq_ignore_ascii_case(cue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::recognize;

    /// The facts of the seed model that words of a sentence lead to.
    fn led_to(sentence: &str) -> Vec<String> {
        let model = Model::seed();
        let names = recognize(sentence, &model).names;
        let named: Vec<EntityIdx> = names.iter().map(|it| it.entity).collect();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let facts = model.facts.iter();
        let facts = facts.filter(|it| leads_to_figure(&model, it, &named, &words));
        facts.map(|it| it.id.clone()).collect()
    }

    #[test]
    fn verbs_and_nouns_that_a_figure_follows() {
        for (sentence, facts) in [
            ("Amazon will invest", &["S21"][..]),
            ("Amazon has committed", &["S21"]),
            ("Amazon poured", &["S21"]),
            ("OpenAI will consume", &["S19"]),
            ("Anthropic won a Pentagon contract worth", &["S8"]),
            ("OpenAI will get", &["S19", "S21"]),
            ("OpenAI will invest", &[]),
            ("Anthropic is worth", &[]),
            ("Amazon said", &[]),
            ("Amazon", &[]),
            ("They will invest", &[]),
            ("", &[]),
        ] {
            assert_eq!(led_to(sentence), facts, "{sentence}");
        }
    }

    #[test]
    fn words_of_a_relation() {
        let model = Model::seed();
        let fact = model.fact(model.fact_by_id("S21").expect("a fact"));
        assert!(speaks_of(&model, fact, &["it", "invested"]));
        assert!(speaks_of(&model, fact, &["it", "pledged"]));
        assert!(speaks_of(&model, fact, &["an", "Investment"]));
        assert!(!speaks_of(&model, fact, &["it", "rained", "é"]));
    }
}

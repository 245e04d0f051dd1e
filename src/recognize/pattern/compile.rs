//! The patterns of a model, compiled once: sequences of steps, and which word makes which sequence worth a try.

use super::cues::{Cues, Step};
use super::lexicon::Lexicon;
use super::matcher::Node;
use super::parse::{Element, FigureClass, Flags, PatternError, parse};
use crate::model::{Model, Object, RelationIdx};

/// One way through a pattern.
#[derive(Debug)]
pub(super) struct Sequence {
    /// The relation that it states.
    pub(super) relation: RelationIdx,
    /// Which of the relation's patterns it comes from.
    pub(super) pattern: u32,
    /// Its steps.
    pub(super) nodes: Vec<Node>,
    /// What the pattern says of its matches.
    pub(super) flags: Flags,
}

impl Sequence {
    /// Whether it takes an amount.
    pub(super) fn has_figure(&self) -> bool {
        self.nodes
            .iter()
            .any(|node| matches!(node, Node::Figure(_)))
    }

    /// Whether it begins with a party that a verb follows, so that the party is the subject of a clause.
    pub(super) fn is_clause(&self) -> bool {
        matches!(
            self.nodes.as_slice(),
            [Node::Party(..), Node::Verb { .. }, ..]
        )
    }

    /// Whether it begins with a party.
    pub(super) fn begins_with_party(&self) -> bool {
        matches!(self.nodes.first(), Some(Node::Party(..)))
    }
}

/// The compiled patterns of a model.
#[derive(Debug)]
pub(in crate::recognize) struct Patterns {
    pub(super) lexicon: Lexicon,
    pub(super) sequences: Vec<Sequence>,
    /// What a sentence must hold to make a sequence worth a try.
    pub(super) cues: Cues,
    /// What `{text}` stands for, by relation.
    texts: Vec<Vec<String>>,
    /// The patterns that could not be read: relation, number of the pattern, why.
    pub(super) errors: Vec<(RelationIdx, u32, PatternError)>,
}

impl Patterns {
    /// The patterns of a model, compiled on the first call. `None` only where another layer uses the model's room for them.
    pub(in crate::recognize) fn of(model: &Model) -> Option<&Patterns> {
        model.patterns.get_or_init(|| Patterns::compile(model))
    }

    /// Compiles all patterns; those that cannot be read are left out and told in `errors`.
    pub(super) fn compile(model: &Model) -> Patterns {
        let mut patterns = Patterns {
            lexicon: Lexicon::new(),
            sequences: Vec::new(),
            cues: Cues::new(),
            texts: vec![Vec::new(); model.relations.len()],
            errors: Vec::new(),
        };
        patterns.gather_texts(model);
        for (relation_idx, relation) in (0..).map(RelationIdx).zip(&model.relations) {
            for (idx, source) in (0..).zip(&relation.patterns) {
                match parse(&source.text) {
                    Ok(parsed) => {
                        for elements in &parsed.sequences {
                            let nodes = elements
                                .iter()
                                .map(|it| patterns.lexicon.node(it))
                                .collect();
                            patterns.add(Sequence {
                                relation: relation_idx,
                                pattern: idx,
                                nodes,
                                flags: parsed.flags,
                            });
                        }
                    }
                    Err(error) => patterns.errors.push((relation_idx, idx, error)),
                }
            }
        }
        patterns
    }

    fn gather_texts(&mut self, model: &Model) {
        for (relation, text) in model.compiled_words() {
            if let Some(texts) = self.texts.get_mut(relation.0 as usize) {
                texts.push(text);
            }
        }
        for fact in &model.facts {
            let Some(texts) = self.texts.get_mut(fact.relation.0 as usize) else {
                continue;
            };
            let qualifiers = fact
                .qualifiers
                .iter()
                .filter(|it| it.key == "role")
                .map(|it| &it.value);
            for object in fact.object.iter().chain(qualifiers) {
                if let Object::Text(text) = object {
                    texts.push(text.clone());
                }
            }
        }
    }

    /// What `{text}` stands for in the patterns of a relation.
    pub(super) fn texts(&self, relation: RelationIdx) -> &[String] {
        self.texts
            .get(relation.0 as usize)
            .map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, sequence: Sequence) {
        let steps = sequence.nodes.iter().filter_map(|node| match node {
            Node::Words(words) => Some(Step::Words(words.to_vec())),
            Node::Verb { verbs, .. } => Some(Step::Words(self.lexicon.forms(verbs))),
            Node::Possessive => Some(Step::Possessive),
            Node::Figure(FigureClass::Money) => Some(Step::Money),
            Node::Figure(FigureClass::Quantity) => Some(Step::Quantity),
            _ => None,
        });
        self.cues.add(steps.collect());
        self.sequences.push(sequence);
    }
}

impl Lexicon {
    /// The step of an element, its words added to the lexicon.
    fn node(&mut self, element: &Element) -> Node {
        let mut words = |words: &[String]| words.iter().map(|it| self.add(it)).collect();
        match element {
            Element::Words(all) => Node::Words(words(all)),
            Element::NotWords(all) => Node::NotWords(words(all)),
            Element::Verb { bases, passive } => Node::Verb {
                verbs: bases.iter().map(|it| self.add_verb(it)).collect(),
                passive: *passive,
            },
            Element::Party(role, whom) => Node::Party(*role, *whom),
            Element::Possessive => Node::Possessive,
            Element::Figure(class) => Node::Figure(*class),
            Element::Date => Node::Date,
            Element::Text => Node::Text,
            Element::Gap(most) => Node::Gap(*most),
            Element::Comma => Node::Comma,
            Element::Hyphen { optional } => Node::Hyphen {
                optional: *optional,
            },
            Element::End => Node::End,
            Element::Head => Node::Head,
        }
    }
}

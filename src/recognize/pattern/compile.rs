//! The patterns of a model, compiled once: sequences of steps, and which word makes which of them worth a try.
//!
//! Reading a pattern is cheap; multiplying out its options and choices is not, and few patterns are met in one draft. So
//! that is done when a sentence first holds what the pattern needs.

use std::sync::{Arc, OnceLock};

use super::cues::{Cues, Need};
use super::lexicon::{Lexicon, VerbId, WordId};
use super::matcher::Node;
use super::parse::{
    Alternatives, Element, FigureClass, Flags, Parsed, PatternError, Piece, Way, expand, parse,
};
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
    /// What a sentence must hold for it.
    pub(super) needs: Box<[Need]>,
}

/// A step, and what a sentence must hold for it.
#[derive(Clone, Debug)]
struct Step {
    node: Node,
    need: Option<Need>,
}

/// One alternative of a pattern.
#[derive(Debug)]
pub(super) struct Template {
    relation: RelationIdx,
    pattern: u32,
    flags: Flags,
    way: Way<Step>,
    /// What a sentence must hold for each of its sequences, the rarest first.
    pub(super) needs: Box<[Need]>,
    sequences: OnceLock<Vec<Sequence>>,
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
    templates: Vec<Template>,
    /// What a sentence must hold to make a template worth a try.
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
            templates: Vec::new(),
            cues: Cues::new(),
            texts: vec![Vec::new(); model.relations.len()],
            errors: Vec::new(),
        };
        patterns.gather_texts(model);
        for (relation_idx, relation) in (0..).map(RelationIdx).zip(&model.relations) {
            for (idx, source) in (0..).zip(&relation.patterns) {
                let mut steps = Steps {
                    lexicon: &mut patterns.lexicon,
                    cues: &mut patterns.cues,
                };
                match parse(&source.text, &mut |element| steps.of(element)) {
                    Ok(parsed) => patterns.add(relation_idx, idx, parsed),
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

    /// A template by its number.
    pub(super) fn template(&self, number: u32) -> Option<&Template> {
        self.templates.get(number as usize)
    }

    /// A sequence by the numbers that [`super::cues::Held::worth_trying`] gives.
    pub(super) fn sequence(&self, (template, sequence): (u32, u32)) -> Option<&Sequence> {
        let template = self.template(template)?;
        template.sequences().get(sequence as usize)
    }

    /// All sequences of a relation's patterns, multiplied out.
    pub(super) fn sequences_of(&self, relation: RelationIdx) -> impl Iterator<Item = &Sequence> {
        let templates = self.templates.iter();
        let of_relation = templates.filter(move |it| it.relation == relation);
        of_relation.flat_map(Template::sequences)
    }

    /// Adds the alternatives of a pattern.
    fn add(&mut self, relation: RelationIdx, pattern: u32, parsed: Parsed<Step>) {
        for way in parsed.ways {
            let shared = way.iter().filter_map(|piece| match piece {
                Piece::One(step) => step.need,
                Piece::Choice(_) => None,
            });
            let mut needs: Box<[Need]> = shared.collect();
            self.cues.sort(&mut needs);
            self.cues.add(self.templates.len() as u32, &needs);
            self.templates.push(Template {
                relation,
                pattern,
                flags: parsed.flags,
                way,
                needs,
                sequences: OnceLock::new(),
            });
        }
    }
}

impl Template {
    /// Its sequences, multiplied out on the first call.
    pub(super) fn sequences(&self) -> &[Sequence] {
        self.sequences.get_or_init(|| {
            let expanded = expand(&self.way).into_iter();
            expanded.map(|steps| self.sequence(&steps)).collect()
        })
    }

    fn sequence(&self, steps: &[Step]) -> Sequence {
        Sequence {
            relation: self.relation,
            pattern: self.pattern,
            nodes: steps.iter().map(|it| it.node.clone()).collect(),
            flags: self.flags,
            needs: steps.iter().filter_map(|it| it.need).collect(),
        }
    }
}

/// Makes the steps of patterns.
struct Steps<'a> {
    lexicon: &'a mut Lexicon,
    cues: &'a mut Cues,
}

impl Steps<'_> {
    /// The step of an element, its words added to the lexicon.
    fn of(&mut self, element: Element<'_>) -> Step {
        let node = match element {
            Element::Words(words) => {
                let words = self.words(words);
                let need = Some(self.need(&words));
                let node = Node::Words(words);
                return Step { node, need };
            }
            Element::Verb { bases, passive } => {
                let bases = bases.words();
                let verbs: Arc<[VerbId]> = bases.map(|it| self.lexicon.add_verb(&it)).collect();
                let forms = self.lexicon.forms(&verbs);
                let need = Some(self.need(&forms));
                let node = Node::Verb { verbs, passive };
                return Step { node, need };
            }
            Element::NotWords(words) => Node::NotWords(self.words(words)),
            Element::Party(role, whom) => Node::Party(role, whom),
            Element::Possessive => Node::Possessive,
            Element::Figure(class) => Node::Figure(class),
            Element::Date => Node::Date,
            Element::Text => Node::Text,
            Element::Gap(most) => Node::Gap(most),
            Element::Comma => Node::Comma,
            Element::Hyphen { optional } => Node::Hyphen { optional },
            Element::End => Node::End,
            Element::Head => Node::Head,
        };
        let need = match node {
            Node::Possessive => Some(Need::POSSESSIVE),
            Node::Figure(FigureClass::Money) => Some(Need::MONEY),
            Node::Figure(FigureClass::Quantity) => Some(Need::QUANTITY),
            _ => None,
        };
        Step { node, need }
    }

    fn words(&mut self, words: Alternatives<'_>) -> Arc<[WordId]> {
        words.words().map(|it| self.lexicon.add(&it)).collect()
    }

    fn need(&mut self, words: &[WordId]) -> Need {
        self.cues.need(words, self.lexicon.any_common(words))
    }
}

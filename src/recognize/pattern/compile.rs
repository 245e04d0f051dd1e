//! The patterns of a model, compiled once: sequences of steps, and which word makes which sequence worth a try.

use std::sync::Arc;

use super::cues::{Cues, Need};
use super::lexicon::{Lexicon, VerbId, WordId};
use super::matcher::Node;
use super::parse::{Element, FigureClass, Flags, Parsed, PatternError, parse};
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
                    Ok(parsed) => patterns.add(relation_idx, idx, &parsed),
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

    /// Adds the sequences of a pattern.
    fn add(&mut self, relation: RelationIdx, pattern: u32, parsed: &Parsed) {
        let mut steps = Steps {
            lexicon: &mut self.lexicon,
            cues: &mut self.cues,
            known: Vec::new(),
        };
        let mut needs = Vec::new();
        for elements in &parsed.sequences {
            needs.clear();
            let step = |element: &Element| {
                let (node, need) = steps.of(element);
                needs.extend(need);
                node
            };
            let nodes = elements.iter().map(step).collect();
            steps.cues.add(needs.iter().copied());
            self.sequences.push(Sequence {
                relation,
                pattern,
                nodes,
                flags: parsed.flags,
            });
        }
    }
}

/// Makes the steps of one pattern. Its sequences share their words, so each list of words is looked up once.
struct Steps<'a> {
    lexicon: &'a mut Lexicon,
    cues: &'a mut Cues,
    /// By the address of an element's words: the step, and what a sentence must hold for it.
    known: Vec<(usize, Node, Option<Need>)>,
}

impl Steps<'_> {
    /// The step of an element, and what a sentence must hold for it.
    fn of(&mut self, element: &Element) -> (Node, Option<Need>) {
        match element {
            Element::Words(words) | Element::NotWords(words) => self.shared(element, words),
            Element::Verb { bases, .. } => self.shared(element, bases),
            Element::Party(role, whom) => (Node::Party(*role, *whom), None),
            Element::Possessive => (Node::Possessive, Some(Need::POSSESSIVE)),
            Element::Figure(class) => (Node::Figure(*class), Some(amount(*class))),
            Element::Date => (Node::Date, None),
            Element::Text => (Node::Text, None),
            Element::Gap(most) => (Node::Gap(*most), None),
            Element::Comma => (Node::Comma, None),
            Element::Hyphen { optional } => (
                Node::Hyphen {
                    optional: *optional,
                },
                None,
            ),
            Element::End => (Node::End, None),
            Element::Head => (Node::Head, None),
        }
    }

    fn shared(&mut self, element: &Element, words: &Arc<[String]>) -> (Node, Option<Need>) {
        let address = Arc::as_ptr(words).cast::<String>() as usize;
        if let Some((_, node, need)) = self.known.iter().find(|it| it.0 == address) {
            return (node.clone(), *need);
        }
        let (node, need) = self.make(element, words);
        self.known.push((address, node.clone(), need));
        (node, need)
    }

    fn make(&mut self, element: &Element, words: &[String]) -> (Node, Option<Need>) {
        if let Element::Verb { passive, .. } = element {
            let verbs: Arc<[VerbId]> = words.iter().map(|it| self.lexicon.add_verb(it)).collect();
            let forms = self.lexicon.forms(&verbs);
            let passive = *passive;
            return (Node::Verb { verbs, passive }, Some(self.need(&forms)));
        }
        let ids: Arc<[WordId]> = words.iter().map(|it| self.lexicon.add(it)).collect();
        if matches!(element, Element::NotWords(_)) {
            return (Node::NotWords(ids), None);
        }
        let need = self.need(&ids);
        (Node::Words(ids), Some(need))
    }

    fn need(&mut self, words: &[WordId]) -> Need {
        self.cues.need(words, self.lexicon.any_common(words))
    }
}

fn amount(class: FigureClass) -> Need {
    match class {
        FigureClass::Money => Need::MONEY,
        FigureClass::Quantity => Need::QUANTITY,
    }
}

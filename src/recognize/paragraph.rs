//! The local results of one block: the unit of memory. The same prose and the same model give the same paragraph.

use super::figure::Figure;
use super::figures::recognize_figures_in;
use super::name::NameMention;
use super::names::recognize_names;
use super::temporal::DateOrder;
use super::unknown_pairs::unknown_pairs;
use crate::draft::{Sentence, Token, sentences, tokenize};
use crate::model::Model;

/// What one block mentions. All spans are bytes of its prose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The names of the model, in order, none overlapping another.
    pub names: Vec<NameMention>,
    /// Its figures, in order, none overlapping another.
    pub figures: Vec<Figure>,
    /// The first tokens of the pairs of words that look like a name the model does not know: "Katherine Smith".
    pub unknown_pairs: Vec<u32>,
}

/// Recognizes blocks one after another; its buffers are made once.
#[derive(Debug, Default)]
pub struct Recognizer {
    tokens: Vec<Token>,
    figures: Vec<Figure>,
}

/// Recognizes one block's prose.
pub fn recognize(prose: &str, model: &Model) -> Paragraph {
    recognize_in(prose, model, None)
}

/// As [`recognize`], in a house that writes days and months in this order.
pub fn recognize_in(prose: &str, model: &Model, order: Option<DateOrder>) -> Paragraph {
    Recognizer::default().recognize(prose, model, order)
}

impl Recognizer {
    /// As [`recognize_in`].
    pub fn recognize(&mut self, prose: &str, model: &Model, order: Option<DateOrder>) -> Paragraph {
        self.tokens.clear();
        tokenize(prose, &mut self.tokens);
        // Paragraphs are kept as long as their draft is open, so each list gets the room that it fills and no more.
        let tokens = self.tokens.clone();
        let sentences = sentences(prose, &tokens);
        let names = recognize_names(prose, &tokens, model);
        self.figures.clear();
        recognize_figures_in(prose, &tokens, order, &mut self.figures);
        let figures = self.figures.drain(..).collect();
        let unknown_pairs = unknown_pairs(prose, &tokens, &names);
        Paragraph {
            tokens,
            sentences,
            names,
            figures,
            unknown_pairs,
        }
    }
}

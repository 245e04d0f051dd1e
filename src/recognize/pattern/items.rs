//! A sentence as patterns see it: names, figures, words and marks, each one item.

use super::lexicon::{Class, Lexicon, WordId};
use crate::draft::{Sentence, Token, TokenKind};
use crate::model::{EntityIdx, EntityKind, Exclusive, Model, NameForm, Object, Status};
use crate::recognize::{DraftContext, NameMention, Paragraph};
use crate::text::Span;

/// One item of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// Where it stands: bytes of the prose.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: ItemKind,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// A longer reading: the metonym "the Claude maker" or "the Claude-maker", whose parts stand as items too. The entity, and
    /// the item after it.
    pub(super) whole: Option<(EntityIdx, u32)>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A word, with its number in the lexicon.
    Word(WordId),
    /// A name of the model that counts.
    Name(EntityIdx),
    /// A figure: an index into [`Paragraph::figures`].
    Figure(u32),
    /// A run of capitalized words, or one name of the model that does not count.
    Unknown,
    /// The possessive ending of the item before.
    Possessive,
    /// A mark.
    Mark(Mark),
}

/// A mark of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Dash,
    Hyphen,
    Open,
    Close,
    /// Full stop, semicolon, colon, question mark and all others: nothing is read across them.
    Stop,
}

/// Cuts a sentence into items, appended to `items`.
pub(super) fn items(
    prose: &str,
    paragraph: &Paragraph,
    sentence: &Sentence,
    lexicon: &Lexicon,
    model: &Model,
    context: &DraftContext,
    items: &mut Vec<Item>,
) {
    let names = after(&paragraph.names, sentence.span, |it| it.span);
    let mut builder = Builder {
        prose,
        lexicon,
        model,
        context,
        has_company: names
            .clone()
            .take_while(|it| it.1.span.start < sentence.span.end)
            .any(|it| it.1.certain && model.entity(it.1.entity).kind == EntityKind::Company),
        tokens: paragraph
            .tokens
            .get(sentence.tokens.start as usize..sentence.tokens.end as usize)
            .unwrap_or(&[]),
        items,
    };
    let mut names = names.peekable();
    let mut figures = after(&paragraph.figures, sentence.span, |it| it.span).peekable();
    let mut at = 0;
    while let Some(token) = builder.tokens.get(at).copied() {
        while names
            .next_if(|it| it.1.span.start < token.span.start)
            .is_some()
        {}
        while figures
            .next_if(|it| it.1.span.start < token.span.start)
            .is_some()
        {}
        at = if let Some((_, name)) = names.next_if(|it| it.1.span.start == token.span.start) {
            builder.name(at, name)
        } else if let Some((idx, figure)) =
            figures.next_if(|it| it.1.span.start == token.span.start)
        {
            builder.push(figure.span, ItemKind::Figure(idx));
            builder.token_after(at, figure.span)
        } else {
            builder.token(at)
        };
    }
}

/// The mentions from the sentence's start on, with their indices.
fn after<T>(
    all: &[T],
    sentence: Span,
    span: impl Fn(&T) -> Span,
) -> impl Iterator<Item = (u32, &T)> + Clone {
    let first = all.partition_point(|it| span(it).start < sentence.start);
    (first as u32..).zip(all.get(first..).unwrap_or(&[]))
}

/// Whether the mention is the one name that its product has, though a common word or a given name: Claude, and not the
/// Frontier of OpenAI Frontier. Such a name may count by its owner.
pub(in crate::recognize) fn is_own_name(name: &NameMention, model: &Model) -> bool {
    let entity = model.entity(name.entity);
    entity.kind == EntityKind::Product
        && entity
            .names
            .get(name.name as usize)
            .is_some_and(|it| it.text == entity.name())
}

/// What may follow a product's version: a word that ends a noun phrase.
const AFTER_NAME: Class = Class::BE
    .or(Class::HAVE)
    .or(Class::WILL)
    .or(Class::MAYBE)
    .or(Class::CONJ)
    .or(Class::PREP)
    .or(Class::PRODUCT);

struct Builder<'a> {
    prose: &'a str,
    lexicon: &'a Lexicon,
    model: &'a Model,
    context: &'a DraftContext,
    /// Whether the sentence names a company of the model.
    has_company: bool,
    tokens: &'a [Token],
    items: &'a mut Vec<Item>,
}

impl Builder<'_> {
    fn push(&mut self, span: Span, kind: ItemKind) {
        let capital = span
            .slice(self.prose)
            .chars()
            .next()
            .is_some_and(char::is_uppercase);
        self.items.push(Item {
            span,
            kind,
            capital,
            whole: None,
        });
    }

    fn token_after(&self, from: usize, span: Span) -> usize {
        let rest = self.tokens.get(from..).unwrap_or(&[]);
        from + rest
            .iter()
            .take_while(|it| it.span.start < span.end)
            .count()
            .max(1)
    }

    /// A name of the model; a metonym that holds a product's name also as its words.
    fn name(&mut self, at: usize, name: &NameMention) -> usize {
        let end = self.token_after(at, name.span);
        if !self.counts(name) && !self.is_owned(at, name) {
            self.push(name.span, ItemKind::Unknown);
            return self.legal_ending(end);
        }
        if let Some(product) = self.product_in(at..end, name) {
            let first = self.items.len();
            for idx in at..end {
                match self.tokens.get(idx) {
                    Some(token) if idx == product.0 => {
                        self.push(token.span, ItemKind::Name(product.1));
                    }
                    _ => {
                        self.token(idx);
                    }
                }
            }
            let last = self.items.len() as u32;
            if let Some(item) = self.items.get_mut(first) {
                item.whole = Some((name.entity, last));
            }
            return end;
        }
        let last = self.items.len() as u32;
        self.push(name.span, ItemKind::Name(name.entity));
        if let Some(maker) = self.hyphenated_maker(end, name.entity)
            && let Some(item) = self.items.last_mut()
        {
            // The product, the hyphen and the word are three items.
            item.whole = Some((maker, last + 3));
        }
        if self.model.entity(name.entity).kind == EntityKind::Product {
            self.version(end)
        } else {
            self.legal_ending(end)
        }
    }

    /// Takes the number of a version into the product's name before it: "Claude 4".
    fn version(&self, at: usize) -> usize {
        let is_version = self.tokens.get(at).is_some_and(|it| {
            let text = it.text(self.prose);
            it.kind == TokenKind::Number && it.spaced && text.len() <= 3 && !text.contains(',')
        });
        // "ChatGPT 5 million users": a number with a unit or a scale counts something else.
        let is_alone = self.tokens.get(at + 1).is_none_or(|it| {
            it.kind == TokenKind::Punct && !matches!(it.text(self.prose), "%" | "-" | "‑")
                || it.kind == TokenKind::Word
                    && self
                        .lexicon
                        .word(self.lexicon.look_up(it.text(self.prose)))
                        .class
                        .has(AFTER_NAME)
        });
        if is_version && is_alone { at + 1 } else { at }
    }

    /// "Google's Claude": a product's own name behind a company that everybody knows is no given name and no common noun.
    fn is_owned(&self, at: usize, name: &NameMention) -> bool {
        let owner = at.checked_sub(2).and_then(|it| self.tokens.get(it));
        let mark = at.checked_sub(1).and_then(|it| self.tokens.get(it));
        is_own_name(name, self.model)
            && mark.is_some_and(|it| matches!(it.text(self.prose), "'s" | "’s"))
            && owner.is_some_and(|it| self.lexicon.is_company(it.text(self.prose)))
    }

    /// The company that "the ChatGPT-maker" means, where `at` is the token after the product and no name follows.
    fn hyphenated_maker(&self, at: usize, product: EntityIdx) -> Option<EntityIdx> {
        let [hyphen, noun, ..] = self.tokens.get(at..)? else {
            return None;
        };
        let is_glued = !hyphen.spaced && !noun.spaced;
        let is_maker = matches!(hyphen.text(self.prose), "-" | "‑")
            && matches!(
                noun.text(self.prose),
                "maker" | "developer" | "creator" | "owner" | "builder"
            );
        let follows_name = self.tokens.get(at + 2).is_some_and(|it| {
            it.kind == TokenKind::Word && it.text(self.prose).starts_with(char::is_uppercase)
        });
        if !is_glued || !is_maker || follows_name {
            return None;
        }
        self.model.facts_of(product).find_map(|fact| {
            let fact = self.model.fact(fact);
            let is_made = self.model.relation(fact.relation).exclusive == Exclusive::Subject
                && fact.status == Status::Current
                && fact.object == Some(Object::Entity(product));
            is_made.then_some(fact.subject)
        })
    }

    /// Whether the name is one of its entity. Beside a company of the model a weak name of a product is taken as the product:
    /// only a pattern that makes it one ("Claude, made by Palantir") comes to a claim.
    fn counts(&self, name: &NameMention) -> bool {
        let is_product = || self.model.entity(name.entity).kind == EntityKind::Product;
        self.context.counts(name) || (self.has_company && is_product())
    }

    /// The token of a metonym that names a product of the metonym's owner: "ChatGPT" in "the ChatGPT maker".
    fn product_in(
        &self,
        tokens: std::ops::Range<usize>,
        name: &NameMention,
    ) -> Option<(usize, EntityIdx)> {
        if name.form != NameForm::Metonym || tokens.len() < 2 {
            return None;
        }
        tokens.clone().find_map(|idx| {
            let text = self.tokens.get(idx)?.text(self.prose);
            let product = self.model.facts_of(name.entity).find_map(|fact| {
                let fact = self.model.fact(fact);
                match fact.object {
                    Some(Object::Entity(object)) if fact.subject == name.entity => self
                        .model
                        .entity(object)
                        .name()
                        .eq_ignore_ascii_case(text)
                        .then_some(object),
                    _ => None,
                }
            })?;
            Some((idx, product))
        })
    }

    /// Takes "Inc.", "Corp." and the like into the name before them.
    fn legal_ending(&mut self, mut at: usize) -> usize {
        let text = |idx: usize| self.tokens.get(idx).map_or("", |it| it.text(self.prose));
        let mut ending = at;
        if text(ending) == "," {
            ending += 1;
        }
        let is_legal = self
            .lexicon
            .word(self.lexicon.look_up(text(ending)))
            .class
            .has(Class::LEGAL);
        // "OpenAI limited its work": without a capital it is a verb.
        if is_legal && text(ending).starts_with(char::is_uppercase) {
            at = ending + 1;
            if text(at) == "." {
                at += 1;
            }
        }
        at
    }

    fn token(&mut self, at: usize) -> usize {
        let Some(&token) = self.tokens.get(at) else {
            return at + 1;
        };
        let text = token.text(self.prose);
        match token.kind {
            TokenKind::Word => self.word(at, token, text),
            TokenKind::Suffix => self.suffix(token, text),
            TokenKind::Number | TokenKind::Symbol => {
                self.push(token.span, ItemKind::Word(WordId::OTHER))
            }
            TokenKind::Punct => self.mark(at, token, text),
        }
        at + 1
    }

    fn suffix(&mut self, token: Token, text: &str) {
        let kind = match text {
            "'s" | "’s" | "ʼs" | "'" | "’" => ItemKind::Possessive,
            "'t" | "’t" => ItemKind::Word(self.lexicon.look_up("n't")),
            _ => ItemKind::Word(self.lexicon.look_up(text)),
        };
        self.push(token.span, kind);
    }

    fn word(&mut self, at: usize, token: Token, text: &str) {
        if self.joins_hyphenated(at, token) {
            return;
        }
        let id = self.lexicon.look_up(text);
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        // "Google Cloud": a noun of a pattern goes on with a name; function words and verbs do not.
        let word = self.lexicon.word(id);
        let noun = Class::PRODUCT.or(Class::ORG);
        let is_noun =
            word.verbs.is_empty() && (word.class == Class::default() || word.class.has(noun));
        let goes_on = token.spaced
            && is_noun
            && self
                .items
                .last()
                .is_some_and(|it| it.kind == ItemKind::Unknown);
        if !capital || (id != WordId::OTHER && !goes_on) {
            self.push(token.span, ItemKind::Word(id));
            return;
        }
        match self.items.last_mut() {
            Some(last) if last.kind == ItemKind::Unknown && token.spaced => {
                last.span = last.span.cover(token.span)
            }
            _ => self.push(token.span, ItemKind::Unknown),
        }
    }

    /// Whether the word was taken into a hyphenated word: "start-up". Names and figures stay apart from their hyphens.
    fn joins_hyphenated(&mut self, at: usize, token: Token) -> bool {
        let [.., before, hyphen] = self.items.as_slice() else {
            return false;
        };
        let (before, hyphen) = (*before, *hyphen);
        let glued = !token.spaced
            && self
                .tokens
                .get(at.wrapping_sub(1))
                .is_some_and(|it| !it.spaced);
        // "Coca-Cola" is one name; "Microsoft-owned" stays a name and a word.
        let capital = token.text(self.prose).starts_with(char::is_uppercase);
        let word = match before.kind {
            ItemKind::Word(_) => true,
            ItemKind::Unknown => capital,
            _ => false,
        };
        if hyphen.kind != ItemKind::Mark(Mark::Hyphen)
            || !glued
            || !word
            || before.span.end != hyphen.span.start
        {
            return false;
        }
        let span = before.span.cover(token.span);
        self.items.truncate(self.items.len() - 2);
        self.push(
            span,
            ItemKind::Word(self.lexicon.look_up(span.slice(self.prose))),
        );
        true
    }

    fn mark(&mut self, at: usize, token: Token, text: &str) {
        let next = self.tokens.get(at + 1);
        let spaced_after = next.is_none_or(|it| it.spaced);
        let mark = match text {
            "," => Mark::Comma,
            "—" | "–" => Mark::Dash,
            "-" | "‑" if token.spaced && spaced_after => Mark::Dash,
            "-" | "‑" => Mark::Hyphen,
            "(" | "[" => Mark::Open,
            ")" | "]" => Mark::Close,
            // Quotation marks part no clause; whether a claim stands between them is asked elsewhere.
            "\"" | "“" | "”" | "„" | "«" | "»" | "'" | "‘" | "’" => return,
            "&" => {
                self.push(token.span, ItemKind::Word(self.lexicon.look_up("&")));
                return;
            }
            _ => Mark::Stop,
        };
        self.push(token.span, ItemKind::Mark(mark));
    }
}

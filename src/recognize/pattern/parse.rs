//! The pattern language: from a line of a model file to elements with options and choices between them.
//!
//! `docs/patterns.md` explains the language to those who write patterns. [`expand`] multiplies options and choices out, so
//! that matching knows sequences alone.

use std::borrow::Cow;

/// Words of which any does, as the pattern has them: `won|clinched`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alternatives<'t>(&'t str);

impl<'t> Alternatives<'t> {
    /// The words, in lower case.
    pub(super) fn words(self) -> impl Iterator<Item = Cow<'t, str>> {
        let words = self.0.split('|').filter(|it| !it.is_empty());
        words.map(|it| {
            let is_lower = it.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
            if is_lower {
                Cow::Borrowed(it)
            } else {
                Cow::Owned(it.to_lowercase())
            }
        })
    }
}

/// What stands at one place of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element<'t> {
    /// One of these words.
    Words(Alternatives<'t>),
    /// None of these words next; takes nothing.
    NotWords(Alternatives<'t>),
    /// A verb group that ends in a form of one of these verbs.
    Verb {
        /// The bases.
        bases: Alternatives<'t>,
        /// Whether the verb is suffered: "was made", or "made" alone after its noun.
        passive: bool,
    },
    /// A party of the claim.
    Party(Role, Whom),
    /// The possessive ending of the party before.
    Possessive,
    /// An amount.
    Figure(FigureClass),
    /// A date, with or without "in" or "on".
    Date,
    /// The words of a fact's role or object: "supply chain risk".
    Text,
    /// At most so many words that no clause bound parts.
    Gap(u8),
    /// A comma or a dash.
    Comma,
    /// A hyphen, or nothing where it is optional.
    Hyphen {
        /// Whether a blank does as well.
        optional: bool,
    },
    /// The phrase ends here with a mark, a conjunction, a time, or the end of the sentence.
    End,
    /// The name or noun before is the head of its phrase: no further noun follows.
    Head,
}

/// Which party of a claim a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Of whom the relation is said.
    Subject,
    /// With whom or what.
    Object,
    /// A further party: the fact's `via`, `with` or `for`.
    With,
}

/// Who may fill a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// An entity of the model, or a second mention of one.
    Known,
    /// Also a well-known company of which the model knows nothing.
    Company,
    /// Also any other capitalized name.
    Anyone,
}

/// Which amounts fill a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureClass {
    /// Money in any currency.
    Money,
    /// A number with a unit of measure.
    Quantity,
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<T> {
    /// One step.
    One(T),
    /// Several ways to go on; for an option, one of them is empty.
    Choice(Vec<Way<T>>),
}

/// Pieces that follow one another.
pub(super) type Way<T> = Vec<Piece<T>>;

impl<T> Piece<T> {
    /// How many ways lead through it.
    fn n_ways(&self) -> usize {
        match self {
            Piece::One(_) => 1,
            Piece::Choice(ways) => n_ways(ways),
        }
    }

    /// Whether a way through it takes no step.
    fn may_be_empty(&self) -> bool {
        match self {
            Piece::One(_) => false,
            Piece::Choice(ways) => may_be_empty(ways),
        }
    }
}

fn n_ways<T>(ways: &[Way<T>]) -> usize {
    let through = |way: &Way<T>| {
        let counts = way.iter().map(Piece::n_ways);
        counts.fold(1, usize::saturating_mul)
    };
    ways.iter().map(through).fold(0, usize::saturating_add)
}

fn may_be_empty<T>(ways: &[Way<T>]) -> bool {
    ways.iter().any(|way| way.iter().all(Piece::may_be_empty))
}

/// The sequences of a way: one for each way through its options and choices.
pub(super) fn expand<T: Clone>(way: &Way<T>) -> Vec<Vec<T>> {
    let mut sequences = vec![Vec::new()];
    for piece in way {
        match piece {
            Piece::One(step) => sequences.iter_mut().for_each(|it| it.push(step.clone())),
            Piece::Choice(ways) => {
                let tails: Vec<Vec<T>> = ways.iter().flat_map(expand).collect();
                sequences = multiply(&sequences, &tails);
            }
        }
    }
    sequences
}

fn multiply<T: Clone>(heads: &[Vec<T>], tails: &[Vec<T>]) -> Vec<Vec<T>> {
    let with_tails = |head: &Vec<T>| {
        let head = head.clone();
        tails
            .iter()
            .map(move |tail| [head.as_slice(), tail.as_slice()].concat())
    };
    heads.iter().flat_map(with_tails).collect()
}

/// A pattern, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parsed<T> {
    /// Its alternatives.
    pub(super) ways: Vec<Way<T>>,
    /// What the pattern says of its matches.
    pub(super) flags: Flags,
}

/// What a pattern says of its matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::recognize) struct Flags {
    /// Whether the sentence's date is the date of what the verb tells: "won … in July".
    pub(in crate::recognize) dated: bool,
    /// Whether the parties may stand either way round: "a contract with".
    pub(in crate::recognize) symmetric: bool,
    /// Whether the two parties stand as one phrase: "OpenAI's Claude".
    pub(in crate::recognize) phrase: bool,
    /// Whether the claim speaks of a present state, so that its tense is not compared with the fact's status.
    pub(in crate::recognize) timeless: bool,
    /// Whether what it tells happens once, so that another date is no other event.
    pub(in crate::recognize) once: bool,
    /// Whether it is there whatever the verb says of it: "may cancel Anthropic's contract".
    pub(in crate::recognize) given: bool,
    /// Whether its words make the amount the most that it can be: "tops out at".
    pub(in crate::recognize) ceiling: bool,
}

impl Flags {
    /// The switch of a word after `=>`.
    fn switch(&mut self, word: &str) -> Option<&mut bool> {
        Some(match word {
            "dated" => &mut self.dated,
            "symmetric" => &mut self.symmetric,
            "phrase" => &mut self.phrase,
            "timeless" => &mut self.timeless,
            "once" => &mut self.once,
            "given" => &mut self.given,
            "ceiling" => &mut self.ceiling,
            _ => return None,
        })
    }
}

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternError {
    /// What is wrong, for the person who wrote the pattern.
    pub(crate) message: String,
}

/// More ways than this through one pattern mean that it should be cut in two: each is tried on its own.
const MAX_SEQUENCES: usize = 128;

/// How many steps a way has at most, as a rule.
const USUAL_LENGTH: usize = 8;

/// Reads a pattern. `step` makes a step of each element, in reading order, also of those before a mistake.
pub(super) fn parse<'t, T>(
    text: &'t str,
    step: &mut dyn FnMut(Element<'t>) -> T,
) -> Result<Parsed<T>, PatternError> {
    let (body, flags) = text.split_once("=>").unwrap_or((text, ""));
    let ways = choice(&mut Tokens { rest: body }, None, step)?;
    let n_ways = n_ways(&ways);
    if n_ways > MAX_SEQUENCES {
        return error(format!("has {n_ways} ways through it; cut it in two"));
    }
    if may_be_empty(&ways) {
        return error("can match nothing at all".to_owned());
    }
    let flags = read_flags(flags)?;
    Ok(Parsed { ways, flags })
}

fn read_flags(words: &str) -> Result<Flags, PatternError> {
    let mut flags = Flags::default();
    for flag in words.split_whitespace() {
        match flags.switch(flag) {
            Some(switch) => *switch = true,
            None => {
                return error(format!(
                    "“{flag}” is no flag; there are dated, symmetric, phrase, timeless, once, given, ceiling"
                ));
            }
        }
    }
    Ok(flags)
}

/// The words of a pattern. Brackets and commas are words of their own; `|` only where it stands alone, for inside a word
/// it parts alternatives.
struct Tokens<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let is_mark = |byte: &u8| matches!(byte, b'[' | b']' | b'(' | b')' | b',');
        let ends = |byte: u8| byte.is_ascii_whitespace() || is_mark(&byte);
        let text = self.rest.trim_ascii_start();
        let len = match text.as_bytes().first()? {
            mark if is_mark(mark) => 1,
            _ => text.bytes().position(ends).unwrap_or(text.len()),
        };
        let (token, rest) = text.split_at_checked(len)?;
        self.rest = rest;
        Some(token)
    }
}

/// Alternatives up to the closing bracket.
fn choice<'t, T>(
    tokens: &mut Tokens<'t>,
    close: Option<&str>,
    step: &mut dyn FnMut(Element<'t>) -> T,
) -> Result<Vec<Way<T>>, PatternError> {
    let mut done = Vec::new();
    let mut way = Vec::with_capacity(USUAL_LENGTH);
    loop {
        let Some(token) = tokens.next() else {
            if let Some(close) = close {
                return error(format!("a bracket is open: “{close}” is missing"));
            }
            break;
        };
        match token {
            "|" => done.push(std::mem::replace(
                &mut way,
                Vec::with_capacity(USUAL_LENGTH),
            )),
            "[" => {
                let mut ways = choice(tokens, Some("]"), step)?;
                ways.push(Vec::new());
                way.push(Piece::Choice(ways));
            }
            "(" => way.push(Piece::Choice(choice(tokens, Some(")"), step)?)),
            "]" | ")" if Some(token) == close => break,
            "]" | ")" => return error(format!("“{token}” closes nothing")),
            _ => {
                let (first, second) = elements(token)?;
                let elements = [Some(first), second].into_iter().flatten();
                way.extend(elements.map(|it| Piece::One(step(it))));
            }
        }
    }
    done.push(way);
    Ok(done)
}

/// The element of a word, and the possessive that a name in braces may have behind it.
fn elements(token: &str) -> Result<(Element<'_>, Option<Element<'_>>), PatternError> {
    match token.strip_prefix('{') {
        Some(inner) => braces(inner),
        None => Ok((element(token)?, None)),
    }
}

fn element(token: &str) -> Result<Element<'_>, PatternError> {
    if let Some(inner) = token.strip_prefix("passive<") {
        return verb(inner, true);
    }
    if let Some(inner) = token.strip_prefix('<') {
        return verb(inner, false);
    }
    if let Some(count) = token.strip_prefix('~') {
        let most = if count.is_empty() {
            Ok(3)
        } else {
            count.parse()
        };
        return most
            .map(Element::Gap)
            .or_else(|_| error(format!("“{token}” is no gap")));
    }
    if let Some(inner) = token.strip_prefix('!') {
        return Ok(Element::NotWords(Alternatives(inner)));
    }
    Ok(match token {
        "," => Element::Comma,
        "-" => Element::Hyphen { optional: true },
        "--" => Element::Hyphen { optional: false },
        "." => Element::End,
        "/" => Element::Head,
        "'s" => Element::Possessive,
        _ => Element::Words(Alternatives(token)),
    })
}

fn verb(inner: &str, passive: bool) -> Result<Element<'_>, PatternError> {
    let Some(bases) = inner.strip_suffix('>') else {
        return error(format!("“<{inner}” lacks its “>”"));
    };
    let bases = Alternatives(bases);
    Ok(Element::Verb { bases, passive })
}

fn braces(inner: &str) -> Result<(Element<'_>, Option<Element<'_>>), PatternError> {
    let Some((name, rest)) = inner.split_once('}') else {
        return error(format!("“{{{inner}” lacks its “}}”"));
    };
    let (name, whom) = match name.split_once(':') {
        None => (name, Whom::Known),
        Some((name, "company")) => (name, Whom::Company),
        Some((name, "any")) => (name, Whom::Anyone),
        Some((_, whom)) => return error(format!("“{whom}” is nobody; there are company and any")),
    };
    let first = match name {
        "subject" => Element::Party(Role::Subject, whom),
        "object" => Element::Party(Role::Object, whom),
        "with" => Element::Party(Role::With, whom),
        "money" => Element::Figure(FigureClass::Money),
        "quantity" => Element::Figure(FigureClass::Quantity),
        "date" => Element::Date,
        "text" => Element::Text,
        _ => {
            return error(format!(
                "“{{{name}}}” is unknown; there are subject, object, with, money, quantity, date, text"
            ));
        }
    };
    match rest {
        "" => Ok((first, None)),
        "'s" => Ok((first, Some(Element::Possessive))),
        _ => error(format!("“{rest}” may not follow a brace; only 's may")),
    }
}

fn error<T>(message: String) -> Result<T, PatternError> {
    Err(PatternError { message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let drawn = match parse(text, &mut |it| it) {
            Ok(parsed) => {
                let sequences = parsed.ways.iter().flat_map(expand);
                sequences.map(|it| format!("{it:?}\n")).collect()
            }
            Err(error) => error.message,
        };
        expected.assert_eq(drawn.trim_end());
    }

    #[test]
    fn options_and_choices_are_multiplied_out() {
        check(
            "a|b [c] ( d | e )",
            expect![[r#"
                [Words(Alternatives("a|b")), Words(Alternatives("c")), Words(Alternatives("d"))]
                [Words(Alternatives("a|b")), Words(Alternatives("c")), Words(Alternatives("e"))]
                [Words(Alternatives("a|b")), Words(Alternatives("d"))]
                [Words(Alternatives("a|b")), Words(Alternatives("e"))]"#]],
        );
    }

    #[test]
    fn parties_verbs_and_gaps() {
        check(
            "{subject:any}'s ~2 passive<make> {money} .",
            expect![[
                r#"[Party(Subject, Anyone), Possessive, Gap(2), Verb { bases: Alternatives("make"), passive: true }, Figure(Money), End]"#
            ]],
        );
    }

    #[test]
    fn alternatives_are_words_in_lower_case() {
        let words: Vec<_> = Alternatives("won|Clinched||ÉTÉ").words().collect();
        assert_eq!(words, ["won", "clinched", "été"]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        check(
            "{who} <win>",
            expect![
                "“{who}” is unknown; there are subject, object, with, money, quantity, date, text"
            ],
        );
        check("[a", expect!["a bracket is open: “]” is missing"]);
        check("a )", expect!["“)” closes nothing"]);
        check("<win", expect!["“<win” lacks its “>”"]);
        check("[a]", expect!["can match nothing at all"]);
        check("( a | [b] [c] )", expect!["can match nothing at all"]);
        check(
            &"( a | b ) ".repeat(8),
            expect!["has 256 ways through it; cut it in two"],
        );
        check(
            "a => fast",
            expect![
                "“fast” is no flag; there are dated, symmetric, phrase, timeless, once, given, ceiling"
            ],
        );
    }
}

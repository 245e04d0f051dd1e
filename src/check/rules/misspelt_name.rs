//! `misspelt-name`: a known name with a slip in it.
//!
//! Listed misspellings come as mentions. Near misses are looked for where words with capitals stand that no known name
//! accounts for; then everything that such words could be instead is ruled out, since a right word called wrong is the
//! worst this tool can do.

use crate::check::context::ParagraphView;
use crate::check::evidence::known;
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::draft::{Token, TokenKind, cover};
use crate::model::{
    EntityIdx, EntityKind, Name, NameForm, NearName, Object, is_link, push_letters,
};
use crate::recognize::{NameMention, is_function_word};
use crate::text::{Span, is_english};

pub(super) static RULE: Rule = Rule {
    code: "misspelt-name",
    summary: "A known name with a slip in it",
    doc: "\
A name of the fact model, misspelt: a form that the model lists as wrong, a letter lost, doubled, swapped or mistyped, \
capitals in the wrong place, a name split in two or run together, an accent left out. Names are what readers and the \
people named check first.

Forms that the model lists as seen in print, and missing accents and hyphens, are information only. A dictionary word, \
a plural, a possessive or another known name is never taken for a slip. Short names must be listed to be found, and \
names of six or seven letters only count where the draft also speaks of their owner or of somebody a fact ties to it.

Wrong:

> Antropic refused the request.

Right:

> Anthropic refused the request.

May be wrong: when somebody else bears a name one letter away; put it into the model, as an entity of its own or in \
the `not` list of the one it resembles.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

/// The longest run of words that is compared with one name.
const MAX_WORDS: usize = 5;

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for mention in &view.paragraph.names {
        findings.extend(listed(view, mention));
    }
    let mut letters = String::new();
    let mut near = Vec::new();
    let mut idx = 0;
    while let Some(token) = view.paragraph.tokens.get(idx) {
        let may_slip = is_capitalized(*token, view.prose())
            && view.model.may_nearly_start(token.text(view.prose()));
        match may_slip.then(|| slip_at(view, idx, &mut letters, &mut near)) {
            Some(Some(slip)) => {
                idx += slip.words.len();
                findings.push(slip.finding(view));
            }
            _ => idx += 1,
        }
    }
}

/// A mention in a form that is no name: a listed misspelling, or one without its accents.
fn listed(view: &ParagraphView<'_>, mention: &NameMention) -> Option<Finding<Span>> {
    let written = mention.span.slice(view.prose());
    if view.settings.knows(written) {
        return None;
    }
    let entity = view.model.entity(mention.entity);
    let (right, severity, why) = match mention.form {
        NameForm::Misspelt => (
            entity.name(),
            Severity::Warning,
            "is listed as a misspelling of",
        ),
        NameForm::Variant => (
            entity.name(),
            Severity::Information,
            "is seen in print, but the owner writes",
        ),
        _ if mention.accents_differ => {
            let name = entity.names.get(mention.name as usize)?;
            (
                name.text.as_str(),
                Severity::Information,
                "has other accents than",
            )
        }
        _ => return None,
    };
    let message = format!("“{written}” {why} “{right}”");
    let mut finding = Finding::new(&RULE, mention.span, message)
        .replace(mention.span, in_case_of(written, right))
        .safe(severity == Severity::Warning);
    finding.severity = severity;
    Some(finding.explained(known(entity)))
}

/// The right spelling, in capitals where the wrong one stands in capitals.
fn in_case_of(written: &str, right: &str) -> String {
    let shouted = written.chars().count() > 1 && !written.chars().any(char::is_lowercase);
    if shouted {
        right.to_uppercase()
    } else {
        right.to_owned()
    }
}

/// Words that nearly spell a name.
struct Slip<'a> {
    words: &'a [Token],
    near: NearName,
}

impl Slip<'_> {
    fn span(&self) -> Span {
        cover(self.words)
    }

    fn finding(&self, view: &ParagraphView<'_>) -> Finding<Span> {
        let entity = view.model.entity(self.near.entity);
        let name = name_of(view, self.near).map_or(entity.name(), |name| &name.text);
        let (at, right) = self.smallest_change(view, name);
        let written = at.slice(view.prose());
        let message = if right == name {
            format!("“{written}” looks like a slip for “{name}”")
        } else {
            format!("“{written}” looks like a slip for “{right}” in “{name}”")
        };
        let mut finding = Finding::new(&RULE, at, message).replace(at, in_case_of(written, right));
        if self.near.distance == 0 && written.to_lowercase() != right.to_lowercase() {
            // Only spaces, hyphens or accents differ, as they do in print.
            finding.severity = Severity::Information;
        }
        finding.explained(known(entity))
    }

    /// The words that differ, where the name has as many, and what they should be; else all of them.
    fn smallest_change<'n>(&self, view: &ParagraphView<'_>, name: &'n str) -> (Span, &'n str) {
        if name.split(' ').count() != self.words.len() {
            return (self.span(), name);
        }
        let mut start = 0;
        let pairs = self.words.iter().zip(name.split(' ')).map(|(word, known)| {
            let right = start..start + known.len();
            start = right.end + " ".len();
            (word.span, right, word.text(view.prose()) != known)
        });
        let change = pairs
            .filter(|(.., differs)| *differs)
            .map(|(at, right, _)| (at, right))
            .reduce(|(at, right), (last, end)| (at.cover(last), right.start..end.end));
        let found = change.and_then(|(at, right)| Some((at, name.get(right)?)));
        found.unwrap_or_else(|| (self.span(), name))
    }
}

fn name_of<'a>(view: &ParagraphView<'a>, near: NearName) -> Option<&'a Name> {
    view.model.entity(near.entity).names.get(near.name as usize)
}

/// The best slip among the runs of words that begin at token `idx`: the nearest, of those the longest.
fn slip_at<'a>(
    view: &ParagraphView<'a>,
    idx: usize,
    letters: &mut String,
    found: &mut Vec<NearName>,
) -> Option<Slip<'a>> {
    let prose = view.prose();
    let tokens = &view.paragraph.tokens;
    letters.clear();
    let mut best: Option<Slip<'a>> = None;
    for end in idx + 1..=idx + 2 * MAX_WORDS {
        let Some(words @ [.., token]) = tokens.get(idx..end) else {
            break;
        };
        let token = *token;
        let hyphen = is_hyphen(token, prose);
        if end > idx + 1 && !(continues(token, prose) || (hyphen && !token.spaced)) {
            break;
        }
        if hyphen {
            continue;
        }
        push_letters(token.text(prose), letters);
        if is_link(token.text(prose)) {
            continue;
        }
        if is_accounted_for(view, cover(words)) {
            continue;
        }
        found.clear();
        // English words alone are no name with other letters (see `is_misspelt`).
        let may_slip = || {
            let mut words = words.iter().filter(|it| !is_hyphen(**it, prose));
            words.any(|it| !is_english(it.text(prose)))
        };
        view.model.find_near(letters, &may_slip, found);
        let candidate = only_entity(found).map(|near| Slip { words, near });
        if let Some(slip) = candidate.filter(|slip| is_slip(view, idx, slip))
            && best
                .as_ref()
                .is_none_or(|it| slip.near.distance <= it.near.distance)
        {
            best = Some(slip);
        }
    }
    best
}

/// The nearest name; `None` where two entities are equally near.
fn only_entity(found: &[NearName]) -> Option<NearName> {
    let nearest = found.iter().min_by_key(|it| it.distance)?;
    let rival = found
        .iter()
        .any(|it| it.distance == nearest.distance && it.entity != nearest.entity);
    (!rival).then_some(*nearest)
}

/// Whether a token can stand in a run of words after the first.
fn continues(token: Token, prose: &str) -> bool {
    let text = token.text(prose);
    match token.kind {
        TokenKind::Word => {
            token
                .text(prose)
                .chars()
                .next()
                .is_some_and(char::is_uppercase)
                || is_link(text)
                || !token.spaced
        }
        TokenKind::Number => true,
        _ => false,
    }
}

#[inline]
fn is_capitalized(token: Token, prose: &str) -> bool {
    if token.kind != TokenKind::Word {
        return false;
    }
    // Nearly all words begin with a small letter, which one byte tells.
    match prose.as_bytes().get(token.span.start as usize) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => {
            let first = token.text(prose).chars().next();
            first.is_some_and(char::is_uppercase)
        }
    }
}

fn is_hyphen(token: Token, prose: &str) -> bool {
    matches!(token.text(prose), "-" | "‐" | "‑")
}

fn is_slip(view: &ParagraphView<'_>, idx: usize, slip: &Slip<'_>) -> bool {
    let span = slip.span();
    let Some(name) = name_of(view, slip.near) else {
        return false;
    };
    let written = span.slice(view.prose());
    !is_known(view, slip, name)
        && !is_glued(view, idx, slip.words.len())
        && !view.model.is_excepted(written)
        && !is_house_style(written, &name.text)
        && if slip.near.distance == 0 {
            is_wrongly_set(view, idx, slip, name)
        } else {
            is_misspelt(view, idx, slip, name)
        }
}

/// Whether the house says that the words are right, or those of them that differ from the name.
fn is_known(view: &ParagraphView<'_>, slip: &Slip<'_>, name: &Name) -> bool {
    let known = |span: Span| view.settings.knows(span.slice(view.prose()));
    known(slip.span()) || known(slip.smallest_change(view, &name.text).0)
}

/// Whether known names cover the words, or the first or last word alone makes the run look like one.
fn is_accounted_for(view: &ParagraphView<'_>, span: Span) -> bool {
    let names = &view.paragraph.names;
    let touching = || names.iter().filter(|it| it.span.overlaps(span));
    let covered: u32 = touching().map(|it| it.span.len()).sum();
    // A listed slip has its finding; the gaps between names are spaces and marks.
    touching().any(|it| it.span.covers(span))
        || (covered > 0 && covered + touching().count() as u32 >= span.len())
}

/// Whether the run is part of a longer word, an address or a handle.
fn is_glued(view: &ParagraphView<'_>, idx: usize, len: usize) -> bool {
    let prose = view.prose();
    let tokens = &view.paragraph.tokens;
    let mark =
        |token: &Token| matches!(token.text(prose), "@" | "#" | "/" | "_" | "." | "\\" | "&");
    let before = idx
        .checked_sub(1)
        .and_then(|it| tokens.get(it))
        .zip(tokens.get(idx));
    let after = tokens.get(idx + len);
    before.is_some_and(|(before, first)| {
        !first.spaced && (mark(before) || before.kind == TokenKind::Number)
    }) || after.is_some_and(|after| {
        let address = mark(after) && tokens.get(idx + len + 1).is_some_and(|next| !next.spaced);
        !after.spaced
            && (after.kind == TokenKind::Number || after.kind == TokenKind::Word || address)
    })
}

/// Whether the name is all capitals, which many houses set with one.
fn is_house_style(written: &str, name: &str) -> bool {
    let lower = written
        .get(1..)
        .is_some_and(|rest| !rest.chars().any(char::is_uppercase));
    !name.chars().any(char::is_lowercase) && lower && written.eq_ignore_ascii_case(name)
}

/// The letters are right; case, spaces or marks are not. Two ordinary words side by side may be just that.
fn is_wrongly_set(view: &ParagraphView<'_>, idx: usize, slip: &Slip<'_>, name: &Name) -> bool {
    let prose = view.prose();
    let written = slip.span().slice(prose);
    let words = || {
        slip.words
            .iter()
            .filter(|it| it.kind == TokenKind::Word)
            .map(|it| it.text(prose))
    };
    if written == name.text || !written.chars().any(char::is_lowercase) && slip.words.len() == 1 {
        return false;
    }
    let split = words().count() > name.text.split([' ', '-']).count();
    let may_be_words =
        words().all(is_english) && (starts_sentence(view, idx) || is_title_case(view));
    let only_case = written.to_lowercase() == name.text.to_lowercase();
    // "Federal Reserve Board" set as "Federal reserve Board" is style; "OpenAi" for "OpenAI" is not.
    let inner_capitals =
        name.text.chars().skip(1).any(char::is_uppercase) && !name.text.contains(' ');
    if only_case {
        inner_capitals
    } else {
        !(split && may_be_words)
    }
}

/// A letter or two are wrong: everything that the words could be instead is ruled out.
fn is_misspelt(view: &ParagraphView<'_>, idx: usize, slip: &Slip<'_>, name: &Name) -> bool {
    let prose = view.prose();
    let entity = view.model.entity(slip.near.entity);
    let words: Vec<&str> = slip
        .words
        .iter()
        .filter(|it| !is_hyphen(**it, prose))
        .map(|it| it.text(prose))
        .collect();
    let known: Vec<&str> = name.text.split([' ', '-']).collect();
    let n_letters = name.text.chars().filter(|c| c.is_alphanumeric()).count();
    if n_letters < 8 && !is_in_company(view, slip.near.entity) {
        return false;
    }
    if words.len() != known.len() {
        // Split or run together, and misspelt as well: only long names are still sure.
        return n_letters >= 10
            && slip.near.distance == 1
            && !words.iter().all(|it| is_english(it));
    }
    let differing = || {
        words
            .iter()
            .zip(&known)
            .enumerate()
            .filter(|(_, (word, known))| word != known)
    };
    let given_name = entity.kind == EntityKind::Person && differing().any(|(at, _)| at == 0);
    !given_name
        && differing().all(|(_, (word, known))| may_be_slip_of(word, known))
        && (known.len() > 1 || !is_part_of_longer_name(view, idx, slip.words.len()))
        && differing().all(|(_, (word, _))| !is_english(word))
}

/// Whether one word may be a slip of another: long enough, with a capital, and no plural or other form of it.
fn may_be_slip_of(word: &str, known: &str) -> bool {
    let stem = |it: &str| {
        it.to_lowercase()
            .trim_end_matches(['s', '\'', '’'])
            .to_owned()
    };
    word.chars().count() >= 5
        && stem(word) != stem(known)
        && !["n", "an", "ian", "es", "e", "a", "i"]
            .iter()
            .any(|ending| stem(word) == stem(known) + ending)
}

/// Whether the draft speaks of the entity by a right name, or of one that a fact ties to it.
fn is_in_company(view: &ParagraphView<'_>, entity: EntityIdx) -> bool {
    let tied =
        |object: &Object| matches!(object, Object::Entity(other) if view.draft.mentions(*other));
    view.draft.mentions(entity)
        || view
            .model
            .facts_of(entity)
            .map(|fact| view.model.fact(fact))
            .any(|fact| view.draft.mentions(fact.subject) || fact.object.as_ref().is_some_and(tied))
}

/// Whether another word with a capital that is no English word stands beside: "Marion Dubois" is a person.
fn is_part_of_longer_name(view: &ParagraphView<'_>, idx: usize, len: usize) -> bool {
    let prose = view.prose();
    let tokens = &view.paragraph.tokens;
    let foreign = |token: &Token| {
        let text = token.text(prose);
        let known = view
            .paragraph
            .names
            .iter()
            .any(|it| it.span.overlaps(token.span));
        is_capitalized(*token, prose)
            && text.chars().any(char::is_lowercase)
            && !known
            && !is_function_word(text)
            && !is_english(text)
    };
    let spaced = tokens.get(idx).is_some_and(|it| it.spaced);
    let before = idx
        .checked_sub(1)
        .and_then(|it| tokens.get(it))
        .filter(|_| spaced);
    let after = tokens.get(idx + len).filter(|it| it.spaced);
    before.is_some_and(foreign) || after.is_some_and(foreign)
}

fn starts_sentence(view: &ParagraphView<'_>, idx: usize) -> bool {
    view.paragraph
        .sentences
        .iter()
        .any(|it| it.tokens.start == idx as u32)
}

/// Whether most longer words have capitals, as in headlines: a capital then says nothing.
fn is_title_case(view: &ParagraphView<'_>) -> bool {
    let words = || {
        view.paragraph
            .tokens
            .iter()
            .filter(|it| it.kind == TokenKind::Word && it.span.len() > 3)
    };
    let capitals = words()
        .filter(|it| is_capitalized(**it, view.prose()))
        .count();
    capitals * 3 > words().count() * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Settings;
    use crate::check::fixture::{report_in, report_with};
    use crate::model::{Layer, LayerFile, Model};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report_with(RULE.code, text, None, &Model::seed()));
    }

    #[track_caller]
    fn check_silent(text: &str) {
        assert_eq!(
            report_with(RULE.code, text, None, &Model::seed()),
            "",
            "{text}"
        );
    }

    #[test]
    fn listed_forms() {
        check(
            "Antropic refused.",
            expect![[r#"
            “Antropic”: “Antropic” is listed as a misspelling of “Anthropic” | “Antropic” → “Anthropic”
        "#]],
        );
        check(
            "Chat GPT is made by OpenAi.",
            expect![[r#"
            “Chat GPT”: “Chat GPT” is listed as a misspelling of “ChatGPT” | “Chat GPT” → “ChatGPT”
            “OpenAi”: “OpenAi” is listed as a misspelling of “OpenAI” | “OpenAi” → “OpenAI”
        "#]],
        );
        check(
            "Open AI said so.",
            expect![[r#"
            “Open AI”: “Open AI” is seen in print, but the owner writes “OpenAI” | “Open AI” → “OpenAI”
        "#]],
        );
    }

    #[test]
    fn a_letter_or_two() {
        check(
            "Palatir built it. Palantri sold it.",
            expect![[r#"
                “Palatir”: “Palatir” looks like a slip for “Palantir” | “Palatir” → “Palantir”
                “Palantri”: “Palantri” looks like a slip for “Palantir” | “Palantri” → “Palantir”
            "#]],
        );
        check(
            "Anthropc’s models and Anthroppic's lawyers",
            expect![[r#"
            “Anthropc”: “Anthropc” looks like a slip for “Anthropic” | “Anthropc” → “Anthropic”
            “Anthroppic”: “Anthroppic” looks like a slip for “Anthropic” | “Anthroppic” → “Anthropic”
        "#]],
        );
        check(
            "Amazon Web Sevrices grew. So did Palantir Tecnologies.",
            expect![[r#"
                “Sevrices”: “Sevrices” looks like a slip for “Services” in “Amazon Web Services” | “Sevrices” → “Services”
                “Tecnologies”: “Tecnologies” looks like a slip for “Technologies” in “Palantir Technologies” | “Tecnologies” → “Technologies”
            "#]],
        );
        check(
            "The Stateful Runtme Enviroment is new.",
            expect![[r#"
                “Runtme Enviroment”: “Runtme Enviroment” looks like a slip for “Runtime Environment” in “Stateful Runtime Environment” | “Runtme Enviroment” → “Runtime Environment”
            "#]],
        );
        check(
            "The US Departement of Defense paid.",
            expect![[r#"
                “Departement”: “Departement” looks like a slip for “Department” in “US Department of Defense” | “Departement” → “Department”
            "#]],
        );
        check(
            "OpenAI spoke; OpenAl did not, nor did OpneAI.",
            expect![[r#"
            “OpenAl”: “OpenAl” looks like a slip for “OpenAI” | “OpenAl” → “OpenAI”
            “OpneAI”: “OpneAI” looks like a slip for “OpenAI” | “OpneAI” → “OpenAI”
        "#]],
        );
        check(
            "The Amazon Bedrok service",
            expect![[r#"
                “Bedrok”: “Bedrok” looks like a slip for “Bedrock” in “Amazon Bedrock” | “Bedrok” → “Bedrock”
            "#]],
        );
    }

    #[test]
    fn capitals_and_spaces() {
        check(
            "Chatgpt is new. ChatGpt is old.",
            expect![[r#"
            “Chatgpt”: “Chatgpt” looks like a slip for “ChatGPT” | “Chatgpt” → “ChatGPT”
            “ChatGpt”: “ChatGpt” looks like a slip for “ChatGPT” | “ChatGpt” → “ChatGPT”
        "#]],
        );
        check(
            "OpenAI's rivals: Openai, Chat-GPT, AmazonBedrock.",
            expect![[r#"
                “Openai”: “Openai” looks like a slip for “OpenAI” | “Openai” → “OpenAI”
                “Chat-GPT”: “Chat-GPT” looks like a slip for “ChatGPT” | “Chat-GPT” → “ChatGPT”
                “AmazonBedrock”: “AmazonBedrock” looks like a slip for “Amazon Bedrock” | “AmazonBedrock” → “Amazon Bedrock”
            "#]],
        );
    }

    #[test]
    fn in_capitals_the_fix_is_in_capitals() {
        check(
            "PALATIR AND ANTROPIC MEET",
            expect![[r#"
            “PALATIR”: “PALATIR” looks like a slip for “Palantir” | “PALATIR” → “PALANTIR”
            “ANTROPIC”: “ANTROPIC” is listed as a misspelling of “Anthropic” | “ANTROPIC” → “ANTHROPIC”
        "#]],
        );
        check(
            "CEO Palatir spoke.",
            expect![[r#"
            “Palatir”: “Palatir” looks like a slip for “Palantir” | “Palatir” → “Palantir”
        "#]],
        );
    }

    #[test]
    fn short_names_want_company() {
        check(
            "Amzon invests in OpenAI.",
            expect![[r#"
            “Amzon”: “Amzon” looks like a slip for “Amazon” | “Amzon” → “Amazon”
        "#]],
        );
        check_silent("Amzon invests in tulips.");
    }

    #[test]
    fn silent_on_words_plurals_and_other_names() {
        for text in [
            "Amazing! OpenAI said. Amazons fought with Amazon.",
            "Routers failed at Reuters, and Reuter founded Reuters.",
            "Anthropics is a word; Palantirs are stones; the Palantirian age.",
            "Titanium for Trainium. Training on Trainium chips. Trainium2 is faster; Trainiums are chips.",
            "Claudio, Claudia and Claud met Claude of Anthropic.",
            "OpenAPI and OpenAL are older than OpenAI.",
            "Pentagons have five sides, says the Pentagon. Hexagon did not.",
            "The UN Department of Peace and the US Department of State met the US Department of Defense.",
            "AMAZON AND OPENAI, REUTERS, PALANTIR",
            "The Federal Governments of two countries; the US Government.",
            "Mail @Palatir or see Palatir.com and palatir.",
            "Amazon Web Services' rivals; Amazon Web Service; Amazone deals with Amazonian frogs at Amazon.",
            "Palantin Dubois paints.",
        ] {
            check_silent(text);
        }
    }

    #[test]
    fn names_of_people() {
        let file = LayerFile {
            layer: Layer::Workspace,
            path: "w.json".to_owned(),
            text: r#"{"entities": [
                {"id": "p", "kind": "person", "name": "Daniela Korhonen", "short": ["Korhonen"]},
                {"id": "n", "kind": "company", "name": "Nestlé"},
                {"id": "b", "kind": "company", "name": "NORDVIK"}]}"#
                .into(),
        };
        let (model, _) = Model::build(&[file]);
        let run = |text: &str| report_with(RULE.code, text, None, &model);
        expect![[r#"
            “Korhonnen”: “Korhonnen” looks like a slip for “Korhonen” in “Daniela Korhonen” | “Korhonnen” → “Korhonen”
            “Nestle”: “Nestle” has other accents than “Nestlé” | “Nestle” → “Nestlé”
        "#]].assert_eq(&run("Daniela Korhonnen met Nestle."));
        assert_eq!(run("Daniel Korhonen met Nordvik; Korhonem did not."), "");
    }

    #[test]
    fn the_house_knows_words_that_are_right() {
        let settings = |words: &[&str]| Settings::knowing(words);
        let report =
            |text, words| report_in(RULE.code, text, None, &Model::seed(), &settings(words));
        assert_ne!(report("Palatir built it.", &[]), "");
        assert_eq!(report("Palatir built it.", &["Palatir"]), "");
        assert_eq!(report("Antropic refused.", &["Antropic"]), "");
        assert_ne!(report("Palatir built it.", &["Antropic"]), "");
    }
}

//! Names of the model in the prose.
//!
//! The gazetteer finds the letters; here the words around decide whether they are the name: "Amazon River" is no company,
//! "Claude Monet" no product, and a weak name wants company.

use super::families::find_families;
use super::name::NameMention;
use super::small_words::{is_function_word, is_title};
use crate::draft::{Token, TokenKind};
use crate::model::{Entity, EntityKind, Model, NameForm, NameHit};
use crate::text::Span;

/// The names of the model that stand in `prose`: longest match first, in order and without overlap.
///
/// A weak name that is part of a longer unknown name is left out; one without its company is there, but not `certain`.
pub fn recognize_names(prose: &str, tokens: &[Token], model: &Model) -> Vec<NameMention> {
    let mut hits = Vec::new();
    model.find_names(prose, tokens, |token| token.span, &mut hits);
    let mut mentions = Vec::new();
    if !hits.is_empty() {
        let hits = &hits;
        choose_all(
            Around {
                prose,
                tokens,
                model,
                hits,
            },
            &mut mentions,
        );
    }
    find_families(prose, tokens, model, &mut mentions);
    mentions
}

/// Appends the mentions that the hits are.
fn choose_all(around: Around<'_>, mentions: &mut Vec<NameMention>) {
    let hits = around.hits;
    let kept: Vec<NameHit> = hits
        .iter()
        .copied()
        .filter(|&hit| !around.means_other(hit))
        .collect();
    mentions.reserve(kept.len());
    for group in kept.chunk_by(|a, b| a.span == b.span) {
        mentions.extend(around.choose(group, &kept));
    }
}

/// The text around the names that were found in it.
#[derive(Clone, Copy)]
struct Around<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    model: &'a Model,
    hits: &'a [NameHit],
}

impl<'a> Around<'a> {
    fn entity(self, hit: NameHit) -> &'a Entity {
        self.model.entity(hit.entity)
    }

    fn form(self, hit: NameHit) -> NameForm {
        self.entity(hit)
            .names
            .get(hit.name as usize)
            .map_or(NameForm::Name, |name| name.form)
    }

    /// The tokens after a place, the nearest first.
    fn after(self, span: Span) -> &'a [Token] {
        let idx = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        self.tokens.get(idx..).unwrap_or_default()
    }

    /// The tokens before a place; the nearest is the last.
    fn before(self, span: Span) -> &'a [Token] {
        let idx = self
            .tokens
            .partition_point(|token| token.span.start < span.start);
        self.tokens.get(..idx).unwrap_or_default()
    }

    /// Whether the words around make the name mean something else.
    fn means_other(self, hit: NameHit) -> bool {
        let entity = self.entity(hit);
        let after = self.after(hit.span);
        let before = self.before(hit.span);
        entity
            .not_before
            .iter()
            .any(|phrase| self.begins_with(after, phrase))
            || entity.not_after.iter().any(|word| {
                before
                    .last()
                    .is_some_and(|it| reads(it.text(self.prose), word))
            })
            || (entity.not_alone_after_the && self.stands_alone_after_article(before, after))
            || self.is_another_short_form(hit, before, after)
            || self.is_part_of_longer_name(hit, before, after)
    }

    /// Whether `tokens` begin with the words of `phrase`, a hyphen or white space before each.
    fn begins_with(self, tokens: &[Token], phrase: &str) -> bool {
        let tokens = match tokens {
            [first, rest @ ..] if is_hyphen(first.text(self.prose)) && !first.spaced => rest,
            _ => tokens,
        };
        // Nearly all phrases fall by their first letter.
        let letter = |text: &str| text.bytes().next().map(|it| it.to_ascii_lowercase());
        let next = tokens.first().map_or("", |token| token.text(self.prose));
        let mut tokens = tokens.iter();
        letter(next) == letter(phrase)
            && phrase.split(' ').all(|word| {
                let token = tokens.next();
                token.is_some_and(|it| reads(it.text(self.prose), word))
            })
    }

    /// "across the Amazon." and "an Amazon in arms", but not "the Amazon deal": nothing follows that the name describes.
    fn stands_alone_after_article(self, before: &[Token], after: &[Token]) -> bool {
        let article = before.last().is_some_and(|token| {
            let text = token.text(self.prose);
            ["the", "an", "a"]
                .iter()
                .any(|article| text.eq_ignore_ascii_case(article))
        });
        let described = after.first().is_some_and(|next| {
            let text = next.text(self.prose);
            let glued = is_hyphen(text) && !next.spaced;
            glued || (next.kind == TokenKind::Word && next.spaced && !is_function_word(text))
        });
        article && !described
    }

    /// A short name all in capitals is an abbreviation of something else (META, ADA), unless it stands in a headline in
    /// capitals: its neighbours are, or all words.
    fn is_another_short_form(self, hit: NameHit, before: &[Token], after: &[Token]) -> bool {
        let name = self
            .entity(hit)
            .names
            .get(hit.name as usize)
            .map_or("", |name| &name.text);
        let shouted = |token: &&Token| is_long_word(token) && in_capitals(token.text(self.prose));
        hit.span.len() < 5
            && in_capitals(hit.span.slice(self.prose))
            && !in_capitals(name)
            && before
                .last()
                .filter(shouted)
                .or(after.first().filter(shouted))
                .is_none()
            && !self.is_shouted()
    }

    /// Whether all words are in capitals, two of them side by side: "ACME: 40 JOBS GO", but not "ADA, META".
    fn is_shouted(self) -> bool {
        let mut words = self.tokens.iter().filter(|it| is_long_word(it));
        let side_by_side = |pair: &[Token]| {
            pair.iter().all(is_long_word) && pair.iter().skip(1).all(|it| it.spaced)
        };
        words.all(|it| in_capitals(it.text(self.prose))) && self.tokens.windows(2).any(side_by_side)
    }

    fn is_part_of_longer_name(self, hit: NameHit, before: &[Token], after: &[Token]) -> bool {
        match self.form(hit) {
            NameForm::Weak => self.continues_after(hit, after) || self.begins_before(hit, before),
            NameForm::Short if self.entity(hit).kind == EntityKind::Person => {
                self.begins_before(hit, before)
            }
            _ => false,
        }
    }

    /// Whether an unknown capitalized word follows: "Claude Monet", "Claude-Michel".
    fn continues_after(self, hit: NameHit, after: &[Token]) -> bool {
        let next = match after {
            [hyphen, next, ..]
                if is_hyphen(hyphen.text(self.prose)) && !hyphen.spaced && !next.spaced =>
            {
                next
            }
            [next, ..] if next.spaced => next,
            _ => return false,
        };
        self.is_unknown_name_word(hit, *next)
    }

    /// Whether an unknown capitalized word comes before: "Jean-Claude", "St. Claude", "New Frontier".
    fn begins_before(self, hit: NameHit, before: &[Token]) -> bool {
        let spaced = self
            .after(Span::new(hit.span.start, hit.span.start))
            .first()
            .is_none_or(|it| it.spaced);
        let (word, earlier) = match before {
            [earlier @ .., word, hyphen] if !spaced && is_hyphen(hyphen.text(self.prose)) => {
                (word, earlier)
            }
            [earlier @ .., word, stop]
                if spaced
                    && stop.text(self.prose) == "."
                    && !stop.spaced
                    && word.span.len() <= 3 =>
            {
                (word, earlier)
            }
            [earlier @ .., word] if spaced => (word, earlier),
            _ => return false,
        };
        let starts_sentence = earlier
            .last()
            .is_none_or(|it| !matches!(it.kind, TokenKind::Word | TokenKind::Number));
        let text = word.text(self.prose);
        let harmless = is_title(text) || (starts_sentence && is_function_word(text));
        self.is_unknown_name_word(hit, *word) && !harmless
    }

    /// A capitalized word that is part of no known name and is none of the entity's own company.
    fn is_unknown_name_word(self, hit: NameHit, token: Token) -> bool {
        let text = token.text(self.prose);
        token.kind == TokenKind::Word
            && text.chars().next().is_some_and(char::is_uppercase)
            && !self.hits.iter().any(|it| it.span.overlaps(token.span))
            && !self
                .entity(hit)
                .needs_words
                .iter()
                .any(|words| words.split(' ').any(|word| reads(text, word)))
    }

    /// The mention of a place with one or more candidates; `None` where nothing tells them apart.
    fn choose(self, group: &[NameHit], kept: &[NameHit]) -> Option<NameMention> {
        let weak = || {
            group
                .iter()
                .copied()
                .filter(|&hit| self.form(hit) == NameForm::Weak)
        };
        let mut accompanied = weak().filter(|&hit| self.has_company(hit, kept));
        let (first, second) = (accompanied.next(), accompanied.next());
        if let Some(hit) = first {
            return second.is_none().then(|| self.mention(hit, true));
        }
        if let Some(&strong) = group.iter().find(|&&hit| self.form(hit) != NameForm::Weak) {
            return Some(self.mention(strong, true));
        }
        let mut weak = weak();
        let hit = weak.next()?;
        weak.next().is_none().then(|| self.mention(hit, false))
    }

    /// Whether the entity's full name, or one of the entities or words that its weak name needs, stands in the same prose.
    fn has_company(self, hit: NameHit, kept: &[NameHit]) -> bool {
        let entity = self.entity(hit);
        let strong = |it: &&NameHit| self.form(**it) != NameForm::Weak;
        kept.iter()
            .filter(strong)
            .any(|it| it.entity == hit.entity || entity.needs.contains(&it.entity))
            || entity.needs_words.iter().any(|words| self.holds(words))
    }

    /// Whether words of the model stand in the prose, cased as in [`reads`]; words with marks ("A.I.") as they are.
    fn holds(self, words: &str) -> bool {
        if words.contains(|c: char| !c.is_alphanumeric() && c != ' ') {
            return self.prose.contains(words);
        }
        (0..self.tokens.len()).any(|idx| {
            self.tokens
                .get(idx..)
                .is_some_and(|rest| self.begins_with(rest, words))
        })
    }

    fn mention(self, hit: NameHit, certain: bool) -> NameMention {
        NameMention {
            span: hit.span,
            entity: hit.entity,
            name: hit.name,
            form: self.form(hit),
            possessive: self
                .after(hit.span)
                .first()
                .is_some_and(|next| is_possessive(next, self.prose)),
            plural: hit.plural,
            accents_differ: hit.accents_differ,
            certain,
        }
    }
}

/// Whether a token is a word of more than a letter.
fn is_long_word(token: &Token) -> bool {
    token.span.len() > 1 && token.kind == TokenKind::Word
}

fn in_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

pub(super) fn is_possessive(token: &Token, prose: &str) -> bool {
    token.kind == TokenKind::Suffix
        && matches!(
            token.text(prose),
            "'s" | "’s" | "'S" | "’S" | "ʼs" | "'" | "’"
        )
}

fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "‐" | "‑" | "–")
}

/// Whether a word of the text is a word of the model: one in lower case stands for any case, another also for all
/// capitals.
fn reads(text: &str, word: &str) -> bool {
    // Nearly all words differ in length or letters, so their cases are looked at last.
    let is_lower = || !word.chars().any(char::is_uppercase);
    text.eq_ignore_ascii_case(word)
        && (text == word || is_lower() || !text.chars().any(char::is_lowercase))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::draft::tokenize;
    use crate::model::{Layer, LayerFile};
    use expect_test::{Expect, expect};

    /// Draws each mention in brackets: `[Amazon]amazon`; `?` marks one that is not certain, `'s` and `+s` its endings.
    #[track_caller]
    fn check_with(model: &Model, prose: &str, expected: Expect) {
        let mut tokens = Vec::new();
        tokenize(prose, &mut tokens);
        let mut drawn = String::new();
        let mut at = 0;
        for mention in recognize_names(prose, &tokens, model) {
            drawn += &prose[at..mention.span.start as usize];
            let flag = |on: bool, text: &'static str| if on { text } else { "" };
            drawn += &format!(
                "[{}]{}{}{}{}{}",
                mention.span.slice(prose),
                model.entity(mention.entity).id,
                flag(!mention.certain, "?"),
                flag(mention.possessive, "+possessive "),
                flag(mention.plural, "+plural "),
                flag(mention.accents_differ, "+accents "),
            );
            at = mention.span.end as usize;
        }
        drawn += &prose[at..];
        expected.assert_eq(&drawn.replace('\r', ""));
    }

    #[track_caller]
    fn check(prose: &str, expected: Expect) {
        check_with(&Model::seed(), prose, expected);
    }

    #[track_caller]
    fn check_silent(prose: &str) {
        let mut tokens = Vec::new();
        tokenize(prose, &mut tokens);
        let mentions = recognize_names(prose, &tokens, &Model::seed());
        assert!(mentions.is_empty(), "{prose}: {mentions:?}");
    }

    /// The model of a text, which must have no fault.
    pub(in crate::recognize) fn model(text: &str) -> Model {
        let file = LayerFile {
            layer: Layer::Workspace,
            path: "w.json".to_owned(),
            text: text.into(),
        };
        let (model, problems) = Model::build(&[file]);
        assert_eq!(problems, []);
        model
    }

    #[test]
    fn names_in_running_text() {
        check(
            "Amazon is putting $50bn into OpenAI.",
            expect!["[Amazon]amazon is putting $50bn into [OpenAI]openai."],
        );
        check(
            "Amazon’s deal; OpenAI's models; AWS' chips",
            expect![
                "[Amazon]amazon+possessive ’s deal; [OpenAI]openai+possessive 's models; [AWS]aws+possessive ' chips"
            ],
        );
        check(
            "Amazon Web Services (AWS) is larger than Amazon.com, Inc.",
            expect!["[Amazon Web Services]aws ([AWS]aws) is larger than [Amazon.com, Inc.]amazon"],
        );
        check(
            "The U.S. Department of Defense and the US Department of Defence",
            expect!["The [U.S. Department of Defense]dod and the [US Department of Defence]dod"],
        );
        check(
            "the Pentagon, The Pentagon and THE PENTAGON",
            expect!["the [Pentagon]dod, The [Pentagon]dod and THE [PENTAGON]dod"],
        );
        check(
            "the ChatGPT maker, the ChatGPT-maker OpenAI, ChatGPT maker",
            expect![
                "the [ChatGPT maker]openai, the [ChatGPT]chatgpt-maker [OpenAI]openai, [ChatGPT maker]openai"
            ],
        );
        check(
            "Amazon-backed Anthropic, non-Amazon cloud",
            expect!["[Amazon]amazon-backed [Anthropic]anthropic, non-[Amazon]amazon cloud"],
        );
        check(
            "the federal government, The Federal Government, the U.S. government",
            expect![
                "the [federal government]us-government, The [Federal Government]us-government, the [U.S. government]us-government"
            ],
        );
        check(
            "ChatGPTs and Trainiums",
            expect!["[ChatGPT]chatgpt+plural s and [Trainium]trainium+plural s"],
        );
    }

    #[test]
    fn names_over_odd_spaces_and_lines() {
        check(
            "Amazon\u{a0}Web\nServices and Open\u{ad}AI",
            expect!["[Amazon\u{a0}Web\nServices]aws and [Open\u{ad}AI]openai"],
        );
        check(
            "the Department of\r\n  Defense",
            expect![[r#"
                the [Department of
                  Defense]dod"#]],
        );
    }

    #[test]
    fn capitals() {
        check(
            "AMAZON TO INVEST IN OPENAI, REUTERS SAYS",
            expect!["[AMAZON]amazon TO INVEST IN [OPENAI]openai, [REUTERS]reuters SAYS"],
        );
        check(
            "Openai and amazon and Aws and OpenAi",
            expect!["Openai and amazon and Aws and [OpenAi]openai"],
        );
    }

    #[test]
    fn short_names_in_headlines_in_capitals() {
        let model = model(
            r#"{"entities": [{"id": "a", "kind": "company", "name": "Acme Works", "short": ["Acme"]}]}"#,
        );
        let check = |prose, expected| check_with(&model, prose, expected);
        check("ACME TO SELL PORT", expect!["[ACME]a TO SELL PORT"]);
        check("ACME: 40 JOBS GO", expect!["[ACME]a: 40 JOBS GO"]);
        check(
            "JOBS GO AS ACME’S 1/2 SHARE, £3m, GOES",
            expect!["JOBS GO AS [ACME]a+possessive ’S 1/2 SHARE, £3m, GOES"],
        );
        check(
            "“ACME”: PORT SALE IS OFF",
            expect!["“[ACME]a”: PORT SALE IS OFF"],
        );
        for silent in [
            "ACME: 40 jobs go",
            "ACME",
            "The FDA, ACME and others",
            "FDA, ACME, NATO",
            "ACME (2026)",
            "A: ACME 12",
        ] {
            let mut tokens = Vec::new();
            tokenize(silent, &mut tokens);
            let mentions = recognize_names(silent, &tokens, &model);
            assert!(mentions.is_empty(), "{silent}: {mentions:?}");
        }
    }

    #[test]
    fn weak_names_want_company() {
        check(
            "OpenAI Frontier runs on AWS. Frontier is new.",
            expect![
                "[OpenAI Frontier]openai-frontier runs on [AWS]aws. [Frontier]openai-frontier is new."
            ],
        );
        check(
            "Frontier is new.",
            expect!["[Frontier]openai-frontier? is new."],
        );
        check(
            "Anthropic said Claude and Bedrock were fine.",
            expect!["[Anthropic]anthropic said [Claude]claude and [Bedrock]bedrock? were fine."],
        );
        check(
            "OpenAI, whose Claude models are used",
            expect!["[OpenAI]openai, whose [Claude]claude models are used"],
        );
        check(
            "Claude is an AI chatbot.",
            expect!["[Claude]claude is an AI chatbot."],
        );
        check(
            "But Claude, made by Anthropic, refused.",
            expect!["But [Claude]claude, made by [Anthropic]anthropic, refused."],
        );
    }

    #[test]
    fn silent_on_false_friends() {
        for prose in [
            "Claude Monet's house opened on Bedrock Street in Amazon country.",
            "The Amazon River and the Amazon rainforest burn.",
            "Fires spread across the Amazon.",
            "The Amazon, which is vast, and the Amazon basin",
            "Jean-Claude Juncker, St. Claude and Claude Debussy",
            "Amazons fought; the Brazilian Amazon shrank.",
            "the amazon of the story, a claude, the frontier, bedrock",
            "amazonian frogs at openai.com or info@amazon.com",
            "Read the Pentagon Papers in Pentagon City.",
            "The Anthropic principle; an Amazon, armed, rode by.",
            "The Australian Defence Department and the German federal government",
            "AmazonBasics, OpenAIs2, xAnthropic",
        ] {
            check_silent(prose);
        }
    }

    #[test]
    fn weak_names_inside_longer_names_do_not_count_even_in_company() {
        check(
            "OpenAI flew Frontier Airlines.",
            expect!["[OpenAI]openai flew Frontier Airlines."],
        );
        check(
            "Anthropic hired Claude Dupont and Jean-Claude Petit.",
            expect!["[Anthropic]anthropic hired Claude Dupont and Jean-Claude Petit."],
        );
        check(
            "Amazon opened on Bedrock Street.",
            expect!["[Amazon]amazon opened on Bedrock Street."],
        );
    }

    #[test]
    fn one_department_of_defence_among_many() {
        check(
            "The Department of Defence in Canberra",
            expect!["The [Department of Defence]dod? in Canberra"],
        );
        check(
            "Anthropic sued the Department of Defence.",
            expect!["[Anthropic]anthropic sued the [Department of Defence]dod."],
        );
        check(
            "In the US, the federal government pays.",
            expect!["In the US, the [federal government]us-government pays."],
        );
    }

    #[test]
    fn the_company_after_the() {
        check(
            "the Amazon deal, the Amazon-owned studio",
            expect!["the [Amazon]amazon deal, the [Amazon]amazon-owned studio"],
        );
    }

    #[test]
    fn accents_and_marks() {
        let model = model(
            r#"{"entities": [
            {"id": "n", "kind": "company", "name": "Nestlé"},
            {"id": "j", "kind": "company", "name": "Johnson & Johnson", "alias": ["J&J"]},
            {"id": "c", "kind": "company", "name": "Coca-Cola"},
            {"id": "m", "kind": "company", "name": "McDonald's"},
            {"id": "y", "kind": "company", "name": "Yahoo!"},
            {"id": "p", "kind": "person", "name": "Ana Gil", "short": ["Gil"]},
            {"id": "i", "kind": "product", "name": "iPhone"}]}"#,
        );
        check_with(
            &model,
            "Nestlé, Nestle\u{301}, Nestle and NESTLE",
            expect!["[Nestlé]n, [Nestlé]n, [Nestle]n+accents  and [NESTLE]n"],
        );
        check_with(
            &model,
            "Johnson & Johnson, Johnson and Johnson, J&J's",
            expect!["[Johnson & Johnson]j, [Johnson and Johnson]j, [J&J]j+possessive 's"],
        );
        check_with(
            &model,
            "Coca‑Cola, Coca-\nCola, Coca Cola",
            expect![[r#"
            [Coca‑Cola]c, [Coca-
            Cola]c, Coca Cola"#]],
        );
        check_with(
            &model,
            "McDonald’s menu, McDonald's's",
            expect!["[McDonald’s]m menu, [McDonald's]m's"],
        );
        check_with(
            &model,
            "Yahoo! said. Yahoo said.",
            expect!["[Yahoo!]y said. Yahoo said."],
        );
        check_with(
            &model,
            "Ana Gil spoke. Gil left. Dr. Gil met Rosa Gil; President Gil.",
            expect!["[Ana Gil]p spoke. [Gil]p left. Dr. [Gil]p met Rosa Gil; President [Gil]p."],
        );
        check_with(
            &model,
            "iPhones and iPhone-makers; Iphone",
            expect!["[iPhone]i+plural s and [iPhone]i-makers; Iphone"],
        );
    }

    #[test]
    fn two_weak_readings_are_told_apart_by_company_or_not_at_all() {
        let model = model(
            r#"{"entities": [
            {"id": "a", "kind": "company", "name": "Alpha Labs"},
            {"id": "b", "kind": "company", "name": "Beta Works"},
            {"id": "x", "kind": "product", "name": "Alpha Orbit", "weak": "Orbit", "needs": ["a"]},
            {"id": "y", "kind": "product", "name": "Beta Orbit", "weak": "Orbit", "needs": ["b"]}]}"#,
        );
        check_with(
            &model,
            "Alpha Labs sells Orbit.",
            expect!["[Alpha Labs]a sells [Orbit]x."],
        );
        check_with(
            &model,
            "Beta Works sells Orbit.",
            expect!["[Beta Works]b sells [Orbit]y."],
        );
        check_with(
            &model,
            "Alpha Labs and Beta Works sell Orbit.",
            expect!["[Alpha Labs]a and [Beta Works]b sell Orbit."],
        );
        check_with(&model, "They sell Orbit.", expect!["They sell Orbit."]);
    }
    proptest::proptest! {
        /// Mentions stand in order, apart, on character bounds, and no text breaks the matcher.
        #[test]
        fn mentions_never_overlap(prose in "(Open|AI|OpenAI|Amazon|Web|Services|AWS|the|ChatGPT|maker|Claude|U\\.S\\.|US|government|é|\u{301}|\u{ad}|’s|'|-|\\.|,|@| |\n|[a-zA-Z0-9]){0,24}") {
            let mut tokens = Vec::new();
            tokenize(&prose, &mut tokens);
            let mentions = recognize_names(&prose, &tokens, &Model::seed());
            let mut end = 0;
            for mention in mentions {
                proptest::prop_assert!(mention.span.start >= end && !mention.span.is_empty());
                proptest::prop_assert!(prose.get(mention.span.range()).is_some());
                end = mention.span.end;
            }
        }
    }
}

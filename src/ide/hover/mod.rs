//! Hover: what is known about the name, figure or date under the cursor, and what is wrong with it.
//!
//! The most relevant comes first and everything is short: findings, then what was understood, then a few facts with
//! status, date and source.

mod entity;
mod fact;
mod figure;
mod when;

pub(super) use figure::in_other_unit;

use crate::check::Finding;
use crate::ide::Analysis;
use crate::ide::actions::findings_at;
use crate::ide::markup::{Markup, soft, strong, text};
use crate::ide::spot::Spot;
use crate::model::{EntityIdx, FactIdx, Model};
use crate::text::Span;

/// The rule that finds dates with nothing to count from.
const UNPLACED: &str = "unresolved-date";

/// What a hover shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about: bytes of the draft.
    pub span: Span,
    /// What to read.
    pub markup: Markup,
}

/// How much a hover tells of the findings under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// All of it.
    Findings,
    /// What explains them: their messages the editor shows in the same window by itself, and would show twice.
    Explanations,
}

/// What is known at `offset` (bytes of the draft); `None` where there is nothing to say.
pub fn hover(analysis: &Analysis, offset: u32, tells: Tells) -> Option<Hover> {
    let mut markup = Markup::default();
    let findings: Vec<&Finding<Span>> = findings_at(analysis, Span::new(offset, offset)).collect();
    for finding in &findings {
        about_finding(finding, tells, &mut markup);
    }
    let spot = Spot::at(analysis, offset);
    let mention = spot.and_then(|spot| about_mention(analysis, spot, &findings, &mut markup));
    let span = mention.or_else(|| {
        findings
            .iter()
            .map(|it| it.at)
            .min_by_key(|span| span.len())
    })?;
    (!markup.is_empty()).then_some(Hover { span, markup })
}

/// What is known of an entity, in a few paragraphs.
pub(super) fn describe_entity(model: &Model, entity: EntityIdx, markup: &mut Markup) {
    entity::describe_known(model, entity, markup);
}

/// What a fact says, how it stands, since when and who says so, in one paragraph.
pub fn describe_fact(model: &Model, fact: FactIdx) -> Markup {
    let mut markup = Markup::default();
    fact::describe(model, fact, &mut markup);
    markup
}

fn about_mention(
    analysis: &Analysis,
    spot: Spot<'_>,
    findings: &[&Finding<Span>],
    markup: &mut Markup,
) -> Option<Span> {
    if let Some(name) = spot.name() {
        entity::describe(analysis, spot, name, markup);
        return Some(spot.to_draft(name.span));
    }
    let (idx, figure) = spot.figure()?;
    match (figure.amount(), figure.temporal()) {
        (Some(amount), _) => figure::describe(figure, amount, spot, markup),
        // A finding has said that it cannot be placed.
        (None, Some(_)) if findings.iter().any(|it| it.rule.code == UNPLACED) => {}
        (None, Some(temporal)) => when::describe(temporal, analysis, markup),
        (None, None) => {}
    }
    fact::related_to_figure(analysis, spot, idx, markup);
    Some(spot.to_draft(figure.span))
}

fn about_finding(finding: &Finding<Span>, tells: Tells, markup: &mut Markup) {
    if tells == Tells::Findings {
        let severity = finding.severity.word();
        markup.paragraph([
            strong(finding.message.clone()),
            soft(format!(" · {severity}, {}", finding.rule.code)),
        ]);
    }
    if !finding.explanation.is_empty() {
        markup.paragraph([text(finding.explanation.clone())]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{at_cursor, funds_at_cursor, with_funds};
    use crate::ide::{Inputs, analyze};
    use crate::text::Text;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = at_cursor(marked);
        let drawn = hover(&analysis, offset, Tells::Findings).map_or("nothing".to_string(), |it| {
            format!("[{}]\n{}", analysis.text.slice(it.span), it.markup.plain())
        });
        expected.assert_eq(&drawn);
    }

    #[test]
    fn a_name_shows_who_it_is_and_its_facts() {
        check(
            "On Friday Open<|>AI declined to comment.",
            expect![[r#"
                [OpenAI]
                OpenAI · company

                US company that develops AI models; maker of ChatGPT

                Also: the ChatGPT maker (metonym)

                • OpenAI agreed with AWS to sell US defence and government agencies access to its models through AWS, for classified and unclassified work. · 17 March 2026 · Reuters, wire of 17 March 2026
                • Amazon and OpenAI announced a partnership in February 2026. · February 2026 · OpenAI and Amazon, release of 27 February 2026
                • OpenAI and Amazon will build a Stateful Runtime Environment powered by OpenAI models. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026
                • OpenAI will consume 2 gigawatts of Trainium capacity through AWS, for the Stateful Runtime Environment, Frontier and other advanced work. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026
                • OpenAI and Amazon will develop customised models for Amazon's customer-facing applications. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026

                and 7 more in the model"#]],
        );
    }

    #[test]
    fn facts_about_others_in_the_paragraph_come_first() {
        check(
            "Palantir<|> and AWS met Anthropic.",
            expect![[r#"
                [Palantir]
                Palantir · company

                US data software company

                Also: Palantir Technologies Inc. (legal name), Palantir Technologies

                • Anthropic worked with Palantir and AWS to put its models into classified military and intelligence systems. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”"#]],
        );
    }

    #[test]
    fn an_abbreviation_and_a_misspelling_get_advice() {
        check(
            "A<|>WS grew.",
            expect![[r#"
                [AWS]
                “AWS” stands here without its expansion, “Amazon Web Services” · information, unexpanded-abbreviation

                Write the name out at first mention, or set "well_known" in the model if every reader knows it.

                Amazon Web Services · company

                Cloud computing unit of Amazon

                Also: AWS (abbreviation)

                Short for Amazon Web Services.

                • OpenAI agreed with AWS to sell US defence and government agencies access to its models through AWS, for classified and unclassified work. · 17 March 2026 · Reuters, wire of 17 March 2026
                • AWS will be the exclusive third-party cloud distribution provider for OpenAI Frontier, which lets organisations build, deploy and manage teams of AI agents. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026
                • OpenAI will consume 2 gigawatts of Trainium capacity through AWS, for the Stateful Runtime Environment, Frontier and other advanced work. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026
                • Anthropic worked with Palantir and AWS to put its models into classified military and intelligence systems. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
                • The partnership with AWS, which is well established in US federal systems, is the infrastructure for OpenAI's Pentagon contract. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”

                and 4 more in the model"#]],
        );
        check(
            "Antropic<|> grew.",
            expect![[r#"
                [Antropic]
                “Antropic” is listed as a misspelling of “Anthropic” · warning, misspelt-name

                The fact model knows “Anthropic”: US company that develops AI models; maker of Claude.

                Anthropic · company

                US company that develops AI models; maker of Claude

                Also: the Claude maker (metonym)

                The name is spelt Anthropic.

                • The Pentagon labelled Anthropic a supply chain risk. · February 2026 · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
                • Anthropic refused unrestricted military use of its AI, over domestic surveillance and autonomous weapons. · February 2026 · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
                • The supply chain label in effect shut Anthropic out of government work; this was disputed later. · disputed · February 2026 · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
                • Anthropic won a Pentagon contract worth up to $200 million. · July 2025 · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”
                • Anthropic makes Claude. · article of March 2026, “An article on OpenAI's agreement with Amazon Web Services for US government work”

                and 3 more in the model"#]],
        );
    }

    #[test]
    fn a_weak_name_out_of_context_says_so() {
        check(
            "The Bedrock<|> quarry closed.",
            expect![[r#"
                [Bedrock]
                Amazon Bedrock · product

                AWS service for building generative AI applications and agents

                “Bedrock” is a common word: it is taken for Amazon Bedrock only near Amazon or Amazon Web Services."#]],
        );
    }

    #[test]
    fn a_figure_shows_what_was_understood() {
        check(
            "It cost ₹48,000 cro<|>re.",
            expect![[r#"
                [₹48,000 crore]
                480,000,000,000 INR · money

                = 480 billion · = 480,000 million"#]],
        );
        check(
            "It needs up to **2** giga<|>watts.",
            expect![[r#"
                [up to **2** gigawatts]
                up to 2 GW · quantity

                = 2,000 MW

                Facts with this figure (the sentence is not known to state one of them):

                • OpenAI will consume 2 gigawatts of Trainium capacity through AWS, for the Stateful Runtime Environment, Frontier and other advanced work. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026"#]],
        );
        check(
            "It needs 10 mi<|>les.",
            expect![[r#"
                [10 miles]
                10 mi · quantity

                ≈ 16.09 km"#]],
        );
        check(
            "It took dozens<|> of people.",
            expect![[r#"
                [dozens]
                vague, perhaps 12 to 120 · number"#]],
        );
    }

    #[test]
    fn a_figure_of_a_claim_shows_its_fact() {
        check(
            "Amazon will invest $50 <|>billion in OpenAI.",
            expect![[r#"
                [$50 billion]
                50,000,000,000 USD · money

                = 50,000 million

                The model says:

                • Amazon will invest $50 billion in OpenAI. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026"#]],
        );
        check(
            "Amazon will invest $5 <|>billion in OpenAI.",
            expect![[r#"
                [$5 billion]
                “$5 billion” is a tenth of the known figure: Amazon will invest $50 billion in OpenAI (S21, announced February 2026; OpenAI and Amazon, release of 27 February 2026) · error, figure-contradicts-fact

                To settle it: OpenAI and Amazon, release of 27 February 2026 (a primary source).

                5,000,000,000 USD · money

                = 5,000 million

                The model says:

                • Amazon will invest $50 billion in OpenAI. · planned · February 2026 · OpenAI and Amazon, release of 27 February 2026"#]],
        );
    }

    #[test]
    fn a_date_shows_what_it_means_here() {
        check(
            "They met last mon<|>th.",
            expect![[r#"
                [last month]
                February 2026 (counted from 18 March 2026, which the settings give)"#]],
        );
        check(
            "They met on 17 March<|> 2026.",
            expect![[r#"
                [17 March 2026]
                Tuesday, 17 March 2026"#]],
        );
    }

    #[test]
    fn dates_are_told_in_words() {
        let meant = |marked: &str, expected: Expect| {
            let (analysis, offset) = at_cursor(marked);
            let told = hover(&analysis, offset, Tells::Findings).map(|it| it.markup.plain());
            expected.assert_eq(told.as_deref().unwrap_or("nothing"));
        };
        meant(
            "They met last we<|>ek.",
            expect!["9 to 15 March 2026 (counted from 18 March 2026, which the settings give)"],
        );
        meant(
            "It opens in mid-2<|>027.",
            expect!["1 April to 31 August 2027"],
        );
        meant("It opened in 20<|>25.", expect!["2025"]);
        meant("It opens in the 20<|>30s.", expect!["2030 to 2039"]);
        meant(
            "It opens at 8.30 a<|>.m. on Friday.",
            expect![
                "08:30 on Friday, 20 March 2026 (counted from 18 March 2026, which the settings give)"
            ],
        );
        meant(
            "It opens this win<|>ter.",
            expect![
                "21 December 2025 to 20 March 2026 (counted from 18 March 2026, which the settings give)"
            ],
        );
        meant("It lasted five ye<|>ars.", expect!["nothing"]);
        meant("It sails every Tues<|>day.", expect!["nothing"]);
    }

    #[test]
    fn nothing_is_said_twice() {
        let undated = Inputs::default();
        let analysis = analyze(&Text::from("They met on Tuesday."), &undated, None);
        let told = hover(&analysis, 14, Tells::Findings).map(|it| it.markup.plain());
        expect![[r#"
            the draft has no date, so “Tuesday” cannot be placed · hint, unresolved-date

            Give the draft a date in its front matter, for example `date: 2026-03-18`."#]]
        .assert_eq(&told.unwrap_or_default());
        check(
            "It cost £5<|>8 million.",
            expect![[r#"
            [£58 million]
            58,000,000 GBP · money"#]],
        );
    }

    #[test]
    fn an_editor_that_shows_findings_itself_gets_what_explains_them() {
        let (analysis, offset) = at_cursor("Amazon will invest $5 <|>billion in OpenAI.");
        let told = hover(&analysis, offset, Tells::Explanations).map(|it| it.markup.plain());
        expect![[r#"
            To settle it: OpenAI and Amazon, release of 27 February 2026 (a primary source).

            5,000,000,000 USD · money"#]]
        .assert_eq(first(2, &told.unwrap_or_default()));
        let (analysis, offset) = at_cursor("Fares rise from €8 to €10, a gain of 20<|>%.");
        let told = hover(&analysis, offset, Tells::Explanations).map(|it| it.markup.plain());
        expect!["Each number was read as all the values that round to it in print. Check which of them is wrong."].assert_eq(first(1, &told.unwrap_or_default()));
    }

    #[test]
    fn a_source_leads_to_its_address() {
        let text = "Northgate will invest $3 million in Brightwater.";
        let hover = hover(&with_funds(text), 24, Tells::Findings).map(|it| it.markup.markdown());
        let told = hover.unwrap_or_default();
        let (_, link) = told.rsplit_once(" · ").unwrap_or_default();
        expect!["[Harbour Wire, wire of 2 March 2026](<https://wire.example/rails>)"]
            .assert_eq(link);
    }

    /// The first paragraphs of a text.
    fn first(count: usize, text: &str) -> &str {
        let ends = text.match_indices("\n\n").nth(count - 1);
        ends.map_or(text, |(end, _)| &text[..end])
    }

    #[test]
    fn a_date_says_what_it_is_counted_from() {
        check(
            "---\ndate: 2025-06-04\n---\n\nThey met last mon<|>th.",
            expect![[r#"
                [last month]
                May 2025 (counted from 4 June 2025, the date of the front matter)"#]],
        );
        check(
            "GENEVA, June 4, 2025 — They met yester<|>day.",
            expect![[r#"
                [yesterday]
                Tuesday, 3 June 2025 (counted from 4 June 2025, the date of the dateline)"#]],
        );
    }

    #[test]
    fn an_abbreviation_says_where_its_name_stands() {
        let (analysis, offset) =
            funds_at_cursor("# BWR\n\nBrightwater Rail (BWR) met.\n\nThen BW<|>R left.");
        let found = hover(&analysis, offset, Tells::Findings).expect("a hover");
        let advice = found.markup.plain();
        let advice: Vec<&str> = advice
            .lines()
            .filter(|it| it.contains("hort for"))
            .collect();
        expect!["Short for Brightwater Rail, written out in line 3."].assert_eq(&advice.join("\n"));
    }

    #[test]
    fn a_new_and_an_old_fact_are_both_shown() {
        let (analysis, offset) =
            funds_at_cursor("Brightwater will invest $7 mil<|>lion in Northgate.");
        let found = hover(&analysis, offset, Tells::Explanations).expect("a hover");
        expect![[r#"
            7,000,000 USD · money

            The model says:

            • Brightwater will invest $9 million in Northgate. · planned · February 2026 · interview, “Notes of a talk”
            • Brightwater will invest $7 million in Northgate. · superseded · January 2026 · interview, “Notes of a talk”"#]].assert_eq(&found.markup.plain());
    }

    #[test]
    fn nothing_to_say() {
        check("The cat sat<|> down.", expect!["nothing"]);
    }
}

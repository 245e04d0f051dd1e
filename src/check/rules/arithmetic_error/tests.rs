//! Texts of all the sums, and those that only look like one.

use crate::check::fixture::report;
use expect_test::{Expect, expect};

#[track_caller]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&report("arithmetic-error", text));
}

/// Holds when the rule has nothing to say of any of the texts.
#[track_caller]
fn silent(texts: &[&str]) {
    let loud: String = texts
        .iter()
        .map(|text| report("arithmetic-error", text))
        .collect();
    assert!(loud.is_empty(), "{loud}");
}

#[test]
fn percent_changes() {
    check(
        "Sales fell from $80 million to $60 million, a 20% drop.",
        expect![[r#"
            “20%”: ($80 million − $60 million) ÷ $80 million = 25%, not 20% | “20%” → “25%”
        "#]],
    );
    check(
        "Profit rose to £12m from £10m a year earlier, an increase of 35 per cent.",
        expect![[r#"
            “35 per cent”: (£12m − £10m) ÷ £10m = 20%, not 35 per cent | “35 per cent” → “20 per cent”
        "#]],
    );
    check(
        "Profit was £12m, up 35% from £10m a year earlier.",
        expect![[r#"
            “35%”: (£12m − £10m) ÷ £10m = 20%, not 35% | “35%” → “20%”
        "#]],
    );
    check(
        "Output jumped 60% to 50,000 tonnes from 40,000 tonnes in 2024.",
        expect![[r#"
            “60%”: (50,000 tonnes − 40,000 tonnes) ÷ 40,000 tonnes = 25%, not 60% | “60%” → “25%”
        "#]],
    );
    check(
        "The club sold 12,000 tickets, up 40% from 10,000 last season.",
        expect![[r#"
            “40%”: (12,000 − 10,000) ÷ 10,000 = 20%, not 40% | “40%” → “20%”
        "#]],
    );
    check(
        "A 40% rise to 12,000 members from 10,000 surprised the union.",
        expect![[r#"
            “40%”: (12,000 − 10,000) ÷ 10,000 = 20%, not 40% | “40%” → “20%”
        "#]],
    );
    check(
        "Membership grew from 10,000 to 12,000, or 40%.",
        expect![[r#"
            “40%”: (12,000 − 10,000) ÷ 10,000 = 20%, not 40% | “40%” → “20%”
        "#]],
    );
    check(
        "Rents increased by 50%, from $800 to $1,000.",
        expect![[r#"
        “50%”: ($1,000 − $800) ÷ $800 = 25%, not 50% | “50%” → “25%”
    "#]],
    );
    check(
        "“Rents rose from $800 to $1,000, a 50% increase,” he said.",
        expect![[r#"
            “50%”: ($1,000 − $800) ÷ $800 = 25%, not 50%
        "#]],
    );
}

#[test]
fn percent_changes_that_are_right() {
    silent(&[
        "Sales fell from $80 million to $60 million, a 25% drop.",
        "Profit rose to £12m from £10m a year earlier, an increase of 20 per cent.",
        "Profit was £12m, up 20% from £10m a year earlier.",
        "Revenue climbed 2.6% to $4.52 billion from $4.4 billion.",
        "Shares fell 2.3% to 4,501.10, after a 1.2% drop on Monday.",
        "The stock rose 2.3% to $45.10, from $44.08 a year earlier.",
        "Profit rose from about $4 million to $6 million, a 40% increase.",
        "Sales more than doubled from $4 million to $9 million, a rise of 125%.",
    ]);
}

#[test]
fn percentages_of_other_numbers() {
    silent(&[
        "Revenue rose 8% at constant currency to $10.2 billion from $9.2 billion.",
        "Sales grew 5% a year, from $4 million to $9 million.",
        "Organic sales rose 2% to $10.2 billion from $9.2 billion.",
        "Sales rose 0.5% in May to $50 billion, from $46 billion a year earlier.",
        "Note the gaps between 3 vs 4, 7 vs 8 and 15 vs 16.",
        "Stocks rose from 40 to 50, 20% more than planned.",
        "The index rose from 4,400 to 4,500, while bonds fell 20%.",
        "Prices rose from $4 to $5, and 30% of shops closed.",
        "Turnout rose from 40% to 50% in the north and fell by 30% in the south.",
        "The price fell to $40 from $50, and analysts see a 5% rise to $42.",
        "They made 12 of 31 shots from three (38.7%).",
        "He bought 40% of the firm for $5 million, up from $4 million.",
        "The company raised its stake from 10% to 15%, paying a 20% premium.",
    ]);
}

#[test]
fn percent_or_points() {
    check(
        "Approval went from 40% to 50%, a rise of 10%.",
        expect![[r#"
        “10%”: from 40% to 50% is 10 percentage points, or 25% in percent | “10%” → “10 percentage points” | “10%” → “25%”
    "#]],
    );
    check(
        "The rate fell to 4.2% from 4.6%, a 0.4% drop.",
        expect![[r#"
            “0.4%”: from 4.6% to 4.2% is 0.4 percentage points, or 8.7% in percent | “0.4%” → “0.4-percentage-point” | “0.4%” → “8.7%”
        "#]],
    );
    check(
        "Approval rose from 40% to 50%, a rise of 12 percentage points.",
        expect![[r#"
            “12 percentage points”: from 40% to 50% is 10 percentage points, not 12 percentage points | “12 percentage points” → “10 percentage points”
        "#]],
    );
    silent(&[
        "Approval went from 40% to 50%, a rise of 10 percentage points.",
        "Approval went from 40% to 50%, a rise of 25%.",
        "The bank raised its rate from 4% to 4.25%, an increase of 25 basis points.",
        "Unemployment rose 0.2 percentage points to 4.3% from 4.1%.",
        "Unemployment rose to 4.3% from 4.1%.",
    ]);
}

#[test]
fn differences() {
    check(
        "Profit rose by $5 million to $50 million from $40 million.",
        expect![[r#"
            “$5 million”: $50 million − $40 million = $10 million, not $5 million | “$5 million” → “$10 million”
        "#]],
    );
    silent(&[
        "Profit rose by $10 million to $50 million from $40 million.",
        "Profit rose $9.6 million to $50 million from $40 million.",
    ]);
}

#[test]
fn multiples() {
    check(
        "Visits doubled from 20,000 to 70,000.",
        expect![[r#"
        “doubled”: 70,000 ÷ 20,000 = 3.5, not 2
    "#]],
    );
    check(
        "The price has tripled to $60 from $30.",
        expect![[r#"
        “tripled”: $60 ÷ $30 = 2, not 3
    "#]],
    );
    check(
        "Staff halved from 80 to 60.",
        expect![[r#"
        “halved”: 60 ÷ 80 = 0.75, not 0.5
    "#]],
    );
    check(
        "It paid $90 million, double the $20 million of last year.",
        expect![[r#"
            “double”: $90 million ÷ $20 million = 4.5, not 2
        "#]],
    );
    check(
        "Exports more than doubled from $40 million to $60 million.",
        expect![[r#"
            “doubled”: $60 million ÷ $40 million = 1.5, not 2
        "#]],
    );
    check(
        "The club has 600 members, twice the 200 of 2019.",
        expect![[r#"
        “twice”: 600 ÷ 200 = 3, not 2
    "#]],
    );
    check(
        "The club has 600 members, three times as many as the 300 of 2019.",
        expect![[r#"
            “three”: 600 ÷ 300 = 2, not 3
        "#]],
    );
    silent(&[
        "The club has 600 members, three times the 200 of 2019.",
        "Visits doubled from 20,000 to 41,000.",
        "The price has nearly tripled to $58 from $20.",
        "Staff halved from 80 to 39.",
        "It paid $90 million, more than double the $40 million of last year.",
        "Exports more than doubled from $40 million to $95 million.",
        "Visits almost doubled from 20,000 to 38,000.",
        "She doubled from 2019 to 2021 as a tutor.",
        "Visits tripled in 2024, rising from 20,000 to 60,000.",
    ]);
}

#[test]
fn totals() {
    check(
        "The state spent $20 million on roads and $30 million on rail, a total of $60 million.",
        expect![[r#"
            “$60 million”: $20 million + $30 million = $50 million, not $60 million | “$60 million” → “$50 million”
        "#]],
    );
    check(
        "The crew was 12 men, 8 women and 5 children, 28 in all.",
        expect![[r#"
            “28”: 12 + 8 + 5 = 25, not 28 | “28” → “25”
        "#]],
    );
    check(
        "It paid $2 million, $3 million and $4 million, totalling $12 million.",
        expect![[r#"
            “$12 million”: $2 million + $3 million + $4 million = $9 million, not $12 million | “$12 million” → “$9 million”
        "#]],
    );
    check(
        "The ship had a total of 30 people aboard: 12 men, 8 women and 5 children.",
        expect![[r#"
            “30”: 12 + 8 + 5 = 25, not 30 | “30” → “25”
        "#]],
    );
    check(
        "The council gave 20 schools $500 each, a total of $12,000.",
        expect![[r#"
            “$12,000”: 20 × $500 = $10,000, not $12,000 | “$12,000” → “$10,000”
        "#]],
    );
    silent(&[
        "The state spent $20 million on roads and $30 million on rail, a total of $50 million.",
        "The crew was 12 men, 8 women and 5 children, 25 in all.",
        "It paid $2.4 million and $3.4 million, a total of $6 million.",
        "The council gave 20 schools $500 each, a total of $10,000.",
        "It raised $20 million in May and $30 million in June, bringing the total to $90 million.",
        "It raised $20 million in May and $30 million in June, a total of $90 million since 2020.",
        "It sold 20 million phones and 30 million tablets, including 5 million abroad, a total of 55 million.",
        "The fund has a total of $60 billion, of which $20 billion is in bonds and $30 billion in shares.",
        "Polls gave the party 40%, its rival 35% and others 26%.",
        "It sold shares worth $20 million, up from $15 million, for a total of $90 million.",
        "He scored 20 points and made 11 rebounds, and the team had a total of 98 points.",
    ]);
}

#[test]
fn shares() {
    check(
        "In all, 45 of 60 members (65%) voted for the plan.",
        expect![[r#"
            “65%”: 45 ÷ 60 = 75%, not 65% | “65%” → “75%”
        "#]],
    );
    check(
        "The plan won 45 out of 60 votes, or 65%.",
        expect![[r#"
            “65%”: 45 out of 60 is 75%, not 65% | “65%” → “75%”
        "#]],
    );
    check(
        "Some 30% (6 of 30) of the tests failed.",
        expect![[r#"
        “30%”: 6 ÷ 30 = 20%, not 30% | “30%” → “20%”
    "#]],
    );
    silent(&[
        "In all, 45 of 60 members (75%) voted for the plan.",
        "The plan won 45 out of 60 votes, or 75%.",
        "The plan won 41 of 62 votes, or two thirds.",
        "Of 60 members, 45 voted and 20% stayed away.",
        "It sold 45 of 60 flats (20% of them to locals).",
    ]);
}

#[test]
fn proportions() {
    check(
        "One in five adults (30%) walks to work.",
        expect![[r#"
        “30%”: One in five is 20%, not 30% | “30%” → “20%”
    "#]],
    );
    check(
        "Of the 200 workers, 50 (40%) voted to strike.",
        expect![[r#"
        “40%”: 50 ÷ 200 = 25%, not 40% | “40%” → “25%”
    "#]],
    );
    silent(&[
        "One in five adults (22%) walks to work.",
        "One in three (35%) said no, and one in ten (4% more than last year) yes.",
        "Of the 200 workers, 80 (40%) voted to strike.",
        "Fearing the worst of the 200 days, 50 (40%) left.",
    ]);
}

#[test]
fn amounts_per_head() {
    check(
        "The state set aside $12 million for 40 schools, or $500,000 each.",
        expect![[r#"
            “$500,000”: $12 million ÷ 40 = $300,000, not $500,000 | “$500,000” → “$300,000”
        "#]],
    );
    silent(&[
        "The state set aside $12 million for 40 schools, or $300,000 each.",
        "The state set aside $12 million for 40 schools, or about $299,000 each.",
        "The state gave $12 million and 40 schools got $100,000 each.",
    ]);
}

#[test]
fn small_groups() {
    check(
        "The study found that 53% of 10 patients recovered.",
        expect![[r#"
            “53%”: no whole number of 10 is 53%: 5 of 10 is 50%, 6 of 10 is 60%
        "#]],
    );
    check(
        "About 12 came, and 45% of the 12 members voted.",
        expect![[r#"
            “45%”: no whole number of 12 is 45%: 5 of 12 is 41.7%, 6 of 12 is 50%
        "#]],
    );
    silent(&[
        "The study found that 50% of 10 patients recovered.",
        "The study found that 33% of 12 patients recovered.",
        "The study found that 53% of 400 patients recovered.",
        "It owns 53% of 10 companies.",
        "Nearly 53% of 10 patients recovered.",
    ]);
}

#[test]
fn ages_and_years() {
    check(
        "The mayor, who was born in 1980, is a lawyer aged 49.",
        expect![[r#"
            “aged 49”: 2026 − 1980 = 46, so 45 or 46 years old, not 49
        "#]],
    );
    check(
        "The painter was born in 1950 and died in 2020 aged 80.",
        expect![[r#"
            “aged 80”: 2020 − 1950 = 70, so 69 or 70 years old, not 80
        "#]],
    );
    check(
        "The mill was founded in 1990, 50 years ago.",
        expect![[r#"
        “50 years ago”: 2026 − 1990 = 36 years
    "#]],
    );
    check(
        "The club, founded in 1976, celebrates its 60th anniversary this year.",
        expect![[r#"
            “60th”: 2026 − 1976 = 50, not 60
        "#]],
    );
    check(
        "The mayor was born in 1980 and is 50.",
        expect![[r#"
        “50”: 2026 − 1980 = 46, so 45 or 46 years old, not 50
    "#]],
    );
    silent(&[
        "On 5 June 2019, 50 years ago, they would have met.",
        "The mayor, who was born in 1980, is a lawyer aged 45.",
        "The painter was born in 1950 and died in 2020 aged 70.",
        "The mill was founded in 1986, 40 years ago.",
        "The club, founded in 1976, celebrates its 50th anniversary this year.",
        "The firm, founded in 1907, marked its 100th anniversary with a parade.",
        "The mayor, born in 1980, was 19 when he left.",
        "The mill was founded in 1886 and burned down 40 years ago.",
        "Her son, born in 2001, was a pupil at 49, Main Street.",
    ]);
}

//! One fault each: invented drafts of a sentence or two, the code that must be found and the text that it must stand on.
//!
//! The rules' own files show what they say; this table shows how many ways of writing they see through.

use super::fixture::findings;
use crate::model::{Model, Now};

#[track_caller]
fn check(code: &str, on: &str, text: &str) {
    let found = findings(text, Now::parse(super::fixture::TODAY), &Model::default());
    let hit = found
        .iter()
        .any(|it| it.rule.code == code && it.at.slice(text) == on);
    assert!(hit, "{code} does not stand on “{on}” in: {text}");
}

#[test]
fn every_fault_is_found() {
    for (code, on, text) in FAULTS {
        check(code, on, text);
    }
}

/// Code, text it stands on, draft.
const FAULTS: &[(&str, &str, &str)] = &[
    (
        "arithmetic-error",
        "35%",
        "Net income rose to $1.2 billion from $1.0 billion, a 35% gain.",
    ),
    (
        "arithmetic-error",
        "30%",
        "Membership dropped to 8,000 from 10,000, down 30%.",
    ),
    (
        "arithmetic-error",
        "40 percent",
        "The firm's staff shrank from 1,000 to 700, a decline of 40 percent.",
    ),
    (
        "arithmetic-error",
        "50%",
        "Sales of $60 million were up 50% from $50 million a year ago.",
    ),
    (
        "arithmetic-error",
        "25%",
        "The fare will go up from $2.50 to $3.00, a 25% increase.",
    ),
    (
        "arithmetic-error",
        "30%",
        "Exports increased by 30% to $130 million, compared with $120 million in 2025.",
    ),
    (
        "arithmetic-error",
        "10 percent",
        "The budget grew 10 percent, from $200 million to $240 million.",
    ),
    (
        "arithmetic-error",
        "5%",
        "Costs rose 5% to £44 million from £40 million.",
    ),
    (
        "arithmetic-error",
        "25%",
        "The price of a ticket rose to $12 from $10, an increase of 25%.",
    ),
    (
        "arithmetic-error",
        "1%",
        "The rate of inflation went from 2% to 3%, up 1%.",
    ),
    (
        "arithmetic-error",
        "9 percent",
        "Support dropped from 60% to 51%, a fall of 9 percent.",
    ),
    (
        "arithmetic-error",
        "5%",
        "The party's share rose by 5% to 35% from 30%.",
    ),
    (
        "arithmetic-error",
        "tripled",
        "The population tripled from 20,000 to 40,000.",
    ),
    (
        "arithmetic-error",
        "halved",
        "Its value halved from $10 billion to $7 billion.",
    ),
    (
        "arithmetic-error",
        "quadrupled",
        "Profit quadrupled to $8 million from $4 million.",
    ),
    (
        "arithmetic-error",
        "260",
        "The school has 120 girls and 130 boys, a total of 260 pupils.",
    ),
    (
        "arithmetic-error",
        "12",
        "He won 12 medals: 5 gold, 4 silver and 2 bronze.",
    ),
    (
        "arithmetic-error",
        "40",
        "The total of 40 votes: 25 for, 10 against and 3 abstaining.",
    ),
    (
        "arithmetic-error",
        "35%",
        "Of 80 employees, 20 (35%) were laid off.",
    ),
    (
        "arithmetic-error",
        "35%",
        "Thirty of 120 members, or 35%, voted no.",
    ),
    (
        "arithmetic-error",
        "30%",
        "Just 12 of the 48 seats (30%) went to women.",
    ),
    (
        "arithmetic-error",
        "65%",
        "Three out of four (65%) said yes.",
    ),
    (
        "arithmetic-error",
        "$300,000",
        "The $6 million prize will be shared among 30 winners, or $300,000 each.",
    ),
    (
        "arithmetic-error",
        "37%",
        "Only 37% of the 20 people who were asked agreed.",
    ),
    (
        "arithmetic-error",
        "40 years ago",
        "The company was founded in 1976, 40 years ago.",
    ),
    (
        "arithmetic-error",
        "90th",
        "The hall, which opened in 1926, celebrates its 90th anniversary this month.",
    ),
    (
        "conversion-error",
        "32.2 km",
        "The marathon is 26.2 miles (32.2 km) long.",
    ),
    (
        "conversion-error",
        "540 acres",
        "The lake covers 100 hectares (540 acres).",
    ),
    (
        "conversion-error",
        "1.1 gallons",
        "The bottle holds 2 litres (1.1 gallons).",
    ),
    (
        "conversion-error",
        "42 pounds",
        "The fish weighed 10 kg (42 pounds).",
    ),
    ("conversion-error", "85F", "It was 35C (85F) in the shade."),
    (
        "conversion-error",
        "292 feet",
        "The tower is 150 metres (292 feet) tall.",
    ),
    (
        "conversion-error",
        "Rs 200 billion",
        "The fund is worth Rs 2 lakh crore (Rs 200 billion).",
    ),
    (
        "conversion-error",
        "Rs 5 billion",
        "The scheme costs Rs 50 crore (Rs 5 billion).",
    ),
    (
        "conversion-error",
        "222 km/h",
        "The car reached 200 mph (222 km/h).",
    ),
    (
        "conversion-error",
        "29-km",
        "The 12-mile (29-km) stretch will close.",
    ),
    (
        "conversion-error",
        "19,800 feet",
        "It drilled 3,000 metres, or 19,800 feet, into the rock.",
    ),
    (
        "conversion-error",
        "$58,000",
        "He earns €50,000 ($55,000) a year, and she €80,000 ($58,000).",
    ),
    (
        "figures-disagree",
        "$2 million",
        "# Bank fined $2 million\n\nThe bank was fined $20 million for misleading customers, the regulator said.",
    ),
    (
        "figures-disagree",
        "40",
        "# Quake kills 40 in mountain villages\n\nAn earthquake killed 400 people in mountain villages on Friday.",
    ),
    (
        "figures-disagree",
        "3,000",
        "# Airline to cut 3,000 jobs\n\nThe airline said it would cut 2,000 jobs by the end of the year.",
    ),
    (
        "figures-disagree",
        "5%",
        "# Nurses win 5% pay rise\n\nNurses will get a pay rise of 15% from June.",
    ),
    (
        "figures-disagree",
        "20",
        "# City buys 20 electric buses\n\nThe city will buy 200 electric buses next year.",
    ),
    (
        "figures-disagree",
        "£3m",
        "# Trust buys castle for £3m\n\nA trust has bought the castle for £5m, it said on Monday.",
    ),
    (
        "figures-disagree",
        "$500 million",
        "# Retailer to invest $500 million in warehouses\n\nThe retailer said it will invest $50 million in new warehouses.",
    ),
    (
        "impossible-date",
        "31 September",
        "The law takes effect on 31 September.",
    ),
    (
        "impossible-date",
        "February 30, 2024",
        "He died on February 30, 2024.",
    ),
    (
        "impossible-date",
        "November 31st",
        "The deal closed on November 31st.",
    ),
    (
        "miscounted-list",
        "Four",
        "# Four ways to save\n\n- Walk.\n- Cook.\n- Mend.",
    ),
    (
        "miscounted-list",
        "six",
        "Here are six things we learned:\n\n1. a\n2. b\n3. c\n4. d\n5. e",
    ),
    (
        "miscounted-list",
        "three",
        "The report makes three recommendations:\n\n* one\n* two",
    ),
    (
        "miscounted-list",
        "Two",
        "Two men were arrested:\n\n- John Doe\n- Jim Roe\n- Jack Poe",
    ),
    (
        "redundant-currency",
        "£40 million pounds",
        "It raised £40 million pounds.",
    ),
    (
        "redundant-currency",
        "€2 million euros",
        "The house cost €2 million euros to build.",
    ),
    (
        "redundant-currency",
        "US$5 million dollars",
        "The fine was US$5 million dollars.",
    ),
    (
        "redundant-currency",
        "¥5 billion yen",
        "The project will cost ¥5 billion yen.",
    ),
    (
        "weekday-mismatch",
        "Monday, March 24, 2026",
        "The meeting is on Monday, March 24, 2026.",
    ),
    (
        "weekday-mismatch",
        "Friday, 15 April 2026",
        "The ship sank on Friday, 15 April 2026.",
    ),
    (
        "weekday-mismatch",
        "Sunday (March 16)",
        "Police said the crash happened on Sunday (March 16).",
    ),
    (
        "wrong-unit-kind",
        "50 megawatts",
        "The solar farm produces 50 megawatts of electricity per year.",
    ),
    (
        "wrong-unit-kind",
        "8 gigawatts",
        "The city consumes 8 gigawatts of power every year.",
    ),
    (
        "wrong-unit-kind",
        "40 megawatts per day",
        "The mine uses 40 megawatts per day.",
    ),
    (
        "wrong-unit-kind",
        "1,200 megawatt-hours",
        "The nuclear plant has a capacity of 1,200 megawatt-hours.",
    ),
];

//! Sentences that once were read wrongly. This group only grows.

use super::super::harness::check_all;
use expect_test::expect;

#[test]
fn regression() {
    check_all(
        "
            The drugmaker cut its 2025 outlook to between 3% and 4% from 5% or more.
            Deliveries rose to 1,406 jets, up from 52 in June, while the backlog topped 9 million tonnes.
            Profit for the three months to June 2025 was 41.2 pence per share.
            The insurer said first-half premiums grew from 3 to 5 percent a year.
            Its lease covers 25,000 square feet, or about 2,300 square metres, for 15 years.
            The pipeline carries as much as 700,000 barrels a day along 1,100 miles.
            The mill spread 40 kg of lime per hectare, or 12 grams per litre of water.
            Factory orders fell 1.1 pct in May, the first drop in nearly two years.
            The mayor, in her early 60s, has served more than 20 years.
            Visitors numbered 300 a day, or more than a quarter but less than half of the usual crowd.
            Bids of $10 million upwards will be heard; the minimum is half or more of the list price.
            The lab cooled it to near absolute zero, 0.2 kelvin, in 3.1 seconds.
            It was 95°F/35°C in the valley; winds reached 70 m.p.h.
            The bank will buy back up to $2 billion of stock, or no more than 40 million shares.
            Two, three or four miles of the road are closed, as is 5 km of track.
            The firm, not quite 50 years old, employs close to 12,000 in 14 countries.
            A 30-plus-year career ended with a 2:21:04 marathon and a 3-2 vote.
            The one-for-ten split and the two-for-one split were approved on May 6.
        ",
        expect![[r#"
            > The drugmaker cut its 2025 outlook to between 3% and 4% from 5% or more.
            2025 = date 2025, exact
            between 3% and 4% = percent 3..4 %, between
            5% or more = percent 5 %, at_least
            > Deliveries rose to 1,406 jets, up from 52 in June, while the backlog topped 9 million tonnes.
            1,406 = number 1406, exact
            52 = number 52, exact
            June = date 2025-06, exact
            9 million tonnes = quantity 9000000 t, more_than
            > Profit for the three months to June 2025 was 41.2 pence per share.
            three months to June 2025 = date 2025-Q2 2025-04-01..2025-06-30, exact
            41.2 pence = money 0.412 GBP/share, exact
            > The insurer said first-half premiums grew from 3 to 5 percent a year.
            first = ordinal 1, exact
            3 = percent 3 %, exact
            5 percent = percent 5 %/a, exact
            > Its lease covers 25,000 square feet, or about 2,300 square metres, for 15 years.
            25,000 square feet = quantity 25000 ft2, exact
            about 2,300 square metres = quantity 2300 m2, about
            15 years = duration P15Y, exact
            > The pipeline carries as much as 700,000 barrels a day along 1,100 miles.
            as much as 700,000 barrels a day = quantity 700000 bbl/d, up_to
            1,100 miles = quantity 1100 mi, exact
            > The mill spread 40 kg of lime per hectare, or 12 grams per litre of water.
            40 kg = quantity 40 kg/ha, exact
            12 grams per litre = quantity 12 g/L, exact
            > Factory orders fell 1.1 pct in May, the first drop in nearly two years.
            1.1 pct = percent 1.1 %, exact
            May = date 2025-05, exact
            first = ordinal 1, exact
            nearly two years = duration P2Y, less_than
            > The mayor, in her early 60s, has served more than 20 years.
            60s = duration  P60Y..P69Y, between
            more than 20 years = duration P20Y, more_than
            > Visitors numbered 300 a day, or more than a quarter but less than half of the usual crowd.
            300 = number 300/d, exact
            more than a quarter but less than half = number 0.25..0.5, between
            > Bids of $10 million upwards will be heard; the minimum is half or more of the list price.
            $10 million upwards = money 10000000 USD, at_least
            half or more = number 0.5, at_least
            > The lab cooled it to near absolute zero, 0.2 kelvin, in 3.1 seconds.
            near absolute zero = quantity 0 K, about
            0.2 kelvin = quantity 0.2 K, exact
            3.1 seconds = duration PT3.1S, exact
            > It was 95°F/35°C in the valley; winds reached 70 m.p.h.
            95°F = quantity 95 °F, exact
            35°C = quantity 35 °C, exact
            70 m.p.h. = quantity 70 mph, exact
            > The bank will buy back up to $2 billion of stock, or no more than 40 million shares.
            up to $2 billion = money 2000000000 USD, up_to
            no more than 40 million = number 40000000, up_to
            > Two, three or four miles of the road are closed, as is 5 km of track.
            Two = quantity 2 mi, exact
            three = quantity 3 mi, exact
            four miles = quantity 4 mi, exact
            5 km = quantity 5 km, exact
            > The firm, not quite 50 years old, employs close to 12,000 in 14 countries.
            not quite 50 years old = duration P50Y, less_than
            close to 12,000 = number 12000, about
            14 = number 14, exact
            > A 30-plus-year career ended with a 2:21:04 marathon and a 3-2 vote.
            30-plus-year = duration P30Y, at_least
            > The one-for-ten split and the two-for-one split were approved on May 6.
            May 6 = date 2025-05-06, exact
        "#]],
    );
}

#[test]
fn rates_behind_what_is_measured() {
    check_all(
        "
            It pipes 55 billion cubic metres of gas a year and pays 300 pesos a week.
            The 40 litres lasted a year.
        ",
        expect![[r#"
            > It pipes 55 billion cubic metres of gas a year and pays 300 pesos a week.
            55 billion cubic metres = quantity 55000000000 m3/a, exact
            300 pesos = money 300 MXN/wk, exact
            > The 40 litres lasted a year.
            40 litres = quantity 40 L, exact
            a year = duration P1Y, exact
        "#]],
    );
}

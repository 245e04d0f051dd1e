//! Business copy.

use super::super::harness::check_all;
use expect_test::expect;

#[test]
fn business_copy() {
    check_all(
        "
            Profit rose to 12.3 cents a share from 10.1 cents, beating the 11-cent estimate.
            Shareholders approved a one-for-ten reverse split and a two-for-one split in March.
            The Dow fell 123.45 points, or 0.4 percent, to 34,567.89.
            The yield on the 10-year Treasury note climbed 4 basis points to 4.25%.
            The $1.2-billion deal, its biggest since 2019, values the firm at 3.5 times sales.
            Output fell 3.5 pct in March after a 1.2 pct rise in February.
            It forecast Q3 EPS of $1.20 to $1.25, up 3.2% from a year earlier.
            The company leased a 10,000-square-foot office and hired 450-plus staff.
            Analysts expect mid-single-digit growth and a double-digit margin.
            Brent crude rose $1.25 to $83.40 a barrel; gold slipped 0.5% to $1,912 an ounce.
            Sales fell by between 5% and 7%, the company said.
            It will pay up to 450 million euros, or as much as $490 million.
            Revenue was as low as $2 million and costs were $3 million or more.
            More than 1,200 people, or nearly a third of its staff, will go.
            At least 36 people were killed and more than 200 injured.
            Bids from $10 million upwards were accepted; prices start at $999.
            The fund manages in excess of $4 billion and holds just under 5% of the bank.
            They expect no fewer than 40 votes but no more than 45.
            The unit lost $340,000, against a profit of $1.1m a year ago.
            It raised $25m in a Series B at a $300m valuation.
            The budget deficit widened to 6.4% of GDP, or 1.2 trillion rupees ($14.4 billion).
            The firm cut 250 of its 3,000 jobs, 8% of the total.
            The rate was raised a quarter point to 5.5%, the 11th increase since March 2022.
            A half-point cut is likely, with a 25-basis-point move in June.
            The storm packed winds of 120 miles per hour (193 kph) and gusts to 140 mph.
            The rocket climbed to 62 miles (100 kilometers) in about 4 minutes.
            The plant will produce 1.5 million barrels per day by 2030.
            Temperatures topped 104 degrees Fahrenheit (40 Celsius) for a fifth day.
            The 6-foot-5, 240-pound tight end caught 5 passes for 67 yards.
            He was sentenced to 25 years to life and fined 50,000 pounds.
            Shares closed up 14 cents at $17.86 on the New York Stock Exchange.
            The stock has gained 45% this year and trades at 12 times forward earnings.
            Net income was $1.02 billion, or $2.14 per diluted share.
            The pound bought $1.2650, and the euro fetched 1.0830 dollars.
            The dollar rose to 149.80 yen from 148.95 yen late Friday.
            They sold 60 percent of the stake for 3.4 billion pounds ($4.3 billion) in cash.
            It posted a 30% drop in quarterly profit to 880 million Swiss francs.
            Turnover rose to 2.1bn kronor, and the dividend to 4.50 kronor per share.
            The ship carries 20,000 20-foot containers and 2,500 crew.
            A magnitude 6.8 earthquake struck at a depth of 18.5 km (11.5 miles).
            About 300,000 of the 1.2 million residents fled, some 40 to 50 an hour.
            Some 15 to 20 percent of voters are undecided, give or take 3 points.
            The poll of 1,003 adults has a margin of error of plus or minus 3.1 percentage points.
            The tax would raise an estimated $12 billion over 10 years.
            Nearly two-thirds of the 435 members voted for the bill, 290-133.
            Four in 10 said prices were too high; one in eight had no view.
            The jackpot grew to $1.58 billion, with odds of 1 in 292.2 million.
            Crowds of between 8,000 and 10,000 came; police put the number at 6,500.
            The settlement, worth $7.5 million to $8 million, covers 30,000 claims.
            Inflation slowed to 3.2% in July from 3.7% in June, below the 3.3% forecast.
        ",
        expect![[r#"
            > Profit rose to 12.3 cents a share from 10.1 cents, beating the 11-cent estimate.
            12.3 cents = money 0.123 USD/share, exact
            10.1 cents = money 0.101 USD, exact
            11-cent = money 0.11 USD, exact
            > Shareholders approved a one-for-ten reverse split and a two-for-one split in March.
            March = date 2025-03, exact
            > The Dow fell 123.45 points, or 0.4 percent, to 34,567.89.
            123.45 = number 123.45, exact
            0.4 percent = percent 0.4 %, exact
            34,567.89 = number 34567.89, exact
            > The yield on the 10-year Treasury note climbed 4 basis points to 4.25%.
            10-year = duration P10Y, exact
            4 basis points = percent 4 basis_point, exact
            4.25% = percent 4.25 %, exact
            > The $1.2-billion deal, its biggest since 2019, values the firm at 3.5 times sales.
            $1.2-billion = money 1200000000 USD, exact
            2019 = date 2019 2019.., exact
            3.5 = number 3.5, exact
            > Output fell 3.5 pct in March after a 1.2 pct rise in February.
            3.5 pct = percent 3.5 %, exact
            March = date 2025-03, exact
            1.2 pct = percent 1.2 %, exact
            February = date 2025-02, exact
            > It forecast Q3 EPS of $1.20 to $1.25, up 3.2% from a year earlier.
            Q3 = date 2025-Q3, exact
            $1.20 to $1.25 = money 1.2..1.25 USD, between
            3.2% = percent 3.2 %, exact
            a year earlier = date 2024, exact
            > The company leased a 10,000-square-foot office and hired 450-plus staff.
            10,000-square-foot = quantity 10000 ft2, exact
            450-plus = number 450, at_least
            > Analysts expect mid-single-digit growth and a double-digit margin.
            > Brent crude rose $1.25 to $83.40 a barrel; gold slipped 0.5% to $1,912 an ounce.
            $1.25 = money 1.25 USD, exact
            $83.40 = money 83.4 USD/bbl, exact
            0.5% = percent 0.5 %, exact
            $1,912 = money 1912 USD/oz, exact
            > Sales fell by between 5% and 7%, the company said.
            between 5% and 7% = percent 5..7 %, between
            > It will pay up to 450 million euros, or as much as $490 million.
            up to 450 million euros = money 450000000 EUR, up_to
            as much as $490 million = money 490000000 USD, up_to
            > Revenue was as low as $2 million and costs were $3 million or more.
            as low as $2 million = money 2000000 USD, at_least
            $3 million or more = money 3000000 USD, at_least
            > More than 1,200 people, or nearly a third of its staff, will go.
            More than 1,200 = number 1200, more_than
            nearly a third = number 0.3333333333333333333333333333, less_than
            > At least 36 people were killed and more than 200 injured.
            At least 36 = number 36, at_least
            more than 200 = number 200, more_than
            > Bids from $10 million upwards were accepted; prices start at $999.
            $10 million upwards = money 10000000 USD, at_least
            $999 = money 999 USD, exact
            > The fund manages in excess of $4 billion and holds just under 5% of the bank.
            in excess of $4 billion = money 4000000000 USD, more_than
            just under 5% = percent 5 %, less_than
            > They expect no fewer than 40 votes but no more than 45.
            no fewer than 40 = number 40, at_least
            no more than 45 = number 45, up_to
            > The unit lost $340,000, against a profit of $1.1m a year ago.
            $340,000 = money 340000 USD, exact
            $1.1m = money 1100000 USD, exact
            a year ago = date 2024 2024-07-15..2024-07-15, exact
            > It raised $25m in a Series B at a $300m valuation.
            $25m = money 25000000 USD, exact
            $300m = money 300000000 USD, exact
            > The budget deficit widened to 6.4% of GDP, or 1.2 trillion rupees ($14.4 billion).
            6.4% = percent 6.4 %, exact
            1.2 trillion rupees = money 1200000000000 INR, exact
            $14.4 billion = money 14400000000 USD, exact
            > The firm cut 250 of its 3,000 jobs, 8% of the total.
            250 = number 250, exact
            3,000 = number 3000, exact
            8% = percent 8 %, exact
            > The rate was raised a quarter point to 5.5%, the 11th increase since March 2022.
            a quarter point = percent 0.25 percentage_point, exact
            5.5% = percent 5.5 %, exact
            11th = ordinal 11, exact
            March 2022 = date 2022-03 2022-03.., exact
            > A half-point cut is likely, with a 25-basis-point move in June.
            A half-point = percent 0.5 percentage_point, exact
            25-basis-point = percent 25 basis_point, exact
            June = date 2025-06, exact
            > The storm packed winds of 120 miles per hour (193 kph) and gusts to 140 mph.
            120 miles per hour = quantity 120 mph, exact
            193 kph = quantity 193 km/h, exact
            140 mph = quantity 140 mph, exact
            > The rocket climbed to 62 miles (100 kilometers) in about 4 minutes.
            62 miles = quantity 62 mi, exact
            100 kilometers = quantity 100 km, exact
            about 4 minutes = duration PT4M, about
            > The plant will produce 1.5 million barrels per day by 2030.
            1.5 million barrels per day = quantity 1500000 bbl/d, exact
            2030 = date 2030 ..2030, exact
            > Temperatures topped 104 degrees Fahrenheit (40 Celsius) for a fifth day.
            104 degrees Fahrenheit = quantity 104 °F, more_than
            40 Celsius = quantity 40 °C, exact
            fifth = ordinal 5, exact
            > The 6-foot-5, 240-pound tight end caught 5 passes for 67 yards.
            6-foot-5 = quantity 77 in, exact
            240-pound = quantity 240 lb, exact
            5 = number 5, exact
            67 yards = quantity 67 yd, exact
            > He was sentenced to 25 years to life and fined 50,000 pounds.
            25 years = duration P25Y, exact
            50,000 pounds = money 50000 GBP, exact
            > Shares closed up 14 cents at $17.86 on the New York Stock Exchange.
            14 cents = money 0.14 USD, exact
            $17.86 = money 17.86 USD, exact
            > The stock has gained 45% this year and trades at 12 times forward earnings.
            45% = percent 45 %, exact
            this year = date 2025, exact
            12 = number 12, exact
            > Net income was $1.02 billion, or $2.14 per diluted share.
            $1.02 billion = money 1020000000 USD, exact
            $2.14 = money 2.14 USD/share, exact
            > The pound bought $1.2650, and the euro fetched 1.0830 dollars.
            $1.2650 = money 1.265 USD, exact
            1.0830 dollars = money 1.083 USD, exact
            > The dollar rose to 149.80 yen from 148.95 yen late Friday.
            149.80 yen = money 149.8 JPY, exact
            148.95 yen = money 148.95 JPY, exact
            late Friday = date 2025-07-11 2025-07-11..2025-07-11, exact
            > They sold 60 percent of the stake for 3.4 billion pounds ($4.3 billion) in cash.
            60 percent = percent 60 %, exact
            3.4 billion pounds = money 3400000000 GBP, exact
            $4.3 billion = money 4300000000 USD, exact
            > It posted a 30% drop in quarterly profit to 880 million Swiss francs.
            30% = percent 30 %, exact
            quarterly = set P3M, exact
            880 million Swiss francs = money 880000000 CHF, exact
            > Turnover rose to 2.1bn kronor, and the dividend to 4.50 kronor per share.
            2.1bn kronor = money 2100000000 SEK, exact
            4.50 kronor = money 4.5 SEK/share, exact
            > The ship carries 20,000 20-foot containers and 2,500 crew.
            20,000 = number 20000, exact
            20-foot = quantity 20 ft, exact
            2,500 = number 2500, exact
            > A magnitude 6.8 earthquake struck at a depth of 18.5 km (11.5 miles).
            6.8 = number 6.8, exact
            18.5 km = quantity 18.5 km, exact
            11.5 miles = quantity 11.5 mi, exact
            > About 300,000 of the 1.2 million residents fled, some 40 to 50 an hour.
            About 300,000 = number 300000, about
            1.2 million = number 1200000, exact
            some 40 to 50 = number 40..50/h, about
            > Some 15 to 20 percent of voters are undecided, give or take 3 points.
            Some 15 to 20 percent = percent 15..20 %, about
            3 = number 3, exact
            > The poll of 1,003 adults has a margin of error of plus or minus 3.1 percentage points.
            1,003 = number 1003, exact
            3.1 percentage points = percent 3.1 percentage_point, exact
            > The tax would raise an estimated $12 billion over 10 years.
            an estimated $12 billion = money 12000000000 USD, about
            10 years = duration P10Y, exact
            > Nearly two-thirds of the 435 members voted for the bill, 290-133.
            Nearly two-thirds = number 0.6666666666666666666666666667, less_than
            435 = number 435, exact
            > Four in 10 said prices were too high; one in eight had no view.
            Four in 10 = number 0.4, exact
            one in eight = number 0.125, exact
            > The jackpot grew to $1.58 billion, with odds of 1 in 292.2 million.
            $1.58 billion = money 1580000000 USD, exact
            1 in 292.2 million = number 0.0000000034223134839151266256, exact
            > Crowds of between 8,000 and 10,000 came; police put the number at 6,500.
            between 8,000 and 10,000 = number 8000..10000, between
            6,500 = number 6500, exact
            > The settlement, worth $7.5 million to $8 million, covers 30,000 claims.
            $7.5 million to $8 million = money 7500000..8000000 USD, between
            30,000 = number 30000, exact
            > Inflation slowed to 3.2% in July from 3.7% in June, below the 3.3% forecast.
            3.2% = percent 3.2 %, exact
            July = date 2025-07, exact
            3.7% = percent 3.7 %, exact
            June = date 2025-06, exact
            3.3% = percent 3.3 %, exact
        "#]],
    );
}

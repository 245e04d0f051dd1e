//! Sentences as business desks and agencies write them, with every figure that is meant in them: the parts of the grammar
//! together, on a day in July 2025.

use super::harness::check_all;
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
            a year earlier = date 2024 2024-07-15..2024-07-15, exact
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

#[test]
fn agency_copy() {
    check_all(
        "
            Unemployment has been below 4 percent for 24 straight months.
            Under the plan, households would pay no more than 2% of income, or at most $1,500 a year.
            Wages rose as much as 15% for some, and at least 5% for all.
            He owns around 3.4 million shares, worth roughly $210 million at Tuesday's close.
            The jet burned 20 to 25 gallons an hour at 30,000 feet.
            It will spend $2 billion a year, or $5.5 million a day, until 2027.
            Rent for a two-bedroom flat averages £1,400 a month, £200 more than last year.
            The bank set aside €400m-€450m for fines.
            The euro zone economy grew 0.1% quarter on quarter and 0.6% year on year.
            A record 61.5 million passengers used the airport, up from 52m in 2019.
            The company is worth less than half of what it was in 2021.
            More than half a million homes lost power; 100,000-plus remain dark.
            Ticket prices range from $45 to $250, plus a $6 fee.
            There were 12 homicides in the first half of 2024, twice as many as a year before.
            They built 1.5x more homes, a threefold increase, and sales doubled.
            The vaccine was 95% effective in a trial of 43,000 people.
            The 18-to-24 age group and the over-65s voted in large numbers.
            The two sides met for five hours, eight days after the crash.
            It has 24/7 service and a 9-to-5 culture.
            His 401(k) fell $10,000, and his W-2 shows $85,000.
            The S&P 500 lost 1.1%, the Nasdaq 100 0.8% and the FTSE 100 0.3%.
            The 5-4 ruling reversed a 2-1 decision by the 9th Circuit.
            He won 6-4, 7-6 (7-5) in 2 hours and 14 minutes.
            She ran the 100m in 10.72 seconds, and the marathon in 2:21:04.
            Route 66, Interstate 95 and Highway 101 were closed, as was Exit 14.
            The iPhone 15 and Galaxy S23 sell for $799; the Model 3 for $38,990.
            Call 1-800-555-0199 or visit room 214 at 350 Fifth Ave.
            Boeing delivered 35 737 MAX jets and 12 787s in May.
            The Airbus A350-1000 carries 369 passengers in three classes.
            The Class of 1999 met at Gate 12 on Pier 39.
            About 1 in 4 children, or 25 per cent, skip breakfast.
            The company sold 15,000 tonnes of copper at $8,450 per tonne.
            The reserves hold 2.3 trillion cubic feet of gas and 400 million barrels of oil equivalent.
            The 500-megawatt farm costs $1.5 million per megawatt and powers 200,000 homes.
            Emissions fell to 34.2 gigatons of carbon dioxide in 2020.
            The car goes from 0 to 60 mph in 3.1 seconds and gets 32 miles per gallon.
            The land covers 4,000 acres (1,600 hectares), or 16 sq. km.
            It weighs 2,000 pounds (900 kilograms) and is 6 feet tall.
            He lost 30 pounds in six months and earns 30,000 pounds a year.
            The dam holds 10 billion cubic metres of water; the lake fell 3.5 feet.
            Rainfall of 4 to 6 inches, and up to 10 inches in places, is expected.
            The company spent $150 million-plus on the site and sold it for upwards of $200 million.
            Losses could hit $1bn or more, and no less than $700m.
            It is the third-largest maker, with a 21.4 percent share.
            The first quarter's net was 4.5 million dollars, 12 cents per share.
            U.S. crude stocks fell by 5.6 million barrels in the week ended Aug. 4.
            The bill runs to 1,200 pages and costs $1.7 trillion over five years.
            In fiscal 2023, ended June 30, revenue rose 7% to $211.9 billion.
            The three-year, $60 million contract includes a $10 million option.
            Mortgage rates hit 7.09 percent, the highest in more than 20 years.
        ",
        expect![[r#"
            > Unemployment has been below 4 percent for 24 straight months.
            below 4 percent = percent 4 %, less_than
            24 straight months = duration P24M, exact
            > Under the plan, households would pay no more than 2% of income, or at most $1,500 a year.
            no more than 2% = percent 2 %, up_to
            at most $1,500 = money 1500 USD/a, up_to
            > Wages rose as much as 15% for some, and at least 5% for all.
            as much as 15% = percent 15 %, up_to
            at least 5% = percent 5 %, at_least
            > He owns around 3.4 million shares, worth roughly $210 million at Tuesday's close.
            around 3.4 million = number 3400000, about
            roughly $210 million = money 210000000 USD, about
            Tuesday = date 2025-07-15, exact
            > The jet burned 20 to 25 gallons an hour at 30,000 feet.
            20 to 25 gallons = quantity 20..25 gal/h, between
            30,000 feet = quantity 30000 ft, exact
            > It will spend $2 billion a year, or $5.5 million a day, until 2027.
            $2 billion = money 2000000000 USD/a, exact
            $5.5 million = money 5500000 USD/d, exact
            2027 = date 2027 ..2027, exact
            > Rent for a two-bedroom flat averages £1,400 a month, £200 more than last year.
            two = number 2, exact
            £1,400 = money 1400 GBP/mo, exact
            £200 = money 200 GBP, exact
            last year = date 2024, exact
            > The bank set aside €400m-€450m for fines.
            €400m-€450m = money 400000000..450000000 EUR, between
            > The euro zone economy grew 0.1% quarter on quarter and 0.6% year on year.
            0.1% = percent 0.1 %, exact
            0.6% = percent 0.6 %, exact
            > A record 61.5 million passengers used the airport, up from 52m in 2019.
            61.5 million = number 61500000, exact
            52m = number 52000000, exact
            2019 = date 2019, exact
            > The company is worth less than half of what it was in 2021.
            less than half = number 0.5, less_than
            2021 = date 2021, exact
            > More than half a million homes lost power; 100,000-plus remain dark.
            More than half a million = number 500000, more_than
            100,000-plus = number 100000, at_least
            > Ticket prices range from $45 to $250, plus a $6 fee.
            from $45 to $250 = money 45..250 USD, between
            $6 = money 6 USD, exact
            > There were 12 homicides in the first half of 2024, twice as many as a year before.
            12 = number 12, exact
            first half of 2024 = date 2024-H1, exact
            twice = number 2 x, exact
            a year before = date 2024 2024-07-15..2024-07-15, exact
            > They built 1.5x more homes, a threefold increase, and sales doubled.
            1.5x = number 1.5 x, exact
            threefold = number 3 x, exact
            doubled = number 2 x, exact
            > The vaccine was 95% effective in a trial of 43,000 people.
            95% = percent 95 %, exact
            43,000 = number 43000, exact
            > The 18-to-24 age group and the over-65s voted in large numbers.
            18-to-24 = number 18..24, between
            > The two sides met for five hours, eight days after the crash.
            two = number 2, exact
            five hours = duration PT5H, exact
            eight days = duration P8D, exact
            > It has 24/7 service and a 9-to-5 culture.
            > His 401(k) fell $10,000, and his W-2 shows $85,000.
            $10,000 = money 10000 USD, exact
            $85,000 = money 85000 USD, exact
            > The S&P 500 lost 1.1%, the Nasdaq 100 0.8% and the FTSE 100 0.3%.
            1.1% = percent 1.1 %, exact
            0.8% = percent 0.8 %, exact
            0.3% = percent 0.3 %, exact
            > The 5-4 ruling reversed a 2-1 decision by the 9th Circuit.
            9th = ordinal 9, exact
            > He won 6-4, 7-6 (7-5) in 2 hours and 14 minutes.
            2 hours and 14 minutes = duration PT2H14M, exact
            > She ran the 100m in 10.72 seconds, and the marathon in 2:21:04.
            100m = quantity 100 m, exact
            10.72 seconds = duration PT10.72S, exact
            > Route 66, Interstate 95 and Highway 101 were closed, as was Exit 14.
            > The iPhone 15 and Galaxy S23 sell for $799; the Model 3 for $38,990.
            $799 = money 799 USD, exact
            $38,990 = money 38990 USD, exact
            > Call 1-800-555-0199 or visit room 214 at 350 Fifth Ave.
            > Boeing delivered 35 737 MAX jets and 12 787s in May.
            35 = number 35, exact
            12 = number 12, exact
            May = date 2025-05, exact
            > The Airbus A350-1000 carries 369 passengers in three classes.
            369 = number 369, exact
            three = number 3, exact
            > The Class of 1999 met at Gate 12 on Pier 39.
            1999 = date 1999, exact
            > About 1 in 4 children, or 25 per cent, skip breakfast.
            About 1 in 4 = number 0.25, about
            25 per cent = percent 25 %, exact
            > The company sold 15,000 tonnes of copper at $8,450 per tonne.
            15,000 tonnes = quantity 15000 t, exact
            $8,450 = money 8450 USD/t, exact
            > The reserves hold 2.3 trillion cubic feet of gas and 400 million barrels of oil equivalent.
            2.3 trillion cubic feet = quantity 2300000000000 ft3, exact
            400 million barrels of oil equivalent = quantity 400000000 boe, exact
            > The 500-megawatt farm costs $1.5 million per megawatt and powers 200,000 homes.
            500-megawatt = quantity 500 MW, exact
            $1.5 million = money 1500000 USD/MW, exact
            200,000 = number 200000, exact
            > Emissions fell to 34.2 gigatons of carbon dioxide in 2020.
            34.2 gigatons of carbon dioxide = quantity 34.2 GtCO2, exact
            2020 = date 2020, exact
            > The car goes from 0 to 60 mph in 3.1 seconds and gets 32 miles per gallon.
            0 = quantity 0 mph, exact
            60 mph = quantity 60 mph, exact
            3.1 seconds = duration PT3.1S, exact
            32 miles per gallon = quantity 32 mpg, exact
            > The land covers 4,000 acres (1,600 hectares), or 16 sq. km.
            4,000 acres = quantity 4000 acre, exact
            1,600 hectares = quantity 1600 ha, exact
            16 sq. km = quantity 16 km2, exact
            > It weighs 2,000 pounds (900 kilograms) and is 6 feet tall.
            2,000 pounds = quantity 2000 lb, exact
            900 kilograms = quantity 900 kg, exact
            6 feet = quantity 6 ft, exact
            > He lost 30 pounds in six months and earns 30,000 pounds a year.
            30 pounds = quantity 30 lb, exact
            six months = duration P6M, exact
            30,000 pounds = money 30000 GBP/a, exact
            > The dam holds 10 billion cubic metres of water; the lake fell 3.5 feet.
            10 billion cubic metres = quantity 10000000000 m3, exact
            3.5 feet = quantity 3.5 ft, exact
            > Rainfall of 4 to 6 inches, and up to 10 inches in places, is expected.
            4 to 6 inches = quantity 4..6 in, between
            up to 10 inches = quantity 10 in, up_to
            > The company spent $150 million-plus on the site and sold it for upwards of $200 million.
            $150 million-plus = money 150000000 USD, at_least
            upwards of $200 million = money 200000000 USD, more_than
            > Losses could hit $1bn or more, and no less than $700m.
            $1bn or more = money 1000000000 USD, at_least
            no less than $700m = money 700000000 USD, at_least
            > It is the third-largest maker, with a 21.4 percent share.
            third = ordinal 3, exact
            21.4 percent = percent 21.4 %, exact
            > The first quarter's net was 4.5 million dollars, 12 cents per share.
            first quarter = date 2025-Q1, exact
            4.5 million dollars = money 4500000 USD, exact
            12 cents = money 0.12 USD/share, exact
            > U.S. crude stocks fell by 5.6 million barrels in the week ended Aug. 4.
            5.6 million barrels = quantity 5600000 bbl, exact
            week ended Aug. 4 = date  2024-07-29..2024-08-04, exact
            > The bill runs to 1,200 pages and costs $1.7 trillion over five years.
            1,200 = number 1200, exact
            $1.7 trillion = money 1700000000000 USD, exact
            five years = duration P5Y, exact
            > In fiscal 2023, ended June 30, revenue rose 7% to $211.9 billion.
            fiscal 2023 = date FY2023, exact
            June 30 = date 2025-06-30, exact
            7% = percent 7 %, exact
            $211.9 billion = money 211900000000 USD, exact
            > The three-year, $60 million contract includes a $10 million option.
            three-year = duration P3Y, exact
            $60 million = money 60000000 USD, exact
            $10 million = money 10000000 USD, exact
            > Mortgage rates hit 7.09 percent, the highest in more than 20 years.
            7.09 percent = percent 7.09 %, exact
            more than 20 years = duration P20Y, more_than
        "#]],
    );
}

#[test]
fn bounds_and_dates() {
    check_all(
        "
            The bank said on Tuesday it will close 30 branches by Friday.
            At Tuesday's close shares were up 3%. Shares fell 2% Tuesday. Monday's losses; Wednesday's vote.
            The meeting on June 3 ended; it meets on Nov. 3; since May; in August; last August; by December
            On Sept. 11, 2001, and in early 1990s; in the mid-1980s; in late 2007
            A year ago, two weeks ago, last week, three days earlier, the previous month, the same period last year
            the quarter to March; the 12 months to June 30; the year to date; year-to-date sales
            in the first nine months; the first half; in the second quarter of last year; the 2023 third quarter
            He left office in January 2017, eight months after the fall of 2016.
            from 9 a.m. to 5 p.m. EST; at 10:35 a.m. (1435 GMT); at noon Thursday; by midnight
            next year, next week, this month, the coming months, in the next five years, over the past decade
            the end of the year, by year-end, at the end of 2024, end-June, the turn of the century
            the 1980s and '90s, the 20th century, the Sixties, the roaring twenties
            Thursday night, Friday morning, early Saturday, Sunday evening
            Dec. 25, Christmas Day, New Year's Eve, Thanksgiving, Labor Day weekend
            a 10-day trip, the three-week strike, a five-year, $2 million deal; two to three years; six to eight weeks
            up 5%, down 12 percent, off 3.5%, a gain of 2 points, lost 40 points
            as little as $5, as few as 10, not more than 30, not less than $2 million
            a minimum of 50, a maximum of $100, minimum wage of $15, maximum speed of 120 mph
            well over 100, well below 5%, just above 2%, just below $50, slightly more than 3 million, a little over 40
            close to $2 billion, near 5%, nearing 10,000, approaching $1 trillion, almost $3 million, not quite 50
            more or less 30, 30 or thereabouts, 40 or so, 50-odd, 60-some, 70-something, in the neighborhood of $5 million
            exceeding 5%, exceeds $3 million, surpassed 1 million, topped $2 billion, tops 50%, above 3%
            $5 million minimum, 10% at most, 20 at least, 30 tops, $40 max
            up to and including 50, anything up to $200, anywhere from 5 to 10, somewhere between $2 and $3
            fewer than 10, less than $5, greater than 20, higher than 3%, lower than 4%, bigger than 50 acres, longer than 2 miles
            more than $3 million but less than $5 million
            roughly $5 billion to $6 billion; about 5-10%; an estimated 20 to 30 people; at least two, possibly three
            approximately 30%; circa 500; some $50 million; around 8%; in the order of 40
            as much as $3 billion to $4 billion; up to 30-40 people; at least $2-3 million
            only 5, just 10, exactly 20, precisely $3; a mere 30; a full 50%; a whopping $2 billion; a record 61
            a $50-plus fee, the 20-plus-year run, a 1,000+ page report, 5,000+; over-50s; the 100-odd men; 20-something
            nearly all 50, over half of the 300, almost one in three, more than 1 in 10, at least a dozen, nearly two dozen, several dozen
            dozens of people, hundreds, scores of, tens of thousands of dollars, a few hundred, a couple of thousand, several million
        ",
        expect![[r#"
            > The bank said on Tuesday it will close 30 branches by Friday.
            Tuesday = date 2025-07-15, exact
            30 = number 30, exact
            Friday = date 2025-07-18 ..2025-07-18, exact
            > At Tuesday's close shares were up 3%. Shares fell 2% Tuesday. Monday's losses; Wednesday's vote.
            Tuesday = date 2025-07-15, exact
            3% = percent 3 %, exact
            2% = percent 2 %, exact
            Tuesday = date 2025-07-15, exact
            Monday = date 2025-07-14, exact
            Wednesday = date 2025-07-09, exact
            > The meeting on June 3 ended; it meets on Nov. 3; since May; in August; last August; by December
            June 3 = date 2025-06-03, exact
            Nov. 3 = date 2025-11-03, exact
            May = date 2025-05 2025-05.., exact
            August = date 2025-08, exact
            last August = date 2024-08, exact
            December = date 2025-12 ..2025-12, exact
            > On Sept. 11, 2001, and in early 1990s; in the mid-1980s; in late 2007
            Sept. 11, 2001 = date 2001-09-11, exact
            early 1990s = date 199 1990-01-01..1993-12-31, exact
            mid-1980s = date 198 1984-01-01..1986-12-31, exact
            late 2007 = date 2007 2007-09-01..2007-12-31, exact
            > A year ago, two weeks ago, last week, three days earlier, the previous month, the same period last year
            A year ago = date 2024 2024-07-15..2024-07-15, exact
            two weeks ago = date 2025-W27 2025-07-01..2025-07-01, exact
            last week = date 2025-W28, exact
            three days earlier = date 2025-07-12 2025-07-12..2025-07-12, exact
            previous month = date 2025-06, exact
            last year = date 2024, exact
            > the quarter to March; the 12 months to June 30; the year to date; year-to-date sales
            12 months to June 30 = date  2025-07-01..2026-06-30, exact
            > in the first nine months; the first half; in the second quarter of last year; the 2023 third quarter
            first nine months = date  2025-01-01..2025-09-30, exact
            first = ordinal 1, exact
            second quarter of last year = date 2024-Q2, exact
            2023 third quarter = date 2023-Q3, exact
            > He left office in January 2017, eight months after the fall of 2016.
            January 2017 = date 2017-01, exact
            eight months = duration P8M, exact
            fall of 2016 = date 2016-FA 2016-09-23..2016-12-21, exact
            > from 9 a.m. to 5 p.m. EST; at 10:35 a.m. (1435 GMT); at noon Thursday; by midnight
            from 9 a.m. to 5 p.m. EST = time  T09:00..T17:00, exact
            10:35 a.m. = time T10:35, exact
            1435 GMT = time T14:35, exact
            noon Thursday = time 2025-07-17T12:00, exact
            midnight = time T00:00 ..2025-07-15T24:00, exact
            > next year, next week, this month, the coming months, in the next five years, over the past decade
            next year = date 2026, exact
            next week = date 2025-W30, exact
            this month = date 2025-07, exact
            next five years = date  2026-01-01..2030-12-31, exact
            past decade = date 201, exact
            > the end of the year, by year-end, at the end of 2024, end-June, the turn of the century
            end of the year = date 2025 2025-09-01..2025-12-31, exact
            year-end = date 2025 ..2025-12-31, exact
            end of 2024 = date 2024 2024-09-01..2024-12-31, exact
            June = date 2025-06, exact
            > the 1980s and '90s, the 20th century, the Sixties, the roaring twenties
            1980s = date 198, exact
            '90s = date 199, exact
            20th century = date 19, exact
            Sixties = date 196, exact
            > Thursday night, Friday morning, early Saturday, Sunday evening
            Thursday night = time 2025-07-17TNI 2025-07-17T18:00..2025-07-17T23:59, exact
            Friday morning = time 2025-07-18TMO 2025-07-18T00:00..2025-07-18T12:00, exact
            early Saturday = date 2025-07-19 2025-07-19..2025-07-19, exact
            Sunday evening = time 2025-07-20TEV 2025-07-20T18:00..2025-07-20T23:59, exact
            > Dec. 25, Christmas Day, New Year's Eve, Thanksgiving, Labor Day weekend
            Dec. 25 = date 2025-12-25, exact
            Christmas Day = date 2025-12-25, exact
            New Year's Eve = date 2025-12-31, exact
            Labor Day = date 2025-09-01, exact
            > a 10-day trip, the three-week strike, a five-year, $2 million deal; two to three years; six to eight weeks
            10-day = duration P10D, exact
            three-week = duration P3W, exact
            five-year = duration P5Y, exact
            $2 million = money 2000000 USD, exact
            two to three years = duration  P2Y..P3Y, exact
            six to eight weeks = duration  P6W..P8W, exact
            > up 5%, down 12 percent, off 3.5%, a gain of 2 points, lost 40 points
            5% = percent 5 %, exact
            12 percent = percent 12 %, exact
            3.5% = percent 3.5 %, exact
            2 = number 2, exact
            40 = number 40, exact
            > as little as $5, as few as 10, not more than 30, not less than $2 million
            as little as $5 = money 5 USD, at_least
            as few as 10 = number 10, at_least
            not more than 30 = number 30, up_to
            not less than $2 million = money 2000000 USD, at_least
            > a minimum of 50, a maximum of $100, minimum wage of $15, maximum speed of 120 mph
            a minimum of 50 = number 50, at_least
            a maximum of $100 = money 100 USD, up_to
            $15 = money 15 USD, exact
            120 mph = quantity 120 mph, exact
            > well over 100, well below 5%, just above 2%, just below $50, slightly more than 3 million, a little over 40
            well over 100 = number 100, more_than
            well below 5% = percent 5 %, less_than
            just above 2% = percent 2 %, more_than
            just below $50 = money 50 USD, less_than
            more than 3 million = number 3000000, more_than
            over 40 = number 40, more_than
            > close to $2 billion, near 5%, nearing 10,000, approaching $1 trillion, almost $3 million, not quite 50
            close to $2 billion = money 2000000000 USD, about
            near 5% = percent 5 %, about
            10,000 = number 10000, less_than
            $1 trillion = money 1000000000000 USD, less_than
            almost $3 million = money 3000000 USD, less_than
            not quite 50 = number 50, less_than
            > more or less 30, 30 or thereabouts, 40 or so, 50-odd, 60-some, 70-something, in the neighborhood of $5 million
            more or less 30 = number 30, about
            30 or thereabouts = number 30, about
            40 or so = number 40, about
            50-odd = number 50, about
            60-some = number 60, about
            70-something = number 70, about
            in the neighborhood of $5 million = money 5000000 USD, about
            > exceeding 5%, exceeds $3 million, surpassed 1 million, topped $2 billion, tops 50%, above 3%
            exceeding 5% = percent 5 %, more_than
            exceeds $3 million = money 3000000 USD, more_than
            surpassed 1 million = number 1000000, more_than
            $2 billion = money 2000000000 USD, more_than
            50% = percent 50 %, more_than
            above 3% = percent 3 %, more_than
            > $5 million minimum, 10% at most, 20 at least, 30 tops, $40 max
            $5 million minimum = money 5000000 USD, at_least
            10% at most = percent 10 %, up_to
            20 at least = number 20, at_least
            30 tops = number 30, up_to
            $40 max = money 40 USD, up_to
            > up to and including 50, anything up to $200, anywhere from 5 to 10, somewhere between $2 and $3
            up to and including 50 = number 50, up_to
            up to $200 = money 200 USD, up_to
            from 5 to 10 = number 5..10, between
            between $2 and $3 = money 2..3 USD, between
            > fewer than 10, less than $5, greater than 20, higher than 3%, lower than 4%, bigger than 50 acres, longer than 2 miles
            fewer than 10 = number 10, less_than
            less than $5 = money 5 USD, less_than
            greater than 20 = number 20, more_than
            higher than 3% = percent 3 %, more_than
            lower than 4% = percent 4 %, less_than
            bigger than 50 acres = quantity 50 acre, more_than
            longer than 2 miles = quantity 2 mi, more_than
            > more than $3 million but less than $5 million
            more than $3 million but less than $5 million = money 3000000..5000000 USD, between
            > roughly $5 billion to $6 billion; about 5-10%; an estimated 20 to 30 people; at least two, possibly three
            roughly $5 billion to $6 billion = money 5000000000..6000000000 USD, about
            about 5-10% = percent 5..10 %, about
            an estimated 20 to 30 = number 20..30, about
            at least two = number 2, at_least
            three = number 3, exact
            > approximately 30%; circa 500; some $50 million; around 8%; in the order of 40
            approximately 30% = percent 30 %, about
            circa 500 = number 500, about
            some $50 million = money 50000000 USD, about
            around 8% = percent 8 %, about
            in the order of 40 = number 40, about
            > as much as $3 billion to $4 billion; up to 30-40 people; at least $2-3 million
            as much as $3 billion to $4 billion = money 3000000000..4000000000 USD, up_to
            up to 30-40 = number 30..40, up_to
            at least $2-3 million = money 2000000..3000000 USD, at_least
            > only 5, just 10, exactly 20, precisely $3; a mere 30; a full 50%; a whopping $2 billion; a record 61
            5 = number 5, exact
            10 = number 10, exact
            20 = number 20, exact
            $3 = money 3 USD, exact
            30 = number 30, exact
            50% = percent 50 %, exact
            $2 billion = money 2000000000 USD, exact
            61 = number 61, exact
            > a $50-plus fee, the 20-plus-year run, a 1,000+ page report, 5,000+; over-50s; the 100-odd men; 20-something
            $50-plus = money 50 USD, at_least
            20-plus-year = duration P20Y, at_least
            1,000+ = number 1000, at_least
            5,000+ = number 5000, at_least
            100-odd = number 100, about
            20-something = number 20, about
            > nearly all 50, over half of the 300, almost one in three, more than 1 in 10, at least a dozen, nearly two dozen, several dozen
            50 = number 50, exact
            over half = number 0.5, more_than
            300 = number 300, exact
            almost one in three = number 0.3333333333333333333333333333, less_than
            more than 1 in 10 = number 0.1, more_than
            at least a dozen = number 12, at_least
            nearly two dozen = number 24, less_than
            several dozen = number ~36..108, exact
            > dozens of people, hundreds, scores of, tens of thousands of dollars, a few hundred, a couple of thousand, several million
            dozens = number ~12..120, exact
            hundreds = number ~100..1000, exact
            tens of thousands of dollars = money ~10000..100000 USD, exact
            a few hundred = number ~200..900, exact
            a couple of thousand = number ~2000..2000, exact
            several million = number ~3000000..9000000, exact
        "#]],
    );
}

/// Sentences that once were read wrongly. This group only grows.
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
            60s = duration  P60Y..P69Y, exact
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

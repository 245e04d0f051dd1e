//! Agency copy.

use super::super::harness::check_all;
use expect_test::expect;

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

//! Bounds of every form, and dates beside them.

use super::super::harness::check_all;
use expect_test::expect;

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
            quarter to March = date 2025-Q1 2025-01-01..2025-03-31, exact
            12 months to June 30 = date  2024-07-01..2025-06-30, exact
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
            coming months = date FUTURE_REF, exact
            next five years = date  2026-01-01..2030-12-31, exact
            past decade = date  2015-01-01..2024-12-31, exact
            > the end of the year, by year-end, at the end of 2024, end-June, the turn of the century
            end of the year = date 2025 2025-09-01..2025-12-31, exact
            year-end = date 2025 ..2025-12-31, exact
            end of 2024 = date 2024 2024-09-01..2024-12-31, exact
            end-June = date 2025-06 2025-06-21..2025-06-30, exact
            turn of the century = date 20 2000-01-01..2032-12-31, exact
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
            two to three years = duration  P2Y..P3Y, between
            six to eight weeks = duration  P6W..P8W, between
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
            $3 million = money 3000000 USD, more_than
            1 million = number 1000000, more_than
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

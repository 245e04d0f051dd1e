//! Whole invented articles on which no rule that works on the draft alone may speak.
//!
//! Figures come thick in these genres, and false alarms come from there: moves within a day against moves within a year,
//! shares that add up to 101%, scores, odds, ages, parts of totals, prices per unit.

use super::fixture::assert_silent;

#[test]
fn markets() {
    assert_silent(
        "# Stocks slip as oil climbs 3%

Stocks slipped on Tuesday as a jump in oil prices revived worries about inflation. The Halden 300 index fell 2.3% to 4,501.10, \
after a 1.2% drop on Monday. It is up 4.5% this year. The Tollmar index lost 45 points, or 0.3%, to 15,012.

Crude rose $2.10, or 3%, to $72.20 a barrel, its highest since May 2024, when it touched $74. Gold was little changed at \
$2,310 an ounce. The euro bought $1.09, down from $1.10 late Monday, and the yield on the 10-year note rose to 4.25% from \
4.19%.

Shares of Brunel Foods rose 6.1% to $45.10 from $42.50 after the grocer said quarterly profit rose to 88 cents a share, from \
80 cents a year earlier. Revenue grew 4% to $3.12 billion, from $3 billion. It raised its forecast for the year by 5 cents, to \
between $3.40 and $3.55 a share. Analysts had expected 84 cents on revenue of $3.05 billion.

Among the losers, Castor Air fell 8.4% to $12.02. It carried 1.2 million passengers in February, down from 1.3 million. Fuel \
makes up 30% of its costs, and it has hedged 40% of its needs for the second half of 2026.

Volume was 9.8 billion shares, compared with an average of 10.4 billion over the last 20 days. Losers outnumbered winners by 3 \
to 1.",
    );
}

#[test]
fn sports() {
    assert_silent(
        "# Rovers hold on for 3-2 win

Rovers beat Harbour 3-2 on Saturday to move up to third place with 41 points from 22 games. They have won 12, drawn 5 and lost \
5 this season; last year they had 30 points at this stage.

Ida Moll, 24, scored twice in the first 20 minutes before Harbour pulled one back on 35 minutes. She has 14 goals in 19 games, \
up from nine last season. Harbour had 62% of the ball and 18 shots to 7.

In the second half Lena Rook, the 31-year-old captain, made it 3-1 from 25 yards. A penalty with two minutes left cut the lead \
to 3-2. The crowd of 21,340 was the largest since 2019.

In tennis, Jonas Pohl won 6-3, 6-4, 7-6 (7-5) in 2 hours 41 minutes. He hit 14 aces and won 78% of points on his first serve. \
The 10,000 metres went to Asha Bekele in 30:12.4, ahead of Tove Lind, 30:14.9.

In basketball, the Comets won 104-98. Dario Vance had 31 points, 11 rebounds and eight assists; he made 12 of 20 shots. The \
Comets made 41 of 88 shots (46.6%) and 12 of 31 from three (38.7%). They are 28-19, two games behind the Pilots.",
    );
}

#[test]
fn court() {
    assert_silent(
        "# Former treasurer jailed for six years

A former club treasurer who stole £412,000 from a swimming club was jailed for six years on Friday.

Martin Hale, 57, of Elm Road, made 214 payments to himself between May 2016 and August 2021, Kelder Crown Court heard. The \
largest was £9,500; most were of less than £2,000. He was convicted of 12 counts of fraud and cleared of three.

Judge Ruth Amos told him: “You took £412,000 over five years, and only £31,000 has been paid back.” She gave him four years for \
the first count and two for the second, to run one after the other.

Hale, who joined the club in 1998 and became treasurer in 2009, had denied all 15 charges. The club, which has 640 members, \
will raise its fees by 10% to £165 a year. The jury of seven women and five men took two days to decide.

A hearing on costs is set for 14 May 2026. He will serve half of his sentence before he can be released.",
    );
}

#[test]
fn weather() {
    assert_silent(
        "# Storm leaves 40,000 homes without power

Winds of up to 90 mph (145 km/h) brought down trees across the coast on Sunday, and about 40,000 homes lost power. By Monday \
evening that was down to 12,000.

The harbour at Skerry recorded 112 mm (4.4 inches) of rain in 24 hours, twice the average for the whole of March. The river Wend \
rose from 1.2 metres to 3.8 metres in six hours and crested at 4.1 metres, 30 cm below the record of 1987.

Temperatures will drop to -4C (25F) by Thursday, from 11C on Sunday. Snow of 5 to 10 cm is expected above 300 metres (1,000 feet). \
Trains between Skerry and Tolm, 60 miles (about 100 km) to the south, will not run before Wednesday.

Three people were hurt, one of them badly, when a tree fell on a bus with 22 people aboard. Two of the three had left hospital \
by Monday. It was the fourth storm of the winter; there were nine in 2024-25 and seven the winter before.",
    );
}

#[test]
fn election() {
    assert_silent(
        "# Governor leads by 6 points, poll finds

Governor Ana Reyes leads her rival by 6 percentage points two weeks before the vote, according to a poll of 1,012 voters published \
on Sunday. Reyes had 47%, up from 44% in February, and Tom Okafor 41%, down from 43%. Some 8% were for other candidates and 5% did \
not know; figures do not add up to 100 because of rounding.

The margin of error is 3.1 percentage points. Among women, Reyes leads by 54% to 35%. Of those under 30, 58% said they would \
surely vote, compared with 81% of those over 65.

In 2022 Reyes won 51.2% of the vote, or 2.41 million votes of 4.71 million, and took 38 of 61 counties. Turnout was 63%, up from 58% \
four years earlier. Okafor, 52, lost the primary that year by 4,310 votes.

The assembly has 120 seats. Reyes's party holds 64, Okafor's 51, and five members sit on their own. To win a majority, his party \
must gain 10 seats. It lost three seats in by-elections in 2024 and won one.",
    );
}

#[test]
fn budget() {
    assert_silent(
        "# City budget grows 4% to $2.6 billion

The city council passed a budget of $2.6 billion on Wednesday, up 4% from $2.5 billion last year. The vote was 9-4.

Schools get $1.1 billion, police $410 million and roads $240 million, of which $60 million is for bridges. The rest goes to parks, \
housing and debt. Spending on housing rises by a third to $120 million from $90 million.

Property tax rises by 2.5%, or about $70 a year for a house worth $300,000. Fares go up to $2.50 from $2.25, the first rise since \
2019. The city expects revenue of $2.55 billion and will take $50 million from its reserve, which stands at $310 million, down from \
$360 million.

The council also cut 120 of 9,400 posts, most of them vacant. The mayor had asked for 200. Overtime cost $48 million last year, \
almost double the $25 million that was planned.

Council member Joan Petty, who was first elected in 1998, voted no. “We spent $30 million on a stadium that opened 20 years ago and \
still owe $12 million,” she said.",
    );
}

#[test]
fn earnings() {
    assert_silent(
        "# Norvik profit falls 12%

Norvik, Europe's third-largest maker of pumps, said net profit fell 12% to 88 million euros in the fourth quarter, from 100 million \
a year earlier. Revenue rose 3% to 1.03 billion euros. At constant exchange rates, revenue rose 7%.

Orders rose to 1.2 billion euros ($1.3 billion) from 1.1 billion. The order backlog stood at 3.4 billion euros, up 15%. The operating \
margin narrowed to 11.2% from 13.1%, a fall of 1.9 percentage points.

For the full year, profit was 402 million euros on revenue of 4.1 billion, compared with 398 million on 3.9 billion in 2024. The board \
proposed a dividend of 2.10 euros a share, up from 2.00. It will buy back shares worth up to 200 million euros, and has bought back \
150 million euros' worth since 2023.

Norvik employs 14,200 people in 31 countries. It cut 600 jobs in 2025, and said a further 250 would go in Germany, where it has \
three plants with 2,100 staff. Shares fell 5.4% to 61.20 euros and are down 9% this year.",
    );
}

#[test]
fn science_and_health() {
    assert_silent(
        "# Walking helps more than thought, study finds

People who walk 7,000 steps a day are 47% less likely to die early than those who walk 2,000, a study of 161,000 adults found. The risk \
of dementia was 38% lower, and that of heart disease 25% lower.

The researchers pooled 57 studies from 2014 to 2025. In one, 22 of 40 patients (55%) slept better after three months, compared with \
13 of 41 (32%) in the control group. In another, blood pressure fell from 141 to 134, a drop of 5%.

One in five adults walks less than 4,000 steps a day. Two-thirds of those asked said they would like to walk more. Above 10,000 steps \
the benefit grew only slightly, by about 1% for each 1,000 steps.

A brisk walk burns about 300 calories an hour (1,255 kilojoules), and a mile (1.6 km) takes 20 minutes. The study cost $2.4 million, half of \
it paid by the state. Its lead author, Nils Aden, 61, has walked to work, 4 km each way, since 1989.",
    );
}

#[test]
fn disaster() {
    assert_silent(
        "# Death toll in ferry fire rises to 31

The number of people killed in a fire on a ferry off Port Lune rose to 31 on Monday, from 27 the day before, as divers found four more \
bodies. Eleven people are still missing.

The ferry, built in 1994, carried 212 passengers and 18 crew; 188 people were saved. The list of passengers had only 190 names, and \
officials said that up to 20 people may have boarded without tickets.

Of the 31 dead, 24 have been named. Nineteen were women and five were children, the youngest aged three. Sixty-two people were treated \
in hospital, 14 of them for burns.

The ship was 96 metres (315 feet) long and could carry 400 people. It left Port Lune at 10:40 p.m. and sent a distress call 55 minutes \
later, 12 nautical miles (22 km) from shore. The fire burned for nine hours. It was the worst such accident since 2009, when 74 died.",
    );
}

#[test]
fn energy() {
    assert_silent(
        "# Windfarm to power 1.4 million homes

The 1.2-gigawatt Dunmore wind farm, 40 miles (64 km) off the coast, will have 80 turbines of 15 megawatts each and produce about 5,000 \
gigawatt-hours of electricity a year, enough for 1.4 million homes.

It will cost £3.6 billion, up from the £2.9 billion planned in 2021. Each turbine is 260 metres (853 feet) tall. The firm guaranteed a \
price of £73 per megawatt-hour in 2012 money, or about £102 today.

The country had 15.9 gigawatts of wind power at sea at the end of 2025 and wants 43 to 50 gigawatts by 2030. It added 1.1 gigawatts last \
year and 0.9 gigawatts the year before. Wind made up 31% of its power in 2025, gas 28%, nuclear 14% and solar 6%.

A battery of 300 megawatts that can store 600 megawatt-hours is to be built at Ness. Construction will create 1,100 jobs, 300 of them \
for good.",
    );
}

#[test]
fn india() {
    assert_silent(
        "# State to spend Rs 4,500 crore on roads

The state will spend Rs 4,500 crore ($540 million) on 1,200 km of roads over three years, the minister said on Thursday. Of this, Rs 1,800 \
crore comes from the centre. In 2023-24 it spent Rs 1,150 crore.

About 2.5 lakh people in 310 villages will have a road for the first time. Land for 640 km has been bought at Rs 85 lakh a hectare on \
average. The state's debt is Rs 3.2 lakh crore (about $38 billion), up 9% from a year ago.

The first tender, for Rs 220 crore, will be out on 1 April. The minister said 14 of the state's 38 districts would see work begin by \
June. Rice output rose to 12.5 million tonnes from 11.8 million tonnes.",
    );
}

#[test]
fn property() {
    assert_silent(
        "# House prices rise for third month

House prices rose 0.4% in February, the third rise in a row, and were 2.9% higher than a year before, the Larch index showed. The average \
home cost £271,500, up from £270,400 in January and £263,800 in February 2025.

A two-bedroom flat of 65 square metres (700 sq ft) in the centre sells for £420,000, or £6,460 per square metre. Rents rose 7% to £1,310 a \
month. First-time buyers borrowed 3.4 times their income, and one in three was over 35.

Banks approved 65,000 mortgages, against 62,000 in January. The average rate on a five-year loan fell to 4.4% from 4.6%. Sales over \
£1 million were down 12%. Estate agents had 44 homes on their books on average, compared with 39 a year earlier.

The index was started in 1983, when a house cost £27,000, or four times a teacher's salary. Today it is nine times.",
    );
}

#[test]
fn listicle() {
    assert_silent(
        "# Five things to know today

1. The bank meets at 2 p.m.
2. Trains run again between Tolm and Skerry.
3. The museum opens its new wing; tickets cost $12, or $30 for a family of four.
4. Rovers play Harbour at 7.45pm.
5. It will rain.

## Three of the 12 best films of 2025

- The Long Ferry
- Elm Road
- Salt

The jury saw 212 films, 40 fewer than last year. Prizes go to:

- best film
- best actor",
    );
}

/// One sentence each: figures that stand side by side and are no sum of one another.
const SENTENCES: &[&str] = &[
    "Net income rose to $1.2 billion, or $2.31 a share, from $1.1 billion, or $2.05 a share, a year earlier.",
    "Revenue rose 6% to $12.4 billion from $11.6 billion, beating the $12.1 billion that analysts had expected.",
    "Same-store sales rose 3%, and total revenue grew 8% to $540 million from $500 million.",
    "The bank's shares fell 4% to $30.10 after it cut its dividend to 20 cents from 40 cents, a 50% reduction.",
    "The pound fell 0.6% to $1.26 from $1.27 on Monday.",
    "Brent crude rose $1.40, or 1.9%, to $75.20 a barrel, while U.S. crude was up 2% at $71.05.",
    "The unemployment rate fell to 3.9% from 4.0%, a 0.1-point decline.",
    "The Dow fell 300 points, or 0.8%, to 38,900.",
    "The S&P 500 lost 45.2 points, or 0.9 percent, to 5,010.3, and the Nasdaq fell 200 points, or 1.2 percent, to 16,100.",
    "Turnout fell from 62% in 2019 to 55%, with 3.1 million people voting, 12% fewer than last time.",
    "The price went from $3 to $4 in a month, and 25% of stations ran dry.",
    "Smith, 45, who was born in Leeds, has run the shop since 1990.",
    "Jones, born in 1962, won her first title at 19 and retired at 38.",
    "He was born in 1947, the third of 12 children, and was 23 when he joined.",
    "The company, founded in 1907, marked its 100th anniversary with a parade.",
    "The treaty, signed in 1998, will have its 30th anniversary in two years.",
    "The bridge opened in 1932, about 90 years ago.",
    "About 20 years ago, in 2005, the mill closed.",
    "The court, by a 5-4 vote, upheld the law; in 2022 it ruled 6-3.",
    "Police arrested 12 men and three women, including 5 teenagers, a total of 17 suspects since Friday.",
    "The storm killed 12 people in Ohio, 8 in Indiana and 3 in Kentucky, and 25 in all since Sunday.",
    "The two deals, worth $3 billion and $4 billion, take its spending to a total of $12 billion this year.",
    "He had 12 goals and 15 assists for 27 points, and the line had 60 points in all.",
    "She won gold in the 100m and 200m, a total of five medals for the team.",
    "The fund spent $20 million on schools, $30 million on clinics and the rest on roads, a total of $80 million.",
    "Of 120 seats, 61 went to the party (48% of votes) and 30 to its rival.",
    "In the survey, 45 of 60 firms (20% of them large) said no.",
    "Forty of the 100 senators, or roughly two in five, voted no.",
    "A panel of 12 found that 40% of 12 million people were at risk.",
    "It owns 30% of 12 hospitals.",
    "The plan gives $10 million to 50 towns, or up to $400,000 each.",
    "The plan gives $10 million over two years to 50 towns, or about $100,000 each a year.",
    "The road is 100 miles (with 50 km of tunnels) long.",
    "The town of 5,000 (3 miles away) was cut off.",
    "She threw the javelin 61.2m (2m short of her best).",
    "The ship is 300 feet long (60 feet longer than the last).",
    "It runs 10 miles (5 miles each way).",
    "The car does 0 to 60 mph (96 km/h) in 3.2 seconds and costs £40,000 ($51,000).",
    "The fee is £9.5m (€11m), rising to £12m (€14m) with bonuses.",
    "He paid 1.2 million yen ($8,000) in 2025 for a car that cost 1.1 million yen ($10,000) in 2015.",
    "The temperature rose to 38C (100F), 6C (11F) above normal.",
    "The farm covers 200 hectares (500 acres), and its oldest oak is 20 metres (65 feet) tall.",
    "A gallon of milk (3.8 litres) costs $4, up from $3.80 a year ago, a 5% rise.",
    "He lost 20 kilograms (3 stone) in a year.",
    "It weighs 2 tonnes (2,000 kg), and lifts 500 kg (1,100 lb).",
    "The tank holds 500 gallons (2,273 litres).",
    "Snow of 4 inches (10cm) fell, and winds hit 70mph (113km/h).",
    "The 6ft 2in (1.88m) striker cost £40m.",
    "The plane was at 35,000 feet (10,700 metres), 40 nautical miles (74 km) from land.",
    "Petrol costs 150 pence a litre ($7.20 a gallon).",
    "Over three years, the firm paid $2 million, $3 million and $5 million in fines, and $12 million in legal costs in total.",
    "The team has won 8 of its last 10 games (and 15 of 20 at home).",
    "He made 9 of 10 free throws (90%) and 3 of 8 (37.5%) from deep.",
    "Profit more than doubled to $4.5 billion, from $2.2 billion, while revenue rose 12% to $30 billion.",
    "Shares have doubled since 2020, from $20 to $38 on Friday.",
    "The budget nearly tripled, from $1.1 billion to $2.9 billion in 2025.",
    "Its stake fell from 12% to 6%, cutting its votes in half from 24% to 12%.",
    "The firm cut its forecast for growth to 2% from 3%, citing a 10% drop in orders.",
    "Mortgage rates rose to 6.8% from 6.5%, adding 3% to the cost of a loan.",
    "House prices fell 1.2% in May from April and 4% from a year earlier, to £280,000.",
    "The average wage rose 4.1% to $31.20 an hour, from $30 a year earlier.",
    "Visitors rose 15% on the year to 2.3 million, and spending rose to $1.2 billion from $1.1 billion.",
    "Tuesday's auction raised $2 million, up from $1.5 million for the sale on Monday, March 16.",
    "On Saturday, 14 March, and Sunday, 15 March, the roads will close.",
    "The trial began on Monday, 6 January 2025 and ended on Friday, 14 March 2025.",
    "Three of the five suspects were charged on Thursday, March 12.",
    "The plant generates 1.2 gigawatts of electricity, 5% of the country's power, at peak.",
    "Wind farms generated 20 gigawatts of electricity on Monday, a record for the year.",
    "The utility will add 500 megawatts of power a year until 2030.",
    "The data centre needs 300 megawatts of power, enough for 250,000 homes a year.",
    "The region has a capacity of 40 gigawatt-hours of batteries.",
];

#[test]
fn sentences() {
    for sentence in SENTENCES {
        assert_silent(sentence);
    }
}

//! `figures-disagree`: one draft gives two values for the same thing, mostly the headline and the text under it.

mod cue;

use rust_decimal::Decimal;

use crate::check::context::{DraftView, ParagraphView};
use crate::check::finding::{Finding, Place, Severity};
use crate::check::interval::Interval;
use crate::check::phrase::{Phrase, phrases};
use crate::check::rule::{Check, Rule};
use crate::draft::BlockKind;
use crate::model::{Bound, Dimension, Unit};
use crate::recognize::{Amount, Figure, FigureKind};
use cue::{Cue, Role, cues, is_part, shared_words};

pub(super) static RULE: Rule = Rule {
    code: "figures-disagree",
    summary: "Two values for the same thing in one draft",
    doc: "\
Headlines and captions are written last and in haste, and a zero goes missing. The rule compares the figure of a headline, \
standfirst or caption with the figures of the first paragraphs under it: the same unit, the same sort of act (invests, \
fines, cuts) and the same words around it. The first paragraphs are compared with one another too, where a zero or a scale \
word is lost between two sentences of the same words. It is silent when any figure of the text agrees with the headline's, within rounding and \
bounds, and for parts, totals and figures of other years.

Wrong:

> # Lender fined $3 million over fees
>
> The lender was fined $30 million over hidden fees on Friday.

Right:

> # Lender fined $30 million over fees
>
> The lender was fined $30.2 million over hidden fees on Friday.

May be wrong: when headline and text speak of two acts of the same sort, and nothing in the words says so.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Top(check),
};

/// How many paragraphs below a headline tell of the same thing. Further down stand the background and the other deals.
const N_PARAGRAPHS: usize = 4;

/// How many paragraphs at the start of the draft are compared with those below them: the lead, a standfirst that is set as
/// a paragraph, and the bullets that sum the story up.
const N_TEXTS: usize = 6;

fn check(view: &DraftView<'_>, findings: &mut Vec<Finding<Place>>) {
    let mut n_texts = 0;
    for (idx, head) in view.blocks.iter().enumerate() {
        n_texts += usize::from(is_text(head));
        let Some(surely_same) = head_test(head, n_texts) else {
            continue;
        };
        if let Some(claim) = only_claim(head)
            && let Some((place, text)) = rival(view, idx, &claim, surely_same)
        {
            let here = Place {
                block: idx as u32,
                span: claim.figure.core,
            };
            let texts = (claim.text(head), text);
            findings.push(finding(here, texts.0, place, texts.1));
            findings.push(finding(place, texts.1, here, texts.0));
        }
    }
}

/// How sure it must be that two figures are of the same thing.
type SurelySame = fn(&Stated<'_>, &Stated<'_>) -> bool;

/// How the figures of a block are compared with those below it: a headline, standfirst or caption sums the text up, while a
/// paragraph among the first `n_texts` speaks of many things. `None` where they are not compared at all.
fn head_test(head: &ParagraphView<'_>, n_texts: usize) -> Option<SurelySame> {
    if head.paragraph.figures.is_empty() {
        return None;
    }
    match head.block.kind {
        BlockKind::Headline(_) | BlockKind::Standfirst | BlockKind::Caption => Some(is_evidence),
        _ if is_text(head) && n_texts <= N_TEXTS => Some(is_slip),
        _ => None,
    }
}

fn is_text(block: &ParagraphView<'_>) -> bool {
    matches!(
        block.block.kind,
        BlockKind::Paragraph | BlockKind::ListItem { .. }
    )
}

fn finding(at: Place, text: &str, other: Place, other_text: &str) -> Finding<Place> {
    let message =
        format!("“{text}” here, “{other_text}” elsewhere in the draft for the same thing");
    Finding::new(&RULE, at, message)
        .explained("One of the two is wrong, or the words do not say that they are two things.")
        .related(other, format!("“{other_text}” here"))
        .replace(at, other_text)
}

/// A figure with what it is a figure of.
#[derive(Debug)]
struct Stated<'a> {
    figure: &'a Figure,
    amount: &'a Amount,
    value: Decimal,
    interval: Interval,
    cues: Vec<Cue>,
    words: Vec<String>,
    /// The noun that a bare number counts.
    counted: Option<String>,
    /// How a percentage is meant.
    role: Option<Role>,
}

impl<'a> Stated<'a> {
    fn of(phrase: &Phrase<'a>, at: usize) -> Option<Stated<'a>> {
        let figure = phrase.amount(at)?;
        let amount = figure.amount()?;
        let counted = (amount.unit == Unit::ONE).then(|| cue::noun_after(phrase, at));
        Some(Stated {
            figure,
            amount,
            value: amount.extent.value().filter(|it| *it > Decimal::ZERO)?,
            interval: Interval::printed(figure)?,
            cues: cues(phrase),
            words: cue::content_words(phrase),
            counted: counted.flatten(),
            role: cue::role(phrase, at),
        })
    }

    fn text<'p>(&self, view: &ParagraphView<'p>) -> &'p str {
        self.figure.core.slice(view.prose())
    }
}

/// The one amount of a headline that can be compared.
fn only_claim<'a>(head: &ParagraphView<'a>) -> Option<Stated<'a>> {
    let mut found = None;
    for phrase in phrases(head, 1) {
        for at in 0..phrase.len() {
            if phrase.amount(at).is_none_or(|it| !is_comparable(it)) {
                continue;
            }
            if found.is_some() || (is_part(&phrase) && !is_percent(&phrase, at)) {
                return None;
            }
            found = Some(Stated::of(&phrase, at)?);
        }
    }
    found
}

fn is_comparable(figure: &Figure) -> bool {
    let Some(amount) = figure.amount() else {
        return false;
    };
    let dimension = amount.unit.dimension();
    figure.kind != FigureKind::Ordinal
        && amount.per.is_none()
        && !matches!(dimension, Dimension::Points | Dimension::Multiple)
}

fn is_percent(phrase: &Phrase<'_>, at: usize) -> bool {
    let amount = phrase.amount(at).and_then(|it| it.amount());
    amount.is_some_and(|it| it.unit.dimension() == Dimension::Percent)
}

/// The figure of the text that contradicts the headline's; `None` where one agrees, and where it is not sure.
fn rival<'a>(
    view: &DraftView<'a>,
    head: usize,
    claim: &Stated<'_>,
    surely_same: SurelySame,
) -> Option<(Place, &'a str)> {
    let below = (0_u32..).zip(view.blocks).skip(head + 1);
    let mut close = below.filter(|(_, block)| is_text(block)).take(N_PARAGRAPHS);
    let rival = close.find_map(|(block, it)| {
        let other = contradiction(it, claim, surely_same)?;
        let span = other.figure.core;
        Some((Place { block, span }, other.text(it)))
    })?;
    // All else is searched last, since it is seldom needed: one figure that agrees anywhere is enough.
    let mut others = view
        .blocks
        .iter()
        .enumerate()
        .filter(|(idx, _)| *idx != head);
    let agreed = others.any(|(_, block)| agrees(block, claim));
    (!agreed).then_some(rival)
}

/// Whether a figure of the block can be the claim's own, whatever it is said of.
fn agrees(block: &ParagraphView<'_>, claim: &Stated<'_>) -> bool {
    block.paragraph.figures.iter().any(|figure| {
        let same_unit = figure
            .amount()
            .is_some_and(|it| it.unit == claim.amount.unit);
        same_unit && Interval::printed(figure).is_none_or(|it| it.meets(claim.interval))
    })
}

fn contradiction<'a>(
    block: &ParagraphView<'a>,
    claim: &Stated<'_>,
    surely_same: SurelySame,
) -> Option<Stated<'a>> {
    for phrase in phrases(block, 1) {
        let mut same = (0..phrase.len()).filter(|at| {
            phrase.amount(*at).is_some_and(|it| {
                is_comparable(it) && it.amount().is_some_and(|it| it.unit == claim.amount.unit)
            })
        });
        let Some(at) = same.next() else { continue };
        if same.next().is_some() || (is_part(&phrase) && !is_percent(&phrase, at)) {
            continue;
        }
        let Some(other) = Stated::of(&phrase, at) else {
            continue;
        };
        if surely_same(claim, &other) {
            return Some(other);
        }
    }
    None
}

/// Whether the two are surely of the same thing.
///
/// Digits that agree up to a power of ten are the mark of a lost zero or a wrong scale word, so there a shared act or two
/// shared words are enough; any two other numbers need the act and two shared words beside it.
fn is_evidence(claim: &Stated<'_>, other: &Stated<'_>) -> bool {
    let bounds = [claim.figure.bound, other.figure.bound];
    if bounds
        .iter()
        .any(|it| !matches!(it, Bound::Exact | Bound::About))
        && !slipped(claim.value, other.value)
    {
        return false;
    }
    if claim.amount.unit.dimension() == Dimension::Percent {
        // A text is full of percentages: both must be the same sort of move of the same thing.
        return claim.role.is_some()
            && claim.role == other.role
            && shared_words(&claim.words, &other.words) >= 2;
    }
    let counts = [&claim.counted, &other.counted];
    if let [Some(here), Some(there)] = counts
        && here != there
    {
        return false;
    }
    let n_shared = shared_words(&claim.words, &other.words);
    let acts = claim.cues.iter().any(|it| other.cues.contains(it));
    if claim.amount.unit == Unit::ONE && claim.counted != other.counted {
        // "12 killed" and "killed 21 people": only the act says what is counted.
        return acts && n_shared >= 2;
    }
    if claim.amount.unit == Unit::ONE && claim.counted.is_none() && !acts {
        return false;
    }
    if slipped(claim.value, other.value) {
        acts && n_shared >= 1 || n_shared >= 2
    } else {
        acts && n_shared >= 2
    }
}

/// Whether two paragraphs surely tell the same with a zero or a scale word lost: the same digits, the same act, the same
/// thing counted, and two more words shared.
fn is_slip(claim: &Stated<'_>, other: &Stated<'_>) -> bool {
    let is_percent = claim.amount.unit.dimension() == Dimension::Percent;
    slipped(claim.value, other.value)
        && !is_percent
        && claim.counted == other.counted
        && claim.cues.iter().any(|it| other.cues.contains(it))
        && shared_words(&claim.words, &other.words) >= 2
}

/// Whether the two have the same digits in another power of ten.
fn slipped(a: Decimal, b: Decimal) -> bool {
    let digits = |value: Decimal| {
        let mut mantissa = value.normalize().mantissa().unsigned_abs();
        while mantissa > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
        }
        mantissa
    };
    a != b && digits(a) == digits(b)
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::report;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("figures-disagree", text));
    }

    #[test]
    fn a_lost_zero() {
        check(
            "# Brewer pours $8 million into malt house\n\nThe brewer will spend $80 million on a malt house, it said.",
            expect![[r#"
                “$8 million”: “$8 million” here, “$80 million” elsewhere in the draft for the same thing | “$8 million” → “$80 million” & “$80 million”: “$80 million” here
                “$80 million”: “$80 million” here, “$8 million” elsewhere in the draft for the same thing | “$80 million” → “$8 million” & “$8 million”: “$8 million” here
            "#]],
        );
        check(
            "# City to cut 40 jobs\n\nThe city will cut 400 jobs, the mayor said.",
            expect![[r#"
                “40”: “40” here, “400” elsewhere in the draft for the same thing | “40” → “400” & “400”: “400” here
                “400”: “400” here, “40” elsewhere in the draft for the same thing | “400” → “40” & “40”: “40” here
            "#]],
        );
        check(
            "# Fund raises $2 million for clinics\n\nThe fund raised $2 billion for rural clinics this week.",
            expect![[r#"
                “$2 million”: “$2 million” here, “$2 billion” elsewhere in the draft for the same thing | “$2 million” → “$2 billion” & “$2 billion”: “$2 billion” here
                “$2 billion”: “$2 billion” here, “$2 million” elsewhere in the draft for the same thing | “$2 billion” → “$2 million” & “$2 million”: “$2 million” here
            "#]],
        );
    }

    #[test]
    fn body_against_body() {
        check(
            "The council will spend $40 million on a new bridge over the Lune, it said.\n\nIt is late.\n\nThe council will spend $400 million on the new bridge, from next May.",
            expect![[r#"
                “$40 million”: “$40 million” here, “$400 million” elsewhere in the draft for the same thing | “$40 million” → “$400 million” & “$400 million”: “$400 million” here
                “$400 million”: “$400 million” here, “$40 million” elsewhere in the draft for the same thing | “$400 million” → “$40 million” & “$40 million”: “$40 million” here
            "#]],
        );
        check(
            "- The council will spend $40 million on a new bridge\n- Work begins soon\n\nThe council will spend $4 million on a new bridge, it said.",
            expect![[r#"
                “$40 million”: “$40 million” here, “$4 million” elsewhere in the draft for the same thing | “$40 million” → “$4 million” & “$4 million”: “$4 million” here
                “$4 million”: “$4 million” here, “$40 million” elsewhere in the draft for the same thing | “$4 million” → “$40 million” & “$40 million”: “$40 million” here
            "#]],
        );
        check(
            "The council will spend $40 million on a new bridge.\n\nThe council will spend $54 million on a new school.",
            expect![""],
        );
        check(
            "The council will spend $40 million on a new bridge.\n\nThe council spent $4 million on a harbour.",
            expect![""],
        );
        check(
            "The council will spend $40 million on a new bridge.\n\nThe council will spend $4 million on a new bridge, a first part.",
            expect![""],
        );
    }

    #[test]
    fn other_digits_need_more() {
        check(
            "# Grocer fined £45m for unsafe ovens\n\nThe grocer was fined £54m for selling unsafe ovens.",
            expect![[r#"
                “£45m”: “£45m” here, “£54m” elsewhere in the draft for the same thing | “£45m” → “£54m” & “£54m”: “£54m” here
                “£54m”: “£54m” here, “£45m” elsewhere in the draft for the same thing | “£54m” → “£45m” & “£45m”: “£45m” here
            "#]],
        );
        check(
            "# Nine killed in bus crash\n\nA bus crash near the airport killed 19 people.",
            expect![[r#"
                “Nine”: “Nine” here, “19” elsewhere in the draft for the same thing | “Nine” → “19” & “19”: “19” here
                “19”: “19” here, “Nine” elsewhere in the draft for the same thing | “19” → “Nine” & “Nine”: “Nine” here
            "#]],
        );
        check(
            "# Grocer fined £45m\n\nA court fined a brewer £54m in May.",
            expect![""],
        );
    }

    #[test]
    fn percentages() {
        check(
            "# Jobless rate in the north rises to 5.2%\n\nThe jobless rate in the north rose to 4.2% in May.",
            expect![[r#"
                “5.2%”: “5.2%” here, “4.2%” elsewhere in the draft for the same thing | “5.2%” → “4.2%” & “4.2%”: “4.2%” here
                “4.2%”: “4.2%” here, “5.2%” elsewhere in the draft for the same thing | “4.2%” → “5.2%” & “5.2%”: “5.2%” here
            "#]],
        );
        check(
            "# Jobless rate in the north rises to 5.2%\n\nThe jobless rate in the north rose by 0.3 points.",
            expect![""],
        );
        check(
            "# Rovers' ticket sales fall 12%\n\nThe firm's ticket sales fell 12.4%, and costs fell 3%.",
            expect![""],
        );
        check(
            "# Ticket sales fall 12%\n\nTicket sales abroad rose 5%.",
            expect![""],
        );
    }

    #[test]
    fn agreement_and_rounding() {
        check(
            "# Brewer spends $1.2 billion on malt\n\nThe brewer will spend $1.23 billion on malt.",
            expect![""],
        );
        check(
            "# Brewer spends more than $1 billion on malt\n\nThe brewer will spend $1.2 billion on malt.",
            expect![""],
        );
        check(
            "# Brewer spends $80 million on malt\n\nThe brewer will spend $8 million on malt this year.\n\nThe rest of the $80 million follows.",
            expect![""],
        );
    }

    #[test]
    fn parts_and_other_years() {
        check(
            "# Brewer spends $80 million on malt\n\nThe brewer will spend an initial $8 million on malt.",
            expect![""],
        );
        check(
            "# Brewer spends $80 million on malt\n\nThe brewer spent $8 million on malt last year.",
            expect![""],
        );
        check(
            "# Two dead in mine\n\nA mine near the town was closed for 20 days.",
            expect![""],
        );
        check(
            "# Bank's profit rises to $4 billion\n\nThe bank's costs rose by $40 million.",
            expect![""],
        );
    }
}

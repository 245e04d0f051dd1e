//! Dates counted from another date that the sentence tells: "opened in 2019 and closed two years later", "$5 billion last
//! year, up from $4 billion a year earlier".
//!
//! The walk over the tokens remembers the last date that can be counted from; a form that counts from "then" is given it
//! where it is plain that it is meant. What stays without one keeps [`Anchor::Then`].

use super::reader::Reader;
use super::written::{Anchor, Base, CalendarDate, Length, Moment, Pick, Stated, TimeUnit, View};
use crate::draft::TokenKind;
use rust_decimal::Decimal;

/// How far before a form its date may stand, in tokens: about a long sentence of print.
const REACH: usize = 40;

/// The last date of the prose that others can be counted from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    last: Option<Place>,
}

/// A date that was told, and its tokens.
#[derive(Clone, Copy, Debug)]
struct Place {
    stated: Stated,
    start: usize,
    end: usize,
}

impl Told {
    /// Forgets the last date: behind a range it is open which end counts.
    pub(super) fn forget(&mut self) {
        self.last = None;
    }

    /// Gives the moment at tokens `start` to `end` the date that it counts from, or remembers it as one to count from.
    pub(super) fn place(
        &mut self,
        reader: Reader<'_>,
        moment: &mut Moment,
        start: usize,
        end: usize,
    ) {
        let Some(form) = &mut moment.date else {
            return;
        };
        let that = form.base.is_that();
        if form.part.is_some() && !that {
            return;
        }
        if let Some((length, ahead)) = reader.counted_from_then(form.base, start, end) {
            let told = self
                .last
                .filter(|it| reader.is_told(it, start, ahead, that));
            if told.is_some() || reader.is_behind_the_draft(form.base, start, end) {
                form.base = Base::Shift {
                    length,
                    ahead,
                    from: told.map_or(Anchor::Then, |it| Anchor::Stated(it.stated)),
                };
            }
            // "A year earlier" may come twice; after "two years later" the story goes on from there.
            self.last = self.last.filter(|_| !ahead || that);
        } else if let Some(stated) = stated(form.base) {
            self.last = Some(Place { stated, start, end });
        }
    }
}

/// The date as one that others can be counted from. A weekday alone is mostly that of a statement: "said Tuesday".
fn stated(base: Base) -> Option<Stated> {
    match base {
        Base::Calendar(date)
            if date.pick == Pick::Bare && (date.month, date.year) != (None, None) =>
        {
            Some(Stated::Date(date))
        }
        Base::Ended { last, .. } => Some(Stated::Date(CalendarDate {
            weekday: None,
            ..last
        })),
        Base::Quarter(part) if !part.fiscal => Some(Stated::Quarter(part)),
        Base::Unit { unit, step } if unit >= TimeUnit::Month && unit <= TimeUnit::Year => {
            Some(Stated::Unit { unit, step })
        }
        _ => None,
    }
}

impl Reader<'_> {
    /// The length that a form counts from a time that stands elsewhere, and whether ahead: "two years later", "the
    /// following year", "the next day".
    fn counted_from_then(self, base: Base, start: usize, end: usize) -> Option<(Length, bool)> {
        match base {
            Base::Shift {
                length,
                ahead,
                from: Anchor::Then,
            } => (length.unit >= TimeUnit::Day).then_some((length, ahead)),
            Base::Unit { unit, step: 1 | -1 } if end == start + 2 => {
                let next = self.is(start, "next")
                    && (unit == TimeUnit::Day || self.is_behind_the_draft(base, start, end));
                let ahead = self.is(start, "following") || next;
                let told = ahead || self.is(start, "previous");
                (told && self.after_any(start, &["the"]))
                    .then(|| (Length::of(Decimal::ONE, unit), ahead))
            }
            _ => None,
        }
    }

    /// Whether a form that looks ahead lies before the draft's day all the same, so that it cannot count from there: "the
    /// following year he left". "Over the next year" is a stretch from now.
    fn is_behind_the_draft(self, base: Base, start: usize, end: usize) -> bool {
        const FROM_NOW: &[&str] = &[
            "by", "during", "for", "in", "over", "through", "within", "of", "until",
        ];
        matches!(base, Base::Unit { .. })
            && (self.is(start, "following")
                || self.is(start, "next") && !self.after_any(start.saturating_sub(1), FROM_NOW))
            && self.view(start, end) == View::Back
    }

    /// Whether a form at `start` counts from the date: in one sentence, or where "two years later" opens the next.
    /// "That year" may stand anywhere in it.
    fn is_told(self, date: &Place, start: usize, ahead: bool, that: bool) -> bool {
        let first = start - usize::from(self.after_any(start, &["the"]));
        if first.saturating_sub(date.end) > REACH {
            return false;
        }
        let n_stops = (date.end..first).filter(|at| self.is_stop(*at)).count();
        if ahead {
            n_stops == 0 || n_stops == 1 && (that || self.opens_sentence(first))
        } else {
            n_stops == 0 && !self.is_aside(date)
        }
    }

    /// Whether the date only tells when somebody was born or something founded: figures that are set beside those "of a
    /// year earlier" are not of that date.
    fn is_aside(self, date: &Place) -> bool {
        const BEFORE_PARTICIPLE: &[&str] = &[",", "(", "was", "were", "been", "who", "which"];
        let Some(verb) = date.start.checked_sub(2) else {
            return false;
        };
        let participle = self.kind(verb) == Some(TokenKind::Word)
            && (self.text(verb).ends_with("ed") || self.is_any(verb, &["born", "built", "begun"]));
        participle && (self.opens_sentence(verb) || self.after_any(verb, BEFORE_PARTICIPLE))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn later_counts_from_the_date_told() {
        check(&[
            (
                "The yard opened in 2019 and closed two years later.",
                "2019 = 2019; two years later = 2021",
            ),
            (
                "They wed on 4 May 1970; ten days later the ship left.",
                "4 May 1970 = 1970-05-04; ten days later = 1970-05-14 1970-05-14..1970-05-14",
            ),
            (
                "The depot burned down in March 2010. Two years later it stood again.",
                "March 2010 = 2010-03; Two years later = 2012",
            ),
            (
                "The club was dissolved in June 2021 and a month later founded anew.",
                "June 2021 = 2021-06; a month later = 2021-07",
            ),
            (
                "In 2019 the firm lost a third of its staff; the following year it hired again.",
                "2019 = 2019; following year = 2020",
            ),
            (
                "On June 3, 2024, the bridge shut, and the next day the ferry broke down.",
                "June 3, 2024 = 2024-06-03; next day = 2024-06-04 2024-06-04..2024-06-04",
            ),
        ]);
    }

    #[test]
    fn earlier_counts_from_the_date_told() {
        check(&[
            (
                "Profit was $6 million in 2019, against $5 million a year earlier.",
                "2019 = 2019; a year earlier = 2018",
            ),
            (
                "In the quarter ended June 30, 2023, sales were flat from a year earlier.",
                "quarter ended June 30, 2023 = 2023-Q2 2023-04-01..2023-06-30; a year earlier = 2022 2022-06-30..2022-06-30",
            ),
            (
                "Sales came to $9 million last year, up from $8 million a year earlier.",
                "last year = 2025; a year earlier = 2024",
            ),
            (
                "Prices rose in May 2024 from a month earlier and from a year earlier.",
                "May 2024 = 2024-05; a month earlier = 2024-04; a year earlier = 2023",
            ),
            (
                "In 2012 it sold 40 boats, down from 50 the previous year.",
                "2012 = 2012; previous year = 2011",
            ),
        ]);
    }

    #[test]
    fn prior_is_earlier() {
        check(&[
            (
                "It was sold in 2012, two years prior founded anew.",
                "2012 = 2012; two years prior = 2010",
            ),
            ("Two years prior to the fire", "Two years = P2Y"),
        ]);
    }

    #[test]
    fn what_is_not_plain_is_not_counted() {
        check(&[
            ("It closed two years later.", "two years later = ?"),
            (
                "Founded in 1998, the firm sold more boats than a year earlier.",
                "1998 = 1998; a year earlier = 2025 2025-03-18..2025-03-18",
            ),
            // A day cannot be counted from a year.
            (
                "The fire of 2019 was out two days later.",
                "2019 = 2019; two days later = ?",
            ),
            (
                "He ran it from 2010 to 2014 and died a year later.",
                "from 2010 to 2014 = 2010..2014; a year later = ?",
            ),
            (
                "It opened in 2019. The mayor, who had asked for it, died two years later.",
                "2019 = 2019; two years later = ?",
            ),
            ("The following year he left.", "following year = ?"),
            (
                "It shut in 2019 and, two years later, came back; a year later it shut again.",
                "2019 = 2019; two years later = 2021; a year later = ?",
            ),
            (
                "The bridge opened in 2019, a year earlier than planned.",
                "2019 = 2019; a year = P1Y",
            ),
        ]);
    }

    #[test]
    fn that_year_is_the_one_told() {
        check(&[
            (
                "The yard lost money in 2019, and later that year it was sold.",
                "2019 = 2019; later that year = 2019",
            ),
            (
                "On 3 May 2021 the bridge shut. That day the ferry broke down.",
                "3 May 2021 = 2021-05-03; That day = 2021-05-03",
            ),
            (
                "The mill burned down in June 2018; by the end of that month it was rubble.",
                "June 2018 = 2018-06; end of that month = 2018-06 ..2018-06-30",
            ),
        ]);
    }

    #[test]
    fn that_year_alone_is_of_no_year() {
        check(&[
            ("She left the band that year.", "that year = XXXX"),
            (
                "They met that same weekend.",
                "that same weekend = XXXX-WXX-WE",
            ),
            (
                "The shop opened that very day.",
                "that very day = XXXX-XX-XX",
            ),
        ]);
        silent(&[
            "He said that year after year it shrank.",
            "They hope that day care and that night shifts are paid.",
            "She fears that week by week it will shrink.",
            "That is that.",
        ]);
    }

    #[test]
    fn after_that() {
        check(&[
            (
                "It shut in 2012 and two years after that it was sold.",
                "2012 = 2012; two years after that = 2014",
            ),
            (
                "It shut in 2012, two years after that fire.",
                "2012 = 2012; two years = P2Y",
            ),
        ]);
    }

    #[test]
    fn the_next_of_the_past() {
        check(&[
            ("The next year the pier was sold.", "next year = ?"),
            ("The next morning he was gone.", "next morning = TMO"),
            (
                "In 2012 the pier was sold, and the next year it burned.",
                "2012 = 2012; next year = 2013",
            ),
            (
                "Sales fell, and over the next year they will rise.",
                "next year = 2027",
            ),
            (
                "It said prices rose over the next year.",
                "next year = 2027",
            ),
            ("It opens next year.", "next year = 2027"),
        ]);
    }
}

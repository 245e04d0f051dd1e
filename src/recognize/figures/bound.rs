//! The words of a bound, before a figure and behind it: "up to", "no fewer than", "or more", "-odd".

use crate::draft::TokenKind;
use crate::model::Bound;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{
    bound_before, bound_behind, compares_up, limiting_verb, measures_amount, passes, raises,
    takes_particle,
};

/// A bound and the token where its words start (before a figure) or end (behind it).
pub(super) type Bounded = (Bound, usize);

impl View<'_> {
    /// The bound whose words end right before token `start`, and where they start; none of them before `floor`. Hyphens may join the words to one
    /// another and to the figure: "an up-to-$5-billion deal".
    pub(super) fn bound_before(self, start: usize, floor: usize) -> Option<Bounded> {
        let found = self.nearest_bound(start, floor)?;
        Some(self.limit_of_estimate(found, start, floor).unwrap_or(found))
    }

    /// The limit before an estimate, which says more than that it is one: "up to about 40", "at least some 300".
    fn limit_of_estimate(self, found: Bounded, start: usize, floor: usize) -> Option<Bounded> {
        let (bound, first) = found;
        let estimate = bound == Bound::About || self.is_any(first, &["nearly", "almost"]);
        let limit = estimate
            && first < start
            && first > floor
            && self.is_any(first - 1, &["least", "most", "than", "as", "to"]);
        limit
            .then(|| self.nearest_bound(first, floor))?
            .filter(|(bound, _)| *bound != Bound::About)
    }

    /// The bound right before token `start`, whatever stands before its words.
    fn nearest_bound(self, start: usize, floor: usize) -> Option<Bounded> {
        let last = self.word_before(start, floor)?;
        if self.kind(last) != Some(TokenKind::Word) {
            return self.sign_bound(last, floor);
        }
        if let Some(article) = self.article_of_amount(last, floor)
            && let Some(found) = self.bound_before_article(article, floor)
        {
            return Some(found);
        }
        if let Some(found) = self.comparison(last, floor) {
            return Some(found);
        }
        self.bound_of_verb(last, start, floor)
            .or_else(|| self.bound_in_words(last, start, floor))
    }

    /// The article of the words that may stand between a limit and its amount: "at least a 5 percent raise", "at least another 30",
    /// "more than an additional 40", "up to a total of 50".
    fn article_of_amount(self, last: usize, floor: usize) -> Option<usize> {
        let before = |n: usize| last.checked_sub(n).filter(|at| *at >= floor);
        if self.is_any(last, &["a", "an", "another"]) {
            return Some(last);
        }
        let counted = self.is(last, "of") && before(1).is_some_and(|at| self.is(at, "total"));
        let named = self.text(last).is_some_and(measures_amount);
        (counted || named)
            .then(|| before(if counted { 2 } else { 1 }))?
            .filter(|at| self.is_any(*at, &["a", "an"]))
    }

    /// The bound of the verb at `last` that the figure is the object of, which is no part of it: "topped 50", "capped at 50".
    fn bound_of_verb(self, last: usize, start: usize, floor: usize) -> Option<Bounded> {
        let text = self.text(last)?;
        let before = |words: &[&str]| last > floor && self.is_any(last - 1, words);
        if matches!(text, "at" | "to") && before(&["capped", "limited", "restricted"]) {
            return Some((Bound::UpTo, start));
        }
        // "surged past 50", "took its value past $5 billion"; "the past $5 million year" has an article.
        let sum = self.kind(start) == Some(TokenKind::Symbol) && !before(&["the", "this", "its"]);
        let past = text == "past" && last > floor;
        if past && (sum || self.text(last - 1).is_some_and(passes)) {
            return Some((Bound::MoreThan, start));
        }
        let bound = limiting_verb(text)?;
        // "Costs will top $5 million", but not "the top 5".
        let verb = !self.is(last, "top") || before(&["to", "will", "could", "would", "may"]);
        verb.then_some((bound, start))
    }

    /// The bound of a phrase that ends with the word at `last`: "up to", "just over".
    fn bound_in_words(self, last: usize, start: usize, floor: usize) -> Option<Bounded> {
        let (words, bound, first) =
            bound_before(self.text(last)?)?
                .iter()
                .find_map(|(words, bound)| {
                    let first = self.stand_before(last, words, floor)?;
                    Some((words, *bound, first))
                })?;
        // "won't exceed 40": the ending is no word to start with.
        let negated = self.kind(first) == Some(TokenKind::Suffix);
        let taken = if words.is_empty() {
            last > floor && self.is_of_word_before(last, bound) || self.is_name_of_ages(last, start)
        } else {
            words.first() == Some(&"up") && self.is_raised_to(first, floor)
        };
        let hung = self.is_hung_on_word(first);
        (!taken && !hung).then_some((bound, first + usize::from(negated)))
    }

    /// Whether the lone word of a bound at `last` belongs to the word before it: "over and above 40" and "handed over 30 files",
    /// "worried about 20 jobs".
    fn is_of_word_before(self, last: usize, bound: Bound) -> bool {
        let paired = matches!(bound, Bound::MoreThan | Bound::LessThan)
            && self.is_any(last - 1, &["and", "or"])
            && self.is_any(
                last.wrapping_sub(2),
                &[
                    "above", "around", "at", "below", "beyond", "inside", "outside", "over",
                    "under",
                ],
            );
        let of_verb = self
            .text(last - 1)
            .is_some_and(|verb| takes_particle(verb, self.text(last)));
        paired || of_verb
    }

    /// "the under-21 side" and "an over-40 league" are names of ages; "a sub-4 percent rate" is a bound, and none without its hyphen.
    fn is_name_of_ages(self, last: usize, start: usize) -> bool {
        let hyphened = last + 1 < start;
        if self.is(last, "sub") {
            return !hyphened;
        }
        hyphened && self.kind(start) == Some(TokenKind::Number)
    }

    /// "in the run-up to 40 hearings": whether a hyphen joins the word at `first` to one before it.
    fn is_hung_on_word(self, first: usize) -> bool {
        let word = first
            .checked_sub(2)
            .filter(|_| self.joined(first - 1) == first)
            .and_then(|at| self.kind(at));
        matches!(word, Some(TokenKind::Word | TokenKind::Number))
    }

    /// The bound before the article of "at least a 5 percent raise". "Over a 5-year term" and "about a 3-year-old" limit nothing.
    fn bound_before_article(self, article: usize, floor: usize) -> Option<Bounded> {
        let limits = self.is_any(
            article.checked_sub(1)?,
            &[
                "least", "most", "as", "than", "to", "nearly", "almost", "roughly",
            ],
        );
        limits.then(|| self.bound_before(article, floor))?
    }

    /// The token before `idx`, or the word before it that a hyphen joins to it; none before `floor`.
    fn word_before(self, idx: usize, floor: usize) -> Option<usize> {
        let last = idx.checked_sub(1).filter(|at| *at >= floor)?;
        let hyphened = last > floor
            && self.joined(last) == idx
            && self.kind(last - 1) == Some(TokenKind::Word);
        Some(last - usize::from(hyphened))
    }

    /// The first of `words`, where they stand right before token `idx`; `idx` itself where there are none.
    fn stand_before(self, idx: usize, words: &[&str], floor: usize) -> Option<usize> {
        words.iter().rev().try_fold(idx, |at, word| {
            self.word_before(at, floor).filter(|at| self.is(*at, word))
        })
    }

    /// `more than`, `no fewer than`, `less than or equal to`; "rather than" and "other than" are no bounds.
    fn comparison(self, last: usize, floor: usize) -> Option<Bounded> {
        if self.is_any(last, &["to", "than"])
            && let Some(or) = self.stand_before(last, &["or", "equal"], floor)
        {
            return self.or_equal(self.word_before(or, floor)?, floor);
        }
        self.is(last, "than").then_some(())?;
        let at = self.word_before(last, floor)?;
        let up = compares_up(self.text(at)?)?;
        let negation = self
            .word_before(at, floor)
            .filter(|before| self.is_any(*before, &["no", "not"]));
        let bound = match (up, negation.is_some()) {
            (true, false) => Bound::MoreThan,
            (true, true) => Bound::UpTo,
            (false, false) => Bound::LessThan,
            (false, true) => Bound::AtLeast,
        };
        if negation.is_none()
            && let Some(start) = self.stand_before(at, &["equal", "to", "or"], floor)
        {
            return Some((inclusive(bound), start));
        }
        Some((bound, negation.unwrap_or(at)))
    }

    /// What stands before "or equal to": `less than`, `bigger`, `at least`.
    fn or_equal(self, last: usize, floor: usize) -> Option<Bounded> {
        if let Some(up) = self.text(last).and_then(compares_up) {
            return Some((if up { Bound::AtLeast } else { Bound::UpTo }, last));
        }
        let (bound, start) = self.bound_before(last + 1, floor)?;
        Some((inclusive(bound), start))
    }

    /// Whether hyphens join the number at `idx` to the words of a bound, and nothing more: "as-much-as-50-percent cuts".
    pub(super) fn is_hyphened_bound(self, idx: usize) -> bool {
        self.bound_before(idx, 0).is_some_and(|(_, start)| {
            let joined = |at: usize| self.is_dash(at) && !self.spaced(at);
            (start + 1..idx).all(|at| !self.spaced(at)) && (start == 0 || !joined(start - 1))
        })
    }

    /// `>`, `<`, `≥`, `~`, `approx.` right before a figure.
    fn sign_bound(self, last: usize, floor: usize) -> Option<Bounded> {
        let before = |words: &[&str]| last > floor && self.is_any(last - 1, words);
        let two_signs = |bound| Some((bound, last - 1));
        let found = match self.text(last)? {
            "~" | "≈" | "±" if self.spaced(last) || last == floor => Bound::About,
            ">" => Bound::MoreThan,
            "<" => Bound::LessThan,
            "≥" => Bound::AtLeast,
            "≤" => Bound::UpTo,
            "=" if before(&[">"]) => return two_signs(Bound::AtLeast),
            "=" if before(&["<"]) => return two_signs(Bound::UpTo),
            // "18 U.S.C. 1001" is a law.
            "." if before(&["approx", "c", "ca"])
                && !self.spaced(last)
                && (self.spaced(last - 1) || last - 1 == floor) =>
            {
                return two_signs(Bound::About);
            }
            _ => return None,
        };
        Some((found, last))
    }

    /// Whether "up" before "to" belongs to a verb: "build its stake up to $14 billion" says where it ends, no ceiling;
    /// "raise up to $14 billion" names one.
    fn is_raised_to(self, up: usize, floor: usize) -> bool {
        const PASSIVE: &[&str] = &["was", "were", "be", "been", "being", "is", "are"];
        // "was taken up to $3", but "is taking up to $3 off"
        let passive = |at: usize| {
            at > 0
                && self.is_any(at - 1, PASSIVE)
                && !self.text(at).is_some_and(|it| it.ends_with("ing"))
        };
        let has_object = |at: usize| at + 1 < up || passive(at);
        (up.saturating_sub(4).max(floor)..up).any(|at| {
            self.text(at)
                .and_then(raises)
                .is_some_and(|needs_object| !needs_object || has_object(at))
        })
    }

    /// The bound whose words start at token `end`.
    pub(super) fn bound_behind(self, end: usize) -> Option<Bounded> {
        let at = self.joined(end);
        if at != end || !self.spaced(at) {
            return self.glued_bound(at, at != end);
        }
        let (words, bound) = bound_behind(self.text(at)?)?.iter().find(|(words, _)| {
            words
                .iter()
                .zip(at + 1..)
                .all(|(word, at)| self.is(at, word))
        })?;
        let after = at + 1 + words.len();
        // "20 or more than that", "five plus three", "at least 40" open something of their own.
        let opens = self.is(after, "than")
            || !self.is(at, "or") && self.is_number_start(after)
            || self.is(at, "plus") && self.is_any(after, &["a", "an", "the"])
            || self.is_noun_of_limit(at);
        // "the 737 MAX", "the Nova 8 Plus": a capital makes it a name.
        let name = words.is_empty() && self.is_capitalized(at);
        (!opens && !name).then_some((*bound, after))
    }

    /// Whether "minimum", "max" and the like at `idx` stand before a noun: "a $15 minimum wage".
    fn is_noun_of_limit(self, idx: usize) -> bool {
        self.is_any(idx, &["minimum", "maximum", "max", "tops"])
            && self.is_lower(idx + 1)
            && !self.is_any(
                idx + 1,
                &["for", "of", "in", "on", "and", "or", "to", "by", "per", "a"],
            )
    }

    /// The token after "or equal to" at `idx`, which includes the limit of a bound before the figure: "less than 30 or equal".
    pub(super) fn or_equal_behind(self, idx: usize) -> Option<usize> {
        let equal = self.is(idx, "or") && self.is(idx + 1, "equal");
        let end = idx + 2 + usize::from(self.is(idx + 2, "to"));
        // "more than 30 or equal to 40" names a limit of its own.
        (equal && !self.is_number_start(end)).then_some(end)
    }

    /// `20-plus`, `100+`, `60-odd`, `30-ish`.
    fn glued_bound(self, at: usize, hyphened: bool) -> Option<Bounded> {
        let bound = match self.text(at)? {
            "+" => Bound::AtLeast,
            "plus" => Bound::AtLeast,
            "odd" | "some" | "something" if hyphened => Bound::About,
            "ish" => Bound::About,
            _ => return None,
        };
        Some((bound, at + 1))
    }

    fn is_number_start(self, idx: usize) -> bool {
        matches!(self.kind(idx), Some(TokenKind::Number | TokenKind::Symbol))
            || self.numeral(idx).is_some()
    }
}

/// The bound with its limit included.
pub(super) fn inclusive(bound: Bound) -> Bound {
    match bound {
        Bound::MoreThan => Bound::AtLeast,
        Bound::LessThan => Bound::UpTo,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn before() {
        check(
            "
            up to $200 million
            as much as 5%, as many as 300 people, at most 10, no more than 20, a maximum of 30
            at least 20, no fewer than 30, not less than 5%, a minimum of 10
            more than 100, over 5,000, well over 40, upwards of 60, in excess of 9%
            less than 7 euros, under 30, nearly 2,000, almost half, just under 10, just shy of $5 million
            about 40, around 50, some 200, roughly 3,000, approximately 12, an estimated $3.5 million, close to 90
            less than or equal to 30, greater than or equal to 8, less than 7 km or equal to that, more than 60 or equally
            >5%, <3 km, ~40, approx. 12
            ",
            expect![[r#"
                up to $200 million = money 200000000 USD, up_to
                as much as 5% = percent 5 %, up_to
                as many as 300 = number 300, up_to
                at most 10 = number 10, up_to
                no more than 20 = number 20, up_to
                a maximum of 30 = number 30, up_to
                at least 20 = number 20, at_least
                no fewer than 30 = number 30, at_least
                not less than 5% = percent 5 %, at_least
                a minimum of 10 = number 10, at_least
                more than 100 = number 100, more_than
                over 5,000 = number 5000, more_than
                well over 40 = number 40, more_than
                upwards of 60 = number 60, more_than
                in excess of 9% = percent 9 %, more_than
                less than 7 euros = money 7 EUR, less_than
                under 30 = number 30, less_than
                nearly 2,000 = number 2000, less_than
                almost half = number 0.5, less_than
                just under 10 = number 10, less_than
                just shy of $5 million = money 5000000 USD, less_than
                about 40 = number 40, about
                around 50 = number 50, about
                some 200 = number 200, about
                roughly 3,000 = number 3000, about
                approximately 12 = number 12, about
                an estimated $3.5 million = money 3500000 USD, about
                close to 90 = number 90, about
                less than or equal to 30 = number 30, up_to
                greater than or equal to 8 = number 8, at_least
                less than 7 km or equal to = quantity 7 km, up_to
                more than 60 = number 60, more_than
                >5% = percent 5 %, more_than
                <3 km = quantity 3 km, less_than
                ~40 = number 40, about
                approx. 12 = number 12, about
            "#]],
        );
    }

    #[test]
    fn hyphened() {
        check(
            "
            Its up-to-$30-million grant, an at-least-€2bn fund, a more-than-$7-billion hole
            As-much-as-40-percent cuts, a no-more-than-20-mile walk, an up-to-60% discount
            A nearly-$3-billion bill and an under-$500 phone
            ",
            expect![[r#"
                up-to-$30-million = money 30000000 USD, up_to
                at-least-€2bn = money 2000000000 EUR, at_least
                more-than-$7-billion = money 7000000000 USD, more_than
                As-much-as-40-percent = percent 40 %, up_to
                no-more-than-20-mile = quantity 20 mi, up_to
                up-to-60% = percent 60 %, up_to
                nearly-$3-billion = money 3000000000 USD, less_than
                under-$500 = money 500 USD, less_than
            "#]],
        );
    }

    #[test]
    fn ages_and_joints() {
        check(
            "
            The under-21 side, the over-40 league, a follow-up-to-5 deal, one-to-two, a back-to-back-9 finish.
            The run-up to $5 a share, a build-up to 300 troops
            ",
            expect![[r#"
                one-to-two = number 1..2, between
                $5 = money 5 USD/share, exact
                300 = number 300, exact
            "#]],
        );
    }

    #[test]
    fn behind() {
        check(
            "
            100 or more, 30 or so, 12 or fewer, 18 and over
            20-plus, 5,000-odd, 100+, 40-plus miles
            ",
            expect![[r#"
                100 or more = number 100, at_least
                30 or so = number 30, about
                12 or fewer = number 12, up_to
                18 and over = number 18, at_least
                20-plus = number 20, at_least
                5,000-odd = number 5000, about
                100+ = number 100, at_least
                40-plus miles = quantity 40 mi, at_least
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            Their stake was built up to $14 billion.
            He chose 5 rather than 6 and other than 7.
            above 10 and below 20, at least 30 but no more than 40
            more than 50 or equal to 60
            ",
            expect![[r#"
                $14 billion = money 14000000000 USD, exact
                5 = number 5, exact
                6 = number 6, exact
                7 = number 7, exact
                above 10 and below 20 = number 10..20, between
                at least 30 but no more than 40 = number 30..40, between
                more than 50 = number 50, more_than
                60 = number 60, exact
            "#]],
        );
    }

    #[test]
    fn before_an_article() {
        check(
            "
            It wants at least a 5 percent raise and up to a 90-day delay of a $300 fine.
            More than a 20-mile walk, nearly a 3% drop, as much as a 40% cut
            Over a 5-mile stretch; about a 12-foot wall; rather than a 7% rise
            ",
            expect![[r#"
                at least a 5 percent = percent 5 %, at_least
                90 = number 90, exact
                $300 = money 300 USD, exact
                More than a 20-mile = quantity 20 mi, more_than
                nearly a 3% = percent 3 %, less_than
                as much as a 40% = percent 40 %, up_to
                5-mile = quantity 5 mi, exact
                12-foot = quantity 12 ft, exact
                7% = percent 7 %, exact
            "#]],
        );
    }

    #[test]
    fn about_so_many_or_more() {
        check(
            "
            about 500 or more, some 40 or so
            She shot a 12-under 204.
            ",
            expect![[r#"
                about 500 or more = number 500, at_least
                some 40 = number 40, about
                12 = number 12, exact
                204 = number 204, exact
            "#]],
        );
    }

    #[test]
    fn verbs_are_no_part_of_the_figure() {
        check(
            "
            Costs topped $5 million and will top 9%; bids nearing 40, the top 5
            ",
            expect![[r#"
                $5 million = money 5000000 USD, more_than
                9% = percent 9 %, more_than
                40 = number 40, less_than
                5 = number 5, exact
            "#]],
        );
    }

    #[test]
    fn limits_that_verbs_set() {
        check(
            "
            Places are capped at 50 and bags limited to 20 kg; a sum not exceeding $300 and waste that does not exceed 4%
            It is limited to a few.
            ",
            expect![[r#"
                50 = number 50, up_to
                20 kg = quantity 20 kg, up_to
                not exceeding $300 = money 300 USD, up_to
                not exceed 4% = percent 4 %, up_to
                -
            "#]],
        );
    }

    #[test]
    fn limits_of_estimates() {
        check(
            "
            Up to about 40 ships, at least some 300 homes, more than an estimated $4 million, as many as nearly 90
            He rose to about 40th, grew to some 12 towns.
            ",
            expect![[r#"
                Up to about 40 = number 40, up_to
                at least some 300 = number 300, at_least
                more than an estimated $4 million = money 4000000 USD, more_than
                as many as nearly 90 = number 90, up_to
                40th = ordinal 40, exact
                some 12 = number 12, about
            "#]],
        );
    }

    #[test]
    fn limits_before_an_article() {
        check(
            "
            At least another 30 boats, more than an additional $2 million, up to a further 5%, at least a total of 12 deaths
            Another 30 boats, an additional $2 million, a total of 12; a record 40
            ",
            expect![[r#"
                At least another 30 = number 30, at_least
                more than an additional $2 million = money 2000000 USD, more_than
                up to a further 5% = percent 5 %, up_to
                at least a total of 12 = number 12, at_least
                30 = number 30, exact
                $2 million = money 2000000 USD, exact
                12 = number 12, exact
                40 = number 40, exact
            "#]],
        );
    }

    #[test]
    fn limits_told_in_other_words() {
        check(
            "
            At the very least 12, something like 40, more like $50, almost exactly 60
            not over 17, not under 18, cannot exceed 30, won't exceed 40, with a ceiling of $5 million, a floor of 3%
            ",
            expect![[r#"
                At the very least 12 = number 12, at_least
                something like 40 = number 40, about
                more like $50 = money 50 USD, about
                almost exactly 60 = number 60, about
                not over 17 = number 17, up_to
                not under 18 = number 18, at_least
                cannot exceed 30 = number 30, up_to
                exceed 40 = number 40, up_to
                with a ceiling of $5 million = money 5000000 USD, up_to
                a floor of 3% = percent 3 %, at_least
            "#]],
        );
    }

    #[test]
    fn verbs_that_limit() {
        check(
            "
            Losses exceeded $40 million and surpassed 3%, eclipsing 500; the fund neared $2 billion; talks restricted to 12 states
            Sales surged past $5 billion and rose past 40%. She walked past 12 houses, half past 10.
            ",
            expect![[r#"
                $40 million = money 40000000 USD, more_than
                3% = percent 3 %, more_than
                500 = number 500, more_than
                $2 billion = money 2000000000 USD, less_than
                12 = number 12, up_to
                $5 billion = money 5000000000 USD, more_than
                40% = percent 40 %, more_than
                12 = number 12, exact
                10 = number 10, exact
            "#]],
        );
    }

    #[test]
    fn particles_of_verbs() {
        check(
            "
            They handed over 30 files and talked about 20 jobs, worried about 12 and turned over 5.
            They found over 30 files in about 20 boxes.
            ",
            expect![[r#"
                30 = number 30, exact
                20 = number 20, exact
                12 = number 12, exact
                5 = number 5, exact
                over 30 = number 30, more_than
                about 20 = number 20, about
            "#]],
        );
    }

    #[test]
    fn raised_up_to() {
        check(
            "
            It could raise up to $240 million and takes up to 12 men; it would build its stake up to $14 billion and went up to $8.
            Those 65 and older, 12 and under; 30 and yellow
            ",
            expect![[r#"
                up to $240 million = money 240000000 USD, up_to
                up to 12 = number 12, up_to
                $14 billion = money 14000000000 USD, exact
                $8 = money 8 USD, exact
                65 and older = number 65, at_least
                12 and under = number 12, up_to
                30 = number 30, exact
            "#]],
        );
    }

    #[test]
    fn bounds_behind_and() {
        check(
            "
            Above 30C and below minus 10C; 12 ships and over two-thirds of the crew, over and above 40 others
            a sub-4 percent rate, a sub-$90 phone, the sub 4; an under-19 side
            It will cost $4 billion or even more, 300 and counting, of the order of 50, nowhere near 20.
            It came to within 200 votes, as deep as 9 miles; the better part of $2 billion
            A drama about two sisters, and a story about three wars; about three wars
            ",
            expect![[r#"
                Above 30C = quantity 30 °C, more_than
                below minus 10C = quantity -10 °C, less_than
                12 = number 12, exact
                over two-thirds = number 0.6666666666666666666666666667, more_than
                40 = number 40, exact
                sub-4 percent = percent 4 %, less_than
                sub-$90 = money 90 USD, less_than
                4 = number 4, exact
                $4 billion or even more = money 4000000000 USD, at_least
                300 and counting = number 300, at_least
                of the order of 50 = number 50, about
                nowhere near 20 = number 20, less_than
                to within 200 = number 200, up_to
                as deep as 9 miles = quantity 9 mi, up_to
                the better part of $2 billion = money 2000000000 USD, less_than
                two = number 2, exact
                three = number 3, exact
                about three = number 3, about
            "#]],
        );
    }

    #[test]
    fn takers_of_no_more_than() {
        check(
            "
            The shop is taking up to $250 off; the price was taken up to $300, and it is taking prices up to $400.
            ",
            expect![[r#"
                up to $250 = money 250 USD, up_to
                $300 = money 300 USD, exact
                $400 = money 400 USD, exact
            "#]],
        );
    }
}

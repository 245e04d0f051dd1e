//! Percent changes, differences, and percent where percentage points are meant.

use rust_decimal::Decimal;

use super::Slips;
use super::frame::{Frame, direction};
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::wording::{percent, plain, restated};
use crate::model::{Dimension, Unit};
use crate::recognize::Figure;

pub(super) fn check(phrase: &Phrase<'_>, frames: &[Frame], slips: &mut Slips<'_>) {
    for frame in frames {
        let Some(change) = Change::of(phrase, frame) else {
            continue;
        };
        if let Some(share) = frame.share {
            change.check_share(phrase, share, slips);
        } else if let Some(delta) = frame.delta {
            change.check_delta(phrase, delta, slips);
        }
    }
}

/// Two levels of one thing.
struct Change<'a> {
    from: &'a Figure,
    to: &'a Figure,
    unit: Unit,
    old: Interval,
    new: Interval,
    old_value: Decimal,
    new_value: Decimal,
}

impl<'a> Change<'a> {
    /// The levels of a frame, where they are in one unit and go the way that its words say.
    fn of(phrase: &Phrase<'a>, frame: &Frame) -> Option<Change<'a>> {
        let from = phrase.amount(frame.from?)?;
        let to = phrase.amount(frame.to?)?;
        let (old, new) = (from.amount()?, to.amount()?);
        if old.unit != new.unit || old.per != new.per {
            return None;
        }
        let change = Change {
            from,
            to,
            unit: old.unit,
            old_value: old.extent.value()?,
            new_value: new.extent.value()?,
            old: Interval::printed(from)?,
            new: Interval::printed(to)?,
        };
        let fits = frame.down.is_none_or(|down| down == change.fell());
        (fits && change.old_value > Decimal::ZERO && change.new_value > Decimal::ZERO)
            .then_some(change)
    }

    fn fell(&self) -> bool {
        self.new_value < self.old_value
    }

    fn check_share(&self, phrase: &Phrase<'_>, at: usize, slips: &mut Slips<'_>) -> Option<()> {
        let share = phrase.amount(at)?;
        let stated = stated(share)?;
        if share.amount()?.unit.dimension() == Dimension::Points {
            let percentages = self.unit.dimension() == Dimension::Percent;
            return percentages.then(|| self.check_points(phrase, share, slips))?;
        }
        let relative = self.relative_value()?;
        if self.relative()?.meets(stated) && !self.is_points(share, relative) {
            return Some(());
        }
        let prose = phrase.prose();
        if self.unit.dimension() == Dimension::Percent {
            return self.percent_or_points(phrase, at, share, relative, slips);
        }
        let (a, b) = (self.from.core.slice(prose), self.to.core.slice(prose));
        let difference = if self.fell() {
            format!("({a} − {b}) ÷ {a}")
        } else {
            format!("({b} − {a}) ÷ {a}")
        };
        let message = format!(
            "{difference} = {}, not {}",
            percent(relative),
            share.core.slice(prose)
        );
        slips.add(share.core, message, [restated(prose, share, relative)]);
        Some(())
    }

    /// Whether the share is the difference of the two percentages to the digit, though the change in percent is more than
    /// twice that. Wide roundings could hide it ("from 2% to 3%, up 1%"), but nobody means the other sum.
    fn is_points(&self, share: &Figure, relative: Decimal) -> bool {
        let stated = share.amount().and_then(|it| it.extent.value());
        let twice = stated.and_then(|it| it.checked_mul(Decimal::TWO));
        self.unit.dimension() == Dimension::Percent
            && stated == self.difference_value()
            && twice.is_some_and(|it| relative > it)
    }

    /// A change between two percentages that is given in percent.
    fn percent_or_points(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        share: &Figure,
        relative: Decimal,
        slips: &mut Slips<'_>,
    ) -> Option<()> {
        let points = self.difference_value()?;
        let prose = phrase.prose();
        let (a, b) = (self.from.core.slice(prose), self.to.core.slice(prose));
        let change = in_points(points);
        let message = if self.difference()?.meets(stated(share)?) {
            format!(
                "from {a} to {b} is {change}, or {} in percent",
                percent(relative)
            )
        } else {
            format!(
                "from {a} to {b} is {change} or {}, not {}",
                percent(relative),
                share.core.slice(prose)
            )
        };
        // "a 7% rise" becomes "a 7-percentage-point rise".
        let points = match direction(phrase, at + 1) {
            Some(_) => format!("{}-percentage-point", plain(points)),
            None => change,
        };
        let fixes = [Some(points), restated(prose, share, relative)];
        slips.add(share.core, message, fixes);
        Some(())
    }

    fn check_points(
        &self,
        phrase: &Phrase<'_>,
        share: &Figure,
        slips: &mut Slips<'_>,
    ) -> Option<()> {
        let amount = share.amount()?;
        let point = Unit::parse("percentage_point")?;
        let factor = amount.unit.convert(Decimal::ONE, point)?;
        let points = stated(share)?.scaled(factor, Decimal::ZERO)?;
        if self.difference()?.meets(points) {
            return Some(());
        }
        let prose = phrase.prose();
        let difference = self.difference_value()?;
        let message = format!(
            "from {} to {} is {}, not {}",
            self.from.core.slice(prose),
            self.to.core.slice(prose),
            in_points(difference),
            share.core.slice(prose)
        );
        let fix = restated(prose, share, difference.checked_div(factor)?);
        slips.add(share.core, message, [fix]);
        Some(())
    }

    fn check_delta(&self, phrase: &Phrase<'_>, at: usize, slips: &mut Slips<'_>) -> Option<()> {
        let delta = phrase.amount(at)?;
        let amount = delta.amount()?;
        if amount.unit != self.unit || self.difference()?.meets(stated(delta)?) {
            return Some(());
        }
        let prose = phrase.prose();
        let (a, b) = (self.from.core.slice(prose), self.to.core.slice(prose));
        let (more, less) = if self.fell() { (a, b) } else { (b, a) };
        let right = restated(prose, delta, self.difference_value()?)?;
        let message = format!("{more} − {less} = {right}, not {}", delta.core.slice(prose));
        slips.add(delta.core, message, [Some(right)]);
        Some(())
    }

    /// The change in percent of the old level.
    fn relative(&self) -> Option<Interval> {
        let hundred = Decimal::ONE_HUNDRED;
        let ratio = self.new.over(self.old)?;
        if self.fell() {
            Interval::exact(hundred).minus(ratio.scaled(hundred, Decimal::ZERO)?)
        } else {
            ratio.scaled(hundred, -hundred)
        }
    }

    fn relative_value(&self) -> Option<Decimal> {
        self.difference_value()?
            .checked_div(self.old_value)?
            .checked_mul(Decimal::ONE_HUNDRED)
    }

    fn difference(&self) -> Option<Interval> {
        if self.fell() {
            self.old.minus(self.new)
        } else {
            self.new.minus(self.old)
        }
    }

    fn difference_value(&self) -> Option<Decimal> {
        self.new_value
            .checked_sub(self.old_value)
            .map(|it| it.abs())
    }
}

/// A difference of percentages for a message.
fn in_points(value: Decimal) -> String {
    let unit = if value == Decimal::ONE {
        "point"
    } else {
        "points"
    };
    format!("{} percentage {unit}", plain(value))
}

/// What a derived number can stand for. Some writers cut digits off instead of rounding, so it may also be the lower
/// neighbour of the true value.
fn stated(figure: &Figure) -> Option<Interval> {
    let half = figure.amount()?.grain.checked_div(Decimal::TWO)?;
    Interval::printed(figure)?.raised(half)
}

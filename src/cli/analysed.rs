//! A draft that is named, read and analysed; what keeps it from that is told of it alone.

use super::guard::guarded;
use super::input::Input;
use super::model::Models;
use super::output::Unchecked;
use crate::ide::{Analysis, Format, Now, analyze};
use crate::text::Text;

/// What `take` makes of a draft's analysis and its text. `date` and `format` are those of the command line.
pub(super) fn analysed<T>(
    draft: &Input,
    models: &Models,
    date: Option<Now>,
    format: Option<Format>,
    take: impl FnOnce(Analysis, &str) -> T,
) -> Result<T, Unchecked> {
    let text = draft
        .read()
        .map_err(|error| draft.unchecked(error.to_string()))?;
    let inputs = models.inputs(draft.path(), date, format, draft.format());
    let work = || take(analyze(&Text::from(text.as_str()), &inputs, None), &text);
    guarded(work).map_err(|message| draft.unchecked(message))
}

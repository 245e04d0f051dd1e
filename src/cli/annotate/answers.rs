//! What every form of answers can do, and the work on a batch of lines that is the same for all of them.

use serde_json::value::RawValue;

use super::lines::{Batch, Line};
use super::request::Request;
use crate::cli::code_points::CodePoints;
use crate::cli::guard::guarded;
use crate::ide::{Annotations, Inputs, analyze, annotations};
use crate::text::Text;

/// Answers to texts in one form, gathered by one thread.
pub(super) trait Answers: Default + Send {
    /// How far they have come.
    type Mark;

    /// How far they have come.
    fn mark(&self) -> Self::Mark;

    /// Forgets what has come since.
    fn back_to(&mut self, mark: Self::Mark);

    /// Adds what the text of a line holds.
    fn answer(&mut self, line: u64, text: &Located<'_>, annotations: Annotations<'_>);

    /// Adds that a line could not be annotated.
    fn failure(&mut self, line: u64, error: String);
}

/// A text with its name, whose places are told in code points.
pub(super) struct Located<'a> {
    /// What it is called, as it was written.
    pub(super) id: Option<&'a RawValue>,
    /// The text.
    pub(super) text: &'a str,
    /// Its code points.
    pub(super) points: CodePoints<'a>,
}

/// Answers to the lines of a batch, and whether any of them failed. An empty line has no answer.
pub(super) fn answer_all<A: Answers>(inputs: &Inputs, batch: &Batch) -> (A, bool) {
    let mut answers = A::default();
    let mut failed = false;
    for (line, number) in batch.lines.iter().zip(batch.first..) {
        let mark = answers.mark();
        let attempt = guarded(|| answer(inputs, line, number, &mut answers));
        if let Err(error) = attempt.and_then(|answered| answered) {
            answers.back_to(mark);
            answers.failure(number, error);
            failed = true;
        }
    }
    (answers, failed)
}

fn answer<A: Answers>(
    inputs: &Inputs,
    line: &Line,
    number: u64,
    answers: &mut A,
) -> Result<(), String> {
    let Some(request) = Request::read(line)? else {
        return Ok(());
    };
    let inputs = request.inputs(inputs)?;
    let analysis = analyze(&Text::from(&*request.text), &inputs, None);
    let text = Located {
        id: request.id,
        text: &request.text,
        points: CodePoints::new(&request.text),
    };
    answers.answer(number, &text, annotations(&analysis));
    Ok(())
}

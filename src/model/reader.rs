//! Reading the fields of one record: every getter gives the value and reports what is wrong with it at its place.

use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::calendar::PartialDate;
use super::problem::{Problem, ProblemCode};
use crate::text::Span;

/// A text of a model file and where it stands, without its quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) text: String,
    pub(super) span: Span,
}

/// Words of the format with what they mean.
pub(super) type Words<T> = &'static [(&'static str, T)];

/// Where the ranges of a JSON value count from, and what was found wrong so far.
pub(super) struct Reader<'p> {
    pub(super) base: usize,
    pub(super) problems: &'p mut Vec<Problem>,
}

impl Reader<'_> {
    /// Where a value stands, quotes and brackets included.
    pub(super) fn span(&self, node: &impl Ranged) -> Span {
        Span::of(self.base + node.start()..self.base + node.end())
    }

    /// Reports a problem at a value.
    pub(super) fn problem(
        &mut self,
        code: ProblemCode,
        node: &impl Ranged,
        message: String,
        mend: &str,
    ) {
        let span = self.span(node);
        self.problems
            .push(Problem::new(code, span, message).mend(mend));
    }

    fn wrong_type(&mut self, name: &str, value: &Value<'_>, wanted: &str) {
        let message = format!("\"{name}\" wants {wanted}, not {}", type_of(value));
        self.problem(ProblemCode::WrongType, value, message, "");
    }

    /// The text of a string value.
    pub(super) fn text(&mut self, name: &str, value: &Value<'_>) -> Option<Located> {
        let Value::StringLit(literal) = value else {
            self.wrong_type(name, value, "text in double quotes");
            return None;
        };
        let outer = self.span(literal);
        let span = Span::new(outer.start + 1, outer.end.saturating_sub(1));
        Some(Located {
            text: literal.value.to_string(),
            span,
        })
    }

    /// One of the words that a field knows.
    pub(super) fn word<T: Copy>(
        &mut self,
        name: &str,
        value: &Value<'_>,
        words: Words<T>,
    ) -> Option<T> {
        let found = self.text(name, value)?;
        let known = words.iter().find(|(word, _)| *word == found.text);
        if known.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let message = format!("\"{}\" is no {}", found.text, name.replace('_', " "));
            let mut problem = Problem::new(ProblemCode::UnknownWord, found.span, message)
                .mend(format!("one of {}", all.join(", ")));
            if let Some(near) = nearest(&found.text, &all) {
                problem = problem.replace_with(near);
            }
            self.problems.push(problem);
        }
        known.map(|(_, meaning)| *meaning)
    }

    /// A date of which the day or the month may be missing.
    pub(super) fn date(&mut self, name: &str, value: &Value<'_>) -> Option<PartialDate> {
        let found = self.text(name, value)?;
        let date = PartialDate::parse(&found.text);
        if date.is_none() {
            let message = format!("\"{}\" is no date", found.text);
            let problem = Problem::new(ProblemCode::NotADate, found.span, message);
            self.problems
                .push(problem.mend("write 2026-03-17, 2026-03 or 2026"));
        }
        date
    }

    /// The elements of a list; a lone value is a list of one.
    pub(super) fn list<'v, 't>(&self, value: &'v Value<'t>) -> &'v [Value<'t>] {
        match value {
            Value::Array(array) => &array.elements,
            lone => std::slice::from_ref(lone),
        }
    }

    /// The texts of a list.
    pub(super) fn texts(&mut self, name: &str, value: &Value<'_>) -> Vec<Located> {
        self.list(value)
            .iter()
            .filter_map(|element| self.text(name, element))
            .collect()
    }

    /// A record, or a problem.
    pub(super) fn object<'v, 't>(
        &mut self,
        name: &str,
        value: &'v Value<'t>,
    ) -> Option<&'v Object<'t>> {
        let Value::Object(object) = value else {
            self.wrong_type(name, value, "a record in braces");
            return None;
        };
        Some(object)
    }

    /// The fields of a record that stand in it, each once and each known; the others are reported. `null` is as good as
    /// no field.
    pub(super) fn fields<'v, 't>(
        &mut self,
        object: &'v Object<'t>,
        known: &[&str],
    ) -> Fields<'v, 't> {
        let mut fields: Vec<&ObjectProp<'t>> = Vec::with_capacity(object.properties.len());
        for field in &object.properties {
            let name = field.name.as_str();
            if !known.contains(&name) {
                self.unknown_field(field, known);
            } else if fields.iter().any(|it| it.name.as_str() == name) {
                let message = format!("\"{name}\" stands twice in this record; the first counts");
                self.problem(
                    ProblemCode::DuplicateField,
                    &field.name,
                    message,
                    "take one of them away",
                );
            } else if !matches!(field.value, Value::NullKeyword(_)) {
                fields.push(field);
            }
        }
        Fields { fields }
    }

    fn unknown_field(&mut self, field: &ObjectProp<'_>, known: &[&str]) {
        let name = field.name.as_str();
        // Remarks for people: "$schema" is for editors, a "comment" for colleagues.
        if matches!(name, "$schema" | "comment") {
            return;
        }
        let outer = self.span(&field.name);
        let message = format!("no field \"{name}\" is known here; it is left out");
        let mut problem = Problem::new(ProblemCode::UnknownField, outer, message);
        problem = match nearest(name, known) {
            Some(near) => problem
                .mend(format!("perhaps \"{near}\""))
                .replace_with(format!("\"{near}\"")),
            None => problem.mend(format!("one of {}", known.join(", "))),
        };
        self.problems.push(problem);
    }

    /// The text of a field without which the record says nothing.
    pub(super) fn required(
        &mut self,
        fields: &Fields<'_, '_>,
        object: &Object<'_>,
        name: &str,
        what: &str,
    ) -> Option<Located> {
        let Some(value) = fields.get(name) else {
            let brace = self.span(object).start;
            let message = format!("this {what} has no \"{name}\"; it is left out");
            let problem = Problem::new(
                ProblemCode::MissingField,
                Span::new(brace, brace + 1),
                message,
            );
            self.problems
                .push(problem.mend(format!("add \"{name}\": \"…\"")));
            return None;
        };
        let found = self.text(name, value)?;
        if found.text.trim().is_empty() {
            let message = format!("\"{name}\" is empty; this {what} is left out");
            self.problem(ProblemCode::MissingField, value, message, "");
            return None;
        }
        Some(found)
    }
}

/// The known fields of one record.
pub(super) struct Fields<'v, 't> {
    fields: Vec<&'v ObjectProp<'t>>,
}

impl<'v, 't> Fields<'v, 't> {
    /// The value of a field, where it stands.
    pub(super) fn get(&self, name: &str) -> Option<&'v Value<'t>> {
        self.fields
            .iter()
            .find(|field| field.name.as_str() == name)
            .map(|field| &field.value)
    }
}

/// The known word that a slip of the pen most probably meant: a letter or two from it, its singular, or one that goes on
/// where this stops ("invests" for "invests_in").
pub fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    let lower = word.to_lowercase();
    let goes_on = |it: &str| {
        let rest = it.strip_prefix(&lower).filter(|_| lower.len() > 2);
        rest.is_some_and(|it| it.starts_with(['_', '-']))
    };
    known
        .iter()
        .map(|it| (strsim::osa_distance(&lower, it), *it))
        .filter(|(distance, it)| {
            *distance <= 2.min(it.len() / 2) || it.strip_suffix('s') == Some(&lower) || goes_on(it)
        })
        .min()
        .map(|(_, it)| it)
}

/// What a value is, in words.
pub(super) fn type_of(value: &Value<'_>) -> &'static str {
    match value {
        Value::StringLit(_) => "text",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "true or false",
        Value::Object(_) => "a record",
        Value::Array(_) => "a list",
        Value::NullKeyword(_) => "null",
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_pen() {
        let known = [
            "invests_in",
            "invested_at",
            "uses",
            "rival_of",
            "models",
            "of",
        ];
        for (word, near) in [
            ("invests", Some("invests_in")),
            ("invests_on", Some("invests_in")),
            ("use", Some("uses")),
            ("Model", Some("models")),
            ("rivals_of", Some("rival_of")),
            ("in", None),
            ("ri", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known), near, "{word}");
        }
    }
}

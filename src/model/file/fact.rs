//! Facts of a model file: parties, values, times and evidence.

use jsonc_parser::ast::{Object, Value};
use rust_decimal::Decimal;

use super::super::calendar::PartialDate;
use super::super::fact::Status;
use super::super::problem::{Problem, ProblemCode};
use super::super::quantity::{Bound, Extent, Quantity};
use super::super::reader::{Fields, Reader};
use super::super::unit::Unit;
use super::optional_texts;
use super::records::{EvidenceRecord, FactRecord, Party};
use super::words::{BOUNDS, EVIDENCE_FIELDS, FACT_FIELDS, QUALIFIERS, STATUSES};
use crate::text::Span;

pub(super) fn fact(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<FactRecord> {
    let fields = reader.fields(object, FACT_FIELDS);
    let id = reader.required(&fields, object, "id", "fact");
    let subject = reader.required(&fields, object, "subject", "fact");
    let relation = reader.required(&fields, object, "relation", "fact");
    let statement = reader.required(&fields, object, "statement", "fact");
    let (id, subject, relation, statement) = (id?, subject?, relation?, statement?.text);
    // A fact whose standing cannot be read must not pass for a current one.
    let status = match fields.get("status") {
        Some(value) => reader.word("status", value, STATUSES)?,
        None => Status::default(),
    };
    let (value, value_span) = value(&fields, reader);
    let (valid_from, valid_to, valid_span) = valid(&fields, reader);
    Some(FactRecord {
        full: reader.span(object),
        subject,
        relation,
        object: fields
            .get("object")
            .and_then(|value| party("object", value, reader)),
        value,
        value_span: value_span.unwrap_or(id.span),
        statement,
        qualifiers: qualifiers(&fields, reader),
        valid_from,
        valid_to,
        valid_span: valid_span.unwrap_or(id.span),
        announced: fields
            .get("announced")
            .and_then(|value| reader.date("announced", value)),
        status,
        attributed_to: fields
            .get("attributed_to")
            .and_then(|value| party("attributed_to", value, reader)),
        supersedes: optional_texts(&fields, "supersedes", reader),
        disputes: optional_texts(&fields, "disputes", reader),
        part_of: fields
            .get("part_of")
            .and_then(|value| reader.text("part_of", value)),
        evidence: evidence(&fields, reader),
        id,
    })
}

/// `"openai"` is an entity's id, `{"text": "…"}` is words.
fn party(name: &str, value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Party> {
    match value {
        Value::Object(object) => {
            let fields = reader.fields(object, &["text"]);
            reader
                .required(&fields, object, "text", name)
                .map(|it| Party::Words(it.text))
        }
        other => reader.text(name, other).map(Party::Id),
    }
}

/// Who else and on what terms. `scope` and `role` are always words; the others name entities unless they say `text`.
fn qualifiers(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Vec<(&'static str, Party)> {
    let mut found = Vec::new();
    for &key in QUALIFIERS {
        let Some(value) = fields.get(key) else {
            continue;
        };
        for element in reader.list(value) {
            let party = match (key, element) {
                ("scope" | "role", Value::StringLit(words)) => {
                    Some(Party::Words(words.value.to_string()))
                }
                _ => party(key, element, reader),
            };
            found.extend(party.map(|party| (key, party)));
        }
    }
    found
}

fn valid(
    fields: &Fields<'_, '_>,
    reader: &mut Reader<'_>,
) -> (Option<PartialDate>, Option<PartialDate>, Option<Span>) {
    let Some(object) = fields
        .get("valid")
        .and_then(|value| reader.object("valid", value))
    else {
        return (None, None, None);
    };
    let inner = reader.fields(object, &["from", "to"]);
    let from = inner
        .get("from")
        .and_then(|value| reader.date("from", value));
    let to = inner.get("to").and_then(|value| reader.date("to", value));
    let span = inner.get("to").map(|value| reader.span(value));
    (from, to, span)
}

fn value(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> (Option<Quantity>, Option<Span>) {
    let Some(object) = fields
        .get("value")
        .and_then(|value| reader.object("value", value))
    else {
        return (None, None);
    };
    let inner = reader.fields(object, &["amount", "low", "high", "unit", "bound"]);
    let bound = inner.get("bound").map_or(Some(Bound::Exact), |value| {
        reader.word("bound", value, BOUNDS)
    });
    let unit = unit(&inner, reader);
    let extent = extent(&inner, object, bound.unwrap_or_default(), reader);
    let span = ["amount", "high", "low"]
        .iter()
        .find_map(|name| inner.get(name))
        .map(|it| reader.span(it));
    let quantity = extent
        .zip(unit)
        .zip(bound)
        .map(|((extent, unit), bound)| Quantity {
            extent,
            unit,
            bound,
        });
    (quantity, span)
}

fn unit(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Option<Unit> {
    let Some(value) = fields.get("unit") else {
        return Some(Unit::ONE);
    };
    let found = reader.text("unit", value)?;
    let unit = Unit::parse(&found.text);
    if unit.is_none() {
        let message = format!(
            "nobody here knows the unit \"{}\"; the fact keeps no value",
            found.text
        );
        let problem = Problem::new(ProblemCode::UnknownUnit, found.span, message);
        let mend = "an ISO 4217 code for money (USD), else the symbol of the field (GW, GWh, km, %, percentage_point); leave it out for a count";
        reader.problems.push(match Unit::meant(&found.text) {
            Some(meant) => problem
                .mend(format!("perhaps \"{}\"", meant.symbol()))
                .replace_with(meant.symbol()),
            None => problem.mend(mend),
        });
    }
    unit
}

fn extent(
    fields: &Fields<'_, '_>,
    object: &Object<'_>,
    bound: Bound,
    reader: &mut Reader<'_>,
) -> Option<Extent> {
    if bound != Bound::Between {
        return amount(fields, object, "amount", reader).map(Extent::One);
    }
    let low = amount(fields, object, "low", reader);
    let high = amount(fields, object, "high", reader);
    let (low, high) = (low?, high?);
    if low > high {
        let message =
            format!("the range ends ({high}) below its start ({low}); the fact keeps no value");
        reader.problem(
            ProblemCode::NotADecimal,
            object,
            message,
            "change \"low\" and \"high\"",
        );
        return None;
    }
    Some(Extent::Range { low, high })
}

/// A decimal written as a string. A bare JSON number is read exactly too, since its text is at hand, but it is reported:
/// other programs that read the file would make a float of it.
fn amount(
    fields: &Fields<'_, '_>,
    object: &Object<'_>,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<Decimal> {
    let Some(value) = fields.get(name) else {
        let message = format!("this value has no \"{name}\"");
        let mend = "a value is \"amount\" with \"unit\" and \"bound\"; with the bound \"between\", \"low\" and \"high\"";
        reader.problem(ProblemCode::MissingField, object, message, mend);
        return None;
    };
    let written = match value {
        Value::StringLit(literal) => literal.value.to_string(),
        Value::NumberLit(literal) => literal.value.to_owned(),
        _ => String::new(),
    };
    let is_plain = is_plain_decimal(&written);
    let decimal = Decimal::from_str_exact(&written).ok().filter(|_| is_plain);
    let span = reader.span(value);
    if decimal.is_none() {
        let (fault, mend) = match is_plain {
            true => (
                "has more digits than can be kept",
                "28 digits are exact; write fewer",
            ),
            false => ("is no decimal number", PLAIN),
        };
        let message = format!("\"{written}\" {fault}; the fact keeps no value");
        reader
            .problems
            .push(Problem::new(ProblemCode::NotADecimal, span, message).mend(mend));
    } else if matches!(value, Value::NumberLit(_)) {
        let message =
            format!("the amount {written} stands without quotes, so other programs would round it");
        let problem =
            Problem::new(ProblemCode::NotADecimal, span, message).mend("put it into double quotes");
        reader
            .problems
            .push(problem.replace_with(format!("\"{written}\"")));
    }
    decimal
}

const PLAIN: &str =
    "digits with at most one point and no separators, in quotes: \"1500000000\", \"2.5\"";

/// Digits with at most one point; no sign but a minus, no separators, no exponent.
fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

fn evidence(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Vec<EvidenceRecord> {
    let Some(value) = fields.get("evidence") else {
        return Vec::new();
    };
    reader
        .list(value)
        .iter()
        .filter_map(|it| one_evidence(it, reader))
        .collect()
}

fn one_evidence(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<EvidenceRecord> {
    let object = reader.object("evidence", value)?;
    let fields = reader.fields(object, EVIDENCE_FIELDS);
    let source = reader.required(&fields, object, "source", "evidence")?;
    let quote = fields
        .get("quote")
        .and_then(|value| reader.text("quote", value));
    let written = fields.get("at");
    let words = quote.as_ref().map(|it| it.text.as_str());
    let at = written.and_then(|value| place(value, words, reader));
    Some(EvidenceRecord {
        source,
        quote_span: quote.as_ref().map(|it| it.span).unwrap_or_default(),
        at_span: written.map(|it| reader.span(it)).unwrap_or_default(),
        quote: quote.map(|it| it.text),
        at,
    })
}

/// `[start, end)` in bytes of the source's text; as long as the quote, where there is one.
fn place(value: &Value<'_>, quote: Option<&str>, reader: &mut Reader<'_>) -> Option<Span> {
    let ends: Vec<Option<u32>> = reader
        .list(value)
        .iter()
        .map(|it| {
            it.as_number_lit()
                .and_then(|number| number.value.parse().ok())
        })
        .collect();
    let [Some(start), Some(end)] = ends[..] else {
        let message =
            "a place is two numbers, the first byte and the one after the last".to_owned();
        reader.problem(
            ProblemCode::Quote,
            value,
            message,
            "write \"at\": [120, 164]",
        );
        return None;
    };
    let len = u64::from(end.saturating_sub(start));
    if start >= end || quote.is_some_and(|quote| quote.len() as u64 != len) {
        let message = format!("the place [{start}, {end}) cannot hold this quote");
        let mend = "the end is the start plus the quote's length in UTF-8 bytes";
        reader.problem(ProblemCode::Quote, value, message, mend);
        return None;
    }
    Some(Span::new(start, end))
}

//! One model file read: its records, each with its place, and what is wrong with it. Ids are still words here; `build`
//! puts the files together and finds out what they name. The format is described in `docs/fact-model.md`.

use jsonc_parser::ast::{Object, Value};
use rust_decimal::Decimal;

use super::calendar::PartialDate;
use super::declared::{Declared, ModelFileIdx};
use super::entity::{Entity, EntityKind, Name, NameForm};
use super::fact::Status;
use super::json::documents;
use super::problem::{Problem, ProblemCode};
use super::quantity::{Bound, Extent, Quantity};
use super::reader::{Fields, Located, Reader, Words};
use super::relation::{Exclusive, PatternSource, Relation};
use super::source::Source;
use super::unit::Unit;
use crate::text::Span;

/// The records of one model file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedFile {
    pub(super) sources: Vec<SourceRecord>,
    pub(super) entities: Vec<EntityRecord>,
    pub(super) relations: Vec<RelationRecord>,
    pub(super) facts: Vec<FactRecord>,
    /// What is wrong with the text, in the order of the file. Problems that need the other files to be seen come from
    /// [`super::Model::build`].
    pub problems: Vec<Problem>,
}

/// A source with the ids that it refers to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SourceRecord {
    pub(super) id: Located,
    pub(super) source: Source,
    pub(super) derived_from: Vec<Located>,
}

/// An entity with the ids that it refers to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EntityRecord {
    pub(super) id: Located,
    pub(super) entity: Entity,
    pub(super) needs: Vec<Located>,
    /// Where the identifiers stand that have check digits, beside `entity.ids`.
    pub(super) id_spans: Vec<Span>,
}

/// A relation; it refers to nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RelationRecord {
    pub(super) id: Located,
    pub(super) relation: Relation,
}

/// An entity's id, or words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Party {
    Id(Located),
    Words(String),
}

/// A fact in terms of ids.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FactRecord {
    pub(super) id: Located,
    pub(super) full: Span,
    pub(super) subject: Located,
    pub(super) relation: Located,
    pub(super) object: Option<Party>,
    pub(super) value: Option<Quantity>,
    pub(super) value_span: Span,
    pub(super) statement: String,
    pub(super) qualifiers: Vec<(&'static str, Party)>,
    pub(super) valid_from: Option<PartialDate>,
    pub(super) valid_to: Option<PartialDate>,
    pub(super) valid_span: Span,
    pub(super) announced: Option<PartialDate>,
    pub(super) status: Status,
    pub(super) attributed_to: Option<Party>,
    pub(super) supersedes: Vec<Located>,
    pub(super) disputes: Vec<Located>,
    pub(super) part_of: Option<Located>,
    pub(super) evidence: Vec<EvidenceRecord>,
}

/// Evidence in terms of ids.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EvidenceRecord {
    pub(super) source: Located,
    pub(super) quote: Option<String>,
    pub(super) at: Option<Span>,
    pub(super) quote_span: Span,
    pub(super) at_span: Span,
}

const ARRAYS: &[&str] = &["sources", "entities", "relations", "facts"];
const SOURCE_FIELDS: &[&str] = &[
    "id",
    "kind",
    "tier",
    "publisher",
    "title",
    "published",
    "url",
    "file",
    "sha256",
    "derived_from",
];
const ENTITY_FIELDS: &[&str] = &[
    "id",
    "kind",
    "name",
    "alias",
    "abbreviation",
    "legal",
    "short",
    "metonym",
    "former",
    "misspelt",
    "variant",
    "weak",
    "needs",
    "needs_words",
    "not_before",
    "not_after",
    "not",
    "not_alone_after_the",
    "well_known",
    "description",
    "ids",
];
const FACT_FIELDS: &[&str] = &[
    "id",
    "subject",
    "relation",
    "object",
    "value",
    "statement",
    "via",
    "for",
    "scope",
    "role",
    "with",
    "valid",
    "announced",
    "status",
    "attributed_to",
    "supersedes",
    "disputes",
    "part_of",
    "evidence",
];
const RELATION_FIELDS: &[&str] = &[
    "id",
    "label",
    "inverse",
    "subject_kinds",
    "object_kinds",
    "exclusive",
    "cues",
    "patterns",
];
/// (Tests only) The fields of every sort of record, by their path.
#[cfg(test)]
pub(super) const FORMAT: &[(&[&str], &[&str])] = &[
    (&[], ARRAYS),
    (&["sources"], SOURCE_FIELDS),
    (&["entities"], ENTITY_FIELDS),
    (&["entities", "ids"], IDENTIFIERS),
    (&["relations"], RELATION_FIELDS),
    (&["facts"], FACT_FIELDS),
    (&["facts", "evidence"], EVIDENCE_FIELDS),
    (&["facts", "valid"], &["from", "to"]),
    (
        &["facts", "value"],
        &["amount", "unit", "bound", "low", "high"],
    ),
];
/// (Tests only) The words of every field that has some, by its path.
#[cfg(test)]
pub(super) static WORDS: std::sync::LazyLock<Vec<(&[&str], Vec<&str>)>> =
    std::sync::LazyLock::new(|| {
        fn all<T>(words: Words<T>) -> Vec<&'static str> {
            words.iter().map(|(word, _)| *word).collect()
        }
        vec![
            (&["entities", "kind"], all(KINDS)),
            (&["sources", "kind"], all(SOURCE_KINDS)),
            (&["facts", "status"], all(STATUSES)),
            (&["facts", "value", "bound"], all(BOUNDS)),
            (&["relations", "exclusive"], all(EXCLUSIVES)),
            (&["relations", "subject_kinds"], all(KINDS)),
            (&["relations", "object_kinds"], all(KINDS)),
        ]
    });
const EVIDENCE_FIELDS: &[&str] = &["source", "quote", "at"];
const IDENTIFIERS: &[&str] = &["wikidata", "lei", "cik", "ticker", "isin"];
const QUALIFIERS: &[&str] = &["via", "for", "scope", "role", "with"];

pub(super) const KINDS: Words<EntityKind> = &[
    ("company", EntityKind::Company),
    ("public_body", EntityKind::PublicBody),
    ("publisher", EntityKind::Publisher),
    ("person", EntityKind::Person),
    ("product", EntityKind::Product),
    ("place", EntityKind::Place),
    ("event", EntityKind::Event),
];
const SOURCE_KINDS: Words<()> = &[
    ("filing", ()),
    ("order", ()),
    ("release", ()),
    ("wire", ()),
    ("article", ()),
    ("interview", ()),
];
const STATUSES: Words<Status> = &[
    ("current", Status::Current),
    ("planned", Status::Planned),
    ("conditional", Status::Conditional),
    ("superseded", Status::Superseded),
    ("disputed", Status::Disputed),
    ("retracted", Status::Retracted),
];
const BOUNDS: Words<Bound> = &[
    ("exact", Bound::Exact),
    ("about", Bound::About),
    ("up_to", Bound::UpTo),
    ("at_least", Bound::AtLeast),
    ("more_than", Bound::MoreThan),
    ("less_than", Bound::LessThan),
    ("between", Bound::Between),
];
const EXCLUSIVES: Words<Exclusive> = &[
    ("no", Exclusive::No),
    ("subject", Exclusive::Subject),
    ("object", Exclusive::Object),
    ("subject_by_role", Exclusive::SubjectByRole),
];
/// The name lists in the order in which an entity's names are kept, after the name itself.
const NAME_LISTS: Words<NameForm> = &[
    ("legal", NameForm::Legal),
    ("short", NameForm::Short),
    ("alias", NameForm::Alias),
    ("abbreviation", NameForm::Abbreviation),
    ("metonym", NameForm::Metonym),
    ("former", NameForm::Former),
    ("misspelt", NameForm::Misspelt),
    ("variant", NameForm::Variant),
    ("weak", NameForm::Weak),
];

/// Reads a model file: one JSON document, or JSON Lines with one document's arrays, or one record of an array, a line.
///
/// Never fails: a broken text gives its problems and the records that can be read. All spans are bytes of `text`.
pub fn parse_model_file(text: &str) -> ParsedFile {
    let mut file = ParsedFile::default();
    let mut problems = Vec::new();
    for document in documents(text, &mut problems) {
        let mut reader = Reader {
            base: document.base,
            problems: &mut problems,
        };
        match document.array {
            Some(array) => file.record(array, &document.value, &mut reader),
            None => file.document(&document.value, &mut reader),
        }
    }
    problems.sort_by_key(|problem| problem.span);
    file.problems = problems;
    file
}

impl ParsedFile {
    fn document(&mut self, value: &Value<'_>, reader: &mut Reader<'_>) {
        let Some(object) = reader.object("model file", value) else {
            return;
        };
        let fields = reader.fields(object, ARRAYS);
        for array in ARRAYS {
            if let Some(list) = fields.get(array) {
                for record in reader.list(list) {
                    self.record(array, record, reader);
                }
            }
        }
    }

    fn record(&mut self, array: &str, value: &Value<'_>, reader: &mut Reader<'_>) {
        let Some(object) = reader.object(array, value) else {
            return;
        };
        match array {
            "sources" => self.sources.extend(source(object, reader)),
            "entities" => self.entities.extend(entity(object, reader)),
            "relations" => self.relations.extend(relation(object, reader)),
            _ => self.facts.extend(fact(object, reader)),
        }
    }
}

fn declared(full: Span, focus: Span) -> Declared {
    Declared {
        file: ModelFileIdx::default(),
        full,
        focus,
    }
}

fn optional_text(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Option<String> {
    fields
        .get(name)
        .and_then(|value| reader.text(name, value))
        .map(|it| it.text)
}

fn optional_texts(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Vec<Located> {
    fields
        .get(name)
        .map_or_else(Vec::new, |value| reader.texts(name, value))
}

fn plain_texts(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Vec<String> {
    optional_texts(fields, name, reader)
        .into_iter()
        .map(|it| it.text)
        .collect()
}

fn flag(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> bool {
    match fields.get(name) {
        None => false,
        Some(Value::BooleanLit(literal)) => literal.value,
        Some(other) => {
            let message = format!("\"{name}\" wants true or false");
            reader.problem(ProblemCode::WrongType, other, message, "");
            false
        }
    }
}

fn source(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<SourceRecord> {
    let fields = reader.fields(object, SOURCE_FIELDS);
    let id = reader.required(&fields, object, "id", "source")?;
    let kind = fields.get("kind");
    if let Some(kind) = kind {
        reader.word("kind", kind, SOURCE_KINDS);
    }
    let located = |name: &str, reader: &mut Reader<'_>| {
        let value = fields.get(name)?;
        reader.text(name, value)
    };
    let (text_file, sha256) = (located("file", reader), located("sha256", reader));
    let source = Source {
        id: id.text.clone(),
        kind: kind
            .and_then(Value::as_string_lit)
            .map_or_else(String::new, |it| it.value.to_string()),
        tier: tier(&fields, reader),
        publisher: optional_text(&fields, "publisher", reader).unwrap_or_default(),
        title: optional_text(&fields, "title", reader).unwrap_or_default(),
        published: fields
            .get("published")
            .and_then(|value| reader.date("published", value)),
        url: optional_text(&fields, "url", reader),
        text_file: text_file.clone().map(|it| it.text),
        sha256: sha256.clone().map(|it| it.text),
        spans: [text_file, sha256].map(|it| it.unwrap_or_default().span),
        derived_from: Vec::new(),
        declared: declared(reader.span(object), id.span),
    };
    let derived_from = optional_texts(&fields, "derived_from", reader);
    Some(SourceRecord {
        id,
        source,
        derived_from,
    })
}

/// The tier of a source; the weakest where none is given, so that nothing rests on an unknown source alone.
fn tier(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> u8 {
    let Some(value) = fields.get("tier") else {
        return 3;
    };
    let tier = value
        .as_number_lit()
        .and_then(|it| it.value.parse().ok())
        .filter(|tier| (1..=3).contains(tier));
    if tier.is_none() {
        let mend = "1 primary, 2 first-hand or wire, 3 rewrite";
        reader.problem(
            ProblemCode::UnknownWord,
            value,
            "a tier is 1, 2 or 3; 3 is taken".to_owned(),
            mend,
        );
    }
    tier.unwrap_or(3)
}

fn entity(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<EntityRecord> {
    let fields = reader.fields(object, ENTITY_FIELDS);
    let id = reader.required(&fields, object, "id", "entity");
    let name = reader.required(&fields, object, "name", "entity");
    let kind_text = reader.required(&fields, object, "kind", "entity");
    let (id, name, _) = (id?, name?, kind_text?);
    let kind = fields
        .get("kind")
        .and_then(|value| reader.word("kind", value, KINDS))?;
    let (ids, id_spans) = identifiers(&fields, reader);
    let focus = name.span;
    let entity = Entity {
        id: id.text.clone(),
        kind,
        names: names(name, &fields, reader),
        needs: Vec::new(),
        needs_words: plain_texts(&fields, "needs_words", reader),
        not_before: plain_texts(&fields, "not_before", reader),
        not_after: plain_texts(&fields, "not_after", reader),
        not: plain_texts(&fields, "not", reader),
        not_alone_after_the: flag(&fields, "not_alone_after_the", reader),
        well_known: flag(&fields, "well_known", reader),
        description: optional_text(&fields, "description", reader).unwrap_or_default(),
        ids,
        declared: declared(reader.span(object), focus),
    };
    let needs = optional_texts(&fields, "needs", reader);
    weak_needs(&entity, &needs, reader);
    Some(EntityRecord {
        id,
        entity,
        needs,
        id_spans,
    })
}

fn weak_needs(entity: &Entity, needs: &[Located], reader: &mut Reader<'_>) {
    if !needs.is_empty() || !entity.needs_words.is_empty() {
        return;
    }
    if let Some(weak) = entity.names.iter().find(|name| name.form == NameForm::Weak) {
        let message = format!(
            "\"{}\" is weak but needs nothing, so it never counts",
            weak.text
        );
        let problem = Problem::new(ProblemCode::WeakWithoutNeeds, weak.at, message);
        reader.problems.push(problem.mend(
            "add \"needs\": [ids of entities] or \"needs_words\": [words] that must be near",
        ));
    }
}

fn names(own: Located, fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Vec<Name> {
    let mut names = vec![name(own, NameForm::Name, None)];
    for &(list, form) in NAME_LISTS {
        let Some(value) = fields.get(list) else {
            continue;
        };
        for element in reader.list(value) {
            match (form, element) {
                (NameForm::Former, Value::Object(former)) => {
                    names.extend(former_name(former, reader));
                }
                _ => names.extend(reader.text(list, element).map(|it| name(it, form, None))),
            }
        }
    }
    own_name_may_be_weak(&mut names);
    names.retain(|it| it.text.chars().any(char::is_alphanumeric));
    names
}

/// A name that is weak counts as weak only, though it is the entity's own: Claude.
fn own_name_may_be_weak(names: &mut Vec<Name>) {
    let Some((own, others)) = names.split_first_mut() else {
        return;
    };
    if let Some(weak) = others
        .iter()
        .position(|it| it.form == NameForm::Weak && it.text == own.text)
    {
        own.form = NameForm::Weak;
        names.remove(weak + 1);
    }
}

/// A name as it is written; "(the) Pentagon" is "the Pentagon" whose article may be missing.
fn name(written: Located, form: NameForm, until: Option<PartialDate>) -> Name {
    let bare = written.text.strip_prefix("(the) ");
    Name {
        article_optional: bare.is_some(),
        text: bare.map_or(written.text.clone(), |bare| format!("the {bare}")),
        form,
        until,
        at: written.span,
    }
}

fn former_name(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<Name> {
    let fields = reader.fields(object, &["name", "until"]);
    let former = reader.required(&fields, object, "name", "former name")?;
    let until = fields
        .get("until")
        .and_then(|value| reader.date("until", value));
    Some(name(former, NameForm::Former, until))
}

fn identifiers(
    fields: &Fields<'_, '_>,
    reader: &mut Reader<'_>,
) -> (Vec<(String, String)>, Vec<Span>) {
    let mut ids = Vec::new();
    let mut spans = Vec::new();
    let Some(object) = fields
        .get("ids")
        .and_then(|value| reader.object("ids", value))
    else {
        return (ids, spans);
    };
    let inner = reader.fields(object, IDENTIFIERS);
    for name in IDENTIFIERS {
        for found in optional_texts(&inner, name, reader) {
            ids.push(((*name).to_owned(), found.text));
            spans.push(found.span);
        }
    }
    (ids, spans)
}

fn relation(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<RelationRecord> {
    let fields = reader.fields(object, RELATION_FIELDS);
    let id = reader.required(&fields, object, "id", "relation")?;
    let readable = id.text.replace('_', " ");
    let relation = Relation {
        id: id.text.clone(),
        label: optional_text(&fields, "label", reader).unwrap_or_else(|| readable.clone()),
        inverse: optional_text(&fields, "inverse", reader).unwrap_or(readable),
        subject_kinds: kinds(&fields, "subject_kinds", reader),
        object_kinds: kinds(&fields, "object_kinds", reader),
        exclusive: fields
            .get("exclusive")
            .and_then(|value| reader.word("exclusive", value, EXCLUSIVES))
            .unwrap_or_default(),
        cues: plain_texts(&fields, "cues", reader),
        patterns: patterns(&fields, reader),
        declared: declared(reader.span(object), id.span),
    };
    Some(RelationRecord { id, relation })
}

fn kinds(fields: &Fields<'_, '_>, name: &str, reader: &mut Reader<'_>) -> Vec<EntityKind> {
    fields.get(name).map_or_else(Vec::new, |value| {
        reader
            .list(value)
            .iter()
            .filter_map(|it| reader.word("kind", it, KINDS))
            .collect()
    })
}

fn patterns(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Vec<PatternSource> {
    let Some(value) = fields.get("patterns") else {
        return Vec::new();
    };
    reader
        .list(value)
        .iter()
        .filter_map(|it| pattern(it, reader))
        .collect()
}

fn pattern(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<PatternSource> {
    let object = reader.object("patterns", value)?;
    let fields = reader.fields(object, &["text", "examples", "counter_examples"]);
    let text = reader.required(&fields, object, "text", "pattern")?;
    Some(PatternSource {
        text: text.text,
        examples: plain_texts(&fields, "examples", reader),
        counter_examples: plain_texts(&fields, "counter_examples", reader),
        declared: declared(reader.span(object), text.span),
    })
}

fn fact(object: &Object<'_>, reader: &mut Reader<'_>) -> Option<FactRecord> {
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
        reader.problems.push(problem.mend(mend));
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
    let decimal = exact_decimal(&written);
    let span = reader.span(value);
    if decimal.is_none() {
        let message = format!("\"{written}\" is no decimal number; the fact keeps no value");
        let mend =
            "digits with at most one point and no separators, in quotes: \"1500000000\", \"2.5\"";
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

/// Digits with at most one point; no sign but a minus, no separators, no exponent, nothing that would be rounded.
fn exact_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
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

#[cfg(test)]
mod tests {
    use super::super::fixture::report;
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report(text));
    }

    /// The problems of one fact with these fields beside the needed ones.
    #[track_caller]
    fn check_fact(fields: &str, expected: Expect) {
        check(
            &format!(
                r#"{{"entities": [{{"id": "a", "kind": "company", "name": "Aldous"}}],
                "facts": [{{"id": "F", "subject": "a", "relation": "linked_to", "statement": "It is.", {fields}}}]}}"#
            ),
            expected,
        );
    }

    #[test]
    fn fields_that_the_format_does_not_know() {
        check(
            r#"{"entites": []}"#,
            expect![[r#"
            model-unknown-field “"entites"”: no field "entites" is known here; it is left out; perhaps "entities" | "entities"
        "#]],
        );
        check(
            r#"{"comment": "ours", "$schema": "x", "entities": [{"comment": "-", "id": "a", "kind": "company", "name": "A"}]}"#,
            expect![""],
        );
        check(
            r#"{"entities": [{"id": "a", "kind": "company", "name": "A", "aliases": ["B"], "colour": 1}]}"#,
            expect![[r#"
                model-unknown-field “"aliases"”: no field "aliases" is known here; it is left out; perhaps "alias" | "alias"
                model-unknown-field “"colour"”: no field "colour" is known here; it is left out; one of id, kind, name, alias, abbreviation, legal, short, metonym, former, misspelt, variant, weak, needs, needs_words, not_before, not_after, not, not_alone_after_the, well_known, description, ids
            "#]],
        );
        check_fact(
            r#""suject": "b""#,
            expect![[r#"
            model-unknown-field “"suject"”: no field "suject" is known here; it is left out; perhaps "subject" | "subject"
        "#]],
        );
    }

    #[test]
    fn fields_twice_missing_or_of_a_wrong_type() {
        check(
            r#"{"entities": [{"id": "a", "id": "b", "kind": "company", "name": "A"}]}"#,
            expect![[r#"
                model-duplicate-field “"id"”: "id" stands twice in this record; the first counts; take one of them away
            "#]],
        );
        check(
            r#"{"entities": [{"id": "a"}, {"id": "", "kind": "company", "name": "A"}]}"#,
            expect![[r#"
                model-missing-field “{”: this entity has no "name"; it is left out; add "name": "…"
                model-missing-field “{”: this entity has no "kind"; it is left out; add "kind": "…"
                model-missing-field “""”: "id" is empty; this entity is left out
            "#]],
        );
        check(
            r#"{"entities": [{"id": 7, "kind": "company", "name": "A"}], "facts": "none", "sources": 1}"#,
            expect![[r#"
                model-wrong-type “7”: "id" wants text in double quotes, not a number
                model-wrong-type “"none"”: "facts" wants a record in braces, not text
                model-wrong-type “1”: "sources" wants a record in braces, not a number
            "#]],
        );
        check(
            r#"{"facts": [{"id": "F"}]}"#,
            expect![[r#"
            model-missing-field “{”: this fact has no "subject"; it is left out; add "subject": "…"
            model-missing-field “{”: this fact has no "relation"; it is left out; add "relation": "…"
            model-missing-field “{”: this fact has no "statement"; it is left out; add "statement": "…"
        "#]],
        );
        check(
            "[1]",
            expect![[r#"
            model-wrong-type “[1]”: "model file" wants a record in braces, not a list
        "#]],
        );
    }

    #[test]
    fn words_that_a_field_does_not_know() {
        check(
            r#"{"entities": [{"id": "a", "kind": "compny", "name": "A"}]}"#,
            expect![[r#"
                model-unknown-word “compny”: "compny" is no kind; one of company, public_body, publisher, person, product, place, event | company
            "#]],
        );
        check(
            r#"{"sources": [{"id": "s", "kind": "blog", "tier": 4}]}"#,
            expect![[r#"
                model-unknown-word “blog”: "blog" is no kind; one of filing, order, release, wire, article, interview
                model-unknown-word “4”: a tier is 1, 2 or 3; 3 is taken; 1 primary, 2 first-hand or wire, 3 rewrite
            "#]],
        );
        check_fact(
            r#""status": "plannd""#,
            expect![[r#"
            model-unknown-word “plannd”: "plannd" is no status; one of current, planned, conditional, superseded, disputed, retracted | planned
        "#]],
        );
    }

    #[test]
    fn amounts_and_units() {
        check_fact(
            r#""value": {"amount": "1,000", "unit": "USD"}"#,
            expect![[r#"
                model-not-a-decimal “"1,000"”: "1,000" is no decimal number; the fact keeps no value; digits with at most one point and no separators, in quotes: "1500000000", "2.5"
            "#]],
        );
        check_fact(
            r#""value": {"amount": 2.5, "unit": "GW"}"#,
            expect![[r#"
            model-not-a-decimal “2.5”: the amount 2.5 stands without quotes, so other programs would round it; put it into double quotes | "2.5"
        "#]],
        );
        check_fact(
            r#""value": {"amount": "2e9", "unit": "USD"}"#,
            expect![[r#"
            model-not-a-decimal “"2e9"”: "2e9" is no decimal number; the fact keeps no value; digits with at most one point and no separators, in quotes: "1500000000", "2.5"
        "#]],
        );
        check_fact(
            r#""value": {"amount": "2", "unit": "Gw"}"#,
            expect![[r#"
            model-unknown-unit “Gw”: nobody here knows the unit "Gw"; the fact keeps no value; an ISO 4217 code for money (USD), else the symbol of the field (GW, GWh, km, %, percentage_point); leave it out for a count
        "#]],
        );
        check_fact(
            r#""value": {"unit": "USD"}"#,
            expect![[r#"
            model-missing-field “{"unit": "USD"}”: this value has no "amount"; a value is "amount" with "unit" and "bound"; with the bound "between", "low" and "high"
        "#]],
        );
        check_fact(
            r#""value": {"low": "5", "high": "2", "bound": "between"}"#,
            expect![[r#"
                model-not-a-decimal “{"low": "5", "high": "2", "bound": "between"}”: the range ends (2) below its start (5); the fact keeps no value; change "low" and "high"
            "#]],
        );
        check_fact(
            r#""value": {"amount": "5", "bound": "upto"}"#,
            expect![[r#"
            model-unknown-word “upto”: "upto" is no bound; one of exact, about, up_to, at_least, more_than, less_than, between | up_to
        "#]],
        );
        check_fact(
            r#""value": {"low": "2", "high": "5", "bound": "between"}"#,
            expect![""],
        );
        check_fact(
            r#""value": {"amount": "-79228162514264337593543950335"}"#,
            expect![""],
        );
        check_fact(
            r#""value": {"amount": "79228162514264337593543950336"}"#,
            expect![[r#"
                model-not-a-decimal “"79228162514264337593543950336"”: "79228162514264337593543950336" is no decimal number; the fact keeps no value; digits with at most one point and no separators, in quotes: "1500000000", "2.5"
            "#]],
        );
    }

    #[test]
    fn dates_and_places_of_quotes() {
        check_fact(
            r#""announced": "2026-02-30""#,
            expect![[r#"
            model-not-a-date “2026-02-30”: "2026-02-30" is no date; write 2026-03-17, 2026-03 or 2026
        "#]],
        );
        check_fact(
            r#""announced": "March 2026""#,
            expect![[r#"
            model-not-a-date “March 2026”: "March 2026" is no date; write 2026-03-17, 2026-03 or 2026
        "#]],
        );
        check_fact(
            r#""valid": {"from": "2026-03", "to": "2026-02"}"#,
            expect![[r#"
                model-dates-out-of-order “"2026-02"”: the fact ends (2026-02) before it begins (2026-03); change "from" and "to"
            "#]],
        );
        check_fact(r#""valid": {"from": "2026-03", "to": "2026"}"#, expect![""]);
        check_fact(
            r#""evidence": [{"source": "s", "quote": "né", "at": [4, 6]}]"#,
            expect![[r#"
                model-unknown-id “s”: no source has the id "s"; add the source with this id, or name another
                model-quote “[4, 6]”: the place [4, 6) cannot hold this quote; the end is the start plus the quote's length in UTF-8 bytes
            "#]],
        );
        check_fact(
            r#""evidence": {"source": "s", "at": [4]}"#,
            expect![[r#"
            model-unknown-id “s”: no source has the id "s"; add the source with this id, or name another
            model-quote “[4]”: a place is two numbers, the first byte and the one after the last; write "at": [120, 164]
        "#]],
        );
    }

    #[test]
    fn weak_names_need_something() {
        check(
            r#"{"entities": [{"id": "a", "kind": "product", "name": "Lumen Orbit", "weak": ["Orbit"]}]}"#,
            expect![[r#"
                model-weak-without-needs “Orbit”: "Orbit" is weak but needs nothing, so it never counts; add "needs": [ids of entities] or "needs_words": [words] that must be near
            "#]],
        );
        check(
            r#"{"entities": [{"id": "a", "kind": "product", "name": "Orbit", "weak": "Orbit", "needs_words": "moon"}]}"#,
            expect![""],
        );
    }

    #[test]
    fn a_record_keeps_the_place_of_its_name() {
        let text = r#"{"entities": [{"id": "a", "kind": "company", "name": "Zoë & Co", "metonym": "(the) Works"}]}"#;
        let file = parse_model_file(text);
        let entity = &file.entities[0].entity;
        assert_eq!(entity.declared.focus.slice(text), "Zoë & Co");
        assert_eq!(entity.declared.full.slice(text), &text[14..text.len() - 2]);
        assert_eq!(entity.names[1].text, "the Works");
        assert!(entity.names[1].article_optional);
        assert_eq!(entity.names[1].at.slice(text), "(the) Works");
    }

    #[test]
    fn the_manual_names_every_field() {
        let manual = include_str!("../../docs/fact-model.md");
        let lists = [
            ARRAYS,
            SOURCE_FIELDS,
            ENTITY_FIELDS,
            FACT_FIELDS,
            RELATION_FIELDS,
            IDENTIFIERS,
        ];
        for field in lists.into_iter().flatten() {
            let named =
                manual.contains(&format!("`{field}`")) || manual.contains(&format!("\"{field}\""));
            assert!(named, "docs/fact-model.md does not speak of {field}");
        }
    }

    #[test]
    fn the_manuals_examples_are_model_files() {
        let manual = include_str!("../../docs/fact-model.md");
        let mut count = 0;
        for example in manual
            .split("```json\n")
            .skip(1)
            .filter_map(|it| it.split("```").next())
        {
            assert_eq!(report(example), "", "{example}");
            count += 1;
        }
        assert_eq!(count, 3);
    }
}

//! (Tests only) The shape of a model file as types, from which its JSON Schema is made. The texts of the schema are what
//! hovers and completion say of a field, so they are written for people.

use std::collections::BTreeSet;

use expect_test::expect_file;
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::file::FORMAT;

/// A fact model of copydesk: who is who, who does what with whom, since when, and where that was read.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "copydesk fact model")]
#[expect(dead_code, reason = "its shape alone matters")]
struct ModelFile {
    /// The schema of this file, for editors.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// A remark for people.
    comment: Option<Value>,
    /// Where things were read.
    sources: Option<OneOrMany<SourceRecord>>,
    /// Who and what the drafts speak of.
    entities: Option<OneOrMany<EntityRecord>>,
    /// Relations that the shipped vocabulary lacks.
    relations: Option<OneOrMany<RelationRecord>>,
    /// What is held to be true.
    facts: Option<OneOrMany<FactRecord>>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape alone matters")]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// Where something was read.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct SourceRecord {
    /// How evidence refers to it.
    id: String,
    /// A remark for people.
    comment: Option<Value>,
    /// What sort of document it is.
    kind: Option<SourceKind>,
    /// How near it stands to the matter: 1 primary, 2 first-hand or wire, 3 a rewrite; 3 where nothing is said.
    tier: Option<Tier>,
    /// Who published it.
    publisher: Option<String>,
    /// What it is called.
    title: Option<String>,
    /// When it came out: 2026-03-17, 2026-03 or 2026.
    published: Option<Date>,
    /// Where it can be read; copydesk never fetches it.
    url: Option<String>,
    /// The file that holds its text, from the folder of this model file on; quotes are looked up in it.
    file: Option<String>,
    /// The SHA-256 of its text, in hexadecimal.
    sha256: Option<String>,
    /// The sources that it rests on itself, by id.
    derived_from: Option<OneOrMany<String>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "its shape alone matters")]
enum SourceKind {
    /// A filing with an authority.
    Filing,
    /// An order of a court or an authority.
    Order,
    /// A press release.
    Release,
    /// A wire report.
    Wire,
    /// An article.
    Article,
    /// An interview.
    Interview,
}

#[derive(JsonSchema)]
#[schemars(transparent)]
#[expect(dead_code, reason = "its shape alone matters")]
struct Tier(#[schemars(range(min = 1, max = 3))] u8);

/// A date of which the day or the month may be missing: 2026-03-17, 2026-03, 2026.
#[derive(JsonSchema)]
#[schemars(transparent)]
#[expect(dead_code, reason = "its shape alone matters")]
struct Date(#[schemars(regex(pattern = r"^\d{4}(-\d{2}(-\d{2})?)?$"))] String);

/// Somebody or something that drafts speak of.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct EntityRecord {
    /// How facts refer to it.
    id: String,
    /// A remark for people.
    comment: Option<Value>,
    /// What it is.
    kind: EntityKind,
    /// Its own name.
    name: String,
    /// Other names that are fine in copy.
    alias: Option<OneOrMany<String>>,
    /// Short forms that are fine after the name: AWS.
    abbreviation: Option<OneOrMany<String>>,
    /// Its full legal name.
    legal: Option<OneOrMany<String>>,
    /// Shorter forms that are fine; of a person, only where no other given name stands before them.
    short: Option<OneOrMany<String>>,
    /// What stands for it: "(the) Pentagon". An article in brackets may be missing.
    metonym: Option<OneOrMany<String>>,
    /// Names that it had, each with the date from which they are stale.
    former: Option<OneOrMany<FormerName>>,
    /// Wrong forms; always a finding, and the name is the fix.
    misspelt: Option<OneOrMany<String>>,
    /// Forms seen in print though the owner writes another; information.
    variant: Option<OneOrMany<String>>,
    /// Common words or given names, which count only in the company of `needs` or `needs_words`.
    weak: Option<OneOrMany<String>>,
    /// The entities of which one must be near for a weak name to count, by id.
    needs: Option<OneOrMany<String>>,
    /// Words of which one must be near for a weak name to count.
    needs_words: Option<OneOrMany<String>>,
    /// Words that make a name before them mean something else.
    not_before: Option<OneOrMany<String>>,
    /// Words that make a name after them mean something else.
    not_after: Option<OneOrMany<String>>,
    /// Phrases that are nobody's name, though they hold or resemble one.
    not: Option<OneOrMany<String>>,
    /// Whether "the" and the name alone mean something else: "across the Amazon".
    not_alone_after_the: Option<bool>,
    /// Whether its abbreviations need no expansion.
    well_known: Option<bool>,
    /// One line for people.
    description: Option<String>,
    /// Its numbers in registers.
    ids: Option<Identifiers>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "its shape alone matters")]
enum EntityKind {
    /// A company or another firm.
    Company,
    /// A government, an authority, a court, a force.
    PublicBody,
    /// A newsroom, an agency, a publishing house.
    Publisher,
    /// A person.
    Person,
    /// Something that is made or sold.
    Product,
    /// A place.
    Place,
    /// An event.
    Event,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape alone matters")]
enum FormerName {
    Name(String),
    Dated(DatedName),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct DatedName {
    /// The name.
    name: String,
    /// From when on it is stale.
    until: Option<Date>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct Identifiers {
    /// The item in Wikidata: Q2283.
    wikidata: Option<OneOrMany<String>>,
    /// The Legal Entity Identifier, 20 characters.
    lei: Option<OneOrMany<String>>,
    /// The number with the US Securities and Exchange Commission.
    cik: Option<OneOrMany<String>>,
    /// The short name on a stock exchange.
    ticker: Option<OneOrMany<String>>,
    /// The International Securities Identification Number, 12 characters.
    isin: Option<OneOrMany<String>>,
}

/// A relation that facts may state.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct RelationRecord {
    /// How facts refer to it.
    id: String,
    /// A remark for people.
    comment: Option<Value>,
    /// How it reads from subject to object: "invests in".
    label: Option<String>,
    /// How it reads back: "has as investor".
    inverse: Option<String>,
    /// Which kinds of entities it takes as subject; any where nothing is said.
    subject_kinds: Option<OneOrMany<EntityKind>>,
    /// Which kinds of entities it takes as object; any where nothing is said.
    object_kinds: Option<OneOrMany<EntityKind>>,
    /// Of which side there is only one.
    exclusive: Option<Exclusive>,
    /// Words that hint at it.
    cues: Option<OneOrMany<String>>,
    /// The sentences that state it.
    patterns: Option<OneOrMany<Pattern>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "its shape alone matters")]
enum Exclusive {
    /// Neither; the absence of a fact contradicts nothing.
    No,
    /// An object has one subject: a product one maker.
    Subject,
    /// A subject has one object at a time: a unit one parent.
    Object,
    /// One subject where a role says "exclusive".
    SubjectByRole,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct Pattern {
    /// The pattern; its language is described in docs/patterns.md.
    text: String,
    /// Sentences that it must match.
    examples: Option<OneOrMany<String>>,
    /// Sentences that it must not match.
    counter_examples: Option<OneOrMany<String>>,
}

/// Something that is held to be true.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct FactRecord {
    /// How other facts refer to it.
    id: String,
    /// A remark for people.
    comment: Option<Value>,
    /// Whom or what it is about: the id of an entity.
    subject: String,
    /// What is said: the id of a relation.
    relation: String,
    /// To whom or what: the id of an entity, or words.
    object: Option<Party>,
    /// The figure.
    value: Option<Quantity>,
    /// The fact in one sentence, for people.
    statement: String,
    /// Through whom: ids or words.
    via: Option<OneOrMany<Party>>,
    /// For whom or what: ids or words.
    #[schemars(rename = "for")]
    for_: Option<OneOrMany<Party>>,
    /// How far it goes, in words.
    scope: Option<OneOrMany<String>>,
    /// In which role, in words.
    role: Option<OneOrMany<String>>,
    /// With whom: ids or words.
    with: Option<OneOrMany<Party>>,
    /// When it is true.
    valid: Option<Valid>,
    /// When it was announced, or happened.
    announced: Option<Date>,
    /// How it stands; current where nothing is said.
    status: Option<Status>,
    /// Who says so: an id or words.
    attributed_to: Option<Party>,
    /// The facts that it replaces, by id.
    supersedes: Option<OneOrMany<String>>,
    /// The facts that say otherwise, by id.
    disputes: Option<OneOrMany<String>>,
    /// The fact of which it is a part, by id; parts must add up.
    part_of: Option<String>,
    /// Where it was read.
    evidence: Option<OneOrMany<EvidenceRecord>>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape alone matters")]
enum Party {
    Id(String),
    Words(PartyInWords),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct PartyInWords {
    /// The words.
    text: String,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct Quantity {
    /// A decimal in quotes, without separators: "1500000000", "2.5".
    #[schemars(regex(pattern = r"^-?\d+(\.\d+)?$"))]
    amount: Option<String>,
    /// The unit: an ISO 4217 code (USD) or the symbol of the field (GW, km, %, percentage_point); none for a count.
    unit: Option<String>,
    /// How the amount is meant; exact where nothing is said.
    bound: Option<Bound>,
    /// The lower end of a range, a decimal in quotes.
    #[schemars(regex(pattern = r"^-?\d+(\.\d+)?$"))]
    low: Option<String>,
    /// The upper end of a range, a decimal in quotes.
    #[schemars(regex(pattern = r"^-?\d+(\.\d+)?$"))]
    high: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "its shape alone matters")]
enum Bound {
    /// This amount.
    Exact,
    /// About, around, some, roughly.
    About,
    /// Up to, as much as, no more than.
    UpTo,
    /// At least, no less than, or more.
    AtLeast,
    /// More than, over, above.
    MoreThan,
    /// Less than, under, almost.
    LessThan,
    /// From `low` to `high`.
    Between,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct Valid {
    /// From when on.
    from: Option<Date>,
    /// Until when.
    to: Option<Date>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "its shape alone matters")]
enum Status {
    /// It holds.
    Current,
    /// It is announced and not done.
    Planned,
    /// It holds if something else happens.
    Conditional,
    /// A later fact replaced it.
    Superseded,
    /// Somebody says otherwise.
    Disputed,
    /// Its source took it back.
    Retracted,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape alone matters")]
struct EvidenceRecord {
    /// The source, by id.
    source: String,
    /// The words of the source.
    quote: Option<String>,
    /// Where the words stand in the source: the first byte of its UTF-8 text, and the one after the last.
    at: Option<[u32; 2]>,
}

#[test]
fn the_schema_is_that_of_the_types() {
    let schema = serde_json::to_string_pretty(&schema_for!(ModelFile)).expect("a schema");
    expect_file!["../../docs/schema/model.json"].assert_eq(&(schema + "\n"));
}

/// What the schema and the reader know must be the same.
#[test]
fn the_reader_knows_what_the_schema_knows() {
    for (path, known) in FORMAT {
        let fields: BTreeSet<String> = super::format::fields(path)
            .into_iter()
            .map(|it| it.name)
            .filter(|name| !matches!(name.as_str(), "$schema" | "comment"))
            .collect();
        let known: BTreeSet<String> = known.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(fields, known, "{path:?}");
    }
    for (path, known) in super::file::WORDS.iter() {
        let words: Vec<String> = super::format::words(path)
            .into_iter()
            .map(|it| it.name)
            .collect();
        assert_eq!(&words, known, "{path:?}");
    }
}

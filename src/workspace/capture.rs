//! Records written into model files: the rest of a file stays as a person wrote it.

use std::path::{Component, Path, PathBuf};

use jsonc_parser::ast::Value;
use jsonc_parser::cst::{CstInputValue, CstObject, CstRootNode};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use sha2::{Digest, Sha256};

use crate::ide::{Capture, FigureCapture, Layer, Model};

/// A text that figures are read in.
#[derive(Clone, Copy, Debug)]
pub struct CapturedFrom<'a> {
    /// Where it lies; `None` for one that is no file.
    pub path: Option<&'a Path>,
    /// All of it.
    pub text: &'a str,
}

/// The text of a model file with a capture written into it; `text` is empty for a new file, `file` is where it lies. An
/// error says why the file cannot take it.
pub fn with_capture(
    text: &str,
    file: &Path,
    model: &Model,
    capture: &Capture,
    from: CapturedFrom<'_>,
) -> Result<String, String> {
    match capture {
        Capture::Name { text: name, kind } => {
            let id = free_id(name, |id| model.entity_by_id(id).is_some());
            let record = object(vec![
                ("id", string(&id)),
                ("kind", string(kind.word())),
                ("name", string(name)),
            ]);
            with_record(text, "entities", record)
        }
        Capture::OtherName { text: name, entity } => with_name(text, file, model, entity, name),
        Capture::Figure(figure) => with_figure(text, file, model, figure, from),
    }
}

/// The model file in which another name of an entity is written: that which has the record, if it is not copydesk's own.
pub fn file_of_entity(model: &Model, entity: &str) -> Option<PathBuf> {
    let entity = model.entity(model.entity_by_id(entity)?);
    let file = model.file(entity.declared.file)?;
    (file.layer != Layer::Seed).then(|| PathBuf::from(&file.path))
}

fn with_figure(
    text: &str,
    file: &Path,
    model: &Model,
    figure: &FigureCapture,
    from: CapturedFrom<'_>,
) -> Result<String, String> {
    let mut evidence = Vec::new();
    let mut text = text.to_owned();
    if let Some(path) = from.path {
        let sha256 = sha256(from.text);
        let relative = relative(path, file.parent().unwrap_or(Path::new("")));
        let known = model
            .sources
            .iter()
            .find(|it| it.sha256.as_ref() == Some(&sha256));
        let source = match known {
            Some(source) => source.id.clone(),
            None => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let id = free_id(&stem, |id| model.source_by_id(id).is_some());
                let record = object(vec![
                    ("id", string(&id)),
                    ("kind", string("article")),
                    ("tier", CstInputValue::Number("3".to_owned())),
                    ("title", string(&stem)),
                    ("file", string(&relative)),
                    ("sha256", string(&sha256)),
                ]);
                text = with_record(&text, "sources", record)?;
                id
            }
        };
        let quote = from.text.get(figure.quote.range()).unwrap_or_default();
        let at = [figure.quote.start, figure.quote.end];
        let at = at.map(|it| CstInputValue::Number(it.to_string()));
        evidence.push(object(vec![
            ("source", string(&source)),
            ("quote", string(quote)),
            ("at", CstInputValue::Array(at.into())),
        ]));
    }
    let id = free_id(&format!("{}-{}", figure.subject, figure.relation), |id| {
        model.fact_by_id(id).is_some()
    });
    with_record(&text, "facts", fact(&id, figure, evidence))
}

fn fact(id: &str, figure: &FigureCapture, evidence: Vec<CstInputValue>) -> CstInputValue {
    let amounts = figure.amounts.iter();
    let mut value: Vec<(&str, CstInputValue)> =
        amounts.map(|(name, it)| (*name, string(it))).collect();
    value.extend(figure.unit.map(|it| ("unit", string(it))));
    value.push(("bound", string(figure.bound.word())));
    let mut fields = vec![
        ("id", string(id)),
        ("subject", string(&figure.subject)),
        ("relation", string(&figure.relation)),
    ];
    fields.extend(figure.object.as_ref().map(|it| ("object", string(it))));
    fields.push(("value", object(value)));
    fields.push(("statement", string(&figure.statement)));
    fields.extend(
        figure
            .announced
            .as_ref()
            .map(|it| ("announced", string(it))),
    );
    if !evidence.is_empty() {
        fields.push(("evidence", CstInputValue::Array(evidence)));
    }
    object(fields)
}

/// Writes another name of an entity into its record, or into a copy of it where the record is in another file.
fn with_name(
    text: &str,
    file: &Path,
    model: &Model,
    entity: &str,
    name: &str,
) -> Result<String, String> {
    let idx = model.entity_by_id(entity).ok_or("the entity is gone")?;
    let declared = model.entity(idx).declared;
    let home = model.file(declared.file).ok_or("the file is gone")?;
    if Path::new(&home.path) != file {
        let copy = copied(declared.full.slice(&home.text), name)?;
        return with_record(text, "entities", copy);
    }
    let root = parse(text)?;
    let top = root.object_value().ok_or("the file is no JSON object")?;
    let records = top.array_value("entities").ok_or("“entities” is no list")?;
    let records = records.elements();
    let mut records = records.iter().filter_map(|it| it.as_object());
    let record = records.find(|it| id_of(it).as_deref() == Some(entity));
    let record = record.ok_or("the record is not in the file")?;
    let names = record
        .array_value_or_create("alias")
        .ok_or("“alias” is no list")?;
    names.append(string(name));
    Ok(root.to_string())
}

fn id_of(record: &CstObject) -> Option<String> {
    record
        .get("id")?
        .value()?
        .as_string_lit()?
        .decoded_value()
        .ok()
}

/// A record as it is written, with one more alias.
fn copied(record: &str, alias: &str) -> Result<CstInputValue, String> {
    let parsed = parse_to_ast(record, &CollectOptions::default(), &ParseOptions::default());
    let parsed = parsed.map_err(|error| error.to_string())?;
    let Some(CstInputValue::Object(mut fields)) = parsed.value.as_ref().map(input) else {
        return Err("the record is no JSON object".to_owned());
    };
    match fields.iter_mut().find(|(name, _)| name == "alias") {
        Some((_, CstInputValue::Array(names))) => names.push(string(alias)),
        Some((_, one)) => *one = CstInputValue::Array(vec![one.clone(), string(alias)]),
        None => fields.push((
            "alias".to_owned(),
            CstInputValue::Array(vec![string(alias)]),
        )),
    }
    Ok(CstInputValue::Object(fields))
}

fn input(value: &Value<'_>) -> CstInputValue {
    match value {
        Value::StringLit(it) => string(&it.value),
        Value::NumberLit(it) => CstInputValue::Number(it.value.to_owned()),
        Value::BooleanLit(it) => CstInputValue::Bool(it.value),
        Value::NullKeyword(_) => CstInputValue::Null,
        Value::Array(it) => CstInputValue::Array(it.elements.iter().map(input).collect()),
        Value::Object(it) => {
            let fields = it.properties.iter();
            let fields = fields.map(|it| (it.name.as_str().to_owned(), input(&it.value)));
            CstInputValue::Object(fields.collect())
        }
    }
}

fn with_record(text: &str, array: &str, record: CstInputValue) -> Result<String, String> {
    let root = parse(text)?;
    let top = root
        .object_value_or_create()
        .ok_or("the file is no JSON object")?;
    let is_new = top.get(array).is_none();
    let records = top
        .array_value_or_create(array)
        .ok_or_else(|| format!("“{array}” is no list"))?;
    if is_new || records.elements().is_empty() {
        records.ensure_multiline();
    }
    records.append(record);
    Ok(root.to_string())
}

fn parse(text: &str) -> Result<CstRootNode, String> {
    let text = if text.trim().is_empty() { "{}\n" } else { text };
    CstRootNode::parse(text, &ParseOptions::default()).map_err(|error| error.to_string())
}

fn string(words: &str) -> CstInputValue {
    CstInputValue::String(words.to_owned())
}

fn object(fields: Vec<(&str, CstInputValue)>) -> CstInputValue {
    let fields = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    CstInputValue::Object(fields.collect())
}

/// An id made of a name's letters that is not taken.
fn free_id(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for word in name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
    {
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().flat_map(char::to_lowercase));
    }
    if id.is_empty() {
        id.push_str("record");
    }
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    let first = std::iter::once(id.clone())
        .chain(numbered)
        .find(|it| !is_taken(it));
    first.unwrap_or(id)
}

/// The SHA-256 of a text, in hexadecimal.
pub(super) fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The way from a folder to a file, both absolute: `../drafts/deal.md`.
pub fn relative(file: &Path, folder: &Path) -> String {
    let parts = |path: &'_ Path| -> Vec<String> {
        let parts = path
            .components()
            .filter(|it| !matches!(it, Component::CurDir));
        parts
            .map(|it| it.as_os_str().to_string_lossy().into_owned())
            .collect()
    };
    let (file, folder) = (parts(file), parts(folder));
    let shared = file
        .iter()
        .zip(&folder)
        .take_while(|(one, other)| one == other)
        .count();
    let up = std::iter::repeat_n("..".to_owned(), folder.len() - shared);
    let way: Vec<String> = up.chain(file.iter().skip(shared).cloned()).collect();
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{EntityKind, Inputs, LayerFile, analyze, captures};
    use crate::text::{Span, Text};
    use expect_test::expect;

    const FILE: &str = "/desk/.copydesk/model.json";

    fn model(text: &str) -> (Model, usize) {
        let mut files = Model::embedded();
        if !text.is_empty() {
            files.push(LayerFile {
                layer: Layer::Workspace,
                path: FILE.to_owned(),
                text: text.into(),
            });
        }
        let (model, problems) = Model::build(&files);
        (model, problems.len())
    }

    fn put(text: &str, capture: &Capture, from: CapturedFrom<'_>) -> String {
        let after = with_capture(text, Path::new(FILE), &model(text).0, capture, from);
        let after = after.expect("a sound file");
        assert_eq!(model(&after).1, 0, "{after}");
        after
    }

    const NOWHERE: CapturedFrom<'_> = CapturedFrom {
        path: None,
        text: "",
    };

    #[test]
    fn a_name_goes_to_the_end_and_the_rest_stays() {
        let name = Capture::Name {
            text: "Nordvik Ferries".to_owned(),
            kind: EntityKind::Company,
        };
        let one = put("", &name, NOWHERE);
        expect![[r#"
            {
              "entities": [
                {
                  "id": "nordvik-ferries",
                  "kind": "company",
                  "name": "Nordvik Ferries"
                }
              ]
            }
        "#]]
        .assert_eq(&one);
        let text = "{ \"comment\":   \"ours\",\n\t\"entities\": [\n\t\t{\"id\": \"nordvik-ferries\", \"kind\": \"place\", \"name\": \"N\"}\n\t]\n}";
        expect![[r#"
            { "comment":   "ours",
            	"entities": [
            		{"id": "nordvik-ferries", "kind": "place", "name": "N"},
            		{
            			"id": "nordvik-ferries-2",
            			"kind": "company",
            			"name": "Nordvik Ferries"
            		}
            	]
            }"#]]
        .assert_eq(&put(text, &name, NOWHERE));
        for broken in ["{", "[]", "{\"entities\": 3}"] {
            assert!(with_capture(broken, Path::new(FILE), &model("").0, &name, NOWHERE).is_err());
        }
    }

    #[test]
    fn another_name_goes_into_the_record_or_a_copy() {
        let other = |entity: &str| Capture::OtherName {
            text: "Alders".to_owned(),
            entity: entity.to_owned(),
        };
        let text = r#"{"entities": [{"id": "alder", "kind": "company", "name": "Alder Works", "alias": ["Alder"]}]}"#;
        expect![[r#"{"entities": [{"id": "alder", "kind": "company", "name": "Alder Works", "alias": ["Alder", "Alders"]}]}"#]].assert_eq(&put(text, &other("alder"), NOWHERE));
        let copy = put("", &other("palantir"), NOWHERE);
        expect![[r#"
            {
              "entities": [
                {
                  "id": "palantir",
                  "kind": "company",
                  "name": "Palantir",
                  "legal": ["Palantir Technologies Inc."],
                  "alias": ["Palantir Technologies", "Alders"],
                  "description": "US data software company"
                }
              ]
            }
        "#]]
        .assert_eq(&copy);
    }

    #[test]
    fn a_figure_becomes_a_fact_with_its_evidence() {
        let draft =
            "---\ndate: 2026-03-18\n---\n\nPalantir will pay up to $30 million to Reuters.\n";
        let inputs = Inputs {
            format: crate::ide::Format::Markdown,
            model: Model::seed(),
            ..Inputs::default()
        };
        let analysis = analyze(&Text::from(draft), &inputs, None);
        let at = draft.find("30").expect("a figure") as u32;
        let found = captures(&analysis, Span::new(at, at));
        let [figure @ Capture::Figure(_)] = &found[..] else {
            panic!("{found:?}");
        };
        let from = CapturedFrom {
            path: Some(Path::new("/desk/drafts/deal.md")),
            text: draft,
        };
        let one = put("", figure, from);
        expect![[r#"
            {
              "sources": [
                {
                  "id": "deal",
                  "kind": "article",
                  "tier": 3,
                  "title": "deal",
                  "file": "../drafts/deal.md",
                  "sha256": "d518a6024b5fc7cb3da6ebabefdeacdb66693125592480b468072299bd1b67bf"
                }
              ],
              "facts": [
                {
                  "id": "palantir-linked-to",
                  "subject": "palantir",
                  "relation": "linked_to",
                  "object": "reuters",
                  "value": {
                    "amount": "30000000",
                    "unit": "USD",
                    "bound": "up_to"
                  },
                  "statement": "Palantir will pay up to $30 million to Reuters.",
                  "announced": "2026-03-18",
                  "evidence": [
                    {
                      "source": "deal",
                      "quote": "Palantir will pay up to $30 million to Reuters.",
                      "at": [26, 73]
                    }
                  ]
                }
              ]
            }
        "#]]
        .assert_eq(&one);
        let two = put(&one, figure, from);
        assert_eq!(
            two.matches("\"sha256\"").count(),
            1,
            "the source is there already"
        );
        assert!(two.contains("palantir-linked-to-2"), "{two}");
    }
}

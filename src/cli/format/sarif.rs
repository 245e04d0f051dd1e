//! SARIF 2.1.0, the OASIS standard that code scanning reads.
//!
//! The few objects of it that are needed are written down here: types for all of SARIF (`serde-sarif`) bring a generator
//! of code and a hundred structures for the nine in use. `tests/cli` holds the output against the published schema.

use serde::Serialize;

use super::{Sheaf, plain_path, to_json, with_notes};
use crate::cli::output::Unchecked;
use crate::cli::places::{Extent, Places};
use crate::cli::remark::{Edit, Mend, Remark};
use crate::ide::{ProblemCode, RULES, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

/// `tool.driver`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    semantic_version: &'a str,
    rules: Vec<Rule<'a>>,
}

/// `reportingDescriptor`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text<'a>,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help<'a>>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

/// `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    level: &'static str,
    message: Text<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<Fingerprints>,
    properties: Properties<'a>,
}

/// What the level cannot say: SARIF has one word for information and hint.
#[derive(Serialize)]
struct Properties<'a> {
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "copydesk/v1")]
    ours: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: Artifact<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'a>>,
}

#[derive(Clone, Copy, Serialize)]
struct Artifact<'a> {
    uri: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    char_offset: u32,
    char_length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Text<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: Artifact<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region<'a>,
    inserted_content: Text<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    level: &'static str,
    message: Text<'a>,
    locations: [Location<'a>; 1],
}

pub(super) fn head() -> String {
    let driver = to_json(&Driver {
        name: "copydesk",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules(),
    });
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\
         \"tool\":{{\"driver\":{driver}}},\n\"results\":[\n"
    )
}

pub(super) fn tail(unchecked: &[Unchecked]) -> String {
    let uris: Vec<String> = unchecked.iter().map(|it| uri(&it.path)).collect();
    let notifications = unchecked.iter().zip(&uris).map(|(it, uri)| Notification {
        level: "error",
        message: Text { text: &it.message },
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: Artifact { uri },
                region: None,
            },
            message: None,
        }],
    });
    let invocation = Invocation {
        execution_successful: unchecked.is_empty(),
        tool_execution_notifications: notifications.collect(),
    };
    format!("],\n\"invocations\":[{}]}}]}}\n", to_json(&invocation))
}

pub(super) fn page(sheaf: &Sheaf<'_>) -> String {
    let uri = uri(sheaf.sheet.name());
    let places = Places::new(sheaf.sheet);
    let writer = Writer {
        artifact: Artifact { uri: &uri },
        text: sheaf.sheet.text(),
        places: &places,
    };
    let results = sheaf.remarks.iter().map(|it| writer.result(it));
    results.collect::<Vec<_>>().join(",\n")
}

fn rules() -> Vec<Rule<'static>> {
    let of_drafts = RULES.iter().map(|rule| Rule {
        id: rule.code,
        short_description: Text { text: rule.summary },
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        help: Some(Help {
            text: rule.doc.trim(),
            markdown: rule.doc.trim(),
        }),
    });
    let of_models = ProblemCode::all().map(|code| Rule {
        id: code.word(),
        short_description: Text {
            text: code.summary(),
        },
        default_configuration: Configuration {
            level: if code.is_error() { "error" } else { "warning" },
        },
        help: None,
    });
    of_drafts.chain(of_models).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

/// Writes the results of one text.
struct Writer<'a> {
    artifact: Artifact<'a>,
    text: &'a str,
    places: &'a Places<'a>,
}

impl Writer<'_> {
    fn result(&self, remark: &Remark<'_>) -> String {
        let told = with_notes(remark);
        let snippet = Text {
            text: remark.at.slice(self.text),
        };
        let primary = Region {
            snippet: Some(snippet),
            ..region(self.places.extent(remark.at))
        };
        let beside = remark.beside.iter().map(|(at, message)| {
            let region = region(self.places.extent(*at));
            self.location(region, Some(Text { text: message }))
        });
        to_json(&Outcome {
            rule_id: remark.code,
            level: level(remark.severity),
            message: Text { text: &told },
            locations: [self.location(primary, None)],
            related_locations: beside.collect(),
            fixes: remark.mends.iter().map(|it| self.fix(it)).collect(),
            partial_fingerprints: remark.fingerprint.map(|it| Fingerprints {
                ours: it.to_string(),
            }),
            properties: Properties {
                severity: remark.severity.word(),
                fact: remark.fact,
            },
        })
    }

    fn location<'s>(&'s self, region: Region<'s>, message: Option<Text<'s>>) -> Location<'s> {
        Location {
            physical_location: PhysicalLocation {
                artifact_location: self.artifact,
                region: Some(region),
            },
            message,
        }
    }

    fn fix<'s>(&'s self, mend: &'s Mend<'s>) -> Fix<'s> {
        let replacements = mend.edits.iter().map(|edit: &Edit<'s>| Replacement {
            deleted_region: region(self.places.extent(edit.at)),
            inserted_content: Text { text: edit.text },
        });
        Fix {
            description: Text { text: mend.title },
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact,
                replacements: replacements.collect(),
            }],
        }
    }
}

fn region(at: Extent) -> Region<'static> {
    Region {
        start_line: at.start.line,
        start_column: at.start.column,
        end_line: at.end.line,
        end_column: at.end.column,
        char_offset: at.start.offset,
        char_length: at.end.offset - at.start.offset,
        snippet: None,
    }
}

/// A path as a URI reference (RFC 3986): what no path segment may hold is written in per cent signs. An absolute path
/// gets its scheme.
fn uri(name: &str) -> String {
    let path = plain_path(name);
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    let mut uri = scheme.to_owned();
    for byte in path.bytes() {
        let stays = byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
        if stays {
            uri.push(byte.into());
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./desk/a b.md"), "desk/a%20b.md");
        assert_eq!(uri("/x/é#1.md"), "file:///x/%C3%A9%231.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
    }
}

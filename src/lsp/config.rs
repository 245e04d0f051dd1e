//! The settings of a user, as clients send them: from `initialize`, or when asked.
//!
//! They are read member by member. What cannot be read is told and leaves that setting as it would be without; members
//! that are for the client (`server`, `trace`) are none of ours.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::ide::{HintKinds, Level, RULES, Settings};
use crate::workspace::{Asked, DatePolicy};

/// The section under which clients keep our settings.
pub(crate) const SECTION: &str = "copydesk";

/// Members of the section that clients keep for themselves.
const OF_THE_CLIENT: [&str; 2] = ["server", "trace"];

/// The settings of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Config {
    /// `models`: model files that the newsroom shares; relative ones are looked for in each folder of the workspace.
    pub(crate) models: Vec<PathBuf>,
    /// `rules`: the severity of each rule by its code, or that it is off.
    pub(crate) rules: Arc<Settings>,
    /// `date`: what a draft is dated by that gives no date itself.
    pub(crate) date: DatePolicy,
    /// `scope`: which drafts are checked.
    pub(crate) scope: Scope,
    /// `hints`: which inlay hints are shown.
    pub(crate) hints: HintKinds,
}

/// Which drafts are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// `workspace`: all of the workspace's folders, opened or not.
    #[default]
    Workspace,
    /// `open`: those that are open.
    Open,
}

/// A setting: its name in the section, how it is read, and the JSON Schema that tells editors what it may be.
struct Setting {
    name: &'static str,
    read: fn(&mut Config, &Value, &mut Vec<String>),
    schema: fn() -> Value,
}

/// Every setting of the server. Editors' manifests are made from this table, so what they offer is what is read.
const SETTINGS: [Setting; 5] = [
    Setting {
        name: "models",
        read: |config, value, wrong| config.models = models(value, wrong),
        schema: models_schema,
    },
    Setting {
        name: "rules",
        read: |config, value, wrong| config.rules = Arc::new(rules(value, wrong)),
        schema: rules_schema,
    },
    Setting {
        name: "date",
        read: |config, value, wrong| match date(value) {
            Some(date) => config.date = date,
            None => wrong.push(format!(
                "{SECTION}.date is neither “draft” nor “today” nor a date such as 2026-03-17"
            )),
        },
        schema: date_schema,
    },
    Setting {
        name: "scope",
        read: |config, value, wrong| match scope(value) {
            Some(scope) => config.scope = scope,
            None => wrong.push(format!("{SECTION}.scope is neither “workspace” nor “open”")),
        },
        schema: scope_schema,
    },
    Setting {
        name: "hints",
        read: |config, value, wrong| config.hints = hints(value, wrong),
        schema: hints_schema,
    },
];

/// The server's settings by their full names, each as a JSON Schema with its default: what an editor's manifest says of them.
pub fn settings_schema() -> Map<String, Value> {
    SETTINGS
        .iter()
        .map(|it| (format!("{SECTION}.{}", it.name), (it.schema)()))
        .collect()
}

impl Config {
    /// What the user asks for where the project's file leaves it open.
    pub(crate) fn asked(&self) -> Asked {
        Asked {
            rules: (*self.rules).clone(),
            date: Some(self.date),
        }
    }

    /// Reads settings, alone or inside a member [`SECTION`], and tells what is wrong with them.
    pub(crate) fn read(value: &Value) -> (Config, Vec<String>) {
        let mut config = Config::default();
        let mut wrong = Vec::new();
        match value.get(SECTION).unwrap_or(value) {
            Value::Object(members) => config.read_members(members, &mut wrong),
            Value::Null => {}
            // An empty table of Lua arrives as an empty array.
            Value::Array(items) if items.is_empty() => {}
            _ => wrong.push(format!("the settings of {SECTION} are no object")),
        }
        (config, wrong)
    }

    fn read_members(&mut self, members: &Map<String, Value>, wrong: &mut Vec<String>) {
        for (name, value) in members {
            if let Some(setting) = SETTINGS.iter().find(|it| it.name == name) {
                (setting.read)(self, value, wrong);
            } else if !OF_THE_CLIENT.contains(&name.as_str()) {
                wrong.push(format!("there is no setting {SECTION}.{name}"));
            }
        }
    }
}

fn models(value: &Value, wrong: &mut Vec<String>) -> Vec<PathBuf> {
    let paths = match value {
        Value::Null => return Vec::new(),
        Value::Array(paths) => paths,
        _ => {
            wrong.push(format!("{SECTION}.models is no list of paths"));
            return Vec::new();
        }
    };
    let mut read = Vec::new();
    for path in paths {
        match path.as_str() {
            Some(path) => read.push(PathBuf::from(path)),
            None => wrong.push(format!("{SECTION}.models holds {path}, which is no path")),
        }
    }
    read
}

fn models_schema() -> Value {
    json!({
        "type": "array",
        "items": {"type": "string"},
        "default": [],
        "markdownDescription": "Model files that the newsroom shares. Relative paths are looked for in each folder of the workspace; the workspace's own models in `.copydesk` win over them."
    })
}

fn rules_schema() -> Value {
    let levels = ["error", "warning", "information", "hint", "off"];
    let properties: Map<String, Value> = RULES
        .iter()
        .map(|rule| {
            let level = json!({"enum": levels, "default": rule.severity.word(), "description": rule.summary});
            (rule.code.to_owned(), level)
        })
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "default": {},
        "markdownDescription": "The severity of each rule by its code: `error`, `warning`, `information`, `hint` or `off`. Rules that are not named keep their own."
    })
}

fn date_schema() -> Value {
    json!({
        "type": "string",
        "pattern": "^(draft|today|\\d{4}-\\d{2}-\\d{2})$",
        "default": "draft",
        "markdownDescription": "What a draft is dated by that gives no date itself: `draft` (nothing, so that the same text gives the same findings for ever), `today`, or a date such as `2026-03-17`."
    })
}

fn scope_schema() -> Value {
    json!({
        "type": "string",
        "enum": ["workspace", "open"],
        "default": "workspace",
        "markdownDescription": "Which drafts are checked: all of the workspace's folders, opened or not (`workspace`), or those that are open (`open`)."
    })
}

fn hints(value: &Value, wrong: &mut Vec<String>) -> HintKinds {
    let mut kinds = HintKinds::default();
    let members = match value {
        Value::Null => return kinds,
        Value::Object(members) => members,
        _ => {
            wrong.push(format!("{SECTION}.hints is no object of kinds"));
            return kinds;
        }
    };
    for (name, value) in members {
        let kind = match name.as_str() {
            "states" => &mut kinds.states,
            "dates" => &mut kinds.dates,
            "conversions" => &mut kinds.conversions,
            _ => {
                wrong.push(format!("there is no setting {SECTION}.hints.{name}"));
                continue;
            }
        };
        match value.as_bool() {
            Some(is_on) => *kind = is_on,
            None => wrong.push(format!("{SECTION}.hints.{name} is neither true nor false")),
        }
    }
    kinds
}

fn hints_schema() -> Value {
    let default = HintKinds::default();
    let kind = |default: bool, description: &str| json!({"type": "boolean", "default": default, "description": description});
    json!({
        "type": "object",
        "properties": {
            "states": kind(default.states, "What stands behind each figure: the fact that it restates or contradicts, or none."),
            "dates": kind(default.dates, "What a date means that hangs on the draft's own: last month, Tuesday."),
            "conversions": kind(default.conversions, "Amounts in the other system of units."),
        },
        "additionalProperties": false,
        "default": {},
        "markdownDescription": "The inlay hints that are shown in drafts."
    })
}

fn rules(value: &Value, wrong: &mut Vec<String>) -> Settings {
    let mut settings = Settings::default();
    let levels = match value {
        Value::Null => return settings,
        Value::Object(levels) => levels,
        _ => {
            wrong.push(format!(
                "{SECTION}.rules is no object of codes and severities"
            ));
            return settings;
        }
    };
    for (code, level) in levels {
        match level.as_str().and_then(Level::parse) {
            Some(level) => {
                if !settings.set(code, level) {
                    wrong.push(format!("{SECTION}.rules names {code}, which is no rule"));
                }
            }
            None => wrong.push(format!(
                "{SECTION}.rules gives {code} the severity {level}; it may be error, warning, information, hint or off"
            )),
        }
    }
    settings
}

fn date(value: &Value) -> Option<DatePolicy> {
    match value {
        Value::Null => Some(DatePolicy::Draft),
        Value::String(word) => DatePolicy::parse(word),
        _ => None,
    }
}

fn scope(value: &Value) -> Option<Scope> {
    match value.as_str() {
        Some("workspace") => Some(Scope::Workspace),
        Some("open") => Some(Scope::Open),
        Some(_) => None,
        None => value.is_null().then_some(Scope::Workspace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::Now;
    use expect_test::{Expect, expect};
    use serde_json::json;

    #[track_caller]
    fn check(value: Value, expected: Expect) {
        let (_, mut wrong) = Config::read(&value);
        // The order of an object's members says nothing, and serde_json keeps or sorts them by its features.
        wrong.sort();
        expected.assert_eq(&wrong.join("\n"));
    }

    #[test]
    fn settings_alone_or_in_their_section() {
        let settings =
            json!({"models": ["desk.json"], "date": "2026-03-17", "trace": {"server": "off"}});
        let (config, wrong) = Config::read(&settings);
        assert!(wrong.is_empty());
        assert_eq!(config.models, [PathBuf::from("desk.json")]);
        assert_eq!(
            Some(config.date),
            Now::parse("2026-03-17").map(DatePolicy::On)
        );
        assert_eq!(Config::read(&json!({SECTION: settings})).0, config);
    }

    #[test]
    fn nothing_and_null() {
        let members = json!({"models": null, "rules": null, "date": null});
        for value in [json!(null), json!({}), json!({SECTION: null}), members] {
            assert_eq!(Config::read(&value), (Config::default(), Vec::new()));
        }
    }

    #[test]
    fn the_defaults_that_editors_are_told_change_nothing() {
        let defaults: Map<String, Value> = SETTINGS
            .iter()
            .map(|it| (it.name.to_owned(), (it.schema)()["default"].clone()))
            .collect();
        assert!(defaults.values().all(|it| !it.is_null()));
        let (config, wrong) = Config::read(&Value::Object(defaults));
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(config, Config::default());
    }

    #[test]
    fn every_severity_that_editors_offer_is_read() {
        for (code, schema) in rules_schema()["properties"].as_object().expect("rules") {
            for level in schema["enum"].as_array().expect("severities") {
                let (_, wrong) = Config::read(&json!({"rules": {code: level}}));
                assert_eq!(wrong, Vec::<String>::new());
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_counts() {
        check(
            json!({"modles": [], "hints": {"dates": 1, "dtes": true}, "models": [1], "date": "soon", "rules": {"no-such-rule": "off", "redundant-currency": "loud"}}),
            expect![[r#"
                copydesk.date is neither “draft” nor “today” nor a date such as 2026-03-17
                copydesk.hints.dates is neither true nor false
                copydesk.models holds 1, which is no path
                copydesk.rules gives redundant-currency the severity "loud"; it may be error, warning, information, hint or off
                copydesk.rules names no-such-rule, which is no rule
                there is no setting copydesk.hints.dtes
                there is no setting copydesk.modles"#]],
        );
        check(json!([]), expect![""]);
        check(
            json!("x"),
            expect!["the settings of copydesk are no object"],
        );
        check(
            json!({"models": "x", "rules": []}),
            expect![[r#"
                copydesk.models is no list of paths
                copydesk.rules is no object of codes and severities"#]],
        );
    }
}

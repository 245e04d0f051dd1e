//! The settings of a user, as clients send them: from `initialize`, or when asked.
//!
//! They are read member by member. What cannot be read is told and leaves that setting as it would be without; members
//! that are for the client (`server`, `trace`) are none of ours.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::ide::{Level, Now, Settings};

/// The section under which clients keep our settings.
pub(crate) const SECTION: &str = "copydesk";

/// The settings of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Config {
    /// `models`: model files that the newsroom shares; relative ones are looked for in each folder of the workspace.
    pub(crate) models: Vec<PathBuf>,
    /// `rules`: the severity of each rule by its code, or that it is off.
    pub(crate) rules: Arc<Settings>,
    /// `date`: what a draft is dated by that gives no date itself.
    pub(crate) date: DatePolicy,
}

/// What a draft is dated by that gives no date itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DatePolicy {
    /// `draft`: nothing, so that the same text gives the same findings for ever.
    #[default]
    Draft,
    /// `today`: the day on which it is read.
    Today,
    /// A date: that one.
    On(Now),
}

impl Config {
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
            match name.as_str() {
                "models" => self.models = models(value, wrong),
                "rules" => self.rules = Arc::new(rules(value, wrong)),
                "date" => match date(value) {
                    Some(date) => self.date = date,
                    None => wrong.push(format!(
                        "{SECTION}.date is neither “draft” nor “today” nor a date such as 2026-03-17"
                    )),
                },
                "server" | "trace" => {}
                _ => wrong.push(format!("there is no setting {SECTION}.{name}")),
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
        Value::String(word) => match word.as_str() {
            "draft" => Some(DatePolicy::Draft),
            "today" => Some(DatePolicy::Today),
            date => Now::parse(date).map(DatePolicy::On),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn what_is_wrong_is_told_and_the_rest_counts() {
        check(
            json!({"modles": [], "models": [1], "date": "soon", "rules": {"no-such-rule": "off", "redundant-currency": "loud"}}),
            expect![[r#"
                copydesk.date is neither “draft” nor “today” nor a date such as 2026-03-17
                copydesk.models holds 1, which is no path
                copydesk.rules gives redundant-currency the severity "loud"; it may be error, warning, information, hint or off
                copydesk.rules names no-such-rule, which is no rule
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

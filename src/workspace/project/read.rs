//! `copydesk.toml` read: what it says, each thing with its place, and what is wrong with it.

use std::borrow::Cow;

use ignore::gitignore::GitignoreBuilder;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::force::DatePolicy;
use super::keys::{KEYS, Key};
use crate::ide::{
    CurrencyStyle, DateOrder, FirstReference, Format, Level, RULES, ScaleStyle, nearest,
};
use crate::text::Span;

/// A thing that the file says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// What it says.
    pub value: T,
    /// The value's place, quotes included: bytes of the file.
    pub at: Span,
}

/// What a `copydesk.toml` says; `None` and empty where it leaves a thing open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectSettings {
    /// `models`, as written.
    pub models: Option<Vec<Stated<String>>>,
    /// `ignore`: globs.
    pub ignore: Option<Vec<Stated<String>>>,
    /// `date`.
    pub date: Option<Stated<DatePolicy>>,
    /// `known-words`.
    pub known_words: Option<Vec<Stated<String>>>,
    /// `rules`: codes and levels.
    pub rules: Vec<(&'static str, Stated<Level>)>,
    /// `style.scale`.
    pub scale: Option<Stated<ScaleStyle>>,
    /// `style.currency`.
    pub currency: Option<Stated<CurrencyStyle>>,
    /// `style.date-order`.
    pub date_order: Option<Stated<DateOrder>>,
    /// `style.first-reference`.
    pub first_reference: Option<Stated<FirstReference>>,
    /// `file-types`: globs and formats.
    pub file_types: Vec<(String, Stated<Format>)>,
}

/// What is wrong with a `copydesk.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// The stable code: `settings-unknown-key`.
    pub code: &'static str,
    /// Whether it is an error; else a warning, and the rest of the file is in force.
    pub is_error: bool,
    /// The smallest text that a person would change: bytes of the file.
    pub span: Span,
    /// One sentence: what is wrong. No final dot.
    pub message: String,
    /// How to mend it; empty where the message says it all.
    pub mend: String,
    /// Text that would mend it in place of the span, where one is right.
    pub replacement: Option<String>,
}

/// Reads the text of a `copydesk.toml`.
///
/// Never fails: what cannot be read is told and left open. The problems come by their place.
pub fn read_project(text: &str) -> (ProjectSettings, Vec<SettingsProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        settings: ProjectSettings::default(),
        problems: Vec::new(),
    };
    for error in errors {
        let span = error.span().map_or(Span::default(), Span::of);
        reader.error("settings-broken-toml", span, broken(error.message()));
    }
    for (name, value) in table.get_ref() {
        reader.top(name, value);
    }
    if reader
        .problems
        .iter()
        .any(|it| it.code == "settings-broken-toml")
    {
        // Behind a break keys may seem to stand in another table.
        reader
            .problems
            .retain(|it| it.code != "settings-unknown-key");
    }
    reader.problems.sort_by_key(|it| (it.span, it.code));
    // Tables come by the names of their keys; of two globs that match the later in the file counts.
    reader.settings.file_types.sort_by_key(|(_, it)| it.at);
    (reader.settings, reader.problems)
}

/// The parser's words in a sentence of ours.
fn broken(message: &str) -> String {
    format!("this is no TOML: {}", message.trim_end_matches('.'))
}

struct Reader<'t> {
    text: &'t str,
    settings: ProjectSettings,
    problems: Vec<SettingsProblem>,
}

type Name<'t> = Spanned<Cow<'t, str>>;
type Value<'t> = Spanned<DeValue<'t>>;

fn span<T>(spanned: &Spanned<T>) -> Span {
    Span::of(spanned.span())
}

impl Reader<'_> {
    fn top(&mut self, name: &Name<'_>, value: &Value<'_>) {
        match name.get_ref().as_ref() {
            "models" => self.settings.models = self.texts(name, value),
            "ignore" => {
                let globs = self.texts(name, value);
                self.settings.ignore = globs.map(|it| self.sound_globs(it));
            }
            "date" => self.settings.date = self.date(value),
            "known-words" => self.settings.known_words = self.texts(name, value),
            table @ ("rules" | "style" | "file-types") => self.table(table, value),
            unknown => {
                let top = KEYS.iter().filter(|it| it.table.is_empty());
                let tables = ["rules", "style", "file-types"];
                let known: Vec<&str> = top.map(|it| it.name).chain(tables).collect();
                self.unknown_key(name, unknown, &known);
            }
        }
    }

    fn table(&mut self, table: &str, value: &Value<'_>) {
        let DeValue::Table(entries) = value.get_ref() else {
            let message = format!("“{table}” is a table, not {}", type_of(value));
            return self.error("settings-wrong-type", span(value), message);
        };
        for (name, value) in entries {
            match table {
                "rules" => self.rule(name, value),
                "style" => self.style(name, value),
                _ => self.file_type(name, value),
            }
        }
    }

    fn rule(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let code = name.get_ref();
        let Some(rule) = RULES.iter().find(|rule| rule.code == code) else {
            let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
            let message = format!("there is no rule “{code}”");
            let mend = "see `copydesk explain` for all of them";
            return self.unknown(name, message, nearest(code, &codes), mend);
        };
        if let Some(level) = self.word("rules", "", value, Level::parse) {
            self.settings.rules.push((rule.code, level));
        }
    }

    fn style(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let key = name.get_ref().as_ref();
        match key {
            "scale" => {
                self.settings.scale = self.word("style", key, value, |word| match word {
                    "words" => Some(ScaleStyle::Words),
                    "short" => Some(ScaleStyle::Short),
                    "letters" => Some(ScaleStyle::Letters),
                    _ => None,
                });
            }
            "currency" => {
                self.settings.currency = self.word("style", key, value, |word| match word {
                    "sign" => Some(CurrencyStyle::Sign),
                    "code" => Some(CurrencyStyle::Code),
                    "words" => Some(CurrencyStyle::Words),
                    _ => None,
                });
            }
            "date-order" => {
                self.settings.date_order = self.word("style", key, value, |word| match word {
                    "day-first" => Some(DateOrder::DayFirst),
                    "month-first" => Some(DateOrder::MonthFirst),
                    _ => None,
                });
            }
            "first-reference" => {
                self.settings.first_reference = self.word("style", key, value, |word| match word {
                    "name-first" => Some(FirstReference::NameFirst),
                    "short-first" => Some(FirstReference::ShortFirst),
                    "anywhere" => Some(FirstReference::Anywhere),
                    "free" => Some(FirstReference::Free),
                    _ => None,
                });
            }
            _ => {
                let known = KEYS.iter().filter(|it| it.table == "style");
                let known: Vec<&str> = known.map(|it| it.name).collect();
                self.unknown_key(name, key, &known);
            }
        }
    }

    fn file_type(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let glob = name.get_ref().to_string();
        if let Some(why) = glob_fault(&glob) {
            return self.error("settings-bad-glob", span(name), why);
        }
        let format = self.word("file-types", "", value, |word| match word {
            "plaintext" => Some(Format::Plain),
            "markdown" => Some(Format::Markdown),
            "html" => Some(Format::Html),
            _ => None,
        });
        self.settings
            .file_types
            .extend(format.map(|format| (glob, format)));
    }

    /// One of the words of a key.
    fn word<T>(
        &mut self,
        table: &str,
        key: &str,
        value: &Value<'_>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Stated<T>> {
        let words: Vec<&str> = Key::find(table, key)
            .into_iter()
            .flat_map(Key::words)
            .map(|(word, _)| *word)
            .collect();
        let all = words.join(", ");
        let DeValue::String(word) = value.get_ref() else {
            let message = format!("this is {}, not one of {all} in quotes", type_of(value));
            self.error("settings-wrong-type", span(value), message);
            return None;
        };
        let known = read(word);
        if known.is_none() {
            let near = nearest(word, &words);
            let mend = near.map_or(format!("one of {all}"), |near| format!("perhaps “{near}”"));
            self.problems.push(SettingsProblem {
                code: "settings-unknown-word",
                is_error: true,
                span: span(value),
                message: format!("“{word}” is none of the words that stand here"),
                mend,
                replacement: near.map(|near| format!("\"{near}\"")),
            });
        }
        known.map(|known| Stated {
            value: known,
            at: span(value),
        })
    }

    fn date(&mut self, value: &Value<'_>) -> Option<Stated<DatePolicy>> {
        let written = match value.get_ref() {
            DeValue::String(word) => word.to_string(),
            DeValue::Datetime(_) => span(value).slice(self.text).to_owned(),
            _ => {
                let message = format!("a date is text, not {}", type_of(value));
                self.error("settings-wrong-type", span(value), message);
                return None;
            }
        };
        let policy = DatePolicy::parse(&written);
        if policy.is_none() {
            let message =
                format!("“{written}” is neither “draft” nor “today” nor a date such as 2026-03-17");
            self.error("settings-not-a-date", span(value), message);
        }
        policy.map(|policy| Stated {
            value: policy,
            at: span(value),
        })
    }

    fn texts(&mut self, name: &Name<'_>, value: &Value<'_>) -> Option<Vec<Stated<String>>> {
        let name = name.get_ref();
        let DeValue::Array(items) = value.get_ref() else {
            let message = format!(
                "“{name}” is a list of texts in brackets, not {}",
                type_of(value)
            );
            self.error("settings-wrong-type", span(value), message);
            return None;
        };
        Some(self.items(items))
    }

    fn items(&mut self, items: &DeArray<'_>) -> Vec<Stated<String>> {
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Stated {
                    value: text.to_string(),
                    at: span(item),
                }),
                _ => {
                    let message = format!("this is {}, not text in quotes", type_of(item));
                    self.error("settings-wrong-type", span(item), message);
                }
            }
        }
        texts
    }

    /// The globs that mean something; the others are told.
    fn sound_globs(&mut self, globs: Vec<Stated<String>>) -> Vec<Stated<String>> {
        let mut sound = Vec::with_capacity(globs.len());
        for glob in globs {
            match glob_fault(&glob.value) {
                Some(why) => self.error("settings-bad-glob", glob.at, why),
                None => sound.push(glob),
            }
        }
        sound
    }

    fn unknown_key(&mut self, name: &Name<'_>, key: &str, known: &[&str]) {
        let message = format!("no key “{key}” is known here; it is left out");
        let mend = format!("one of {}", known.join(", "));
        self.unknown(name, message, nearest(key, known), &mend);
    }

    /// Names what nobody knows, with the nearest known one or `mend`. A warning: a file for a newer copydesk works too.
    fn unknown(&mut self, name: &Name<'_>, message: String, near: Option<&str>, mend: &str) {
        self.problems.push(SettingsProblem {
            code: "settings-unknown-key",
            is_error: false,
            span: span(name),
            message,
            mend: near.map_or_else(|| mend.to_owned(), |near| format!("perhaps “{near}”")),
            replacement: near.map(str::to_owned),
        });
    }

    fn error(&mut self, code: &'static str, span: Span, message: String) {
        self.problems.push(SettingsProblem {
            code,
            is_error: true,
            span,
            message,
            mend: String::new(),
            replacement: None,
        });
    }
}

/// What is wrong with a glob of the language of `.gitignore`.
fn glob_fault(glob: &str) -> Option<String> {
    let fault = GitignoreBuilder::new("").add_line(None, glob).err()?;
    Some(format!("this is no glob: {fault}"))
}

fn type_of(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::Now;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// The problems of a text, one a line: the place, then what is said.
    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (_, problems) = read_project(text);
        let lines = problems.iter().map(|it| {
            let grade = if it.is_error { "error" } else { "warning" };
            let mend = if it.mend.is_empty() {
                String::new()
            } else {
                format!("; {}", it.mend)
            };
            let at = it.span.slice(text);
            format!("{grade} {} “{at}”: {}{mend}\n", it.code, it.message)
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    const ALL: &str = r#"
models = ["models", "/srv/desk.json"]
ignore = ["archive/**"]
date = 2026-03-17
known-words = ["Smithe"]

[rules]
bound-differs = "error"
unresolved-date = "off"

[style]
scale = "short"
currency = "code"
date-order = "day-first"
first-reference = "anywhere"

[file-types]
"*.story" = "markdown"
"#;

    #[test]
    fn everything_is_read_with_its_place() {
        let (settings, problems) = read_project(ALL);
        assert_eq!(problems, []);
        let at = |span: Span| span.slice(ALL);
        let models = settings.models.expect("models");
        assert_eq!(models[1].value, "/srv/desk.json");
        assert_eq!(at(models[1].at), "\"/srv/desk.json\"");
        assert_eq!(settings.ignore.expect("ignore")[0].value, "archive/**");
        let date = settings.date.expect("a date");
        assert_eq!(at(date.at), "2026-03-17");
        assert_eq!(
            Some(date.value),
            Now::parse("2026-03-17").map(DatePolicy::On)
        );
        assert_eq!(settings.known_words.expect("words")[0].value, "Smithe");
        let rules: Vec<_> = settings
            .rules
            .iter()
            .map(|(code, it)| (*code, it.value))
            .collect();
        assert!(rules.contains(&("unresolved-date", Level::Off)));
        assert_eq!(settings.scale.map(|it| it.value), Some(ScaleStyle::Short));
        assert_eq!(
            settings.currency.map(|it| it.value),
            Some(CurrencyStyle::Code)
        );
        assert_eq!(
            settings.date_order.map(|it| it.value),
            Some(DateOrder::DayFirst)
        );
        let first = settings.first_reference.map(|it| it.value);
        assert_eq!(first, Some(FirstReference::Anywhere));
        assert_eq!(settings.file_types[0].0, "*.story");
        assert_eq!(settings.file_types[0].1.value, Format::Markdown);
    }

    #[test]
    fn every_word_of_every_key_is_read() {
        for key in KEYS.iter().filter(|key| !key.name.is_empty()) {
            for (word, _) in key.words() {
                let header = if key.table.is_empty() {
                    String::new()
                } else {
                    format!("[{}]\n", key.table)
                };
                let text = format!("{header}{} = \"{word}\"\n", key.name);
                let (settings, problems) = read_project(&text);
                assert_eq!(problems, [], "{text}");
                assert_ne!(settings, ProjectSettings::default(), "{text}");
            }
        }
        for (level, _) in Key::find("rules", "x").expect("a key").words() {
            let text = format!("[rules]\nbound-differs = \"{level}\"\n");
            assert_eq!(read_project(&text).0.rules.len(), 1, "{text}");
        }
    }

    #[test]
    fn unknown_keys_and_words_with_the_nearest_known_one() {
        check(
            "modles = []\ncolour = 1\n[rules]\nbound-differ = \"error\"\nno-such = \"off\"\nwrong-party = \"eror\"\n\
             [style]\nscale = \"bn\"\ndateorder = \"day-first\"\n[file-types]\n\"*.x\" = \"md\"\n",
            expect![[r#"
                warning settings-unknown-key “modles”: no key “modles” is known here; it is left out; perhaps “models”
                warning settings-unknown-key “colour”: no key “colour” is known here; it is left out; one of models, ignore, date, known-words, rules, style, file-types
                warning settings-unknown-key “bound-differ”: there is no rule “bound-differ”; perhaps “bound-differs”
                warning settings-unknown-key “no-such”: there is no rule “no-such”; see `copydesk explain` for all of them
                error settings-unknown-word “"eror"”: “eror” is none of the words that stand here; perhaps “error”
                error settings-unknown-word “"bn"”: “bn” is none of the words that stand here; one of words, short, letters
                warning settings-unknown-key “dateorder”: no key “dateorder” is known here; it is left out; perhaps “date-order”
                error settings-unknown-word “"md"”: “md” is none of the words that stand here; one of plaintext, markdown, html
            "#]],
        );
    }

    #[test]
    fn values_of_another_type() {
        check(
            "models = \"a.json\"\nignore = [1, \"[\"]\ndate = \"soon\"\nrules = 3\n[style]\nscale = true\n\
             [file-types]\n\"{\" = \"html\"\n",
            expect![[r#"
                error settings-wrong-type “"a.json"”: “models” is a list of texts in brackets, not text
                error settings-wrong-type “1”: this is a number, not text in quotes
                error settings-not-a-date “"soon"”: “soon” is neither “draft” nor “today” nor a date such as 2026-03-17
                error settings-wrong-type “3”: “rules” is a table, not a number
                error settings-wrong-type “true”: this is true or false, not one of words, short, letters in quotes
                error settings-bad-glob “"{"”: this is no glob: error parsing glob '{': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)
            "#]],
        );
    }

    #[test]
    fn what_is_no_toml_is_told_at_its_place() {
        check(
            "date = \"today\nmodels = []\n",
            expect![[r#"
            error settings-broken-toml “”: this is no TOML: invalid basic string, expected `"`
        "#]],
        );
        check(
            "[style\nscale = \"short\"\n",
            expect![[r#"
            error settings-broken-toml “”: this is no TOML: unclosed table, expected `]`
        "#]],
        );
        check(
            "date = \"today\"\ndate = \"draft\"\n",
            expect![[r#"
            error settings-broken-toml “date”: this is no TOML: duplicate key
        "#]],
        );
        let (settings, _) = read_project("= 3\ndate = \"today\"\n");
        assert_eq!(settings.date.map(|it| it.value), Some(DatePolicy::Today));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[a-z=\\[\\]\"'\n{},. 0-9é😀#-]{0,80}") {
            for problem in read_project(&text).1 {
                prop_assert!(text.get(problem.span.range()).is_some());
            }
        }
    }
}

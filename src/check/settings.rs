//! What the house has decided: the severity of each rule or that it is off, how it writes, which words are right.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, Severity};
use super::rule::Rule;
use super::rules::rule;
use super::style::HouseStyle;

/// How the house wants a rule to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// With this severity.
    At(Severity),
    /// Not at all.
    Off,
}

impl Level {
    /// The level of a word of the settings: `error`, `warning`, `information`, `hint` or `off`; `None` for any other.
    pub fn parse(word: &str) -> Option<Level> {
        if word == "off" {
            return Some(Level::Off);
        }
        Severity::parse(word).map(Level::At)
    }
}

/// What the house has decided. A rule that it does not name keeps its own severity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    levels: BTreeMap<&'static str, Level>,
    /// How it writes.
    pub style: HouseStyle,
    /// Words and names that are right as they stand, each as it is written in copy: none is a slip for a known name, none
    /// another spelling of a name in the draft, and an abbreviation among them needs no expansion.
    pub known_words: BTreeSet<String>,
}

impl Settings {
    /// The settings of a house that knows these words.
    #[cfg(test)]
    pub(super) fn knowing(words: &[&str]) -> Settings {
        Settings {
            known_words: words.iter().map(|it| (*it).to_owned()).collect(),
            ..Settings::default()
        }
    }

    /// Sets the level of the rule with this code; gives back whether there is such a rule.
    pub fn set(&mut self, code: &str, level: Level) -> bool {
        let known = rule(code);
        if let Some(rule) = known {
            self.levels.insert(rule.code, level);
        }
        known.is_some()
    }

    /// The level that the house has set for the rule with this code.
    pub fn level(&self, code: &str) -> Option<Level> {
        self.levels.get(code).copied()
    }

    /// Takes from `other` the levels of the rules that the house has not set here.
    pub fn fill_levels(&mut self, other: &Settings) {
        for (code, level) in &other.levels {
            self.levels.entry(code).or_insert(*level);
        }
    }

    /// Whether the house says that a text is right as it stands.
    pub fn knows(&self, text: &str) -> bool {
        !self.known_words.is_empty() && self.known_words.contains(text)
    }

    /// Whether the rule may speak at all.
    pub fn allows(&self, rule: &Rule) -> bool {
        self.levels.get(rule.code) != Some(&Level::Off)
    }

    /// Gives a finding the severity that the house wants, `None` where its rule is off.
    ///
    /// A rule may soften a single finding (inside quotation marks, say); such a finding is never raised above the
    /// severity it has by itself, only lowered.
    pub(super) fn apply<P>(&self, mut finding: Finding<P>) -> Option<Finding<P>> {
        match self.levels.get(finding.rule.code) {
            None => Some(finding),
            Some(Level::Off) => None,
            Some(Level::At(severity)) => {
                let softened = finding.severity < finding.rule.severity;
                finding.severity = if softened {
                    finding.severity.min(*severity)
                } else {
                    *severity
                };
                Some(finding)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;
    use crate::text::Span;

    fn finding(severity: Severity) -> Finding<Span> {
        let mut finding = Finding::new(RULES[0], Span::new(0, 1), "wrong");
        finding.severity = severity;
        finding
    }

    fn applied(level: Option<Level>, severity: Severity) -> Option<Severity> {
        let mut settings = Settings::default();
        if let Some(level) = level {
            assert!(settings.set(RULES[0].code, level));
        }
        settings.apply(finding(severity)).map(|it| it.severity)
    }

    #[test]
    fn the_house_has_the_last_word() {
        let own = RULES[0].severity;
        assert_eq!(applied(None, own), Some(own));
        assert_eq!(applied(Some(Level::Off), own), None);
        let error = Some(Level::At(Severity::Error));
        assert_eq!(applied(error, own), Some(Severity::Error));
    }

    #[test]
    fn a_softened_finding_is_not_raised() {
        let error = Some(Level::At(Severity::Error));
        assert_eq!(applied(error, Severity::Hint), Some(Severity::Hint));
    }

    #[test]
    fn words_of_the_settings() {
        assert_eq!(Level::parse("off"), Some(Level::Off));
        assert_eq!(Level::parse("hint"), Some(Level::At(Severity::Hint)));
        assert_eq!(Level::parse("loud"), None);
        assert!(!Settings::default().set("no-such-rule", Level::Off));
    }
}

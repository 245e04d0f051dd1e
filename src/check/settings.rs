//! What the house has decided about the rules: the severity of each, or that it is off.

use std::collections::BTreeMap;

use super::finding::{Finding, Severity};
use super::rule::Rule;
use super::rules::rule;

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

/// The levels that the house has set; a rule that it does not name keeps its own severity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    levels: BTreeMap<&'static str, Level>,
}

impl Settings {
    /// Sets the level of the rule with this code; gives back whether there is such a rule.
    pub fn set(&mut self, code: &str, level: Level) -> bool {
        let known = rule(code);
        if let Some(rule) = known {
            self.levels.insert(rule.code, level);
        }
        known.is_some()
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

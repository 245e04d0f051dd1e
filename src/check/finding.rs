//! A finding: what a rule has to say about a place.

use super::rule::Rule;
use crate::model::FactIdx;
use crate::text::Span;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A thought for the reader.
    Hint,
    /// Worth knowing.
    Information,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// `error`, `warning`, `information` or `hint`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
            Severity::Hint => "hint",
        }
    }

    /// The severity of a word of [`Severity::word`].
    pub fn parse(word: &str) -> Option<Severity> {
        [
            Severity::Error,
            Severity::Warning,
            Severity::Information,
            Severity::Hint,
        ]
        .into_iter()
        .find(|it| it.word() == word)
    }
}

/// A place in the prose of a block of the draft; by default the draft's start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The number of the block, counted through the draft.
    pub block: u32,
    /// Bytes of its prose.
    pub span: Span,
}

/// What a rule has to say about a place. `P` is how places are named: a span of the block's prose for paragraph rules, a
/// [`Place`] for draft rules, a span of the draft once the two are gathered.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<P> {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The smallest text that a person would change.
    pub at: P,
    /// How grave it is.
    pub severity: Severity,
    /// One sentence: what is wrong and on what evidence.
    pub message: String,
    /// What would settle it, and further reasons; shown in hovers.
    pub explanation: String,
    /// The fact it rests on.
    pub fact: Option<FactIdx>,
    /// Other places that matter.
    pub related: Vec<Related<P>>,
    /// Mends, the best first.
    pub fixes: Vec<Fix<P>>,
}

/// Another place that a finding rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Related<P> {
    /// Where.
    pub at: P,
    /// What stands there.
    pub message: String,
}

/// A mend for a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix<P> {
    /// What it does, as a menu entry: "Change to “up to $200 million”".
    pub title: String,
    /// The texts to replace, none overlapping another.
    pub edits: Vec<(P, String)>,
    /// Whether it is surely right, so that "fix all" may apply it.
    pub safe: bool,
}

/// What quotes a figure over two lines of the draft is one line all the same, in menus and logs.
fn in_one_line(words: String) -> String {
    if !words.contains(['\n', '\r']) {
        return words;
    }
    let lines = words.split(['\n', '\r']).map(str::trim);
    let lines: Vec<&str> = lines.filter(|it| !it.is_empty()).collect();
    lines.join(" ")
}

impl<P> Finding<P> {
    /// A finding with the rule's own severity and no more than a message.
    pub fn new(rule: &'static Rule, at: P, message: impl Into<String>) -> Finding<P> {
        Finding {
            rule,
            at,
            severity: rule.severity,
            message: in_one_line(message.into()),
            explanation: String::new(),
            fact: None,
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Adds what would settle it, and further reasons.
    pub fn explained(mut self, explanation: impl Into<String>) -> Finding<P> {
        self.explanation = explanation.into();
        self
    }

    /// Adds another place that it rests on.
    pub fn related(mut self, at: P, message: impl Into<String>) -> Finding<P> {
        self.related.push(Related {
            at,
            message: in_one_line(message.into()),
        });
        self
    }

    /// Adds a mend that puts `text` in the place of `at`.
    pub fn replace(mut self, at: P, text: impl Into<String>) -> Finding<P> {
        let text = text.into();
        self.fixes.push(Fix {
            title: in_one_line(format!("Change to “{text}”")),
            edits: vec![(at, text)],
            safe: false,
        });
        self
    }

    /// The mends are surely right where this is so.
    pub fn safe(mut self, safe: bool) -> Finding<P> {
        self.fixes.iter_mut().for_each(|fix| fix.safe = safe);
        self
    }

    /// The same finding with its places named otherwise.
    pub fn map<Q>(self, mut place: impl FnMut(P) -> Q) -> Finding<Q> {
        let Finding {
            rule,
            at,
            severity,
            message,
            explanation,
            fact,
            related,
            fixes,
        } = self;
        let at = place(at);
        let related = related
            .into_iter()
            .map(|it| Related {
                at: place(it.at),
                message: it.message,
            })
            .collect();
        let fixes = fixes
            .into_iter()
            .map(|fix| Fix {
                title: fix.title,
                safe: fix.safe,
                edits: fix
                    .edits
                    .into_iter()
                    .map(|(at, text)| (place(at), text))
                    .collect(),
            })
            .collect();
        Finding {
            rule,
            at,
            severity,
            message,
            explanation,
            fact,
            related,
            fixes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    #[test]
    fn what_is_quoted_over_lines_is_told_in_one() {
        let rule = RULES.first().expect("a rule");
        let found = Finding::new(rule, 0, "“$40\r\n  million” is less")
            .related(1, "“$50\nmillion”")
            .replace(0, "$50\nmillion");
        assert_eq!(found.message, "“$40 million” is less");
        let related: Vec<&str> = found.related.iter().map(|it| &*it.message).collect();
        assert_eq!(related, ["“$50 million”"]);
        let fix = found.fixes.first().expect("a mend");
        assert_eq!(fix.title, "Change to “$50 million”");
        assert_eq!(fix.edits, [(0, "$50\nmillion".to_owned())]);
    }
}

//! Findings that the desk keeps on purpose: dropped wherever their fingerprint is noted.

use std::collections::BTreeSet;

use super::analysis::Analysis;
use crate::check::{Finding, Fingerprint};
use crate::text::Span;

/// The fingerprints of findings that the desk has decided to keep.
pub type IgnoredFindings = BTreeSet<Fingerprint>;

/// The fingerprint of a finding of this analysis; `None` where it stands in no prose.
pub fn fingerprint(analysis: &Analysis, finding: &Finding<Span>) -> Option<Fingerprint> {
    let (start, block, results) = analysis.block_at(finding.at.start)?;
    let at = block.prose.to_prose(finding.at.start - start)?;
    let sentence = results
        .paragraph
        .sentences
        .iter()
        .find(|it| it.span.touches(at));
    let context = sentence.map_or(block.prose.text(), |it| it.span.slice(block.prose.text()));
    let fact = finding
        .fact
        .map(|fact| analysis.inputs.model.fact(fact).id.as_str());
    Some(Fingerprint::new(finding.rule.code, fact, context))
}

/// Drops the findings that are noted as kept. Without notes it costs nothing.
pub(super) fn drop_ignored(analysis: &Analysis, findings: &mut Vec<Finding<Span>>) {
    let ignored = &analysis.inputs.ignored;
    if ignored.is_empty() {
        return;
    }
    findings.retain(|it| !fingerprint(analysis, it).is_some_and(|it| ignored.contains(&it)));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ide::fixture::analysis;
    use crate::ide::{Inputs, analyze};
    use crate::text::Text;

    fn codes(analysis: &Analysis) -> Vec<&str> {
        analysis.findings.iter().map(|it| it.rule.code).collect()
    }

    /// The findings left in `edited` once the first finding of `noted` is kept.
    fn left(noted: &str, edited: &str) -> Vec<String> {
        let before = analysis(noted);
        let ignored = before
            .findings
            .iter()
            .take(1)
            .filter_map(|it| fingerprint(&before, it))
            .collect();
        let inputs = Inputs {
            ignored: Arc::new(ignored),
            ..before.inputs.clone()
        };
        codes(&analyze(&Text::from(edited), &inputs, None))
            .iter()
            .map(|it| it.to_string())
            .collect()
    }

    #[test]
    fn a_kept_finding_stays_away_wherever_its_sentence_goes() {
        let noted = "It ends on 31 June 2026.";
        assert_eq!(codes(&analysis(noted)), ["impossible-date"]);
        assert!(left(noted, noted).is_empty());
        assert!(left(noted, "# New\n\nMore words. It ends on\n31 June 2026.\n").is_empty());
    }

    #[test]
    fn it_comes_back_when_the_sentence_changes() {
        assert_eq!(
            left("It ends on 31 June 2026.", "It starts on 31 June 2026."),
            ["impossible-date"]
        );
    }
}

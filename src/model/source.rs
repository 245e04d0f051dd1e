//! A source: where a fact was read.

use super::calendar::PartialDate;
use super::declared::Declared;
use crate::text::Span;

/// The number of a source in its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceIdx(pub u32);

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id that evidence refers to, unique in the model.
    pub id: String,
    /// What it is: filing, order, release, wire, article, interview.
    pub kind: String,
    /// 1 primary, 2 first-hand or wire, 3 rewrite.
    pub tier: u8,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it can be read; never fetched.
    pub url: Option<String>,
    /// The file that holds its text, from the folder of its model file on.
    pub text_file: Option<String>,
    /// The hash of its text, in hexadecimal.
    pub sha256: Option<String>,
    /// Where the model file writes `text_file` and `sha256`, without quotation marks: bytes of that file.
    pub spans: [Span; 2],
    /// The sources it rests on itself.
    pub derived_from: Vec<SourceIdx>,
    /// Where it stands in its model file.
    pub declared: Declared,
}

/// Whether an address is one that a browser opens as a page. A model file could name a script, or a file.
pub fn is_web_address(address: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

impl Source {
    /// Where it can be read on the web.
    pub fn web_address(&self) -> Option<&str> {
        self.url.as_deref().filter(|it| is_web_address(it))
    }

    /// The source as a reader is told of it, by publisher, kind and date: "OpenAI and Amazon, release of 27 February 2026".
    /// Where no publisher is known its title tells it apart: "article of March 2026, “Clouds for the state”".
    pub fn citation(&self) -> String {
        let dated = self
            .published
            .map_or(String::new(), |it| format!(" of {}", it.in_words()));
        match (self.publisher.as_str(), self.title.as_str()) {
            ("", "") => format!("{}{dated}", self.kind),
            ("", title) => format!("{}{dated}, “{title}”", self.kind),
            (publisher, _) => format!("{publisher}, {}{dated}", self.kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_cited_by_publisher_kind_and_date() {
        let mut source = Source {
            id: "s".to_owned(),
            kind: "wire".to_owned(),
            tier: 2,
            publisher: "Reuters".to_owned(),
            title: "Clouds for the state".to_owned(),
            published: PartialDate::parse("2026-03-17"),
            url: None,
            text_file: None,
            sha256: None,
            spans: Default::default(),
            derived_from: Vec::new(),
            declared: Declared::default(),
        };
        assert_eq!(source.citation(), "Reuters, wire of 17 March 2026");
        source.publisher.clear();
        source.published = PartialDate::parse("2026-03");
        assert_eq!(
            source.citation(),
            "wire of March 2026, “Clouds for the state”"
        );
        source.title.clear();
        source.published = None;
        assert_eq!(source.citation(), "wire");
    }
}

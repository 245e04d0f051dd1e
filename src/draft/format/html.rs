//! HTML: the blocks are the elements that hold running text; html5gum finds the tags.
//!
//! A segment ends before the tag of a block that stands in no other construct. What an element means for the text
//! inside it ends with the segment, so a list, a quotation, a table or a head is never cut.

mod tokens;

use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::default::{StartTag, Token};

use self::tokens::{Progress, tokens};
use super::{More, Window};
use crate::draft::block::{Block, BlockKind};
use crate::draft::date;
use crate::draft::prose::Prose;
use crate::draft::segment::{DateAuthority, SegmentContent, StatedDate};
use crate::draft::suppression::{Note, allowances};
use crate::text::Span;

/// The segment that begins where the window does.
pub(super) fn segment(window: Window<'_>) -> Result<SegmentContent, More> {
    let progress = Progress::default();
    let mut reader = Reader::new(window.text);
    for token in tokens(window.text, &progress) {
        let Ok(token) = token else {
            return Ok(reader.give_up(&progress));
        };
        match token {
            Token::StartTag(tag) => {
                if reader.parts(&tag) {
                    return Ok(reader.finish(tag.span.start));
                }
                reader.start(&tag);
            }
            Token::EndTag(tag) => {
                reader.text_before(tag.span.start, tag.span.end);
                reader.end(&tag.name);
            }
            Token::Comment(comment) => reader.comment(comment.span.start..comment.span.end),
            Token::Doctype(doctype) => reader.text_before(doctype.span.start, doctype.span.end),
            Token::String(_) | Token::Error(_) => {}
        }
    }
    if !window.to_end {
        return Err(More);
    }
    let len = window.text.len();
    reader.text_before(len, len);
    Ok(reader.finish(len))
}

/// What an element does to the text inside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Begins a block of a kind of its own.
    Block(BlockKind),
    /// Begins and ends blocks, whose kind what is around tells.
    Flow,
    /// Like `Flow`, and a segment is never cut inside it.
    Whole,
    Quote,
    List,
    Item,
    /// Left out, a whole block.
    Skip,
    /// Left out, inside a block.
    SkipInline,
    /// A line end.
    Break,
    /// Runs along with the text.
    Inline,
}

fn role(name: &[u8]) -> Role {
    match name {
        b"h1" => Role::Block(BlockKind::Headline(1)),
        b"h2" => Role::Block(BlockKind::Headline(2)),
        b"h3" => Role::Block(BlockKind::Headline(3)),
        b"h4" => Role::Block(BlockKind::Headline(4)),
        b"h5" => Role::Block(BlockKind::Headline(5)),
        b"h6" => Role::Block(BlockKind::Headline(6)),
        b"title" => Role::Block(BlockKind::Headline(1)),
        b"td" | b"th" => Role::Block(BlockKind::TableCell),
        b"figcaption" | b"caption" => Role::Block(BlockKind::Caption),
        b"p" | b"div" | b"section" | b"article" | b"main" | b"aside" | b"header" | b"footer"
        | b"nav" | b"body" | b"hr" | b"address" | b"form" | b"fieldset" | b"dt" | b"dd"
        | b"legend" | b"summary" => Role::Flow,
        b"head" | b"table" | b"thead" | b"tbody" | b"tfoot" | b"tr" | b"figure" | b"dl"
        | b"details" | b"dialog" => Role::Whole,
        b"blockquote" => Role::Quote,
        b"ul" | b"ol" | b"menu" => Role::List,
        b"li" => Role::Item,
        b"script" | b"style" | b"template" | b"pre" | b"textarea" | b"select" | b"iframe"
        | b"noscript" | b"noframes" | b"svg" | b"math" | b"object" => Role::Skip,
        b"code" | b"kbd" | b"samp" | b"var" | b"del" | b"s" | b"strike" | b"button" => {
            Role::SkipInline
        }
        b"br" => Role::Break,
        _ => Role::Inline,
    }
}

/// An element whose end the reader waits for.
struct OpenElement {
    name: Box<[u8]>,
    role: Role,
}

/// A block being read.
struct OpenBlock {
    kind: BlockKind,
    start: usize,
    prose: Prose,
    end: usize,
}

/// What stands in the prose for text that is left out.
const PLACEHOLDER: &str = "\u{fffc}";

/// Elements nested deeper than this are read as if they were not nested: no draft is so deep, and each costs a search.
const MAX_DEPTH: usize = 64;

struct Reader<'a> {
    source: &'a str,
    /// Up to where the source is read.
    at: usize,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    date: Option<StatedDate>,
    open: Option<OpenBlock>,
    /// The kind of the next block, where an element said it.
    next: Option<(BlockKind, usize)>,
    around: Vec<OpenElement>,
    lists: Vec<u32>,
    n_lists: u32,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Reader<'a> {
        Reader {
            source,
            at: 0,
            blocks: Vec::new(),
            notes: Vec::new(),
            date: None,
            open: None,
            next: None,
            around: Vec::new(),
            lists: Vec::new(),
            n_lists: 0,
        }
    }

    /// Whether the segment ends before this tag.
    fn parts(&mut self, tag: &StartTag<usize>) -> bool {
        let begins = !matches!(
            role(&tag.name),
            Role::Inline | Role::Break | Role::SkipInline | Role::Item
        );
        let apart = begins
            && self
                .around
                .iter()
                .all(|it| matches!(it.role, Role::Flow | Role::Block(_)));
        if !apart || (self.blocks.is_empty() && self.open.is_none()) {
            return false;
        }
        self.text_before(tag.span.start, tag.span.start);
        self.close();
        true
    }

    fn finish(mut self, len: usize) -> SegmentContent {
        self.close();
        SegmentContent {
            len: len as u32,
            allowances: allowances(self.notes, &self.blocks),
            blocks: self.blocks,
            date: self.date,
            front_matter: false,
        }
    }

    /// Ends the segment inside a tag that is not read on: what follows is another, and read as text.
    fn give_up(mut self, progress: &Progress) -> SegmentContent {
        let end = self.source.floor_char_boundary(progress.at());
        self.text_before(progress.tag().max(self.at), end);
        self.finish(end)
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        self.text_before(tag.span.start, tag.span.end);
        self.read_date(tag);
        let role = role(&tag.name);
        match role {
            Role::Break => return self.push("\n", tag.span.start..tag.span.end),
            Role::Inline => return,
            Role::SkipInline => self.push(PLACEHOLDER, tag.span.start..tag.span.end),
            Role::Block(kind) => self.announce(kind, tag.span.start),
            Role::Item => {
                let kind = BlockKind::ListItem {
                    list: self.lists.last().copied().unwrap_or(0),
                    depth: u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX),
                };
                self.announce(kind, tag.span.start);
            }
            Role::List => {
                self.close();
                self.next = None;
                self.lists.push(self.n_lists);
                self.n_lists += 1;
            }
            // A paragraph inside an item or a cell is that item or cell.
            Role::Flow => self.close(),
            Role::Whole | Role::Quote | Role::Skip => {
                self.close();
                self.next = None;
            }
        }
        let is_void = tag.name.as_slice() == b"hr";
        if !is_void && self.around.len() < MAX_DEPTH {
            self.around.push(OpenElement {
                name: tag.name.to_vec().into_boxed_slice(),
                role,
            });
        }
    }

    fn comment(&mut self, range: Range<usize>) {
        self.text_before(range.start, range.end);
        if let Some(block) = &mut self.open {
            block.end = range.end;
        }
        let comment = self.source.get(range.clone()).unwrap_or("");
        Note::parse_comments(comment, range.start, &mut self.notes);
    }

    fn announce(&mut self, kind: BlockKind, start: usize) {
        self.close();
        self.next = Some((kind, start));
    }

    fn end(&mut self, name: &[u8]) {
        let role = role(name);
        if matches!(role, Role::Inline | Role::Break) {
            return;
        }
        if role != Role::SkipInline {
            self.close();
            if role != Role::Flow {
                self.next = None;
            }
        }
        if role == Role::List {
            self.lists.pop();
        }
        // Whatever was left open inside ends too; the end of an element that was never open ends nothing.
        if let Some(idx) = self.around.iter().rposition(|it| *it.name == *name) {
            self.around.truncate(idx);
        }
    }

    /// The kind of a block that begins without an element of its own.
    fn kind(&self) -> BlockKind {
        if self.around.iter().any(|it| it.role == Role::Quote) {
            return BlockKind::Quote;
        }
        BlockKind::Paragraph
    }

    fn is_skipped(&self) -> bool {
        let skips = |it: &OpenElement| matches!(it.role, Role::Skip | Role::SkipInline);
        self.around.iter().any(skips)
    }

    fn close(&mut self) {
        let Some(block) = self.open.take() else {
            return;
        };
        self.blocks.push(Block {
            kind: block.kind,
            span: Span::of(block.start..block.end),
            prose: block.prose.trimmed(),
        });
    }

    /// Reads the text between the last tag and the one that stands from `start` to `end`.
    fn text_before(&mut self, start: usize, end: usize) {
        let from = std::mem::replace(&mut self.at, end);
        let Some(text) = self.source.get(from..start).filter(|it| !it.is_empty()) else {
            return;
        };
        let mut at = 0;
        for (reference, _) in text.match_indices('&') {
            let Some(rest) = text.get(reference..).filter(|_| reference >= at) else {
                continue;
            };
            let next = rest.match_indices('&').nth(1);
            let rest = rest.get(..next.map_or(rest.len(), |(next, _)| next));
            if let Some((decoded, len)) = rest.and_then(decode) {
                self.push_source(from + at..from + reference);
                self.push(&decoded, from + reference..from + reference + len);
                at = reference + len;
            }
        }
        self.push_source(from + at..start);
    }

    /// Appends a part of the source as it stands there.
    fn push_source(&mut self, range: Range<usize>) {
        self.push(self.source.get(range.clone()).unwrap_or_default(), range);
    }

    /// Appends to the open block; opens one unless there is only white space.
    fn push(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() || self.is_skipped() {
            return;
        }
        if let Some(block) = &mut self.open {
            block.end = range.end;
            block.prose.push(text, Span::of(range));
            return;
        }
        let body = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if body.is_empty() || text == PLACEHOLDER {
            return;
        }
        let stands_as_is = text.len() == range.len();
        let blank = if stands_as_is {
            text.len() - body.len()
        } else {
            0
        };
        let range = range.start + blank..range.end;
        let (kind, start) = self.next.take().unwrap_or((self.kind(), range.start));
        let mut prose = Prose::default();
        prose.push(body, Span::of(range.clone()));
        self.open = Some(OpenBlock {
            kind,
            start,
            prose,
            end: range.end,
        });
    }

    /// Takes the draft's day from a `meta` or a `time` element; the first of each counts.
    fn read_date(&mut self, tag: &StartTag<usize>) {
        let attribute = |name: &str| tag.attributes.get(name.as_bytes());
        let (authority, value) = match tag.name.as_slice() {
            b"meta"
                if ["name", "property", "itemprop"]
                    .into_iter()
                    .filter_map(attribute)
                    .any(|it| names_date(it)) =>
            {
                (DateAuthority::Meta, attribute("content"))
            }
            b"time" => (DateAuthority::Time, attribute("datetime")),
            _ => return,
        };
        let Some(value) = value else { return };
        let date = std::str::from_utf8(value).ok().and_then(date::field);
        if let Some(date) = date
            && self.date.is_none_or(|known| authority < known.authority)
        {
            self.date = Some(StatedDate {
                date,
                span: Span::of(tag.span.start..tag.span.end),
                authority,
            });
        }
    }
}

/// Whether a `meta` element of this name holds the draft's day.
fn names_date(name: &[u8]) -> bool {
    const NAMES: [&str; 8] = [
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "pubdate",
        "article:published_time",
        "datepublished",
        "versioncreated",
    ];
    NAMES
        .iter()
        .any(|it| it.as_bytes().eq_ignore_ascii_case(name))
}

/// The text of the character reference that `text` begins with, and its length in bytes; `None` where there is none.
fn decode(text: &str) -> Option<(String, usize)> {
    let name = text.as_bytes().strip_prefix(b"&")?;
    let belongs = |it: &&u8| it.is_ascii_alphanumeric() || **it == b'#';
    let name_len = name.iter().take_while(belongs).count();
    let ended = name.get(name_len) == Some(&b';');
    let len = 1 + name_len + usize::from(ended);
    let raw = text.get(..len)?;
    let Some(Ok(Token::String(value))) =
        Tokenizer::new(raw).find(|it| matches!(it, Ok(Token::String(_))))
    else {
        return None;
    };
    let value = std::str::from_utf8(&value).ok()?;
    if ended || value == raw {
        return (value != raw).then(|| (value.to_owned(), len));
    }
    // `&ampc` is `&c`: what is the same at the end stands for itself.
    let pairs = raw.chars().rev().zip(value.chars().rev());
    let tail: usize = pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let own = value.get(..value.len() - tail)?;
    Some((own.to_owned(), len - tail))
}

#[cfg(test)]
mod tests {
    use crate::draft::parse::tests::draw;
    use crate::draft::{Format, parse};
    use crate::text::Text;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&draw(text, Format::Html));
    }

    #[test]
    fn blocks_by_their_elements() {
        check(
            "<!DOCTYPE html><html><head><title>A &amp; B</title><style>p { x: $5 }</style></head><body>\n\
             <h1>Head</h1><p>One <b>$50</b> billion.</p>Loose text<div>More</div>\n\
             <blockquote><p>Said.</p></blockquote><ul><li>a<li><p>b</p></ul>\n\
             <table><tr><th>H</th><td>1</td></tr></table><figure><img alt='x'><figcaption>Seen</figcaption></figure>\n\
             <script>if (a < 5) b()</script><pre>code</pre></body></html>\n",
            expect![[r#"
                Headline(1) 27..43 "A & B" <- "A &amp; B"
                Headline(1) 91..99 "Head"
                Paragraph 107..130 "One $50 billion." <- "One <b>$50</b> billion."
                Paragraph 134..144 "Loose text"
                Paragraph 149..153 "More"
                Quote 175..180 "Said."
                ListItem { list: 0, depth: 1 } 201..206 "a"
                ListItem { list: 0, depth: 1 } 206..214 "b"
                TableCell 235..240 "H"
                TableCell 245..250 "1"
                Caption 289..305 "Seen"
            "#]],
        );
    }

    #[test]
    fn a_figure_across_markup_is_one_run_of_prose() {
        check(
            "<p><b>$50</b>&nbsp;billion, <a href='/5'>up to</a> 3&frac12;<br>per&shy;cent &#8364;5 &ampc AT&T</p>",
            expect![[r#"
                Paragraph 6..96 "$50\u{a0}billion, up to 3½\nper\u{ad}cent €5 &c AT&T" <- "$50</b>&nbsp;billion, <a href='/5'>up to</a> 3&frac12;<br>per&shy;cent &#8364;5 &ampc AT&T"
            "#]],
        );
    }

    #[test]
    fn broken_html_is_read_as_far_as_it_goes() {
        check(
            "a < b & c <p>open <b>x <p>next</p></i> tail <!-- never closed",
            expect![[r#"
                Paragraph 0..10 "a < b & c"
                Paragraph 13..23 "open x" <- "open <b>x"
                Paragraph 26..30 "next"
                Paragraph 39..61 "tail"
            "#]],
        );
    }

    #[test]
    fn a_tag_with_ever_more_attributes_is_not_read_on() {
        // Were bytes counted alone, it would be cut inside a letter.
        let tag = |n| {
            format!(
                "<p>Before</p><p>And <a {}>after</a></p>",
                "é=\"\" ".repeat(n)
            )
        };
        for (n, expected) in [
            (200, "Before|And after"),
            (257, "Before|And|é=\"\" >after"),
            (100_000, "Before|And"),
        ] {
            let draft = parse(&Text::from(&*tag(n)), Format::Html, None);
            let prose: Vec<_> = draft.blocks().map(|(_, it)| it.prose.text()).collect();
            let start: String = prose
                .join("|")
                .chars()
                .take(expected.chars().count())
                .collect();
            assert_eq!(start, expected, "{n} attributes");
        }
    }

    #[test]
    fn notes_and_dates() {
        check(
            "<head><meta property='article:published_time' content='2026-03-18T08:00:00Z'></head>\n\
             <!-- copydesk: allow a-b --><p>One</p><p>Two <!-- copydesk: allow-file c-d --></p>",
            expect![[r#"
                Paragraph 116..119 "One"
                Paragraph 126..163 "Two"
                allow a-b in Some(Span { start: 116, end: 119 })
                allow c-d in None
                Meta 2026-03-18 "<meta property='article:published_time' content='2026-03-18T08:00:00Z'>"
            "#]],
        );
        check(
            "<time datetime='2026-03-18'>today</time><p>One</p>",
            expect![[r#"
                Paragraph 28..33 "today"
                Paragraph 43..46 "One"
                Time 2026-03-18 "<time datetime='2026-03-18'>"
            "#]],
        );
        check(
            "<p>On <time datetime='2026-03-18'>Wednesday</time> it rained.</p>",
            expect![[r#"
                Paragraph 3..61 "On Wednesday it rained." <- "On <time datetime='2026-03-18'>Wednesday</time> it rained."
            "#]],
        );
    }
}

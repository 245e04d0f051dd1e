//! Markdown: segments end at blank lines that no construct crosses, and pulldown-cmark reads each of them.
//!
//! The scan for a segment's end is simpler than Markdown and errs on one side: a segment that is too long costs time, one
//! that is too short would cut a construct. What stands in another segment is not seen, so `[text][id]` is a link
//! whether or not its definition is in sight.

use pulldown_cmark::{
    BrokenLink, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::plain::LONG;
use super::{Line, More, Window};
use crate::draft::block::{Block, BlockKind};
use crate::draft::prose::Prose;
use crate::draft::segment::SegmentContent;
use crate::draft::suppression::{Note, allowances};
use crate::text::Span;

/// The segment that begins where the window does.
pub(super) fn segment(window: Window<'_>) -> Result<SegmentContent, More> {
    let len = scan(window)?;
    let mut reader = Reader::new(window.text.get(..len).unwrap_or(window.text));
    reader.read(window.mark_len());
    Ok(reader.finish())
}

/// A construct that blank lines do not end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open<'a> {
    /// A code fence: its sign, its length, and whether it stands in a list, where its end may be indented.
    Fence(char, usize, bool),
    /// HTML that ends with one of these.
    Html(&'a [&'a str]),
}

/// The length of the segment that the window begins with: up to a line behind a blank one that no construct reaches.
fn scan(window: Window<'_>) -> Result<usize, More> {
    let mut open = None;
    let (mut in_list, mut only_notes) = (false, true);
    let (mut at, mut after_blank) = (0, false);
    while let Some(line) = window.line(at)? {
        if line.is_blank() {
            after_blank = true;
        } else if let Some(construct) = open {
            open = (!closes(construct, &line)).then_some(construct);
        } else {
            let item = is_item(line.text);
            let goes_on = only_notes || (in_list && at < LONG && (item || line.indent() > 0));
            let long_list = in_list && item && line.indent() == 0 && at >= LONG;
            if (after_blank && !goes_on) || long_list {
                return Ok(line.start);
            }
            in_list |= item;
            open = opens(&line, in_list);
            only_notes &= line.text.trim_start().starts_with("<!--");
        }
        after_blank &= line.is_blank();
        at = line.end;
    }
    Ok(window.text.len())
}

/// Whether a line begins a list item, at any depth.
fn is_item(line: &str) -> bool {
    without_marker(line.trim_start_matches([' ', '\t'])).is_some()
}

/// What follows the list marker that `line` begins with.
fn without_marker(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign: &[char] = if digits == 0 {
        &['-', '*', '+']
    } else {
        &['.', ')']
    };
    let rest = line.get(digits..)?.strip_prefix(sign)?;
    (digits < 10 && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(rest)
}

/// The construct that a line opens and leaves open.
fn opens<'a>(line: &Line<'_>, in_list: bool) -> Option<Open<'a>> {
    let mut text = line.text.trim_start_matches([' ', '\t']);
    if line.indent() > 3 && !in_list {
        return None;
    }
    while let Some(rest) = without_marker(text) {
        text = rest.trim_start_matches([' ', '\t']);
    }
    for sign in ['`', '~'] {
        let info = text.trim_start_matches(sign);
        let len = text.len() - info.len();
        if len >= 3 {
            let code_span = sign == '`' && info.contains('`');
            return (!code_span).then_some(Open::Fence(sign, len, in_list));
        }
    }
    let construct = Open::Html(html_end(text)?);
    (!closes(construct, line)).then_some(construct)
}

/// What ends the HTML that `text` begins with, for the kinds that blank lines do not end (CommonMark 0.31, "HTML
/// blocks", start conditions 1 to 5).
fn html_end(text: &str) -> Option<&'static [&'static str]> {
    const RAW: [&str; 4] = ["script", "pre", "style", "textarea"];
    let rest = text.strip_prefix('<')?;
    let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
        return Some(&["</script>", "</pre>", "</style>", "</textarea>"]);
    }
    match rest.as_bytes() {
        [b'!', b'-', b'-', ..] => Some(&["-->"]),
        [b'?', ..] => Some(&["?>"]),
        [b'!', b'[', ..] => Some(&["]]>"]),
        [b'!', letter, ..] if letter.is_ascii_alphabetic() => Some(&[">"]),
        _ => None,
    }
}

fn closes(open: Open<'_>, line: &Line<'_>) -> bool {
    match open {
        Open::Fence(sign, len, in_list) => {
            let rest = line.text.trim_start_matches([' ', '\t']);
            let info = rest.trim_start_matches(sign);
            rest.len() - info.len() >= len
                && info.trim().is_empty()
                && (in_list || line.indent() <= 3)
        }
        Open::Html(ends) => {
            let line = line.text.to_ascii_lowercase();
            ends.iter().any(|end| line.contains(end))
        }
    }
}

/// What stands in the prose for what has no words of its own: a code span, a picture.
const PLACEHOLDER: &str = "\u{fffc}";

/// A block being read.
struct OpenBlock {
    kind: BlockKind,
    span: Span,
    prose: Prose,
}

/// Gathers the blocks of one segment from the events of pulldown-cmark.
struct Reader<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    open: Option<OpenBlock>,
    /// The block that a picture interrupts, while its caption is read.
    interrupted: Vec<Option<OpenBlock>>,
    /// The numbers of the lists around, from the outermost.
    lists: Vec<u32>,
    n_lists: u32,
    /// Where the item begins whose first block is still to come.
    item: Option<u32>,
    quotes: u32,
    /// For each link around, whether its text is left out.
    links: Vec<bool>,
    /// How many constructs are around whose text is not read.
    skipped: u32,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Reader<'a> {
        Reader {
            source,
            blocks: Vec::new(),
            notes: Vec::new(),
            open: None,
            interrupted: Vec::new(),
            lists: Vec::new(),
            n_lists: 0,
            item: None,
            quotes: 0,
            links: Vec::new(),
            skipped: 0,
        }
    }

    /// Reads the source from byte `from` on.
    fn read(&mut self, from: usize) {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_OLD_FOOTNOTES;
        let mut links = |link: BrokenLink<'a>| -> Option<(CowStr<'a>, CowStr<'a>)> {
            let written_out = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
            written_out.then_some((link.reference, CowStr::Borrowed("")))
        };
        let source = self.source.get(from..).unwrap_or_default();
        let parser = Parser::new_with_broken_link_callback(source, options, Some(&mut links));
        for (event, range) in parser.into_offset_iter() {
            let span = Span::of(range).shifted(from as u32);
            match event {
                Event::Start(tag) => self.start(&tag, span),
                Event::End(tag) => self.end(tag, span),
                Event::Text(text) => self.text(&text, span),
                Event::Code(_) => self.text(PLACEHOLDER, span),
                Event::SoftBreak | Event::HardBreak => self.line_break(span),
                Event::InlineHtml(html) => self.inline_html(&html, span),
                Event::Rule => self.close(),
                _ => {}
            }
        }
        self.close();
    }

    fn finish(mut self) -> SegmentContent {
        self.blocks.sort_by_key(|block| block.span.start);
        SegmentContent {
            len: self.source.len() as u32,
            allowances: allowances(self.notes, &self.blocks),
            blocks: self.blocks,
            ..SegmentContent::default()
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => {
                let kind = self.kind();
                self.begin(kind, span);
            }
            Tag::Heading { level, .. } => self.begin(BlockKind::Headline(depth(*level)), span),
            Tag::TableCell => self.begin(BlockKind::TableCell, span),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::List(_) => {
                self.close();
                self.lists.push(self.n_lists);
                self.n_lists += 1;
            }
            Tag::Item => {
                self.close();
                self.item = Some(span.start);
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.skip_block(),
            Tag::HtmlBlock => {
                self.skip_block();
                Note::parse_comments(span.slice(self.source), span.range().start, &mut self.notes);
            }
            Tag::Image { .. } => {
                self.text(PLACEHOLDER, span);
                self.interrupted.push(self.open.take());
                self.begin(BlockKind::Caption, span);
            }
            Tag::Link { link_type, .. } => self.start_link(*link_type, span),
            Tag::Strikethrough if self.is_struck(span) => self.skipped += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item => {
                self.close()
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
                self.item = None;
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.unskip(),
            TagEnd::Image => {
                self.close();
                self.open = self.interrupted.pop().flatten();
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Strikethrough if self.is_struck(span) => self.unskip(),
            _ => {}
        }
    }

    /// Whether text is struck out: with two tildes. One is as often "about".
    fn is_struck(&self, span: Span) -> bool {
        span.slice(self.source).starts_with("~~")
    }

    /// A link whose text is its own address has no prose.
    fn start_link(&mut self, link_type: LinkType, span: Span) {
        let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
        self.links.push(is_address);
        if is_address {
            self.text(PLACEHOLDER, span);
            self.skipped += 1;
        }
    }

    fn end_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.unskip();
        }
    }

    fn skip_block(&mut self) {
        self.close();
        self.skipped += 1;
    }

    fn unskip(&mut self) {
        self.skipped = self.skipped.saturating_sub(1);
    }

    /// The kind of a block of running text here. Only the first block of a list item is the item.
    fn kind(&mut self) -> BlockKind {
        match (self.lists.last(), self.item.take()) {
            (Some(&list), Some(_)) => BlockKind::ListItem {
                list,
                depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            },
            _ if self.quotes > 0 => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }

    fn begin(&mut self, kind: BlockKind, span: Span) {
        self.close();
        self.open = Some(OpenBlock {
            kind,
            span: Span::of(
                span.range().start..span.range().start + span.slice(self.source).trim_end().len(),
            ),
            prose: Prose::default(),
        });
    }

    fn close(&mut self) {
        let Some(OpenBlock { kind, span, prose }) = self.open.take() else {
            return;
        };
        if prose.text().chars().any(char::is_alphanumeric) {
            self.blocks.push(Block { kind, span, prose });
        }
    }

    /// Appends `text` to the open block; the text of a tight list item opens one.
    fn text(&mut self, text: &str, span: Span) {
        if self.skipped > 0 {
            return;
        }
        let block = match self.open.take() {
            Some(block) => self.open.insert(block),
            None => {
                let start = self.item.unwrap_or(span.start);
                let kind = self.kind();
                self.open.insert(OpenBlock {
                    kind,
                    span: Span::new(start, span.end),
                    prose: Prose::default(),
                })
            }
        };
        block.span = block.span.cover(span);
        block.prose.push(text, span);
    }

    /// A line end stays the white space it is; what else the break covers (trailing spaces, a backslash) is markup.
    fn line_break(&mut self, span: Span) {
        let raw = span.slice(self.source);
        match raw {
            "\n" | "\r\n" | "\r" => self.text(raw, span),
            _ => self.text("\n", span),
        }
    }

    fn inline_html(&mut self, html: &str, span: Span) {
        if let Some(block) = &mut self.open {
            block.span = block.span.cover(span);
        }
        Note::parse_comments(html, span.range().start, &mut self.notes);
        let name = html.trim_start_matches('<').get(..2).unwrap_or("");
        if name.eq_ignore_ascii_case("br") {
            self.text("\n", span);
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use crate::draft::Format;
    use crate::draft::parse::tests::draw;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&draw(text, Format::Markdown));
    }

    #[test]
    fn blocks() {
        check(
            "# Head\nText\nwraps.\r\n\r\nSub\n---\n> Said\n> so.\n\n- a\n  - b\n- c\n\n  c again\n\n1. x\n\nEnd.",
            expect![[r#"
                Headline(1) 0..6 "Head"
                Paragraph 7..18 "Text\nwraps."
                Headline(2) 22..29 "Sub"
                Quote 32..42 "Said\nso." <- "Said\n> so."
                ListItem { list: 0, depth: 1 } 46..47 "a"
                ListItem { list: 1, depth: 2 } 50..53 "b"
                ListItem { list: 0, depth: 1 } 56..57 "c"
                Paragraph 61..68 "c again"
                ListItem { list: 2, depth: 1 } 70..74 "x"
                Paragraph 76..80 "End."
            "#]],
        );
        check(
            "| A | B |\n|---|---|\n| 1 \\| 2 | **3** |\n\n![A *view*](x.png)\n\nSee ![it](y.png) here.",
            expect![[r#"
                TableCell 1..3 "A"
                TableCell 5..7 "B"
                TableCell 21..28 "1 | 2" <- "1 \\| 2"
                TableCell 30..36 "3"
                Caption 40..58 "A view" <- "A *view"
                Paragraph 60..82 "See ￼ here." <- "See ![it](y.png) here."
                Caption 64..76 "it"
            "#]],
        );
    }

    #[test]
    fn a_figure_across_markup_is_one_run_of_prose() {
        check(
            "**$50** billion, [$60](http://x) billion, \\$70&nbsp;billion, [up to][id] 3 &amp; 4, ~~5~~ 6, <b>7</b> GW, he [sic]",
            expect![[r#"
                Paragraph 0..114 "$50 billion, $60 billion, $70\u{a0}billion, up to 3 & 4,  6, 7 GW, he [sic]" <- "$50** billion, [$60](http://x) billion, \\$70&nbsp;billion, [up to][id] 3 &amp; 4, ~~5~~ 6, <b>7</b> GW, he [sic]"
            "#]],
        );
        check(
            "a  \nb\\\nc",
            expect![[r#"
            Paragraph 0..8 "a\nb\nc" <- "a  \nb\\\nc"
        "#]],
        );
    }

    #[test]
    fn code_comments_and_addresses_are_left_out() {
        check(
            "Run `x $5` now <https://a.b/c> and[^1].\n\n```\ncode\n\nmore\n```\n\n<!-- a\n\nb -->\n\n    indented\n\n<div>\nraw\n</div>\n\n[id]: http://x\n\n[^1]: Note.",
            expect![[r#"
                Paragraph 0..39 "Run ￼ now ￼ and." <- "Run `x $5` now <https://a.b/c> and[^1]."
                Paragraph 130..135 "Note."
            "#]],
        );
    }

    #[test]
    fn notes() {
        check(
            "<!-- copydesk: allow a-b -->\n\nOne.\n\nTwo <!-- copydesk: allow-file c-d --> more.",
            expect![[r#"
                Paragraph 30..34 "One."
                Paragraph 36..79 "Two  more." <- "Two <!-- copydesk: allow-file c-d --> more."
                allow a-b in Some(Span { start: 30, end: 34 })
                allow c-d in None
            "#]],
        );
    }
}

//! The outline of a `copydesk.toml`: its keys in the order of the file, with those of a table inside it.

use toml::de::{DeTable, DeValue};

use crate::ide::{Symbol, SymbolKind};
use crate::text::Span;

/// The longest value that an outline shows, in characters: what more there is stands in the file.
const SHOWN: usize = 60;

/// The keys of the file, whether copydesk knows them or not; of a broken text those that can be read. Spans are bytes of it.
pub fn outline_of_settings(text: &str) -> Vec<Symbol> {
    let (table, _) = DeTable::parse_recoverable(text);
    outline(table.get_ref(), text)
}

fn outline(table: &DeTable<'_>, text: &str) -> Vec<Symbol> {
    let entries = table.iter();
    let mut symbols: Vec<Symbol> = entries
        .map(|(name, value)| {
            let focus = Span::of(name.span());
            let span = Span::of(value.span());
            let (detail, children) = match value.get_ref() {
                DeValue::Table(inner) => (String::new(), outline(inner, text)),
                _ => (shown(span.slice(text)), Vec::new()),
            };
            let ends = children.iter().map(|it| it.full.end);
            Symbol {
                name: shown(name.get_ref()),
                detail,
                kind: SymbolKind::Setting,
                full: Span::new(
                    focus.start.min(span.start),
                    ends.fold(focus.end.max(span.end), u32::max),
                ),
                focus,
                children,
            }
        })
        .collect();
    symbols.sort_by_key(|it| it.full);
    symbols
}

/// A text on one line, cut where it is long. An editor refuses a symbol without a name.
fn shown(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(SHOWN) {
        _ if line.is_empty() => "\"\"".to_owned(),
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        fn draw(symbols: &[Symbol], depth: usize, text: &str, out: &mut String) {
            for it in symbols {
                let (full, focus) = (it.full.slice(text), it.focus.slice(text));
                *out += &format!(
                    "{}{} = {} at “{focus}” of {full:?}\n",
                    "  ".repeat(depth),
                    it.name,
                    it.detail
                );
                draw(&it.children, depth + 1, text, out);
            }
        }
        let mut drawn = String::new();
        draw(&outline_of_settings(text), 0, text, &mut drawn);
        expected.assert_eq(&drawn);
    }

    #[test]
    fn keys_and_tables_in_the_order_of_the_file() {
        check(
            "models = [\n  \"a.json\",\n  \"b.json\",\n]\ndate = \"today\"\n\n[style]\nscale = \"short\"\n[rules]\nbound-differs = \"off\"\n[file-types]\n\"*.story\" = \"markdown\"\n",
            expect![[r#"
                models = [ "a.json", "b.json", ] at “models” of "models = [\n  \"a.json\",\n  \"b.json\",\n]"
                date = "today" at “date” of "date = \"today\""
                style =  at “style” of "[style]\nscale = \"short\""
                  scale = "short" at “scale” of "scale = \"short\""
                rules =  at “rules” of "[rules]\nbound-differs = \"off\""
                  bound-differs = "off" at “bound-differs” of "bound-differs = \"off\""
                file-types =  at “file-types” of "[file-types]\n\"*.story\" = \"markdown\""
                  *.story = "markdown" at “"*.story"” of "\"*.story\" = \"markdown\""
            "#]],
        );
        check(
            "style.scale = \"short\"\nignore = []\n[rules]\n",
            expect![[r#"
                style =  at “style” of "style.scale = \"short\""
                  scale = "short" at “scale” of "scale = \"short\""
                ignore = [] at “ignore” of "ignore = []"
                rules =  at “rules” of "[rules]"
            "#]],
        );
        check(
            "date = \"today\n[rules\nx = 1\n",
            expect![[r#"
                date = "today at “date” of "date = \"today"
                x =  at “x” of "[rules\nx"
            "#]],
        );
        check("", expect![[r#""#]]);
    }

    proptest! {
        #[test]
        fn any_text_has_an_outline(text in "[a-z=\\[\\]\"#.\r\n é😀{},]{0,60}") {
            fn look(symbols: &[Symbol], text: &str) {
                for it in symbols {
                    assert!(it.full.covers(it.focus) && !it.name.is_empty());
                    assert!(text.get(it.full.range()).is_some());
                    look(&it.children, text);
                }
            }
            look(&outline_of_settings(&text), &text);
        }
    }
}

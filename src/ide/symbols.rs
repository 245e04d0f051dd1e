//! Document symbols: a draft's outline of headlines, with the entities and figures of each section.

use crate::ide::Analysis;
use crate::ide::ledger::{FigureState, states};
use crate::ide::markup::one_line;
use crate::ide::sections::{Section, sections};
use crate::model::{EntityKind, FactIdx};
use crate::recognize::{FigureKind, NameMention};
use crate::text::Span;

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A headline and its section.
    Section,
    /// The first mention of an entity in its section.
    Entity(EntityKind),
    /// A figure.
    Figure(FigureKind),
    /// A source of a model file.
    Source,
    /// A relation of a model file.
    Relation,
    /// A key of a project's settings, or a table of them.
    Setting,
}

/// One entry of the outline; spans are bytes of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// How it is called: the headline, the entity's own name, the figure as it stands.
    pub name: String,
    /// What more is to say: the entity's description; how a figure stands, and the id of the fact behind that.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub full: Span,
    /// What the cursor should land on; inside `full`.
    pub focus: Span,
    /// What stands inside.
    pub children: Vec<Symbol>,
}

/// The outline of a draft. What stands before the first headline comes first, without a section.
pub fn document_symbols(analysis: &Analysis) -> Vec<Symbol> {
    let mut leaves = leaves(analysis).into_iter().peekable();
    let mut outline = Vec::new();
    let sections = sections(analysis);
    let first = sections.first().map_or(u32::MAX, |it| it.full.start);
    take_until(&mut leaves, first, &mut outline);
    let mut sections = sections.into_iter().peekable();
    while let Some(section) = sections.next() {
        let symbol = nested(section, &mut sections, &mut leaves);
        outline.push(symbol);
    }
    outline.iter_mut().for_each(name_entities_once);
    once_each(&mut outline);
    outline
}

type Leaves = std::iter::Peekable<std::vec::IntoIter<Symbol>>;
type Sections<'a> = std::iter::Peekable<std::vec::IntoIter<Section<'a>>>;

fn nested(section: Section<'_>, sections: &mut Sections<'_>, leaves: &mut Leaves) -> Symbol {
    let mut children = Vec::new();
    while let Some(inner) = sections.next_if(|it| it.level > section.level) {
        take_until(leaves, inner.full.start, &mut children);
        let symbol = nested(inner, sections, leaves);
        children.push(symbol);
    }
    take_until(leaves, section.full.end, &mut children);
    Symbol {
        name: title(section.title),
        detail: String::new(),
        kind: SymbolKind::Section,
        full: section.full,
        focus: section.headline,
        children,
    }
}

/// Editors refuse symbols without a name.
fn title(words: &str) -> String {
    let words = words.trim();
    one_line(if words.is_empty() { "…" } else { words })
}

fn take_until(leaves: &mut Leaves, end: u32, into: &mut Vec<Symbol>) {
    while let Some(leaf) = leaves.next_if(|it| it.full.start < end) {
        into.push(leaf);
    }
}

fn name_entities_once(symbol: &mut Symbol) {
    symbol.children.iter_mut().for_each(name_entities_once);
    once_each(&mut symbol.children);
}

/// Leaves out every mention of an entity but the first among these.
fn once_each(symbols: &mut Vec<Symbol>) {
    let mut seen: Vec<String> = Vec::new();
    symbols.retain(|symbol| {
        let again = matches!(symbol.kind, SymbolKind::Entity(_)) && seen.contains(&symbol.name);
        if !again && matches!(symbol.kind, SymbolKind::Entity(_)) {
            seen.push(symbol.name.clone());
        }
        !again
    });
}

/// The names and figures of a draft in reading order.
fn leaves(analysis: &Analysis) -> Vec<Symbol> {
    let states = states(analysis);
    let mut found = Vec::new();
    for (start, block, results) in analysis.blocks() {
        let place = |span| block.prose.to_draft(span).shifted(start);
        let counted = results
            .paragraph
            .names
            .iter()
            .filter(|it| analysis.context.counts(it));
        found.extend(counted.map(|name| entity(analysis, name, place(name.span))));
        found.extend(results.paragraph.figures.iter().map(|figure| {
            let span = place(figure.span);
            Symbol {
                name: one_line(figure.span.slice(block.prose.text())),
                detail: standing(analysis, &states, span),
                kind: SymbolKind::Figure(figure.kind),
                full: span,
                focus: span,
                children: Vec::new(),
            }
        }));
    }
    found.sort_by_key(|it| it.full);
    found
}

/// "contradicted · F2": how the figure at `span` stands, and by which fact; empty for one that claims nothing.
fn standing(
    analysis: &Analysis,
    states: &[(Span, FigureState, Option<FactIdx>)],
    span: Span,
) -> String {
    let at = states.binary_search_by_key(&span, |(place, ..)| *place);
    let Some((_, state, fact)) = at.ok().and_then(|at| states.get(at)) else {
        return String::new();
    };
    match fact {
        Some(fact) => format!(
            "{} · {}",
            state.word(),
            analysis.inputs.model.fact(*fact).id
        ),
        None => state.word().to_owned(),
    }
}

fn entity(analysis: &Analysis, name: &NameMention, span: Span) -> Symbol {
    let entity = analysis.inputs.model.entity(name.entity);
    Symbol {
        name: entity.name().to_owned(),
        detail: entity.description.clone(),
        kind: SymbolKind::Entity(entity.kind),
        full: span,
        focus: span,
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    fn tree(symbols: &[Symbol], depth: usize, into: &mut String) {
        for symbol in symbols {
            let kind = match symbol.kind {
                SymbolKind::Section => "#",
                SymbolKind::Entity(_) => "@",
                SymbolKind::Figure(_) => "=",
                SymbolKind::Source | SymbolKind::Relation | SymbolKind::Setting => {
                    unreachable!("drafts have none")
                }
            };
            assert!(symbol.full.covers(symbol.focus));
            let indent = "  ".repeat(depth);
            let line = match (symbol.kind, symbol.detail.as_str()) {
                (SymbolKind::Figure(_), detail) if !detail.is_empty() => {
                    format!("{indent}{kind} {} ({detail})\n", symbol.name)
                }
                _ => format!("{indent}{kind} {}\n", symbol.name),
            };
            *into += &line;
            tree(&symbol.children, depth + 1, into);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let mut drawn = String::new();
        tree(&document_symbols(&fixture::analysis(text)), 0, &mut drawn);
        expected.assert_eq(&drawn);
    }

    #[test]
    fn headlines_nest_and_hold_their_entities() {
        check(
            "Before all, Reuters.\n\n# Alpha\n\nOpenAI met Amazon over $5 billion. OpenAI left.\n\n## Inner\n\nOpenAI again.\n\n### Deep\n\n## Gamma\n\nClaude by Anthropic.\n\n# Delta\n",
            expect![[r#"
                @ Reuters
                # Alpha
                  @ OpenAI
                  @ Amazon
                  = over $5 billion (unsourced)
                  # Inner
                    @ OpenAI
                    # Deep
                  # Gamma
                    @ Claude
                    @ Anthropic
                # Delta
            "#]],
        );
    }

    #[test]
    fn ranks_may_jump_and_headlines_may_be_empty() {
        check(
            "### Deep before\n\n# High\n\n#\n\n#### Deep\n\nReuters.\n",
            expect![[r#"
                # Deep before
                # High
                  # Deep
                    @ Reuters
            "#]],
        );
        check("", expect![""]);
    }

    #[test]
    fn figures_with_how_they_stand() {
        let text = "Brightwater will invest $4\nmillion in Northgate. On Tuesday 12 people met.\n";
        let mut drawn = String::new();
        tree(&document_symbols(&fixture::with_funds(text)), 0, &mut drawn);
        expect![[r#"
            @ Brightwater Rail
            = $4 million (unsourced)
            @ Northgate
            = Tuesday
            = 12 (unsourced)
        "#]]
        .assert_eq(&drawn);
    }
}

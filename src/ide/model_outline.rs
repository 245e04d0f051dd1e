//! The outline of a model file: its records, by their sort.

use super::symbols::{Symbol, SymbolKind};
use crate::model::{Declared, Model};
use crate::recognize::FigureKind;
use crate::text::Span;

/// The records of the model file at `path` that the model took from it, in the order of the file; spans are bytes of it.
pub fn outline_of_model(model: &Model, path: &str) -> Vec<Symbol> {
    let Some(file) = model.file_by_path(path) else {
        return Vec::new();
    };
    let mut symbols: Vec<Symbol> = Vec::new();
    let mut add = |name: &str, detail: &str, kind: SymbolKind, declared: Declared| {
        if declared.file == file {
            symbols.push(symbol(name, detail, kind, declared));
        }
    };
    for it in &model.sources {
        add(&it.id, &it.citation(), SymbolKind::Source, it.declared);
    }
    for it in &model.entities {
        add(it.name(), &it.id, SymbolKind::Entity(it.kind), it.declared);
    }
    for it in &model.relations {
        add(&it.id, &it.label, SymbolKind::Relation, it.declared);
    }
    for it in &model.facts {
        let kind = SymbolKind::Figure(FigureKind::Number);
        add(&it.statement, &it.id, kind, it.declared);
    }
    symbols.sort_by_key(|it| it.full);
    symbols
}

fn symbol(name: &str, detail: &str, kind: SymbolKind, declared: Declared) -> Symbol {
    let focus = declared.focus;
    let inside = declared.full.covers(focus);
    Symbol {
        // An editor refuses a symbol without a name.
        name: if name.is_empty() { detail } else { name }.to_owned(),
        detail: detail.to_owned(),
        kind,
        full: declared.full,
        focus: if inside {
            focus
        } else {
            Span::new(declared.full.start, declared.full.start)
        },
        children: Vec::new(),
    }
}

/// The folding ranges of a model file: its records.
pub fn folds_of_model(model: &Model, path: &str) -> Vec<Span> {
    outline_of_model(model, path)
        .into_iter()
        .map(|it| it.full)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ModelFileIdx;
    use expect_test::expect;

    #[test]
    fn the_seed_in_its_order() {
        let model = Model::seed();
        let path = "copydesk:/seed.json";
        let outline = outline_of_model(&model, path);
        let drawn = outline
            .iter()
            .map(|it| format!("{} ({})", it.name, it.detail));
        let drawn: Vec<String> = drawn.collect();
        expect![[r#"
            openai-amazon-release-2026-02-27 (OpenAI and Amazon, release of 27 February 2026)
            OpenAI (openai)
            Anthropic (anthropic)
            Amazon (amazon)"#]]
        .assert_eq(&drawn[2..6].join("\n"));
        assert_eq!(outline_of_model(&model, "/none"), []);
        assert!(model.file_by_path(path) != Some(ModelFileIdx(0)));
    }
}

//! The report as a page: one file that needs no network and no script. Names and figures open their notes by the
//! browser's own popovers, so keyboard and screen reader work as they do for any button.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::place::{sentence, shown};
use super::story::{Story, state};
use super::{Dossier, graph, timeline};
use crate::ide::{Fact, FactSheet, FigureState, LedgerEntry, Severity, Source, fact_sheet};

/// The style of the page. It is the repository's own text and the only one that is not escaped.
const STYLE: &str = include_str!("style.css");

/// The part of a page that is about one draft.
pub(super) struct Section {
    prefix: String,
    name: String,
    figures: Vec<(FigureState, usize)>,
    n_findings: usize,
    worst: Option<Severity>,
    markup: Markup,
}

/// Draws the part of the page that is about a draft.
pub(super) fn section(dossier: &Dossier) -> Section {
    let prefix = format!("d{}", dossier.number);
    let analysis = &dossier.analysis;
    let sheet = fact_sheet(analysis);
    let story = Story {
        prefix: &prefix,
        analysis,
        sheet: &sheet,
    };
    let markup = html! {
        article aria-labelledby=(prefix) {
            h2 id=(prefix) { (dossier.name) }
            p.sum { (sheet.counts.in_words()) @if let Some(date) = &sheet.date { " · dated " (date) } }
            (story.markup())
            (ledger(&prefix, dossier, &sheet))
            (graph::graph(&prefix, &dossier.name, &sheet))
            (timeline::timeline(&sheet))
            @for (entity, number) in sheet.entities.iter().zip(0..) { (entity_note(&prefix, number, entity, &sheet)) }
            @for (entry, number) in sheet.figures.iter().zip(1..) { (figure_note(&prefix, number, dossier, entry)) }
        }
    };
    let counts = FigureState::ALL.map(|it| (it, sheet.counts.of(it)));
    Section {
        figures: counts.into_iter().filter(|it| it.1 > 0).collect(),
        n_findings: analysis.findings.len(),
        worst: analysis.findings.iter().map(|it| it.severity).max(),
        prefix,
        name: dossier.name.clone(),
        markup,
    }
}

/// The whole page.
pub(super) fn page(sections: &[Section]) -> String {
    let title = match sections {
        [only] => format!("Fact check: {}", only.name),
        many => format!("Fact check: {} drafts", many.len()),
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="copydesk";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { h1 { (title) } (key()) }
                main {
                    @if sections.len() > 1 { (contents(sections)) }
                    @for section in sections { (section.markup) }
                }
                footer { p { "Made by copydesk " (env!("CARGO_PKG_VERSION")) ". Initials and notes are kept by printing the page." } }
            }
        }
    };
    page.into_string()
}

/// What the colours and signs mean.
fn key() -> Markup {
    html! {
        ul.key aria-label="Key" {
            @for it in FigureState::ALL { li { span class={ "state " (it.word()) } { (it.word()) } } }
            li { span.state.entity { "name in the fact model" } }
        }
    }
}

fn contents(sections: &[Section]) -> Markup {
    html! {
        nav aria-label="Drafts" {
            div.wide role="region" tabindex="0" aria-label="Drafts of this report" {
                table {
                    thead { tr { th scope="col" { "Draft" } th scope="col" { "Figures" } th scope="col" { "Findings" } } }
                    tbody { @for it in sections {
                        tr {
                            th scope="row" { a href={ "#" (it.prefix) } { (it.name) } }
                            td { @for (state, count) in &it.figures {
                                span class={ "state " (state.word()) } { (count) " " (state.word()) } " "
                            } }
                            td { (it.n_findings) @if let Some(worst) = it.worst { " (the gravest: " (worst.word()) ")" } }
                        }
                    } }
                }
            }
        }
    }
}

fn ledger(prefix: &str, dossier: &Dossier, sheet: &FactSheet<'_>) -> Markup {
    if sheet.figures.is_empty() {
        return html! {};
    }
    let columns = ["", "Figure", "State", "What is known", "Initials", "Note"];
    html! {
        section {
            h3 { "Ledger of figures" }
            div.wide role="region" tabindex="0" aria-label={ "Ledger of figures, " (dossier.name) } {
                table.ledger {
                    thead { tr {
                        th scope="col" { span.said { "Number" } }
                        @for column in &columns[1..] { th scope="col" { (column) } }
                    } }
                    tbody { @for (entry, number) in sheet.figures.iter().zip(1..) {
                        (row(prefix, number, dossier, entry))
                    } }
                }
            }
        }
    }
}

fn row(prefix: &str, number: usize, dossier: &Dossier, entry: &LedgerEntry<'_>) -> Markup {
    let printed = printed(dossier, entry);
    html! {
        tr id={ (prefix) "-l" (number) } {
            td.number { (number) }
            th scope="row" { (printed) span.value { (entry.value) } }
            td { (state(entry)) }
            td { (known(entry)) }
            td.sign { input type="text" size="4" aria-label={ "Initials for " (printed) ", figure " (number) }; }
            td.sign { input type="text" size="14" aria-label={ "Note on " (printed) ", figure " (number) }; }
        }
    }
}

/// The figure as the draft prints it.
fn printed(dossier: &Dossier, entry: &LedgerEntry<'_>) -> String {
    shown(&dossier.analysis.text.slice(entry.span))
}

/// What the model says, with its source; the sentence of the draft where it says nothing.
fn known(entry: &LedgerEntry<'_>) -> Markup {
    html! {
        @match entry.fact {
            Some(fact) => {
                p { (fact.statement) " " span.id { (fact.id) } }
                @if let Some(source) = entry.sources.iter().min_by_key(|it| it.tier) { p.source { (citation(source)) } }
            }
            None => p.source { "No source on file." },
        }
        @for finding in &entry.findings { p.why { (finding.message) } }
    }
}

fn citation(source: &Source) -> Markup {
    html! {
        @match source.web_address() {
            Some(url) => a href=(url) rel="noreferrer" { (source.citation()) },
            None => (source.citation()),
        }
    }
}

/// The note that a figure opens.
fn figure_note(prefix: &str, number: usize, dossier: &Dossier, entry: &LedgerEntry<'_>) -> Markup {
    let id = format!("{prefix}-f{number}");
    html! {
        div.pop popover id=(id) role="dialog" aria-label={ "Figure " (printed(dossier, entry)) } {
            p.title { (printed(dossier, entry)) " " (state(entry)) }
            p.value { (entry.value) }
            @if entry.fact.is_none() { p.quote { (sentence(&dossier.analysis, entry.span)) } }
            (known(entry))
            @if let Some(fact) = entry.fact { (quotes(fact, entry)) }
            p { a href={ "#" (prefix) "-l" (number) } { "In the ledger" } }
            (close(&id))
        }
    }
}

/// The words of the sources, and the sources beyond the first.
fn quotes(fact: &Fact, entry: &LedgerEntry<'_>) -> Markup {
    html! {
        @for quote in fact.evidence.iter().filter_map(|it| it.quote.as_deref()) { blockquote { (quote) } }
        @if entry.sources.len() > 1 {
            ul.sources { @for source in &entry.sources { li { (citation(source)) } } }
        }
    }
}

/// The note that a name opens.
fn entity_note(
    prefix: &str,
    number: usize,
    entry: &crate::ide::EntityEntry<'_>,
    sheet: &FactSheet<'_>,
) -> Markup {
    let entity = entry.entity;
    let id = format!("{prefix}-e{number}");
    let bound = |it: &&crate::ide::RelationEntry<'_>| {
        it.subject.id == entity.id || it.object.id == entity.id
    };
    html! {
        div.pop popover id=(id) role="dialog" aria-label=(entity.name()) {
            p.title { (entity.name()) " " span.id { (entity.kind.word().replace('_', " ")) } }
            @if !entity.description.is_empty() { p { (entity.description) } }
            @if sheet.relations.iter().any(|it| bound(&it)) {
                ul.sources { @for it in sheet.relations.iter().filter(bound) { li { (it.fact.statement) } } }
            }
            p.source { "Named " (entry.mentions.len()) @if entry.mentions.len() == 1 { " time" } @else { " times" } " here." }
            (close(&id))
        }
    }
}

fn close(id: &str) -> Markup {
    html! { button.done type="button" popovertarget=(id) popovertargetaction="hide" { "Close" } }
}

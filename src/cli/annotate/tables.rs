//! Answers as four tables: the texts, and what stands in them. `docs/archives.md` describes every column.

use std::borrow::Cow;

use super::answers::{Answers, Located};
use super::columns::{Cell, ColumnKind, ColumnSpec, SCALE, Table, TableSpec};
use crate::ide::{Annotations, EntityAnnotation, FigureAnnotation, FindingAnnotation};
use crate::text::Span;

const fn needed(name: &'static str, kind: ColumnKind) -> ColumnSpec {
    ColumnSpec {
        name,
        kind,
        optional: false,
    }
}

const fn optional(name: &'static str, kind: ColumnKind) -> ColumnSpec {
    ColumnSpec {
        name,
        kind,
        optional: true,
    }
}

/// Which text a row belongs to.
const TEXT: &[ColumnSpec] = &[
    needed("line", ColumnKind::Long),
    optional("id", ColumnKind::Text),
];

/// Where an item stands.
const PLACE: &[ColumnSpec] = &[
    needed("start_char", ColumnKind::Int),
    needed("end_char", ColumnKind::Int),
    needed("start_byte", ColumnKind::Int),
    needed("end_byte", ColumnKind::Int),
    needed("text", ColumnKind::Text),
];

/// The tables in their order.
pub(super) static TABLES: [TableSpec; 4] = [
    TableSpec {
        name: "texts",
        columns: &[
            TEXT,
            &[
                optional("chars", ColumnKind::Int),
                optional("entities", ColumnKind::Int),
                optional("figures", ColumnKind::Int),
                optional("diagnostics", ColumnKind::Int),
                optional("error", ColumnKind::Text),
            ],
        ],
    },
    TableSpec {
        name: "entities",
        columns: &[
            TEXT,
            PLACE,
            &[
                needed("entity", ColumnKind::Text),
                needed("kind", ColumnKind::Text),
                needed("name", ColumnKind::Text),
            ],
        ],
    },
    TableSpec {
        name: "figures",
        columns: &[
            TEXT,
            PLACE,
            &[
                needed("kind", ColumnKind::Text),
                optional("value", ColumnKind::Text),
                optional("low", ColumnKind::Text),
                optional("high", ColumnKind::Text),
                optional("value_decimal", ColumnKind::Decimal),
                optional("low_decimal", ColumnKind::Decimal),
                optional("high_decimal", ColumnKind::Decimal),
                optional("unit", ColumnKind::Text),
                optional("per", ColumnKind::Text),
                needed("bound", ColumnKind::Text),
                optional("fact", ColumnKind::Text),
            ],
        ],
    },
    TableSpec {
        name: "diagnostics",
        columns: &[
            TEXT,
            PLACE,
            &[
                needed("code", ColumnKind::Text),
                needed("severity", ColumnKind::Text),
                needed("message", ColumnKind::Text),
                optional("fact", ColumnKind::Text),
            ],
        ],
    },
];

/// The rows of [`TABLES`].
pub(super) struct Tables(pub(super) [Table; 4]);

impl Default for Tables {
    fn default() -> Tables {
        Tables(TABLES.each_ref().map(Table::new))
    }
}

impl Answers for Tables {
    type Mark = [usize; 4];

    fn mark(&self) -> [usize; 4] {
        self.0.each_ref().map(Table::rows)
    }

    fn back_to(&mut self, mark: [usize; 4]) {
        for (table, rows) in self.0.iter_mut().zip(mark) {
            table.truncate(rows);
        }
    }

    fn answer(&mut self, line: u64, text: &Located<'_>, it: Annotations<'_>) {
        let id = text.id.map(|id| id_text(id.get()));
        let id = [number(line), Cell::from(id.as_deref())];
        let [texts, entities, figures, diagnostics] = &mut self.0;
        let counts = [
            Cell::count(text.points.before(u32::MAX)),
            Cell::count(it.entities.len()),
            Cell::count(it.figures.len()),
            Cell::count(it.findings.len()),
            Cell::Nothing,
        ];
        texts.push(id.into_iter().chain(counts));
        for it in &it.entities {
            let cells = id.into_iter().chain(place(text, it.span));
            entities.push(cells.chain(entity(it)));
        }
        for it in &it.figures {
            let cells = id.into_iter().chain(place(text, it.span));
            figures.push(cells.chain(figure(it)));
        }
        for it in &it.findings {
            let cells = id.into_iter().chain(place(text, it.span));
            diagnostics.push(cells.chain(diagnostic(it)));
        }
    }

    fn failure(&mut self, line: u64, error: String) {
        let [texts, ..] = &mut self.0;
        let nothing = Cell::Nothing;
        let error = Cell::Text(&error);
        texts.push([
            number(line),
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            error,
        ]);
    }
}

fn number(line: u64) -> Cell<'static> {
    Cell::Long(line.try_into().unwrap_or(i64::MAX))
}

/// An id as a text: what a string holds, and any other JSON as it was written.
fn id_text(id: &str) -> Cow<'_, str> {
    serde_json::from_str::<String>(id).map_or(Cow::Borrowed(id), Cow::Owned)
}

fn place<'a>(text: &Located<'a>, span: Span) -> [Cell<'a>; 5] {
    [
        Cell::count(text.points.before(span.start)),
        Cell::count(text.points.before(span.end)),
        Cell::count(span.start),
        Cell::count(span.end),
        Cell::Text(span.slice(text.text)),
    ]
}

fn entity<'a>(it: &EntityAnnotation<'a>) -> [Cell<'a>; 3] {
    [it.entity, it.kind, it.name].map(Cell::Text)
}

fn figure<'a>(it: &'a FigureAnnotation<'_>) -> [Cell<'a>; 11] {
    let texts = [&it.value, &it.low, &it.high].map(|it| it.as_deref());
    let [value, low, high] = texts.map(Cell::from);
    let [value_decimal, low_decimal, high_decimal] = texts.map(|text| {
        let text = text.filter(|_| is_number(it.kind));
        text.and_then(decimal).map_or(Cell::Nothing, Cell::Decimal)
    });
    [
        Cell::Text(it.kind),
        value,
        low,
        high,
        value_decimal,
        low_decimal,
        high_decimal,
        it.unit.as_deref().into(),
        it.per.as_deref().into(),
        Cell::Text(it.bound),
        it.fact.into(),
    ]
}

fn diagnostic<'a>(it: &FindingAnnotation<'a>) -> [Cell<'a>; 4] {
    [
        Cell::Text(it.code),
        Cell::Text(it.severity.word()),
        Cell::Text(it.message),
        it.fact.into(),
    ]
}

/// Whether figures of a kind have numbers for values; those of the others are dates and times after ISO 8601, some of which
/// look like a number ("2026").
fn is_number(kind: &str) -> bool {
    matches!(
        kind,
        "money" | "quantity" | "percent" | "number" | "ordinal"
    )
}

/// A decimal times ten to the [`SCALE`]; `None` where that is no whole number of at most 38 digits. Such a value stands in
/// the text beside it alone: a rounded one would be another figure.
fn decimal(text: &str) -> Option<i128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if digits.is_empty() || digits.len() > 28 || !are_digits(digits) || !are_digits(part) {
        return None;
    }
    let missing = (SCALE as usize).checked_sub(part.len())?;
    format!("{whole}{part}{:0<missing$}", "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_not_there() {
        let one = 10i128.pow(SCALE);
        assert_eq!(decimal("200000000"), Some(200_000_000 * one));
        assert_eq!(decimal("-0.05"), Some(-5 * one / 100));
        assert_eq!(decimal("13.40000000000000"), Some(134 * one / 10));
        assert_eq!(decimal("0.0000000001"), Some(1));
        let widest = "9".repeat(28);
        assert_eq!(
            decimal(&widest),
            widest.parse::<i128>().ok().map(|it| it * one)
        );
        for text in [
            "",
            "-",
            ".",
            "0.00000000001",
            "2026-03",
            "P3D",
            "1e6",
            "+1",
            &"9".repeat(29),
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn ids_are_texts() {
        assert_eq!(id_text("\"a \\u00e9\""), "a é");
        assert_eq!(id_text("17"), "17");
        assert_eq!(id_text("[1,2.50]"), "[1,2.50]");
    }
}

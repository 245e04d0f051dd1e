//! Tables in memory, column by column.

/// What a table holds.
pub(super) struct TableSpec {
    /// Its name, which is that of its file.
    pub(super) name: &'static str,
    /// Its columns in their order.
    pub(super) columns: &'static [&'static [ColumnSpec]],
}

impl TableSpec {
    /// The columns in their order.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static ColumnSpec> {
        self.columns.iter().copied().flatten()
    }
}

/// What a column holds.
pub(super) struct ColumnSpec {
    pub(super) name: &'static str,
    pub(super) kind: ColumnKind,
    /// Whether a row may have nothing there.
    pub(super) optional: bool,
}

/// The type of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// 64 bits with a sign.
    Long,
    /// 32 bits with a sign.
    Int,
    /// UTF-8.
    Text,
    /// A decimal of [`DIGITS`] digits, [`SCALE`] of them behind the point.
    Decimal,
}

/// The digits of a decimal: as many as DuckDB, Spark and Arrow take in 128 bits.
pub(super) const DIGITS: u32 = 38;

/// Those of them that stand behind the point. The most that leaves room for every amount that a draft can state in front
/// of it (28 digits); exchange rates and shares have fewer.
pub(super) const SCALE: u32 = 10;

/// A value of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell<'a> {
    Nothing,
    Long(i64),
    Int(i32),
    Text(&'a str),
    /// A decimal times ten to the [`SCALE`].
    Decimal(i128),
}

impl<'a> From<Option<&'a str>> for Cell<'a> {
    fn from(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Nothing, Cell::Text)
    }
}

impl Cell<'_> {
    /// A count or an offset. A text has less than 2³¹ bytes, so none is cut.
    pub(super) fn count(count: impl TryInto<i32>) -> Cell<'static> {
        Cell::Int(count.try_into().unwrap_or(i32::MAX))
    }
}

/// The rows of a table.
pub(super) struct Table {
    columns: Vec<Column>,
    rows: usize,
}

/// The values of a column.
pub(super) struct Column {
    /// For each row, 1 where it has a value and 0 where it has none.
    pub(super) present: Vec<i16>,
    /// The values that are there.
    pub(super) values: Values,
}

/// Values of one type.
pub(super) enum Values {
    Long(Vec<i64>),
    Int(Vec<i32>),
    /// The texts one behind the other, and where each of them ends.
    Text(Vec<u8>, Vec<usize>),
    Decimal(Vec<i128>),
}

impl Table {
    /// A table without rows.
    pub(super) fn new(spec: &TableSpec) -> Table {
        let column = |spec: &ColumnSpec| Column {
            present: Vec::new(),
            values: Values::new(spec.kind),
        };
        Table {
            columns: spec.columns().map(column).collect(),
            rows: 0,
        }
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// About how many bytes the values take.
    pub(super) fn bytes(&self) -> usize {
        self.columns.iter().map(|it| it.values.bytes()).sum()
    }

    /// The columns in the order of the specification.
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Adds a row: a cell for each column, of the column's type.
    pub(super) fn push<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        let mut cells = cells.into_iter();
        for column in &mut self.columns {
            column.push(cells.next().unwrap_or(Cell::Nothing));
        }
        debug_assert!(cells.next().is_none(), "a cell without a column");
        self.rows += 1;
    }

    /// Adds the rows of another table of the same specification.
    pub(super) fn append(&mut self, other: Table) {
        for (column, more) in self.columns.iter_mut().zip(other.columns) {
            column.present.extend(more.present);
            column.values.append(more.values);
        }
        self.rows += other.rows;
    }

    /// Forgets all but the first rows, and a row that is half there.
    pub(super) fn truncate(&mut self, rows: usize) {
        for column in &mut self.columns {
            column.present.truncate(rows);
            let values = column.present.iter().filter(|&&it| it == 1).count();
            column.values.truncate(values);
        }
        self.rows = self.rows.min(rows);
    }

    /// Forgets all rows and keeps the room for them.
    pub(super) fn clear(&mut self) {
        self.truncate(0);
    }
}

impl Column {
    fn push(&mut self, cell: Cell<'_>) {
        let pushed = self.values.push(cell);
        self.present.push(pushed.into());
    }
}

impl Values {
    fn new(kind: ColumnKind) -> Values {
        match kind {
            ColumnKind::Long => Values::Long(Vec::new()),
            ColumnKind::Int => Values::Int(Vec::new()),
            ColumnKind::Text => Values::Text(Vec::new(), Vec::new()),
            ColumnKind::Decimal => Values::Decimal(Vec::new()),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Values::Long(values) => size_of_val(&**values),
            Values::Int(values) => size_of_val(&**values),
            Values::Text(bytes, ends) => bytes.len() + size_of_val(&**ends),
            Values::Decimal(values) => size_of_val(&**values),
        }
    }

    /// Adds a value; gives whether there was one.
    fn push(&mut self, cell: Cell<'_>) -> bool {
        match (self, cell) {
            (_, Cell::Nothing) => return false,
            (Values::Long(values), Cell::Long(value)) => values.push(value),
            (Values::Int(values), Cell::Int(value)) => values.push(value),
            (Values::Text(bytes, ends), Cell::Text(value)) => {
                bytes.extend_from_slice(value.as_bytes());
                ends.push(bytes.len());
            }
            (Values::Decimal(values), Cell::Decimal(value)) => values.push(value),
            (_, cell) => {
                debug_assert!(false, "{cell:?} in a column of another type");
                return false;
            }
        }
        true
    }

    fn append(&mut self, more: Values) {
        match (self, more) {
            (Values::Long(values), Values::Long(more)) => values.extend(more),
            (Values::Int(values), Values::Int(more)) => values.extend(more),
            (Values::Text(bytes, ends), Values::Text(more, their_ends)) => {
                ends.extend(their_ends.iter().map(|end| bytes.len() + end));
                bytes.extend(more);
            }
            (Values::Decimal(values), Values::Decimal(more)) => values.extend(more),
            _ => debug_assert!(false, "columns of two types"),
        }
    }

    fn truncate(&mut self, count: usize) {
        match self {
            Values::Long(values) => values.truncate(count),
            Values::Int(values) => values.truncate(count),
            Values::Text(bytes, ends) => {
                ends.truncate(count);
                bytes.truncate(ends.last().copied().unwrap_or(0));
            }
            Values::Decimal(values) => values.truncate(count),
        }
    }
}

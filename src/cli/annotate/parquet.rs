//! Tables as files of Apache Parquet, written in groups of rows as they come.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::columns::{Column, ColumnKind, ColumnSpec, DIGITS, SCALE, Table, TableSpec, Values};
use super::tables::{TABLES, Tables};
use crate::cli::output::not_written;
use crate::workspace::WholeFile;

/// The rows of a group, at most: what DuckDB takes for one, so that its threads share a file.
const GROUP_ROWS: usize = 122_880;

/// About the bytes of a group before they are packed. What waits in memory is this much for each table.
const GROUP_BYTES: usize = 8 << 20;

/// A folder with a file for each table, which take their names when they are whole.
pub(super) struct Folder {
    files: Vec<TableFile>,
}

/// A table on its way to the disk.
struct TableFile {
    path: PathBuf,
    writer: SerializedFileWriter<WholeFile>,
    waiting: Table,
}

impl Folder {
    /// Makes the folder where it is missing, and begins its files.
    pub(super) fn begin(path: &Path) -> io::Result<Folder> {
        std::fs::create_dir_all(path)?;
        let files = TABLES.iter().map(|table| TableFile::begin(path, table));
        Ok(Folder {
            files: files.collect::<io::Result<_>>()?,
        })
    }

    /// Adds rows to the tables.
    pub(super) fn add(&mut self, tables: Tables) -> io::Result<()> {
        let mut tables = self.files.iter_mut().zip(tables.0);
        tables.try_for_each(|(file, rows)| file.add(rows))
    }

    /// Writes the rest and puts every file in its place, once all of them are whole.
    pub(super) fn put(mut self) -> io::Result<()> {
        self.files.iter_mut().try_for_each(TableFile::write_group)?;
        let closed = self.files.into_iter().map(TableFile::close);
        let whole: Vec<_> = closed.collect::<io::Result<_>>()?;
        let mut whole = whole.into_iter();
        whole.try_for_each(|(path, file)| file.put().map_err(|error| not_written(&path, error)))
    }
}

impl TableFile {
    fn begin(folder: &Path, table: &TableSpec) -> io::Result<TableFile> {
        let path = folder.join(format!("{}.parquet", table.name));
        let properties = WriterProperties::builder()
            .set_created_by(concat!("copydesk ", env!("COPYDESK_VERSION")).to_owned())
            .set_compression(Compression::SNAPPY)
            // Those of a page would stay in memory to the end of the file.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        let file = WholeFile::begin(&path).map_err(|error| not_written(&path, error))?;
        let writer = schema(table)
            .and_then(|schema| SerializedFileWriter::new(file, schema, Arc::new(properties)))
            .map_err(|error| because(&path, error))?;
        Ok(TableFile {
            path,
            writer,
            waiting: Table::new(table),
        })
    }

    fn add(&mut self, rows: Table) -> io::Result<()> {
        self.waiting.append(rows);
        if self.waiting.rows() >= GROUP_ROWS || self.waiting.bytes() >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    /// Writes what waits as a group of rows.
    fn write_group(&mut self) -> io::Result<()> {
        if self.waiting.rows() > 0 {
            write_group(&mut self.writer, &self.waiting)
                .map_err(|error| because(&self.path, error))?;
            self.waiting.clear();
        }
        Ok(())
    }

    /// Writes the list of groups at the end.
    fn close(self) -> io::Result<(PathBuf, WholeFile)> {
        match self.writer.into_inner() {
            Ok(file) => Ok((self.path, file)),
            Err(error) => Err(because(&self.path, error)),
        }
    }
}

fn because(path: &Path, error: ParquetError) -> io::Error {
    not_written(path, io::Error::other(error))
}

fn write_group(writer: &mut SerializedFileWriter<WholeFile>, table: &Table) -> Result<()> {
    let mut group = writer.next_row_group()?;
    for column in table.columns() {
        let Some(mut writer) = group.next_column()? else {
            break;
        };
        write_column(writer.untyped(), column)?;
        writer.close()?;
    }
    group.close()?;
    Ok(())
}

/// Writes the values of a column. Whether a row has one is said in a column where it may have none, and passed over in others.
fn write_column(writer: &mut ColumnWriter<'_>, column: &Column) -> Result<()> {
    let present = Some(&*column.present);
    match (writer, &column.values) {
        (ColumnWriter::Int64ColumnWriter(writer), Values::Long(values)) => {
            writer.write_batch(values, present, None)?
        }
        (ColumnWriter::Int32ColumnWriter(writer), Values::Int(values)) => {
            writer.write_batch(values, present, None)?
        }
        (ColumnWriter::ByteArrayColumnWriter(writer), Values::Text(bytes, ends)) => {
            let texts: Vec<_> = slices(bytes.clone(), ends.iter().copied()).collect();
            writer.write_batch(&texts, present, None)?
        }
        (ColumnWriter::FixedLenByteArrayColumnWriter(writer), Values::Decimal(values)) => {
            writer.write_batch(&decimals(values), present, None)?
        }
        _ => return Err(ParquetError::General("a column of another type".to_owned())),
    };
    Ok(())
}

/// The values of a column, all in one piece of memory, by where each of them ends.
fn slices(bytes: Vec<u8>, ends: impl Iterator<Item = usize>) -> impl Iterator<Item = ByteArray> {
    let all = ByteArray::from(bytes);
    let mut start = 0;
    ends.map(move |end| {
        let slice = all.slice(start, end - start);
        start = end;
        slice
    })
}

/// Decimals as Parquet holds those of more than 18 digits: two's complement, the highest byte first.
fn decimals(values: &[i128]) -> Vec<FixedLenByteArray> {
    let bytes: Vec<u8> = values.iter().flat_map(|it| it.to_be_bytes()).collect();
    let ends = (1..=values.len()).map(|it| it * size_of::<i128>());
    slices(bytes, ends).map(FixedLenByteArray::from).collect()
}

fn schema(table: &TableSpec) -> Result<TypePtr> {
    let columns = table
        .columns()
        .map(|column| column_type(column).map(Arc::new));
    Ok(Arc::new(
        Type::group_type_builder(table.name)
            .with_fields(columns.collect::<Result<_>>()?)
            .build()?,
    ))
}

fn column_type(column: &ColumnSpec) -> Result<Type> {
    let (physical, logical) = match column.kind {
        ColumnKind::Long => (Physical::INT64, None),
        ColumnKind::Int => (Physical::INT32, None),
        ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnKind::Decimal => (
            Physical::FIXED_LEN_BYTE_ARRAY,
            Some(LogicalType::decimal(SCALE as i32, DIGITS as i32)),
        ),
    };
    let mut builder = Type::primitive_type_builder(column.name, physical)
        .with_repetition(match column.optional {
            true => Repetition::OPTIONAL,
            false => Repetition::REQUIRED,
        })
        .with_logical_type(logical);
    if column.kind == ColumnKind::Decimal {
        builder = builder
            .with_length(size_of::<i128>() as i32)
            .with_precision(DIGITS as i32)
            .with_scale(SCALE as i32);
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::annotate::columns::Cell;
    use crate::cli::annotate::filter;
    use crate::ide::{Inputs, Model};
    use expect_test::{Expect, expect};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    use std::fs::File;

    /// Annotates lines into a folder.
    fn annotate(input: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let inputs = Inputs {
            model: Model::seed(),
            ..Inputs::default()
        };
        let mut files = Folder::begin(folder.path()).expect("begun");
        filter(input.as_bytes(), &inputs, 2, |it| files.add(it)).expect("annotated");
        files.put().expect("put in place");
        folder
    }

    fn reader(folder: &tempfile::TempDir, table: &str) -> SerializedFileReader<File> {
        let path = folder.path().join(format!("{table}.parquet"));
        SerializedFileReader::new(File::open(path).expect("the table")).expect("Parquet")
    }

    #[track_caller]
    fn check(folder: &tempfile::TempDir, table: &str, expected: Expect) {
        let reader = reader(folder, table);
        let rows = reader.get_row_iter(None).expect("rows");
        let rows: String = rows
            .map(|row| format!("{}\n", row.expect("a row")))
            .collect();
        expected.assert_eq(&rows);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = annotate(concat!(
            r#"{"id":"a-é","text":"It’s 2026: Amazon paid $50 billion dollars, 5.25% more.","date":"2026-03-17"}"#,
            "\nno json\n\n",
            r#"{"id":17,"text":""}"#,
        ));
        check(
            &folder,
            "texts",
            expect![[r#"
                {line: 1, id: "a-é", chars: 55, entities: 1, figures: 3, diagnostics: 1, error: null}
                {line: 2, id: null, chars: null, entities: null, figures: null, diagnostics: null, error: "expected ident at line 1 column 2"}
                {line: 4, id: "17", chars: 0, entities: 0, figures: 0, diagnostics: 0, error: null}
            "#]],
        );
        check(
            &folder,
            "entities",
            expect![[r#"
            {line: 1, id: "a-é", start_char: 11, end_char: 17, start_byte: 13, end_byte: 19, text: "Amazon", entity: "amazon", kind: "company", name: "Amazon"}
        "#]],
        );
        check(
            &folder,
            "figures",
            expect![[r#"
                {line: 1, id: "a-é", start_char: 5, end_char: 9, start_byte: 7, end_byte: 11, text: "2026", kind: "date", value: "2026", low: null, high: null, value_decimal: null, low_decimal: null, high_decimal: null, unit: null, per: null, bound: "exact", fact: null}
                {line: 1, id: "a-é", start_char: 23, end_char: 42, start_byte: 25, end_byte: 44, text: "$50 billion dollars", kind: "money", value: "50000000000", low: null, high: null, value_decimal: 50000000000.0000000000, low_decimal: null, high_decimal: null, unit: "USD", per: null, bound: "exact", fact: null}
                {line: 1, id: "a-é", start_char: 44, end_char: 49, start_byte: 46, end_byte: 51, text: "5.25%", kind: "percent", value: "5.25", low: null, high: null, value_decimal: 5.2500000000, low_decimal: null, high_decimal: null, unit: "%", per: null, bound: "exact", fact: null}
            "#]],
        );
        check(
            &folder,
            "diagnostics",
            expect![[r#"
            {line: 1, id: "a-é", start_char: 23, end_char: 42, start_byte: 25, end_byte: 44, text: "$50 billion dollars", code: "redundant-currency", severity: "information", message: "“dollars” after the currency sign says the currency twice", fact: null}
        "#]],
        );
    }

    #[test]
    fn tables_without_rows_are_tables() {
        let folder = annotate("");
        for table in &TABLES {
            let reader = reader(&folder, table.name);
            assert_eq!(reader.num_row_groups(), 0);
            let columns = reader
                .metadata()
                .file_metadata()
                .schema_descr()
                .num_columns();
            assert_eq!(columns, table.columns().count(), "{}", table.name);
        }
    }

    #[test]
    fn many_rows_are_written_in_groups() {
        let folder = tempfile::tempdir().expect("a folder");
        let [texts, ..] = &TABLES;
        let mut file = TableFile::begin(folder.path(), texts).expect("begun");
        let rows_of_part = GROUP_ROWS / 4;
        for part in 0..9 {
            let mut rows = Table::new(texts);
            for row in 0..rows_of_part {
                let line = Cell::Long((part * rows_of_part + row) as i64);
                let error = [Cell::Nothing, Cell::Text("no JSON")][row % 2];
                rows.push(
                    [line, Cell::Text("an id")]
                        .into_iter()
                        .chain([Cell::Int(row as i32); 4])
                        .chain([error]),
                );
            }
            file.add(rows).expect("added");
            assert!(file.waiting.rows() < GROUP_ROWS);
        }
        file.write_group().expect("written");
        file.close()
            .and_then(|it| it.1.put())
            .expect("put in place");
        let reader = reader(&folder, "texts");
        let groups = reader
            .metadata()
            .row_groups()
            .iter()
            .map(|it| it.num_rows());
        let full = GROUP_ROWS as i64;
        assert_eq!(groups.collect::<Vec<_>>(), [full, full, full / 4]);
        let lines = reader.get_row_iter(None).expect("rows").enumerate();
        for (number, row) in lines {
            let row = row.expect("a row");
            assert_eq!(row.get_long(0).ok(), Some(number as i64));
            assert_eq!(row.get_string(6).is_ok(), number % rows_of_part % 2 == 1);
        }
    }

    #[test]
    fn what_is_not_finished_leaves_the_old_tables_alone() {
        let folder = annotate(r#"{"text":"It is $5."}"#);
        let before = std::fs::read(folder.path().join("figures.parquet")).expect("the table");
        drop(Folder::begin(folder.path()).expect("begun"));
        let after = std::fs::read(folder.path().join("figures.parquet")).expect("the table");
        assert_eq!(before, after);
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("listed").count(),
            TABLES.len()
        );
    }

    /// The document has every column with its type, in its order, and says where one may be empty.
    #[test]
    fn the_document_describes_every_column() {
        let document = include_str!("../../../docs/archives.md");
        for table in &TABLES {
            let heading = format!("`{}.parquet`", table.name);
            let (_, section) = document.split_once(&heading).expect("its section");
            let rows = section.lines().skip_while(|it| !it.starts_with("| `"));
            let rows = rows.take_while(|it| it.starts_with("| `"));
            let described: Vec<_> = rows
                .map(|row| {
                    row.split('|')
                        .skip(1)
                        .take(2)
                        .map(str::trim)
                        .collect::<Vec<_>>()
                })
                .collect();
            let columns = table.columns().map(|column| {
                let kind = match column.kind {
                    ColumnKind::Long => "BIGINT",
                    ColumnKind::Int => "INTEGER",
                    ColumnKind::Text => "VARCHAR",
                    ColumnKind::Decimal => "DECIMAL(38, 10)",
                };
                let or_nothing = if column.optional { "?" } else { "" };
                [format!("`{}`", column.name), format!("{kind}{or_nothing}")]
            });
            assert_eq!(described, columns.collect::<Vec<_>>(), "{}", table.name);
        }
    }
}

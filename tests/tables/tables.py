"""Reads the tables of `annotate --format parquet` with DuckDB, pyarrow and pandas and compares them with its lines of JSON.

Usage: tables.py FOLDER. COPYDESK names the program.
"""

import os
import pathlib
import subprocess
import sys

import duckdb
import pandas
import pyarrow.parquet
from answers import TABLES, rows_of_lines
from stories import write_archive

STORIES = 3000


def annotate(archive, *arguments):
    with archive.open() as texts:
        done = subprocess.run(
            [os.environ["COPYDESK"], "annotate", "--jsonl", *arguments], stdin=texts, stdout=subprocess.PIPE, check=False
        )
    return done.returncode, done.stdout.decode().splitlines()


def by_duckdb(path):
    return duckdb.sql(f"SELECT * FROM '{path}'").fetchall()


def by_pyarrow(path):
    return [tuple(row.values()) for row in pyarrow.parquet.read_table(path).to_pylist()]


def by_pandas(path):
    frame = pandas.read_parquet(path).astype(object)
    return list(frame.where(frame.notna(), None).itertuples(index=False, name=None))


def main(folder):
    folder = pathlib.Path(folder)
    archive = folder / "archive.jsonl"
    write_archive(archive, STORIES)
    code, lines = annotate(archive)
    table_code, nothing = annotate(archive, "--format", "parquet", "-o", str(folder / "tables"))
    expected = rows_of_lines(archive.read_text().splitlines(), lines)
    results = [
        ("a bad line is told by the exit code in both formats", (code, table_code) == (2, 2)),
        ("tables leave standard output alone", nothing == []),
        ("every table has rows", all(expected.values())),
    ]
    for table in TABLES:
        path = folder / "tables" / f"{table}.parquet"
        for name, read in [("DuckDB", by_duckdb), ("pyarrow", by_pyarrow), ("pandas", by_pandas)]:
            same = read(path) == expected[table]
            results.append((f"{name}: {len(expected[table])} rows of {table} are those of the lines", same))
    return tell(results)


def tell(results):
    for name, fine in results:
        print(f"{'ok' if fine else 'not ok'} - {name}")
    return 0 if all(fine for _, fine in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

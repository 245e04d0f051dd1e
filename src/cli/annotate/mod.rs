//! `copydesk annotate`: a filter that reads a text a line and writes what it holds.
//!
//! Memory is bounded for any length of input: batches of lines are spread over the cores by [`map_in_order`], a line has a
//! longest length, and tables are written in groups of rows.

mod lines;
mod request;

mod answers;
mod json;

mod columns;
mod parquet;
mod tables;

use std::io::{self, Read, Write};
use std::thread;

use answers::{Answers, answer_all};
use json::JsonLines;
use tables::Tables;

use super::args::{AnnotateArgs, AnnotateFormat};
use super::exit::Exit;
use super::in_order::map_in_order;
use super::output::not_written;
use crate::ide::{Inputs, Model};
use crate::workspace::WholeFile;

/// Runs the filter from standard input to where the arguments say.
pub(super) fn run(args: &AnnotateArgs) -> Exit {
    match run_filter(args) {
        Ok(false) => Exit::Clean,
        Ok(true) => Exit::CouldNotRun,
        // Who reads the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        Err(error) => {
            anstream::eprintln!("copydesk: annotate: {error}");
            Exit::CouldNotRun
        }
    }
}

/// Gives whether any line failed.
fn run_filter(args: &AnnotateArgs) -> io::Result<bool> {
    let threads = args
        .threads
        .or_else(|| thread::available_parallelism().ok())
        .map_or(1, usize::from);
    let inputs = Inputs {
        date: args.date,
        model: Model::seed(),
        ..Inputs::default()
    };
    let input = io::stdin();
    match (args.format, &args.output) {
        (AnnotateFormat::Jsonl, None) => to_lines(input, io::stdout().lock(), &inputs, threads),
        (AnnotateFormat::Jsonl, Some(path)) => {
            let not_written = |error| not_written(path, error);
            let mut file = WholeFile::begin(path).map_err(not_written)?;
            let add = |JsonLines(bytes)| file.write_all(&bytes).map_err(not_written);
            let any_failed = filter(input, &inputs, threads, add)?;
            file.put().map(|()| any_failed).map_err(not_written)
        }
        (AnnotateFormat::Parquet, path) => {
            let path = path.as_deref().ok_or(io::ErrorKind::InvalidInput)?;
            let mut folder = parquet::Folder::begin(path)?;
            let add = |tables: Tables| folder.add(tables);
            let any_failed = filter(input, &inputs, threads, add)?;
            folder.put().map(|()| any_failed)
        }
    }
}

/// Annotates every line of `input` and writes each answer as soon as it is there; gives whether any line failed.
fn to_lines(
    input: impl Read + Send,
    mut output: impl Write,
    inputs: &Inputs,
    threads: usize,
) -> io::Result<bool> {
    filter(input, inputs, threads, |JsonLines(bytes)| {
        output.write_all(&bytes)?;
        output.flush()
    })
}

/// Annotates every line of `input` and gives the answers to `take` in their order; gives whether any line failed.
fn filter<A: Answers>(
    input: impl Read + Send,
    inputs: &Inputs,
    threads: usize,
    mut take: impl FnMut(A) -> io::Result<()>,
) -> io::Result<bool> {
    let mut any_failed = false;
    map_in_order(
        threads,
        lines::batches(input),
        |batch| Ok(answer_all(inputs, &batch?)),
        |answers: io::Result<(A, bool)>| {
            let (answers, failed) = answers?;
            any_failed |= failed;
            take(answers)
        },
    )?;
    Ok(any_failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(input: &[u8], fails: bool, expected: Expect) {
        let mut output = Vec::new();
        let failed = to_lines(input, &mut output, &Inputs::default(), 2).unwrap();
        expected.assert_eq(&String::from_utf8(output).unwrap());
        assert_eq!(failed, fails);
    }

    #[test]
    fn ids_come_back_as_they_are() {
        check(
            br#"{"id":"a-1","text":""}
{"id":[1,2.50],"text":"","date":"2026-03-17","format":"markdown"}

{"text":"","reference_date":"2026-03-17T10:30:00","date":null,"more":0}"#,
            false,
            expect![[r#"
                {"id":"a-1","entities":[],"figures":[],"diagnostics":[]}
                {"id":[1,2.50],"entities":[],"figures":[],"diagnostics":[]}
                {"id":null,"entities":[],"figures":[],"diagnostics":[]}
            "#]],
        );
    }

    #[test]
    fn bad_lines_do_not_end_the_run() {
        check(
            b"{\"id\":1,\"text\":\"\"}\nno json\n{\"id\":2}\n\xff\n{\"text\":\"\",\"format\":\"rtf\"}\n{\"text\":\"\",\"date\":\"soon\"}\n{\"id\":3,\"text\":\"\"}\n",
            true,
            expect![[r#"
                {"id":1,"entities":[],"figures":[],"diagnostics":[]}
                {"error":"expected ident at line 1 column 2","line":2}
                {"error":"missing field `text` at line 1 column 8","line":3}
                {"error":"invalid utf-8 sequence of 1 bytes from index 0","line":4}
                {"error":"unknown format \"rtf\": give plain, markdown or html","line":5}
                {"error":"\"soon\" is no date such as 2026-03-17","line":6}
                {"id":3,"entities":[],"figures":[],"diagnostics":[]}
            "#]],
        );
    }

    #[test]
    fn the_order_is_kept_over_many_threads() {
        let input: String = (0..5000)
            .map(|id| {
                format!(
                    "{{\"id\":{id},\"text\":\"{}\"}}\n",
                    "A word. ".repeat(id % 90)
                )
            })
            .collect();
        let mut output = Vec::new();
        to_lines(input.as_bytes(), &mut output, &Inputs::default(), 7).unwrap();
        let output = String::from_utf8(output).unwrap();
        assert_eq!(output.lines().count(), 5000);
        for (id, line) in output.lines().enumerate() {
            assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
        }
    }
}

//! Commands that are killed while they write: what stands at the output is the old file or the new one, whole, and the next
//! run is as good as any. Where `strace` is at hand a command is killed at every system call with which it writes, else at
//! moments of its life.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::program::{copydesk, finish, folder, serve};

/// The calls that change something on the disk, or tell of it. A machine that lacks one (`?`) lacks it here as well.
const WRITING: &str = "?write,?writev,?pwrite64,?rename,?renameat,?renameat2,?link,?linkat,?fsync,?fdatasync,\
                       ?chmod,?fchmod,?fchmodat,?ftruncate,?unlink,?unlinkat,?mkdir,?mkdirat";

/// At how many moments a command is killed without `strace`.
const MOMENTS: u32 = 14;

const FAULT: &str = "The vote is on Monday, 17 March 2026.\n";
const LINES: &str =
    "{\"entities\": {\"id\": \"e1\", \"kind\": \"company\", \"name\": \"Ostby Works\"}}\n";
const TEXTS: &str = "{\"id\": \"1\", \"text\": \"The vote is on Monday, 17 March 2026.\"}\n";

/// A command that writes, what it is told, and the files that it writes.
struct Case {
    args: &'static [&'static str],
    input: &'static str,
    files: &'static [&'static str],
}

/// A folder with all that the commands read.
fn place() -> TempDir {
    folder(&[
        ("a.md", &FAULT.repeat(3)),
        ("lines.jsonl", LINES),
        ("tables/readme", ""),
    ])
}

/// The command, killed at its call of this number if there is a number.
fn command(place: &Path, case: &Case, kill_at: Option<u32>) -> Command {
    let mut command = match kill_at {
        None => copydesk(place),
        Some(number) => {
            let mut strace = Command::new("strace");
            let inject = format!("inject={WRITING}:signal=KILL:when={number}");
            strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &inject]);
            strace
                .arg(env!("CARGO_BIN_EXE_copydesk"))
                .current_dir(place);
            strace
        }
    };
    // The server puts its models there.
    command.env("XDG_DATA_HOME", place.join("data"));
    command.args(case.args);
    command
}

/// What stands in the files of a case.
fn stands(place: &Path, case: &Case) -> Vec<Vec<u8>> {
    let read = |file: &&str| fs::read(place.join(file)).unwrap_or_default();
    case.files.iter().map(read).collect()
}

fn put_old(place: &Path, case: &Case) {
    for file in case.files {
        fs::write(place.join(file), OLD).expect("the old file");
    }
}

/// What stood there before: a baseline without findings, so that the command that reads it first can.
const OLD: &str = "{\"version\": 1, \"drafts\": {}}\n";

/// Kills a command wherever it can be killed, over files of before, and looks at what stands there each time.
#[track_caller]
fn check(case: &Case) {
    let place = place();
    let place = place.path();
    put_old(place, case);
    let began = Instant::now();
    finish(&mut command(place, case, None), case.input.as_bytes());
    let took = began.elapsed();
    let new = stands(place, case);
    assert!(new.iter().all(|it| *it != OLD.as_bytes()), "all is written");
    let check_whole = |place: &Path| {
        for ((file, now), new) in case.files.iter().zip(stands(place, case)).zip(&new) {
            let whole = now == OLD.as_bytes() || now == *new;
            assert!(whole, "a part of {file} after {:?}", case.args);
        }
    };
    let mut number = 0;
    while has_strace() {
        number += 1;
        put_old(place, case);
        let killed = finish(
            &mut command(place, case, Some(number)),
            case.input.as_bytes(),
        );
        check_whole(place);
        if killed.code.is_some() {
            break;
        }
    }
    assert!(number != 1, "no call was found to kill it at");
    for moment in 0..MOMENTS {
        put_old(place, case);
        kill_after(
            command(place, case, None),
            case.input,
            took * moment / MOMENTS,
        );
        check_whole(place);
    }
    // What was left behind disturbs nobody.
    finish(&mut command(place, case, None), case.input.as_bytes());
    assert!(
        stands(place, case) == new,
        "as good as before: {:?}",
        case.args
    );
}

/// Starts a command with this input, which a pipe holds, and kills it after a time.
fn kill_after(mut command: Command, input: &str, time: Duration) {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.stderr(Stdio::null()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("room in the pipe");
    drop(stdin);
    std::thread::sleep(time);
    child.kill().expect("killed, or at its end");
    child.wait().expect("an end");
}

fn has_strace() -> bool {
    let tried = Command::new("strace").args(["-qq", "true"]).output();
    cfg!(target_os = "linux") && tried.is_ok_and(|it| it.status.success())
}

#[test]
fn a_killed_report_leaves_the_old_file_or_the_new_one() {
    check(&Case {
        args: &["report", "a.md", "-o", "out.html"],
        input: "",
        files: &["out.html"],
    });
}

#[test]
fn a_killed_baseline_leaves_the_old_file_or_the_new_one() {
    check(&Case {
        args: &[
            "check",
            "a.md",
            "--baseline",
            "known.json",
            "--update-baseline",
        ],
        input: "",
        files: &["known.json"],
    });
}

#[test]
fn a_killed_model_init_leaves_the_old_file_or_the_new_one() {
    check(&Case {
        args: &["model", "init", "model.json", "--force"],
        input: "",
        files: &["model.json"],
    });
}

#[test]
fn a_killed_build_leaves_the_old_model_or_the_new_one() {
    check(&Case {
        args: &["model", "build", "-q", "lines.jsonl", "-o", "out.cdmodel"],
        input: "",
        files: &["out.cdmodel"],
    });
}

#[test]
fn a_killed_import_leaves_the_old_layer_or_the_new_one() {
    check(&Case {
        args: &["model", "import", "jsonl", "lines.jsonl", "-o", "out.jsonl"],
        input: "",
        files: &["out.jsonl"],
    });
}

#[test]
fn killed_annotations_leave_the_old_files_or_the_new_ones() {
    check(&Case {
        args: &["annotate", "--format", "jsonl", "-o", "out.jsonl"],
        input: TEXTS,
        files: &["out.jsonl"],
    });
    check(&Case {
        args: &["annotate", "--format", "parquet", "-o", "tables"],
        input: TEXTS,
        files: &[
            "tables/texts.parquet",
            "tables/entities.parquet",
            "tables/figures.parquet",
            "tables/diagnostics.parquet",
        ],
    });
}

/// The server writes nothing of the user's; it puts the shipped models where an editor can open them.
#[test]
fn a_killed_server_leaves_no_part_of_a_shipped_model() {
    let case = Case {
        args: &["lsp"],
        input: "",
        files: &[],
    };
    let place = place();
    let place = place.path();
    let data = place.join("data");
    serve(&mut command(place, &case, None), place, &[]);
    let whole = files_under(&data);
    assert!(!whole.is_empty(), "the shipped models are there");
    for number in 1.. {
        fs::remove_dir_all(&data).expect("no data");
        let killed =
            has_strace().then(|| serve(&mut command(place, &case, Some(number)), place, &[]));
        for (path, text) in files_under(&data) {
            assert!(
                whole.get(&path) == Some(&text),
                "a part of {}",
                path.display()
            );
        }
        if killed.is_none_or(|it| it.code.is_some()) {
            break;
        }
        fs::create_dir_all(&data).expect("a folder");
    }
}

/// The files of a folder, but for what is begun and not yet in its place.
fn files_under(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let begun = path
            .file_name()
            .is_some_and(|it| it.as_encoded_bytes().starts_with(b"."));
        if path.is_dir() {
            found.extend(files_under(&path));
        } else if !begun {
            let text = fs::read(&path).expect("a file");
            found.insert(path, text);
        }
    }
    found
}

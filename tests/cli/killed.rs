//! Builds and imports that are killed on the way: what stands at the output is the old file or the new one, whole, and the
//! next run succeeds.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{folder, run};

/// Where a run is killed.
#[derive(Clone, Copy, Debug)]
enum Point {
    /// When it has read so many percent of its input.
    Read(u64),
    /// When what will be the output is begun.
    Begun,
    /// When a part of that is written.
    Written,
}

const POINTS: [Point; 5] = [
    Point::Read(10),
    Point::Read(50),
    Point::Read(90),
    Point::Begun,
    Point::Written,
];

/// Lines of a model with so many entities.
fn lines(count: usize) -> String {
    let entity = |number: usize| {
        format!(
            "{{\"entities\": {{\"id\": \"e{number}\", \"kind\": \"company\", \"name\": \"Ostby {number} Works\", \"legal\": [\"Ostby {number} Works Ltd\"]}}}}\n"
        )
    };
    (0..count).map(entity).collect()
}

/// The length of what is being written beside the output; `None` before it is begun.
fn unfinished(folder: &Path) -> Option<u64> {
    let entries = fs::read_dir(folder).expect("the folder");
    let names = entries.filter_map(Result::ok);
    let new = |it: &fs::DirEntry| {
        it.file_name()
            .to_string_lossy()
            .starts_with(".copydesk-new-")
    };
    names
        .filter(new)
        .find_map(|it| Some(it.metadata().ok()?.len()))
}

/// How many bytes a process has read, as the system counts them; `None` where it does not say.
fn bytes_read(child: &Child) -> Option<u64> {
    let counts = fs::read_to_string(format!("/proc/{}/io", child.id())).ok()?;
    let line = counts.lines().find_map(|it| it.strip_prefix("rchar: "))?;
    line.parse().ok()
}

/// Starts the program and kills it at a point; `false` where it was done before.
fn kill_at(folder: &Path, args: &[&str], point: Point, input: u64) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    loop {
        if child.try_wait().expect("its state").is_some() {
            return false;
        }
        let reached = match point {
            Point::Read(percent) => {
                bytes_read(&child).is_some_and(|it| it * 100 >= input * percent)
            }
            Point::Begun => unfinished(folder).is_some(),
            Point::Written => unfinished(folder).is_some_and(|it| it > 0),
        };
        if reached {
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            return true;
        }
        std::thread::yield_now();
    }
}

/// Kills a run at every point, over an output of before, and looks at what stands there.
fn check(input: &str, args: &[&str], out: &str) {
    let folder = folder(&[
        ("in.jsonl", input.as_bytes()),
        ("small.jsonl", lines(3).as_bytes()),
    ]);
    let path = folder.path();
    let with = |from: &'static str| -> Vec<&str> {
        args.iter()
            .map(|it| if *it == "IN" { from } else { *it })
            .collect()
    };
    assert_eq!(run(path, &with("small.jsonl"), b"").code, Some(0));
    let old = fs::read(path.join(out)).expect("the old output");
    assert_eq!(run(path, &with("in.jsonl"), b"").code, Some(0));
    let new = fs::read(path.join(out)).expect("the new output");
    assert_ne!(old, new);
    let mut n_killed = 0;
    for point in POINTS {
        fs::write(path.join(out), &old).expect("the old output again");
        let killed = kill_at(path, &with("in.jsonl"), point, input.len() as u64);
        n_killed += u32::from(killed);
        let stands = fs::read(path.join(out)).expect("an output");
        assert!(
            stands == old || stands == new,
            "half an output, killed at {point:?}"
        );
        // What was left behind disturbs nobody.
        for entry in fs::read_dir(path)
            .expect("the folder")
            .filter_map(Result::ok)
        {
            if entry
                .file_name()
                .to_string_lossy()
                .starts_with(".copydesk-new-")
            {
                fs::remove_file(entry.path()).expect("it goes");
            }
        }
        assert_eq!(
            run(path, &with("in.jsonl"), b"").code,
            Some(0),
            "after {point:?}"
        );
        assert_eq!(fs::read(path.join(out)).expect("an output"), new);
    }
    // A machine that does not say how much was read has fewer points, but always some.
    assert!(n_killed > 0, "every run was over before it could be killed");
}

#[test]
fn a_build_that_is_killed_leaves_the_old_model_or_the_new_one() {
    check(
        &lines(6_000),
        &["model", "build", "-q", "IN", "-o", "out.cdmodel"],
        "out.cdmodel",
    );
}

#[test]
fn an_import_that_is_killed_leaves_the_old_layer_or_the_new_one() {
    check(
        &lines(30_000),
        &["model", "import", "jsonl", "IN", "-o", "out.jsonl"],
        "out.jsonl",
    );
}

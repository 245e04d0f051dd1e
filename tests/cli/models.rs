//! Model files that are bad in every way, as commands meet them: each is named with its mend, the others count, and what
//! cannot be built or imported leaves the output of before.

use std::fs;
#[cfg(unix)]
use std::os::unix::{fs::symlink, net::UnixListener};
use std::path::Path;
use std::process::Command;

use expect_test::{Expect, expect};

use crate::{folder, run};

#[cfg(unix)]
fn put_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo is part of every Unix").success());
}

const LINE: &[u8] =
    b"{\"entities\": {\"id\": \"a\", \"kind\": \"company\", \"name\": \"Alder Works\"}}\n";

/// What a command says that makes `out` from a file or folder, and is refused: `out` stays as it was.
#[track_caller]
fn refused(folder: &Path, command: &[&str], input: &[u8], expected: Expect) {
    let out = match command[1] {
        "build" => "out.cdmodel",
        _ => "out.jsonl",
    };
    fs::write(folder.join(out), "old").expect("a file");
    let args: Vec<&str> = command.iter().copied().chain(["-o", out]).collect();
    let run = run(folder, &args, input);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert_eq!(fs::read(folder.join(out)).expect("the output"), b"old");
    expected.assert_eq(&run.err);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_neither_built_nor_imported() {
    let place = folder(&[("empty/readme.txt", b"")]);
    let at = |name: &str| place.path().join(name);
    put_pipe(&at("pipe.jsonl"));
    let _socket = UnixListener::bind(at("socket.jsonl"));
    symlink("circle.jsonl", at("circle.jsonl")).expect("a link");
    symlink("nowhere.jsonl", at("dead.jsonl")).expect("a link");
    let names = [
        "none.jsonl",
        "empty",
        "pipe.jsonl",
        "socket.jsonl",
        "circle.jsonl",
        "dead.jsonl",
    ];
    let build = [
        expect![[r#"
            copydesk: none.jsonl: no such file; check the path; nothing was built
        "#]],
        expect![[r#"
            copydesk: no model files (.json .jsonl) in what is named; nothing was built
        "#]],
        expect![[r#"
            copydesk: pipe.jsonl: a pipe, socket or device, not a file; put a file in its place; nothing was built
        "#]],
        expect![[r#"
            copydesk: socket.jsonl: a pipe, socket or device, not a file; put a file in its place; nothing was built
        "#]],
        expect![[r#"
            copydesk: circle.jsonl: a link that leads back to itself; let it point to a file, or take it away; nothing was built
        "#]],
        expect![[r#"
            copydesk: dead.jsonl: a link to a file that is not there; let it point to one, or take it away; nothing was built
        "#]],
    ];
    let import = [
        expect![[r#"
            copydesk: none.jsonl: no such file; check the path; nothing was imported
        "#]],
        expect![[r#"
            copydesk: empty: a folder where a file is wanted; name a file in it; nothing was imported
        "#]],
        expect![[r#"
            copydesk: pipe.jsonl: a pipe, socket or device, not a file; give - and pipe the text in; nothing was imported
        "#]],
        expect![[r#"
            copydesk: socket.jsonl: a pipe, socket or device, not a file; give - and pipe the text in; nothing was imported
        "#]],
        expect![[r#"
            copydesk: circle.jsonl: a link that leads back to itself; let it point to a file, or take it away; nothing was imported
        "#]],
        expect![[r#"
            copydesk: dead.jsonl: a link to a file that is not there; let it point to one, or take it away; nothing was imported
        "#]],
    ];
    for ((name, build), import) in names.into_iter().zip(build).zip(import) {
        refused(place.path(), &["model", "build", name], b"", build);
        refused(
            place.path(),
            &["model", "import", "jsonl", name],
            b"",
            import,
        );
    }
}

#[test]
fn standard_input_is_imported_as_a_file_is() {
    let place = folder(&[]);
    let import = ["model", "import", "jsonl", "-", "-o", "out.jsonl"];
    let imported = run(place.path(), &import, LINE);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    let out = fs::read_to_string(place.path().join("out.jsonl")).expect("the output");
    assert!(out.contains("Alder Works"), "{out}");
    let cut = &LINE[..LINE.len() - 9];
    refused(
        place.path(),
        &import[..4],
        cut,
        expect![[r#"
        copydesk: -:1: the record breaks off at byte 58; get the file again if it was cut short, and put each record on one line (jq -c does that); nothing was imported
    "#]],
    );
    refused(
        place.path(),
        &import[..4],
        b"",
        expect![[r#"
        copydesk: -: nothing is in it; get the file again; nothing was imported
    "#]],
    );
}

/// A line that never ends: it is read no further than any other.
#[test]
fn a_line_of_any_length_ends_the_import() {
    let place = folder(&[]);
    let line = vec![b'x'; 40 << 20];
    let import = |format: &'static str| {
        let args = [
            "model",
            "import",
            format,
            "-",
            "--map",
            "id=Id",
            "--map",
            "name=Name",
        ];
        let n_args = if format == "csv" { 8 } else { 4 };
        args[..n_args].to_vec()
    };
    for (format, expected) in [
        (
            "ftm",
            expect![[r#"
            copydesk: -:1: the line is longer than 16 MB, and no record is; put each record on a line of its own (jq -c '.[]' does that to a list); nothing was imported
        "#]],
        ),
        (
            "wikidata",
            expect![[r#"
            copydesk: -:1: the line is longer than 16 MB, and no record is; put each record on a line of its own (jq -c '.[]' does that to a list); nothing was imported
        "#]],
        ),
        (
            "csv",
            expect![[r#"
            copydesk: -:1: the line is longer than 16 MB, and no record is; a quote that opens there may not be closed; nothing was imported
        "#]],
        ),
        (
            "jsonl",
            expect![[r#"
            copydesk: -:1: the line is longer than 16 MB, and no record is; put each record on a line of its own (jq -c '.[]' does that to a list); nothing was imported
        "#]],
        ),
    ] {
        refused(place.path(), &import(format), &line, expected);
    }
}

#[test]
fn files_of_models_that_cannot_be_built() {
    let place = folder(&[
        ("latin.jsonl", &[LINE, b"caf\xe9\n"].concat()),
        ("utf16.jsonl", b"{\0}\0"),
        ("zero.jsonl", &[LINE, b"\0\n"].concat()),
    ]);
    for name in ["huge.jsonl", "huge.json"] {
        let huge = fs::File::create(place.path().join(name)).expect("a file");
        huge.set_len(5 << 30).expect("a length");
    }
    for (name, expected) in [
        (
            "latin.jsonl",
            expect![[r#"
            copydesk: latin.jsonl: not UTF-8: byte 4 of line 2 is 0xE9; save it as UTF-8; nothing was built
        "#]],
        ),
        (
            "utf16.jsonl",
            expect![[r#"
            copydesk: utf16.jsonl: encoded in UTF-16; save it as UTF-8; nothing was built
        "#]],
        ),
        (
            "zero.jsonl",
            expect![[r#"
            copydesk: zero.jsonl: a binary file (byte 1 of line 2 is zero); unpack it, or save it as text; nothing was built
        "#]],
        ),
        (
            "huge.jsonl",
            expect![[r#"
            copydesk: huge.jsonl:1: the line is longer than 16 MB, and no record is; put each record on a line of its own; nothing was built
        "#]],
        ),
        (
            "huge.json",
            expect![[r#"
            copydesk: huge.json: larger than 16 MB, which only lines may be; put each record on a line of its own, in a file that ends in .jsonl; nothing was built
        "#]],
        ),
    ] {
        refused(place.path(), &["model", "build", name], b"", expected);
    }
    let args = ["model", "build", "latin.jsonl", "-o", "none/out.cdmodel"];
    expect![[r#"
        copydesk: none/out.cdmodel: no such folder; make it first; nothing was built
    "#]]
    .assert_eq(&run(place.path(), &args, b"").err);
}

#[test]
fn a_model_that_is_cut_short_counts_as_far_as_it_goes() {
    let cut = &LINE[..LINE.len() - 9];
    let place = folder(&[("cut.jsonl", &[LINE, cut].concat())]);
    let built = run(
        place.path(),
        &["model", "build", "cut.jsonl", "-o", "out.cdmodel"],
        b"",
    );
    assert_eq!(built.code, Some(1));
    expect![[r#"
        cut.jsonl:2: broken JSON: a text that does not end on its line
        left out: 1 problems in records (model-broken-json: broken JSON: a text that does not end on its line)
        out.cdmodel: 1 names of 1 entities, 0 facts, 0 sources; 1460 bytes, 38 of them names
    "#]].assert_eq(&built.err);
}

#[cfg(unix)]
#[test]
fn bad_model_files_are_named_once_and_the_others_count() {
    let good = r#"{"entities": [{"id": "b", "kind": "company", "name": "Brightwater Rail", "misspelt": ["Britewater Rail"]}]}"#;
    let cut = r#"{"entities": [{"id": "c", "kind": "company", "name": "Cut O"#;
    let long = format!(
        r#"{{"entities": [{{"id": "l", "kind": "company", "name": "Long", "description": "{}"}}]}}"#,
        "x".repeat(3_000_000)
    );
    let folder = folder(&[
        (".copydesk/good.json", good.as_bytes()),
        (".copydesk/cut.json", cut.as_bytes()),
        (".copydesk/latin.json", b"{\"comment\": \"caf\xe9\"}"),
        (".copydesk/utf16.json", b"\xff\xfe{\0}\0"),
        (".copydesk/long.json", long.as_bytes()),
        (".copydesk/empty.json", b""),
        (".copydesk/packed.json", b"\x1f\x8b\x08\0"),
        (".copydesk/damaged.cdmodel", b"no model"),
        ("a.md", b"Britewater Rail grew.\n"),
    ]);
    fs::create_dir(folder.path().join(".copydesk/folder.json")).expect("a folder");
    put_pipe(&folder.path().join(".copydesk/pipe.json"));
    let _socket = UnixListener::bind(folder.path().join(".copydesk/socket.json"));
    symlink("ring.json", folder.path().join(".copydesk/ring.json")).expect("a link");
    let huge = fs::File::create(folder.path().join(".copydesk/huge.jsonl")).expect("a file");
    huge.set_len(5 << 30).expect("a length");
    let run = run(folder.path(), &["check", "a.md"], b"");
    assert_eq!(run.code, Some(2));
    assert!(
        run.out
            .contains("“Britewater Rail” is listed as a misspelling"),
        "{}",
        run.out
    );
    let folder_name = format!("{}/", folder.path().display());
    expect![[r#"
        copydesk: the model .copydesk/damaged.cdmodel: no compiled model; build it again with copydesk model build
        copydesk: the model .copydesk/folder.json: a folder where a file is wanted; put a file in its place
        copydesk: the model .copydesk/huge.jsonl: larger than 16 MB; compile it with copydesk model build
        copydesk: the model .copydesk/latin.json: not UTF-8: byte 17 of line 1 is 0xE9; save it as UTF-8
        copydesk: the model .copydesk/packed.json: a binary file (byte 4 of line 1 is zero); unpack it, or save it as text
        copydesk: the model .copydesk/pipe.json: a pipe, socket or device, not a file; put a file in its place
        copydesk: the model .copydesk/ring.json: a link that leads back to itself; let it point to a file, or take it away
        copydesk: the model .copydesk/socket.json: a pipe, socket or device, not a file; put a file in its place
        copydesk: the model .copydesk/utf16.json: encoded in UTF-16; save it as UTF-8
        copydesk: the model .copydesk/cut.json: problems: 1, what they touch is left out; see copydesk model check .copydesk/cut.json
        1 text checked: 1 warning
    "#]].assert_eq(&run.err.replace(&folder_name, ""));
}

/// What bears the name of a model in a folder that is named, on the command line or in the settings, is never passed over.
#[cfg(unix)]
#[test]
fn what_is_no_file_in_a_folder_of_models_is_named() {
    let place = folder(&[
        ("shared/good.json", b"{}"),
        ("a.md", b"Nothing.\n"),
        ("copydesk.toml", b"models = [\"shared\"]\n"),
    ]);
    let at = |name: &str| place.path().join("shared").join(name);
    put_pipe(&at("pipe.json"));
    symlink("ring.json", at("ring.json")).expect("a link");
    symlink("none.json", at("dead.json")).expect("a link");
    symlink("good.json", at("whole.json")).expect("a link");
    fs::create_dir(at("folder.json")).expect("a folder");
    let folder_name = format!("{}/", place.path().display());
    let said = |args: &[&str]| {
        let run = run(place.path(), args, b"");
        assert_eq!(run.code, Some(2), "{}", run.err);
        run.err.replace(&folder_name, "")
    };
    expect![[r#"
        copydesk: shared/dead.json: a link to a file that is not there; let it point to one, or take it away
        copydesk: shared/folder.json: a folder where a file is wanted; put a file in its place
        copydesk: shared/pipe.json: a pipe, socket or device, not a file; put a file in its place
        copydesk: shared/ring.json: a link that leads back to itself; let it point to a file, or take it away
        1 text checked, 4 not: nothing found
    "#]].assert_eq(&said(&["model", "check", "shared"]));
    expect![[r#"
        copydesk: shared/dead.json: a link to a file that is not there; let it point to one, or take it away; nothing was built
    "#]].assert_eq(&said(&["model", "build", "shared", "-o", "out.cdmodel"]));
    expect![[r#"
        copydesk: the model shared/dead.json: a link to a file that is not there; let it point to one, or take it away
        copydesk: the model shared/folder.json: a folder where a file is wanted; put a file in its place
        copydesk: the model shared/pipe.json: a pipe, socket or device, not a file; put a file in its place
        copydesk: the model shared/ring.json: a link that leads back to itself; let it point to a file, or take it away
        1 text checked: nothing found
    "#]].assert_eq(&said(&["check", "a.md"]));
}

#[cfg(unix)]
#[test]
fn settings_that_are_no_file_are_told_with_their_mend() {
    let place = folder(&[("a.md", b"Nothing.\n")]);
    let at = place.path().join("copydesk.toml");
    let folder_name = format!("{}/", place.path().display());
    let mut told = String::new();
    let mut look = |put: &dyn Fn(&Path)| {
        put(&at);
        let run = |args: &[&str]| run(place.path(), args, b"");
        let (check, doctor) = (run(&["check", "a.md"]), run(&["doctor", "a.md"]));
        assert_eq!((check.code, doctor.code), (Some(2), Some(1)));
        let complaint = check.err.lines().next().unwrap_or_default();
        let printed = doctor.out.lines().nth(1).unwrap_or_default();
        told += &format!("{}\n{printed}\n", complaint.replace(&folder_name, ""));
        let taken_away = fs::remove_file(&at).or_else(|_| fs::remove_dir(&at));
        taken_away.expect("taken away");
    };
    look(&put_pipe);
    look(&|path| fs::create_dir(path).expect("a folder"));
    look(&|path| symlink("copydesk.toml", path).expect("a link"));
    look(&|path| symlink("none.toml", path).expect("a link"));
    look(&|path| fs::write(path, b"date = \"\0\"").expect("a file"));
    look(&|path| fs::write(path, b"\xff\xfed\0").expect("a file"));
    look(&|path| fs::write(path, b"# caf\xe9\n").expect("a file"));
    expect![[r#"
        copydesk: the settings copydesk.toml: a pipe, socket or device, not a file; put a file in its place; what is wrong is left out; see copydesk doctor
          a pipe, socket or device, not a file; put a file in its place
        copydesk: the settings copydesk.toml: a folder where a file is wanted; put a file in its place; what is wrong is left out; see copydesk doctor
          a folder where a file is wanted; put a file in its place
        copydesk: the settings copydesk.toml: a link that leads back to itself; let it point to a file, or take it away; what is wrong is left out; see copydesk doctor
          a link that leads back to itself; let it point to a file, or take it away
        copydesk: the settings copydesk.toml: a link to a file that is not there; let it point to one, or take it away; what is wrong is left out; see copydesk doctor
          a link to a file that is not there; let it point to one, or take it away
        copydesk: the settings copydesk.toml: a binary file (byte 9 of line 1 is zero); save it as text; what is wrong is left out; see copydesk doctor
          a binary file (byte 9 of line 1 is zero); save it as text
        copydesk: the settings copydesk.toml: encoded in UTF-16; save it as UTF-8; what is wrong is left out; see copydesk doctor
          encoded in UTF-16; save it as UTF-8
        copydesk: the settings copydesk.toml: not UTF-8: byte 6 of line 1 is 0xE9; save it as UTF-8; what is wrong is left out; see copydesk doctor
          not UTF-8: byte 6 of line 1 is 0xE9; save it as UTF-8
    "#]].assert_eq(&told);
}

#[test]
fn models_are_found_by_their_place_and_named_by_their_sort() {
    let other = r#"{"entities": [
{"id": "nordvik-ferries", "kind": "company", "name": "Nordvik Ferries"}]}"#;
    let place = folder(&[("shared.json", other.as_bytes()), ("empty/a.md", b"")]);
    assert_eq!(run(place.path(), &["model", "init"], b"").code, Some(0));
    fs::write(place.path().join(".copydesk/ignore.json"), "[]").expect("a file");
    let check = |name: &str| {
        let run = run(place.path(), &["model", "check", name], b"");
        run.out + &run.err
    };
    // Neither the schema nor the notes on findings are models.
    expect![[r#"
        1 text checked: nothing found
    "#]]
    .assert_eq(&check(".copydesk"));
    expect![[r#"
        2 texts checked: nothing found
    "#]]
    .assert_eq(&check("."));
    expect![[r#"
        copydesk: empty: no model files here (.json .jsonl .cdmodel); name the files, or another folder
        0 texts checked, 1 not: nothing found
    "#]].assert_eq(&check("empty"));
    fs::write(place.path().join("twin.json"), other).expect("a file");
    expect![[r#"
        error[model-duplicate-id]: another entity has the id "nordvik-ferries" already; the first counts
          ╭▸ ./twin.json:2:9
          │
        2 │ {"id": "nordvik-ferries", "kind": "company", "name": "Nordvik Ferries"}]}
          │         ━━━━━━━━━━━━━━━
          │
          ├ note: give one of them another id
          ╰ note: the other stands at ./shared.json:2

        3 texts checked: 1 error
    "#]].assert_eq(&check("."));
    let out = |args: &[&str]| run(place.path(), args, LINE).err;
    expect![[r#"
        copydesk: out.bin: the name of a compiled model ends in .cdmodel; nothing was built
    "#]]
    .assert_eq(&out(&["model", "build", ".copydesk", "-o", "out.bin"]));
    expect![[r#"
        copydesk: out.cdmodel: the name of a model file of lines ends in .jsonl; nothing was imported
    "#]].assert_eq(&out(&[
        "model",
        "import",
        "jsonl",
        "-",
        "-o",
        "out.cdmodel",
    ]));
}

#[test]
fn a_clash_of_two_layers_is_shown_by_the_command_that_is_named() {
    let shared = br#"{"entities": [{"id": "n", "kind": "place", "name": "Nordvik Ferries"}]}"#;
    let place = folder(&[("shared.json", shared), ("a.md", b"Nothing.\n")]);
    assert_eq!(run(place.path(), &["model", "init"], b"").code, Some(0));
    let told = run(
        place.path(),
        &["check", "--model", "shared.json", "a.md"],
        b"",
    )
    .err;
    let told = told.replace(&format!("{}/", place.path().display()), "");
    expect![[r#"
        copydesk: the model .copydesk/model.json: problems: 1, what they touch is left out; see copydesk model check .copydesk/model.json shared.json
        1 text checked: nothing found
    "#]].assert_eq(&told);
    let command = told
        .lines()
        .next()
        .and_then(|it| it.split_once("see copydesk "));
    let args: Vec<&str> = command.expect("a command").1.split(' ').collect();
    let shown = run(place.path(), &args, b"");
    assert_eq!(shown.code, Some(1));
    expect![[r#"
        warning[model-name-of-two]: "Nordvik Ferries" is a name of "n" and of "nordvik-ferries"; in a draft
                                    it is that of "nordvik-ferries"
           ╭▸ .copydesk/model.json:20:16
           │
        20 │       "name": "Nordvik Ferries",
           │                ━━━━━━━━━━━━━━━
           │
           ├ note: give both one id if they are one, or make it "weak" with "needs"
           ╰ note: the other stands at shared.json:1

    "#]].assert_eq(&shown.out);
}

/// As in an editor: a story's file is seen by its own draft alone, over the models of its place, named or not.
#[test]
fn stories_are_checked_each_for_itself() {
    let story = |name: &str| {
        format!(
            r#"{{"entities": [{{"id": "ship", "kind": "product", "name": "{name}"}}],
"facts": [{{"id": "F1", "subject": "yard", "relation": "linked_to", "object": "ship", "statement": "-"}}]}}"#
        )
    };
    let yard = r#"{"entities": [{"id": "yard", "kind": "company", "name": "Ostby Yard"}]}"#;
    let place = folder(&[
        (".copydesk/model.json", yard.as_bytes()),
        ("news/a.model.json", story("Alder").as_bytes()),
        ("news/b.model.json", story("Birch").as_bytes()),
        ("c.model.json", story("Ostby Yard").as_bytes()),
        ("desk/.copydesk/own.json", story("Cedar").as_bytes()),
        ("copydesk.toml", b"models = [\"shared\"]\n"),
        ("shared/deals.json", story("Deal").as_bytes()),
    ]);
    let folder_name = format!("{}/", place.path().display());
    let check = |args: &[&str]| {
        let run = run(place.path(), &[&["model", "check"], args].concat(), b"");
        (run.out + &run.err).replace(&folder_name, "/desk/")
    };
    expect![[r#"
        2 texts checked: nothing found
    "#]]
    .assert_eq(&check(&["news/a.model.json", "news/b.model.json"]));
    expect![[r#"
        1 text checked: nothing found
    "#]]
    .assert_eq(&check(&["news/a.model.json"]));
    expect![[r#"
        warning[model-name-of-two]: "Ostby Yard" is a name of "yard" and of "ship"; in a draft it is that of
                                    "ship"
          ╭▸ c.model.json:1:58
          │
        1 │ {"entities": [{"id": "ship", "kind": "product", "name": "Ostby Yard"}],
          │                                                          ━━━━━━━━━━
          │
          ├ note: give both one id if they are one, or make it "weak" with "needs"
          ╰ note: the other stands at /desk/.copydesk/model.json:1

        2 texts checked: 1 warning
    "#]].assert_eq(&check(&[
        "c.model.json",
        "news/a.model.json",
        "news/../c.model.json",
    ]));
    expect![[r#"
        2 texts checked: nothing found
    "#]]
    .assert_eq(&check(&[".copydesk", "desk"]));
    fs::write(place.path().join(".copydesk/broken.json"), b"\xff").expect("a file");
    expect![[r#"
        copydesk: /desk/.copydesk/broken.json: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
        1 text checked, 1 not: nothing found
    "#]]
    .assert_eq(&check(&["news/a.model.json"]));
    expect![[r#"
        copydesk: .copydesk/broken.json: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
        1 text checked, 1 not: nothing found
    "#]]
    .assert_eq(&check(&["news/a.model.json", ".copydesk/broken.json"]));
    fs::write(place.path().join("copydesk.toml"), "models = 7\n").expect("a file");
    let broken = run(place.path(), &["model", "check", "shared/deals.json"], b"");
    assert_eq!(broken.code, Some(2));
    expect![[r#"
        copydesk: the settings copydesk.toml have 1 error; what is wrong is left out; see copydesk doctor
        copydesk: .copydesk/broken.json: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
        1 text checked, 1 not: nothing found
    "#]].assert_eq(&broken.err.replace(&folder_name, ""));
}

#[test]
fn a_compiled_model_is_read_whole_and_says_what_it_holds() {
    let fact =
        r#"{"facts": [{"id": "F1", "subject": "a", "relation": "linked_to", "statement": "-"}]}"#;
    let place = folder(&[("a.jsonl", LINE), ("facts.json", fact.as_bytes())]);
    let said = |args: &[&str]| {
        let run = run(place.path(), args, b"");
        run.out + &run.err
    };
    said(&["model", "build", "a.jsonl", "-o", "a.cdmodel"]);
    expect![[r#"
        a.cdmodel: whole; names: 1, entities: 1, facts: 0, sources: 0
        1 compiled model checked: nothing found
    "#]]
    .assert_eq(&said(&["model", "check", "a.cdmodel"]));
    // What it holds counts for the files that are named with it.
    expect![[r#"
        a.cdmodel: whole; names: 1, entities: 1, facts: 0, sources: 0
        1 text and 1 compiled model checked: nothing found
    "#]]
    .assert_eq(&said(&["model", "check", "facts.json", "a.cdmodel"]));
    expect![[r#"
        error[model-unknown-id]: no entity has the id "a"
          ╭▸ facts.json:1:37
          │
        1 │ {"facts": [{"id": "F1", "subject": "a", "relation": "linked_to", "statement": "-"}]}
          │                                     ━
          │
          ╰ note: add the entity with this id, or name another

        1 text checked: 1 error
    "#]]
    .assert_eq(&said(&["model", "check", "facts.json"]));
    let path = place.path().join("a.cdmodel");
    let mut bytes = fs::read(&path).expect("a compiled model");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).expect("a file");
    expect![[r#"
        copydesk: a.cdmodel: a compiled model that is damaged or cut short; build it again with copydesk model build
        0 texts checked, 1 not: nothing found
    "#]].assert_eq(&said(&["model", "check", "a.cdmodel"]));
    fs::write(&path, &bytes[..middle]).expect("a file");
    expect![[r#"
        copydesk: a.cdmodel: a compiled model that is damaged or cut short; build it again with copydesk model build
        0 texts checked, 1 not: nothing found
    "#]].assert_eq(&said(&["model", "check", "a.cdmodel"]));
}

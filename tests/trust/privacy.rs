//! Drafts are confidential: nothing of them goes anywhere, and nothing is read that is none of copydesk's business.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

use pulldown_cmark::{Event, Parser, Tag};
use serde_json::{Value, json};

use crate::program::{copydesk, folder, messages, opened, questions, serve};

/// Crates that open connections, and what each is. None may be in the program, however deep.
const NETWORK: &[(&str, &str)] = &[
    ("socket2", "sockets"),
    ("mio", "sockets, for runtimes"),
    ("async-io", "sockets, for runtimes"),
    ("polling", "sockets, for runtimes"),
    ("hyper", "HTTP"),
    ("hyper-util", "HTTP"),
    ("h2", "HTTP"),
    ("http", "HTTP"),
    ("reqwest", "HTTP"),
    ("ureq", "HTTP"),
    ("attohttpc", "HTTP"),
    ("minreq", "HTTP"),
    ("isahc", "HTTP"),
    ("surf", "HTTP"),
    ("curl", "HTTP and more"),
    ("curl-sys", "HTTP and more"),
    ("quinn", "QUIC"),
    ("rustls", "TLS"),
    ("native-tls", "TLS"),
    ("openssl", "TLS"),
    ("openssl-sys", "TLS"),
    ("tungstenite", "WebSockets"),
    ("hickory-resolver", "names of hosts"),
    ("trust-dns-resolver", "names of hosts"),
    ("dns-lookup", "names of hosts"),
    ("ssh2", "SSH"),
    ("libssh2-sys", "SSH"),
    ("lettre", "mail"),
    ("sentry", "reports of crashes"),
    ("opentelemetry", "telemetry"),
    ("zbus", "the desktop's bus"),
    ("dbus", "the desktop's bus"),
];

/// The packages that the program is built from, with the features of each: those of tests and benchmarks left out.
fn built_from() -> HashMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|it| Some((it["id"].as_str()?, it)))
        .collect();
    let mut left = vec![metadata["resolve"]["root"].as_str().expect("the package")];
    let mut seen = BTreeSet::new();
    while let Some(id) = left.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in by_id[id]["deps"].as_array().expect("dependencies") {
            let kinds = dependency["dep_kinds"].as_array().expect("kinds");
            if kinds.iter().any(|it| it["kind"] != "dev") {
                left.push(dependency["pkg"].as_str().expect("an id"));
            }
        }
    }
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let ours = packages.filter(|it| it["id"].as_str().is_some_and(|id| seen.contains(id)));
    ours.map(|it| {
        let id = it["id"].as_str().expect("an id");
        let features = by_id[id]["features"].as_array().expect("features").iter();
        let features = features
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        (it["name"].as_str().expect("a name").to_owned(), features)
    })
    .collect()
}

#[test]
fn no_crate_of_the_program_opens_connections() {
    let packages = built_from();
    assert!(packages.contains_key("serde") && !packages.contains_key("proptest"));
    let found = NETWORK
        .iter()
        .filter(|(name, _)| packages.contains_key(*name));
    assert_eq!(found.collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
    // Its sockets are behind a feature that nobody may switch on.
    let tokio = &packages["tokio"];
    assert!(
        !tokio.iter().any(|it| it == "net" || it == "full"),
        "{tokio:?}"
    );
    let rustix = &packages["rustix"];
    assert!(!rustix.iter().any(|it| it == "net"), "{rustix:?}");
}

/// Functions of the system by which a program reaches others over a network.
const CALLS: &[&str] = &[
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "getaddrinfo",
    "gethostbyname",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "recvfrom",
    "recvmsg",
    "recvmmsg",
    "setsockopt",
    "res_init",
];

/// `nm` comes with the C compiler that building needs.
#[cfg(target_os = "linux")]
#[test]
fn the_program_imports_no_call_of_the_network() {
    let program = env!("CARGO_BIN_EXE_copydesk");
    let output = Command::new("nm")
        .args(["-D", "--undefined-only", program])
        .output();
    let Ok(output) = output else {
        return assert!(
            Command::new("cc").arg("--version").output().is_err(),
            "cc without nm"
        );
    };
    let imported = String::from_utf8_lossy(&output.stdout);
    let names: BTreeSet<&str> = imported
        .lines()
        .filter_map(|it| it.split_whitespace().last()?.split('@').next())
        .collect();
    assert!(names.contains("write"), "{imported}");
    let found: Vec<_> = CALLS.iter().filter(|it| names.contains(**it)).collect();
    // Not of the network: the standard library starts programs (git, for `--changed-since`) and gets a handle of the new
    // process over a pair of sockets between the two.
    assert_eq!(found, [&"sendmsg", &"recvmsg"]);
}

const CANARY: &str = "Kanarienvogel";

/// A desk whose every file has the canary in it, sound and broken, and a session that touches all of it.
fn session_with_canary(root: &Path) -> Vec<Value> {
    let uri = |name: &str| format!("file://{}/{name}", root.display());
    let draft = format!(
        "{CANARY} Ltd paid $5 million dollars on Monday, 17 March 2026. {CANARY} Works has 260 people.\n"
    );
    let change = |version: u32, text: &str| {
        json!({"method": "textDocument/didChange", "params": {"textDocument": {"uri": uri("a.md"), "version": version},
            "contentChanges": [{"range": {"start": {"line": 0, "character": 3}, "end": {"line": 0, "character": 4}}, "text": text}]}})
    };
    let mut said = vec![
        opened(&uri("a.md"), "markdown", &draft),
        opened(
            &uri("b.html"),
            "html",
            &format!("<p>{draft}<!-- {draft} --><script>{draft}</script>"),
        ),
        opened(&uri(".copydesk/model.json"), "json", &model(CANARY)),
        opened(
            &uri(".copydesk/broken.json"),
            "json",
            &format!("{{\"{CANARY}\": [{CANARY}"),
        ),
        opened(
            &uri("copydesk.toml"),
            "toml",
            &format!("{CANARY} = [\"{CANARY}\n"),
        ),
        change(2, CANARY),
        // Out of order, and out of the text.
        change(1, CANARY),
        json!({"method": "textDocument/didChange", "params": {"textDocument": {"uri": uri("a.md"), "version": 3},
            "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": 7}, "text": CANARY}]}}),
        json!({"method": "textDocument/didChange", "params": {"textDocument": {"uri": uri("none.md"), "version": 3},
            "contentChanges": [{"text": CANARY}]}}),
        json!({"id": "bad", "method": "textDocument/hover", "params": {"textDocument": {"uri": uri("b.html")}, "position": CANARY}}),
        json!({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri("none.md")}}}),
        json!({"method": "workspace/didChangeWatchedFiles", "params": {"changes": [{"uri": uri("c.md"), "type": 2}]}}),
        json!({"id": "sheet", "method": "workspace/executeCommand", "params": {"command": "copydesk.factSheet", "arguments": [uri("b.html")]}}),
    ];
    for name in [
        "b.html",
        ".copydesk/model.json",
        ".copydesk/broken.json",
        "copydesk.toml",
    ] {
        said.extend(questions(&uri(name), 0, 5));
    }
    said
}

fn model(name: &str) -> String {
    json!({"entities": [{"id": "canary", "kind": "company", "name": format!("{name} Works"), "alias": [name]}],
        "facts": [{"id": "staff", "subject": "canary", "relation": "headcount",
            "value": {"amount": "250", "unit": "people"}, "statement": format!("{name} Works has 250 people."),
            "evidence": [{"source": name, "quote": name}]}]})
    .to_string()
}

fn desk_with_canary() -> tempfile::TempDir {
    let text = format!("{CANARY} met on Monday, 17 March 2026.\n");
    let broken = format!("{{\"entities\": [{{\"id\": \"{CANARY}\", \"{CANARY}\": 1}}");
    folder(&[
        ("a.md", &text),
        ("c.md", &text),
        (".copydesk/model.json", &model(CANARY)),
        (".copydesk/broken.json", &broken),
        (".copydesk/ignored.json", &broken),
    ])
}

#[test]
fn no_text_of_a_draft_or_a_model_is_logged() {
    let desk = desk_with_canary();
    let said = session_with_canary(desk.path());
    let result = serve(copydesk(desk.path()).arg("lsp"), desk.path(), &said);
    assert_eq!(result.code, Some(0), "{}", result.err);
    assert!(!result.err.contains(CANARY), "{}", result.err);
    let heard = messages(&result.out);
    let told = |method: &'static str| heard.iter().filter(move |it| it["method"] == method);
    let logged: Vec<_> = told("window/logMessage")
        .chain(told("window/showMessage"))
        .collect();
    assert!(!logged.is_empty(), "the session gives reason to log");
    for message in logged {
        assert!(!message.to_string().contains(CANARY), "{message}");
    }
    // The canary was heard of: it is in answers, where it belongs.
    let answered = heard
        .iter()
        .filter(|it| it["id"].is_string() && it.to_string().contains(CANARY));
    assert!(answered.count() > 5);
}

/// What is hostile to whoever shows Markdown.
const HOSTILE: &[&str] = &[
    "[x](command:workbench.action.quit)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "![x](https://spy.example/a.png)",
    "`$(rm)` **b**",
    "[x](javascript:alert(1))",
    "<https://spy.example>",
    "[a]: command:quit\n\n[a]",
    "\n# Heading\n",
    "$(gear) &lt;b&gt; \\[x\\](command:y)",
];

/// Hovers, completions and lenses over names and statements that would be links, images and HTML if they could.
#[test]
fn models_and_drafts_bring_no_links_and_no_html_into_markdown() {
    for hostile in HOSTILE {
        let name = format!("Alder {hostile}");
        let records = json!({"entities": [{"id": "alder", "kind": "company", "name": name, "alias": ["Alder Works"],
                "description": hostile}],
            "sources": [{"id": "s", "kind": hostile, "tier": 1, "title": hostile, "publisher": hostile,
                "url": "command:quit"}],
            "facts": [{"id": "staff", "subject": "alder", "relation": "headcount", "note": hostile,
                "value": {"amount": "250", "unit": "people"}, "statement": hostile,
                "evidence": [{"source": "s", "quote": hostile}]}]});
        let text = format!("Alder Works has 260 people. {hostile} It cost $5 billion dollars.\n");
        let desk = folder(&[
            ("a.md", &text),
            (".copydesk/model.json", &records.to_string()),
        ]);
        let uri = |name: &str| format!("file://{}/{name}", desk.path().display());
        let mut said = vec![
            opened(&uri("a.md"), "markdown", &text),
            opened(&uri(".copydesk/model.json"), "json", &records.to_string()),
        ];
        for place in (0..text.len()).step_by(4) {
            said.push(questions(&uri("a.md"), 0, place).swap_remove(0));
        }
        said.extend(questions(&uri("a.md"), 0, 4));
        for place in (0..records.to_string().len()).step_by(19) {
            said.push(questions(&uri(".copydesk/model.json"), 0, place).swap_remove(0));
        }
        let result = serve(copydesk(desk.path()).arg("lsp"), desk.path(), &said);
        let heard = messages(&result.out);
        let mut n_shown = 0;
        for message in &heard {
            each_markdown(message, &mut |markdown| {
                n_shown += 1;
                check_markdown(markdown);
            });
            let written = message.to_string();
            assert!(
                !written.contains("\"command\":\"workbench")
                    && !written.contains("\"target\":\"command:")
            );
        }
        assert!(n_shown > 0, "{hostile:?}: nothing was shown");
    }
}

fn each_markdown(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            if let (Some("markdown"), Some(text)) = (
                members.get("kind").and_then(Value::as_str),
                members.get("value").and_then(Value::as_str),
            ) {
                see(text);
            }
            members.values().for_each(|it| each_markdown(it, see));
        }
        Value::Array(items) => items.iter().for_each(|it| each_markdown(it, see)),
        _ => {}
    }
}

/// As a client reads it: links lead to files and pages, and there are neither images, headings, code nor HTML.
#[track_caller]
fn check_markdown(markdown: &str) {
    for event in Parser::new(markdown) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => {
                panic!("{event:?} in {markdown}")
            }
            Event::Start(
                Tag::Image { .. } | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock,
            ) => {
                panic!("{event:?} in {markdown}");
            }
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let safe = ["file:///", "http://", "https://"]
                    .iter()
                    .any(|it| dest_url.starts_with(it));
                assert!(
                    safe && !dest_url.contains("spy.example"),
                    "{event:?} in {markdown}"
                );
            }
            _ => {}
        }
    }
}

/// Where `strace` is at hand, every path that a session opens is looked at.
#[cfg(target_os = "linux")]
#[test]
fn nothing_outside_the_desk_and_the_data_folder_is_opened() {
    let desk = desk_with_canary();
    let place = folder(&[("secret.txt", "Private.")]);
    let trace = place.path().join("trace");
    let secret = place.path().join("secret.txt");
    // A model that asks for more than it may have.
    let greedy = json!({"sources": [
        {"id": "a", "kind": "article", "tier": 3, "title": "A", "file": secret},
        {"id": "b", "kind": "article", "tier": 3, "title": "B", "file": "../../secret.txt", "url": "https://spy.example/a"},
    ]});
    fs::write(
        desk.path().join(".copydesk/greedy.json"),
        greedy.to_string(),
    )
    .expect("a file");
    let mut command = Command::new("strace");
    command
        .args([
            // A file a thread: in one file calls of several threads cut each other in two.
            "-ff",
            "-qq",
            "-e",
            "trace=openat,open,openat2,socket,connect,execve",
            "-o",
        ])
        .arg(&trace);
    command
        .arg(env!("CARGO_BIN_EXE_copydesk"))
        .arg("lsp")
        .current_dir(desk.path());
    command
        .env("HOME", place.path())
        .env("XDG_DATA_HOME", place.path().join("data"));
    if Command::new("strace")
        .args(["-qq", "true"])
        .output()
        .is_ok_and(|it| it.status.success())
    {
        let said = session_with_canary(desk.path());
        let result = serve(&mut command, desk.path(), &said);
        assert_eq!(result.code, Some(0), "{}", result.err);
        let entries = fs::read_dir(place.path()).expect("a folder");
        let paths = entries.map(|it| it.expect("an entry").path());
        let traces = paths.filter(|it| it.file_stem() == Some("trace".as_ref()));
        let traced: String = traces
            .map(|it| fs::read_to_string(it).expect("a trace"))
            .collect();
        for line in traced.lines() {
            check_call(line, desk.path(), place.path());
        }
        assert!(traced.contains("greedy.json"));
    }
}

/// What a program of this system reads of it: its libraries, its own limits, the kernel's settings.
const OF_THE_SYSTEM: &[&str] = &[
    "/lib",
    "/usr/lib",
    "/etc/ld.so",
    "/proc/",
    "/sys/",
    "/dev/",
    "/etc/localtime",
    // The ignore files that Git names for all repositories.
    "/etc/gitconfig",
    "/usr/share/zoneinfo",
];

#[track_caller]
fn check_call(line: &str, desk: &Path, place: &Path) {
    assert!(
        !line.contains("socket(") && !line.contains("connect("),
        "{line}"
    );
    let Some(path) = line.split('"').nth(1).filter(|_| line.contains("open")) else {
        return;
    };
    let path = Path::new(path);
    // The folder for temporary files is looked at by the name of the desk alone.
    let ours = path.starts_with(desk) || path.starts_with(place.join("data"));
    let systems = OF_THE_SYSTEM
        .iter()
        .any(|it| path.to_string_lossy().starts_with(it));
    let above = desk.starts_with(path) || line.contains("ENOENT");
    assert!(ours || systems || above, "{line}");
    assert!(!path.ends_with("secret.txt"), "{line}");
}

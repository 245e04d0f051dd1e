//! Tells the program which commit it is built from: that of the checkout in a release build, `unknown` outside one. Packs the
//! list of English words (`src/text/english.rs`). Names the shipped models by their content (`src/workspace/shipped.rs`).
//!
//! Development builds do not ask for the commit, or every commit would compile everything anew.

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::Command;

use fst::SetBuilder;
use random_word::Lang;
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    tell_version();
    tell_shipped()?;
    pack_words()
}

fn tell_version() {
    println!("cargo::rerun-if-env-changed=COPYDESK_COMMIT");
    let given = env::var("COPYDESK_COMMIT").ok().filter(|it| !it.is_empty());
    let is_release = env::var("PROFILE").is_ok_and(|it| it == "release");
    let commit = match given {
        Some(commit) => commit,
        None if is_release => from_checkout().unwrap_or_else(|| "unknown".to_owned()),
        None => "development".to_owned(),
    };
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    println!("cargo::rustc-env=COPYDESK_VERSION={version} ({commit})");
}

/// Half of the SHA-256 of the shipped models, in hexadecimal: plenty to tell versions apart, and short in a path.
fn tell_shipped() -> io::Result<()> {
    const FOLDER: &str = "src/model/data";
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut paths: Vec<PathBuf> = fs::read_dir(FOLDER)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    let mut hash = Sha256::new();
    for path in paths {
        hash.update(fs::read(path)?);
    }
    let hash = hash.finalize();
    let digits: String = hash.iter().take(16).map(|it| format!("{it:02x}")).collect();
    println!("cargo::rustc-env=COPYDESK_SHIPPED={digits}");
    Ok(())
}

/// Writes the words as an automaton, which needs them in their order without repetition.
fn pack_words() -> Result<(), Box<dyn Error>> {
    let mut words = random_word::all(Lang::En).to_vec();
    words.sort_unstable();
    words.dedup();
    let file = File::create(Path::new(&env::var("OUT_DIR")?).join("english.fst"))?;
    let mut set = SetBuilder::new(BufWriter::new(file))?;
    set.extend_iter(words)?;
    Ok(set.finish()?)
}

/// The commit of the checkout that holds the package, and when to ask again. A package that lies inside somebody else's
/// checkout is none of its commits.
fn from_checkout() -> Option<String> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let here = env::var("CARGO_MANIFEST_DIR").ok()?;
    if std::fs::canonicalize(top).ok()? != std::fs::canonicalize(here).ok()? {
        return None;
    }
    for name in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", name])?;
        println!("cargo::rerun-if-changed={path}");
    }
    git(&["rev-parse", "--short=12", "HEAD"])
}

fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}

//! The inputs that fuzzing starts from, and those that once failed: each must stay sound.

use std::fs;
use std::path::Path;

use crate::fuzz::{TARGETS, run};

#[test]
fn every_seed_of_every_target_is_survived() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (target, _) in TARGETS {
        let folder = seeds.join(target);
        let mut n_seeds = 0;
        for entry in fs::read_dir(&folder).expect("a folder of seeds") {
            let path = entry.expect("an entry").path();
            run(target, &fs::read(&path).expect("a seed"));
            n_seeds += 1;
        }
        assert!(n_seeds > 0, "{target} has no seeds");
    }
}

/// Cut and spliced seeds: a few inputs more that nobody wrote, for where libFuzzer is not at hand.
#[test]
fn halves_of_seeds_are_survived() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (target, run) in TARGETS {
        let folder = fs::read_dir(seeds.join(target)).expect("a folder of seeds");
        let all: Vec<Vec<u8>> = folder
            .map(|it| fs::read(it.expect("an entry").path()).expect("a seed"))
            .collect();
        for one in &all {
            let half = &one[..one.len() / 2];
            run(half);
            let other = &all[all.len() - 1];
            run(&[half, &other[other.len() / 2..]].concat());
        }
    }
}

#[test]
fn every_folder_of_seeds_has_a_target() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for entry in fs::read_dir(seeds).expect("the seeds") {
        let name = entry.expect("an entry").file_name();
        let known = TARGETS.iter().any(|(target, _)| name == *target);
        assert!(known, "{}: no target", name.display());
    }
}

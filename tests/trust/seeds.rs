//! The inputs that fuzzing starts from, and those that once failed: each must stay sound, and so must what comes of them by
//! chance, for where libFuzzer is not at hand.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::fuzz::TARGETS;

/// How many inputs of each target are made by chance; `COPYDESK_MUTATIONS` says otherwise.
const MUTATIONS: u64 = 24;

/// No input is longer, as in `fuzz/run`.
const LONGEST: usize = 4096;

#[test]
fn every_seed_of_every_target_is_survived() {
    for (target, run) in TARGETS {
        for seed in seeds(target) {
            run(&seed);
        }
    }
}

#[test]
fn what_becomes_of_seeds_by_chance_is_survived() {
    let asked = std::env::var("COPYDESK_MUTATIONS").ok();
    let rounds = asked.map_or(MUTATIONS, |it| it.parse().expect("a number"));
    for (target, run) in TARGETS {
        let seeds = seeds(target);
        for round in 0..rounds {
            let input = mutated(&seeds, round);
            if catch_unwind(|| run(&input)).is_err() {
                panic!("{target} fails on {}", kept(target, &input).display());
            }
        }
    }
}

/// The seeds of a target, by name.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let entries = fs::read_dir(folder.join(target)).expect("a folder of seeds");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{target} has no seeds");
    let read = |it: PathBuf| fs::read(it).expect("a seed");
    paths.into_iter().map(read).collect()
}

/// A seed after some changes; the same in every run.
fn mutated(seeds: &[Vec<u8>], round: u64) -> Vec<u8> {
    let mut state = [0; 32];
    state[..8].copy_from_slice(&round.to_le_bytes());
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &state);
    let mut below = |bound: usize| rng.next_u64() as usize % bound.max(1);
    let mut input = seeds[below(seeds.len())].clone();
    for _ in 0..=below(4) {
        let start = below(input.len() + 1);
        let end = (start + below(40)).min(input.len());
        let other = &seeds[below(seeds.len())];
        let from = below(other.len() + 1);
        let piece = &other[from..(from + below(200)).min(other.len())];
        match below(6) {
            0 => drop(input.splice(start..end, piece.iter().copied())),
            1 => drop(input.splice(start..start, piece.iter().copied())),
            2 => drop(input.drain(start..end)),
            3 => input.extend_from_within(start..end),
            4 => input.truncate(start),
            _ => input
                .iter_mut()
                .skip(start)
                .take(1)
                .for_each(|it| *it ^= 1 << below(8)),
        }
    }
    input.truncate(LONGEST);
    input
}

/// Where an input lies that failed, to be put among the seeds once it is mended.
fn kept(target: &str, input: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{target}-failure"));
    fs::write(&path, input).expect("a file");
    path
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

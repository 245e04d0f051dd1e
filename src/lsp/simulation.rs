//! The server in simulation (tests only): its real state and transport, but no threads and no clock.
//!
//! Everything that a thread does in the program is a step here, and a seeded chance decides which step comes next: a message
//! of the client, a turn of the runtime, a document taken in hand by the analyst and, later, its analysis published, models
//! loaded, the closed drafts looked at, frames read by a client that may be slow, time passing. In the end everything that
//! is due is done, and the server must hold the client's texts, have told the findings of those, and answer every question
//! as a server does that was started a moment ago. So whatever order things came in, nothing stale is left.

mod client;
mod desk;
mod host;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use client::Client;
use desk::Desk;
use host::Host;

thread_local! {
    static RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is a simulation.
pub(crate) fn is_running() -> bool {
    RUNNING.get()
}

/// Numbers that look random and are the same every time (SplitMix64, Steele et al. 2014).
pub(super) struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// The life of one server, and of its client.
fn live(seed: u64) {
    let chance = &mut Chance(seed);
    let mut desk = Desk::new(chance);
    let capabilities = client::capabilities(chance);
    let n_steps = 40 + chance.below(160);
    let dies = chance.one_in(12);
    let mut client = Client::new(capabilities.clone());
    Host::with(|host| {
        client.begin(host, &desk);
        for _ in 0..n_steps {
            step(chance, host, &mut client, &mut desk);
        }
        if dies {
            // The client is gone: what was under way ends, and nothing new is begun.
            host.end();
            host.settle();
            return;
        }
        client.mend_settings(host, &mut desk);
        client.settle(host, &mut desk);
        client.check_complete();
        let fresh = Client::again(&client);
        compare(chance, host, &mut client, fresh, &mut desk);
    });
}

fn compare(
    chance: &mut Chance,
    host: &mut Host<'_>,
    client: &mut Client,
    mut fresh: Client,
    desk: &mut Desk,
) {
    let told = client.told();
    let questions = client.questions(chance);
    let answers: Vec<_> = questions
        .iter()
        .map(|it| client.answer_to(host, desk, it))
        .collect();
    Host::with(|second| {
        fresh.begin(second, desk);
        fresh.open_all(second);
        fresh.settle(second, desk);
        assert_eq!(
            told,
            fresh.told(),
            "what was told, and what a fresh server tells"
        );
        for (question, answer) in questions.iter().zip(answers) {
            let expected = fresh.answer_to(second, desk, question);
            assert_eq!(answer, expected, "{question}: ours, and a fresh server's");
        }
    });
}

/// One thing happens.
fn step(chance: &mut Chance, host: &mut Host<'_>, client: &mut Client, desk: &mut Desk) {
    match chance.below(20) {
        0..=6 => client.act(chance, host, desk),
        7 => client.act_on_disk(chance, desk),
        8 => client.tell_of_disk(host, desk),
        9 => host.turn(),
        10 => host.rest(),
        11..=13 => drop(host.analyst()),
        14 => drop(host.load()),
        15 => drop(host.sweep()),
        16 => client.read(host, 1 + chance.below(3)),
        17 => client.read(host, usize::MAX),
        18 => client.answer_one(chance, host),
        _ => host.pass(chance.below(12_000) as u64),
    }
}

/// Lives through seeds; a failure names its seed and how to see it again.
fn live_through(seeds: impl Iterator<Item = u64>) {
    RUNNING.set(true);
    for seed in seeds {
        if catch_unwind(AssertUnwindSafe(|| live(seed))).is_err() {
            RUNNING.set(false);
            panic!(
                "seed {seed} fails; again: COPYDESK_TRACE=1 COPYDESK_SEED={seed} cargo test --lib lsp::simulation"
            );
        }
    }
    RUNNING.set(false);
}

/// `COPYDESK_SEED` names one seed, of which `COPYDESK_TRACE` shows every step; `COPYDESK_SEEDS` says how many, and without it there are a few.
#[test]
fn whatever_comes_in_whatever_order_leaves_nothing_stale() {
    let number = |name| {
        std::env::var(name)
            .ok()
            .and_then(|it| it.parse::<u64>().ok())
    };
    match number("COPYDESK_SEED") {
        Some(seed) => live_through(std::iter::once(seed)),
        None => live_through(0..number("COPYDESK_SEEDS").unwrap_or(30)),
    }
}

/// A simulation that is not the same twice shows nothing again.
#[test]
fn a_seed_is_the_same_twice() {
    let first = |seed| {
        let mut chance = Chance(seed);
        [chance.next(), chance.next()]
    };
    assert_eq!(first(5), first(5));
    assert_ne!(first(5), first(6));
}

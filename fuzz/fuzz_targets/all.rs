//! Every target in one program, since each program costs a build: `COPYDESK_TARGET` names the one to run.
#![no_main]

use std::sync::LazyLock;

use copydesk_fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("COPYDESK_TARGET").unwrap_or_default();
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    *target.expect("COPYDESK_TARGET names a target")
});

fuzz_target!(|input: &[u8]| TARGET.1(input));

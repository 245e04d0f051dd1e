//! The targets of fuzzing, as plain functions: libFuzzer calls them with what it makes up, and `tests/trust` with the seeds
//! and with every input that once failed. A target panics where copydesk breaks a promise.
//!
//! The first bytes of an input choose among the ways to run it, and the rest is the text.

mod artefacts;
mod drafts;
mod imports;
mod models;
mod small;
mod texts;
mod wire;

/// A target: its name, which is that of its folder of seeds, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("frames", wire::frames),
    ("session", wire::session),
    ("edits", texts::edits),
    ("prose", drafts::prose),
    ("figures", drafts::figures),
    ("model", models::model),
    ("settings", models::settings),
    ("importers", imports::importers),
    ("artefact", artefacts::artefact),
];

/// The first byte, and the rest as UTF-8 with what is none replaced, as copydesk's own doors do.
fn choice_and_text(input: &[u8]) -> (u8, String) {
    let (choice, rest) = input.split_first().unwrap_or((&0, &[]));
    (*choice, String::from_utf8_lossy(rest).into_owned())
}

//! The house's decisions for a project: `copydesk.toml`, found from a draft upwards, read, and laid over what editor and
//! command line say. The format is described in `docs/settings.md`.

mod assist;
mod find;
mod force;
mod kept;
mod keys;
mod outline;
mod read;
#[cfg(test)]
mod schema;

pub use assist::{SettingCompletion, complete_setting, describe_setting};
pub use find::{PROJECT_FILE, is_project_file, project_file_for};
pub use force::{Asked, DatePolicy, InForce, Origin, Project};
pub use kept::{LoadedProject, Projects, SharedModels};
pub use keys::{KEYS, Key, Takes};
pub use outline::outline_of_settings;
/// The JSON Schema of `copydesk.toml`.
pub const SETTINGS_SCHEMA: &str = include_str!("../../../docs/schema/copydesk.json");

pub use read::{ProjectSettings, SettingsProblem, Stated, read_project};

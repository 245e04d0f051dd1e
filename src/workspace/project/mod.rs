//! The house's decisions for a project: `copydesk.toml`, found from a draft upwards, read, and laid over what editor and
//! command line say. The format is described in `docs/settings.md`.

mod find;
mod force;
mod kept;
mod keys;
mod read;

pub use find::{PROJECT_FILE, is_project_file, project_file_for};
pub use force::{Asked, DatePolicy, InForce, Origin, Project};
pub use kept::{LoadedProject, Projects, SharedModels};
pub use keys::{KEYS, Key, Takes};
pub use read::{ProjectSettings, SettingsProblem, Stated, read_project};

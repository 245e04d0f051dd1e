//! The disk: model files, settings and drafts found and read. Everything it reads enters the analysis as plain data.

mod read;

mod capture;
mod compiled;
mod drafts;
mod ignore_notes;
mod import;
mod models;
mod project;
mod shipped;
mod sources;
mod today;
mod whole_file;

pub use capture::{CapturedFrom, file_of_entity, relative, with_capture};
pub use compiled::{BuildNews, COMPILED, NotBuilt, build_model, is_compiled, open_compiled};
pub use drafts::{Unwalked, Walk, draft_format};
pub use ignore_notes::{IgnoreNote, ignore_file, ignored_findings, is_ignore_file, with_note};
pub use import::{Columns, ImportFormat, Imported, NotImported, import_model};
pub use models::{
    FOLDER, LoadedModel, ModelPath, Unread, is_model_file, is_model_name, load_model,
    model_files_for, story_draft, story_model,
};
pub use project::{
    Asked, DatePolicy, InForce, KEYS, Key, LoadedProject, Origin, PROJECT_FILE, Project,
    ProjectSettings, Projects, SETTINGS_SCHEMA, SettingCompletion, SettingsProblem, SharedModels,
    Stated, Takes, complete_setting, describe_setting, is_project_file, outline_of_settings,
    project_file_for, read_project,
};
pub use read::{MAX_TEXT, Unreadable, decode, read_text};
pub use shipped::{data_folder, shipped_models, shown_record, shown_record_path};
pub use sources::{CitedFile, cited_files, lies_within, plain_path, quote_problems};
pub use today::today;
pub use whole_file::{WholeFile, write_new, write_whole};

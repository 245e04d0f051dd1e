//! The disk: model files, settings and drafts found and read. Everything it reads enters the analysis as plain data.

mod read;

mod models;
mod shipped;

pub use models::{
    FOLDER, LoadedModel, ModelPath, Unread, is_model_file, load_model, model_files_for,
};
pub use read::{MAX_TEXT, Unreadable, decode, read_text};
pub use shipped::{data_folder, shipped_models};

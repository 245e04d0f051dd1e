//! How far a run over large files has come.

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over the bytes of files; on no terminal it hides itself.
pub(super) fn over_bytes(files: &[PathBuf]) -> ProgressBar {
    let sizes = files.iter().filter_map(|it| it.metadata().ok());
    let bar = ProgressBar::new(sizes.map(|it| it.len()).sum());
    let style = ProgressStyle::with_template("{bytes} of {total_bytes} {wide_bar} {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

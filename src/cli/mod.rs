//! The command line: drafts in a batch, scripts and model files, on the same analysis as the editor.

//! The whole server, over pipes in this process and as the program itself over its standard input and output.
//!
//! Each test speaks as a client would and ends by the book; `Client::finish` fails if anything is left unread.

mod client;

mod actions;
mod commands;
mod diagnostics;
mod documents;
mod features;
mod lifecycle;
mod margins;
mod model_files;
mod models;
mod pressure;
mod program;
mod project;
mod quotes;
mod recorded_clients;
mod renaming;
mod replay;
mod routes;
mod storms;
mod story;
mod symlinks;
mod workspace;

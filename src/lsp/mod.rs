//! The language server: the only place that knows LSP, JSON-RPC and tokio.

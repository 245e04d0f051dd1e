//! Telling the client that what it shows of drafts is of an older model, so that it asks again.

use tower_lsp::lsp_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, SemanticTokensRefresh, WorkspaceDiagnosticRefresh,
};

use super::client::Refreshes;
use super::state::State;

impl State {
    /// Asks the client to ask again for all that hangs on models, as far as it can be asked.
    pub(crate) fn ask_to_refresh(&self) {
        let Refreshes {
            diagnostics,
            lenses,
            hints,
            tokens,
        } = self.client().refreshes;
        let (requests, outbox) = (&self.requests, &self.outbox);
        if diagnostics {
            requests.send_and_forget::<WorkspaceDiagnosticRefresh>(outbox, ());
        }
        if lenses {
            requests.send_and_forget::<CodeLensRefresh>(outbox, ());
        }
        if hints {
            requests.send_and_forget::<InlayHintRefreshRequest>(outbox, ());
        }
        if tokens {
            requests.send_and_forget::<SemanticTokensRefresh>(outbox, ());
        }
    }
}

//! The messages that the transport hands over before the service sees them: `initialize`, and all that must act in the order of the
//! wire.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Id};
use tower_lsp::lsp_types::MessageType;

use super::client::Client;
use super::envelope::Params;
use super::state::State;
use super::symbols::SYMBOLS;
use super::transport::Front;
use super::watch;

impl State {
    fn watch_client(&self, params: &Value) {
        let process = params.get("processId").and_then(Value::as_i64);
        let process = process.and_then(|it| i32::try_from(it).ok());
        // Without a thread for it, the end of input has to do.
        let _ = process.map(|it| watch::watch_client(it, self.outbox.clone()));
    }

    fn cancel_work(&self, params: Params<'_>) {
        if let Ok(Some(params)) = params.value() {
            self.cancellable
                .cancel(params.get("token").unwrap_or(&Value::Null));
        }
    }
}

impl Front for State {
    fn initialize(&self, params: Value) -> Value {
        // A second `initialize` never comes here.
        let _ = self.client.set(Client::new(&params));
        for wrong in self.world.initialize(&params) {
            self.settings_wrong(&wrong);
        }
        self.watch_client(&params);
        // Whoever has the answer opens drafts at once. Their analysis would wait for the model, so the answer does.
        self.loader.wait_prepared();
        // The service needs to see nothing of it; its types would refuse what they do not know.
        serde_json::json!({"capabilities": {}})
    }

    fn complete_initialize(&self, result: &mut Value) {
        if self.client().type_hierarchies
            && let Some(Value::Object(capabilities)) = result.get_mut("capabilities")
        {
            capabilities.insert("typeHierarchyProvider".into(), true.into());
        }
    }

    fn take(&self, method: &str, params: Params<'_>) -> Option<Value> {
        match method {
            "textDocument/didChange" => self.did_change(params),
            "textDocument/didOpen" => self.did_open(params),
            "textDocument/didSave" => self.did_save(params),
            "textDocument/didClose" => self.did_close(params),
            "window/workDoneProgress/cancel" => self.cancel_work(params),
            _ => return None,
        }
        Some(Value::Null)
    }

    fn handler<'m>(&self, method: Cow<'m, str>) -> Cow<'m, str> {
        match &*method {
            "workspace/symbol" => SYMBOLS.into(),
            _ => method,
        }
    }

    fn at_rest(&self) {
        let Some(snapshot) = self.fresh().take() else {
            return;
        };
        // The analysis of a keystroke takes less time than waking the analyst.
        let attempt = catch_unwind(AssertUnwindSafe(|| snapshot.analysis_at_once().is_some()));
        if matches!(attempt, Ok(true)) {
            self.analyse(&snapshot);
        } else {
            self.analyst.submit_edit(snapshot);
        }
    }

    fn reply(&self, id: Id, outcome: Result<Value, Error>) {
        self.requests.reply(id, outcome);
    }

    fn report(&self, what: String) {
        self.log(MessageType::ERROR, what);
    }
}

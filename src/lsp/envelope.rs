//! One JSON-RPC message: told apart by its members alone, and repaired where a client's text is broken.
//!
//! The parameters stay raw JSON until somebody knows their type. Two faults that editors do send are mended on the way:
//! invalid UTF-8, and lone surrogate escapes, which JavaScript writes for a text cut inside an emoji; both become U+FFFD,
//! which has the same UTF-16 length, so columns stay right.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::{Error, Id};

/// A message of the client.
#[derive(Debug)]
pub(crate) enum Message<'a> {
    /// A request, or without an id a notification.
    Call(Call<'a>),
    /// The answer to a request of ours.
    Reply {
        /// Our request's id.
        id: Id,
        /// What the client says.
        outcome: Result<Value, Error>,
    },
    /// Nothing that can be understood: to be answered with this error and a null id.
    Broken(Error),
}

/// A request or a notification.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    /// The method's name.
    pub(crate) method: Cow<'a, str>,
    /// The id to answer; absent for a notification. A null id counts as absent, since LSP knows none.
    pub(crate) id: Option<Id>,
    /// The parameters; `null` counts as absent.
    pub(crate) params: Params<'a>,
}

/// The parameters of a call, still as text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Params<'a>(Option<&'a str>);

impl<'a> Params<'a> {
    /// The parameters as a type; absent ones are read as `null`. Lone surrogates are repaired.
    pub(crate) fn read<T: DeserializeOwned>(self) -> serde_json::Result<T> {
        let json = self.0.unwrap_or("null");
        serde_json::from_str(json).or_else(|error| match repaired(json) {
            Some(mended) => serde_json::from_str(&mended),
            None => Err(error),
        })
    }

    /// The parameters as a value, `None` where there are none.
    pub(crate) fn value(self) -> serde_json::Result<Option<Value>> {
        self.0.map(|_| self.read()).transpose()
    }
}

#[cfg(test)]
impl<'a> From<&'a str> for Params<'a> {
    fn from(json: &'a str) -> Params<'a> {
        Params(Some(json))
    }
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    method: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    params: Option<&'a RawValue>,
    #[serde(borrow, default)]
    result: Option<&'a RawValue>,
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
}

/// Reads one message. Never fails: what cannot be read is [`Message::Broken`].
pub(crate) fn parse(body: &str) -> Message<'_> {
    let envelope: Envelope<'_> = match serde_json::from_str(body) {
        Ok(envelope) => envelope,
        Err(error) if error.is_data() => return Message::Broken(Error::invalid_request()),
        Err(_) => return Message::Broken(Error::parse_error()),
    };
    let id = match envelope.id.map(|raw| serde_json::from_str::<Id>(raw.get())) {
        // A fraction, an object, a number beyond 64 bits.
        Some(Err(_)) => return Message::Broken(Error::invalid_request()),
        Some(Ok(Id::Null)) | None => None,
        Some(Ok(id)) => Some(id),
    };
    match (envelope.method, id) {
        (Some(method), id) => {
            let params = Params(envelope.params.map(RawValue::get));
            Message::Call(Call { method, id, params })
        }
        (None, Some(id)) => Message::Reply {
            id,
            outcome: outcome(envelope.result, envelope.error),
        },
        // A null id: the client could not read a message of ours. There is nobody to tell.
        (None, None) if envelope.error.is_some() => Message::Reply {
            id: Id::Null,
            outcome: outcome(None, envelope.error),
        },
        (None, None) => Message::Broken(Error::invalid_request()),
    }
}

/// An answer without a result counts as `null`; an error may have members that the specification does not know.
fn outcome(result: Option<&RawValue>, error: Option<&RawValue>) -> Result<Value, Error> {
    if let Some(error) = error {
        let value: Value = Params(Some(error.get())).read().unwrap_or_default();
        let mut read = Error::internal_error();
        if let Some(code) = value.get("code").and_then(Value::as_i64) {
            read.code = code.into();
        }
        if let Some(message) = value.get("message").and_then(Value::as_str) {
            read.message = message.to_owned().into();
        }
        read.data = value.get("data").cloned();
        return Err(read);
    }
    let json = result.map_or("null", RawValue::get);
    Ok(Params(Some(json)).read().unwrap_or_default())
}

/// The JSON with every lone `\uD800` to `\uDFFF` escape made `\ufffd`; `None` where there is none.
fn repaired(json: &str) -> Option<String> {
    let mut bytes = json.as_bytes().to_vec();
    let mut changed = false;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(next_backslash) {
        at += found;
        let width = match escape(&bytes, at) {
            Some(0xD800..=0xDBFF) if matches!(escape(&bytes, at + 6), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                if let Some(digits) = bytes.get_mut(at + 2..at + 6) {
                    digits.copy_from_slice(b"fffd");
                }
                changed = true;
                6
            }
            Some(_) => 6,
            None => 2,
        };
        at += width;
    }
    // Only ASCII digits were replaced by ASCII, so the bytes are UTF-8 still.
    changed.then(|| String::from_utf8_lossy(&bytes).into_owned())
}

fn next_backslash(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == b'\\')
}

/// The code unit of a `\uXXXX` escape at `at`.
fn escape(bytes: &[u8], at: usize) -> Option<u16> {
    if bytes.get(at..at + 2)? != b"\\u" {
        return None;
    }
    let digits = std::str::from_utf8(bytes.get(at + 2..at + 6)?).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(body: &str, expected: Expect) {
        let drawn = match parse(body) {
            Message::Call(Call { method, id, params }) => format!(
                "call {method} id={id:?} params={}",
                params.value().map_or_else(
                    |error| error.to_string(),
                    |value| value.map_or("none".into(), |it| it.to_string())
                )
            ),
            Message::Reply { id, outcome } => format!("reply {id:?} {outcome:?}"),
            Message::Broken(error) => format!("broken {}", error.code),
        };
        expected.assert_eq(&drawn);
    }

    #[test]
    fn calls() {
        check(
            r#"{"jsonrpc":"2.0","id":1,"method":"a","params":{"b":[1]}}"#,
            expect![[r#"call a id=Some(Number(1)) params={"b":[1]}"#]],
        );
        check(
            r#"{"id":"x","method":"a","params":null,"extra":{}}"#,
            expect![[r#"call a id=Some(String("x")) params=none"#]],
        );
        check(
            r#"{"method":"a","id":null}"#,
            expect!["call a id=None params=none"],
        );
    }

    #[test]
    fn replies() {
        check(
            r#"{"id":1,"result":null}"#,
            expect!["reply Number(1) Ok(Null)"],
        );
        check(r#"{"id":1}"#, expect!["reply Number(1) Ok(Null)"]);
        check(
            r#"{"id":1,"error":{"code":-32601,"message":"no","more":1}}"#,
            expect![[
                r#"reply Number(1) Err(Error { code: MethodNotFound, message: "no", data: None })"#
            ]],
        );
        check(
            r#"{"id":1,"error":"odd"}"#,
            expect![[
                r#"reply Number(1) Err(Error { code: InternalError, message: "Internal error", data: None })"#
            ]],
        );
    }

    #[test]
    fn broken() {
        check("", expect!["broken -32700"]);
        check(r#"{"method":"a""#, expect!["broken -32700"]);
        check(r#"{"method":"a"}}"#, expect!["broken -32700"]);
        check("{}", expect!["broken -32600"]);
        check(r#"[{"method":"a"}]"#, expect!["broken -32600"]);
        check("17", expect!["broken -32600"]);
        check(r#"{"method":5,"id":1}"#, expect!["broken -32600"]);
        check(r#"{"method":"a","id":1.5}"#, expect!["broken -32600"]);
        check(
            r#"{"method":"a","id":99999999999999999999}"#,
            expect!["broken -32600"],
        );
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        check(
            r#"{"method":"a","params":["\ud83d\ude00 \ud83d \ude00 \\ud83d \ud83d\ud83d\ude00 \u00e9 \ud83d"]}"#,
            expect![[r#"call a id=None params=["😀 � � \\ud83d �😀 é �"]"#]],
        );
    }
}

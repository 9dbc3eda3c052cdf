//! What a request to the endpoint asks for.

use std::fmt;

use discord_cache::{PreparedEvent, prepare};
use discord_model::Event;
use discord_model::decode::from_str;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::PublicKey;

/// The name of the event of the gateway with the same payload as an interaction over HTTP.
const INTERACTION: &str = "INTERACTION_CREATE";

/// The type of an interaction by which Discord checks the endpoint, and of webhook events.
const INTERACTION_PING: u64 = 1;

/// The type of a webhook payload by which Discord checks the endpoint.
const WEBHOOK_PING: u64 = 0;

/// The request of Discord, which was verified.
#[derive(Debug)]
pub enum EndpointRequest {
    /// Discord checks the endpoint of interactions, and expects a pong.
    Ping,
    /// Discord checks the endpoint of webhook events, and expects no content.
    WebhookPing,
    /// A user did something.
    Interaction(Box<PreparedEvent>),
    /// Something happened to the application.
    WebhookEvent(WebhookEvent),
}

/// A webhook event, such as that a user has authorized the application.
#[derive(Debug)]
pub struct WebhookEvent {
    /// Its type, such as `APPLICATION_AUTHORIZED`.
    pub name: String,
    /// The time at which it happened, in the format of ISO 8601.
    pub timestamp: String,
    /// Its payload; null if it has none.
    pub data: Value,
}

/// The reason why a request is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The path is not that of the endpoint.
    NotFound,
    /// The method is not `POST`.
    MethodNotAllowed,
    /// The body is too large.
    TooLarge,
    /// The body was not received in time.
    TooSlow,
    /// The headers with the signature are missing.
    NotSigned,
    /// The signature is invalid, so the request is not from Discord, or the public key is wrong.
    InvalidSignature,
    /// The body was signed by Discord, but cannot be read.
    Unreadable,
    /// Too many interactions are waiting.
    Busy,
}

impl Rejection {
    /// Returns the HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TooLarge => 413,
            Self::TooSlow => 408,
            Self::NotSigned | Self::InvalidSignature => 401,
            Self::Unreadable => 400,
            Self::Busy => 503,
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "the path is not that of the endpoint",
            Self::MethodNotAllowed => "the method is not POST",
            Self::TooLarge => "the body is too large",
            Self::TooSlow => "the body was not received in time",
            Self::NotSigned => "the headers with the signature are missing",
            Self::InvalidSignature => "invalid request signature",
            Self::Unreadable => "the body could not be read",
            Self::Busy => "too many interactions are waiting",
        })
    }
}

/// The parts of a payload that tell what it is.
#[derive(Deserialize)]
struct Outline<'a> {
    #[serde(rename = "type")]
    kind: u64,
    #[serde(borrow, default)]
    event: Option<EventOutline<'a>>,
}

/// A webhook event before its payload is decoded.
#[derive(Deserialize)]
struct EventOutline<'a> {
    #[serde(rename = "type")]
    name: String,
    #[serde(default)]
    timestamp: String,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
}

/// Verifies a request, and returns what it asks for. The signature and the timestamp are the values of the headers
/// `X-Signature-Ed25519` and `X-Signature-Timestamp`.
///
/// # Errors
/// Returns why the request is rejected. Nothing of the body is read before the signature is verified.
pub fn read_request(
    public_key: &PublicKey,
    signature: Option<&[u8]>,
    timestamp: Option<&[u8]>,
    body: &[u8],
) -> Result<EndpointRequest, Rejection> {
    let (Some(signature), Some(timestamp)) = (signature, timestamp) else {
        return Err(Rejection::NotSigned);
    };
    if !public_key.verifies(signature, timestamp, body) {
        return Err(Rejection::InvalidSignature);
    }
    read_payload(body).ok_or(Rejection::Unreadable)
}

fn read_payload(body: &[u8]) -> Option<EndpointRequest> {
    let text = std::str::from_utf8(body).ok()?;
    let outline: Outline<'_> = serde_json::from_str(text).ok()?;
    match (outline.kind, outline.event) {
        (WEBHOOK_PING, _) => Some(EndpointRequest::WebhookPing),
        (_, Some(event)) => Some(EndpointRequest::WebhookEvent(WebhookEvent {
            name: event.name,
            timestamp: event.timestamp,
            data: match event.data {
                Some(data) => from_str(data.get()).ok()??,
                None => Value::Null,
            },
        })),
        (INTERACTION_PING, None) => Some(EndpointRequest::Ping),
        (_, None) => match Event::decode(INTERACTION, text).ok()? {
            event @ Event::InteractionCreate(_) if event.missing().is_none() => {
                Some(EndpointRequest::Interaction(Box::new(prepare(event))))
            }
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::vectors::{
        COMMAND, PING, PUBLIC_KEY, Signed, TEXT, WEBHOOK_EVENT, WEBHOOK_PING,
    };
    use super::*;

    fn read(signed: &Signed) -> Result<EndpointRequest, Rejection> {
        read_request(
            &PublicKey::parse(PUBLIC_KEY).unwrap(),
            Some(signed.signature.as_bytes()),
            Some(signed.timestamp.as_bytes()),
            signed.body.as_bytes(),
        )
    }

    #[test]
    fn pings_are_recognized() {
        assert!(matches!(read(&PING), Ok(EndpointRequest::Ping)));
        assert!(matches!(
            read(&WEBHOOK_PING),
            Ok(EndpointRequest::WebhookPing)
        ));
    }

    #[test]
    fn an_interaction_is_the_event_of_the_gateway() {
        let Ok(EndpointRequest::Interaction(prepared)) = read(&COMMAND) else {
            panic!();
        };
        let PreparedEvent::Event(Event::InteractionCreate(patch)) = *prepared else {
            panic!();
        };
        assert_eq!(patch.value.id.get(), 20);
        assert_eq!(&*patch.value.data.as_ref().unwrap().name, "roll");
    }

    #[test]
    fn webhook_events_have_their_payload() {
        let Ok(EndpointRequest::WebhookEvent(event)) = read(&WEBHOOK_EVENT) else {
            panic!();
        };
        assert_eq!(event.name, "APPLICATION_AUTHORIZED");
        assert_eq!(event.timestamp, "2024-10-18T14:42:53.064834");
        assert_eq!(event.data["user"]["id"], "50");
    }

    #[test]
    fn requests_without_a_valid_signature_are_rejected() {
        let key = PublicKey::parse(PUBLIC_KEY).unwrap();
        let (signature, timestamp) = (PING.signature.as_bytes(), PING.timestamp.as_bytes());
        let read = |signature, timestamp, body| read_request(&key, signature, timestamp, body);
        let body = PING.body.as_bytes();
        let missing = [
            (None, Some(timestamp)),
            (Some(signature), None),
            (None, None),
        ];
        for (signature, timestamp) in missing {
            assert_eq!(
                read(signature, timestamp, body).unwrap_err(),
                Rejection::NotSigned
            );
        }
        let wrong = read(Some(signature), Some(b"1"), body).unwrap_err();
        assert_eq!((wrong, wrong.status()), (Rejection::InvalidSignature, 401));
        let other = read(Some(signature), Some(timestamp), COMMAND.body.as_bytes());
        assert_eq!(other.unwrap_err(), Rejection::InvalidSignature);
        assert_eq!(
            super::tests::read(&TEXT).unwrap_err(),
            Rejection::Unreadable
        );
    }

    #[test]
    fn malformed_payloads_are_unreadable() {
        let deep = format!(
            r#"{{"type":2,"id":"1","token":"a","data":{}"#,
            "[".repeat(100_000)
        );
        let deep_event = format!(
            r#"{{"type":1,"event":{{"type":"A","data":{}1{}}}}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let huge = format!(
            r#"{{"type":1,"event":{{"type":"A","data":[{}{{}}]}}}}"#,
            "{},".repeat(300_000)
        );
        for body in [
            "",
            "7",
            "[]",
            "{}",
            r#"{"type":"1"}"#,
            r#"{"type":2}"#,
            r#"{"type":-1}"#,
            &deep,
            &deep_event,
        ] {
            assert!(read_payload(body.as_bytes()).is_none(), "{body:.60}");
        }
        assert!(read_payload(b"\xff").is_none());
        // It may be read or not, but it ends.
        let _ = read_payload(huge.as_bytes());
        let unknown =
            json!({"type": 99, "id": "1", "token": "a", "application_id": "2"}).to_string();
        assert!(read_payload(unknown.as_bytes()).is_some());
    }
}

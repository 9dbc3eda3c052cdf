//! Initial responses to interactions that were received over HTTP.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use discord_model::{Guild, Id, Interaction};
use discord_rest::routes::webhook::get_original_interaction_response;
use discord_rest::schema::ResponseType;
use discord_rest::{Arguments, Request, Response, Rest};
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::Client;
use crate::client_error::{ClientError, ClientErrorKind};
use crate::event_queue::ClientEvent;
use crate::interactions_endpoint::HttpResponder;
use crate::reply::Reply;

/// The pauses before Discord is asked whether it has accepted a response. It processes it within a moment. Three seconds
/// after an interaction without a response, its token becomes invalid.
const PAUSES: [Duration; 5] = [
    Duration::from_millis(50),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(500),
    Duration::from_secs(1),
];

/// The HTTP request of an interaction that has no response yet.
#[derive(Debug)]
pub struct HttpResponse {
    /// Responds to the HTTP request.
    pub responder: HttpResponder,
    /// The interaction.
    pub interaction: Arc<Interaction>,
}

/// The response of Discord's callback endpoint, which there is none of for a response over HTTP.
#[derive(Serialize)]
struct CallbackResponse<'a> {
    interaction: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<CallbackResource<'a>>,
}

#[derive(Serialize)]
struct CallbackResource<'a> {
    #[serde(rename = "type")]
    kind: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a RawValue>,
}

impl Client {
    /// Sends an initial response as the response to the HTTP request of the interaction. `request` is the request that
    /// would send it over REST; it is sent if the HTTP request has ended. The result is received as
    /// [`ClientEvent::Reply`] with this number, as that of `request` would be.
    pub fn respond_over_http(&self, number: u64, mut request: Request, to: HttpResponse) {
        let (network, event_queue, end) = (
            self.network.clone(),
            self.event_queue.clone(),
            self.end.clone(),
        );
        let slot = self.sequencer.reserve(&request);
        self.runtime.spawn(async move {
            let send = async {
                let rest = network.parts().await?.rest;
                let response_type = request
                    .route()
                    .map_or(ResponseType::Raw, |route| route.response);
                let is_sent = rest
                    .json_body(&mut request)
                    .is_some_and(|body| to.responder.respond(body).is_ok());
                let response = match is_sent {
                    true => {
                        // Otherwise, the requests below would wait for it.
                        drop(slot);
                        confirm(&rest, &to.interaction, kind_of(&request)).await?
                    }
                    false => rest.send_in_sequence(request, slot).await?,
                };
                Reply::decode(response_type, Id::<Guild>::NONE, &response)
            };
            if let Some(result) = end.run_until_cancelled(send).await {
                event_queue.push(ClientEvent::Reply {
                    request: number,
                    result,
                });
            }
        });
    }
}

/// Returns the callback type of an initial response.
fn kind_of(request: &Request) -> u64 {
    let kind = request.body().and_then(|body| body.get("type")?.as_u64());
    kind.unwrap_or_default()
}

/// Waits until Discord has accepted the response, which is not told over HTTP, and returns what Discord's callback
/// endpoint would return.
///
/// The original response exists as soon as the response was accepted. Other requests, such as those of follow-ups, fail
/// before that.
async fn confirm(
    rest: &Rest,
    interaction: &Interaction,
    kind: u64,
) -> Result<Response, ClientError> {
    // Responses of the other types create no original response.
    if !matches!(kind, 4..=7) {
        return Ok(callback_response(interaction, kind, None));
    }
    for pause in PAUSES {
        tokio::time::sleep(pause).await;
        let original = get_original_interaction_response.request(Arguments {
            parameters: vec![
                json!(interaction.application_id.get().to_string()),
                json!(interaction.token.expose()),
            ],
            ..Arguments::default()
        })?;
        match rest.send(original).await {
            Ok(message) => {
                let message = message.json_body();
                return Ok(callback_response(interaction, kind, Some(&message)));
            }
            Err(error) if matches!(error.status(), 401 | 404) => {}
            // Whether it was accepted is unknown, for example because this machine can only be reached, and can reach
            // nothing itself. Most responses are accepted.
            Err(_) => return Ok(callback_response(interaction, kind, None)),
        }
    }
    Err(ClientError::new(
        ClientErrorKind::Refused,
        "Discord has not accepted the response.",
        "It was the response to an HTTP request, so Discord does not say why. Check what it contains, such as its \
         embeds and components.",
    ))
}

fn callback_response(interaction: &Interaction, kind: u64, message: Option<&[u8]>) -> Response {
    let message = message.and_then(|message| serde_json::from_slice::<&RawValue>(message).ok());
    // The responses that create or change a message.
    let has_message = matches!(kind, 4 | 7);
    let callback = CallbackResponse {
        interaction: json!({
            "id": interaction.id.get().to_string(),
            "type": interaction.kind.0,
        }),
        resource: has_message.then_some(CallbackResource { kind, message }),
    };
    let body = serde_json::to_vec(&callback).unwrap_or_default();
    Response {
        status: 200,
        headers: Default::default(),
        body: Bytes::from(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(kind: u64, message: Option<&str>) -> serde_json::Value {
        let interaction = Interaction {
            id: Id::new(20),
            ..Interaction::default()
        };
        let response = callback_response(&interaction, kind, message.map(str::as_bytes));
        serde_json::from_slice(&response.body).unwrap()
    }

    #[test]
    fn the_message_is_where_the_callback_endpoint_has_it() {
        let created = body(4, Some(r#"{"id":"7"}"#));
        assert_eq!(created["interaction"]["id"], "20");
        assert_eq!(created["resource"]["type"], 4);
        assert_eq!(created["resource"]["message"]["id"], "7");
        assert!(body(4, None)["resource"].get("message").is_none());
        assert!(body(4, Some("<html>"))["resource"].get("message").is_none());
        assert!(body(5, Some(r#"{"id":"7"}"#)).get("resource").is_none());
    }
}

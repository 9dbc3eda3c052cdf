//! What is sent to applications, and what they respond.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::mpsc;

use super::post::SignedRequest;
use super::signature::sign;
use crate::id::Id;
use crate::rest::respond_to_interaction;
use crate::state::{Core, State};

/// A payload for the URL of an application.
pub struct Delivery {
    pub url: String,
    pub application: Id,
    pub payload: Value,
    /// The interaction, if it is one, and its token.
    pub interaction: Option<(Id, String)>,
}

impl State {
    /// The URL that a bot's application has set in this field, if the sandbox can send to it.
    pub fn endpoint_url(&self, bot: Id, field: &str) -> Option<String> {
        let url = self.world.bots.get(&bot)?.fields.get(field)?.as_str()?;
        url.starts_with("http://").then(|| url.to_owned())
    }
}

/// Sends everything, each on its own, until the state is dropped.
pub async fn deliver_all(core: Arc<Core>, mut deliveries: mpsc::UnboundedReceiver<Delivery>) {
    while let Some(delivery) = deliveries.recv().await {
        tokio::spawn(deliver(core.clone(), delivery));
    }
}

async fn deliver(core: Arc<Core>, delivery: Delivery) {
    let body = delivery.payload.to_string();
    let (timestamp, signature) = sign(delivery.application, &body);
    let request = SignedRequest {
        url: &delivery.url,
        body: &body,
        timestamp: &timestamp,
        signature: &signature,
    };
    let response = request.post().await;
    // With 202 the response follows over REST. Everything else is none, and the user sees that the bot did not respond.
    let (Some((200, body)), Some((id, token))) = (response, delivery.interaction) else {
        return;
    };
    let Ok(json) = serde_json::from_slice(&body) else {
        return;
    };
    let taken = respond_to_interaction(&mut core.lock(), id, &token, json);
    if let Err(error) = taken {
        tracing::warn!(?error, "the response of the endpoint is invalid");
    }
}

//! Webhook events: what happens to an application, sent to its URL.

use super::*;
use crate::endpoint::Delivery;
use crate::id::unix_ms;
use crate::time::iso;

pub fn send_webhook_event(
    state: &mut State,
    application: Id,
    event: String,
    data: Value,
) -> Outcome {
    let url = state.endpoint_url(application, "event_webhooks_url");
    let url =
        url.or_invalid("the application has no event_webhooks_url that begins with http://")?;
    let payload = json!({
        "version": 1,
        "application_id": application,
        "type": 1,
        "event": { "type": event, "timestamp": iso(unix_ms()), "data": data },
    });
    let delivery = Delivery {
        url,
        application,
        payload: payload.clone(),
        interaction: None,
    };
    // The sandbox stops if nobody receives it.
    state.deliveries.send(delivery).ok();
    Ok(payload)
}

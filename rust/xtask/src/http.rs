//! HTTP requests that control a sandbox.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

/// Time limit for a response of a server on this machine.
const LIMIT: Duration = Duration::from_secs(10);

/// Sends a POST request with a JSON body and returns the JSON of the response.
///
/// # Errors
/// If the server cannot be reached, responds with an error, or responds with something other than JSON.
pub fn post(url: &str, body: &Value) -> Result<Value> {
    let response = agent()
        .post(url)
        .content_type("application/json")
        .send(body.to_string());
    read(response.with_context(|| format!("POST {url}"))?)
}

fn agent() -> Agent {
    // The server is on this machine, which a proxy could not reach.
    let config = Agent::config_builder()
        .timeout_global(Some(LIMIT))
        .proxy(None);
    config.build().into()
}

fn read(mut response: Response<Body>) -> Result<Value> {
    let text = response.body_mut().read_to_string()?;
    serde_json::from_str(&text).with_context(|| format!("not JSON: {text}"))
}

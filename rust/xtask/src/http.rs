//! The little HTTP needed to steer a sandbox.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

/// For one answer of a server on this machine.
const LIMIT: Duration = Duration::from_secs(10);

/// Posts a JSON body and reads a JSON answer.
///
/// # Errors
/// When the server cannot be reached, refuses, or answers with something else than JSON.
pub fn post(url: &str, body: &Value) -> Result<Value> {
    let answer = agent()
        .post(url)
        .content_type("application/json")
        .send(body.to_string());
    read(answer.with_context(|| format!("POST {url}"))?)
}

fn agent() -> Agent {
    // The server is on this machine: no proxy may stand between.
    let config = Agent::config_builder()
        .timeout_global(Some(LIMIT))
        .proxy(None);
    config.build().into()
}

fn read(mut answer: Response<Body>) -> Result<Value> {
    let text = answer.body_mut().read_to_string()?;
    serde_json::from_str(&text).with_context(|| format!("no JSON: {text}"))
}

//! The little HTTP needed to steer a sandbox.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

/// For one answer of a server on this machine.
const LIMIT: Duration = Duration::from_secs(10);

/// Posts a JSON body and reads a JSON answer.
///
/// # Errors
/// When the server cannot be reached, refuses, or answers with something else than JSON.
pub fn post(url: &str, body: &Value) -> Result<Value> {
    let mut answer = ureq::post(url)
        .config()
        .timeout_global(Some(LIMIT))
        .build()
        .content_type("application/json")
        .send(body.to_string())
        .with_context(|| format!("POST {url}"))?;
    let text = answer.body_mut().read_to_string()?;
    serde_json::from_str(&text).with_context(|| format!("POST {url} answered {text}"))
}

//! `/sandbox/…`: the sandbox's own interface, which Discord does not have.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::action::{Action, ActionError};
use crate::state::Core;

/// `POST /sandbox/{action}` with the action's fields as a JSON object. Nothing is the empty object.
pub async fn act(State(core): State<Arc<Core>>, Path(name): Path<String>, body: Bytes) -> Response {
    let fields: Value = if body.is_empty() {
        json!({})
    } else {
        match serde_json::from_slice(&body) {
            Ok(fields) => fields,
            Err(error) => return refuse(StatusCode::BAD_REQUEST, &error.to_string()),
        }
    };
    // On a thread of its own: a burst must not keep the server from serving.
    let acting = move || Action::from_parts(&name, fields).and_then(|action| action.perform(&core));
    let Ok(outcome) = tokio::task::spawn_blocking(acting).await else {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, "the sandbox is stopping");
    };
    match outcome {
        Ok(made) => Json(made).into_response(),
        Err(error @ ActionError::Invalid { .. }) => {
            refuse(StatusCode::BAD_REQUEST, &error.to_string())
        }
        Err(error) => refuse(StatusCode::NOT_FOUND, &error.to_string()),
    }
}

fn refuse(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "error": message }))).into_response()
}

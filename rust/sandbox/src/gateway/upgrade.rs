//! From an HTTP request to a gateway socket.

use std::sync::Arc;

use axum::extract::{Query, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::connection;
use super::cuttable_stream::CuttableStream;
use crate::state::Core;

/// The query of a gateway URL.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct UpgradeQuery {
    /// The API version; 10 and 9 are spoken, 8 to 6 are taken for them.
    pub v: Option<String>,
    /// Only `json` is spoken.
    pub encoding: Option<String>,
    pub compress: Option<String>,
}

/// Accepts a WebSocket. The socket lives in a task of its own.
pub fn upgrade(core: Arc<Core>, query: Query<UpgradeQuery>, mut request: Request) -> Response {
    let refuse = |message| (StatusCode::UPGRADE_REQUIRED, message).into_response();
    let Some(key) = websocket_key(request.headers()) else {
        return refuse("Expected a WebSocket upgrade.");
    };
    let Some(on_upgrade) = request.extensions_mut().remove::<OnUpgrade>() else {
        return refuse("This connection cannot be upgraded.");
    };
    tokio::spawn(async move {
        let Ok(upgraded) = on_upgrade.await else {
            return;
        };
        let (stream, cut) = CuttableStream::new(TokioIo::new(upgraded));
        let config = WebSocketConfig::default().max_message_size(Some(1 << 20));
        let socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
        connection::run(core, socket, query.0, cut).await;
    });
    let headers = [
        (header::CONNECTION, "Upgrade".to_owned()),
        (header::UPGRADE, "websocket".to_owned()),
        (header::SEC_WEBSOCKET_ACCEPT, key),
    ];
    (StatusCode::SWITCHING_PROTOCOLS, headers).into_response()
}

/// The answer to the client's key, when this is a WebSocket handshake.
fn websocket_key(headers: &HeaderMap) -> Option<String> {
    let upgrade = headers.get(header::UPGRADE)?.to_str().ok()?;
    let key = headers.get(header::SEC_WEBSOCKET_KEY)?;
    upgrade
        .eq_ignore_ascii_case("websocket")
        .then(|| derive_accept_key(key.as_bytes()))
}

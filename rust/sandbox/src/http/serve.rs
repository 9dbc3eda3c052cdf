//! The routes of the server.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use tokio::time::interval;

use super::listener::HttpListener;
use super::{control, images};
use crate::state::Core;
use crate::{gateway, rest};

/// How often sessions are looked over for those that waited too long.
const SWEEP: Duration = Duration::from_secs(1);

/// Serves until it is dropped.
pub async fn serve(core: Arc<Core>, listener: HttpListener) -> std::io::Result<()> {
    tokio::spawn(sweep(core.clone()));
    let router = Router::new()
        .route("/", any(socket))
        .route("/gateway", any(socket))
        .route("/gateway/", any(socket))
        .route("/gateway/resume", any(socket))
        .route("/gateway/resume/", any(socket))
        .route("/sandbox/{action}", post(control::act))
        .route("/api/{*path}", any(api))
        .route("/embed/avatars/{name}", get(images::default_avatar))
        .route(
            "/attachments/{channel}/{id}/{filename}",
            get(images::attachment),
        )
        .route("/{kind}/{id}/{hash}", get(images::by_id))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(rest::LARGEST_BODY))
        .with_state(core);
    axum::serve(listener, router).await
}

async fn socket(
    State(core): State<Arc<Core>>,
    query: Query<gateway::UpgradeQuery>,
    request: Request,
) -> Response {
    gateway::upgrade(core, query, request)
}

async fn api(State(core): State<Arc<Core>>, request: Request) -> Response {
    rest::handle(&core, request).await.into_response()
}

/// Ends the sessions nobody came back for.
async fn sweep(core: Arc<Core>) {
    let mut clock = interval(SWEEP);
    loop {
        clock.tick().await;
        let mut state = core.lock();
        let window = state.config.resume_window;
        for bot in state.sessions.expire(window) {
            state.bot_left_gateway(bot);
        }
        state.limits.sweep();
    }
}

//! Requests whose order is visible, on a network on which they could overtake each other.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request as Incoming, State};
use axum::response::{IntoResponse, Response};
use discord_rest::{Request, Rest};
use serde_json::{Value, json};

use crate::support::{client, listen, request};

/// A server on which one request hangs.
#[derive(Clone, Default)]
struct Slow {
    /// The duration of the hang.
    hang: Duration,
    /// The requests that received a response, by method and path.
    done: Arc<Mutex<Vec<String>>>,
    seen: Arc<Mutex<u64>>,
}

async fn serve(State(slow): State<Slow>, incoming: Incoming) -> Response {
    let name = format!("{} {}", incoming.method(), incoming.uri().path());
    let number = {
        let mut seen = slow.seen.lock().unwrap();
        *seen += 1;
        *seen
    };
    if number == 1 {
        tokio::time::sleep(slow.hang).await;
    }
    slow.done.lock().unwrap().push(name);
    axum::Json(json!({})).into_response()
}

async fn slow(hang_ms: u64) -> (Slow, Rest) {
    let slow = Slow {
        hang: Duration::from_millis(hang_ms),
        ..Slow::default()
    };
    let router = Router::new().fallback(serve).with_state(slow.clone());
    (slow.clone(), client(&listen(router).await, |_| {}))
}

/// Sends requests at once. Returns the names of those that completed, in their order.
async fn all(requests: Vec<Request>) -> Vec<String> {
    let (slow, rest) = slow(400).await;
    let mut tasks = Vec::new();
    for request in requests {
        let rest = rest.clone();
        tasks.push(tokio::spawn(async move { rest.send(request).await }));
        // Tasks start in the order in which they are created.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let done = slow.done.lock().unwrap();
    let done = done.iter().map(|name| name.replace("/api/v10", ""));
    done.collect()
}

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

async fn in_order(requests: Vec<(&str, Value)>, expected: &[&str]) {
    let requests = requests.into_iter();
    let requests = requests.map(|(name, parameters)| request(name, parameters));
    assert_eq!(all(requests.collect()).await, list(expected));
}

#[tokio::test]
async fn what_belongs_to_an_interaction() {
    in_order(
        vec![
            (
                "create_interaction_response",
                json!([1, "tok", {"type": 5}]),
            ),
            ("execute_webhook", json!([9, "tok", "more"])),
            (
                "edit_original_interaction_response",
                json!([9, "tok", "first"]),
            ),
            ("get_original_interaction_response", json!([9, "tok"])),
        ],
        &[
            "POST /interactions/1/tok/callback",
            "POST /webhooks/9/tok",
            "PATCH /webhooks/9/tok/messages/@original",
            "GET /webhooks/9/tok/messages/@original",
        ],
    )
    .await;
}

#[tokio::test]
async fn what_changes_one_thing() {
    in_order(
        vec![
            ("create_reaction", json!([1, 2, "blob:3"])),
            ("delete_own_reaction", json!([1, 2, "blob:3"])),
        ],
        &[
            "PUT /channels/1/messages/2/reactions/blob%3A3/@me",
            "DELETE /channels/1/messages/2/reactions/blob%3A3/@me",
        ],
    )
    .await;
    in_order(
        vec![
            ("create_message", json!([1, "one"])),
            ("edit_message", json!([1, 2, "two"])),
            ("delete_message", json!([1, 2])),
        ],
        &[
            "POST /channels/1/messages",
            "PATCH /channels/1/messages/2",
            "DELETE /channels/1/messages/2",
        ],
    )
    .await;
    in_order(
        vec![
            ("add_guild_member_role", json!([1, 2, 3])),
            ("remove_guild_member_role", json!([1, 2, 3])),
        ],
        &[
            "PUT /guilds/1/members/2/roles/3",
            "DELETE /guilds/1/members/2/roles/3",
        ],
    )
    .await;
}

#[tokio::test]
async fn one_that_hangs_delays_nobody_else() {
    for (hangs, other) in [
        (
            request("create_lobby", json!([])),
            request("create_lobby", json!([])),
        ),
        (
            request("create_dm", json!([1])),
            request("create_dm", json!([2])),
        ),
        (
            request("delete_global_application_command", json!([1, 2])),
            request("delete_guild_application_command", json!([1, 5, 2])),
        ),
        (
            request("create_message", json!([1, "one"])),
            request("create_message", json!([2, "two"])),
        ),
        (
            request("create_message", json!([1, "one"])),
            request("get_channel", json!([1])),
        ),
    ] {
        let told = format!("{hangs:?}");
        let (_slow, rest) = slow(3000).await;
        let hanging = tokio::spawn({
            let rest = rest.clone();
            async move { rest.send(hangs).await }
        });
        tokio::time::sleep(Duration::from_millis(20)).await;
        let start = Instant::now();
        rest.send(other).await.unwrap();
        // An unknown limit is learned from the first response, for which the other requests wait a little.
        assert!(start.elapsed() < Duration::from_millis(1500), "{told}");
        hanging.await.unwrap().unwrap();
    }
}

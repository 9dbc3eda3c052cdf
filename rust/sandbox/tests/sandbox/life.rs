//! Starting and stopping.

use std::time::{Duration, Instant};

use discord_sandbox::{Config, Sandbox};

use crate::stranger::*;

#[tokio::test]
async fn it_stops_at_once_whatever_goes_on() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, ALL).await;
    let before = Instant::now();
    tokio::task::spawn_blocking(move || sandbox.stop())
        .await
        .unwrap();
    assert!(before.elapsed() < Duration::from_secs(2));
    assert_eq!(gateway.closed().await, None);
}

#[test]
fn a_taken_port_is_an_error() {
    let sandbox = demo();
    let second = Sandbox::start(Config {
        address: sandbox.address(),
        ..Config::default()
    });
    assert_eq!(
        second.err().map(|error| error.kind()),
        Some(std::io::ErrorKind::AddrInUse)
    );
}

#[test]
fn ids_are_unique_and_in_the_past() {
    let sandbox = start(Config {
        preset: discord_sandbox::Preset::Big {
            guilds: 20,
            members: 300,
        },
        ..Config::default()
    });
    let state = sandbox.act_json("state", serde_json::json!({})).unwrap();
    let mut ids: Vec<u64> = state["users"]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| text(&user["id"]).parse().unwrap())
        .collect();
    assert_eq!(ids.len(), 20 * 298 + 2);
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[tokio::test]
async fn behind_a_proxy_every_url_is_that_of_the_proxy() {
    let sandbox = start(Config {
        public_url: Some("https://proxy.example:8443".to_owned()),
        ..Config::default()
    });
    assert_eq!(sandbox.url(), "https://proxy.example:8443");
    let answer = http()
        .get(format!("http://{}/api/v10/gateway", sandbox.address()))
        .send()
        .await
        .unwrap();
    assert_eq!(
        Answer::read(answer).await.body["url"],
        "wss://proxy.example:8443/gateway"
    );
}

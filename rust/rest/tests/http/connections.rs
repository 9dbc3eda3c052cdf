//! Connections are kept open for the next requests, if the configuration says so.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{ConnectInfo, State};
use serde_json::json;
use tokio::net::TcpListener;

use crate::support::{client, request};

/// The ports of the clients' connections, one for each request.
type Ports = Arc<Mutex<Vec<u16>>>;

/// Sends two requests, one after the other. Returns the ports of their connections.
async fn ports_of_two_requests(keeps_connections: bool) -> Vec<u16> {
    let ports = Ports::default();
    let note = |State(ports): State<Ports>, ConnectInfo(peer): ConnectInfo<SocketAddr>| async move {
        ports.lock().unwrap().push(peer.port());
        "{}"
    };
    let router = Router::new().fallback(note).with_state(ports.clone());
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    let rest = client(&url, |config| config.keeps_connections = keeps_connections);
    for _ in 0..2 {
        rest.send(request("get_user", json!([1]))).await.unwrap();
    }
    ports.lock().unwrap().clone()
}

#[tokio::test]
async fn a_connection_is_used_for_the_next_request() {
    let ports = ports_of_two_requests(true).await;
    assert_eq!(ports[0], ports[1]);
}

#[tokio::test]
async fn without_a_pool_each_request_has_its_own() {
    let ports = ports_of_two_requests(false).await;
    assert_ne!(ports[0], ports[1]);
}

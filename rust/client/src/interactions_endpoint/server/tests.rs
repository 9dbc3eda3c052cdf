use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use super::super::vectors::{COMMAND, PING, PUBLIC_KEY, Signed, TEXT, WEBHOOK_EVENT, WEBHOOK_PING};
use super::*;

/// The maximum time that a test waits.
const PATIENCE: Duration = Duration::from_secs(20);

fn start() -> InteractionsEndpoint {
    let settings = EndpointSettings::new(PUBLIC_KEY, "127.0.0.1", 0, "/interactions").unwrap();
    InteractionsEndpoint::start(settings).unwrap()
}

fn connect(endpoint: &InteractionsEndpoint) -> TcpStream {
    let stream = TcpStream::connect(endpoint.address()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn signed(signed: &Signed) -> String {
    post(signed.body, Some((signed.signature, signed.timestamp)))
}

fn post(body: &str, signature: Option<(&str, &str)>) -> String {
    let signature = signature.map_or_else(String::new, |(signature, timestamp)| {
        format!("X-Signature-Ed25519: {signature}\r\nX-Signature-Timestamp: {timestamp}\r\n")
    });
    format!(
        "POST /interactions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{signature}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends a request, and returns the status and the body of the response.
fn send(endpoint: &InteractionsEndpoint, request: &str) -> (u16, String) {
    let mut stream = connect(endpoint);
    // The server may respond, and close the connection, before it has received everything.
    stream.write_all(request.as_bytes()).ok();
    read(&mut stream)
}

fn read(stream: &mut TcpStream) -> (u16, String) {
    let mut received = Vec::new();
    stream.read_to_end(&mut received).ok();
    let text = String::from_utf8(received).unwrap();
    let status = text
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (status.unwrap_or_default(), body.to_owned())
}

fn next(endpoint: &mut InteractionsEndpoint) -> EndpointEvent {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(event) = endpoint.receive() {
            return event;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("there is no event");
}

#[test]
fn pings_are_answered_at_once() {
    let endpoint = start();
    assert_eq!(
        send(&endpoint, &signed(&PING)),
        (200, r#"{"type":1}"#.to_owned())
    );
    assert_eq!(
        send(&endpoint, &signed(&WEBHOOK_PING)),
        (204, String::new())
    );
}

#[test]
fn unsigned_requests_are_rejected() {
    let mut endpoint = start();
    assert_eq!(send(&endpoint, &post(PING.body, None)).0, 401);
    assert!(matches!(
        next(&mut endpoint),
        EndpointEvent::Rejected(Rejection::NotSigned)
    ));
    let wrong = post(PING.body, Some((COMMAND.signature, PING.timestamp)));
    assert_eq!(send(&endpoint, &wrong).0, 401);
    assert!(matches!(
        next(&mut endpoint),
        EndpointEvent::Rejected(Rejection::InvalidSignature)
    ));
}

#[test]
fn other_requests_are_rejected() {
    let endpoint = start();
    let request =
        |line: &str| format!("{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!(send(&endpoint, &request("GET /interactions")).0, 405);
    assert_eq!(send(&endpoint, &request("POST /other")).0, 404);
    assert_eq!(send(&endpoint, &request("GET /")).0, 404);
    assert_eq!(send(&endpoint, &signed(&TEXT)).0, 400);
    assert_eq!(send(&endpoint, "no HTTP at all\r\n\r\n").0, 400);
    let huge = "x".repeat(MAX_BODY + 1);
    assert_eq!(send(&endpoint, &post(&huge, Some(("00", "1")))).0, 413);
    let headers = format!(
        "GET / HTTP/1.1\r\nX: {}\r\n\r\n",
        "x".repeat(HEADER_BUFFER * 2)
    );
    assert_eq!(send(&endpoint, &headers).0, 431);
    assert_eq!(send(&endpoint, &signed(&PING)).0, 200, "it goes on");
}

#[test]
fn the_response_to_an_interaction_is_that_of_its_http_request() {
    let mut endpoint = start();
    let mut stream = connect(&endpoint);
    stream.write_all(signed(&COMMAND).as_bytes()).unwrap();
    let EndpointEvent::Interaction { responder, .. } = next(&mut endpoint) else {
        panic!();
    };
    let response = r#"{"type":4,"data":{"content":"6"}}"#;
    responder
        .respond(Bytes::from_static(response.as_bytes()))
        .unwrap();
    assert_eq!(read(&mut stream), (200, response.to_owned()));
}

#[test]
fn without_a_response_it_follows_over_rest() {
    let mut endpoint = start();
    let mut stream = connect(&endpoint);
    stream.write_all(signed(&COMMAND).as_bytes()).unwrap();
    let EndpointEvent::Interaction { responder, .. } = next(&mut endpoint) else {
        panic!();
    };
    drop(responder);
    assert_eq!(read(&mut stream), (202, String::new()));
    stream = connect(&endpoint);
    stream.write_all(signed(&COMMAND).as_bytes()).unwrap();
    let EndpointEvent::Interaction { responder, .. } = next(&mut endpoint) else {
        panic!();
    };
    assert_eq!(
        read(&mut stream).0,
        202,
        "after the time that Discord waits, nearly"
    );
    assert!(!responder.is_open());
}

#[test]
fn a_connection_that_ends_takes_no_response() {
    let mut endpoint = start();
    let mut stream = connect(&endpoint);
    stream.write_all(signed(&COMMAND).as_bytes()).unwrap();
    let EndpointEvent::Interaction { responder, .. } = next(&mut endpoint) else {
        panic!();
    };
    drop(stream);
    let begun = Instant::now();
    while responder.is_open() && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(!responder.is_open());
}

#[test]
fn webhook_events_are_passed_on() {
    let mut endpoint = start();
    assert_eq!(
        send(&endpoint, &signed(&WEBHOOK_EVENT)),
        (204, String::new())
    );
    let EndpointEvent::Webhook(event) = next(&mut endpoint) else {
        panic!();
    };
    assert_eq!(event.name, "APPLICATION_AUTHORIZED");
}

#[test]
fn events_that_nobody_takes_are_bounded() {
    let endpoint = start();
    let refused = (0..MAX_WAITING + 5)
        .filter(|_| send(&endpoint, &signed(&WEBHOOK_EVENT)).0 == 503)
        .count();
    assert_eq!(refused, 5);
    assert_eq!(send(&endpoint, &signed(&PING)).0, 200);
}

#[test]
fn a_server_that_is_dropped_ends() {
    let endpoint = start();
    let address = endpoint.address();
    let mut idle = connect(&endpoint);
    assert_eq!(send(&endpoint, &signed(&PING)).0, 200);
    drop(endpoint);
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).ok();
    assert!(rest.is_empty());
    let begun = Instant::now();
    while TcpStream::connect(address).is_ok() && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_port_in_use_is_explained() {
    let endpoint = start();
    let port = i64::from(endpoint.address().port());
    let settings = EndpointSettings::new(PUBLIC_KEY, "127.0.0.1", port, "/").unwrap();
    let failure = InteractionsEndpoint::start(settings).unwrap_err();
    assert!(failure.remedy.contains("`port`"), "{failure}");
    let settings = EndpointSettings::new(PUBLIC_KEY, "192.0.2.1", 0, "/").unwrap();
    let failure = InteractionsEndpoint::start(settings).unwrap_err();
    assert!(failure.remedy.contains("`bind_address`"), "{failure}");
}

#[test]
fn the_address_can_be_used_again_at_once() {
    let first = start();
    let port = first.address().port();
    // A connection that stays open.
    let stream = connect(&first);
    drop(first);
    let settings =
        EndpointSettings::new(PUBLIC_KEY, "127.0.0.1", port.into(), "/interactions").unwrap();
    let second = InteractionsEndpoint::start(settings).unwrap();
    assert_eq!(second.address().port(), port);
    drop(stream);
}

//! The HTTP server of the endpoint.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use discord_cache::PreparedEvent;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, mpsc};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::request::{EndpointRequest, Rejection, WebhookEvent, read_request};
use super::{EndpointSettings, HttpResponder};
use crate::{ClientError, ClientErrorKind, runtime};

/// The maximum number of connections. More of them wait in the system until others end.
const MAX_CONNECTIONS: usize = 128;

/// The maximum number of events that wait for the main thread.
const MAX_WAITING: usize = 256;

/// The maximum size of a body in bytes. The payloads of Discord are far smaller.
const MAX_BODY: usize = 1 << 20;

/// The time in which the headers of a request must be received; also the time that an idle connection is kept.
const HEADER_LIMIT: Duration = Duration::from_secs(30);

/// The time in which the body of a request must be received.
const BODY_LIMIT: Duration = Duration::from_secs(5);

/// The time for which an HTTP request waits for the initial response. Discord waits 3 s for it. After this time the
/// server responds with 202, and the response is sent over REST while there is still time for that.
const RESPONSE_LIMIT: Duration = Duration::from_millis(2_500);

/// The maximum time for which dropping the endpoint waits until its address can be used again.
const CLOSE_LIMIT: Duration = Duration::from_millis(100);

/// The pause after a connection could not be accepted, for example because there are too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(200);

/// The size of the buffer for the headers of a request.
const HEADER_BUFFER: usize = 16 << 10;

/// An event of the endpoint.
#[derive(Debug)]
pub enum EndpointEvent {
    /// A user did something.
    Interaction {
        /// The event, ready to be committed.
        prepared: Box<PreparedEvent>,
        /// Responds to the HTTP request.
        responder: HttpResponder,
    },
    /// Something happened to the application.
    Webhook(WebhookEvent),
    /// A request was rejected.
    Rejected(Rejection),
    /// A connection could not be accepted. The server continues.
    AcceptFailed(ClientError),
}

/// The endpoint. Dropping it ends the server and its connections.
#[derive(Debug)]
pub struct InteractionsEndpoint {
    address: SocketAddr,
    events: mpsc::Receiver<EndpointEvent>,
    end: CancellationToken,
    /// Disconnected once the listener is closed.
    closed: std::sync::mpsc::Receiver<Infallible>,
}

impl Drop for InteractionsEndpoint {
    fn drop(&mut self) {
        self.end.cancel();
        self.closed.recv_timeout(CLOSE_LIMIT).ok();
    }
}

/// What all connections share.
struct Shared {
    settings: EndpointSettings,
    events: mpsc::Sender<EndpointEvent>,
}

impl InteractionsEndpoint {
    /// Starts the server, in the background.
    ///
    /// # Errors
    /// If the address cannot be used.
    pub fn start(settings: EndpointSettings) -> Result<Self, ClientError> {
        let wished = settings.address;
        let (listener, address) = listen(wished).map_err(|error| cannot_listen(wished, &error))?;
        let runtime = runtime::handle().map_err(|error| {
            ClientError::internal(format!(
                "The system cannot start background threads: {error}."
            ))
        })?;
        let (sender, events) = mpsc::channel(MAX_WAITING);
        let end = CancellationToken::new();
        let shared = Arc::new(Shared {
            settings,
            events: sender,
        });
        let server_end = end.clone();
        let (open, closed) = std::sync::mpsc::channel();
        runtime.spawn(async move {
            let server = serve(listener, shared, server_end.clone());
            server_end.run_until_cancelled(server).await;
            drop(open);
        });
        Ok(Self {
            address,
            events,
            end,
            closed,
        })
    }

    /// Returns the address that the server listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the next event, in order.
    pub fn receive(&mut self) -> Option<EndpointEvent> {
        self.events.try_recv().ok()
    }
}

fn listen(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn cannot_listen(address: SocketAddr, error: &io::Error) -> ClientError {
    let remedy = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "Another program, or another node, uses this `port`. Use another one, or 0 for a free port."
        }
        io::ErrorKind::AddrNotAvailable => {
            "`bind_address` must be an address of this machine, or \"*\" for all of them."
        }
        io::ErrorKind::PermissionDenied => {
            "Ports below 1024 need special rights. Use a higher `port`, behind a reverse proxy."
        }
        _ => "",
    };
    ClientError::new(
        ClientErrorKind::Network,
        format!("The server cannot listen on {address}: {error}."),
        remedy,
    )
}

/// Accepts connections. Is canceled to end the server.
async fn serve(listener: TcpListener, shared: Arc<Shared>, end: CancellationToken) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => return report_accept(&shared, &error),
    };
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut has_reported = false;
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                has_reported = false;
                let (shared, end) = (shared.clone(), end.clone());
                tokio::spawn(async move {
                    end.run_until_cancelled(connection(stream, shared)).await;
                    drop(place);
                });
            }
            // The other side was faster to leave.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                if !std::mem::replace(&mut has_reported, true) {
                    report_accept(&shared, &error);
                }
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

fn report_accept(shared: &Shared, error: &io::Error) {
    let failure = ClientError::new(
        ClientErrorKind::Network,
        format!("The server cannot accept connections: {error}."),
        "It tries again.",
    );
    // If so many events wait that there is no room, this one is not missed.
    shared
        .events
        .try_send(EndpointEvent::AcceptFailed(failure))
        .ok();
}

/// Serves one connection, which may send several requests.
async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    // Responses are small, and must not wait for an acknowledgment. Without this, they are only slower.
    stream.set_nodelay(true).ok();
    let service = service_fn(|request| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(respond(&shared, request).await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_LIMIT)
        .max_buf_size(HEADER_BUFFER)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    // The other side has sent no HTTP, or has left. There is nobody to tell.
    drop(served);
}

async fn respond(shared: &Shared, request: Request<Incoming>) -> Response<Full<Bytes>> {
    match handle(shared, request).await {
        Ok(response) => response,
        Err(rejection) => {
            // Rejected requests may be an attack, so those for which there is no room are not reported.
            shared
                .events
                .try_send(EndpointEvent::Rejected(rejection))
                .ok();
            rejected(rejection)
        }
    }
}

async fn handle(
    shared: &Shared,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Rejection> {
    if !shared.settings.has_path(request.uri().path()) {
        return Err(Rejection::NotFound);
    }
    if request.method() != Method::POST {
        return Err(Rejection::MethodNotAllowed);
    }
    let (head, body) = request.into_parts();
    let header = |name| head.headers.get(name).map(HeaderValue::as_bytes);
    let (signature, timestamp) = (
        header("x-signature-ed25519"),
        header("x-signature-timestamp"),
    );
    // Without a signature, the body does not need to be received.
    if signature.is_none() || timestamp.is_none() {
        return Err(Rejection::NotSigned);
    }
    let body = receive(body).await?;
    match read_request(&shared.settings.public_key, signature, timestamp, &body)? {
        EndpointRequest::Ping => Ok(json(Bytes::from_static(br#"{"type":1}"#))),
        EndpointRequest::WebhookPing => Ok(empty(StatusCode::NO_CONTENT)),
        EndpointRequest::WebhookEvent(event) => {
            let sent = shared.events.try_send(EndpointEvent::Webhook(event));
            sent.map_err(|_| Rejection::Busy)?;
            Ok(empty(StatusCode::NO_CONTENT))
        }
        EndpointRequest::Interaction(prepared) => {
            let (responder, pending) = HttpResponder::new();
            let event = EndpointEvent::Interaction {
                prepared,
                responder,
            };
            shared.events.try_send(event).map_err(|_| Rejection::Busy)?;
            Ok(match pending.wait(RESPONSE_LIMIT).await {
                Some(body) => json(body),
                // Discord then waits for the response over REST.
                None => empty(StatusCode::ACCEPTED),
            })
        }
    }
}

async fn receive(body: Incoming) -> Result<Bytes, Rejection> {
    match timeout(BODY_LIMIT, Limited::new(body, MAX_BODY).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Rejection::TooLarge),
        Ok(Err(_)) => Err(Rejection::Unreadable),
        Err(_) => Err(Rejection::TooSlow),
    }
}

fn response(status: StatusCode, media_type: &'static str, body: Bytes) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    let media_type = HeaderValue::from_static(media_type);
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}

fn json(body: Bytes) -> Response<Full<Bytes>> {
    response(StatusCode::OK, "application/json", body)
}

/// Discord requires a content type even without content.
fn empty(status: StatusCode) -> Response<Full<Bytes>> {
    response(status, "application/json", Bytes::new())
}

fn rejected(rejection: Rejection) -> Response<Full<Bytes>> {
    let status = StatusCode::from_u16(rejection.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = response(
        status,
        "text/plain; charset=utf-8",
        rejection.to_string().into(),
    );
    if rejection == Rejection::MethodNotAllowed {
        let allowed = HeaderValue::from_static("POST");
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}

#[cfg(test)]
mod tests;

//! A server on loopback with scripted responses.

use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request as Incoming, State};
use axum::response::{IntoResponse, Response};
use discord_model::Token;
use discord_rest::{Arguments, Config, RawRequest, Request, Rest, api_base, routes};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The token of the tests, which must not occur in errors and logs.
pub const TOKEN: &str = "MTc1OTI4.s3cret.dG9rZW4";

/// A received request.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    /// The path below the API's base, with the query string.
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Seen {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// A response that the server will send.
pub enum ScriptedResponse {
    Reply(u16, Vec<(&'static str, String)>, String),
    /// No response, until the client times out.
    Silence,
}

/// Returns a response with a JSON body.
pub fn reply(status: u16, body: &Value) -> ScriptedResponse {
    ScriptedResponse::Reply(
        status,
        vec![("content-type", "application/json".into())],
        body.to_string(),
    )
}

/// Returns a 429 with this scope.
pub fn refusal(scope: &str, retry_after: f64) -> ScriptedResponse {
    let global = scope == "global";
    let body = json!({"message": "You are being rate limited.", "retry_after": retry_after, "global": global});
    let headers = vec![
        ("content-type", "application/json".into()),
        ("x-ratelimit-scope", scope.into()),
    ];
    ScriptedResponse::Reply(429, headers, body.to_string())
}

/// Returns a page of Cloudflare.
pub fn page(status: u16, retry_after: &str) -> ScriptedResponse {
    let headers = vec![
        ("content-type", "text/html".into()),
        ("retry-after", retry_after.into()),
    ];
    ScriptedResponse::Reply(
        status,
        headers,
        "<!DOCTYPE html><title>Access denied</title>".into(),
    )
}

#[derive(Clone, Default)]
struct Script {
    responses: Arc<Mutex<VecDeque<ScriptedResponse>>>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// A server with scripted responses.
pub struct Server {
    script: Script,
    url: String,
}

impl Server {
    /// Starts a server that sends these responses, and `{}` after them.
    pub async fn start(responses: impl IntoIterator<Item = ScriptedResponse>) -> Self {
        let script = Script {
            responses: Arc::new(Mutex::new(responses.into_iter().collect())),
            ..Script::default()
        };
        let router = Router::new().fallback(serve).with_state(script.clone());
        Self {
            script,
            url: listen(router).await,
        }
    }

    /// Returns the requests that were received so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.script.seen.lock().unwrap().clone()
    }

    /// Creates a client of this server.
    pub fn client(&self) -> Rest {
        client(&self.url, |_| {})
    }

    /// Creates a client of this server, with changes to its configuration.
    pub fn client_with(&self, change: impl FnOnce(&mut Config)) -> Rest {
        client(&self.url, change)
    }
}

/// Serves a router on a free port. Returns its URL.
pub async fn listen(router: Router) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// Creates a client of a server at this URL, with short pauses.
pub fn client(url: &str, change: impl FnOnce(&mut Config)) -> Rest {
    let roots = rustls::RootCertStore::empty();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut config = Config::new(api_base(url).unwrap(), tls);
    config.token = Some(Token::new(TOKEN));
    config.retry_pause = Duration::from_millis(2);
    change(&mut config);
    Rest::new(config).unwrap()
}

/// Returns a request to an endpoint of the table.
pub fn request(name: &str, parameters: Value) -> Request {
    let Value::Array(parameters) = parameters else {
        panic!("parameters are a list")
    };
    routes::find(name)
        .unwrap()
        .request(Arguments {
            parameters,
            ..Arguments::default()
        })
        .unwrap()
}

/// Returns a request that creates a message.
pub fn message() -> Request {
    request("create_message", json!([1, "hi"]))
}

/// Returns a request with the token of a webhook.
pub fn webhook() -> Request {
    let raw = RawRequest {
        method: "POST".into(),
        path: "/webhooks/1/t0ken".into(),
        body: Some(json!({})),
        ..RawRequest::default()
    };
    raw.request().unwrap()
}

async fn serve(State(script): State<Script>, incoming: Incoming) -> Response {
    let (parts, body) = incoming.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let path = parts.uri.path_and_query().unwrap().as_str();
    script.seen.lock().unwrap().push(Seen {
        method: parts.method.to_string(),
        path: path.strip_prefix("/api/v10").unwrap().to_owned(),
        headers: parts.headers,
        body,
    });
    let response = script.responses.lock().unwrap().pop_front();
    match response.unwrap_or_else(|| reply(200, &json!({}))) {
        ScriptedResponse::Reply(status, headers, body) => {
            let mut response = (StatusCode::from_u16(status).unwrap(), body).into_response();
            response.headers_mut().remove("content-type");
            for (name, value) in headers {
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            response
        }
        ScriptedResponse::Silence => std::future::pending().await,
    }
}

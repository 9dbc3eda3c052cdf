//! Sends samples to a server on loopback that only writes down what arrives.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;
use discord_rest::{Config, Rest, api_base, routes};
use serde_json::Map;
use tokio::net::TcpListener;

use crate::recorded::{Recorded, RecordedFile, Sent};
use crate::samples::Sample;

/// The largest body that is read.
const LARGEST: usize = 16 << 20;

type Last = Arc<Mutex<Option<Recorded>>>;

/// Sends every sample, and returns what arrived.
///
/// # Errors
/// If the server cannot be set up, or a sample is refused before it is sent.
pub fn everything(samples: &[Sample]) -> Result<Vec<Sent>> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(all(samples))
}

async fn all(samples: &[Sample]) -> Result<Vec<Sent>> {
    let last = Last::default();
    let router = Router::new().fallback(record).with_state(last.clone());
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let rest = client(&format!("http://{}", listener.local_addr()?))?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut sent = Vec::new();
    for sample in samples {
        let route = routes::find(sample.route).context("a sample is of an entry")?;
        let request = route
            .request(sample.arguments(route))
            .with_context(|| format!("the sample {:?} is refused", sample.sample))?;
        rest.send(request).await?;
        let request = last.lock().unwrap_or_else(PoisonError::into_inner).take();
        sent.push(Sent {
            route: sample.route.to_owned(),
            request: request.context("nothing arrived")?,
        });
    }
    Ok(sent)
}

fn client(url: &str) -> Result<Rest> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let mut config = Config::new(api_base(url)?, tls);
    // There is nobody to be spared.
    config.global_per_second = u32::MAX;
    config.retries = 0;
    Ok(Rest::new(config)?)
}

async fn record(State(last): State<Last>, request: Request) -> StatusCode {
    let Ok(recorded) = read(request).await else {
        return StatusCode::BAD_REQUEST;
    };
    *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(recorded);
    StatusCode::NO_CONTENT
}

async fn read(request: Request) -> Result<Recorded> {
    let headers = request.headers().iter().filter_map(|(name, value)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    });
    let mut recorded = Recorded {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        ..Recorded::default()
    };
    let kind = recorded
        .headers
        .get("content-type")
        .cloned()
        .unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        let mut form = Multipart::from_request(request, &()).await?;
        let mut texts = Map::new();
        while let Some(field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let filename = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await?;
            match filename {
                Some(filename) => recorded.files.push(RecordedFile {
                    field: name,
                    filename,
                    size: bytes.len(),
                }),
                None if name == "payload_json" => recorded.body = serde_json::from_slice(&bytes)?,
                None => {
                    let text = String::from_utf8(bytes.to_vec())?;
                    texts.insert(name, text.into());
                }
            }
        }
        if !texts.is_empty() {
            recorded.body = texts.into();
        }
    } else {
        let bytes = axum::body::to_bytes(request.into_body(), LARGEST).await?;
        if !bytes.is_empty() {
            recorded.body = serde_json::from_slice(&bytes)?;
        }
    }
    Ok(recorded)
}

//! The REST API: one table of routes, and what stands around it.

mod access;
mod audit;
mod auth;
mod body;
mod call;
mod command_option_rules;
mod command_rules;
mod component_rules;
mod error;
mod field_errors;
mod form_errors;
mod items;
mod limit;
mod message_draft;
mod message_rules;
mod nonce;
mod response;
mod route;
mod routes;
mod schema;
mod table;
mod validate;
mod window;

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::Request;
use axum::http::request::Parts;
use serde_json::Value;

pub use body::LARGEST_BODY;
pub use call::Call;
pub use error::{ApiError, Outcome};
pub use limit::{LimitRule, Limits};
pub use nonce::Nonces;
pub use response::RestResponse;

use crate::endpoint::verify_change;
use crate::fault::{RestFaultKind, Scope};
use crate::http::{RecordedFile, RecordedRequest};
use crate::id::Id;
use crate::state::{Core, State};
use body::{BodyFile, RequestBody};
use field_errors::URL_NOT_VERIFIED;
use schema::Schema;

/// Answers a request below `/api`, and remembers it.
pub async fn handle(core: &Core, request: Request) -> RestResponse {
    let (parts, body) = request.into_parts();
    let form = body::read(&parts, body).await;
    let unverified = unverified_url(core, &parts, &form).await;
    let (response, delay) = {
        let mut state = core.lock();
        let response = match unverified {
            Some(error) => Err(error),
            None => respond(&mut state, &parts, &form),
        };
        let response = response.unwrap_or_else(ApiError::into_rest_response);
        let response = state.limits.count_invalid(response);
        let weight = form.as_ref().map_or(0, |form| form.json_size);
        let recorded = record(&parts, form.as_ref().ok(), response.status);
        state.log.push(recorded, weight);
        (response, state.faults.rest_delay)
    };
    if delay > Duration::ZERO {
        tokio::time::sleep(delay).await;
    }
    response
}

/// The error of a request that sets a URL of the application whose server does not do what Discord asks for.
async fn unverified_url(
    core: &Core,
    parts: &Parts,
    form: &Outcome<RequestBody>,
) -> Option<ApiError> {
    let bot = auth::bot(&core.lock(), &parts.headers)?;
    let field = verify_change(bot, parts, &form.as_ref().ok()?.json).await?;
    Some(ApiError::form(|errors| {
        errors.report(&[field], URL_NOT_VERIFIED)
    }))
}

/// Takes the initial response to an interaction, which came as the response to an HTTP request.
pub fn respond_to_interaction(
    state: &mut State,
    interaction: Id,
    token: &str,
    json: Value,
) -> Outcome<RestResponse> {
    let path = format!("/interactions/{interaction}/{token}/callback");
    let (route, params) = route::find("POST", &path)?;
    let (parts, ()) = Request::new(()).into_parts();
    let form = RequestBody {
        json,
        ..RequestBody::default()
    };
    let call = Call::new(Id::default(), route, params, &parts, &form);
    (route.run)(state, &call)
}

/// From fault to limit to route: in the order in which Discord's layers stand before each other.
fn respond(state: &mut State, parts: &Parts, form: &Outcome<RequestBody>) -> Outcome<RestResponse> {
    if let Some(ban) = state.limits.ban() {
        return Ok(ban);
    }
    match state.faults.take_rest(parts.uri.path()) {
        Some(RestFaultKind::Status { status, html }) => {
            return match html {
                true => Ok(RestResponse::html(status)),
                false => Err(ApiError::plain(status)),
            };
        }
        Some(RestFaultKind::RateLimit { scope, retry_after }) => {
            return Ok(rate_limited(state, parts, scope, retry_after));
        }
        None => {}
    }
    let (route, params) = route::of_request(parts)?;
    let caller = auth::caller(state, &parts.headers, route)?;
    let empty = RequestBody::default();
    let body_or_empty = form.as_ref().unwrap_or(&empty);
    if body_or_empty.url_encoded && !Schema::takes_forms(route.method, route.path) {
        return Err(ApiError::content_type());
    }
    let call = Call::new(caller, route, params, parts, body_or_empty);
    let outcome = state.limits.check(route, &call);
    let response = match outcome.refusal {
        Some(refusal) => refusal,
        None => {
            let readable = form.as_ref().map_err(ApiError::clone);
            let response = readable.and_then(|_| (route.run)(state, &call));
            response.unwrap_or_else(ApiError::into_rest_response)
        }
    };
    Ok(response.with_headers(outcome.headers))
}

/// A 429 that is injected, with the headers that one of the same route would have.
fn rate_limited(state: &State, parts: &Parts, scope: Scope, retry_after: f64) -> RestResponse {
    let response = RestResponse::rate_limited(scope, retry_after);
    let Ok((route, params)) = route::of_request(parts) else {
        return response;
    };
    let form = RequestBody::default();
    let call = Call::new(Id::default(), route, params, parts, &form);
    let headers = state.limits.injected(route, &call, scope, retry_after);
    response.with_headers(headers)
}

/// The headers that are recorded as they are.
const RECORDED: [&str; 4] = [
    "accept-language",
    "content-type",
    "user-agent",
    "x-audit-log-reason",
];

fn record(parts: &Parts, form: Option<&RequestBody>, status: u16) -> RecordedRequest {
    let header = |name: &str| parts.headers.get(name)?.to_str().ok();
    let entry = |name: &str| Some((name.to_owned(), header(name)?.to_owned()));
    let mut headers: BTreeMap<String, String> = RECORDED.into_iter().filter_map(entry).collect();
    if let Some(token) = header("authorization") {
        let (scheme, _) = token.split_once(' ').unwrap_or_default();
        headers.insert("authorization".to_owned(), scheme.to_owned());
    }
    let file = |file: &BodyFile| RecordedFile {
        field: file.field.clone(),
        filename: file.upload.filename.clone(),
        size: file.upload.bytes.len(),
    };
    RecordedRequest {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: form.map_or(Value::Null, |form| form.json.clone()),
        files: form
            .into_iter()
            .flat_map(|form| &form.files)
            .map(file)
            .collect(),
        status,
    }
}

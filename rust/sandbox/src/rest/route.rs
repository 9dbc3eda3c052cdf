//! Routes, and how a path finds its own.

use axum::http::request::Parts;
use percent_encoding::percent_decode_str;

use super::call::Call;
use super::error::{ApiError, Outcome};
use super::limit::Limit;
use super::response::RestResponse;
use super::table::ROUTES;
use crate::state::State;

/// What a route does.
pub type Handler = fn(&mut State, &Call<'_>) -> Outcome<RestResponse>;

/// The parameters of a path by name.
pub type Params<'a> = Vec<(&'static str, &'a str)>;

/// One operation of the API.
pub struct Route {
    pub method: &'static str,
    /// The path below the version, with `{names}`.
    pub path: &'static str,
    pub limit: Limit,
    pub access: Access,
    pub run: Handler,
}

/// Who may use a route.
pub enum Access {
    Public,
    Bot,
    /// Bots, and users whose token has that scope; the empty one is that of all tokens.
    User(&'static str),
}

impl Route {
    /// The route as text, as `GET /users/{user_id}`: its key in rate limit settings.
    pub fn key(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// What is below `/api` and the version. Without a version it is the default one; 5 to 3 are no more.
pub fn strip_version(path: &str) -> Outcome<&str> {
    let path = path.strip_prefix("/api").unwrap_or(path);
    let Some(rest) = path.strip_prefix("/v") else {
        return Ok(path);
    };
    let (version, below) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    match version.parse::<u8>() {
        Ok(6..=10) => Ok(below),
        Ok(_) => Err(ApiError::INVALID_VERSION),
        Err(_) => Ok(path),
    }
}

/// The route of a request and the parameters of its path.
pub fn of_request(parts: &Parts) -> Outcome<(&'static Route, Params<'_>)> {
    find(parts.method.as_str(), strip_version(parts.uri.path())?)
}

/// The route of a path and its parameters. 404 when there is none, 405 when it does not know the verb.
pub fn find<'a>(method: &str, path: &'a str) -> Outcome<(&'static Route, Params<'a>)> {
    let mut error = ApiError::NOT_FOUND;
    for route in ROUTES {
        if let Some(params) = matches(route.path, path) {
            if route.method == method {
                return Ok((route, params));
            }
            error = ApiError::METHOD_NOT_ALLOWED;
        }
    }
    Err(error)
}

fn matches<'a>(pattern: &'static str, path: &'a str) -> Option<Params<'a>> {
    let mut params = Params::new();
    let mut segments = path.trim_end_matches('/').split('/');
    for expected in pattern.split('/') {
        let given = segments.next()?;
        match expected
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'))
        {
            Some(name) if !given.is_empty() && !given.starts_with('@') => {
                params.push((name, given))
            }
            Some(_) => return None,
            // Some write `@` as `%40`.
            None if percent_decode_str(given).decode_utf8_lossy() == expected => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_taken_off_and_old_ones_refused() {
        assert_eq!(strip_version("/api/v10/users/@me").ok(), Some("/users/@me"));
        assert_eq!(strip_version("/api/gateway").ok(), Some("/gateway"));
        assert_eq!(
            strip_version("/api/voice/regions").ok(),
            Some("/voice/regions")
        );
        assert!(strip_version("/api/v5/users/@me").is_err());
    }

    #[test]
    fn a_path_matches_segment_by_segment() {
        assert_eq!(
            matches("/users/{user_id}", "/users/7"),
            Some(vec![("user_id", "7")])
        );
        assert_eq!(matches("/users/{user_id}", "/users/@me"), None);
        assert_eq!(matches("/users/{user_id}", "/users/7/8"), None);
        assert_eq!(matches("/users/@me", "/users/@me"), Some(vec![]));
        assert_eq!(matches("/users/@me", "/users/%40me"), Some(vec![]));
    }
}

//! Requests that need the access token of a user, and the keys with which such tokens are signed.

use serde_json::json;

use super::{ApiError, Call, Outcome, RestResponse, State};

/// A request that needs the access token of a user; a bot token is refused.
pub fn users_only(_: &mut State, _: &Call<'_>) -> Outcome {
    Err(ApiError::NOT_FOR_BOTS)
}

/// Discord took this away from everybody.
pub fn removed(_: &mut State, _: &Call<'_>) -> Outcome {
    Err(ApiError::METHOD_NOT_ALLOWED)
}

/// One key, which opens nothing: the sandbox signs no tokens.
pub fn list_keys(_: &mut State, _: &Call<'_>) -> Outcome {
    let key = json!({
        "kty": "RSA", "use": "sig", "kid": "sandbox", "alg": "RS256", "e": "AQAB",
        "n": "AL-ZqJzVt5qkzXl1VnQxwA",
    });
    Ok(RestResponse::json(json!({ "keys": [key] })))
}

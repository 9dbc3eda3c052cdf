//! What only a person's access token may do, and the keys such tokens are signed with.

use serde_json::json;

use super::{Answer, ApiError, Call, Outcome, State};

/// For people only.
pub fn for_people(_: &mut State, _: &Call<'_>) -> Outcome {
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
    Ok(Answer::json(json!({ "keys": [key] })))
}

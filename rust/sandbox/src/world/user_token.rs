//! The access tokens of users (OAuth2).

use serde_json::{Value, json};

use super::World;
use crate::id::Id;

/// What an access token authorizes.
#[derive(Clone)]
pub struct UserToken {
    pub user: Id,
    /// The application that the user has authorized.
    pub application: Id,
    pub scopes: Vec<String>,
}

/// How long an access token is valid, in seconds.
const TOKEN_AGE: u64 = 604_800;

impl World {
    /// Creates an access token, and returns the response of Discord's token endpoint.
    pub fn authorize(&mut self, token: UserToken) -> Value {
        let text = format!("{:032x}", fastrand::u128(..));
        let scope = token.scopes.join(" ");
        self.user_tokens.insert(text.clone(), token);
        json!({
            "access_token": text,
            "token_type": "Bearer",
            "expires_in": TOKEN_AGE,
            "refresh_token": format!("{:032x}", fastrand::u128(..)),
            "scope": scope,
        })
    }
}

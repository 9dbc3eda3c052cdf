//! Responses of OAuth2. They have no classes in Godot.

use std::sync::Arc;

use crate::entity::object;
use crate::{Application, Guild, Secret, Timestamp, User, Webhook};

object! {
    /// The authorization of an OAuth2 token.
    Authorization {
        /// The application.
        application: Option<Arc<Application>>,
        /// The scopes.
        scopes: Box<[Box<str>]>,
        /// The time at which the token expires.
        expires: Timestamp,
        /// The user who authorized the application.
        user: Option<Arc<User>>,
    }
}

object! {
    /// An OAuth2 token.
    AccessToken {
        /// The token.
        access_token: Secret,
        /// The type of the token, which precedes it in a header.
        token_type: Box<str>,
        /// The number of seconds until it expires.
        expires_in: u32,
        /// The refresh token.
        refresh_token: Secret,
        /// The id token of OpenID Connect.
        id_token: Secret,
        /// The scopes, separated by spaces.
        scope: Box<str>,
        /// The `state` of the request.
        state: Option<Box<str>>,
        /// The guild that a bot was added to.
        guild: Option<Arc<Guild>>,
        /// The webhook that was created.
        webhook: Option<Arc<Webhook>>,
    }
}

//! Events that Discord sends to the web server of an application. They have no classes in Godot.

use std::sync::Arc;

use serde_json::Value;

use crate::entity::object;
use crate::{Application, Guild, Id, Timestamp, User};

object! {
    /// An event that Discord sends to the web server of an application.
    WebhookEvent {
        /// The version of the format.
        version: u32,
        /// The application.
        application_id: Id<Application>,
        /// `0` is a ping, `1` is an event.
        kind as type: u8,
        /// The event.
        event: Option<Arc<WebhookEventBody>>,
    }
}

object! {
    /// The event.
    WebhookEventBody {
        /// The name of the event.
        kind as type: Box<str>,
        /// The time.
        timestamp: Timestamp,
        /// The payload of the event.
        data: Value,
    }
}

object! {
    /// A user authorized an application for their account or a guild.
    ApplicationAuthorized {
        /// `0` for a guild, `1` for a user.
        integration_type: Option<u8>,
        /// The user.
        user: Option<Arc<User>>,
        /// The scopes.
        scopes: Box<[Box<str>]>,
        /// The guild.
        guild: Option<Arc<Guild>>,
    }
}

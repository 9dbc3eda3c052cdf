//! The class of errors.

use discord_client::{ClientError, ClientErrorKind};
use godot::global::Error;
use godot::obj::EngineEnum;
use godot::prelude::*;

use crate::convert::text;

/// The code of an error of the connection to the gateway: the first one after those of the engine.
pub const ERR_WEBSOCKET: i64 = 49;

/// An error, with a message and a remedy.
///
/// Passed by [signal DiscordClient.connection_error] and [signal DiscordREST.request_failed];
/// [member DiscordREST.last_error] is the newest error. Converted to text, it is the message and the remedy.
///
/// ```gdscript
/// var message: DiscordMessage = await client.rest.create_message(channel_id, text)
/// if message == null:
///     print(client.rest.last_error)
/// ```
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordError {
    failure: ClientError,
    /// The type of the error: one of the constants below.
    #[var(get = get_kind, no_set)]
    kind: PhantomVar<i64>,
    /// Discord's error code, see [DiscordJsonErrorCode], such as `50013` for missing permissions; or the close code of the
    /// gateway, see [DiscordGatewayCloseCode]; `0` if there is none.
    #[var(get = get_code, no_set)]
    code: PhantomVar<i64>,
    /// The HTTP status, such as `404`; `0` if there is none.
    #[var(get = get_http_status, no_set)]
    http_status: PhantomVar<i64>,
    /// The description of the error.
    #[var(get = get_message, no_set)]
    message: PhantomVar<GString>,
    /// A suggestion how to fix the error; an empty string if not known.
    #[var(get = get_remedy, no_set)]
    remedy: PhantomVar<GString>,
    /// The errors in the fields of a request that Discord rejected, such as `"embeds[0].title: …"`.
    #[var(get = get_fields, no_set)]
    fields: PhantomVar<PackedStringArray>,
    /// The body of Discord's response as text, shortened if it is long; an empty string if there was none. It has details that
    /// [member message] and [member fields] cannot express.
    #[var(get = get_body, no_set)]
    body: PhantomVar<GString>,
    /// The method of [DiscordREST] that failed, such as `"create_message"`, or the route of a call of
    /// [method DiscordREST.request], such as `"GET /channels/{channel_id}"`; an empty string if it was neither.
    #[var(get = get_route, no_set)]
    route: PhantomVar<GString>,
    /// The number of seconds after which to try again; `0` if not known.
    #[var(get = get_retry_after, no_set)]
    retry_after: PhantomVar<f64>,
    /// If `true`, the client tries again automatically, and nothing needs to be done.
    #[var(get = get_will_retry, no_set)]
    will_retry: PhantomVar<bool>,
}

#[godot_api]
impl DiscordError {
    /// An internal error of this addon.
    #[constant]
    pub const INTERNAL: i64 = ClientErrorKind::Internal as i64;
    /// The arguments are invalid; nothing was sent.
    #[constant]
    pub const ARGUMENT: i64 = ClientErrorKind::Argument as i64;
    /// The network or the server did not respond as expected.
    #[constant]
    pub const NETWORK: i64 = ClientErrorKind::Network as i64;
    /// Discord rejected the request.
    #[constant]
    pub const REFUSED: i64 = ClientErrorKind::Refused as i64;
    /// The token is invalid.
    #[constant]
    pub const UNAUTHORIZED: i64 = ClientErrorKind::Unauthorized as i64;
    /// There were too many requests.
    #[constant]
    pub const RATE_LIMITED: i64 = ClientErrorKind::RateLimited as i64;
    /// The gateway closed the connection for good.
    #[constant]
    pub const GATEWAY: i64 = ClientErrorKind::Gateway as i64;
    /// The client was logged out or freed before the response was received.
    #[constant]
    pub const CANCELLED: i64 = ClientErrorKind::Cancelled as i64;

    /// Returns the constant of [enum @GlobalScope.Error] that describes the error best, such as [constant ERR_UNAUTHORIZED], or
    /// [constant DiscordClient.ERR_WEBSOCKET] for errors of the connection to the gateway.
    #[func]
    fn get_error_code(&self) -> i64 {
        let error = match self.failure.kind {
            ClientErrorKind::Gateway => return ERR_WEBSOCKET,
            ClientErrorKind::Network if self.failure.route.is_empty() => return ERR_WEBSOCKET,
            ClientErrorKind::Network => Error::ERR_CONNECTION_ERROR,
            ClientErrorKind::Argument => Error::ERR_INVALID_PARAMETER,
            ClientErrorKind::Refused => Error::FAILED,
            ClientErrorKind::Unauthorized => Error::ERR_UNAUTHORIZED,
            ClientErrorKind::RateLimited => Error::ERR_BUSY,
            ClientErrorKind::Cancelled => Error::ERR_SKIP,
            ClientErrorKind::Internal => Error::ERR_BUG,
        };
        error.ord().into()
    }

    #[func]
    fn get_kind(&self) -> i64 {
        self.failure.kind as i64
    }
    #[func]
    fn get_code(&self) -> i64 {
        self.failure.code.into()
    }
    #[func]
    fn get_http_status(&self) -> i64 {
        self.failure.http_status.into()
    }
    #[func]
    fn get_message(&self) -> GString {
        text(&self.failure.message)
    }
    #[func]
    fn get_remedy(&self) -> GString {
        text(&self.failure.remedy)
    }
    #[func]
    fn get_fields(&self) -> PackedStringArray {
        self.failure
            .fields
            .iter()
            .map(|field| text(field))
            .collect()
    }
    #[func]
    fn get_body(&self) -> GString {
        let body = self.failure.body.as_deref();
        body.map_or_else(GString::new, |body| text(body))
    }
    #[func]
    fn get_route(&self) -> GString {
        text(&self.failure.route)
    }
    #[func]
    fn get_retry_after(&self) -> f64 {
        self.failure.retry_after
    }
    #[func]
    fn get_will_retry(&self) -> bool {
        self.failure.will_retry
    }
}

#[godot_api]
impl IRefCounted for DiscordError {
    fn to_string(&self) -> GString {
        text(&self.failure.to_string())
    }
}

impl DiscordError {
    /// Creates the object for an error.
    pub fn new(failure: ClientError) -> Gd<Self> {
        Gd::from_object(Self {
            failure,
            kind: PhantomVar::default(),
            code: PhantomVar::default(),
            http_status: PhantomVar::default(),
            message: PhantomVar::default(),
            remedy: PhantomVar::default(),
            fields: PhantomVar::default(),
            body: PhantomVar::default(),
            route: PhantomVar::default(),
            retry_after: PhantomVar::default(),
            will_retry: PhantomVar::default(),
        })
    }
}

//! Errors as Discord forms them.

use std::borrow::Cow;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::field_errors::CONTENT_TYPE_INVALID;
use super::form_errors::FormErrors;
use super::response::RestResponse;
use crate::json::set_some;

/// A status, one of Discord's error codes, and a message.
#[derive(Clone, Debug)]
pub struct ApiError {
    pub status: u16,
    pub code: u32,
    pub message: Cow<'static, str>,
    /// The nested field errors of 50035.
    pub errors: Option<Value>,
}

/// What a request, or a part of it, comes to.
pub type Outcome<T = Value> = Result<T, ApiError>;

/// The errors there are, by Discord's codes: the status, the code and the message of each.
macro_rules! api_errors {
    ($($name:ident = $status:literal, $code:literal, $message:literal;)+) => {
        impl ApiError {
            $(pub const $name: ApiError = ApiError::new($status, $code, $message);)+
        }
    };
}

api_errors! {
    METHOD_NOT_ALLOWED = 405, 0, "405: Method Not Allowed";
    NOT_FOUND = 404, 0, "404: Not Found";
    UNAUTHORIZED = 401, 0, "401: Unauthorized";
    UNKNOWN_APPLICATION = 404, 10002, "Unknown Application";
    UNKNOWN_CHANNEL = 404, 10003, "Unknown Channel";
    UNKNOWN_GUILD = 404, 10004, "Unknown Guild";
    UNKNOWN_INTEGRATION = 404, 10005, "Unknown Integration";
    UNKNOWN_INVITE = 404, 10006, "Unknown Invite";
    UNKNOWN_MEMBER = 404, 10007, "Unknown Member";
    UNKNOWN_MESSAGE = 404, 10008, "Unknown Message";
    UNKNOWN_OVERWRITE = 404, 10009, "Unknown Overwrite";
    UNKNOWN_ROLE = 404, 10011, "Unknown Role";
    UNKNOWN_USER = 404, 10013, "Unknown User";
    UNKNOWN_EMOJI = 400, 10014, "Unknown Emoji";
    UNKNOWN_GUILD_EMOJI = 404, 10014, "Unknown Emoji";
    UNKNOWN_WEBHOOK = 404, 10015, "Unknown Webhook";
    UNKNOWN_BAN = 404, 10026, "Unknown Ban";
    UNKNOWN_LOBBY = 404, 10031, "Unknown Lobby";
    UNKNOWN_TEMPLATE = 404, 10057, "Unknown Guild Template";
    UNKNOWN_STICKER = 404, 10060, "Unknown Sticker";
    UNKNOWN_STICKER_PACK = 404, 10061, "Unknown Sticker Pack";
    UNKNOWN_INTERACTION = 404, 10062, "Unknown interaction";
    UNKNOWN_COMMAND = 404, 10063, "Unknown application command";
    UNKNOWN_VOICE_STATE = 404, 10065, "Unknown Voice State";
    UNKNOWN_COMMAND_PERMISSIONS = 404, 10066, "Unknown application command permissions";
    UNKNOWN_STAGE = 404, 10067, "Unknown Stage Instance";
    UNKNOWN_WELCOME_SCREEN = 404, 10069, "Unknown Guild Welcome Screen";
    UNKNOWN_SCHEDULED_EVENT = 404, 10070, "Unknown Guild Scheduled Event";
    UNKNOWN_SOUND = 404, 10097, "Unknown sound";
    UNKNOWN_POLL_ANSWER = 404, 10109, "Unknown Poll Answer";
    UNKNOWN_ENTITLEMENT = 404, 10113, "Unknown Entitlement";
    UNKNOWN_SUBSCRIPTION = 404, 10114, "Unknown Subscription";
    UNKNOWN_TARGET_USERS = 404, 10124, "Unknown Invite Target Users Job";
    NOT_FOR_BOTS = 403, 20001, "Bots cannot use this endpoint";
    NOT_YOUR_APPLICATION = 403, 20012, "You are not authorized to perform this action on this application";
    TOO_MANY_PINS = 400, 30003, "Maximum number of pins reached (250)";
    TOO_MANY_RECIPIENTS = 400, 30004, "Maximum number of recipients reached (10)";
    TOO_MANY_WEBHOOKS = 400, 30007, "Maximum number of webhooks reached (15)";
    TOO_MANY_REACTIONS = 400, 30010, "Maximum number of reactions reached (20)";
    TOO_MANY_ATTACHMENTS = 400, 30015, "Maximum number of attachments in a message reached (10)";
    TEMPLATE_EXISTS = 400, 30031, "Guild already has a template";
    TOO_MANY_COMMANDS = 400, 30032, "Maximum number of application commands reached";
    TOO_MANY_CREATES = 400, 30034, "Maximum number of daily application command creates has been reached (200)";
    TOO_MANY_EVENTS = 400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)";
    TOO_LARGE = 413, 40005, "Request entity too large";
    NOT_IN_VOICE = 400, 40032, "Target user is not connected to voice.";
    CROSSPOSTED = 400, 40033, "This message has already been crossposted.";
    COMMAND_EXISTS = 400, 40041, "An application command with that name already exists";
    ANSWERED_INTERACTION = 400, 40060, "Interaction has already been acknowledged.";
    TOO_MANY_FOLLOW_UPS = 400, 40094, "This interaction has hit the maximum number of follow up messages";
    MISSING_ACCESS = 403, 50001, "Missing Access";
    NOT_IN_DM = 403, 50003, "Cannot execute action on a DM channel";
    WIDGET_DISABLED = 403, 50004, "Widget Disabled";
    NOT_THE_AUTHOR = 403, 50005, "Cannot edit a message authored by another user";
    EMPTY_MESSAGE = 400, 50006, "Cannot send an empty message";
    CANNOT_DM = 403, 50007, "Cannot send messages to this user";
    NOT_TEXT = 400, 50008, "Cannot send messages in a non-text channel";
    MISSING_PERMISSIONS = 403, 50013, "Missing Permissions";
    BULK_DELETE_COUNT = 400, 50016, "Provided too few or too many messages to delete. Must provide at least 2 and \
        fewer than 100 messages to delete";
    WRONG_CHANNEL_TYPE = 400, 50024, "Cannot execute action on this channel type";
    INVALID_ACCESS_TOKEN = 403, 50025, "Invalid OAuth2 access token provided";
    INVALID_WEBHOOK_TOKEN = 401, 50027, "Invalid Webhook Token";
    INVALID_RECIPIENTS = 400, 50033, "Invalid Recipient(s)";
    BULK_DELETE_AGE = 400, 50034, "You can only bulk delete messages that are under 14 days old.";
    INVALID_FORM = 400, 50035, "Invalid Form Body";
    INVALID_VERSION = 400, 50041, "Invalid API version";
    FILE_TOO_LARGE = 400, 50045, "File cannot be larger than 512 kb.";
    INVALID_ASSET = 400, 50046, "Invalid Asset";
    INVALID_STICKER = 400, 50081, "An invalid sticker was sent";
    ARCHIVED_THREAD = 400, 50083, "Thread is archived";
    INVALID_JSON = 400, 50109, "The request body contains invalid JSON.";
    SILENCED = 400, 50167, "Cannot send voice effect when user is server muted, deafened, or suppressed";
    ENTRY_POINT_LEFT_OUT = 400, 50240, "You cannot remove this app's Entry Point command in a bulk update operation. \
        Please include the Entry Point command in your update request or delete it separately.";
    STAGE_OPEN = 400, 150_006, "The Stage is already open";
    THREAD_EXISTS = 400, 160_004, "A thread has already been created for this message";
    FINISHED_EVENT = 400, 180_000, "Cannot update a finished event";
    FORUM_THREAD_NEEDED = 400, 220_001, "Webhooks posted to forum channels must have a thread_name or thread_id";
    ONBOARDING_TOO_SMALL = 400, 350_000, "Cannot enable onboarding, requirements are not met";
    NOBODY_BANNED = 500, 500_000, "Failed to ban users";
    POLL_EXPIRED = 400, 520_001, "Poll expired";
    POLL_EDIT = 400, 520_003, "Cannot edit a poll message";
    NOT_A_POLL = 400, 520_006, "Cannot expire a non-poll message";
}

impl ApiError {
    /// A body of a type that the route does not take.
    pub fn content_type() -> ApiError {
        ApiError::form(|errors| errors.report(&[], CONTENT_TYPE_INVALID))
    }

    /// A form with those errors.
    pub fn form(add: impl FnOnce(&mut FormErrors)) -> ApiError {
        let mut errors = FormErrors::default();
        add(&mut errors);
        ApiError {
            errors: Some(errors.into()),
            ..ApiError::INVALID_FORM
        }
    }

    const fn new(status: u16, code: u32, message: &'static str) -> ApiError {
        ApiError {
            status,
            code,
            message: Cow::Borrowed(message),
            errors: None,
        }
    }

    /// This error, if that is so.
    pub fn when(self, wrong: bool) -> Outcome<()> {
        if wrong { Err(self) } else { Ok(()) }
    }

    /// This error, unless that is so.
    pub fn unless(self, right: bool) -> Outcome<()> {
        self.when(!right)
    }

    /// An error of a proxy or of Discord as a whole, with no code of its own.
    pub fn plain(status: u16) -> ApiError {
        let known = StatusCode::from_u16(status).ok();
        let name = known.and_then(|status| status.canonical_reason());
        let message = format!("{status}: {}", name.unwrap_or("Error"));
        ApiError {
            status,
            code: 0,
            message: Cow::Owned(message),
            errors: None,
        }
    }

    /// The error as a response.
    pub fn into_rest_response(self) -> RestResponse {
        let mut body = json!({ "message": self.message, "code": self.code });
        set_some(&mut body, "errors", self.errors);
        RestResponse::with_status(self.status, body)
    }
}

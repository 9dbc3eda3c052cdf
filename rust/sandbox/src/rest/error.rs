//! Errors as Discord forms them.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::answer::Answer;

/// A status, one of Discord's error codes, and a message.
#[derive(Clone, Debug)]
pub struct ApiError {
    pub status: u16,
    pub code: u32,
    pub message: Cow<'static, str>,
    /// The nested field errors of 50035.
    pub errors: Option<Value>,
}

impl ApiError {
    /// A body of a type that the route does not take.
    pub fn content_type(taken: &[&str]) -> ApiError {
        let taken: Vec<String> = taken.iter().map(|kind| format!("'{kind}'")).collect();
        let message = format!(
            "Expected \"Content-Type\" header to be one of {{{}}}.",
            taken.join(", ")
        );
        let errors = json!({ "_errors": [{ "code": "CONTENT_TYPE_INVALID", "message": message }] });
        ApiError {
            errors: Some(errors),
            ..ApiError::INVALID_FORM
        }
    }

    pub const UNAUTHORIZED: ApiError = ApiError::new(401, 0, "401: Unauthorized");
    pub const NOT_FOUND: ApiError = ApiError::new(404, 0, "404: Not Found");
    pub const METHOD_NOT_ALLOWED: ApiError = ApiError::new(405, 0, "405: Method Not Allowed");
    pub const INVALID_VERSION: ApiError = ApiError::new(400, 50041, "Invalid API version");
    pub const UNKNOWN_APPLICATION: ApiError = ApiError::new(404, 10002, "Unknown Application");
    pub const UNKNOWN_INTEGRATION: ApiError = ApiError::new(404, 10005, "Unknown Integration");
    pub const UNKNOWN_INVITE: ApiError = ApiError::new(404, 10006, "Unknown Invite");
    pub const UNKNOWN_WEBHOOK: ApiError = ApiError::new(404, 10015, "Unknown Webhook");
    pub const UNKNOWN_STICKER: ApiError = ApiError::new(404, 10060, "Unknown Sticker");
    pub const UNKNOWN_STICKER_PACK: ApiError = ApiError::new(404, 10061, "Unknown Sticker Pack");
    pub const UNKNOWN_STAGE: ApiError = ApiError::new(404, 10067, "Unknown Stage Instance");
    pub const UNKNOWN_SCHEDULED_EVENT: ApiError =
        ApiError::new(404, 10070, "Unknown Guild Scheduled Event");
    pub const UNKNOWN_SOUND: ApiError = ApiError::new(404, 10097, "Unknown sound");
    pub const TOO_MANY_WEBHOOKS: ApiError =
        ApiError::new(400, 30007, "Maximum number of webhooks reached (15)");
    pub const TOO_MANY_EVENTS: ApiError = ApiError::new(
        400,
        30038,
        "Maximum number of uncompleted guild scheduled events reached (100)",
    );
    pub const INVALID_WEBHOOK_TOKEN: ApiError = ApiError::new(401, 50027, "Invalid Webhook Token");
    pub const STAGE_OPEN: ApiError = ApiError::new(400, 150006, "The Stage is already open");
    pub const FINISHED_EVENT: ApiError =
        ApiError::new(400, 180000, "Cannot update a finished event");
    pub const FORUM_THREAD_NEEDED: ApiError = ApiError::new(
        400,
        220001,
        "Webhooks posted to forum channels must have a thread_name or thread_id",
    );
    pub const UNKNOWN_CHANNEL: ApiError = ApiError::new(404, 10003, "Unknown Channel");
    pub const UNKNOWN_GUILD: ApiError = ApiError::new(404, 10004, "Unknown Guild");
    pub const UNKNOWN_MEMBER: ApiError = ApiError::new(404, 10007, "Unknown Member");
    pub const UNKNOWN_MESSAGE: ApiError = ApiError::new(404, 10008, "Unknown Message");
    pub const UNKNOWN_OVERWRITE: ApiError = ApiError::new(404, 10009, "Unknown Overwrite");
    pub const UNKNOWN_ROLE: ApiError = ApiError::new(404, 10011, "Unknown Role");
    pub const UNKNOWN_USER: ApiError = ApiError::new(404, 10013, "Unknown User");
    pub const UNKNOWN_EMOJI: ApiError = ApiError::new(400, 10014, "Unknown Emoji");
    pub const UNKNOWN_BAN: ApiError = ApiError::new(404, 10026, "Unknown Ban");
    pub const UNKNOWN_COMMAND: ApiError = ApiError::new(404, 10063, "Unknown application command");
    pub const UNKNOWN_POLL_ANSWER: ApiError = ApiError::new(404, 10109, "Unknown Poll Answer");
    pub const FILE_TOO_LARGE: ApiError =
        ApiError::new(400, 50045, "File cannot be larger than 512 kb.");
    pub const INVALID_ASSET: ApiError = ApiError::new(400, 50046, "Invalid Asset");
    pub const INVALID_STICKER: ApiError = ApiError::new(400, 50081, "An invalid sticker was sent");
    pub const POLL_EXPIRED: ApiError = ApiError::new(400, 520_001, "Poll expired");
    pub const POLL_EDIT: ApiError = ApiError::new(400, 520_003, "Cannot edit a poll message");
    pub const NOT_A_POLL: ApiError =
        ApiError::new(400, 520_006, "Cannot expire a non-poll message");
    pub const UNKNOWN_INTERACTION: ApiError = ApiError::new(404, 10062, "Unknown interaction");
    pub const UNKNOWN_COMMAND_PERMISSIONS: ApiError =
        ApiError::new(404, 10066, "Unknown application command permissions");
    pub const UNKNOWN_ENTITLEMENT: ApiError = ApiError::new(404, 10113, "Unknown Entitlement");
    pub const UNKNOWN_SUBSCRIPTION: ApiError = ApiError::new(404, 10114, "Unknown Subscription");
    pub const TOO_MANY_COMMANDS: ApiError =
        ApiError::new(400, 30032, "Maximum number of application commands reached");
    pub const TOO_MANY_CREATES: ApiError = ApiError::new(
        400,
        30034,
        "Maximum number of daily application command creates has been reached (200)",
    );
    pub const COMMAND_EXISTS: ApiError = ApiError::new(
        400,
        40041,
        "An application command with that name already exists",
    );
    pub const ENTRY_POINT_LEFT_OUT: ApiError = ApiError::new(
        400,
        50240,
        "You cannot remove this app's Entry Point command in a bulk update operation. Please include the Entry Point \
         command in your update request or delete it separately.",
    );
    pub const TOO_MANY_FOLLOW_UPS: ApiError = ApiError::new(
        400,
        40094,
        "This interaction has hit the maximum number of follow up messages",
    );
    pub const NOT_FOR_BOTS: ApiError = ApiError::new(403, 20001, "Bots cannot use this endpoint");
    pub const ANSWERED_INTERACTION: ApiError =
        ApiError::new(400, 40060, "Interaction has already been acknowledged.");
    pub const UNKNOWN_VOICE_STATE: ApiError = ApiError::new(404, 10065, "Unknown Voice State");
    pub const TOO_MANY_PINS: ApiError =
        ApiError::new(400, 30003, "Maximum number of pins reached (250)");
    pub const TOO_MANY_ATTACHMENTS: ApiError = ApiError::new(
        400,
        30015,
        "Maximum number of attachments in a message reached (10)",
    );
    pub const TOO_MANY_REACTIONS: ApiError =
        ApiError::new(400, 30010, "Maximum number of reactions reached (20)");
    pub const TOO_LARGE: ApiError = ApiError::new(413, 40005, "Request entity too large");
    pub const MISSING_ACCESS: ApiError = ApiError::new(403, 50001, "Missing Access");
    pub const NOT_IN_DM: ApiError =
        ApiError::new(403, 50003, "Cannot execute action on a DM channel");
    pub const NOT_THE_AUTHOR: ApiError =
        ApiError::new(403, 50005, "Cannot edit a message authored by another user");
    pub const EMPTY_MESSAGE: ApiError = ApiError::new(400, 50006, "Cannot send an empty message");
    pub const CANNOT_DM: ApiError = ApiError::new(403, 50007, "Cannot send messages to this user");
    pub const NOT_TEXT: ApiError =
        ApiError::new(400, 50008, "Cannot send messages in a non-text channel");
    pub const MISSING_PERMISSIONS: ApiError = ApiError::new(403, 50013, "Missing Permissions");
    pub const BULK_DELETE_COUNT: ApiError = ApiError::new(
        400,
        50016,
        "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete",
    );
    pub const WRONG_CHANNEL_TYPE: ApiError =
        ApiError::new(400, 50024, "Cannot execute action on this channel type");
    pub const BULK_DELETE_AGE: ApiError = ApiError::new(
        400,
        50034,
        "You can only bulk delete messages that are under 14 days old.",
    );
    pub const INVALID_FORM: ApiError = ApiError::new(400, 50035, "Invalid Form Body");
    pub const INVALID_JSON: ApiError =
        ApiError::new(400, 50109, "The request body contains invalid JSON.");
    pub const ARCHIVED_THREAD: ApiError = ApiError::new(400, 50083, "Thread is archived");
    pub const THREAD_EXISTS: ApiError = ApiError::new(
        400,
        160004,
        "A thread has already been created for this message",
    );

    pub const UNKNOWN_LOBBY: ApiError = ApiError::new(404, 10031, "Unknown Lobby");
    pub const UNKNOWN_TEMPLATE: ApiError = ApiError::new(404, 10057, "Unknown Guild Template");
    pub const UNKNOWN_WELCOME_SCREEN: ApiError =
        ApiError::new(404, 10069, "Unknown Guild Welcome Screen");
    pub const UNKNOWN_TARGET_USERS: ApiError =
        ApiError::new(404, 10124, "Unknown Invite Target Users Job");
    pub const TOO_MANY_RECIPIENTS: ApiError =
        ApiError::new(400, 30004, "Maximum number of recipients reached (10)");
    pub const TEMPLATE_EXISTS: ApiError = ApiError::new(400, 30031, "Guild already has a template");
    pub const NOT_IN_VOICE: ApiError =
        ApiError::new(400, 40032, "Target user is not connected to voice.");
    pub const CROSSPOSTED: ApiError =
        ApiError::new(400, 40033, "This message has already been crossposted.");
    pub const WIDGET_DISABLED: ApiError = ApiError::new(403, 50004, "Widget Disabled");
    pub const INVALID_ACCESS_TOKEN: ApiError =
        ApiError::new(403, 50025, "Invalid OAuth2 access token provided");
    pub const INVALID_RECIPIENTS: ApiError = ApiError::new(400, 50033, "Invalid Recipient(s)");
    pub const INVALID_FILE: ApiError = ApiError::new(400, 50046, "Invalid Asset");
    pub const SILENCED: ApiError = ApiError::new(
        400,
        50167,
        "Cannot send voice effect when user is server muted, deafened, or suppressed",
    );
    pub const ONBOARDING_TOO_SMALL: ApiError = ApiError::new(
        400,
        350_000,
        "Cannot enable onboarding, requirements are not met",
    );
    pub const NOBODY_BANNED: ApiError = ApiError::new(500, 500_000, "Failed to ban users");

    const fn new(status: u16, code: u32, message: &'static str) -> ApiError {
        ApiError {
            status,
            code,
            message: Cow::Borrowed(message),
            errors: None,
        }
    }

    /// An error of a proxy or of Discord as a whole, with no code of its own.
    pub fn plain(status: u16) -> ApiError {
        let name = axum::http::StatusCode::from_u16(status)
            .ok()
            .and_then(|status| status.canonical_reason());
        let message = format!("{status}: {}", name.unwrap_or("Error"));
        ApiError {
            status,
            code: 0,
            message: Cow::Owned(message),
            errors: None,
        }
    }

    /// The error as an answer.
    pub fn into_answer(self) -> Answer {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = self.errors {
            body["errors"] = errors;
        }
        Answer::with_status(self.status, body)
    }
}

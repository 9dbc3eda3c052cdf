//! The objects that bodies hold, with Discord's limits.

/// The shapes an object may have, by the number in its field `type`.
macro_rules! variants {
    ($($number:literal $name:literal $shape:path),+ $(,)?) => {
        &[$($crate::schema::Variant { number: $number, name: $name, shape: &$shape }),+]
    };
}

pub(crate) mod application;
pub(crate) mod application_command;
pub(crate) mod auto_moderation;
pub(crate) mod channel;
mod guild;
mod interaction_response;
pub(crate) mod lobby;
pub(crate) mod role;
pub(crate) mod scheduled_event;
pub(crate) mod thread;
pub(crate) mod webhook;
mod allowed_mentions;
mod attachment;
mod channel_types;
pub mod command;
pub mod component;
mod embed;
mod locale;
pub(crate) mod message;
pub(crate) mod message_body;
mod modal;
mod poll;
mod url;

pub use allowed_mentions::ALLOWED_MENTIONS;
pub use attachment::ATTACHMENT;
pub use embed::EMBED;
pub use component::{MESSAGE_COMPONENTS, MODAL_COMPONENTS};
pub use locale::LOCALES;
pub use message::{CLIENT_THEME, MESSAGE_REFERENCE, parts as message_parts};
pub use modal::MODAL;
pub use poll::POLL;
pub use application::{INSTALL_PARAMS, ROLE_CONNECTION_METADATA};
pub use application_command::COMMAND;
pub use auto_moderation::{AUTO_MODERATION_ACTION, AUTO_MODERATION_TRIGGER};
pub use channel::{CHANNEL_POSITION, DEFAULT_REACTION, FORUM_TAG, PERMISSION_OVERWRITE};
pub use guild::{ONBOARDING_PROMPT, WELCOME_CHANNEL};
pub use lobby::{LOBBY_MEMBER, LOBBY_MEMBER_CHANGE};
pub use role::ROLE_POSITION;
pub use scheduled_event::{EVENT_METADATA, RECURRENCE_RULE};
pub use interaction_response::{INTERACTION_RESPONSE, INTERACTION_RESPONSE_DATA};
pub use thread::FIRST_MESSAGE;

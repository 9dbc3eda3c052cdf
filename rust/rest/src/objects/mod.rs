//! The schemas of the objects in bodies, with Discord's limits.

/// The schemas that an object can have, by the number in its field `type`: `1 "action row" ACTION_ROW`.
macro_rules! variants {
    ($($number:literal $name:literal $schema:path),+ $(,)?) => {
        &[$($crate::schema::Variant { number: $number, name: $name, schema: &$schema }),+]
    };
}

mod allowed_mentions;
pub(crate) mod application;
pub(crate) mod application_command;
mod application_identity;
mod attachment;
pub(crate) mod auto_moderation;
pub(crate) mod channel;
pub mod command;
pub mod component;
mod embed;
mod emoji;
mod guild;
mod interaction_response;
pub(crate) mod lobby;
pub(crate) mod message;
pub(crate) mod message_body;
mod modal;
mod poll;
pub(crate) mod role;
pub(crate) mod scheduled_event;
pub(crate) mod thread;
pub(crate) mod user_name;
mod values;
pub(crate) mod webhook;

pub use allowed_mentions::{ALLOWED_MENTIONS, all_but_everyone};
pub use application::{INSTALL_PARAMS, ROLE_CONNECTION_METADATA};
pub use application_command::COMMAND;
pub use application_identity::IDENTITY_PROFILE_DATA;
pub use attachment::ATTACHMENT;
pub use auto_moderation::{AUTO_MODERATION_ACTION, AUTO_MODERATION_TRIGGER};
pub use channel::{CHANNEL_POSITION, DEFAULT_REACTION, FORUM_TAG, PERMISSION_OVERWRITE};
pub use component::{MESSAGE_COMPONENTS, MODAL_COMPONENTS};
pub use embed::EMBED;
pub use emoji::named_emoji;
pub use guild::{ONBOARDING_PROMPT, WELCOME_CHANNEL};
pub use interaction_response::{INTERACTION_RESPONSE, INTERACTION_RESPONSE_DATA};
pub use lobby::{LOBBY_MEMBER, LOBBY_MEMBER_CHANGE};
pub use message::{CLIENT_THEME, MESSAGE_REFERENCE, parts as message_parts};
pub use modal::MODAL;
pub use poll::POLL;
pub use role::ROLE_POSITION;
pub use scheduled_event::{EVENT_METADATA, RECURRENCE_RULE};
pub use thread::FIRST_MESSAGE;
pub use values::LOCALES;

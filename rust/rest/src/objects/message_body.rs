//! The fields of messages in the bodies of all endpoints that send or edit one.

use super::command::CHOICE;
use super::component::RESPONSE_COMPONENTS;
use super::{
    ALLOWED_MENTIONS, ATTACHMENT, CLIENT_THEME, EMBED, MESSAGE_COMPONENTS, MESSAGE_REFERENCE, POLL,
};
use crate::schema::Field;

/// The fields that all messages have, and the given fields. `components:` is the list of components that the message
/// can have.
macro_rules! message_fields {
    (components: $components:ident; $($more:tt)*) => {
        fields![
            content: text(0..=2000),
            embeds: list(object(EMBED), 0..=10),
            allowed_mentions: object(ALLOWED_MENTIONS),
            components: list(by_type($components), 0..=40),
            attachments: list(object(ATTACHMENT), 0..=10),
            flags: flags,
            $($more)*
        ]
    };
    ($($more:tt)*) => { message_fields![components: MESSAGE_COMPONENTS; $($more)*] };
}

/// A [message of the bot](https://discord.com/developers/docs/resources/message#create-message).
pub(crate) const NEW_MESSAGE: &[Field] = message_fields![
    message_reference: object(MESSAGE_REFERENCE),
    sticker_ids: ids(0..=3),
    poll: object(POLL),
    tts: bool,
    nonce: nonce,
    enforce_nonce: bool,
    shared_client_theme: object(CLIENT_THEME),
];

/// The fields of a message that can be [changed](https://discord.com/developers/docs/resources/message#edit-message).
pub(crate) const MESSAGE_CHANGE: &[Field] = message_fields![];

/// The
/// [first message of a post](https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel)
/// in a forum.
pub(crate) const POST_MESSAGE: &[Field] = message_fields![
    sticker_ids: ids(0..=3),
    poll: object(POLL),
    shared_client_theme: object(CLIENT_THEME),
];

/// A [message of a webhook](https://discord.com/developers/docs/resources/webhook#execute-webhook).
pub(crate) const WEBHOOK_MESSAGE: &[Field] = message_fields![
    poll: object(POLL),
    tts: bool,
    username: text(1..=80),
    avatar_url: text(0..=2048),
    thread_name: text(0..=100),
    applied_tags: ids(0..=5),
];

/// The fields of a webhook's message that can be
/// [changed](https://discord.com/developers/docs/resources/webhook#edit-webhook-message). A poll can only be added to a
/// deferred response.
pub(crate) const WEBHOOK_MESSAGE_CHANGE: &[Field] = message_fields![poll: object(POLL)];

/// The data of a [response to an
/// interaction](https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-data-structure):
/// a message, choices, a modal, or whether a user can buy an item.
pub(crate) const RESPONSE_DATA: &[Field] = message_fields![components: RESPONSE_COMPONENTS;
    poll: object(POLL),
    tts: bool,
    choices: list(object(CHOICE), 0..=25),
    custom_id: text(1..=100),
    title: text(1..=45),
    eligible: bool,
    ineligible_reason: any,
    ineligible_reason_description: text(0..=255),
];

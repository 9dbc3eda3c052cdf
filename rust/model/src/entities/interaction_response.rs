//! The response to an interaction, as sent by a bot. It has no class in Godot.

use std::sync::Arc;

use crate::entity::object;
use crate::{
    AllowedMentions, ApplicationCommandOptionChoice, Attachment, Component, Embed,
    InteractionCallbackType, MessageFlags, Poll,
};

object! {
    /// An interaction response.
    InteractionResponse {
        /// The type of the response.
        kind as type: InteractionCallbackType,
        /// The data of the response: a message, choices or a modal.
        data: Option<Arc<InteractionResponseData>>,
    }
}

object! {
    /// The data of an interaction response: a message, choices or a modal.
    InteractionResponseData {
        /// If true, the message is read aloud.
        tts: bool,
        /// The content of the message.
        content: Option<Box<str>>,
        /// The message's embeds.
        embeds: Box<[Arc<Embed>]>,
        /// The mentions that notify.
        allowed_mentions: Option<Arc<AllowedMentions>>,
        /// The message's flags.
        flags: MessageFlags,
        /// The components of the message or the modal.
        components: Box<[Arc<Component>]>,
        /// The message's files.
        attachments: Box<[Arc<Attachment>]>,
        /// The message's poll.
        poll: Option<Arc<Poll>>,
        /// The choices of an autocompletion.
        choices: Box<[Arc<ApplicationCommandOptionChoice>]>,
        /// The custom id of the modal.
        custom_id: Option<Box<str>>,
        /// The modal's title.
        title: Option<Box<str>>,
    }
}

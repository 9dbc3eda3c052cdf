//! The explanation for messages without text.

use discord_model::{Intents, Message, MessageType};
use godot::prelude::*;

use crate::core::Core;

/// Logs once per login why messages have no text, because this is the question that beginners ask most often.
pub fn explain_missing(core: &Core, message: &Message) {
    let has_text = !message.content.is_empty()
        || !message.attachments.is_empty()
        || !message.embeds.is_empty();
    let is_written = matches!(message.kind, MessageType::DEFAULT | MessageType::REPLY);
    let by_a_person = message.author.as_ref().is_some_and(|author| !author.bot);
    if has_text || !is_written || !by_a_person || message.guild_id.is_none() {
        return;
    }
    let asks_for_text = core
        .connection(|connection| connection.intents())
        .contains(Intents::MESSAGE_CONTENT);
    if !asks_for_text && core.connection(|connection| connection.first_missing_text()) {
        godot_warn!(
            "DiscordClient: a message was received without its text. To receive the text of messages in guilds, add \
             DiscordIntents.MESSAGE_CONTENT to `intents`, and enable it in Discord's developer portal (your \
             application, Bot, Message Content Intent)."
        );
    }
}

//! What the editor warns of.

use discord_model::Intents;
use godot::prelude::*;

use super::DiscordClient;

/// The warnings about a node's properties.
pub fn of(client: &DiscordClient) -> PackedStringArray {
    let settings = client.settings();
    let intents = settings.intents;
    let mut warnings = PackedStringArray::new();
    if settings.token_environment_variable.is_empty() {
        warnings.push(
            "There is nowhere to take the token from. Name an environment variable in 'Token Environment Variable', or set \
             `token` in code before login().",
        );
    }
    if intents.is_empty() {
        warnings.push("No intents are set, so that Discord sends no events. Choose those you need in 'Intents'.");
    }
    let hears_messages = intents.contains(Intents::GUILD_MESSAGES);
    if hears_messages && !intents.contains(Intents::MESSAGE_CONTENT) {
        warnings.push(
            "Messages in guilds will come without their text, unless they mention the bot. To read them set 'Message Content' \
             in 'Intents', and switch it on in Discord's developer portal (your application, Bot, Message Content Intent).",
        );
    }
    warnings
}

//! The event handlers of discordcr, a library for Crystal. Each of them has an equivalent signal.

/// The handlers that are not named after their event, each with the event.
const EXCEPTIONS: [(&str, &str); 1] = [("on_guild_emoji_update", "GUILD_EMOJIS_UPDATE")];

/// The handler of every event, like the signal [`EVERY_EVENT`].
pub const ON_DISPATCH: &str = "on_dispatch";

/// The signal that is emitted for every event.
pub const EVERY_EVENT: &str = "raw_event";

/// All handlers except `on_dispatch`.
pub const HANDLERS: [&str; 45] = [
    "on_channel_create",
    "on_channel_delete",
    "on_channel_pins_update",
    "on_channel_update",
    "on_guild_ban_add",
    "on_guild_ban_remove",
    "on_guild_create",
    "on_guild_delete",
    "on_guild_emoji_update",
    "on_guild_integrations_update",
    "on_guild_member_add",
    "on_guild_member_remove",
    "on_guild_member_update",
    "on_guild_members_chunk",
    "on_guild_role_create",
    "on_guild_role_delete",
    "on_guild_role_update",
    "on_guild_update",
    "on_invite_create",
    "on_invite_delete",
    "on_message_create",
    "on_message_delete",
    "on_message_delete_bulk",
    "on_message_reaction_add",
    "on_message_reaction_remove",
    "on_message_reaction_remove_all",
    "on_message_reaction_remove_emoji",
    "on_message_update",
    "on_presence_update",
    "on_ready",
    "on_resumed",
    "on_stage_instance_create",
    "on_stage_instance_delete",
    "on_stage_instance_update",
    "on_thread_create",
    "on_thread_delete",
    "on_thread_list_sync",
    "on_thread_member_update",
    "on_thread_members_update",
    "on_thread_update",
    "on_typing_start",
    "on_user_update",
    "on_voice_server_update",
    "on_voice_state_update",
    "on_webhooks_update",
];

/// The handler of an event, or `None` if discordcr has none.
pub fn handler(event: &str) -> Option<&'static str> {
    let exception = EXCEPTIONS.iter().find(|(_, handled)| *handled == event);
    let named = format!("on_{}", event.to_lowercase());
    HANDLERS
        .into_iter()
        .find(|handler| exception.map_or(*handler == named, |(name, _)| handler == name))
}

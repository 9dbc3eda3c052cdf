//! Channels that a bot is not allowed to view: the gateway still tells of them, but hides what they are.

use super::*;

/// The name every hidden channel is sent with.
const HIDDEN_NAME: &str = "___hidden___";
/// CHANNEL_OBFUSCATED, the only flag a hidden channel is sent with.
const OBFUSCATED: u64 = 1 << 17;
/// The fields of a channel that are sent as they are, since they give nothing away.
const KEPT: &str = "id type guild_id position parent_id";
/// The fields that are emptied, where a channel of that type has them at all.
const EMPTIED: &str =
    "topic last_message_id rtc_region default_reaction_emoji default_sort_order last_pin_timestamp";

/// A rendered channel as a bot gets it that is not allowed to view it. `guild` is also the id of the role `@everyone`.
pub fn obfuscate(channel: &Value, guild: Id) -> Value {
    let mut hidden = only(channel.clone(), KEPT);
    hidden["name"] = json!(HIDDEN_NAME);
    hidden["flags"] = json!(OBFUSCATED);
    hidden["permission_overwrites"] = json!([
        { "id": guild, "type": 0, "allow": Permissions::NONE, "deny": Permissions::VIEW_CHANNEL },
    ]);
    for (name, _) in channel.as_object().into_iter().flatten() {
        // What is not emptied has the value of a new channel.
        let value = match name.as_str() {
            name if is_named(EMPTIED, name) => Value::Null,
            "nsfw" => json!(false),
            "bitrate" => json!(64_000),
            "rate_limit_per_user" | "user_limit" => json!(0),
            _ => continue,
        };
        hidden[name] = value;
    }
    hidden
}

impl World {
    /// Whether the gateway shows that bot a guild channel as it is. A category is shown with any of its channels, since they
    /// could not be placed without it.
    pub fn is_shown(&self, channel: &Channel, bot: Id) -> bool {
        self.can_view(channel, bot)
            || (channel.kind == kind::CATEGORY
                && self.channels.values().any(|below| {
                    below.parent_id == Some(channel.id)
                        && !below.is_thread()
                        && self.can_view(below, bot)
                }))
    }

    /// A guild channel as the gateway sends it to that bot.
    pub fn render_channel_for(&self, channel: &Channel, bot: Id) -> Value {
        let rendered = self.render_channel(channel, Some(bot));
        match channel.guild_id {
            Some(guild) if !self.is_shown(channel, bot) => obfuscate(&rendered, guild),
            _ => rendered,
        }
    }
}

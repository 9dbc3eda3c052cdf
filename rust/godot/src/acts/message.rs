//! What people do with a message.

use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::{Argument, acts};
use crate::entities::DiscordMessage;
use crate::id_argument::IdArgument;
use crate::options::Options;

acts! {
    DiscordMessage as message {
        /// Deletes the message. Messages of other users need `MANAGE_MESSAGES`. See [method DiscordREST.delete_message].
        delete(; reason) = delete_message[message.channel_id, message.id];

        /// Pins the message to its channel. See [method DiscordREST.pin_message].
        pin(; reason) = pin_message[message.channel_id, message.id];

        /// Unpins the message. See [method DiscordREST.unpin_message].
        unpin(; reason) = unpin_message[message.channel_id, message.id];

        /// Reacts to the message. `emoji` is the character itself, a [DiscordEmoji], or `"name:id"`.
        ///
        /// ```gdscript
        /// await message.add_reaction("🎲")
        /// ```
        add_reaction(emoji: Variant) = create_reaction[message.channel_id, message.id, emoji];

        /// Deletes the bot's own reaction.
        remove_own_reaction(emoji: Variant) = delete_own_reaction[message.channel_id, message.id, emoji];

        /// Deletes a user's reaction. Needs `MANAGE_MESSAGES`.
        remove_reaction(emoji: Variant, user_id: IdArgument) =
            delete_user_reaction[message.channel_id, message.id, emoji, user_id];

        /// Deletes all reactions. Needs `MANAGE_MESSAGES`.
        clear_reactions() = delete_all_reactions[message.channel_id, message.id];

        /// Deletes all reactions with one emoji. Needs `MANAGE_MESSAGES`.
        clear_reactions_with(emoji: Variant) =
            delete_all_reactions_for_emoji[message.channel_id, message.id, emoji];

        /// Fetches the users who reacted with an emoji. The options are those of [method DiscordREST.get_reactions].
        fetch_reactions(emoji: Variant; options) = get_reactions[message.channel_id, message.id, emoji];

        /// Publishes a message of an announcement channel to the channels that follow it.
        crosspost() = crosspost_message[message.channel_id, message.id];

        /// Starts a thread from the message. Options: `auto_archive_duration` (in minutes), `rate_limit_per_user` (in seconds).
        /// Returns the thread, a [DiscordChannel].
        start_thread(name: GString; options, reason) =
            start_thread_from_message[message.channel_id, message.id, name];

        /// Ends the poll of the message at once. The message must be the bot's own.
        end_poll() = end_poll[message.channel_id, message.id];

        /// Fetches the current state of the message.
        fetch() = get_channel_message[message.channel_id, message.id];
    }
}

#[godot_api(secondary)]
impl DiscordMessage {
    /// Replies to the message, in the same channel. `message` is text, a [Dictionary] or a [DiscordMessageBuilder], see
    /// [method DiscordREST.create_message]. Returns the reply, a [DiscordMessage].
    ///
    /// ```gdscript
    /// if message.content == "!ping":
    ///     await message.reply("Pong!")
    /// ```
    #[func]
    fn reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let replied = self.entity();
        let mut options = options.copy();
        if !options.contains_key("message_reference") {
            let reference = vdict! { "message_id" => replied.id.get() as i64 };
            options.set("message_reference", &reference);
        }
        let parameters = [replied.channel_id.argument(), message];
        self.handle
            .call(&create_message, &parameters, &options, &GString::new())
    }

    /// Forwards the message to another channel. Returns the new [DiscordMessage].
    #[func]
    fn forward(&self, channel_id: IdArgument) -> Signal {
        let message = self.entity();
        let mut reference = vdict! {
            "type" => 1,
            "message_id" => message.id.get() as i64,
            "channel_id" => message.channel_id.get() as i64,
        };
        if message.guild_id.is_some() {
            reference.set("guild_id", message.guild_id.get() as i64);
        }
        let forward = vdict! { "message_reference" => &reference };
        self.handle.call(
            &create_message,
            &[channel_id.argument(), forward.to_variant()],
            &VarDictionary::new(),
            &GString::new(),
        )
    }

    /// Edits the message, which must be the bot's own. `message` is text, a [Dictionary] or a [DiscordMessageBuilder], see
    /// [method DiscordREST.edit_message]. Returns the edited [DiscordMessage].
    ///
    /// You may call this every frame: while one edit is pending, only the newest waits. Calls in between are skipped, and
    /// complete together with it. Discord's rate limits are respected.
    ///
    /// ```gdscript
    /// func _process(_delta: float) -> void:
    ///     status_message.edit("Players: %d" % players.size())
    /// ```
    #[func]
    fn edit(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let edited = self.entity();
        self.handle.call_latest(
            &edited.id.to_string(),
            &edit_message,
            &[edited.channel_id.argument(), edited.id.argument(), message],
            &options.copy(),
            &GString::new(),
        )
    }
}

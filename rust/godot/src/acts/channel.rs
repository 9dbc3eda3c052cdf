//! What people do in and with a channel.

use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::{Argument, acts};
use crate::entities::DiscordChannel;
use crate::id_argument::IdArgument;

acts! {
    DiscordChannel as channel {
        /// Sends a message: text, a [Dictionary] or a [DiscordMessageBuilder], see [method DiscordREST.create_message]. Returns
        /// the [DiscordMessage], or `null` on failure.
        ///
        /// ```gdscript
        /// await channel.send("Server is up")
        /// await channel.send({"content": "Look!", "files": ["user://shot.png"]})
        /// ```
        send(message: Variant; options) = create_message[channel.id, message];

        /// Fetches messages, newest first. The options are those of [method DiscordREST.get_channel_messages].
        fetch_messages(; options) = get_channel_messages[channel.id];

        /// Fetches one message.
        fetch_message(message_id: IdArgument) = get_channel_message[channel.id, message_id];

        /// Fetches the pinned messages. The options are those of [method DiscordREST.get_channel_pins].
        fetch_pins(; options) = get_channel_pins[channel.id];

        /// Shows the bot as typing for 10 seconds, or until it sends a message.
        send_typing() = trigger_typing_indicator[channel.id];

        /// Deletes 2 to 100 messages, none older than two weeks. Needs `MANAGE_MESSAGES`.
        bulk_delete_messages(message_ids: Variant; reason) = bulk_delete_messages[channel.id, message_ids];

        /// Changes the channel. The options are those of [method DiscordREST.modify_channel].
        modify(; options, reason) = modify_channel[channel.id];

        /// Deletes the channel, or closes a direct message. This cannot be undone.
        delete(; reason) = delete_channel[channel.id];

        /// Fetches the current state of the channel.
        fetch() = get_channel[channel.id];

        /// Sets the slowmode: how many seconds users must wait between two messages, up to 21600; `0` for none.
        set_slowmode(seconds: i64; reason) = modify_channel[channel.id] { "rate_limit_per_user": seconds };

        /// Sets the permission overwrites of a role or member in this channel. The options are those of
        /// [method DiscordREST.edit_channel_permissions].
        set_permissions(overwrite_id: IdArgument; options, reason) = edit_channel_permissions[channel.id, overwrite_id];

        /// Deletes the permission overwrites of a role or member in this channel.
        delete_permissions(overwrite_id: IdArgument; reason) = delete_channel_permission[channel.id, overwrite_id];

        /// Creates an invite. The options are those of [method DiscordREST.create_channel_invite]. Returns a [DiscordInvite].
        create_invite(; options, reason) = create_channel_invite[channel.id];

        /// Fetches the invites to the channel. Needs `MANAGE_CHANNELS`.
        fetch_invites() = get_channel_invites[channel.id];

        /// Creates a webhook. Returns a [DiscordWebhook]. Needs `MANAGE_WEBHOOKS`.
        create_webhook(name: GString; options, reason) = create_webhook[channel.id, name];

        /// Fetches the webhooks of the channel. Needs `MANAGE_WEBHOOKS`.
        fetch_webhooks() = get_channel_webhooks[channel.id];

        /// Makes another channel follow this announcement channel: messages published here are sent there, too.
        follow(webhook_channel_id: IdArgument; reason) = follow_announcement_channel[channel.id, webhook_channel_id];

        /// Sets the status of the voice channel, up to 500 characters; an empty string for none.
        set_voice_status(status: GString; reason) = set_voice_channel_status[channel.id] { "status": status };

        /// Plays a soundboard sound in the voice channel, which the bot must be in. The options are those of
        /// [method DiscordREST.send_soundboard_sound].
        play_sound(sound_id: IdArgument; options) = send_soundboard_sound[channel.id, sound_id];

        /// Opens the stage with a topic. Returns a [DiscordStageInstance].
        start_stage(topic: GString; options, reason) = create_stage_instance[channel.id, topic];
    }
}

#[godot_api(secondary)]
impl DiscordChannel {
    /// Sets the topic, up to 1024 characters. Returns the changed [DiscordChannel].
    ///
    /// Discord accepts two changes of a topic or a name in ten minutes. You may still call this as often as you like: while one
    /// change is pending, only the newest waits. Calls in between are skipped, and complete together with it.
    #[func]
    fn set_topic(&self, topic: GString, #[opt(default = "")] reason: GString) -> Signal {
        self.set_latest("topic", &topic, &reason)
    }

    /// Sets the name, 1 to 100 characters. Like [method set_topic], this may be called as often as you like.
    #[func]
    fn set_name(&self, name: GString, #[opt(default = "")] reason: GString) -> Signal {
        self.set_latest("name", &name, &reason)
    }

    fn set_latest(&self, what: &str, text: &GString, reason: &GString) -> Signal {
        let id = self.entity().id;
        let mut options = VarDictionary::new();
        options.set(what, text);
        self.handle.call_latest(
            &format!("{what} {id}"),
            &modify_channel,
            &[id.argument()],
            &options,
            reason,
        )
    }
}

//! What people do in and with a channel.

use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::{Argument, acts};
use crate::entities::DiscordChannel;
use crate::id_argument::IdArgument;

acts! {
    DiscordChannel as channel {
        /// Posts a message: text, a [Dictionary] or a [DiscordMessageBuilder], as for [method DiscordREST.create_message]. Gives
        /// the [DiscordMessage], or `null` on failure.
        ///
        /// ```gdscript
        /// await channel.send("Server is up")
        /// await channel.send({"content": "Look!", "files": ["user://shot.png"]})
        /// ```
        send(message: Variant; options) = create_message[channel.id, message];

        /// Fetches messages, newest first; options as for [method DiscordREST.get_channel_messages].
        fetch_messages(; options) = get_channel_messages[channel.id];

        /// Fetches one message.
        fetch_message(message_id: IdArgument) = get_channel_message[channel.id, message_id];

        /// Fetches the pinned messages; options as for [method DiscordREST.get_channel_pins].
        fetch_pins(; options) = get_channel_pins[channel.id];

        /// Shows "… is typing" for 10 seconds, or until the bot posts something.
        send_typing() = trigger_typing_indicator[channel.id];

        /// Removes 2 to 100 messages, none older than two weeks. Needs `MANAGE_MESSAGES`.
        bulk_delete_messages(message_ids: Variant; reason) = bulk_delete_messages[channel.id, message_ids];

        /// Changes the channel; options as for [method DiscordREST.modify_channel].
        modify(; options, reason) = modify_channel[channel.id];

        /// Deletes the channel, or closes a direct message. There is no way back.
        delete(; reason) = delete_channel[channel.id];

        /// Fetches the channel anew, as it is now.
        fetch() = get_channel[channel.id];

        /// Sets how many seconds people must wait between two messages, up to 21600; `0` for none.
        set_slowmode(seconds: i64; reason) = modify_channel[channel.id] { "rate_limit_per_user": seconds };

        /// Sets what a role or a member may do here: options as for [method DiscordREST.edit_channel_permissions].
        set_permissions(overwrite_id: IdArgument; options, reason) = edit_channel_permissions[channel.id, overwrite_id];

        /// Takes away what was set for a role or a member here.
        delete_permissions(overwrite_id: IdArgument; reason) = delete_channel_permission[channel.id, overwrite_id];

        /// Makes an invite; options as for [method DiscordREST.create_channel_invite]. Gives a [DiscordInvite].
        create_invite(; options, reason) = create_channel_invite[channel.id];

        /// Fetches the invites to the channel. Needs `MANAGE_CHANNELS`.
        fetch_invites() = get_channel_invites[channel.id];

        /// Makes a webhook. Gives a [DiscordWebhook]. Needs `MANAGE_WEBHOOKS`.
        create_webhook(name: GString; options, reason) = create_webhook[channel.id, name];

        /// Fetches the webhooks of the channel. Needs `MANAGE_WEBHOOKS`.
        fetch_webhooks() = get_channel_webhooks[channel.id];

        /// Has another channel get what is published in this announcement channel.
        follow(webhook_channel_id: IdArgument; reason) = follow_announcement_channel[channel.id, webhook_channel_id];

        /// Sets the line shown below a voice channel, up to 500 characters; an empty string for none.
        set_voice_status(status: GString; reason) = set_voice_channel_status[channel.id] { "status": status };

        /// Plays a sound of the soundboard in a voice channel the bot is in; options as for
        /// [method DiscordREST.send_soundboard_sound].
        play_sound(sound_id: IdArgument; options) = send_soundboard_sound[channel.id, sound_id];

        /// Opens a stage. Gives a [DiscordStageInstance].
        start_stage(topic: GString; options, reason) = create_stage_instance[channel.id, topic];
    }
}

#[godot_api(secondary)]
impl DiscordChannel {
    /// Sets the topic, up to 1024 characters. Gives the changed [DiscordChannel].
    ///
    /// Discord takes two changes of a topic or a name in ten minutes. It may be called as often as you like all the same: while
    /// one change is on its way only the newest waits, those between are skipped and end with it.
    #[func]
    fn set_topic(&self, topic: GString, #[opt(default = "")] reason: GString) -> Signal {
        self.set_latest("topic", &topic, &reason)
    }

    /// Sets the name, 1 to 100 characters. Like [method set_topic] it may be called as often as you like.
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

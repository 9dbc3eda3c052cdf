use std::sync::Arc;

use discord_cache::{Cache, GuildEntry, permissions};
use discord_godot_values::argument::Argument;
use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_model::text::Mention;
use discord_model::*;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild, has_age};
use crate::entities::{DiscordMember, DiscordMessage, DiscordVoiceState};
use crate::entity_class::connect_class;
use crate::rest_methods::rest_methods;

discord_model::define_channel!(entity_class_in_guild);
connect_class!(Channel as DiscordChannel {
    // A channel of an interaction has the permissions of its user, and keeps the state of that time.
    key: |channel| (channel.permissions.is_empty() && channel.id.is_some())
        .then_some((channel.id.get(), 0)),
    whole: |channel| channel.name.is_some() || channel.kind.is_dm(),
    current: |channel, cache| cache
        .channel(channel.id)
        .filter(|_| channel.permissions.is_empty())
        .cloned(),
});
has_age!(DiscordChannel);

#[godot_api(secondary)]
impl DiscordChannel {
    /// Returns the text that mentions the channel in a message.
    #[func]
    fn get_mention(&self) -> GString {
        convert::text(&Mention::Channel(self.entity().id).to_string())
    }

    /// Returns the URL that opens the channel in Discord.
    #[func]
    fn get_jump_url(&self) -> GString {
        let channel = self.entity();
        convert::jump_url(channel.guild_id, &[channel.id.get()])
    }

    /// Returns `true` if the bot is not allowed to view the channel. Only [member id], [member type] and
    /// [member position] are set in this case. See [method DiscordGuild.get_hidden_channels].
    #[func]
    fn is_obfuscated(&self) -> bool {
        self.entity().is_obfuscated()
    }

    /// Returns the category of the channel, or the parent channel of a thread. Returns `null` if there is none.
    #[func]
    fn get_parent(&self) -> Option<Gd<DiscordChannel>> {
        self.handle
            .find(|channel, cache| cache.channel(channel.parent_id).cloned())
    }

    /// Returns the channels of a category, in the order of the Discord app.
    #[func]
    fn get_children(&self) -> Array<Gd<DiscordChannel>> {
        self.handle.list(|channel, cache| {
            channels_of(cache, channel.guild_id, |other| {
                other.parent_id == channel.id && !other.kind.is_thread()
            })
        })
    }

    /// Returns the active threads of the channel, the oldest first.
    #[func]
    fn get_threads(&self) -> Array<Gd<DiscordChannel>> {
        self.handle.list(|channel, cache| {
            channels_of(cache, channel.guild_id, |other| {
                other.parent_id == channel.id && is_active_thread(other)
            })
        })
    }

    /// Returns the messages of this channel that are cached, the oldest first. Use
    /// [method DiscordREST.get_channel_messages] to fetch more.
    #[func]
    fn get_messages(&self) -> Array<Gd<DiscordMessage>> {
        self.handle
            .list(|channel, cache| cache.messages(channel.id).cloned().collect())
    }

    /// Returns the voice states of the users who are connected to this channel. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES].
    #[func]
    fn get_voice_states(&self) -> Array<Gd<DiscordVoiceState>> {
        self.handle
            .list(|channel, cache| voice_states_of(channel, cache).cloned().collect())
    }

    /// Returns the members who are connected to this voice channel. Members who are not cached are left out. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES].
    #[func]
    fn get_voice_members(&self) -> Array<Gd<DiscordMember>> {
        self.handle.list(|channel, cache| {
            voice_states_of(channel, cache)
                .filter_map(|state| cache.member(channel.guild_id, state.user_id))
                .collect()
        })
    }

    /// Returns the permissions of a member in this channel, a bitfield of [DiscordPermissions]. The member's roles, the
    /// permission overwrites of the channel, and a timeout are taken into account. A thread has the permissions of the
    /// channel it belongs to.
    ///
    /// Returns `0` for direct messages, and if the required roles or channels are not cached. A warning says so if
    /// [member DiscordClient.keep_roles] or [member DiscordClient.keep_channels] is the reason.
    #[func]
    fn get_permissions_for(&self, member: Gd<DiscordMember>) -> i64 {
        let (channel, member) = (self.entity().id, member.bind().entity());
        let computed = self.handle.owner().and_then(|core| {
            let cache = core.entities().cache.borrow();
            permissions::for_member_in_channel(&cache, channel, &member, convert::now())
        });
        self.handle
            .permissions("DiscordChannel.get_permissions_for", computed)
    }
}

/// Returns the channels of a guild that pass the filter, in the order of the Discord app: by position, then by id.
pub fn channels_of(
    cache: &Cache,
    guild: Id<Guild>,
    wanted: impl Fn(&Channel) -> bool,
) -> Vec<Arc<Channel>> {
    let mut channels: Vec<_> = cache
        .guild(guild)
        .into_iter()
        .flat_map(GuildEntry::channel_ids)
        .filter_map(|id| cache.channel(id))
        .filter(|channel| wanted(channel))
        .cloned()
        .collect();
    channels.sort_by_key(|channel| (channel.position, channel.id));
    channels
}

/// Returns whether a channel is a thread that is not archived.
pub fn is_active_thread(channel: &Channel) -> bool {
    let metadata = channel.thread_metadata.as_ref();
    channel.kind.is_thread() && !metadata.is_some_and(|metadata| metadata.archived)
}

/// Returns the voice states of a channel, sorted by user id.
fn voice_states_of<'a>(
    channel: &Channel,
    cache: &'a Cache,
) -> impl Iterator<Item = &'a Arc<VoiceState>> {
    let mut states: Vec<_> = cache
        .guild(channel.guild_id)
        .into_iter()
        .flat_map(GuildEntry::voice_states)
        .filter(|state| channel.id.is_some() && state.channel_id == channel.id)
        .collect();
    states.sort_by_key(|state| state.user_id);
    states.into_iter()
}

rest_methods! {
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

rest_methods! {
    DiscordChannel as channel {
        /// Starts a thread without a message. Options: `type` (see [DiscordChannelType]), `auto_archive_duration` (in minutes),
        /// `invitable`, `rate_limit_per_user` (in seconds). Returns the thread, a [DiscordChannel].
        start_thread(name: GString; options, reason) = start_thread_without_message[channel.id, name];

        /// Starts a post in a forum or media channel. `message` is a [Dictionary], a [DiscordMessageBuilder], or
        /// `{"content": …}`. Returns the thread, a [DiscordChannel].
        start_post(name: GString, message: Variant; options, reason) =
            start_thread_in_forum_or_media_channel[channel.id, name, message];

        /// Makes the bot join the thread.
        join_thread() = join_thread[channel.id];

        /// Makes the bot leave the thread.
        leave_thread() = leave_thread[channel.id];

        /// Adds a user to the thread.
        add_thread_member(user_id: IdArgument) = add_thread_member[channel.id, user_id];

        /// Removes a user from the thread. Needs `MANAGE_THREADS`.
        remove_thread_member(user_id: IdArgument) = remove_thread_member[channel.id, user_id];

        /// Fetches the members of the thread. The options are those of [method DiscordREST.list_thread_members].
        fetch_thread_members(; options) = list_thread_members[channel.id];

        /// Archives the thread. Any user who sends a message to it unarchives it.
        archive(; reason) = modify_channel[channel.id] { "archived": true };

        /// Unarchives the thread.
        unarchive(; reason) = modify_channel[channel.id] { "archived": false };

        /// Archives and locks the thread: only members with `MANAGE_THREADS` can unarchive it.
        lock_thread(; reason) = modify_channel[channel.id] { "archived": true, "locked": true };

        /// Fetches the archived public threads. The options are those of [method DiscordREST.list_public_archived_threads].
        /// Returns a [DiscordThreadList].
        fetch_archived_threads(; options) = list_public_archived_threads[channel.id];
    }
}

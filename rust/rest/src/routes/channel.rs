//! [Channels](https://discord.com/developers/docs/resources/channel).

use crate::objects::CHANNEL_POSITION;
use crate::objects::channel::{CHANNEL_CHANGE, NEW_CHANNEL, whose};

routes! {
    channel_routes ($);

    /// Fetches a channel or a thread.
    ///
    /// Needs `VIEW_CHANNEL`. Returns a [DiscordChannel], or `null` on failure (10003: no such channel, 50001: the bot is not
    /// allowed to view it).
    ///
    /// ```gdscript
    /// var channel: DiscordChannel = await client.rest.get_channel(channel_id)
    /// ```
    ///
    /// [Get Channel](https://discord.com/developers/docs/resources/channel#get-channel)
    get_channel = GET "/channels/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: Channel,
    }

    /// Shows the bot as typing in a channel, for 10 seconds or until it sends a message.
    ///
    /// This is only useful if a response takes a few seconds. Needs `SEND_MESSAGES`. Returns `true`, or `false` on
    /// failure.
    ///
    /// ```gdscript
    /// await client.rest.trigger_typing_indicator(channel_id)
    /// var answer := await think_for_a_while()
    /// await client.rest.create_message(channel_id, answer)
    /// ```
    ///
    /// [Trigger Typing Indicator](https://discord.com/developers/docs/resources/channel#trigger-typing-indicator)
    trigger_typing_indicator = POST "/channels/{channel_id}/typing" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL, SEND_MESSAGES],
        reason: no,
        result: bool,
    }

    /// Deletes a channel or a thread with all its messages, or closes a direct message.
    ///
    /// Deleting cannot be undone. The channels of a deleted category are kept. Needs `MANAGE_CHANNELS`, or `MANAGE_THREADS` for a
    /// thread. `reason` is written into the audit log. Returns the [DiscordChannel] as it was, or `null` on failure (10003: no
    /// such channel, 50074: a Community guild requires it).
    ///
    /// ```gdscript
    /// await client.rest.delete_channel(match_channel_id, "the match is over")
    /// ```
    ///
    /// [Delete/Close Channel](https://discord.com/developers/docs/resources/channel#delete-close-channel)
    delete_channel = DELETE "/channels/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [MANAGE_CHANNELS],
        reason: yes,
        also: [delete_close_channel],
        result: Channel,
    }

    /// Changes a channel, a thread or a group DM. Omitted options are left unchanged; `null` resets an option to its default.
    ///
    /// For a channel of a guild, the options are `name` and those of [method create_guild_channel]; `flags` `16`
    /// requires a tag for new posts of a forum. `type` can only turn a text channel (`0`) into an announcement channel
    /// (`5`), or back. `available_tags` and `permission_overwrites` replace the entire old lists; include the `id` of a
    /// tag to keep it.
    ///
    /// Options for a thread:
    /// - `name`: 1 to 100 characters. `rate_limit_per_user`: the slowmode: how many seconds members must wait between two
    ///   messages, 0 to 21600.
    /// - `archived`: if `true`, the thread is archived. `locked`: if `true`, only moderators can unarchive it.
    /// - `auto_archive_duration`: after how many minutes of inactivity it is archived, 60, 1440, 4320 or 10080.
    /// - `invitable`: if `true`, all members can add others to a private thread.
    /// - `applied_tags`: up to 5 ids of tags, for a post in a forum. `flags`: `2` pins the post.
    ///
    /// Options for a group DM: `name` and `icon` (an [Image], a [Texture2D], or a path).
    ///
    /// Needs `MANAGE_CHANNELS`, and `MANAGE_ROLES` for the overwrites; for threads `MANAGE_THREADS`, except for threads
    /// that the bot created. `reason` is written into the audit log. Discord accepts a new name or topic only twice in
    /// 10 minutes; the request waits for as long as necessary. Returns the changed [DiscordChannel], or `null` on
    /// failure (10003: no such channel, 50013: a permission is missing).
    ///
    /// ```gdscript
    /// await client.rest.modify_channel(channel_id, {"topic": "Season 4 begins on Friday", "rate_limit_per_user": 5})
    /// ```
    ///
    /// [Modify Channel](https://discord.com/developers/docs/resources/channel#modify-channel)
    modify_channel = PATCH "/channels/{channel_id}" {
        path: (channel_id: id),
        required: (),
        body_of: CHANNEL_CHANGE,
        permissions: [MANAGE_CHANNELS],
        reason: yes,
        result: Channel,
    }

    /// Sets the permission overwrites of a role or a member in a channel.
    ///
    /// `overwrite_id` is the id of the role or the user; the guild's id is the `@everyone` role. Options: `type`, which
    /// is required (`0` for a role, `1` for a member), `allow` and `deny`, see [DiscordPermissions]; permissions in
    /// neither are those of the guild. The bot can only change permissions that it has itself. Needs `MANAGE_ROLES`.
    /// `reason` is written into the audit log. Returns `true`, or `false` on failure (50013: a permission is missing,
    /// 30060: there are 1000 overwrites already).
    ///
    /// ```gdscript
    /// await client.rest.edit_channel_permissions(channel_id, team_role_id, {
    ///     "type": 0,
    ///     "allow": DiscordPermissions.VIEW_CHANNEL | DiscordPermissions.SEND_MESSAGES,
    /// })
    /// ```
    ///
    /// [Edit Channel Permissions](https://discord.com/developers/docs/resources/channel#edit-channel-permissions)
    edit_channel_permissions = PUT "/channels/{channel_id}/permissions/{overwrite_id}" {
        path: (channel_id: id, overwrite_id: id),
        required: (),
        body: [type: not_null(choice(0, 1)), allow: flags, deny: flags],
        check: whose,
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: bool,
    }

    /// Deletes the permission overwrites of a role or a member in a channel.
    ///
    /// `overwrite_id` is the id of the role or the user. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns
    /// `true`, or `false` on failure (10009: there is no such overwrite).
    ///
    /// ```gdscript
    /// await client.rest.delete_channel_permission(channel_id, team_role_id)
    /// ```
    ///
    /// [Delete Channel Permission](https://discord.com/developers/docs/resources/channel#delete-channel-permission)
    delete_channel_permission = DELETE "/channels/{channel_id}/permissions/{overwrite_id}" {
        path: (channel_id: id, overwrite_id: id),
        required: (),
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: bool,
    }

    /// Adds a user to a group DM that the bot created.
    ///
    /// Options: `access_token`, an OAuth2 token of the user with the scope `gdm.join`, which is required; `nick`, the
    /// name of the user in the group. A group can have 10 users. Returns the [DiscordChannel], or `null` on failure or
    /// if the user is in the group already; [member last_error] distinguishes the two cases (30004: the group is full,
    /// 50025: the token is wrong).
    ///
    /// ```gdscript
    /// await client.rest.group_dm_add_recipient(group_id, user_id, {"access_token": token, "nick": "Player 2"})
    /// ```
    ///
    /// [Group DM Add Recipient](https://discord.com/developers/docs/resources/channel#group-dm-add-recipient)
    group_dm_add_recipient = PUT "/channels/{channel_id}/recipients/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        body: [access_token: text, nick: text],
        reason: no,
        result: Channel,
    }

    /// Removes a user from a group DM that the bot created.
    ///
    /// Returns `true`, or `false` on failure (10003: no such group).
    ///
    /// ```gdscript
    /// await client.rest.group_dm_remove_recipient(group_id, user_id)
    /// ```
    ///
    /// [Group DM Remove Recipient](https://discord.com/developers/docs/resources/channel#group-dm-remove-recipient)
    group_dm_remove_recipient = DELETE "/channels/{channel_id}/recipients/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        reason: no,
        result: bool,
    }

    /// Sets the status of a voice channel: the line of text below it while members are connected.
    ///
    /// Option: `status`, up to 500 characters; `null` or an empty string clears it. Needs `SET_VOICE_CHANNEL_STATUS`, and
    /// `MANAGE_CHANNELS` as well if the bot is not in the channel. `reason` is written into the audit log. Returns `true`, or
    /// `false` on failure (50024: it is not a voice channel).
    ///
    /// ```gdscript
    /// await client.rest.set_voice_channel_status(channel_id, {"status": "Red 2 : 1 Blue"})
    /// ```
    ///
    /// [Set Voice Channel Status](https://discord.com/developers/docs/resources/channel#set-voice-channel-status)
    set_voice_channel_status = PUT "/channels/{channel_id}/voice-status" {
        path: (channel_id: id),
        required: (),
        body: [status: text(0..=500)],
        permissions: [SET_VOICE_CHANNEL_STATUS],
        reason: yes,
        result: bool,
    }

    /// Fetches the channels of a guild, in no particular order. Threads are not included.
    ///
    /// Returns an [Array] of [DiscordChannel], empty on failure (10004: no such guild, 50001: the bot is not in it).
    ///
    /// ```gdscript
    /// var channels: Array[DiscordChannel] = await client.rest.get_guild_channels(guild_id)
    /// ```
    ///
    /// [Get Guild Channels](https://discord.com/developers/docs/resources/guild#get-guild-channels)
    get_guild_channels = GET "/guilds/{guild_id}/channels" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: [Channel],
    }

    /// Creates a channel in a guild.
    ///
    /// `name` has 1 to 100 characters. Options, each for the types of channels that support it:
    ///
    /// - `type`: see [DiscordChannelType]: `0` text (the default), `2` voice, `4` category, `5` announcements, `13` stage, `14`
    ///   directory, `15` forum, `16` media.
    /// - `parent_id`: the category. `position`: the place among its siblings, from `0`.
    /// - `permission_overwrites`: permissions that differ from those of the guild; up to 100 of
    ///   `{"id": …, "type": 0, "allow": …, "deny": …}`, see [method edit_channel_permissions].
    /// - `topic`: up to 1024 characters, or 4096 in forums. `nsfw`: if `true`, the channel is age-restricted.
    /// - `rate_limit_per_user`: the slowmode: how many seconds members must wait between two messages, 0 to 21600.
    /// - `bitrate`: in bits per second, at least 8000 and at most 96000, or more in boosted guilds. `user_limit`: how many users
    ///   can connect, up to 99 for voice and 10000 for stages; `0` for no limit.
    /// - `rtc_region`: the id of a voice region; chosen by Discord by default. `video_quality_mode`: `1` automatic, `2` 720p.
    /// - `default_auto_archive_duration`: after how many minutes of inactivity threads are archived, 60, 1440, 4320 or 10080.
    /// - `default_thread_rate_limit_per_user`: the `rate_limit_per_user` of new threads.
    /// - For forums: `available_tags`, up to 20 of `{"name": …, "moderated": false, "emoji_name": "🎲"}`;
    ///   `default_reaction_emoji`, with `emoji_id` or `emoji_name`; `default_sort_order` (`0` by activity, `1` by creation date);
    ///   `default_forum_layout` (`1` list, `2` gallery); `default_tag_setting` (`"match_all"` or `"match_some"`).
    /// - `flags`: see [DiscordChannelFlags].
    ///
    /// Needs `MANAGE_CHANNELS`; the bot can only change permissions that it has itself. `reason` is written into the audit log.
    /// Returns the [DiscordChannel], or `null` on failure (30013: there are 500 channels already, 50013: a permission is
    /// missing).
    ///
    /// ```gdscript
    /// var lobby: DiscordChannel = await client.rest.create_guild_channel(guild_id, "Lobby", {
    ///     "type": DiscordChannelType.GUILD_VOICE,
    ///     "user_limit": 4,
    ///     "parent_id": category_id,
    /// })
    /// ```
    ///
    /// [Create Guild Channel](https://discord.com/developers/docs/resources/guild#create-guild-channel)
    create_guild_channel = POST "/guilds/{guild_id}/channels" {
        path: (guild_id: id),
        required: (name: text(1..=100)),
        body_of: NEW_CHANNEL,
        permissions: [MANAGE_CHANNELS],
        reason: yes,
        result: Channel,
    }

    /// Changes the order of the channels of a guild.
    ///
    /// `channels` are the channels to move, each a [Dictionary] with `id` and some of `position` (from `0`), `parent_id` (the new
    /// category), `lock_permissions` (with `parent_id`: if `true`, the permissions of the category are applied) and `flags` (see
    /// [DiscordChannelFlags]). Only one channel can change its category at a time. Needs `MANAGE_CHANNELS`. Returns `true`, or
    /// `false` on failure (40009: more than one channel changes its category).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_channel_positions(guild_id, [
    ///     {"id": rules_id, "position": 0},
    ///     {"id": news_id, "position": 1},
    /// ])
    /// ```
    ///
    /// [Modify Guild Channel Positions](https://discord.com/developers/docs/resources/guild#modify-guild-channel-positions)
    modify_guild_channel_positions = PATCH "/guilds/{guild_id}/channels" {
        path: (guild_id: id),
        required: (),
        raw_body: (channels: list(object(CHANNEL_POSITION), 1..=usize::MAX)),
        permissions: [MANAGE_CHANNELS],
        reason: no,
        result: bool,
    }
}

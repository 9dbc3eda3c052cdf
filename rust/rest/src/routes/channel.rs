//! [Channels](https://discord.com/developers/docs/resources/channel).

use crate::shapes::{CHANNEL_PERMISSION_OVERWRITE, DEFAULT_REACTION_EMOJI, OR_UPDATE_THREAD_TAG, THREAD_TAG};

routes! {
    channel_routes ($);

    /// Fetches a channel or a thread.
    ///
    /// Needs `VIEW_CHANNEL`. Gives a [DiscordChannel], or `null` on failure (10003: no such channel, 50001: the bot may not see it).
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

    /// Shows "… is typing" in a channel, for 10 seconds or until the bot posts something.
    ///
    /// Worth it only where an answer takes a few seconds. Needs `SEND_MESSAGES`. Gives `true`, or `false` on failure.
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

    /// Delete a channel or thread, or close a DM.
    ///
    /// TODO
    ///
    /// [Delete/Close Channel](https://discord.com/developers/docs/resources/channel#delete-close-channel)
    delete_channel = DELETE "/channels/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: yes,
        also: [delete_close_channel],
        result: Channel,
    }

    /// Edit a channel, thread or group DM.
    ///
    /// TODO
    ///
    /// [Modify Channel](https://discord.com/developers/docs/resources/channel#modify-channel)
    modify_channel = PATCH "/channels/{channel_id}" {
        path: (channel_id: id),
        required: (),
        body: [
            name: text(0..=100),
            icon: image,
            type: choice(0, 2, 4, 5, 13, 14, 15),
            position: integer(0..=i64::MAX),
            topic: text(0..=4096),
            bitrate: integer(8000..=i64::MAX),
            user_limit: integer(0..=i64::MAX),
            nsfw: bool,
            rate_limit_per_user: integer(0..=21600),
            parent_id: id,
            permission_overwrites: list(object(CHANNEL_PERMISSION_OVERWRITE), 0..=100),
            rtc_region: text,
            video_quality_mode: choice(1, 2),
            default_auto_archive_duration: choice(60, 1440, 4320, 10080),
            default_reaction_emoji: object(DEFAULT_REACTION_EMOJI),
            default_thread_rate_limit_per_user: integer(0..=21600),
            default_sort_order: choice(0, 1),
            default_forum_layout: choice(0, 1, 2),
            default_tag_setting: words("match_all", "match_some"),
            flags: flags,
            available_tags: list(object(THREAD_TAG), 0..=20),
            archived: bool,
            locked: bool,
            invitable: bool,
            auto_archive_duration: choice(60, 1440, 4320, 10080),
            applied_tags: ids(0..=5),
        ],
        permissions: [],
        reason: yes,
        result: Channel,
    }

    /// Create or change a permission overwrite.
    ///
    /// TODO
    ///
    /// [Edit Channel Permissions](https://discord.com/developers/docs/resources/channel#edit-channel-permissions)
    edit_channel_permissions = PUT "/channels/{channel_id}/permissions/{overwrite_id}" {
        path: (channel_id: id, overwrite_id: id),
        required: (),
        body: [
            type: choice(0, 1),
            allow: integer,
            deny: integer,
        ],
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Delete a permission overwrite.
    ///
    /// TODO
    ///
    /// [Delete Channel Permission](https://discord.com/developers/docs/resources/channel#delete-channel-permission)
    delete_channel_permission = DELETE "/channels/{channel_id}/permissions/{overwrite_id}" {
        path: (channel_id: id, overwrite_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Add a user to a group DM (needs that user's OAuth2 token).
    ///
    /// NOTE needs the user's OAuth2 access_token (gdm.join) in the body
    /// TODO
    ///
    /// [Group DM Add Recipient](https://discord.com/developers/docs/resources/channel#group-dm-add-recipient)
    group_dm_add_recipient = PUT "/channels/{channel_id}/recipients/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        body: [
            access_token: text,
            nick: text,
        ],
        permissions: [],
        reason: no,
        result: Channel,
    }

    /// Remove a user from a group DM.
    ///
    /// NOTE group DMs made through OAuth2 only
    /// TODO
    ///
    /// [Group DM Remove Recipient](https://discord.com/developers/docs/resources/channel#group-dm-remove-recipient)
    group_dm_remove_recipient = DELETE "/channels/{channel_id}/recipients/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Set a voice channel's status text.
    ///
    /// TODO
    ///
    /// [Set Voice Channel Status](https://discord.com/developers/docs/resources/channel#set-voice-channel-status)
    set_voice_channel_status = PUT "/channels/{channel_id}/voice-status" {
        path: (channel_id: id),
        required: (),
        body: [
            status: text(0..=500),
        ],
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// List a guild's channels (no threads).
    ///
    /// TODO
    ///
    /// [Get Guild Channels](https://discord.com/developers/docs/resources/guild#get-guild-channels)
    get_guild_channels = GET "/guilds/{guild_id}/channels" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Channel],
    }

    /// Create a channel.
    ///
    /// TODO
    ///
    /// [Create Guild Channel](https://discord.com/developers/docs/resources/guild#create-guild-channel)
    create_guild_channel = POST "/guilds/{guild_id}/channels" {
        path: (guild_id: id),
        required: (name: text(1..=100)),
        body: [
            type: choice(0, 2, 4, 5, 13, 14, 15),
            position: integer(0..=i64::MAX),
            topic: text(0..=4096),
            bitrate: integer(8000..=i64::MAX),
            user_limit: integer(0..=i64::MAX),
            nsfw: bool,
            rate_limit_per_user: integer(0..=21600),
            parent_id: id,
            permission_overwrites: list(object(CHANNEL_PERMISSION_OVERWRITE), 0..=100),
            rtc_region: text,
            video_quality_mode: choice(1, 2),
            default_auto_archive_duration: choice(60, 1440, 4320, 10080),
            default_reaction_emoji: object(DEFAULT_REACTION_EMOJI),
            default_thread_rate_limit_per_user: integer(0..=21600),
            default_sort_order: choice(0, 1),
            default_forum_layout: choice(0, 1, 2),
            default_tag_setting: words("match_all", "match_some"),
            available_tags: list(object(OR_UPDATE_THREAD_TAG), 0..=20),
        ],
        permissions: [],
        reason: yes,
        result: Channel,
    }

    /// Change channel positions.
    ///
    /// TODO
    ///
    /// [Modify Guild Channel Positions](https://discord.com/developers/docs/resources/guild#modify-guild-channel-positions)
    modify_guild_channel_positions = PATCH "/guilds/{guild_id}/channels" {
        path: (guild_id: id),
        required: (),
        whole: (channels: list(any, 0..=usize::MAX)),
        permissions: [],
        reason: no,
        result: bool,
    }
}

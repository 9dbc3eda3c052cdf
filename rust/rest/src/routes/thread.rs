//! [Threads](https://discord.com/developers/docs/topics/threads).

use crate::objects::FIRST_MESSAGE;
use crate::objects::thread::post;

routes! {
    thread_routes ($);

    /// Starts a thread from a message. Its id is that of the message, so a message can have only one thread.
    ///
    /// `name` has 1 to 100 characters. Options: `auto_archive_duration` (after how many minutes of inactivity it is archived: 60,
    /// 1440, 4320 or 10080; that of the channel by default), `rate_limit_per_user` (the slowmode: how many seconds members must
    /// wait between two messages, 0 to 21600). Needs `CREATE_PUBLIC_THREADS`. `reason` is written into the audit log. Returns the
    /// thread as a [DiscordChannel], or `null` on failure (160004: the message has a thread already, 160006: there are too many
    /// active threads).
    ///
    /// ```gdscript
    /// var thread: DiscordChannel = await client.rest.start_thread_from_message(message.channel_id, message.id, "Round 1")
    /// ```
    ///
    /// [Start Thread from Message](https://discord.com/developers/docs/resources/channel#start-thread-from-message)
    start_thread_from_message = POST "/channels/{channel_id}/messages/{message_id}/threads" {
        path: (channel_id: id, message_id: id),
        required: (name: text(1..=100)),
        body: [auto_archive_duration: choice(60, 1440, 4320, 10080), rate_limit_per_user: integer(0..=21_600)],
        permissions: [VIEW_CHANNEL, CREATE_PUBLIC_THREADS],
        reason: yes,
        result: Channel,
    }

    /// Starts a thread in a text channel, without a message.
    ///
    /// `name` has 1 to 100 characters. Options:
    ///
    /// - `type`: `11` for a public thread, `12` (the default) for a private thread, `10` for a thread of an announcement channel.
    /// - `invitable`: if `true`, all members can add others to a private thread.
    /// - `auto_archive_duration`: after how many minutes of inactivity it is archived: 60, 1440, 4320 or 10080; that of the
    ///   channel by default.
    /// - `rate_limit_per_user`: the slowmode: how many seconds members must wait between two messages, 0 to 21600.
    ///
    /// Needs `CREATE_PUBLIC_THREADS` or `CREATE_PRIVATE_THREADS`. `reason` is written into the audit log. Returns the thread as a
    /// [DiscordChannel], or `null` on failure (50013: the permission is missing, 160006: there are too many active threads). In a
    /// forum, use [method start_thread_in_forum_or_media_channel]; for a message, [method start_thread_from_message].
    ///
    /// ```gdscript
    /// var thread: DiscordChannel = await client.rest.start_thread_without_message(channel_id, "Team Red", {
    ///     "type": DiscordChannelType.PRIVATE_THREAD,
    ///     "invitable": false,
    /// })
    /// ```
    ///
    /// [Start Thread without Message](https://discord.com/developers/docs/resources/channel#start-thread-without-message)
    start_thread_without_message = POST "/channels/{channel_id}/threads" {
        path: (channel_id: id),
        required: (name: text(1..=100)),
        body: [
            type: choice(10, 11, 12),
            invitable: bool,
            auto_archive_duration: choice(60, 1440, 4320, 10080),
            rate_limit_per_user: integer(0..=21_600),
        ],
        permissions: [VIEW_CHANNEL],
        reason: yes,
        also: [start_thread],
        result: Channel,
    }

    /// Starts a post in a forum or media channel: a thread with its first message.
    ///
    /// `name` is the title, 1 to 100 characters. `message` is a [Dictionary] with at least one of `content` (up to 2000
    /// characters), `embeds` (up to 10), `sticker_ids` (up to 3), `components` (up to 40), `poll`,
    /// `shared_client_theme` and files, and optionally `allowed_mentions` and `flags` as in [method create_message]. Up
    /// to 10 files can be passed in `files` in the options. Further options:
    ///
    /// - `applied_tags`: up to 5 ids of tags of the forum. Some forums require a tag.
    /// - `auto_archive_duration`: after how many minutes of inactivity it is archived: 60, 1440, 4320 or 10080; that of the
    ///   channel by default.
    /// - `rate_limit_per_user`: the slowmode: how many seconds members must wait between two messages, 0 to 21600.
    ///
    /// Needs `SEND_MESSAGES`. `reason` is written into the audit log. Returns the thread as a [DiscordChannel], or `null` on
    /// failure (40067: a tag is missing, 50024: the channel is neither a forum nor a media channel).
    ///
    /// ```gdscript
    /// var report: DiscordChannel = await client.rest.start_thread_in_forum_or_media_channel(
    ///     forum_id, "Fell through the floor", {"content": "Level 3, at the well."}, {"applied_tags": [bug_tag_id]}
    /// )
    /// ```
    ///
    /// [Start Thread in Forum or Media Channel](https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel)
    start_thread_in_forum_or_media_channel = POST "/channels/{channel_id}/threads" {
        path: (channel_id: id),
        required: (name: text(1..=100), message: object(FIRST_MESSAGE)),
        body: [
            applied_tags: ids(0..=5),
            auto_archive_duration: choice(60, 1440, 4320, 10080),
            rate_limit_per_user: integer(0..=21_600),
        ],
        check: post,
        files: attachments(message),
        permissions: [VIEW_CHANNEL, SEND_MESSAGES],
        reason: yes,
        result: Channel,
    }

    /// Fetches the members of a thread.
    ///
    /// `channel_id` is the thread's id. Options: `with_member` (`true` adds the members of the guild, and returns one page at a
    /// time), `limit` (for pages: 1 to 100; 100 by default), `after` (for pages: the id of a user: only users after this one).
    /// Needs `VIEW_CHANNEL`, and the guild members intent. Returns an [Array] of [DiscordThreadMember], empty on failure (10003:
    /// no such thread).
    ///
    /// ```gdscript
    /// var members: Array[DiscordThreadMember] = await client.rest.list_thread_members(thread.id, {"with_member": true})
    /// ```
    ///
    /// [List Thread Members](https://discord.com/developers/docs/resources/channel#list-thread-members)
    list_thread_members = GET "/channels/{channel_id}/thread-members" {
        path: (channel_id: id),
        required: (),
        query: [with_member: bool, limit: integer(1..=100), after: id_or_start],
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: [ThreadMember],
    }

    /// Joins a thread, which must not be archived. The bot also joins a thread by sending a message to it.
    ///
    /// `channel_id` is the thread's id. Needs `VIEW_CHANNEL`. Returns `true`, or `false` on failure (50083: the thread is
    /// archived).
    ///
    /// ```gdscript
    /// await client.rest.join_thread(thread.id)
    /// ```
    ///
    /// [Join Thread](https://discord.com/developers/docs/resources/channel#join-thread)
    join_thread = PUT "/channels/{channel_id}/thread-members/@me" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: bool,
    }

    /// Leaves a thread, which must not be archived.
    ///
    /// `channel_id` is the thread's id. Returns `true`, or `false` on failure (50083: the thread is archived).
    ///
    /// ```gdscript
    /// await client.rest.leave_thread(thread.id)
    /// ```
    ///
    /// [Leave Thread](https://discord.com/developers/docs/resources/channel#leave-thread)
    leave_thread = DELETE "/channels/{channel_id}/thread-members/@me" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: bool,
    }

    /// Fetches the membership of a user in a thread.
    ///
    /// `channel_id` is the thread's id. If the option `with_member` is `true`, the member of the guild is included. Needs
    /// `VIEW_CHANNEL`. Returns a [DiscordThreadMember], or `null` on failure (10007: the user is not in the thread).
    ///
    /// ```gdscript
    /// if await client.rest.get_thread_member(thread.id, player_id) == null:
    ///     await client.rest.add_thread_member(thread.id, player_id)
    /// ```
    ///
    /// [Get Thread Member](https://discord.com/developers/docs/resources/channel#get-thread-member)
    get_thread_member = GET "/channels/{channel_id}/thread-members/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        query: [with_member: bool],
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: ThreadMember,
    }

    /// Adds a member of the guild to a thread, which must not be archived.
    ///
    /// `channel_id` is the thread's id. Needs `SEND_MESSAGES_IN_THREADS`. Returns `true`, even if the user is in it
    /// already, or `false` on failure (30033: the thread has 1000 members, 50083: the thread is archived).
    ///
    /// ```gdscript
    /// for player_id: int in team:
    ///     await client.rest.add_thread_member(thread.id, player_id)
    /// ```
    ///
    /// [Add Thread Member](https://discord.com/developers/docs/resources/channel#add-thread-member)
    add_thread_member = PUT "/channels/{channel_id}/thread-members/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        permissions: [VIEW_CHANNEL, SEND_MESSAGES_IN_THREADS],
        reason: no,
        result: bool,
    }

    /// Removes a user from a thread, which must not be archived.
    ///
    /// `channel_id` is the thread's id. Needs `MANAGE_THREADS`, except for private threads that the bot created. Returns `true`,
    /// or `false` on failure (10007: the user is not in the thread, 50083: the thread is archived).
    ///
    /// ```gdscript
    /// await client.rest.remove_thread_member(thread.id, player_id)
    /// ```
    ///
    /// [Remove Thread Member](https://discord.com/developers/docs/resources/channel#remove-thread-member)
    remove_thread_member = DELETE "/channels/{channel_id}/thread-members/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        permissions: [MANAGE_THREADS],
        reason: no,
        result: bool,
    }

    /// Fetches the archived private threads of a channel, sorted by the time when they were archived, latest first.
    ///
    /// Options: `limit` (2 to 100), `before` (a time, as text or in Unix seconds: only threads that were archived earlier). Needs
    /// `READ_MESSAGE_HISTORY` and `MANAGE_THREADS`. Returns a [DiscordThreadList], or `null` on failure (50013: a permission is
    /// missing).
    ///
    /// ```gdscript
    /// var archived: DiscordThreadList = await client.rest.list_private_archived_threads(channel_id, {"limit": 20})
    /// ```
    ///
    /// [List Private Archived Threads](https://discord.com/developers/docs/resources/channel#list-private-archived-threads)
    list_private_archived_threads = GET "/channels/{channel_id}/threads/archived/private" {
        path: (channel_id: id),
        required: (),
        query: [before: timestamp, limit: integer(2..=100)],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY, MANAGE_THREADS],
        reason: no,
        result: ThreadList,
    }

    /// Fetches the archived public threads of a channel, sorted by the time when they were archived, latest first. In a
    /// forum, these are its old posts.
    ///
    /// Options: `limit` (2 to 100), `before` (a time, as text or in Unix seconds: only threads that were archived earlier). Needs
    /// `READ_MESSAGE_HISTORY`. Returns a [DiscordThreadList], or `null` on failure (50013: the permission is missing).
    ///
    /// ```gdscript
    /// var page: DiscordThreadList = await client.rest.list_public_archived_threads(channel_id)
    /// if page != null and page.has_more:
    ///     var oldest: int = page.threads.back().thread_metadata.archive_timestamp
    ///     page = await client.rest.list_public_archived_threads(channel_id, {"before": oldest})
    /// ```
    ///
    /// [List Public Archived Threads](https://discord.com/developers/docs/resources/channel#list-public-archived-threads)
    list_public_archived_threads = GET "/channels/{channel_id}/threads/archived/public" {
        path: (channel_id: id),
        required: (),
        query: [before: timestamp, limit: integer(2..=100)],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: ThreadList,
    }

    /// Searches the threads of a channel, such as the posts of a forum. Options:
    ///
    /// - `name`: words of the title, up to 100 characters; `slop`: how many other words may be between them, 0 to 100.
    /// - `tag`: up to 20 ids of tags; `tag_setting`: whether a thread must have all of the tags (`"match_all"`) or one of them
    ///   (`"match_some"`).
    /// - `archived`: `true` for archived threads only, `false` for active threads only. `min_id`, `max_id`: only threads between
    ///   these ids.
    /// - `sort_by`: `"relevance"`, `"creation_time"`, `"last_message_time"` or `"archive_time"`; `sort_order`: `"asc"` or
    ///   `"desc"`.
    /// - `limit`: 1 to 25; `offset`: how many threads to skip, 0 to 9975. [method DiscordREST.page_thread_search] has no such limit.
    ///
    /// Needs `READ_MESSAGE_HISTORY`. Returns a [DiscordThreadList], or `null` on failure (110000: Discord is still indexing the
    /// threads; try again in a few seconds). Not documented by Discord; the nearest page is linked.
    ///
    /// ```gdscript
    /// var found: DiscordThreadList = await client.rest.search_threads(forum_id, {"name": "crash", "tag": [bug_tag_id]})
    /// ```
    ///
    /// [Threads](https://discord.com/developers/docs/topics/threads)
    search_threads = GET "/channels/{channel_id}/threads/search" {
        path: (channel_id: id),
        required: (),
        query: [
            name: text(0..=100),
            slop: integer(0..=100),
            tag: comma_separated(0..=20),
            tag_setting: one_of("match_all", "match_some"),
            archived: bool,
            min_id: id,
            max_id: id,
            sort_by: one_of("relevance", "creation_time", "last_message_time", "archive_time"),
            sort_order: one_of("asc", "desc"),
            limit: integer(1..=25),
            offset: integer(0..=9975),
        ],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: ThreadList,
    }

    /// Fetches the archived private threads of a channel that the bot has joined, the newest first.
    ///
    /// Options: `limit` (2 to 100), `before` (the id of a thread: only older ones). Needs `READ_MESSAGE_HISTORY`. Returns a
    /// [DiscordThreadList], or `null` on failure (50013: the permission is missing).
    ///
    /// ```gdscript
    /// var archived: DiscordThreadList = await client.rest.list_joined_private_archived_threads(channel_id)
    /// ```
    ///
    /// [List Joined Private Archived Threads](https://discord.com/developers/docs/resources/channel#list-joined-private-archived-threads)
    list_joined_private_archived_threads = GET "/channels/{channel_id}/users/@me/threads/archived/private" {
        path: (channel_id: id),
        required: (),
        query: [before: id_or_none, limit: integer(2..=100)],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        also: [list_joined_private_threads],
        result: ThreadList,
    }

    /// Fetches all active threads of a guild that the bot can see, the newest first.
    ///
    /// Returns a [DiscordThreadList], or `null` on failure (10004: no such guild, 50001: the bot is not in it).
    ///
    /// ```gdscript
    /// var active: DiscordThreadList = await client.rest.list_active_guild_threads(guild_id)
    /// ```
    ///
    /// [List Active Guild Threads](https://discord.com/developers/docs/resources/guild#list-active-guild-threads)
    list_active_guild_threads = GET "/guilds/{guild_id}/threads/active" {
        path: (guild_id: id),
        required: (),
        reason: no,
        also: [list_active_threads],
        result: ThreadList,
    }
}

//! [Threads](https://discord.com/developers/docs/topics/threads).

use crate::shapes::FIRST_MESSAGE;
use crate::shapes::thread::post;

routes! {
    thread_routes ($);

    /// Begins a thread at a message. Its id is that of the message, so that there can be only one.
    ///
    /// `name` has 1 to 100 characters. Options: `auto_archive_duration` (after how many minutes of silence it is archived: 60,
    /// 1440, 4320 or 10080; left out, as the channel has it), `rate_limit_per_user` (how many seconds members wait between two
    /// messages, 0 to 21600). Needs `CREATE_PUBLIC_THREADS`. `reason` is written into the audit log. Gives the thread as a
    /// [DiscordChannel], or `null` on failure (160004: the message has one, 160006: there are too many that are active).
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

    /// Begins a thread in a text channel, at no message.
    ///
    /// `name` has 1 to 100 characters. Options:
    ///
    /// - `type`: 11 for a public thread, 12 for a private one, 10 for one of an announcement channel. Left out, it is a private
    ///   one.
    /// - `invitable`: whether all members can add others to a private thread.
    /// - `auto_archive_duration`: after how many minutes of silence it is archived: 60, 1440, 4320 or 10080; left out, as the
    ///   channel has it.
    /// - `rate_limit_per_user`: how many seconds members wait between two messages, 0 to 21600.
    ///
    /// Needs `CREATE_PUBLIC_THREADS` or `CREATE_PRIVATE_THREADS`. `reason` is written into the audit log. Gives the thread as a
    /// [DiscordChannel], or `null` on failure (50013: the permission is missing, 160006: there are too many that are active). In
    /// a forum, use [method start_thread_in_forum_or_media_channel]; at a message, [method start_thread_from_message].
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

    /// Makes a post in a forum or a media channel: a thread with its first message.
    ///
    /// `name` is the title, 1 to 100 characters. `message` is a [Dictionary] with at least one of `content` (up to 2000
    /// characters), `embeds` (up to 10), `sticker_ids` (up to 3), `components` (up to 40), `poll`, `shared_client_theme` and
    /// files; and with `allowed_mentions` and `flags` as in [method create_message]. Up to 10 files go into `files` in the
    /// options. Further options:
    ///
    /// - `applied_tags`: up to 5 ids of tags of the forum. Some forums demand one.
    /// - `auto_archive_duration`: after how many minutes of silence it is archived: 60, 1440, 4320 or 10080; left out, as the
    ///   channel has it.
    /// - `rate_limit_per_user`: how many seconds members wait between two messages, 0 to 21600.
    ///
    /// Needs `SEND_MESSAGES`. `reason` is written into the audit log. Gives the thread as a [DiscordChannel], or `null` on
    /// failure (40067: a tag is missing, 50024: the channel is of another kind).
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

    /// Fetches who is in a thread.
    ///
    /// `channel_id` is the thread's id. Options: `with_member` as `true` tells the members of the guild too, and gives a page at
    /// a time: `limit` (1 to 100; 100 where it is left out), `after` (the id of a user, to go on behind). Needs `VIEW_CHANNEL`,
    /// and the guild members intent. Gives an [Array] of [DiscordThreadMember], empty on failure (10003: no such thread).
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

    /// Joins a thread, which must not be archived. Whoever writes into one joins by that.
    ///
    /// `channel_id` is the thread's id. Needs `VIEW_CHANNEL`. Gives `true`, or `false` on failure (50083: it is archived).
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
    /// `channel_id` is the thread's id. Gives `true`, or `false` on failure (50083: it is archived).
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

    /// Fetches whether and since when a user is in a thread.
    ///
    /// `channel_id` is the thread's id. With the option `with_member` as `true`, the member of the guild is told too. Needs
    /// `VIEW_CHANNEL`. Gives a [DiscordThreadMember], or `null` on failure (10007: the user is not in it).
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
    /// `channel_id` is the thread's id. Needs `SEND_MESSAGES_IN_THREADS`. Gives `true`, also if they are in it already, or
    /// `false` on failure (30033: it has 1000 members, 50083: it is archived).
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

    /// Removes somebody from a thread, which must not be archived.
    ///
    /// `channel_id` is the thread's id. Needs `MANAGE_THREADS`, except for private threads that the bot began. Gives `true`, or
    /// `false` on failure (10007: they are not in it, 50083: it is archived).
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

    /// Fetches the private threads of a channel that are archived, those archived last first.
    ///
    /// Options: `limit` (2 to 100), `before` (a time, as text or in Unix seconds: only what was archived earlier). Needs
    /// `READ_MESSAGE_HISTORY` and `MANAGE_THREADS`. Gives a [DiscordThreadList], or `null` on failure (50013: a permission is
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

    /// Fetches the public threads of a channel that are archived, those archived last first. In a forum they are its old posts.
    ///
    /// Options: `limit` (2 to 100), `before` (a time, as text or in Unix seconds: only what was archived earlier). Needs
    /// `READ_MESSAGE_HISTORY`. Gives a [DiscordThreadList], or `null` on failure (50013: the permission is missing).
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

    /// Searches the threads of a channel, such as the posts of a forum. The options:
    ///
    /// - `name`: words of the title, up to 100 characters; `slop`: how many other words may stand between them, 0 to 100.
    /// - `tag`: up to 20 ids of tags; `tag_setting`: whether a thread must have all of them (`"match_all"`) or one
    ///   (`"match_some"`).
    /// - `archived`: only those that are archived, or only those that are not. `min_id`, `max_id`: only threads between these.
    /// - `sort_by`: `"relevance"`, `"creation_time"`, `"last_message_time"` or `"archive_time"`; `sort_order`: `"asc"` or
    ///   `"desc"`.
    /// - `limit`: 1 to 25; `offset`: how many to leave out, 0 to 9975.
    ///
    /// Needs `READ_MESSAGE_HISTORY`. Gives a [DiscordThreadList], or `null` on failure (110000: Discord has only begun to read
    /// the threads; try again in a few seconds). Discord does not document it; the nearest page is linked.
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
            tag: joined(0..=20),
            tag_setting: words("match_all", "match_some"),
            archived: bool,
            min_id: id,
            max_id: id,
            sort_by: words("relevance", "creation_time", "last_message_time", "archive_time"),
            sort_order: words("asc", "desc"),
            limit: integer(1..=25),
            offset: integer(0..=9975),
        ],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: ThreadList,
    }

    /// Fetches the private threads of a channel that are archived and that the bot has joined, the newest first.
    ///
    /// Options: `limit` (2 to 100), `before` (the id of a thread: only older ones). Needs `READ_MESSAGE_HISTORY`. Gives a
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

    /// Fetches all threads of a guild that are not archived and that the bot can see, the newest first.
    ///
    /// Gives a [DiscordThreadList], or `null` on failure (10004: no such guild, 50001: the bot is not in it).
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

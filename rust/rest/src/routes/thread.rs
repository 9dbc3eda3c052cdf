//! [Threads](https://discord.com/developers/docs/topics/threads).

use crate::shapes::{BASE_CREATE_MESSAGE_CREATE};

routes! {
    thread_routes ($);

    /// Start a thread from a message.
    ///
    /// TODO
    ///
    /// [Start Thread from Message](https://discord.com/developers/docs/resources/channel#start-thread-from-message)
    start_thread_from_message = POST "/channels/{channel_id}/messages/{message_id}/threads" {
        path: (channel_id: id, message_id: id),
        required: (name: text(1..=100)),
        body: [
            auto_archive_duration: choice(60, 1440, 4320, 10080),
            rate_limit_per_user: integer(0..=21600),
        ],
        permissions: [],
        reason: yes,
        also: [start_thread],
        result: Channel,
    }

    /// List members of a thread, paged when with_member.
    ///
    /// TODO
    ///
    /// [List Thread Members](https://discord.com/developers/docs/resources/channel#list-thread-members)
    list_thread_members = GET "/channels/{channel_id}/thread-members" {
        path: (channel_id: id),
        required: (),
        query: [with_member: bool, limit: integer(1..=100), after: id],
        permissions: [],
        reason: no,
        result: [ThreadMember],
    }

    /// Join a thread.
    ///
    /// TODO
    ///
    /// [Join Thread](https://discord.com/developers/docs/resources/channel#join-thread)
    join_thread = PUT "/channels/{channel_id}/thread-members/@me" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Leave a thread.
    ///
    /// TODO
    ///
    /// [Leave Thread](https://discord.com/developers/docs/resources/channel#leave-thread)
    leave_thread = DELETE "/channels/{channel_id}/thread-members/@me" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Fetch one thread member.
    ///
    /// TODO
    ///
    /// [Get Thread Member](https://discord.com/developers/docs/resources/channel#get-thread-member)
    get_thread_member = GET "/channels/{channel_id}/thread-members/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        query: [with_member: bool],
        permissions: [],
        reason: no,
        result: ThreadMember,
    }

    /// Add a member to a thread.
    ///
    /// TODO
    ///
    /// [Add Thread Member](https://discord.com/developers/docs/resources/channel#add-thread-member)
    add_thread_member = PUT "/channels/{channel_id}/thread-members/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Remove a member from a thread.
    ///
    /// TODO
    ///
    /// [Remove Thread Member](https://discord.com/developers/docs/resources/channel#remove-thread-member)
    remove_thread_member = DELETE "/channels/{channel_id}/thread-members/{user_id}" {
        path: (channel_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Start a thread without a message, or a forum/media post.
    ///
    /// TODO
    ///
    /// [Start Thread in Forum or Media Channel](https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel)
    start_thread_in_forum_or_media_channel = POST "/channels/{channel_id}/threads" {
        path: (channel_id: id),
        required: (name: text(1..=100)),
        body: [
            auto_archive_duration: choice(60, 1440, 4320, 10080),
            rate_limit_per_user: integer(0..=21600),
            applied_tags: ids(0..=5),
            message: not_null(object(BASE_CREATE_MESSAGE_CREATE)),
            type: choice(10, 11, 12),
            invitable: bool,
        ],
        files: attachments,
        permissions: [],
        reason: yes,
        also: [start_thread_without_message, start_thread],
        result: Channel,
    }

    /// List archived private threads.
    ///
    /// TODO
    ///
    /// [List Private Archived Threads](https://discord.com/developers/docs/resources/channel#list-private-archived-threads)
    list_private_archived_threads = GET "/channels/{channel_id}/threads/archived/private" {
        path: (channel_id: id),
        required: (),
        query: [before: timestamp, limit: integer(2..=100)],
        permissions: [],
        reason: no,
        result: ThreadList,
    }

    /// List archived public threads.
    ///
    /// TODO
    ///
    /// [List Public Archived Threads](https://discord.com/developers/docs/resources/channel#list-public-archived-threads)
    list_public_archived_threads = GET "/channels/{channel_id}/threads/archived/public" {
        path: (channel_id: id),
        required: (),
        query: [before: timestamp, limit: integer(2..=100)],
        permissions: [],
        reason: no,
        result: ThreadList,
    }

    /// Search threads of a forum channel (in the spec, not in the docs).
    ///
    /// TODO
    ///
    search_threads = GET "/channels/{channel_id}/threads/search" {
        path: (channel_id: id),
        required: (),
        query: [name: text(0..=100), slop: integer(0..=100), min_id: id, max_id: id, tag: joined(0..=20), tag_setting: words("match_all", "match_some"), archived: bool, sort_by: words("relevance", "creation_time", "last_message_time", "archive_time"), sort_order: words("asc", "desc"), limit: integer(1..=25), offset: integer(0..=9975)],
        permissions: [],
        reason: no,
        result: ThreadList,
    }

    /// List archived private threads one has joined.
    ///
    /// TODO
    ///
    /// [List Joined Private Archived Threads](https://discord.com/developers/docs/resources/channel#list-joined-private-archived-threads)
    list_joined_private_archived_threads = GET "/channels/{channel_id}/users/@me/threads/archived/private" {
        path: (channel_id: id),
        required: (),
        query: [before: id, limit: integer(2..=100)],
        permissions: [],
        reason: no,
        also: [list_joined_private_threads],
        result: ThreadList,
    }

    /// List all active threads of a guild.
    ///
    /// TODO
    ///
    /// [List Active Guild Threads](https://discord.com/developers/docs/resources/guild#list-active-guild-threads)
    list_active_guild_threads = GET "/guilds/{guild_id}/threads/active" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        also: [list_active_threads],
        result: ThreadList,
    }
}

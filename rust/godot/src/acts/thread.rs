//! What people do with threads, which are channels.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordChannel;
use crate::id_argument::IdArgument;

acts! {
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

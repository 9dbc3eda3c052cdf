//! What people do with threads, which are channels.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordChannel;
use crate::id_argument::IdArgument;

acts! {
    DiscordChannel as channel {
        /// Starts a thread without a message. Options: `type` (see [DiscordChannelType]), `auto_archive_duration` (in minutes),
        /// `invitable`, `rate_limit_per_user` (in seconds). Gives the thread, a [DiscordChannel].
        start_thread(name: GString; options, reason) = start_thread_without_message[channel.id, name];

        /// Starts a post in a forum or a media channel; `message` is a [Dictionary], a [DiscordMessageBuilder], or
        /// `{"content": …}`. Gives the thread, a [DiscordChannel].
        start_post(name: GString, message: Variant; options, reason) =
            start_thread_in_forum_or_media_channel[channel.id, name, message];

        /// The bot joins the thread.
        join_thread() = join_thread[channel.id];

        /// The bot leaves the thread.
        leave_thread() = leave_thread[channel.id];

        /// Brings somebody into the thread.
        add_thread_member(user_id: IdArgument) = add_thread_member[channel.id, user_id];

        /// Takes somebody out of the thread. Needs `MANAGE_THREADS`.
        remove_thread_member(user_id: IdArgument) = remove_thread_member[channel.id, user_id];

        /// Fetches who is in the thread; options as for [method DiscordREST.list_thread_members].
        fetch_thread_members(; options) = list_thread_members[channel.id];

        /// Closes the thread; whoever writes into it opens it again.
        archive(; reason) = modify_channel[channel.id] { "archived": true };

        /// Opens the thread again.
        unarchive(; reason) = modify_channel[channel.id] { "archived": false };

        /// Closes the thread so that only those with `MANAGE_THREADS` open it again.
        lock_thread(; reason) = modify_channel[channel.id] { "archived": true, "locked": true };

        /// Fetches the archived threads everybody can see; options as for
        /// [method DiscordREST.list_public_archived_threads]. Gives a [DiscordThreadList].
        fetch_archived_threads(; options) = list_public_archived_threads[channel.id];
    }
}

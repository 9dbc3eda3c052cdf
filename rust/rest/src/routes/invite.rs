//! [Invites](https://discord.com/developers/docs/resources/invite).

routes! {
    invite_routes ($);

    /// Fetches the invites to a channel.
    ///
    /// Needs `MANAGE_CHANNELS`. Returns an [Array] of [DiscordInvite] that includes the number of uses, empty on
    /// failure.
    ///
    /// ```gdscript
    /// var invites: Array[DiscordInvite] = await client.rest.get_channel_invites(channel_id)
    /// ```
    ///
    /// [Get Channel Invites](https://discord.com/developers/docs/resources/channel#get-channel-invites)
    get_channel_invites = GET "/channels/{channel_id}/invites" {
        path: (channel_id: id),
        required: (),
        permissions: [MANAGE_CHANNELS],
        reason: no,
        result: [Invite],
    }

    /// Creates an invite to a channel, such as one that brings a player to the voice channel of their team.
    ///
    /// - `max_age`: after how many seconds it expires; `0` for never; a day by default. Discord documents up to 604800, a week.
    /// - `max_uses`: how often it can be used, up to 100; `0`, the default, for no limit.
    /// - `unique`: if `true`, a new invite is created even if there is a similar one. `temporary`: if `true`, users who join with
    ///   it are removed when they disconnect, unless they were assigned a role.
    /// - `target_type`: the target in a voice channel: `1` for the stream of the user `target_user_id`, who must be streaming
    ///   there; `2` for the activity `target_application_id`. See [DiscordInviteTargetType].
    /// - `role_ids`: the ids of the roles that users who accept it are assigned. Needs `MANAGE_ROLES`.
    /// - `target_users_file`: a list of user ids: only these users can see and accept the invite. It is sent as a file;
    ///   Discord processes it afterwards, see [method get_target_users_job_status].
    ///
    /// Needs `CREATE_INSTANT_INVITE`. `reason` is written into the audit log. Returns the new [DiscordInvite], or `null` on
    /// failure (30016: the guild has 1000 invites already).
    ///
    /// ```gdscript
    /// var once := {"max_uses": 1, "max_age": 600, "unique": true}
    /// var invite: DiscordInvite = await client.rest.create_channel_invite(channel_id, once)
    /// OS.shell_open("https://discord.gg/" + invite.code)
    /// ```
    ///
    /// [Create Channel Invite](https://discord.com/developers/docs/resources/channel#create-channel-invite)
    create_channel_invite = POST "/channels/{channel_id}/invites" {
        path: (channel_id: id),
        required: (),
        body: [
            // The limit of the specification; the documentation's 604800 is the older limit.
            max_age: integer(0..=5_184_000),
            max_uses: integer(0..=100),
            temporary: bool,
            unique: bool,
            target_type: choice(1, 2),
            target_user_id: id,
            target_application_id: id,
            role_ids: ids(0..=250),
            target_users_file: user_ids(1..=usize::MAX),
        ],
        files: multipart_with_json,
        permissions: [CREATE_INSTANT_INVITE],
        reason: yes,
        result: Invite,
    }

    /// Fetches the invites to all channels of a guild.
    ///
    /// Needs `MANAGE_GUILD`; with `VIEW_AUDIT_LOG` alone, the invites do not include the number of uses. Returns an
    /// [Array] of [DiscordInvite], empty on failure.
    ///
    /// ```gdscript
    /// var invites: Array[DiscordInvite] = await client.rest.get_guild_invites(guild_id)
    /// ```
    ///
    /// [Get Guild Invites](https://discord.com/developers/docs/resources/guild#get-guild-invites)
    get_guild_invites = GET "/guilds/{guild_id}/invites" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: [Invite],
    }

    /// Fetches an invite by its code. The bot does not have to be in the guild.
    ///
    /// `code` is the end of the URL. Options: `with_counts` (`true` adds the approximate numbers of members and of online
    /// members), `guild_scheduled_event_id` (the scheduled event to include), `target_channel_id` and `target_message_id` (the
    /// channel and the message that it leads to; Discord does not document these two). Returns a [DiscordInvite], or `null` on
    /// failure (10006: no such invite, or it has expired).
    ///
    /// ```gdscript
    /// var invite: DiscordInvite = await client.rest.get_invite("0vCdhLbwjZZTWZLD", {"with_counts": true})
    /// ```
    ///
    /// [Get Invite](https://discord.com/developers/docs/resources/invite#get-invite)
    get_invite = GET "/invites/{code}" {
        path: (code: text),
        required: (),
        query: [with_counts: bool, guild_scheduled_event_id: id, target_channel_id: id, target_message_id: id],
        reason: no,
        result: Invite,
    }

    /// Deletes an invite, so that it can no longer be used.
    ///
    /// Needs `MANAGE_CHANNELS` in its channel, or `MANAGE_GUILD`. `reason` is written into the audit log. Returns the deleted
    /// [DiscordInvite], or `null` on failure (10006: no such invite).
    ///
    /// ```gdscript
    /// await client.rest.delete_invite(invite.code, "the match is over")
    /// ```
    ///
    /// [Delete Invite](https://discord.com/developers/docs/resources/invite#delete-invite)
    delete_invite = DELETE "/invites/{code}" {
        path: (code: text),
        required: (),
        permissions: [MANAGE_CHANNELS],
        reason: yes,
        result: Invite,
    }

    /// Fetches the ids of the target users of an invite: the only users who can see and accept it.
    ///
    /// Needs `MANAGE_GUILD` or `VIEW_AUDIT_LOG`, except for the bot's own invites. Returns a CSV file as a [PackedByteArray]: a
    /// line `user_id`, then one id on each line; empty on failure (10129: the invite has no target users).
    ///
    /// ```gdscript
    /// var table: PackedByteArray = await client.rest.get_target_users(invite.code)
    /// var ids := table.get_string_from_utf8().split("\n", false).slice(1)
    /// ```
    ///
    /// [Get Target Users](https://discord.com/developers/docs/resources/invite#get-target-users)
    get_target_users = GET "/invites/{code}/target-users" {
        path: (code: text),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: bytes,
    }

    /// Replaces the target users of an invite: the only users who can see and accept it.
    ///
    /// `target_users_file` is a list of their ids. It is sent as a file; Discord processes it afterwards, see
    /// [method get_target_users_job_status]. Needs `MANAGE_GUILD`, except for the bot's own invites. Returns `true`, or `false`
    /// on failure (10006: no such invite, 50035: an id is not that of a user).
    ///
    /// ```gdscript
    /// await client.rest.update_target_users(invite.code, players.map(func(player: DiscordUser) -> int: return player.id))
    /// ```
    ///
    /// [Update Target Users](https://discord.com/developers/docs/resources/invite#update-target-users)
    update_target_users = PUT "/invites/{code}/target-users" {
        path: (code: text),
        required: (target_users_file: user_ids(1..=usize::MAX)),
        files: multipart,
        permissions: [MANAGE_GUILD],
        reason: no,
        result: bool,
    }

    /// Fetches the progress of Discord in processing the target users of an invite.
    ///
    /// Needs `MANAGE_GUILD` or `VIEW_AUDIT_LOG`, except for the bot's own invites. Returns a [DiscordInviteTargetUsersJob], or
    /// `null` on failure (10124: the invite has no target users).
    ///
    /// ```gdscript
    /// var job: DiscordInviteTargetUsersJob = await client.rest.get_target_users_job_status(invite.code)
    /// if job and job.status == DiscordInviteTargetUsersJobStatus.FAILED:
    ///     push_warning(job.error_message)
    /// ```
    ///
    /// [Get Target Users Job Status](https://discord.com/developers/docs/resources/invite#get-target-users-job-status)
    get_target_users_job_status = GET "/invites/{code}/target-users/job-status" {
        path: (code: text),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: InviteTargetUsersJob,
    }
}

//! [Invites](https://discord.com/developers/docs/resources/invite).

routes! {
    invite_routes ($);

    /// List the invites of a channel.
    ///
    /// TODO
    ///
    /// [Get Channel Invites](https://discord.com/developers/docs/resources/channel#get-channel-invites)
    get_channel_invites = GET "/channels/{channel_id}/invites" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Invite],
    }

    /// Create an invite for a channel (may carry a CSV of allowed users).
    ///
    /// TODO
    ///
    /// [Create Channel Invite](https://discord.com/developers/docs/resources/channel#create-channel-invite)
    create_channel_invite = POST "/channels/{channel_id}/invites" {
        path: (channel_id: id),
        required: (),
        body: [
            max_age: integer(1..=604800),
            temporary: bool,
            max_uses: integer(0..=100),
            unique: bool,
            target_user_id: id,
            target_application_id: id,
            target_type: choice(1, 2),
            role_ids: joined(0..=250),
        ],
        files: attachments,
        permissions: [],
        reason: yes,
        result: Invite,
    }

    /// List a guild's invites.
    ///
    /// TODO
    ///
    /// [Get Guild Invites](https://discord.com/developers/docs/resources/guild#get-guild-invites)
    get_guild_invites = GET "/guilds/{guild_id}/invites" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Invite],
    }

    /// Fetch an invite by code.
    ///
    /// TODO
    ///
    /// [Get Invite](https://discord.com/developers/docs/resources/invite#get-invite)
    get_invite = GET "/invites/{code}" {
        path: (code: text),
        required: (),
        query: [with_counts: bool, guild_scheduled_event_id: id, target_channel_id: id, target_message_id: id],
        permissions: [],
        reason: no,
        result: Invite,
    }

    /// Delete an invite.
    ///
    /// TODO
    ///
    /// [Delete Invite](https://discord.com/developers/docs/resources/invite#delete-invite)
    delete_invite = DELETE "/invites/{code}" {
        path: (code: text),
        required: (),
        permissions: [],
        reason: yes,
        result: Invite,
    }

    /// Download the CSV of users who may accept an invite.
    ///
    /// TODO
    ///
    /// [Get Target Users](https://discord.com/developers/docs/resources/invite#get-target-users)
    get_target_users = GET "/invites/{code}/target-users" {
        path: (code: text),
        required: (),
        permissions: [],
        reason: no,
        result: bytes,
    }

    /// Replace the CSV of users who may accept an invite.
    ///
    /// TODO
    ///
    /// [Update Target Users](https://discord.com/developers/docs/resources/invite#update-target-users)
    update_target_users = PUT "/invites/{code}/target-users" {
        path: (code: text),
        required: (target_users_file: file),
        files: form,
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Read the state of the job that handles that CSV.
    ///
    /// TODO
    ///
    /// [Get Target Users Job Status](https://discord.com/developers/docs/resources/invite#get-target-users-job-status)
    get_target_users_job_status = GET "/invites/{code}/target-users/job-status" {
        path: (code: text),
        required: (),
        permissions: [],
        reason: no,
        result: InviteTargetUsersJob,
    }
}

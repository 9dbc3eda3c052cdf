use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Channel, Guild, Id, InviteFlags, InviteTargetType, InviteTargetUsersJobStatus,
    InviteType, Member, Message, Role, ScheduledEvent, Timestamp, User,
};

entity! {
    /// An invite to a guild or to a group DM.
    ///
    /// An invite from [signal DiscordClient.invite_created] has only the ids of its guild and channel. An invite that was fetched
    /// has [member guild] and [member channel] as partial objects.
    Invite as DiscordInvite {
        /// The code, the end of the URL `https://discord.gg/…`.
        code: Box<str>,
        /// The type of the invite, see [DiscordInviteType].
        kind as type: InviteType,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// The id of the channel, or `0`.
        channel_id: Id<Channel>,
        /// The guild, as a partial object.
        guild: Option<Arc<Guild>>,
        /// The channel, as a partial object.
        channel: Option<Arc<Channel>>,
        /// The user who created the invite, if known.
        inviter: Option<Arc<User>>,
        /// The type of the target in a voice channel, see [DiscordInviteTargetType]; `0` if there is none.
        target_type: InviteTargetType,
        /// The user whose stream is the target.
        target_user: Option<Arc<User>>,
        /// The application whose activity is the target.
        target_application: Option<Arc<Application>>,
        /// The approximate number of online members. Only set if the invite was fetched with its counts.
        approximate_presence_count: u32,
        /// The approximate number of members. Only set if the invite was fetched with its counts.
        approximate_member_count: u32,
        /// The time when the invite expires, in Unix seconds; `0` if never.
        expires_at: Timestamp,
        /// The open stage that the invite leads to. Deprecated by Discord.
        stage_instance: Option<Arc<InviteStageInstance>>,
        /// The activity level of the guild, or `null` if Discord omitted it.
        liveliness: Option<Arc<GuildLiveliness>>,
        /// The scheduled event that the invite leads to.
        guild_scheduled_event: Option<Arc<ScheduledEvent>>,
        /// Bitfield of [DiscordInviteFlags].
        flags: InviteFlags,
        /// The roles that users who accept the invite are assigned, as partial objects.
        roles: Box<[Arc<Role>]>,
        /// The ids of the roles that users who accept the invite are assigned. Only set for invites from
        /// [signal DiscordClient.invite_created].
        role_ids: Box<[Id<Role>]>,
        /// The number of times the invite was used. This and the following properties are only set for invites from the
        /// gateway and from lists of invites.
        uses: u32,
        /// The maximum number of uses, or `0` for no limit.
        max_uses: u32,
        /// The number of seconds after which the invite expires, or `0` if never.
        max_age: u32,
        /// If `true`, users who join with the invite are removed when they disconnect, unless they were assigned a role.
        temporary: bool,
        /// The time when the invite was created, in Unix seconds.
        created_at: Timestamp,
        /// The id of the channel that a new member sees first, or `0`.
        target_channel_id: Id<Channel>,
        /// The id of the message that a new member sees first, or `0`.
        target_message_id: Id<Message>,
        /// If `true`, members can change their own nickname in the guild.
        is_nickname_changeable: bool,
        /// If `true`, the inviter is a contact of the user.
        is_contact: bool,
        /// The number of friends of the inviter, for a friend invite.
        friends_count: u32,
    }
}

entity! {
    /// The activity level of a guild, as shown in an invite.
    GuildLiveliness as DiscordGuildLiveliness {
        /// The message activity in equal periods of time, the oldest first. Discord does not document the unit.
        msg_activity_bins: Box<[u32]>,
        /// The time when the activity was measured, in Unix seconds; `0` if not known.
        last_updated_ts: Timestamp,
    }
}

entity! {
    /// An open stage, as shown in an invite.
    InviteStageInstance as DiscordInviteStageInstance {
        /// The members who are speaking.
        members: Box<[Arc<Member>]>,
        /// The number of users on the stage.
        participant_count: u32,
        /// The number of speakers.
        speaker_count: u32,
        /// The topic, 1 to 120 characters.
        topic: Box<str>,
    }
}

entity! {
    /// The progress of Discord in processing the target users of an invite.
    InviteTargetUsersJob as DiscordInviteTargetUsersJob {
        /// The status, see [DiscordInviteTargetUsersJobStatus].
        status: InviteTargetUsersJobStatus,
        /// The number of users in the list.
        total_users: u32,
        /// The number of users that were processed.
        processed_users: u32,
        /// The time when the list was uploaded, in Unix seconds.
        created_at: Timestamp,
        /// The time when the job was completed, in Unix seconds; `0` if it is not completed.
        completed_at: Timestamp,
        /// The error message, or an empty string.
        error_message: Option<Box<str>>,
    }
}

entity! {
    /// The vanity URL of a guild.
    VanityUrl as DiscordVanityUrl {
        /// The code, the end of the URL, or an empty string if the guild has none.
        code: Option<Box<str>>,
        /// The number of times the URL was used.
        uses: u32,
    }
}

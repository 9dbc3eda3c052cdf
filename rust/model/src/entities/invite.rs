use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Channel, Guild, Id, InviteFlags, InviteTargetType, InviteTargetUsersJobStatus,
    InviteType, Member, Message, Role, ScheduledEvent, Timestamp, User,
};

entity! {
    /// An invite to a guild or to a group.
    ///
    /// One that [signal DiscordClient.invite_created] told of names its guild and channel by their ids; one that was fetched has
    /// [member guild] and [member channel], which say only what people without access may know.
    Invite as DiscordInvite {
        /// What the address of the invite ends with: `https://discord.gg/` and this.
        code: Box<str>,
        /// What it invites to, see [DiscordInviteType].
        kind as type: InviteType,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// The id of the channel, or `0`.
        channel_id: Id<Channel>,
        /// The guild, in part.
        guild: Option<Arc<Guild>>,
        /// The channel, in part.
        channel: Option<Arc<Channel>>,
        /// Who made it, if known.
        inviter: Option<Arc<User>>,
        /// What it leads to in a voice channel, see [DiscordInviteTargetType]; `0` if nothing.
        target_type: InviteTargetType,
        /// Whose stream it shows.
        target_user: Option<Arc<User>>,
        /// The application it opens.
        target_application: Option<Arc<Application>>,
        /// About how many members are online. Only known if the invite was fetched with its counts.
        approximate_presence_count: u32,
        /// About how many members there are. Only known if the invite was fetched with its counts.
        approximate_member_count: u32,
        /// When it ends, in Unix seconds; `0` if never.
        expires_at: Timestamp,
        /// The open stage it leads to. Discord no longer documents its future.
        stage_instance: Option<Arc<InviteStageInstance>>,
        /// How active the guild is, or `null` if Discord left it out.
        liveliness: Option<Arc<GuildLiveliness>>,
        /// The scheduled event it leads to.
        guild_scheduled_event: Option<Arc<ScheduledEvent>>,
        /// Peculiarities, see [DiscordInviteFlags].
        flags: InviteFlags,
        /// The roles that who accepts gets, in part.
        roles: Box<[Arc<Role>]>,
        /// The ids of the roles that who accepts gets, as [signal DiscordClient.invite_created] tells them.
        role_ids: Box<[Id<Role>]>,
        /// How often it was used. This and what follows is only known from the gateway and from lists of invites.
        uses: u32,
        /// How often it can be used, or `0` if without limit.
        max_uses: u32,
        /// After how many seconds it ends, or `0` if never.
        max_age: u32,
        /// Whether those it brings leave again when they disconnect, unless they got a role.
        temporary: bool,
        /// When it was made, in Unix seconds.
        created_at: Timestamp,
        /// The id of the channel a new member sees first, or `0`.
        target_channel_id: Id<Channel>,
        /// The id of the message a new member sees first, or `0`.
        target_message_id: Id<Message>,
        /// Whether members may change their own name in the guild.
        is_nickname_changeable: bool,
        /// Whether the inviter is a contact of the account.
        is_contact: bool,
        /// How many friends the inviter of an invite to be friends has.
        friends_count: u32,
    }
}

entity! {
    /// How active a guild is, as an invite to it shows it.
    GuildLiveliness as DiscordGuildLiveliness {
        /// The activity of messages in equal periods of time, the oldest first. Discord does not document the unit.
        msg_activity_bins: Box<[u32]>,
        /// When the activity was measured, in Unix seconds; `0` if that is not known.
        last_updated_ts: Timestamp,
    }
}

entity! {
    /// An open stage, as an invite to it shows it.
    InviteStageInstance as DiscordInviteStageInstance {
        /// The members who speak.
        members: Box<[Arc<Member>]>,
        /// How many people are there.
        participant_count: u32,
        /// How many people speak.
        speaker_count: u32,
        /// The topic, 1 to 120 characters.
        topic: Box<str>,
    }
}

entity! {
    /// How far Discord is with the list of users who may use an invite.
    InviteTargetUsersJob as DiscordInviteTargetUsersJob {
        /// How far that is, see [DiscordInviteTargetUsersJobStatus].
        status: InviteTargetUsersJobStatus,
        /// How many users the list names.
        total_users: u32,
        /// How many of them are done.
        processed_users: u32,
        /// When the list was given, in Unix seconds.
        created_at: Timestamp,
        /// When it was done, in Unix seconds; `0` if it is not.
        completed_at: Timestamp,
        /// What went wrong, or an empty string.
        error_message: Option<Box<str>>,
    }
}

entity! {
    /// A guild's own invite address.
    VanityUrl as DiscordVanityUrl {
        /// What the address ends with, or an empty string if the guild has none.
        code: Option<Box<str>>,
        /// How often it was used.
        uses: u32,
    }
}

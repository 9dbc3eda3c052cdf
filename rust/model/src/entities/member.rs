use std::sync::Arc;

use crate::entity::{Entity, Fields, bit_of, entity};
use crate::{
    AvatarDecoration, Collectibles, DisplayNameStyles, Guild, Id, MemberFlags, Permissions, Role,
    Timestamp, User,
};

entity! {
    /// A user as a member of a guild.
    Member [present] as DiscordMember {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The user.
        user: Option<Arc<User>>,
        /// The nickname in this guild, or an empty string if none is set.
        nick: Option<Box<str>>,
        /// The hash of the avatar in this guild, or an empty string.
        avatar: Option<Box<str>>,
        /// The hash of the banner in this guild, or an empty string.
        banner: Option<Box<str>>,
        /// The ids of the roles, excluding `@everyone`.
        roles: Box<[Id<Role>]>,
        /// The time when the member joined, in Unix seconds; `0` for guests.
        joined_at: Timestamp,
        /// The time since which the member boosts the guild, in Unix seconds; `0` if the member does not.
        premium_since: Timestamp,
        /// If `true`, the member is deafened in voice channels.
        deaf: bool,
        /// If `true`, the member is muted in voice channels.
        mute: bool,
        /// Bitfield of [DiscordMemberFlags].
        flags: MemberFlags,
        /// If `true`, the member has not yet passed the guild's Membership Screening.
        pending: bool,
        /// The time until which the member is timed out, in Unix seconds; `0` if never.
        communication_disabled_until: Timestamp,
        /// The permissions of the member in the channel of an interaction, a bitfield of [DiscordPermissions]; `0` for
        /// other members.
        permissions: Permissions,
        /// The avatar decoration in this guild, if there is one.
        avatar_decoration_data: Option<Arc<AvatarDecoration>>,
        /// The collectibles that the member shows in this guild.
        collectibles: Option<Arc<Collectibles>>,
        /// The style of the name in this guild, if the member has set one.
        display_name_styles: Option<Arc<DisplayNameStyles>>,
        /// The time until which Discord warns of unusual direct message activity of the member, in Unix seconds; `0` if
        /// never.
        unusual_dm_activity_until: Timestamp,
    }
}

impl Member {
    /// Returns the permissions in the channel of the interaction that includes this member; `None` for other members.
    pub fn own_permissions(&self) -> Option<Permissions> {
        const PERMISSIONS: Fields = bit_of(Member::FIELDS, "permissions");
        let was_sent = self.present.fields() & PERMISSIONS != 0;
        was_sent.then_some(self.permissions)
    }

    /// Returns the name to show in the guild: the nickname, or the user's display name if there is none. Returns `None` if
    /// Discord omitted the user.
    pub fn display_name(&self) -> Option<&str> {
        let nick = self.nick.as_deref().filter(|nick| !nick.is_empty());
        nick.or_else(|| Some(self.user.as_ref()?.display_name()))
    }

    /// Returns the id of the user, or none if Discord omitted it.
    pub fn user_id(&self) -> Id<User> {
        self.user.as_ref().map_or(Id::NONE, |user| user.id)
    }
}

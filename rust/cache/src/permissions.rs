//! What a member may do.
//!
//! Discord sends no event when somebody's permissions change; they follow from roles and overwrites, and are computed when
//! asked for, in the order of Discord's documentation (developers/topics/permissions).

use std::sync::Arc;

use discord_model::{
    Channel, Guild, Id, Member, OverwriteType, PermissionOverwrite, Permissions, Timestamp, User,
};

use crate::{Cache, GuildEntry};

/// What a timed-out member keeps.
const TIMED_OUT: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::READ_MESSAGE_HISTORY);

/// What means nothing to somebody who cannot send messages.
const SENDING: Permissions = Permissions::MENTION_EVERYONE
    .union(Permissions::SEND_TTS_MESSAGES)
    .union(Permissions::ATTACH_FILES)
    .union(Permissions::EMBED_LINKS);

/// What means nothing in a voice channel to somebody who cannot join it.
const VOICE: Permissions = Permissions::SPEAK
    .union(Permissions::STREAM)
    .union(Permissions::USE_VAD)
    .union(Permissions::PRIORITY_SPEAKER)
    .union(Permissions::MUTE_MEMBERS)
    .union(Permissions::DEAFEN_MEMBERS)
    .union(Permissions::MOVE_MEMBERS)
    .union(Permissions::REQUEST_TO_SPEAK)
    .union(Permissions::USE_EMBEDDED_ACTIVITIES)
    .union(Permissions::USE_SOUNDBOARD)
    .union(Permissions::USE_EXTERNAL_SOUNDS)
    .union(Permissions::SET_VOICE_CHANNEL_STATUS)
    .union(Permissions::MANAGE_CHANNELS)
    .union(Permissions::MANAGE_ROLES);

/// What `user` may do in `guild`, channels aside. A time-out takes nothing away here, only in channels.
///
/// `None` if the guild, its role everybody has, or the member is not kept; of the owner, only the guild is needed.
pub fn in_guild(cache: &Cache, guild: Id<Guild>, user: Id<User>) -> Option<Permissions> {
    let entry = cache.guild(guild)?;
    if owns(entry, user) {
        return Some(Permissions::ALL);
    }
    let member = entry.member(user)?;
    of_roles(entry, &member)
}

/// What `user` may do in `channel`, as [`of_member_in_channel`].
///
/// `None` also if something [`in_guild`] needs is not kept.
pub fn in_channel(
    cache: &Cache,
    channel: Id<Channel>,
    user: Id<User>,
    now: Timestamp,
) -> Option<Permissions> {
    let entry = cache.guild(cache.channel(channel)?.guild_id)?;
    match entry.member(user) {
        Some(member) => of_member_in_channel(cache, channel, &member, now),
        None => owns(entry, user).then_some(Permissions::ALL),
    }
}

/// What a member, kept or not, may do in the member's guild, as [`in_guild`].
///
/// `None` if the guild or its role everybody has is not kept.
pub fn of_member(cache: &Cache, member: &Member) -> Option<Permissions> {
    let entry = cache.guild(member.guild_id)?;
    if owns(entry, member.user_id()) {
        return Some(Permissions::ALL);
    }
    of_roles(entry, member)
}

/// What a member, kept or not, may do in `channel`, as of `now`, which tells whether a time-out is over.
///
/// Threads follow the channel they belong to; writing in them takes
/// [`SEND_MESSAGES_IN_THREADS`](Permissions::SEND_MESSAGES_IN_THREADS) instead of
/// [`SEND_MESSAGES`](Permissions::SEND_MESSAGES). Whether somebody was added to a private thread is not looked at.
///
/// `None` for direct messages and channels of other guilds, and if the channel, the channel a thread belongs to, or something
/// [`of_member`] needs is not kept.
pub fn of_member_in_channel(
    cache: &Cache,
    channel: Id<Channel>,
    member: &Member,
    now: Timestamp,
) -> Option<Permissions> {
    let channel = cache.channel(channel)?;
    if channel.guild_id != member.guild_id {
        return None;
    }
    let everywhere = of_member(cache, member)?;
    if everywhere.contains(Permissions::ADMINISTRATOR) {
        return Some(Permissions::ALL);
    }
    let ruling = if channel.kind.is_thread() {
        cache.channel(channel.parent_id)?
    } else {
        channel
    };
    let mut here = overwritten(everywhere, &ruling.permission_overwrites, member);
    if member.communication_disabled_until > now {
        here &= TIMED_OUT;
    }
    Some(without_the_pointless(here, channel))
}

fn owns(entry: &GuildEntry, user: Id<User>) -> bool {
    user.is_some() && entry.guild().owner_id == user
}

/// What the role everybody has and the member's own give together.
fn of_roles(entry: &GuildEntry, member: &Member) -> Option<Permissions> {
    let everyone = entry.role(entry.guild().id.cast())?;
    let permissions = member
        .roles
        .iter()
        .filter_map(|role| entry.role(*role))
        .fold(everyone.permissions, |sum, role| sum | role.permissions);
    if permissions.contains(Permissions::ADMINISTRATOR) {
        return Some(Permissions::ALL);
    }
    Some(permissions)
}

/// A channel's exceptions, from the most general to the most particular: for everybody, for the member's roles, for the
/// member. Among the roles, what one allows outweighs what another denies.
fn overwritten(
    mut permissions: Permissions,
    overwrites: &[Arc<PermissionOverwrite>],
    member: &Member,
) -> Permissions {
    let of = |kind: OverwriteType, id: u64| {
        overwrites
            .iter()
            .filter(move |overwrite| overwrite.kind == kind && overwrite.id.get() == id)
    };
    for everyone in of(OverwriteType::ROLE, member.guild_id.get()) {
        permissions = permissions.difference(everyone.deny) | everyone.allow;
    }
    let (mut allow, mut deny) = (Permissions::empty(), Permissions::empty());
    for role in &member.roles {
        for overwrite in of(OverwriteType::ROLE, role.get()) {
            allow |= overwrite.allow;
            deny |= overwrite.deny;
        }
    }
    permissions = permissions.difference(deny) | allow;
    for own in of(OverwriteType::MEMBER, member.user_id().get()) {
        permissions = permissions.difference(own.deny) | own.allow;
    }
    permissions
}

/// Who cannot see a channel can do nothing in it, and so on.
fn without_the_pointless(permissions: Permissions, channel: &Channel) -> Permissions {
    if !permissions.contains(Permissions::VIEW_CHANNEL) {
        return Permissions::empty();
    }
    let send = if channel.kind.is_thread() {
        Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        Permissions::SEND_MESSAGES
    };
    let mut pointless = Permissions::empty();
    if !permissions.contains(send) {
        pointless |= SENDING;
    }
    if channel.kind.is_voice() && !permissions.contains(Permissions::CONNECT) {
        pointless |= VOICE;
    }
    permissions.difference(pointless)
}

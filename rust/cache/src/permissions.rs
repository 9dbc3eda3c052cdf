//! The permissions of members.
//!
//! Discord sends no event when the permissions of a member change. They result from roles and overwrites, and are
//! computed on demand, in the order of Discord's documentation (developers/topics/permissions).

use std::sync::Arc;

use discord_model::{
    Channel, Guild, Id, Member, OverwriteType, PermissionOverwrite, Permissions, Timestamp, User,
};

use crate::{Cache, CachedKinds, GuildEntry};

/// The permissions that a timed-out member still has.
const TIMED_OUT: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::READ_MESSAGE_HISTORY);

/// Permissions that have no effect without the permission to send messages.
const SENDING: Permissions = Permissions::MENTION_EVERYONE
    .union(Permissions::SEND_TTS_MESSAGES)
    .union(Permissions::ATTACH_FILES)
    .union(Permissions::EMBED_LINKS);

/// Permissions that have no effect in a voice channel without `CONNECT`.
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

/// Returns the kind that permissions are computed from and that the settings exclude, if there is one: `roles`, or
/// `channels`.
pub fn excluded_kind(cache: &Cache) -> Option<&'static str> {
    let kinds = cache.settings.kinds;
    let needed = [
        (CachedKinds::ROLES, "roles"),
        (CachedKinds::CHANNELS, "channels"),
    ];
    let mut excluded = needed.iter().filter(|(kind, _)| !kinds.contains(*kind));
    excluded.next().map(|(_, name)| *name)
}

/// Returns the permissions of `user` in `guild`, without the overwrites of channels. A timeout removes permissions in
/// channels only.
///
/// Returns `None` if the guild, its role @everyone or the member is not cached. For the owner, only the guild is
/// needed.
pub fn in_guild(cache: &Cache, guild: Id<Guild>, user: Id<User>) -> Option<Permissions> {
    let entry = cache.guild(guild)?;
    if is_owner(entry, user) {
        return Some(Permissions::ALL);
    }
    let member = entry.member(user)?;
    base_permissions(entry, &member)
}

/// Returns the permissions of `user` in `channel`, like [`for_member_in_channel`].
///
/// Also returns `None` if something that [`in_guild`] needs is not cached.
pub fn in_channel(
    cache: &Cache,
    channel: Id<Channel>,
    user: Id<User>,
    now: Timestamp,
) -> Option<Permissions> {
    let entry = cache.guild(cache.channel(channel)?.guild_id)?;
    match entry.member(user) {
        Some(member) => for_member_in_channel(cache, channel, &member, now),
        None => is_owner(entry, user).then_some(Permissions::ALL),
    }
}

/// Returns the permissions of a member, cached or not, in the guild, like [`in_guild`].
///
/// Returns `None` if the guild or its role @everyone is not cached.
pub fn for_member(cache: &Cache, member: &Member) -> Option<Permissions> {
    let entry = cache.guild(member.guild_id)?;
    if is_owner(entry, member.user_id()) {
        return Some(Permissions::ALL);
    }
    base_permissions(entry, member)
}

/// Returns the permissions of a member, cached or not, in `channel` at the time `now`, at which a timeout may have
/// ended.
///
/// Threads have the permissions of their parent channel; sending messages in them requires
/// [`SEND_MESSAGES_IN_THREADS`](Permissions::SEND_MESSAGES_IN_THREADS) instead of
/// [`SEND_MESSAGES`](Permissions::SEND_MESSAGES). Whether the member was added to a private thread is not considered.
///
/// Returns `None` for direct messages and channels of other guilds, and if the channel, the parent channel of a thread,
/// or something that [`for_member`] needs is not cached.
pub fn for_member_in_channel(
    cache: &Cache,
    channel: Id<Channel>,
    member: &Member,
    now: Timestamp,
) -> Option<Permissions> {
    let channel = cache.channel(channel)?;
    if channel.guild_id != member.guild_id {
        return None;
    }
    let everywhere = for_member(cache, member)?;
    if everywhere.contains(Permissions::ADMINISTRATOR) {
        return Some(Permissions::ALL);
    }
    let overwritten_channel = if channel.kind.is_thread() {
        cache.channel(channel.parent_id)?
    } else {
        channel
    };
    let mut here = apply_overwrites(
        everywhere,
        &overwritten_channel.permission_overwrites,
        member,
    );
    if member.communication_disabled_until > now {
        here &= TIMED_OUT;
    }
    Some(apply_implicit_denies(here, channel))
}

fn is_owner(entry: &GuildEntry, user: Id<User>) -> bool {
    user.is_some() && entry.guild().owner_id == user
}

/// Returns the permissions of the role @everyone combined with those of the member's roles.
fn base_permissions(entry: &GuildEntry, member: &Member) -> Option<Permissions> {
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

/// Applies the overwrites of a channel: first that of @everyone, then those of the roles of the member, then that of
/// the member. Among the roles, a permission that one allows takes precedence over the denial of another.
fn apply_overwrites(
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

/// Removes the permissions that have no effect without others: without `VIEW_CHANNEL`, no permission has an effect.
fn apply_implicit_denies(permissions: Permissions, channel: &Channel) -> Permissions {
    if !permissions.contains(Permissions::VIEW_CHANNEL) {
        return Permissions::empty();
    }
    let send = if channel.kind.is_thread() {
        Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        Permissions::SEND_MESSAGES
    };
    let mut denied = Permissions::empty();
    if !permissions.contains(send) {
        denied |= SENDING;
    }
    if channel.kind.is_voice() && !permissions.contains(Permissions::CONNECT) {
        denied |= VOICE;
    }
    permissions.difference(denied)
}

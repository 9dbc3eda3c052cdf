//! What a member may do: roles, then overwrites.

use serde::{Serialize, Serializer};
use std::ops::{BitAnd, BitOr};

use super::*;

/// A set of permission bits. JSON carries it as a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Permissions(pub u64);

impl Permissions {
    pub const NONE: Permissions = Permissions(0);
    pub const ALL: Permissions = Permissions((1 << 53) - 1);
    pub const CREATE_INSTANT_INVITE: Permissions = Permissions(1 << 0);
    pub const KICK_MEMBERS: Permissions = Permissions(1 << 1);
    pub const BAN_MEMBERS: Permissions = Permissions(1 << 2);
    pub const ADMINISTRATOR: Permissions = Permissions(1 << 3);
    pub const MANAGE_CHANNELS: Permissions = Permissions(1 << 4);
    pub const MANAGE_GUILD: Permissions = Permissions(1 << 5);
    pub const ADD_REACTIONS: Permissions = Permissions(1 << 6);
    pub const VIEW_AUDIT_LOG: Permissions = Permissions(1 << 7);
    pub const VIEW_CHANNEL: Permissions = Permissions(1 << 10);
    pub const SEND_MESSAGES: Permissions = Permissions(1 << 11);
    pub const MANAGE_MESSAGES: Permissions = Permissions(1 << 13);
    pub const EMBED_LINKS: Permissions = Permissions(1 << 14);
    pub const ATTACH_FILES: Permissions = Permissions(1 << 15);
    pub const READ_MESSAGE_HISTORY: Permissions = Permissions(1 << 16);
    pub const MENTION_EVERYONE: Permissions = Permissions(1 << 17);
    pub const CONNECT: Permissions = Permissions(1 << 20);
    pub const SPEAK: Permissions = Permissions(1 << 21);
    pub const MUTE_MEMBERS: Permissions = Permissions(1 << 22);
    pub const DEAFEN_MEMBERS: Permissions = Permissions(1 << 23);
    pub const MOVE_MEMBERS: Permissions = Permissions(1 << 24);
    pub const CHANGE_NICKNAME: Permissions = Permissions(1 << 26);
    pub const MANAGE_NICKNAMES: Permissions = Permissions(1 << 27);
    pub const MANAGE_ROLES: Permissions = Permissions(1 << 28);
    pub const MANAGE_WEBHOOKS: Permissions = Permissions(1 << 29);
    pub const MANAGE_GUILD_EXPRESSIONS: Permissions = Permissions(1 << 30);
    pub const REQUEST_TO_SPEAK: Permissions = Permissions(1 << 32);
    pub const USE_APPLICATION_COMMANDS: Permissions = Permissions(1 << 31);
    pub const MANAGE_EVENTS: Permissions = Permissions(1 << 33);
    pub const MANAGE_THREADS: Permissions = Permissions(1 << 34);
    pub const CREATE_PUBLIC_THREADS: Permissions = Permissions(1 << 35);
    pub const CREATE_PRIVATE_THREADS: Permissions = Permissions(1 << 36);
    pub const SEND_MESSAGES_IN_THREADS: Permissions = Permissions(1 << 38);
    pub const MODERATE_MEMBERS: Permissions = Permissions(1 << 40);
    pub const USE_SOUNDBOARD: Permissions = Permissions(1 << 42);
    pub const CREATE_GUILD_EXPRESSIONS: Permissions = Permissions(1 << 43);
    pub const CREATE_EVENTS: Permissions = Permissions(1 << 44);
    pub const USE_EXTERNAL_SOUNDS: Permissions = Permissions(1 << 45);
    pub const SET_VOICE_CHANNEL_STATUS: Permissions = Permissions(1 << 48);
    pub const USE_EXTERNAL_APPS: Permissions = Permissions(1 << 50);
    pub const PIN_MESSAGES: Permissions = Permissions(1 << 51);

    /// What `@everyone` of a new guild may do.
    pub fn everyone() -> Permissions {
        Self::CREATE_INSTANT_INVITE
            | Self::ADD_REACTIONS
            | Self::VIEW_CHANNEL
            | Self::SEND_MESSAGES
            | Self::EMBED_LINKS
            | Self::ATTACH_FILES
            | Self::READ_MESSAGE_HISTORY
            | Self::MENTION_EVERYONE
            | Self::CONNECT
            | Self::SPEAK
            | Self::CHANGE_NICKNAME
            | Self::CREATE_PUBLIC_THREADS
            | Self::CREATE_PRIVATE_THREADS
            | Self::SEND_MESSAGES_IN_THREADS
            | Self::REQUEST_TO_SPEAK
            | Self::USE_SOUNDBOARD
            | Self::USE_EXTERNAL_SOUNDS
            | Self::USE_APPLICATION_COMMANDS
            | Self::USE_EXTERNAL_APPS
    }

    /// Whether all of these bits are in the set.
    pub fn contains(self, wanted: Permissions) -> bool {
        self & wanted == wanted
    }

    /// The set without those.
    pub fn without(self, denied: Permissions) -> Permissions {
        Permissions(self.0 & !denied.0)
    }

    /// Reads the JSON forms: a string of digits, or a number.
    pub fn read(value: &Value) -> Option<Permissions> {
        match value {
            Value::String(digits) => digits.parse().ok().map(Permissions),
            other => other.as_u64().map(Permissions),
        }
    }
}

impl BitOr for Permissions {
    type Output = Permissions;

    fn bitor(self, other: Permissions) -> Permissions {
        Permissions(self.0 | other.0)
    }
}

impl BitAnd for Permissions {
    type Output = Permissions;

    fn bitand(self, other: Permissions) -> Permissions {
        Permissions(self.0 & other.0)
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&self.0)
    }
}

impl World {
    /// What that user may do in the guild as a whole; nothing for one who is not a member.
    pub fn guild_permissions(&self, guild: Id, user: Id) -> Permissions {
        let Some(guild) = self.guild(guild) else {
            return Permissions::NONE;
        };
        let Some(member) = guild.members.get(&user) else {
            return Permissions::NONE;
        };
        if guild.owner_id == user {
            return Permissions::ALL;
        }
        let everyone = guild
            .roles
            .get(&guild.id)
            .map_or(Permissions::NONE, |role| role.permissions);
        let all = member
            .roles
            .iter()
            .filter_map(|role| guild.roles.get(role))
            .fold(everyone, |sum, role| sum | role.permissions);
        if all.contains(Permissions::ADMINISTRATOR) {
            Permissions::ALL
        } else {
            all
        }
    }

    /// What that user may do in a channel. A thread has the overwrites of its parent, a DM has none.
    pub fn channel_permissions(&self, channel: &Channel, user: Id) -> Permissions {
        let Some(guild_id) = channel.guild_id else {
            return if channel.recipients.contains(&user) {
                Permissions::ALL
            } else {
                Permissions::NONE
            };
        };
        let base = self.guild_permissions(guild_id, user);
        if base == Permissions::ALL || base == Permissions::NONE {
            return base;
        }
        let parent = channel
            .is_thread()
            .then(|| channel.parent_id.and_then(|parent| self.channel(parent)))
            .flatten();
        let overwrites = &parent.unwrap_or(channel).overwrites;
        let roles = self
            .guild(guild_id)
            .and_then(|guild| guild.members.get(&user))
            .map(|member| &member.roles);

        let mut allowed = base;
        let mut apply = |wanted: &dyn Fn(Id) -> bool| {
            let chosen = overwrites.iter().filter(|overwrite| wanted(overwrite.id));
            let (allow, deny) = chosen.fold(
                (Permissions::NONE, Permissions::NONE),
                |(allow, deny), overwrite| (allow | overwrite.allow, deny | overwrite.deny),
            );
            allowed = allowed.without(deny) | allow;
        };
        apply(&|id| id == guild_id);
        apply(&|id| id != guild_id && roles.is_some_and(|roles| roles.contains(&id)));
        apply(&|id| id == user);
        if allowed.contains(Permissions::VIEW_CHANNEL) {
            allowed
        } else {
            Permissions::NONE
        }
    }

    /// Whether that user sees the channel at all. Who was moved into a voice channel sees it meanwhile, whatever the overwrites.
    pub fn can_view(&self, channel: &Channel, user: Id) -> bool {
        if channel.is_voice()
            && channel
                .guild_id
                .is_some_and(|guild| self.voice_channel_of(guild, user) == Some(channel.id))
        {
            return true;
        }
        let allowed = self
            .channel_permissions(channel, user)
            .contains(Permissions::VIEW_CHANNEL);
        allowed
            && (channel.kind != super::kind::PRIVATE_THREAD
                || channel.thread_members.contains_key(&user)
                || {
                    self.channel_permissions(channel, user)
                        .contains(Permissions::MANAGE_THREADS)
                })
    }

    /// The position of the highest role that user has; the owner stands above all.
    pub fn rank(&self, guild: Id, user: Id) -> i64 {
        let Some(guild) = self.guild(guild) else {
            return -1;
        };
        if guild.owner_id == user {
            return i64::MAX;
        }
        let roles = guild
            .members
            .get(&user)
            .map(|member| member.roles.as_slice())
            .unwrap_or_default();
        roles
            .iter()
            .filter_map(|role| guild.roles.get(role))
            .map(|role| role.position)
            .max()
            .unwrap_or(0)
    }
}

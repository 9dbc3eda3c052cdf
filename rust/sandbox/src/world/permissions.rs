//! What a member may do: roles, then overwrites.

use bitflags::bitflags;
use serde::{Serialize, Serializer};

use super::*;

bitflags! {
    /// A set of permission bits. JSON carries it as a string.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Permissions: u64 {
        const NONE = 0;
        const ALL = (1 << 53) - 1;
        const CREATE_INSTANT_INVITE = 1 << 0;
        const KICK_MEMBERS = 1 << 1;
        const BAN_MEMBERS = 1 << 2;
        const ADMINISTRATOR = 1 << 3;
        const MANAGE_CHANNELS = 1 << 4;
        const MANAGE_GUILD = 1 << 5;
        const ADD_REACTIONS = 1 << 6;
        const VIEW_AUDIT_LOG = 1 << 7;
        const VIEW_CHANNEL = 1 << 10;
        const SEND_MESSAGES = 1 << 11;
        const MANAGE_MESSAGES = 1 << 13;
        const EMBED_LINKS = 1 << 14;
        const ATTACH_FILES = 1 << 15;
        const READ_MESSAGE_HISTORY = 1 << 16;
        const MENTION_EVERYONE = 1 << 17;
        const CONNECT = 1 << 20;
        const SPEAK = 1 << 21;
        const MUTE_MEMBERS = 1 << 22;
        const DEAFEN_MEMBERS = 1 << 23;
        const MOVE_MEMBERS = 1 << 24;
        const CHANGE_NICKNAME = 1 << 26;
        const MANAGE_NICKNAMES = 1 << 27;
        const MANAGE_ROLES = 1 << 28;
        const MANAGE_WEBHOOKS = 1 << 29;
        const MANAGE_GUILD_EXPRESSIONS = 1 << 30;
        const REQUEST_TO_SPEAK = 1 << 32;
        const USE_APPLICATION_COMMANDS = 1 << 31;
        const MANAGE_EVENTS = 1 << 33;
        const MANAGE_THREADS = 1 << 34;
        const CREATE_PUBLIC_THREADS = 1 << 35;
        const CREATE_PRIVATE_THREADS = 1 << 36;
        const SEND_MESSAGES_IN_THREADS = 1 << 38;
        const MODERATE_MEMBERS = 1 << 40;
        const USE_SOUNDBOARD = 1 << 42;
        const CREATE_GUILD_EXPRESSIONS = 1 << 43;
        const CREATE_EVENTS = 1 << 44;
        const USE_EXTERNAL_SOUNDS = 1 << 45;
        const SET_VOICE_CHANNEL_STATUS = 1 << 48;
        const USE_EXTERNAL_APPS = 1 << 50;
        const PIN_MESSAGES = 1 << 51;
    }
}

impl Permissions {
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

    /// Reads the JSON forms: a string of digits, or a number.
    pub fn read(value: &Value) -> Option<Permissions> {
        let bits = match value {
            Value::String(digits) => digits.parse().ok(),
            other => other.as_u64(),
        };
        bits.map(Permissions::from_bits_retain)
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&self.bits())
    }
}

impl World {
    /// What that user may do in the guild as a whole; nothing for one who is not a member.
    pub fn guild_permissions(&self, guild: Id, user: Id) -> Permissions {
        let Some(guild) = self
            .guild(guild)
            .filter(|it| it.members.contains_key(&user))
        else {
            return Permissions::NONE;
        };
        if guild.owner_id == user {
            return Permissions::ALL;
        }
        let everyone = guild.roles.get(&guild.id).into_iter();
        let roles = everyone.chain(guild.roles_of(user));
        let all = roles.fold(Permissions::NONE, |all, role| all | role.permissions);
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
        let parent = channel.parent_id.filter(|_| channel.is_thread());
        let parent = parent.and_then(|parent| self.channel(parent));
        let overwrites = &parent.unwrap_or(channel).overwrites;
        let member = self.member(guild_id, user);

        let mut allowed = base;
        let mut apply = |wanted: &dyn Fn(Id) -> bool| {
            let (mut allow, mut deny) = (Permissions::NONE, Permissions::NONE);
            for overwrite in overwrites.iter().filter(|it| wanted(it.id)) {
                allow |= overwrite.allow;
                deny |= overwrite.deny;
            }
            allowed = allowed.difference(deny) | allow;
        };
        apply(&|id| id == guild_id);
        apply(&|id| id != guild_id && member.is_some_and(|member| member.roles.contains(&id)));
        apply(&|id| id == user);
        if allowed.contains(Permissions::VIEW_CHANNEL) {
            allowed
        } else {
            Permissions::NONE
        }
    }

    /// Whether that user sees the channel at all. Who was moved into a voice channel sees it meanwhile, whatever the overwrites.
    pub fn can_view(&self, channel: &Channel, user: Id) -> bool {
        let guild = channel.guild_id.filter(|_| channel.is_voice());
        let in_voice = guild.and_then(|guild| self.voice_channel_of(guild, user));
        if in_voice == Some(channel.id) {
            return true;
        }
        let may = self.channel_permissions(channel, user);
        may.contains(Permissions::VIEW_CHANNEL)
            && (channel.kind != kind::PRIVATE_THREAD
                || channel.thread_members.contains_key(&user)
                || may.contains(Permissions::MANAGE_THREADS))
    }

    /// The position of the highest role that user has; the owner stands above all.
    pub fn rank(&self, guild: Id, user: Id) -> i64 {
        match self.guild(guild) {
            None => -1,
            Some(guild) if guild.owner_id == user => i64::MAX,
            Some(guild) => {
                let positions = guild.roles_of(user).map(|role| role.position);
                positions.max().unwrap_or(0)
            }
        }
    }
}

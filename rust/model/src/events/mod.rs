//! What the gateway tells a bot.

mod guild;
mod message;
mod misc;

use serde::de::Deserializer;
use serde_json::{Map, Value};

use crate::decode::{Decode, from_str};
use crate::encode::Encode;
use crate::entity::Patch;
use crate::{Channel, Guild, Member, Message, Presence, User, VoiceState};

pub use guild::{
    BanEvent, ChannelPinsUpdate, GuildCreate, GuildEmojisUpdate, MemberRemove, RoleDelete,
    RoleEvent, UnavailableGuild,
};
pub use message::{
    MessageDelete, MessageDeleteBulk, ReactionEvent, ReactionRemoveAll, ReactionRemoveEmoji,
};
pub use misc::{Ready, ThreadDelete, TypingStart};

/// Makes [`Event`] and its decoding from one list.
macro_rules! events {
    ($($(#[doc = $doc:tt])* $name:literal $variant:ident($payload:ty),)*) => {
        /// An event of the gateway, read into its type.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event {
            $($(#[doc = $doc])* $variant(Box<$payload>),)*
            /// An event without a type of its own here.
            Unknown,
        }

        impl Event {
            /// The names of the events that have a type.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// The payload in Discord's JSON, with every field its type has.
            pub fn encode(&self) -> Value {
                match self {
                    $(Event::$variant(payload) => payload.encode(true),)*
                    Event::Unknown => Value::Null,
                }
            }

            /// Reads the payload of the event called `name`.
            ///
            /// # Errors
            /// Only if `payload` is not JSON. A payload of another shape than expected is [`Event::Unknown`].
            pub fn decode(name: &str, payload: &str) -> Result<Event, serde_json::Error> {
                Ok(match name {
                    $($name => from_str::<$payload>(payload)?
                        .map_or(Event::Unknown, |payload| Event::$variant(Box::new(payload))),)*
                    _ => Event::Unknown,
                })
            }
        }
    };
}

events! {
    /// The bot is logged in; its guilds follow one by one.
    "READY" Ready(Ready),
    /// The bot's session goes on; nothing was missed.
    "RESUMED" Resumed(Empty),
    /// A guild became known, available, or the bot joined it.
    "GUILD_CREATE" GuildCreate(GuildCreate),
    /// A guild changed.
    "GUILD_UPDATE" GuildUpdate(Patch<Guild>),
    /// A guild became unavailable, or the bot left it.
    "GUILD_DELETE" GuildDelete(UnavailableGuild),
    /// Somebody was banned.
    "GUILD_BAN_ADD" BanAdd(BanEvent),
    /// A ban was lifted.
    "GUILD_BAN_REMOVE" BanRemove(BanEvent),
    /// A guild's emojis changed.
    "GUILD_EMOJIS_UPDATE" GuildEmojisUpdate(GuildEmojisUpdate),
    /// A channel was made.
    "CHANNEL_CREATE" ChannelCreate(Patch<Channel>),
    /// A channel changed.
    "CHANNEL_UPDATE" ChannelUpdate(Patch<Channel>),
    /// A channel was deleted.
    "CHANNEL_DELETE" ChannelDelete(Patch<Channel>),
    /// A message was pinned or unpinned.
    "CHANNEL_PINS_UPDATE" ChannelPinsUpdate(ChannelPinsUpdate),
    /// A thread was made, or the bot was added to one.
    "THREAD_CREATE" ThreadCreate(Patch<Channel>),
    /// A thread changed.
    "THREAD_UPDATE" ThreadUpdate(Patch<Channel>),
    /// A thread was deleted.
    "THREAD_DELETE" ThreadDelete(ThreadDelete),
    /// A role was made.
    "GUILD_ROLE_CREATE" RoleCreate(RoleEvent),
    /// A role changed.
    "GUILD_ROLE_UPDATE" RoleUpdate(RoleEvent),
    /// A role was deleted.
    "GUILD_ROLE_DELETE" RoleDelete(RoleDelete),
    /// Somebody joined a guild.
    "GUILD_MEMBER_ADD" MemberAdd(Patch<Member>),
    /// A member changed.
    "GUILD_MEMBER_UPDATE" MemberUpdate(Patch<Member>),
    /// Somebody left a guild.
    "GUILD_MEMBER_REMOVE" MemberRemove(MemberRemove),
    /// A message was sent.
    "MESSAGE_CREATE" MessageCreate(Patch<Message>),
    /// A message changed.
    "MESSAGE_UPDATE" MessageUpdate(Patch<Message>),
    /// A message was deleted.
    "MESSAGE_DELETE" MessageDelete(MessageDelete),
    /// Several messages were deleted at once.
    "MESSAGE_DELETE_BULK" MessageDeleteBulk(MessageDeleteBulk),
    /// Somebody added a reaction.
    "MESSAGE_REACTION_ADD" ReactionAdd(ReactionEvent),
    /// Somebody took a reaction back.
    "MESSAGE_REACTION_REMOVE" ReactionRemove(ReactionEvent),
    /// All reactions of a message were removed.
    "MESSAGE_REACTION_REMOVE_ALL" ReactionRemoveAll(ReactionRemoveAll),
    /// All reactions of a message with one emoji were removed.
    "MESSAGE_REACTION_REMOVE_EMOJI" ReactionRemoveEmoji(ReactionRemoveEmoji),
    /// A user's status or activity changed.
    "PRESENCE_UPDATE" PresenceUpdate(Presence),
    /// Somebody began to type.
    "TYPING_START" TypingStart(TypingStart),
    /// The bot's own account changed.
    "USER_UPDATE" UserUpdate(Patch<User>),
    /// Somebody joined, left or moved between voice channels, or was muted.
    "VOICE_STATE_UPDATE" VoiceStateUpdate(VoiceState),
}

/// A payload that says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Empty;

impl Encode for Empty {
    fn encode(&self, _: bool) -> Value {
        Value::Object(Map::new())
    }
}

impl Decode for Empty {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        serde::de::Deserialize::deserialize(deserializer).map(|serde::de::IgnoredAny| Some(Self))
    }
}

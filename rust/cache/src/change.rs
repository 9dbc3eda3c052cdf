//! What an event changed.

use std::sync::Arc;

use discord_model::{
    Channel, Emoji, Guild, Id, Member, Message, Presence, Reaction, Role, Timestamp, User,
    VoiceState,
};

/// What an event changed: what there was before, where it was known, and what there is now.
///
/// An object that was never known stands here with its ids alone; what only surrounds it is `None`.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    missing_docs,
    reason = "`old` and `new`, and fields named after their types"
)]
pub enum Change {
    /// Nothing a handler would want to know.
    Nothing,
    /// The bot is logged in.
    Ready { user: Arc<User>, guilds: usize },
    /// The session goes on after an interruption.
    Resumed,
    /// A guild of the bot's is there, after the login or after an outage.
    GuildAvailable { guild: Arc<Guild> },
    /// An outage keeps a guild from the bot.
    GuildUnavailable { guild: Arc<Guild> },
    /// The bot joined a guild.
    GuildCreated { guild: Arc<Guild> },
    /// A guild changed.
    GuildUpdated {
        old: Option<Arc<Guild>>,
        new: Arc<Guild>,
    },
    /// The bot left a guild.
    GuildDeleted { guild: Arc<Guild> },
    /// Somebody was banned.
    BanAdded { guild: Id<Guild>, user: Arc<User> },
    /// A ban was lifted.
    BanRemoved { guild: Id<Guild>, user: Arc<User> },
    /// A guild has these emojis now.
    EmojisUpdated {
        guild: Id<Guild>,
        emojis: Box<[Arc<Emoji>]>,
    },
    /// A channel was made.
    ChannelCreated { channel: Arc<Channel> },
    /// A channel changed.
    ChannelUpdated {
        old: Option<Arc<Channel>>,
        new: Arc<Channel>,
    },
    /// A channel was deleted.
    ChannelDeleted { channel: Arc<Channel> },
    /// A message was pinned or unpinned.
    PinsUpdated {
        channel: Arc<Channel>,
        last_pin: Timestamp,
    },
    /// A thread was made, or the bot was added to one.
    ThreadCreated { thread: Arc<Channel> },
    /// A thread changed.
    ThreadUpdated {
        old: Option<Arc<Channel>>,
        new: Arc<Channel>,
    },
    /// A thread was deleted.
    ThreadDeleted { thread: Arc<Channel> },
    /// A role was made.
    RoleCreated { role: Arc<Role> },
    /// A role changed.
    RoleUpdated {
        old: Option<Arc<Role>>,
        new: Arc<Role>,
    },
    /// A role was deleted.
    RoleDeleted { role: Arc<Role> },
    /// Somebody joined a guild.
    MemberJoined { member: Arc<Member> },
    /// A member changed.
    MemberUpdated {
        old: Option<Arc<Member>>,
        new: Arc<Member>,
    },
    /// Somebody left a guild.
    MemberLeft {
        guild: Id<Guild>,
        user: Arc<User>,
        member: Option<Arc<Member>>,
    },
    /// A message was sent.
    MessageSent { message: Arc<Message> },
    /// A message changed.
    MessageUpdated {
        old: Option<Arc<Message>>,
        new: Arc<Message>,
    },
    /// A message was deleted.
    MessageDeleted { message: Arc<Message> },
    /// Several messages were deleted at once.
    MessagesDeleted {
        messages: Vec<Arc<Message>>,
        channel: Id<Channel>,
    },
    /// Somebody added a reaction.
    ReactionAdded {
        message: Arc<Message>,
        user: Arc<User>,
        reaction: Arc<Reaction>,
    },
    /// Somebody took a reaction back.
    ReactionRemoved {
        message: Arc<Message>,
        user: Arc<User>,
        reaction: Arc<Reaction>,
    },
    /// All reactions of a message were removed.
    ReactionsCleared {
        message: Arc<Message>,
        reactions: Box<[Arc<Reaction>]>,
    },
    /// All reactions of a message with one emoji were removed.
    ReactionsClearedEmoji {
        message: Arc<Message>,
        reaction: Arc<Reaction>,
    },
    /// A user's status or activity changed.
    PresenceUpdated {
        old: Option<Arc<Presence>>,
        new: Arc<Presence>,
    },
    /// Somebody began to type.
    TypingStarted {
        channel: Id<Channel>,
        user: Arc<User>,
        timestamp: Timestamp,
    },
    /// The bot's own account changed.
    UserUpdated {
        old: Option<Arc<User>>,
        new: Arc<User>,
    },
    /// Somebody joined, left or moved between voice channels, or was muted.
    VoiceStateUpdated {
        old: Option<Arc<VoiceState>>,
        new: Arc<VoiceState>,
    },
}

//! What an event changed.

use std::sync::Arc;

use discord_model::{
    ApplicationCommandPermissions, AuditLogEntry, AutoModerationExecution, AutoModerationRule,
    Channel, Emoji, Entitlement, GatewayRateLimit, Guild, GuildJoinRequest, Id, Integration,
    Interaction, Invite, Member, MembersChunk, Message, PollAnswer, Presence, Reaction, Role,
    ScheduledEvent, ScheduledEventException, SoundboardSound, StageInstance, Sticker, Subscription,
    ThreadMember, Timestamp, User, VoiceChannelEffect, VoiceServer, VoiceState,
};

use crate::Shard;

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
    Ready {
        user: Arc<User>,
        guilds: usize,
        shard: Shard,
    },
    /// The session goes on after an interruption.
    Resumed,
    /// A command over the gateway was not obeyed, because there were too many.
    RateLimited { rate_limit: Arc<GatewayRateLimit> },
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
    /// Somebody did something that the audit log tells of.
    AuditLogEntryCreated { entry: Arc<AuditLogEntry> },
    /// Somebody was banned.
    BanAdded { guild: Id<Guild>, user: Arc<User> },
    /// A ban was lifted.
    BanRemoved { guild: Id<Guild>, user: Arc<User> },
    /// A guild has these emojis now.
    EmojisUpdated {
        guild: Id<Guild>,
        emojis: Box<[Arc<Emoji>]>,
    },
    /// A guild has these stickers now.
    StickersUpdated {
        guild: Id<Guild>,
        stickers: Box<[Arc<Sticker>]>,
    },
    /// A channel was made.
    ChannelCreated { channel: Arc<Channel> },
    /// A channel changed.
    ChannelUpdated {
        old: Option<Arc<Channel>>,
        new: Arc<Channel>,
    },
    /// The bot is allowed to view a channel that was hidden from it.
    ChannelAccessGained { channel: Arc<Channel> },
    /// The bot is not allowed to view a channel any more. This is the channel as it was known last.
    ChannelAccessLost { channel: Arc<Channel> },
    /// A channel was deleted.
    ChannelDeleted { channel: Arc<Channel> },
    /// What was asked of the channels of a guild: their status and since when somebody is in voice.
    ChannelInfoReceived {
        guild: Id<Guild>,
        channels: Box<[Arc<Channel>]>,
    },
    /// The webhooks of a channel changed.
    WebhooksUpdated { channel: Arc<Channel> },
    /// An invite was made.
    InviteCreated { invite: Arc<Invite> },
    /// An invite was deleted.
    InviteDeleted { invite: Arc<Invite> },
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
    /// The bot sees channels it did not see before: their active threads, and which of them the bot is a member of.
    ThreadListSync {
        guild: Id<Guild>,
        threads: Box<[Arc<Channel>]>,
        members: Box<[Arc<ThreadMember>]>,
    },
    /// The bot's own membership of a thread changed.
    ThreadMemberUpdated {
        thread: Arc<Channel>,
        old: Option<Arc<ThreadMember>>,
        new: Arc<ThreadMember>,
    },
    /// Some joined or left a thread.
    ThreadMembersUpdated {
        thread: Arc<Channel>,
        added: Box<[Arc<ThreadMember>]>,
        removed: Box<[Arc<User>]>,
    },
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
    /// A user requested to join a guild.
    JoinRequestCreated { request: Arc<GuildJoinRequest> },
    /// A request to join a guild was changed, approved or rejected.
    JoinRequestUpdated {
        old: Option<Arc<GuildJoinRequest>>,
        new: Arc<GuildJoinRequest>,
    },
    /// A request to join a guild was deleted.
    JoinRequestDeleted { request: Arc<GuildJoinRequest> },
    /// Some of the members that were asked for. The presences that came with them are in `chunk`.
    MembersChunk {
        members: Box<[Arc<Member>]>,
        chunk: Arc<MembersChunk>,
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
    /// Somebody voted in a poll.
    PollVoteAdded {
        message: Arc<Message>,
        user: Arc<User>,
        answer: Arc<PollAnswer>,
    },
    /// Somebody took a vote back.
    PollVoteRemoved {
        message: Arc<Message>,
        user: Arc<User>,
        answer: Arc<PollAnswer>,
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
    /// Where to connect for voice in a guild.
    VoiceServerUpdated {
        old: Option<Arc<VoiceServer>>,
        new: Arc<VoiceServer>,
    },
    /// Somebody sent an emoji or a sound in the bot's voice channel.
    VoiceChannelEffectSent {
        user: Arc<User>,
        effect: Arc<VoiceChannelEffect>,
    },
    /// The status line of a voice channel changed.
    VoiceChannelStatusUpdated {
        channel: Arc<Channel>,
        old: Option<Box<str>>,
        new: Option<Box<str>>,
    },
    /// Somebody came into an empty voice channel, or the last one left.
    VoiceChannelStartTimeUpdated {
        channel: Arc<Channel>,
        old: Timestamp,
        new: Timestamp,
    },
    /// A stage was opened.
    StageInstanceCreated { instance: Arc<StageInstance> },
    /// An open stage changed.
    StageInstanceUpdated {
        old: Option<Arc<StageInstance>>,
        new: Arc<StageInstance>,
    },
    /// A stage was closed.
    StageInstanceDeleted { instance: Arc<StageInstance> },
    /// An event was planned.
    ScheduledEventCreated { event: Arc<ScheduledEvent> },
    /// A planned event changed, began or ended.
    ScheduledEventUpdated {
        old: Option<Arc<ScheduledEvent>>,
        new: Arc<ScheduledEvent>,
    },
    /// A planned event was deleted.
    ScheduledEventDeleted { event: Arc<ScheduledEvent> },
    /// An occurrence of a recurring event was changed or canceled.
    ScheduledEventExceptionCreated {
        event: Arc<ScheduledEvent>,
        exception: Arc<ScheduledEventException>,
    },
    /// The change to an occurrence of a recurring event was changed.
    ScheduledEventExceptionUpdated {
        event: Arc<ScheduledEvent>,
        old: Option<Arc<ScheduledEventException>>,
        new: Arc<ScheduledEventException>,
    },
    /// The change to an occurrence of a recurring event was dropped.
    ScheduledEventExceptionDeleted {
        event: Arc<ScheduledEvent>,
        exception: Arc<ScheduledEventException>,
    },
    /// All changes to occurrences of a recurring event were dropped: those that were known.
    ScheduledEventExceptionsDeleted {
        event: Arc<ScheduledEvent>,
        exceptions: Box<[Arc<ScheduledEventException>]>,
    },
    /// Somebody wants to come to an event.
    ScheduledEventUserAdded {
        event: Arc<ScheduledEvent>,
        user: Arc<User>,
    },
    /// Somebody no longer wants to come.
    ScheduledEventUserRemoved {
        event: Arc<ScheduledEvent>,
        user: Arc<User>,
    },
    /// A sound was added to a guild.
    SoundboardSoundCreated { sound: Arc<SoundboardSound> },
    /// A guild's sound changed.
    SoundboardSoundUpdated {
        old: Option<Arc<SoundboardSound>>,
        new: Arc<SoundboardSound>,
    },
    /// A guild's sound was deleted.
    SoundboardSoundDeleted { sound: Arc<SoundboardSound> },
    /// Several sounds of a guild changed.
    SoundboardSoundsUpdated {
        guild: Id<Guild>,
        sounds: Box<[Arc<SoundboardSound>]>,
    },
    /// The sounds of a guild that were asked for: all it has.
    SoundboardSoundsReceived {
        guild: Id<Guild>,
        sounds: Box<[Arc<SoundboardSound>]>,
    },
    /// A rule of automatic moderation was made.
    AutoModerationRuleCreated { rule: Arc<AutoModerationRule> },
    /// A rule of automatic moderation changed.
    AutoModerationRuleUpdated {
        old: Option<Arc<AutoModerationRule>>,
        new: Arc<AutoModerationRule>,
    },
    /// A rule of automatic moderation was deleted.
    AutoModerationRuleDeleted { rule: Arc<AutoModerationRule> },
    /// A rule of automatic moderation acted.
    AutoModerationActionExecuted {
        execution: Arc<AutoModerationExecution>,
    },
    /// Something about a guild's integrations changed. `integration` is the one an event last told of.
    IntegrationsUpdated {
        guild: Id<Guild>,
        integration: Option<Arc<Integration>>,
    },
    /// An integration was added to a guild.
    IntegrationCreated { integration: Arc<Integration> },
    /// A guild's integration changed.
    IntegrationUpdated {
        old: Option<Arc<Integration>>,
        new: Arc<Integration>,
    },
    /// An integration was removed from a guild.
    IntegrationDeleted { integration: Arc<Integration> },
    /// Somebody used a command, a component or a form.
    InteractionCreated { interaction: Arc<Interaction> },
    /// Who may use a command changed.
    CommandPermissionsUpdated {
        permissions: Arc<ApplicationCommandPermissions>,
    },
    /// Somebody got something the application sells.
    EntitlementCreated { entitlement: Arc<Entitlement> },
    /// What somebody got changed, or runs out.
    EntitlementUpdated {
        old: Option<Arc<Entitlement>>,
        new: Arc<Entitlement>,
    },
    /// Somebody lost what they had got.
    EntitlementDeleted { entitlement: Arc<Entitlement> },
    /// Somebody subscribed to the application.
    SubscriptionCreated { subscription: Arc<Subscription> },
    /// A subscription changed.
    SubscriptionUpdated {
        old: Option<Arc<Subscription>>,
        new: Arc<Subscription>,
    },
    /// A subscription was deleted.
    SubscriptionDeleted { subscription: Arc<Subscription> },
}

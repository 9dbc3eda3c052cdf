//! The changes that events cause.

use std::sync::Arc;

use discord_model::{
    ApplicationCommandPermissions, AuditLogEntry, AutoModerationExecution, AutoModerationRule,
    Channel, Emoji, Entitlement, GatewayRateLimit, Guild, GuildJoinRequest, Id, Integration,
    Interaction, Invite, Member, MembersChunk, Message, PollAnswer, Presence, Reaction, Role,
    ScheduledEvent, ScheduledEventException, SoundboardSound, StageInstance, Sticker, Subscription,
    ThreadMember, Timestamp, User, VoiceChannelEffect, VoiceServer, VoiceState,
};

use crate::ShardId;

/// The change that an event causes: the entities after the event, and their states before it if they were cached.
///
/// An entity that is not cached is a partial object with only its ids. `None` is a state that was not cached.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    missing_docs,
    reason = "`old` and `new`, and fields named after their types"
)]
pub enum Change {
    /// No change that a handler can see.
    Nothing,
    /// The bot is logged in.
    Ready {
        user: Arc<User>,
        guilds: usize,
        shard: ShardId,
    },
    /// The session was resumed.
    Resumed,
    /// A request over the gateway exceeded a rate limit.
    RateLimited { rate_limit: Arc<GatewayRateLimit> },
    /// A guild is available, after the login or an outage.
    GuildAvailable { guild: Arc<Guild> },
    /// A guild is unavailable because of an outage.
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
    /// An entry was added to the audit log.
    AuditLogEntryCreated { entry: Arc<AuditLogEntry> },
    /// A user was banned.
    BanAdded { guild: Id<Guild>, user: Arc<User> },
    /// A ban was lifted.
    BanRemoved { guild: Id<Guild>, user: Arc<User> },
    /// The emojis of a guild changed. The list has all of them.
    EmojisUpdated {
        guild: Id<Guild>,
        emojis: Box<[Arc<Emoji>]>,
    },
    /// The stickers of a guild changed. The list has all of them.
    StickersUpdated {
        guild: Id<Guild>,
        stickers: Box<[Arc<Sticker>]>,
    },
    /// A channel was created.
    ChannelCreated { channel: Arc<Channel> },
    /// A channel changed.
    ChannelUpdated {
        old: Option<Arc<Channel>>,
        new: Arc<Channel>,
    },
    /// The bot is allowed to view a channel that was hidden from it.
    ChannelAccessGained { channel: Arc<Channel> },
    /// The bot is no longer allowed to view a channel. This is its last known state.
    ChannelAccessLost { channel: Arc<Channel> },
    /// A channel was deleted.
    ChannelDeleted { channel: Arc<Channel> },
    /// The response to a request for the channel info of a guild.
    ChannelInfoReceived {
        guild: Id<Guild>,
        channels: Box<[Arc<Channel>]>,
    },
    /// The webhooks of a channel changed.
    WebhooksUpdated { channel: Arc<Channel> },
    /// An invite was created.
    InviteCreated { invite: Arc<Invite> },
    /// An invite was deleted.
    InviteDeleted { invite: Arc<Invite> },
    /// A message was pinned or unpinned.
    PinsUpdated {
        channel: Arc<Channel>,
        last_pin: Timestamp,
    },
    /// A thread was created, or the bot was added to one.
    ThreadCreated { thread: Arc<Channel> },
    /// A thread changed.
    ThreadUpdated {
        old: Option<Arc<Channel>>,
        new: Arc<Channel>,
    },
    /// A thread was deleted.
    ThreadDeleted { thread: Arc<Channel> },
    /// The bot gained access to channels: their active threads, and its memberships of them.
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
    /// Users joined or left a thread.
    ThreadMembersUpdated {
        thread: Arc<Channel>,
        added: Box<[Arc<ThreadMember>]>,
        removed: Box<[Arc<User>]>,
    },
    /// A role was created.
    RoleCreated { role: Arc<Role> },
    /// A role changed.
    RoleUpdated {
        old: Option<Arc<Role>>,
        new: Arc<Role>,
    },
    /// A role was deleted.
    RoleDeleted { role: Arc<Role> },
    /// A user joined a guild.
    MemberJoined { member: Arc<Member> },
    /// A member changed.
    MemberUpdated {
        old: Option<Arc<Member>>,
        new: Arc<Member>,
    },
    /// A user left a guild.
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
    /// A part of the response to a request for members. Their presences are in `chunk`.
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
    /// A user added a reaction.
    ReactionAdded {
        message: Arc<Message>,
        user: Arc<User>,
        reaction: Arc<Reaction>,
    },
    /// A reaction was removed.
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
    /// A user voted in a poll.
    PollVoteAdded {
        message: Arc<Message>,
        user: Arc<User>,
        answer: Arc<PollAnswer>,
    },
    /// A user removed a vote.
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
    /// A user started typing.
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
    /// A user joined, left or moved between voice channels, or was muted.
    VoiceStateUpdated {
        old: Option<Arc<VoiceState>>,
        new: Arc<VoiceState>,
    },
    /// The voice server of a guild changed.
    VoiceServerUpdated {
        old: Option<Arc<VoiceServer>>,
        new: Arc<VoiceServer>,
    },
    /// A user sent an emoji or a sound in the voice channel of the bot.
    VoiceChannelEffectSent {
        user: Arc<User>,
        effect: Arc<VoiceChannelEffect>,
    },
    /// The status of a voice channel changed.
    VoiceChannelStatusUpdated {
        channel: Arc<Channel>,
        old: Option<Box<str>>,
        new: Option<Box<str>>,
    },
    /// The first user joined a voice channel, or the last one left it.
    VoiceChannelStartTimeUpdated {
        channel: Arc<Channel>,
        old: Timestamp,
        new: Timestamp,
    },
    /// A stage instance was created.
    StageInstanceCreated { instance: Arc<StageInstance> },
    /// A stage instance changed.
    StageInstanceUpdated {
        old: Option<Arc<StageInstance>>,
        new: Arc<StageInstance>,
    },
    /// A stage instance was deleted.
    StageInstanceDeleted { instance: Arc<StageInstance> },
    /// A scheduled event was created.
    ScheduledEventCreated { event: Arc<ScheduledEvent> },
    /// A scheduled event changed, started or ended.
    ScheduledEventUpdated {
        old: Option<Arc<ScheduledEvent>>,
        new: Arc<ScheduledEvent>,
    },
    /// A scheduled event was deleted.
    ScheduledEventDeleted { event: Arc<ScheduledEvent> },
    /// An exception to a recurring event was created: an occurrence was changed or canceled.
    ScheduledEventExceptionCreated {
        event: Arc<ScheduledEvent>,
        exception: Arc<ScheduledEventException>,
    },
    /// An exception to a recurring event changed.
    ScheduledEventExceptionUpdated {
        event: Arc<ScheduledEvent>,
        old: Option<Arc<ScheduledEventException>>,
        new: Arc<ScheduledEventException>,
    },
    /// An exception to a recurring event was deleted.
    ScheduledEventExceptionDeleted {
        event: Arc<ScheduledEvent>,
        exception: Arc<ScheduledEventException>,
    },
    /// All exceptions to a recurring event were deleted. The list has those that were cached.
    ScheduledEventExceptionsDeleted {
        event: Arc<ScheduledEvent>,
        exceptions: Box<[Arc<ScheduledEventException>]>,
    },
    /// A user is interested in a scheduled event.
    ScheduledEventUserAdded {
        event: Arc<ScheduledEvent>,
        user: Arc<User>,
    },
    /// A user is no longer interested in a scheduled event.
    ScheduledEventUserRemoved {
        event: Arc<ScheduledEvent>,
        user: Arc<User>,
    },
    /// A soundboard sound was created.
    SoundboardSoundCreated { sound: Arc<SoundboardSound> },
    /// A soundboard sound changed.
    SoundboardSoundUpdated {
        old: Option<Arc<SoundboardSound>>,
        new: Arc<SoundboardSound>,
    },
    /// A soundboard sound was deleted.
    SoundboardSoundDeleted { sound: Arc<SoundboardSound> },
    /// Several soundboard sounds of a guild changed.
    SoundboardSoundsUpdated {
        guild: Id<Guild>,
        sounds: Box<[Arc<SoundboardSound>]>,
    },
    /// The response to a request for the soundboard sounds of a guild, with all of them.
    SoundboardSoundsReceived {
        guild: Id<Guild>,
        sounds: Box<[Arc<SoundboardSound>]>,
    },
    /// An auto moderation rule was created.
    AutoModerationRuleCreated { rule: Arc<AutoModerationRule> },
    /// An auto moderation rule changed.
    AutoModerationRuleUpdated {
        old: Option<Arc<AutoModerationRule>>,
        new: Arc<AutoModerationRule>,
    },
    /// An auto moderation rule was deleted.
    AutoModerationRuleDeleted { rule: Arc<AutoModerationRule> },
    /// An auto moderation rule was triggered.
    AutoModerationActionExecuted {
        execution: Arc<AutoModerationExecution>,
    },
    /// The integrations of a guild changed. `integration` is that of the last event about an integration.
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
    /// A user used a command, a component or a modal.
    InteractionCreated { interaction: Arc<Interaction> },
    /// The permissions of a command changed.
    CommandPermissionsUpdated {
        permissions: Arc<ApplicationCommandPermissions>,
    },
    /// An entitlement was created.
    EntitlementCreated { entitlement: Arc<Entitlement> },
    /// An entitlement changed, or its end was set.
    EntitlementUpdated {
        old: Option<Arc<Entitlement>>,
        new: Arc<Entitlement>,
    },
    /// An entitlement was deleted.
    EntitlementDeleted { entitlement: Arc<Entitlement> },
    /// A subscription was created.
    SubscriptionCreated { subscription: Arc<Subscription> },
    /// A subscription changed.
    SubscriptionUpdated {
        old: Option<Arc<Subscription>>,
        new: Arc<Subscription>,
    },
    /// A subscription was deleted.
    SubscriptionDeleted { subscription: Arc<Subscription> },
}

//! The signals of the node, its constants, and the getters and setters of its properties, because gdext requires them
//! in one block.

use discord_client::certificates_from_pem;
use discord_godot_entities::entities::*;
use discord_godot_entities::entity_manager::DiscordEntityManager;
use discord_godot_entities::handle::live;
use discord_godot_values::convert;
use discord_godot_values::error::DiscordError;
use godot::prelude::*;

use super::client_id::parse_client_id;
use super::{DiscordClient, node};
use crate::command_rules::DiscordCommandError;
use crate::gateway_websocket::DiscordGatewayWebSocket;
use crate::rest::DiscordREST;
use crate::voice::DiscordVoiceWebSocket;

// Short names, so that each signal is one line.
type AppCommandPermissions = Gd<DiscordApplicationCommandPermissions>;
type AuditLogEntry = Gd<DiscordAuditLogEntry>;
type AutoModExecution = Gd<DiscordAutoModerationExecution>;
type AutoModRule = Gd<DiscordAutoModerationRule>;
type Channel = Gd<DiscordChannel>;
type Emoji = Gd<DiscordEmoji>;
type Entitlement = Gd<DiscordEntitlement>;
type Guild = Gd<DiscordGuild>;
type Integration = Gd<DiscordIntegration>;
type Interaction = Gd<DiscordInteraction>;
type Invite = Gd<DiscordInvite>;
type JoinRequest = Gd<DiscordGuildJoinRequest>;
type Member = Gd<DiscordMember>;
type MembersChunk = Gd<DiscordMembersChunk>;
type Message = Gd<DiscordMessage>;
type PollAnswer = Gd<DiscordPollAnswer>;
type Presence = Gd<DiscordPresence>;
type RateLimit = Gd<DiscordGatewayRateLimit>;
type Reaction = Gd<DiscordReaction>;
type Role = Gd<DiscordRole>;
type ScheduledEvent = Gd<DiscordScheduledEvent>;
type ScheduledEventException = Gd<DiscordScheduledEventException>;
type Sound = Gd<DiscordSoundboardSound>;
type Stage = Gd<DiscordStageInstance>;
type Sticker = Gd<DiscordSticker>;
type Subscription = Gd<DiscordSubscription>;
type ThreadMember = Gd<DiscordThreadMember>;
type User = Gd<DiscordUser>;
type VoiceEffect = Gd<DiscordVoiceChannelEffect>;
type VoiceServer = Gd<DiscordVoiceServer>;
type VoiceState = Gd<DiscordVoiceState>;

#[godot_api]
impl node::DiscordClient {
    /// The gateway sends data compressed with Zstandard, which takes the least traffic and time.
    #[constant]
    pub const TRANSPORT_ZSTD: i64 = 0;
    /// The gateway sends data compressed with zlib.
    #[constant]
    pub const TRANSPORT_ZLIB: i64 = 1;
    /// The gateway sends uncompressed JSON.
    #[constant]
    pub const TRANSPORT_PLAIN: i64 = 2;

    /// The code of an error of the connection to the gateway that no constant of [enum @GlobalScope.Error] describes. See
    /// [method DiscordError.get_error_code].
    #[constant]
    pub const ERR_WEBSOCKET: i64 = discord_godot_values::error::ERR_WEBSOCKET;

    /// Emitted when all shards are connected to the gateway for the first time after [method login]. [signal client_ready]
    /// follows once the bot's guilds are available.
    #[signal]
    fn connected();
    /// Emitted when all shards are connected again after [signal disconnected]. If no event was missed,
    /// [signal resumed] follows. Otherwise the bot's guilds are sent again.
    #[signal]
    fn reconnected();
    /// Emitted when all shards have resumed their sessions after [signal disconnected], or after a login with
    /// [method DiscordGatewayWebSocket.resume_sessions]. The signals of missed events have been emitted. Event: `RESUMED`.
    #[signal]
    fn resumed();
    /// Emitted when no shard is connected to the gateway anymore. [method get_last_disconnect] returns why. Unless
    /// [method logout] was called, the client reconnects automatically.
    #[signal]
    fn disconnected();
    /// Emitted when logging in or connecting fails. If [member DiscordError.will_retry] is `true`, the client tries
    /// again automatically. Otherwise it is logged out, and [member DiscordError.message] and
    /// [member DiscordError.remedy] describe the problem and how to fix it.
    #[signal]
    fn connection_error(error: Gd<DiscordError>);
    /// Emitted when all shards have a session and the bot's guilds are available, once for each [method login]. See also
    /// [signal session_started]. Discord does not send the guilds of sessions that
    /// [method DiscordGatewayWebSocket.resume_sessions] resumes. Event: `READY`.
    #[signal]
    fn client_ready(user: User);
    /// Emitted when a new session has begun and the bot's guilds are available: right after [signal client_ready], and again whenever
    /// a shard could not resume its session and has begun a new one. Events may have been missed in between, and the entity manager
    /// has the new state. Event: `READY`.
    #[signal]
    fn session_started(user: User);
    /// Emitted when the shard with the id `shard_id` is not connected and will try again in `seconds` seconds. The time grows with
    /// every failed attempt, up to a minute, or is the one that Discord demands. Not emitted if the client gives up: see
    /// [signal connection_error].
    ///
    /// ```gdscript
    /// func _on_reconnect_scheduled(_shard_id: int, seconds: float, reason: DiscordError) -> void:
    ///     $Status.text = "Discord cannot be reached. Next attempt in %.0f s. %s" % [seconds, reason.message]
    /// ```
    ///
    /// [method DiscordGatewayWebSocket.reconnect] changes the time.
    #[signal]
    fn reconnect_scheduled(shard_id: i64, seconds: f64, reason: Gd<DiscordError>);
    /// Emitted when the shard with the id `shard_id` is connected to the gateway. A bot has one shard, with the id `0`,
    /// unless [member shard_count] or Discord's recommendation is higher.
    #[signal]
    fn shard_connected(shard_id: i64);
    /// Emitted when a shard has a new session. Its guilds become available next. Event: `READY`.
    #[signal]
    fn shard_ready(shard_id: i64);
    /// Emitted when a shard has resumed its session after [signal shard_disconnected]. The signals of missed events
    /// have been emitted. Event: `RESUMED`.
    #[signal]
    fn shard_resumed(shard_id: i64);
    /// Emitted when the connection of a shard to the gateway has ended, with the reason. The shard reconnects
    /// automatically if [member DiscordError.will_retry] is `true`. Not emitted by [method logout].
    #[signal]
    fn shard_disconnected(shard_id: i64, reason: Gd<DiscordError>);
    /// Emitted for every event, of any name, before it is processed. `payload` is the data that Discord sent, with ids as
    /// strings. This takes time for every event as long as something is connected. If connected before the first frame after
    /// [method login], it is emitted for every event of the session.
    #[signal]
    fn raw_event(event: GString, payload: VarDictionary);
    /// Emitted when the event queue overflowed and `count` typing events were dropped. No other events are ever dropped.
    #[signal]
    fn events_dropped(count: i64);
    /// Emitted when Discord rejects a request over the gateway because there were too many requests. The client repeats
    /// its own requests automatically. Event: `RATE_LIMITED`.
    #[signal]
    fn rate_limited(rate_limit: RateLimit);

    /// Emitted when a guild becomes available: after logging in, or after an outage. Event: `GUILD_CREATE`.
    #[signal]
    fn guild_available(guild: Guild);
    /// Emitted when a guild becomes unavailable because of an outage. Its cached data is kept. Event: `GUILD_DELETE`.
    #[signal]
    fn guild_unavailable(guild: Guild);
    /// Emitted when the bot joins a guild. Event: `GUILD_CREATE`.
    #[signal]
    fn guild_created(guild: Guild);
    /// Emitted when a guild is changed. Event: `GUILD_UPDATE`.
    #[signal]
    fn guild_updated(old: Guild, new: Guild);
    /// Emitted when the bot leaves a guild, or is removed from it. Event: `GUILD_DELETE`.
    #[signal]
    fn guild_deleted(guild: Guild);
    /// Emitted when an entry is added to the audit log of a guild: an action, the user who performed it, and its target.
    /// Needs [constant DiscordIntents.GUILD_MODERATION], and the permission
    /// [constant DiscordPermissions.VIEW_AUDIT_LOG]. Event: `GUILD_AUDIT_LOG_ENTRY_CREATE`.
    #[signal]
    fn guild_audit_log_entry_created(guild: Guild, entry: AuditLogEntry);
    /// Emitted when a user is banned. Needs [constant DiscordIntents.GUILD_MODERATION]. Event: `GUILD_BAN_ADD`.
    #[signal]
    fn guild_ban_added(guild: Guild, user: User);
    /// Emitted when the ban of a user is lifted. Needs [constant DiscordIntents.GUILD_MODERATION]. Event: `GUILD_BAN_REMOVE`.
    #[signal]
    fn guild_ban_removed(guild: Guild, user: User);
    /// Emitted when the emojis of a guild are changed. `emojis` are all emojis of the guild. Needs
    /// [constant DiscordIntents.GUILD_EXPRESSIONS]. Event: `GUILD_EMOJIS_UPDATE`.
    #[signal]
    fn guild_emojis_updated(guild: Guild, emojis: Array<Emoji>);
    /// Emitted when the stickers of a guild are changed. `stickers` are all stickers of the guild. Needs
    /// [constant DiscordIntents.GUILD_EXPRESSIONS]. Event: `GUILD_STICKERS_UPDATE`.
    #[signal]
    fn guild_stickers_updated(guild: Guild, stickers: Array<Sticker>);
    /// Emitted when the integrations of a guild are changed; Discord does not say which. `integration` is the last
    /// integration that this guild had an event for, or `null`. Needs [constant DiscordIntents.GUILD_INTEGRATIONS].
    /// Event: `GUILD_INTEGRATIONS_UPDATE`.
    #[signal]
    fn guild_integrations_updated(guild: Guild, integration: Integration);
    /// Emitted when a part of the response to [method request_guild_members] is received. The members are cached.
    /// Event: `GUILD_MEMBERS_CHUNK`.
    #[signal]
    fn guild_members_chunk_received(guild: Guild, members: Array<Member>, chunk: MembersChunk);

    /// Emitted when a channel is created. Event: `CHANNEL_CREATE`.
    #[signal]
    fn channel_created(guild: Guild, channel: Channel);
    /// Emitted when a channel is changed. Event: `CHANNEL_UPDATE`.
    #[signal]
    fn channel_updated(guild: Guild, old: Channel, new: Channel);
    /// Emitted when the bot is allowed to view `channel`, which was hidden from it before. Lists of channels do not
    /// include hidden channels; use [method DiscordGuild.get_hidden_channels] to get them. Event: `CHANNEL_UPDATE`.
    #[signal]
    fn channel_access_gained(guild: Guild, channel: Channel);
    /// Emitted when the bot is no longer allowed to view `channel`. `channel` has its last known state. Its messages
    /// and threads are removed from the entity manager. Event: `CHANNEL_UPDATE`.
    #[signal]
    fn channel_access_lost(guild: Guild, channel: Channel);
    /// Emitted when a channel is deleted. Its threads are deleted as well. Event: `CHANNEL_DELETE`.
    #[signal]
    fn channel_deleted(guild: Guild, channel: Channel);
    /// Emitted when a message is pinned or unpinned. `last_pin` is the time of the newest pin in Unix seconds, or `0`
    /// if there is none. Event: `CHANNEL_PINS_UPDATE`.
    #[signal]
    fn channel_pins_updated(channel: Channel, last_pin: i64);
    /// Emitted when the response to [method request_channel_info] is received. [member DiscordChannel.status] and
    /// [member DiscordChannel.voice_start_time] of `channels` are up to date. Event: `CHANNEL_INFO`.
    #[signal]
    fn channel_info_received(guild: Guild, channels: Array<Channel>);
    /// Emitted when a webhook of a channel is created, changed or deleted; Discord does not say which. `old` is a copy of the
    /// channel, `new` is the channel itself. Needs [constant DiscordIntents.GUILD_WEBHOOKS]. Event: `WEBHOOKS_UPDATE`.
    #[signal]
    fn webhooks_updated(old: Channel, new: Channel);
    /// Emitted when an invite to a channel is created. Needs [constant DiscordIntents.GUILD_INVITES], and the permission to
    /// manage channels. Event: `INVITE_CREATE`.
    #[signal]
    fn invite_created(invite: Invite);
    /// Emitted when an invite is deleted. If it was not cached, only the code, the channel and the guild are set. Needs
    /// [constant DiscordIntents.GUILD_INVITES], and the permission to manage channels. Event: `INVITE_DELETE`.
    #[signal]
    fn invite_deleted(invite: Invite);

    /// Emitted when a thread is created, or when the bot is added to one. Event: `THREAD_CREATE`.
    #[signal]
    fn thread_created(guild: Guild, thread: Channel);
    /// Emitted when a thread is changed. Event: `THREAD_UPDATE`.
    #[signal]
    fn thread_updated(guild: Guild, old: Channel, new: Channel);
    /// Emitted when a thread is deleted. Event: `THREAD_DELETE`.
    #[signal]
    fn thread_deleted(guild: Guild, thread: Channel);
    /// Emitted when the bot gains access to channels. `threads` are their active threads, `members` are the bot's own
    /// memberships of them. Event: `THREAD_LIST_SYNC`.
    #[signal]
    fn thread_list_sync(guild: Guild, threads: Array<Channel>, members: Array<ThreadMember>);
    /// Emitted when the bot's own membership of a thread is changed, see [member DiscordChannel.member]. Event:
    /// `THREAD_MEMBER_UPDATE`.
    #[signal]
    fn thread_member_updated(thread: Channel, old: ThreadMember, new: ThreadMember);
    /// Emitted when members join or leave a thread. Without [constant DiscordIntents.GUILD_MEMBERS], it is only emitted
    /// for the bot itself. Event: `THREAD_MEMBERS_UPDATE`.
    #[signal]
    fn thread_members_updated(thread: Channel, added: Array<ThreadMember>, removed: Array<User>);

    /// Emitted when a role is created. Event: `GUILD_ROLE_CREATE`.
    #[signal]
    fn guild_role_created(guild: Guild, role: Role);
    /// Emitted when a role is changed. Event: `GUILD_ROLE_UPDATE`.
    #[signal]
    fn guild_role_updated(guild: Guild, old: Role, new: Role);
    /// Emitted when a role is deleted. Event: `GUILD_ROLE_DELETE`.
    #[signal]
    fn guild_role_deleted(guild: Guild, role: Role);

    /// Emitted when a user joins a guild. Needs [constant DiscordIntents.GUILD_MEMBERS]. Event: `GUILD_MEMBER_ADD`.
    #[signal]
    fn member_joined(guild: Guild, member: Member);
    /// Emitted when a member is changed, such as the roles, the nickname or a timeout. Needs
    /// [constant DiscordIntents.GUILD_MEMBERS]. Event: `GUILD_MEMBER_UPDATE`.
    #[signal]
    fn member_updated(guild: Guild, old: Member, new: Member);
    /// Emitted when a user leaves a guild, or is kicked or banned. Needs [constant DiscordIntents.GUILD_MEMBERS]. Event:
    /// `GUILD_MEMBER_REMOVE`.
    #[signal]
    fn member_left(guild: Guild, user: User);
    /// Emitted when a user requests to join a guild that approves each new member. Use
    /// [method DiscordREST.action_guild_join_request] to approve or reject the request. Needs
    /// [constant DiscordIntents.GUILD_MODERATION], and the permission `KICK_MEMBERS`. Event:
    /// `GUILD_JOIN_REQUEST_CREATE`.
    #[signal]
    fn guild_join_request_created(guild: Guild, request: JoinRequest);
    /// Emitted when a request to join a guild is changed, approved or rejected;
    /// [member DiscordGuildJoinRequest.application_status] is the new status. `old` is `null` if the request was not
    /// cached. Needs [constant DiscordIntents.GUILD_MODERATION]. Event: `GUILD_JOIN_REQUEST_UPDATE`.
    #[signal]
    fn guild_join_request_updated(guild: Guild, old: JoinRequest, new: JoinRequest);
    /// Emitted when a request to join a guild is deleted, such as when the user withdraws it. Needs
    /// [constant DiscordIntents.GUILD_MODERATION]. Event: `GUILD_JOIN_REQUEST_DELETE`.
    #[signal]
    fn guild_join_request_deleted(guild: Guild, request: JoinRequest);
    /// Emitted when a user's status or activities change. Needs [constant DiscordIntents.GUILD_PRESENCES]. Event:
    /// `PRESENCE_UPDATE`.
    #[signal]
    fn presence_updated(presence: Presence);
    /// Emitted when a user starts typing. `timestamp` is in Unix seconds. Needs [constant DiscordIntents.GUILD_MESSAGE_TYPING] or
    /// [constant DiscordIntents.DIRECT_MESSAGE_TYPING]. Event: `TYPING_START`.
    #[signal]
    fn typing_started(channel: Channel, user: User, timestamp: i64);
    /// Emitted when the bot's own user is changed. Event: `USER_UPDATE`.
    #[signal]
    fn user_updated(old: User, new: User);

    /// Emitted when a message is sent, by any user, including the bot. Needs [constant DiscordIntents.GUILD_MESSAGES] or
    /// [constant DiscordIntents.DIRECT_MESSAGES], and [constant DiscordIntents.MESSAGE_CONTENT] for the content of most messages.
    /// Event: `MESSAGE_CREATE`.
    #[signal]
    fn message_sent(message: Message);
    /// Emitted when a message is changed. Event: `MESSAGE_UPDATE`.
    #[signal]
    fn message_updated(old: Message, new: Message);
    /// Emitted when a message is deleted. If it was not cached, only the ids are set. Event: `MESSAGE_DELETE`.
    #[signal]
    fn message_deleted(message: Message);
    /// Emitted when several messages are deleted at once. Event: `MESSAGE_DELETE_BULK`.
    #[signal]
    fn message_bulk_deleted(messages: Array<Message>, channel: Channel);
    /// Emitted when a user adds a reaction. [member DiscordReaction.count] is set if the message is cached. Needs
    /// [constant DiscordIntents.GUILD_MESSAGE_REACTIONS] or [constant DiscordIntents.DIRECT_MESSAGE_REACTIONS]. Event:
    /// `MESSAGE_REACTION_ADD`.
    #[signal]
    fn reaction_added(message: Message, user: User, reaction: Reaction);
    /// Emitted when a reaction of a user is removed. Needs [constant DiscordIntents.GUILD_MESSAGE_REACTIONS] or
    /// [constant DiscordIntents.DIRECT_MESSAGE_REACTIONS]. Event: `MESSAGE_REACTION_REMOVE`.
    #[signal]
    fn reaction_removed(message: Message, user: User, reaction: Reaction);
    /// Emitted when all reactions to a message are removed. `reactions` are the removed ones. Needs
    /// [constant DiscordIntents.GUILD_MESSAGE_REACTIONS] or [constant DiscordIntents.DIRECT_MESSAGE_REACTIONS]. Event:
    /// `MESSAGE_REACTION_REMOVE_ALL`.
    #[signal]
    fn reactions_cleared(message: Message, reactions: Array<Reaction>);
    /// Emitted when all reactions to a message with one emoji are removed. Needs
    /// [constant DiscordIntents.GUILD_MESSAGE_REACTIONS] or [constant DiscordIntents.DIRECT_MESSAGE_REACTIONS]. Event:
    /// `MESSAGE_REACTION_REMOVE_EMOJI`.
    #[signal]
    fn reactions_cleared_emoji(message: Message, reaction: Reaction);
    /// Emitted when a user votes in a poll. The results of [member DiscordMessage.poll] are updated if the message is
    /// cached. Needs [constant DiscordIntents.GUILD_MESSAGE_POLLS] or [constant DiscordIntents.DIRECT_MESSAGE_POLLS].
    /// Event: `MESSAGE_POLL_VOTE_ADD`.
    #[signal]
    fn message_poll_vote_added(message: Message, user: User, answer: PollAnswer);
    /// Emitted when a user withdraws a vote in a poll. Needs the same intents as [signal message_poll_vote_added]. Event:
    /// `MESSAGE_POLL_VOTE_REMOVE`.
    #[signal]
    fn message_poll_vote_removed(message: Message, user: User, answer: PollAnswer);

    /// Emitted when a user joins, leaves or moves between voice channels, or is muted. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES]. Event: `VOICE_STATE_UPDATE`.
    #[signal]
    fn voice_state_updated(previous: VoiceState, current: VoiceState);
    /// Emitted when the voice server for the bot in a guild is changed, or is assigned after the bot joined a voice channel.
    /// Event: `VOICE_SERVER_UPDATE`.
    #[signal]
    fn voice_server_updated(old: VoiceServer, new: VoiceServer);
    /// Emitted when a user sends an emoji or a sound in a voice channel that the bot is connected to. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES]. Event: `VOICE_CHANNEL_EFFECT_SEND`.
    #[signal]
    fn voice_channel_effect_sent(channel: Channel, user: User, effect: VoiceEffect);
    /// Emitted when the status of a voice channel is changed. The status is empty if there is none. Event:
    /// `VOICE_CHANNEL_STATUS_UPDATE`.
    #[signal]
    fn voice_channel_status_updated(channel: Channel, old: GString, new: GString);
    /// Emitted when the first user joins a voice channel, or the last one leaves it. `new` is the time since which
    /// users are connected, in Unix seconds, or `0` if there are none. Event: `VOICE_CHANNEL_START_TIME_UPDATE`.
    #[signal]
    fn voice_channel_start_time_updated(channel: Channel, old: i64, new: i64);
    /// Emitted when a stage is opened. Event: `STAGE_INSTANCE_CREATE`.
    #[signal]
    fn stage_instance_created(channel: Channel, instance: Stage);
    /// Emitted when an open stage is changed. Event: `STAGE_INSTANCE_UPDATE`.
    #[signal]
    fn stage_instance_updated(channel: Channel, old: Stage, new: Stage);
    /// Emitted when a stage is closed. Event: `STAGE_INSTANCE_DELETE`.
    #[signal]
    fn stage_instance_deleted(channel: Channel, instance: Stage);

    /// Emitted when a scheduled event is created. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event:
    /// `GUILD_SCHEDULED_EVENT_CREATE`.
    #[signal]
    fn guild_scheduled_event_created(guild: Guild, event: ScheduledEvent);
    /// Emitted when a scheduled event is changed, started or ended; [member DiscordScheduledEvent.status] is the new
    /// status. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event: `GUILD_SCHEDULED_EVENT_UPDATE`.
    #[signal]
    fn guild_scheduled_event_updated(guild: Guild, old: ScheduledEvent, new: ScheduledEvent);
    /// Emitted when a scheduled event is deleted. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event:
    /// `GUILD_SCHEDULED_EVENT_DELETE`.
    #[signal]
    fn guild_scheduled_event_deleted(guild: Guild, event: ScheduledEvent);
    /// Emitted when an occurrence of a recurring event is changed or canceled. Needs
    /// [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event: `GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE`.
    #[signal]
    fn guild_scheduled_event_exception_created(
        event: ScheduledEvent,
        exception: ScheduledEventException,
    );
    /// Emitted when the change to an occurrence of a recurring event is changed. `old` is `null` if it was not cached.
    /// Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event: `GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE`.
    #[signal]
    fn guild_scheduled_event_exception_updated(
        event: ScheduledEvent,
        old: ScheduledEventException,
        new: ScheduledEventException,
    );
    /// Emitted when the change to an occurrence of a recurring event is removed, so that the occurrence follows the
    /// recurrence rule again. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event:
    /// `GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE`.
    #[signal]
    fn guild_scheduled_event_exception_deleted(
        event: ScheduledEvent,
        exception: ScheduledEventException,
    );
    /// Emitted when all changes to occurrences of a recurring event are removed at once. `exceptions` are those that
    /// were cached. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event:
    /// `GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE`.
    #[signal]
    fn guild_scheduled_event_exceptions_deleted(
        event: ScheduledEvent,
        exceptions: Array<ScheduledEventException>,
    );
    /// Emitted when a user becomes interested in a scheduled event. Needs
    /// [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event: `GUILD_SCHEDULED_EVENT_USER_ADD`.
    #[signal]
    fn guild_scheduled_event_user_added(event: ScheduledEvent, user: User);
    /// Emitted when a user is no longer interested in a scheduled event. Needs
    /// [constant DiscordIntents.GUILD_SCHEDULED_EVENTS]. Event: `GUILD_SCHEDULED_EVENT_USER_REMOVE`.
    #[signal]
    fn guild_scheduled_event_user_removed(event: ScheduledEvent, user: User);
    /// Emitted when a soundboard sound of a guild is created. Needs [constant DiscordIntents.GUILD_EXPRESSIONS]. Event:
    /// `GUILD_SOUNDBOARD_SOUND_CREATE`.
    #[signal]
    fn guild_soundboard_sound_created(guild: Guild, sound: Sound);
    /// Emitted when a soundboard sound of a guild is changed. Needs [constant DiscordIntents.GUILD_EXPRESSIONS]. Event:
    /// `GUILD_SOUNDBOARD_SOUND_UPDATE`.
    #[signal]
    fn guild_soundboard_sound_updated(guild: Guild, old: Sound, new: Sound);
    /// Emitted when a soundboard sound of a guild is deleted. Needs [constant DiscordIntents.GUILD_EXPRESSIONS]. Event:
    /// `GUILD_SOUNDBOARD_SOUND_DELETE`.
    #[signal]
    fn guild_soundboard_sound_deleted(guild: Guild, sound: Sound);
    /// Emitted when several soundboard sounds of a guild are changed. `sounds` are the changed ones. Needs
    /// [constant DiscordIntents.GUILD_EXPRESSIONS]. Event: `GUILD_SOUNDBOARD_SOUNDS_UPDATE`.
    #[signal]
    fn guild_soundboard_sounds_updated(guild: Guild, sounds: Array<Sound>);
    /// Emitted when the response to [method request_soundboard_sounds] is received. `sounds` are all soundboard sounds of the
    /// guild. Event: `SOUNDBOARD_SOUNDS`.
    #[signal]
    fn soundboard_sounds_received(guild: Guild, sounds: Array<Sound>);
    /// Emitted when an auto moderation rule is created. Needs [constant DiscordIntents.AUTO_MODERATION_CONFIGURATION],
    /// and the permission [constant DiscordPermissions.MANAGE_GUILD]. Event: `AUTO_MODERATION_RULE_CREATE`.
    #[signal]
    fn auto_moderation_rule_created(guild: Guild, rule: AutoModRule);
    /// Emitted when an auto moderation rule is changed. Needs [constant DiscordIntents.AUTO_MODERATION_CONFIGURATION],
    /// and the permission [constant DiscordPermissions.MANAGE_GUILD]. Event: `AUTO_MODERATION_RULE_UPDATE`.
    #[signal]
    fn auto_moderation_rule_updated(guild: Guild, old: AutoModRule, new: AutoModRule);
    /// Emitted when an auto moderation rule is deleted. Needs [constant DiscordIntents.AUTO_MODERATION_CONFIGURATION],
    /// and the permission [constant DiscordPermissions.MANAGE_GUILD]. Event: `AUTO_MODERATION_RULE_DELETE`.
    #[signal]
    fn auto_moderation_rule_deleted(guild: Guild, rule: AutoModRule);
    /// Emitted when an auto moderation rule is triggered and an action is executed: a message is blocked, an alert is sent or a
    /// member is timed out. Needs [constant DiscordIntents.AUTO_MODERATION_EXECUTION], and the permission
    /// [constant DiscordPermissions.MANAGE_GUILD]. Event: `AUTO_MODERATION_ACTION_EXECUTION`.
    #[signal]
    fn auto_moderation_action_executed(guild: Guild, execution: AutoModExecution);
    /// Emitted when an integration is added to a guild. Needs [constant DiscordIntents.GUILD_INTEGRATIONS]. Event:
    /// `INTEGRATION_CREATE`.
    #[signal]
    fn integration_created(integration: Integration);
    /// Emitted when an integration of a guild is changed. Needs [constant DiscordIntents.GUILD_INTEGRATIONS]. Event:
    /// `INTEGRATION_UPDATE`.
    #[signal]
    fn integration_updated(old: Integration, new: Integration);
    /// Emitted when an integration is removed from a guild. Needs [constant DiscordIntents.GUILD_INTEGRATIONS]. Event:
    /// `INTEGRATION_DELETE`.
    #[signal]
    fn integration_deleted(integration: Integration);

    /// Emitted when a user uses a command, a button or another component, or submits a modal. The interaction must be responded
    /// to within three seconds. Event: `INTERACTION_CREATE`.
    #[signal]
    fn interaction_created(interaction: Interaction);
    /// Emitted when the permissions of a command of the bot are changed in a guild. Event:
    /// `APPLICATION_COMMAND_PERMISSIONS_UPDATE`.
    #[signal]
    fn application_command_permissions_updated(guild: Guild, permissions: AppCommandPermissions);
    /// Emitted when a user or guild receives an entitlement for the application, by a purchase or otherwise. Event:
    /// `ENTITLEMENT_CREATE`.
    #[signal]
    fn entitlement_created(entitlement: Entitlement);
    /// Emitted when an entitlement is changed. For a subscription, [member DiscordEntitlement.ends_at] is the time when
    /// it ends. Event: `ENTITLEMENT_UPDATE`.
    #[signal]
    fn entitlement_updated(old: Entitlement, new: Entitlement);
    /// Emitted when an entitlement is deleted, because it was refunded or was a test entitlement. Not emitted when an entitlement
    /// expires. Event: `ENTITLEMENT_DELETE`.
    #[signal]
    fn entitlement_deleted(entitlement: Entitlement);
    /// Emitted when a user subscribes to a SKU of the application. Event: `SUBSCRIPTION_CREATE`.
    #[signal]
    fn subscription_created(subscription: Subscription);
    /// Emitted when a subscription is changed, such as its [member DiscordSubscription.status]. Event:
    /// `SUBSCRIPTION_UPDATE`.
    #[signal]
    fn subscription_updated(old: Subscription, new: Subscription);
    /// Emitted when a subscription is deleted. Event: `SUBSCRIPTION_DELETE`.
    #[signal]
    fn subscription_deleted(subscription: Subscription);
    /// Emitted when the handler of a command, a component or a modal was not called, because a check of it does not hold, because of
    /// its cooldown, or because the arguments of a text command are invalid. `context` is the [DiscordInteraction] or the
    /// [DiscordTextCommand].
    ///
    /// After this, [member DiscordCommandError.message] is sent to the user, unless the interaction was responded to. Set the message
    /// to send another one, or an empty string to send none.
    ///
    /// ```gdscript
    /// func _on_command_failed(_context: Object, error: DiscordCommandError) -> void:
    ///     if error.kind == DiscordCommandError.COOLDOWN:
    ///         error.message = "Slow down! %.0f seconds." % error.retry_after
    /// ```
    #[signal]
    fn command_failed(context: Gd<Object>, error: Gd<DiscordCommandError>);

    /// Returns [member intents], a bitfield of [DiscordIntents].
    #[func]
    pub(super) fn get_intents(&self) -> i64 {
        self.intents
    }

    #[func]
    pub(super) fn set_intents(&mut self, intents: i64) {
        self.intents = intents;
        self.base_mut().update_configuration_warnings();
    }

    #[func]
    pub(super) fn get_token_environment_variable(&self) -> GString {
        self.token_environment_variable.clone()
    }

    #[func]
    pub(super) fn set_token_environment_variable(&mut self, name: GString) {
        self.token_environment_variable = name;
        self.base_mut().update_configuration_warnings();
    }

    /// Returns `"(hidden)"` if a token was set in code, or an empty string if not. The token itself is never returned, so that it
    /// cannot end up in a log.
    #[func]
    pub(super) fn get_token(&self) -> GString {
        if self.core.connection(|connection| connection.has_token()) {
            "(hidden)".into()
        } else {
            GString::new()
        }
    }

    #[func]
    pub(super) fn set_token(&self, token: GString) {
        self.core.connection(|connection| {
            connection.set_token(discord_model::Token::new(token.to_string()))
        });
    }

    #[func]
    pub(super) fn get_client_id(&self) -> GString {
        let id = self.core.application_id();
        id.map_or_else(GString::new, |id| convert::text(&id.to_string()))
    }

    #[func]
    pub(super) fn set_client_id(&self, id: GString) {
        match parse_client_id(&id.to_string()) {
            Ok(id) => self.core.client_id.set(id),
            Err(problem) => godot_error!("DiscordClient.client_id: {problem}"),
        }
    }

    #[func]
    pub(super) fn get_allowed_mentions(&self) -> Variant {
        super::allowed_mentions::get(&self.core)
    }

    #[func]
    pub(super) fn set_allowed_mentions(&mut self, mentions: Variant) {
        let core = self.core.clone();
        // The node is not borrowed during the conversion, which may call a method of a script.
        let _lent = self.base_mut();
        super::allowed_mentions::set(&core, &mentions);
    }

    #[func]
    pub(super) fn get_cdn_url(&self) -> GString {
        self.cdn_url.clone()
    }

    #[func]
    pub(super) fn set_cdn_url(&mut self, url: GString) {
        self.core.entities.set_cdn_url(url.to_string());
        self.cdn_url = url;
    }

    #[func]
    pub(super) fn get_commands_map(&self) -> VarDictionary {
        let commands = self.core.commands.borrow().named().into_iter();
        commands
            .map(|(name, command)| {
                let command = live(self.core.id(), command).to_variant();
                (convert::text(&name).to_variant(), command)
            })
            .collect()
    }

    #[func]
    pub(super) fn set_trusted_certificates(&mut self, certificates: GString) {
        if !certificates.is_empty()
            && let Err(error) = certificates_from_pem(&certificates.to_string())
        {
            godot_error!("DiscordClient.trusted_certificates: {error}");
        }
        self.trusted_certificates = certificates;
    }

    #[func]
    pub(super) fn get_rest(&self) -> Gd<DiscordREST> {
        self.rest_object.clone()
    }

    #[func]
    pub(super) fn get_gateway_websocket(&self) -> Gd<DiscordGatewayWebSocket> {
        self.gateway_websocket_object.clone()
    }

    #[func]
    pub(super) fn get_voice_websocket(&self) -> Gd<DiscordVoiceWebSocket> {
        self.voice_websocket_object.clone()
    }

    #[func]
    pub(super) fn get_entity_manager(&self) -> Gd<DiscordEntityManager> {
        self.entity_manager_object.clone()
    }
}

//! The events of the gateway.

mod channel;
mod feature;
mod guild;
mod join_request;
mod member;
mod message;
mod misc;
mod size;
mod subject;
mod thread;

use serde::de::Deserializer;
use serde_json::{Map, Value};

use crate::decode::{Decode, from_str_within};
use crate::encode::Encode;
use crate::entity::Patch;
use crate::field_names::FieldNames;
use crate::{
    ApplicationCommandPermissions, AuditLogEntry, AutoModerationExecution, AutoModerationRule,
    Channel, Entitlement, GatewayRateLimit, Guild, Integration, Interaction, Invite, Member,
    Message, Presence, ScheduledEvent, ScheduledEventException, SoundboardSound, StageInstance,
    Subscription, ThreadMember, User, VoiceChannelEffect, VoiceServer, VoiceState,
};

pub use channel::{
    ChannelInfo, ChannelPinsUpdate, InviteDelete, ThreadDelete, VoiceChannelStartTimeUpdate,
    VoiceChannelStatusUpdate, WebhooksUpdate,
};
pub use feature::{
    IntegrationDelete, ScheduledEventExceptionsDelete, ScheduledEventUser, SoundboardSoundDelete,
    SoundboardSoundsList,
};
pub use guild::{
    BanEvent, GuildCreate, GuildEmojisUpdate, GuildIntegrationsUpdate, GuildStickersUpdate,
    RoleDelete, RoleEvent, UnavailableGuild,
};
pub use join_request::{JoinRequestDelete, JoinRequestEvent};
pub use member::{GuildMembersChunk, MemberRemove};
pub use message::{
    MessageDelete, MessageDeleteBulk, PollVote, ReactionEvent, ReactionRemoveAll,
    ReactionRemoveEmoji,
};
pub use misc::{Ready, TypingStart};
pub use size::max_decoded_bytes;
pub use thread::{ThreadListSync, ThreadMembersUpdate};

/// Generates [`Event`], its decoding and its encoding from one list. The fields in braces identify what the event is about: see
/// [`Event::missing`].
macro_rules! events {
    ($($(#[doc = $doc:tt])* $name:literal $variant:ident($payload:ty) { $($($part:ident).+),* },)*) => {
        /// An event of the gateway, with its decoded payload.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event {
            $($(#[doc = $doc])* $variant(Box<$payload>),)*
            /// An event that has no type here.
            Unknown,
        }

        impl Event {
            /// The names of the events that have a type.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// Returns the payload in Discord's JSON, with every field of its type.
            pub fn encode(&self) -> Value {
                match self {
                    $(Event::$variant(payload) => payload.encode(true),)*
                    Event::Unknown => Value::Null,
                }
            }

            /// Returns the field that identifies what the event is about, if it is absent, `null` or cannot be decoded.
            /// Such an event is useless: its entity would have the id 0.
            pub fn missing(&self) -> Option<&'static str> {
                match self {
                    $(Event::$variant(_payload) => {
                        $(if !subject::Subject::is_present(&_payload.$($part).+) {
                            return Some(subject::field_name(stringify!($($part).+)));
                        })*
                        None
                    })*
                    Event::Unknown => None,
                }
            }

            /// Decodes the payload of the event with this name.
            ///
            /// # Errors
            /// Only if `payload` is not JSON, or takes more memory than [`max_decoded_bytes`] allows. A payload with an
            /// unexpected structure is [`Event::Unknown`].
            pub fn decode(name: &str, payload: &str) -> Result<Event, serde_json::Error> {
                enum Index { $($variant),* }

                let Some(index) = Self::index_of(name) else {
                    return Ok(Event::Unknown);
                };
                let budget = max_decoded_bytes(name);
                $(
                    if index == Index::$variant as usize {
                        let payload = from_str_within::<Box<$payload>>(payload, budget)?;
                        return Ok(payload.map_or(Event::Unknown, Event::$variant));
                    }
                )*
                Ok(Event::Unknown)
            }

            /// Returns the index of a name in [`Event::NAMES`].
            pub(crate) fn index_of(name: &str) -> Option<usize> {
                const NAMES: FieldNames = FieldNames::new(Event::NAMES);
                NAMES.find(Event::NAMES, name)
            }
        }
    };
}

events! {
    /// The bot is logged in; its guilds follow one by one.
    "READY" Ready(Ready) {},
    /// The session was resumed; no events were missed.
    "RESUMED" Resumed(Empty) {},
    /// A request over the gateway exceeded a rate limit, and has no response.
    "RATE_LIMITED" RateLimited(GatewayRateLimit) {},
    /// The bot's own account changed.
    "USER_UPDATE" UserUpdate(Patch<User>) { value.id },

    /// A guild became available, or the bot joined it.
    "GUILD_CREATE" GuildCreate(GuildCreate) { guild.value.id },
    /// A guild changed.
    "GUILD_UPDATE" GuildUpdate(Patch<Guild>) { value.id },
    /// A guild became unavailable, or the bot left it.
    "GUILD_DELETE" GuildDelete(UnavailableGuild) { id },
    /// An entry was added to the audit log of a guild.
    "GUILD_AUDIT_LOG_ENTRY_CREATE" AuditLogEntryCreate(AuditLogEntry) { id },
    /// A user was banned.
    "GUILD_BAN_ADD" BanAdd(BanEvent) { guild_id, user },
    /// A ban was lifted.
    "GUILD_BAN_REMOVE" BanRemove(BanEvent) { guild_id, user },
    /// A guild's emojis changed.
    "GUILD_EMOJIS_UPDATE" GuildEmojisUpdate(GuildEmojisUpdate) { guild_id },
    /// A guild's stickers changed.
    "GUILD_STICKERS_UPDATE" GuildStickersUpdate(GuildStickersUpdate) { guild_id },

    /// A role was created.
    "GUILD_ROLE_CREATE" RoleCreate(RoleEvent) { guild_id, role.value.id },
    /// A role changed.
    "GUILD_ROLE_UPDATE" RoleUpdate(RoleEvent) { guild_id, role.value.id },
    /// A role was deleted.
    "GUILD_ROLE_DELETE" RoleDelete(RoleDelete) { guild_id, role_id },

    /// A user joined a guild.
    "GUILD_MEMBER_ADD" MemberAdd(Patch<Member>) { value.guild_id, value.user },
    /// A member changed.
    "GUILD_MEMBER_UPDATE" MemberUpdate(Patch<Member>) { value.guild_id, value.user },
    /// A user left a guild.
    "GUILD_MEMBER_REMOVE" MemberRemove(MemberRemove) { guild_id, user },
    /// A user requested to join a guild.
    "GUILD_JOIN_REQUEST_CREATE" JoinRequestCreate(JoinRequestEvent) { guild_id, request.value.id },
    /// A request to join a guild was changed, approved or rejected.
    "GUILD_JOIN_REQUEST_UPDATE" JoinRequestUpdate(JoinRequestEvent) { guild_id, request.value.id },
    /// A request to join a guild was deleted.
    "GUILD_JOIN_REQUEST_DELETE" JoinRequestDelete(JoinRequestDelete) { id, guild_id },
    /// A part of the response to a request for members.
    "GUILD_MEMBERS_CHUNK" MembersChunk(GuildMembersChunk) { chunk.guild_id },
    /// A user's status or activity changed.
    "PRESENCE_UPDATE" PresenceUpdate(Presence) { user },

    /// A channel was created.
    "CHANNEL_CREATE" ChannelCreate(Patch<Channel>) { value.id },
    /// A channel changed.
    "CHANNEL_UPDATE" ChannelUpdate(Patch<Channel>) { value.id },
    /// A channel was deleted.
    "CHANNEL_DELETE" ChannelDelete(Patch<Channel>) { value.id },
    /// The response to a request for the channel info of a guild.
    "CHANNEL_INFO" ChannelInfo(ChannelInfo) { guild_id },
    /// A message was pinned or unpinned.
    "CHANNEL_PINS_UPDATE" ChannelPinsUpdate(ChannelPinsUpdate) { channel_id },
    /// A channel's webhooks changed.
    "WEBHOOKS_UPDATE" WebhooksUpdate(WebhooksUpdate) { channel_id },
    /// An invite was created.
    "INVITE_CREATE" InviteCreate(Patch<Invite>) { value.code },
    /// An invite was deleted.
    "INVITE_DELETE" InviteDelete(InviteDelete) { code },

    /// A thread was created, or the bot was added to one.
    "THREAD_CREATE" ThreadCreate(Patch<Channel>) { value.id },
    /// A thread changed.
    "THREAD_UPDATE" ThreadUpdate(Patch<Channel>) { value.id },
    /// A thread was deleted.
    "THREAD_DELETE" ThreadDelete(ThreadDelete) { id },
    /// The bot gained access to channels; the event has their threads.
    "THREAD_LIST_SYNC" ThreadListSync(ThreadListSync) { guild_id },
    /// The bot's own membership of a thread changed.
    "THREAD_MEMBER_UPDATE" ThreadMemberUpdate(Patch<ThreadMember>) { value.id },
    /// Users joined or left a thread.
    "THREAD_MEMBERS_UPDATE" ThreadMembersUpdate(ThreadMembersUpdate) { id },

    /// A message was sent.
    "MESSAGE_CREATE" MessageCreate(Patch<Message>) { value.id, value.channel_id, value.author },
    /// A message changed.
    "MESSAGE_UPDATE" MessageUpdate(Patch<Message>) { value.id, value.channel_id },
    /// A message was deleted.
    "MESSAGE_DELETE" MessageDelete(MessageDelete) { id, channel_id },
    /// Several messages were deleted at once.
    "MESSAGE_DELETE_BULK" MessageDeleteBulk(MessageDeleteBulk) { channel_id },
    /// A user added a reaction.
    "MESSAGE_REACTION_ADD" ReactionAdd(ReactionEvent) { user_id, channel_id, message_id, emoji },
    /// A reaction was removed.
    "MESSAGE_REACTION_REMOVE" ReactionRemove(ReactionEvent) { user_id, channel_id, message_id, emoji },
    /// All reactions of a message were removed.
    "MESSAGE_REACTION_REMOVE_ALL" ReactionRemoveAll(ReactionRemoveAll) { channel_id, message_id },
    /// All reactions of a message with one emoji were removed.
    "MESSAGE_REACTION_REMOVE_EMOJI" ReactionRemoveEmoji(ReactionRemoveEmoji) { channel_id, message_id, emoji },
    /// A user voted.
    "MESSAGE_POLL_VOTE_ADD" PollVoteAdd(PollVote) { user_id, channel_id, message_id },
    /// A user removed a vote.
    "MESSAGE_POLL_VOTE_REMOVE" PollVoteRemove(PollVote) { user_id, channel_id, message_id },
    /// A user started typing.
    "TYPING_START" TypingStart(TypingStart) { channel_id, user_id },

    /// A user joined, left or moved between voice channels, or was muted.
    "VOICE_STATE_UPDATE" VoiceStateUpdate(VoiceState) { user_id },
    /// The voice server of a guild changed.
    "VOICE_SERVER_UPDATE" VoiceServerUpdate(VoiceServer) { guild_id },
    /// A user sent an emoji or a sound in the voice channel of the bot.
    "VOICE_CHANNEL_EFFECT_SEND" VoiceChannelEffectSend(VoiceChannelEffect) { channel_id, user_id },
    /// A voice channel's status line changed.
    "VOICE_CHANNEL_STATUS_UPDATE" VoiceChannelStatusUpdate(VoiceChannelStatusUpdate) { id },
    /// A voice channel is no longer empty, or is again.
    "VOICE_CHANNEL_START_TIME_UPDATE" VoiceChannelStartTimeUpdate(VoiceChannelStartTimeUpdate) { id },
    /// A stage instance was created.
    "STAGE_INSTANCE_CREATE" StageInstanceCreate(Patch<StageInstance>) { value.id },
    /// A stage instance changed.
    "STAGE_INSTANCE_UPDATE" StageInstanceUpdate(Patch<StageInstance>) { value.id },
    /// A stage instance was deleted.
    "STAGE_INSTANCE_DELETE" StageInstanceDelete(Patch<StageInstance>) { value.id },

    /// A scheduled event was created.
    "GUILD_SCHEDULED_EVENT_CREATE" ScheduledEventCreate(Patch<ScheduledEvent>) { value.id },
    /// A scheduled event changed, started or ended.
    "GUILD_SCHEDULED_EVENT_UPDATE" ScheduledEventUpdate(Patch<ScheduledEvent>) { value.id },
    /// A scheduled event was deleted.
    "GUILD_SCHEDULED_EVENT_DELETE" ScheduledEventDelete(Patch<ScheduledEvent>) { value.id },
    /// An exception to a recurring event was created: an occurrence was changed or canceled.
    "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE" ScheduledEventExceptionCreate(Patch<ScheduledEventException>) {
        value.event_id, value.event_exception_id
    },
    /// An exception to a recurring event changed.
    "GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE" ScheduledEventExceptionUpdate(Patch<ScheduledEventException>) {
        value.event_id, value.event_exception_id
    },
    /// An exception to a recurring event was deleted.
    "GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE" ScheduledEventExceptionDelete(Patch<ScheduledEventException>) {
        value.event_id, value.event_exception_id
    },
    /// All exceptions to a recurring event were deleted.
    "GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE" ScheduledEventExceptionsDelete(ScheduledEventExceptionsDelete) {
        event_id
    },
    /// A user is interested in a scheduled event.
    "GUILD_SCHEDULED_EVENT_USER_ADD" ScheduledEventUserAdd(ScheduledEventUser) { guild_scheduled_event_id, user_id },
    /// A user is no longer interested in a scheduled event.
    "GUILD_SCHEDULED_EVENT_USER_REMOVE" ScheduledEventUserRemove(ScheduledEventUser) { guild_scheduled_event_id, user_id },
    /// A soundboard sound was created.
    "GUILD_SOUNDBOARD_SOUND_CREATE" SoundboardSoundCreate(Patch<SoundboardSound>) { value.sound_id },
    /// A soundboard sound changed.
    "GUILD_SOUNDBOARD_SOUND_UPDATE" SoundboardSoundUpdate(Patch<SoundboardSound>) { value.sound_id },
    /// A soundboard sound was deleted.
    "GUILD_SOUNDBOARD_SOUND_DELETE" SoundboardSoundDelete(SoundboardSoundDelete) { sound_id },
    /// Several soundboard sounds of a guild changed.
    "GUILD_SOUNDBOARD_SOUNDS_UPDATE" SoundboardSoundsUpdate(SoundboardSoundsList) { guild_id },
    /// The response to a request for the soundboard sounds of a guild.
    "SOUNDBOARD_SOUNDS" SoundboardSounds(SoundboardSoundsList) { guild_id },
    /// An auto moderation rule was created.
    "AUTO_MODERATION_RULE_CREATE" AutoModerationRuleCreate(Patch<AutoModerationRule>) { value.id },
    /// An auto moderation rule changed.
    "AUTO_MODERATION_RULE_UPDATE" AutoModerationRuleUpdate(Patch<AutoModerationRule>) { value.id },
    /// An auto moderation rule was deleted.
    "AUTO_MODERATION_RULE_DELETE" AutoModerationRuleDelete(Patch<AutoModerationRule>) { value.id },
    /// An auto moderation rule was triggered.
    "AUTO_MODERATION_ACTION_EXECUTION" AutoModerationActionExecution(AutoModerationExecution) { guild_id, rule_id, user_id },
    /// The integrations of a guild changed.
    "GUILD_INTEGRATIONS_UPDATE" GuildIntegrationsUpdate(GuildIntegrationsUpdate) { guild_id },
    /// An integration was added to a guild.
    "INTEGRATION_CREATE" IntegrationCreate(Patch<Integration>) { value.id },
    /// A guild's integration changed.
    "INTEGRATION_UPDATE" IntegrationUpdate(Patch<Integration>) { value.id },
    /// An integration was removed from a guild.
    "INTEGRATION_DELETE" IntegrationDelete(IntegrationDelete) { id },

    /// A user used a command, a component or a modal.
    "INTERACTION_CREATE" InteractionCreate(Patch<Interaction>) { value.id, value.token },
    /// The permissions of a command changed.
    "APPLICATION_COMMAND_PERMISSIONS_UPDATE" CommandPermissionsUpdate(ApplicationCommandPermissions) { id },
    /// An entitlement was created.
    "ENTITLEMENT_CREATE" EntitlementCreate(Patch<Entitlement>) { value.id },
    /// An entitlement changed, or its subscription ended.
    "ENTITLEMENT_UPDATE" EntitlementUpdate(Patch<Entitlement>) { value.id },
    /// An entitlement was deleted.
    "ENTITLEMENT_DELETE" EntitlementDelete(Patch<Entitlement>) { value.id },
    /// A subscription was created.
    "SUBSCRIPTION_CREATE" SubscriptionCreate(Patch<Subscription>) { value.id },
    /// A subscription changed.
    "SUBSCRIPTION_UPDATE" SubscriptionUpdate(Patch<Subscription>) { value.id },
    /// A subscription was deleted.
    "SUBSCRIPTION_DELETE" SubscriptionDelete(Patch<Subscription>) { value.id },
}

/// A payload without fields.
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

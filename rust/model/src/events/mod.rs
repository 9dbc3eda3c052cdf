//! What the gateway tells a bot.

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

/// Makes [`Event`] and its decoding from one list. In braces are the fields that name what the event is about: see
/// [`Event::missing`].
macro_rules! events {
    ($($(#[doc = $doc:tt])* $name:literal $variant:ident($payload:ty) { $($($part:ident).+),* },)*) => {
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

            /// The field that should name what the event is about and does not: it is absent, `null`, or cannot be read.
            /// Without it there is nothing to tell of, and an object made of the event would have the id 0.
            pub fn missing(&self) -> Option<&'static str> {
                match self {
                    $(Event::$variant(_payload) => {
                        $(if !subject::Subject::is_named(&_payload.$($part).+) {
                            return Some(subject::field_name(stringify!($($part).+)));
                        })*
                        None
                    })*
                    Event::Unknown => None,
                }
            }

            /// Reads the payload of the event called `name`.
            ///
            /// # Errors
            /// Only if `payload` is not JSON, or takes more memory than [`max_decoded_bytes`] allows. A payload of another shape than expected is [`Event::Unknown`].
            pub fn decode(name: &str, payload: &str) -> Result<Event, serde_json::Error> {
                let budget = max_decoded_bytes(name);
                Ok(match name {
                    $($name => from_str_within::<$payload>(payload, budget)?
                        .map_or(Event::Unknown, |payload| Event::$variant(Box::new(payload))),)*
                    _ => Event::Unknown,
                })
            }
        }
    };
}

events! {
    /// The bot is logged in; its guilds follow one by one.
    "READY" Ready(Ready) {},
    /// The bot's session goes on; nothing was missed.
    "RESUMED" Resumed(Empty) {},
    /// A request over the gateway came too often and has no answer.
    "RATE_LIMITED" RateLimited(GatewayRateLimit) {},
    /// The bot's own account changed.
    "USER_UPDATE" UserUpdate(Patch<User>) { value.id },

    /// A guild became known, available, or the bot joined it.
    "GUILD_CREATE" GuildCreate(GuildCreate) { guild.value.id },
    /// A guild changed.
    "GUILD_UPDATE" GuildUpdate(Patch<Guild>) { value.id },
    /// A guild became unavailable, or the bot left it.
    "GUILD_DELETE" GuildDelete(UnavailableGuild) { id },
    /// Something was written into a guild's audit log.
    "GUILD_AUDIT_LOG_ENTRY_CREATE" AuditLogEntryCreate(AuditLogEntry) { id },
    /// Somebody was banned.
    "GUILD_BAN_ADD" BanAdd(BanEvent) { guild_id, user },
    /// A ban was lifted.
    "GUILD_BAN_REMOVE" BanRemove(BanEvent) { guild_id, user },
    /// A guild's emojis changed.
    "GUILD_EMOJIS_UPDATE" GuildEmojisUpdate(GuildEmojisUpdate) { guild_id },
    /// A guild's stickers changed.
    "GUILD_STICKERS_UPDATE" GuildStickersUpdate(GuildStickersUpdate) { guild_id },

    /// A role was made.
    "GUILD_ROLE_CREATE" RoleCreate(RoleEvent) { guild_id, role.value.id },
    /// A role changed.
    "GUILD_ROLE_UPDATE" RoleUpdate(RoleEvent) { guild_id, role.value.id },
    /// A role was deleted.
    "GUILD_ROLE_DELETE" RoleDelete(RoleDelete) { guild_id, role_id },

    /// Somebody joined a guild.
    "GUILD_MEMBER_ADD" MemberAdd(Patch<Member>) { value.guild_id, value.user },
    /// A member changed.
    "GUILD_MEMBER_UPDATE" MemberUpdate(Patch<Member>) { value.guild_id, value.user },
    /// Somebody left a guild.
    "GUILD_MEMBER_REMOVE" MemberRemove(MemberRemove) { guild_id, user },
    /// A user requested to join a guild.
    "GUILD_JOIN_REQUEST_CREATE" JoinRequestCreate(JoinRequestEvent) { guild_id, request.value.id },
    /// A request to join a guild was changed, approved or rejected.
    "GUILD_JOIN_REQUEST_UPDATE" JoinRequestUpdate(JoinRequestEvent) { guild_id, request.value.id },
    /// A request to join a guild was deleted.
    "GUILD_JOIN_REQUEST_DELETE" JoinRequestDelete(JoinRequestDelete) { id, guild_id },
    /// Some of the members that were asked for.
    "GUILD_MEMBERS_CHUNK" MembersChunk(GuildMembersChunk) { chunk.guild_id },
    /// A user's status or activity changed.
    "PRESENCE_UPDATE" PresenceUpdate(Presence) { user },

    /// A channel was made.
    "CHANNEL_CREATE" ChannelCreate(Patch<Channel>) { value.id },
    /// A channel changed.
    "CHANNEL_UPDATE" ChannelUpdate(Patch<Channel>) { value.id },
    /// A channel was deleted.
    "CHANNEL_DELETE" ChannelDelete(Patch<Channel>) { value.id },
    /// What was asked of the channels of a guild.
    "CHANNEL_INFO" ChannelInfo(ChannelInfo) { guild_id },
    /// A message was pinned or unpinned.
    "CHANNEL_PINS_UPDATE" ChannelPinsUpdate(ChannelPinsUpdate) { channel_id },
    /// A channel's webhooks changed.
    "WEBHOOKS_UPDATE" WebhooksUpdate(WebhooksUpdate) { channel_id },
    /// An invite was made.
    "INVITE_CREATE" InviteCreate(Patch<Invite>) { value.code },
    /// An invite was deleted.
    "INVITE_DELETE" InviteDelete(InviteDelete) { code },

    /// A thread was made, or the bot was added to one.
    "THREAD_CREATE" ThreadCreate(Patch<Channel>) { value.id },
    /// A thread changed.
    "THREAD_UPDATE" ThreadUpdate(Patch<Channel>) { value.id },
    /// A thread was deleted.
    "THREAD_DELETE" ThreadDelete(ThreadDelete) { id },
    /// The bot can see channels from now on: their threads.
    "THREAD_LIST_SYNC" ThreadListSync(ThreadListSync) { guild_id },
    /// The bot's own membership of a thread changed.
    "THREAD_MEMBER_UPDATE" ThreadMemberUpdate(Patch<ThreadMember>) { value.id },
    /// Somebody joined or left a thread.
    "THREAD_MEMBERS_UPDATE" ThreadMembersUpdate(ThreadMembersUpdate) { id },

    /// A message was sent.
    "MESSAGE_CREATE" MessageCreate(Patch<Message>) { value.id, value.channel_id, value.author },
    /// A message changed.
    "MESSAGE_UPDATE" MessageUpdate(Patch<Message>) { value.id, value.channel_id },
    /// A message was deleted.
    "MESSAGE_DELETE" MessageDelete(MessageDelete) { id, channel_id },
    /// Several messages were deleted at once.
    "MESSAGE_DELETE_BULK" MessageDeleteBulk(MessageDeleteBulk) { channel_id },
    /// Somebody added a reaction.
    "MESSAGE_REACTION_ADD" ReactionAdd(ReactionEvent) { user_id, channel_id, message_id, emoji },
    /// Somebody took a reaction back.
    "MESSAGE_REACTION_REMOVE" ReactionRemove(ReactionEvent) { user_id, channel_id, message_id, emoji },
    /// All reactions of a message were removed.
    "MESSAGE_REACTION_REMOVE_ALL" ReactionRemoveAll(ReactionRemoveAll) { channel_id, message_id },
    /// All reactions of a message with one emoji were removed.
    "MESSAGE_REACTION_REMOVE_EMOJI" ReactionRemoveEmoji(ReactionRemoveEmoji) { channel_id, message_id, emoji },
    /// Somebody voted.
    "MESSAGE_POLL_VOTE_ADD" PollVoteAdd(PollVote) { user_id, channel_id, message_id },
    /// Somebody took a vote back.
    "MESSAGE_POLL_VOTE_REMOVE" PollVoteRemove(PollVote) { user_id, channel_id, message_id },
    /// Somebody began to type.
    "TYPING_START" TypingStart(TypingStart) { channel_id, user_id },

    /// Somebody joined, left or moved between voice channels, or was muted.
    "VOICE_STATE_UPDATE" VoiceStateUpdate(VoiceState) { user_id },
    /// Where to connect for voice in a guild.
    "VOICE_SERVER_UPDATE" VoiceServerUpdate(VoiceServer) { guild_id },
    /// Somebody sent an emoji or a sound in the bot's voice channel.
    "VOICE_CHANNEL_EFFECT_SEND" VoiceChannelEffectSend(VoiceChannelEffect) { channel_id, user_id },
    /// A voice channel's status line changed.
    "VOICE_CHANNEL_STATUS_UPDATE" VoiceChannelStatusUpdate(VoiceChannelStatusUpdate) { id },
    /// A voice channel is no longer empty, or is again.
    "VOICE_CHANNEL_START_TIME_UPDATE" VoiceChannelStartTimeUpdate(VoiceChannelStartTimeUpdate) { id },
    /// A stage was opened.
    "STAGE_INSTANCE_CREATE" StageInstanceCreate(Patch<StageInstance>) { value.id },
    /// An open stage changed.
    "STAGE_INSTANCE_UPDATE" StageInstanceUpdate(Patch<StageInstance>) { value.id },
    /// A stage was closed.
    "STAGE_INSTANCE_DELETE" StageInstanceDelete(Patch<StageInstance>) { value.id },

    /// An event was planned.
    "GUILD_SCHEDULED_EVENT_CREATE" ScheduledEventCreate(Patch<ScheduledEvent>) { value.id },
    /// A planned event changed, began or ended.
    "GUILD_SCHEDULED_EVENT_UPDATE" ScheduledEventUpdate(Patch<ScheduledEvent>) { value.id },
    /// A planned event was deleted.
    "GUILD_SCHEDULED_EVENT_DELETE" ScheduledEventDelete(Patch<ScheduledEvent>) { value.id },
    /// An occurrence of a recurring event was changed or canceled.
    "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE" ScheduledEventExceptionCreate(Patch<ScheduledEventException>) {
        value.event_id, value.event_exception_id
    },
    /// The change to an occurrence of a recurring event was changed.
    "GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE" ScheduledEventExceptionUpdate(Patch<ScheduledEventException>) {
        value.event_id, value.event_exception_id
    },
    /// The change to an occurrence of a recurring event was dropped.
    "GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE" ScheduledEventExceptionDelete(Patch<ScheduledEventException>) {
        value.event_id, value.event_exception_id
    },
    /// All changes to occurrences of a recurring event were dropped.
    "GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE" ScheduledEventExceptionsDelete(ScheduledEventExceptionsDelete) {
        event_id
    },
    /// Somebody is interested in an event.
    "GUILD_SCHEDULED_EVENT_USER_ADD" ScheduledEventUserAdd(ScheduledEventUser) { guild_scheduled_event_id, user_id },
    /// Somebody is no longer interested in an event.
    "GUILD_SCHEDULED_EVENT_USER_REMOVE" ScheduledEventUserRemove(ScheduledEventUser) { guild_scheduled_event_id, user_id },
    /// A sound was added to a guild.
    "GUILD_SOUNDBOARD_SOUND_CREATE" SoundboardSoundCreate(Patch<SoundboardSound>) { value.sound_id },
    /// A guild's sound changed.
    "GUILD_SOUNDBOARD_SOUND_UPDATE" SoundboardSoundUpdate(Patch<SoundboardSound>) { value.sound_id },
    /// A guild's sound was deleted.
    "GUILD_SOUNDBOARD_SOUND_DELETE" SoundboardSoundDelete(SoundboardSoundDelete) { sound_id },
    /// Several sounds of a guild changed.
    "GUILD_SOUNDBOARD_SOUNDS_UPDATE" SoundboardSoundsUpdate(SoundboardSoundsList) { guild_id },
    /// The sounds of a guild that were asked for.
    "SOUNDBOARD_SOUNDS" SoundboardSounds(SoundboardSoundsList) { guild_id },
    /// A rule of automatic moderation was made.
    "AUTO_MODERATION_RULE_CREATE" AutoModerationRuleCreate(Patch<AutoModerationRule>) { value.id },
    /// A rule of automatic moderation changed.
    "AUTO_MODERATION_RULE_UPDATE" AutoModerationRuleUpdate(Patch<AutoModerationRule>) { value.id },
    /// A rule of automatic moderation was deleted.
    "AUTO_MODERATION_RULE_DELETE" AutoModerationRuleDelete(Patch<AutoModerationRule>) { value.id },
    /// A rule of automatic moderation acted.
    "AUTO_MODERATION_ACTION_EXECUTION" AutoModerationActionExecution(AutoModerationExecution) { guild_id, rule_id, user_id },
    /// Some integration of a guild changed.
    "GUILD_INTEGRATIONS_UPDATE" GuildIntegrationsUpdate(GuildIntegrationsUpdate) { guild_id },
    /// An integration was added to a guild.
    "INTEGRATION_CREATE" IntegrationCreate(Patch<Integration>) { value.id },
    /// A guild's integration changed.
    "INTEGRATION_UPDATE" IntegrationUpdate(Patch<Integration>) { value.id },
    /// An integration was removed from a guild.
    "INTEGRATION_DELETE" IntegrationDelete(IntegrationDelete) { id },

    /// Somebody used a command, a component or a modal.
    "INTERACTION_CREATE" InteractionCreate(Patch<Interaction>) { value.id, value.token },
    /// Who may use a command changed.
    "APPLICATION_COMMAND_PERMISSIONS_UPDATE" CommandPermissionsUpdate(ApplicationCommandPermissions) { id },
    /// Somebody got something of the application's.
    "ENTITLEMENT_CREATE" EntitlementCreate(Patch<Entitlement>) { value.id },
    /// An entitlement changed, or its subscription ended.
    "ENTITLEMENT_UPDATE" EntitlementUpdate(Patch<Entitlement>) { value.id },
    /// An entitlement was taken away.
    "ENTITLEMENT_DELETE" EntitlementDelete(Patch<Entitlement>) { value.id },
    /// Somebody subscribed to the application.
    "SUBSCRIPTION_CREATE" SubscriptionCreate(Patch<Subscription>) { value.id },
    /// A subscription changed.
    "SUBSCRIPTION_UPDATE" SubscriptionUpdate(Patch<Subscription>) { value.id },
    /// A subscription was deleted.
    "SUBSCRIPTION_DELETE" SubscriptionDelete(Patch<Subscription>) { value.id },
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

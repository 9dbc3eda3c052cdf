//! What the gateway tells a bot.

mod channel;
mod feature;
mod guild;
mod member;
mod message;
mod misc;
mod thread;

use serde::de::Deserializer;
use serde_json::{Map, Value};

use crate::decode::{Decode, from_str};
use crate::encode::Encode;
use crate::entity::Patch;
use crate::{
    ApplicationCommandPermissions, AuditLogEntry, AutoModerationExecution, AutoModerationRule,
    Channel, Entitlement, GatewayRateLimit, Guild, Integration, Interaction, Invite, Member,
    Message, Presence, ScheduledEvent, SoundboardSound, StageInstance, Subscription, ThreadMember,
    User, VoiceChannelEffect, VoiceServer, VoiceState,
};

pub use channel::{
    ChannelInfo, ChannelPinsUpdate, InviteDelete, ThreadDelete, VoiceChannelStartTimeUpdate,
    VoiceChannelStatusUpdate, WebhooksUpdate,
};
pub use feature::{
    IntegrationDelete, ScheduledEventUser, SoundboardSoundDelete, SoundboardSoundsList,
};
pub use guild::{
    BanEvent, GuildCreate, GuildEmojisUpdate, GuildIntegrationsUpdate, GuildStickersUpdate,
    RoleDelete, RoleEvent, UnavailableGuild,
};
pub use member::{GuildMembersChunk, MemberRemove};
pub use message::{
    MessageDelete, MessageDeleteBulk, PollVote, ReactionEvent, ReactionRemoveAll,
    ReactionRemoveEmoji,
};
pub use misc::{Ready, TypingStart};
pub use thread::{ThreadListSync, ThreadMembersUpdate};

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
    /// A request over the gateway came too often and has no answer.
    "RATE_LIMITED" RateLimited(GatewayRateLimit),
    /// The bot's own account changed.
    "USER_UPDATE" UserUpdate(Patch<User>),

    /// A guild became known, available, or the bot joined it.
    "GUILD_CREATE" GuildCreate(GuildCreate),
    /// A guild changed.
    "GUILD_UPDATE" GuildUpdate(Patch<Guild>),
    /// A guild became unavailable, or the bot left it.
    "GUILD_DELETE" GuildDelete(UnavailableGuild),
    /// Something was written into a guild's audit log.
    "GUILD_AUDIT_LOG_ENTRY_CREATE" AuditLogEntryCreate(AuditLogEntry),
    /// Somebody was banned.
    "GUILD_BAN_ADD" BanAdd(BanEvent),
    /// A ban was lifted.
    "GUILD_BAN_REMOVE" BanRemove(BanEvent),
    /// A guild's emojis changed.
    "GUILD_EMOJIS_UPDATE" GuildEmojisUpdate(GuildEmojisUpdate),
    /// A guild's stickers changed.
    "GUILD_STICKERS_UPDATE" GuildStickersUpdate(GuildStickersUpdate),

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
    /// Some of the members that were asked for.
    "GUILD_MEMBERS_CHUNK" MembersChunk(GuildMembersChunk),
    /// A user's status or activity changed.
    "PRESENCE_UPDATE" PresenceUpdate(Presence),

    /// A channel was made.
    "CHANNEL_CREATE" ChannelCreate(Patch<Channel>),
    /// A channel changed.
    "CHANNEL_UPDATE" ChannelUpdate(Patch<Channel>),
    /// A channel was deleted.
    "CHANNEL_DELETE" ChannelDelete(Patch<Channel>),
    /// What was asked of the channels of a guild.
    "CHANNEL_INFO" ChannelInfo(ChannelInfo),
    /// A message was pinned or unpinned.
    "CHANNEL_PINS_UPDATE" ChannelPinsUpdate(ChannelPinsUpdate),
    /// A channel's webhooks changed.
    "WEBHOOKS_UPDATE" WebhooksUpdate(WebhooksUpdate),
    /// An invite was made.
    "INVITE_CREATE" InviteCreate(Patch<Invite>),
    /// An invite was deleted.
    "INVITE_DELETE" InviteDelete(InviteDelete),

    /// A thread was made, or the bot was added to one.
    "THREAD_CREATE" ThreadCreate(Patch<Channel>),
    /// A thread changed.
    "THREAD_UPDATE" ThreadUpdate(Patch<Channel>),
    /// A thread was deleted.
    "THREAD_DELETE" ThreadDelete(ThreadDelete),
    /// The bot can see channels from now on: their threads.
    "THREAD_LIST_SYNC" ThreadListSync(ThreadListSync),
    /// The bot's own membership of a thread changed.
    "THREAD_MEMBER_UPDATE" ThreadMemberUpdate(Patch<ThreadMember>),
    /// Somebody joined or left a thread.
    "THREAD_MEMBERS_UPDATE" ThreadMembersUpdate(ThreadMembersUpdate),

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
    /// Somebody voted.
    "MESSAGE_POLL_VOTE_ADD" PollVoteAdd(PollVote),
    /// Somebody took a vote back.
    "MESSAGE_POLL_VOTE_REMOVE" PollVoteRemove(PollVote),
    /// Somebody began to type.
    "TYPING_START" TypingStart(TypingStart),

    /// Somebody joined, left or moved between voice channels, or was muted.
    "VOICE_STATE_UPDATE" VoiceStateUpdate(VoiceState),
    /// Where to connect for voice in a guild.
    "VOICE_SERVER_UPDATE" VoiceServerUpdate(VoiceServer),
    /// Somebody sent an emoji or a sound in the bot's voice channel.
    "VOICE_CHANNEL_EFFECT_SEND" VoiceChannelEffectSend(VoiceChannelEffect),
    /// A voice channel's status line changed.
    "VOICE_CHANNEL_STATUS_UPDATE" VoiceChannelStatusUpdate(VoiceChannelStatusUpdate),
    /// A voice channel is no longer empty, or is again.
    "VOICE_CHANNEL_START_TIME_UPDATE" VoiceChannelStartTimeUpdate(VoiceChannelStartTimeUpdate),
    /// A stage was opened.
    "STAGE_INSTANCE_CREATE" StageInstanceCreate(Patch<StageInstance>),
    /// An open stage changed.
    "STAGE_INSTANCE_UPDATE" StageInstanceUpdate(Patch<StageInstance>),
    /// A stage was closed.
    "STAGE_INSTANCE_DELETE" StageInstanceDelete(Patch<StageInstance>),

    /// An event was planned.
    "GUILD_SCHEDULED_EVENT_CREATE" ScheduledEventCreate(Patch<ScheduledEvent>),
    /// A planned event changed, began or ended.
    "GUILD_SCHEDULED_EVENT_UPDATE" ScheduledEventUpdate(Patch<ScheduledEvent>),
    /// A planned event was deleted.
    "GUILD_SCHEDULED_EVENT_DELETE" ScheduledEventDelete(Patch<ScheduledEvent>),
    /// Somebody is interested in an event.
    "GUILD_SCHEDULED_EVENT_USER_ADD" ScheduledEventUserAdd(ScheduledEventUser),
    /// Somebody is no longer interested in an event.
    "GUILD_SCHEDULED_EVENT_USER_REMOVE" ScheduledEventUserRemove(ScheduledEventUser),
    /// A sound was added to a guild.
    "GUILD_SOUNDBOARD_SOUND_CREATE" SoundboardSoundCreate(Patch<SoundboardSound>),
    /// A guild's sound changed.
    "GUILD_SOUNDBOARD_SOUND_UPDATE" SoundboardSoundUpdate(Patch<SoundboardSound>),
    /// A guild's sound was deleted.
    "GUILD_SOUNDBOARD_SOUND_DELETE" SoundboardSoundDelete(SoundboardSoundDelete),
    /// Several sounds of a guild changed.
    "GUILD_SOUNDBOARD_SOUNDS_UPDATE" SoundboardSoundsUpdate(SoundboardSoundsList),
    /// The sounds of a guild that were asked for.
    "SOUNDBOARD_SOUNDS" SoundboardSounds(SoundboardSoundsList),
    /// A rule of automatic moderation was made.
    "AUTO_MODERATION_RULE_CREATE" AutoModerationRuleCreate(Patch<AutoModerationRule>),
    /// A rule of automatic moderation changed.
    "AUTO_MODERATION_RULE_UPDATE" AutoModerationRuleUpdate(Patch<AutoModerationRule>),
    /// A rule of automatic moderation was deleted.
    "AUTO_MODERATION_RULE_DELETE" AutoModerationRuleDelete(Patch<AutoModerationRule>),
    /// A rule of automatic moderation acted.
    "AUTO_MODERATION_ACTION_EXECUTION" AutoModerationActionExecution(AutoModerationExecution),
    /// Some integration of a guild changed.
    "GUILD_INTEGRATIONS_UPDATE" GuildIntegrationsUpdate(GuildIntegrationsUpdate),
    /// An integration was added to a guild.
    "INTEGRATION_CREATE" IntegrationCreate(Patch<Integration>),
    /// A guild's integration changed.
    "INTEGRATION_UPDATE" IntegrationUpdate(Patch<Integration>),
    /// An integration was removed from a guild.
    "INTEGRATION_DELETE" IntegrationDelete(IntegrationDelete),

    /// Somebody used a command, a component or a modal.
    "INTERACTION_CREATE" InteractionCreate(Patch<Interaction>),
    /// Who may use a command changed.
    "APPLICATION_COMMAND_PERMISSIONS_UPDATE" CommandPermissionsUpdate(ApplicationCommandPermissions),
    /// Somebody got something of the application's.
    "ENTITLEMENT_CREATE" EntitlementCreate(Patch<Entitlement>),
    /// An entitlement changed, or its subscription ended.
    "ENTITLEMENT_UPDATE" EntitlementUpdate(Patch<Entitlement>),
    /// An entitlement was taken away.
    "ENTITLEMENT_DELETE" EntitlementDelete(Patch<Entitlement>),
    /// Somebody subscribed to the application.
    "SUBSCRIPTION_CREATE" SubscriptionCreate(Patch<Subscription>),
    /// A subscription changed.
    "SUBSCRIPTION_UPDATE" SubscriptionUpdate(Patch<Subscription>),
    /// A subscription was deleted.
    "SUBSCRIPTION_DELETE" SubscriptionDelete(Patch<Subscription>),
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

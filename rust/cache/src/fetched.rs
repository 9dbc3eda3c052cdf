//! What requests answer with: every entity an endpoint may give, read and laid over what is known.

use discord_model::decode::from_slice;
use discord_model::*;

/// Hands the list of all that requests answer with to the macro named.
#[macro_export]
macro_rules! fetched {
    ($callback:ident) => {
        $callback! {
            ActivityInstance, Application, ApplicationCommand, ApplicationCommandPermissions,
            ApplicationIdentity, ApplicationIdentityProfile, ApplicationRoleConnection, ApplicationRoleConnectionMetadata, AuditLog, AutoModerationRule,
            Ban, BulkBanResult, Channel, Connection, Emoji, Entitlement, FollowedChannel, Guild, GuildIncidents,
            GuildJoinRequest, GuildJoinRequestList, GuildPreview, GuildTemplate, GuildWidget, GuildWidgetSettings, Integration,
            InteractionCallbackResponse, Invite, InviteTargetUsersJob, Lobby, LobbyInvite, LobbyMember,
            Member, Message, MessagePins, MessageSearchResult, NewMemberWelcome, Onboarding, PruneCount, Role, ScheduledEvent,
            ScheduledEventException, ScheduledEventSubscription, Sku, SoundboardSound, StageInstance, Sticker,
            StickerPack, Subscription, ThreadList, ThreadMember, User, VanityUrl, VoiceRegion, VoiceState,
            Webhook, WelcomeScreen,
        }
    };
}

macro_rules! define {
    ($($entity:ident),* $(,)?) => {
        /// An entity that was fetched, and which of its fields the answer had.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each is named after its entity")]
        pub enum Fetched {
            $($entity(Box<Patch<$entity>>),)*
        }

        impl Fetched {
            /// Reads an entity of this name. None if it is not there.
            pub fn one(entity: &str, body: &[u8]) -> Option<Self> {
                match entity {
                    $(stringify!($entity) => from_slice::<Patch<$entity>>(body).ok()?.map(Box::new).map(Self::$entity),)*
                    _ => None,
                }
            }

            /// Reads a list of entities of this name. None if it is not there.
            pub fn many(entity: &str, body: &[u8]) -> Option<Vec<Self>> {
                Some(match entity {
                    $(stringify!($entity) => from_slice::<Vec<Patch<$entity>>>(body).ok()??
                        .into_iter()
                        .map(Box::new)
                        .map(Self::$entity)
                        .collect(),)*
                    _ => return None,
                })
            }

            /// Says which guild it belongs to, where the answer did not: whoever asked knew.
            pub fn place(&mut self, guild: Id<Guild>) {
                match self {
                    $(Self::$entity(patch) => patch.say("guild_id", guild.get()),)*
                }
            }

            /// The names of all entities there are.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($entity)),*];
        }
    };
}

fetched!(define);

/// Those of which the cache keeps nothing: an answer is all that is known.
macro_rules! told_only {
    ($($entity:ident),* $(,)?) => {$(
        impl crate::Absorb for $entity {
            fn absorb(_: &mut crate::Cache, patch: Patch<Self>) -> std::sync::Arc<Self> {
                std::sync::Arc::new(patch.value)
            }
        }
    )*};
}

told_only! {
    ActivityInstance, ApplicationCommand, ApplicationCommandPermissions, ApplicationIdentity,
    ApplicationIdentityProfile, ApplicationRoleConnection,
    ApplicationRoleConnectionMetadata, AuditLog, Ban, BulkBanResult, Connection, Entitlement,
    FollowedChannel, GuildIncidents, GuildJoinRequestList, GuildPreview, GuildTemplate, GuildWidget, GuildWidgetSettings,
    InviteTargetUsersJob, Lobby, LobbyInvite, LobbyMember, MessagePins, MessageSearchResult,
    NewMemberWelcome, Onboarding, PruneCount, ScheduledEventException, ScheduledEventSubscription, Sku, StickerPack, Subscription,
    ThreadList, ThreadMember, VanityUrl, VoiceRegion, Webhook, WelcomeScreen,
}

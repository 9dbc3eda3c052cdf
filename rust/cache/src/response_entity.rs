//! The entities in responses of the HTTP API.

use discord_model::decode::from_slice;
use discord_model::*;

/// Passes the names of all entities in responses to the given macro.
#[macro_export]
macro_rules! response_entities {
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

/// Generates [`ResponseEntity`], an enum with a variant for each entity, and its decoding.
macro_rules! response_entity_enum {
    ($($entity:ident),* $(,)?) => {
        /// An entity in a response, and the fields that the response had.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each is named after its entity")]
        pub enum ResponseEntity {
            $($entity(Box<Patch<$entity>>),)*
        }

        impl ResponseEntity {
            /// Decodes an entity of the type with this name. Returns `None` if there is no such type, or if the body is
            /// not an object.
            pub fn one(entity: &str, body: &[u8]) -> Option<Self> {
                match entity {
                    $(stringify!($entity) => from_slice::<Patch<$entity>>(body).ok()?.map(Box::new).map(Self::$entity),)*
                    _ => None,
                }
            }

            /// Decodes a list of entities of the type with this name. Returns `None` if there is no such type, or if
            /// the body is not a list.
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

            /// Sets the guild of the request, if the response does not contain it.
            pub fn set_guild_id_if_absent(&mut self, guild: Id<Guild>) {
                match self {
                    $(Self::$entity(patch) => patch.set_id_if_absent("guild_id", guild.get()),)*
                }
            }

            /// The names of all entities.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($entity)),*];
        }
    };
}

response_entities!(response_entity_enum);

/// Implements [`MergeResponse`](crate::MergeResponse) for entities that are not cached: it returns the response itself.
macro_rules! uncached {
    ($($entity:ident),* $(,)?) => {$(
        impl crate::MergeResponse for $entity {
            fn merge_response(_: &mut crate::Cache, patch: Patch<Self>) -> std::sync::Arc<Self> {
                std::sync::Arc::new(patch.value)
            }
        }
    )*};
}

uncached! {
    ActivityInstance, ApplicationCommand, ApplicationCommandPermissions, ApplicationIdentity,
    ApplicationIdentityProfile, ApplicationRoleConnection,
    ApplicationRoleConnectionMetadata, AuditLog, Ban, BulkBanResult, Connection, Entitlement,
    FollowedChannel, GuildIncidents, GuildJoinRequestList, GuildPreview, GuildTemplate, GuildWidget, GuildWidgetSettings,
    InviteTargetUsersJob, Lobby, LobbyInvite, LobbyMember, MessagePins, MessageSearchResult,
    NewMemberWelcome, Onboarding, PruneCount, ScheduledEventException, ScheduledEventSubscription, Sku, StickerPack, Subscription,
    ThreadList, ThreadMember, VanityUrl, VoiceRegion, Webhook, WelcomeScreen,
}

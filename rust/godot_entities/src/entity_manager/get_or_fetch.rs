//! Methods that return an entity from the cache, or fetch it.

use std::sync::Arc;

use discord_cache::Cache;
use discord_godot_values::argument::Argument;
use discord_godot_values::id_argument::IdArgument;
use discord_model::{
    AutoModerationRule, Id, Invite, ScheduledEvent, SoundboardSound, StageInstance, Webhook,
};
use discord_rest::{Route, routes::entries};
use godot::prelude::*;

use super::{DiscordEntityManager, guild};
use crate::entity::Class;
use crate::entity_owner::{EndpointCall, find_owner};

/// Generates methods that look an entity up, and call an endpoint if it is not cached:
///
/// ```text
/// /// Documentation.
/// get_or_fetch_role(guild_id: IdArgument, id: IdArgument) = get_guild_role, |cache| cache.role(…).cloned();
/// ```
macro_rules! get_or_fetch_methods {
    ($(
        $(#[doc = $doc:tt])*
        $name:ident($($parameter:ident: $type:ty),*) = $route:ident, |$cache:pat_param| $find:expr;
    )*) => {$(
        #[godot_api(secondary)]
        impl DiscordEntityManager {
            $(#[doc = $doc])*
            #[func]
            fn $name(&self, $($parameter: $type),*) -> Signal {
                self.get_or_fetch(
                    &entries::$route,
                    &[$($parameter.argument()),*],
                    |$cache| $find,
                )
            }
        }
    )*};
}

get_or_fetch_methods! {
    /// Returns the user with this id. Awaitable: if the user is not cached, [method DiscordREST.get_user] fetches it.
    /// Returns a [DiscordUser], or `null` on failure.
    ///
    /// This is the same for all methods that begin with `get_or_fetch_`: they complete in the next frame if the entity is
    /// cached. Calls for the same entity share one request. A request that fails sets [member DiscordREST.last_error].
    /// An entity that was fetched is not cached, because no event would keep it up to date; the next call fetches it again.
    ///
    /// ```gdscript
    /// var user: DiscordUser = await client.entity_manager.get_or_fetch_user(user_id)
    /// if user != null:
    ///     print(user.get_display_name())
    /// ```
    get_or_fetch_user(id: IdArgument) = get_user, |cache| cache.user(parsed(&id)?).cloned();

    /// Returns the guild with this id. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordGuild], or `null` on
    /// failure. A guild that is unavailable since the login is fetched.
    get_or_fetch_guild(id: IdArgument) = get_guild, |cache| guild(cache, parsed(&id)?);

    /// Returns the channel or thread with this id. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordChannel],
    /// or `null` on failure.
    get_or_fetch_channel(id: IdArgument) = get_channel, |cache| cache.channel(parsed(&id)?).cloned();

    /// Returns a user as a member of a guild. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordMember], or
    /// `null` on failure.
    get_or_fetch_member(guild_id: IdArgument, user_id: IdArgument) = get_guild_member,
        |cache| cache.member(parsed(&guild_id)?, parsed(&user_id)?);

    /// Returns a role of a guild. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordRole], or `null` on
    /// failure.
    get_or_fetch_role(guild_id: IdArgument, id: IdArgument) = get_guild_role,
        |cache| cache.role(parsed(&guild_id)?, parsed(&id)?).cloned();

    /// Returns a message of a channel. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordMessage], or `null`
    /// on failure.
    ///
    /// ```gdscript
    /// var manager := client.entity_manager
    /// var message: DiscordMessage = await manager.get_or_fetch_message(channel, message_id)
    /// ```
    get_or_fetch_message(channel_id: IdArgument, id: IdArgument) = get_channel_message,
        |cache| cache.message(parsed(&id)?).cloned();

    /// Returns a custom emoji of a guild. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordEmoji], or `null`
    /// on failure.
    get_or_fetch_emoji(guild_id: IdArgument, id: IdArgument) = get_guild_emoji,
        |cache| cache.emoji(parsed(&id)?).cloned();

    /// Returns the sticker with this id, of a guild or of Discord. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordSticker], or `null` on failure.
    get_or_fetch_sticker(id: IdArgument) = get_sticker, |cache| cache.sticker(parsed(&id)?).cloned();

    /// Returns a scheduled event of a guild. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordScheduledEvent], or `null` on failure.
    get_or_fetch_scheduled_event(guild_id: IdArgument, id: IdArgument) = get_guild_scheduled_event,
        |cache| cache.get::<ScheduledEvent>(parsed(&guild_id)?, &parsed(&id)?).cloned();

    /// Returns the stage instance of a stage channel. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordStageInstance], or `null` on failure.
    get_or_fetch_stage_instance(channel_id: IdArgument) = get_stage_instance, |cache| {
        let channel = parsed(&channel_id)?;
        let entry = cache.guild(cache.channel(channel)?.guild_id)?;
        entry.all::<StageInstance>().find(|stage| stage.channel_id == channel).cloned()
    };

    /// Returns a soundboard sound of a guild. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordSoundboardSound], or `null` on failure.
    get_or_fetch_soundboard_sound(guild_id: IdArgument, id: IdArgument) = get_guild_soundboard_sound,
        |cache| cache.get::<SoundboardSound>(parsed(&guild_id)?, &parsed(&id)?).cloned();

    /// Returns an auto moderation rule of a guild. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordAutoModerationRule], or `null` on failure. Needs `MANAGE_GUILD` if the rule is not cached.
    get_or_fetch_auto_moderation_rule(guild_id: IdArgument, id: IdArgument) = get_auto_moderation_rule,
        |cache| cache.get::<AutoModerationRule>(parsed(&guild_id)?, &parsed(&id)?).cloned();

    /// Returns the voice state of a user in a guild. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordVoiceState], or `null` on failure, such as for a user who is in no voice channel.
    get_or_fetch_voice_state(guild_id: IdArgument, user_id: IdArgument) = get_user_voice_state,
        |cache| cache.voice_state(parsed(&guild_id)?, parsed(&user_id)?).cloned();

    /// Returns the invite with this code. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordInvite], or `null`
    /// on failure.
    get_or_fetch_invite(code: GString) = get_invite,
        |cache| cache.find::<Invite>(&code.to_string().into_boxed_str()).cloned();

    /// Returns the webhook with this id. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordWebhook], or `null`
    /// on failure. Webhooks are never cached, so this always sends a request. Needs `MANAGE_WEBHOOKS`.
    get_or_fetch_webhook(id: IdArgument) = get_webhook, |_| None::<Arc<Webhook>>;

    /// Returns an entitlement of the bot's application. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordEntitlement], or `null` on failure. `application_id` may be `0` once the bot has logged in.
    get_or_fetch_entitlement(application_id: IdArgument, id: IdArgument) = get_entitlement,
        |cache| cache.entitlement(parsed(&id)?).cloned();

    /// Returns a subscription to a SKU. Awaitable, see [method get_or_fetch_user]. Returns a [DiscordSubscription], or
    /// `null` on failure.
    get_or_fetch_subscription(sku_id: IdArgument, id: IdArgument) = get_sku_subscription,
        |cache| cache.subscription(parsed(&id)?).cloned();

    /// Returns the bot's own application with all its properties. Awaitable, see [method get_or_fetch_user]. Returns a
    /// [DiscordApplication], or `null` on failure.
    get_or_fetch_application() = get_current_application,
        |cache| cache.application().filter(|own| !own.name.is_empty()).cloned();
}

impl DiscordEntityManager {
    /// Returns the signal of a lookup, or of a request if the entity is not cached.
    fn get_or_fetch<T: Class>(
        &self,
        route: &'static Route,
        parameters: &[Variant],
        find: impl FnOnce(&Cache) -> Option<Arc<T>>,
    ) -> Signal {
        let Some(owner) = find_owner(self.client) else {
            return Signal::invalid();
        };
        let known = owner
            .entities()
            .find_live(|cache| find(cache).filter(|entity| entity.is_whole()));
        match known {
            Some(object) => owner.completed(route.name, object.to_variant()),
            None => {
                let call = EndpointCall {
                    route,
                    parameters,
                    options: None,
                    reason: None,
                };
                owner.call_shared(&key(route, parameters), call)
            }
        }
    }
}

/// Returns the id that was passed. The endpoint refuses an invalid one.
fn parsed<T>(id: &IdArgument) -> Option<Id<T>> {
    id.parse("id").ok()
}

/// Returns a text that is the same for calls about the same entity, whether the ids are numbers, texts or objects.
fn key(route: &Route, parameters: &[Variant]) -> String {
    let mut key = route.name.to_owned();
    for parameter in parameters {
        let id = IdArgument::from_godot(parameter.clone()).parse::<()>("id");
        key.push(' ');
        key += &id.map_or_else(|_| parameter.stringify().to_string(), |id| id.to_string());
    }
    key
}

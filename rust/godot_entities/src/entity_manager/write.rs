//! What a game may write into the cache.

use std::sync::Arc;

use discord_cache::{Cache, PutEntity};
use discord_godot_values::convert::to_object;
use discord_godot_values::id_argument::IdArgument;
use discord_model::*;
use godot::prelude::*;
use serde_json::Value;

use super::DiscordEntityManager;
use crate::entity::Class;
use crate::entity_owner::find_owner;
use crate::entity_store::EntityStore;
use crate::handle::live;

#[godot_api(secondary)]
impl DiscordEntityManager {
    /// Puts an entity into the cache, or merges it into the cached one, and returns its object. `data` is the entity as in
    /// Discord's JSON, such as that of [method DiscordUser.to_dictionary]. Properties that `data` does not have are not changed. No
    /// signal of [DiscordClient] is emitted. Later events update the entity like any other.
    ///
    /// `kind` is `"auto_moderation_rule"`, `"channel"` (also for threads), `"entitlement"`, `"guild"` (with its lists, as in the event
    /// `GUILD_CREATE`), `"integration"`, `"invite"`, `"join_request"`, `"member"`, `"message"`, `"presence"`, `"role"`,
    /// `"scheduled_event"`, `"soundboard_sound"`, `"stage_instance"`, `"subscription"`, `"user"` or `"voice_state"`. `guild_id` is the
    /// guild of the entity, if `data` does not have it.
    ///
    /// Returns `null`, and logs the reason, if `data` is invalid, or if the entity is not kept: because its guild is not cached, or
    /// because of the properties of [DiscordClient]. Users that are put are kept until they are removed, but only the newest 10,000.
    ///
    /// The entity is cached when this method returns, so that the next line of a script can use it. For this, `data` is decoded on the
    /// main thread, unlike the data of events and responses. This takes microseconds for most entities, but can take milliseconds for
    /// a guild with thousands of channels and members: put one such guild in each frame.
    ///
    /// ```gdscript
    /// var saved: Dictionary = JSON.parse_string(FileAccess.get_file_as_string("user://friend.json"))
    /// var friend: DiscordUser = client.entity_manager.put("user", saved)
    /// ```
    #[func]
    fn put(
        &self,
        kind: GString,
        data: AnyDictionary,
        #[opt(default = IdArgument::default())] guild_id: IdArgument,
    ) -> Variant {
        let kind = kind.to_string();
        let put = json(&data, &guild_id).and_then(|json| {
            let owner = find_owner(self.client).ok_or("the client was freed")?;
            put(owner.entities(), &kind, &json)
        });
        put.unwrap_or_else(|problem| {
            godot_error!("DiscordEntityManager.put: '{kind}': {problem}.");
            Variant::nil()
        })
    }

    /// Removes an entity from the cache, without a signal. Returns `true` if it was removed. Objects that a script references keep
    /// their last state. Nothing is changed in Discord, and a later event may cache the entity again.
    ///
    /// `kind` is that of [method put]. `id` is the id of the entity, the code of an invite, or the id of the user for members, presences
    /// and voice states, which need `guild_id`. The bot's own user and members cannot be removed, nor users that another cached
    /// entity refers to.
    ///
    /// ```gdscript
    /// client.entity_manager.remove("message", message.id)
    /// client.entity_manager.remove("member", user.id, guild.id)
    /// ```
    #[func]
    fn remove(
        &self,
        kind: GString,
        id: Variant,
        #[opt(default = IdArgument::default())] guild_id: IdArgument,
    ) -> bool {
        let kind = kind.to_string();
        let removed = key(&kind, id).and_then(|key| {
            let guild = guild_id.parse("guild_id")?;
            self.change(|cache| evict(cache, &kind, guild, &key))
                .unwrap_or(Ok(false))
        });
        removed.unwrap_or_else(|problem| {
            godot_error!("DiscordEntityManager.remove: '{kind}': {problem}.");
            false
        })
    }

    /// Removes all entities of a kind from the cache, or everything if `kind` is empty, without a signal. `kind` is that of
    /// [method put]. The bot's own user, members and application are kept. Removed guilds are cached again at the next login.
    ///
    /// ```gdscript
    /// client.entity_manager.reset("message")
    /// ```
    #[func]
    fn reset(&self, #[opt(default = "")] kind: GString) {
        let kind = kind.to_string();
        let reset = self.change(|cache| match kind.is_empty() {
            true => {
                cache.reset();
                Ok(())
            }
            false => evict_all(cache, &kind),
        });
        if let Some(Err(problem)) = reset {
            godot_error!("DiscordEntityManager.reset: '{kind}': {problem}.");
        }
    }
}

impl DiscordEntityManager {
    /// Changes the cache, unless the client was freed.
    fn change<R>(&self, change: impl FnOnce(&mut Cache) -> R) -> Option<R> {
        let owner = find_owner(self.client)?;
        Some(owner.entities().change_cache(change))
    }
}

/// Generates the functions below from the list of kinds.
macro_rules! writes {
    ($($name:literal $entity:ident),* $(,)?) => {
        fn put(entities: &EntityStore, kind: &str, json: &str) -> Result<Variant, String> {
            match kind {
                $($name => put_one::<$entity>(entities, json),)*
                _ => Err(unknown_kind()),
            }
        }

        fn evict(cache: &mut Cache, kind: &str, guild: Id<Guild>, key: &str) -> Result<bool, String> {
            match kind {
                $($name => Ok($entity::evict(cache, guild, key)),)*
                _ => Err(unknown_kind()),
            }
        }

        fn evict_all(cache: &mut Cache, kind: &str) -> Result<(), String> {
            match kind {
                $($name => $entity::evict_all(cache),)*
                _ => return Err(unknown_kind()),
            }
            Ok(())
        }

        /// The names of all kinds.
        const KINDS: &[&str] = &[$($name),*];
    };
}

discord_cache::put_entities!(writes);

fn unknown_kind() -> String {
    format!("there is no such kind; give one of {}", KINDS.join(", "))
}

fn put_one<T: Class + PutEntity>(entities: &EntityStore, json: &str) -> Result<Variant, String> {
    let entity: Option<Arc<T>> = entities.change_cache(|cache| T::put(cache, json));
    let entity = entity.ok_or("data is not an object of Discord")?;
    let is_kept = entity.current(&entities.cache.borrow()).is_some();
    if !is_kept {
        return Err(
            "it is not kept: data must have its ids, its guild must be cached, and the properties \
            of the DiscordClient must not exclude it"
                .to_owned(),
        );
    }
    Ok(live(entities.client, entity).to_variant())
}

/// Returns the JSON of an entity.
fn json(data: &AnyDictionary, guild_id: &IdArgument) -> Result<String, String> {
    let mut data = to_object(data)?;
    let guild = guild_id.parse::<Guild>("guild_id")?;
    if guild.is_some() {
        data.entry("guild_id")
            .or_insert_with(|| guild.to_string().into());
    }
    Ok(Value::Object(data).to_string())
}

/// Returns the key of an entity.
fn key(kind: &str, id: Variant) -> Result<String, String> {
    match kind {
        "invite" => Ok(id.stringify().to_string()),
        _ => Ok(IdArgument::from_godot(id).parse::<()>("id")?.to_string()),
    }
}

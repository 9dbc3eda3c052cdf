//! Methods that several classes have.

/// Generates `get_guild` for an entity with a `guild_id`.
macro_rules! in_guild {
    ($class:ident) => {
        #[godot_api(secondary)]
        impl $class {
            /// Returns the guild, or `null` if there is none or it is not cached.
            #[func]
            fn get_guild(&self) -> Option<Gd<$crate::entities::DiscordGuild>> {
                self.handle
                    .find(|entity, cache| Some(cache.guild(entity.guild_id)?.guild().clone()))
            }
        }
    };
}

/// Generates `get_channel` for an entity with a `channel_id`.
macro_rules! in_channel {
    ($class:ident) => {
        #[godot_api(secondary)]
        impl $class {
            /// Returns the channel or thread, or `null` if there is none or it is not cached.
            #[func]
            fn get_channel(&self) -> Option<Gd<$crate::entities::DiscordChannel>> {
                self.handle
                    .find(|entity, cache| cache.channel(entity.channel_id).cloned())
            }
        }
    };
}

/// Generates the method for the creation time of an entity with an `id`.
macro_rules! has_age {
    ($class:ident) => {
        #[godot_api(secondary)]
        impl $class {
            /// Returns the time when this was created, in Unix seconds. It is computed from the id. Returns `0` without
            /// an id.
            #[func]
            fn get_created_at(&self) -> i64 {
                let id = self.entity().id;
                match id.is_some() {
                    true => id.created_at().seconds(),
                    false => 0,
                }
            }
        }
    };
}

pub(crate) use {has_age, in_channel, in_guild};

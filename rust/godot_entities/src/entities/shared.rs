//! Properties and methods that several classes have.

/// Generates the class of an entity with a `guild_id`, with the property `guild`.
macro_rules! entity_class_in_guild {
    ($($definition:tt)*) => {
        $crate::entity_class::entity_class! {
            [
                /// The guild, or `null` if there is none or it is not cached.
                guild: $crate::entities::DiscordGuild = |object| {
                    object.handle.find(|entity, cache| Some(cache.guild(entity.guild_id)?.guild().clone()))
                },
            ]
            $($definition)*
        }
    };
}

/// Generates the class of an entity with a `channel_id`, with the property `channel`.
macro_rules! entity_class_in_channel {
    ($($definition:tt)*) => {
        $crate::entity_class::entity_class! {
            [
                /// The channel or thread, or `null` if there is none or it is not cached.
                channel: $crate::entities::DiscordChannel = |object| {
                    object.handle.find(|entity, cache| cache.channel(entity.channel_id).cloned())
                },
            ]
            $($definition)*
        }
    };
}

/// Generates the class of an entity with a `guild_id` and a `channel_id`, with the properties `guild` and `channel`, and the
/// properties in the brackets.
macro_rules! entity_class_in_guild_channel {
    ([$($more:tt)*] $($definition:tt)*) => {
        $crate::entity_class::entity_class! {
            [
                /// The guild, or `null` if there is none or it is not cached.
                guild: $crate::entities::DiscordGuild = |object| {
                    object.handle.find(|entity, cache| Some(cache.guild(entity.guild_id)?.guild().clone()))
                },
                /// The channel or thread, or `null` if there is none or it is not cached.
                channel: $crate::entities::DiscordChannel = |object| {
                    object.handle.find(|entity, cache| cache.channel(entity.channel_id).cloned())
                },
                $($more)*
            ]
            $($definition)*
        }
    };
    ($($definition:tt)*) => {
        $crate::entities::shared::entity_class_in_guild_channel! { [] $($definition)* }
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

pub(crate) use {
    entity_class_in_channel, entity_class_in_guild, entity_class_in_guild_channel, has_age,
};

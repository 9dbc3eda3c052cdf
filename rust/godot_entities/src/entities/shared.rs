//! Properties and methods that classes have in common.

/// An entity class with a `guild_id`: it has the property `guild`.
macro_rules! entity_class_in_guild {
    ($($definition:tt)*) => {
        $crate::entity_class::entity_class! {
            [
                /// The guild, or `null` if there is none or the bot does not know it.
                guild: $crate::entities::DiscordGuild = |object| {
                    object.handle.find(|entity, cache| Some(cache.guild(entity.guild_id)?.guild().clone()))
                },
            ]
            $($definition)*
        }
    };
}

/// An entity class with a `channel_id`: it has the property `channel`.
macro_rules! entity_class_in_channel {
    ($($definition:tt)*) => {
        $crate::entity_class::entity_class! {
            [
                /// The channel or thread, or `null` if there is none or the bot does not know it.
                channel: $crate::entities::DiscordChannel = |object| {
                    object.handle.find(|entity, cache| cache.channel(entity.channel_id).cloned())
                },
            ]
            $($definition)*
        }
    };
}

/// An entity class with a `guild_id` and a `channel_id`: it has the properties `guild` and `channel`, and those given in brackets.
macro_rules! entity_class_in_guild_channel {
    ([$($more:tt)*] $($definition:tt)*) => {
        $crate::entity_class::entity_class! {
            [
                /// The guild, or `null` if there is none or the bot does not know it.
                guild: $crate::entities::DiscordGuild = |object| {
                    object.handle.find(|entity, cache| Some(cache.guild(entity.guild_id)?.guild().clone()))
                },
                /// The channel or thread, or `null` if there is none or the bot does not know it.
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

/// The age of an entity with an `id`.
macro_rules! has_age {
    ($class:ident) => {
        #[godot_api(secondary)]
        impl $class {
            /// Returns when this was created, in Unix seconds, computed from the id. Returns `0` without an id.
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

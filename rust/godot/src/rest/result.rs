//! What a script gets from a request that succeeded.

use discord_client::{Fetched, Reply};
use godot::prelude::*;

use crate::convert;
use crate::core::Core;
use crate::entities::{DiscordChannel, DiscordGuild, DiscordMessage, DiscordUser};
use crate::handle::live;

/// The value for an answer. Entities come back as live objects, through the entity manager.
pub fn to_variant(core: &Core, reply: Reply) -> Variant {
    match reply {
        Reply::Done => true.to_variant(),
        Reply::Json(json) => convert::to_variant(&json),
        Reply::One(fetched) => object(core, fetched),
        Reply::Many(entity, list) => {
            let list: VarArray = list
                .into_iter()
                .map(|fetched| object(core, fetched))
                .collect();
            typed_list(entity, &list)
        }
    }
}

/// Makes the functions below from one list of entities.
macro_rules! results {
    ($($entity:ident => $class:ident, $absorb:ident;)*) => {
        fn object(core: &Core, fetched: Fetched) -> Variant {
            match fetched {
                $(Fetched::$entity(patch) => {
                    let entity = core.cache.borrow_mut().$absorb(*patch);
                    live(core.id, entity).to_variant()
                })*
            }
        }

        /// A list with the type of its elements.
        fn typed_list(entity: &str, list: &VarArray) -> Variant {
            match entity {
                $(stringify!($entity) => list
                    .iter_shared()
                    .filter_map(|object| object.try_to::<Gd<$class>>().ok())
                    .collect::<Array<Gd<$class>>>()
                    .to_variant(),)*
                _ => list.to_variant(),
            }
        }
    };
}

results! {
    Channel => DiscordChannel, absorb_channel;
    Guild => DiscordGuild, absorb_guild;
    Message => DiscordMessage, absorb_message;
    User => DiscordUser, absorb_user;
}

/// What a script gets instead of a list when a request failed.
pub fn empty_list(entity: &str) -> Variant {
    typed_list(entity, &VarArray::new())
}

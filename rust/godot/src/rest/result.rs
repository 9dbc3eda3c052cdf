//! The results of requests, as scripts receive them.

use std::sync::Arc;

use discord_cache::{MergeResponse, ResponseEntity};
use discord_client::Reply;
use discord_godot_entities::entity::Class;
use discord_godot_entities::handle::{frozen, live};
use discord_godot_values::convert;
use discord_model::Patch;
use discord_rest::schema::ResponseType;
use godot::meta::Element;
use godot::prelude::*;

use super::response::DiscordResponse;
use crate::core::Core;

/// Returns the value for a response. Entities are merged into the entity manager and returned as live objects.
pub fn to_variant(core: &Core, reply: Reply) -> Variant {
    convert_reply(reply, |fetched| live_object(core, fetched))
}

/// Returns the value for a response that is not about the bot. Entities are returned as objects that are not updated.
pub fn to_uncached_variant(core: &Core, reply: Reply) -> Variant {
    convert_reply(reply, |fetched| frozen_object(core, fetched))
}

fn convert_reply(reply: Reply, object: impl Fn(ResponseEntity) -> Variant) -> Variant {
    match reply {
        Reply::Done => true.to_variant(),
        Reply::Json(json) => convert::to_variant(&json),
        Reply::Bytes(bytes) => PackedByteArray::from(&*bytes).to_variant(),
        Reply::Whole(whole) => DiscordResponse::create(*whole).to_variant(),
        Reply::One(fetched) => object(fetched),
        Reply::Many(entity, list) => {
            let list: VarArray = list.into_iter().map(object).collect();
            typed_list(entity, &list)
        }
    }
}

/// Returns the result of a request that failed.
pub fn fallback(response_type: ResponseType) -> Variant {
    match response_type {
        ResponseType::Nothing => false.to_variant(),
        ResponseType::Raw | ResponseType::One(_) => Variant::nil(),
        ResponseType::Bytes => PackedByteArray::new().to_variant(),
        ResponseType::Many(entity) | ResponseType::ManyIn(_, entity) => {
            typed_list(entity, &VarArray::new())
        }
    }
}

/// Generates the functions below from the list of all response types.
macro_rules! results {
    ($($entity:ident),* $(,)?) => {
        fn live_object(core: &Core, fetched: ResponseEntity) -> Variant {
            match fetched {
                $(ResponseEntity::$entity(patch) => merge_response(core, *patch),)*
            }
        }

        fn frozen_object(core: &Core, fetched: ResponseEntity) -> Variant {
            match fetched {
                $(ResponseEntity::$entity(patch) => {
                    frozen(core.id(), Arc::new(patch.value)).to_variant()
                })*
            }
        }

        /// Returns a list with the type of its elements.
        fn typed_list(entity: &str, list: &VarArray) -> Variant {
            match entity {
                $(stringify!($entity) => typed::<discord_model::$entity>(list),)*
                _ => list.to_variant(),
            }
        }
    };
}

discord_cache::response_entities!(results);

fn merge_response<T: Class + MergeResponse>(core: &Core, patch: Patch<T>) -> Variant {
    let entity = T::merge_response(&mut core.entities.cache.borrow_mut(), patch);
    live(core.id(), entity).to_variant()
}

fn typed<T: Class>(list: &VarArray) -> Variant
where
    Gd<T::Object>: Element,
{
    list.iter_shared()
        .filter_map(|object| object.try_to::<Gd<T::Object>>().ok())
        .collect::<Array<Gd<T::Object>>>()
        .to_variant()
}

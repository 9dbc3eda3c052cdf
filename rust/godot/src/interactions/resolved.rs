//! The objects that ids in an interaction stand for.

use discord_model::Resolved;
use godot::prelude::*;

use crate::core::{Core, CoreId};
use crate::handle::live;

/// What somebody chose: the object, if it is the id of one that came along, else the text.
pub(super) fn chosen(core: CoreId, resolved: Option<&Resolved>, value: &str) -> Variant {
    let found = resolved.and_then(|resolved| any(core, resolved, value.parse().ok()?));
    found.unwrap_or_else(|| GString::from(value).to_variant())
}

/// The object an id stands for. Users go before roles, whose ids they never share. A channel is the one the entity manager has:
/// what came with the interaction is less.
pub(super) fn any(core: CoreId, resolved: &Resolved, id: u64) -> Option<Variant> {
    let channel = || {
        let told = resolved.channels.get(&id)?.clone();
        let client = Core::find(core);
        let known =
            client.and_then(|client| client.find_live(|cache| cache.channel(told.id).cloned()));
        Some(known.unwrap_or_else(|| live(core, told)).to_variant())
    };
    let user = resolved
        .users
        .get(&id)
        .map(|user| live(core, user.clone()).to_variant());
    user.or_else(|| Some(live(core, resolved.roles.get(&id)?.clone()).to_variant()))
        .or_else(channel)
        .or_else(|| Some(live(core, resolved.attachments.get(&id)?.clone()).to_variant()))
}

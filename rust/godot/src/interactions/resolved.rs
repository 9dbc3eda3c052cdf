//! The objects that ids in an interaction stand for.

use discord_client::interactions::{ResolvedObject, ValueKind};
use discord_model::Resolved;
use godot::prelude::*;

use crate::convert;
use crate::core::{Core, CoreId};
use crate::handle::live;

/// The object that a value of this kind stands for, if it came with the interaction. A channel is the one the entity manager has,
/// which knows more than what came.
pub(super) fn object(
    core: CoreId,
    resolved: Option<&Resolved>,
    kind: ValueKind,
    value: &str,
) -> Option<Variant> {
    Some(match kind.resolve(resolved?, value)? {
        ResolvedObject::User(user) => live(core, user.clone()).to_variant(),
        ResolvedObject::Role(role) => live(core, role.clone()).to_variant(),
        ResolvedObject::Attachment(attachment) => live(core, attachment.clone()).to_variant(),
        ResolvedObject::Channel(channel) => {
            let client = Core::find(core);
            let known = client
                .and_then(|client| client.find_live(|cache| cache.channel(channel.id).cloned()));
            known
                .unwrap_or_else(|| live(core, channel.clone()))
                .to_variant()
        }
    })
}

/// A chosen value: the object it stands for, else the value itself.
pub(super) fn chosen(
    core: CoreId,
    resolved: Option<&Resolved>,
    kind: ValueKind,
    value: &str,
) -> Variant {
    object(core, resolved, kind, value).unwrap_or_else(|| convert::text(value).to_variant())
}

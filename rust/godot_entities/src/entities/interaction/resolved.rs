//! The objects that ids in an interaction stand for.

use discord_client::interactions::{ResolvedObject, ValueKind};
use discord_godot_values::convert;
use discord_model::Resolved;
use godot::prelude::*;

use crate::entity_owner::find_owner;
use crate::entity_store::ClientId;
use crate::handle::live;

/// The object that a value of this kind stands for, if it came with the interaction. A channel is the one the entity manager has,
/// which knows more than what came.
pub(super) fn object(
    client: ClientId,
    resolved: Option<&Resolved>,
    kind: ValueKind,
    value: &str,
) -> Option<Variant> {
    Some(match kind.resolve(resolved?, value)? {
        ResolvedObject::User(user) => live(client, user.clone()).to_variant(),
        ResolvedObject::Role(role) => live(client, role.clone()).to_variant(),
        ResolvedObject::Attachment(attachment) => live(client, attachment.clone()).to_variant(),
        ResolvedObject::Channel(channel) => {
            let known = find_owner(client).and_then(|owner| {
                let entities = owner.entities();
                entities.find_live(|cache| cache.channel(channel.id).cloned())
            });
            known
                .unwrap_or_else(|| live(client, channel.clone()))
                .to_variant()
        }
    })
}

/// A chosen value: the object it stands for, else the value itself.
pub(super) fn chosen(
    client: ClientId,
    resolved: Option<&Resolved>,
    kind: ValueKind,
    value: &str,
) -> Variant {
    object(client, resolved, kind, value).unwrap_or_else(|| convert::text(value).to_variant())
}

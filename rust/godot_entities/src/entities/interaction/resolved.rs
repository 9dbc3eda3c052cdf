//! The objects whose ids are in an interaction.

use discord_client::interactions::{ResolvedObject, ValueKind};
use discord_godot_values::convert;
use discord_model::Resolved;
use godot::prelude::*;

use crate::entity_owner::find_owner;
use crate::entity_store::ClientId;
use crate::handle::live;

/// Returns the object with the id of a value, if the interaction includes it. A channel is returned from the entity
/// manager, which has more of its fields.
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

/// Returns the object with the id of a selected value, or otherwise the value itself.
pub(super) fn chosen(
    client: ClientId,
    resolved: Option<&Resolved>,
    kind: ValueKind,
    value: &str,
) -> Variant {
    object(client, resolved, kind, value).unwrap_or_else(|| convert::text(value).to_variant())
}

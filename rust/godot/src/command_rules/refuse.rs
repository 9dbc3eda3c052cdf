//! Tells users why a handler is not called.

use std::sync::Arc;

use discord_client::interactions::ResponseKind;
use discord_godot_entities::entity_owner::ResponsePayload;
use discord_godot_values::parameters::Options;
use discord_model::Interaction;
use godot::prelude::*;

use super::command_error::{DiscordCommandError, Refusal};
use crate::core::Core;
use crate::interactions::respond;
use crate::signals::signal;

/// The signal for all errors of commands.
const SIGNAL: &str = "command_failed";

/// Emits the signal, and responds to an interaction unless a script did.
pub(super) fn refuse_interaction(
    core: &Core,
    interaction: &Arc<Interaction>,
    object: &Variant,
    refusal: Refusal,
    name: &str,
) {
    let message = announce(core, object, refusal, name);
    if message.is_empty() || core.interactions.is_acknowledged(interaction.id.get()) {
        return;
    }
    let options = Options(vdict! { "ephemeral" => true }.upcast_any_dictionary());
    let payload = ResponsePayload::Message(message.to_variant(), options);
    respond(core, interaction, ResponseKind::Reply, payload);
}

/// Emits the signal, and replies to the message of a text command.
pub(super) fn refuse_text(core: &Core, command: &Variant, refusal: Refusal, name: &str) {
    let message = announce(core, command, refusal, name);
    if message.is_empty() {
        return;
    }
    // The message may repeat what the user wrote.
    let mentions = vdict! { "parse" => &VarArray::new(), "replied_user" => true };
    let options = vdict! { "allowed_mentions" => &mentions };
    if let Ok(mut command) = command.try_to::<Gd<Object>>() {
        command.call("reply", &[message.to_variant(), options.to_variant()]);
    }
}

/// Emits the signal. Returns the message for the user, which a script may have changed.
fn announce(core: &Core, context: &Variant, refusal: Refusal, name: &str) -> GString {
    let error = DiscordCommandError::create(refusal, name);
    signal(core, SIGNAL, || [context.clone(), error.to_variant()]);
    error.bind().message_for_user()
}

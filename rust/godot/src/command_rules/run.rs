//! Calls the handlers of interactions, if their rules allow it.

use std::sync::Arc;

use discord_client::interactions::{command_path, describe};
use discord_model::{Interaction, InteractionType};
use godot::prelude::*;

use super::decision::{NotNow, check_refusal, count_use, evaluate_checks};
use super::owners::fetch_owners;
use super::refuse::refuse_interaction;
use super::site::site_of_interaction;
use crate::core::Core;
use crate::interactions::{Handler, method};

/// Calls the handler of an interaction, or tells the user why it is not called. Nothing may be borrowed.
pub fn call_handler(
    core: &Core,
    interaction: &Arc<Interaction>,
    handler: Handler,
    object: &Variant,
) {
    // Users see nothing of a refused autocompletion, and they cannot use the command anyway.
    if interaction.kind == InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE {
        return call(interaction, &handler, object);
    }
    let rules = handler.rules();
    let site = site_of_interaction(core, interaction);
    match evaluate_checks(&rules, &site, object) {
        Ok(()) => {}
        Err(NotNow::Refused(refusal)) => {
            return refuse_interaction(core, interaction, object, refusal, &name(interaction));
        }
        Err(NotNow::OwnersUnknown) => {
            let (interaction, object) = (interaction.clone(), object.clone());
            return fetch_owners(core, move |core, is_known| match is_known {
                true => call_handler(core, &interaction, handler, &object),
                false => {
                    let refusal = check_refusal(OWNERS_UNKNOWN.to_owned());
                    refuse_interaction(core, &interaction, &object, refusal, &name(&interaction));
                }
            });
        }
    }
    // The components of an executor are not uses of its command.
    let is_use = !handler.is_executor() || interaction.kind == InteractionType::APPLICATION_COMMAND;
    let counted = match is_use {
        true => count_use(&rules, &site, interaction.channel_id.get()),
        false => Ok(()),
    };
    match counted {
        Ok(()) => call(interaction, &handler, object),
        Err(refusal) => {
            refuse_interaction(core, interaction, object, refusal, &name(interaction));
        }
    }
}

/// The message if the owners of the application cannot be fetched.
pub(super) const OWNERS_UNKNOWN: &str = "The owner of this bot is not known right now.";

/// Returns the name of the command, or the custom id.
fn name(interaction: &Interaction) -> String {
    let data = interaction.data.as_deref();
    let custom_id = data.and_then(|data| data.custom_id.as_deref());
    match custom_id {
        Some(custom_id) => custom_id.to_owned(),
        None => data
            .map(|data| command_path(data).join(" "))
            .unwrap_or_default(),
    }
}

fn call(interaction: &Interaction, handler: &Handler, object: &Variant) {
    if let Err(reason) = handler.call(method(interaction), object) {
        godot_error!(
            "DiscordClient: {} was used, but {} cannot handle it: {reason}.",
            describe(interaction),
            handler.name(),
        );
    }
}

//! Follow-ups, and other requests after the initial response.

use std::sync::Arc;

use discord_client::ClientError;
use discord_client::interactions::{FollowupPlan, argument_failure, unanswered};
use discord_godot_entities::entity_owner::Followup;
use discord_godot_values::argument::Argument;
use discord_godot_values::parameters::Options;
use discord_model::Interaction;
use discord_rest::routes::entries::*;
use discord_rest::{Request, Route};
use godot::prelude::*;

use super::held::{Held, PreparedResponse};
use super::payload::ephemeral;
use crate::core::Core;
use crate::rest::{build_request, fallback};

/// Sends a request that requires the initial response, once that is no longer pending.
pub fn follow_up(core: &Core, interaction: &Arc<Interaction>, followup: Followup<'_>) -> Signal {
    let (method, route) = match &followup {
        Followup::Send(..) => ("send_followup", &execute_webhook),
        Followup::Call { method, route, .. } => (*method, *route),
    };
    let build = || match followup {
        Followup::Send(message, options) => new_followup(core, interaction, message, options),
        Followup::Call {
            route,
            parameters,
            options,
            ..
        } => build(core, interaction, route, parameters, options),
    };
    let failed = fallback(route.response);
    match core.interactions.plan_followup(interaction, method) {
        Ok(FollowupPlan::Send) => {
            PreparedResponse::followup(interaction, build()).send(core, method, failed)
        }
        Ok(FollowupPlan::Wait) => {
            let acknowledged = PreparedResponse::followup(interaction, build());
            let unanswered = PreparedResponse::followup(interaction, Err(unanswered(method)));
            Held::hold(core, method, failed, acknowledged, unanswered)
        }
        Err(failure) => core.requests.refused(method, failed, failure),
    }
}

/// Builds the request that sends a follow-up.
pub(super) fn new_followup(
    core: &Core,
    interaction: &Interaction,
    message: &Variant,
    options: &Options,
) -> Result<Request, ClientError> {
    let mut options = options.copy();
    let message = ephemeral(&mut options, message)
        .map_err(|problem| argument_failure("send_followup", &problem, ""))?;
    build(core, interaction, &execute_webhook, &[message], &options)
}

/// Builds the request that edits the original response. Whether it is ephemeral was decided by the deferral.
pub(super) fn edit_original(
    core: &Core,
    interaction: &Interaction,
    message: &Variant,
    options: &Options,
) -> Result<Request, ClientError> {
    let mut options = options.copy();
    options.remove("ephemeral");
    build(
        core,
        interaction,
        &edit_original_interaction_response,
        std::slice::from_ref(message),
        &options,
    )
}

/// Builds a request that requires the initial response.
fn build(
    core: &Core,
    interaction: &Interaction,
    route: &'static Route,
    more: &[Variant],
    options: &VarDictionary,
) -> Result<Request, ClientError> {
    let mut parameters = vec![
        interaction.application_id.argument(),
        interaction.token.expose().to_variant(),
    ];
    parameters.extend_from_slice(more);
    let options = options.clone().upcast_any_dictionary();
    build_request(core, route, &parameters, Some(&options), None)
}

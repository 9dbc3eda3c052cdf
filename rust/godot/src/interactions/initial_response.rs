//! The initial response to an interaction.

use std::sync::Arc;

use discord_client::ClientError;
use discord_client::interactions::{AutoDefer, ResponseKind, ResponsePlan, argument_failure};
use discord_godot_entities::entity_owner::ResponsePayload;
use discord_godot_values::argument::Argument;
use discord_godot_values::parameters::Options;
use discord_model::{Id, Interaction, InteractionType};
use discord_rest::Request;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::followup::{edit_original, new_followup};
use super::held::{Held, PreparedResponse};
use super::payload::{choices_of, deferred_data, message_in, message_of};
use crate::core::Core;
use crate::rest::build_request;
use crate::wait;

/// Responds to an interaction.
pub fn respond(
    core: &Core,
    interaction: &Arc<Interaction>,
    kind: ResponseKind,
    payload: ResponsePayload,
) -> Signal {
    match payload {
        ResponsePayload::Message(message, options) => {
            respond_with_message(core, interaction, kind, &message, &options)
        }
        other => respond_with_data(core, interaction, kind, other, None),
    }
}

/// Responds with a modal, and waits until the same user submits it.
pub fn show_modal_and_wait(
    core: &Core,
    interaction: &Arc<Interaction>,
    modal: Variant,
    timeout: f64,
) -> Signal {
    let modal = discord_godot_values::convert::unfold(&modal).unwrap_or(modal);
    let custom_id = modal
        .try_to::<AnyDictionary>()
        .ok()
        .and_then(|modal| modal.get("custom_id"))
        .map(|id| id.stringify().to_string());
    let person = interaction.invoker().map(|user| user.id);
    let wanted = move |submitted: &Interaction| {
        let data = submitted.data.as_deref();
        submitted.kind == InteractionType::MODAL_SUBMIT
            && data.and_then(|data| data.custom_id.as_deref()) == custom_id.as_deref()
            && submitted.invoker().map(|user| user.id) == person
    };
    let (number, awaited) = wait::one_interaction(core, Box::new(wanted), timeout);
    let payload = ResponsePayload::Modal(modal);
    respond_with_data(
        core,
        interaction,
        ResponseKind::Modal,
        payload,
        Some(number),
    );
    awaited
}

/// Returns the data of a response that is not a message.
fn data_of(payload: ResponsePayload) -> Result<Variant, String> {
    match payload {
        ResponsePayload::Nothing => Ok(Variant::nil()),
        ResponsePayload::Deferred { ephemeral } => Ok(deferred_data(ephemeral)),
        ResponsePayload::Modal(modal) => Ok(modal),
        ResponsePayload::Choices(choices) => choices_of(&choices),
        ResponsePayload::Message(message, options) => message_of(&message, &options),
    }
}

/// Sends a response that returns whether it succeeded. If it fails, the wait with the number `awaited` is canceled.
fn respond_with_data(
    core: &Core,
    interaction: &Arc<Interaction>,
    kind: ResponseKind,
    payload: ResponsePayload,
    awaited: Option<u64>,
) -> Signal {
    let method = kind.method();
    let no = false.to_variant();
    let initial = || {
        let data = data_of(payload).map_err(|problem| argument_failure(method, &problem, ""));
        let request = data.and_then(|data| build(core, interaction, kind, data));
        let give_up = move |core: &Core| {
            if let Some(number) = awaited {
                core.waits.stop(number);
            }
        };
        PreparedResponse::response(interaction, kind, request, |_| true.to_variant(), give_up)
    };
    match core.interactions.plan_response(interaction, kind) {
        Ok(ResponsePlan::Initial) => initial().send(core, method, no),
        Ok(ResponsePlan::AlreadyDeferred) => core.requests.completed(method, true.to_variant()),
        Ok(_) => {
            // The client is sending the same deferral automatically.
            let acknowledged = PreparedResponse::value(interaction, true.to_variant());
            Held::hold(core, method, no, acknowledged, initial())
        }
        Err(failure) => {
            if let Some(number) = awaited {
                core.waits.stop(number);
            }
            core.requests.refused(method, no, failure)
        }
    }
}

/// Sends a response that returns a message: as the initial response, or as the edit of a deferred one.
fn respond_with_message(
    core: &Core,
    interaction: &Arc<Interaction>,
    kind: ResponseKind,
    message: &Variant,
    options: &Options,
) -> Signal {
    let method = kind.method();
    let none = Variant::nil();
    let initial = || {
        let data = message_of(message, options);
        let data = data.map_err(|problem| argument_failure(method, &problem, ""));
        let request = data.and_then(|data| build(core, interaction, kind, data));
        PreparedResponse::response(
            interaction,
            kind,
            request,
            |response| message_in(&response),
            |_| (),
        )
    };
    let edit = || {
        let request = edit_original(core, interaction, message, options);
        PreparedResponse::response(interaction, kind, request, |message| message, |_| ())
    };
    let followup = || {
        PreparedResponse::followup(
            interaction,
            new_followup(core, interaction, message, options),
        )
    };
    match core.interactions.plan_response(interaction, kind) {
        Ok(ResponsePlan::EditOriginal) => edit().send(core, method, none),
        Ok(ResponsePlan::Followup) => followup().send(core, method, none),
        Ok(ResponsePlan::WaitToEdit) => Held::hold(core, method, none, edit(), initial()),
        Ok(ResponsePlan::WaitToFollowUp) => Held::hold(core, method, none, followup(), initial()),
        Ok(_) => initial().send(core, method, none),
        Err(failure) => core.requests.refused(method, none, failure),
    }
}

/// Defers an interaction without a response.
pub(super) fn defer_automatically(core: &Core, interaction: &Arc<Interaction>, wished: AutoDefer) {
    let data = match wished.kind {
        ResponseKind::Defer => deferred_data(wished.ephemeral),
        _ => Variant::nil(),
    };
    let request = build(core, interaction, wished.kind, data);
    let prepared = PreparedResponse::response(
        interaction,
        wished.kind,
        request,
        |_| true.to_variant(),
        |_| (),
    );
    prepared
        .automatic()
        .send(core, wished.kind.method(), false.to_variant());
}

/// Sends an initial response that a script has built for the endpoint. If it fails, `fallback` is returned to the
/// script.
pub fn respond_with_endpoint(
    core: &Core,
    id: u64,
    request: Result<Request, ClientError>,
    fallback: Variant,
) -> Signal {
    let interaction = Arc::new(Interaction {
        id: Id::new(id),
        ..Interaction::default()
    });
    let body = request.as_ref().ok().and_then(Request::body);
    let code = body.and_then(|body| body.get("type")?.as_u64());
    let kind = ResponseKind::of_endpoint(code.unwrap_or_default());
    PreparedResponse::response(&interaction, kind, request, |response| response, |_| ()).send(
        core,
        create_interaction_response.name,
        fallback,
    )
}

/// Builds the request that sends the initial response.
fn build(
    core: &Core,
    interaction: &Interaction,
    kind: ResponseKind,
    data: Variant,
) -> Result<Request, ClientError> {
    let mut response = VarDictionary::new();
    response.set("type", kind.code());
    if !data.is_nil() {
        response.set("data", &data);
    }
    let parameters = [
        interaction.id.argument(),
        interaction.token.expose().to_variant(),
        response.to_variant(),
    ];
    build_request(core, &create_interaction_response, &parameters, None, None)
}

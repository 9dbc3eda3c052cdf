//! Responses to interactions.

use super::super::command_option_rules::{check_choice_locales, suggestions_schema};
use super::super::component_rules;
use super::super::schema::Schema;
use super::super::validate::validate;
use super::*;

/// An interaction has one initial response, within the deadline. No bot token is needed: the interaction's own is in
/// the path.
pub fn callback(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let id = call.id("interaction_id")?;
    let interaction = state.known_interaction(id)?;
    let is_authorized = interaction.token == call.text("interaction_token");
    ApiError::UNKNOWN_INTERACTION.unless(is_authorized)?;
    ApiError::ANSWERED_INTERACTION.when(interaction.response_type.is_some())?;
    ApiError::UNKNOWN_INTERACTION.when(state.is_expired(interaction))?;
    let kind = call.json["type"].as_u64();
    let possible = possible(interaction);
    if kind.is_some_and(|kind| !possible.contains(&kind)) {
        let all: Vec<String> = possible.iter().map(u64::to_string).collect();
        let message = format!("Value must be one of {{{}}}.", all.join(", "));
        check(|errors| errors.add(&["type"], "BASE_TYPE_CHOICES", message))?;
    }
    let (fields, kind) = (call.fields()?, kind.unwrap_or_default());
    let nothing = Fields::new();
    let data = field(fields, "data").as_object().unwrap_or(&nothing);
    respond(state, call, id, kind, data)?;
    state.known_interaction_mut(id)?.response_type = Some(kind);
    if !call.query_flag("with_response") {
        return Ok(RestResponse::empty());
    }
    Ok(describe(state, id, kind)?.into())
}

/// The callback types that an interaction allows.
fn possible(interaction: &Interaction) -> &'static [u64] {
    match interaction.kind {
        interaction_type::COMMAND => &[4, 5, 9, 12],
        interaction_type::COMPONENT => &[4, 5, 6, 7, 9, 12],
        interaction_type::AUTOCOMPLETE => &[8],
        _ if interaction.message.is_some() => &[4, 5, 6, 7, 12],
        _ => &[4, 5, 12],
    }
}

fn respond(state: &mut State, call: &Call<'_>, id: Id, kind: u64, data: &Fields) -> Outcome<()> {
    let interaction = state.known_interaction(id)?;
    let (source, option_kind) = (interaction.message, interaction.option_kind);
    match kind {
        callback_type::MESSAGE => {
            let draft = message_draft::draft(call, data, Some("data"))?;
            interaction_messages::write(state, id, draft, data)?;
        }
        callback_type::DEFERRED_MESSAGE => {
            let draft = Message {
                flags: LOADING,
                ..Message::default()
            };
            interaction_messages::write(state, id, draft, data)?;
            state.known_interaction_mut(id)?.is_deferred = true;
        }
        callback_type::UPDATE => {
            let source = source.ok_or(ApiError::UNKNOWN_MESSAGE)?;
            let at = (interaction.channel, source);
            interaction_messages::update(state, call, at, data, Some("data"))?;
            state.known_interaction_mut(id)?.original = Some(source);
        }
        callback_type::DEFERRED_UPDATE => {
            let interaction = state.known_interaction_mut(id)?;
            interaction.is_deferred = true;
            interaction.original = source;
        }
        callback_type::CHOICES => {
            let choices = field(data, "choices");
            check_data(data, |errors| {
                errors.required(&["choices"], choices);
                if let Some(schema) = Schema::named(suggestions_schema(option_kind)) {
                    validate(schema, &call.json["data"], errors);
                }
                check_choice_locales(choices, errors);
            })?;
            state.known_interaction_mut(id)?.choices = choices.as_array().cloned();
        }
        callback_type::MODAL => {
            check_data(data, |errors| {
                component_rules::check_modal(field(data, "components"), errors);
            })?;
            let mut modal = call.json["data"].clone();
            if let Some(components) = modal["components"].as_array_mut() {
                number(components);
            }
            let interaction = state.known_interaction_mut(id)?;
            interaction.modal = Some(modal);
            interaction.modal_open = true;
        }
        _ => {}
    }
    Ok(())
}

/// Checks what stands in `data`, where errors are told to be.
fn check_data(data: &Fields, checks: impl FnOnce(&mut FormErrors)) -> Outcome<()> {
    check(|errors| match data.is_empty() {
        true => errors.required(&["data"], &Value::Null),
        false => errors.within("data", checks),
    })
}

/// The interaction callback object, for requests that ask for it.
fn describe(state: &State, id: Id, kind: u64) -> Outcome {
    let interaction = state.known_interaction(id)?;
    let channel = interaction.channel;
    let mut about = json!({ "id": id, "type": interaction.kind, "channel_id": channel });
    set_some(&mut about, "guild_id", state.guild_of_channel(channel));
    let original = interaction.original;
    let message = original.and_then(|original| state.world.any_message(channel, original));
    if let Some(message) = message {
        about["response_message_id"] = json!(message.id);
        about["response_message_loading"] = json!(message.flags & LOADING != 0);
        about["response_message_ephemeral"] = json!(message.flags & EPHEMERAL != 0);
    }
    let activity = format!("i-{id}-gc-{channel}");
    let resource = match kind {
        callback_type::MESSAGE | callback_type::UPDATE => message.map(|message| {
            json!({ "type": kind, "message": state.world.render_message(message, Some(interaction.bot)) })
        }),
        callback_type::LAUNCH_ACTIVITY => {
            about["activity_instance_id"] = json!(activity);
            Some(json!({ "type": kind, "activity_instance": { "id": activity } }))
        }
        _ => None,
    };
    let mut described = json!({ "interaction": about });
    set_some(&mut described, "resource", resource);
    Ok(described)
}

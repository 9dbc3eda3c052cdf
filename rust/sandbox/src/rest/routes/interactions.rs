//! Responses to interactions.

use super::super::command_option_rules::{check_choice_locales, suggestions_schema};
use super::super::schema::Schema;
use super::super::validate::validate;
use super::super::{component_rules, form_errors};
use super::*;

/// An interaction has one initial response, within the deadline. No bot token is needed: the interaction's own is in
/// the path.
pub fn callback(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let id = call.id("interaction_id")?;
    let found = state.world.interactions.get(&id);
    let interaction = found
        .filter(|interaction| interaction.token == call.text("interaction_token"))
        .ok_or(ApiError::UNKNOWN_INTERACTION)?;
    ApiError::ANSWERED_INTERACTION.when(interaction.response_type.is_some())?;
    ApiError::UNKNOWN_INTERACTION.when(interaction.is_expired(
        state.config.interaction_deadline,
        state.config.interaction_lifetime,
    ))?;
    let kind = call.json["type"].as_u64();
    let possible = possible(interaction);
    if kind.is_some_and(|kind| !possible.contains(&kind)) {
        let all: Vec<String> = possible.iter().map(u64::to_string).collect();
        let message = format!("Value must be one of {{{}}}.", all.join(", "));
        form_errors::check(|errors| errors.add(&["type"], "BASE_TYPE_CHOICES", message))?;
    }
    let (fields, kind) = (call.fields()?, kind.unwrap_or_default());
    let nothing = Fields::new();
    let data = field(fields, "data").as_object().unwrap_or(&nothing);
    answer(state, call, id, kind, data)?;
    if let Some(interaction) = state.world.interactions.get_mut(&id) {
        interaction.response_type = Some(kind);
    }
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

fn answer(
    state: &mut State,
    call: &Call<'_>,
    id: Id,
    kind: u64,
    data: &Fields,
) -> Result<(), ApiError> {
    let ephemeral = field(data, "flags").as_u64().unwrap_or(0) & EPHEMERAL != 0;
    let interaction = state.known_interaction(id)?;
    let (source, option_kind) = (interaction.message, interaction.option_kind);
    match kind {
        callback_type::MESSAGE => {
            message_rules::check(call, data, None, Some("data"))?;
            let draft = message_draft::draft(call, data)?;
            let written = state.write_for_interaction(id, draft, ephemeral);
            written.ok_or(ApiError::UNKNOWN_CHANNEL)?;
        }
        callback_type::DEFERRED_MESSAGE => {
            let draft = Message {
                flags: LOADING,
                ..Message::default()
            };
            let written = state.write_for_interaction(id, draft, ephemeral);
            written.ok_or(ApiError::UNKNOWN_CHANNEL)?;
        }
        callback_type::UPDATE => {
            let source = source.ok_or(ApiError::UNKNOWN_MESSAGE)?;
            interaction_messages::update(state, call, id, source, data, Some("data"))?;
        }
        callback_type::CHOICES => check(data, |errors| {
            errors.required(&["choices"], field(data, "choices"));
            if let Some(schema) = Schema::named(suggestions_schema(option_kind)) {
                validate(schema, &Value::Object(data.clone()), errors);
            }
            let choices = field(data, "choices").as_array();
            check_choice_locales(choices.map_or(&[][..], Vec::as_slice), errors);
        })?,
        callback_type::MODAL => check(data, |errors| {
            component_rules::check_modal(field(data, "components"), errors);
        })?,
        _ => {}
    }
    let interaction = state
        .world
        .interactions
        .get_mut(&id)
        .ok_or(ApiError::UNKNOWN_INTERACTION)?;
    match kind {
        callback_type::DEFERRED_MESSAGE => interaction.is_deferred = true,
        callback_type::DEFERRED_UPDATE => {
            interaction.is_deferred = true;
            interaction.original = source;
        }
        callback_type::UPDATE => interaction.original = source,
        callback_type::CHOICES => interaction.choices = field(data, "choices").as_array().cloned(),
        callback_type::MODAL => {
            let mut modal = Value::Object(data.clone());
            if let Some(components) = modal["components"].as_array_mut() {
                number(components);
            }
            interaction.modal = Some(modal);
            interaction.modal_open = true;
        }
        _ => {}
    }
    Ok(())
}

/// Checks what stands in `data`, where errors are told to be.
fn check(data: &Fields, checks: impl FnOnce(&mut FormErrors)) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    if data.is_empty() {
        errors.required(&["data"], &Value::Null);
    } else {
        errors.within("data", checks);
    }
    errors.finish()
}

/// The interaction callback object, for requests that ask for it.
fn describe(state: &State, id: Id, kind: u64) -> Result<Value, ApiError> {
    let interaction = state.known_interaction(id)?;
    let mut about =
        json!({ "id": id, "type": interaction.kind, "channel_id": interaction.channel });
    set_some(
        &mut about,
        "guild_id",
        state.guild_of_channel(interaction.channel),
    );
    let original = interaction.original;
    let message =
        original.and_then(|original| state.world.any_message(interaction.channel, original));
    if let Some(message) = message {
        about["response_message_id"] = json!(message.id);
        about["response_message_loading"] = json!(message.flags & LOADING != 0);
        about["response_message_ephemeral"] = json!(message.flags & EPHEMERAL != 0);
    }
    let activity = format!("i-{id}-gc-{}", interaction.channel);
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

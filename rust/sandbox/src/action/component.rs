//! Users press buttons and select options in select menus.

use super::command::send_interaction;
use super::*;
use crate::world::{Interaction, Message, interaction_type};

pub fn press(state: &mut State, user: Id, action: Press) -> Outcome {
    let message = visible_message(state, user, action.message)?;
    if action.custom_id.is_none() && action.label.is_none() {
        check_only_button(message)?;
    }
    let is_it = |one: &Value| {
        one["type"] == 2
            && match (&action.custom_id, &action.label) {
                (Some(id), _) => one["custom_id"] == id.as_str(),
                (None, Some(label)) => one["label"] == label.as_str(),
                (None, None) => !is_link_or_premium(one),
            }
    };
    let button = component(message, "button", is_it)?;
    let reason = "a link or premium button sends no interaction";
    ActionError::invalid_if(is_link_or_premium(&button), reason)?;
    let data = json!({
        "id": button["id"], "custom_id": button["custom_id"], "component_type": 2,
    });
    let interaction = component_interaction(state, user, message)?;
    send_interaction(state, interaction, data, action.locale)
}

/// Buttons of these styles send no interaction.
fn is_link_or_premium(button: &Value) -> bool {
    matches!(button["style"].as_u64(), Some(5 | 6))
}

/// The button does not have to be specified if there is only one.
fn check_only_button(message: &Message) -> Result<(), ActionError> {
    let mut components = message.components.clone();
    let mut count = 0;
    crate::world::each_component(&mut components, &mut |one| {
        count += usize::from(one["type"] == 2 && !is_link_or_premium(one));
    });
    let reason = format!("the message has {count} buttons; set custom_id or label");
    ActionError::invalid_if(count > 1, &reason)
}

pub fn select(state: &mut State, user: Id, action: Select) -> Outcome {
    let message = visible_message(state, user, action.message)?;
    let is_it = |one: &Value| {
        let asked = action.custom_id.as_deref();
        matches!(one["type"].as_u64(), Some(3 | 5..=8))
            && asked.is_none_or(|id| one["custom_id"] == id)
    };
    let menu = component(message, "select menu", is_it)?;
    let guild = state.guild_of_channel(message.channel_id);
    let (values, ids) = choice::choose(&state.world, guild, &menu, &action.values)?;
    choice::check_count(&menu, values.len(), 1, 1)?;
    let mut data = json!({
        "id": menu["id"], "custom_id": menu["custom_id"], "component_type": menu["type"], "values": values,
    });
    if menu["type"] != 3 {
        data["resolved"] = state.world.render_resolved(user, message.channel_id, &ids);
    }
    let interaction = component_interaction(state, user, message)?;
    send_interaction(state, interaction, data, action.locale)
}

/// A message that the user can see.
fn visible_message(state: &State, user: Id, message: Id) -> Result<&Message, ActionError> {
    let found = state.world.visible_message(user, message);
    found.ok_or_else(|| ActionError::invalid(format!("the user cannot see the message {message}")))
}

/// The specified component of a message, which must be enabled.
fn component(message: &Message, what: &str, is_it: impl Fn(&Value) -> bool) -> Outcome {
    let mut components = message.components.clone();
    let mut found = None;
    crate::world::each_component(&mut components, &mut |one| {
        if found.is_none() && is_it(one) {
            found = Some(one.clone());
        }
    });
    let found = found.ok_or_else(|| format!("there is no such {what} on the message"))?;
    ActionError::invalid_if(
        found["disabled"] == true,
        &format!("the {what} is disabled"),
    )?;
    Ok(found)
}

fn component_interaction(
    state: &State,
    user: Id,
    message: &Message,
) -> Result<Interaction, ActionError> {
    let written_for = message
        .webhook
        .as_ref()
        .and_then(|webhook| webhook.application_id);
    let bot = written_for.unwrap_or(message.author);
    ActionError::invalid_if(
        !state.world.bots.contains_key(&bot),
        "the message was not sent by a bot",
    )?;
    Ok(Interaction {
        kind: interaction_type::COMPONENT,
        bot,
        user,
        channel: message.channel_id,
        message: Some(message.id),
        owners: owners(state, message),
        metadata: object([("interacted_message_id", json!(message.id))]),
        ..Interaction::default()
    })
}

/// By what right the application is where the message is: that of the interaction it comes from.
fn owners(state: &State, message: &Message) -> Vec<(u64, Id)> {
    let owners = message
        .origin
        .as_ref()
        .and_then(|origin| origin.metadata["authorizing_integration_owners"].as_object());
    let Some(owners) = owners else {
        let guild = state.guild_of_channel(message.channel_id);
        return vec![(0, guild.unwrap_or_default())];
    };
    owners
        .iter()
        .filter_map(|(kind, owner)| Some((kind.parse().ok()?, Id::from_json(owner)?)))
        .collect()
}

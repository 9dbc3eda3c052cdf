//! Users press buttons and select options in select menus.

use super::command::send_interaction;
use super::*;
use crate::world::{Interaction, Message, all_components, interaction_type};

pub fn press(state: &mut State, user: Id, action: Press) -> Outcome {
    let message = visible_message(state, user, action.message)?;
    let buttons = all_components(&message.components).into_iter();
    let mut buttons: Vec<&Value> = buttons.filter(|one| one["type"] == 2).collect();
    match (&action.custom_id, &action.label) {
        (Some(id), _) => buttons.retain(|one| one["custom_id"] == id.as_str()),
        (None, Some(label)) => buttons.retain(|one| one["label"] == label.as_str()),
        // The button does not have to be specified if there is only one.
        (None, None) => {
            buttons.retain(|one| !is_link_or_premium(one));
            let count = buttons.len();
            let reason = format!("the message has {count} buttons; set custom_id or label");
            ActionError::invalid_if(count > 1, &reason)?;
        }
    }
    let button = enabled(buttons.first().copied(), "button")?;
    let reason = "a link or premium button sends no interaction";
    ActionError::invalid_if(is_link_or_premium(button), reason)?;
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

pub fn select(state: &mut State, user: Id, action: Select) -> Outcome {
    let message = visible_message(state, user, action.message)?;
    let is_it = |one: &&Value| {
        let asked = action.custom_id.as_deref();
        matches!(one["type"].as_u64(), Some(3 | 5..=8))
            && asked.is_none_or(|id| one["custom_id"] == id)
    };
    let mut components = all_components(&message.components).into_iter();
    let menu = enabled(components.find(is_it), "select menu")?;
    let guild = state.guild_of_channel(message.channel_id);
    let (values, ids) = choice::choose(&state.world, guild, menu, &action.values)?;
    choice::check_count(menu, values.len(), 1, 1)?;
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
    found.or_invalid(&format!("the user cannot see the message {message}"))
}

/// The specified component of a message, which must be enabled.
fn enabled<'a>(component: Option<&'a Value>, what: &str) -> Result<&'a Value, ActionError> {
    let found = component.or_invalid(&format!("there is no such {what} on the message"))?;
    let is_disabled = found["disabled"] == true;
    ActionError::invalid_if(is_disabled, &format!("the {what} is disabled"))?;
    Ok(found)
}

fn component_interaction(
    state: &State,
    user: Id,
    message: &Message,
) -> Result<Interaction, ActionError> {
    let webhook = message.webhook.as_ref();
    let bot = webhook.and_then(|webhook| webhook.application_id);
    let bot = bot.unwrap_or(message.author);
    let is_bot = state.world.bots.contains_key(&bot);
    ActionError::invalid_if(!is_bot, "the message was not sent by a bot")?;
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
    let origin = message.origin.as_ref();
    let owners = origin.map(|origin| &origin.metadata["authorizing_integration_owners"]);
    let Some(Value::Object(owners)) = owners else {
        let guild = state.guild_of_channel(message.channel_id);
        return vec![(0, guild.unwrap_or_default())];
    };
    let owners = owners.iter();
    let owner = |(kind, owner): (&String, _)| Some((kind.parse().ok()?, Id::from_json(owner)?));
    owners.filter_map(owner).collect()
}

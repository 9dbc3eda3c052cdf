//! Sends interactions to bots.

use serde_json::{Map, Value, json};

use super::ActionError;
use crate::change::NewInteraction;
use crate::id::Id;
use crate::state::State;

/// The fields of `data` about the command itself.
pub fn command_data(command: &Value) -> Value {
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": command["type"] });
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
    data
}

/// The interaction of a user who uses a command.
pub fn command_interaction(
    state: &State,
    user: Id,
    channel: Id,
    command: &Value,
    data: Value,
    name: &str,
) -> NewInteraction {
    let guild = state.guild_of_channel(channel);
    let metadata = [
        ("name", json!(name)),
        ("command_type", command["type"].clone()),
    ];
    NewInteraction {
        bot: Id::from_json(&command["application_id"]).unwrap_or_default(),
        user,
        channel,
        data,
        owners: state.world.owners_of(command, user, guild),
        metadata: metadata
            .map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect::<Map<_, _>>(),
        summary: Some(json!({ "type": 2, "name": name, "user": state.world.render_user(user) })),
        ..NewInteraction::default()
    }
}

/// Sends the interaction to the bot, and returns it.
pub fn send_interaction(
    state: &mut State,
    interaction: NewInteraction,
) -> Result<Value, ActionError> {
    let payload = state.create_interaction(interaction);
    payload.ok_or_else(|| ActionError::invalid("only members of a guild can use commands in it"))
}

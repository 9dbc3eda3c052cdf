//! The bot is told of what people do.

use serde_json::{Map, Value, json};

use super::ActionError;
use crate::change::Begun;
use crate::id::Id;
use crate::state::State;

/// What `data` says of the command itself.
pub fn about(command: &Value) -> Value {
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": command["type"] });
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
    data
}

/// The interaction of somebody who uses a command.
pub fn begin(
    state: &State,
    user: Id,
    channel: Id,
    command: &Value,
    data: Value,
    name: &str,
) -> Begun {
    let guild = state.guild_of_channel(channel);
    let metadata = [
        ("name", json!(name)),
        ("command_type", command["type"].clone()),
    ];
    Begun {
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
        ..Begun::default()
    }
}

/// Tells the bot.
pub fn send_interaction(state: &mut State, begun: Begun) -> Result<Value, ActionError> {
    let told = state.begin_interaction(begun);
    told.ok_or_else(|| ActionError::invalid("only members of a guild can use commands in it"))
}

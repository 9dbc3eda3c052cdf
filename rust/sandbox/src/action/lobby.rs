//! What only the members of a lobby can do, with their own clients.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, Lobby, LobbyMessage};

/// Links a channel to a lobby. Returns the lobby.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkLobby {
    /// The lobby.
    pub lobby: Id,
    /// The channel. If omitted, the link is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Key>,
}

impl Perform for LinkLobby {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = self.channel.map(|channel| state.channel(&channel));
        let channel = channel.transpose()?;
        let lobby = lobby(state, self.lobby)?;
        lobby.linked_channel = channel;
        let lobby = lobby.clone();
        Ok(state.world.render_lobby(&lobby))
    }
}

/// A member of a lobby sends a message to it. Returns `{id, lobby_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendLobbyMessage {
    /// The lobby.
    pub lobby: Id,
    /// The author, a member of the lobby.
    pub author: Key,
    /// The content.
    pub content: String,
}

impl Perform for SendLobbyMessage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let author = state.user(&self.author)?;
        let id = state.world.snowflakes.next();
        let lobby = lobby(state, self.lobby)?;
        if !lobby.members.contains_key(&author) {
            return Err(ActionError::invalid("the user is not in the lobby"));
        }
        lobby.push(LobbyMessage {
            id,
            author,
            content: self.content,
            moderation: Fields::new(),
        });
        Ok(json!({ "id": id, "lobby_id": self.lobby }))
    }
}

fn lobby(state: &mut State, id: Id) -> Result<&mut Lobby, ActionError> {
    let found = state.world.lobbies.get_mut(&id);
    found.ok_or_else(|| ActionError::Unknown {
        kind: "lobby",
        key: id.to_string(),
    })
}

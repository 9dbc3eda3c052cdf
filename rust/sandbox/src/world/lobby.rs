//! Lobbies: groups of players a game brings together.

use super::*;

/// How many messages a lobby remembers.
const CAPACITY: usize = 200;

/// A lobby.
#[derive(Clone, Debug, Default)]
pub struct Lobby {
    pub id: Id,
    pub application_id: Id,
    /// `metadata`, `flags` and `override_event_webhooks_url`, those that were set.
    pub fields: Fields,
    /// What is set of each member: `metadata`, `flags`, `additional_name`.
    pub members: BTreeMap<Id, Fields>,
    /// The channel that is its chat, too.
    pub linked_channel: Option<Id>,
    messages: VecDeque<LobbyMessage>,
}

/// Something said in a lobby.
#[derive(Clone, Debug)]
pub struct LobbyMessage {
    pub id: Id,
    pub author: Id,
    pub content: String,
    /// What the game's own moderation says of it.
    pub moderation: Fields,
}

impl Lobby {
    /// A lobby without members.
    pub fn new(id: Id, application_id: Id) -> Lobby {
        Lobby {
            id,
            application_id,
            ..Lobby::default()
        }
    }

    /// Takes over what a request gives, and the members if it names them.
    pub fn apply(&mut self, changes: &Fields) {
        let changeable = "metadata flags override_event_webhooks_url";
        change(&mut self.fields, changes, changeable);
        let Some(members) = changes.get("members") else {
            return;
        };
        self.members.clear();
        for member in entries(members) {
            let id = Id::from_json(&member["id"]);
            if let Some((id, given)) = id.zip(member.as_object()) {
                self.set_member(id, given);
            }
        }
    }

    /// Adds a member, or changes what is set of one.
    pub fn set_member(&mut self, user: Id, given: &Fields) {
        let member = self.members.entry(user).or_default();
        change(member, given, "metadata flags additional_name");
    }

    /// A member as REST carries it.
    pub fn render_member(&self, user: Id) -> Option<Value> {
        let member = self.members.get(&user)?;
        let mut rendered = json!(member);
        let beside = json!({ "id": user, "metadata": null, "flags": 0 });
        fill(&mut rendered, beside);
        Some(rendered)
    }

    /// Something is said.
    pub fn push(&mut self, message: LobbyMessage) {
        self.messages.push_back(message);
        if self.messages.len() > CAPACITY {
            self.messages.pop_front();
        }
    }

    /// Something that was said, to change it.
    pub fn message_mut(&mut self, id: Id) -> Option<&mut LobbyMessage> {
        self.messages.iter_mut().find(|message| message.id == id)
    }
}

impl World {
    /// The lobby as REST carries it.
    pub fn render_lobby(&self, lobby: &Lobby) -> Value {
        let members = lobby.members.keys();
        let members = members.filter_map(|user| lobby.render_member(*user));
        let mut rendered = json!({
            "id": lobby.id,
            "application_id": lobby.application_id,
            "metadata": null,
            "members": members.collect::<Vec<_>>(),
            "flags": 0,
            "override_event_webhooks_url": null,
        });
        overlay(&mut rendered, &lobby.fields);
        let linked = lobby.linked_channel.and_then(|id| self.channel(id));
        if let Some(channel) = linked {
            rendered["linked_channel"] = self.render_channel(channel, None);
        }
        rendered
    }

    /// The lobby with what was said in it, for the dump of the state.
    pub fn render_lobby_state(&self, lobby: &Lobby) -> Value {
        let mut rendered = self.render_lobby(lobby);
        let messages = lobby.messages.iter().map(|message| {
            json!({
                "id": message.id, "lobby_id": lobby.id, "author": self.render_user(message.author),
                "content": message.content, "moderation_metadata": message.moderation,
            })
        });
        rendered["messages"] = messages.collect();
        rendered
    }
}

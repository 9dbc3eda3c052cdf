//! Users and bots, what they install and buy, and lobbies.

use std::fmt;

use super::*;
use crate::world::{Lobby, LobbyMessage, Presence, Team, TeamMember, UserToken};

/// A bot token. It is not for logs, not even that of a sandbox.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(pub String);

impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token")
    }
}

pub fn add_user(state: &mut State, action: AddUser) -> Outcome {
    let guilds = state.guilds(&action.guilds)?;
    let user = state.add_user(&action.username, action.global_name.as_deref());
    for guild in guilds {
        state.join_guild(guild, user);
    }
    Ok(state.world.render_user(user))
}

pub fn add_bot(state: &mut State, action: AddBot) -> Outcome {
    let guilds = state.guilds(&action.guilds)?;
    let first = state.world.bots.values().next();
    let owner = first.map(|bot| bot.owner).unwrap_or_default();
    let bot = state.add_bot(&action.username, owner, action.token.map(|token| token.0));
    for guild in guilds {
        state.join_guild(guild, bot);
    }
    let token = state.world.bots.get(&bot).map(|bot| bot.token.clone());
    Ok(json!({ "user": state.world.render_user(bot), "token": token }))
}

pub fn set_team(state: &mut State, bot: Id, action: SetTeam) -> Outcome {
    let team = match &action.name {
        Some(name) => Some(team(state, bot, name.clone(), &action)?),
        None => None,
    };
    if let Some(bot) = state.world.bots.get_mut(&bot) {
        bot.team = team;
    }
    let bot = state.world.bots.get(&bot);
    Ok(bot.map_or(Value::Null, |bot| state.world.render_application(bot)))
}

fn team(state: &mut State, bot: Id, name: String, action: &SetTeam) -> Result<Team, ActionError> {
    let owner = match &action.owner {
        Some(owner) => state.user(owner)?,
        None => state.world.bots.get(&bot).map_or(bot, |bot| bot.owner),
    };
    let invited = state.users(&action.invited)?;
    let mut members = vec![TeamMember {
        user: owner,
        role: "admin".to_owned(),
        has_accepted: true,
    }];
    for (user, role) in &action.members {
        let role = role.as_str().unwrap_or_default();
        let is_role = ["admin", "developer", "read_only"].contains(&role);
        ActionError::invalid_if(!is_role, "a role is `admin`, `developer` or `read_only`")?;
        let key = user.parse::<u64>();
        let user = state.user(&key.map_or_else(|_| Key::from(user.as_str()), Key::from))?;
        members.push(TeamMember {
            user,
            role: role.to_owned(),
            has_accepted: !invited.contains(&user),
        });
    }
    Ok(Team {
        id: state.world.snowflakes.next(),
        name,
        owner,
        members,
    })
}

pub fn authorize_application(
    state: &mut State,
    user: Id,
    application: Id,
    scopes: Vec<String>,
) -> Value {
    state.world.authorize(UserToken {
        user,
        application,
        scopes,
    })
}

pub fn update_user(state: &mut State, user: Id, changes: &Fields) -> Value {
    state.update_user(user, changes);
    state.world.render_user(user)
}

pub fn set_presence(
    state: &mut State,
    user: Id,
    status: String,
    activities: Vec<Value>,
) -> Outcome {
    let presence = match status.as_str() {
        "online" | "idle" | "dnd" => Some(Presence::desktop(&status, activities)),
        "offline" | "invisible" => None,
        _ => {
            let reason = format!("status is {status:?}; it must be online, idle, dnd or offline");
            return Err(reason.into());
        }
    };
    state.set_presence(user, presence);
    Ok(state.world.render_presence(user))
}

pub fn set_installed(state: &mut State, user: Id, bot: Id, installed: bool) -> Value {
    if let Some(found) = state.world.bots.get_mut(&bot) {
        if installed {
            found.installed_by.insert(user);
        } else {
            found.installed_by.remove(&user);
        }
    }
    json!({ "user_id": user, "application_id": bot, "installed": installed })
}

pub fn link_lobby(state: &mut State, id: Id, channel: Option<Key>) -> Outcome {
    let channel = channel.map(|channel| state.channel(&channel));
    let channel = channel.transpose()?;
    let lobby = lobby(state, id)?;
    lobby.linked_channel = channel;
    let lobby = lobby.clone();
    Ok(state.world.render_lobby(&lobby))
}

pub fn send_lobby_message(state: &mut State, to: Id, author: Id, content: String) -> Outcome {
    let id = state.world.snowflakes.next();
    let lobby = lobby(state, to)?;
    let is_member = lobby.members.contains_key(&author);
    ActionError::invalid_if(!is_member, "the user is not in the lobby")?;
    lobby.push(LobbyMessage {
        id,
        author,
        content,
        moderation: Fields::new(),
    });
    Ok(json!({ "id": id, "lobby_id": to }))
}

fn lobby(state: &mut State, id: Id) -> Result<&mut Lobby, ActionError> {
    let found = state.world.lobbies.get_mut(&id);
    found.or_unknown("lobby", &id)
}

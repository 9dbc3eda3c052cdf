//! Op 8: the members of a guild, in chunks.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::close::Close;
use super::intents::{GUILD_MEMBERS, GUILD_PRESENCES};
use crate::config::LimitMode;
use crate::id::Id;
use crate::json::set_some;
use crate::state::State;
use crate::world::Guild;

/// How many members one chunk carries.
const CHUNK: usize = 1000;
/// How many members can be asked for by id, or found by the start of their name.
const SOME: usize = 100;
/// The longest nonce, in bytes; a longer one is left out of the answer.
const NONCE: usize = 32;
/// How often the whole list of one guild may be asked for.
const WHOLE_LIST_EVERY: Duration = Duration::from_secs(30);

/// Responds with GUILD_MEMBERS_CHUNK events.
pub fn request_guild_members(
    state: &mut State,
    session: &str,
    bot: Id,
    data: &Value,
) -> Result<(), Close> {
    let guild_id = Id::from_json(&data["guild_id"]).ok_or(Close::DECODE_ERROR)?;
    let intents = state
        .sessions
        .session(session)
        .map_or(0, |session| session.intents);
    let nonce = data["nonce"].as_str().filter(|nonce| nonce.len() <= NONCE);
    let by_id = !data["user_ids"].is_null();
    let query = data["query"].as_str();
    if !by_id && query.is_none() {
        return Err(Close::DECODE_ERROR);
    }
    let whole_list = query == Some("") && data["limit"].as_u64() == Some(0);
    let presences = data["presences"] == true && intents & GUILD_PRESENCES != 0;
    if whole_list && intents & GUILD_MEMBERS == 0 {
        // Discord says nothing at all then; libraries run into their own time-out.
        return Ok(());
    }
    let Some(guild) = state
        .world
        .guild(guild_id)
        .filter(|guild| guild.members.contains_key(&bot))
    else {
        return Ok(());
    };
    if whole_list && state.limits.mode() == LimitMode::Strict {
        let wait = state
            .sessions
            .members_asked
            .get(&(bot, guild_id))
            .and_then(|last| WHOLE_LIST_EVERY.checked_sub(last.elapsed()));
        if let Some(wait) = wait {
            let mut meta = json!({ "guild_id": guild_id });
            set_some(&mut meta, "nonce", nonce);
            let limited = json!({ "opcode": 8, "retry_after": wait.as_secs_f64(), "meta": meta });
            state.sessions.send_to(session, "RATE_LIMITED", &limited);
            return Ok(());
        }
        state
            .sessions
            .members_asked
            .insert((bot, guild_id), Instant::now());
    }

    let (found, not_found) = if by_id {
        by_ids(guild, &data["user_ids"])
    } else {
        (
            by_name(
                state,
                guild,
                query.unwrap_or_default(),
                data["limit"].as_u64().unwrap_or(0),
            ),
            Vec::new(),
        )
    };
    let chunks = if found.is_empty() {
        vec![&[][..]]
    } else {
        found.chunks(CHUNK).collect()
    };
    let count = chunks.len();
    let mut answers = Vec::with_capacity(count);
    for (index, members) in chunks.into_iter().enumerate() {
        let mut chunk = json!({
            "guild_id": guild_id,
            "members": members.iter().filter_map(|user| state.world.render_member(guild, *user)).collect::<Vec<_>>(),
            "chunk_index": index,
            "chunk_count": count,
        });
        if by_id {
            chunk["not_found"] = json!(not_found);
        }
        if presences {
            let online = members
                .iter()
                .filter(|user| state.world.presences.contains_key(user));
            chunk["presences"] = online
                .map(|user| state.world.render_presence(*user))
                .collect();
        }
        set_some(&mut chunk, "nonce", nonce);
        answers.push(chunk);
    }
    for chunk in &answers {
        state
            .sessions
            .send_to(session, "GUILD_MEMBERS_CHUNK", chunk);
    }
    Ok(())
}

/// The members with these ids, and the ids that are not found.
fn by_ids(guild: &Guild, asked: &Value) -> (Vec<Id>, Vec<Value>) {
    let one = std::slice::from_ref(asked);
    let asked = asked.as_array().map_or(one, Vec::as_slice);
    let mut found = Vec::new();
    let mut not_found = Vec::new();
    for value in asked.iter().take(SOME) {
        match Id::from_json(value).filter(|id| guild.members.contains_key(id)) {
            Some(id) => found.push(id),
            None => not_found.push(value.clone()),
        }
    }
    (found, not_found)
}

/// The members whose name or nickname starts so. Limit 0 is all for the empty start, else a hundred.
fn by_name(state: &State, guild: &Guild, start: &str, limit: u64) -> Vec<Id> {
    let most = match (start.is_empty(), limit) {
        (true, 0) => usize::MAX,
        (_, 0) => SOME,
        (_, limit) => usize::try_from(limit).unwrap_or(SOME).min(SOME),
    };
    state.members_by_name(guild, start).take(most).collect()
}

impl State {
    /// The members whose name or nickname starts so.
    pub fn members_by_name(&self, guild: &Guild, start: &str) -> impl Iterator<Item = Id> {
        let start = start.to_lowercase();
        let begins = move |name: &str| name.to_lowercase().starts_with(&start);
        let members = guild.members.iter().filter(move |(user, member)| {
            let nick = member.nick.as_deref();
            let user = self.world.user(**user);
            let names =
                user.map(|user| [Some(user.username.as_str()), user.global_name.as_deref()]);
            let names = names.into_iter().flatten().chain([nick]).flatten();
            names.into_iter().any(&begins)
        });
        members.map(|(user, _)| *user)
    }
}

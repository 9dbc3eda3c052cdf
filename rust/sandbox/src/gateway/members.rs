//! Op 8: the members of a guild, in chunks.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::close::Close;
use super::intents::{GUILD_MEMBERS, GUILD_PRESENCES};
use super::receive::Replies;
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

/// GUILD_MEMBERS_CHUNK events. Discord says nothing at all without the intent; libraries run into their own time-out.
pub fn request_guild_members(
    state: &mut State,
    bot: Id,
    intents: u64,
    data: &Value,
) -> Result<Replies, Close> {
    let guild_id = Id::from_json(&data["guild_id"]).ok_or(Close::DECODE_ERROR)?;
    let nonce = data["nonce"].as_str().filter(|nonce| nonce.len() <= NONCE);
    let by_id = !data["user_ids"].is_null();
    let query = data["query"].as_str();
    if !by_id && query.is_none() {
        return Err(Close::DECODE_ERROR);
    }
    let whole_list = query == Some("") && data["limit"].as_u64() == Some(0);
    let presences = data["presences"] == true && intents & GUILD_PRESENCES != 0;
    let guild = state.world.guild(guild_id);
    let guild = guild.filter(|guild| guild.members.contains_key(&bot));
    let may_ask = !whole_list || intents & GUILD_MEMBERS != 0;
    let Some(guild) = guild.filter(|_| may_ask) else {
        return Ok(Replies::new());
    };
    if whole_list && state.limits.mode() == LimitMode::Strict {
        let asked = &mut state.sessions.members_asked;
        let last = asked.get(&(bot, guild_id)).map(Instant::elapsed);
        if let Some(wait) = last.and_then(|passed| WHOLE_LIST_EVERY.checked_sub(passed)) {
            let mut meta = json!({ "guild_id": guild_id });
            set_some(&mut meta, "nonce", nonce);
            let limited = json!({ "opcode": 8, "retry_after": wait.as_secs_f64(), "meta": meta });
            return Ok(vec![("RATE_LIMITED", limited)]);
        }
        asked.insert((bot, guild_id), Instant::now());
    }

    let (found, not_found) = if by_id {
        by_ids(guild, &data["user_ids"])
    } else {
        let limit = data["limit"].as_u64().unwrap_or(0);
        let found = by_name(state, guild, query.unwrap_or_default(), limit);
        (found, Vec::new())
    };
    let count = found.len().div_ceil(CHUNK).max(1);
    let chunk = |index: usize| {
        let members = found.iter().skip(index * CHUNK).take(CHUNK);
        let rendered = members.clone();
        let rendered = rendered.filter_map(|user| state.world.render_member(guild, *user));
        let mut chunk = json!({
            "guild_id": guild_id,
            "members": rendered.collect::<Value>(),
            "chunk_index": index,
            "chunk_count": count,
        });
        if by_id {
            chunk["not_found"] = json!(not_found);
        }
        if presences {
            let online = members.filter(|user| state.world.presences.contains_key(user));
            chunk["presences"] = online
                .map(|user| state.world.render_presence(*user))
                .collect();
        }
        set_some(&mut chunk, "nonce", nonce);
        ("GUILD_MEMBERS_CHUNK", chunk)
    };
    Ok((0..count).map(chunk).collect())
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

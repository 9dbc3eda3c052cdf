//! Identify: from a token to a session.

use serde_json::{Value, json};

use super::close::Close;
use super::commands;
use super::intents::{self, GUILD_PRESENCES, KNOWN, PRIVILEGED};
use super::session::Session;
use super::socket::SocketCommand;
use crate::config::LimitMode;
use crate::id::Id;
use crate::state::State;
use crate::world::{APPLICATION_FLAGS, MemberSelection, Presence, User};

/// How many guilds one shard may have.
const GUILDS_PER_SHARD: usize = 2500;

/// Begins a session, answers READY and then the guilds.
pub fn identify(state: &mut State, socket: u64, data: &Value) -> Result<(), Close> {
    if state.sessions.session_of(socket).is_some() {
        return Err(Close::ALREADY_AUTHENTICATED);
    }
    let bot = authenticate(state, data)?;
    if !data["properties"].is_object() {
        return Err(Close::DECODE_ERROR);
    }
    let intents = data["intents"].as_u64().ok_or(Close::DECODE_ERROR)?;
    if intents & !KNOWN != 0 {
        return Err(Close::INVALID_INTENTS);
    }
    if intents & PRIVILEGED & !state.config.privileged_intents != 0 {
        return Err(Close::DISALLOWED_INTENTS);
    }
    let shard = read_shard(&data["shard"])?;
    let large_threshold = match &data["large_threshold"] {
        Value::Null => 50,
        given => given
            .as_u64()
            .filter(|given| (50..=250).contains(given))
            .ok_or(Close::DECODE_ERROR)?,
    };
    let presence = match &data["presence"] {
        Value::Null => Some(Presence::desktop("online", Vec::new())),
        given => commands::read_presence(given)?,
    };

    let large_threshold = usize::try_from(large_threshold).unwrap_or(50);
    let session = Session::new(bot, shard, intents, large_threshold);
    let mut guilds = state.world.guilds_of(bot);
    guilds.retain(|guild| session.has_guild(*guild));
    if guilds.len() > GUILDS_PER_SHARD {
        return Err(Close::SHARDING_REQUIRED);
    }
    let bucket = shard.0 % u64::from(state.config.max_concurrency.max(1));
    if state.limits.mode() == LimitMode::Strict && !state.sessions.may_identify(bot, bucket) {
        state.sessions.send(socket, SocketCommand::op(9, "false"));
        return Ok(());
    }

    let id = session.id.clone();
    let mut ready = ready(state, &session, &guilds);
    if data["shard"].is_array() {
        ready["shard"] = json!([shard.0, shard.1]);
    }
    state.sessions.add_session(session);
    state.sessions.attach(socket, &id);
    if data["compress"] == true {
        state.sessions.send(socket, SocketCommand::CompressPackets);
    }
    if let Some(account) = state.world.bots.get_mut(&bot) {
        account.identifies_left = account.identifies_left.saturating_sub(1);
    }
    state.set_presence(bot, presence);
    state.sessions.send_to(&id, "READY", &ready);
    for guild in guilds {
        state.send_guild(&id, guild);
    }
    Ok(())
}

/// The bot whose token a payload carries. The prefix that REST asks for is accepted here too: many libraries send it.
pub fn authenticate(state: &State, data: &Value) -> Result<Id, Close> {
    let token = data["token"].as_str().ok_or(Close::DECODE_ERROR)?;
    let bot = state
        .world
        .bot_by_token(token.strip_prefix("Bot ").unwrap_or(token));
    bot.ok_or(Close::AUTHENTICATION_FAILED)
}

fn read_shard(shard: &Value) -> Result<(u64, u64), Close> {
    if shard.is_null() {
        return Ok((0, 1));
    }
    let (index, count) = (shard[0].as_u64(), shard[1].as_u64());
    match (index, count) {
        (Some(index), Some(count)) if index < count => Ok((index, count)),
        _ => Err(Close::INVALID_SHARD),
    }
}

fn ready(state: &State, session: &Session, guilds: &[Id]) -> Value {
    let unavailable = |guild: &Id| json!({ "id": guild, "unavailable": true });
    json!({
        "v": 10,
        "user": state.world.user(session.bot).map(User::render_self),
        "guilds": guilds.iter().map(unavailable).collect::<Value>(),
        "session_id": session.id,
        "session_type": "normal",
        "resume_gateway_url": state.resume_url(),
        "application": { "id": session.bot, "flags": APPLICATION_FLAGS },
        "user_settings": {},
        "user_settings_proto": "",
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": [],
        "auth": {},
        "_trace": ["[\"gateway-sandbox\",{\"micros\":0.0}]"],
    })
}

impl State {
    /// GUILD_CREATE, or GUILD_DELETE for a guild in an outage. Needs GUILDS like any other time.
    fn send_guild(&mut self, session: &str, guild: Id) {
        let (found, guild) = (self.sessions.session(session), self.world.guild(guild));
        let (Some(found), Some(guild)) = (found, guild) else {
            return;
        };
        if found.intents & intents::needed("GUILD_CREATE", true) == 0 {
            return;
        }
        if guild.unavailable {
            let outage = json!({ "id": guild.id, "unavailable": true });
            return self.sessions.send_to(session, "GUILD_DELETE", &outage);
        }
        let selection = MemberSelection {
            bot: found.bot,
            presences: found.intents & GUILD_PRESENCES != 0,
            large_threshold: found.large_threshold,
        };
        let create = self.world.render_guild_create(guild, selection);
        self.sessions.send_to(session, "GUILD_CREATE", &create);
    }

    /// Tells the bots in a guild of it as if it were new to them: it is, or an outage is over. Only `bot` if given.
    pub fn announce_guild(&mut self, guild: Id, bot: Option<Id>) {
        for id in self.sessions.session_ids() {
            let is_concerned = self.sessions.session(&id).is_some_and(|session| {
                session.has_guild(guild)
                    && self.world.is_member(guild, session.bot)
                    && bot.is_none_or(|bot| bot == session.bot)
            });
            if is_concerned {
                self.send_guild(&id, guild);
            }
        }
    }
}

//! Requests over the gateway, each answered by events: members of a guild, sounds, what is short-lived about channels.

use std::cell::RefCell;
use std::time::Instant;

use discord_client::{Ask, Chunk, Failure, Gather, Kind, PutOff, Situation};
use discord_model::{Channel, GatewayRateLimit, Guild, Id, Member, MembersChunk, SoundboardSound};
use discord_rest::schema::parse_id;
use godot::prelude::*;
use serde_json::{Map, Value};

use crate::convert;
use crate::core::Core;
use crate::entity::Class;
use crate::id_argument::IdArgument;
use crate::rest::complete_answer;

/// The requests of a client that wait for events. They hold the objects that came already, so that none has to be made when
/// the last part is here.
pub struct Gathering(RefCell<Gather<Variant>>);

impl Default for Gathering {
    fn default() -> Self {
        Self(RefCell::new(Gather::new(Instant::now())))
    }
}

impl Gathering {
    /// Begins a request under a number of [`Requests`](crate::rest::Requests).
    ///
    /// # Errors
    /// If Discord would refuse it, or not even answer.
    pub fn begin(&self, core: &Core, number: u64, ask: Ask) -> Result<(), Failure> {
        let knows = |guild: Id<Guild>| core.cache.borrow().guild(guild).is_some();
        let situation = Situation {
            logged_in: core.session.is_logged_in(),
            intents: core.session.intents(),
            knows: &knows,
        };
        let mut gather = self.0.borrow_mut();
        gather.begin(number, ask, &situation, Instant::now())
    }

    /// Whether nobody waits for anything.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Some members came.
    pub fn members(&self, chunk: &MembersChunk, members: Vec<Variant>) {
        let part = Chunk {
            guild: chunk.guild_id,
            nonce: chunk.nonce.as_deref().unwrap_or_default(),
            index: chunk.chunk_index,
            count: chunk.chunk_count,
        };
        self.0.borrow_mut().members(part, members, Instant::now());
    }

    /// The sounds of a guild came.
    pub fn sounds(&self, guild: Id<Guild>, sounds: &[Variant]) {
        self.0.borrow_mut().sounds(guild, sounds, Instant::now());
    }

    /// What is short-lived about a guild's channels came.
    pub fn channel_info(&self, guild: Id<Guild>, channels: Vec<Variant>) {
        self.0.borrow_mut().channel_info(guild, channels);
    }

    /// Discord puts a request off.
    pub fn rate_limited(&self, limit: &GatewayRateLimit) {
        let meta = limit.meta.as_deref();
        let put_off = PutOff {
            opcode: limit.opcode.into(),
            retry_after: limit.retry_after,
            guild: meta
                .map(|meta| meta.guild_id)
                .filter(|guild| guild.is_some()),
            nonce: meta
                .and_then(|meta| meta.nonce.as_deref())
                .unwrap_or_default(),
        };
        self.0.borrow_mut().rate_limited(put_off, Instant::now());
    }

    /// These shards are started.
    pub fn shards_started(&self, shards: &[u32], shard_count: u32) {
        let mut gather = self.0.borrow_mut();
        gather.shards_started(shards, shard_count, Instant::now());
    }

    /// The connection of a shard is gone.
    pub fn disconnected(&self, shard: u32) {
        self.0.borrow_mut().disconnected(shard, Instant::now());
    }

    /// The session of a shard goes on.
    pub fn resumed(&self, shard: u32) {
        self.0.borrow_mut().resumed(shard, Instant::now());
    }

    /// A shard has a new session.
    pub fn session_began(&self, shard: u32) {
        self.0.borrow_mut().session_began(shard, Instant::now());
    }

    /// Nothing will be answered any more.
    pub fn log_out(&self) {
        self.0.borrow_mut().log_out(Instant::now());
    }
}

/// Sends what is due, and ends the requests that are complete or failed.
pub fn turn(core: &Core) {
    loop {
        let ended = core
            .gathering
            .0
            .borrow_mut()
            .turn(Instant::now(), |command| core.session.send(command));
        // Nothing is borrowed here: whoever waited goes on inside.
        match ended {
            Some((number, result)) => complete_answer(core, number, result),
            None => return,
        }
    }
}

/// What a request gives: a list of the objects of one class.
#[derive(Clone, Copy)]
pub enum Answer {
    /// Members.
    Members,
    /// Soundboard sounds.
    Sounds,
    /// Channels.
    Channels,
}

impl Answer {
    /// The list, with the type of its elements.
    pub fn list(self, objects: Vec<Variant>) -> Variant {
        match self {
            Self::Members => list::<Member>(objects),
            Self::Sounds => list::<SoundboardSound>(objects),
            Self::Channels => list::<Channel>(objects),
        }
    }
}

fn list<T: Class>(objects: Vec<Variant>) -> Variant
where
    Gd<T::Object>: godot::meta::Element,
{
    objects
        .into_iter()
        .filter_map(|object| object.try_to::<Gd<T::Object>>().ok())
        .collect::<Array<Gd<T::Object>>>()
        .to_variant()
}

/// The ids of a list.
///
/// # Errors
/// Says which of them is none, and why.
pub fn ids<T>(list: &[Value], name: &str) -> Result<Vec<Id<T>>, String> {
    let id = |(index, value)| {
        let place = format!("{name}[{index}]");
        let id = parse_id(value, &place)?.parse();
        id.map(Id::new)
            .map_err(|_| format!("{place} is too large for an id"))
    };
    list.iter().enumerate().map(id).collect()
}

/// Reads the options of a request for members.
///
/// # Errors
/// Says what is wrong with them.
pub fn members(guild: &IdArgument, options: &AnyDictionary) -> Result<Ask, Failure> {
    let guild = guild.parse("guild_id").map_err(wrong)?;
    let options = convert::to_object(options).map_err(wrong)?;
    let known = ["query", "limit", "user_ids", "presences"];
    if let Some(unknown) = options.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(wrong(format!(
            "unknown option '{unknown}'; known are {}",
            known.join(", ")
        )));
    }
    let presences = read(&options, "presences", "a bool", Value::as_bool)?.unwrap_or_default();
    let query = read(&options, "query", "text", |value| {
        value.as_str().map(str::to_owned)
    })?;
    let limit = read(&options, "limit", "a number from 0 to 100", |value| {
        u32::try_from(value.as_u64()?).ok()
    })?;
    let users: Option<Vec<Value>> = read(&options, "user_ids", "a list of ids", |value| {
        value.as_array().cloned()
    })?;
    let users: Option<Vec<_>> = users
        .map(|users| ids(&users, "user_ids"))
        .transpose()
        .map_err(wrong)?;
    match users {
        Some(_) if query.is_some() || limit.is_some() => Err(wrong(
            "give 'user_ids' alone, or 'query' and 'limit'".to_owned(),
        )),
        Some(users) => Ok(Ask::Users {
            guild,
            users,
            presences,
        }),
        None => Ok(Ask::Query {
            guild,
            query: query.unwrap_or_default(),
            limit: limit.unwrap_or_default(),
            presences,
        }),
    }
}

fn read<T>(
    options: &Map<String, Value>,
    name: &str,
    what: &str,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Result<Option<T>, Failure> {
    match options.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match read(value) {
            Some(value) => Ok(Some(value)),
            None => Err(wrong(format!("'{name}' must be {what}"))),
        },
    }
}

/// A failure because of wrong arguments.
pub fn wrong(problem: String) -> Failure {
    Failure::new(Kind::Argument, problem, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_numbers_or_text() {
        let ids = |value: Value| ids::<Guild>(&[value], "ids");
        assert_eq!(ids(Value::from(7)), Ok(vec![Id::new(7)]));
        assert_eq!(ids(Value::from("7")), Ok(vec![Id::new(7)]));
        for wrong in [
            Value::from(0),
            Value::from(-7),
            Value::from("seven"),
            Value::from(1_432_315_268_352_427_264_f64),
            Value::Null,
        ] {
            assert!(ids(wrong).is_err());
        }
    }
}

//! Requests over the gateway: their arguments and their results.

use discord_client::{ClientError, ClientErrorKind, GatewayRequest};
use discord_godot_entities::entity::Class;
use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_model::{Channel, Id, Member, SoundboardSound};
use discord_rest::schema::parse_id;
use godot::prelude::*;
use serde_json::{Map, Value};

use crate::voice_state_result::DiscordVoiceStateResult;

/// The result of a request: a list of the objects of one class.
#[derive(Clone, Copy)]
pub enum ListKind {
    /// Members.
    Members,
    /// Soundboard sounds.
    Sounds,
    /// Channels.
    Channels,
    /// A voice state and its server. Unlike the others, this is one object.
    VoiceState,
}

impl ListKind {
    /// Returns the list, with the type of its elements, or the object.
    pub fn list(self, objects: Vec<Variant>) -> Variant {
        match self {
            Self::Members => list::<Member>(objects),
            Self::Sounds => list::<SoundboardSound>(objects),
            Self::Channels => list::<Channel>(objects),
            Self::VoiceState => DiscordVoiceStateResult::from_parts(objects).to_variant(),
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

/// Parses the ids of a list.
///
/// # Errors
/// Returns which element is not an id, and why.
pub fn ids<T>(list: &[Value], name: &str) -> Result<Vec<Id<T>>, String> {
    let id = |(index, value)| {
        let place = format!("{name}[{index}]");
        let id = parse_id(value, &place)?.parse();
        id.map(Id::new)
            .map_err(|_| format!("{place} is too large for an id"))
    };
    list.iter().enumerate().map(id).collect()
}

/// Parses the options of a request for members.
///
/// # Errors
/// Returns an error if the options are invalid.
pub fn members(guild: &IdArgument, options: &AnyDictionary) -> Result<GatewayRequest, ClientError> {
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
        Some(users) => Ok(GatewayRequest::Users {
            guild,
            users,
            presences,
        }),
        None => Ok(GatewayRequest::Query {
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
) -> Result<Option<T>, ClientError> {
    match options.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match read(value) {
            Some(value) => Ok(Some(value)),
            None => Err(wrong(format!("'{name}' must be {what}"))),
        },
    }
}

/// Returns the error for invalid arguments.
pub fn wrong(problem: String) -> ClientError {
    ClientError::new(ClientErrorKind::Argument, problem, "")
}

#[cfg(test)]
mod tests {
    use discord_model::Guild;

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

//! Decodes responses of the HTTP API.

use std::fmt;

use bytes::Bytes;
use discord_cache::ResponseEntity;
use discord_model::decode::from_slice;
use discord_model::{Guild, Id};
use discord_rest::Response;
use discord_rest::schema::ResponseType;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::client_error::ClientError;
use crate::whole_response::WholeResponse;

/// The result of a request that succeeded.
#[derive(Debug)]
pub enum Reply {
    /// There is no result.
    Done,
    /// JSON that is not an entity.
    Json(Value),
    /// Data that is not JSON.
    Bytes(Bytes),
    /// The whole response.
    Whole(Box<WholeResponse>),
    /// One entity.
    One(ResponseEntity),
    /// A list of entities, with the name of their type in the route table.
    Many(&'static str, Vec<ResponseEntity>),
}

impl Reply {
    /// Decodes the response to a request, which may be about `guild`.
    pub(crate) fn decode(
        response_type: ResponseType,
        guild: Id<Guild>,
        response: &Response,
    ) -> Result<Self, ClientError> {
        let body = match response_type {
            ResponseType::Bytes => response.body.clone(),
            _ => response.json_body(),
        };
        let mut reply = match response_type {
            ResponseType::Nothing => Some(Self::Done),
            ResponseType::Bytes => Some(Self::Bytes(body)),
            // The endpoint can respond without an entity, in which case there is no result.
            ResponseType::Raw | ResponseType::One(_) if body.is_empty() => {
                Some(Self::Json(Value::Null))
            }
            ResponseType::Raw => from_slice(&body).ok().flatten().map(Self::Json),
            ResponseType::One(entity) => ResponseEntity::one(entity, &body).map(Self::One),
            ResponseType::Many(entity) => list(entity, &body),
            ResponseType::ManyIn(key, entity) => {
                inside(key, &body).and_then(|list_body| list(entity, list_body))
            }
        }
        .ok_or_else(ClientError::unreadable)?;
        if guild.is_some() {
            match &mut reply {
                Self::One(fetched) => fetched.set_guild_id_if_absent(guild),
                Self::Many(_, list) => list
                    .iter_mut()
                    .for_each(|fetched| fetched.set_guild_id_if_absent(guild)),
                _ => {}
            }
        }
        Ok(reply)
    }
}

fn list(entity: &'static str, body: &[u8]) -> Option<Reply> {
    Some(Reply::Many(entity, ResponseEntity::many(entity, body)?))
}

/// Returns the JSON of one field of an object. The other fields are not kept.
fn inside<'a>(key: &str, body: &'a [u8]) -> Option<&'a [u8]> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = json.deserialize_map(OneField(key)).ok()??;
    json.end().ok()?;
    Some(value.get().as_bytes())
}

/// Reads the field of this name.
struct OneField<'k>(&'k str);

impl<'de> Visitor<'de> for OneField<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(name) = map.next_key::<String>()? {
            if name == self.0 {
                found = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(body: &'static str) -> Response {
        Response {
            status: 200,
            headers: Default::default(),
            body: Bytes::from_static(body.as_bytes()),
        }
    }

    #[test]
    fn a_byte_order_mark_hides_nothing() {
        let response = response("\u{feff}{\"id\": \"7\"}");
        let reply = Reply::decode(ResponseType::One("Role"), Id::NONE, &response);
        assert!(matches!(reply, Ok(Reply::One(_))), "{reply:?}");
        let reply = Reply::decode(ResponseType::Bytes, Id::NONE, &response);
        assert!(
            matches!(reply, Ok(Reply::Bytes(bytes)) if bytes.len() == 14),
            "as it came"
        );
    }

    #[test]
    fn a_list_inside_an_object_is_a_list() {
        let body = response(r#"{"items": [{"id": "7", "name": "wave"}]}"#);
        let reply = Reply::decode(ResponseType::ManyIn("items", "Emoji"), Id::NONE, &body);
        let Ok(Reply::Many("Emoji", list)) = reply else {
            panic!("{reply:?}");
        };
        assert!(
            matches!(&list[..], [ResponseEntity::Emoji(emoji)] if &*emoji.value.name.clone().unwrap() == "wave")
        );
    }

    #[test]
    fn what_does_not_say_its_guild_is_told() {
        let body = response(r#"{"id": "7", "name": "chief"}"#);
        let reply = Reply::decode(ResponseType::One("Role"), Id::new(10), &body);
        let Ok(Reply::One(ResponseEntity::Role(role))) = reply else {
            panic!("{reply:?}");
        };
        assert_eq!(role.value.guild_id, Id::new(10));
    }

    #[test]
    fn every_entity_of_the_table_can_be_read() {
        for route in discord_rest::routes::all() {
            let (ResponseType::One(entity)
            | ResponseType::Many(entity)
            | ResponseType::ManyIn(_, entity)) = route.response
            else {
                continue;
            };
            assert!(
                ResponseEntity::NAMES.contains(&entity),
                "{} gives {entity}, which is not in the list of what requests answer with",
                route.name
            );
        }
    }

    #[test]
    fn no_response_where_one_might_have_come_is_none() {
        let reply = Reply::decode(ResponseType::One("Message"), Id::NONE, &response(""));
        assert!(matches!(reply, Ok(Reply::Json(Value::Null))));
    }

    #[test]
    fn answers_that_take_too_much_memory_are_unreadable() {
        let objects = format!("[{}{{}}]", "{},".repeat(10_000_000));
        let inside = format!(r#"{{"items": {objects}}}"#);
        for (response_type, body) in [
            (ResponseType::Raw, objects.clone()),
            (ResponseType::Many("Message"), objects),
            (ResponseType::ManyIn("items", "Message"), inside),
        ] {
            let body = body.into();
            let reply = Reply::decode(
                response_type,
                Id::NONE,
                &Response {
                    status: 200,
                    headers: Default::default(),
                    body,
                },
            );
            assert!(reply.is_err(), "{response_type:?}");
        }
    }
}

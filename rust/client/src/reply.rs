//! From an answer of the HTTP API to entities.

use discord_model::decode::{Decode, from_slice};
use discord_model::{Channel, Guild, Message, Patch, User};
use discord_rest::schema::Outcome;

use crate::failure::Failure;

/// What came of a request that succeeded.
#[derive(Debug)]
pub enum Reply {
    /// There is nothing to return.
    Done,
    /// JSON that is no entity.
    Json(serde_json::Value),
    /// One entity.
    One(Fetched),
    /// A list of entities, with the name they have in the route table.
    Many(&'static str, Vec<Fetched>),
}

/// Makes [`Fetched`] and its decoding from one list.
macro_rules! fetched {
    ($($entity:ident),*) => {
        /// An entity that was fetched, and which of its fields the answer had.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each is named after its entity")]
        pub enum Fetched {
            $($entity(Box<Patch<$entity>>),)*
        }

        fn one(entity: &str, body: &[u8]) -> Option<Fetched> {
            match entity {
                $(stringify!($entity) => decode(body).map(Box::new).map(Fetched::$entity),)*
                _ => None,
            }
        }

        fn many(entity: &str, body: &[u8]) -> Option<Vec<Fetched>> {
            Some(match entity {
                $(stringify!($entity) => decode::<Vec<Patch<$entity>>>(body)?
                    .into_iter()
                    .map(Box::new)
                    .map(Fetched::$entity)
                    .collect(),)*
                _ => return None,
            })
        }
    };
}

fetched! { Channel, Guild, Message, User }

impl Reply {
    /// Reads the body of an answer.
    pub(crate) fn decode(outcome: Outcome, body: &[u8]) -> Result<Self, Failure> {
        let reply = match outcome {
            Outcome::Nothing => Some(Self::Done),
            Outcome::Raw if body.is_empty() => Some(Self::Json(serde_json::Value::Null)),
            Outcome::Raw => serde_json::from_slice(body).ok().map(Self::Json),
            Outcome::One(entity) => one(entity, body).map(Self::One),
            Outcome::Many(entity) => many(entity, body).map(|list| Self::Many(entity, list)),
        };
        reply.ok_or_else(Failure::unreadable)
    }
}

fn decode<T: Decode>(body: &[u8]) -> Option<T> {
    from_slice(body).ok().flatten()
}

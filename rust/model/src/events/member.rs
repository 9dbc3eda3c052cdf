use std::sync::Arc;

use serde::de::{Deserializer, IgnoredAny, MapAccess};
use serde_json::Value;

use super::guild::decode_list;
use crate::decode::Decode;
use crate::encode::Encode;
use crate::entity::{Entity, Fields, UnknownFields, decode_with, object};
use crate::{Guild, Id, Member, MembersChunk, User};

object! {
    /// GUILD_MEMBER_REMOVE.
    MemberRemove {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The user.
        user: Option<Arc<User>>,
    }
}

/// GUILD_MEMBERS_CHUNK: a part of the requested members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GuildMembersChunk {
    /// The index of the part, and the number of parts.
    pub chunk: MembersChunk,
    /// The members; their guild is that of the chunk.
    pub members: Vec<Member>,
}

impl<'de> UnknownFields<'de> for GuildMembersChunk {
    fn decode<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "members" => decode_list(&mut self.members, map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}

impl Encode for GuildMembersChunk {
    fn encode(&self, all: bool) -> Value {
        let mut fields = self.chunk.encode_fields(Fields::MAX, all);
        fields.insert("members".to_owned(), self.members.encode(all));
        fields.into()
    }
}

impl Decode for GuildMembersChunk {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let mut lists = Self::default();
        let chunk = decode_with(deserializer, &mut lists)?;
        Ok(chunk.map(|chunk| Self {
            chunk: chunk.value,
            ..lists
        }))
    }
}

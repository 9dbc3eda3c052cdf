//! The users that a message mentions.

use std::ops::Deref;
use std::sync::Arc;

use serde::de::{Deserializer, IgnoredAny, MapAccess};
use serde_json::Value;

use crate::decode::{Decode, Seed, spend};
use crate::encode::Encode;
use crate::entity::{UnknownFields, decode_with};
use crate::heap_size::{HeapSize, VisitedArcs};
use crate::{Member, User};

/// A user that a message mentions. In guilds, Discord adds the user's membership to the user object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MentionedUser {
    /// The user.
    pub user: Arc<User>,
    /// The user as a member of the guild, if Discord sent it.
    pub member: Option<Arc<Member>>,
}

impl Deref for MentionedUser {
    type Target = Arc<User>;

    fn deref(&self) -> &Arc<User> {
        &self.user
    }
}

/// Reads the additional field of the user object.
#[derive(Default)]
struct MentionedMember(Option<Arc<Member>>);

impl<'de> UnknownFields<'de> for MentionedMember {
    fn decode<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        if name != "member" {
            return map.next_value::<IgnoredAny>().map(drop);
        }
        self.0 = map.next_value_seed(Seed::<Arc<Member>>::new())?;
        Ok(())
    }
}

impl Decode for MentionedUser {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let mut member = MentionedMember::default();
        spend::<D::Error>(size_of::<User>())?;
        let user = decode_with(deserializer, &mut member)?;
        Ok(user.map(|user| Self {
            user: Arc::new(user.value),
            member: member.0,
        }))
    }
}

impl Encode for MentionedUser {
    fn encode(&self, all: bool) -> Value {
        let mut user = self.user.encode(all);
        if let (Some(member), Value::Object(fields)) = (&self.member, &mut user) {
            fields.insert("member".to_owned(), member.encode(all));
        }
        user
    }
}

impl HeapSize for MentionedUser {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.user.heap_size(visited) + self.member.heap_size(visited)
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{Id, Role, User};

entity! {
    /// An emoji: one of Unicode's, or a picture of a guild.
    Emoji as DiscordEmoji {
        /// The id of a guild's emoji, or `0` for one of Unicode's.
        id: Id<Emoji>,
        /// The name of a guild's emoji, or the characters of one of Unicode's.
        name: Option<Box<str>>,
        /// The ids of the roles that may use it. Everybody may if there are none.
        roles: Box<[Id<Role>]>,
        /// Who added it, if known.
        user: Option<Arc<User>>,
        /// Whether it must be written between colons.
        require_colons: bool,
        /// Whether an integration manages it.
        managed: bool,
        /// Whether it moves.
        animated: bool,
        /// Whether it can be used; not, for example, when boosts ran out. Not said of emojis in reactions.
        available: bool,
    }
}

impl Emoji {
    /// Its characters, or its name and id as in `name:id`: what the HTTP API takes.
    pub fn named(&self) -> String {
        let name = self.name.as_deref().unwrap_or("_");
        match self.id.is_some() {
            false => name.to_owned(),
            true => format!("{name}:{}", self.id),
        }
    }

    /// Whether this is the emoji that another object names: by id if it has one, else by its characters.
    pub fn is_same(&self, other: &Emoji) -> bool {
        if self.id.is_some() || other.id.is_some() {
            self.id == other.id
        } else {
            self.name == other.name
        }
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{Id, Role, ShortName, User};

entity! {
    /// An emoji: a Unicode emoji, or a custom emoji of a guild or an application.
    Emoji as DiscordEmoji {
        /// The id of a custom emoji, or `0` for a Unicode emoji.
        id: Id<Emoji>,
        /// The name of a custom emoji, or the characters of a Unicode emoji.
        name: Option<ShortName>,
        /// The ids of the roles that can use the emoji. If empty, every member can use it.
        roles: Box<[Id<Role>]>,
        /// The user who created the emoji, if known.
        user: Option<Arc<User>>,
        /// If `true`, the emoji must be wrapped in colons.
        require_colons: bool,
        /// If `true`, the emoji is managed by an integration.
        managed: bool,
        /// If `true`, the emoji is animated.
        animated: bool,
        /// If `true`, the emoji can be used. It is `false` if, for example, the guild lost boosts. Not set for emojis of
        /// reactions.
        available: bool,
    }
}

impl Emoji {
    /// Returns the characters of a Unicode emoji, or `name:id` for a custom emoji, which is the format of the HTTP API.
    pub fn named(&self) -> String {
        let name = self.name.as_deref().unwrap_or("_");
        match self.id.is_some() {
            false => name.to_owned(),
            true => format!("{name}:{}", self.id),
        }
    }

    /// Returns whether this is the emoji that another object refers to: by its id if it has one, otherwise by its
    /// characters.
    pub fn is_same(&self, other: &Emoji) -> bool {
        if self.id.is_some() || other.id.is_some() {
            self.id == other.id
        } else {
            self.name == other.name
        }
    }
}

//! The guild of each emoji, since Discord's emoji objects do not contain it.

use std::sync::Arc;

use discord_model::{Emoji, Guild, Id};
use rustc_hash::FxHashMap;

use crate::hash_table::hash_table_bytes;

/// The guilds of all cached emojis.
#[derive(Debug, Default)]
pub(crate) struct EmojiGuilds(FxHashMap<Id<Emoji>, Id<Guild>>);

impl EmojiGuilds {
    /// Returns the guild that has this emoji.
    pub(crate) fn guild_of(&self, emoji: Id<Emoji>) -> Option<Id<Guild>> {
        self.0.get(&emoji).copied()
    }

    /// Replaces the emojis of a guild.
    pub(crate) fn update(&mut self, guild: Id<Guild>, old: &[Arc<Emoji>], new: &[Arc<Emoji>]) {
        let old = old.iter().map(|emoji| emoji.id);
        let new = new.iter().map(|emoji| emoji.id);
        if old.clone().eq(new.clone()) {
            return;
        }
        for emoji in old {
            if self.guild_of(emoji) == Some(guild) {
                self.0.remove(&emoji);
            }
        }
        for emoji in new.filter(|emoji| emoji.is_some()) {
            self.0.insert(emoji, guild);
        }
    }

    /// Returns the size of the table in bytes.
    pub(crate) fn bytes(&self) -> usize {
        hash_table_bytes(&self.0)
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id<Emoji>, Id<Guild>)> {
        self.0.iter().map(|(emoji, guild)| (*emoji, *guild))
    }
}

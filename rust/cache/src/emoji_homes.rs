//! Which guild has an emoji: emojis do not say.

use std::sync::Arc;

use discord_model::{Emoji, Guild, Id};
use rustc_hash::FxHashMap;

use crate::table;

/// The guilds of all emojis that are kept.
#[derive(Debug, Default)]
pub(crate) struct EmojiHomes(FxHashMap<Id<Emoji>, Id<Guild>>);

impl EmojiHomes {
    /// The guild that has this emoji.
    pub(crate) fn of(&self, emoji: Id<Emoji>) -> Option<Id<Guild>> {
        self.0.get(&emoji).copied()
    }

    /// Notes that a guild has other emojis now.
    pub(crate) fn note(&mut self, guild: Id<Guild>, old: &[Arc<Emoji>], new: &[Arc<Emoji>]) {
        let old = old.iter().map(|emoji| emoji.id);
        let new = new.iter().map(|emoji| emoji.id);
        if old.clone().eq(new.clone()) {
            return;
        }
        for emoji in old {
            if self.of(emoji) == Some(guild) {
                self.0.remove(&emoji);
            }
        }
        for emoji in new.filter(|emoji| emoji.is_some()) {
            self.0.insert(emoji, guild);
        }
    }

    /// The bytes the table takes.
    pub(crate) fn bytes(&self) -> usize {
        table::bytes(&self.0)
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id<Emoji>, Id<Guild>)> {
        self.0.iter().map(|(emoji, guild)| (*emoji, *guild))
    }
}

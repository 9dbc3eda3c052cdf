//! The effect of hidden channels on the reference model.

use super::step::Place;
use super::world::World;

impl World {
    /// Returns whether an event hides a channel, or is about one that remains hidden. An event without flags changes
    /// nothing.
    pub(super) fn stays_hidden(&self, event: &str, place: &Place) -> bool {
        // A thread is never hidden: Discord does not send it at all to bots that may not view it.
        let is_hidden = match place.flags {
            None => self.hidden.contains_key(&place.channel),
            Some(_) => place.is_hidden(),
        };
        event.starts_with("CHANNEL") && is_hidden
    }

    /// Removes everything of a hidden channel except its existence.
    pub(super) fn hide_channel(&mut self, place: &Place, guild: Option<u64>) {
        let Some(guild) = guild.filter(|guild| self.guilds.contains_key(guild)) else {
            return;
        };
        let is_gone = self.was_channel_deleted(place.channel)
            || (place.is_thread() && self.was_channel_deleted(place.parent));
        if place.channel == 0 || is_gone {
            return;
        }
        let lost = self.channels.get(&place.channel).cloned();
        self.remove_channel(place.channel, guild);
        if let Some(lost) = lost {
            for thread in self.threads_below(lost.guild, place.channel) {
                self.remove_channel(thread, lost.guild);
            }
        }
        self.hidden.insert(place.channel, guild);
    }

    pub(super) fn threads_below(&self, guild: u64, channel: u64) -> Vec<u64> {
        let channels = self.channels.iter();
        channels
            .filter(|(_, other)| {
                guild != 0 && other.guild == guild && other.is_thread() && other.parent == channel
            })
            .map(|(id, _)| *id)
            .collect()
    }
}

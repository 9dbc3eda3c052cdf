//! The direct message channels, by user. The entity manager only keeps entities from events, and no event has these
//! channels.

use std::collections::VecDeque;

use discord_model::{Channel, Id, User};

/// The maximum number of channels that are remembered.
const MAX_KEPT: usize = 1000;

/// The direct message channels that were opened last, the newest at the end.
#[derive(Debug, Default)]
pub struct DirectMessages(VecDeque<(Id<User>, Id<Channel>)>);

impl DirectMessages {
    /// Returns the channel with a user, if it was opened before.
    pub fn find(&self, user: Id<User>) -> Option<Id<Channel>> {
        let found = self.0.iter().find(|(with, _)| *with == user);
        found.map(|(_, channel)| *channel)
    }

    /// Removes all channels.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Stores a channel, and removes the oldest one if there are too many.
    pub fn insert(&mut self, user: Id<User>, channel: Id<Channel>) {
        self.0.retain(|(with, _)| *with != user);
        if channel.is_some() {
            self.0.push_back((user, channel));
        }
        if self.0.len() > MAX_KEPT {
            self.0.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_known_once_it_was_opened() {
        let mut channels = DirectMessages::default();
        assert_eq!(channels.find(Id::new(1)), None);
        channels.insert(Id::new(1), Id::new(10));
        channels.insert(Id::new(1), Id::new(11));
        assert_eq!(channels.find(Id::new(1)), Some(Id::new(11)));
        channels.insert(Id::new(1), Id::NONE);
        assert_eq!(channels.find(Id::new(1)), None);
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut channels = DirectMessages::default();
        for number in 1..=MAX_KEPT as u64 + 1 {
            channels.insert(Id::new(number), Id::new(number));
        }
        assert_eq!(channels.find(Id::new(1)), None);
        assert_eq!(channels.find(Id::new(2)), Some(Id::new(2)));
        channels.clear();
        assert_eq!(channels.find(Id::new(2)), None);
    }
}

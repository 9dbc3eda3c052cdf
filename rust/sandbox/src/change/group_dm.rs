//! DMs of more than two, which an application makes for people who let it.

use crate::id::Id;
use crate::state::State;
use crate::world::{Channel, kind};

use super::Draft;

/// The types of the messages that tell who came and who left.
const RECIPIENT_ADD: u64 = 1;
const RECIPIENT_REMOVE: u64 = 2;

impl State {
    /// A new group of a bot with those people.
    pub fn create_group_dm(&mut self, bot: Id, people: &[Id]) -> Id {
        let id = self.world.snowflakes.next();
        let mut channel = Channel::new(id, kind::GROUP_DM, None, "");
        channel.owner_id = Some(bot);
        channel.recipients = vec![bot];
        channel.recipients.extend(people);
        channel.recipients.dedup();
        self.world.channels.insert(id, channel);
        id
    }

    /// Somebody comes into a group. `None` when there is no such group, or they are in it.
    pub fn add_recipient(&mut self, channel: Id, user: Id) -> Option<()> {
        let found = self.world.channels.get_mut(&channel)?;
        if found.recipients.contains(&user) {
            return None;
        }
        found.recipients.push(user);
        self.tell_of_recipient(channel, user, RECIPIENT_ADD)
    }

    /// Somebody leaves a group. `None` when they are not in it.
    pub fn remove_recipient(&mut self, channel: Id, user: Id) -> Option<()> {
        let found = self.world.channels.get_mut(&channel)?;
        let place = found.recipients.iter().position(|other| *other == user)?;
        found.recipients.remove(place);
        self.tell_of_recipient(channel, user, RECIPIENT_REMOVE)
    }

    fn tell_of_recipient(&mut self, channel: Id, user: Id, kind: u64) -> Option<()> {
        let owner = self.world.channels.get(&channel)?.owner_id?;
        let notice = Draft {
            kind: Some(kind),
            content: format!("<@{user}>"),
            ..Draft::default()
        };
        self.create_message(owner, channel, notice).map(|_| ())
    }
}

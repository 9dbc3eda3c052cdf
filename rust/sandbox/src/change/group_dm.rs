//! Group DMs, which an application creates for users who have authorized it.

use super::*;

/// The types of the messages that tell who came and who left.
const RECIPIENT_ADD: u64 = 1;
const RECIPIENT_REMOVE: u64 = 2;

impl State {
    /// Creates a group DM of a bot with these users.
    pub fn create_group_dm(&mut self, bot: Id, users: &[Id]) -> Id {
        let id = self.world.snowflakes.next();
        let mut channel = Channel::new(id, kind::GROUP_DM, None, "");
        channel.owner_id = Some(bot);
        channel.recipients = vec![bot];
        channel.recipients.extend(users);
        channel.recipients.dedup();
        self.world.channels.insert(id, channel);
        id
    }

    /// Adds a user to a group DM. `None` if there is no such group DM, or the user is in it.
    pub fn add_recipient(&mut self, channel: Id, user: Id) -> Option<()> {
        let found = self.world.channels.get_mut(&channel)?;
        if found.recipients.contains(&user) {
            return None;
        }
        found.recipients.push(user);
        self.announce_recipient(channel, user, RECIPIENT_ADD)
    }

    /// Removes a user from a group DM. `None` if they are not in it.
    pub fn remove_recipient(&mut self, channel: Id, user: Id) -> Option<()> {
        let found = self.world.channels.get_mut(&channel)?;
        let place = found.recipients.iter().position(|other| *other == user)?;
        found.recipients.remove(place);
        self.announce_recipient(channel, user, RECIPIENT_REMOVE)
    }

    fn announce_recipient(&mut self, channel: Id, user: Id, kind: u64) -> Option<()> {
        let owner = self.world.channel(channel)?.owner_id?;
        let notice = Message::notice(kind, format!("<@{user}>"), None);
        self.create_message(owner, channel, notice).map(|_| ())
    }
}

//! Deletes many messages or members at once: the messages of a banned user, and inactive members.

use super::*;

const DAY_MS: u64 = 24 * 3_600_000;

impl State {
    /// Deletes the messages that a user sent in a guild in the last seconds.
    pub fn delete_messages_of(&mut self, guild: Id, user: Id, seconds: u64) {
        if seconds == 0 {
            return;
        }
        let since = Id::at_ms(unix_ms().saturating_sub(seconds * 1000));
        let channels = self.world.channels.values();
        let channels = channels.filter(|channel| channel.guild_id == Some(guild));
        let written = |channel: &Channel| {
            let messages = self.world.histories.get(&channel.id)?.after(since);
            let own = messages.filter(|message| message.author == user);
            Some((channel.id, own.map(|message| message.id).collect()))
        };
        let found: Vec<(Id, Vec<Id>)> = channels.filter_map(written).collect();
        for (channel, messages) in found {
            if !messages.is_empty() {
                self.delete_messages(channel, &messages);
            }
        }
    }

    /// Who has not been seen in a guild for so many days: joined and wrote before, is not online, and has no roles but
    /// those.
    pub fn unseen(&self, guild: Id, days: u64, roles: &[Id]) -> Vec<Id> {
        let since_ms = unix_ms().saturating_sub(days * DAY_MS);
        let Some(found) = self.world.guild(guild) else {
            return Vec::new();
        };
        let channels = self.world.channels.values();
        let channels = channels.filter(|channel| channel.guild_id == Some(guild));
        let histories = channels.filter_map(|channel| self.world.histories.get(&channel.id));
        let writers: HashSet<Id> = histories
            .flat_map(|history| history.after(Id::at_ms(since_ms)))
            .map(|message| message.author)
            .collect();
        let unseen = found.members.iter().filter(|(user, member)| {
            let joined = read_iso(&member.joined_at).unwrap_or(u64::MAX);
            joined < since_ms
                && **user != found.owner_id
                && !self.world.bots.contains_key(user)
                && !self.world.presences.contains_key(user)
                && !writers.contains(user)
                && member.roles.iter().all(|role| roles.contains(role))
        });
        unseen.map(|(user, _)| *user).collect()
    }
}

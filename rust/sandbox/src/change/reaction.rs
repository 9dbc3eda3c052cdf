//! Reactions come and go.

use serde_json::{Value, json};

use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::{Emoji, Message, Reaction};

impl State {
    /// A user adds a reaction. Adding it twice changes nothing. `None` if there is no such message.
    pub fn add_reaction(
        &mut self,
        channel: Id,
        message: Id,
        user: Id,
        emoji: &Emoji,
    ) -> Option<()> {
        let found = self.message_mut(channel, message)?;
        let author = found.author;
        match found
            .reactions
            .iter_mut()
            .find(|reaction| reaction.emoji.same(emoji))
        {
            Some(reaction) if reaction.users.contains(&user) => return Some(()),
            Some(reaction) => reaction.users.push(user),
            None => found.reactions.push(Reaction {
                emoji: emoji.clone(),
                users: vec![user],
            }),
        }
        let mut added = self.reaction_event(channel, message, emoji);
        added["user_id"] = json!(user);
        added["message_author_id"] = json!(author);
        added["burst"] = json!(false);
        added["type"] = json!(0);
        if let Some(guild) = self
            .guild_of_channel(channel)
            .and_then(|guild| self.world.guilds.get(&guild))
        {
            added["member"] = json!(self.world.render_member(guild, user));
        }
        self.emit(Event::channel("MESSAGE_REACTION_ADD", channel, added));
        Some(())
    }

    /// Removes the reaction of a user. `None` if there is none.
    pub fn remove_reaction(
        &mut self,
        channel: Id,
        message: Id,
        user: Id,
        emoji: &Emoji,
    ) -> Option<()> {
        let found = self.message_mut(channel, message)?;
        let reaction = found
            .reactions
            .iter_mut()
            .find(|reaction| reaction.emoji.same(emoji))?;
        let before = reaction.users.len();
        reaction.users.retain(|other| *other != user);
        if reaction.users.len() == before {
            return None;
        }
        found
            .reactions
            .retain(|reaction| !reaction.users.is_empty());
        let mut removed = self.reaction_event(channel, message, emoji);
        removed["user_id"] = json!(user);
        removed["burst"] = json!(false);
        removed["type"] = json!(0);
        self.emit(Event::channel("MESSAGE_REACTION_REMOVE", channel, removed));
        Some(())
    }

    /// All reactions of a message, or all with one emoji, are cleared away.
    pub fn clear_reactions(
        &mut self,
        channel: Id,
        message: Id,
        emoji: Option<&Emoji>,
    ) -> Option<()> {
        let found = self.message_mut(channel, message)?;
        match emoji {
            Some(emoji) => {
                found
                    .reactions
                    .retain(|reaction| !reaction.emoji.same(emoji));
                let cleared = self.reaction_event(channel, message, emoji);
                self.emit(Event::channel(
                    "MESSAGE_REACTION_REMOVE_EMOJI",
                    channel,
                    cleared,
                ));
            }
            None => {
                found.reactions.clear();
                let cleared = self.in_channel(channel, json!({ "message_id": message }));
                self.emit(Event::channel(
                    "MESSAGE_REACTION_REMOVE_ALL",
                    channel,
                    cleared,
                ));
            }
        }
        Some(())
    }

    fn message_mut(&mut self, channel: Id, message: Id) -> Option<&mut Message> {
        self.world.histories.get_mut(&channel)?.get_mut(message)
    }

    fn reaction_event(&self, channel: Id, message: Id, emoji: &Emoji) -> Value {
        self.in_channel(
            channel,
            json!({ "message_id": message, "emoji": emoji.render() }),
        )
    }
}

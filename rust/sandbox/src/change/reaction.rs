//! Reactions come and go.

use super::*;

impl State {
    /// A user adds a reaction. Adding it twice changes nothing. `None` if there is no such message.
    pub fn add_reaction(&mut self, at: MessageKey, user: Id, emoji: &Emoji) -> Option<Value> {
        let reaction = json!({ "message_id": at.1, "user_id": user, "emoji": emoji.render() });
        let found = self.world.message_mut(at)?;
        let author = found.author;
        match found.reaction_mut(emoji) {
            Some(other) if other.users.contains(&user) => return Some(reaction),
            Some(other) => other.users.push(user),
            None => {
                let (emoji, users) = (emoji.clone(), vec![user]);
                found.reactions.push(Reaction { emoji, users });
            }
        }
        let mut added = json!({
            "user_id": user, "message_author_id": author, "emoji": emoji.render(), "burst": false, "type": 0,
        });
        let guild = self.guild_of_channel(at.0);
        if let Some(guild) = guild.and_then(|guild| self.world.guild(guild)) {
            added["member"] = json!(self.world.render_member(guild, user));
        }
        self.announce_at("MESSAGE_REACTION_ADD", at, added);
        Some(reaction)
    }

    /// Removes the reaction of a user. `None` if there is none.
    pub fn remove_reaction(&mut self, at: MessageKey, user: Id, emoji: &Emoji) -> Option<Value> {
        let found = self.world.message_mut(at)?;
        let users = &mut found.reaction_mut(emoji)?.users;
        let place = users.iter().position(|other| *other == user)?;
        users.remove(place);
        found.reactions.retain(|other| !other.users.is_empty());
        let emoji = emoji.render();
        let removed = json!({ "user_id": user, "emoji": emoji, "burst": false, "type": 0 });
        self.announce_at("MESSAGE_REACTION_REMOVE", at, removed);
        Some(json!({ "message_id": at.1, "user_id": user, "emoji": emoji }))
    }

    /// All reactions of a message, or all with one emoji, are cleared away.
    pub fn clear_reactions(&mut self, at: MessageKey, emoji: Option<&Emoji>) -> Option<()> {
        let reactions = &mut self.world.message_mut(at)?.reactions;
        match emoji {
            Some(emoji) => {
                reactions.retain(|reaction| !reaction.emoji.same(emoji));
                let cleared = json!({ "emoji": emoji.render() });
                self.announce_at("MESSAGE_REACTION_REMOVE_EMOJI", at, cleared);
            }
            None => {
                reactions.clear();
                self.announce_at("MESSAGE_REACTION_REMOVE_ALL", at, json!({}));
            }
        }
        Some(())
    }

    /// Tells of something about a message.
    pub fn announce_at(&mut self, name: &'static str, at: MessageKey, payload: Value) {
        let (channel, message) = at;
        let mut payload = self.in_channel(channel, payload);
        payload["message_id"] = json!(message);
        self.emit(Event::channel(name, channel, payload));
    }
}

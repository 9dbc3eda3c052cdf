//! Reactions.

use std::sync::Arc;

use discord_model::events::{ReactionEvent, ReactionRemoveAll, ReactionRemoveEmoji};
use discord_model::{Channel, Emoji, Guild, Id, Message, Reaction};

use super::message::unknown_message;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn reaction_add(&mut self, event: ReactionEvent) -> Change {
        let mine = event.user_id.is_some() && event.user_id == self.me;
        let user = self.resolve_user(event.user_id, event.guild_id, event.member);
        let (message, reaction) = self.change_reaction(
            (event.message_id, event.channel_id, event.guild_id),
            &event.emoji,
            |reaction| {
                reaction.count = reaction.count.saturating_add(1);
                reaction.me |= mine && !event.burst;
                reaction.me_burst |= mine && event.burst;
            },
        );
        Change::ReactionAdded {
            message,
            user,
            reaction,
        }
    }

    pub(super) fn reaction_remove(&mut self, event: ReactionEvent) -> Change {
        let mine = event.user_id.is_some() && event.user_id == self.me;
        let user = self.resolve_user(event.user_id, event.guild_id, None);
        let (message, reaction) = self.change_reaction(
            (event.message_id, event.channel_id, event.guild_id),
            &event.emoji,
            |reaction| {
                reaction.count = reaction.count.saturating_sub(1);
                reaction.me &= !mine || event.burst;
                reaction.me_burst &= !mine || !event.burst;
            },
        );
        Change::ReactionRemoved {
            message,
            user,
            reaction,
        }
    }

    pub(super) fn reaction_remove_all(&mut self, event: &ReactionRemoveAll) -> Change {
        let at = (event.message_id, event.channel_id, event.guild_id);
        let mut reactions = Box::default();
        let message = self.change_message(at, |message| {
            reactions = std::mem::take(&mut message.reactions);
        });
        Change::ReactionsCleared { message, reactions }
    }

    pub(super) fn reaction_remove_emoji(&mut self, event: ReactionRemoveEmoji) -> Change {
        let at = (event.message_id, event.channel_id, event.guild_id);
        let (message, reaction) = self.change_reaction(at, &event.emoji, |reaction| {
            reaction.count = 0;
            reaction.me = false;
            reaction.me_burst = false;
        });
        Change::ReactionsClearedEmoji { message, reaction }
    }

    /// Changes the reaction with one emoji. A reaction whose count is 0 is removed from the message.
    fn change_reaction(
        &mut self,
        at: (Id<Message>, Id<Channel>, Id<Guild>),
        emoji: &Arc<Emoji>,
        change: impl FnOnce(&mut Reaction),
    ) -> (Arc<Message>, Arc<Reaction>) {
        let mut changed = Arc::new(Reaction {
            emoji: emoji.clone(),
            ..Reaction::default()
        });
        let message = self.change_message(at, |message| {
            let mut reactions = std::mem::take(&mut message.reactions).into_vec();
            let place = reactions
                .iter()
                .position(|reaction| reaction.emoji.is_same(emoji))
                .unwrap_or_else(|| {
                    reactions.push(changed.clone());
                    reactions.len() - 1
                });
            change(Arc::make_mut(&mut reactions[place]));
            changed = reactions[place].clone();
            if changed.count == 0 {
                reactions.remove(place);
            }
            message.reactions = reactions.into();
        });
        (message, changed)
    }

    /// Changes a cached message. A message that is not cached has only its ids.
    pub(super) fn change_message(
        &mut self,
        (id, channel, guild): (Id<Message>, Id<Channel>, Id<Guild>),
        change: impl FnOnce(&mut Message),
    ) -> Arc<Message> {
        let Some(known) = self.messages.get_mut(id) else {
            return Arc::new(unknown_message(id, channel, guild));
        };
        change(Arc::make_mut(known));
        known.clone()
    }
}

//! Users vote in polls, and polls end.

use serde_json::{Value, json};

use super::Draft;
use crate::gateway::Event;
use crate::id::{Id, unix_ms};
use crate::state::State;
use crate::world::{Message, POLL_RESULT, Poll};

impl State {
    /// A user votes. If only one answer is allowed, the previous vote is removed. A second vote for the same answer changes
    /// nothing.
    /// `None` when there is no such answer.
    pub fn add_vote(&mut self, channel: Id, message: Id, user: Id, answer: u64) -> Option<()> {
        let poll = self.poll_mut(channel, message)?;
        if poll.answer(answer)?.voters.contains(&user) {
            return Some(());
        }
        let before: Vec<u64> = poll
            .answers
            .iter()
            .filter(|other| !poll.multiselect && other.voters.contains(&user))
            .map(|other| other.id)
            .collect();
        for other in before {
            self.remove_vote(channel, message, user, other);
        }
        let poll = self.poll_mut(channel, message)?;
        let chosen = poll.answers.iter_mut().find(|other| other.id == answer)?;
        chosen.voters.push(user);
        self.announce_vote("MESSAGE_POLL_VOTE_ADD", (channel, message), user, answer);
        Some(())
    }

    /// A user removes a vote. `None` if there is none.
    pub fn remove_vote(&mut self, channel: Id, message: Id, user: Id, answer: u64) -> Option<()> {
        let poll = self.poll_mut(channel, message)?;
        let chosen = poll.answers.iter_mut().find(|other| other.id == answer)?;
        let place = chosen.voters.iter().position(|voter| *voter == user)?;
        chosen.voters.remove(place);
        self.announce_vote("MESSAGE_POLL_VOTE_REMOVE", (channel, message), user, answer);
        Some(())
    }

    /// A poll is over: its votes are counted for good, and a message of its author's tells how it ended.
    /// `None` when it is no poll or over already.
    pub fn end_poll(&mut self, channel: Id, message: Id) -> Option<()> {
        let poll = self.poll_mut(channel, message)?;
        if poll.finalized {
            return None;
        }
        poll.finalized = true;
        poll.ends_ms = poll.ends_ms.min(unix_ms());
        let result = poll.render_result();
        let author = self.world.message(channel, message)?.author;
        self.announce_message_update(channel, message, author);
        let draft = Draft {
            kind: Some(POLL_RESULT),
            embeds: vec![result],
            reply_to: Some(message),
            allowed_mentions: Some(json!({ "parse": [] })),
            ..Draft::default()
        };
        self.create_message(author, channel, draft);
        Some(())
    }

    fn poll_mut(&mut self, channel: Id, message: Id) -> Option<&mut Poll> {
        let found: &mut Message = self.world.histories.get_mut(&channel)?.get_mut(message)?;
        found.poll.as_mut()
    }

    fn announce_vote(
        &mut self,
        name: &'static str,
        (channel, message): (Id, Id),
        user: Id,
        answer: u64,
    ) {
        let vote: Value = self.in_channel(
            channel,
            json!({ "message_id": message, "user_id": user, "answer_id": answer }),
        );
        self.emit(Event::channel(name, channel, vote));
    }
}

//! Users vote in polls, and polls end.

use super::*;

impl State {
    /// A user votes. If only one answer is allowed, the previous vote is removed. A second vote for the same answer changes
    /// nothing.
    /// `None` when there is no such answer.
    pub fn add_vote(&mut self, at: MessageKey, user: Id, answer: u64) -> Option<()> {
        let poll = self.poll_mut(at)?;
        if poll.answer(answer)?.voters.contains(&user) {
            return Some(());
        }
        let others = poll.answers.iter();
        let before = others.filter(|other| !poll.multiselect && other.voters.contains(&user));
        let before: Vec<u64> = before.map(|other| other.id).collect();
        for other in before {
            self.remove_vote(at, user, other);
        }
        self.poll_mut(at)?.answer_mut(answer)?.voters.push(user);
        self.announce_vote("MESSAGE_POLL_VOTE_ADD", at, user, answer);
        Some(())
    }

    /// A user removes a vote. `None` if there is none.
    pub fn remove_vote(&mut self, at: MessageKey, user: Id, answer: u64) -> Option<()> {
        let voters = &mut self.poll_mut(at)?.answer_mut(answer)?.voters;
        let place = voters.iter().position(|voter| *voter == user)?;
        voters.remove(place);
        self.announce_vote("MESSAGE_POLL_VOTE_REMOVE", at, user, answer);
        Some(())
    }

    /// A poll is over: its votes are counted for good, and a message of its author's tells how it ended.
    /// `None` when it is no poll or over already.
    pub fn end_poll(&mut self, at: MessageKey) -> Option<()> {
        let poll = self.poll_mut(at).filter(|poll| !poll.finalized)?;
        poll.finalized = true;
        poll.ends_ms = poll.ends_ms.min(unix_ms());
        let message = Message {
            kind: POLL_RESULT,
            embeds: vec![poll.render_result()],
            reply_to: Some(at.1),
            ..Message::default()
        };
        let author = self.world.message(at.0, at.1)?.author;
        self.announce_message_update(at.0, at.1, author);
        let draft = Draft {
            message,
            allowed_mentions: Some(json!({ "parse": [] })),
            uploads: Vec::new(),
        };
        self.create_message(author, at.0, draft);
        Some(())
    }

    fn poll_mut(&mut self, at: MessageKey) -> Option<&mut Poll> {
        self.world.message_mut(at)?.poll.as_mut()
    }

    fn announce_vote(&mut self, name: &'static str, at: MessageKey, user: Id, answer: u64) {
        self.announce_at(name, at, json!({ "user_id": user, "answer_id": answer }));
    }
}

//! Votes in polls.

use std::sync::Arc;

use discord_model::events::PollVote;
use discord_model::{Poll, PollAnswer, PollAnswerCount};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn poll_vote_add(&mut self, vote: &PollVote) -> Change {
        let mine = self.is_mine(vote);
        let user = self.resolve_user(vote.user_id, vote.guild_id, None);
        let (message, answer) = self.change_votes(vote, |votes| {
            votes.count = votes.count.saturating_add(1);
            votes.me_voted |= mine;
        });
        Change::PollVoteAdded {
            message,
            user,
            answer,
        }
    }

    pub(super) fn poll_vote_remove(&mut self, vote: &PollVote) -> Change {
        let mine = self.is_mine(vote);
        let user = self.resolve_user(vote.user_id, vote.guild_id, None);
        let (message, answer) = self.change_votes(vote, |votes| {
            votes.count = votes.count.saturating_sub(1);
            votes.me_voted &= !mine;
        });
        Change::PollVoteRemoved {
            message,
            user,
            answer,
        }
    }

    fn is_mine(&self, vote: &PollVote) -> bool {
        vote.user_id.is_some() && vote.user_id == self.me
    }

    /// Changes the votes for one answer. An answer that is not cached has only its id.
    fn change_votes(
        &mut self,
        vote: &PollVote,
        change: impl FnOnce(&mut PollAnswerCount),
    ) -> (Arc<discord_model::Message>, Arc<PollAnswer>) {
        let at = (vote.message_id, vote.channel_id, vote.guild_id);
        let mut answer = None;
        let message = self.change_message(at, |message| {
            if let Some(poll) = &mut message.poll {
                let poll = Arc::make_mut(poll);
                answer = answer_of(poll, vote.answer_id);
                change_count(poll, vote.answer_id, change);
            }
        });
        let answer = answer.unwrap_or_else(|| {
            Arc::new(PollAnswer {
                answer_id: vote.answer_id,
                ..PollAnswer::default()
            })
        });
        (message, answer)
    }
}

fn answer_of(poll: &Poll, id: u32) -> Option<Arc<PollAnswer>> {
    let mut answers = poll.answers.iter();
    answers.find(|answer| answer.answer_id == id).cloned()
}

/// Changes the number of votes for an answer. If the cached poll has no results, the votes are unknown, not 0, so
/// nothing is counted. The results may omit answers without votes.
fn change_count(poll: &mut Poll, id: u32, change: impl FnOnce(&mut PollAnswerCount)) {
    let Some(results) = &mut poll.results else {
        return;
    };
    let results = Arc::make_mut(results);
    let mut counts = results.answer_counts.iter_mut();
    if let Some(known) = counts.find(|count| count.id == id) {
        change(Arc::make_mut(known));
        return;
    }
    let mut first = PollAnswerCount {
        id,
        ..PollAnswerCount::default()
    };
    change(&mut first);
    let counts = std::mem::take(&mut results.answer_counts).into_iter();
    results.answer_counts = counts.chain([Arc::new(first)]).collect();
}

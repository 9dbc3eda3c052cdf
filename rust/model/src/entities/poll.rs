use std::sync::Arc;

use crate::entity::entity;
use crate::{Emoji, PollLayout, Timestamp};

entity! {
    /// A poll: a question of a message, with answers to vote for.
    Poll as DiscordPoll {
        /// The question; only its text is set.
        question: Option<Arc<PollMedia>>,
        /// The answers, up to 10.
        answers: Box<[Arc<PollAnswer>]>,
        /// When it ends, in Unix seconds; `0` if never.
        expiry: Timestamp,
        /// Whether a person may choose more than one answer.
        allow_multiselect: bool,
        /// How it is laid out, see [DiscordPollLayout].
        layout_type: PollLayout,
        /// The votes. `null` means that they are not known, not that there are none.
        results: Option<Arc<PollResults>>,
    }
}

entity! {
    /// The text and the emoji of a poll's question or answer.
    PollMedia as DiscordPollMedia {
        /// The text: up to 300 characters in a question, 55 in an answer; or an empty string.
        text: Option<Box<str>>,
        /// The emoji. Questions have none.
        emoji: Option<Arc<Emoji>>,
    }
}

entity! {
    /// An answer of a poll that people can vote for.
    PollAnswer as DiscordPollAnswer {
        /// The answer's number, from 1.
        answer_id: u32,
        /// What it says.
        poll_media: Option<Arc<PollMedia>>,
    }
}

entity! {
    /// The votes of a poll.
    PollResults as DiscordPollResults {
        /// Whether the poll is over and all votes are counted. Until then the numbers may be slightly wrong.
        is_finalized: bool,
        /// The votes for each answer. An answer that is not listed has none.
        answer_counts: Box<[Arc<PollAnswerCount>]>,
    }
}

entity! {
    /// The votes for one answer of a poll.
    PollAnswerCount as DiscordPollAnswerCount {
        /// The answer's number, its [member DiscordPollAnswer.answer_id].
        id: u32,
        /// How many people voted for it.
        count: u32,
        /// Whether the bot did.
        me_voted: bool,
    }
}

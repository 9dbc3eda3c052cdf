use std::sync::Arc;

use crate::entity::entity;
use crate::{Emoji, PollLayout, Timestamp};

entity! {
    /// A poll: a question with answers to vote for.
    Poll as DiscordPoll {
        /// The question. Only its text is set.
        question: Option<Arc<PollMedia>>,
        /// The answers, up to 10.
        answers: Box<[Arc<PollAnswer>]>,
        /// The time when the poll ends, in Unix seconds; `0` if never.
        expiry: Timestamp,
        /// If `true`, a user can select more than one answer.
        allow_multiselect: bool,
        /// The layout of the poll, see [DiscordPollLayout].
        layout_type: PollLayout,
        /// The results. If `null`, they are not known; this does not mean that there are no votes.
        results: Option<Arc<PollResults>>,
    }
}

entity! {
    /// The text and the emoji of a poll's question or answer.
    PollMedia as DiscordPollMedia {
        /// The text: up to 300 characters in a question, 55 in an answer; an empty string if there is none.
        text: Option<Box<str>>,
        /// The emoji. Always `null` for questions.
        emoji: Option<Arc<Emoji>>,
    }
}

entity! {
    /// An answer of a poll.
    PollAnswer as DiscordPollAnswer {
        /// The number of the answer, from `1`.
        answer_id: u32,
        /// The text and the emoji of the answer.
        poll_media: Option<Arc<PollMedia>>,
    }
}

entity! {
    /// The results of a poll.
    PollResults as DiscordPollResults {
        /// If `true`, the votes have been counted and are final. If `false`, the numbers may be slightly wrong.
        is_finalized: bool,
        /// The votes for each answer. An answer that is not listed has no votes.
        answer_counts: Box<[Arc<PollAnswerCount>]>,
    }
}

entity! {
    /// The votes for one answer of a poll.
    PollAnswerCount as DiscordPollAnswerCount {
        /// The number of the answer, see [member DiscordPollAnswer.answer_id].
        id: u32,
        /// The number of votes for the answer.
        count: u32,
        /// If `true`, the bot voted for the answer.
        me_voted: bool,
    }
}

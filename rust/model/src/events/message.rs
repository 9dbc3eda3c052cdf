use std::sync::Arc;

use crate::entity::object;
use crate::{Channel, Emoji, Guild, Id, Member, Message, ReactionType, User};

object! {
    /// MESSAGE_DELETE.
    MessageDelete {
        /// Which message.
        id: Id<Message>,
        /// Where it stood.
        channel_id: Id<Channel>,
        /// In which guild, if in one.
        guild_id: Id<Guild>,
    }
}

object! {
    /// MESSAGE_DELETE_BULK.
    MessageDeleteBulk {
        /// Which messages.
        ids: Vec<Id<Message>>,
        /// Where they stood.
        channel_id: Id<Channel>,
        /// In which guild, if in one.
        guild_id: Id<Guild>,
    }
}

object! {
    /// MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE.
    ReactionEvent {
        /// Who.
        user_id: Id<User>,
        /// Where.
        channel_id: Id<Channel>,
        /// Below which message.
        message_id: Id<Message>,
        /// In which guild, if in one.
        guild_id: Id<Guild>,
        /// Who, as a member of the guild. Only when added.
        member: Option<Arc<Member>>,
        /// Which emoji.
        emoji: Arc<Emoji>,
        /// Who wrote the message. Only when added.
        message_author_id: Id<User>,
        /// Whether it is a super reaction.
        burst: bool,
        /// The colours of a super reaction. Only when added.
        burst_colors: Box<[Box<str>]>,
        /// The same in other words.
        kind as type: ReactionType,
    }
}

object! {
    /// MESSAGE_REACTION_REMOVE_ALL.
    ReactionRemoveAll {
        /// Where.
        channel_id: Id<Channel>,
        /// Below which message.
        message_id: Id<Message>,
        /// In which guild, if in one.
        guild_id: Id<Guild>,
    }
}

object! {
    /// MESSAGE_REACTION_REMOVE_EMOJI.
    ReactionRemoveEmoji {
        /// Where.
        channel_id: Id<Channel>,
        /// Below which message.
        message_id: Id<Message>,
        /// In which guild, if in one.
        guild_id: Id<Guild>,
        /// Which emoji.
        emoji: Arc<Emoji>,
    }
}

object! {
    /// MESSAGE_POLL_VOTE_ADD and MESSAGE_POLL_VOTE_REMOVE.
    PollVote {
        /// Who.
        user_id: Id<User>,
        /// Where.
        channel_id: Id<Channel>,
        /// In which message.
        message_id: Id<Message>,
        /// In which guild, if in one.
        guild_id: Id<Guild>,
        /// For which answer.
        answer_id: u32,
    }
}

use std::sync::Arc;

use crate::entity::object;
use crate::{Channel, Emoji, Guild, Id, Member, Message, ReactionType, User};

object! {
    /// MESSAGE_DELETE.
    MessageDelete {
        /// The id of the message.
        id: Id<Message>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, if the message is in one.
        guild_id: Id<Guild>,
    }
}

object! {
    /// MESSAGE_DELETE_BULK.
    MessageDeleteBulk {
        /// The ids of the messages.
        ids: Vec<Id<Message>>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, if the messages are in one.
        guild_id: Id<Guild>,
    }
}

object! {
    /// MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE.
    ReactionEvent {
        /// The user.
        user_id: Id<User>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the message.
        message_id: Id<Message>,
        /// The id of the guild, if the message is in one.
        guild_id: Id<Guild>,
        /// The user as a member of the guild. Only set when a reaction is added.
        member: Option<Arc<Member>>,
        /// The emoji.
        emoji: Arc<Emoji>,
        /// The id of the author of the message. Only set when a reaction is added.
        message_author_id: Id<User>,
        /// If `true`, the reaction is a super reaction.
        burst: bool,
        /// The colors of a super reaction. Only set when a reaction is added.
        burst_colors: Box<[Box<str>]>,
        /// The type of the reaction.
        kind as type: ReactionType,
    }
}

object! {
    /// MESSAGE_REACTION_REMOVE_ALL.
    ReactionRemoveAll {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the message.
        message_id: Id<Message>,
        /// The id of the guild, if the message is in one.
        guild_id: Id<Guild>,
    }
}

object! {
    /// MESSAGE_REACTION_REMOVE_EMOJI.
    ReactionRemoveEmoji {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the message.
        message_id: Id<Message>,
        /// The id of the guild, if the message is in one.
        guild_id: Id<Guild>,
        /// The emoji.
        emoji: Arc<Emoji>,
    }
}

object! {
    /// MESSAGE_POLL_VOTE_ADD and MESSAGE_POLL_VOTE_REMOVE.
    PollVote {
        /// The user.
        user_id: Id<User>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the message.
        message_id: Id<Message>,
        /// The id of the guild, if the message is in one.
        guild_id: Id<Guild>,
        /// The id of the answer.
        answer_id: u32,
    }
}

//! Lists that Discord sends with additional fields.

use std::sync::Arc;

use crate::entity::{entity, object};
use crate::{Channel, Emoji, FlattenedList, Message, SoundboardSound, StickerPack, ThreadMember};

entity! {
    /// A list of threads of a channel or a guild.
    ThreadList as DiscordThreadList {
        /// The threads.
        threads: Box<[Arc<Channel>]>,
        /// The bot's own memberships of the threads that it has joined.
        members: Box<[Arc<ThreadMember>]>,
        /// If `true`, there are more threads. Lists of active threads are always complete.
        has_more: bool,
        /// The first message of each thread of a forum. Only set by searches.
        first_messages: Box<[Arc<Message>]>,
        /// The total number of threads. Only set by searches.
        total_results: u32,
    }
}

entity! {
    /// The result of a search for messages in a guild.
    MessageSearchResult as DiscordMessageSearchResult {
        /// The messages that were found.
        messages: FlattenedList<Arc<Message>>,
        /// The total number of results.
        total_results: u32,
        /// If `true`, Discord is still indexing old messages, so a later search may find more.
        doing_deep_historical_index: bool,
        /// The number of messages that have been indexed so far, while Discord is still indexing.
        documents_indexed: u32,
        /// The threads that the messages are in.
        threads: Box<[Arc<Channel>]>,
        /// The bot's own memberships of those threads.
        members: Box<[Arc<ThreadMember>]>,
    }
}

entity! {
    /// The soundboard sounds of a guild.
    SoundboardSoundList as DiscordSoundboardSoundList {
        /// The sounds.
        items: Box<[Arc<SoundboardSound>]>,
    }
}

object! {
    /// The emojis of an application.
    EmojiList {
        /// The emojis.
        items: Box<[Arc<Emoji>]>,
    }
}

object! {
    /// The packs of stickers that Discord offers.
    StickerPackList {
        /// The packs.
        sticker_packs: Box<[Arc<StickerPack>]>,
    }
}

//! Lists that Discord sends with something beside them.

use std::sync::Arc;

use crate::entity::{entity, object};
use crate::{Channel, Emoji, Flat, Message, SoundboardSound, StickerPack, ThreadMember};

entity! {
    /// Threads of a channel or of a guild.
    ThreadList as DiscordThreadList {
        /// The threads.
        threads: Box<[Arc<Channel>]>,
        /// The bot's memberships of those it joined.
        members: Box<[Arc<ThreadMember>]>,
        /// Whether there are more. Lists of active threads are always whole.
        has_more: bool,
        /// The first message of each thread of a forum. Only searches tell it.
        first_messages: Box<[Arc<Message>]>,
        /// How many threads there are in all. Only searches tell it.
        total_results: u32,
    }
}

entity! {
    /// What a search for messages found in a guild.
    MessageSearchResult as DiscordMessageSearchResult {
        /// The messages found.
        messages: Flat<Arc<Message>>,
        /// How many there are in all.
        total_results: u32,
        /// Whether Discord still reads old messages, so that more will be found later.
        doing_deep_historical_index: bool,
        /// How many messages Discord has read for that so far.
        documents_indexed: u32,
        /// The threads the messages stand in.
        threads: Box<[Arc<Channel>]>,
        /// The bot's memberships of those threads.
        members: Box<[Arc<ThreadMember>]>,
    }
}

entity! {
    /// The sounds of a guild.
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

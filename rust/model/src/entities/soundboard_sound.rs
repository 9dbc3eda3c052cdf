use std::sync::Arc;

use crate::entity::entity;
use crate::{Emoji, Guild, Id, User};

entity! {
    /// A soundboard sound: a short sound that users can play in voice channels.
    SoundboardSound as DiscordSoundboardSound {
        /// The name, 2 to 32 characters.
        name: Box<str>,
        /// The sound's id. The ids of Discord's default sounds are small numbers.
        sound_id: Id<SoundboardSound>,
        /// The volume, from `0.0` to `1.0`.
        volume: f64,
        /// The id of the sound's custom emoji, or `0`.
        emoji_id: Id<Emoji>,
        /// The sound's Unicode emoji, or an empty string.
        emoji_name: Option<Box<str>>,
        /// The id of the guild, or `0` for Discord's default sounds.
        guild_id: Id<Guild>,
        /// If `true`, the sound can be used. It is `false` if, for example, the guild lost boosts.
        available: bool,
        /// The user who created the sound. Only set with [constant DiscordPermissions.MANAGE_GUILD_EXPRESSIONS] or
        /// [constant DiscordPermissions.CREATE_GUILD_EXPRESSIONS].
        user: Option<Arc<User>>,
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{Emoji, Guild, Id, User};

entity! {
    /// A short sound that people can play in voice channels.
    SoundboardSound as DiscordSoundboardSound {
        /// The name, 2 to 32 characters.
        name: Box<str>,
        /// The sound's id. Those of Discord's own sounds are small numbers.
        sound_id: Id<SoundboardSound>,
        /// How loud it is, from `0.0` to `1.0`.
        volume: f64,
        /// The id of the guild's emoji shown with it, or `0`.
        emoji_id: Id<Emoji>,
        /// The Unicode emoji shown with it, or an empty string.
        emoji_name: Option<Box<str>>,
        /// The id of the guild, or `0` for Discord's own sounds.
        guild_id: Id<Guild>,
        /// Whether it can be played; not, for example, when boosts ran out.
        available: bool,
        /// Who added it. Only known with [constant DiscordPermissions.MANAGE_GUILD_EXPRESSIONS] or
        /// [constant DiscordPermissions.CREATE_GUILD_EXPRESSIONS].
        user: Option<Arc<User>>,
    }
}

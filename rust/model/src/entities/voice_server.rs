use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, Secret, SoundboardSound, User, VoiceEffectAnimation};

entity! {
    /// The server to which a bot connects for voice in a guild.
    VoiceServer as DiscordVoiceServer {
        /// What the voice server knows the bot by. It is a secret.
        token: Secret,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The host, and maybe the port. An empty string if the server is gone; Discord will then tell of another.
        endpoint: Option<Box<str>>,
    }
}

entity! {
    /// An emoji or a sound that somebody sent in a voice channel.
    VoiceChannelEffect as DiscordVoiceChannelEffect {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of who sent it.
        user_id: Id<User>,
        /// The emoji, if there is one.
        emoji: Option<Arc<Emoji>>,
        /// How the emoji moves, see [DiscordVoiceEffectAnimation].
        animation_type: VoiceEffectAnimation,
        /// Which of the animations it is.
        animation_id: u32,
        /// The id of the sound, or `0`. Those of Discord's own sounds are small numbers.
        sound_id: Id<SoundboardSound>,
        /// How loud the sound is, from `0.0` to `1.0`.
        sound_volume: f64,
    }
}

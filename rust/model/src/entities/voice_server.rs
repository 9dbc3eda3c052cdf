use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, Secret, SoundboardSound, User, VoiceEffectAnimation};

entity! {
    /// The voice server for the bot in a guild.
    VoiceServer as DiscordVoiceServer {
        /// The token for the voice server. Keep it secret.
        token: Secret,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The host of the voice server, possibly with a port. An empty string if the server is no longer available;
        /// Discord then assigns another one.
        endpoint: Option<Box<str>>,
    }
}

entity! {
    /// An effect that a user sent in a voice channel: an emoji or a sound.
    VoiceChannelEffect as DiscordVoiceChannelEffect {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the user who sent the effect.
        user_id: Id<User>,
        /// The emoji, if there is one.
        emoji: Option<Arc<Emoji>>,
        /// The type of the emoji's animation, see [DiscordVoiceEffectAnimation].
        animation_type: VoiceEffectAnimation,
        /// The id of the emoji's animation.
        animation_id: u32,
        /// The id of the sound, or `0`. The ids of Discord's default sounds are small numbers.
        sound_id: Id<SoundboardSound>,
        /// The volume of the sound, from `0.0` to `1.0`.
        sound_volume: f64,
    }
}

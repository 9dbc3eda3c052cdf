//! What answers a request over the gateway: those who wait for it get it, and a signal tells of it.

use std::sync::Arc;

use discord_cache::Change;
use discord_model::{Channel, Guild, Id, Member, MembersChunk, SoundboardSound};
use godot::prelude::*;

use super::arguments::{all, guild, now};
use crate::core::Core;
use crate::entity::Class;
use crate::handle::live;
use crate::signals::signal;

/// Gives those who wait for an answer what has come, and emits no signal: for while these wait.
pub fn resolve(core: &Core, change: &Change) {
    match change {
        Change::MembersChunk { members, chunk } => {
            core.gathering.members(chunk, objects(core, members));
        }
        Change::SoundboardSoundsReceived { guild, sounds } => {
            core.gathering.sounds(*guild, &objects(core, sounds));
        }
        Change::ChannelInfoReceived { guild, channels } => {
            core.gathering.channel_info(*guild, objects(core, channels));
        }
        Change::RateLimited { rate_limit } => core.gathering.rate_limited(rate_limit),
        _ => {}
    }
}

/// Emits the signal for members that were asked for.
pub fn members_came(core: &Core, members: Box<[Arc<Member>]>, chunk: Arc<MembersChunk>) {
    signal(core, "guild_members_chunk_received", || {
        let guild = guild(core, chunk.guild_id);
        [guild, all(core, members), now(core, chunk)]
    });
}

/// Emits the signal for the sounds of a guild.
pub fn sounds_came(core: &Core, id: Id<Guild>, sounds: Box<[Arc<SoundboardSound>]>) {
    signal(core, "soundboard_sounds_received", || {
        [guild(core, id), all(core, sounds)]
    });
}

/// Emits the signal for what is short-lived about a guild's channels.
pub fn channel_info_came(core: &Core, id: Id<Guild>, channels: Box<[Arc<Channel>]>) {
    signal(core, "channel_info_received", || {
        [guild(core, id), all(core, channels)]
    });
}

fn objects<T: Class>(core: &Core, entities: &[Arc<T>]) -> Vec<Variant> {
    entities
        .iter()
        .map(|entity| live(core.id, entity.clone()).to_variant())
        .collect()
}

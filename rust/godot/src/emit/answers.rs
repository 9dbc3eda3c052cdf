//! What answers a request over the gateway: those who wait for it get it, and a signal tells of it.

use std::sync::Arc;

use discord_model::{Channel, Guild, Id, Member, MembersChunk, SoundboardSound};
use godot::prelude::*;

use super::arguments::{all, guild, now};
use crate::core::Core;
use crate::entity::Class;
use crate::handle::live;
use crate::signals::signal;

/// Tells of members that were asked for.
pub fn members_came(core: &Core, members: Box<[Arc<Member>]>, chunk: Arc<MembersChunk>) {
    if !core.gathering.is_empty() {
        core.gathering.members(&chunk, objects(core, &members));
    }
    signal(core, "guild_members_chunk_received", || {
        let guild = guild(core, chunk.guild_id);
        [guild, all(core, members), now(core, chunk)]
    });
}

/// Tells of the sounds of a guild.
pub fn sounds_came(core: &Core, id: Id<Guild>, sounds: Box<[Arc<SoundboardSound>]>) {
    if !core.gathering.is_empty() {
        core.gathering.sounds(id, &objects(core, &sounds));
    }
    signal(core, "soundboard_sounds_received", || {
        [guild(core, id), all(core, sounds)]
    });
}

/// Tells of what is short-lived about a guild's channels.
pub fn channel_info_came(core: &Core, id: Id<Guild>, channels: Box<[Arc<Channel>]>) {
    if !core.gathering.is_empty() {
        core.gathering.channel_info(id, objects(core, &channels));
    }
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

//! Responses to requests over the gateway: they complete the pending requests, and signals are emitted for them.

use std::sync::Arc;
use std::time::Instant;

use discord_cache::Change;
use discord_client::{Chunk, RateLimited};
use discord_godot_entities::entity::Class;
use discord_godot_entities::handle::live;
use discord_model::{Channel, GatewayRateLimit, Guild, Id, Member, MembersChunk, SoundboardSound};
use godot::prelude::*;

use super::arguments::{guild, live_list, live_variant};
use crate::core::Core;
use crate::signals::signal;

/// Completes the requests over the gateway that a change is a response to. Emits no signal of the client.
pub fn resolve(core: &Core, change: &Change) {
    let now = Instant::now();
    let requests = || core.gateway_requests.borrow_mut();
    match change {
        Change::MembersChunk { members, chunk } => {
            let part = Chunk {
                guild: chunk.guild_id,
                nonce: chunk.nonce.as_deref().unwrap_or_default(),
                index: chunk.chunk_index,
                count: chunk.chunk_count,
            };
            let members = objects(core, members);
            requests().members(part, members, now);
        }
        Change::SoundboardSoundsReceived { guild, sounds } => {
            let sounds = objects(core, sounds);
            requests().sounds(*guild, &sounds, now);
        }
        Change::ChannelInfoReceived { guild, channels } => {
            let channels = objects(core, channels);
            requests().channel_info(*guild, channels);
        }
        Change::VoiceStateUpdated { new, .. } => {
            let me = core.entities.cache.borrow().me().map(|me| me.id);
            if me == Some(new.user_id) {
                let channel = Some(new.channel_id).filter(|channel| channel.is_some());
                let state = live_variant(core, new.clone());
                requests().voice_state(new.guild_id, channel, state, now);
            }
        }
        Change::VoiceServerUpdated { new, .. } => {
            let server = live_variant(core, new.clone());
            requests().voice_server(new.guild_id, server, now);
        }
        Change::RateLimited { rate_limit } => requests().rate_limited(limit(rate_limit), now),
        _ => {}
    }
}

fn limit(limit: &GatewayRateLimit) -> RateLimited<'_> {
    let meta = limit.meta.as_deref();
    RateLimited {
        opcode: limit.opcode.into(),
        retry_after: limit.retry_after,
        guild: meta
            .map(|meta| meta.guild_id)
            .filter(|guild| guild.is_some()),
        nonce: meta
            .and_then(|meta| meta.nonce.as_deref())
            .unwrap_or_default(),
    }
}

/// Emits the signal for a chunk of requested members.
pub fn emit_members_chunk(core: &Core, members: Box<[Arc<Member>]>, chunk: Arc<MembersChunk>) {
    signal(core, "guild_members_chunk_received", || {
        let guild = guild(core, chunk.guild_id);
        [guild, live_list(core, members), live_variant(core, chunk)]
    });
}

/// Emits the signal for the sounds of a guild.
pub fn emit_sounds(core: &Core, id: Id<Guild>, sounds: Box<[Arc<SoundboardSound>]>) {
    signal(core, "soundboard_sounds_received", || {
        [guild(core, id), live_list(core, sounds)]
    });
}

/// Emits the signal for the ephemeral data of a guild's channels.
pub fn emit_channel_info(core: &Core, id: Id<Guild>, channels: Box<[Arc<Channel>]>) {
    signal(core, "channel_info_received", || {
        [guild(core, id), live_list(core, channels)]
    });
}

fn objects<T: Class>(core: &Core, entities: &[Arc<T>]) -> Vec<Variant> {
    entities
        .iter()
        .map(|entity| live(core.id(), entity.clone()).to_variant())
        .collect()
}

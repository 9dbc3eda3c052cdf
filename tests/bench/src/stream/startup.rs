//! The startup of a bot: READY, and a GUILD_CREATE for each guild.

use serde_json::{Value, json};

use super::dice::Dice;
use super::render::{self, id, with};
use super::time;
use super::world::{Guild, User, World};

pub fn ready(world: &World) -> Value {
    let guilds: Vec<_> = world
        .guilds
        .iter()
        .map(|guild| json!({ "id": id(guild.id), "unavailable": true }))
        .collect();
    json!({
        "v": 10,
        "user": with(render::user(&world.me), json!({ "email": null, "mfa_enabled": true, "verified": true, "flags": 0 })),
        "guilds": guilds,
        "session_id": "5f1a3f0b9c7e4f0d8a6b2c1d",
        "session_type": "normal",
        // No client resumes a session here.
        "resume_gateway_url": "ws://127.0.0.1:9",
        "shard": [0, 1],
        "application": { "id": id(world.me.id), "flags": 565_248 },
        "user_settings": {}, "relationships": [], "private_channels": [], "presences": [], "guild_join_requests": [],
        "geo_ordered_rtc_regions": ["rotterdam", "frankfurt"], "auth": {}, "_trace": ["[\"gateway\",{\"micros\":88211}]"],
    })
}

pub fn guild_create(world: &World, guild: &Guild, dice: &mut Dice) -> Value {
    let users = || guild.members.iter().map(|member| &world.users[*member]);
    let members: Vec<_> = users().map(|user| render::member(guild, user)).collect();
    let presences: Vec<_> = users()
        .enumerate()
        .filter(|(index, _)| index % 5 < 2)
        .map(|(_, user)| render::presence(user, dice))
        .collect();
    let channels: Vec<_> = [&guild.categories, &guild.texts, &guild.voices]
        .into_iter()
        .flatten()
        .map(|channel| render::channel(guild, *channel, dice))
        .collect();
    let threads: Vec<_> = guild
        .threads
        .iter()
        .map(|thread| render::thread(guild, *thread, &world.users[guild.members[3]], dice))
        .collect();
    let voice_states: Vec<_> = guild
        .talking
        .iter()
        .map(|(user, channel)| voice_state(world, guild, *user, *channel, dice))
        .collect();
    with(
        render::guild(world, guild, dice),
        json!({
            "joined_at": time::past(guild.id >> 30), "large": false, "unavailable": false, "lazy": true,
            "member_count": members.len(), "members": members, "presences": presences, "channels": channels,
            "threads": threads, "voice_states": voice_states, "stage_instances": [], "guild_scheduled_events": [],
            "soundboard_sounds": [], "activity_instances": [], "embedded_activities": [], "guild_hashes": null,
            "application_command_counts": {}, "version": 1_772_323_200_000_u64,
        }),
    )
}

/// The response to a request for all members of the first guild, with all users as members.
pub fn chunks(world: &World) -> Vec<Value> {
    let guild = &world.guilds[0];
    let chunks = world.users.chunks(1000);
    let count = chunks.len();
    let chunk = |(index, users): (usize, &[User])| {
        let members: Vec<_> = users
            .iter()
            .map(|user| render::member(guild, user))
            .collect();
        json!({
            "guild_id": id(guild.id), "members": members, "chunk_index": index, "chunk_count": count, "not_found": [],
            "nonce": "bench",
        })
    };
    chunks.enumerate().map(chunk).collect()
}

/// In a guild, a voice state has neither the guild nor the member.
fn voice_state(world: &World, guild: &Guild, user: usize, channel: u64, dice: &mut Dice) -> Value {
    let mut state = render::voice_state(guild, &world.users[user], Some(channel), dice);
    if let Value::Object(fields) = &mut state {
        fields.remove("guild_id");
        fields.remove("member");
    }
    state
}

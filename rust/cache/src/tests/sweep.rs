use std::time::Duration;

use discord_model::Timestamp;
use serde_json::json;

use super::*;
use crate::evictions::EvictedKind;

const MINUTE: Duration = Duration::from_secs(60);

/// The time at which an id was created, in milliseconds since Discord's epoch.
fn id_at(milliseconds: u64) -> u64 {
    milliseconds << 22
}

/// A time in milliseconds since Discord's epoch.
fn time(milliseconds: u64) -> Timestamp {
    id::<()>(id_at(milliseconds)).created_at()
}

fn in_guild_with(settings: CacheSettings) -> Cache {
    let mut cache = Cache::new(settings);
    let ready = json!({"user": user(ME), "guilds": [{"id": "10", "unavailable": true}]});
    send(&mut cache, "READY", ready);
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    cache.record_evictions(true);
    cache
}

fn sweep(cache: &mut Cache, now: Timestamp) {
    cache.sweep(now);
    cache.assert_consistent();
}

#[test]
fn nothing_is_evicted_without_an_age() {
    let mut cache = in_guild_with(CacheSettings::default());
    send(&mut cache, "MESSAGE_CREATE", message(id_at(1), BEN));
    sweep(&mut cache, time(1 << 40));
    assert_eq!((cache.message_count(), cache.take_evictions()), (1, vec![]));
}

#[test]
fn old_messages_are_evicted_with_their_authors() {
    let mut cache = in_guild_with(CacheSettings {
        message_age: Some(MINUTE),
        ..CacheSettings::default()
    });
    let old = with(message(id_at(1_000), 9), json!({"member": null}));
    send(&mut cache, "MESSAGE_CREATE", old);
    send(&mut cache, "MESSAGE_CREATE", message(id_at(30_000), ANN));
    sweep(&mut cache, time(61_000));
    assert_eq!(cache.message_count(), 2, "it is exactly a minute old");
    sweep(&mut cache, time(61_001));
    assert_eq!(cache.message_count(), 1);
    assert!(cache.user(id(9)).is_none() && cache.user(id(ANN)).is_some());
    let evicted = (EvictedKind::Message, id(GUILD), id_at(1_000));
    assert_eq!(cache.take_evictions(), [evicted]);
}

#[test]
fn a_call_evicts_a_limited_number_of_messages() {
    let mut cache = in_guild_with(CacheSettings {
        message_age: Some(MINUTE),
        messages_per_channel: 1_000,
        ..CacheSettings::default()
    });
    for number in 1..=250 {
        send(&mut cache, "MESSAGE_CREATE", message(id_at(number), ANN));
    }
    for left in [150, 50, 0, 0] {
        sweep(&mut cache, time(1_000_000));
        assert_eq!(cache.message_count(), left);
    }
}

#[test]
fn inactive_threads_are_evicted_but_no_channels() {
    let mut cache = in_guild_with(CacheSettings {
        thread_age: Some(MINUTE),
        ..CacheSettings::default()
    });
    let thread = |id: u64| json!({"id": id.to_string(), "type": 11, "guild_id": "10", "parent_id": "31", "name": "x"});
    let quiet = id_at(2_000);
    let busy = id_at(3_000);
    send(&mut cache, "THREAD_CREATE", thread(quiet));
    let last = id_at(90_000).to_string();
    let busy_thread = with(thread(busy), json!({"last_message_id": last}));
    send(&mut cache, "THREAD_CREATE", busy_thread);
    let said = with(
        message(id_at(2_500), BEN),
        json!({"channel_id": quiet.to_string()}),
    );
    send(&mut cache, "MESSAGE_CREATE", said);
    sweep(&mut cache, time(120_000));
    assert!(cache.channel(id(quiet)).is_none() && cache.channel(id(busy)).is_some());
    assert_eq!(cache.message_count(), 0, "its messages are evicted, too");
    assert!(cache.channel(id(TEXT)).is_some() && cache.channel(id(FORUM)).is_some());
    let threads: Vec<_> = cache
        .take_evictions()
        .into_iter()
        .map(|(_, _, id)| id)
        .collect();
    assert!(threads.contains(&quiet) && threads.contains(&THREAD));
}

#[test]
fn a_sweep_begins_every_minute_and_visits_one_guild_per_call() {
    let mut cache = in_guild_with(CacheSettings {
        thread_age: Some(MINUTE),
        ..CacheSettings::default()
    });
    let other = with(
        guild(OTHER_GUILD),
        json!({"channels": [], "threads": [
            {"id": "99", "type": 11, "parent_id": "31", "name": "another thread"},
        ]}),
    );
    send(&mut cache, "GUILD_CREATE", other);
    let threads = |cache: &Cache| {
        let channels = cache.channels();
        channels.filter(|channel| channel.kind.is_thread()).count()
    };
    for left in [1, 0] {
        sweep(&mut cache, time(120_000));
        assert_eq!(threads(&cache), left);
    }
    let again = json!({"id": "98", "type": 11, "guild_id": "10", "parent_id": "31", "name": "x"});
    send(&mut cache, "THREAD_CREATE", again);
    sweep(&mut cache, time(120_000));
    assert_eq!(threads(&cache), 1, "the next sweep is not due");
    cache.clock_ahead += MINUTE;
    sweep(&mut cache, time(180_000));
    sweep(&mut cache, time(180_000));
    assert_eq!(threads(&cache), 0);
}

#[test]
fn inactive_direct_messages_are_evicted_with_their_users() {
    let mut cache = in_guild_with(CacheSettings {
        user_age: Some(MINUTE),
        ..CacheSettings::default()
    });
    let direct = |channel: u64, last: u64, who: u64| {
        json!({
            "id": channel.to_string(), "type": 1, "recipients": [user(who)],
            "last_message_id": last.to_string(),
        })
    };
    send(
        &mut cache,
        "CHANNEL_CREATE",
        direct(id_at(1_000), id_at(2_000), 8),
    );
    send(
        &mut cache,
        "CHANNEL_CREATE",
        direct(id_at(1_001), id_at(100_000), 9),
    );
    send(
        &mut cache,
        "CHANNEL_CREATE",
        direct(id_at(1_002), id_at(2_000), ANN),
    );
    sweep(&mut cache, time(120_000));
    assert!(cache.user(id(8)).is_none() && cache.user(id(9)).is_some());
    assert!(cache.user(id(ANN)).is_some(), "she is a member");
    assert!(cache.member(id(GUILD), id(ANN)).is_some() && cache.me().is_some());
    let evicted: Vec<_> = cache
        .take_evictions()
        .into_iter()
        .map(|(_, _, id)| id)
        .collect();
    assert_eq!(evicted, [id_at(1_000), id_at(1_002)]);
}

#[test]
fn evictions_by_limits_are_recorded() {
    let mut cache = in_guild_with(CacheSettings {
        members: 1,
        presences: 1,
        archived_threads: 1,
        messages: 1,
        ..CacheSettings::default()
    });
    for who in [BEN, 4] {
        let joined = with(member(who), json!({"guild_id": "10"}));
        send(&mut cache, "GUILD_MEMBER_ADD", joined);
        let online = json!({"guild_id": "10", "user": {"id": who.to_string()}, "status": "online"});
        send(&mut cache, "PRESENCE_UPDATE", online);
        send(&mut cache, "MESSAGE_CREATE", message(id_at(who), who));
        let archived = json!({
            "id": (50 + who).to_string(), "type": 11, "guild_id": "10", "parent_id": "31",
            "thread_metadata": {"archived": true, "archive_timestamp": format!("2026-01-0{who}T00:00:00+00:00")},
        });
        send(&mut cache, "THREAD_UPDATE", archived);
    }
    let mut evicted = cache.take_evictions();
    evicted.sort_unstable();
    let guild = id(GUILD);
    assert_eq!(
        evicted,
        [
            (EvictedKind::Message, guild, id_at(BEN)),
            (EvictedKind::Thread, guild, 53),
            (EvictedKind::Member, guild, ANN),
            (EvictedKind::Member, guild, BEN),
            (EvictedKind::Presence, guild, ANN),
            (EvictedKind::Presence, guild, BEN),
        ]
    );
    assert_eq!(cache.take_evictions(), []);
}

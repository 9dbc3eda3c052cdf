use discord_model::Id;
use serde_json::json;

use super::*;

#[test]
fn a_session_lists_no_more_guilds_than_a_shard_can_have() {
    let mut cache = Cache::new(CacheSettings::default());
    let guilds: Vec<_> = (1..=50_000u64)
        .map(|id| json!({"id": id.to_string(), "unavailable": true}))
        .collect();
    take!(
        send(
            &mut cache,
            "READY",
            json!({"user": user(ME), "guilds": guilds})
        ),
        Ready { guilds }
    );
    assert_eq!((guilds, cache.guilds().len()), (10_000, 10_000));
}

#[test]
fn ready_makes_the_guilds_known_as_unavailable() {
    let mut cache = Cache::default();
    let ready = json!({
        "user": user(ME), "application": {"id": "77", "flags": 3},
        "guilds": [{"id": "10", "unavailable": true}, {"id": "20", "unavailable": true}, {"id": "0"}],
    });
    take!(send(&mut cache, "READY", ready), Ready { user, guilds });
    assert_eq!((&*user.username, guilds), ("bot", 2));
    assert_eq!(cache.me().map(|user| user.id), Some(id(ME)));
    assert_eq!(cache.application().map(|app| app.id), Some(id(77)));
    let guild = cache.guild(id(GUILD)).expect("known by id").guild();
    assert!(guild.unavailable);
}

#[test]
fn a_new_session_forgets_guilds_that_are_not_listed() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "READY",
        json!({"user": user(ME), "guilds": [{"id": "20", "unavailable": true}]}),
    );
    assert!(cache.guild(id(GUILD)).is_none());
    assert!(cache.guild(id(OTHER_GUILD)).is_some());
    assert_eq!(cache.channels().len(), 0);
    assert_eq!(cache.user_count(), 1, "only the bot is left");
}

#[test]
fn a_shard_forgets_only_its_own_guilds() {
    let of_shard = |shard: u64| Id::<discord_model::Guild>::new(shard << 22 | 5);
    let mut cache = Cache::default();
    for shard in [0, 1] {
        let guild = of_shard(shard).to_string();
        let ready = json!({"user": user(ME), "guilds": [{"id": guild}], "shard": [shard, 2]});
        send(&mut cache, "READY", ready);
    }
    assert_eq!(cache.guilds().len(), 2);
    send(
        &mut cache,
        "READY",
        json!({"user": user(ME), "guilds": [], "shard": [1, 2]}),
    );
    assert!(cache.guild(of_shard(0)).is_some());
    assert!(cache.guild(of_shard(1)).is_none());
}

#[test]
fn a_new_session_of_the_same_account_keeps_what_is_listed() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    send(
        &mut cache,
        "READY",
        json!({"user": user(ME), "guilds": [{"id": "10", "unavailable": true}]}),
    );
    assert!(cache.message(id(100)).is_some());
    take!(
        send(&mut cache, "GUILD_CREATE", guild(GUILD)),
        GuildAvailable { guild }
    );
    assert!(!guild.unavailable);
}

#[test]
fn another_account_begins_with_nothing() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "READY",
        json!({"user": user(BEN), "guilds": []}),
    );
    assert_eq!(cache.me().map(|me| me.id), Some(id(BEN)));
    assert_eq!((cache.user_count(), cache.channels().len()), (1, 0));
}

#[test]
fn ready_without_a_user_does_not_forget_who_we_are() {
    let mut cache = in_guild();
    let ready = json!({"user": 5, "guilds": [{"id": "10"}], "shard": [7, 0]});
    take!(send(&mut cache, "READY", ready), Ready { user });
    assert_eq!(user.id, id(ME));
    assert!(cache.channel(id(TEXT)).is_some());
}

#[test]
fn resuming_changes_nothing() {
    let mut cache = in_guild();
    assert_eq!(send(&mut cache, "RESUMED", json!({})), Change::Resumed);
    assert!(cache.channel(id(TEXT)).is_some());
}

#[test]
fn clear_forgets_all_but_the_settings() {
    let settings = CacheSettings {
        messages: 1,
        ..CacheSettings::default()
    };
    let mut cache = Cache::new(settings);
    send(&mut cache, "READY", json!({"user": user(ME), "guilds": []}));
    cache.clear();
    assert!(cache.me().is_none() && cache.user_count() == 0);
    assert_eq!(cache.settings, settings);
}

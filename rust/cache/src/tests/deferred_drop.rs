use serde_json::json;

use super::*;

#[test]
fn what_a_guild_had_is_freed_elsewhere() {
    let mut cache = in_guild();
    assert!(cache.take_deferred_drop().is_none());
    send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
    let left = cache.take_deferred_drop().expect("its members");
    assert_eq!(
        (left.members.len(), left.presences.len(), left.users.len()),
        (2, 1, 1),
        "the bot itself is known still"
    );
    assert!(cache.take_deferred_drop().is_none(), "given out once");
}

#[test]
fn what_a_guild_sent_again_replaces_is_freed_elsewhere() {
    let mut cache = in_guild();
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    let left = cache.take_deferred_drop().expect("the members of before");
    assert_eq!((left.members.len(), left.presences.len()), (2, 1));
}

#[test]
fn another_account_leaves_a_world_behind() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "READY",
        json!({"user": user(BEN), "guilds": []}),
    );
    let left = cache.take_deferred_drop().expect("the world of before");
    assert_eq!(left.caches.len(), 1);
    assert_eq!(left.caches[0].user_count(), 2);
}

#[test]
fn other_settings_leave_a_world_behind() {
    let mut cache = in_guild();
    cache.configure(CacheSettings::default());
    assert!(cache.take_deferred_drop().is_none(), "the same settings");
    cache.configure(CacheSettings {
        members: 1,
        ..CacheSettings::default()
    });
    assert_eq!(cache.user_count(), 0);
    assert!(cache.take_deferred_drop().is_some());
    cache.clear();
    assert!(cache.take_deferred_drop().is_none(), "nothing was known");
}

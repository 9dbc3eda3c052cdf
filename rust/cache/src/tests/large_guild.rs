//! Guilds with more members than one commit handles, which is two in tests.

use serde_json::json;

use super::*;
use crate::PreparedEvent;

fn large_guild(members: &[u64], online: &[u64]) -> Value {
    let members: Vec<_> = members.iter().map(|id| member(*id)).collect();
    let online = online
        .iter()
        .map(|id| json!({"user": {"id": id.to_string()}, "status": "online"}));
    with(
        guild(GUILD),
        json!({
            "member_count": members.len(), "members": members, "presences": online.collect::<Vec<_>>(),
        }),
    )
}

/// Commits a guild part by part, as in several frames.
fn send_in_parts(cache: &mut Cache, payload: &Value, parts: usize) -> Change {
    let event = Event::decode("GUILD_CREATE", &payload.to_string()).expect("this is JSON");
    let mut prepared = prepare(event);
    let taken = prepared.take_parts();
    assert_eq!(taken.len(), parts);
    for part in taken {
        let change = cache.commit(PreparedEvent::GuildPart(Box::new(part)));
        assert!(matches!(change, Change::Nothing), "{change:?}");
        cache.assert_consistent();
    }
    let change = cache.commit(prepared);
    cache.assert_consistent();
    change
}

fn known_members(cache: &Cache) -> Vec<u64> {
    let entry = cache.guild(id(GUILD)).expect("is known");
    let mut known: Vec<_> = entry
        .members()
        .map(|member| member.user_id().get())
        .collect();
    known.sort_unstable();
    known
}

#[test]
fn a_large_guild_after_the_login_is_available_with_all_members() {
    let mut cache = logged_in();
    let payload = large_guild(&[1, 2, 3, 4, 5], &[2, 3, 4]);
    take!(
        send_in_parts(&mut cache, &payload, 3),
        GuildAvailable { guild }
    );
    assert_eq!(&*guild.name, "The guild");
    assert_eq!(known_members(&cache), [1, 2, 3, 4, 5]);
    let entry = cache.guild(id(GUILD)).expect("is known");
    assert_eq!(entry.presences().len(), 3);
    assert_eq!(entry.roles().len(), 2);
}

#[test]
fn a_large_guild_the_bot_joins_was_joined() {
    let mut cache = Cache::new(CacheSettings::default());
    send(&mut cache, "READY", json!({"user": user(ME), "guilds": []}));
    let payload = large_guild(&[1, 2, 3], &[]);
    take!(
        send_in_parts(&mut cache, &payload, 2),
        GuildCreated { guild }
    );
    assert!(!guild.unavailable);
    assert_eq!(known_members(&cache), [1, 2, 3]);
    take!(send_in_parts(&mut cache, &payload, 2), GuildUpdated { old });
    assert!(old.is_some());
}

#[test]
fn who_is_in_no_part_any_more_is_gone() {
    let mut cache = logged_in();
    send_in_parts(&mut cache, &large_guild(&[1, 2, 3, 4, 5], &[2, 3, 5]), 3);
    let anns = cache.member(id(GUILD), id(ANN)).expect("is known");
    send_in_parts(&mut cache, &large_guild(&[1, 2, 4], &[2]), 2);
    assert_eq!(known_members(&cache), [1, 2, 4]);
    assert_eq!(
        cache.guild(id(GUILD)).expect("is known").presences().len(),
        1
    );
    assert!(cache.user(id(5)).is_none(), "nothing names the user");
    assert_eq!(cache.member(id(GUILD), id(ANN)), Some(anns));
}

#[test]
fn where_only_some_members_are_listed_the_others_stay() {
    let mut cache = logged_in();
    send_in_parts(&mut cache, &large_guild(&[1, 2, 3, 4, 5], &[]), 3);
    let some = with(large_guild(&[1, 2, 6], &[]), json!({"member_count": 2_000}));
    send_in_parts(&mut cache, &some, 2);
    assert_eq!(known_members(&cache), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn parts_that_were_not_taken_are_committed_with_the_guild() {
    let mut cache = logged_in();
    let payload = large_guild(&[1, 2, 3, 4, 5], &[2]);
    take!(send(&mut cache, "GUILD_CREATE", payload), GuildAvailable {});
    assert_eq!(known_members(&cache), [1, 2, 3, 4, 5]);
}

use serde_json::json;

use super::*;
use crate::CachedKinds;

/// Returns a cache with these settings and one guild.
fn with_settings(settings: CacheSettings) -> Cache {
    let mut cache = Cache::new(settings);
    let ready = json!({"user": user(ME), "guilds": [{"id": "10", "unavailable": true}]});
    send(&mut cache, "READY", ready);
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    cache
}

fn members(cache: &Cache) -> Vec<u64> {
    let entry = cache.guild(id(GUILD)).expect("is kept");
    let mut members: Vec<_> = entry
        .members()
        .map(|member| member.user_id().get())
        .collect();
    members.sort_unstable();
    members
}

fn join(cache: &mut Cache, user: u64) {
    let joined = with(member(user), json!({"guild_id": "10"}));
    send(cache, "GUILD_MEMBER_ADD", joined);
}

#[test]
fn who_came_first_goes_first_but_never_the_bot() {
    let mut cache = with_settings(CacheSettings {
        members: 2,
        ..CacheSettings::default()
    });
    assert_eq!(members(&cache), [ME, ANN]);
    join(&mut cache, BEN);
    join(&mut cache, 4);
    assert_eq!(members(&cache), [ME, BEN, 4]);
    assert!(cache.user(id(ANN)).is_none(), "nobody holds her any more");
    let left = json!({"guild_id": "10", "user": {"id": "3"}});
    send(&mut cache, "GUILD_MEMBER_REMOVE", left);
    join(&mut cache, 5);
    join(&mut cache, BEN);
    assert_eq!(members(&cache), [ME, BEN, 5], "coming back is coming last");
}

#[test]
fn a_change_is_no_arrival() {
    let mut cache = with_settings(CacheSettings {
        members: 2,
        ..CacheSettings::default()
    });
    join(&mut cache, BEN);
    let renamed = json!({"guild_id": "10", "user": user(ANN), "nick": "An"});
    send(&mut cache, "GUILD_MEMBER_UPDATE", renamed);
    send(
        &mut cache,
        "GUILD_CREATE",
        with(guild(GUILD), json!({"member_count": 3})),
    );
    join(&mut cache, 4);
    assert_eq!(members(&cache), [ME, BEN, 4]);
}

#[test]
fn without_members_the_bot_is_kept_all_the_same() {
    let mut cache = with_settings(CacheSettings {
        members: 0,
        ..CacheSettings::default()
    });
    take!(
        send(
            &mut cache,
            "GUILD_MEMBER_ADD",
            with(member(BEN), json!({"guild_id": "10"}))
        ),
        MemberJoined { member }
    );
    assert_eq!(member.user_id(), id(BEN), "is told of");
    assert_eq!((members(&cache), cache.user_count()), (vec![ME], 1));
}

#[test]
fn presences_have_a_number_of_their_own() {
    let mut cache = with_settings(CacheSettings {
        presences: 1,
        ..CacheSettings::default()
    });
    for who in [BEN, ANN, BEN] {
        let online = json!({"guild_id": "10", "user": {"id": who.to_string()}, "status": "online"});
        send(&mut cache, "PRESENCE_UPDATE", online);
        assert!(cache.presence(id(GUILD), id(who)).is_some());
        let entry = cache.guild(id(GUILD)).expect("is kept");
        assert_eq!(entry.presences().len(), 1);
    }
}

#[test]
fn archived_threads_go_when_others_come() {
    let mut cache = with_settings(CacheSettings {
        archived_threads: 1,
        ..CacheSettings::default()
    });
    for (thread, since) in [(40, "2026-01-02"), (41, "2026-01-03"), (42, "2026-01-01")] {
        let archived = json!({
            "id": thread, "type": 11, "guild_id": "10", "parent_id": "31",
            "thread_metadata": {"archived": true, "archive_timestamp": format!("{since}T00:00:00+00:00")},
        });
        send(&mut cache, "THREAD_UPDATE", archived);
    }
    let is_kept = |cache: &Cache, thread: u64| cache.channel(id(thread)).is_some();
    assert_eq!(
        [40, 41, 42].map(|thread| is_kept(&cache, thread)),
        [false, true, false]
    );
    assert!(is_kept(&cache, THREAD), "is not archived");
}

#[test]
fn kinds_that_are_switched_off_are_told_of_but_not_kept() {
    let cache = with_settings(CacheSettings {
        kinds: CachedKinds::CHANNELS | CachedKinds::ROLES,
        ..CacheSettings::default()
    });
    let mut cache = cache;
    let entry = cache.guild(id(GUILD)).expect("is kept");
    assert_eq!(entry.voice_states().len(), 0);
    assert_eq!((entry.channel_ids().len(), cache.channels().len()), (2, 2));
    assert!(entry.role(id(ROLE)).is_some());
    let thread = json!({"id": "40", "type": 11, "guild_id": "10", "name": "a thread"});
    take!(
        send(&mut cache, "THREAD_CREATE", thread),
        ThreadCreated { thread }
    );
    assert_eq!(thread.name.as_deref(), Some("a thread"));
    assert!(cache.channel(id(40)).is_none());
    let emojis = json!({"guild_id": "10", "emojis": [{"id": "50", "name": "wave"}]});
    take!(
        send(&mut cache, "GUILD_EMOJIS_UPDATE", emojis),
        EmojisUpdated { emojis }
    );
    assert_eq!(emojis.len(), 1);
    let entry = cache.guild(id(GUILD)).expect("is kept");
    assert!(entry.guild().emojis.is_empty());
    let voice = json!({"guild_id": "10", "user_id": "2", "channel_id": "33"});
    send(&mut cache, "VOICE_STATE_UPDATE", voice);
    assert!(cache.voice_state(id(GUILD), id(ANN)).is_none());
}

#[test]
fn a_bot_can_do_without_channels_and_roles() {
    let mut cache = with_settings(CacheSettings {
        kinds: CachedKinds::empty(),
        ..CacheSettings::default()
    });
    let is_empty = |cache: &Cache| {
        let entry = cache.guild(id(GUILD)).expect("is kept");
        let channels = entry.channel_ids().len() + cache.channels().len();
        channels + entry.roles().len() + entry.guild().roles.len() == 0
    };
    assert!(is_empty(&cache));
    let created = json!({"id": "40", "type": 0, "guild_id": "10", "name": "news"});
    take!(
        send(&mut cache, "CHANNEL_CREATE", created.clone()),
        ChannelCreated { channel }
    );
    assert_eq!(channel.name.as_deref(), Some("news"));
    send(&mut cache, "CHANNEL_UPDATE", created);
    let hidden = json!({"id": "41", "type": 0, "guild_id": "10", "flags": 1 << 17});
    send(&mut cache, "CHANNEL_UPDATE", hidden);
    assert_eq!(cache.hidden_channels(id(GUILD)).count(), 0);
    let role = json!({"guild_id": "10", "role": {"id": "12", "name": "blue"}});
    take!(
        send(&mut cache, "GUILD_ROLE_UPDATE", role),
        RoleUpdated { new }
    );
    assert_eq!(&*new.name, "blue");
    let renamed = json!({"id": "10", "name": "Other", "roles": [{"id": "12", "name": "blue"}]});
    send(&mut cache, "GUILD_UPDATE", renamed);
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    send(&mut cache, "MESSAGE_CREATE", message(50, BEN));
    assert!(is_empty(&cache));
    assert!(cache.message(id(50)).is_some());
    let direct = json!({"id": "60", "type": 1, "recipients": [user(BEN)]});
    send(&mut cache, "CHANNEL_CREATE", direct);
    assert!(cache.channel(id(60)).is_some(), "it is in no guild");
}

#[test]
fn only_other_settings_begin_with_nothing() {
    let mut cache = in_guild();
    cache.configure(CacheSettings::default());
    assert_eq!(cache.guilds().len(), 1);
    let fewer = CacheSettings {
        messages: 1,
        ..CacheSettings::default()
    };
    cache.configure(fewer);
    assert_eq!((cache.guilds().len(), cache.settings), (0, fewer));
}

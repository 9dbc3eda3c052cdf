//! The fields that distinguish the payloads of events.

#![allow(clippy::expect_used, reason = "this is a test")]

use discord_model::{AuditLogEvent, Entity, Event, Id, MessageSearchResult, NullFlag, RoleTags};
use serde_json::json;

fn read(name: &str, payload: &serde_json::Value) -> Event {
    Event::decode(name, &payload.to_string()).expect("this is JSON")
}

macro_rules! read {
    ($name:literal as $variant:ident, $payload:tt) => {
        match read($name, &json!($payload)) {
            Event::$variant(payload) => *payload,
            other => panic!("{other:?}"),
        }
    };
}

/// Discord's own list.
#[test]
fn every_documented_event_has_a_type() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/spec/gateway_events.csv");
    let list = std::fs::read_to_string(list).expect("the list can be read");
    let documented: Vec<_> = list
        .lines()
        .skip(1)
        .filter(|line| line.ends_with(",documented"))
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(documented.len(), Event::NAMES.len());
    for name in documented {
        assert!(Event::NAMES.contains(&name), "{name}");
    }
}

#[test]
fn a_guild_brings_what_it_plans_plays_and_opens() {
    let create = read!("GUILD_CREATE" as GuildCreate, {
        "id": "1", "stage_instances": [{"id": "2", "channel_id": "3"}],
        "guild_scheduled_events": [{"id": "4", "name": "party"}],
        "soundboard_sounds": [{"sound_id": 1, "name": "quack", "volume": 1}],
    });
    let stages = create.stage_instances.expect("is listed");
    assert_eq!(stages[0].id, Id::new(2));
    let events = create.guild_scheduled_events.expect("is listed");
    assert_eq!(&*events[0].name, "party");
    let sounds = create.soundboard_sounds.expect("is listed");
    assert_eq!(sounds[0].sound_id, Id::new(1));
    assert_eq!(create.members, None, "is not listed");
}

#[test]
fn ids_of_sounds_and_of_strangers_may_be_numbers() {
    let effect = read!("VOICE_CHANNEL_EFFECT_SEND" as VoiceChannelEffectSend, {
        "channel_id": "1", "guild_id": "2", "user_id": "3", "sound_id": 7, "sound_volume": 0.5,
    });
    assert_eq!((effect.sound_id, effect.sound_volume), (Id::new(7), 0.5));
    let part = read!("GUILD_MEMBERS_CHUNK" as MembersChunk, {
        "guild_id": "1", "members": [{"user": {"id": "2"}}], "chunk_index": 0, "chunk_count": 1,
        "not_found": [3, "4"], "presences": [{"user": {"id": "2"}, "status": "idle"}], "nonce": "a",
    });
    assert_eq!(*part.chunk.not_found, [Id::new(3), Id::new(4)]);
    assert_eq!(part.members[0].user_id(), Id::new(2));
    assert_eq!(part.chunk.presences[0].user_id(), Id::new(2));
}

#[test]
fn a_voice_server_may_be_gone() {
    let server = read!("VOICE_SERVER_UPDATE" as VoiceServerUpdate, {
        "token": "t", "guild_id": "1", "endpoint": null,
    });
    assert_eq!((server.guild_id, server.endpoint), (Id::new(1), None));
}

#[test]
fn a_list_of_threads_says_whose_they_are() {
    let whole =
        read!("THREAD_LIST_SYNC" as ThreadListSync, {"guild_id": "1", "threads": [{"id": "2"}]});
    assert_eq!(whole.channel_ids, None);
    let some = read!("THREAD_LIST_SYNC" as ThreadListSync, {"guild_id": "1", "channel_ids": ["3"]});
    assert_eq!(some.channel_ids, Some(vec![Id::new(3)]));
}

#[test]
fn channel_info_says_only_what_was_asked() {
    let info = read!("CHANNEL_INFO" as ChannelInfo, {
        "guild_id": "1", "channels": [{"id": "2", "voice_start_time": 1_700_000_000}],
    });
    let channel = &info.channels[0];
    let bit = |name| 1 << discord_model::Channel::field_index(name).expect("is a field");
    assert_eq!(channel.present, bit("id") | bit("voice_start_time"));
    assert_eq!(channel.value.voice_start_time.seconds(), 1_700_000_000);
}

#[test]
fn changes_of_an_audit_log_are_open() {
    let entry = read!("GUILD_AUDIT_LOG_ENTRY_CREATE" as AuditLogEntryCreate, {
        "id": "1", "guild_id": "2", "action_type": 25, "user_id": null, "target_id": null,
        "changes": [{"key": "$add", "new_value": [{"id": "3", "name": "red"}]}],
        "options": {"count": "4", "type": "1"},
    });
    assert_eq!(entry.action_type, AuditLogEvent(25));
    assert!(entry.user_id.is_none() && entry.changes[0].old_value.is_null());
    assert_eq!(entry.changes[0].new_value[0]["name"], "red");
    let options = entry.options.expect("there are some");
    assert_eq!((options.count, options.kind.0), (4, 1));
}

#[test]
fn tags_of_a_role_are_stated_by_null() {
    let tags: RoleTags =
        discord_model::decode::from_str(r#"{"premium_subscriber":null,"bot_id":"1"}"#)
            .expect("this is JSON")
            .expect("this is an object");
    assert_eq!(
        (tags.premium_subscriber, tags.guild_connections),
        (NullFlag(true), NullFlag(false))
    );
}

#[test]
fn found_messages_are_one_list() {
    let found: MessageSearchResult =
        discord_model::decode::from_str(r#"{"messages":[[{"id":"1"}],[{"id":"2"}],7]}"#)
            .expect("this is JSON")
            .expect("this is an object");
    let ids: Vec<_> = found
        .messages
        .0
        .iter()
        .map(|message| message.id.get())
        .collect();
    assert_eq!(ids, [1, 2]);
}

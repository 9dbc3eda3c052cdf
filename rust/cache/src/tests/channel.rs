use std::sync::Arc;

use serde_json::json;

use super::*;

#[test]
fn a_channel_lives_below_its_guild() {
    let mut cache = in_guild();
    let channel = json!({"id": "34", "type": 0, "guild_id": "10", "name": "new", "topic": "all"});
    take!(
        send(&mut cache, "CHANNEL_CREATE", channel),
        ChannelCreated { channel }
    );
    assert_eq!(channel.name.as_deref(), Some("new"));
    let update = json!({"id": "34", "type": 0, "guild_id": "10", "name": "newer"});
    take!(
        send(&mut cache, "CHANNEL_UPDATE", update),
        ChannelUpdated { old, new }
    );
    assert_eq!(old, Some(channel));
    assert_eq!(
        (new.name.as_deref(), new.topic.as_deref()),
        (Some("newer"), Some("all"))
    );
    assert_eq!(cache.channel(id(34)), Some(&new));
    take!(
        send(
            &mut cache,
            "CHANNEL_DELETE",
            json!({"id": "34", "type": 0, "guild_id": "10"})
        ),
        ChannelDeleted { channel }
    );
    assert_eq!(channel, new, "as it was known, not as the event tells");
    assert!(cache.channel(id(34)).is_none());
}

#[test]
fn a_channel_takes_its_threads_and_messages_along() {
    let mut cache = in_guild();
    let in_thread = with(
        message(100, BEN),
        json!({"channel_id": "32", "member": null}),
    );
    send(&mut cache, "MESSAGE_CREATE", in_thread);
    send(
        &mut cache,
        "CHANNEL_DELETE",
        json!({"id": "31", "type": 15, "guild_id": "10"}),
    );
    assert!(cache.channel(id(THREAD)).is_none());
    assert!(cache.message(id(100)).is_none());
    assert!(cache.user(id(BEN)).is_none());
    assert!(cache.channel(id(TEXT)).is_some());
}

#[test]
fn threads_of_a_channel_that_is_not_known_go_with_it() {
    let mut cache = in_guild();
    let odd = json!({"id": "35", "type": 12, "guild_id": "10", "parent_id": "999"});
    send(&mut cache, "THREAD_CREATE", odd);
    take!(
        send(
            &mut cache,
            "CHANNEL_DELETE",
            json!({"id": "999", "type": 0, "guild_id": "10"})
        ),
        ChannelDeleted { channel }
    );
    assert_eq!(channel.id, id(999));
    assert!(cache.channel(id(35)).is_none());
}

#[test]
fn a_deleted_category_leaves_its_channels() {
    let mut cache = in_guild();
    for channel in [
        json!({"id": "36", "type": 4, "guild_id": "10"}),
        json!({"id": "37", "type": 0, "guild_id": "10", "parent_id": "36"}),
    ] {
        send(&mut cache, "CHANNEL_CREATE", channel);
    }
    send(
        &mut cache,
        "CHANNEL_DELETE",
        json!({"id": "36", "type": 4, "guild_id": "10"}),
    );
    assert!(cache.channel(id(37)).is_some());
}

#[test]
fn a_thread_that_is_its_own_parent_goes_once() {
    let mut cache = in_guild();
    let odd = json!({"id": "35", "type": 11, "guild_id": "10", "parent_id": "35"});
    send(&mut cache, "THREAD_CREATE", odd.clone());
    take!(
        send(&mut cache, "CHANNEL_DELETE", odd),
        ChannelDeleted { channel }
    );
    assert_eq!(channel.parent_id, id(35));
    assert!(cache.channel(id(35)).is_none());
}

#[test]
fn nothing_of_an_unknown_guild_is_kept_but_all_is_told() {
    let mut cache = in_guild();
    let channel = json!({"id": "34", "type": 0, "guild_id": "20", "name": "far"});
    take!(
        send(&mut cache, "CHANNEL_CREATE", channel.clone()),
        ChannelCreated { channel as created }
    );
    assert_eq!(created.name.as_deref(), Some("far"));
    take!(
        send(&mut cache, "CHANNEL_UPDATE", channel.clone()),
        ChannelUpdated { old, new }
    );
    assert_eq!((old, new.guild_id), (None, id(OTHER_GUILD)));
    take!(
        send(&mut cache, "CHANNEL_DELETE", channel),
        ChannelDeleted { channel as deleted }
    );
    assert_eq!(deleted.name.as_deref(), Some("far"));
    assert_eq!(cache.channels().len(), 3);
}

#[test]
fn a_channel_that_moves_to_an_unknown_guild_is_lost() {
    let mut cache = in_guild();
    let moved = json!({"id": "30", "type": 0, "guild_id": "20"});
    take!(
        send(&mut cache, "CHANNEL_UPDATE", moved),
        ChannelUpdated { old, new }
    );
    assert_eq!(
        (old.map(|old| old.guild_id), new.guild_id),
        (Some(id(GUILD)), id(OTHER_GUILD))
    );
    assert!(cache.channel(id(TEXT)).is_none());
}

#[test]
fn a_direct_message_holds_its_people() {
    let mut cache = logged_in();
    let dm = json!({"id": "60", "type": 1, "recipients": [user(ANN)]});
    send(&mut cache, "CHANNEL_CREATE", dm.clone());
    assert!(cache.user(id(ANN)).is_some());
    let update = with(dm, json!({"recipients": [user(BEN), user(BEN)]}));
    send(&mut cache, "CHANNEL_UPDATE", update);
    assert!(cache.user(id(ANN)).is_none());
    assert!(cache.user(id(BEN)).is_some());
    send(&mut cache, "CHANNEL_DELETE", json!({"id": "60"}));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn threads_come_change_and_go() {
    let mut cache = in_guild();
    let thread = json!({"id": "35", "type": 11, "guild_id": "10", "parent_id": "30", "name": "t"});
    take!(
        send(&mut cache, "THREAD_CREATE", thread.clone()),
        ThreadCreated { thread as created }
    );
    assert_eq!(cache.channel(id(35)), Some(&created));
    let archived = with(thread, json!({"thread_metadata": {"archived": true}}));
    take!(
        send(&mut cache, "THREAD_UPDATE", archived),
        ThreadUpdated { old, new }
    );
    assert_eq!(old, Some(created));
    assert!(
        new.thread_metadata
            .as_ref()
            .is_some_and(|thread| thread.archived)
    );
    let gone = json!({"id": "35", "guild_id": "10", "parent_id": "30", "type": 11});
    take!(
        send(&mut cache, "THREAD_DELETE", gone.clone()),
        ThreadDeleted { thread }
    );
    assert_eq!(thread, new);
    take!(
        send(&mut cache, "THREAD_DELETE", gone),
        ThreadDeleted { thread }
    );
    assert_eq!(
        (thread.id, thread.parent_id, thread.name.clone()),
        (id(35), id(TEXT), None)
    );
}

#[test]
fn an_update_of_an_unknown_thread_makes_it_known() {
    let mut cache = in_guild();
    let thread = json!({"id": "35", "type": 11, "guild_id": "10", "parent_id": "30"});
    take!(
        send(&mut cache, "THREAD_UPDATE", thread),
        ThreadUpdated { old, new }
    );
    assert_eq!(old, None);
    assert_eq!(cache.channel(id(35)), Some(&new));
}

#[test]
fn pins_are_dated() {
    let mut cache = in_guild();
    for channel_id in [TEXT, 999] {
        let pins = json!({
            "guild_id": "10", "channel_id": channel_id.to_string(), "last_pin_timestamp": "2026-01-01T00:00:00+00:00",
        });
        take!(
            send(&mut cache, "CHANNEL_PINS_UPDATE", pins),
            PinsUpdated { channel, last_pin }
        );
        assert_eq!(
            (channel.id, channel.last_pin_timestamp),
            (id(channel_id), last_pin)
        );
        assert_eq!(last_pin.seconds(), 1_767_225_600);
    }
    let none = json!({"guild_id": "10", "channel_id": "30", "last_pin_timestamp": null});
    take!(
        send(&mut cache, "CHANNEL_PINS_UPDATE", none),
        PinsUpdated { channel }
    );
    assert!(!channel.last_pin_timestamp.is_some());
}

#[test]
fn messages_move_the_newest_on() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    send(&mut cache, "MESSAGE_CREATE", message(99, ANN));
    assert_eq!(
        cache
            .channel(id(TEXT))
            .map(|channel| channel.last_message_id),
        Some(id(100))
    );
}

#[test]
fn threads_count_their_messages() {
    let mut cache = in_guild();
    let in_thread = |id: u64| with(message(id, ANN), json!({"channel_id": "32"}));
    for id in [THREAD, 100, 101, 102] {
        send(&mut cache, "MESSAGE_CREATE", in_thread(id));
    }
    let counts = |cache: &Cache| {
        let thread = cache.channel(id(THREAD)).expect("is kept");
        (thread.message_count, thread.total_message_sent)
    };
    assert_eq!(
        counts(&cache),
        (3, 3),
        "the one that began it does not count"
    );
    send(
        &mut cache,
        "MESSAGE_DELETE",
        json!({"id": "100", "channel_id": "32"}),
    );
    send(
        &mut cache,
        "MESSAGE_DELETE_BULK",
        json!({"ids": ["101", "999"], "channel_id": "32"}),
    );
    assert_eq!(counts(&cache), (0, 3));
}

#[test]
fn a_message_copies_no_channel_nobody_else_holds() {
    let mut cache = in_guild();
    let before = cache.channel(id(TEXT)).map(Arc::as_ptr);
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    assert_eq!(cache.channel(id(TEXT)).map(Arc::as_ptr), before);
}

#[test]
fn what_was_asked_of_channels_is_laid_over_them() {
    let mut cache = in_guild();
    let info = json!({"guild_id": "10", "channels": [
        {"id": "30", "status": "chess", "voice_start_time": 1_700_000_000},
        {"id": "77", "status": "far"},
    ]});
    take!(
        send(&mut cache, "CHANNEL_INFO", info),
        ChannelInfoReceived { guild, channels }
    );
    assert_eq!(guild, id(GUILD));
    let told: Vec<_> = channels
        .iter()
        .map(|channel| (channel.name.as_deref(), channel.status.as_deref()))
        .collect();
    assert_eq!(
        told,
        [(Some("general"), Some("chess")), (None, Some("far"))]
    );
    assert_eq!(cache.channel(id(TEXT)), Some(&channels[0]));
    assert!(channels[0].voice_start_time.is_some());
    assert!(cache.channel(id(77)).is_none(), "an answer adds nothing");
}

#[test]
fn voice_channels_tell_what_goes_on_in_them() {
    let mut cache = in_guild();
    for (old, new) in [(None, Some("chess")), (Some("chess"), None)] {
        let update = json!({"id": "30", "guild_id": "10", "status": new});
        take!(
            send(&mut cache, "VOICE_CHANNEL_STATUS_UPDATE", update),
            VoiceChannelStatusUpdated { channel, old as before, new as after }
        );
        assert_eq!((before.as_deref(), after.as_deref()), (old, new));
        assert_eq!(channel.status.as_deref(), new);
        assert_eq!(cache.channel(id(TEXT)), Some(&channel));
    }
    for (old, new) in [(0, 1_700_000_000), (1_700_000_000, 0)] {
        let time = if new == 0 { json!(null) } else { json!(new) };
        let update = json!({"id": "30", "guild_id": "10", "voice_start_time": time});
        take!(
            send(&mut cache, "VOICE_CHANNEL_START_TIME_UPDATE", update),
            VoiceChannelStartTimeUpdated { channel, old as before, new as after }
        );
        assert_eq!((before.seconds(), after.seconds()), (old, new));
        assert_eq!(channel.voice_start_time, after);
    }
}

#[test]
fn webhooks_change_no_channel() {
    let mut cache = in_guild();
    for channel_id in [30, 77] {
        let update = json!({"guild_id": "10", "channel_id": channel_id});
        take!(
            send(&mut cache, "WEBHOOKS_UPDATE", update),
            WebhooksUpdated { channel }
        );
        assert_eq!((channel.id, channel.guild_id), (id(channel_id), id(GUILD)));
    }
    assert!(cache.channel(id(77)).is_none());
}

#[test]
fn the_newest_message_of_a_forum_is_its_newest_thread() {
    let mut cache = in_guild();
    let newest = |cache: &Cache| {
        cache
            .channel(id(FORUM))
            .map(|forum| forum.last_message_id.get())
    };
    assert_eq!(newest(&cache), Some(THREAD), "the guild came with a thread");
    let thread = |number: u64| json!({"id": number.to_string(), "type": 11, "guild_id": "10", "parent_id": "31"});
    send(&mut cache, "THREAD_CREATE", thread(900));
    assert_eq!(newest(&cache), Some(900));
    send(&mut cache, "THREAD_CREATE", thread(850));
    assert_eq!(
        newest(&cache),
        Some(900),
        "the bot was added to an old thread"
    );
    for last in [json!(null), json!("800")] {
        let update = json!({"id": "31", "type": 15, "guild_id": "10", "last_message_id": last});
        send(&mut cache, "CHANNEL_UPDATE", update.clone());
        assert_eq!(newest(&cache), Some(900), "{update}");
    }
    let synced =
        json!({"guild_id": "10", "channel_ids": ["31"], "threads": [thread(950)], "members": []});
    send(&mut cache, "THREAD_LIST_SYNC", synced);
    assert_eq!(newest(&cache), Some(950));
    let in_text = json!({"id": "990", "type": 11, "guild_id": "10", "parent_id": "30"});
    send(&mut cache, "THREAD_CREATE", in_text);
    let text = cache
        .channel(id(TEXT))
        .map(|text| text.last_message_id.is_none());
    assert_eq!(text, Some(true), "other channels hold messages");
}

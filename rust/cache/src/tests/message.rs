use std::sync::Arc;

use serde_json::json;

use super::*;

fn kept(cache: &Cache, channel: u64) -> Vec<u64> {
    cache
        .messages(id(channel))
        .map(|message| message.id.get())
        .collect()
}

#[test]
fn what_has_no_id_in_a_list_is_not_told() {
    let mut cache = in_guild();
    let gone = json!({"ids": ["0", "5", null, {}], "channel_id": "30", "guild_id": "10"});
    let change = send(&mut cache, "MESSAGE_DELETE_BULK", gone);
    let Change::MessagesDeleted { messages, .. } = change else {
        panic!("{change:?}")
    };
    let ids: Vec<_> = messages.iter().map(|message| message.id.get()).collect();
    assert_eq!(ids, [5]);
    let left = json!({"id": "32", "guild_id": "10", "removed_member_ids": ["0", "3"], "added_members": [{"id": "32"}]});
    let change = send(&mut cache, "THREAD_MEMBERS_UPDATE", left);
    let Change::ThreadMembersUpdated { added, removed, .. } = change else {
        panic!("{change:?}")
    };
    assert_eq!((added.len(), removed.len()), (0, 1));
}

#[test]
fn messages_are_sent_edited_and_deleted() {
    let mut cache = in_guild();
    take!(
        send(&mut cache, "MESSAGE_CREATE", message(100, ANN)),
        MessageSent { message as sent }
    );
    assert_eq!(cache.message(id(100)), Some(&sent));
    assert_eq!(sent.author.as_ref(), cache.user(id(ANN)));
    assert_eq!(
        sent.member.as_ref().map(|member| member.guild_id),
        Some(id(GUILD))
    );
    let edit = json!({"id": "100", "channel_id": "30", "content": "bye", "edited_timestamp": "2026-01-01T00:01:00+00:00"});
    take!(
        send(&mut cache, "MESSAGE_UPDATE", edit),
        MessageUpdated { old, new }
    );
    assert_eq!(old, Some(sent));
    assert_eq!((&*new.content, new.guild_id), ("bye", id(GUILD)));
    assert!(new.author.is_some() && new.edited_timestamp.is_some());
    assert_eq!(cache.message(id(100)), Some(&new));
    let delete = json!({"id": "100", "channel_id": "30", "guild_id": "10"});
    take!(
        send(&mut cache, "MESSAGE_DELETE", delete),
        MessageDeleted { message }
    );
    assert_eq!(message, new);
    assert_eq!(cache.message_count(), 0);
}

#[test]
fn messages_that_are_not_kept_are_told_of_by_id() {
    let mut cache = in_guild();
    let edit = json!({"id": "100", "channel_id": "30", "content": "bye"});
    take!(
        send(&mut cache, "MESSAGE_UPDATE", edit),
        MessageUpdated { old, new }
    );
    assert_eq!((old, &*new.content), (None, "bye"));
    let delete = json!({"id": "100", "channel_id": "30", "guild_id": "10"});
    take!(
        send(&mut cache, "MESSAGE_DELETE", delete),
        MessageDeleted { message }
    );
    assert_eq!(
        (message.id, message.channel_id, message.guild_id),
        (id(100), id(TEXT), id(GUILD))
    );
    assert_eq!(cache.message_count(), 0);
}

#[test]
fn a_bulk_deletion_names_all_in_order() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(101, ANN));
    let bulk = json!({"ids": ["102", "101"], "channel_id": "30", "guild_id": "10"});
    take!(
        send(&mut cache, "MESSAGE_DELETE_BULK", bulk),
        MessagesDeleted { messages, channel }
    );
    assert_eq!(channel, id(TEXT));
    let contents: Vec<_> = messages
        .iter()
        .map(|message| (message.id.get(), &*message.content))
        .collect();
    assert_eq!(contents, [(102, ""), (101, "hello")]);
    assert_eq!(cache.message_count(), 0);
}

#[test]
fn an_author_is_kept_as_long_as_a_message() {
    let mut cache = in_guild();
    for number in [100, 101] {
        let stranger = with(message(number, BEN), json!({"member": null}));
        send(&mut cache, "MESSAGE_CREATE", stranger);
    }
    send(&mut cache, "MESSAGE_DELETE", json!({"id": "100"}));
    assert!(cache.user(id(BEN)).is_some());
    send(&mut cache, "MESSAGE_DELETE", json!({"id": "101"}));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn the_oldest_go_first() {
    let mut cache = Cache::new(CacheSettings {
        messages_per_channel: 2,
        messages: 3,
        ..CacheSettings::default()
    });
    for (id, channel) in [(1, 30), (2, 30), (3, 30), (4, 31), (5, 32)] {
        let message = with(
            message(id, id + 100),
            json!({"channel_id": channel.to_string()}),
        );
        send(&mut cache, "MESSAGE_CREATE", message);
    }
    assert_eq!(
        (kept(&cache, 30), kept(&cache, 31), kept(&cache, 32)),
        (vec![3], vec![4], vec![5])
    );
    assert_eq!(
        cache.user_count(),
        3,
        "authors of those that went are released"
    );
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(message(2, 100), json!({"channel_id": "31"})),
    );
    assert!(
        cache.message(id(2)).is_none(),
        "older than all that are kept"
    );
}

#[test]
fn nothing_is_kept_if_nothing_may_be() {
    for (messages_per_channel, messages) in [(0, 10), (10, 0), (0, 0)] {
        let mut cache = Cache::new(CacheSettings {
            messages_per_channel,
            messages,
            ..CacheSettings::default()
        });
        take!(
            send(&mut cache, "MESSAGE_CREATE", message(100, ANN)),
            MessageSent { message as sent }
        );
        assert_eq!(&*sent.content, "hello");
        assert_eq!((cache.message_count(), cache.user_count()), (0, 0));
    }
}

#[test]
fn a_message_that_turns_up_in_another_channel_is_there_alone() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(message(100, BEN), json!({"channel_id": "31"})),
    );
    assert_eq!((kept(&cache, 30), kept(&cache, 31)), (vec![], vec![100]));
    send(
        &mut cache,
        "MESSAGE_UPDATE",
        json!({"id": "100", "channel_id": "32"}),
    );
    assert_eq!((kept(&cache, 31), kept(&cache, 32)), (vec![], vec![100]));
}

#[test]
fn a_direct_message_needs_no_channel_to_be_kept() {
    let mut cache = logged_in();
    let dm = json!({"id": "100", "channel_id": "60", "content": "psst", "author": user(ANN)});
    send(&mut cache, "MESSAGE_CREATE", dm);
    assert_eq!(kept(&cache, 60), [100]);
    assert!(cache.user(id(ANN)).is_some());
}

#[test]
fn a_mask_of_a_webhook_is_nobody() {
    for (webhook, application, is_account) in [
        ("500", "0", false),
        ("500", "501", false),
        ("500", "500", true),
        ("0", "500", true),
    ] {
        let mut cache = in_guild();
        let message = with(
            message(100, BEN),
            json!({"webhook_id": webhook, "application_id": application}),
        );
        send(&mut cache, "MESSAGE_CREATE", message);
        assert!(cache.message(id(100)).is_some());
        assert_eq!(
            cache.user(id(BEN)).is_some(),
            is_account,
            "{webhook} {application}"
        );
    }
}

#[test]
fn one_copy_of_a_person_is_shared() {
    let mut cache = in_guild();
    let mention = with(
        message(100, ANN),
        json!({"mentions": [user(ANN), user(BEN)]}),
    );
    take!(
        send(&mut cache, "MESSAGE_CREATE", mention),
        MessageSent { message }
    );
    let ann = cache.user(id(ANN)).map(Arc::as_ptr);
    assert_eq!(message.author.as_ref().map(Arc::as_ptr), ann);
    assert_eq!(
        message
            .mentions
            .first()
            .map(|mention| Arc::as_ptr(&mention.user)),
        ann
    );
    let member = message.member.as_ref().expect("was sent");
    assert_eq!(member.user.as_ref().map(Arc::as_ptr), ann);
    assert_eq!(
        cache.member(id(GUILD), id(ANN)).as_ref().map(Arc::as_ptr),
        Some(Arc::as_ptr(member))
    );
    assert!(cache.user(id(BEN)).is_none(), "a mention holds nobody");
}

#[test]
fn an_edit_without_an_author_does_not_bring_the_old_one_back() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    let renamed = json!({"guild_id": "10", "user": {"id": "2", "username": "anna"}});
    send(&mut cache, "GUILD_MEMBER_UPDATE", renamed);
    send(
        &mut cache,
        "MESSAGE_UPDATE",
        json!({"id": "100", "channel_id": "30", "content": "bye"}),
    );
    assert_eq!(
        cache.user(id(ANN)).map(|user| &*user.username),
        Some("anna")
    );
}

#[test]
fn a_message_without_an_id_is_told_of_only() {
    let mut cache = in_guild();
    take!(
        send(&mut cache, "MESSAGE_CREATE", message(0, BEN)),
        MessageSent { message as sent }
    );
    assert_eq!(&*sent.content, "hello");
    assert_eq!(cache.message_count(), 0);
}

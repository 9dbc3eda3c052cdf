//! Responses of the HTTP API, which may arrive before or after the events that they cause.

use discord_model::{
    Channel, Entity, Guild, InteractionCallbackResponse, Message, Patch, Sticker, User, decode,
};
use serde_json::json;

use super::*;
use crate::MergeResponse;

/// Returns a response of the HTTP API.
pub(super) fn response_of<T: Entity>(json: Value) -> Patch<T> {
    decode::from_str(&json.to_string())
        .expect("this is JSON")
        .expect("an object")
}

#[test]
fn an_response_adds_nothing() {
    let mut cache = in_guild();
    let message = Message::merge_response(
        &mut cache,
        response_of(json!({"id": "100", "channel_id": "30", "author": user(BEN)})),
    );
    assert_eq!(message.guild_id, id(GUILD), "known of its channel");
    User::merge_response(&mut cache, response_of(user(BEN)));
    Channel::merge_response(
        &mut cache,
        response_of(json!({"id": "39", "type": 0, "guild_id": "10"})),
    );
    Guild::merge_response(&mut cache, response_of(json!({"id": "20"})));
    cache.assert_consistent();
    assert_eq!(
        (
            cache.message_count(),
            cache.channels().len(),
            cache.guilds().len()
        ),
        (0, 3, 1)
    );
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn a_response_brings_what_is_kept_up_to_date() {
    let mut cache = in_guild();
    let guild = Guild::merge_response(
        &mut cache,
        response_of(json!({"id": "10", "name": "Renamed"})),
    );
    assert_eq!(
        cache.guild(id(GUILD)).map(|entry| entry.guild()),
        Some(&guild)
    );
    let channel = Channel::merge_response(
        &mut cache,
        response_of(json!({"id": "30", "type": 0, "topic": "all"})),
    );
    assert_eq!(cache.channel(id(TEXT)), Some(&channel));
    assert_eq!(
        (channel.name.as_deref(), channel.topic.as_deref()),
        (Some("general"), Some("all"))
    );
    let ann = User::merge_response(&mut cache, response_of(json!({"id": "2", "banner": "b"})));
    assert_eq!(cache.user(id(ANN)), Some(&ann));
    assert_eq!((&*ann.username, ann.banner.as_deref()), ("ann", Some("b")));
    let ann = User::merge_response(&mut cache, response_of(json!({"id": "2", "banner": null})));
    assert_eq!(ann.banner, None);
    cache.assert_consistent();
}

#[test]
fn a_response_to_an_interaction_changes_its_message() {
    let mut cache = in_guild();
    let before = json!({"id": "100", "channel_id": "30", "author": user(ME), "content": "hi", "tts": true, "embeds": [{"title": "x"}]});
    send(&mut cache, "MESSAGE_CREATE", before);
    let changed =
        json!({"id": "100", "channel_id": "30", "author": user(ME), "content": "", "embeds": []});
    let response = json!({"resource": {"type": 7, "message": changed}});
    let response = InteractionCallbackResponse::merge_response(&mut cache, response_of(response));
    let message = response
        .resource
        .as_ref()
        .and_then(|resource| resource.message.as_ref());
    assert_eq!(message, cache.message(id(100)));
    let message = message.unwrap();
    assert_eq!(
        (&*message.content, message.embeds.len(), message.tts),
        ("", 0, true)
    );
    cache.assert_consistent();
}

#[test]
fn an_event_still_tells_what_there_was_before_the_response() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ME));
    let edited = json!({"id": "100", "channel_id": "30", "content": "bye"});
    let message = Message::merge_response(&mut cache, response_of(edited.clone()));
    assert_eq!(&*message.content, "bye");
    assert_eq!(cache.message(id(100)), Some(&message));
    take!(
        send(&mut cache, "MESSAGE_UPDATE", edited.clone()),
        MessageUpdated { old, new }
    );
    assert_eq!(old.map(|old| old.content.clone()).as_deref(), Some("hello"));
    assert_eq!(&*new.content, "bye");
    take!(
        send(&mut cache, "MESSAGE_UPDATE", edited),
        MessageUpdated { old }
    );
    assert_eq!(
        old.map(|old| old.content.clone()).as_deref(),
        Some("bye"),
        "once"
    );
}

#[test]
fn the_bots_own_account_still_tells_what_there_was_before_the_response() {
    let mut cache = logged_in();
    User::merge_response(
        &mut cache,
        response_of(json!({"id": "1", "username": "robot"})),
    );
    take!(
        send(
            &mut cache,
            "USER_UPDATE",
            json!({"id": "1", "username": "robot"})
        ),
        UserUpdated { old, new }
    );
    assert_eq!(old.map(|old| old.username.clone()).as_deref(), Some("bot"));
    assert_eq!(&*new.username, "robot");
}

#[test]
fn a_deleted_message_leaves_no_past() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ME));
    Message::merge_response(
        &mut cache,
        response_of(json!({"id": "100", "channel_id": "30", "content": "bye"})),
    );
    send(
        &mut cache,
        "MESSAGE_DELETE",
        json!({"id": "100", "channel_id": "30"}),
    );
    take!(
        send(
            &mut cache,
            "MESSAGE_UPDATE",
            json!({"id": "100", "channel_id": "30"})
        ),
        MessageUpdated { old }
    );
    assert_eq!(old, None);
}

#[test]
fn a_response_brings_what_a_guild_lists_up_to_date() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "GUILD_STICKERS_UPDATE",
        json!({"guild_id": "10", "stickers": [{"id": "70", "name": "dot", "guild_id": "10"}]}),
    );
    let sticker =
        Sticker::merge_response(&mut cache, response_of(json!({"id": "70", "name": "spot"})));
    assert_eq!(cache.sticker(id(70)), Some(&sticker));
    assert_eq!((&*sticker.name, sticker.guild_id), ("spot", id(GUILD)));
    Sticker::merge_response(&mut cache, response_of(json!({"id": "71", "name": "new"})));
    assert!(cache.sticker(id(71)).is_none(), "a response adds nothing");
    cache.assert_consistent();
}

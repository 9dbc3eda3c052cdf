//! Events and responses that arrive after a deletion, and changes that responses superseded.

use discord_model::{Channel, Message, User};
use serde_json::json;

use super::rest::response_of;
use super::*;
use crate::MergeResponse;
use crate::recent::{MAX_AGE, MAX_ENTRIES};

impl Cache {
    fn wait(&mut self, time: std::time::Duration) {
        self.clock_ahead += time;
    }
}

#[test]
fn a_late_update_brings_nothing_back() {
    let place = json!({"guild_id": "10", "channel_id": "30"});
    let of_guild = |fields: Value| with(json!({"guild_id": "10"}), fields);
    // The created entity, the event that deletes it, and the late update.
    let kinds = [
        ("CHANNEL", json!({"id": "40", "type": 0})),
        ("THREAD", json!({"id": "41", "type": 11, "parent_id": "30"})),
        ("STAGE_INSTANCE", with(place.clone(), json!({"id": "42"}))),
        ("GUILD_SCHEDULED_EVENT", json!({"id": "43"})),
        ("GUILD_SOUNDBOARD_SOUND", json!({"sound_id": "44"})),
        ("AUTO_MODERATION_RULE", json!({"id": "45"})),
        ("INTEGRATION", json!({"id": "46"})),
        ("ENTITLEMENT", json!({"id": "47"})),
        ("SUBSCRIPTION", json!({"id": "48"})),
    ];
    for (kind, payload) in kinds {
        let mut cache = in_guild();
        let count = |cache: &Cache| -> usize {
            let counts = cache.statistics().into_iter();
            counts
                .filter(|each| each.kind != "users")
                .map(|each| each.count)
                .sum()
        };
        let before = count(&cache);
        let event = |what| format!("{kind}_{what}");
        send(&mut cache, &event("CREATE"), of_guild(payload.clone()));
        assert_eq!(count(&cache), before + 1, "{kind}");
        send(&mut cache, &event("DELETE"), of_guild(payload.clone()));
        assert_eq!(count(&cache), before, "{kind}");
        send(&mut cache, &event("UPDATE"), of_guild(payload.clone()));
        assert_eq!(count(&cache), before, "{kind} came back");
        send(&mut cache, &event("CREATE"), of_guild(payload.clone()));
        send(&mut cache, &event("UPDATE"), of_guild(payload));
        assert_eq!(count(&cache), before + 1, "{kind} was created again");
    }
}

#[test]
fn a_late_update_brings_no_role_back() {
    let mut cache = in_guild();
    let role = json!({"guild_id": "10", "role_id": "11", "role": {"id": "11", "name": "red"}});
    send(&mut cache, "GUILD_ROLE_DELETE", role.clone());
    send(&mut cache, "GUILD_ROLE_UPDATE", role);
    assert!(cache.role(id(GUILD), id(ROLE)).is_none());
    let ann = json!({"guild_id": "10", "user": user(ANN), "roles": ["11"]});
    take!(
        send(&mut cache, "GUILD_MEMBER_UPDATE", ann),
        MemberUpdated { new }
    );
    assert_eq!(*new.roles, [id(ROLE)], "what the event says");
    assert_eq!(
        cache.member(id(GUILD), id(ANN)).map(|ann| ann.roles.len()),
        Some(0)
    );
}

#[test]
fn who_left_does_not_come_back_with_a_late_event() {
    let ann = json!({"user_id": "2", "guild_id": "10", "channel_id": "30", "status": "online", "user": user(ANN)});
    let ann = with(ann, json!({"member": member(ANN), "roles": []}));
    for name in [
        "GUILD_MEMBER_UPDATE",
        "PRESENCE_UPDATE",
        "VOICE_STATE_UPDATE",
        "TYPING_START",
        "MESSAGE_REACTION_ADD",
        "GUILD_MEMBER_REMOVE",
    ] {
        let mut cache = in_guild();
        send(
            &mut cache,
            "GUILD_MEMBER_REMOVE",
            json!({"guild_id": "10", "user": user(ANN)}),
        );
        send(&mut cache, name, ann.clone());
        let entry = cache.guild(id(GUILD)).expect("is kept");
        assert!(entry.member(id(ANN)).is_none(), "{name}");
        assert!(entry.presence(id(ANN)).is_none(), "{name}");
        assert!(entry.voice_state(id(ANN)).is_none(), "{name}");
        assert_eq!(entry.guild().member_count, 1, "{name}");
        send(
            &mut cache,
            "GUILD_MEMBER_ADD",
            with(member(ANN), json!({"guild_id": "10"})),
        );
        send(&mut cache, "PRESENCE_UPDATE", ann.clone());
        let entry = cache.guild(id(GUILD)).expect("is kept");
        assert!(entry.member(id(ANN)).is_some() && entry.presence(id(ANN)).is_some());
    }
}

#[test]
fn nothing_comes_back_into_a_channel_that_was_deleted() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "STAGE_INSTANCE_CREATE",
        json!({"id": "50", "guild_id": "10", "channel_id": "31"}),
    );
    send(
        &mut cache,
        "CHANNEL_DELETE",
        json!({"id": "31", "type": 15, "guild_id": "10"}),
    );
    let thread = |number: u64| json!({"id": number.to_string(), "type": 11, "guild_id": "10", "parent_id": "31"});
    send(&mut cache, "THREAD_UPDATE", thread(THREAD));
    send(&mut cache, "THREAD_UPDATE", thread(77));
    send(
        &mut cache,
        "STAGE_INSTANCE_UPDATE",
        json!({"id": "50", "guild_id": "10", "channel_id": "31"}),
    );
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(message(100, ANN), json!({"channel_id": "31"})),
    );
    send(
        &mut cache,
        "VOICE_STATE_UPDATE",
        json!({"guild_id": "10", "user_id": "2", "channel_id": "31"}),
    );
    assert!(cache.channel(id(THREAD)).is_none() && cache.channel(id(77)).is_none());
    assert!(
        cache
            .find::<discord_model::StageInstance>(&id(50))
            .is_none()
    );
    assert!(cache.message(id(100)).is_none());
    assert!(cache.voice_state(id(GUILD), id(ANN)).is_none());
}

#[test]
fn a_guild_that_was_left_does_not_come_back_with_an_outage() {
    let mut cache = in_guild();
    send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
    send(
        &mut cache,
        "GUILD_DELETE",
        json!({"id": "10", "unavailable": true}),
    );
    send(
        &mut cache,
        "GUILD_UPDATE",
        json!({"id": "10", "name": "late"}),
    );
    assert!(cache.guild(id(GUILD)).is_none());
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    assert!(cache.guild(id(GUILD)).is_some());
}

#[test]
fn a_deletion_is_remembered_for_a_while_only() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "CHANNEL_DELETE",
        json!({"id": "30", "type": 0, "guild_id": "10"}),
    );
    cache.wait(MAX_AGE * 2);
    send(
        &mut cache,
        "CHANNEL_UPDATE",
        json!({"id": "30", "type": 0, "guild_id": "10"}),
    );
    assert!(cache.channel(id(TEXT)).is_some());
}

fn edited(content: &str) -> Value {
    json!({"id": "100", "channel_id": "30", "content": content})
}

fn old_content(cache: &mut Cache, content: &str) -> Option<Box<str>> {
    take!(
        send(cache, "MESSAGE_UPDATE", edited(content)),
        MessageUpdated { old }
    );
    old.map(|old| old.content.clone())
}

#[test]
fn what_a_response_overtook_long_ago_is_not_what_there_was_before() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ME));
    Message::merge_response(&mut cache, response_of(edited("bye")));
    cache.wait(MAX_AGE * 2);
    assert_eq!(old_content(&mut cache, "later").as_deref(), Some("bye"));
}

#[test]
fn a_response_that_no_event_follows_overtakes_nothing() {
    let mut cache = in_guild();
    let file = |url: &str| json!({"attachments": [{"id": "1", "filename": "a.png", "url": url}]});
    let sent = with(message(100, ME), file("https://cdn.example/a?ex=1"));
    send(&mut cache, "MESSAGE_CREATE", sent);
    let fetched = with(edited("hello"), file("https://cdn.example/a?ex=2"));
    Message::merge_response(
        &mut cache,
        response_of(with(
            fetched,
            json!({"reactions": [{"count": 3, "emoji": {"name": "x"}}]}),
        )),
    );
    take!(
        send(&mut cache, "MESSAGE_UPDATE", edited("new")),
        MessageUpdated { old }
    );
    let old = old.expect("was kept");
    assert_eq!(&*old.attachments[0].url, "https://cdn.example/a?ex=2");
    assert_eq!(old.reactions.len(), 1);

    Channel::merge_response(
        &mut cache,
        response_of(json!({"id": "32", "type": 11, "guild_id": "10", "member_count": 7})),
    );
    let renamed = json!({"id": "32", "type": 11, "guild_id": "10", "parent_id": "31", "name": "b"});
    take!(
        send(&mut cache, "THREAD_UPDATE", renamed),
        ThreadUpdated { old }
    );
    assert_eq!(old.map(|old| old.member_count), Some(7));
}

#[test]
fn what_answers_overtook_is_bounded() {
    let mut cache = in_guild();
    let events: Vec<_> = (0..MAX_ENTRIES as u64 + 10)
        .map(|number| json!({"id": (1_000 + number).to_string(), "type": 0, "guild_id": "10", "name": "before"}))
        .collect();
    for event in &events {
        send(&mut cache, "CHANNEL_CREATE", event.clone());
        Channel::merge_response(
            &mut cache,
            response_of(with(event.clone(), json!({"name": "after"}))),
        );
    }
    let mut olds = events.iter().map(|event| {
        let update = with(event.clone(), json!({"name": "after"}));
        take!(
            send(&mut cache, "CHANNEL_UPDATE", update),
            ChannelUpdated { old }
        );
        old.and_then(|old| old.name.clone())
    });
    assert_eq!(
        olds.next().flatten().as_deref(),
        Some("after"),
        "the oldest was forgotten"
    );
    assert_eq!(
        olds.last().flatten().as_deref(),
        Some("before"),
        "not all were"
    );
}

#[test]
fn only_updates_of_the_bots_own_account_are_superseded() {
    let mut cache = in_guild();
    User::merge_response(
        &mut cache,
        response_of(json!({"id": "2", "username": "anna"})),
    );
    take!(
        send(
            &mut cache,
            "USER_UPDATE",
            json!({"id": "2", "username": "anna"})
        ),
        UserUpdated { old }
    );
    assert_eq!(old.map(|old| old.username.clone()).as_deref(), Some("anna"));
}

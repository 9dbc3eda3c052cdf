use discord_model::{Permissions, Timestamp};
use serde_json::json;

use super::*;
use crate::permissions::{in_channel, in_guild};

const VIEW: Permissions = Permissions::VIEW_CHANNEL;
const SEND: Permissions = Permissions::SEND_MESSAGES;
const READ: Permissions = Permissions::READ_MESSAGE_HISTORY;
const REACT: Permissions = Permissions::ADD_REACTIONS;
const KICK: Permissions = Permissions::KICK_MEMBERS;
const EMBED: Permissions = Permissions::EMBED_LINKS;
const CONNECT: Permissions = Permissions::CONNECT;
const SPEAK: Permissions = Permissions::SPEAK;
const SEND_IN_THREADS: Permissions = Permissions::SEND_MESSAGES_IN_THREADS;
const ADMINISTRATOR: Permissions = Permissions::ADMINISTRATOR;

const ADMIN_ROLE: u64 = 12;
const VOICE: u64 = 33;
const NOW: i64 = 1_700_000_000;

/// Returns the permissions of @everyone.
fn everyone() -> Permissions {
    VIEW | SEND | READ | EMBED | CONNECT | SPEAK | SEND_IN_THREADS
}

/// Returns a guild of the bot, in which Ann has the role [`ROLE`], and Ben that of the administrators.
fn guild_with(overwrites: Value, ann: Value) -> Cache {
    let role = |id: u64, permissions: Permissions| json!({"id": id, "permissions": permissions.bits().to_string()});
    let mut cache = logged_in();
    let guild = json!({
        "id": "10", "owner_id": "1",
        "roles": [role(GUILD, everyone()), role(ROLE, KICK), role(ADMIN_ROLE, ADMINISTRATOR)],
        "members": [
            with(member(ANN), with(json!({"roles": ["11", "99"]}), ann)),
            with(member(BEN), json!({"roles": ["12"], "communication_disabled_until": "2100-01-01T00:00:00+00:00"})),
        ],
        "channels": [
            {"id": "30", "type": 0, "permission_overwrites": overwrites},
            {"id": "33", "type": 2, "permission_overwrites": overwrites},
        ],
        "threads": [
            {"id": "32", "type": 11, "parent_id": "30", "permission_overwrites": [overwrite(0, GUILD, VIEW, SEND)]},
            {"id": "35", "type": 11, "parent_id": "999"},
        ],
    });
    send(&mut cache, "GUILD_CREATE", guild);
    cache
}

fn overwrite(kind: u8, id: u64, allow: Permissions, deny: Permissions) -> Value {
    json!({"id": id, "type": kind, "allow": allow.bits().to_string(), "deny": deny.bits().to_string()})
}

fn now() -> Timestamp {
    Timestamp::from_seconds(NOW)
}

#[test]
fn in_a_guild_roles_add_up() {
    let cache = guild_with(json!([]), json!({}));
    for (user, expected) in [
        (ME, Some(Permissions::ALL)),
        (ANN, Some(everyone() | KICK)),
        (BEN, Some(Permissions::ALL)),
        (77, None),
        (0, None),
    ] {
        assert_eq!(
            in_guild(&cache, id(GUILD), id(user)),
            expected,
            "user {user}"
        );
    }
    assert_eq!(in_guild(&cache, id(OTHER_GUILD), id(ANN)), None);
}

#[test]
fn overwrites_follow_discords_order() {
    let none = Permissions::empty();
    let role = |id: u64, allow, deny| overwrite(0, id, allow, deny);
    let own = |allow, deny| overwrite(1, ANN, allow, deny);
    let base = everyone() | KICK;
    for (case, overwrites, expected) in [
        ("none", json!([]), base),
        (
            "everybody denied",
            json!([role(GUILD, none, READ)]),
            base - READ,
        ),
        (
            "everybody allowed",
            json!([role(GUILD, REACT, none)]),
            base | REACT,
        ),
        (
            "a role outweighs everybody",
            json!([role(ROLE, READ, none), role(GUILD, none, READ)]),
            base,
        ),
        (
            "a role denied",
            json!([role(ROLE, none, READ)]),
            base - READ,
        ),
        (
            "allowing outweighs denying among roles",
            json!([role(99, none, READ), role(ROLE, READ, none)]),
            base,
        ),
        (
            "whatever their order",
            json!([role(ROLE, READ, none), role(99, none, READ)]),
            base,
        ),
        (
            "oneself outweighs roles",
            json!([own(none, REACT), role(ROLE, REACT, none)]),
            base,
        ),
        (
            "and is outweighed by nobody",
            json!([role(ROLE, none, READ), own(READ, none)]),
            base,
        ),
        (
            "another's role",
            json!([role(ADMIN_ROLE, none, VIEW)]),
            base,
        ),
        (
            "another member",
            json!([overwrite(1, BEN, none, VIEW)]),
            base,
        ),
        (
            "a member with the id of a role",
            json!([overwrite(1, ROLE, none, VIEW)]),
            base,
        ),
        (
            "a role with the id of a member",
            json!([role(ANN, none, VIEW)]),
            base,
        ),
        (
            "an unknown kind",
            json!([overwrite(7, ANN, none, VIEW)]),
            base,
        ),
        (
            "who cannot see can do nothing",
            json!([role(GUILD, none, VIEW)]),
            none,
        ),
        (
            "who cannot send cannot embed",
            json!([role(GUILD, none, SEND)]),
            base - SEND - EMBED,
        ),
    ] {
        let cache = guild_with(overwrites, json!({}));
        assert_eq!(
            in_channel(&cache, id(TEXT), id(ANN), now()),
            Some(expected),
            "{case}"
        );
        for exempt in [ME, BEN] {
            let permissions = in_channel(&cache, id(TEXT), id(exempt), now());
            assert_eq!(permissions, Some(Permissions::ALL), "{case}: user {exempt}");
        }
    }
}

#[test]
fn a_thread_follows_its_channel() {
    let none = Permissions::empty();
    let base = everyone() | KICK;
    for (deny, expected) in [
        (none, base),
        (SEND, base - SEND),
        (SEND_IN_THREADS, base - SEND_IN_THREADS - EMBED),
        (VIEW, none),
    ] {
        let cache = guild_with(json!([overwrite(0, GUILD, none, deny)]), json!({}));
        assert_eq!(
            in_channel(&cache, id(THREAD), id(ANN), now()),
            Some(expected),
            "{deny:?} denied"
        );
    }
}

#[test]
fn who_cannot_join_a_voice_channel_cannot_speak_there() {
    let none = Permissions::empty();
    let base = everyone() | KICK;
    let cache = guild_with(json!([overwrite(0, GUILD, none, CONNECT)]), json!({}));
    assert_eq!(
        in_channel(&cache, id(VOICE), id(ANN), now()),
        Some(base - CONNECT - SPEAK)
    );
    assert_eq!(
        in_channel(&cache, id(TEXT), id(ANN), now()),
        Some(base - CONNECT)
    );
}

#[test]
fn a_time_out_leaves_seeing_and_reading() {
    let base = everyone() | KICK;
    for (until, expected) in [
        (json!("2023-11-14T22:13:21+00:00"), VIEW | READ),
        (json!("2023-11-14T22:13:20+00:00"), base),
        (json!("2023-11-14T22:13:19+00:00"), base),
        (json!(null), base),
    ] {
        let cache = guild_with(json!([]), json!({"communication_disabled_until": until}));
        assert_eq!(
            in_channel(&cache, id(TEXT), id(ANN), now()),
            Some(expected),
            "{until}"
        );
        assert_eq!(
            in_guild(&cache, id(GUILD), id(ANN)),
            Some(base),
            "{until}: in the guild"
        );
    }
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let mut cache = guild_with(json!([]), json!({}));
    send(
        &mut cache,
        "CHANNEL_CREATE",
        json!({"id": "60", "type": 1, "recipients": [user(ANN)]}),
    );
    for channel in [35, 60, 999, 0] {
        assert_eq!(
            in_channel(&cache, id(channel), id(ANN), now()),
            None,
            "channel {channel}"
        );
    }
    assert_eq!(in_channel(&cache, id(TEXT), id(77), now()), None);
    send(
        &mut cache,
        "GUILD_ROLE_DELETE",
        json!({"guild_id": "10", "role_id": "10"}),
    );
    assert_eq!(in_guild(&cache, id(GUILD), id(ANN)), None);
    assert_eq!(in_guild(&cache, id(GUILD), id(ME)), Some(Permissions::ALL));
}

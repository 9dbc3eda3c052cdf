use discord_model::Rgb;
use serde_json::json;

use super::*;

#[test]
fn the_bots_own_account_changes() {
    let mut cache = in_guild();
    let update = json!({"id": "1", "username": "robot", "banner": "b"});
    take!(
        send(&mut cache, "USER_UPDATE", update),
        UserUpdated { old, new }
    );
    assert_eq!(old.as_ref().map(|old| &*old.username), Some("bot"));
    assert_eq!((&*new.username, new.bot), ("robot", true));
    assert_eq!(cache.me(), Some(&new));
    take!(
        send(
            &mut cache,
            "USER_UPDATE",
            json!({"id": "1", "banner": null})
        ),
        UserUpdated { new }
    );
    assert_eq!(new.banner, None);
}

#[test]
fn an_unknown_user_stays_unknown() {
    let mut cache = in_guild();
    take!(
        send(&mut cache, "USER_UPDATE", user(BEN)),
        UserUpdated { old, new }
    );
    assert_eq!((old, &*new.username), (None, "ben"));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn an_id_alone_says_nothing_new() {
    let mut cache = in_guild();
    let update = json!({"guild_id": "10", "user": {"id": "2"}, "nick": "An"});
    take!(
        send(&mut cache, "GUILD_MEMBER_UPDATE", update),
        MemberUpdated { new }
    );
    assert_eq!(new.user.as_ref().map(|user| &*user.username), Some("ann"));
}

#[test]
fn a_name_follows_an_id() {
    let mut cache = logged_in();
    let nameless = json!({"id": "20", "members": [{"user": {"id": "3"}}]});
    send(&mut cache, "GUILD_CREATE", nameless);
    assert_eq!(cache.user(id(BEN)).map(|user| user.username.len()), Some(0));
    send(&mut cache, "MESSAGE_CREATE", message(100, BEN));
    assert_eq!(cache.user(id(BEN)).map(|user| &*user.username), Some("ben"));
}

#[test]
fn what_only_a_login_tells_is_not_lost_to_a_message() {
    let mut cache = Cache::default();
    let me = with(
        user(ME),
        json!({"verified": true, "mfa_enabled": true, "locale": "en-US", "banner": "b", "accent_color": 5, "flags": 64, "email": "bot@example.com", "premium_type": 2}),
    );
    send(&mut cache, "READY", json!({"user": me, "guilds": []}));
    send(
        &mut cache,
        "MESSAGE_CREATE",
        with(
            message(100, ME),
            json!({"author": {"id": "1", "username": "robot"}}),
        ),
    );
    let me = cache.me().expect("is logged in");
    assert_eq!(&*me.username, "robot");
    assert!(me.verified && me.mfa_enabled);
    assert!(!me.flags.is_empty() && me.premium_type != Default::default());
    assert_eq!(me.email.as_deref(), Some("bot@example.com"));
    assert_eq!(
        (me.locale.as_deref(), me.banner.as_deref()),
        (Some("en-US"), Some("b"))
    );
    assert_eq!(me.accent_color, Rgb(5));
}

#[test]
fn a_presence_tells_only_what_changed_of_a_user() {
    let mut cache = in_guild();
    let named = json!({"guild_id": "10", "user": {"id": "2", "username": "ann", "avatar": "a", "global_name": "Ann"}});
    send(&mut cache, "GUILD_MEMBER_UPDATE", named);
    let presence =
        json!({"guild_id": "10", "status": "online", "user": {"id": "2", "username": "anna"}});
    send(&mut cache, "PRESENCE_UPDATE", presence);
    let ann = cache.user(id(ANN)).expect("is kept");
    assert_eq!((&*ann.username, ann.avatar.as_deref()), ("anna", Some("a")));
    assert_eq!(ann.display_name(), "Ann");
}

#[test]
fn a_whole_user_takes_an_avatar_away() {
    let mut cache = in_guild();
    for avatar in [json!("a"), json!(null)] {
        let user = with(user(ANN), json!({"avatar": avatar}));
        send(
            &mut cache,
            "GUILD_MEMBER_UPDATE",
            json!({"guild_id": "10", "user": user}),
        );
        let kept = cache.user(id(ANN)).expect("is kept");
        assert_eq!(kept.avatar.as_deref(), avatar.as_str());
    }
}

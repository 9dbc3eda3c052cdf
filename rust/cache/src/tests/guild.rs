use serde_json::json;

use super::*;

#[test]
fn a_guild_after_the_login_is_available() {
    let mut cache = logged_in();
    take!(
        send(&mut cache, "GUILD_CREATE", guild(GUILD)),
        GuildAvailable { guild }
    );
    assert_eq!(&*guild.name, "The guild");
    let entry = cache.guild(id(GUILD)).expect("is kept");
    assert_eq!(entry.roles().len(), 2);
    assert_eq!(entry.members().len(), 2);
    assert_eq!(entry.channel_ids().len(), 3);
    assert_eq!(entry.presences().len(), 1);
    assert_eq!(entry.voice_states().len(), 1);
    let thread = cache.channel(id(THREAD)).expect("threads are channels");
    assert_eq!((thread.guild_id, thread.parent_id), (id(GUILD), id(FORUM)));
    assert_eq!(
        cache.role(id(GUILD), id(ROLE)).map(|role| role.guild_id),
        Some(id(GUILD))
    );
    assert_eq!(
        cache
            .member(id(GUILD), id(ANN))
            .map(|member| member.guild_id),
        Some(id(GUILD))
    );
}

#[test]
fn a_guild_nobody_spoke_of_was_joined() {
    let mut cache = logged_in();
    take!(
        send(&mut cache, "GUILD_CREATE", guild(OTHER_GUILD)),
        GuildCreated { guild }
    );
    assert_eq!(guild.id, id(OTHER_GUILD));
}

#[test]
fn a_guild_sent_again_is_updated_and_loses_what_is_gone() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    let again = with(
        guild(GUILD),
        json!({
            "name": "Renamed", "member_count": 1,
            "channels": [{"id": "31", "type": 15, "name": "forum"}], "threads": [],
            "roles": [{"id": "10"}], "members": [member(ME)], "presences": [], "voice_states": [],
        }),
    );
    take!(
        send(&mut cache, "GUILD_CREATE", again),
        GuildUpdated { old, new }
    );
    assert_eq!(old.as_ref().map(|old| &*old.name), Some("The guild"));
    assert_eq!(&*new.name, "Renamed");
    let entry = cache.guild(id(GUILD)).expect("is kept");
    assert_eq!(entry.channel_ids().collect::<Vec<_>>(), [id(FORUM)]);
    assert_eq!((entry.roles().len(), entry.members().len()), (1, 1));
    assert_eq!(
        (entry.presences().len(), entry.voice_states().len()),
        (0, 0)
    );
    assert!(cache.channel(id(TEXT)).is_none());
    assert!(cache.message(id(100)).is_none(), "went with its channel");
    assert!(cache.user(id(ANN)).is_none(), "nobody holds her any more");
}

#[test]
fn a_list_of_some_members_forgets_no_others() {
    let mut cache = in_guild();
    let large = with(
        guild(GUILD),
        json!({"large": true, "member_count": 500, "members": [member(ME), member(BEN)]}),
    );
    send(&mut cache, "GUILD_CREATE", large);
    let entry = cache.guild(id(GUILD)).expect("is kept");
    for user in [ME, ANN, BEN] {
        assert!(entry.member(id(user)).is_some(), "{user}");
    }
}

#[test]
fn a_guild_sent_again_keeps_the_messages() {
    let mut cache = in_guild();
    send(&mut cache, "MESSAGE_CREATE", message(100, ANN));
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    assert!(cache.message(id(100)).is_some());
    assert_eq!(cache.channels().len(), 3);
}

#[test]
fn an_outage_is_not_a_deletion() {
    for unavailable in ["GUILD_DELETE", "GUILD_CREATE"] {
        let mut cache = in_guild();
        take!(
            send(
                &mut cache,
                unavailable,
                json!({"id": "10", "unavailable": true})
            ),
            GuildUnavailable { guild }
        );
        assert_eq!((&*guild.name, guild.unavailable), ("The guild", true));
        assert!(cache.channel(id(TEXT)).is_some());
        assert!(cache.member(id(GUILD), id(ANN)).is_some());
        take!(
            send(&mut cache, "GUILD_CREATE", guild_after_outage()),
            GuildAvailable { guild }
        );
        assert!(!guild.unavailable);
    }
}

fn guild_after_outage() -> serde_json::Value {
    guild(GUILD)
}

#[test]
fn leaving_takes_all_along() {
    for parting in [json!({"id": "10"}), json!({"id": 10, "unavailable": false})] {
        let mut cache = in_guild();
        send(&mut cache, "MESSAGE_CREATE", message(100, BEN));
        let stray = with(message(101, BEN), json!({"channel_id": "999"}));
        send(&mut cache, "MESSAGE_CREATE", stray);
        take!(
            send(&mut cache, "GUILD_DELETE", parting),
            GuildDeleted { guild }
        );
        assert_eq!(&*guild.name, "The guild");
        assert_eq!((cache.guilds().len(), cache.channels().len()), (0, 0));
        assert_eq!(cache.message_count(), 0, "also those of channels not known");
        assert_eq!(cache.user_count(), 1, "the bot stays");
    }
}

#[test]
fn who_is_in_another_guild_too_stays() {
    let mut cache = in_guild();
    let other =
        json!({"id": "20", "members": [member(ANN)], "channels": [{"id": "40", "type": 0}]});
    send(&mut cache, "GUILD_CREATE", other);
    send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
    assert!(cache.user(id(ANN)).is_some());
    assert_eq!(cache.channels().len(), 1);
}

#[test]
fn a_channel_two_guilds_claim_belongs_to_the_last() {
    let mut cache = in_guild();
    let thief = json!({"id": "20", "channels": [{"id": "30", "type": 0}]});
    send(&mut cache, "GUILD_CREATE", thief);
    assert_eq!(
        cache.channel(id(TEXT)).map(|channel| channel.guild_id),
        Some(id(OTHER_GUILD))
    );
    send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
    assert!(cache.channel(id(TEXT)).is_some());
}

#[test]
fn an_update_keeps_what_it_does_not_mention() {
    let mut cache = in_guild();
    let update = json!({"id": "10", "name": "Renamed", "owner_id": {"odd": true}});
    take!(
        send(&mut cache, "GUILD_UPDATE", update),
        GuildUpdated { old, new }
    );
    let old = old.expect("was known");
    assert_eq!((&*old.name, &*new.name), ("The guild", "Renamed"));
    assert_eq!(new.owner_id, id(ANN));
    assert_eq!(
        cache.guild(id(GUILD)).map(|entry| &**entry.guild()),
        Some(&*new)
    );
}

#[test]
fn events_of_an_unknown_guild_still_tell_what_they_know() {
    let mut cache = logged_in();
    take!(
        send(
            &mut cache,
            "GUILD_UPDATE",
            json!({"id": "20", "name": "New"})
        ),
        GuildUpdated { old, new }
    );
    assert_eq!((old, &*new.name), (None, "New"));
    take!(
        send(&mut cache, "GUILD_DELETE", json!({"id": "20"})),
        GuildDeleted { guild }
    );
    assert_eq!(guild.id, id(OTHER_GUILD));
    assert_eq!(cache.guilds().len(), 1);
}

#[test]
fn a_guild_without_an_id_is_nothing() {
    let mut cache = logged_in();
    for name in ["GUILD_CREATE", "GUILD_DELETE"] {
        assert_eq!(send(&mut cache, name, json!({"id": 0})), Change::Nothing);
    }
    assert_eq!(cache.guilds().len(), 1);
}

#[test]
fn bans_tell_of_people_nobody_keeps() {
    let mut cache = in_guild();
    let ban = json!({"guild_id": "10", "user": user(BEN)});
    take!(
        send(&mut cache, "GUILD_BAN_ADD", ban.clone()),
        BanAdded { guild, user }
    );
    assert_eq!((guild, &*user.username), (id(GUILD), "ben"));
    take!(
        send(&mut cache, "GUILD_BAN_REMOVE", ban),
        BanRemoved { guild, user }
    );
    assert_eq!((guild, &*user.username), (id(GUILD), "ben"));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn emojis_are_replaced() {
    let mut cache = in_guild();
    for (guild_id, kept) in [("10", true), ("20", false)] {
        let update = json!({"guild_id": guild_id, "emojis": [{"id": "50", "name": "wave"}]});
        take!(
            send(&mut cache, "GUILD_EMOJIS_UPDATE", update),
            EmojisUpdated { emojis }
        );
        assert_eq!(emojis[0].name.as_deref(), Some("wave"));
        let guild = cache.guild(id(guild_id.parse().expect("a number")));
        assert_eq!(
            guild.is_some_and(|entry| entry.guild().emojis == emojis),
            kept
        );
    }
}

#[test]
fn stickers_are_replaced() {
    let mut cache = in_guild();
    let update =
        json!({"guild_id": "10", "stickers": [{"id": "50", "name": "wave", "user": user(ANN)}]});
    take!(
        send(&mut cache, "GUILD_STICKERS_UPDATE", update),
        StickersUpdated { guild, stickers }
    );
    assert_eq!((guild, &*stickers[0].name), (id(GUILD), "wave"));
    let kept = cache.sticker(id(50)).expect("is kept");
    assert_eq!(&*kept.name, "wave");
    assert_eq!(
        kept.user.as_ref().map(std::sync::Arc::as_ptr),
        cache.user(id(ANN)).map(std::sync::Arc::as_ptr)
    );
    assert!(cache.sticker(id(51)).is_none() && cache.emoji(id(50)).is_none());
}

#[test]
fn emojis_are_found_without_their_guild() {
    let mut cache = in_guild();
    let emojis = |ids: &[&str]| -> serde_json::Value {
        let list: Vec<_> = ids
            .iter()
            .map(|id| json!({"id": id, "name": "wave"}))
            .collect();
        json!({"guild_id": "10", "emojis": list})
    };
    send(&mut cache, "GUILD_EMOJIS_UPDATE", emojis(&["50", "51"]));
    assert!(cache.emoji(id(50)).is_some() && cache.emoji(id(51)).is_some());
    send(&mut cache, "GUILD_EMOJIS_UPDATE", emojis(&["51"]));
    assert!(cache.emoji(id(50)).is_none() && cache.emoji(id(51)).is_some());
    send(
        &mut cache,
        "GUILD_UPDATE",
        json!({"id": "10", "name": "Other"}),
    );
    assert!(cache.emoji(id(51)).is_some(), "was not mentioned");
    send(
        &mut cache,
        "GUILD_CREATE",
        with(guild(GUILD), emojis(&["52"])),
    );
    assert!(cache.emoji(id(51)).is_none() && cache.emoji(id(52)).is_some());
    send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
    assert!(cache.emoji(id(52)).is_none());
}

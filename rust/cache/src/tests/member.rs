use serde_json::json;

use super::*;

fn member_count(cache: &Cache) -> Option<u32> {
    Some(cache.guild(id(GUILD))?.guild().member_count)
}

#[test]
fn members_join_change_and_leave() {
    let mut cache = in_guild();
    let join = with(member(BEN), json!({"guild_id": "10"}));
    take!(
        send(&mut cache, "GUILD_MEMBER_ADD", join),
        MemberJoined { member }
    );
    assert_eq!((member.guild_id, member.user_id()), (id(GUILD), id(BEN)));
    assert_eq!(member_count(&cache), Some(3));
    assert!(cache.user(id(BEN)).is_some());

    let update = json!({"guild_id": "10", "user": user(BEN), "nick": "Benny", "roles": ["11"]});
    take!(
        send(&mut cache, "GUILD_MEMBER_UPDATE", update),
        MemberUpdated { old, new }
    );
    assert_eq!(old, Some(member.clone()));
    assert_eq!(
        (new.nick.as_deref(), &*new.roles),
        (Some("Benny"), &[id(ROLE)][..])
    );
    assert_eq!(new.joined_at, member.joined_at, "was not mentioned");
    assert_eq!(cache.member(id(GUILD), id(BEN)).as_ref(), Some(&new));

    take!(
        send(
            &mut cache,
            "GUILD_MEMBER_REMOVE",
            json!({"guild_id": "10", "user": {"id": "3"}})
        ),
        MemberLeft {
            guild,
            user,
            member
        }
    );
    assert_eq!((guild, member), (id(GUILD), Some(new)));
    assert_eq!(
        &*user.username, "ben",
        "known, though the event does not tell"
    );
    assert_eq!(member_count(&cache), Some(2));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn joining_twice_counts_once() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "GUILD_MEMBER_ADD",
        with(member(ANN), json!({"guild_id": "10"})),
    );
    assert_eq!(member_count(&cache), Some(2));
}

#[test]
fn who_leaves_is_neither_present_nor_in_voice() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "GUILD_MEMBER_REMOVE",
        json!({"guild_id": "10", "user": user(ANN)}),
    );
    let entry = cache.guild(id(GUILD)).expect("is kept");
    assert!(entry.presence(id(ANN)).is_none() && entry.voice_state(id(ANN)).is_none());
}

#[test]
fn a_member_nobody_knew_changes_into_one_that_is_known() {
    let mut cache = in_guild();
    let update = with(member(BEN), json!({"guild_id": "10"}));
    take!(
        send(&mut cache, "GUILD_MEMBER_UPDATE", update),
        MemberUpdated { old, new }
    );
    assert_eq!(old, None);
    assert_eq!(cache.member(id(GUILD), id(BEN)).as_ref(), Some(&new));
    assert_eq!(member_count(&cache), Some(2), "only the cache did not know");
}

#[test]
fn members_of_unknown_guilds_are_told_of_all_the_same() {
    let mut cache = in_guild();
    let far = with(member(BEN), json!({"guild_id": "20"}));
    take!(
        send(&mut cache, "GUILD_MEMBER_ADD", far.clone()),
        MemberJoined { member }
    );
    assert_eq!(member.user_id(), id(BEN));
    take!(
        send(&mut cache, "GUILD_MEMBER_UPDATE", far.clone()),
        MemberUpdated { old, new }
    );
    assert_eq!((old, new.user_id()), (None, id(BEN)));
    take!(
        send(&mut cache, "GUILD_MEMBER_REMOVE", far),
        MemberLeft { user, member }
    );
    assert_eq!((&*user.username, member), ("ben", None));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn a_member_without_a_user_is_nobody() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "GUILD_MEMBER_UPDATE",
        json!({"guild_id": "10", "nick": "?"}),
    );
    send(
        &mut cache,
        "GUILD_MEMBER_ADD",
        json!({"guild_id": "10", "user": {"id": 0}}),
    );
    assert_eq!(
        cache.guild(id(GUILD)).map(|entry| entry.members().len()),
        Some(2)
    );
}

#[test]
fn presences_come_and_go() {
    let mut cache = in_guild();
    let idle = json!({"guild_id": "10", "user": {"id": "2"}, "status": "idle", "activities": [{"name": "chess", "type": 0}]});
    take!(
        send(&mut cache, "PRESENCE_UPDATE", idle),
        PresenceUpdated { old, new }
    );
    assert_eq!(old.as_ref().map(|old| &*old.status), Some("online"));
    assert_eq!((&*new.status, &*new.activities[0].name), ("idle", "chess"));
    assert_eq!(new.user.as_ref().map(|user| &*user.username), Some("ann"));
    assert_eq!(cache.presence(id(GUILD), id(ANN)), Some(&new));
    let offline = json!({"guild_id": "10", "user": {"id": "2"}, "status": "offline"});
    take!(
        send(&mut cache, "PRESENCE_UPDATE", offline),
        PresenceUpdated { old, new as gone }
    );
    assert_eq!((old, &*gone.status), (Some(new), "offline"));
    assert_eq!(cache.presence(id(GUILD), id(ANN)), None);
}

#[test]
fn a_presence_of_nobody_known_is_told_of_all_the_same() {
    let mut cache = in_guild();
    let far = json!({"guild_id": "20", "user": {"id": "3"}, "status": "online"});
    take!(
        send(&mut cache, "PRESENCE_UPDATE", far),
        PresenceUpdated { old, new }
    );
    assert_eq!((old, new.user_id()), (None, id(BEN)));
    assert!(cache.user(id(BEN)).is_none());
}

#[test]
fn typing_tells_who_as_well_as_it_can() {
    let mut cache = in_guild();
    let typing = |who: u64| json!({"channel_id": "30", "guild_id": "10", "user_id": who.to_string(), "timestamp": 5});
    let told = with(typing(BEN), json!({"member": member(BEN)}));
    let mistaken = with(typing(BEN), json!({"member": member(77)}));
    for (event, name) in [
        (typing(ANN), "ann"),
        (typing(BEN), ""),
        (mistaken, ""),
        (told, "ben"),
        (typing(BEN), "ben"),
    ] {
        take!(
            send(&mut cache, "TYPING_START", event),
            TypingStarted {
                channel,
                user,
                timestamp
            }
        );
        assert_eq!((channel, &*user.username), (id(TEXT), name));
        assert!(user.id.is_some());
        assert_eq!(timestamp.seconds(), 5);
    }
}

#[test]
fn a_member_told_of_in_passing_is_brought_up_to_date() {
    let news = json!({"user": {"id": "2", "username": "anna"}, "nick": "An", "roles": ["11"]});
    for (name, event) in [
        (
            "MESSAGE_CREATE",
            with(
                message(100, ANN),
                json!({"author": {"id": "2", "username": "anna"}, "member": news}),
            ),
        ),
        (
            "MESSAGE_REACTION_ADD",
            json!({"user_id": "2", "guild_id": "10", "member": news}),
        ),
        (
            "TYPING_START",
            json!({"user_id": "2", "guild_id": "10", "member": news}),
        ),
        (
            "VOICE_STATE_UPDATE",
            json!({"user_id": "2", "guild_id": "10", "member": news}),
        ),
    ] {
        let mut cache = in_guild();
        send(&mut cache, name, event);
        let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
        assert_eq!(
            (ann.nick.as_deref(), &*ann.roles),
            (Some("An"), &[id(ROLE)][..]),
            "{name}"
        );
        assert!(
            ann.joined_at.is_some(),
            "{name} does not tell, which does not mean never"
        );
        assert_eq!(ann.user.as_ref(), cache.user(id(ANN)), "{name}");
        assert_eq!(
            cache.user(id(ANN)).map(|user| &*user.username),
            Some("anna"),
            "{name}"
        );
    }
}

#[test]
fn members_that_were_asked_for_are_kept() {
    let mut cache = in_guild();
    let chunk = json!({
        "guild_id": "10", "chunk_index": 0, "chunk_count": 2, "nonce": "n", "not_found": ["9"],
        "members": [member(BEN), with(member(ANN), json!({"nick": "An"})), {"nick": "nobody"}],
        "presences": [{"user": {"id": "3"}, "status": "idle"}, {"user": {"id": "2"}, "status": "offline"}],
    });
    take!(
        send(&mut cache, "GUILD_MEMBERS_CHUNK", chunk),
        MembersChunk { members, chunk }
    );
    let ids: Vec<_> = members
        .iter()
        .map(|member| member.user_id().get())
        .collect();
    assert_eq!(ids, [BEN, ANN]);
    assert_eq!(
        (chunk.guild_id, chunk.chunk_count, chunk.presences.len()),
        (id(GUILD), 2, 2)
    );
    assert_eq!(cache.member(id(GUILD), id(BEN)).as_ref(), members.first());
    assert_eq!(cache.member(id(GUILD), id(ANN)).as_ref(), members.get(1));
    assert_eq!(member_count(&cache), Some(2), "nobody joined");
    let presence = cache.presence(id(GUILD), id(BEN)).expect("came along");
    assert_eq!(
        presence.user.as_ref().map(|user| &*user.username),
        Some("ben")
    );
    assert!(cache.presence(id(GUILD), id(ANN)).is_none());
}

#[test]
fn members_of_an_unknown_guild_that_were_asked_for_are_told_of() {
    let mut cache = in_guild();
    let chunk = json!({"guild_id": "20", "members": [member(BEN)]});
    take!(
        send(&mut cache, "GUILD_MEMBERS_CHUNK", chunk),
        MembersChunk { members }
    );
    assert_eq!(members.len(), 1);
    assert!(cache.user(id(BEN)).is_none());
}

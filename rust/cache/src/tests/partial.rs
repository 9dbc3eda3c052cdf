//! Members, users and guilds of which a payload has only some fields.

use discord_model::{Guild, Permissions};
use serde_json::json;

use super::rest::response_of;
use super::*;
use crate::{MergeResponse, permissions};

/// Returns payloads of events with the member Ben, who is not cached yet.
fn events_with_a_member() -> Vec<(&'static str, Value)> {
    let partial =
        json!({"nick": "Benny", "roles": ["11"], "joined_at": "2021-01-01T00:00:00+00:00"});
    let whole = with(partial.clone(), json!({"user": user(BEN)}));
    let of_a_message = with(message(100, BEN), json!({"member": partial}));
    let mention = with(user(BEN), json!({"member": partial}));
    let mentions = with(message(100, ANN), json!({"mentions": [mention]}));
    let by_id = json!({"user_id": "3", "guild_id": "10", "channel_id": "30", "member": whole});
    vec![
        ("MESSAGE_CREATE", of_a_message.clone()),
        ("MESSAGE_UPDATE", of_a_message.clone()),
        ("MESSAGE_CREATE", mentions),
        (
            "MESSAGE_CREATE",
            with(
                message(101, ANN),
                json!({"referenced_message": of_a_message}),
            ),
        ),
        (
            "MESSAGE_CREATE",
            with(
                message(101, ANN),
                json!({"interaction": {"id": "7", "user": user(BEN), "member": partial}}),
            ),
        ),
        ("TYPING_START", by_id.clone()),
        ("MESSAGE_REACTION_ADD", by_id.clone()),
        ("VOICE_STATE_UPDATE", by_id),
        (
            "THREAD_MEMBERS_UPDATE",
            json!({"id": "32", "guild_id": "10", "added_members": [{"user_id": "3", "member": whole}]}),
        ),
        (
            "INTERACTION_CREATE",
            json!({"id": "7", "type": 2, "guild_id": "10", "member": whole}),
        ),
        (
            "INTERACTION_CREATE",
            json!({
                "id": "7", "type": 2, "guild_id": "10", "member": member(ANN),
                "data": {"resolved": {"users": {"3": user(BEN)}, "members": {"3": partial}}},
            }),
        ),
    ]
}

#[test]
fn a_member_met_in_an_event_is_kept() {
    for (name, event) in events_with_a_member() {
        let mut cache = in_guild();
        send(&mut cache, name, event);
        let ben = cache.member(id(GUILD), id(BEN)).expect(name);
        assert_eq!(
            (ben.nick.as_deref(), &*ben.roles),
            (Some("Benny"), &[id(ROLE)][..]),
            "{name}"
        );
        assert_eq!(
            ben.user.as_deref().map(|user| &*user.username),
            Some("ben"),
            "{name}"
        );
        assert_eq!(
            cache
                .guild(id(GUILD))
                .map(|entry| entry.guild().member_count),
            Some(2),
            "{name}"
        );
    }
}

#[test]
fn no_member_met_in_an_event_is_kept_where_none_may_be() {
    for (name, event) in events_with_a_member() {
        let mut cache = Cache::new(CacheSettings {
            members: 0,
            ..CacheSettings::default()
        });
        send(&mut cache, "READY", json!({"user": user(ME), "guilds": []}));
        send(&mut cache, "GUILD_CREATE", guild(GUILD));
        send(&mut cache, name, event);
        assert!(cache.member(id(GUILD), id(BEN)).is_none(), "{name}");
    }
}

#[test]
fn what_a_partial_member_leaves_out_stays() {
    let known = json!({
        "guild_id": "10", "user": with(user(ANN), json!({"global_name": "Ann", "primary_guild": {"tag": "TAG"}})),
        "nick": "Annie", "roles": ["11"], "avatar": "a", "communication_disabled_until": "2099-01-01T00:00:00+00:00",
        "premium_since": "2022-01-01T00:00:00+00:00", "joined_at": "2021-01-01T00:00:00+00:00", "pending": true, "flags": 2,
    });
    let partial = json!({
        "user": {"id": "2", "username": "ann", "avatar": null, "public_flags": 0},
        "roles": ["11"], "mute": false, "deaf": false, "joined_at": "2021-01-01T00:00:00+00:00",
    });
    let joined = json!({"id": "32", "guild_id": "10", "added_members": [{"user_id": "2", "member": partial}]});
    let mut cache = in_guild();
    send(&mut cache, "GUILD_MEMBER_UPDATE", known);
    let before = cache.member(id(GUILD), id(ANN));
    send(&mut cache, "THREAD_MEMBERS_UPDATE", joined);
    assert_eq!(cache.member(id(GUILD), id(ANN)), before);
    let nobody =
        json!({"user_id": "2", "guild_id": "10", "member": {"user": {"id": "2"}, "nick": null}});
    send(&mut cache, "TYPING_START", nobody);
    let after = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!(after.nick, None, "null is not left out");
    assert_eq!(after.avatar.as_deref(), Some("a"));
    let ann = cache.user(id(ANN)).expect("is kept");
    assert_eq!(ann.global_name.as_deref(), Some("Ann"));
    assert!(ann.primary_guild.is_some());
}

#[test]
fn the_member_of_an_interaction_keeps_its_own_permissions() {
    let mut cache = in_guild();
    let moderator = with(member(ANN), json!({"roles": ["11"], "permissions": "8192"}));
    let used = json!({"id": "7", "type": 2, "guild_id": "10", "member": moderator});
    take!(
        send(&mut cache, "INTERACTION_CREATE", used),
        InteractionCreated { interaction }
    );
    let asked = interaction.member.as_ref().expect("was sent");
    assert_eq!(asked.own_permissions(), Some(Permissions::MANAGE_MESSAGES));
    assert_eq!(interaction.user, asked.user, "in guilds, too");
    let kept = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!(
        (kept.own_permissions(), kept.permissions),
        (None, Permissions::empty())
    );
    let nothing = json!({"id": "7", "type": 2, "guild_id": "10", "member": with(member(ANN), json!({"permissions": "0"}))});
    take!(
        send(&mut cache, "INTERACTION_CREATE", nothing),
        InteractionCreated { interaction }
    );
    let asked = interaction.member.as_ref().expect("was sent");
    assert_eq!(asked.own_permissions(), Some(Permissions::empty()));
}

#[test]
fn a_member_who_is_not_kept_has_permissions_all_the_same() {
    let mut cache = in_guild();
    let role = json!({"guild_id": "10", "role": {"id": "11", "permissions": "8192"}});
    send(&mut cache, "GUILD_ROLE_UPDATE", role);
    let stranger = discord_model::Member {
        guild_id: id(GUILD),
        roles: [id(ROLE)].into(),
        ..Default::default()
    };
    let may = permissions::for_member(&cache, &stranger);
    assert_eq!(may, Some(Permissions::MANAGE_MESSAGES));
    let elsewhere =
        permissions::for_member_in_channel(&cache, id(99), &stranger, Default::default());
    assert_eq!(elsewhere, None);
}

#[test]
fn whether_a_member_is_muted_is_said_by_the_voice_state() {
    let mut cache = in_guild();
    let old = with(member(ANN), json!({"mute": false, "deaf": true}));
    let muted = json!({
        "guild_id": "10", "channel_id": "33", "user_id": "2", "mute": true, "deaf": false, "member": old,
    });
    take!(
        send(&mut cache, "VOICE_STATE_UPDATE", muted),
        VoiceStateUpdated { new }
    );
    let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!((ann.mute, ann.deaf), (true, false));
    assert_eq!(new.member, Some(ann));
    let without =
        json!({"guild_id": "10", "channel_id": null, "user_id": "2", "mute": false, "deaf": true});
    send(&mut cache, "VOICE_STATE_UPDATE", without);
    let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!((ann.mute, ann.deaf), (false, true));
}

#[test]
fn the_roles_of_a_guild_that_was_fetched_are_there() {
    let fetched = json!({
        "id": "20", "name": "far", "roles": [{"id": "20", "name": "@everyone", "position": 0}, {"id": "21", "position": 1}],
    });
    let mut cache = in_guild();
    let roles = |guild: &Guild| {
        guild
            .roles
            .iter()
            .map(|role| (role.id.get(), role.guild_id.get()))
            .collect::<Vec<_>>()
    };
    let far = Guild::merge_response(&mut cache, response_of(fetched.clone()));
    assert_eq!(roles(&far), [(21, 20), (20, 20)], "the highest first");
    // Without the intent GUILDS, READY has the ids of the guilds, and no event has any more of them.
    let listed = json!({"user": user(ME), "guilds": [{"id": "20", "unavailable": true}]});
    send(&mut cache, "READY", listed);
    let far = Guild::merge_response(&mut cache, response_of(fetched));
    assert_eq!(roles(&far), [(21, 20), (20, 20)]);
    let entry = cache.guild(id(OTHER_GUILD)).expect("is listed");
    assert!(entry.role(id(21)).is_some());
    cache.assert_consistent();
}

#[test]
fn an_update_of_a_guild_brings_its_roles() {
    let mut cache = in_guild();
    let ann = json!({"guild_id": "10", "user": user(ANN), "roles": ["11"]});
    send(&mut cache, "GUILD_MEMBER_UPDATE", ann);
    let update = json!({"id": "10", "roles": [{"id": "10", "name": "@everyone"}, {"id": "12", "name": "blue"}]});
    take!(
        send(&mut cache, "GUILD_UPDATE", update),
        GuildUpdated { old, new }
    );
    let ids = |guild: &Guild| {
        guild
            .roles
            .iter()
            .map(|role| role.id.get())
            .collect::<Vec<_>>()
    };
    assert_eq!(old.map(|old| ids(&old)), Some(vec![10, 11]));
    assert_eq!(ids(&new), [10, 12]);
    let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert!(ann.roles.is_empty(), "the role is gone");
}

#[test]
fn a_role_that_is_fetched_is_listed_as_it_is_now() {
    let mut cache = in_guild();
    let renamed = json!({"id": "11", "guild_id": "10", "name": "crimson"});
    discord_model::Role::merge_response(&mut cache, response_of(renamed));
    cache.assert_consistent();
    assert_eq!(
        cache.role(id(GUILD), id(ROLE)).map(|role| &*role.name),
        Some("crimson")
    );
}

#[test]
fn a_guild_sent_again_without_a_list_keeps_what_it_held() {
    let whole = with(
        guild(GUILD),
        json!({
            "stage_instances": [{"id": "50", "channel_id": "30"}], "guild_scheduled_events": [{"id": "51"}],
            "soundboard_sounds": [{"sound_id": "52"}], "emojis": [{"id": "53"}], "stickers": [{"id": "54"}],
        }),
    );
    let lists = [
        "roles",
        "channels",
        "threads",
        "members",
        "presences",
        "voice_states",
        "stage_instances",
        "guild_scheduled_events",
        "soundboard_sounds",
        "emojis",
        "stickers",
        "member_count",
    ];
    let count = |cache: &Cache| {
        let entry = cache.guild(id(GUILD)).expect("is kept");
        let threads = cache
            .channels()
            .filter(|channel| channel.kind.is_thread())
            .count();
        [
            entry.roles().len(),
            entry.channel_ids().len() - threads,
            threads,
            entry.members().len(),
            entry.presences().len(),
            entry.voice_states().len(),
            entry.all::<discord_model::StageInstance>().len(),
            entry.all::<discord_model::ScheduledEvent>().len(),
            entry.all::<discord_model::SoundboardSound>().len(),
            entry.guild().emojis.len(),
            entry.guild().stickers.len(),
            entry.guild().member_count as usize,
        ]
    };
    let bare = json!({"id": "10", "name": "The guild", "owner_id": "2"});
    for list in lists.map(Some).into_iter().chain([None]) {
        let mut cache = logged_in();
        send(&mut cache, "GUILD_CREATE", whole.clone());
        let before = count(&cache);
        let mut again = whole.clone();
        match list {
            Some(list) => drop(again.as_object_mut().expect("an object").remove(list)),
            None => again = bare.clone(),
        }
        send(&mut cache, "GUILD_CREATE", again);
        assert_eq!(count(&cache), before, "{list:?}");
    }
}

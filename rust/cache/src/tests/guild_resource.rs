//! The resources of guilds, which are all created, changed and deleted in the same way.

use discord_model::{
    AutoModerationRule, Integration, Invite, ScheduledEvent, SoundboardSound, StageInstance,
};
use serde_json::json;

use super::*;
use crate::{CachedKinds, GuildResource};

/// A kind of resource, with the names of its events.
struct Kind {
    create: &'static str,
    update: &'static str,
    delete: &'static str,
    /// Returns the name before and after a change.
    names: fn(Change) -> Option<(Option<String>, String)>,
    kept: fn(&Cache) -> Option<String>,
}

fn kept<T: GuildResource>(cache: &Cache, key: T::Key, name: fn(&T) -> &str) -> Option<String> {
    let kept = cache.get::<T>(id(GUILD), &key)?;
    assert_eq!(cache.find::<T>(&key), Some(kept));
    assert_eq!(cache.all::<T>().count(), 1);
    Some(name(kept).to_owned())
}

macro_rules! resource_test {
    ($create:literal, $update:literal, $delete:literal, $created:ident, $updated:ident, $deleted:ident, $field:ident, $type:ty, $name:ident) => {
        Kind {
            create: $create,
            update: $update,
            delete: $delete,
            names: |change| {
                Some(match change {
                    Change::$created { $field } => (None, $field.$name.to_string()),
                    Change::$updated { old, new } => {
                        (old.map(|old| old.$name.to_string()), new.$name.to_string())
                    }
                    Change::$deleted { $field } => (None, $field.$name.to_string()),
                    _ => return None,
                })
            },
            kept: |cache| kept::<$type>(cache, id(50), |kept| &kept.$name),
        }
    };
}

#[rustfmt::skip]
fn kinds() -> [Kind; 5] {
    [
        resource_test!("STAGE_INSTANCE_CREATE", "STAGE_INSTANCE_UPDATE", "STAGE_INSTANCE_DELETE",
            StageInstanceCreated, StageInstanceUpdated, StageInstanceDeleted, instance, StageInstance, topic),
        resource_test!("GUILD_SCHEDULED_EVENT_CREATE", "GUILD_SCHEDULED_EVENT_UPDATE", "GUILD_SCHEDULED_EVENT_DELETE",
            ScheduledEventCreated, ScheduledEventUpdated, ScheduledEventDeleted, event, ScheduledEvent, name),
        resource_test!("GUILD_SOUNDBOARD_SOUND_CREATE", "GUILD_SOUNDBOARD_SOUND_UPDATE", "GUILD_SOUNDBOARD_SOUND_DELETE",
            SoundboardSoundCreated, SoundboardSoundUpdated, SoundboardSoundDeleted, sound, SoundboardSound, name),
        resource_test!("AUTO_MODERATION_RULE_CREATE", "AUTO_MODERATION_RULE_UPDATE", "AUTO_MODERATION_RULE_DELETE",
            AutoModerationRuleCreated, AutoModerationRuleUpdated, AutoModerationRuleDeleted, rule, AutoModerationRule, name),
        resource_test!("INTEGRATION_CREATE", "INTEGRATION_UPDATE", "INTEGRATION_DELETE",
            IntegrationCreated, IntegrationUpdated, IntegrationDeleted, integration, Integration, name),
    ]
}

fn payload(guild: &str, name: &str) -> Value {
    json!({"id": "50", "sound_id": "50", "guild_id": guild, "name": name, "topic": name, "channel_id": "30"})
}

fn some(name: &str) -> Option<String> {
    Some(name.to_owned())
}

#[test]
fn each_is_made_changed_and_deleted() {
    for kind in kinds() {
        let mut cache = in_guild();
        let made = send(&mut cache, kind.create, payload("10", "first"));
        assert_eq!((kind.names)(made), Some((None, "first".to_owned())));
        assert_eq!((kind.kept)(&cache), some("first"));
        let changed = send(&mut cache, kind.update, payload("10", "second"));
        assert_eq!(
            (kind.names)(changed),
            Some((some("first"), "second".to_owned()))
        );
        assert_eq!((kind.kept)(&cache), some("second"));
        let gone = json!({"id": "50", "sound_id": "50", "guild_id": "10"});
        let gone = send(&mut cache, kind.delete, gone);
        assert_eq!(
            (kind.names)(gone),
            Some((None, "second".to_owned())),
            "{}",
            kind.delete
        );
        assert_eq!((kind.kept)(&cache), None);
    }
}

#[test]
fn what_is_not_known_is_told_of_by_its_ids() {
    for kind in kinds() {
        let mut cache = in_guild();
        let changed = send(&mut cache, kind.update, payload("20", "far"));
        assert_eq!((kind.names)(changed), Some((None, "far".to_owned())));
        assert_eq!((kind.kept)(&cache), None, "its guild is not known");
        let gone = json!({"id": "50", "sound_id": "50", "guild_id": "10"});
        let gone = send(&mut cache, kind.delete, gone);
        assert_eq!((kind.names)(gone), Some((None, String::new())));
        let nameless = json!({"guild_id": "10", "name": "?"});
        send(&mut cache, kind.create, nameless);
        assert_eq!((kind.kept)(&cache), None, "it has no id");
    }
}

#[test]
fn a_guild_takes_them_along_but_an_outage_does_not() {
    for kind in kinds() {
        let mut cache = in_guild();
        send(&mut cache, kind.create, payload("10", "first"));
        send(
            &mut cache,
            "GUILD_DELETE",
            json!({"id": "10", "unavailable": true}),
        );
        assert_eq!((kind.kept)(&cache), some("first"));
        send(&mut cache, "GUILD_DELETE", json!({"id": "10"}));
        assert_eq!((kind.kept)(&cache), None);
    }
}

#[test]
fn each_can_be_switched_off() {
    for kind in kinds() {
        let mut cache = Cache::new(CacheSettings {
            kinds: CachedKinds::empty(),
            ..CacheSettings::default()
        });
        send(&mut cache, "READY", json!({"user": user(ME), "guilds": []}));
        send(&mut cache, "GUILD_CREATE", guild(GUILD));
        let made = send(&mut cache, kind.create, payload("10", "first"));
        assert_eq!((kind.names)(made), Some((None, "first".to_owned())));
        assert_eq!((kind.kept)(&cache), None);
    }
}

/// Resources that GUILD_CREATE does not list are removed; those that it never lists are kept.
#[test]
fn a_guild_sent_again_brings_its_own() {
    let mut cache = in_guild();
    for kind in kinds() {
        send(&mut cache, kind.create, payload("10", "first"));
    }
    let again = with(
        guild(GUILD),
        json!({
            "stage_instances": [{"id": "51", "channel_id": "30"}],
            "guild_scheduled_events": [{"id": "52", "name": "party", "creator": user(ANN)}],
            "soundboard_sounds": [{"sound_id": 53, "name": "horn"}],
        }),
    );
    send(&mut cache, "GUILD_CREATE", again);
    let guild = cache.guild(id(GUILD)).expect("is kept");
    assert_eq!(guild.all::<StageInstance>().len(), 1);
    assert!(guild.get::<StageInstance>(&id(51)).is_some());
    let party = guild.get::<ScheduledEvent>(&id(52)).expect("is listed");
    assert_eq!(party.guild_id, id(GUILD));
    let ann = party.creator.as_ref().map(std::sync::Arc::as_ptr);
    assert_eq!(ann, cache.user(id(ANN)).map(std::sync::Arc::as_ptr));
    assert_eq!(guild.all::<SoundboardSound>().len(), 1);
    assert_eq!(guild.all::<AutoModerationRule>().len(), 1);
    assert_eq!(guild.all::<Integration>().len(), 1);
}

#[test]
fn invites_are_known_by_their_code_and_go_with_their_channel() {
    let mut cache = in_guild();
    for (code, channel) in [("abc", "30"), ("def", "31")] {
        let made = json!({"code": code, "guild_id": "10", "channel_id": channel, "max_uses": 5, "inviter": user(ANN)});
        take!(
            send(&mut cache, "INVITE_CREATE", made),
            InviteCreated { invite }
        );
        assert_eq!(invite.inviter.as_ref(), cache.user(id(ANN)));
    }
    let known = |cache: &Cache, code: &str| cache.find::<Invite>(&code.into()).is_some();
    send(
        &mut cache,
        "CHANNEL_DELETE",
        json!({"id": "31", "type": 15, "guild_id": "10"}),
    );
    assert!(known(&cache, "abc") && !known(&cache, "def"));
    let gone = json!({"code": "abc", "guild_id": "10", "channel_id": "30"});
    take!(
        send(&mut cache, "INVITE_DELETE", gone.clone()),
        InviteDeleted { invite }
    );
    assert_eq!((&*invite.code, invite.max_uses), ("abc", 5));
    take!(
        send(&mut cache, "INVITE_DELETE", gone),
        InviteDeleted { invite }
    );
    assert_eq!((&*invite.code, invite.channel_id), ("abc", id(TEXT)));
    assert_eq!(invite.max_uses, 0, "was not known");
}

#[test]
fn the_oldest_invites_make_room_for_new_ones() {
    let mut cache = in_guild();
    // Discord allows 1000 in a guild, and sends no event when one expires.
    for number in 0..1005 {
        let created_at = format!("2026-01-01T00:{:02}:{:02}+00:00", number / 60, number % 60);
        let made = json!({
            "code": format!("code{number}"), "guild_id": "10", "channel_id": "30", "created_at": created_at,
        });
        cache.commit(prepare(
            Event::decode("INVITE_CREATE", &made.to_string()).expect("this is JSON"),
        ));
    }
    cache.assert_consistent();
    assert_eq!(cache.all::<Invite>().count(), 1000);
    let known = |number: u32| {
        cache
            .find::<Invite>(&format!("code{number}").into())
            .is_some()
    };
    assert!(!known(0) && !known(4), "the oldest are gone");
    assert!(known(5) && known(1004), "the newest are kept");
}

#[test]
fn a_channel_takes_what_is_in_it_along_but_not_what_is_planned_there() {
    let mut cache = in_guild();
    for kind in kinds() {
        send(&mut cache, kind.create, payload("10", "first"));
    }
    let voice = json!({"guild_id": "10", "user_id": "1", "channel_id": "30"});
    send(&mut cache, "VOICE_STATE_UPDATE", voice);
    send(
        &mut cache,
        "CHANNEL_DELETE",
        json!({"id": "30", "type": 13, "guild_id": "10"}),
    );
    let guild = cache.guild(id(GUILD)).expect("is kept");
    assert_eq!(guild.all::<StageInstance>().len(), 0);
    assert!(guild.voice_state(id(ME)).is_none());
    let planned = guild.get::<ScheduledEvent>(&id(50)).expect("stays");
    assert_eq!(planned.channel_id, id(TEXT));
}

#[test]
fn who_wants_to_come_is_counted() {
    let mut cache = in_guild();
    let planned = with(payload("10", "party"), json!({"user_count": 1}));
    send(&mut cache, "GUILD_SCHEDULED_EVENT_CREATE", planned);
    let told = json!({"guild_scheduled_event_id": "50", "guild_id": "10", "user_id": "2"});
    take!(
        send(&mut cache, "GUILD_SCHEDULED_EVENT_USER_ADD", told.clone()),
        ScheduledEventUserAdded { event, user }
    );
    assert_eq!((event.user_count, &*user.username), (2, "ann"));
    for count in [1, 0, 0] {
        take!(
            send(
                &mut cache,
                "GUILD_SCHEDULED_EVENT_USER_REMOVE",
                told.clone()
            ),
            ScheduledEventUserRemoved { event }
        );
        assert_eq!(event.user_count, count);
        assert_eq!(cache.find::<ScheduledEvent>(&id(50)), Some(&event));
    }
    let unknown = json!({"guild_scheduled_event_id": "51", "guild_id": "10", "user_id": "3"});
    take!(
        send(&mut cache, "GUILD_SCHEDULED_EVENT_USER_ADD", unknown),
        ScheduledEventUserAdded { event, user }
    );
    assert_eq!(
        (event.id, event.guild_id, event.user_count),
        (id(51), id(GUILD), 0)
    );
    assert_eq!(user.id, id(BEN));
}

#[test]
fn lists_of_sounds_add_or_replace() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "GUILD_SOUNDBOARD_SOUND_CREATE",
        payload("10", "horn"),
    );
    let list = json!({"guild_id": "10", "soundboard_sounds": [{"sound_id": "51", "name": "bell"}]});
    take!(
        send(&mut cache, "GUILD_SOUNDBOARD_SOUNDS_UPDATE", list.clone()),
        SoundboardSoundsUpdated { guild, sounds }
    );
    assert_eq!(
        (guild, sounds.len(), sounds[0].guild_id),
        (id(GUILD), 1, guild)
    );
    assert_eq!(cache.all::<SoundboardSound>().count(), 2);
    take!(
        send(&mut cache, "SOUNDBOARD_SOUNDS", list),
        SoundboardSoundsReceived { sounds }
    );
    assert_eq!(
        cache.all::<SoundboardSound>().collect::<Vec<_>>(),
        [&sounds[0]]
    );
}

#[test]
fn the_integration_last_told_of_is_remembered() {
    let mut cache = in_guild();
    let changed = |cache: &mut Cache| {
        take!(
            send(
                cache,
                "GUILD_INTEGRATIONS_UPDATE",
                json!({"guild_id": "10"})
            ),
            IntegrationsUpdated { integration }
        );
        integration.map(|integration| integration.name.to_string())
    };
    assert_eq!(changed(&mut cache), None);
    send(&mut cache, "INTEGRATION_CREATE", payload("10", "first"));
    assert_eq!(changed(&mut cache), some("first"));
    send(
        &mut cache,
        "INTEGRATION_DELETE",
        json!({"id": "50", "guild_id": "10"}),
    );
    assert_eq!(changed(&mut cache), some("first"));
}

use discord_model::{Application, Patch, Permissions, decode};
use serde_json::json;

use super::*;
use crate::MergeResponse;

#[test]
fn what_people_bought_is_kept_up_to_a_number() {
    for (create, update, delete) in [
        (
            "ENTITLEMENT_CREATE",
            "ENTITLEMENT_UPDATE",
            "ENTITLEMENT_DELETE",
        ),
        (
            "SUBSCRIPTION_CREATE",
            "SUBSCRIPTION_UPDATE",
            "SUBSCRIPTION_DELETE",
        ),
    ] {
        let mut cache = logged_in();
        for number in 1..=crate::bounded_id_map::MAX_LEN as u64 + 1 {
            let bought = json!({"id": number.to_string(), "user_id": "2", "sku_id": "7"});
            send(&mut cache, create, bought);
        }
        let counts = [cache.entitlements().len(), cache.subscriptions().len()];
        assert_eq!(counts.iter().sum::<usize>(), crate::bounded_id_map::MAX_LEN);
        let user_of = |change| match change {
            Change::EntitlementUpdated { old, new } => {
                (old.map(|old| old.user_id.get()), new.user_id.get())
            }
            Change::EntitlementDeleted { entitlement } => (None, entitlement.user_id.get()),
            Change::SubscriptionUpdated { old, new } => {
                (old.map(|old| old.user_id.get()), new.user_id.get())
            }
            Change::SubscriptionDeleted { subscription } => (None, subscription.user_id.get()),
            other => panic!("{other:?}"),
        };
        let mut told =
            |name, number: u64| user_of(send(&mut cache, name, json!({"id": number.to_string()})));
        assert_eq!(told(update, 1), (None, 0), "the oldest went");
        assert_eq!(told(update, 900), (Some(2), 2));
        assert_eq!(told(delete, 900), (None, 2));
        assert_eq!(told(delete, 900), (None, 0));
    }
}

#[test]
fn an_interaction_tells_of_who_used_it() {
    let mut cache = in_guild();
    let used = json!({
        "id": "100", "type": 2, "guild_id": "10", "channel_id": "30", "token": "t",
        "member": with(member(ANN), json!({"nick": "An", "permissions": "8"})),
    });
    take!(
        send(&mut cache, "INTERACTION_CREATE", used),
        InteractionCreated { interaction }
    );
    let member = interaction.member.as_ref().expect("was sent");
    assert_eq!(
        (member.guild_id, member.permissions),
        (id(GUILD), Permissions::ADMINISTRATOR)
    );
    assert_eq!(member.user.as_ref(), cache.user(id(ANN)));
    let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!(
        (ann.nick.as_deref(), ann.permissions),
        (Some("An"), Permissions::empty())
    );
}

#[test]
fn the_application_that_was_fetched_outlives_a_new_session() {
    let ready = json!({"user": user(ME), "application": {"id": "77", "flags": 3}, "guilds": []});
    let mut cache = Cache::default();
    send(&mut cache, "READY", ready.clone());
    let fetched = json!({"id": "77", "name": "game", "team": {"id": "5", "name": "us"}});
    let fetched: Patch<_> = decode::from_str(&fetched.to_string())
        .expect("this is JSON")
        .expect("an object");
    let fetched = Application::merge_response(&mut cache, fetched);
    assert_eq!(cache.application(), Some(&fetched));
    send(&mut cache, "READY", ready);
    assert_eq!(cache.application().map(|known| &*known.name), Some("game"));
    assert!(cache.team(id(5)).is_some() && cache.team(id(6)).is_none());
}

#[test]
fn what_only_passes_by_is_told_of() {
    let mut cache = in_guild();
    let limit = json!({"opcode": 8, "retry_after": 1.5, "meta": {"guild_id": "10", "nonce": "n"}});
    take!(
        send(&mut cache, "RATE_LIMITED", limit),
        RateLimited { rate_limit }
    );
    assert_eq!((rate_limit.opcode, rate_limit.retry_after), (8, 1.5));
    take!(
        send(
            &mut cache,
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            json!({"id": "5", "guild_id": "10"})
        ),
        AuditLogEntryCreated { entry }
    );
    assert_eq!(entry.guild_id, id(GUILD));
    take!(
        send(
            &mut cache,
            "AUTO_MODERATION_ACTION_EXECUTION",
            json!({"guild_id": "10", "user_id": "2"})
        ),
        AutoModerationActionExecuted { execution }
    );
    assert_eq!(execution.user_id, id(ANN));
    take!(
        send(
            &mut cache,
            "APPLICATION_COMMAND_PERMISSIONS_UPDATE",
            json!({"id": "5", "guild_id": "10"})
        ),
        CommandPermissionsUpdated { permissions }
    );
    assert_eq!(permissions.guild_id, id(GUILD));
    take!(
        send(
            &mut cache,
            "VOICE_CHANNEL_EFFECT_SEND",
            json!({"channel_id": "33", "guild_id": "10", "user_id": "2"})
        ),
        VoiceChannelEffectSent { user, effect }
    );
    assert_eq!((&*user.username, effect.channel_id), ("ann", id(33)));
}

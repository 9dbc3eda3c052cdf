use discord_model::decode::from_str;
use discord_model::{GuildJoinRequest, Patch};
use serde_json::json;

use super::*;
use crate::MergeResponse;

/// Returns a request in Discord's format, with this status.
fn request(id: u64, status: &str) -> serde_json::Value {
    json!({
        "guild_id": "10",
        "status": status,
        "request": {
            "id": id.to_string(), "user_id": "53", "user": {"id": "53", "username": "nelly"},
            "application_status": status, "created_at": "2025-02-28T21:47:23.681000+00:00",
            "form_responses": [{"field_type": "TERMS", "label": "Rules", "values": ["Be kind"], "response": true}],
        },
    })
}

#[test]
fn a_request_is_known_from_its_creation_to_its_deletion() {
    let mut cache = in_guild();
    let change = send(
        &mut cache,
        "GUILD_JOIN_REQUEST_CREATE",
        request(7, "SUBMITTED"),
    );
    let Change::JoinRequestCreated { request: created } = change else {
        panic!("{change:?}")
    };
    assert_eq!((created.guild_id.get(), created.user_id.get()), (10, 53));
    assert_eq!(created.form_responses[0].response, true);

    let change = send(
        &mut cache,
        "GUILD_JOIN_REQUEST_UPDATE",
        request(7, "APPROVED"),
    );
    let Change::JoinRequestUpdated { old, new } = change else {
        panic!("{change:?}")
    };
    let old = old.map(|old| old.application_status.to_string());
    assert_eq!(old.as_deref(), Some("SUBMITTED"));
    assert_eq!(&*new.application_status, "APPROVED");
    assert_eq!(cache.join_request(new.id), Some(&new));

    let gone = json!({"id": "7", "guild_id": "10", "user_id": "53"});
    let change = send(&mut cache, "GUILD_JOIN_REQUEST_DELETE", gone);
    let Change::JoinRequestDeleted { request: deleted } = change else {
        panic!("{change:?}")
    };
    assert_eq!(&*deleted.application_status, "APPROVED", "as it was last");
    assert_eq!(cache.join_request(deleted.id), None);
}

#[test]
fn what_was_never_known_is_told_with_its_ids() {
    let mut cache = in_guild();
    let change = send(
        &mut cache,
        "GUILD_JOIN_REQUEST_UPDATE",
        request(8, "REJECTED"),
    );
    assert!(matches!(
        change,
        Change::JoinRequestUpdated { old: None, .. }
    ));
    let gone = json!({"id": "9", "guild_id": "10", "user_id": "53"});
    let change = send(&mut cache, "GUILD_JOIN_REQUEST_DELETE", gone);
    let Change::JoinRequestDeleted { request } = change else {
        panic!("{change:?}")
    };
    assert_eq!((request.id.get(), request.user_id.get()), (9, 53));
}

#[test]
fn no_more_than_a_number_is_kept() {
    let mut cache = in_guild();
    for id in 1..=crate::bounded_id_map::MAX_LEN as u64 + 5 {
        send(
            &mut cache,
            "GUILD_JOIN_REQUEST_CREATE",
            request(id, "SUBMITTED"),
        );
    }
    assert_eq!(cache.join_requests().len(), crate::bounded_id_map::MAX_LEN);
}

#[test]
fn a_response_that_overtakes_the_event_leaves_it_what_there_was() {
    let mut cache = in_guild();
    send(
        &mut cache,
        "GUILD_JOIN_REQUEST_CREATE",
        request(7, "SUBMITTED"),
    );
    let response = request(7, "APPROVED")["request"].to_string();
    let response = from_str::<Patch<GuildJoinRequest>>(&response)
        .expect("this is JSON")
        .expect("this is a request");
    let answered = GuildJoinRequest::merge_response(&mut cache, response);
    assert_eq!(&*answered.application_status, "APPROVED");
    let change = send(
        &mut cache,
        "GUILD_JOIN_REQUEST_UPDATE",
        request(7, "APPROVED"),
    );
    let Change::JoinRequestUpdated { old: Some(old), .. } = change else {
        panic!("{change:?}")
    };
    assert_eq!(&*old.application_status, "SUBMITTED");
}

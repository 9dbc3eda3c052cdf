//! Threads over REST.

use serde_json::json;

use crate::events::heard;
use crate::stranger::*;

#[tokio::test]
async fn threads_begin_from_messages_and_without() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let id = text(
        &rest
            .get(&format!("/channels/{general}/messages?limit=1"))
            .await
            .body[0]["id"],
    );
    let from = rest
        .send(
            "POST",
            &format!("/channels/{general}/messages/{id}/threads"),
            json!({ "name": "aside" }),
        )
        .await;
    assert_eq!(
        (from.status, &from.body["id"], &from.body["type"]),
        (201, &json!(id), &json!(11))
    );
    let told = gateway.event("THREAD_CREATE").await;
    assert_eq!(
        (&told["newly_created"], &told["parent_id"]),
        (&json!(true), &json!(general))
    );
    let twice = rest
        .send(
            "POST",
            &format!("/channels/{general}/messages/{id}/threads"),
            json!({ "name": "aside" }),
        )
        .await;
    assert_eq!(twice.body["code"], 160004);
    let private = rest
        .send(
            "POST",
            &format!("/channels/{general}/threads"),
            json!({ "name": "quiet" }),
        )
        .await;
    assert_eq!(private.body["type"], 12, "without a type it is private");
    let active = rest
        .get(&format!(
            "/guilds/{}/threads/active",
            guild(&sandbox, "Godot Workshop")
        ))
        .await
        .body;
    assert_eq!(active["threads"].as_array().unwrap().len(), 2);
    assert_eq!(
        rest.send(
            "POST",
            &format!("/channels/{id}/messages"),
            json!({ "content": "in it" })
        )
        .await
        .status,
        200
    );
    let member = format!("/channels/{id}/thread-members/{}", user(&sandbox, "basil"));
    assert_eq!(rest.call("PUT", &member).await.status, 204);
    assert_eq!(
        gateway.event("THREAD_MEMBERS_UPDATE").await["member_count"],
        2
    );
    assert_eq!(
        rest.send(
            "PATCH",
            &format!("/channels/{id}"),
            json!({ "archived": true })
        )
        .await
        .body["thread_metadata"]["archived"],
        true
    );
    let archived = rest
        .get(&format!("/channels/{general}/threads/archived/public"))
        .await
        .body;
    assert_eq!(archived["threads"][0]["id"], id);
    assert_eq!(
        rest.call("DELETE", &format!("/channels/{id}")).await.status,
        200
    );
}

#[tokio::test]
async fn who_is_in_a_thread_is_told_and_listed() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let fields = json!({ "channel": "general", "author": "basil", "name": "aside" });
    let thread = text(&sandbox.act_json("create_thread", fields).unwrap()["id"]);
    let path = format!("/channels/{thread}/thread-members");
    let of = |user: &str| json!({ "thread": thread, "user": user });
    sandbox.act_json("join_thread", of("clover")).unwrap();
    let joined = gateway.event("THREAD_MEMBERS_UPDATE").await;
    let added = &joined["added_members"][0];
    assert_eq!(
        (&added["user_id"], &added["member"]["user"]["username"]),
        (&json!(user(&sandbox, "clover")), &json!("clover"))
    );
    assert_eq!(joined["member_count"], 2);
    assert_eq!(rest.call("PUT", &format!("{path}/@me")).await.status, 204);
    assert_eq!(
        gateway.event("THREAD_MEMBERS_UPDATE").await["member_count"],
        3
    );
    sandbox
        .act_json(
            "update_thread_member",
            json!({ "thread": thread, "flags": 3 }),
        )
        .unwrap();
    let own = gateway.event("THREAD_MEMBER_UPDATE").await;
    assert_eq!(
        (&own["id"], &own["flags"], &own["guild_id"]),
        (
            &json!(thread),
            &json!(3),
            &json!(guild(&sandbox, "Godot Workshop"))
        )
    );
    let listed = rest.get(&path).await.body;
    assert_eq!(listed.as_array().unwrap().len(), 3);
    assert!(listed[0].get("member").is_none());
    let page = rest
        .get(&format!("{path}?with_member=true&limit=2"))
        .await
        .body;
    assert_eq!(page.as_array().unwrap().len(), 2);
    assert!(page[0]["member"]["user"]["id"].is_string());
    let one = format!("{path}/{}", user(&sandbox, "clover"));
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    let left = gateway.event("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(
        left["removed_member_ids"],
        json!([user(&sandbox, "clover")])
    );
    assert_eq!(rest.get(&one).await.status, 404);
    assert!(sandbox.act_json("leave_thread", of("clover")).is_err());
    sandbox
        .act_json(
            "update_channel",
            json!({ "channel": thread, "archived": true }),
        )
        .unwrap();
    assert_eq!(
        rest.call("DELETE", &format!("{path}/@me")).await.body["code"],
        50083
    );
}

#[tokio::test]
async fn people_in_threads_are_told_only_with_the_intent() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let fields = json!({ "channel": "general", "author": "basil", "name": "aside" });
    let thread = sandbox.act_json("create_thread", fields).unwrap()["id"].clone();
    let of = |user: &str| json!({ "thread": thread, "user": user });
    let steps = [("join_thread", of("clover")), ("join_thread", of("sandy"))];
    assert_eq!(
        heard(&sandbox, &mut gateway, &steps).await,
        ["THREAD_CREATE", "THREAD_MEMBERS_UPDATE"]
    );
}

#[tokio::test]
async fn a_private_thread_is_new_to_a_bot_that_is_brought_into_it() {
    let sandbox = demo();
    let bot = user(&sandbox, "sandy");
    let bare = json!({ "guild": "Godot Workshop", "user": bot, "roles": [] });
    sandbox.act_json("update_member", bare).unwrap();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let fields = json!({ "channel": "general", "author": "basil", "name": "quiet", "type": 12 });
    let mut steps = Vec::new();
    let thread = sandbox.act_json("create_thread", fields).unwrap()["id"].clone();
    for action in ["join_thread", "leave_thread"] {
        steps.push((action, json!({ "thread": thread, "user": bot })));
    }
    assert_eq!(
        heard(&sandbox, &mut gateway, &steps).await,
        [
            "THREAD_CREATE",
            "THREAD_MEMBERS_UPDATE",
            "THREAD_MEMBERS_UPDATE"
        ]
    );
}

#[tokio::test]
async fn a_channel_that_becomes_visible_brings_its_threads() {
    let sandbox = demo();
    let bot = user(&sandbox, "sandy");
    let hide = json!([{ "id": bot, "type": 1, "allow": "0", "deny": "1024" }]);
    let fields =
        json!({ "guild": "Godot Workshop", "name": "hidden", "permission_overwrites": hide });
    let hidden = text(&sandbox.act_json("create_channel", fields).unwrap()["id"]);
    let fields = json!({ "channel": hidden, "author": "basil", "name": "below" });
    let thread = sandbox.act_json("create_thread", fields).unwrap();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let show = json!({ "channel": hidden, "permission_overwrites": [] });
    sandbox.act_json("update_channel", show).unwrap();
    let list = gateway.event("THREAD_LIST_SYNC").await;
    assert_eq!(list["guild_id"], guild(&sandbox, "Godot Workshop"));
    assert_eq!(list["channel_ids"], json!([hidden]));
    assert_eq!(
        (&list["threads"][0]["id"], &list["members"]),
        (&thread["id"], &json!([]))
    );
    // By a role that may see what everyone may not.
    let role = json!({ "guild": "Godot Workshop", "name": "Insiders" });
    let role = text(&sandbox.act_json("create_role", role).unwrap()["id"]);
    let everyone = guild(&sandbox, "Godot Workshop");
    let bare = json!({ "guild": everyone, "user": bot, "roles": [] });
    sandbox.act_json("update_member", bare).unwrap();
    let only = json!([
        { "id": everyone, "type": 0, "allow": "0", "deny": "1024" },
        { "id": role, "type": 0, "allow": "1024", "deny": "0" },
    ]);
    let fields = json!({ "channel": hidden, "permission_overwrites": only });
    sandbox.act_json("update_channel", fields).unwrap();
    let fields = json!({ "guild": everyone, "user": bot, "roles": [role] });
    let steps = [("update_member", fields)];
    let names = heard(&sandbox, &mut gateway, &steps).await;
    assert_eq!(names.last().map(String::as_str), Some("THREAD_LIST_SYNC"));
}

//! What a bot may do follows from its roles and the overwrites of a channel.

use serde_json::json;

use crate::stranger::*;

const SEND: u64 = 1 << 11;
const VIEW: u64 = 1 << 10;

#[tokio::test]
async fn overwrites_deny_and_allow_in_discords_order() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let tavern = guild(&sandbox, "The Dice Tavern");
    let dice = channel(&sandbox, "dice");
    let bot = user(&sandbox, "sandy");
    let path = format!("/channels/{dice}/messages");
    let roles = rest.get(&format!("/guilds/{tavern}/roles")).await.body;
    let keeper = text(
        &roles
            .as_array()
            .unwrap()
            .iter()
            .find(|role| role["name"] == "Keeper")
            .unwrap()["id"],
    );
    let deny = |id: &str, kind: u8, bits: u64| json!({ "id": id, "type": kind, "allow": "0", "deny": bits.to_string() });
    let allow = |id: &str, kind: u8, bits: u64| json!({ "id": id, "type": kind, "allow": bits.to_string(), "deny": "0" });
    for (overwrites, code) in [
        (json!([]), 0),
        (json!([deny(&tavern, 0, SEND)]), 50013),
        (json!([deny(&tavern, 0, SEND), allow(&keeper, 0, SEND)]), 0),
        (json!([allow(&keeper, 0, SEND), deny(&bot, 1, SEND)]), 50013),
        (json!([deny(&tavern, 0, VIEW)]), 50001),
        (json!([deny(&tavern, 0, VIEW), allow(&bot, 1, VIEW)]), 0),
    ] {
        sandbox
            .act_json(
                "update_channel",
                json!({ "channel": dice, "permission_overwrites": overwrites }),
            )
            .unwrap();
        let answer = rest.send("POST", &path, json!({ "content": "x" })).await;
        assert_eq!(
            answer.body["code"].as_u64().unwrap_or(0),
            code,
            "{overwrites}"
        );
    }
}

#[tokio::test]
async fn an_administrator_may_all_and_a_stranger_nothing() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let tavern = guild(&sandbox, "The Dice Tavern");
    let rename = |name: &str| json!({ "name": name });
    assert_eq!(
        rest.send("PATCH", &format!("/guilds/{tavern}"), rename("Mine"))
            .await
            .body["code"],
        50013
    );
    sandbox
        .act_json(
            "update_role",
            json!({ "guild": tavern, "role": "Keeper", "permissions": "8" }),
        )
        .unwrap();
    assert_eq!(
        rest.send("PATCH", &format!("/guilds/{tavern}"), rename("Mine"))
            .await
            .body["name"],
        "Mine"
    );
    sandbox
        .act_json("kick_bot", json!({ "guild": tavern }))
        .unwrap();
    assert_eq!(
        rest.get(&format!("/guilds/{tavern}")).await.body["code"],
        50001
    );
}

#[tokio::test]
async fn higher_roles_and_the_owner_are_out_of_reach() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let workshop = guild(&sandbox, "Godot Workshop");
    let owner = format!("/guilds/{workshop}/members/{}", user(&sandbox, "ada"));
    assert_eq!(
        rest.send("PATCH", &owner, json!({ "nick": "x" }))
            .await
            .body["code"],
        50013
    );
    assert_eq!(rest.call("DELETE", &owner).await.body["code"], 50013);
    let high = sandbox
        .act_json(
            "create_role",
            json!({ "guild": workshop, "name": "High", "position": 99 }),
        )
        .unwrap();
    let path = format!("/guilds/{workshop}/roles/{}", text(&high["id"]));
    assert_eq!(
        rest.send("PATCH", &path, json!({ "name": "Low" }))
            .await
            .body["code"],
        50013
    );
    assert_eq!(rest.call("DELETE", &path).await.body["code"], 50013);
}

#[tokio::test]
async fn only_the_author_edits_and_managers_delete() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let said = sandbox
        .act_json(
            "send_message",
            json!({ "channel": "reading", "author": "laurel", "content": "mine" }),
        )
        .unwrap();
    let path = format!(
        "/channels/{}/messages/{}",
        text(&said["channel_id"]),
        text(&said["id"])
    );
    assert_eq!(
        rest.send("PATCH", &path, json!({ "content": "yours" }))
            .await
            .body["code"],
        50005
    );
    assert_eq!(rest.call("DELETE", &path).await.body["code"], 50013);
}

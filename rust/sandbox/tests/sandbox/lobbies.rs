//! Lobbies, and provisional accounts of players without a Discord account.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn a_lobby_is_made_filled_and_taken_down() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (basil, clover) = (user(&sandbox, "basil"), user(&sandbox, "clover"));
    let body = json!({ "metadata": { "map": "wood" }, "members": [{ "id": basil, "flags": 1 }] });
    let made = rest.send("POST", "/lobbies", body).await;
    assert_eq!(
        (made.status, &made.body["metadata"]["map"]),
        (201, &json!("wood"))
    );
    assert_eq!(
        made.body["members"],
        json!([{ "id": basil, "metadata": null, "flags": 1 }])
    );
    let lobby = format!("/lobbies/{}", text(&made.body["id"]));
    let member = format!("{lobby}/members/{clover}");
    let body = json!({ "metadata": { "team": "red" }, "additional_name": "Cee" });
    let added = rest.send("PUT", &member, body).await.body;
    assert_eq!(
        (&added["metadata"]["team"], &added["additional_name"]),
        (&json!("red"), &json!("Cee"))
    );
    let many = json!([{ "id": clover, "remove_member": true }, { "id": basil, "metadata": { "team": "blue" } }]);
    let path = format!("{lobby}/members/bulk");
    let stay = rest.send("POST", &path, many).await.body;
    assert_eq!(stay.as_array().map(Vec::len), Some(1));
    assert_eq!(stay[0]["flags"], 1, "what is not given stays");
    let seen = rest.get(&lobby).await.body;
    assert_eq!(seen["members"].as_array().map(Vec::len), Some(1));
    let emptied = rest.send("PATCH", &lobby, json!({ "members": [] })).await;
    assert_eq!(emptied.body["members"], json!([]));
    assert_eq!(emptied.body["metadata"]["map"], "wood");
    assert_eq!(rest.call("DELETE", &member).await.status, 204);
    assert_eq!(rest.call("DELETE", &lobby).await.status, 204);
    assert_eq!(rest.get(&lobby).await.body["code"], 10031);
    assert_eq!(
        rest.call("DELETE", &lobby).await.status,
        204,
        "gone is gone"
    );
}

#[tokio::test]
async fn a_lobby_is_the_applications_own_and_what_is_wrong_is_said() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let other = json!({ "username": "rival", "token": "rival-token", "guilds": [] });
    sandbox.act_json("add_bot", other).unwrap();
    let rival = Rest::with_token(&sandbox, "rival-token");
    let made = rest.send("POST", "/lobbies", json!({})).await.body;
    let lobby = format!("/lobbies/{}", text(&made["id"]));
    assert_eq!(rival.get(&lobby).await.body["code"], 10031);
    let wrong = json!({ "metadata": { "long": "x".repeat(1001) }, "idle_timeout_seconds": 1, "members": [{}] });
    let errors = rest.send("PATCH", &lobby, wrong).await.body["errors"].clone();
    for place in ["/metadata/long", "/idle_timeout_seconds", "/members/0/id"] {
        let error = format!("{place}/_errors/0/code");
        assert!(errors.pointer(&error).is_some(), "{place}: {errors}");
    }
    let stranger = json!({ "members": [{ "id": "5" }] });
    let refused = rest.send("POST", "/lobbies", stranger).await;
    assert_eq!(refused.body["code"], 10013);
    let none = format!("{lobby}/members/bulk");
    let refused = rest.send("POST", &none, json!([])).await;
    assert_eq!(refused.body["code"], 50035);
}

#[tokio::test]
async fn a_linked_lobby_invites_and_its_messages_are_judged() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let basil = user(&sandbox, "basil");
    let body = json!({ "members": [{ "id": basil }] });
    let made = rest.send("POST", "/lobbies", body).await.body;
    let lobby = format!("/lobbies/{}", text(&made["id"]));
    let invite = format!("{lobby}/members/{basil}/invites");
    assert_eq!(rest.call("POST", &invite).await.body["code"], 10003);
    let link = json!({ "lobby": made["id"], "channel": "general" });
    sandbox.act_json("link_lobby", link).unwrap();
    assert_eq!(
        rest.get(&lobby).await.body["linked_channel"]["name"],
        "general"
    );
    let code = text(&rest.call("POST", &invite).await.body["code"]);
    let found = rest.get(&format!("/invites/{code}")).await.body;
    assert_eq!(found["channel"]["name"], "general");
    let said = json!({ "lobby": made["id"], "author": "basil", "content": "Go" });
    let said = sandbox.act_json("send_lobby_message", said).unwrap();
    let path = format!("{lobby}/messages/{}/moderation-metadata", text(&said["id"]));
    let verdict = json!({ "verdict": "fine" });
    assert_eq!(rest.send("PUT", &path, verdict.clone()).await.status, 204);
    let state = sandbox.act_json("state", json!({})).unwrap();
    assert_eq!(
        state["lobbies"][0]["messages"][0]["moderation_metadata"],
        verdict
    );
    let nothing = format!("{lobby}/messages/5/moderation-metadata");
    assert_eq!(
        rest.send("PUT", &nothing, verdict).await.body["code"],
        10008
    );
}

#[tokio::test]
async fn a_player_without_an_account_gets_one() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let player = json!({ "external_user_id": "p1", "preferred_global_name": "Player One" });
    for _ in 0..2 {
        let token = rest
            .send("POST", "/partner-sdk/token/bot", player.clone())
            .await;
        assert_eq!(
            (token.status, &token.body["token_type"]),
            (200, &json!("Bearer"))
        );
    }
    let state = sandbox.act_json("state", json!({})).unwrap();
    let users = state["users"].as_array().unwrap().iter();
    assert_eq!(
        users
            .filter(|user| user["global_name"] == "Player One")
            .count(),
        1
    );
    let path = "/partner-sdk/provisional-accounts/unmerge/bot";
    assert_eq!(rest.send("POST", path, player.clone()).await.status, 204);
    assert_eq!(rest.send("POST", path, player).await.body["code"], 10013);
    let secret =
        json!({ "client_id": "5", "external_auth_type": "OIDC", "external_auth_token": "x" });
    let url = format!("{}/api/v10/partner-sdk/token", sandbox.url());
    let request = http().post(url).header("content-type", "application/json");
    let refused = Answer::read(request.body(secret.to_string()).send().await.unwrap()).await;
    assert_eq!(refused.body["code"], 10002);
}

#[tokio::test]
async fn what_is_for_people_is_not_for_bots() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    for (method, path) in [
        ("PUT", "/lobbies"),
        ("GET", "/lobbies/1/messages"),
        ("DELETE", "/lobbies/1/members/@me"),
        ("GET", "/users/@me/connections"),
        ("GET", "/oauth2/@me"),
    ] {
        let refused = rest.send(method, path, Value::Null).await;
        assert_eq!(
            (refused.status, &refused.body["code"]),
            (403, &json!(20001)),
            "{path}"
        );
    }
    let removed = "/applications/1/guilds/1/commands/permissions";
    assert_eq!(rest.send("PUT", removed, json!([])).await.status, 405);
}

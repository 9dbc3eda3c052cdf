//! Members over the gateway and REST.

use discord_sandbox::{Config, LimitMode, Preset};
use serde_json::{Value, json};

use crate::stranger::*;

fn big() -> discord_sandbox::Sandbox {
    start(Config {
        preset: Preset::Big {
            guilds: 1,
            members: 2500,
        },
        ..Config::default()
    })
}

async fn ask(gateway: &mut Gateway, fields: Value) -> Value {
    gateway.send(json!({ "op": 8, "d": fields })).await;
    gateway.event("GUILD_MEMBERS_CHUNK").await
}

#[tokio::test]
async fn the_whole_list_comes_in_chunks_of_a_thousand() {
    let sandbox = big();
    let guild = guild(&sandbox, "Guild 0");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    gateway.send(json!({ "op": 8, "d": { "guild_id": guild, "query": "", "limit": 0, "presences": true, "nonce": "n" } })).await;
    let mut people = 0;
    for index in 0..3 {
        let chunk = gateway.event("GUILD_MEMBERS_CHUNK").await;
        assert_eq!(
            (&chunk["chunk_index"], &chunk["chunk_count"]),
            (&json!(index), &json!(3))
        );
        assert_eq!(
            (&chunk["guild_id"], &chunk["nonce"]),
            (&json!(guild), &json!("n"))
        );
        assert!(!chunk["presences"].as_array().unwrap().is_empty());
        people += chunk["members"].as_array().unwrap().len();
    }
    assert_eq!(people, 2500);
}

#[tokio::test]
async fn some_are_found_by_name_or_id() {
    let sandbox = demo();
    let guild = guild(&sandbox, "Godot Workshop");
    let basil = user(&sandbox, "basil");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let chunk = ask(
        &mut gateway,
        json!({ "guild_id": guild, "query": "BAS", "limit": 5 }),
    )
    .await;
    assert_eq!(chunk["members"][0]["user"]["id"], basil);
    assert!(
        chunk.get("not_found").is_none()
            && chunk.get("presences").is_none()
            && chunk.get("nonce").is_none()
    );

    let chunk = ask(
        &mut gateway,
        json!({ "guild_id": guild, "user_ids": [basil, "1", 2], "nonce": "x".repeat(33) }),
    )
    .await;
    assert_eq!(chunk["members"].as_array().unwrap().len(), 1);
    assert_eq!(
        chunk["not_found"],
        json!(["1", 2]),
        "an id comes back as it was sent"
    );
    assert!(chunk.get("nonce").is_none(), "too long");

    let chunk = ask(
        &mut gateway,
        json!({ "guild_id": guild, "user_ids": basil }),
    )
    .await;
    assert_eq!(chunk["members"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_whole_list_twice_is_rate_limited_under_strict_limits() {
    let sandbox = start(Config {
        limits: LimitMode::Strict,
        ..Config::default()
    });
    let guild = guild(&sandbox, "Godot Workshop");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    ask(
        &mut gateway,
        json!({ "guild_id": guild, "query": "", "limit": 0 }),
    )
    .await;
    gateway.send(json!({ "op": 8, "d": { "guild_id": guild, "query": "", "limit": 0, "nonce": "again" } })).await;
    let limited = gateway.event("RATE_LIMITED").await;
    assert_eq!(limited["opcode"], 8);
    assert_eq!(
        limited["meta"],
        json!({ "guild_id": guild, "nonce": "again" })
    );
    let wait = limited["retry_after"].as_f64().unwrap();
    assert!(wait > 20.0 && wait <= 30.0);
}

#[tokio::test]
async fn members_are_listed_in_pages_and_changed() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let guild = guild(&sandbox, "Godot Workshop");
    let path = format!("/guilds/{guild}/members");
    assert_eq!(
        rest.get(&path).await.body.as_array().unwrap().len(),
        1,
        "the limit is 1 unless said"
    );
    let first = rest.get(&format!("{path}?limit=5")).await.body;
    let after = text(&first[4]["user"]["id"]);
    let rest_of_them = rest
        .get(&format!("{path}?limit=1000&after={after}"))
        .await
        .body;
    assert_eq!(
        first.as_array().unwrap().len() + rest_of_them.as_array().unwrap().len(),
        13
    );
    assert_eq!(
        rest.get(&format!("{path}?limit=1001")).await.body["code"],
        50035
    );

    let basil = user(&sandbox, "basil");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let changed = rest
        .send(
            "PATCH",
            &format!("{path}/{basil}"),
            json!({ "nick": "Basilisk" }),
        )
        .await;
    assert_eq!(
        (changed.status, &changed.body["nick"]),
        (200, &json!("Basilisk"))
    );
    assert_eq!(
        gateway.event("GUILD_MEMBER_UPDATE").await["nick"],
        "Basilisk"
    );
    let found = rest
        .get(&format!("{path}/search?query=basili&limit=3"))
        .await
        .body;
    assert_eq!(found[0]["user"]["id"], basil);

    let role = rest
        .send(
            "POST",
            &format!("/guilds/{guild}/roles"),
            json!({ "name": "Cook", "color": 255 }),
        )
        .await
        .body;
    let role_path = format!("{path}/{basil}/roles/{}", text(&role["id"]));
    assert_eq!(rest.call("PUT", &role_path).await.status, 204);
    let member = rest.get(&format!("{path}/{basil}")).await.body;
    assert!(member["roles"].as_array().unwrap().contains(&role["id"]));
    assert_eq!(rest.call("DELETE", &role_path).await.status, 204);

    assert_eq!(
        rest.call("DELETE", &format!("{path}/{basil}")).await.status,
        204
    );
    assert_eq!(
        gateway.event("GUILD_MEMBER_REMOVE").await["user"]["id"],
        basil
    );
    assert_eq!(
        rest.get(&format!("{path}/{basil}")).await.body["code"],
        10007
    );
}

#[tokio::test]
async fn bans_carry_their_reason() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let guild = guild(&sandbox, "Godot Workshop");
    let path = format!("/guilds/{guild}/bans/{}", user(&sandbox, "kale"));
    let ban = rest
        .request("PUT", &path)
        .header("x-audit-log-reason", "too%20green")
        .send()
        .await
        .unwrap();
    assert_eq!(ban.status(), 204);
    assert_eq!(rest.get(&path).await.body["reason"], "too green");
    assert_eq!(rest.call("DELETE", &path).await.status, 204);
    assert_eq!(rest.get(&path).await.body["code"], 10026);
}

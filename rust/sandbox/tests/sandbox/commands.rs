//! Application commands are kept.

use serde_json::{Value, json};

use crate::stranger::*;

fn global(sandbox: &discord_sandbox::Sandbox) -> String {
    format!("/applications/{}/commands", user(sandbox, "sandy"))
}

fn chat(name: &str) -> Value {
    json!({ "name": name, "description": "Does something" })
}

#[tokio::test]
async fn a_command_is_made_once_for_each_name_and_type() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = global(&sandbox);
    let made = rest.send("POST", &path, chat("ping")).await;
    assert_eq!(made.status, 201);
    let made = made.body;
    for (key, value) in [
        ("type", json!(1)),
        ("contexts", Value::Null),
        ("integration_types", json!([0])),
        ("dm_permission", json!(true)),
        ("nsfw", json!(false)),
        ("default_member_permissions", Value::Null),
        ("name_localizations", Value::Null),
    ] {
        assert_eq!(made[key], value, "{key}");
    }
    let same = rest.send("POST", &path, chat("ping")).await;
    assert_eq!(
        (same.status, &same.body),
        (200, &made),
        "nothing is new, not even the version"
    );
    let changed =
        json!({ "name": "ping", "description": "Other", "default_member_permissions": 8 });
    let changed = rest.send("POST", &path, changed).await.body;
    assert_eq!(changed["id"], made["id"]);
    assert_ne!(changed["version"], made["version"]);
    assert_eq!(changed["default_member_permissions"], "8");
    let menu = rest
        .send("POST", &path, json!({ "name": "ping", "type": 2 }))
        .await;
    assert_eq!((menu.status, &menu.body["description"]), (201, &json!("")));

    let one = format!("{path}/{}", text(&made["id"]));
    let renamed = rest
        .send("PATCH", &one, json!({ "name": "pong" }))
        .await
        .body;
    assert_eq!(
        (&renamed["name"], &renamed["description"]),
        (&json!("pong"), &json!("Other"))
    );
    rest.send("POST", &path, chat("peng")).await;
    let taken = rest.send("PATCH", &one, json!({ "name": "peng" })).await;
    assert_eq!((taken.status, &taken.body["code"]), (400, &json!(40041)));
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    assert_eq!(rest.get(&one).await.body["code"], 10063);
    let foreign = rest
        .get(&format!("/applications/{}/commands", user(&sandbox, "ada")))
        .await;
    assert_eq!(foreign.body["code"], 20012);
}

#[tokio::test]
async fn all_are_set_at_once_and_those_that_stay_keep_their_ids() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = global(&sandbox);
    let before = rest
        .send(
            "PUT",
            &path,
            json!([chat("one"), chat("two"), chat("three")]),
        )
        .await
        .body;
    let renamed = json!({ "id": before[1]["id"], "name": "zwei", "description": "Does something" });
    let after = rest
        .send("PUT", &path, json!([chat("one"), renamed, chat("four")]))
        .await
        .body;
    assert_eq!(after[0], before[0]);
    assert_eq!(
        (&after[1]["id"], &after[1]["name"]),
        (&before[1]["id"], &json!("zwei"))
    );
    assert_eq!(rest.get(&path).await.body.as_array().unwrap().len(), 3);
    let twice = rest
        .send("PUT", &path, json!([chat("one"), chat("one")]))
        .await
        .body;
    assert!(
        has_error(
            &twice,
            &["1", "name"],
            "APPLICATION_COMMANDS_DUPLICATE_NAME"
        ),
        "{twice}"
    );
    let entry = json!({ "name": "launch", "type": 4, "handler": 2 });
    assert_eq!(
        rest.send("POST", &path, entry.clone()).await.body["handler"],
        2
    );
    let left_out = rest.send("PUT", &path, json!([chat("one")])).await;
    assert_eq!(left_out.body["code"], 50240);
    assert_eq!(rest.send("PUT", &path, json!([entry])).await.status, 200);
}

#[tokio::test]
async fn languages_are_shown_to_those_who_ask() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = global(&sandbox);
    let command = json!({
        "name": "color", "description": "A color", "name_localizations": { "de": "farbe" },
        "options": [{
            "type": 3, "name": "which", "description": "Which",
            "choices": [{ "name": "Red", "value": "r", "name_localizations": { "de": "Rot" } }],
        }],
    });
    let made = rest.send("POST", &path, command).await.body;
    assert_eq!(made["name_localizations"]["de"], "farbe");
    let short = rest.get(&path).await.body;
    assert!(short[0].get("name_localizations").is_none());
    assert!(
        short[0]["options"][0]["choices"][0]
            .get("name_localizations")
            .is_none()
    );
    let long = rest
        .get(&format!("{path}?with_localizations=true"))
        .await
        .body;
    assert_eq!(
        long[0]["options"][0]["choices"][0]["name_localizations"]["de"],
        "Rot"
    );
}

#[tokio::test]
async fn there_are_only_so_many_in_a_place_and_on_a_day() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = global(&sandbox);
    let many = |from: usize, count: usize| -> Value {
        (from..from + count)
            .map(|number| chat(&format!("c{number}")))
            .collect()
    };
    let menus = |kind: u64, count: usize| -> Value {
        (0..count)
            .map(|number| json!({ "name": format!("Menu {number}"), "type": kind }))
            .collect()
    };
    for (commands, fits) in [
        (many(0, 101), false),
        (menus(2, 16), false),
        (menus(3, 16), false),
        (many(0, 100), true),
    ] {
        let answer = rest.send("PUT", &path, commands).await;
        assert_eq!(answer.status == 200, fits, "{}", answer.body);
        assert!(fits || answer.body["code"] == 30032);
    }
    assert_eq!(
        rest.send("POST", &path, chat("more")).await.body["code"],
        30032
    );
    assert_eq!(rest.send("PUT", &path, many(100, 100)).await.status, 200);
    let worn_out = rest.send("PUT", &path, json!([chat("more")])).await;
    assert_eq!(
        (worn_out.status, &worn_out.body["code"]),
        (400, &json!(30034))
    );
    // What is there already is not new, and a guild has a count of its own.
    assert_eq!(rest.send("PUT", &path, many(100, 50)).await.status, 200);
    command(&sandbox, "Godot Workshop", chat("more")).await;
}

#[tokio::test]
async fn permissions_can_be_read_and_not_set() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let made = command(&sandbox, "Godot Workshop", chat("ping")).await;
    let workshop = guild(&sandbox, "Godot Workshop");
    let commands = format!(
        "/applications/{}/guilds/{workshop}/commands",
        user(&sandbox, "sandy")
    );
    let path = format!("{commands}/{}/permissions", text(&made["id"]));
    assert_eq!(rest.get(&path).await.body["code"], 10066);
    let basil = user(&sandbox, "basil");
    let set = json!({
        "guild": workshop, "command": made["id"], "permissions": [{ "id": basil, "type": 2, "permission": false }],
    });
    sandbox.act_json("set_command_permissions", set).unwrap();
    assert_eq!(
        rest.get(&path).await.body["permissions"][0]["id"],
        basil.as_str()
    );
    assert_eq!(
        rest.get(&format!("{commands}/permissions"))
            .await
            .body
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let refused = rest.send("PUT", &path, json!({ "permissions": [] })).await;
    assert_eq!(
        (refused.status, &refused.body["code"]),
        (403, &json!(20001))
    );
    rest.call("DELETE", &format!("{commands}/{}", text(&made["id"])))
        .await;
    assert_eq!(
        rest.get(&format!("{commands}/permissions")).await.body,
        json!([])
    );
    let elsewhere = format!(
        "/applications/{}/guilds/1/commands",
        user(&sandbox, "sandy")
    );
    assert_eq!(rest.get(&elsewhere).await.body["code"], 10004);
}

//! Users use commands.

use serde_json::{Value, json};

use crate::stranger::*;

fn roll() -> Value {
    json!({
        "name": "roll", "description": "Rolls", "options": [
            { "type": 4, "name": "sides", "description": "x", "required": true, "min_value": 2, "max_value": 20 },
            { "type": 3, "name": "kind", "description": "x", "choices": [{ "name": "Fair", "value": "f" }] },
            { "type": 6, "name": "target", "description": "x" },
            { "type": 7, "name": "where", "description": "x", "channel_types": [0] },
            { "type": 8, "name": "role", "description": "x" },
            { "type": 9, "name": "who", "description": "x" },
            { "type": 10, "name": "luck", "description": "x", "max_value": 1.5 },
            { "type": 5, "name": "loud", "description": "x" },
            { "type": 11, "name": "file", "description": "x" },
            { "type": 3, "name": "note", "description": "x", "min_length": 2, "max_length": 4, "autocomplete": true },
        ],
    })
}

#[tokio::test]
async fn a_slash_command_tells_all_that_was_filled_in() {
    let sandbox = demo();
    let made = command(&sandbox, "Godot Workshop", roll()).await;
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let clover = user(&sandbox, "clover");
    let general = channel(&sandbox, "general");
    let used = json!({
        "user": "basil", "channel": "general", "command": "/roll", "locale": "de", "options": {
            "sides": 6, "kind": "Fair", "target": "clover", "where": "#general", "role": "Members", "who": "@everyone",
            "luck": 0.5, "loud": true, "note": "yes",
            "file": { "filename": "a.txt", "data": "aGVsbG8=", "content_type": "text/plain" },
        },
    });
    let made_of = sandbox.act_json("use_command", used).unwrap();
    let told = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(told, made_of);
    let workshop = guild(&sandbox, "Godot Workshop");
    for (key, value) in [
        ("type", json!(2)),
        ("version", json!(1)),
        ("locale", json!("de")),
        ("guild_locale", json!("en-US")),
        ("guild_id", json!(workshop)),
        ("channel_id", json!(general)),
        ("context", json!(0)),
        ("authorizing_integration_owners", json!({ "0": workshop })),
        ("attachment_size_limit", json!(10 << 20)),
        ("entitlements", json!([])),
    ] {
        assert_eq!(told[key], value, "{key}");
    }
    assert!(told["app_permissions"].is_string() && told.get("user").is_none());
    assert!(
        told["member"]["permissions"].is_string() && told["channel"]["permissions"].is_string()
    );
    assert!(told["channel"].get("permission_overwrites").is_none());
    let data = &told["data"];
    assert_eq!(
        (&data["id"], &data["name"], &data["type"]),
        (&made["id"], &json!("roll"), &json!(1))
    );
    assert_eq!(data["guild_id"], workshop.as_str());
    let value = |name: &str| {
        let options = data["options"].as_array().unwrap();
        options.iter().find(|one| one["name"] == name).unwrap()["value"].clone()
    };
    assert_eq!(
        (value("sides"), value("kind"), value("luck")),
        (json!(6), json!("f"), json!(0.5))
    );
    assert_eq!(
        (value("target"), value("where"), value("who")),
        (json!(clover), json!(general), json!(workshop))
    );
    let resolved = &data["resolved"];
    assert_eq!(resolved["users"][&clover]["username"], "clover");
    assert!(resolved["members"][&clover]["permissions"].is_string());
    assert!(resolved["members"][&clover].get("deaf").is_none());
    assert_eq!(resolved["channels"][&general]["name"], "general");
    assert_eq!(resolved["roles"][text(&value("role"))]["name"], "Members");
    let file = &resolved["attachments"][text(&value("file"))];
    assert_eq!(
        (&file["filename"], &file["size"], &file["ephemeral"]),
        (&json!("a.txt"), &json!(5), &json!(true))
    );
    let served = http().get(text(&file["url"])).send().await.unwrap();
    assert_eq!(served.bytes().await.unwrap(), "hello");
}

#[tokio::test]
async fn what_cannot_be_filled_in_is_refused() {
    let sandbox = demo();
    command(&sandbox, "Godot Workshop", roll()).await;
    for (options, reason) in [
        (json!({}), "sides: the option is required"),
        (json!({ "sides": 1 }), "sides: must be at least 2"),
        (json!({ "sides": 21 }), "sides: must be at most 20"),
        (json!({ "sides": 2.5 }), "sides: must be an integer"),
        (json!({ "sides": "six" }), "sides: must be a number"),
        (
            json!({ "sides": 6, "kind": "foul" }),
            "kind: \"foul\" is not one of the choices",
        ),
        (
            json!({ "sides": 6, "target": "nobody" }),
            "target: there is no nobody",
        ),
        (
            json!({ "sides": 6, "where": "Lounge" }),
            "where: the type of the channel is not one of those that can be selected",
        ),
        (
            json!({ "sides": 6, "where": "dice" }),
            "where: there is no dice",
        ),
        (
            json!({ "sides": 6, "loud": "yes" }),
            "loud: must be true or false",
        ),
        (
            json!({ "sides": 6, "luck": 2 }),
            "luck: must be at most 1.5",
        ),
        (
            json!({ "sides": 6, "note": "longer" }),
            "note: must have between 2 and 4 characters",
        ),
        (
            json!({ "sides": 6, "more": 1 }),
            "there is no option \"more\"",
        ),
    ] {
        let used =
            json!({ "user": "basil", "channel": "general", "command": "roll", "options": options });
        let refused = sandbox
            .act_json("use_command", used)
            .unwrap_err()
            .to_string();
        assert_eq!(refused, format!("invalid action: {reason}"));
    }
    let used = json!({ "user": "basil", "channel": "general", "command": "nothing" });
    assert!(sandbox.act_json("use_command", used).is_err());
}

#[tokio::test]
async fn subcommands_are_named_or_nested() {
    let sandbox = demo();
    let day = json!({ "type": 4, "name": "day", "description": "x" });
    let sub = |name: &str| json!({ "type": 1, "name": name, "description": "x", "options": [day] });
    let stats = json!({
        "name": "stats", "description": "x",
        "options": [sub("show"), { "type": 2, "name": "weekly", "description": "x", "options": [sub("mean")] }],
    });
    command(&sandbox, "Godot Workshop", stats).await;
    let used = |command: &str, options: Value| {
        let fields = json!({ "user": "basil", "channel": "general", "command": command, "options": options });
        sandbox
            .act_json("use_command", fields)
            .map(|told| told["data"]["options"].clone())
    };
    let show = json!([{ "type": 1, "name": "show", "options": [{ "type": 4, "name": "day", "value": 3 }] }]);
    assert_eq!(used("stats show", json!({ "day": 3 })).unwrap(), show);
    assert_eq!(
        used("stats", json!({ "show": { "day": 3 } })).unwrap(),
        show
    );
    let mean = used("stats weekly mean", json!({})).unwrap();
    assert_eq!(
        mean,
        json!([{ "type": 2, "name": "weekly", "options": [{ "type": 1, "name": "mean", "options": [] }] }])
    );
    assert_eq!(
        used("stats", json!({ "weekly": { "mean": {} } })).unwrap(),
        mean
    );
    for wrong in ["stats", "stats none", "stats weekly", "stats show more"] {
        assert!(used(wrong, json!({})).is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn suggestions_are_asked_for_and_shown() {
    let sandbox = demo();
    command(&sandbox, "Godot Workshop", roll()).await;
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let typing = json!({
        "user": "basil", "channel": "general", "command": "roll", "options": { "target": "clover" }, "focused": "note", "text": "y",
    });
    let interaction = sandbox.act_json("autocomplete", typing).unwrap();
    let told = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(told["type"], 4);
    let options = told["data"]["options"].as_array().unwrap();
    assert_eq!(
        options[1],
        json!({ "name": "note", "type": 3, "value": "y", "focused": true })
    );
    let wrong = json!({ "type": 8, "data": { "choices": [{ "name": "Yes", "value": 1 }] } });
    let refused = answer(&sandbox, &interaction, wrong).await.body;
    assert!(has_error(
        &refused,
        &["data", "choices", "0", "value"],
        "STRING_TYPE_CONVERT"
    ));
    let choices = json!([{ "name": "Yes", "value": "yes" }]);
    answer(
        &sandbox,
        &interaction,
        json!({ "type": 8, "data": { "choices": choices } }),
    )
    .await;
    let seen = view(&sandbox, &interaction);
    assert_eq!(
        (&seen["state"], &seen["choices"]),
        (&json!("responded"), &choices)
    );
    let none =
        json!({ "user": "basil", "channel": "general", "command": "roll", "focused": "sides" });
    assert!(sandbox.act_json("autocomplete", none).is_err());
}

#[tokio::test]
async fn user_and_message_context_menus_have_commands() {
    let sandbox = demo();
    command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "Wave at", "type": 2 }),
    )
    .await;
    command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "Quote this", "type": 3 }),
    )
    .await;
    let clover = user(&sandbox, "clover");
    let waved =
        json!({ "user": "basil", "channel": "general", "command": "Wave at", "target": "clover" });
    let told = sandbox.act_json("use_user_command", waved).unwrap();
    let data = &told["data"];
    assert_eq!(
        (&data["type"], &data["target_id"]),
        (&json!(2), &json!(clover))
    );
    assert_eq!(data["resolved"]["users"][&clover]["username"], "clover");
    let done = answer(
        &sandbox,
        &told,
        json!({ "type": 4, "data": { "content": "Hi" } }),
    )
    .await
    .body;
    let message = &done["resource"]["message"];
    assert_eq!(message["type"], 23);
    assert_eq!(
        message["interaction_metadata"]["target_user"]["id"],
        clover.as_str()
    );
    let quoted = json!({ "user": "basil", "channel": "general", "command": "Quote this", "message": message["id"] });
    let told = sandbox.act_json("use_message_command", quoted).unwrap();
    assert_eq!(
        told["data"]["resolved"]["messages"][text(&message["id"])]["content"],
        "Hi"
    );
    let wrong = json!({ "user": "basil", "channel": "general", "command": "Wave at", "message": message["id"] });
    assert!(sandbox.act_json("use_message_command", wrong).is_err());
}

#[tokio::test]
async fn commands_are_used_where_and_by_whom_they_may() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let global = format!("/applications/{}/commands", user(&sandbox, "sandy"));
    let workshop = guild(&sandbox, "Godot Workshop");
    let register = async |more: Value| {
        let mut command = json!({ "name": "try", "description": "x" });
        command
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        rest.send("PUT", &global, json!([command])).await.body[0].clone()
    };
    let dm = sandbox
        .act_json("open_dm", json!({ "user": "basil" }))
        .unwrap()["id"]
        .clone();
    let may = |user: &str, channel: &Value| {
        let fields = json!({ "user": user, "channel": channel, "command": "try" });
        let listed = json!({ "user": user, "channel": channel });
        let listed = sandbox
            .act_json("commands", listed)
            .unwrap()
            .as_array()
            .unwrap()
            .len()
            == 1;
        let used = sandbox.act_json("use_command", fields);
        assert_eq!(used.is_ok(), listed, "{user} {channel}: {used:?}");
        used.is_ok()
    };
    let general = json!("general");
    register(json!({})).await;
    assert!(may("basil", &general) && may("basil", &dm));
    let told = sandbox
        .act_json(
            "use_command",
            json!({ "user": "basil", "channel": dm, "command": "try" }),
        )
        .unwrap();
    assert_eq!(
        (&told["context"], &told["user"]["username"]),
        (&json!(1), &json!("basil"))
    );
    assert_eq!(told["authorizing_integration_owners"], json!({ "0": "0" }));
    assert!(told.get("member").is_none() && told.get("guild_id").is_none());
    register(json!({ "contexts": [0] })).await;
    assert!(may("basil", &general) && !may("basil", &dm));
    register(json!({ "contexts": [1] })).await;
    assert!(!may("basil", &general) && may("basil", &dm));
    register(json!({ "nsfw": true })).await;
    assert!(!may("basil", &general));
    sandbox
        .act_json(
            "update_channel",
            json!({ "channel": "general", "nsfw": true }),
        )
        .unwrap();
    assert!(may("basil", &general));
    register(json!({ "default_member_permissions": "8192" })).await;
    assert!(!may("basil", &general) && may("ada", &general));
    register(json!({ "default_member_permissions": "0" })).await;
    assert!(
        !may("basil", &general) && may("ada", &general),
        "administrators may always"
    );

    let made = register(json!({})).await;
    let set = |command: Value, permissions: Value| {
        let fields = json!({ "guild": workshop, "command": command, "permissions": permissions });
        sandbox.act_json("set_command_permissions", fields).unwrap();
    };
    let (basil, clover) = (user(&sandbox, "basil"), user(&sandbox, "clover"));
    set(
        made["id"].clone(),
        json!([{ "id": workshop, "type": 1, "permission": false }, { "id": basil, "type": 2, "permission": true }]),
    );
    assert!(
        may("basil", &general) && !may("clover", &general),
        "{clover}"
    );
    set(
        made["id"].clone(),
        json!([{ "id": channel(&sandbox, "general"), "type": 3, "permission": false }]),
    );
    assert!(!may("basil", &general) && may("basil", &json!("showcase")));
    set(made["id"].clone(), json!([]));
    set(
        Value::Null,
        json!([{ "id": clover, "type": 2, "permission": false }]),
    );
    assert!(may("basil", &general) && !may("clover", &general));
    set(Value::Null, json!([]));
    let without = json!({ "guild": workshop, "role": workshop, "permissions": "1024" });
    sandbox.act_json("update_role", without).unwrap();
    let without = json!({ "guild": workshop, "role": "Members", "permissions": "1024" });
    sandbox.act_json("update_role", without).unwrap();
    assert!(
        !may("fennel", &general),
        "USE_APPLICATION_COMMANDS is needed"
    );

    // The guild's own command stands before the global one.
    let own = command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "try", "description": "own" }),
    )
    .await;
    let fields = json!({ "user": "ada", "channel": "general", "command": "try" });
    assert_eq!(
        sandbox.act_json("use_command", fields).unwrap()["data"]["id"],
        own["id"]
    );
}

#[tokio::test]
async fn what_was_bought_is_told() {
    let sandbox = demo();
    command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "try", "description": "x" }),
    )
    .await;
    for user in ["basil", "clover"] {
        let bought = json!({ "user": user, "sku": "7" });
        sandbox.act_json("create_entitlement", bought).unwrap();
    }
    let fields = json!({ "user": "basil", "channel": "general", "command": "try" });
    let told = sandbox.act_json("use_command", fields).unwrap();
    let entitlements = told["entitlements"].as_array().unwrap();
    assert_eq!(entitlements.len(), 1);
    assert_eq!(entitlements[0]["user_id"], user(&sandbox, "basil").as_str());
}

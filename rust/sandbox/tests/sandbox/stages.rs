//! Stage instances and integrations.

use serde_json::json;

use crate::stranger::*;

const WORKSHOP: &str = "Godot Workshop";

#[tokio::test]
async fn a_stage_opens_changes_and_closes() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let stage = json!({ "guild": WORKSHOP, "name": "Stage", "type": 13 });
    let stage = text(&sandbox.act_json("create_channel", stage).unwrap()["id"]);
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let body = json!({ "channel_id": stage, "topic": "Physics" });
    let opened = rest
        .send("POST", "/stage-instances", body.clone())
        .await
        .body;
    assert_eq!(gateway.event("STAGE_INSTANCE_CREATE").await, opened);
    let twice = rest.send("POST", "/stage-instances", body).await.body;
    assert_eq!(twice["code"], 150006);
    let path = format!("/stage-instances/{stage}");
    assert_eq!(rest.get(&path).await.body, opened);
    let change = json!({ "topic": "Shaders" });
    assert_eq!(
        rest.send("PATCH", &path, change).await.body["topic"],
        "Shaders"
    );
    assert_eq!(
        gateway.event("STAGE_INSTANCE_UPDATE").await["topic"],
        "Shaders"
    );
    assert_eq!(rest.call("DELETE", &path).await.status, 204);
    let closed = gateway.event("STAGE_INSTANCE_DELETE").await;
    assert_eq!(
        (&closed["id"], &closed["channel_id"]),
        (&opened["id"], &json!(stage))
    );
    assert_eq!(rest.get(&path).await.body["code"], 10067);

    let again = json!({ "channel": stage, "topic": "Tea" });
    sandbox
        .act_json("create_stage_instance", again.clone())
        .unwrap();
    assert!(sandbox.act_json("create_stage_instance", again).is_err());
    let (mut other, _) = Gateway::login(&sandbox, 1).await;
    let told = loop {
        let told = other.event("GUILD_CREATE").await;
        if told["name"] == WORKSHOP {
            break told;
        }
    };
    assert_eq!(told["stage_instances"][0]["topic"], "Tea");
    let change = json!({ "channel": stage, "topic": "Cake" });
    sandbox.act_json("update_stage_instance", change).unwrap();
    sandbox
        .act_json("delete_stage_instance", json!({ "channel": stage }))
        .unwrap();
    assert_eq!(
        gateway.event("STAGE_INSTANCE_DELETE").await["topic"],
        "Cake"
    );
    let last = json!({ "channel": stage, "topic": "Crumbs" });
    sandbox.act_json("create_stage_instance", last).unwrap();
    sandbox
        .act_json("delete_channel", json!({ "channel": stage }))
        .unwrap();
    let names = gateway.events_until("CHANNEL_DELETE").await;
    assert!(
        names.contains(&"STAGE_INSTANCE_DELETE".to_owned()),
        "{names:?}"
    );
    let general = json!({ "channel": "general", "topic": "x" });
    assert!(sandbox.act_json("create_stage_instance", general).is_err());
}

#[tokio::test]
async fn integrations_come_and_go() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, 1 << 4).await;
    let helper = json!({ "guild": WORKSHOP, "name": "Helper" });
    let made = sandbox.act_json("create_integration", helper).unwrap();
    let told = gateway.event("INTEGRATION_CREATE").await;
    assert_eq!(
        (&told, &told["application"]["name"]),
        (&made, &json!("Helper"))
    );
    assert!(told["guild_id"].is_string() && told.get("user").is_none());
    let changed = gateway.event("GUILD_INTEGRATIONS_UPDATE").await;
    assert_eq!(changed, json!({ "guild_id": made["guild_id"] }));
    let off = json!({ "guild": WORKSHOP, "integration": "Helper", "enabled": false });
    sandbox.act_json("update_integration", off).unwrap();
    assert_eq!(gateway.event("INTEGRATION_UPDATE").await["enabled"], false);
    let path = format!("/guilds/{}/integrations", guild(&sandbox, WORKSHOP));
    let listed = rest.get(&path).await.body;
    assert_eq!(listed[0]["user"]["username"], "ada");
    let one = format!("{path}/{}", text(&made["id"]));
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    let gone = gateway.event("INTEGRATION_DELETE").await;
    assert_eq!(gone["application_id"], made["application"]["id"]);
}

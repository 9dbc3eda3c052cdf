//! Entitlements, subscriptions and command permissions.

use serde_json::json;

use crate::events::heard;
use crate::stranger::*;

#[tokio::test]
async fn a_test_entitlement_is_made_used_and_taken_back() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (bot, basil) = (user(&sandbox, "sandy"), user(&sandbox, "basil"));
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let path = format!("/applications/{bot}/entitlements");
    let asked = json!({ "sku_id": "77", "owner_id": basil, "owner_type": 2 });
    let made = rest.send("POST", &path, asked).await;
    assert_eq!((made.status, &made.body["user_id"]), (200, &json!(basil)));
    assert_eq!(gateway.event("ENTITLEMENT_CREATE").await, made.body);
    let one = format!("{path}/{}", text(&made.body["id"]));
    assert_eq!(
        rest.call("POST", &format!("{one}/consume")).await.status,
        204
    );
    assert_eq!(gateway.event("ENTITLEMENT_UPDATE").await["consumed"], true);
    assert_eq!(rest.get(&one).await.body["consumed"], true);
    let of_basil = format!("{path}?user_id={basil}&sku_ids=77,78");
    let found = rest.get(&of_basil).await.body;
    assert_eq!(found.as_array().unwrap().len(), 1);
    let of_another = format!("{path}?sku_ids=78");
    assert_eq!(rest.get(&of_another).await.body, json!([]));
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    assert_eq!(gateway.event("ENTITLEMENT_DELETE").await["deleted"], true);
    assert_eq!(rest.get(&one).await.status, 404);
    let other = format!("/applications/{basil}/entitlements");
    assert_eq!(rest.get(&other).await.status, 403);
}

#[tokio::test]
async fn people_subscribe() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let fields = json!({ "user": "basil", "sku_ids": ["77"] });
    let made = sandbox.act_json("create_subscription", fields).unwrap();
    assert_eq!(gateway.event("SUBSCRIPTION_CREATE").await, made);
    let ending = json!({ "subscription": made["id"], "status": 2 });
    sandbox.act_json("update_subscription", ending).unwrap();
    assert_eq!(gateway.event("SUBSCRIPTION_UPDATE").await["status"], 2);
    let path = format!("/skus/77/subscriptions?user_id={}", user(&sandbox, "basil"));
    assert_eq!(rest.get(&path).await.body[0]["id"], made["id"]);
    assert_eq!(rest.get("/skus/77/subscriptions").await.body["code"], 50035);
    let one = format!("/skus/77/subscriptions/{}", text(&made["id"]));
    assert_eq!(rest.get(&one).await.body["status"], 2);
    let over = json!({ "subscription": made["id"] });
    assert_eq!(
        heard(
            &sandbox,
            &mut gateway,
            &[("delete_subscription", over.clone())]
        )
        .await,
        ["SUBSCRIPTION_DELETE"]
    );
    assert!(sandbox.act_json("delete_subscription", over).is_err());
}

#[tokio::test]
async fn command_permissions_are_set_by_people() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (bot, workshop) = (user(&sandbox, "sandy"), guild(&sandbox, "Godot Workshop"));
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let permissions = json!([{ "id": workshop, "type": 1, "permission": false }]);
    let fields = json!({ "guild": workshop, "permissions": permissions });
    let set = sandbox.act_json("set_command_permissions", fields).unwrap();
    let told = gateway
        .event("APPLICATION_COMMAND_PERMISSIONS_UPDATE")
        .await;
    assert_eq!((&told, &told["application_id"]), (&set, &json!(bot)));
    let path = format!("/applications/{bot}/guilds/{workshop}/commands");
    assert_eq!(
        rest.get(&format!("{path}/permissions")).await.body,
        json!([set])
    );
    let one = format!("{path}/{bot}/permissions");
    assert_eq!(rest.get(&one).await.body, set);
    let refused = rest.send("PUT", &one, json!({ "permissions": [] })).await;
    assert_eq!(refused.body["code"], 20001);
    assert_eq!(
        rest.get(&format!("{path}/1/permissions")).await.body["code"],
        10066
    );
}

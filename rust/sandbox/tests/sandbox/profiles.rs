//! What accounts, members and guilds show of themselves.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn people_wear_tags_decorations_and_nameplates() {
    let sandbox = demo();
    let workshop = guild(&sandbox, "Godot Workshop");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let tag = json!({ "identity_guild_id": workshop, "identity_enabled": true, "tag": "GODO", "badge": "b" });
    let decoration = json!({ "asset": "a_1", "sku_id": "1" });
    let fields =
        json!({ "user": "basil", "primary_guild": tag, "avatar_decoration_data": decoration });
    sandbox.act_json("update_user", fields).unwrap();
    let told = gateway.event("GUILD_MEMBER_UPDATE").await;
    assert_eq!(
        (
            &told["user"]["primary_guild"],
            &told["user"]["avatar_decoration_data"]
        ),
        (&tag, &decoration)
    );
    let fields = json!({ "guild": workshop, "user": "clover", "banner": "b_1", "avatar_decoration_data": decoration });
    sandbox.act_json("update_member", fields).unwrap();
    let clover = user(&sandbox, "clover");
    loop {
        let told = gateway.event("GUILD_MEMBER_UPDATE").await;
        if told["user"]["id"] == clover {
            assert_eq!(
                (&told["banner"], &told["avatar_decoration_data"]),
                (&json!("b_1"), &decoration)
            );
            break;
        }
    }
    let fields = json!({ "guild": workshop, "name": "Shiny", "icon": "i", "tags": { "premium_subscriber": null } });
    sandbox.act_json("create_role", fields).unwrap();
    let role = gateway.event("GUILD_ROLE_CREATE").await["role"].take();
    assert_eq!(
        (&role["icon"], &role["tags"]),
        (&json!("i"), &json!({ "premium_subscriber": null }))
    );
}

#[tokio::test]
async fn a_guild_stops_invites_for_a_while() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let rest = Rest::new(&sandbox);
    let path = format!(
        "/guilds/{}/incident-actions",
        guild(&sandbox, "Godot Workshop")
    );
    let past = json!({ "invites_disabled_until": "2020-01-01T00:00:00+00:00" });
    let set = rest.send("PUT", &path, past).await;
    assert_eq!(
        (set.status, &set.body["dms_disabled_until"]),
        (200, &json!(null))
    );
    assert_eq!(
        gateway.event("GUILD_UPDATE").await["incidents_data"],
        set.body
    );
    let far = json!({ "dms_disabled_until": "2999-01-01T00:00:00+00:00" });
    assert_eq!(rest.send("PUT", &path, far).await.body["code"], 50035);
}

//! The profiles of players, which game stats widgets show.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn the_first_profile_makes_an_identity() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let bot = text(&rest.get("/users/@me").await.body["id"]);
    let person = sandbox
        .act_json("add_user", json!({ "username": "player" }))
        .unwrap();
    let person = text(&person["id"]);
    let profile = format!("/applications/{bot}/users/{person}/identities/p-1/profile");
    let of_user = format!("/users/{person}/application-identities/{bot}");
    let of_player = format!("/applications/{bot}/application-identities/NONE/p-1");

    assert_eq!(rest.get(&profile).await.status, 404);
    assert_eq!(rest.get(&of_user).await.body, json!({ "identities": [] }));
    let data = json!({ "primary": { "total_wins": 5 }, "dynamic": [] });
    let first = rest
        .send(
            "PATCH",
            &profile,
            json!({ "username": "player1", "data": data }),
        )
        .await;
    assert_eq!(first.status, 201);
    assert_eq!(
        first.body,
        json!({ "username": "player1", "metadata": null, "data": data })
    );
    let second = rest
        .send("PATCH", &profile, json!({ "username": "player2" }))
        .await;
    assert_eq!(second.status, 204);
    let kept = rest.get(&profile).await.body;
    assert_eq!(
        (&kept["username"], &kept["data"]),
        (&json!("player2"), &data),
        "what is not given stays"
    );
    let identity =
        json!({ "user_id": person, "provider_type": "NONE", "provider_issued_user_id": "p-1" });
    for path in [&of_user, &of_player] {
        let listed = rest.get(path).await.body;
        assert_eq!(listed, json!({ "identities": [identity] }), "{path}");
    }
    let other = profile.replace("p-1", "p-2");
    let other = rest.send("PATCH", &other, json!({ "username": "x" })).await;
    assert_eq!(other.status, 404, "the user has another account");

    let delete = format!("{of_user}/NONE/p-1/delete");
    assert_eq!(rest.send("POST", &delete, json!({})).await.status, 204);
    assert_eq!(rest.send("POST", &delete, json!({})).await.status, 404);
    assert_eq!(rest.get(&of_player).await.body, json!({ "identities": [] }));
}

#[tokio::test]
async fn a_profile_has_limits() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let bot = text(&rest.get("/users/@me").await.body["id"]);
    let person = sandbox
        .act_json("add_user", json!({ "username": "player" }))
        .unwrap();
    let path = format!(
        "/applications/{bot}/users/{}/identities/p-1/profile",
        text(&person["id"])
    );
    let field = json!({ "type": 2, "name": "coins", "value": 1 });
    for wrong in [
        json!({ "username": "x".repeat(1025) }),
        json!({ "data": { "dynamic": vec![field; 31] } }),
        json!({ "data": { "primary": { "season": "x".repeat(10 * 1024) } } }),
    ] {
        let answer = rest.send("PATCH", &path, wrong).await;
        assert_eq!((answer.status, &answer.body["code"]), (400, &json!(50035)));
    }
}

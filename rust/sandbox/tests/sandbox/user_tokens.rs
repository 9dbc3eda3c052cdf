//! The access tokens of users (OAuth2).

use serde_json::{Value, json};

use crate::stranger::*;

async fn get(sandbox: &discord_sandbox::Sandbox, token: &str, path: &str) -> Answer {
    let url = format!("{}/api/v10{path}", sandbox.url());
    let request = http()
        .get(url)
        .header("authorization", format!("Bearer {token}"));
    Answer::read(request.send().await.unwrap()).await
}

fn authorize(sandbox: &discord_sandbox::Sandbox, scopes: Value) -> String {
    let fields = json!({ "user": "basil", "scopes": scopes });
    let granted = sandbox.act_json("authorize_application", fields).unwrap();
    assert_eq!(granted["token_type"], "Bearer");
    granted["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_token_speaks_for_its_user_within_its_scopes() {
    let sandbox = demo();
    let token = authorize(&sandbox, json!(["identify"]));
    let me = get(&sandbox, &token, "/users/@me").await;
    assert_eq!(me.body["username"], "basil");
    let guilds = get(&sandbox, &token, "/users/@me/guilds").await;
    assert_eq!(guilds.status, 401, "the scope guilds was not granted");
    let authorization = get(&sandbox, &token, "/oauth2/@me").await.body;
    assert_eq!(authorization["scopes"], json!(["identify"]));
    assert_eq!(authorization["user"]["username"], "basil");
}

#[tokio::test]
async fn routes_of_bots_do_not_accept_it() {
    let sandbox = demo();
    let token = authorize(&sandbox, json!(["identify", "guilds"]));
    assert_eq!(get(&sandbox, &token, "/gateway/bot").await.status, 401);
    assert_eq!(get(&sandbox, "unknown", "/users/@me").await.status, 401);
    let bot = Rest::new(&sandbox).get("/oauth2/@me").await;
    assert_ne!(bot.status, 200, "a bot has no authorization");
}

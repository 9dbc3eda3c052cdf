//! What other libraries send and read beyond Discord's documentation, or in other forms than ours.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn tags_of_a_forum_get_ids() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/guilds/{}/channels", guild(&sandbox, "Godot Workshop"));
    let tags = json!([{ "name": "Bread" }, { "name": "Cake", "moderated": true }]);
    let asked = json!({ "name": "recipes", "type": 15, "available_tags": tags });
    let forum = rest.send("POST", &path, asked).await.body;
    let bread = forum["available_tags"][0].clone();
    let whole = json!({
        "id": bread["id"], "name": "Bread", "moderated": false, "emoji_id": null, "emoji_name": null,
    });
    assert_eq!(bread, whole);
    assert!(bread["id"].is_string());
    assert_ne!(bread["id"], forum["available_tags"][1]["id"]);
    assert_eq!(forum["available_tags"][1]["moderated"], true);

    let path = format!("/channels/{}", text(&forum["id"]));
    let asked = json!({ "available_tags": [bread, { "name": "Pie" }] });
    let changed = rest.send("PATCH", &path, asked).await.body;
    assert_eq!(changed["available_tags"][0], whole, "it keeps its id");
    assert!(changed["available_tags"][1]["id"].is_string());
}

#[tokio::test]
async fn a_post_is_answered_with_its_message() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/guilds/{}/channels", guild(&sandbox, "Godot Workshop"));
    let forum = rest
        .send("POST", &path, json!({ "name": "recipes", "type": 15 }))
        .await
        .body;
    let path = format!("/channels/{}/threads", text(&forum["id"]));
    let asked =
        json!({ "name": "Rye", "message": { "content": "Flour" }, "rate_limit_per_user": null });
    let post = rest.send("POST", &path, asked).await;
    assert_eq!(post.status, 201);
    assert_eq!(post.body["message"]["content"], "Flour");
    assert_eq!(post.body["message"]["channel_id"], post.body["id"]);
    assert_eq!(post.body["rate_limit_per_user"], 0);
}

#[tokio::test]
async fn whole_numbers_may_have_a_point() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let poll = |hours: f64| {
        let answers = json!([{ "poll_media": { "text": "Yes" } }]);
        json!({ "poll": { "question": { "text": "So?" }, "answers": answers, "duration": hours } })
    };
    let asked = rest.send("POST", &path, poll(2.0)).await;
    assert_eq!(asked.status, 200);
    let time =
        |value: &serde_json::Value| text(value)[11..16].replace(':', "").parse::<i32>().unwrap();
    let hours = time(&asked.body["poll"]["expiry"]) - time(&asked.body["timestamp"]);
    assert_eq!(hours.rem_euclid(2400), 200);
    assert_eq!(rest.send("POST", &path, poll(2.5)).await.status, 400);
}

#[tokio::test]
async fn a_ban_may_say_in_the_query_what_it_deletes() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let guild = guild(&sandbox, "Godot Workshop");
    let messages = format!("/channels/{}/messages", channel(&sandbox, "showcase"));
    assert_eq!(rest.get(&messages).await.body.as_array().unwrap().len(), 2);
    let ban =
        |who: &str, query: &str| format!("/guilds/{guild}/bans/{}?{query}", user(&sandbox, who));
    let put = async |path: String| rest.request("PUT", &path).send().await.unwrap().status();
    assert_eq!(
        put(ban("fennel", "delete_message_seconds=604800")).await,
        204
    );
    assert_eq!(rest.get(&messages).await.body.as_array().unwrap().len(), 1);
    assert_eq!(
        put(ban("clover", "delete_message_seconds=604801")).await,
        400
    );
    assert_eq!(put(ban("clover", "delete_message_days=week")).await, 400);
}

#[tokio::test]
async fn a_file_whose_type_is_not_said_has_that_of_its_name() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    for (name, said, is) in [
        ("a.PNG", "application/octet-stream", json!("image/png")),
        ("a.txt", "text/markdown", json!("text/markdown")),
        ("a.what", "application/octet-stream", json!(null)),
    ] {
        let part = reqwest::multipart::Part::bytes(&b"hello"[..]).file_name(name);
        let form = reqwest::multipart::Form::new().part("files[0]", part.mime_str(said).unwrap());
        let sent = rest.request("POST", &path).multipart(form).send().await;
        let sent = Answer::read(sent.unwrap()).await.body;
        assert_eq!(sent["attachments"][0]["content_type"], is, "{name}");
    }
}

#[tokio::test]
async fn flags_of_embeds_are_not_the_senders() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let asked = json!({ "embeds": [{ "title": "Here", "flags": 0 }] });
    let sent = rest.send("POST", &path, asked).await.body;
    assert_eq!(
        sent["embeds"][0],
        json!({ "title": "Here", "type": "rich" })
    );
}

#[tokio::test]
async fn ids_are_answered_as_text_and_images_as_hashes() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/guilds/{}", guild(&sandbox, "Godot Workshop"));
    let general = channel(&sandbox, "general");
    let number: u64 = general.parse().unwrap();
    let asked =
        json!({ "system_channel_id": number, "icon": "data:image/png;base64,iVBORw0KGgo=" });
    let changed = rest.send("PATCH", &path, asked).await.body;
    assert_eq!(changed["system_channel_id"], general);
    assert_eq!(text(&changed["icon"]).len(), 32);
    let asked = json!({ "system_channel_id": null, "icon": null });
    let changed = rest.send("PATCH", &path, asked).await.body;
    assert_eq!(
        (&changed["system_channel_id"], &changed["icon"]),
        (&json!(null), &json!(null))
    );
}

#[tokio::test]
async fn what_is_not_said_is_filled_in() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/guilds/{}/roles", guild(&sandbox, "Godot Workshop"));
    let asked = json!({ "name": "Baker", "colors": { "primary_color": 7 } });
    let role = rest.send("POST", &path, asked).await.body;
    let whole = json!({ "primary_color": 7, "secondary_color": null, "tertiary_color": null });
    assert_eq!(role["colors"], whole);

    let path = format!("/channels/{}/threads", channel(&sandbox, "general"));
    let asked = json!({ "name": "aside", "type": 11, "auto_archive_duration": null });
    let thread = rest.send("POST", &path, asked).await.body;
    assert_eq!(thread["thread_metadata"]["auto_archive_duration"], 1440);
}

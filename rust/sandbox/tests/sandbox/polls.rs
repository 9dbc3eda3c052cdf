//! Polls: asked over REST, voted in by users, ended.

use serde_json::{Value, json};

use crate::events::heard;
use crate::stranger::*;

fn poll(multiselect: bool) -> Value {
    json!({
        "question": { "text": "Tea or coffee?" },
        "answers": [
            { "poll_media": { "text": "Tea", "emoji": { "name": "🍵" } } },
            { "poll_media": { "text": "Coffee" } },
        ],
        "duration": 1,
        "allow_multiselect": multiselect,
    })
}

#[tokio::test]
async fn a_poll_of_the_bot_is_voted_on_and_ended() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let basil = user(&sandbox, "basil");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let made = rest
        .send(
            "POST",
            &format!("/channels/{general}/messages"),
            json!({ "poll": poll(false) }),
        )
        .await;
    assert_eq!(made.status, 200);
    assert_eq!(made.body["poll"]["answers"][1]["answer_id"], 2);
    assert_eq!(
        made.body["poll"]["results"],
        json!({ "is_finalized": false, "answer_counts": [] })
    );
    let message = text(&made.body["id"]);
    let vote = |answer: u64| {
        let fields =
            json!({ "channel": general, "message": message, "user": "basil", "answer": answer });
        sandbox.act_json("vote", fields).unwrap()
    };
    vote(1);
    assert_eq!(
        gateway.event("MESSAGE_POLL_VOTE_ADD").await,
        json!({
            "user_id": basil, "channel_id": general, "message_id": message, "answer_id": 1,
            "guild_id": guild(&sandbox, "Godot Workshop"),
        })
    );
    let counted = vote(2);
    assert_eq!(
        gateway.event("MESSAGE_POLL_VOTE_REMOVE").await["answer_id"],
        1
    );
    assert_eq!(gateway.event("MESSAGE_POLL_VOTE_ADD").await["answer_id"], 2);
    assert_eq!(
        counted["results"]["answer_counts"],
        json!([{ "id": 2, "count": 1, "me_voted": false }])
    );
    let path = format!("/channels/{general}/polls/{message}");
    let voters = rest.get(&format!("{path}/answers/2?limit=5")).await.body;
    assert_eq!(voters["users"][0]["id"], basil);
    assert_eq!(
        rest.get(&format!("{path}/answers/1")).await.body,
        json!({ "users": [] })
    );
    assert_eq!(rest.get(&format!("{path}/answers/3")).await.status, 404);

    let ended = rest.call("POST", &format!("{path}/expire")).await;
    assert_eq!(
        (ended.status, &ended.body["poll"]["results"]["is_finalized"]),
        (200, &json!(true))
    );
    let updated = gateway.event("MESSAGE_UPDATE").await;
    assert_eq!(updated["poll"]["results"]["is_finalized"], true);
    let result = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&result["type"], &result["message_reference"]["message_id"]),
        (&json!(46), &json!(message))
    );
    assert_eq!(result["embeds"][0]["type"], "poll_result");
    let fields = result["embeds"][0]["fields"].as_array().unwrap();
    let field = |name: &str| &fields.iter().find(|field| field["name"] == name).unwrap()["value"];
    assert_eq!(
        (
            field("total_votes"),
            field("victor_answer_id"),
            field("victor_answer_text")
        ),
        (&json!("1"), &json!("2"), &json!("Coffee"))
    );
    let again = rest.call("POST", &format!("{path}/expire")).await;
    assert_eq!(again.body["code"], 520_001);
    let late = json!({ "channel": general, "message": message, "user": "basil", "answer": 1 });
    assert!(sandbox.act_json("vote", late).is_err());
}

#[tokio::test]
async fn people_ask_too_and_choose_several() {
    let sandbox = demo();
    let general = channel(&sandbox, "general");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let fields = json!({ "channel": general, "author": "clover", "poll": poll(true) });
    let made = sandbox.act_json("send_message", fields).unwrap();
    assert_eq!(
        gateway.event("MESSAGE_CREATE").await["poll"]["allow_multiselect"],
        true
    );
    let at = |user: &str, answer: u64| json!({ "channel": general, "message": made["id"], "user": user, "answer": answer });
    for fields in [at("basil", 1), at("basil", 2), at("dill", 1)] {
        sandbox.act_json("vote", fields).unwrap();
    }
    let left = sandbox.act_json("unvote", at("basil", 2)).unwrap();
    assert_eq!(
        left["results"]["answer_counts"],
        json!([{ "id": 1, "count": 2, "me_voted": false }])
    );
    assert!(sandbox.act_json("unvote", at("basil", 2)).is_err());
    assert!(sandbox.act_json("vote", at("basil", 7)).is_err());
    let end = json!({ "channel": general, "message": made["id"] });
    assert_eq!(
        heard(&sandbox, &mut gateway, &[("end_poll", end)]).await,
        [
            "MESSAGE_POLL_VOTE_ADD",
            "MESSAGE_POLL_VOTE_ADD",
            "MESSAGE_POLL_VOTE_ADD",
            "MESSAGE_POLL_VOTE_REMOVE",
            "MESSAGE_UPDATE",
            "MESSAGE_CREATE"
        ]
    );
    let path = format!("/channels/{general}/polls/{}/expire", text(&made["id"]));
    assert_eq!(
        Rest::new(&sandbox).call("POST", &path).await.body["code"],
        50005
    );
}

#[tokio::test]
async fn what_a_poll_may_not_ask_is_named() {
    let sandbox = demo();
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let rest = Rest::new(&sandbox);
    let mut long = poll(false);
    long["duration"] = json!(769);
    long["answers"][0]["poll_media"]["text"] = json!("x".repeat(56));
    let refused = rest.send("POST", &path, json!({ "poll": long })).await;
    assert_eq!(
        (refused.status, &refused.body["code"]),
        (400, &json!(50035))
    );
    let errors = &refused.body["errors"]["poll"];
    assert!(errors["duration"].is_object());
    assert!(errors["answers"]["0"]["poll_media"]["text"].is_object());
}

//! A stream of events of all kinds.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn the_same_seed_makes_the_same_stream() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let mut streams = Vec::new();
    for _ in 0..2 {
        sandbox
            .act_json("mixed", json!({ "count": 2000, "seed": 7 }))
            .unwrap();
        sandbox
            .act_json("dispatch", json!({ "event": "MARK" }))
            .unwrap();
        streams.push(gateway.events_until("MARK").await);
    }
    assert_eq!((streams[0].len(), &streams[0]), (2001, &streams[1]));
    for name in [
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
        "TYPING_START",
        "PRESENCE_UPDATE",
        "VOICE_STATE_UPDATE",
        "GUILD_MEMBER_UPDATE",
        "CHANNEL_UPDATE",
        "GUILD_ROLE_UPDATE",
    ] {
        assert!(streams[0].iter().any(|other| other == name), "{name}");
    }
    assert!(
        sandbox
            .act_json("mixed", json!({ "count": 200_001 }))
            .is_err()
    );
}

#[tokio::test]
async fn content_stays_hidden_in_it() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, UNPRIVILEGED).await;
    sandbox.act_json("mixed", json!({ "count": 20 })).unwrap();
    let message = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(message["content"], "");
    assert!(message["author"]["username"].is_string());
}

//! Events that are read without scanning them first, and frames that only look like such events.

mod fake;

use discord_gateway::Disconnect;
use fake::Fake;

#[tokio::test(start_paused = true)]
async fn however_a_frame_is_written_it_is_the_same_event() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.recorded.event().await;
    for frame in [
        r#"{"t":"A","s":5,"op":0,"d":{"x":1}}"#,
        r#"{"t":"A","s":5,"op":0,"d": {"x":1} }"#,
        r#"{"t":"A","s":5,"op":0,"d":{"x":1},"new":{"d":2}}"#,
        r#"{"op":0,"d":{"x":1},"s":5,"t":"A"}"#,
        " { \"t\" : \"\\u0041\" , \"s\" : 5 , \"op\" : 0 , \"d\" : {\"x\":1} } ",
    ] {
        server.send(frame).await;
        let (name, sequence, data) = fake.recorded.event().await;
        assert_eq!(
            (&*name, sequence, &*data),
            ("A", 5, r#"{"x":1}"#),
            "{frame}"
        );
    }
    assert_eq!(fake.shard.session().unwrap().sequence, 5);
}

#[tokio::test(start_paused = true)]
async fn what_only_begins_like_an_event_is_asked_for_again() {
    for frame in [
        r#"{"t":"A","s":5,"op":0,"d":{"x":1]}"#,
        r#"{"t":"A","s":5,"op":0,"d":}"#,
        r#"{"t":"A","s":5,"op":0,"d":{}}}"#,
        r#"{"t":"A","s":5,"op":0,"d":1,"d":2}"#,
        r#"{"t":"A","s":5,"op":0,"d":1,"t":"B"}"#,
    ] {
        let mut fake = Fake::plain();
        let mut server = fake.ready().await;
        fake.recorded.event().await;
        server.send(frame).await;
        let (reason, resume) = fake.recorded.disconnected().await;
        assert!(
            matches!(reason, Disconnect::Unreadable(_)) && resume,
            "{frame}: {reason}"
        );
        drop(server);
        let (_server, request) = fake.resumed().await;
        assert_eq!(request["seq"], 1, "{frame}");
    }
}
